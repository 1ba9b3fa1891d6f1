"""Rows of different length as padded arrays, and what linopy makes of them in two styles."""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import add

import linopy
import numpy as np
import xarray as xr
from numpy.typing import NDArray

Teil = tuple[str, NDArray[np.int64], NDArray[np.float64]]
"""Name of a variable, places in it, and their coefficients."""
Teile = Sequence[Sequence[Teil]]
"""Rows, each a list of parts."""
Summen = Callable[[linopy.Model, Teile], linopy.LinearExpression]


def als_ausdruck(modell: linopy.Model, zeilen: Teile) -> linopy.LinearExpression:
    """Return Σ coefficient · variable per row in linopy's algebra, one product per variable."""
    namen = dict.fromkeys(name for teile in zeilen for name, _, _ in teile)
    return reduce(add, (_produktsumme(modell, name, zeilen) for name in namen))


def _produktsumme(modell: linopy.Model, name: str, zeilen: Teile) -> linopy.LinearExpression:
    je_zeile = [[(p, w) for variable, p, w in teile if variable == name] for teile in zeilen]
    plaetze, werte, _ = _gepolstert(je_zeile)
    masse = ("zeile", "glied")
    variable = modell.variables[name].isel({name: xr.DataArray(plaetze, dims=masse)})
    return (variable * xr.DataArray(werte, dims=masse)).sum("glied")


def aus_feldern(modell: linopy.Model, zeilen: Teile) -> linopy.LinearExpression:
    """Return the same from one padded array of labels and one of coefficients, past linopy's algebra."""
    erste = {name: int(variable.labels.values[0]) for name, variable in modell.variables.items()}
    je_zeile = [[(plaetze + erste[name], werte) for name, plaetze, werte in teile] for teile in zeilen]
    labels, werte, belegt = _gepolstert(je_zeile)
    labels[~belegt], werte[~belegt] = -1, np.nan
    felder = {"coeffs": (("zeile", "_term"), werte), "vars": (("zeile", "_term"), labels)}
    return linopy.LinearExpression(xr.Dataset(felder, coords={"zeile": np.arange(len(zeilen))}), modell)


def _gepolstert(
    zeilen: Sequence[Sequence[tuple[NDArray[np.int64], NDArray[np.float64]]]],
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.bool_]]:
    """Return places, coefficients, and where there is a term at all; each row × longest row."""
    laengen = np.array([sum(len(plaetze) for plaetze, _ in teile) for teile in zeilen])
    belegt = np.arange(laengen.max()) < laengen[:, None]
    plaetze, werte = np.zeros(belegt.shape, dtype=np.int64), np.zeros(belegt.shape)
    plaetze[belegt] = np.concatenate([plaetze for teile in zeilen for plaetze, _ in teile])
    werte[belegt] = np.concatenate([werte for teile in zeilen for _, werte in teile])
    return plaetze, werte, belegt
