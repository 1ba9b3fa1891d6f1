"""Quantiles by hand."""

from decimal import Decimal

from massnahmenplan.sensitivitaet.auswertung.baender import baender
from tests.sensitivitaet.auswertung.laufbau import lauf


def test_quantile_ueber_den_plan_und_je_jahr() -> None:
    """0, 10 … 100: at 5 % halfway between 0 and 10; the cost is known of two runs only."""
    laeufe = [lauf(n, {"bau": n} if n else {}, "a", 10 * n, minderung_t_AT_2030=n) for n in range(11)]
    laeufe[3] = lauf(3, {"bau": 3}, "a", 30, kosten_eur=100, minderung_t_AT_2030=3)
    laeufe[4] = lauf(4, {"bau": 4}, "a", 40, kosten_eur=200, minderung_t_AT_2030=4)
    minderung, kosten, jahr = baender(laeufe)
    assert (minderung.kennzahl, minderung.jahr, minderung.laeufe, minderung.basis) == ("co2_t", None, 11, 0)
    assert (minderung.kleinster, *minderung.quantile, minderung.groesster) == (0, 5, 25, 50, 75, 95, 100)
    assert (kosten.kennzahl, kosten.laeufe, kosten.basis) == ("kosten_eur", 2, None)
    assert (kosten.kleinster, *kosten.quantile, kosten.groesster) == (100, 105, 125, 150, 175, 195, 200)
    assert (jahr.kennzahl, jahr.jahr, jahr.quantile[0]) == ("minderung_t", 2030, Decimal("0.5"))


def test_ohne_laeufe_keine_baender() -> None:
    assert baender(()) == ()
