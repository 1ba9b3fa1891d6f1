"""Who pays."""

from decimal import Decimal
from enum import StrEnum

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Kennungen, Text
from massnahmenplan.grundlagen.zahlen import Anteil, Euro, Ganzzahl, Wahrheitswert


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
    name: Text
    art: Traegerart
    finanzschwach: Wahrheitswert = False
    vorsteuerabzug: Wahrheitswert = False
    unternehmensverbund: Kennung | None = None
    """Group that counts as a single undertaking for De-minimis."""
    merkmale: Kennungen = ()
    """Further facts that funding rules ask for, e.g. ``klein``, ``mittel``, ``braunkohlerevier``."""
    uebertrag_anteil: Anteil = Decimal(0)
    """Share of the money left at the end of a year that may be spent later (Haushaltsrest)."""
    uebertrag_jahre: Ganzzahl | None = None
    """For how many years left money stays available; None means without end."""
    liquiditaetslinie_eur: Euro = Decimal(0)
    """Limit of the bridging credit between paying the builder and receiving the grant."""
    liquiditaetszins: Anteil = Decimal(0)
    """Interest per year on the bridging credit drawn at the end of the year before."""
    quelle: Text | None = None
