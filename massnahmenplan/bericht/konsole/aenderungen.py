"""What an update changed, and why."""

from massnahmenplan.bericht import aenderungsworte
from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.konsole.zeile import hoechstens
from massnahmenplan.bericht.terminal.zeile import BREITE
from massnahmenplan.ergebnis import Aenderung, Ergebnis

HOECHSTENS = 16


def aenderungen(ergebnis: Ergebnis) -> list[str]:
    """Return one line per change, with its cause below; nothing for a plan that was made anew."""
    fort = ergebnis.fortschreibung
    if fort is None:
        return []
    ueberschrift = aenderungsworte.ueberschrift(fort.kette[-1].stichtag)
    if not fort.aenderungen:
        return [f"{ueberschrift}: keine"]
    zeilen = [zeile for aenderung in fort.aenderungen for zeile in _zeilen(aenderung)]
    return [ueberschrift, *hoechstens(zeilen, HOECHSTENS)]


def _zeilen(aenderung: Aenderung) -> list[str]:
    was = f" {kurz(aenderung.name, 34)}: {aenderungsworte.was(aenderung)}"
    return [kurz(was, BREITE), kurz(f"   Ursache: {aenderung.ursache.text}", BREITE)]
