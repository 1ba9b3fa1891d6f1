"""Why a plan is as it is: why this measure, why then, why not that one, what each limit is worth. Frozen."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from massnahmenplan.begriffe.planziel import JE_MEHR_DESTO_BESSER
from massnahmenplan.begriffe.stand import Massnahmenstand
from massnahmenplan.ergebnis.bilanz import Bilanz
from massnahmenplan.ergebnis.nichtwahl import Nichtwahl
from massnahmenplan.ergebnis.plan import Plan, Planschritt
from massnahmenplan.planungsfall import Planungsfall

Engpassart = Literal[
    "kasse", "konto", "kreditgrenze", "reihenfolge", "gruppe", "foerderbedingung", "warmmiete", "ziel", "rangfolge"
]
Unterschiedsart = Literal["entfaellt", "kommt", "variante", "verschoben", "foerderung"]
Grenzart = Literal["kasse", "konto", "kreditgrenze", "gruppe", "ziel", "rangfolge"]


@dataclass(frozen=True, slots=True)
class Abstand:
    """By how much an aim is worse if something is asked of the plan: between what is proven and what was found.

    A negative figure is a gain.
    """

    ziel: str
    einheit: str
    referenz: Decimal
    """Value without what is asked: that of the plan, or the best one of an aim that others follow."""
    wert: Decimal
    """Best value that was found, recomputed."""
    schranke: Decimal | None
    """Proven: no plan of this kind is better; None where nothing is proven."""
    grenze: Decimal | None = None
    """What the aims that follow may not fall behind; None for the last one."""
    ohne_grenzen: str = ""
    """What was asked of an update and is not kept here; empty where everything is."""

    def _schlechter(self, wert: Decimal) -> Decimal:
        return self.referenz - wert if self.ziel in JE_MEHR_DESTO_BESSER else wert - self.referenz

    @property
    def hoechstens(self) -> Decimal:
        """What is lost with the best plan that was found: no more than that."""
        return self._schlechter(self.wert)

    @property
    def mindestens(self) -> Decimal | None:
        """What is lost at least; None where nothing is proven."""
        return None if self.schranke is None else min(self._schlechter(self.schranke), self.hoechstens)


@dataclass(frozen=True, slots=True)
class Engpass:
    """A limit that stands in the way beside the plan, and what would be missing of it."""

    art: Engpassart
    name: str
    """In words of the case: name of purse, account, relation."""
    menge: Decimal | None
    """What would be missing, in ``einheit``; None where it is no quantity."""
    einheit: str | None
    jahr: int | None = None
    zeit: str | None = None
    """Year or part of one; None where the limit belongs to no time."""
    traeger: str | None = None
    """Payer of a purse."""
    haushaltsart: str | None = None
    """Kind of a purse."""


@dataclass(frozen=True, slots=True)
class Unterschied:
    """What of the plan is different beside the measure that is asked about."""

    massnahme: str
    arten: tuple[Unterschiedsart, ...]
    """Everything that is different: ``("entfaellt",)``, ``("kommt",)``, or any of the others in their order."""
    vorher: Planschritt | None
    nachher: Planschritt | None


@dataclass(frozen=True, slots=True)
class Gegenprobe:
    """The same case solved again from the present plan, with one measure left out or forced in."""

    moeglich: bool | None
    """None: the time did not suffice to say so."""
    abstand: Abstand | None = None
    """None where no such plan exists or was found."""
    nebenbei: Abstand | None = None
    """Where the aim loses nothing: what the present value of own money loses."""
    unterschiede: tuple[Unterschied, ...] = ()
    engpaesse: tuple[Engpass, ...] = ()
    """Where it is impossible: what stands in the way with everything else as it is."""
    bilanz: Bilanz | None = None
    """Of the plan that was found."""
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class Weg:
    """Another way to carry out a measure with everything else as it is."""

    schritt: Planschritt
    moeglich: bool
    abstand: Abstand | None = None
    """None where it is impossible."""
    engpaesse: tuple[Engpass, ...] = ()
    zuschuss_eur: Decimal = Decimal(0)
    """Grants of its package, before what other measures take of shared caps."""
    ohne_programme: tuple[tuple[str, str], ...] = ()
    """Programmes of the plan that this way cannot use, and why."""


@dataclass(frozen=True, slots=True)
class Paketvergleich:
    """Another set of programmes at the same begin."""

    programme: tuple[str, ...]
    """Empty: without any grant."""
    zuschuss_eur: Decimal
    weniger_eur: Decimal
    """How much less it brings than the package of the plan; negative: more."""
    weg: Weg | None
    """Beside the plan; None: no plan can need this package, it brings nothing that another one does not."""


@dataclass(frozen=True, slots=True)
class Warum:
    """Why a measure is in the plan, why then, and why with that funding."""

    schritt: Planschritt
    pflicht: bool
    beschluss: str | None
    """Decision that asks for it."""
    gebunden: Massnahmenstand | None
    """Its state if it is contracted or built: then it is no longer for decision."""
    einzeln_t: Decimal
    """Reduction over the plan by itself."""
    gemeinsam_t: Decimal
    """What the plan reduces less without it, everything else as it is."""
    ohne: Gegenprobe
    frueher: Weg | None
    """Nearest earlier begin; None: there is none in its window."""
    spaeter: Weg | None
    fenster: tuple[int, int]
    """First and last begin that window and dates allow, as periods."""
    zuschuss_eur: Decimal
    """Grants that it gets in the plan."""
    andere_pakete: tuple[Paketvergleich, ...]
    abgelehnt: tuple[tuple[str, str], ...]
    """Programmes for its kind that it cannot have at this begin, and why."""


@dataclass(frozen=True, slots=True)
class Mehrgeld:
    """Smallest extra money with which a measure fits beside the plan, and what the aim has of it then."""

    betraege: tuple[Engpass, ...]
    """By purse and year, in EUR of the stated budget."""
    weg: Planschritt
    abstand: Abstand
    """Negative: the plan with the measure is better by that."""

    @property
    def summe_eur(self) -> Decimal:
        """All extra money."""
        return sum((betrag.menge or Decimal(0) for betrag in self.betraege), Decimal(0))


@dataclass(frozen=True, slots=True)
class Mehrwirkung:
    """How much better a measure would have to be so that a plan with it is as good as the present one."""

    ziel: str
    menge: Decimal
    """t CO2e a year, EUR of present value, or points."""
    einheit: str
    je_jahr: bool
    betriebsjahre: Decimal | None = None
    """Years of effect in the plan that was found with it; None where it is no figure per year."""


@dataclass(frozen=True, slots=True)
class Warumnicht:
    """Why a measure is left out, and what would have to change."""

    nichtwahl: Nichtwahl
    waehlbar: bool
    """False: no begin, variant and funding of it is open, so nothing could be solved."""
    mit: Gegenprobe
    mehrgeld: Mehrgeld | None
    """None where money is not what is missing beside the plan, or not alone."""
    daneben: tuple[Engpass, ...]
    """Everything that is missing beside the plan; empty: it would fit."""
    mehrwirkung: Mehrwirkung | None
    perioden_mehr: int | None
    """How many periods longer its window would have to be; None where that is not what is missing."""


@dataclass(frozen=True, slots=True)
class Schritt:
    """What one more step of a limit is worth, solved again."""

    um: Decimal
    """In the unit of the limit; for targets and aims that come first so much less is asked."""
    abstand: Abstand | None
    """Negative: so much is gained; None: no answer in time."""


@dataclass(frozen=True, slots=True)
class Grenzauskunft:
    """A limit: its use, what is free of it, and what more of it would be worth."""

    art: Grenzart
    name: str
    einheit: str
    menge: Decimal
    genutzt: Decimal
    frei: Decimal
    zeit: str | None = None
    preis: Decimal | None = None
    """What the aim gains per unit in the problem without integers, an estimate; None where it has no price."""
    schritt: Schritt | None = None
    """Only of limits that may bind, as far as the time sufficed."""


@dataclass(frozen=True, slots=True)
class Erklaerung:
    """All answers to a plan."""

    fall: Planungsfall
    plan: Plan
    bilanz: Bilanz
    ziel: str
    """The aim in which costs are stated: the last one where there are several."""
    einheit: str
    ziele: tuple[str, ...]
    offen: Decimal | None
    """How far the plan may be from the best one, in the unit of ``ziel``; None where nothing is proven."""
    warum: tuple[Warum, ...]
    warum_nicht: tuple[Warumnicht, ...]
    grenzen: tuple[Grenzauskunft, ...]
    hinweise: tuple[str, ...]
    dauer_s: float
    ohne_grenzen: str = ""
    """What was asked of an update and is not kept in any answer; empty where everything is."""
