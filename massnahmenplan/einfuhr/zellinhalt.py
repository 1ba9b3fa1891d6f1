"""Whether a cell says anything: the same for the fields of a measure and for printed sums."""

from typing import Any

from massnahmenplan.einfuhr.tabelle import Fremdtabelle
from massnahmenplan.einfuhr.verbleib import schluessel
from massnahmenplan.einfuhr.zuordnung import Zuordnung
from massnahmenplan.eingabe.quelle import Wert, anzeige


def zellinhalt(zuordnung: Zuordnung, tabelle: Fremdtabelle, zelle: Wert) -> Any:
    """Return what a cell says; None for texts that mean nothing, and for what could not be worked out."""
    if zelle.inhalt is None or tabelle.fehlerwert(zelle):
        return None
    leer = {schluessel(text) for text in zuordnung.leer}
    return None if schluessel(anzeige(zelle.inhalt)) in leer else zelle.inhalt
