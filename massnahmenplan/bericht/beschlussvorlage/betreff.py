"""Betreff: what the paper is about, as its heading and in the sentence of what is resolved."""

from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import datum, spanne


def betreff(ergebnis: Ergebnis) -> str:
    """Return ``Maßnahmenplan „Quartier“ 2027–2031, Stand 01.06.2026``; of an update ``Fortschreibung des …``."""
    was = "Maßnahmenplan" if ergebnis.vorgaenger is None else "Fortschreibung des Maßnahmenplans"
    projekt = ergebnis.fall.projekt
    return f"{was} „{projekt.name}“ {spanne(projekt.beginn, projekt.ende)}, Stand {datum(projekt.planungstag)}"


def mit_artikel(ergebnis: Ergebnis) -> str:
    """Return the same at the beginning of a sentence."""
    return f"{'Der' if ergebnis.vorgaenger is None else 'Die'} {betreff(ergebnis)}"
