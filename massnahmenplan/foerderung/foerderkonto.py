"""Accounts that awards from several programmes count on: De-minimis and other ceilings of an applicant (K10)."""

from datetime import date
from decimal import Decimal
from typing import Literal

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.begriffe.sicherheit import Sicherheit
from massnahmenplan.grundlagen.zahlen import Euro, Monate
from massnahmenplan.grundlagen.zeit import Datum, plus_monate


class Foerderkonto(Grundform):
    """A ceiling on all awards within a rolling window that ends on the day of each award."""

    id: Kennung
    name: Text
    katalognummer: Text | None = None
    """Record in the catalogue's own numbering, e.g. ``P35``."""
    je: Literal["unternehmensverbund", "antragsteller"] = "unternehmensverbund"
    """Who has one account; without a stated group each payer is a group of his own."""
    grenze_eur: Euro
    fenster_monate: Monate | None = None
    """Length of the window; None means for good."""
    bei_ueberschreitung: Literal["ablehnen", "kuerzen"] = "ablehnen"
    """Whether an award that breaks the ceiling is refused as a whole, or lowered to what is left."""
    gilt_ab: Datum | None = None
    """First day of the legal basis, None means that it is not known; awards before it count as well."""
    gilt_bis: Datum | None = None
    """Last day of the legal basis, None means that no end is known; the ceiling is taken to hold on after it."""
    rechtsgrundlage: Text
    quelle: Text
    stand: Datum
    sicherheit: Sicherheit
    pruefen_bis: Datum | None = None
    hinweis: Text | None = None

    def inhaber(self, traeger: Kostentraeger) -> str:
        """Return whose account the payer uses."""
        return (traeger.unternehmensverbund if self.je == "unternehmensverbund" else None) or traeger.id

    def im_fenster(self, frueher: date, tag: date) -> bool:
        """Return True if an award of an earlier day still counts on ``tag``."""
        if frueher > tag:
            return False
        return self.fenster_monate is None or frueher >= plus_monate(tag, -self.fenster_monate)

    def frei_eur(self, tag: date, vergeben: list[tuple[date, Decimal]]) -> Decimal:
        """Return what an award on ``tag`` may amount to, with these awards before it; never negative."""
        belegt = sum((betrag for am, betrag in vergeben if self.im_fenster(am, tag)), Decimal(0))
        return max(self.grenze_eur - belegt, Decimal(0))
