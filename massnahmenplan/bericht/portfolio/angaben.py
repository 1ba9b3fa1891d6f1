"""What ``portfolio.json`` states, read back: its form, before anything is compared with it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from massnahmenplan.bericht.portfolio.daten import ART, SCHEMA_VERSION
from massnahmenplan.eingabe.dateien import lesefehler
from massnahmenplan.grundlagen.befund import Befund, Fundstelle
from massnahmenplan.grundlagen.fehler import EingabeFehler

_ZULETZT = "Den Ordner verwenden, wie „portfolio“ ihn geschrieben hat, oder das Portfolio neu rechnen."
_FORMEN = {
    "literal_error": "ist kein Ziel eines Portfolios; möglich sind co2 und kosten",
    "list_type": "ist keine Liste",
}


class Portfolioangaben(BaseModel):
    """The figures that are compared; a field that is not stated is None."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, allow_inf_nan=False)

    ziel: Literal["co2", "kosten"] = "co2"
    zielwert: float | None = None
    konten: list[Any] | None = None
    ziele: list[Any] | None = None


def lies_angaben(datei: Path) -> Portfolioangaben:
    """Return what the file states. Errors (EingabeFehler): E001, E003, E108 damaged, E110 another version."""
    stelle = Fundstelle(str(datei))
    daten = _lies_json(datei, stelle)
    if not isinstance(daten, dict) or daten.get("art") != ART:
        befund = Befund("E108", "ist kein Portfolio dieses Programms", stelle, "art", abhilfe=_ZULETZT)
        raise EingabeFehler([befund])
    if daten.get("schema_version") != SCHEMA_VERSION or daten["schema_version"] is True:
        text = "stammt von einer anderen massnahmenplan-Fassung"
        wert, abhilfe = str(daten.get("schema_version")), "Das Portfolio mit dieser Fassung neu rechnen."
        raise EingabeFehler([Befund("E110", text, stelle, "schema_version", wert, abhilfe)])
    try:
        return Portfolioangaben.model_validate(daten)
    except ValidationError as fehler:
        raise EingabeFehler(_falsche_formen(fehler, stelle)) from None


def _lies_json(datei: Path, stelle: Fundstelle) -> Any:
    try:
        return json.loads(datei.read_bytes())
    except FileNotFoundError:
        abhilfe = "Den Ordner angeben, in den „portfolio“ geschrieben hat."
        raise EingabeFehler([Befund("E001", "Hier liegt kein Portfolio", stelle, abhilfe=abhilfe)]) from None
    except OSError as fehler:
        raise lesefehler(fehler, stelle) from None
    except (ValueError, RecursionError):
        text = "ist kein lesbares JSON: die Datei ist leer, beschädigt oder abgeschnitten"
        raise EingabeFehler([Befund("E108", text, stelle, abhilfe=_ZULETZT)]) from None


def _falsche_formen(fehler: ValidationError, stelle: Fundstelle) -> Iterator[Befund]:
    for einer in fehler.errors(include_url=False):
        wert = einer["input"] if isinstance(einer["input"], str | int | float) else None
        text = _FORMEN.get(einer["type"], "ist keine Zahl")
        feld = ".".join(map(str, einer["loc"]))
        yield Befund("E108", text, stelle, feld, None if wert is None else str(wert), _ZULETZT)
