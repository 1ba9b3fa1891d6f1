"""Portfolios against the enumeration of all combinations of plans: seeded districts, both aims, both ways."""

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from massnahmenplan.ergebnis.portfolioergebnis import Portfolioergebnis
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.portfolio.planung import plane_portfolio
from massnahmenplan.vorgaben import Vorgaben
from tests.portfolio.aufzaehlung import bestes
from tests.portfolio.faelle import konten, portfolio, quartiere

SAATEN = range(16)
GROESSEN = [(3, 2), (2, 3)]
"""Districts and measures in each, in turn."""


def ziel_von(saat: int) -> str:
    return "co2" if saat // 4 % 2 == 0 else "kosten"


def faelle(saat: int) -> list[dict[str, Any]]:
    return quartiere(saat, *GROESSEN[saat % 2])


@cache
def optimum(saat: int) -> Fraction | None:
    return bestes(faelle(saat), konten(saat), ziel_von(saat))


@cache
def ergebnis(saat: int, weg: str, luecke: float = 0.0) -> Portfolioergebnis | None:
    verbund = portfolio(faelle(saat), konten(saat))
    try:
        return plane_portfolio(verbund, Vorgaben(ziel=[ziel_von(saat)], luecke=luecke), weg)
    except UnerfuellbarFehler:
        return None


def toleranz(wert: Fraction) -> Fraction:
    return Fraction(1, 10**9) * max(1, abs(wert))


@pytest.mark.parametrize("weg", ["monolith", "spalten"])
@pytest.mark.parametrize("saat", SAATEN)
def test_findet_das_optimum_aller_kombinationen(saat: int, weg: str) -> None:
    bester, gefunden = optimum(saat), ergebnis(saat, weg)
    assert (bester is None) == (gefunden is None)
    if bester is not None and gefunden is not None:
        assert abs(Fraction(gefunden.zielwert) - bester) <= toleranz(bester)


@pytest.mark.parametrize("weg", ["monolith", "spalten"])
@pytest.mark.parametrize("saat", SAATEN)
def test_schranke_ist_nie_besser_als_das_optimum(saat: int, weg: str) -> None:
    bester, grob = optimum(saat), ergebnis(saat, weg, 0.3)
    if bester is None or grob is None:
        assert bester is None
        assert grob is None
        return
    assert grob.schranke is not None
    abstand = Fraction(grob.schranke) - bester
    assert (abstand if grob.viel_ist_gut else -abstand) >= -Fraction(1, 10**5) * max(1, abs(bester))
    abstand = bester - Fraction(grob.zielwert)
    assert (abstand if grob.viel_ist_gut else -abstand) >= -toleranz(bester)


@pytest.mark.parametrize("saat", SAATEN)
def test_gemeinsame_konten_werden_nie_ueberzogen(saat: int) -> None:
    gefunden = ergebnis(saat, "monolith")
    if gefunden is None:
        assert optimum(saat) is None
        return
    for konto in gefunden.konten:
        for jahr in konto.jahre:
            assert jahr.frei >= 0
            assert jahr.genutzt == sum(jahr.nutzung.values(), Decimal(0))


def test_die_faelle_sind_verschieden_genug() -> None:
    """Some portfolios are impossible, and in some the shared accounts cost tonnes against no limits at all."""
    werte = [optimum(saat) for saat in SAATEN]
    assert None in werte
    assert sum(wert is not None and wert != 0 for wert in werte) >= 10
