"""Words for choices as people type them: ``im Bau`` and ``Zurückgestellt`` mean ``im_bau``, ``zurueckgestellt``.

The one place that knows this, for every list of a case and every source: fields that allow a few words only.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from massnahmenplan.begriffe.grundform import Grundform, normalform
from massnahmenplan.grundlagen.texte import ohne_umlaute

_TRENNER = re.compile(r"[\s_\-]+")


def mit_auswahlworten(roh: Mapping[str, Any], modell: type[Grundform]) -> dict[str, Any]:
    """Return a row in which words for choices are those of its fields; unknown ones stay, to be refused."""
    felder = auswahlfelder(modell)
    return {name: _wort(wert, felder[name]) if name in felder else wert for name, wert in roh.items()}


@cache
def auswahlfelder(modell: type[Grundform]) -> Mapping[str, Mapping[str, str]]:
    """Return the fields that allow a few words only -> how a word may be written -> the word."""
    return {
        name: {schreibform(wort): wort for wort in worte}
        for name, feld in modell.model_fields.items()
        if (worte := _worte(feld.annotation))
    }


def schreibform(text: str) -> str:
    """Return the form under which two ways to write a word are the same: ``Planmäßig`` -> ``planmaessig``."""
    return _TRENNER.sub("_", ohne_umlaute(normalform(text)))


def _wort(wert: Any, worte: Mapping[str, str]) -> Any:
    return worte.get(schreibform(wert), wert) if isinstance(wert, str) else wert


def _worte(annotation: Any) -> tuple[str, ...]:
    """Return the words of a type of which every part (None aside) is a choice of words; else nothing."""
    if get_origin(annotation) in {Union, UnionType}:
        teile = [_worte(teil) for teil in get_args(annotation) if teil is not NoneType]
        return tuple(wort for teil in teile for wort in teil) if all(teile) else ()
    if hasattr(annotation, "__metadata__"):
        return _worte(get_args(annotation)[0])
    if get_origin(annotation) is Literal:
        worte = get_args(annotation)
        return worte if all(isinstance(wort, str) for wort in worte) else ()
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return tuple(annotation)
    return ()
