"""What comes out: decisions (Plan), what they mean in euros and tonnes (Bilanz), and the proof (Nachweis)."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from massnahmenplan.bilanzzeilen import Barwertzeile as Barwertzeile  # noqa: PLC0414 - part of what is told here
from massnahmenplan.bilanzzeilen import Kontostand as Kontostand  # noqa: PLC0414
from massnahmenplan.foerderung.paket import Antrag, Foerderwahl
from massnahmenplan.foerderung.vorhaben import Zahlung
from massnahmenplan.haushaltsjahr import Haushaltsjahr
from massnahmenplan.kreditergebnis import Darlehenswahl, Kreditaufnahme, Kreditbilanz, Schuldenjahr
from massnahmenplan.mietjahr import Mietjahr
from massnahmenplan.nachweis import Nachweis, Status, Zielstufe
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.wertung import Kriteriumsstand, Mengenzielstand, Zielstand
from massnahmenplan.wirkung.bilanz import Endenergiejahr, Energieersparnis, Gruppenjahr

if TYPE_CHECKING:
    import pandas

__all__ = [
    "Anstieg",
    "Antrag",
    "Barwertzeile",
    "Bilanz",
    "Buendelersparnis",
    "Emissionsjahr",
    "Ergebnis",
    "Foerderwahl",
    "Haushaltsjahr",
    "Kontostand",
    "Kriteriumsstand",
    "Massnahmenbilanz",
    "Mengenzielstand",
    "Nachweis",
    "Nichtwahl",
    "Plan",
    "Planschritt",
    "Pruefschritt",
    "Status",
    "Verstoss",
    "Vorsorge",
    "Zahlung",
    "Zielstand",
    "Zielstufe",
]


@dataclass(frozen=True, slots=True)
class Planschritt:
    """The decision on one measure: ids and dates, and amounts only of loans."""

    massnahme: str
    variante: str
    beginn: int
    """Period in which planning (or, without planning, building) begins (``grundlagen.zeit.Zeitachse``)."""
    foerderung: tuple[Foerderwahl, ...] = ()
    darlehen: tuple[Darlehenswahl, ...] = ()
    """Loans of programmes in ``foerderung``; what is not named is not drawn."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All decisions, in order of the measures' ids."""

    schritte: tuple[Planschritt, ...]
    kredite: tuple[Kreditaufnahme, ...] = ()
    """Loans of the payers' own, in order of ids and years."""

    def schritt(self, massnahme: str) -> Planschritt | None:
        """Return the decision on a measure, or None if it is not carried out."""
        return next((schritt for schritt in self.schritte if schritt.massnahme == massnahme), None)


@dataclass(frozen=True, slots=True)
class Buendelersparnis:
    """What one measure saves because others of its bundle begin together with it."""

    buendel: str
    """``buendel:<id>``."""
    name: str
    jahr: int
    """Year in which the members begin."""
    zahlungen: tuple[Zahlung, ...]
    """What its payer need not spend, by year."""
    ganz_eur: Decimal
    """The whole cost that is saved, with the share that grants would have paid."""

    @property
    def eigen_eur(self) -> Decimal:
        """What the payer saves in all."""
        return sum((zahlung.betrag_eur for zahlung in self.zahlungen), Decimal(0))


