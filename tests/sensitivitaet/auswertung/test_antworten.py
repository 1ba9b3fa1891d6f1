"""All answers together: what is asked of them, and that they stand ten thousand runs."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.sensitivitaet.auswertung import werte_aus
from tests.fallbau import ansaetze, baue_fall, massnahme
from tests.sensitivitaet.auswertung.laufbau import fall, lauf, studie


def test_laeufe_ohne_plan_zaehlen_in_keinem_anteil() -> None:
    laeufe = [lauf(0, {}, "a", 30), lauf(1, {"haus": "50 %"}, None), lauf(2, {"haus": "150 %"}, "a", 30)]
    antworten = werte_aus(fall(), studie(), laeufe, mit_reue=False)
    assert (antworten.laeufe, antworten.mit_plan, antworten.ohne_plan) == (3, 2, 1)
    assert antworten.je_status == {"optimal": 2, "unmoeglich": 1}
    assert antworten.massnahmen[0].anteil == 1
    assert antworten.reue is None


def test_was_laeufe_ohne_plan_unterscheidet_steht_nur_da_wenn_es_etwas_sagt() -> None:
    """Building at 100 % (run 0) and 50 % has a plan, at 200 % it has none; no two budgets differ."""
    laeufe = [lauf(0, {}, "a", 30), lauf(1, {"bau": "50 %"}, "a", 30), lauf(2, {"bau": "200 %"}, None)]
    trennung = werte_aus(fall(), studie(), laeufe, mit_reue=False).unmoeglich_bei
    assert trennung is not None
    assert (trennung.stellgroesse, trennung.staerke, trennung.mit, trennung.ohne) == ("bau", 1, Decimal("0.5"), 2)
    # one at a time the usual value is 100 % with a plan and without: nothing to say
    einzeln = [lauf(0, {}, "a", 30), lauf(1, {"bau": "200 %"}, None), lauf(2, {"haus": "50 %"}, None)]
    assert werte_aus(fall(), studie(), einzeln, mit_reue=False).unmoeglich_bei is None


def test_ohne_jeden_plan_gibt_es_keine_antwort_und_keinen_fehler() -> None:
    antworten = werte_aus(fall(), studie(), [lauf(0, {}, None), lauf(1, {"bau": 2}, None)])
    assert (antworten.massnahmen, antworten.tornado, antworten.baender, antworten.budgets) == ((), (), (), ())
    assert antworten.reue is not None
    assert antworten.reue.bester is None
    assert werte_aus(fall(), studie(), ()).laeufe == 0


@pytest.mark.parametrize("anteil", ["0", "-0.1", "1.01"])
def test_kern_ab_muss_ein_anteil_sein(anteil: str) -> None:
    with pytest.raises(EingabeFehler, match="E460"):
        werte_aus(fall(), studie(), [lauf(0)], kern_ab=Decimal(anteil))


def test_laeufe_einer_anderen_studie_werden_abgelehnt() -> None:
    with pytest.raises(EingabeFehler, match="die Studie nicht nennt: zins"):
        werte_aus(fall(), studie(), [lauf(0), lauf(1, {"zins": 1})])


def zehntausend() -> Iterator[Laufergebnis]:
    """Measure m7 is in the plan if 7 divides the number, and so on; m1 always; begins go by the number."""
    for nummer in range(10_000):
        werte = {"bau": 1 + nummer % 97, "haus": 1 + nummer % 89} if nummer else {}
        beginne = {f"m{teiler}": 2027 + nummer % 4 for teiler in range(1, 101) if nummer % teiler == 0}
        yield lauf(nummer, werte, beginne, nummer, minderung_t_AT_2028=nummer, kosten_eur=-nummer)


def test_zehntausend_laeufe_mit_hundert_massnahmen() -> None:
    """What counts is that nothing grows with the square of the runs: this test takes seconds, or it never ends."""
    gross = baue_fall([massnahme(f"m{n}") for n in range(1, 101)], haushalt=ansaetze(1, range(2027, 2031)))
    antworten = werte_aus(gross, studie(), list(zehntausend()), mit_reue=False)
    je_massnahme = {m.massnahme: m for m in antworten.massnahmen}
    assert {k: m.gewaehlt for k, m in je_massnahme.items()} == {
        f"m{teiler}": -(-10_000 // teiler) for teiler in range(1, 101)
    }
    assert [m.massnahme for m in antworten.klasse("kern")] == ["m1"]
    assert (je_massnahme["m4"].fruehestes_jahr, je_massnahme["m4"].spaetestes_jahr) == (2027, 2027)
    assert antworten.baender[0].quantile[2] == Decimal("4999.5")
    assert len(antworten.baender) == 3
    assert sum(len(b.schritte) for b in antworten.budgets) > 8_000
