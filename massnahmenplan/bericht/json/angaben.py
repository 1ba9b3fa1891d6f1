"""The figures that a ``plan.json`` states about itself: their form, before anything is compared with them."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt, StrictStr
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.planziel import EINHEITEN, Zielname
from massnahmenplan.ergebnis import Status
from massnahmenplan.grundlagen.zeit import Datum


def _lies_json_zahl(wert: Any) -> Any:
    """Return a JSON number as it is; a number in quotation marks is none."""
    if isinstance(wert, bool) or not isinstance(wert, int | Decimal):
        raise PydanticCustomError("keine_zahl", "ist keine Zahl (Zahlen stehen ohne Anführungszeichen)")
    zahl = Decimal(wert)
    if not zahl.is_finite() or abs(zahl) > Decimal("1e30"):
        raise PydanticCustomError("nicht_endlich", "ist keine endliche Zahl")
    return zahl


def _lies_status(wert: Any) -> Any:
    if wert not in tuple(Status):
        erlaubt = ", ".join(Status)
        raise PydanticCustomError(
            "status_unbekannt", "ist kein Status; erlaubt sind {erlaubt}", {"erlaubt": erlaubt}
        )
    return wert


def _lies_ziel(wert: Any) -> Any:
    if wert not in tuple(EINHEITEN):
        raise PydanticCustomError(
            "ziel_unbekannt", "ist kein Ziel; erlaubt sind {erlaubt}", {"erlaubt": ", ".join(EINHEITEN)}
        )
    return wert


Zahl = Annotated[Decimal, BeforeValidator(_lies_json_zahl)]
NichtNegativ = Annotated[Zahl, Field(ge=0)]


class Stufenblock(BaseModel):
    """One of several aims in the block ``nachweis``."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    ziel: Annotated[Zielname, BeforeValidator(_lies_ziel)]
    zielwert: Zahl
    bester: Zahl
    schranke: Zahl | None = None
    luecke: Zahl | None = None
    toleranz: Annotated[Zahl, Field(ge=0, lt=1)]
    status: Annotated[StrictStr, BeforeValidator(_lies_status)]


class Grenzblock(BaseModel):
    """A limit on an aim in the block ``nachweis``: the proof holds among plans that keep it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    ziel: Annotated[Zielname, BeforeValidator(_lies_ziel)]
    wert: Zahl


class Nachweisblock(BaseModel):
    """The block ``nachweis``: how the search went."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    verlangte_luecke: Annotated[Zahl, Field(ge=0, lt=1)] | None = None
    dauer_s: NichtNegativ | None = None
    knoten: Annotated[StrictInt, Field(ge=0)] | None = None
    saat: Annotated[StrictInt, Field(ge=0)] | None = None
    zeilen: Annotated[StrictInt, Field(ge=0)] | None = None
    spalten: Annotated[StrictInt, Field(ge=0)] | None = None
    versuche: tuple[StrictStr, ...] | None = None
    signalnummer: StrictInt | None = None
    stufen: tuple[Stufenblock, ...] = ()
    grenzen: tuple[Grenzblock, ...] = ()
    schranke_vom: Datum | None = None
    abwandlungen: tuple[StrictStr, ...] = ()


class Nichtwahlblock(BaseModel):
    """Why a measure is not in the plan."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    massnahme: StrictStr
    grund: StrictStr = "offen"
    text: StrictStr = ""


class Pruefblock(BaseModel):
    """What was checked when the plan was made."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    pruefung: StrictStr
    ergebnis: StrictStr
    bestanden: StrictBool


class Angaben(BaseModel):
    """What stands beside decisions and input; fields of later versions are not looked at."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    ziel: Annotated[Zielname, BeforeValidator(_lies_ziel)] | None = None
    status: Annotated[StrictStr, BeforeValidator(_lies_status)] | None = None
    zielwert: Zahl | None = None
    einheit: StrictStr | None = None
    schranke: Zahl | None = None
    luecke: Zahl | None = None
    luecke_absolut: Zahl | None = None
    nachweis: Nachweisblock | None = None
    pruefungen: tuple[Pruefblock, ...] = ()
    bilanz: dict[StrictStr, Any] = Field(default_factory=dict)
    nicht_gewaehlt: tuple[Nichtwahlblock, ...] = ()
    annahmen: tuple[StrictStr, ...] = ()
    versionen: dict[StrictStr, StrictStr] = Field(default_factory=dict)
    eingabe_pruefsumme: StrictStr | None = None
