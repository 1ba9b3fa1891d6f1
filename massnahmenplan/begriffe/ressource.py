"""Something scarce that measures use: staff, building sites in a street, crews."""

from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.begriffe.jahreswerte import Jahresmengen
from massnahmenplan.grundlagen.zahlen import Ganzzahl


class Ressource(Grundform):
    """A limited quantity per year, or over a rolling window of years."""

    id: Kennung
    name: Text | None = None
    einheit: Text
    menge: Jahresmengen
    """Available in each year; with a window: available in each window, stated for its last year."""
    phase: Literal["planung", "bau", "planung_und_bau"] = "planung_und_bau"
    """In which periods of a measure its ``bedarf`` is used."""
    fenster: Annotated[Ganzzahl, Field(ge=1, le=50)] = 1
    """Length of the rolling window in years; 1 means each year by itself."""
    quelle: Text | None = None
