"""At most one option per measure, exactly one of what is compulsory, group rules."""

from massnahmenmodell import Modelldaten
from massnahmenmodell.daten import Gruppe
from tests.massnahmenmodell.bausteine import daten, erlaubt

# Measure 0 has the options 0 and 1, measure 1 option 2, measure 2 option 3.
OPTIONEN = [(0, 0, 0), (0, 1, 1), (1, 0, 0), (2, 0, 0)]


def mit_gruppe(mindestens: int | None, hoechstens: int | None) -> Modelldaten:
    return daten(OPTIONEN, gruppen=(Gruppe("g", "g", (0, 1, 2), mindestens, hoechstens),), minderung={2: {0: 1}})


def test_eine_option_je_massnahme_ist_erlaubt_zwei_nicht() -> None:
    eingabe = daten(OPTIONEN, minderung={2: {0: 1}})
    assert erlaubt(eingabe)
    assert erlaubt(eingabe, 0)
    assert erlaubt(eingabe, 1, 2, 3)
    assert not erlaubt(eingabe, 0, 1)


def test_pflicht_verlangt_genau_eine_option() -> None:
    eingabe = daten(OPTIONEN, pflicht=frozenset({0}), minderung={2: {0: 1}})
    assert erlaubt(eingabe, 0)
    assert erlaubt(eingabe, 1)
    assert not erlaubt(eingabe)
    assert not erlaubt(eingabe, 2, 3)
    assert not erlaubt(eingabe, 0, 1)


def test_hoechstens_n_ist_bis_n_erlaubt() -> None:
    eingabe = mit_gruppe(None, 2)
    assert erlaubt(eingabe)
    assert erlaubt(eingabe, 0, 2)  # 2 of 2
    assert not erlaubt(eingabe, 1, 2, 3)  # 3 > 2


def test_mindestens_n_ist_ab_n_erlaubt() -> None:
    eingabe = mit_gruppe(2, None)
    assert erlaubt(eingabe, 0, 2)
    assert erlaubt(eingabe, 0, 2, 3)
    assert not erlaubt(eingabe, 3)  # 1 < 2
    assert not erlaubt(eingabe)


def test_genau_n_ist_mindestens_und_hoechstens_n() -> None:
    eingabe = mit_gruppe(1, 1)
    assert [erlaubt(eingabe, *wahl) for wahl in ((), (1,), (1, 2))] == [False, True, False]


def test_hoechstens_null_verbietet_alle() -> None:
    eingabe = mit_gruppe(None, 0)
    assert erlaubt(eingabe)
    assert not erlaubt(eingabe, 2)
