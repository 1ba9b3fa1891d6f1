"""``zuordnung.yaml``: what the headings of somebody else's table mean, and what is decided beyond them."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.grundlagen.zahlen import Ganzzahl, Jahr, Wahrheitswert, Zahl

Zahlstil = Literal["deutsch", "englisch"]
"""``1.234,5`` or ``1,234.5``."""
Ende = Literal["unten", "mitte", "oben"]
Zeitteil = Literal["von", "bis", "dauer"]
Zeilennummer = Annotated[Ganzzahl, Field(ge=1)]
GROESSTE_ZAHL = Decimal("1e15")
"""More is in no list of measures, and less keeps its cents whatever it is multiplied with."""
ALLE = "alle"
"""In place of a word of a column: all rows together."""
Tabellenzahl = Annotated[Zahl, Field(ge=-GROESSTE_ZAHL, le=GROESSTE_ZAHL)]


def _liste(wert: Any) -> Any:
    """One text may stand without a list; a heading may hold a comma."""
    return (wert,) if isinstance(wert, str) else tuple(wert) if isinstance(wert, list) else wert


def _als(wert: Any, feld: str) -> Any:
    """The short form of a mapping with one field."""
    return wert if isinstance(wert, dict | Grundform) else {feld: wert}


Ueberschriften = Annotated[tuple[Text, ...], BeforeValidator(_liste)]


class Klassenwert(Grundform):
    """What a word of the table stands for: a value, or a span of which ``spanne`` takes one end."""

    wert: Text | None = None
    von: Tabellenzahl | None = None
    bis: Tabellenzahl | None = None


class Feldquelle(Grundform):
    """Where a field of a measure comes from: exactly one of a column, a constant, a text, a number, two years."""

    spalte: Text | None = None
    auch: Ueberschriften = ()
    """Further columns that state the same."""
    widerspruch: Literal["offen", "erste"] = "offen"
    """What counts where columns contradict each other: nothing, or the first one."""
    wert: Text | None = None
    """The same for every row."""
    text: Text | None = None
    """A text with headings in braces: ``Bericht S. {Seite}``."""
    nummer: Text | None = None
    """Ids that are counted, beginning so."""
    von: Text | None = None
    bis: Text | None = None
    """Columns with the first and the last year: the field is the number of years."""
    teil: Zeitteil | None = None
    """What of a column like ``2021–2025`` is meant."""
    offen_bis: Jahr | None = None
    """Last year of what has a beginning and no end."""
    plus: Ganzzahl = 0
    """Added to a year or a number of years."""
    einheit: Text | None = None
    """What the figures of the column are measured in; ``Zelle``: each cell says so."""
    jahre: Text | None = None
    """Over how many years: between a figure per year and one for all of them; a number, or a field of the row."""
    zahlen: Zahlstil | None = None
    spanne: Ende | None = None
    """Which end of a span counts."""
    ungefaehr: Wahrheitswert = False
    """True: ``ca. 300`` is 300."""
    uebersetzung: dict[Text, Annotated[Klassenwert, BeforeValidator(lambda w: _als(w, "wert"))]] = Field(
        default_factory=dict
    )
    """Word of the table -> what it stands for."""
    sonst: Text | None = None
    """What an empty cell means."""
    grund: Text | None = None
    """Column that says why a cell is empty."""
    quelle: Text | None = None


class Zeilenbezug(Grundform):
    """A row of the table, by its id or by its number."""

    id: Text | None = None
    zeile: Zeilennummer | None = None


class Berichtigung(Zeilenbezug):
    """A field of one row as it shall be, with the source."""

    feld: Text
    wert: Text
    quelle: Text


class Weglassung(Zeilenbezug):
    """A row that is no measure, or shall not be one."""

    grund: Text


class Summenpruefung(Grundform):
    """A sum that the table prints: in each row, or over rows."""

    name: Text | None = None
    spalten: Ueberschriften
    """Columns that are added up."""
    summe: Text | None = None
    """Column with the sum of each row."""
    je: Text | None = None
    """Column by whose words rows are added up."""
    summen: dict[Text, Tabellenzahl] = Field(default_factory=dict)
    """Word of that column (``alle`` without one) -> the printed sum."""
    toleranz: Annotated[Tabellenzahl, Field(ge=0)] = Decimal(0)
    quelle: Text | None = None


class Zuordnung(Grundform):
    """How a table becomes a case."""

    name: Text | None = None
    quelle: Text | None = None
    hinweis: Text | None = None
    grundlage: Text | None = None
    """Folder with the case into which the measures are put, seen from the mapping file."""
    blatt: Text | None = None
    zahlen: Zahlstil | None = None
    leer: Ueberschriften = ()
    """Texts that mean an empty cell."""
    pflicht: Ueberschriften = ()
    """Further fields without which a row is not complete."""
    unvollstaendige: Literal["behalten", "weglassen"] = "behalten"
    """What becomes of rows that are not complete."""
    felder: dict[Text, Annotated[Feldquelle, BeforeValidator(lambda w: _als(w, "spalte"))]]
    berichtigungen: tuple[Berichtigung, ...] = ()
    weglassen: tuple[Weglassung, ...] = ()
    pruefungen: tuple[Summenpruefung, ...] = ()
    nicht_uebernommen: dict[Text, Text] = Field(default_factory=dict)
    """Heading -> why it is left out."""
