"""A field that a person fills in: what it means, how it is measured, and what may be stated."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from massnahmenplan.grundlagen.schreibweise import anzahl, prozent_knapp

Art = Literal["text", "liste", "zahl", "anteil", "ganz", "jahr", "zeit", "datum", "auswahl"]
_IN_WORTEN: Mapping[Art, str] = {
    "text": "Text",
    "liste": "mehrere mit Komma",
    "zahl": "Zahl",
    "anteil": "Anteil in %",
    "ganz": "ganze Zahl",
    "jahr": "Jahr",
    "zeit": "Jahr oder 2027-Q3",
    "datum": "Datum",
    "auswahl": "Auswahl",
}


@dataclass(frozen=True, slots=True)
class Feld:
    """A column, or a line of ``projekt``."""

    name: str
    """As the reader knows it; in brackets while it waits for the name of a part."""
    titel: str
    hilfe: str
    art: Art
    einheit: str | None = None
    pflicht: bool = False
    vorgabe: str | None = None
    """What holds if nothing is stated; None: nothing, or what the help says."""
    werte: tuple[str, ...] = ()
    """All values that are allowed, where there are only some."""
    von: float | None = None
    ohne_von: bool = False
    """True if a value has to be more than ``von``."""
    bis: float | None = None
    auch_zahl: bool = False
    """True if a name or a number may stand there."""
    verweis: str | None = None
    """List of the case in which the id stands that is named here."""

    hat_freie_teile: bool = False
    """True if it can be stated by names or years as well, in columns of their own."""

    @property
    def ist_platzhalter(self) -> bool:
        """True while it waits for the name of a part."""
        return self.name.startswith("(")

    @property
    def stamm(self) -> str:
        """Name of the field without its part."""
        return self.name.strip("()").partition(".")[0]

    @property
    def zeile(self) -> str:
        """What stands below the heading: title and unit, in brackets so that nobody reads it as a value."""
        masse = self.einheit or ("Kennung" if self.verweis else _IN_WORTEN[self.art])
        return f"({self.titel} · {masse}{' · Pflicht' if self.pflicht else ''})"

    @property
    def rahmen(self) -> str | None:
        """Which numbers are allowed, in words: ``über 0 bis 10``; None if there is no bound."""
        if self.von is None:
            return None
        unten = f"über {self._zahl(self.von)}" if self.ohne_von else self._zahl(self.von)
        if self.bis is None:
            return unten if self.ohne_von else f"ab {unten}"
        return f"{unten if self.ohne_von else f'von {unten}'} bis {self._zahl(self.bis)}"

    def _zahl(self, wert: float) -> str:
        zahl = Decimal(str(wert))
        return prozent_knapp(zahl) if self.art == "anteil" else anzahl(zahl)
