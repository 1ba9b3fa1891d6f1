"""Decisions: what is done, when, with which funding and loans; ids and dates, and amounts only of loans."""

from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.foerderung.paket import Foerderwahl


@dataclass(frozen=True, slots=True)
class Darlehenswahl:
    """How much of the loan of a programme is drawn."""

    programm: str
    betrag_eur: Decimal


@dataclass(frozen=True, slots=True)
class Kreditaufnahme:
    """How much of a loan of the payer's own is drawn in a year."""

    kredit: str
    jahr: int
    betrag_eur: Decimal


@dataclass(frozen=True, slots=True)
class Planschritt:
    """The decision on one measure: ids and dates, and amounts only of loans."""

    massnahme: str
    variante: str
    beginn: int
    """Period in which planning (or, without planning, building) begins (``grundlagen.zeit.Zeitachse``)."""
    foerderung: tuple[Foerderwahl, ...] = ()
    darlehen: tuple[Darlehenswahl, ...] = ()
    """Loans of programmes in ``foerderung``; what is not named is not drawn."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All decisions, in order of the measures' ids."""

    schritte: tuple[Planschritt, ...]
    kredite: tuple[Kreditaufnahme, ...] = ()
    """Loans of the payers' own, in order of ids and years."""

    def schritt(self, massnahme: str) -> Planschritt | None:
        """Return the decision on a measure, or None if it is not carried out."""
        return next((schritt for schritt in self.schritte if schritt.massnahme == massnahme), None)
