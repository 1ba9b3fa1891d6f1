"""A network counts as one of 17 buildings or of 101 dwellings: one of the two is enough."""

import numpy as np
import pytest

from massnahmenmodell import Modelldaten
from massnahmenmodell.daten import Alternative
from tests.massnahmenmodell.bausteine import daten, erlaubt, form

# Options 0 and 1: the network in two years (one measure); 2 to 4: connections of 9, 8 and 1 buildings
# with 20, 30 and 71 dwellings.
GEBAEUDE = {2: 9.0, 3: 8.0, 4: 1.0}
WOHNUNGEN = {2: 20.0, 3: 30.0, 4: 71.0}


def netz(*wege: tuple[dict[int, float], float]) -> Modelldaten:
    alternative = Alternative("netz", "netz", np.array([0, 1]), tuple((form(w), schwelle) for w, schwelle in wege))
    optionen = [(0, 0, 0), (0, 1, 1), (1, 0, 0), (2, 0, 0), (3, 0, 0)]
    return daten(optionen, alternativen=(alternative,), minderung={2: {0: 1}})


@pytest.mark.parametrize(
    ("wahl", "erwartet"),
    [
        ((0, 2, 3), True),  # 17 buildings, 50 dwellings
        ((1, 2, 3), True),
        ((0, 3, 4), True),  # 9 buildings, 101 dwellings
        ((0, 2, 4), False),  # 10 buildings, 91 dwellings
        ((0, 2, 3, 4), True),
        ((0,), False),
        ((2, 4), True),  # without the network nothing is asked
        ((), True),
    ],
)
def test_einer_der_wege_genuegt(wahl: tuple[int, ...], erwartet: bool) -> None:
    assert erlaubt(netz((GEBAEUDE, 17.0), (WOHNUNGEN, 101.0)), *wahl) is erwartet


def test_ein_einziger_weg_ist_pflicht() -> None:
    assert erlaubt(netz((GEBAEUDE, 17.0)), 0, 2, 3)
    assert not erlaubt(netz((GEBAEUDE, 17.0)), 0, 3, 4)


def test_wert_ueber_der_schwelle_reicht_allein() -> None:
    assert erlaubt(netz((WOHNUNGEN, 60.0)), 0, 4)
    assert not erlaubt(netz((WOHNUNGEN, 60.0)), 0, 2, 3)


def test_weg_ohne_beitraege_ist_verschlossen() -> None:
    assert not erlaubt(netz(({}, 1.0)), 0, 2, 3, 4)
    assert erlaubt(netz(({}, 1.0), (GEBAEUDE, 17.0)), 0, 2, 3)
