"""Overlap: measure 0 (option 0, or 1 later) takes part of the effect of measure 1 (options 2 and 3)."""

import pytest

from massnahmenmodell import Modelldaten
from tests.massnahmenmodell.bausteine import daten, loese_mit, ueberlappung

# Measure 0 is in operation from period 1 (option 0) or period 2 (option 1).
# Measure 1 brings 10 t a year from period 1 (option 2), or 20 t from period 2 (option 3).
OPTIONEN = [(0, 0, 0), (0, 1, 1), (1, 0, 0), (1, 1, 1)]
MINDERUNG = {1: {0: 5.0, 2: 10.0}, 2: {0: 5.0, 1: 5.0, 2: 10.0, 3: 20.0}}


def mit_verlust(verlust_t: dict[int, dict[int, float]], **rest: object) -> Modelldaten:
    return daten(OPTIONEN, minderung=MINDERUNG, ueberlappungen=(ueberlappung(0, 3, verlust_t),), **rest)


ANTEIL = {1: {2: 4.0}, 2: {2: 4.0, 3: 8.0}}
"""40 % of the effect of the second."""


@pytest.mark.parametrize(
    ("wahl", "minderung"),
    [
        ([2], 10 + 10),  # the second alone loses nothing
        ([0], 5 + 5),
        ([0, 2], 5 + 5 + 6 + 6),
        ([1, 2], 10 + 5 + 6),  # the first works in period 2 only
        ([0, 3], 5 + 5 + 12),
        ([1, 3], 5 + 12),
        ([], 0),
    ],
)
def test_verlust_nur_waehrend_die_erste_in_betrieb_ist(wahl: list[int], minderung: float) -> None:
    assert loese_mit(mit_verlust(ANTEIL), wahl) == pytest.approx(minderung)


def test_nach_der_nutzungsdauer_der_ersten_geht_nichts_mehr_verloren() -> None:
    # Option 0 works in period 1 only.
    eingabe = mit_verlust(ANTEIL, betrieb_bis=[1, 2, 2, 2])
    assert loese_mit(eingabe, [0, 2]) == pytest.approx(5 + 5 + 6 + 10)


@pytest.mark.parametrize(
    ("wahl", "minderung"),
    [([2], -20), ([0, 2], 10 - 12), ([1, 2], 5 - 10 - 6), ([0], 10), ([1], 5), ([], 0)],
)
def test_von_mehremission_entfaellt_ein_teil_nur_im_betrieb_der_ersten(wahl: list[int], minderung: float) -> None:
    # The second emits 10 t more a year; 40 % of that is saved while the first works: -4 t are "lost".
    mehr = {1: {0: 5.0, 2: -10.0}, 2: {0: 5.0, 1: 5.0, 2: -10.0}}
    eingabe = daten(OPTIONEN, minderung=mehr, ueberlappungen=(ueberlappung(0, 3, {1: {2: -4.0}, 2: {2: -4.0}}),))
    assert loese_mit(eingabe, wahl) == pytest.approx(minderung)


@pytest.mark.parametrize(
    ("wahl", "minderung"), [([2], -10), ([3], 20), ([0, 2], 10 - 6), ([0, 3], 10 + 12), ([1, 2], 5 - 6), ([1], 5)]
)
def test_eine_variante_mindert_die_andere_nicht(wahl: list[int], minderung: float) -> None:
    # In period 2: option 2 emits 10 t more, option 3 saves 20 t; losses -4 and 8.
    gemischt = {1: {0: 5.0}, 2: {0: 5.0, 1: 5.0, 2: -10.0, 3: 20.0}}
    eingabe = daten(OPTIONEN, minderung=gemischt, ueberlappungen=(ueberlappung(0, 3, {2: {2: -4.0, 3: 8.0}}),))
    assert loese_mit(eingabe, wahl) == pytest.approx(minderung)


@pytest.mark.parametrize(("verlust", "kosten"), [(3.0, 100 + 0.9 * 3 + 0.8 * 3), (-3.0, 100 - 0.9 * 3 - 0.8 * 3)])
def test_entgangene_ersparnis_kostet_diskontiert(verlust: float, kosten: float) -> None:
    geld = {1: {2: verlust}, 2: {2: verlust}}
    eingabe = daten(
        OPTIONEN,
        ueberlappungen=(ueberlappung(0, 3, None, geld),),
        zielfunktion="kosten",
        kosten=[60.0, 60.0, 40.0, 40.0],
        diskont=[1.0, 0.9, 0.8, 0.7],
    )
    assert loese_mit(eingabe, [0, 2]) == pytest.approx(kosten)
    assert loese_mit(eingabe, [2]) == pytest.approx(40.0)
