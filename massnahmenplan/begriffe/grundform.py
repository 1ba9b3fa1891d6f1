"""What all nouns share: frozen, no unknown keys, ids compared without regard to case and Unicode form."""

import unicodedata
from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from massnahmenplan.grundlagen.texte import ist_zu_sehen


class Grundform(BaseModel):
    """Base of every noun that comes from outside."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy; what was worked out from the fields of the original (cached properties) stays behind."""
        kopie = super().model_copy(update=update, deep=deep)
        for name in kopie.__dict__.keys() - type(kopie).model_fields.keys():
            del kopie.__dict__[name]
        return kopie


def normalform(kennung: str) -> str:
    """Return the form under which two ids are the same: NFC, case folded, no blanks around."""
    return unicodedata.normalize("NFC", kennung).strip().casefold()


def _nfc_text(wert: Any) -> Any:
    if isinstance(wert, str):
        return unicodedata.normalize("NFC", wert)
    if isinstance(wert, int) and not isinstance(wert, bool):
        return str(wert)  # an id cell such as 12 in a workbook
    return wert


def _aufzaehlung(wert: Any) -> Any:
    """Lists may be written as one text in a table cell: ``a, b`` or ``a | b``."""
    if wert is None:
        return ()
    if isinstance(wert, str):
        return tuple(teil.strip() for teil in wert.replace("|", ",").split(",") if teil.strip())
    if isinstance(wert, list | tuple):
        return tuple(wert)
    raise PydanticCustomError("keine_liste", "ist keine Liste")


def _sichtbar(name: str) -> str:
    if not ist_zu_sehen(name):
        raise PydanticCustomError("kein_name", "ist leer: nur Leerzeichen und Zeichen, die niemand sieht")
    return name


Kennung = Annotated[str, BeforeValidator(_nfc_text), Field(pattern=r"^[\w.\-]+$", min_length=1, max_length=60)]
"""An id: letters, digits, ``_``, ``-``, ``.``."""
Text = Annotated[str, BeforeValidator(_nfc_text), Field(max_length=20_000)]
Name = Annotated[Text, AfterValidator(_sichtbar)]
Kennungen = Annotated[tuple[Kennung, ...], BeforeValidator(_aufzaehlung)]
Texte = Annotated[tuple[Text, ...], BeforeValidator(_aufzaehlung)]
