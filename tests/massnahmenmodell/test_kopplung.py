"""Couplings of any kind: a sum over options stays within its limit."""

import pytest

from massnahmenmodell import Modelldaten
from massnahmenmodell.daten import Kopplung
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from tests.massnahmenmodell.bausteine import daten, erlaubt, form


def gekoppelt(werte: dict[int, float], hoechstens: float) -> Modelldaten:
    """Return three measures with one option each."""
    kopplung = Kopplung("k", "k", form(werte), hoechstens)
    return daten([(0, 0, 0), (1, 0, 0), (2, 0, 0)], kopplungen=(kopplung,), minderung={2: {0: 1}})


def test_unterlage_ist_voraussetzung() -> None:
    nur_mit_unterlage = gekoppelt({1: 1.0, 0: -1.0}, 0.0)
    assert erlaubt(nur_mit_unterlage, 0, 1)
    assert erlaubt(nur_mit_unterlage, 0)
    assert not erlaubt(nur_mit_unterlage, 1)


def test_gemeinsames_minimum_genau_erreicht() -> None:
    # 3 and 2 make the 5 that option 0 asks for.
    mindestens_fuenf = gekoppelt({0: 5.0, 1: -3.0, 2: -2.0}, 0.0)
    assert erlaubt(mindestens_fuenf, 0, 1, 2)
    assert not erlaubt(mindestens_fuenf, 0, 1)
    assert erlaubt(mindestens_fuenf, 1)
    assert not erlaubt(gekoppelt({0: 5.0, 1: -3.0, 2: -1.999}, 0.0), 0, 1, 2)


def test_hoechstzahl_der_antraege() -> None:
    hoechstens_zwei = gekoppelt({0: 1.0, 1: 1.0, 2: 1.0}, 2.0)
    assert erlaubt(hoechstens_zwei, 0, 2)
    assert not erlaubt(hoechstens_zwei, 0, 1, 2)


def test_leere_summe_ist_null() -> None:
    assert erlaubt(gekoppelt({}, 0.0), 0)
    with pytest.raises(UnerfuellbarFehler, match="Gekoppelte Wahl"):
        erlaubt(gekoppelt({}, -1.0))
