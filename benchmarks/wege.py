"""Four ways from the same Modelldaten to a HiGHS object that holds the model, ready to run."""

from typing import Any

from pyomo.contrib.appsi.solvers import Highs as AppsiHighs
from pyomo.contrib.solver.solvers.highs import Highs as ContribHighs

from massnahmenmodell import Modelldaten, baue_modell
from massnahmenplan.loeser import Wuensche, uebersetze
from massnahmenplan.loeser.highs import _oeffne, _uebergib


def unser_weg(daten: Modelldaten) -> Any:
    """Pyomo, standard form, arrays: as ``massnahmenplan.planung`` does it."""
    highs = _oeffne(Wuensche())
    _uebergib(highs, uebersetze(baue_modell(daten)))
    return highs


def pyomo_contrib(daten: Modelldaten) -> Any:
    """The same Pyomo model through ``pyomo.contrib.solver``, Pyomo's ready-made interface."""
    loeser = ContribHighs()
    loeser.set_instance(baue_modell(daten))
    return loeser._solver_model


def pyomo_appsi(daten: Modelldaten) -> Any:
    """The same Pyomo model through the older ``appsi`` interface."""
    loeser = AppsiHighs()
    loeser.set_instance(baue_modell(daten))
    return loeser._solver_model


def linopy(daten: Modelldaten) -> Any:
    """The same rows and columns in linopy's algebra, handed over without names."""
    from benchmarks.linopy_modell import baue_in_linopy

    return baue_in_linopy(daten).to_highspy(set_names=False)


def linopy_felder(daten: Modelldaten) -> Any:
    """The same, but label arrays put straight into linopy's expressions, past its algebra."""
    from benchmarks.linopy_modell import baue_in_linopy
    from benchmarks.polster import aus_feldern

    return baue_in_linopy(daten, aus_feldern).to_highspy(set_names=False)


WEGE = {
    "unser Weg": unser_weg,
    "pyomo.contrib.solver": pyomo_contrib,
    "pyomo appsi": pyomo_appsi,
    "linopy": linopy,
    "linopy, rohe Felder": linopy_felder,
}
