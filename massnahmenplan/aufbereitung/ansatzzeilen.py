"""In which rows of the model the budget of a purse and year stands."""

from collections.abc import Iterator

from massnahmenmodell.daten import Haushalt, Modelldaten

Zeile = tuple[str, tuple[int, ...]]


def zeilen_des_ansatzes(daten: Modelldaten, h: int, t: int) -> Iterator[tuple[Zeile, float]]:
    """Yield each row, and how much it gives way for a thousand EUR more in purse ``h`` and year ``t``."""
    haushalt = daten.haushalte[h]
    yield ("haushalt_reicht", (h, t)), 1.0
    for bis in haushalt.uebertraegt:
        if bis >= t and _unverfallen(haushalt, t, bis):
            yield ("rest_ist_befristet", (h, bis)), float(haushalt.uebertrag[bis]) * haushalt.verbleib(t, bis)
    for r in (r for r, schutz in enumerate(daten.schutz) if schutz.haushalt == h):
        for bis in range(t, daten.anzahl_jahre):
            for von in range(bis + 1):
                if von <= t:
                    yield ("haushalt_traegt_anstieg", (r, von, bis)), haushalt.verbleib(t, bis)
                elif _unverfallen(haushalt, t, von - 1):
                    anteil = haushalt.verbleib(von - 1, bis) * haushalt.verbleib(t, von - 1)
                    yield ("haushalt_traegt_anstieg", (r, von, bis)), anteil


def _unverfallen(haushalt: Haushalt, jahr: int, bis: int) -> bool:
    return haushalt.uebertrag_jahre is None or bis - jahr < haushalt.uebertrag_jahre
