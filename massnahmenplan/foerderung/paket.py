"""What the law makes of a project: applications with their grants, the packages of them, and refusals."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from massnahmenplan.foerderung.darlehen import Darlehen
from massnahmenplan.foerderung.rechenweg import Rechenzeile
from massnahmenplan.foerderung.vorhaben import Zahlung
from massnahmenplan.grundlagen.zahlen import auf_cent


class Leistungsart(StrEnum):
    """In which form money comes."""

    ZUSCHUSS = "zuschuss"
    """Grant: a share of the cost or an amount per unit."""
    BETRIEB = "betrieb"
    """Operating aid, year by year; it is no part of the financing of the investment."""
    STEUER = "steuer"
    """Tax reduction over several years."""
    KREDIT = "kredit"
    """Loan; its value is the repayment grant (Tilgungszuschuss)."""


class Teilungsart(StrEnum):
    """When the formula of a shared cap is all there is to a grant."""

    FREI = "frei"
    """Always: nothing else can limit it."""
    UNGEKUERZT = "ungekuerzt"
    """As long as the whole wish is taken: then no limit on all grants together can bind."""
    ERSTER = "erster"
    """Only if nothing has been taken before; otherwise another limit may bind."""


@dataclass(frozen=True, slots=True)
class Geteilt:
    """What an application takes of a cap that several applications may share.

    The grant is (``satz_unten`` · part up to ``schwelle_eur`` + ``satz_oben`` · part above) of what is taken,
    counted from what earlier applications have taken.
    """

    inhaber: str
    """Which cap: its name, and the object or applicant that has it."""
    jahr: int | None
    """Calendar year of application for which it holds; None means for good."""
    text: str
    wovon: str
    """``kosten`` or ``zuschuss``: what the cap limits."""
    wunsch_eur: Decimal
    """What the application takes if nothing has been taken before."""
    grenze_eur: Decimal
    """The cap on the day of this application, for all applications together."""
    angesetzt_eur: Decimal
    """What it takes."""
    schwelle_eur: Decimal | None
    """Above this the rate is ``satz_oben``; None means one rate."""
    satz_unten: Decimal
    satz_oben: Decimal
    mindestens_eur: Decimal
    """Least grant of this application by itself: one cent, or the minimum unless others may help to reach it."""
    art: Teilungsart
    """What else can limit the grant, in this package."""

    @property
    def schluessel(self) -> str:
        """Applications with the same key use up the same cap."""
        return self.inhaber if self.jahr is None else f"{self.inhaber}:{self.jahr}"


def antragskennung(programm: str, antrag_am: date, mit: Iterable[str], ohne: Iterable[str]) -> str:
    """Return the name of an application: ``beg_em_huelle@2026-12-31+isfp-wpb``."""
    angaben = [*(f"+{merkmal}" for merkmal in mit), *(f"-{merkmal}" for merkmal in ohne)]
    return f"{programm}@{antrag_am.isoformat()}{''.join(angaben)}"


@dataclass(frozen=True, slots=True, order=True)
class Foerderwahl:
    """The decision to ask a programme for money on a certain day."""

    programm: str
    antrag_am: date
    mit: tuple[str, ...] = ()
    """Facts from other measures of the plan that the application rests on."""
    ohne: tuple[str, ...] = ()
    """Facts that it makes no use of (boni of which there are only so many)."""


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
    art: Leistungsart = Leistungsart.ZUSCHUSS
    mit: tuple[str, ...] = ()
    """Facts from other measures of the plan that the application rests on."""
    ohne: tuple[str, ...] = ()
    """Facts that it makes no use of."""
    geteilt: Geteilt | None = None
    konten: tuple[str, ...] = ()
    """Accounts (De-minimis …) that the award counts on."""
    kontingente: tuple[tuple[str, int], ...] = ()
    """Numbers of applications that it counts on: key and limit."""
    nur_gemeinsam_ab_eur: Decimal | None = None
    """Too small by itself: applications of the same day together must reach this amount."""
    bedingungen: tuple[str, ...] = ()
    """What has to be met or proven and is not stated in the case, one German sentence each."""
    nachweis_bis: date | None = None
    """Last day for the proof of use."""
    zweckbindung_bis: date | None = None
    aus_bescheid: bool = False
    """True: approved already; the conditions of its version are not tested again."""
    darlehen: Darlehen | None = None
    """The loan that comes with it; then the grant is the repayment grant on the highest loan."""

    @property
    def in_finanzierung(self) -> bool:
        """True if the money helps to pay the investment; operating aid does not."""
        return self.art is not Leistungsart.BETRIEB

    @property
    def fliesst(self) -> bool:
        """True if the grant is paid as money; a repayment grant lowers a debt."""
        return self.art is not Leistungsart.KREDIT

    @property
    def tilgungszuschuss_satz(self) -> Decimal:
        """Repayment grant for each EUR of the loan, after all cuts."""
        return self.zuschuss_eur / self.foerderfaehig_eur if self.foerderfaehig_eur else Decimal(0)

    def tilgungszuschuss_eur(self, darlehen_eur: Decimal) -> Decimal:
        """Return the repayment grant on the loan that is drawn; the whole one on the highest loan."""
        return auf_cent(darlehen_eur * self.tilgungszuschuss_satz)

    @property
    def wahl(self) -> Foerderwahl:
        """The decision that leads to this application."""
        return Foerderwahl(self.programm, self.antrag_am, self.mit, self.ohne)

    @property
    def kennung(self) -> str:
        """Programme, day, and the facts that are used or waived."""
        return antragskennung(self.programm, self.antrag_am, self.mit, self.ohne)


@dataclass(frozen=True, slots=True)
class Paket:
    """A set of applications that may stand together; without any it is the package ``ohne``."""

    antraege: tuple[Antrag, ...] = ()
    bindungen: frozenset[str] = field(default=frozenset(), compare=False)
    """Everything in which it is tied to other measures of the plan, by name."""

    @property
    def zuschuss_eur(self) -> Decimal:
        """Sum of all grants, operating aid and tax reductions included."""
        return sum((antrag.zuschuss_eur for antrag in self.antraege), Decimal(0))

    def darlehen_hoechstens_eur(self, antrag: Antrag) -> Decimal:
        """Return the most that the loan of one of the applications can be: eligible, and not paid by grants."""
        if antrag.darlehen is None:
            return Decimal(0)
        zuschuesse = (a.zuschuss_eur for a in self.antraege if a.in_finanzierung and a.fliesst)
        rest = antrag.darlehen.abrufbar_eur - sum(zuschuesse, Decimal(0))
        return max(min(antrag.foerderfaehig_eur, rest), Decimal(0))

    @property
    def kennung(self) -> str:
        """Name of the package: programmes with their application dates, in order of the programme ids."""
        return "+".join(antrag.kennung for antrag in self.antraege) or "ohne"


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
