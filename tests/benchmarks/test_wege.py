"""Rivals are compared fairly: each hands HiGHS the same rows, columns and coefficients, with the same optimum."""

from collections import Counter
from typing import Any

import numpy as np
import pytest
from scipy.sparse import csc_array, csr_array

from benchmarks.erzeuger import erzeuge
from benchmarks.wege import WEGE, unser_weg
from massnahmenmodell import Modelldaten
from massnahmenplan.aufbereitung import bereite_auf
from tests.massnahmenmodell.test_golden import kleiner_fall

ANDERE = [name for name in WEGE if name != "unser Weg"]
FAELLE = {
    "synthetisch, co2": lambda: bereite_auf(erzeuge(6), "co2").daten,
    "synthetisch, kosten": lambda: bereite_auf(erzeuge(6), "kosten").daten,
    "alle Familien, co2": lambda: kleiner_fall("co2"),
    "alle Familien, kosten": lambda: kleiner_fall("kosten"),
}


@pytest.fixture(scope="module", params=FAELLE)
def daten(request: pytest.FixtureRequest) -> Modelldaten:
    return FAELLE[request.param]()


@pytest.fixture(params=ANDERE)
def anderer(request: pytest.FixtureRequest, daten: Modelldaten) -> Any:
    if request.param.startswith("linopy"):
        pytest.importorskip("linopy")
    return WEGE[request.param](daten)


def test_gleich_viele_spalten_und_koeffizienten(daten: Modelldaten, anderer: Any) -> None:
    unser = unser_weg(daten)
    assert unser.getNumNz() > 0
    assert (anderer.getNumCol(), anderer.getNumNz()) == (unser.getNumCol(), unser.getNumNz())


def test_gleiche_zeilen_bis_auf_die_reihenfolge(daten: Modelldaten, anderer: Any) -> None:
    assert _zeilen(anderer) == _zeilen(unser_weg(daten))


def test_gleiches_optimum(daten: Modelldaten, anderer: Any) -> None:
    assert _optimum(anderer) == pytest.approx(_optimum(unser_weg(daten)), rel=1e-9)


def _zeilen(highs: Any) -> Counter[tuple[object, ...]]:
    """Return each row as its sorted coefficients and bounds; a row and its negative are the same.

    Rows without a variable (0 ≤ 5) do not count: the standard form leaves them out, Pyomo's interfaces do not.
    """
    lp = highs.getLp()
    gepackt = csc_array if lp.a_matrix_.format_.name == "kColwise" else csr_array
    felder = tuple(map(np.array, (lp.a_matrix_.value_, lp.a_matrix_.index_, lp.a_matrix_.start_)))
    matrix = gepackt(felder, shape=(highs.getNumRow(), highs.getNumCol())).tocsr()
    werte = np.split(matrix.data, matrix.indptr[1:-1])
    return Counter(
        max(_form(zeile, unten, oben), _form(-zeile, -oben, -unten))
        for zeile, unten, oben in zip(werte, lp.row_lower_, lp.row_upper_, strict=True)
        if len(zeile)
    )


def _form(werte: np.ndarray, unten: float, oben: float) -> tuple[object, ...]:
    return (*np.round(np.sort(werte), 9).tolist(), round(unten, 9) + 0.0, round(oben, 9) + 0.0)


def _optimum(highs: Any) -> float:
    highs.setOptionValue("log_to_console", False)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.run()
    assert highs.modelStatusToString(highs.getModelStatus()) == "Optimal"
    return float(highs.getInfo().objective_function_value)