@dataclass(frozen=True, slots=True)
class Massnahmenbilanz:
    """What one planned measure costs, receives and brings, year by year where it matters.

    Begins and ends are periods of the case (``grundlagen.zeit.Zeitachse``); with one period a year they are years.
    """

    massnahme: str
    variante: str
    beginn: int
    baubeginn: int
    fertig: int
    """Period at whose end building is done."""
    fertig_am: date
    """Last day of building."""
    wirkt_bis: int
    """Last period of effect, within the plan."""
    zahlungen: tuple[Zahlung, ...]
    """Nominal investment by year."""
    antraege: tuple[Antrag, ...]
    minderung_t: dict[int, Decimal]
    """Year of the plan -> reduction in t CO2e, before overlap with other measures."""
    ersparnis_eur: dict[int, Decimal]
    """Year -> value of saved energy, before overlap."""
    betrieb_eur: dict[int, Decimal]
    """Year -> running cost minus revenue."""
    restwert_eur: Decimal
    """Value at the end of the plan (linear)."""
    anteile: "dict[str, Massnahmenbilanz]" = field(default_factory=dict)
    """Payer -> the measure with his part of all money, where several share it; the effect is the applicant's."""
    endenergie_kwh: dict[str, dict[int, Decimal]] = field(default_factory=dict)
    """Carrier -> year -> stated saving, before overlap; what physics says stands in ``Gruppenjahr``."""
    buendel: tuple[Buendelersparnis, ...] = ()
    """What is saved of the investment in bundles; the payments are those without them."""

    @property
    def investition_eur(self) -> Decimal:
        """The whole nominal investment."""
        return sum((zahlung.betrag_eur for zahlung in self.zahlungen), Decimal(0))

    @property
    def zuschuss_eur(self) -> Decimal:
        """All grants for the investment."""
        return sum((antrag.zuschuss_eur for antrag in self.antraege if antrag.in_finanzierung), Decimal(0))

    @property
    def eigenmittel_eur(self) -> Decimal:
        """What the payer bears himself."""
        return self.investition_eur - self.zuschuss_eur - self.buendelersparnis_eur

    @property
    def buendelersparnis_eur(self) -> Decimal:
        """What the payer saves in bundles."""
        return sum((ersparnis.eigen_eur for ersparnis in self.buendel), Decimal(0))

    def je_traeger(self, antragsteller: str) -> "dict[str, Massnahmenbilanz]":
        """Return the measure as each of its payers sees it; where nothing is shared, as the applicant does."""
        return self.anteile or {antragsteller: self}

    @property
    def minderung_summe_t(self) -> Decimal:
        """Reduction over all years of the plan."""
        return sum(self.minderung_t.values(), Decimal(0))

    @property
    def minderung_t_a(self) -> Decimal:
        """Reduction in the first whole year of operation, t CO2e; 0 if the plan ends before."""
        return self.minderung_t.get(self.fertig_am.year + 1, Decimal(0))


@dataclass(frozen=True, slots=True)
class Anstieg:
    """By how much one measure becomes dearer in the worst case of a purse."""

    massnahme: str
    betrag_eur: Decimal


@dataclass(frozen=True, slots=True)
class Vorsorge:
    """What a purse must have in reserve up to the end of a year, in case measures become dearer."""

    traeger: str
    jahr: int
    seit: int
    """First year of the payments that the reserve is for: money carried on makes earlier years count."""
    gamma: Decimal
    """How many measures become dearer."""
    betrag_eur: Decimal
    """Sum of the largest margins."""
    anstiege: tuple[Anstieg, ...]
    """The measures of this worst case, the largest margin first; the last one may count in part."""
    linie_eur: Decimal
    """Bridging credit drawn at the end of the year in the worst case."""
    frei_eur: Decimal
    """Own money left at the end of the year in the worst case; 0 where a bridging credit has to help."""
    fehlbetrag_eur: Decimal
    """What is missing in the worst case; 0 in every plan that is protected."""


@dataclass(frozen=True, slots=True)
class Emissionsjahr:
    """CO2 of one year: what single effects add up to, what overlaps, what is left."""

    jahr: int
    einzelsumme_t: Decimal
    """Sum of the single effects."""
    ueberlappung_t: Decimal
    """Lost by overlap."""
    ohne_plan_t: Decimal | None
    """Emission without any measure; None if the case does not state it."""

    @property
    def minderung_t(self) -> Decimal:
        """Joint effect of all measures."""
        return self.einzelsumme_t - self.ueberlappung_t

    @property
    def mit_plan_t(self) -> Decimal | None:
        """Emission with the plan; None if the emission without it is not known."""
        return None if self.ohne_plan_t is None else self.ohne_plan_t - self.minderung_t


