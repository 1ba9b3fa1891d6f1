"""What to change so that an impossible case has a plan: each way out is proven, none of its changes is idle."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Lockerungsart(StrEnum):
    """What of a case is changed."""

    HAUSHALT = "haushalt"
    """``kennung`` payer, ``teil`` kind of purse, ``jahr``; ``um`` EUR more."""
    VERPFLICHTUNG = "verpflichtung"
    """``kennung`` payer, ``teil`` year in which payments fall due (None: all later), ``jahr``; ``um`` EUR more."""
    ZIEL = "ziel"
    """``kennung`` target; ``um`` less is asked of it, in its unit: ``neu`` is its new ``wert``."""
    ZIELJAHR = "zieljahr"
    """``kennung`` target; ``um`` years later."""
    SPAETESTES_ENDE = "spaetestes_ende"
    """``kennung`` measure; may be completed ``um`` years later, in each variant."""
    ENDE = "ende"
    """The plan runs ``um`` years longer; budgets, staff and commitments of these years are as in the last one."""
    PFLICHT = "pflicht"
    """``kennung`` measure: need not be carried out."""
    FESTLEGUNG = "festlegung"
    """``kennung`` measure, ``teil`` kind of decision, ``bisher`` its value: no longer holds."""
    BEZIEHUNG = "beziehung"
    """``kennung`` name of the relation: no longer holds."""
    RESSOURCE = "ressource"
    """``kennung`` resource, ``jahr``; ``um`` more of it, in its unit."""


class Richtung(StrEnum):
    """What a way out asks for."""

    GELD = "geld"
    ZIEL = "ziel"
    ZEIT = "zeit"
    PERSONAL = "personal"
    VORGABE = "vorgabe"
    """Something that is compulsory, decided or related is given up."""
    GEMISCHT = "gemischt"


@dataclass(frozen=True, slots=True)
class Lockerung:
    """One change of the case."""

    art: Lockerungsart
    kennung: str
    """Id of what is changed, see ``Lockerungsart``; empty for the plan as a whole."""
    satz: str
    """The change as a German sentence, in names and units of the case."""
    um: Decimal | None = None
    """By how much, in ``einheit``; None where something is dropped."""
    einheit: str | None = None
    bisher: str | None = None
    neu: str | None = None
    jahr: int | None = None
    teil: str | None = None


@dataclass(frozen=True, slots=True)
class Ausweg:
    """A smallest set of changes with which there is a plan: found, applied, planned and recounted."""

    richtung: Richtung
    lockerungen: tuple[Lockerung, ...]
    satz: str
    """All changes as one German sentence."""
    groesse: Decimal
    """Sum of the changes, each times its weight (``Diagnose.gewichte``)."""
    mindestens: Decimal | None
    """Proven: no way out in this direction is smaller than that; None where nothing is proven."""
    ist_minimal: bool
    """Proven: none of the changes can be left out, the others staying as they are."""
    massnahmen: int
    """How many measures the plan has that proves it."""
    zielwerte: dict[str, Decimal] = field(default_factory=dict)
    """Recomputed values of that plan; it is a plan that exists, not the best one."""


@dataclass(frozen=True, slots=True)
class Fehlanzeige:
    """A direction in which there is no way out, or in which none was found."""

    richtung: Richtung
    bewiesen: bool
    """True: there is none; False: the time was too short to say so."""
    satz: str


@dataclass(frozen=True, slots=True)
class Diagnose:
    """Why a case has no plan, and what would give it one."""

    gruende: tuple[str, ...] = ()
    """What excludes every plan, one German sentence each: targets beyond all reach, else the minimal conflict.

    Empty if neither is proven.
    """
    widerspruch: tuple[str, ...] = ()
    """Limits in words of the case that cannot hold together; empty if none were found."""
    widerspruch_ist_minimal: bool = False
    """Proven, integers included: without any one of them there is a plan for the others."""
    auswege: tuple[Ausweg, ...] = ()
    fehlanzeigen: tuple[Fehlanzeige, ...] = ()
    """Why there is no way out in money, target or time, for those of them in which there is none."""
    gewichte: str = ""
    """By what changes of different kinds are compared, a German sentence."""
    hinweis: str | None = None
    """What was not finished, a German sentence; None if everything was."""
    dauer_s: float = 0.0
