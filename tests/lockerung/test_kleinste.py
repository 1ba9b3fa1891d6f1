"""The smallest change, by trying: every subset and begin of tiny cases, by hand, without model and solver."""

import itertools
import random
from decimal import Decimal

import pytest

from massnahmenplan.ergebnis.ausweg import Richtung
from massnahmenplan.lockerung import diagnostiziere
from massnahmenplan.lockerung.elastisch import baue_elastisch
from massnahmenplan.lockerung.frist import Frist
from massnahmenplan.lockerung.probe import erprobe
from tests.fallbau import ansaetze, baue_fall, massnahme

JAHRE = range(2027, 2030)


def _plaene(kosten: list[int], tonnen: list[int]) -> list[tuple[list[int], int]]:
    """Return spending per year and tonnes in the last year of every choice of begins; None is not to do it."""
    plaene = []
    for beginne in itertools.product((None, 0, 1, 2), repeat=len(kosten)):
        je_jahr, summe = [0, 0, 0], 0
        for beginn, betrag, menge in zip(beginne, kosten, tonnen, strict=True):
            if beginn is not None:
                je_jahr[beginn] += betrag
                summe += menge if beginn < 2 else 0  # done in 2029, it works from 2030 on
        plaene.append((je_jahr, summe))
    return plaene


@pytest.mark.parametrize("saat", range(12))
def test_geld_und_ziel_sind_die_kleinsten(saat: int) -> None:
    """Yearly budgets without carry-over: what is missing is the sum of what each year lacks."""
    zufall = random.Random(saat)
    kosten = [zufall.randrange(20, 100) * 1000 for _ in range(3)]
    tonnen = [zufall.randrange(5, 30) for _ in range(3)]
    ansatz = [zufall.randrange(0, 80) * 1000 for _ in JAHRE]
    plaene = _plaene(kosten, tonnen)

    def fehlt(je_jahr: list[int]) -> int:
        return sum(max(0, aus - ein) for aus, ein in zip(je_jahr, ansatz, strict=True))

    erreichbar = max(summe for je_jahr, summe in plaene if not fehlt(je_jahr))
    verlangt = min(erreichbar + zufall.randrange(1, 15), sum(tonnen))
    if verlangt <= erreichbar:
        verlangt = erreichbar + 1  # not even all measures: money is no way out
    fall = baue_fall(
        [massnahme(k, investition_eur=str(e), co2_t_a=t) for k, e, t in zip("ABC", kosten, tonnen, strict=True)],
        projekt={"ende": 2029},
        haushalt=ansaetze([str(betrag) for betrag in ansatz], JAHRE),
        ziele=[{"id": "z", "art": "minderung_jahr", "wert": verlangt}],
    )
    gefunden = {ausweg.richtung: ausweg for ausweg in reversed(diagnostiziere(fall).auswege)}
    ziel = gefunden[Richtung.ZIEL].lockerungen[0]
    assert ziel.um == verlangt - erreichbar
    mit_geld = [fehlt(je_jahr) for je_jahr, summe in plaene if summe >= verlangt]
    assert (Richtung.GELD in gefunden) == bool(mit_geld)
    if mit_geld:
        geld = gefunden[Richtung.GELD]
        assert sum((eine.um or Decimal(0) for eine in geld.lockerungen), Decimal(0)) == min(mit_geld)
        assert geld.ist_minimal


@pytest.mark.parametrize("saat", range(6))
def test_wenigste_jahre_spaeter(saat: int) -> None:
    """One builder, one year each, all due in 2027: n measures need 0 + 1 + … + (n − 1) years more in sum."""
    anzahl = 2 + saat % 3
    fall = baue_fall(
        [massnahme(k, pflicht=True, spaetestes_ende=2027, bedarf={"bau": 1}) for k in "ABCD"[:anzahl]],
        ressourcen=[{"id": "bau", "name": "Bautrupp", "einheit": "Stück", "menge": 1}],
    )
    zeit = next(a for a in diagnostiziere(fall).auswege if a.richtung is Richtung.ZEIT)
    assert zeit.groesse == zeit.mindestens == sum(range(anzahl))
    assert len(zeit.lockerungen) == anzahl - 1


@pytest.mark.parametrize("saat", range(4))
def test_von_einem_plan_der_ziele_verfehlt_kommt_dasselbe_heraus(saat: int) -> None:
    """What no plan reaches is proven from there as well, and what one does reach is found: by trying all plans."""
    zufall = random.Random(saat)
    kosten = [zufall.randrange(20, 100) * 1000 for _ in range(3)]
    tonnen = [zufall.randrange(5, 30) for _ in range(3)]
    plaene = _plaene(kosten, tonnen)
    erreichbar = max(summe for je_jahr, summe in plaene if max(je_jahr) <= 100_000)
    fehlend = {
        verlangt: baue_fall(
            [
                massnahme(k, investition_eur=str(e), co2_t_a=t)
                for k, e, t in zip("ABC", kosten, tonnen, strict=True)
            ],
            projekt={"ende": 2029},
            haushalt=ansaetze("100000", JAHRE),
            ziele=[{"id": "z", "art": "minderung_jahr", "wert": verlangt}],
        )
        for verlangt in (erreichbar, erreichbar + 1)
    }
    elastisch = baue_elastisch(fehlend[erreichbar + 1])
    eine = elastisch.aufbereitung.optionen[0]  # one measure alone: both targets are missed by it
    wahl = frozenset({(eine.massnahme, eine.variante, eine.beginn)})
    geht, fund = erprobe(fehlend[erreichbar], Frist(60), 60, wahl, ist_nah=True)
    assert geht
    assert fund is not None
    assert fund.bilanz.zielwerte["co2"] > 0
    assert erprobe(fehlend[erreichbar + 1], Frist(60), 60, wahl, ist_nah=True) == (False, None)
