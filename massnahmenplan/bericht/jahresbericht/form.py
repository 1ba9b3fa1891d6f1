"""Planned and reported side by side: cells and headings of the tables of a year."""

from massnahmenplan.bericht.entwurf.form import Spalte, Zellart, Zelle
from massnahmenplan.ergebnis.jahresbericht import Sollist, Vergleich

NICHT_GEMELDET = "nicht gemeldet"


def gemeldet(vergleich: Vergleich) -> Zelle:
    """Return the reported figure; what was planned and is not reported is said."""
    if vergleich.ist is None and vergleich.ohne_meldung:
        return NICHT_GEMELDET
    return vergleich.ist


def soll_ist(vergleich: Vergleich) -> tuple[Zelle, ...]:
    """Return planned, reported, deviation of the reported part."""
    return (vergleich.soll, gemeldet(vergleich), vergleich.abweichung)


def jahr_und_bisher(sollist: Sollist) -> tuple[Zelle, ...]:
    """Return planned, reported and deviation of the year, and the same of the time so far."""
    return (*soll_ist(sollist.jahr), *soll_ist(sollist.bisher))


def spalten_soll_ist(jahr: int, art: Zellart) -> tuple[Spalte, ...]:
    """Return the headings of ``jahr_und_bisher``."""
    return tuple(
        Spalte(f"{was} {wann}", art)
        for wann in (str(jahr), f"bis {jahr}")
        for was in ("geplant", "gemeldet", "Abweichung")
    )
