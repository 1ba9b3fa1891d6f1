"""What is used up stays within its limit, year by year or over a window of years."""

import numpy as np

from massnahmenmodell import Modelldaten
from massnahmenmodell.daten import Konto
from tests.massnahmenmodell.bausteine import daten, erlaubt, je_periode

# Three measures with one option each, begun in the periods 0, 1 and 2; each uses 1.0 in its period.
OPTIONEN = [(0, 0, 0), (1, 1, 1), (2, 2, 2)]
VERBRAUCH = {0: {0: 1.0}, 1: {1: 1.0}, 2: {2: 1.0}}


def mit_konto(menge: list[float], fenster: int, verbrauch: dict[int, dict[int, float]] = VERBRAUCH) -> Modelldaten:
    konto = Konto("k", "k", (2027, 2028, 2029), np.array(menge), je_periode(3, verbrauch), fenster)
    return daten(OPTIONEN, konten=(konto,), minderung={2: {0: 1}})


def test_genau_ausgeschoepft_ist_erlaubt_ein_haar_weniger_nicht() -> None:
    zusammen = {1: {0: 0.4, 1: 0.6}}  # 0.4 + 0.6 = 1.0 in period 1
    assert erlaubt(mit_konto([0, 1.0, 0], 1, zusammen), 0, 1)
    assert not erlaubt(mit_konto([0, 0.9999, 0], 1, zusammen), 0, 1)
    assert erlaubt(mit_konto([0, 0.9999, 0], 1, zusammen), 1)


def test_jahre_ohne_verbrauch_sind_frei() -> None:
    assert erlaubt(mit_konto([0.0, 1.0, 0.0], 1), 1)
    assert not erlaubt(mit_konto([0.0, 1.0, 0.0], 1), 0)


def test_fenster_zaehlt_die_jahre_davor_mit() -> None:
    # Window of two years: 1.0 in period 0 and 1.0 in period 1 are 2.0 in the window that ends in period 1.
    assert erlaubt(mit_konto([2.0, 2.0, 2.0], 2), 0, 1, 2)
    assert not erlaubt(mit_konto([2.0, 1.9999, 2.0], 2), 0, 1)
    # A gap of one year leaves 1.0 in each window of two years, but 2.0 in the window of three.
    assert erlaubt(mit_konto([1.0, 1.0, 1.0], 2), 0, 2)
    assert not erlaubt(mit_konto([1.0, 1.0, 1.0], 3), 0, 2)


def test_erstes_fenster_beginnt_mit_dem_plan() -> None:
    # The window of three years that ends in period 0 holds period 0 only.
    assert erlaubt(mit_konto([1.0, 9.0, 9.0], 3), 0, 1, 2)
    assert not erlaubt(mit_konto([0.9, 9.0, 9.0], 3), 0)


def test_in_mehreren_jahren_verbraucht_dieselbe_option_mehrmals() -> None:
    # Option 0 uses 1.0 in the periods 0 and 1: 2.0 in a window of two years.
    zweimal = {0: {0: 1.0}, 1: {0: 1.0}}
    assert erlaubt(mit_konto([1.0, 2.0, 1.0], 2, zweimal), 0)
    assert not erlaubt(mit_konto([1.0, 1.9, 1.0], 2, zweimal), 0)
