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
    texte = aenderungsworte.begruendungen(fort.aenderungen)
    zeilen = [zeile for paar in zip(fort.aenderungen, texte, strict=True) for zeile in _zeilen(*paar)]
    return [ueberschrift, *hoechstens(zeilen, HOECHSTENS)]


def _zeilen(aenderung: Aenderung, begruendung: str) -> list[str]:
    was = f"{kurz(aenderung.name, 34)}: {aenderungsworte.was(aenderung)}"
    return [f" {kurz(was, BREITE - 1)}", f"   {kurz(f'Ursache: {begruendung}', BREITE - 3)}"]
