"""What the law makes of a project: applications with their grants, and why something is refused."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.objekt import Objekt


@dataclass(frozen=True, slots=True)
class Zahlung:
    """An amount that falls due in one year."""

    jahr: int
    betrag_eur: Decimal


@dataclass(frozen=True, slots=True)
class Vorhaben:
    """Everything a funding rule may look at: one measure in one variant, begun in one period."""

    massnahme: Massnahme
    """With the variant applied."""
    traeger: Kostentraeger
    objekt: Objekt | None
    stichtag: date
    """Applications cannot be dated before this day."""
    baubeginn: date
    fertigstellung: date
    """Last day of building."""
    zahlungen: tuple[Zahlung, ...]
    """The whole investment by year, nominal, in order of years."""

    kosten_eur: Decimal = field(init=False)
    """The whole nominal investment."""
    merkmale: frozenset[str] = field(init=False)
    """The facts of measure and payer together."""

    def __post_init__(self) -> None:
        kosten_eur = sum((zahlung.betrag_eur for zahlung in self.zahlungen), Decimal(0))
        object.__setattr__(self, "kosten_eur", kosten_eur)
        object.__setattr__(self, "merkmale", frozenset(self.massnahme.merkmale + self.traeger.merkmale))


@dataclass(frozen=True, slots=True)
class Rechenzeile:
    """One line of the calculation of a grant."""

    text: str
    betrag_eur: Decimal | None
    stelle: str
    """Clause or source."""


@dataclass(frozen=True, slots=True)
class Schritt:
    """What a rule leaves of the value it was given, and the lines that show how."""

    wert: Decimal
    zeilen: tuple[Rechenzeile, ...] = ()


@dataclass(frozen=True, slots=True)
class Hindernis:
    """Why a rule refuses: one German sentence, and its clause if the rule states one."""

    grund: str
    stelle: str | None = None


@dataclass(frozen=True, slots=True)
class Antrag:
    """One application: what is asked from which programme, when, and what comes of it."""

    programm: str
    antrag_am: date
    bewilligung_am: date
    fertig_bis: date | None
    """Last day of the Bewilligungszeitraum; None means no limit."""
    foerderfaehig_eur: Decimal
    """Eligible cost after caps."""
    satz: Decimal
    zuschuss_eur: Decimal
    auszahlungen: tuple[Zahlung, ...]
    rechenweg: tuple[Rechenzeile, ...]
    fassung_ab: date
    sicherheit: str
    quelle: str


@dataclass(frozen=True, slots=True)
class Paket:
    """A set of applications that may stand together; without any it is the package ``ohne``."""

    antraege: tuple[Antrag, ...] = ()

    @property
    def zuschuss_eur(self) -> Decimal:
        """Sum of all grants."""
        return sum((antrag.zuschuss_eur for antrag in self.antraege), Decimal(0))

    @property
    def kennung(self) -> str:
        """Name of the package: programmes with their application dates, in order of the programme ids."""
        return "+".join(f"{a.programm}@{a.antrag_am.isoformat()}" for a in self.antraege) or "ohne"


@dataclass(frozen=True, slots=True)
class Ablehnung:
    """Why a programme cannot be used for a project."""

    programm: str
    grund: str
    """One German sentence with the figures and dates that decide."""
    stelle: str


@dataclass(frozen=True, slots=True)
class Aufzaehlung:
    """All packages a project may have, and why other programmes are out."""

    pakete: tuple[Paket, ...]
    """Includes the package without any application."""
    ablehnungen: tuple[Ablehnung, ...]
