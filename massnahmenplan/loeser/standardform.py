"""A Pyomo model as matrix and vectors, and the gate that every number has to pass before the solver."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyomo.environ as pyo
from numpy.typing import NDArray
from pyomo.common.errors import InfeasibleConstraintException, InvalidConstraintError, InvalidExpressionError
from pyomo.common.gc_manager import PauseGC
from pyomo.repn.plugins.standard_form import LinearStandardFormCompiler

from massnahmenplan.grundlagen.fehler import LoeserFehler, UnerfuellbarFehler

KLEINSTER, GROESSTER = 1e-9, 1e9
"""HiGHS drops smaller coefficients, and the whole row of a coefficient of 1e15, without a word."""

GROESSTES_VERHAELTNIS = 1e10
"""Within a row: a cent beside a hundred million EUR. Beyond it the smaller figure drowns in tolerances."""
TOLERANZ = 1e-6
"""How far HiGHS lets a row be broken."""

Reelle = NDArray[np.float64]
Stelle = tuple[str, Any]
"""Name of a Pyomo variable or constraint and the index in it; no reference to the model, which may be gone."""


@dataclass(frozen=True)
class Standardform:
    """min or max c·x + offset subject to row and column bounds; A is a scipy csc_array."""

    kosten: Reelle
    offset: float
    maximiert: bool
    matrix: Any
    zeile_unten: Reelle
    zeile_oben: Reelle
    spalte_unten: Reelle
    spalte_oben: Reelle
    ganzzahlig: NDArray[np.bool_]
    spalten: tuple[Stelle, ...]
    zeilen: tuple[Stelle, ...]

    def mit_abstand(self, abstaende: Mapping[Stelle, float]) -> "Standardform":
        """Return the problem with some rows made stricter by a margin, on whichever side they are bounded."""
        abstand = np.array([abstaende.get(zeile, 0.0) for zeile in self.zeilen])
        return replace(self, zeile_unten=self.zeile_unten + abstand, zeile_oben=self.zeile_oben - abstand)

    def haelt_ein(self, werte: Reelle) -> bool:
        """Return whether the values keep every row, within the solver's tolerance."""
        zeilen = self.matrix @ werte
        return bool((zeilen >= self.zeile_unten - TOLERANZ).all() and (zeilen <= self.zeile_oben + TOLERANZ).all())

    def nach_spalten(self, werte: Reelle | None) -> dict[Stelle, float]:
        """Return the values by column; empty without values."""
        return {} if werte is None else dict(zip(self.spalten, werte.tolist(), strict=True))


def uebersetze(modell: pyo.ConcreteModel) -> Standardform:
    """Return the model as arrays; one row per constraint, one column per variable that is used.

    Errors: UnerfuellbarFehler if a row without variables can never hold; FormFehler if it is no linear problem;
    LoeserFehler without a single aim.
    """
    with PauseGC():  # as in baue_modell: hundreds of thousands of new objects, none of them garbage
        return _als_felder(_kompiliere(modell))


def _kompiliere(modell: pyo.ConcreteModel) -> Any:
    try:
        return LinearStandardFormCompiler().write(modell, mixed_form=True, set_sense=None)
    except InfeasibleConstraintException as fehler:
        name = str(fehler).split("'")[1]
        satz = modell.find_component(name).parent_component().doc
        raise UnerfuellbarFehler([f"{satz} ({name}): unerfüllbar, was auch gewählt wird."]) from fehler
    except (InvalidConstraintError, InvalidExpressionError) as fehler:  # "Model constraint (name) contains …"
        raise FormFehler(str(fehler).partition("(")[2].partition(")")[0], linear=False) from fehler
    except ValueError as fehler:  # components it does not know, coefficients that are no numbers
        raise FormFehler(" ".join(str(fehler).split())) from fehler


def _als_felder(form: Any) -> Standardform:
    if len(form.objectives) != 1:
        raise LoeserFehler(f"Das Modell hat {len(form.objectives)} Zielfunktionen statt einer.")
    richtung = np.array([zeile.bound_type for zeile in form.rows])
    schranken = _schranken(form)
    return Standardform(
        kosten=form.c.toarray().ravel(),
        offset=float(form.c_offset[0]),
        maximiert=form.objectives[0].sense == pyo.maximize,
        matrix=form.A.tocsc(),
        zeile_unten=np.where(richtung <= 0, form.rhs, -np.inf),
        zeile_oben=np.where(richtung >= 0, form.rhs, np.inf),
        spalte_unten=np.array([-np.inf if u is None else u for u, _ in schranken], dtype=float),
        spalte_oben=np.array([np.inf if o is None else o for _, o in schranken], dtype=float),
        ganzzahlig=np.array(
            [variable.is_integer() or variable.is_binary() for variable in form.columns], dtype=bool
        ),
        spalten=tuple(_stelle(variable) for variable in form.columns),
        zeilen=tuple(_stelle(zeile.constraint) for zeile in form.rows),
    )


def _schranken(form: Any) -> list[tuple[float | None, float | None]]:
    try:
        return [variable.bounds for variable in form.columns]
    except ValueError as fehler:  # NaN
        raise FormFehler(str(fehler)) from fehler


