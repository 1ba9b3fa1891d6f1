"""What a plan means in euros and tonnes."""

from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.ergebnis.barwertzeile import Barwertzeile
from massnahmenplan.ergebnis.emissionsjahr import Emissionsjahr
from massnahmenplan.ergebnis.haushaltsjahr import Haushaltsjahr
from massnahmenplan.ergebnis.kontostand import Kontostand
from massnahmenplan.ergebnis.kreditbilanz import Kreditbilanz, Schuldenjahr
from massnahmenplan.ergebnis.kriteriumsstand import Kriteriumsstand
from massnahmenplan.ergebnis.massnahmenbilanz import Massnahmenbilanz
from massnahmenplan.ergebnis.mietjahr import Mietjahr
from massnahmenplan.ergebnis.vorsorge import Vorsorge
from massnahmenplan.ergebnis.wirkungsverbund import Wirkungsverbund
from massnahmenplan.ergebnis.zielstand import Mengenzielstand, Zielstand
from massnahmenplan.wirkung.bilanz import Endenergiejahr, Energieersparnis, Gruppenjahr


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

    verbuende: tuple[Wirkungsverbund, ...] = ()
    """Every planned measure once, with those that share its effect; tonnes sum to ``co2``."""

    @property
    def minderung_t(self) -> Decimal:
        """Joint reduction over the plan, t CO2e: no tonne counts twice."""
        return sum((jahr.minderung_t for jahr in self.emissionen), Decimal(0))

    @property
    def einzelsumme_t(self) -> Decimal:
        """What the measures would reduce over the plan one by one, t CO2e."""
        return sum((jahr.einzelsumme_t for jahr in self.emissionen), Decimal(0))

    def massnahme(self, kennung: str) -> Massnahmenbilanz | None:
        """Return the balance of one measure, or None if it is not in the plan."""
        return next((eintrag for eintrag in self.massnahmen if eintrag.massnahme == kennung), None)
