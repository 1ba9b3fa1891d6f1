"""German words for changes and their causes."""

from massnahmenplan.ergebnis import Aenderung
from massnahmenplan.grundlagen.schreibweise import zahl

_ARTEN = {
    "gestrichen": "gestrichen",
    "neu": "neu",
    "verschoben": "verschoben",
    "andere_variante": "andere Variante",
    "andere_foerderung": "andere Förderung",
    "anderer_antrag": "Antrag an anderem Tag",
    "teurer": "teurer",
    "billiger": "billiger",
    "zuschuss": "anderer Zuschuss",
    "wirkung": "andere Wirkung",
}
_URSACHEN = {
    "stand": "eigener Stand",
    "bescheid": "Bescheid",
    "festlegung": "Festlegung",
    "eingabe": "eigene Angaben",
    "stichtag": "Stichtag",
    "programm": "Förderprogramm",
    "vorgabe": "geänderte Vorgabe",
    "angestossen": "angestoßen",
    "ziel": "besser für das Ziel",
}


def art(kennung: str) -> str:
    """Return the kind of a change in words."""
    return _ARTEN.get(kennung, kennung)


def ursache(kennung: str) -> str:
    """Return the kind of a cause in words."""
    return _URSACHEN.get(kennung, kennung)


def was(aenderung: Aenderung) -> str:
    """Return what changed, in one line: ``verschoben 2030 → 2031 (+1 Jahre)``."""
    werte = " → ".join(wert for wert in (aenderung.alt, aenderung.neu) if wert)
    return " ".join(teil for teil in (art(aenderung.art), werte, _um(aenderung)) if teil)


def _um(aenderung: Aenderung) -> str:
    if aenderung.unterschied is None:
        return ""
    stellen = {"EUR": 0, "t CO2e": 1}.get(aenderung.einheit, 0)
    vorzeichen = "+" if aenderung.unterschied > 0 else "−"
    einheit = {"EUR": "€", "t CO2e": "t"}.get(aenderung.einheit, aenderung.einheit)
    return f"({vorzeichen}{zahl(abs(aenderung.unterschied), stellen)} {einheit})"
