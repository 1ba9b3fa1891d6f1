"""What ``foerdercheck`` finds out of a measure and a day: every package, its worth, its duties. Frozen."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.sicherheit import Sicherheit
from massnahmenplan.foerderung.paket import Ablehnung, Antrag, Paket
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.planungsfall import Planungsfall


@dataclass(frozen=True, slots=True)
class Kreditangabe:
    """The loan that an application may take at most."""

    hoechstens_eur: Decimal
    tilgungszuschuss_eur: Decimal
    laufzeit_jahre: int
    tilgungsfrei_jahre: int
    sollzins: Decimal | None
    """None: set on the day of the commitment; then the loan counts as neutral."""
    vorteil_eur: Decimal | None
    """Present value of the interest saved against the discount rate; None where the interest is not known."""

    @property
    def zurueckzuzahlen_eur(self) -> Decimal:
        """What is left to be paid back, without interest."""
        return self.hoechstens_eur - self.tilgungszuschuss_eur


@dataclass(frozen=True, slots=True)
class Antragsauskunft:
    """One application with everything an applicant has to know of it."""

    antrag: Antrag
    name: str
    """Name of the programme."""
    geber: str
    rechtsgrundlage: str
    fassung_bis: date | None
    """Last day of the version; None means that no end is known."""
    so_bis: date | None
    """Last day on which version and facts of the payer are those of the application; None: no end is known."""
    startsperre: Literal["antrag", "bewilligung", "keine"]
    """What must lie before building begins."""
    nach_inbetriebnahme: bool
    """True: the version goes by the day of commissioning, not by that of the application."""
    stand: date
    """Day on which the source was read."""
    kredit: Kreditangabe | None
    bedingungen: tuple[str, ...]
    """What has to be met or proven, one German sentence each."""
    hinweise: tuple[str, ...]
    """What else to know: shared caps, accounts, pots, exclusions at the same object."""
    vorbehalt: str | None
    """What the catalogue remarks on this version: what is assumed, what is left out."""


@dataclass(frozen=True, slots=True)
class Paketauskunft:
    """A package and what it is worth to the applicant."""

    paket: Paket
    antraege: tuple[Antragsauskunft, ...]
    vorhaben: Vorhaben
    """With the dates of building that the package leads to."""
    kosten_eur: Decimal
    """Nominal investment."""
    zuschuss_eur: Decimal
    """Everything that pays for the investment: grants, tax reductions, repayment grants."""
    betriebsfoerderung_eur: Decimal
    """Operating aid over all its years."""
    barwert_eur: Decimal
    """Net present cost on 1 January of the year of the enquiry, operating aid and known interest included."""
    barwert_ohne_betrieb_eur: Decimal
    """The same without operating aid."""

    @property
    def eigenmittel_eur(self) -> Decimal:
        """What the applicant bears of the investment, loans included that he has to pay back."""
        return self.kosten_eur - self.zuschuss_eur

    @property
    def nettokosten_eur(self) -> Decimal:
        """Own money less all operating aid, nominal."""
        return self.eigenmittel_eur - self.betriebsfoerderung_eur

    @property
    def sicherheit(self) -> Sicherheit | None:
        """The least certainty of its parts; None for the package without any application."""
        stufen = tuple(Sicherheit)
        genannte = (Sicherheit(eintrag.antrag.sicherheit) for eintrag in self.antraege)
        return max(genannte, key=stufen.index, default=None)

    @property
    def ist_bedingt(self) -> bool:
        """True if another measure has to be completed before the application."""
        return any(eintrag.antrag.mit for eintrag in self.antraege)

    @property
    def frist(self) -> date | None:
        """Last day on which all its applications hold as they are; None means that no end is known."""
        return min((e.so_bis for e in self.antraege if e.so_bis is not None), default=None)


@dataclass(frozen=True, slots=True)
class Verlaufsabschnitt:
    """Days of application on which nothing changes for the measure, and its best package for the first of them."""

    ab: date
    bis: date
    anlaesse: tuple[str, ...]
    """What changes on the first day, a few German words each."""
    paket: Paketauskunft
    unterschied_eur: Decimal
    """Net cost more (negative: less) than with an application on the day of the enquiry, at the same prices."""


@dataclass(frozen=True, slots=True)
class Massnahmenauskunft:
    """One measure in one variant."""

    massnahme: Massnahme
    """With the variant applied."""
    variante: str
    antrag_am: date
    preisjahr: int
    """Year of building whose prices hold for all packages."""
    pakete: tuple[Paketauskunft, ...]
    """Best first by net present cost; the one without any application is among them."""
    ablehnungen: tuple[Ablehnung, ...]
    """Programmes for this kind of measure that cannot be used, by id."""
    andere_programme: int
    """Number of programmes in use for other kinds of measures."""
    verlauf: tuple[Verlaufsabschnitt, ...] = ()
    """By day of application, the day of the enquiry first; empty where it was not asked for."""

    @property
    def bestes(self) -> Paketauskunft:
        """The best package that needs no other measure before it."""
        return next(eintrag for eintrag in self.pakete if not eintrag.ist_bedingt)


@dataclass(frozen=True, slots=True)
class Foerderauskunft:
    """The answer to an enquiry."""

    fall: Planungsfall
    antrag_am: date
    massnahmen: tuple[Massnahmenauskunft, ...]
    """In the order of the case, variants after the measure as stated."""
