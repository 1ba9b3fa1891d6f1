"""What caused a change, as it was found: facts and figures. What is read of it, ``bericht.ursachen`` words."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.begriffe.festlegung import Festlegung, Festlegungsart
from massnahmenplan.begriffe.stand import Bescheid, Massnahmenstand
from massnahmenplan.ergebnis.fallunterschied import Fallunterschied, Unterschiedsart
from massnahmenplan.verfall import Verfall


@dataclass(frozen=True, slots=True)
class Engstelle:
    """A limit that a decision does not keep beside a plan, and by how much."""

    grenze: str
    """As ``Verstoss.grenze``: ``haushalt:stadt:investiv:2028``."""
    fehlt: Decimal | None
    """How much is missing, in ``einheit``; None where the limit is no quantity."""
    einheit: str | None
    im_letzten: bool
    """True: the decision of now beside the last plan; False: that of the last plan beside the plan of now."""


@dataclass(frozen=True, slots=True)
class Standanlass:
    """Its own status."""

    stand: Massnahmenstand


@dataclass(frozen=True, slots=True)
class Bescheidanlass:
    """A notice of its own."""

    bescheid: Bescheid
    verfall: Verfall | None = None
    """That it is an approval, and lost, as building ends after its deadline."""


@dataclass(frozen=True, slots=True)
class Antragsanlass:
    """It is contracted, and of an application that was planned nobody has reported anything."""

    programm: str
    antrag_am: date


@dataclass(frozen=True, slots=True)
class Festlegungsanlass:
    """A decision on it from outside."""

    art: Festlegungsart
    festlegung: Festlegung | None
    """None: it does not hold any more."""


@dataclass(frozen=True, slots=True)
class Eingabeanlass:
    """What its own rows say."""

    unterschiede: tuple[Fallunterschied, ...]


@dataclass(frozen=True, slots=True)
class Stichtagsanlass:
    """The day of planning has passed a begin, or an application."""

    stichtag: date
    beginn: int | None = None
    """Period that was planned; None where it is the application."""
    programm: str | None = None
    antrag_am: date | None = None


@dataclass(frozen=True, slots=True)
class Programmanlass:
    """A programme that it uses, or used."""

    programm: str
    art: Unterschiedsart
    felder: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vorgabenanlass:
    """Limits that are others now, or by what every measure is judged (then without ``engstelle``)."""

    unterschiede: tuple[Fallunterschied, ...]
    engstelle: Engstelle | None = None


@dataclass(frozen=True, slots=True)
class Verdraengung:
    """Another measure needs more of a limit than before, or frees of it (``engstelle.im_letzten``)."""

    engstelle: Engstelle
    durch: str
    menge: Decimal | None
    """How much more, or less, in the unit of the limit; None where it is no quantity."""
    anlass: "Anlass"
    """Why that one changed."""


@dataclass(frozen=True, slots=True)
class Mitwirkung:
    """What another measure does, when and how well, changes what this one brings, or gets."""

    durch: str
    worueber: Beziehungsart | str | None
    """Relation, or programme whose pot or cap they share; None: one physics."""
    anlass: "Anlass"


@dataclass(frozen=True, slots=True)
class Zielanlass:
    """It is better for the aim, or for what was asked for otherwise."""

    verlangt: str | None
    """What was asked for otherwise, as a German clause."""
    mit_preis: bool = False
    """True: even after the price of the change, as in an update."""
    engstelle: Engstelle | None = None
    durch: str | None = None
    """Measure that has its place at the limit now."""


@dataclass(frozen=True, slots=True)
class Ungeklaert:
    """What changed says nothing of a reason."""

    ist_fortschreibung: bool
    engstelle: Engstelle | None = None


@dataclass(frozen=True, slots=True)
class Geldanlass:
    """It had to be decided anew anyway, and so the net present value of the plan is better."""

    besser_eur: Decimal


@dataclass(frozen=True, slots=True)
class Folgeanlass:
    """A figure that follows from what was decided otherwise of the measure, and why that was."""

    entscheidung: str
    """Kind of that change (``Aenderung.art``)."""
    anlass: "Anlass"


EigenerAnlass = (
    Standanlass
    | Bescheidanlass
    | Antragsanlass
    | Festlegungsanlass
    | Eingabeanlass
    | Stichtagsanlass
    | Programmanlass
)
Anlass = (
    EigenerAnlass | Vorgabenanlass | Verdraengung | Mitwirkung | Zielanlass | Geldanlass | Ungeklaert | Folgeanlass
)
