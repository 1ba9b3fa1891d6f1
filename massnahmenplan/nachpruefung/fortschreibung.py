"""What an update states about the last plan, recounted: ceilings, what is frozen, number and price of changes."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from massnahmenplan.bericht.json import Planinhalt
from massnahmenplan.ergebnis import Bilanz, Fortschreibung, Verstoss
from massnahmenplan.nachpruefung.aenderungen import berichtigt
from massnahmenplan.nachrechnung.aenderungen import zaehle_aenderungen
from massnahmenplan.pruefung.aenderungen import pruefe_aenderungen


def pruefe_update(inhalt: Planinhalt) -> tuple[Verstoss, ...]:
    """Return limits on changes that the plan breaks; none for a plan that was made anew."""
    fort = inhalt.fortschreibung
    if fort is None:
        return ()
    zaehlung = zaehle_aenderungen(inhalt.fall, fort.bisher, inhalt.plan)
    return tuple(pruefe_aenderungen(inhalt.fall, fort.bisher, inhalt.plan, fort.vorgaben, zaehlung))


def vergleiche_zaehlung(inhalt: Planinhalt) -> Iterator[str]:
    """Yield stated numbers of changes that are not the recounted ones."""
    fort = inhalt.fortschreibung
    if fort is None:
        return
    for art, anzahl in zaehle_aenderungen(inhalt.fall, fort.bisher, inhalt.plan).items():
        if fort.zaehlung[art] != anzahl:
            yield f"fortschreibung.zaehlung.{art}: angegeben {fort.zaehlung[art]}, nachgezählt {anzahl}"


def uebernommen(inhalt: Planinhalt, bilanz: Bilanz) -> Fortschreibung | None:
    """Return what the recomputed plan says: counted anew, with the changes that follow from its decisions."""
    fort = inhalt.fortschreibung
    if fort is None:
        return None
    zaehlung = zaehle_aenderungen(inhalt.fall, fort.bisher, inhalt.plan)
    return replace(fort, zaehlung=zaehlung, wenigste_bewiesen=False, aenderungen=berichtigt(inhalt, bilanz))


def spielraum(inhalt: Planinhalt) -> Decimal:
    """Return the share that an update may stay behind the best value of an aim, beside the tolerance: the gap."""
    if inhalt.fortschreibung is None:
        return Decimal(0)
    return Decimal(inhalt.nachweis.get("verlangte_luecke") or 0)
