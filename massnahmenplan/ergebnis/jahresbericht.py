"""What a year has brought against the plan: frozen, and with what nobody has reported told apart from 0."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from massnahmenplan.begriffe.massnahme import Phase
from massnahmenplan.begriffe.stand import Bescheid, Umsetzungslage
from massnahmenplan.ergebnis.aenderung import Aenderung
from massnahmenplan.ergebnis.zielstand import benannt

NICHTS = Decimal(0)
Groessenname = Literal["kosten_eur", "bewilligt_eur", "auszahlung_eur", "minderung_t", "endenergie_kwh"]
GROESSEN: tuple[Groessenname, ...] = (
    *("kosten_eur", "bewilligt_eur", "auszahlung_eur"),
    *("minderung_t", "endenergie_kwh"),
)
"""What is compared: payments, grants approved, grants paid, and the effect of single measures, before overlap."""
Anders = Literal["beginn", "fertig", "variante"]
Fristart = Literal[
    "antrag", "bescheidfrist", "fertig_bis", "nachweis", "verpflichtung", "topf", "fassung", "fassungswechsel"
]


@dataclass(frozen=True, slots=True)
class Vergleich:
    """A planned figure and what is reported of it; the deviation is that of the reported part."""

    soll: Decimal
    ist: Decimal | None
    """None: nothing is reported. It is never 0 for that reason."""
    soll_gemeldet: Decimal
    """The planned figure of the part that is reported."""
    ohne_meldung: tuple[str, ...] = ()
    """Measures with a planned figure of which nothing, or not everything, is reported."""

    @property
    def abweichung(self) -> Decimal | None:
        """Actual minus planned, of what is reported; None if nothing is."""
        return None if self.ist is None else self.ist - self.soll_gemeldet

    @property
    def vollstaendig(self) -> bool:
        """True if everything planned is reported."""
        return not self.ohne_meldung


def summe(vergleiche: Iterable[Vergleich]) -> Vergleich:
    """Return the sum; it is known as far as its parts are.

    Where something is missing, parts that are neither planned nor anything are no report of the sum: it is not 0
    because a measure that does not work yet brings nothing.
    """
    alle = tuple(vergleiche)
    ohne = tuple(sorted({kennung for v in alle for kennung in v.ohne_meldung}))
    genannte = [v.ist for v in alle if v.ist is not None and (not ohne or v.ist or v.soll_gemeldet)]
    return Vergleich(
        soll=sum((v.soll for v in alle), NICHTS),
        ist=sum(genannte, NICHTS) if genannte else None,
        soll_gemeldet=sum((v.soll_gemeldet for v in alle), NICHTS),
        ohne_meldung=ohne,
    )


@dataclass(frozen=True, slots=True)
class Sollist:
    """One quantity in the year of the report, and from the first year of the plan to the end of it."""

    jahr: Vergleich
    bisher: Vergleich


def summen(einzelne: Iterable[Sollist]) -> Sollist:
    """Return the sum of year and time so far."""
    alle = tuple(einzelne)
    return Sollist(summe(s.jahr for s in alle), summe(s.bisher for s in alle))


@dataclass(frozen=True, slots=True)
class Massnahmenjahr:
    """One measure: how far it is, and what was planned of it and came of it."""

    massnahme: str
    name: str
    handlungsfeld: str
    kostentraeger: str
    phase: Phase | None
    """None: nothing is reported."""
    lage: Umsetzungslage | None
    stand_am: date | None
    """Day as of which it is reported."""
    begonnen: bool | None
    """Begun by the end of the year; None: not reported."""
    fertig: bool | None
    """Completed by the end of the year; None: not reported."""
    variante_soll: str | None
    """None: not planned."""
    variante_ist: str | None
    beginn_soll: str | None
    """Period, as it is written."""
    beginn_ist: str | None
    """As reported; None: not reported."""
    fertig_soll: str | None
    fertig_ist: str | None
    """Completed, or expected to be, as reported."""
    anders: tuple[Anders, ...]
    """What is reported differently from the plan, apart from figures."""
    groessen: Mapping[Groessenname, Sollist]
    kosten_je_traeger: Mapping[str, Sollist]
    """Payer -> payments; the part of each in what is paid is that of the plan."""
    bescheide: tuple[Bescheid, ...]
    """The last notice of each programme up to the end of the year."""
    grund: str | None
    beschluss: str | None
    hinweise: tuple[str, ...]
    """What is not reported, or not for the end of the year, one German sentence each."""

    @property
    def zaehlt(self) -> bool:
        """True if it was planned, or if something is reported of it."""
        return self.beginn_soll is not None or self.stand_am is not None

    @property
    def weicht_ab(self) -> bool:
        """True if anything that is reported differs from the plan."""
        zahlen = any(sollist.bisher.abweichung for sollist in self.groessen.values())
        return bool(self.anders) or zahlen or self.lage not in {None, "planmaessig"}


@dataclass(frozen=True, slots=True)
class Gruppensumme:
    """The quantities of all measures of a field of action or of a payer."""

    kennung: str
    name: str
    anzahl: int
    groessen: Mapping[Groessenname, Sollist]


@dataclass(frozen=True, slots=True)
class Indikator:
    """One figure by which the progress of the whole is judged."""

    kennung: str
    name: str
    einheit: str
    """``Maßnahmen``, ``EUR``, ``t CO2e`` or ``kWh``."""
    vergleich: Vergleich

    @property
    def anteil(self) -> Decimal | None:
        """Actual in planned, of what is reported; None where nothing was planned or reported."""
        v = self.vergleich
        return None if v.ist is None or not v.soll_gemeldet else v.ist / v.soll_gemeldet


@dataclass(frozen=True, slots=True)
class Pfadjahr:
    """Emission or reduction of a year: what the plan at the beginning of the year said, and what it is now.

    Both are joint effects, overlap taken off.
    """

    jahr: int
    ohne_plan_t: Decimal | None
    minderung_soll_t: Decimal | None
    """None: the earlier plan did not reach so far."""
    minderung_neu_t: Decimal

    @property
    def soll_t(self) -> Decimal | None:
        """Emission as planned; None if it, or the emission without measures, is not known."""
        if self.ohne_plan_t is None or self.minderung_soll_t is None:
            return None
        return self.ohne_plan_t - self.minderung_soll_t

    @property
    def neu_t(self) -> Decimal | None:
        """Emission as it is expected now."""
        return None if self.ohne_plan_t is None else self.ohne_plan_t - self.minderung_neu_t


@dataclass(frozen=True, slots=True)
class Zielaussicht:
    """A target of the case, and how it was and is expected to be met."""

    ziel: str
    name: str
    """The id where the case has no name for it."""
    satz: str
    jahr: int
    einheit: str
    grenze: Decimal
    soll: Decimal | None
    """As planned at the beginning of the year; None if the case did not have the target."""
    neu: Decimal
    verfehlung: Decimal
    """By how much it is missed in the plan as it is now; 0 if it is met."""

    @property
    def benannt(self) -> str:
        """The target with the name that the case gives it."""
        return benannt(self.ziel, self.name, self.satz)


@dataclass(frozen=True, slots=True)
class Mittelbedarf:
    """What a purse needs in the year after the report."""

    traeger: str
    art: str
    """``investiv`` or ``konsumtiv``."""
    jahr: int
    ausgaben_eur: Decimal
    schuldendienst_eur: Decimal
    """Interest and principal, with the interest on the bridging credit."""
    zuschuesse_eur: Decimal
    kredite_eur: Decimal
    eigenmittel_eur: Decimal
    """What is left for the payer; negative: money comes in."""
    ansatz_eur: Decimal | None
    """Budget of the year without its locked part; None: not limited in the case."""
    rest_vorjahr_eur: Decimal
    """Money of earlier years that is still there (Haushaltsrest)."""


@dataclass(frozen=True, slots=True)
class Zahlungsposten:
    """What a measure costs a payer in the year after the report."""

    massnahme: str
    traeger: str
    kosten_eur: Decimal
    zuschuesse_eur: Decimal


@dataclass(frozen=True, slots=True)
class Mehrausgabe:
    """What a purse has spent beyond its budget in a year that has happened."""

    traeger: str
    art: str
    jahr: int
    betrag_eur: Decimal


@dataclass(frozen=True, slots=True)
class Kreditabweichung:
    """A loan of a payer's own of which something else was drawn in a year that has happened than was planned."""

    kredit: str
    name: str
    traeger: str
    jahr: int
    soll_eur: Decimal
    ist_eur: Decimal