def _stelle(bestandteil: Any) -> Stelle:
    """Return the place; the name says the block where there is one: ``x``, ``s0.x``."""
    return bestandteil.parent_component().name, bestandteil.index()


class FormFehler(LoeserFehler):
    """A model that is no mixed-integer linear problem: what is not, as Pyomo names it."""

    def __init__(self, was: str, *, linear: bool = True) -> None:
        self.was = was
        self.linear = linear
        """False: a limit or the aim of that name; True: a component of another kind, or no number."""
        super().__init__(f"Das Modell ist kein gemischt-ganzzahliges lineares: {was}")


class ZahlFehler(LoeserFehler):
    """A number that the solver would falsify, with its place, so that others can say it in words of the case."""

    def __init__(
        self, zeile: Stelle | None, spalte: Stelle, wert: float, daneben: tuple[Stelle, float] | None = None
    ) -> None:
        self.zeile = zeile
        """None: the aim."""
        self.spalte = spalte
        self.wert = wert
        self.daneben = daneben
        """Column and value of the same row that is too much larger."""
        ort = "Zielfunktion" if zeile is None else f"Zeile {_name(zeile)}"
        if daneben is None:
            grund = f"liegt außerhalb von {KLEINSTER:g} … {GROESSTER:g}"
        else:
            mehr = f"mehr als dem {GROESSTES_VERHAELTNIS:g}-Fachen,"
            grund = f"steht neben {daneben[1]!r} bei {_name(daneben[0])}, {mehr}"
        super().__init__(
            f"{ort}: Koeffizient {wert!r} bei {_name(spalte)} {grund} und würde vom Löser verfälscht (MP-E053)."
        )


def _name(stelle: Stelle) -> str:
    familie, index = stelle
    return familie if index is None else f"{familie}[{index}]"


def pruefe_zahlen(form: Standardform) -> None:
    """Refuse what a solver would swallow silently: numbers that are not finite, too large or too small.

    Errors: ZahlFehler naming the row (or the aim) and the variable; LoeserFehler if it is a limit.
    """
    _pruefe_koeffizienten(form)
    _pruefe_ziel(form)
    _pruefe_verhaeltnisse(form)
    rechte_seiten = np.concatenate([form.zeile_unten, form.zeile_oben])
    if np.isnan(rechte_seiten).any() or (np.abs(rechte_seiten[np.isfinite(rechte_seiten)]) > GROESSTER).any():
        raise LoeserFehler("Eine Grenze des Modells ist keine Zahl oder zu groß (MP-E053).")
    grenzen = np.concatenate([form.spalte_unten, form.spalte_oben])
    if np.isnan(grenzen).any() or np.isposinf(form.spalte_unten).any() or np.isneginf(form.spalte_oben).any():
        raise LoeserFehler("Die Grenze einer Variablen ist keine Zahl oder falsch unendlich (MP-E053).")
    if (np.isneginf(form.zeile_oben) | np.isposinf(form.zeile_unten)).any() or np.isnan(form.offset):
        raise LoeserFehler("Eine Grenze des Modells ist unendlich in der falschen Richtung (MP-E053).")


def _pruefe_koeffizienten(form: Standardform) -> None:
    stellen = _unbrauchbar(form.matrix.data)
    if len(stellen):
        stelle = int(stellen[0])
        spalte = int(np.searchsorted(form.matrix.indptr, stelle, side="right")) - 1
        zeile = form.zeilen[form.matrix.indices[stelle]]
        raise ZahlFehler(zeile, form.spalten[spalte], float(form.matrix.data[stelle]))


def _pruefe_ziel(form: Standardform) -> None:
    stellen = _unbrauchbar(form.kosten)
    if len(stellen):
        raise ZahlFehler(None, form.spalten[stellen[0]], float(form.kosten[stellen[0]]))


def _unbrauchbar(werte: Reelle) -> NDArray[np.int64]:
    betrag = np.abs(werte)
    return np.flatnonzero(~np.isfinite(werte) | (betrag > GROESSTER) | ((betrag < KLEINSTER) & (betrag > 0)))


def _pruefe_verhaeltnisse(form: Standardform) -> None:
    """Refuse a row in which a figure drowns beside another one."""
    matrix = form.matrix.tocsr()
    belegt = np.flatnonzero(np.diff(matrix.indptr))
    if not len(belegt):
        return
    betrag = np.abs(matrix.data)
    groesste, kleinste = (f.reduceat(betrag, matrix.indptr[belegt]) for f in (np.maximum, np.minimum))
    schlecht = np.flatnonzero(groesste > GROESSTES_VERHAELTNIS * np.where(kleinste > 0, kleinste, np.inf))
    if not len(schlecht):
        return
    zeile = int(belegt[schlecht[0]])
    stellen = slice(matrix.indptr[zeile], matrix.indptr[zeile + 1])
    spalten, werte = matrix.indices[stellen], matrix.data[stellen]
    klein, gross = int(np.argmin(np.abs(werte))), int(np.argmax(np.abs(werte)))
    raise ZahlFehler(
        form.zeilen[zeile],
        form.spalten[spalten[klein]],
        float(werte[klein]),
        (form.spalten[spalten[gross]], float(werte[gross])),
    )
