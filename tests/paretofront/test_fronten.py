"""Whole fronts against the trial of every plan: two aims by an enumeration of its own, three by the recount."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import permutations, product

import pytest

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.begriffe.planziel import GENAUIGKEIT, JE_MEHR_DESTO_BESSER
from massnahmenplan.ergebnis import Plan
from massnahmenplan.ergebnis.front import Front
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.paretofront.planung import pareto
from massnahmenplan.planung import Vorgaben
from massnahmenplan.planungsfall import Planungsfall
from tests.erschoepfend.aufzaehlung import _wege, bewerte
from tests.erschoepfend.faelle import kleinster_fall
from tests.fallbau import ansaetze, baue_fall, massnahme
from tests.nachrechnung.rechnen import schritt

Werte = tuple[Fraction, ...]
GENAU = Vorgaben(luecke=0.0)
SAATEN = (502, 504, 506, 507, 509, 513, 501)
"""Four, three, two points and one; the last one is impossible."""


def gedreht(ziele: Sequence[str], werte: Sequence[Decimal | Fraction]) -> Werte:
    return tuple(Fraction(w) * (1 if z in JE_MEHR_DESTO_BESSER else -1) for z, w in zip(ziele, werte, strict=True))


def unuebertroffene(plaene: Sequence[Werte]) -> list[Werte]:
    verschieden = sorted(set(plaene))
    return [
        p
        for p in verschieden
        if not any(q != p and all(b >= a for a, b in zip(p, q, strict=True)) for q in verschieden)
    ]


def verlange_front(front: Front, plaene: Sequence[Werte]) -> None:
    """All points that no plan is better than, each once, up to the accuracy of a computation; nothing is open."""
    genau = [Fraction(GENAUIGKEIT[ziel]) for ziel in front.ziele]
    ist = [gedreht(front.ziele, [punkt.wert(ziel) for ziel in front.ziele]) for punkt in front.punkte]
    soll = unuebertroffene(plaene)

    def so_gut(werte: Werte, wie: Werte) -> bool:
        return all(a >= b - g for a, b, g in zip(werte, wie, genau, strict=True))

    for punkt in soll:
        assert any(so_gut(werte, punkt) for werte in ist), f"es fehlt {[float(w) for w in punkt]}"
    for werte in ist:
        assert any(so_gut(punkt, werte) and so_gut(werte, punkt) for punkt in soll), f"zu viel: {werte}"
    for eine, andere in permutations(ist, 2):
        assert not so_gut(eine, andere)
    assert (front.vollstaendig, front.zahlen.offene_zellen, front.zahlen.schmale_zellen) == (True, 0, 0)
    for punkt in front.punkte:
        assert punkt.ist_bewiesen
        rechnung = nachrechnung.rechne(punkt.ergebnis.fall, punkt.ergebnis.plan)
        verstoesse = pruefung.pruefe(punkt.ergebnis.fall, punkt.ergebnis.plan, rechnung.bilanz)
        assert (*rechnung.verstoesse, *verstoesse) == ()


@pytest.mark.parametrize("saat", SAATEN)
def test_zwei_ziele_gegen_alle_plaene(saat: int) -> None:
    daten = kleinster_fall(saat)
    wege = {m["id"]: [None, *_wege(daten, m)] for m in daten["massnahmen"]}
    plaene = []
    for wahl in product(*wege.values()):
        plan = {kennung: weg for kennung, weg in zip(wege, wahl, strict=True) if weg is not None}
        if (tonnen := bewerte(daten, plan, "co2")) is not None:
            kosten = bewerte(daten, plan, "kosten")
            assert kosten is not None
            plaene.append((tonnen, -kosten))
    fall = Planungsfall.model_validate(daten)
    if not plaene:
        with pytest.raises(UnerfuellbarFehler):
            pareto(fall, ("co2", "kosten"), 50, GENAU)
        return
    front = pareto(fall, ("co2", "kosten"), 50, GENAU)
    verlange_front(front, plaene)


def fuenf_mit_punkten() -> Planungsfall:
    """Return five measures, each of which is good in something: tonnes, what they earn, marks."""
    zahlen = (
        # EUR, t a year, earnings a year, mark
        (100_000, 20, 0, 2),
        (80_000, 6, 30_000, 1),
        (60_000, 9, 0, 5),
        (50_000, 3, 15_000, 4),
        (40_000, 10, 2_000, 1),
    )
    massnahmen = [
        massnahme(
            kennung,
            investition_eur=eur,
            co2_t_a=tonnen,
            ertrag_eur_a=ertrag,
            kriterien={"sozial": note},
            spaetestes_ende=2027,
        )
        for kennung, (eur, tonnen, ertrag, note) in zip("ABCDE", zahlen, strict=True)
    ]
    sozial = {"id": "sozial", "name": "Sozial", "gewicht": "1", "normierung": "skala"}
    return baue_fall(massnahmen, kriterien=[sozial], haushalt=ansaetze([180_000, 0, 0, 0], range(2027, 2031)))


def alle_plaene(fall: Planungsfall, ziele: Sequence[str]) -> list[Werte]:
    """Return the values of every plan of measures that all begin in 2027."""
    plaene = []
    for wahl in product((False, True), repeat=len(fall.massnahmen)):
        gewaehlt = (m.id for m, dabei in zip(fall.massnahmen, wahl, strict=True) if dabei)
        plan = Plan(tuple(schritt(kennung, 2027) for kennung in sorted(gewaehlt)))
        rechnung = nachrechnung.rechne(fall, plan)
        if not rechnung.verstoesse and not pruefung.pruefe(fall, plan, rechnung.bilanz):
            plaene.append(gedreht(ziele, [rechnung.bilanz.zielwerte[ziel] for ziel in ziele]))
    return plaene


@pytest.mark.parametrize(
    "ziele", [("co2", "kosten", "nutzwert"), ("nutzwert", "co2", "kosten"), ("co2", "nutzwert")]
)
def test_drei_ziele_gegen_alle_plaene(ziele: tuple[str, ...]) -> None:
    fall = fuenf_mit_punkten()
    plaene = alle_plaene(fall, ziele)
    assert len(plaene) > len(unuebertroffene(plaene)) >= 3
    verlange_front(pareto(fall, ziele, 100, GENAU), plaene)


def test_die_reihenfolge_der_ziele_aendert_die_front_nicht() -> None:
    fall = fuenf_mit_punkten()
    hin, her = (pareto(fall, ziele, 100, GENAU) for ziele in (("co2", "kosten"), ("kosten", "co2")))
    assert [p.ergebnis.bilanz.zielwerte for p in hin.punkte] == [p.ergebnis.bilanz.zielwerte for p in her.punkte]
    assert [(t.mehr, t.preis) for t in hin.tausch] == [(t.mehr, t.preis) for t in her.tausch]
