"""Widths of columns on paper: every word has room, and a word that has none takes nothing from figures."""

from decimal import Decimal

import pytest

from massnahmenplan.bericht.entwurf.form import Spalte, Tabelle
from massnahmenplan.bericht.entwurf.spaltenbreiten import breiten_cm, schrift_pt

SPALTEN = (Spalte("Wer", breite=1), Spalte("Zuwendungen [€]", "ganz", 9))


def _breiten(wer: str) -> list[float]:
    return breiten_cm(Tabelle("Blatt", "Titel", SPALTEN, ((wer, Decimal(1)),), ("", Decimal(1))), 8.0)


def test_das_laengste_wort_hat_platz_und_der_rest_geht_nach_anteilen() -> None:
    # 22 letters of 0.66 · 7.5 pt, in bold 11 of 0.72 · 7.5 pt, W and w half more; 0.1 cm on both sides; a point is
    # 2.54/72 cm.
    wort, kopf = 22.5 * 0.66 * 7.5 * 2.54 / 72 + 0.2, 11.5 * 0.72 * 7.5 * 2.54 / 72 + 0.2
    frei = 8 - wort - kopf
    assert _breiten("Wohnungsgenossenschaft eG") == pytest.approx([wort + frei / 10, kopf + frei * 9 / 10])


def test_ein_wort_ohne_platz_laesst_zahlen_ganz() -> None:
    kopf = 11.5 * 0.72 * 7.5 * 2.54 / 72 + 0.2
    assert _breiten("x" * 500) == pytest.approx([8 - kopf, kopf])


def _haushalt(betrag: int) -> Tabelle:
    """Return a table of a year and seven amounts, as wide as the council paper's."""
    spalten = (Spalte("Jahr", "jahr"), Spalte("Zuwendungen [€]", "ganz"), *[Spalte("Darlehen", "ganz")] * 6)
    zeile = (2027, *[Decimal(betrag)] * 7)
    return Tabelle("Blatt", "Titel", spalten, (zeile,) * 30, ("Summe", *[Decimal(30 * betrag)] * 7))


# Letters by their widths in bold DejaVu Sans, the wide font that stands in for Calibri: digit 0.696, point 0.38,
# "Summe" 4.194, "Zuwendungen" 7.997.
SUMME, ZUWENDUNGEN = 4.194, 7.997
MILLIONEN, MILLIARDEN = 8 * 0.696 + 2 * 0.38, 11 * 0.696 + 3 * 0.38


@pytest.mark.parametrize(("betrag", "schrift"), [(1_000_000, 7.5), (1_000_000_000, 6.5)])
def test_grosse_betraege_brechen_nicht_sondern_werden_kleiner(betrag: int, schrift: float) -> None:
    tabelle = _haushalt(betrag)
    assert schrift_pt(tabelle, 17.4) == schrift
    jahr, zuwendung, *betraege = ((cm - 0.2) / (schrift * 2.54 / 72) for cm in breiten_cm(tabelle, 17.4))
    assert jahr > SUMME
    assert zuwendung > ZUWENDUNGEN
    assert min(betraege) > (MILLIARDEN if betrag > 1_000_000 else MILLIONEN)


def test_wo_auch_die_kleinste_schrift_nicht_reicht_bleibt_es_bei_der_ueblichen() -> None:
    assert schrift_pt(_haushalt(-(10**15)), 17.4) == 7.5
