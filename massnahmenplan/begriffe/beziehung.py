"""A relation between measures."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Kennungen, Text
from massnahmenplan.grundlagen.zahlen import Anteil, Euro, Ganzzahl, Menge


class Beziehungsart(StrEnum):
    """What a relation asks of its members."""

    VORGAENGER = "vorgaenger"
    """If both are carried out, the second begins after the first is completed."""
    ANFANGSFOLGE = "anfangsfolge"
    """If both are carried out, the second begins at or after the beginning of the first."""
    VORAUSSETZUNG = "voraussetzung"
    """The second may be carried out only if the first is, and begins after the first is completed."""
    AUSSCHLUSS = "ausschluss"
    """At most one of the members."""
    GRUPPE_MINDESTENS = "gruppe_mindestens"
    GRUPPE_HOECHSTENS = "gruppe_hoechstens"
    GRUPPE_GENAU = "gruppe_genau"
    UEBERLAPPUNG = "ueberlappung"
    """While the first is in operation, part of the effect of the second is lost."""
    BUENDEL = "buendel"
    """Members that begin together save cost (one trench, one tender)."""


REIHENFOLGE = frozenset({Beziehungsart.VORGAENGER, Beziehungsart.ANFANGSFOLGE, Beziehungsart.VORAUSSETZUNG})
GRUPPEN = frozenset({Beziehungsart.GRUPPE_MINDESTENS, Beziehungsart.GRUPPE_HOECHSTENS, Beziehungsart.GRUPPE_GENAU})
PAARE = REIHENFOLGE | {Beziehungsart.UEBERLAPPUNG}


class Beziehung(Grundform):
    """A relation; which figures it needs follows from its kind (see ``eingabe.querpruefung``)."""

    id: Kennung | None = None
    art: Beziehungsart
    mitglieder: Annotated[Kennungen, Field(max_length=1000)] = ()
    """Measures; for a pair first the earlier (or overlapping) one, then the later (or overlapped) one.

    Empty only for a bundle of all measures at an object.
    """
    objekt: Kennung | None = None
    """Bundle: object whose measures are the members, in order of their ids; instead of ``mitglieder``."""
    abstand: Annotated[Ganzzahl, Field(ge=0, le=100)] = 0
    """Least number of periods between the two."""
    hoechstabstand: Annotated[Ganzzahl, Field(ge=0, le=100)] | None = None
    """Largest number of periods between the two; None means no limit."""
    anzahl: Annotated[Ganzzahl, Field(ge=0)] | None = None
    """How many members of a group; for a bundle how many at least begin together, None means two."""
    anteil: Anteil | None = None
    """Overlap: share of the second measure's effect (energy, money, CO2) that is lost.

    Bundle: share of its building cost that each member in it saves.
    """
    co2_t_a: Menge | None = None
    """Overlap: t CO2e per year that are lost; use either this or ``anteil``."""
    ersparnis_eur: dict[Kennung, Euro] = Field(default_factory=dict)
    """Bundle: member -> EUR that it saves, in prices of the base year."""
    gemeinkosten_eur: Euro | None = None
    """Bundle: EUR within the building cost of every member that are spent once; the first one named bears them."""
    gleichzeitig: Literal["baubeginn", "beginn", "baujahr"] = "baubeginn"
    """Bundle: what has to be the same: period of building, of planning, or the year in which building begins."""
    hinweis: Text | None = None
    quelle: Text | None = None

    @property
    def bezeichnung(self) -> str:
        """Name by which models and reports call the relation: kind, and id or members."""
        return f"{self.art}:{self.id or self.objekt or '-'.join(self.mitglieder)}"

    @property
    def mindestens(self) -> int | None:
        """How many members have to be carried out; None means there is no such limit."""
        verlangt = self.art in {Beziehungsart.GRUPPE_MINDESTENS, Beziehungsart.GRUPPE_GENAU}
        return self.anzahl if verlangt else None

    @property
    def daneben(self) -> int:
        """How many other members have to begin beside a member of a bundle so that it saves."""
        return 1 if self.gemeinkosten_eur is not None or self.anzahl is None else self.anzahl - 1

    @property
    def hoechstens(self) -> int | None:
        """How many members may be carried out; None means there is no such limit."""
        if self.art is Beziehungsart.AUSSCHLUSS:
            return 1
        begrenzt = self.art in {Beziehungsart.GRUPPE_HOECHSTENS, Beziehungsart.GRUPPE_GENAU}
        return self.anzahl if begrenzt else None

    @property
    def verlustanteil(self) -> Decimal:
        """Share of the overlapped effect that is lost; 0 where the loss is stated in tonnes."""
        return self.anteil if self.anteil is not None else Decimal(0)


def ausschlusspaare(beziehungen: Iterable[Beziehung]) -> set[frozenset[str]]:
    """Return the pairs of measures of which at most one can be in a plan."""
    return {
        frozenset((eine, andere))
        for beziehung in beziehungen
        if beziehung.hoechstens == 1
        for eine in beziehung.mitglieder
        for andere in beziehung.mitglieder
        if eine != andere
    }
