"""A run as a row of the store, and back: numbers to the last digit, and nothing is believed that cannot be one."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, get_args

from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.ergebnis.laufergebnis import MIT_PLAN, ZIELKENNZAHL, Laufergebnis, Laufstatus
from massnahmenplan.sensitivitaet import planzeilen

SPALTEN = (
    "nummer, name, werte, status, grund, ziel, zielwert, schranke, kennzahlen, plan, dauer_s, cpu_s, versuche"
)


def als_zeile(lauf: Laufergebnis) -> tuple[Any, ...]:
    """Return what the columns hold of a run."""
    return (
        lauf.nummer,
        lauf.name,
        _als_json(lauf.werte),
        lauf.status,
        lauf.grund,
        lauf.ziel,
        None if lauf.zielwert is None else str(lauf.zielwert),
        None if lauf.schranke is None else str(lauf.schranke),
        _als_json(lauf.kennzahlen),
        None if lauf.plan is None else planzeilen.als_text(lauf.plan),
        lauf.dauer_s,
        lauf.cpu_s,
        lauf.versuche,
    )


def aus_zeile(zeile: tuple[Any, ...]) -> Laufergebnis:
    """Return the run. Errors: ValueError, TypeError or ArithmeticError if the row is none."""
    nummer, name, werte, status, grund, ziel, zielwert, schranke, kennzahlen, plan, *messung = zeile
    if status not in get_args(Laufstatus) or ziel not in ZIELKENNZAHL or (plan is None) == (status in MIT_PLAN):
        raise ValueError(f"{status}, {ziel}")
    return Laufergebnis(
        nummer,
        _aus_json(werte, Decimal | str | bool),
        name,
        status,
        grund,
        ziel,
        _zahl(zielwert),
        _zahl(schranke),
        _aus_json(kennzahlen, Decimal),
        None if plan is None else planzeilen.aus_text(plan),
        *map(_messwert, messung),
    )


def _zahl(text: str | None) -> Decimal | None:
    zahl = None if text is None else Decimal(text)
    if zahl is not None and not zahl.is_finite():
        raise ValueError(text)
    return zahl


def _messwert(wert: Any) -> Any:
    if not isinstance(wert, int | float):
        raise TypeError(wert)
    return wert


def _als_json(werte: Mapping[str, Wert]) -> str:
    """Return an object whose numbers are written as they are, to the last digit."""
    paare = (f"{json.dumps(name)}: {_json_wert(wert)}" for name, wert in werte.items())
    return f"{{{', '.join(paare)}}}"


def _json_wert(wert: Wert) -> str:
    return format(wert, "f") if isinstance(wert, Decimal) else json.dumps(wert, ensure_ascii=False)


def _aus_json(text: str, art: Any) -> dict[str, Any]:
    """Return the object, all of whose values are of a type."""
    werte = dict(json.loads(text, parse_float=Decimal, parse_int=Decimal))
    if not all(isinstance(wert, art) for wert in werte.values()):
        raise TypeError(text)
    return werte
