"""Who pays."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Kennungen, Name, Text
from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.jahreswerte import Jahresbetraege
from massnahmenplan.grundlagen.zahlen import Anteil, Anzahl, Euro, Ganzzahl, Jahr, Wahrheitswert
from massnahmenplan.grundlagen.zeit import Datum

FINANZSCHWACH = "finanzschwach"


class Traegerart(StrEnum):
    """Kinds of payers, as the applicant filters of funding programmes distinguish them."""

    KOMMUNE = "kommune"
    KOMMUNALES_UNTERNEHMEN = "kommunales_unternehmen"
    WOHNUNGSUNTERNEHMEN = "wohnungsunternehmen"
    GENOSSENSCHAFT = "genossenschaft"
    WEG = "weg"
    PRIVAT = "privat"
    KMU = "kmu"
    UNTERNEHMEN = "unternehmen"
    CONTRACTOR = "contractor"
    VEREIN = "verein"


class Kostentraeger(Grundform):
    """A payer with the rules of his purse."""

    id: Kennung
    name: Name
    art: Traegerart
    finanzschwach: Wahrheitswert = False
    vorsteuerabzug: Wahrheitswert = False
    unternehmensverbund: Kennung | None = None
    """Group that counts as a single undertaking for De-minimis."""
    merkmale: Kennungen = ()
    """Further facts that funding rules ask for, e.g. ``klein``, ``mittel``, ``braunkohlerevier``."""
    merkmale_ab: dict[Kennung, Datum] = Field(default_factory=dict)
    """First day of facts (``finanzschwach`` included) that do not hold from the beginning."""
    merkmale_bis: dict[Kennung, Datum] = Field(default_factory=dict)
    """Last day of facts that end."""
    einkommen_eur: Euro | None = None
    """Taxable household income (zu versteuerndes Einkommen) that income boni look at."""
    kinder: Annotated[Ganzzahl, Field(ge=0, le=30)] = 0
    """Children living in the household."""
    uebertrag_anteil: Anteil = Decimal(0)
    """Share of the money left at the end of a year that may be spent later (Haushaltsrest)."""
    uebertrag_jahre: Ganzzahl | None = None
    """For how many years left money stays available; None means without end."""
    doppelhaushalt_ab: Jahr | None = None
    """First year of the first budget that is decided for two years (Doppelhaushalt); None means yearly budgets."""
    liquiditaetslinie_eur: Jahresbetraege | None = None
    """Limit of the bridging credit between paying the builder and receiving the grant; None means no credit."""
    liquiditaetszins: Anteil = Decimal(0)
    """Interest per year on the bridging credit drawn at the end of the year before."""
    intracting_anteil: Anteil = Decimal(0)
    """Share of the energy cost saved in a year that flows into the purse in the next year."""
    intracting_bis: Jahr | None = None
    """Last year of saving that flows back; None means to the end of the plan."""
    intracting_art: Haushaltsart = Haushaltsart.INVESTIV
    """Purse into which it flows."""
    robustheit_gamma: Anzahl | None = None
    """How many of his measures may become dearer, may be fractional; None means as in ``projekt``."""
    schuldengrenze_eur: Euro | None = None
    """Limit of the debt from loans of the plan at the end of each year; None means no limit."""
    schuldendienst_eur_a: Euro | None = None
    """Limit of interest and principal of these loans in each year; None means no limit."""
    quelle: Text | None = None

    def liquiditaetslinie_im_jahr(self, jahr: int) -> Decimal:
        """Return the limit of the bridging credit at the end of a year, EUR; 0 where none is stated."""
        linie = self.liquiditaetslinie_eur
        return Decimal(0) if linie is None else linie.im_jahr(jahr) or Decimal(0)

    def beschlossen_bis(self, jahr: int) -> int:
        """Return the last year of the budget that was decided for ``jahr``: the next one, or the year itself."""
        ab = self.doppelhaushalt_ab
        return jahr + 1 if ab is not None and jahr >= ab and (jahr - ab) % 2 == 0 else jahr

    def rueckflussanteil(self, art: Haushaltsart, jahr: int) -> Decimal:
        """Return the share of the energy cost saved in a year that a purse receives in the year after it."""
        gilt = art is self.intracting_art and (self.intracting_bis is None or jahr <= self.intracting_bis)
        return self.intracting_anteil if gilt else Decimal(0)

    def uebertrag_am_ende(self, jahr: int) -> Decimal:
        """Return the share of what is left of a year that the next may use; all of it inside one budget."""
        return Decimal(1) if self.beschlossen_bis(jahr) > jahr else self.uebertrag_anteil

    @property
    def hat_befristete_merkmale(self) -> bool:
        """True if some facts do not hold at all times."""
        return bool(self.merkmale_ab or self.merkmale_bis)

    def merkmale_am(self, tag: date | None) -> frozenset[str]:
        """Return the facts that hold on a day; None means those that hold at any time."""
        genannt = (*self.merkmale, FINANZSCHWACH) if self.finanzschwach else self.merkmale
        if tag is None or not self.hat_befristete_merkmale:
            return frozenset(genannt)
        ab, bis = self.merkmale_ab, self.merkmale_bis
        return frozenset(m for m in genannt if ab.get(m, tag) <= tag <= bis.get(m, tag))
