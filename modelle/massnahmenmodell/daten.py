"""Sets and coefficients of the model: plain arrays, thousand EUR, t, no dates and no law.

Index letters: o option, m measure, h purse, c account, z target, p overlap, a Abruf, k coupling, n alternative or
saving, u product, r protection of a purse, g rented building, q limit on rises of the rent, f rise that depends on
awards, and t, a place in time from 0 on: a *year* of the plan for money, effects and targets, a *period* (year,
half-year or quarter) for begins, orders, overlaps and products. Period t lies in the year t // ``je_jahr``; with
one period a year they are the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from massnahmenmodell.bewertung import Buendelersparnis, Mengenziel, Nutzwert, Vorrang, Zielname
from massnahmenmodell.kreditdaten import Kredit, Kreditgrenze
from massnahmenmodell.linearform import NICHTS, Ganze, Linearform, Reelle
from massnahmenmodell.mietdaten import Kappung, Mietobjekt, OffeneUmlage
from massnahmenmodell.stabilitaetsdaten import Stabilitaet
from massnahmenmodell.zusammenwirken import Produkt, Verbund


@dataclass(frozen=True, slots=True)
class Optionen:
    """All options, sorted by measure; every array has one entry per option."""

    massnahme: Ganze
    beginn: Ganze
    """Period in which the option begins."""
    fertig: Ganze
    """Period at whose end building is done."""
    betrieb_bis: Ganze
    """Last period of operation; T-1 if the lifetime ends later."""

    def __len__(self) -> int:
        return len(self.massnahme)


@dataclass(frozen=True, slots=True)
class Gruppe:
    """How many of some measures: ``mindestens`` ≤ number ≤ ``hoechstens``; None means no limit."""

    name: str
    satz: str
    massnahmen: tuple[int, ...]
    mindestens: int | None
    hoechstens: int | None


@dataclass(frozen=True, slots=True)
class Folge:
    """Order of two measures: ``abstand`` ≤ begin of the later − mark of the earlier ≤ ``hoechstabstand``.

    The mark is the period after completion (``nach_ende``) or the begin of the earlier measure.
    """

    name: str
    satz: str
    frueher: int
    spaeter: int
    nach_ende: bool
    verlangt: bool
    """True: the later one is allowed only if the earlier one is carried out."""
    abstand: int
    hoechstabstand: int | None


@dataclass(frozen=True, slots=True)
class Abruf:
    """What one option takes of a limit that several options share, and the award for it; thousand EUR.

    Taken is ``wunsch``, or what ``grenze`` leaves after the Abrufe in ``vorher`` that are chosen. If the
    award for it is less than ``mindestens``, the option may not be chosen beside them. ``abrufe.py`` has
    the formula.
    """

    name: str
    option: int
    wunsch: float
    """What it takes if enough is left; more than 0."""
    grenze: float
    """Limit for this one and those in ``vorher`` together, as it is on the day of this one."""
    vorher: tuple[int, ...]
    """Numbers of the Abrufe whose taking counts; all smaller than its own number."""
    schwelle: float | None
    """What is taken above it, counted as ``grenze`` is, earns ``satz_oben``; None: ``satz_unten`` throughout."""
    satz_unten: float
    satz_oben: float
    mindestens: float
    """Least award; more than 0."""
    als_erster: bool
    """True: may be chosen only if none of ``vorher`` is."""
    ungekuerzt: bool = False
    """True: may be chosen only if ``grenze`` leaves the whole of ``wunsch``, which is not more than ``grenze``."""


@dataclass(frozen=True, slots=True)
class Kopplung:
    """A limit of any kind on the choice: Σ value · x + Σ value · award ≤ ``hoechstens``."""

    name: str
    satz: str
    form: Linearform
    hoechstens: float
    abruf_form: Linearform = NICHTS
    """The part over awards of Abrufe."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """If one of ``optionen`` is chosen, at least one of ``wege`` holds: Σ value · x ≥ threshold."""

    name: str
    satz: str
    optionen: Ganze
    """Options of which at most one can be chosen."""
    wege: tuple[tuple[Linearform, float], ...]
    """Sum without negative values, and its threshold, more than 0."""


@dataclass(frozen=True, slots=True)
class Konto:
    """Something that is used up: one row per year (or period), or per rolling window that ends with it."""

    name: str
    satz: str
    jahre: tuple[int, ...]
    """Calendar year of each row, in order; may begin before the first of the plan (approvals before it)."""
    menge: Reelle
    verbrauch: tuple[Linearform, ...]
    """Use in each row's time."""
    fenster: int
    """How many rows the window has."""
    abruf_verbrauch: tuple[Linearform, ...] = ()
    """The same by awards: Σ value · award of Abrufe; empty: none."""
    kredit_verbrauch: tuple[Linearform, ...] = ()
    """The same by repayment grants: Σ value · loan drawn; empty: none."""
    namen: tuple[str, ...] = ()
    """Name of each row whose time is a part of a year; empty: the rows are years."""

    def zeit(self, t: int) -> str:
        """Return the year or period of a row."""
        return self.namen[t] if self.namen else str(self.jahre[t])


