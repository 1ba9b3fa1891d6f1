"""What the classes of rows say about their fields."""

from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, RootModel

from massnahmenplan.begriffe.grundform import Grundform

EINZELN = frozenset({"physik"})
"""Lists of which a single entry may stand without a list, as a mapping."""


@cache
def pflichtfelder(modell: type[Grundform]) -> frozenset[str]:
    """Return the fields that every row must state."""
    return frozenset(name for name, feld in modell.model_fields.items() if feld.is_required())


@cache
def textfelder(modell: type[Grundform]) -> frozenset[str]:
    """Return the fields that hold free text or an id; a period (``2027`` or ``2027-Q3``) is neither."""
    arten = {name: _arten(feld.annotation) for name, feld in modell.model_fields.items()}
    return frozenset(name for name, erlaubt in arten.items() if str in erlaubt and int not in erlaubt)


@cache
def zeitfelder(modell: type[Grundform]) -> frozenset[str]:
    """Return the fields that hold a year or a part of one (``2027-Q3``)."""
    arten = {name: _arten(feld.annotation) for name, feld in modell.model_fields.items()}
    return frozenset(name for name, erlaubt in arten.items() if {int, str} <= erlaubt)


@cache
def zuordnungsfelder(modell: type[Grundform]) -> frozenset[str]:
    """Return the fields that may be a mapping, so that ``feld.name`` can be a column."""
    zuordnungen = {name for name, feld in modell.model_fields.items() if dict in _arten(feld.annotation)}
    return frozenset(zuordnungen | (EINZELN & modell.model_fields.keys()))


def _arten(annotation: Any) -> frozenset[Any]:
    """Return the plain Python types an annotation is made of."""
    if get_origin(annotation) in {Union, UnionType}:
        return frozenset().union(*(_arten(teil) for teil in get_args(annotation)))
    if hasattr(annotation, "__metadata__"):
        return _arten(get_args(annotation)[0])
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        return _arten(annotation.model_fields["root"].annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return frozenset({dict})
    return frozenset({get_origin(annotation) or annotation})
