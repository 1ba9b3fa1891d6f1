"""Widths of columns on paper: every word has room, and a word that has none takes nothing from figures."""

from decimal import Decimal

import pytest

from massnahmenplan.bericht.entwurf.form import Spalte, Tabelle
from massnahmenplan.bericht.entwurf.spaltenbreiten import breiten_cm

SPALTEN = (Spalte("Wer", breite=1), Spalte("Zuwendungen [€]", "ganz", 9))


def _breiten(wer: str) -> list[float]:
    return breiten_cm(Tabelle("Blatt", "Titel", SPALTEN, ((wer, Decimal(1)),), ("", Decimal(1))), 8.0)


def test_das_laengste_wort_hat_platz_und_der_rest_geht_nach_anteilen() -> None:
    # 22 letters of 0.64 · 7.5 pt, in bold 11 of 0.7 · 7.5 pt, W and w half more; 0.1 cm on both sides; a point is
    # 2.54/72 cm.
    wort, kopf = 22.5 * 0.64 * 7.5 * 2.54 / 72 + 0.2, 11.5 * 0.7 * 7.5 * 2.54 / 72 + 0.2
    frei = 8 - wort - kopf
    assert _breiten("Wohnungsgenossenschaft eG") == pytest.approx([wort + frei / 10, kopf + frei * 9 / 10])


def test_ein_wort_ohne_platz_laesst_zahlen_ganz() -> None:
    kopf = 11.5 * 0.7 * 7.5 * 2.54 / 72 + 0.2
    assert _breiten("x" * 500) == pytest.approx([8 - kopf, kopf])
