"""The public names: all there, loaded on first use."""

import subprocess
import sys

import pytest

import massnahmenplan


@pytest.mark.parametrize("name", massnahmenplan.__all__)
def test_oeffentlicher_name_ist_da(name: str) -> None:
    assert getattr(massnahmenplan, name) is not None
    assert name in dir(massnahmenplan)


def test_jeder_name_hat_genau_eine_heimat() -> None:
    assert {*massnahmenplan._HEIMAT, "__version__"} == set(massnahmenplan.__all__)


def test_unbekannter_name_ist_ein_attributfehler() -> None:
    with pytest.raises(AttributeError, match="gibt_es_nicht"):
        _ = massnahmenplan.gibt_es_nicht


def test_import_laedt_nichts_schweres() -> None:
    code = "import sys; import massnahmenplan; print(*sys.modules)"
    lauf = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    geladen = set(lauf.stdout.split())
    assert "massnahmenplan" in geladen
    assert geladen & {"pandas", "pyomo", "highspy", "numpy", "pydantic", "yaml", "click"} == set()


def test_scipy_kommt_erst_mit_dem_ersten_problem() -> None:
    """With any part of scipy Pyomo loads scipy.stats: a third of the start, and a case is read without it."""
    code = "import sys; import massnahmenplan.planung; print(*sys.modules)"
    lauf = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    geladen = set(lauf.stdout.split())
    assert "pyomo.environ" in geladen
    assert "scipy" not in geladen