@dataclass(frozen=True, slots=True)
class Haushalt:
    """The purse of one payer."""

    name: str
    traeger: str
    ansatz: Reelle
    """Budget per year that may be spent, thousand EUR."""
    netto: tuple[Linearform, ...]
    """Expenditure minus grants per year, thousand EUR."""
    forderung: tuple[Linearform, ...]
    """Grants still to come at the end of each year for works begun, thousand EUR."""
    uebertrag: Reelle
    """Share of what is left at the end of each year that goes into the next one."""
    uebertrag_jahre: int | None
    """For how many years after its own money may be used; None means without end."""
    linie: Reelle
    """Limit of the bridging credit at the end of each year, thousand EUR."""
    zins: float
    linie_fest: Mapping[int, float] = field(default_factory=dict)
    """Place of a year -> bridging credit at its end that is settled, whatever grants are to come, thousand EUR."""
    rueckfluss: Reelle = field(default_factory=lambda: np.zeros(0))
    """Share of the energy cost saved by the payer in each year that comes in in the next; empty: none."""
    abruf_netto: tuple[Linearform, ...] = ()
    """Part of ``netto`` per year that awards make: Σ value · award of Abrufe (negative); empty: none."""
    abruf_forderung: tuple[Linearform, ...] = ()
    """Part of ``forderung`` per year that awards make: Σ value · award of Abrufe; empty: none."""
    ersparnis_netto: tuple[Linearform, ...] = ()
    """Part of ``netto`` per year that bundles save: Σ value · saving (negative); empty: none."""
    kredit_netto: tuple[Linearform, ...] = ()
    """What loans take out per year: Σ value · loan drawn (negative where they are paid out); empty: none."""

    def rueckflussanteil(self, t: int) -> float:
        """Return the share of the energy cost saved in the year before ``t`` that comes in in ``t``."""
        return float(self.rueckfluss[t - 1]) if t and len(self.rueckfluss) else 0.0

    @property
    def uebertraegt(self) -> tuple[int, ...]:
        """Years after which anything may be carried on."""
        return tuple(np.flatnonzero(self.uebertrag > 0).tolist())

    @property
    def leiht(self) -> tuple[int, ...]:
        """Years at whose end there may be a bridging credit."""
        return tuple(np.flatnonzero(self.linie > 0).tolist())

    def verbleib(self, von: int, bis: int) -> float:
        """Return the share of what is left of year ``von`` that can still be there at the end of ``bis``."""
        return float(self.uebertrag[von:bis].prod())

    def unverfallen(self, t: int) -> float:
        """Return what of the budgets can be left at the end of ``t`` and may still be used in ``t`` + 1.

        Of each budget within its time, what the carry-overs since then have left of it, thousand EUR.
        """
        erste = 0 if self.uebertrag_jahre is None else max(0, t - self.uebertrag_jahre + 1)
        return sum(self.verbleib(tau, t) * float(self.ansatz[tau]) for tau in range(erste, t + 1))


@dataclass(frozen=True, slots=True)
class Schutz:
    """A purse that has to bear it if some of its measures become dearer."""

    haushalt: int
    """Number of the purse."""
    gamma: float
    """How many measures may become dearer, all their payments by their margin; more than 0."""
    massnahmen: tuple[int, ...]
    """Measures that can become dearer at the cost of this purse."""
    spannen: tuple[tuple[Linearform, ...], ...]
    """Per measure of ``massnahmen`` and year: by how much its payments can rise, thousand EUR."""


