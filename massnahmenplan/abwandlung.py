"""What somebody changed in the model of a case: found by comparison with the model built anew."""

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyomo.environ as pyo

from massnahmenmodell import baue_modell
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.grundlagen.zeit import Zeitachse
from massnahmenplan.loeser import Standardform, Stelle, uebersetze

HOECHSTENS_GENANNT = 6
"""So many names stand in a sentence; of the others how many they are."""


@dataclass(frozen=True, slots=True)
class Abwandlung:
    """What a model has otherwise than the case has it: names of components."""

    hinzugefuegt: tuple[str, ...] = ()
    """Limits that the case has not."""
    festgehalten: tuple[str, ...] = ()
    """Variables that are fixed, with their values."""
    eingegrenzt: tuple[str, ...] = ()
    """Variables whose bounds or domain are others."""
    abgeschaltet: tuple[str, ...] = ()
    """Limits of the case that are gone, in part or altogether."""
    umgeschrieben: tuple[str, ...] = ()
    """Limits of the case that say something else."""
    anderes_ziel: bool = False

    @property
    def saetze(self) -> tuple[str, ...]:
        """What was changed, one German sentence per kind; nothing for the model of the case."""
        hinzu = "Der Plan hält Grenzen ein, die nicht im Fall stehen, sondern dem Modell hinzugefügt sind"
        genannt = (
            (hinzu, self.hinzugefuegt),
            ("Im Modell, nicht im Fall, sind Variablen festgehalten", self.festgehalten),
            ("Im Modell sind Variablen anders begrenzt als im Fall", self.eingegrenzt),
            ("Im Modell sind Grenzen des Falls abgeschaltet", self.abgeschaltet),
            ("Im Modell sagen Grenzen etwas anderes als im Fall", self.umgeschrieben),
        )
        return tuple(f"{was}: {_gereiht(namen)}." for was, namen in genannt if namen)

    @property
    def eigene_grenzen(self) -> str:
        """What can make the model narrower than the case, one name after the other."""
        return _gereiht((*self.hinzugefuegt, *self.festgehalten, *self.eingegrenzt, *self.umgeschrieben))


def fest_ohne_wert(modell: pyo.ConcreteModel) -> str:
    """Return the names of variables that are fixed to nothing, or to what is no finite number."""
    feste = (v for v in _variablen(modell) if v.fixed)
    return _gereiht(tuple(v.name for v in feste if v.value is None or not math.isfinite(v.value)))


@contextmanager
def als_schranken(modell: pyo.ConcreteModel) -> Iterator[None]:
    """Make fixed values bounds for a while: what is fixed is no column, so that the plan would lack the choice."""
    feste = [(v, *_eigene_schranken(v)) for v in _variablen(modell) if v.fixed]
    for variable, _, _ in feste:
        variable.setlb(variable.value)
        variable.setub(variable.value)
        variable.unfix()
    try:
        yield
    finally:
        for variable, unten, oben in feste:
            variable.setlb(unten)
            variable.setub(oben)
            variable.fix()


def _eigene_schranken(variable: Any) -> tuple[Any, Any]:
    """Return the bounds as they were declared: ``lower`` and ``upper`` contain those of the domain."""
    bereich, variable.domain = variable.domain, pyo.Reals
    try:
        return variable.lower, variable.upper
    finally:
        variable.domain = bereich


