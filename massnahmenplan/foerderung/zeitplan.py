"""Values that change by day of application: schedules are unfolded into versions without (R8, C4)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pydantic_core import PydanticCustomError

from massnahmenplan.grundlagen.schreibweise import datum
from massnahmenplan.grundlagen.zeit import lies_datum

NACH_ANTRAG = "nach_antrag"
"""``{nach_antrag: {2026-07-21: 16 %, 2027-02-01: 12 %}}``: the value from each day on."""


def entfalte(fassungen: Any) -> Any:
    """Return the versions with every schedule replaced by the value in force; one version per step.

    Errors (PydanticCustomError zeitplan): no value for the first day of a version, or an empty schedule.
    """
    if not isinstance(fassungen, list | tuple):
        return fassungen
    return [stueck for fassung in fassungen for stueck in _stuecke(fassung)]


def _stuecke(fassung: Any) -> Iterator[Any]:
    if not isinstance(fassung, Mapping) or not (plaene := list(_zeitplaene(fassung))):
        yield fassung
        return
    if fassung.get("gilt_ab") is None:
        raise PydanticCustomError("zeitplan", "nach_antrag braucht gilt_ab")
    ab, bis = lies_datum(fassung["gilt_ab"]), fassung.get("gilt_bis")
    bis = None if bis is None else lies_datum(bis)
    schritte = {tag for plan in plaene for tag in plan if tag > ab and (bis is None or tag <= bis)}
    tage = sorted({ab, *schritte})
    for tag, naechster in zip(tage, [*tage[1:], None], strict=True):
        ende = bis if naechster is None else date.fromordinal(naechster.toordinal() - 1)
        stueck = {**_am(fassung, tag), "gilt_ab": tag, "gilt_bis": ende}
        if tag > ab:
            stueck.pop("nach_pause", None)  # the pause lies before the first piece only
        yield stueck


def _zeitplaene(wert: Any) -> Iterator[dict[date, Any]]:
    if isinstance(wert, Mapping):
        if set(wert) == {NACH_ANTRAG}:
            wert = _tage(wert)
            yield wert
        for teil in wert.values():
            yield from _zeitplaene(teil)
    elif isinstance(wert, list | tuple):
        for teil in wert:
            yield from _zeitplaene(teil)


def _tage(plan: Mapping[str, Any]) -> dict[date, Any]:
    schritte = plan[NACH_ANTRAG]
    if not isinstance(schritte, Mapping) or not schritte:
        raise PydanticCustomError("zeitplan", "nach_antrag braucht mindestens einen Tag mit seinem Wert")
    tage = {lies_datum(tag): wert for tag, wert in schritte.items()}
    if len(tage) < len(schritte):
        raise PydanticCustomError("zeitplan", "nach_antrag nennt denselben Tag zweimal")
    return tage


def _am(wert: Any, tag: date) -> Any:
    """Return the same data with each schedule replaced by its value on ``tag``."""
    if isinstance(wert, Mapping):
        if set(wert) == {NACH_ANTRAG}:
            vorher = {ab: teil for ab, teil in _tage(wert).items() if ab <= tag}
            if not vorher:
                raise PydanticCustomError(
                    "zeitplan", "nach_antrag hat am {tag} noch keinen Wert", {"tag": datum(tag)}
                )
            return _am(vorher[max(vorher)], tag)
        return {name: _am(teil, tag) for name, teil in wert.items()}
    if isinstance(wert, list | tuple):
        return [_am(teil, tag) for teil in wert]
    return wert