@dataclass(frozen=True, slots=True)
class Deckung:
    """One way in which money may go from purse to purse within a year."""

    von: int
    nach: int
    hoechstens: Reelle
    """Limit per year, thousand EUR."""


@dataclass(frozen=True, slots=True)
class Ueberlappung:
    """While measure ``erste`` is in operation, the effect of another measure is partly lost."""

    name: str
    erste: int
    verlust_t: tuple[Linearform, ...]
    """t CO2e lost per period if the first is in operation, over the options of the second."""
    verlust_teur: tuple[Linearform, ...]
    """The same for saved money, thousand EUR."""


@dataclass(frozen=True, slots=True)
class Ersparnis:
    """Energy cost that one payer saves by single effects, before overlap and products."""

    traeger: str
    einzeln: tuple[Linearform, ...]
    """Thousand EUR per year."""
    ueberlappungen: tuple[tuple[int, float], ...]
    """Overlaps, and which share of their loss of saved money this payer bears."""


@dataclass(frozen=True, slots=True)
class Ziel:
    """Least joint reduction over some years, t CO2e; ``preis``: present price of a missing one, teur."""

    name: str
    satz: str
    jahre: tuple[int, ...]
    minderung_t: float
    preis: float | None
    """None means hard."""


@dataclass(frozen=True, slots=True)
class Modelldaten:
    """Everything the model is built from."""

    massnahmen: tuple[str, ...]
    jahre: tuple[int, ...]
    """Calendar years of the plan."""
    optionen: Optionen
    pflicht: frozenset[int]
    gruppen: tuple[Gruppe, ...]
    folgen: tuple[Folge, ...]
    konten: tuple[Konto, ...]
    haushalte: tuple[Haushalt, ...]
    minderung: tuple[Linearform, ...]
    """Single effects per year, t CO2e."""
    ueberlappungen: tuple[Ueberlappung, ...]
    ziele: tuple[Ziel, ...]
    zielfunktion: Zielname
    kosten: Reelle
    """Net present value of each option by itself, thousand EUR."""
    diskont: Reelle
    """Discount factor per year, and one for the year after the last."""
    abrufe: tuple[Abruf, ...] = ()
    abruf_kosten: Reelle = field(default_factory=lambda: np.zeros(0))
    """Present value per thousand EUR awarded, one per Abruf: negative for a grant."""
    kredite: tuple[Kredit, ...] = ()
    kredit_kosten: Reelle = field(default_factory=lambda: np.zeros(0))
    """Present value of everything paid out and back per thousand EUR of a loan, one per loan."""
    kreditgrenzen: tuple[Kreditgrenze, ...] = ()
    kopplungen: tuple[Kopplung, ...] = ()
    alternativen: tuple[Alternative, ...] = ()
    produkte: tuple[Produkt, ...] = ()
    verbuende: tuple[Verbund, ...] = ()
    ersparnisse: tuple[Ersparnis, ...] = ()
    """Payers whose energy cost measures change; part of ``kosten`` already as far as single options make it."""
    deckungen: tuple[Deckung, ...] = ()
    mietobjekte: tuple[Mietobjekt, ...] = ()
    kappungen: tuple[Kappung, ...] = ()
    offene_umlagen: tuple[OffeneUmlage, ...] = ()
    buendel: tuple[Buendelersparnis, ...] = ()
    je_jahr: int = 1
    """Periods in a year."""
    rangfolge: tuple[Vorrang, ...] = ()
    nutzwert: Nutzwert | None = None
    mengenziele: tuple[Mengenziel, ...] = ()
    schutz: tuple[Schutz, ...] = ()
    """Protection of purses against rising cost; r is the index letter."""
    stabilitaet: Stabilitaet | None = None
    """The last plan, which a new one should keep; None: there is none."""

    @property
    def anzahl_jahre(self) -> int:
        """How many years the plan has."""
        return len(self.jahre)

    @property
    def anzahl_perioden(self) -> int:
        """T."""
        return len(self.jahre) * self.je_jahr