@dataclass(frozen=True, slots=True)
class Urform:
    """The model of a case as it is built."""

    aufbereitung: Aufbereitung
    achse: Zeitachse
    grenzen: frozenset[str]
    """Names of all its families of limits."""
    form: Standardform

    @classmethod
    def von(cls, aufbereitung: Aufbereitung, achse: Zeitachse) -> "Urform":
        """Build it. Errors: UnerfuellbarFehler if a row without variables can never hold."""
        modell = baue_modell(aufbereitung.daten)
        return cls(aufbereitung, achse, frozenset(_grenzen(modell)), uebersetze(modell))

    def abwandlung(self, modell: pyo.ConcreteModel, form: Standardform) -> Abwandlung:
        """Return what a model, and ``form`` that was made of it ``als_schranken``, has otherwise."""
        nummer = {spalte: n for n, spalte in enumerate(dict.fromkeys((*self.form.spalten, *form.spalten)))}
        alte, neue = _zeilen(self.form, nummer), _zeilen(form, nummer)
        feste = {v.name: v for v in _variablen(modell) if v.fixed}
        andere = {name for (name, index), zeile in neue.items() if alte.get((name, index)) != zeile}
        return Abwandlung(
            hinzugefuegt=tuple(name for name in _grenzen(modell) if name not in self.grenzen),
            festgehalten=tuple(self._fest(variable) for variable in feste.values()),
            eingegrenzt=tuple(name for name in _andere_spalten(self.form, form) if name not in feste),
            abgeschaltet=tuple(sorted({name for name, _ in alte.keys() - neue.keys()})),
            umgeschrieben=tuple(sorted(andere & self.grenzen)),
            anderes_ziel=_ziel(form, nummer) != _ziel(self.form, nummer),
        )

    def _fest(self, variable: Any) -> str:
        """Return name and value of a fixed variable; of an option what it is as well."""
        stelle = variable.parent_component().name, variable.index()
        text = f"{_name(stelle)} = {variable.value:g}"
        if stelle[0] != "x":
            return text
        option = self.aufbereitung.optionen[stelle[1]]
        return f"{text} ({option.massnahme}, Beginn {self.achse.name(option.beginn)})"


def _variablen(modell: pyo.ConcreteModel) -> Iterator[Any]:
    yield from modell.component_data_objects(pyo.Var)


def _grenzen(modell: pyo.ConcreteModel) -> list[str]:
    return [grenze.name for grenze in modell.component_objects(pyo.Constraint, active=True)]


def _zeilen(form: Standardform, nummer: dict[Stelle, int]) -> dict[Stelle, list[tuple[Any, ...]]]:
    """Return what stands in each row, in a form that equal rows have in common."""
    matrix, spalten = form.matrix.tocsr(), np.array([nummer[spalte] for spalte in form.spalten])
    zeilen: dict[Stelle, list[tuple[Any, ...]]] = {}
    for z, stelle in enumerate(form.zeilen):
        teil = slice(matrix.indptr[z], matrix.indptr[z + 1])
        eigene = spalten[matrix.indices[teil]]
        ordnung = np.argsort(eigene)
        glieder = eigene[ordnung].tobytes(), matrix.data[teil][ordnung].tobytes()
        zeilen.setdefault(stelle, []).append((form.zeile_unten[z], form.zeile_oben[z], *glieder))
    return zeilen


def _andere_spalten(soll: Standardform, form: Standardform) -> Iterator[str]:
    """Yield the names of variables of the case whose bounds or domain are not those of the case."""
    bekannte = dict(zip(soll.spalten, _grenzen_der_spalten(soll), strict=True))
    for spalte, grenzen in zip(form.spalten, _grenzen_der_spalten(form), strict=True):
        if bekannte.get(spalte, grenzen) != grenzen:
            yield _name(spalte)


def _grenzen_der_spalten(form: Standardform) -> Iterable[tuple[float, float, bool]]:
    return zip(form.spalte_unten.tolist(), form.spalte_oben.tolist(), form.ganzzahlig.tolist(), strict=True)


def _ziel(form: Standardform, nummer: dict[Stelle, int]) -> tuple[bool, float, dict[int, float]]:
    glieder = zip(form.spalten, form.kosten.tolist(), strict=True)
    return form.maximiert, form.offset, {nummer[spalte]: wert for spalte, wert in glieder if wert}


def _name(stelle: Stelle) -> str:
    familie, index = stelle
    teile = index if isinstance(index, tuple) else () if index is None else (index,)
    return f"{familie}[{','.join(map(str, teile))}]" if teile else familie


def _gereiht(namen: tuple[str, ...]) -> str:
    mehr = len(namen) - HOECHSTENS_GENANNT
    weitere = (f"{mehr} weitere",) if mehr > 0 else ()
    return ", ".join((*namen[:HOECHSTENS_GENANNT], *weitere))
