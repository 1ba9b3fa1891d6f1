"""One value that a study gives to what it varies: a number, a text or a truth value."""

import unicodedata
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from massnahmenplan.grundlagen.zahlen import lies_anteil, schreibe_zahl

Wert = Decimal | bool | str
_WAHRHEIT = {"ja": True, "wahr": True, "true": True, "nein": False, "falsch": False, "false": False}
_KEINE_ZAHL = frozenset({"keine_zahl", "fuehrende_null"})


def lies_stellwert(wert: Any) -> Any:
    """Return a number (``10 %`` is 0.10), a truth value (``ja``), or else the text as it is.

    Errors (PydanticCustomError): zahl_mehrdeutig, nicht_endlich.
    """
    if isinstance(wert, bool):
        return wert
    if not isinstance(wert, str):
        return lies_anteil(wert)
    text = unicodedata.normalize("NFC", wert).strip()
    if text.lower() in _WAHRHEIT:
        return _WAHRHEIT[text.lower()]
    try:
        return lies_anteil(text)
    except PydanticCustomError as fehler:
        if fehler.type in _KEINE_ZAHL:
            return text
        raise


def schreibe_stellwert(wert: Wert) -> str:
    """Return the one text of a value that ``lies_stellwert`` reads back."""
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    return schreibe_zahl(wert) if isinstance(wert, Decimal) else wert


Stellwert = Annotated[
    Wert,
    BeforeValidator(lies_stellwert),
    PlainSerializer(schreibe_stellwert, return_type=str, when_used="json"),
    WithJsonSchema({"type": ["number", "string", "boolean"]}),
]
