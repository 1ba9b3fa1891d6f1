"""Order of two measures: every pair of begins of two measures, against the rule as it is written."""

import pytest

from massnahmenmodell import Modelldaten
from massnahmenmodell.daten import Folge
from tests.massnahmenmodell.bausteine import daten, erlaubt

PERIODEN = 5
# Measure 0 is built in two periods (begin 0 … 3), measure 1 in one (begin 0 … 4).
FRUEHER = [(0, beginn, beginn + 1) for beginn in range(4)]
SPAETER = [(1, beginn, beginn) for beginn in range(5)]


def mit_folge(nach_ende: bool, verlangt: bool, abstand: int, hoechstabstand: int | None) -> Modelldaten:
    folge = Folge("f", "f", 0, 1, nach_ende, verlangt, abstand, hoechstabstand)
    return daten([*FRUEHER, *SPAETER], PERIODEN, folgen=(folge,), minderung={4: {0: 1}})


@pytest.mark.parametrize(
    ("nach_ende", "verlangt", "abstand", "hoechstabstand"),
    [
        (True, False, 0, None),
        (True, False, 1, None),
        (True, False, 0, 1),
        (True, False, 0, 0),
        (False, False, 0, None),
        (False, False, 1, 2),
        (False, False, 2, None),
        (True, True, 0, None),
        (True, True, 1, 1),
    ],
)
def test_genau_die_paare_im_abstand_sind_erlaubt(
    nach_ende: bool, verlangt: bool, abstand: int, hoechstabstand: int | None
) -> None:
    eingabe = mit_folge(nach_ende, verlangt, abstand, hoechstabstand)
    for i, (_, beginn_frueher, fertig) in enumerate(FRUEHER):
        marke = fertig + 1 if nach_ende else beginn_frueher
        for j, (_, beginn_spaeter, _) in enumerate(SPAETER, start=len(FRUEHER)):
            dazwischen = beginn_spaeter - marke
            soll = dazwischen >= abstand and (hoechstabstand is None or dazwischen <= hoechstabstand)
            assert erlaubt(eingabe, i, j) == soll, (beginn_frueher, beginn_spaeter)


@pytest.mark.parametrize("verlangt", [False, True])
def test_allein_darf_die_spaetere_nur_ohne_voraussetzung(verlangt: bool) -> None:
    eingabe = mit_folge(True, verlangt, 0, None)
    for j in range(len(FRUEHER), len(FRUEHER) + len(SPAETER)):
        assert erlaubt(eingabe, j) != verlangt


def test_allein_darf_die_fruehere_immer() -> None:
    for verlangt in (False, True):
        assert all(erlaubt(mit_folge(True, verlangt, 1, 1), i) for i in range(len(FRUEHER)))


def test_aus_der_relaxierten_reihenfolge_folgt_keine_halbe_freigabe() -> None:
    """Disaggregated rows: half of the earlier measure frees no more than half of the later."""
    from massnahmenmodell import baue_modell
    from massnahmenplan.loeser import Wuensche, loese, uebersetze

    eingabe = daten(
        [(0, 0, 0), (0, 2, 2), (1, 1, 1)],
        3,
        folgen=(Folge("f", "f", 0, 1, True, True, 0, None),),
        minderung={2: {2: 10.0}},
    )
    modell = baue_modell(eingabe)
    for variable in modell.x.values():
        variable.domain = _reals()
        variable.setlb(0.0)
        variable.setub(1.0)
    modell.x[0].setub(0.5)  # done at the end of period 0: x[2] <= x[0]
    assert loese(uebersetze(modell), Wuensche()).zielwert == pytest.approx(5.0)


def _reals() -> object:
    from pyomo.environ import Reals

    return Reals
