"""Brute force against the optimiser on 200 seeded tiny cases that switch every family on and off.

The judge of every plan is the recomputation with its checks: it knows neither options nor model. What it says of
single limits is tested by hand calculations elsewhere; here it is about all of them at once.
"""

import random
from collections import Counter
from decimal import Decimal
from functools import cache
from itertools import combinations

import pytest

from massnahmenplan.begriffe.planziel import GENAUIGKEIT
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.planung import plane
from massnahmenplan.vorgaben import Vorgaben
from tests.familien.aufzaehlung import Modell, beurteile, plan_aus, rangfolge_der_besten, wahlen
from tests.familien.faelle import SCHALTER, erzeuge, ohne, wuerfle

SAATEN = range(200)
EXAKT = Vorgaben(luecke=0.0)
VON_HAND = 6
"""Plans per case, drawn from all, of which the model is asked."""
NICHTS = Decimal(0)
ZINSRUNDUNG = Decimal("0.3")
"""EUR: interest is rounded every year, so that plans this near to a limit may be on either side of it."""

ENTSCHEIDEN = {
    "physik": (8, 21, 24),
    "ueberlappung": (53, 65, 124),
    "varianten": (49, 102, 123),
    "kostenanteile": (6, 50, 54),
    "miete": (3, 5, 14),
    "buendel": (14, 54, 122),
    "uebertrag": (11, 24, 64),
    "doppelhaushalt": (42, 102, 149),
    "sperre": (12, 18, 50),
    "verpflichtung": (38, 40, 42),
    "vorsorge": (43, 66, 109),
    "deckung": (40, 113, 137),
    "intracting": (3, 19, 38),
    "linie": (36, 172, 173),
    "kredit": (15, 18, 50),
    "raster": (1, 5, 16),
    "kriterienziel": (2, 8, 25),
    "mindestanzahl": (9, 33, 50),
    "taxonomie": (4, 10, 41),
    "energieziel": (18, 30, 46),
    "tonnenziel": (26, 80, 95),
    "emissionsziel": (10, 59, 60),
    "reihenfolge": (7, 17, 45),
    "festlegung": (12, 18, 20),
    "ressource": (27, 32, 108),
    "foerderung": (8, 11, 14),
    "zweites_programm": (21, 26, 27),
    "topf": (14, 33, 143),
    "kappe": (8, 18, 21),
    "de_minimis": (54, 141, 197),
    "zielfolge": (8, 10, 11),
    "nutzwert": (13, 15, 20),
    "ziel_kosten": (1, 4, 14),
}
"""Per switch, three cases that have another answer without it."""


@cache
def geplant(saat: int, aus: str = "") -> Ergebnis | None:
    """Return the optimiser's plan, with one switch turned off if named; None if it says that there is none."""
    try:
        return plane(erzeuge(saat, ohne(wuerfle(saat), aus)), EXAKT)
    except UnerfuellbarFehler:
        return None


@pytest.mark.parametrize("saat", SAATEN)
def test_kein_plan_ist_besser_und_das_modell_sagt_von_jedem_dasselbe(saat: int) -> None:
    """``plane`` itself has compared model and recomputation of its plan, figure by figure (``abgleich``)."""
    fall, ergebnis = erzeuge(saat).geordnet(), geplant(saat)
    vorgaben = EXAKT.fuer(fall.projekt)
    modell = Modell.von(fall, vorgaben.zielname)
    alle = list(wahlen(modell.aufbereitung))
    urteile = [beurteile(fall, plan_aus(modell.aufbereitung, wahl)) for wahl in alle]
    assert (ergebnis is None) == (not any(urteil.zulaessig for urteil in urteile))
    if ergebnis is not None:
        assert beurteile(fall, ergebnis.plan).zulaessig
        assert isinstance(vorgaben.toleranz, tuple)
        toleranz, gefunden = Decimal(repr(vorgaben.toleranz[0])), dict(_beste(ergebnis))
        genau, weit = (
            rangfolge_der_besten(urteile, vorgaben.ziele, toleranz, rand) for rand in (NICHTS, ZINSRUNDUNG)
        )
        for ziel, a, b in zip(vorgaben.ziele, genau, weit, strict=True):
            assert min(a, b) - GENAUIGKEIT[ziel] <= gefunden[ziel] <= max(a, b) + GENAUIGKEIT[ziel], ziel
    for nummer in random.Random(saat).sample(range(len(alle)), min(VON_HAND, len(alle))):
        assert modell.widerspruch(alle[nummer], urteile[nummer]) is None, plan_aus(
            modell.aufbereitung, alle[nummer]
        )


def test_jeder_schalter_ist_oft_genug_an_und_jedes_paar_kommt_vor() -> None:
    an = [wuerfle(saat) for saat in SAATEN]
    einzeln = Counter(name for namen in an for name in namen)
    paare = Counter(paar for namen in an for paar in combinations(sorted(namen), 2))
    assert min(einzeln[name] for name in SCHALTER) >= 40
    assert min(paare[paar] for paar in combinations(sorted(SCHALTER), 2)) >= 5


@pytest.mark.parametrize("schalter", SCHALTER)
def test_jeder_schalter_aendert_die_antwort(schalter: str) -> None:
    """Without it another optimum, or one where there was none, or none any more."""
    assert len(set(ENTSCHEIDEN[schalter])) >= 3
    for saat in ENTSCHEIDEN[schalter]:
        assert schalter in wuerfle(saat)
        assert _antwort(geplant(saat)) != _antwort(geplant(saat, schalter)), saat


def _beste(ergebnis: Ergebnis) -> list[tuple[str, Decimal]]:
    """Return each aim with the best value that its search found: of the last one it is that of the plan."""
    nachweis = ergebnis.nachweis
    einzeln = [(stufe.ziel, stufe.bester) for stufe in nachweis.stufen]
    return einzeln or [(nachweis.ziel, nachweis.zielwert)]


def _antwort(ergebnis: Ergebnis | None) -> object:
    """Return aims and their best values to the kilogram, euro or thousandth of a point; None without a plan."""
    return ergebnis and [(ziel, round(wert, 0 if ziel == "kosten" else 3)) for ziel, wert in _beste(ergebnis)]


def test_die_faelle_sagen_etwas() -> None:
    """In most cases there is a plan in which something is done."""
    plaene = [geplant(saat) for saat in SAATEN[::10]]
    assert sum(plan is not None and bool(plan.plan.schritte) for plan in plaene) >= 12