@dataclass(frozen=True, slots=True)
class Frist:
    """A day in the twelve months after the year of the report, or one before that has not been kept."""

    tag: date
    art: Fristart
    massnahme: str | None
    text: str
    """One German sentence."""
    ueberfaellig: bool = False


@dataclass(frozen=True, slots=True)
class Abgang:
    """A measure that is given up, merged, replaced, held up, or no longer in the plan."""

    massnahme: str
    lage: Umsetzungslage | None
    """None: it was planned and is no longer, and nobody has reported why."""
    mit: str | None
    zurueck_bis: str | None
    grund: str | None
    """As reported; else why the new plan has left it out; None: neither is known."""
    beschluss: str | None


@dataclass(frozen=True, slots=True)
class Jahresbericht:
    """A year of the plan: planned against actual, what it needs next, what is open."""

    projekt: str
    jahr: int
    stichtag: date
    """Of the plan as it is now."""
    vorgaenger_am: date | None
    """Day of planning of the earlier plan; None: there is none, the plan itself is what was planned."""
    hinweis: str | None
    """Note of the case."""
    massnahmen: tuple[Massnahmenjahr, ...]
    """All measures of the case, by id."""
    je_handlungsfeld: tuple[Gruppensumme, ...]
    je_traeger: tuple[Gruppensumme, ...]
    """Cost by who bears it; grants and effect with the applicant."""
    gesamt: Gruppensumme
    phasen: Mapping[tuple[Phase | None, Umsetzungslage | None], int]
    """Phase and condition -> number of measures; both None: nothing reported."""
    indikatoren: tuple[Indikator, ...]
    pfad: tuple[Pfadjahr, ...]
    """All years of the plan."""
    ziele: tuple[Zielaussicht, ...]
    mittelbedarf: tuple[Mittelbedarf, ...]
    posten: tuple[Zahlungsposten, ...]
    fristen: tuple[Frist, ...]
    abgaenge: tuple[Abgang, ...]
    aenderungen: tuple[Aenderung, ...] = ()
    """What the plan as it is now has changed of the one that it updates."""
    aenderungen_seit: date | None = None
    """Day of planning of that one; None: it updates none."""
    mehrausgaben: tuple[Mehrausgabe, ...] = ()
    """Up to the year of the report."""
    kreditabweichungen: tuple[Kreditabweichung, ...] = ()
    """Up to the year of the report."""
    offen: tuple[str, ...] = ()
    """What a person has to find out or add, one German sentence each."""
    namen: Mapping[str, str] = field(default_factory=dict)
    """Payer -> name."""

    @property
    def ist_letztes_jahr(self) -> bool:
        """True if the plan ends with the year of the report: then nothing is needed after it."""
        return self.jahr == self.pfad[-1].jahr

    @property
    def endet_nach_stichtag(self) -> bool:
        """True if not all of the year can have been reported when the plan was made."""
        return date(self.jahr, 12, 31) > self.stichtag

    @property
    def betrachtete(self) -> tuple[Massnahmenjahr, ...]:
        """Measures that were planned, or of which something is reported."""
        return tuple(zeile for zeile in self.massnahmen if zeile.zaehlt)

    def massnahme(self, kennung: str) -> Massnahmenjahr:
        """Return one measure of the case."""
        return next(eintrag for eintrag in self.massnahmen if eintrag.massnahme == kennung)
