"""An approval whose deadline ends before building does: warned of, named as the cause, not claimed to count."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from massnahmenplan.eingabe.standdatei import lies_stand
from massnahmenplan.eingabe.standzweifel import verfallene_bewilligungen
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.fortschreibung import schreibe_fort
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.planung import plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.rueckblick import jahresbericht
from massnahmenplan.vorgaben import Vorgaben
from tests.fallbau import baue_fall, massnahme, programm
from tests.stand.bausteine import bescheid, mit, stand

EXAKT = Vorgaben(luecke=0.0)
BAU_2028 = {"fruehester_beginn": 2028, "spaetestes_ende": 2028}
ZWOELF_MONATE = programm("krl", fristen={"startsperre": "antrag", "bewilligungszeitraum_monate": 12})
BEWILLIGT = {"datum": date(2027, 11, 2), "betrag_eur": 40000}
"""Twelve months: built by 2 November 2028; a plan in years is done on 31 December."""


def fall(**led: Any) -> Planungsfall:
    return baue_fall([massnahme("led", art="led", **BAU_2028 | led), massnahme("b")], programme=[ZWOELF_MONATE])


def fortgeschrieben(**notiz: Any) -> tuple[Ergebnis, list[Befund]]:
    """Return the plan of January 2028, with LED contracted, approved and not yet built; and what was hinted."""
    gesagt: list[Befund] = []
    heute = mit(fall(), stichtag=date(2028, 1, 15))
    staende = [stand("led", "vergeben", datum=date(2028, 1, 15)), stand("b", datum=date(2028, 1, 15))]
    zugesagt = bescheid("led", **BEWILLIGT | notiz)
    ergebnis = schreibe_fort(plane(fall(), EXAKT), heute, staende, [zugesagt], EXAKT, melde_hinweis=gesagt.append)
    return ergebnis, [b for b in gesagt if b.kennung == "W318"]


@pytest.fixture(scope="module")
def verfallen() -> tuple[Ergebnis, list[Befund]]:
    return fortgeschrieben()


def test_hinweis_nennt_tag_betrag_und_abhilfe(verfallen: tuple[Ergebnis, list[Befund]]) -> None:
    (hinweis,) = verfallen[1]
    assert hinweis.feld == "bescheide[led].frist"
    assert "40.000,00 € aus krl entfallen" in hinweis.text
    assert "gebaut sein muss bis 02.11.2028, die Maßnahme ist aber erst am 31.12.2028 fertig" in hinweis.text
    assert "Bewilligungszeitraum des Programms" in hinweis.text
    assert "verlängert" in str(hinweis.abhilfe)
    assert "frist: 31.12.2028 eintragen" in str(hinweis.abhilfe)


def test_ursache_sagt_dass_die_bewilligung_nicht_gilt(verfallen: tuple[Ergebnis, list[Befund]]) -> None:
    fort = verfallen[0].fortschreibung
    assert fort is not None
    zuschuss = next(a for a in fort.aenderungen if a.art == "zuschuss")
    assert (zuschuss.alt, zuschuss.neu) == ("40.000 €", "0 €")
    assert zuschuss.ursache.text == (
        "Bewilligung verfällt: gebaut sein muss bis 02.11.2028, die Maßnahme ist aber erst am 31.12.2028 fertig "
        "(Bescheid vom 02.11.2027: krl bewilligt 40.000 €)"
    )


def test_annahme_behauptet_nicht_dass_sie_zaehlt(verfallen: tuple[Ergebnis, list[Befund]]) -> None:
    gilt = [a for a in verfallen[0].annahmen if a.startswith("Bewilligte Zuschüsse gelten")]
    nicht = [a for a in verfallen[0].annahmen if a.startswith("Bewilligt, zählt im Plan aber nicht: krl für")]
    assert (gilt, len(nicht)) == ([], 1)
    assert "bis 02.11.2028" in nicht[0]


def test_ausgezahltes_verschwindet_nicht_still() -> None:
    """20,000 of 40,000 EUR have come, and no plan counts them: then nobody may say that they count."""
    ergebnis, (hinweis,) = fortgeschrieben(ausgezahlt_eur={2027: 20000})
    led = ergebnis.bilanz.massnahme("led")
    assert led is not None
    assert led.zuschuss_eur == 0
    assert not [a for a in ergebnis.annahmen if a.startswith("Ausgezahltes zählt")]
    (nicht,) = [a for a in ergebnis.annahmen if a.startswith("Bewilligt, zählt im Plan aber nicht")]
    frage = "20.000,00 € davon sind schon ausgezahlt und zählen auch nicht: Sind sie zurückzuzahlen?"
    assert nicht.endswith(f"erst am 31.12.2028 fertig. {frage}")
    assert hinweis.text.endswith(f"; {frage}")


def test_verfallener_kredit_wird_genannt_statt_null_euro() -> None:
    kredit = {"laufzeit_jahre": 10, "sollzins": "0.02", "stelle": "1"}
    (fassung,) = ZWOELF_MONATE["fassungen"]
    als_kredit = fassung | {"satz": {"grund": "0", "stelle": "1"}, "kredit": kredit}
    programme = [ZWOELF_MONATE | {"fassungen": [als_kredit]}]
    neu = baue_fall([massnahme("led", art="led", **BAU_2028)], programme=programme)
    zugesagt = bescheid("led", **BEWILLIGT | {"betrag_eur": 0})
    heute = mit(neu, [stand("led", datum=date(2028, 1, 15))], [zugesagt], stichtag=date(2028, 1, 15))
    ((_, (kennung, _, text, _)),) = verfallene_bewilligungen(heute)
    assert kennung == "W318"
    assert "der Kredit aus krl entfällt; gebaut sein muss bis 02.11.2028" in text
    assert "0,00 €" not in text


def test_frist_steht_im_jahresbericht(verfallen: tuple[Ergebnis, list[Befund]]) -> None:
    """The notice names no deadline, the plan has no application of it: it is the programme's."""
    fristen = [f for f in jahresbericht(verfallen[0], 2027).fristen if f.art == "bescheidfrist"]
    assert [(f.tag, f.massnahme) for f in fristen] == [(date(2028, 11, 2), "led")]
    assert "Fertig nach dem Plan erst am 31.12.2028" in fristen[0].text


