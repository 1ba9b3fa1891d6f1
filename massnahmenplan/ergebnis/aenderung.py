"""One change of a plan against the one before, and what caused it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Ursachenart(StrEnum):
    """Why something changed, the most direct reason first."""

    STAND = "stand"
    """Own status: how far the measure is, what it costs or brings."""
    BESCHEID = "bescheid"
    """Own notice of approval or refusal."""
    FESTLEGUNG = "festlegung"
    """Own decision from outside."""
    EINGABE = "eingabe"
    """Own cost, effect, dates or other facts in the input."""
    STICHTAG = "stichtag"
    """The day of planning has passed what was planned."""
    PROGRAMM = "programm"
    """A funding programme of the measure was closed or changed."""
    VORGABE = "vorgabe"
    """A limit that the measure uses was changed: budget, pot, staff, target, relation."""
    ANGESTOSSEN = "angestossen"
    """Another measure that shares a limit, an effect or a grant has changed."""
    ZIEL = "ziel"
    """Nothing of the above: it is better for the aim."""
    GELD = "geld"
    """It had to be decided anyway, and is cheaper so while no aim is worse."""
    OBERGRENZE = "obergrenze"
    """A ceiling on changes that was asked for allows nothing else."""
    OFFEN = "offen"
    """What changed in the input does not say."""
    VON_HAND = "von_hand"
    """The decision was changed by hand in the plan that was written."""


@dataclass(frozen=True, slots=True)
class Ursache:
    """The cause of a change."""

    art: Ursachenart
    text: str
    """One German sentence with figures."""
    durch: str | None = None
    """Measure (``angestossen``), programme, payer or other id that it came from."""


@dataclass(frozen=True, slots=True)
class Aenderung:
    """What changed at one measure, by how much, and why."""

    massnahme: str
    name: str
    art: str
    """``gestrichen``, ``neu``, ``verschoben``, ``andere_variante``, ``andere_foerderung``, ``anderer_antrag``;
    of figures ``teurer``, ``billiger``, ``zuschuss`` or ``wirkung``, where it stays or has its own reason."""
    alt: str
    """As it was, in words; empty where there was nothing."""
    neu: str
    unterschied: Decimal | None
    """New minus old, in ``einheit``."""
    einheit: str
    """``EUR``, ``t CO2e``, ``Jahre``, ``Halbjahre``, ``Quartale``; empty where there is no figure."""
    ursache: Ursache
