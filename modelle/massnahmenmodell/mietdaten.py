"""Rises of the rent, limits on them, and rented buildings, as data of the model."""

from dataclasses import dataclass

from massnahmenmodell.linearform import NICHTS, Linearform, Reelle


@dataclass(frozen=True, slots=True)
class OffeneUmlage:
    """A rise of the rent that depends on awards: max(0, ``basis`` · x − Σ value · award − Σ value · loan)."""

    option: int
    basis: float
    """The rise without these awards, thousand EUR a year."""
    abzug: Linearform
    """Σ value · award over Abrufe."""
    abzug_hoechstens: float
    """The most that awards and repayment grants can take off."""
    kreditabzug: Linearform = NICHTS
    """Σ value · loan over loans: their repayment grants."""


@dataclass(frozen=True, slots=True)
class Kappung:
    """A limit on what rises of the rent of one building add up to within some years."""

    name: str
    wunsch: tuple[Linearform, ...]
    """Per year: rises that begin in it, as far as they do not depend on awards, thousand EUR a year."""
    offen: tuple[tuple[int, ...], ...]
    """Per year: numbers of the open rises that begin in it."""
    vorstufe: int | None
    """Number of a limit whose rises count here too, as far as it lets them; smaller than the own number."""
    grenze: float
    """Thousand EUR a year."""
    fenster: int
    """Years, the one of the rise included."""


@dataclass(frozen=True, slots=True)
class Mietobjekt:
    """A building with tenants: what its rent rises by, and what that is allowed to be."""

    name: str
    satz: str
    haushalt: int | None
    """Purse that gets the rises; None: of no limited one."""
    kappung: int | None
    """Number of the limit that has the last word; None: there are no rises."""
    ersparnis: tuple[Linearform, ...]
    """Energy cost that single measures save the tenants per year, thousand EUR."""
    ueberlappungen: tuple[int, ...]
    """Overlaps whose loss of saved money the tenants bear."""
    spielraum: float | None
    """By how much the warm rent may rise, thousand EUR a year; None: without limit."""
    preis: Reelle | None
    """Present price per year of each thousand EUR above the limit; None means hard."""