@dataclass(frozen=True, slots=True)
class Bilanz:
    """Everything that follows from a plan, recomputed in Decimal from input and decisions only."""

    massnahmen: tuple[Massnahmenbilanz, ...]
    haushalt: tuple[Haushaltsjahr, ...]
    konten: tuple[Kontostand, ...]
    emissionen: tuple[Emissionsjahr, ...]
    ziele: tuple[Zielstand, ...]
    zielwerte: dict[str, Decimal]
    """``co2``: t CO2e reduced over the plan; ``kosten``: net present value in EUR; ``nutzwert``: points."""
    kapitalwert: tuple[Barwertzeile, ...] = ()
    """What ``kosten`` is made of, by year and kind; the present values sum to it."""
    mieten: tuple[Mietjahr, ...] = ()
    """Rents of rented buildings, by building and year."""
    mengenziele: tuple[Mengenzielstand, ...] = ()
    kriterien: tuple[Kriteriumsstand, ...] = ()
    """What ``nutzwert`` is made of; the points sum to it."""
    vorsorge: tuple[Vorsorge, ...] = ()
    """Per protected purse and year: the worst case of rising cost; empty without protection."""
    wirkungsgruppen: tuple[Gruppenjahr, ...] = ()
    """By group and year; groups without a planned measure are left out."""
    endenergie: tuple[Endenergiejahr, ...] = ()
    """By year and carrier."""
    energieersparnis: tuple[Energieersparnis, ...] = ()
    """By payer and year; what is 0 is left out."""
    kredite: tuple[Kreditbilanz, ...] = ()
    """Loans of programmes in the order of measures, then those of the payers in order of ids and years."""
    schulden: tuple[Schuldenjahr, ...] = ()
    """Every payer with loans, year by year as long as there is debt."""

    def massnahme(self, kennung: str) -> Massnahmenbilanz | None:
        """Return the balance of one measure, or None if it is not in the plan."""
        return next((eintrag for eintrag in self.massnahmen if eintrag.massnahme == kennung), None)


@dataclass(frozen=True, slots=True)
class Verstoss:
    """A limit that a plan breaks, with the figures that show it."""

    grenze: str
    """Which limit: ``haushalt:stadt:investiv:2028``, ``reihenfolge:huelle-heizung`` …"""
    text: str
    """One German sentence with figures and unit."""
    betrag: Decimal | None = None
    einheit: str | None = None


@dataclass(frozen=True, slots=True)
class Nichtwahl:
    """Why a measure is not in the plan."""

    massnahme: str
    grund: str
    """Code: keine_option, verboten, ausgeschlossen, voraussetzung, haushalt, konto, warmmiete, zielwert …"""
    text: str


@dataclass(frozen=True, slots=True)
class Pruefschritt:
    """One line of the protocol: what was checked, with which result."""

    pruefung: str
    ergebnis: str
    bestanden: bool


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """A plan with its balance and its proof; shows itself as a table in a notebook."""

    fall: Planungsfall
    plan: Plan
    bilanz: Bilanz
    nachweis: Nachweis
    nicht_gewaehlt: tuple[Nichtwahl, ...] = ()
    protokoll: tuple[Pruefschritt, ...] = ()
    annahmen: tuple[str, ...] = ()
    """What was assumed because the case does not say it, one German sentence each."""
    versionen: dict[str, str] = field(default_factory=dict)

    def tabelle(self, name: str = "massnahmen") -> "pandas.DataFrame":
        """Return ``massnahmen``, ``haushalt``, ``vorsorge``, ``foerderung``, ``kredite``, ``konten``, ``co2``,
        ``ziele``, ``kapitalwert``, ``kostenteilung``, ``wirkung``, ``endenergie``, ``mieten``, ``buendel``,
        ``mengenziele`` or ``kriterien``.

        Errors: KeyError with the known names for an unknown one.
        """
        from massnahmenplan import tabellen

        return tabellen.tabelle(self, name)

    def _repr_html_(self) -> str:
        return str(self.tabelle("massnahmen").to_html(index=False, border=0))