def test_mit_laengerer_frist_zaehlt_sie_ohne_hinweis() -> None:
    ergebnis, hinweise = fortgeschrieben(frist=date(2028, 12, 31))
    led = ergebnis.bilanz.massnahme("led")
    assert led is not None
    assert (led.zuschuss_eur, hinweise) == (40000, [])


@pytest.mark.parametrize(
    ("phase", "dauer", "gewarnt"),
    [
        ("{phase: vergeben, beginn: 2028}", 1, True),
        ("{phase: vergeben}", 1, False),  # as long as nobody says when: fortschreiben takes it from the last plan
        ("{phase: bewilligt}", 1, True),  # not contracted: not even begun in the period of the Stichtag
        ("{phase: vergeben, beginn: 2027}", 1, False),
        ("{phase: im_bau, beginn: 2027}", 2, True),
        ("{phase: idee, lage: verworfen, grund: G, beschluss: B}", 1, False),
    ],
)
def test_beim_pruefen_der_datei(tmp_path: Path, phase: str, dauer: int, gewarnt: bool) -> None:
    heute = mit(fall(dauer_bau=dauer, spaetestes_ende=None, fruehester_beginn=None), stichtag=date(2028, 1, 15))
    (tmp_path / "s.yaml").write_text(
        f"stand:\n  - {{massnahme: led, datum: 2027-12-20, {phase[1:-1]}}}\nbescheide:\n  - {{massnahme: led, "
        "programm: krl, art: bewilligt, datum: 2027-11-02, betrag_eur: 40000}\n",
        encoding="utf-8",
    )
    hinweise = [h.kennung for h in lies_stand(tmp_path / "s.yaml", heute).hinweise]
    assert ("W318" in hinweise) is gewarnt
