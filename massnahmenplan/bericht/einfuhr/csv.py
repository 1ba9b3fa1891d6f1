"""``importbericht.csv``: a line for every cell that the mapping asked for, and for every row left out."""

from collections.abc import Iterator

from massnahmenplan.bericht.csv import Zelle, schreibe
from massnahmenplan.bericht.einfuhr.worte import VERBLEIB
from massnahmenplan.einfuhr.verbleib import Importergebnis

KOPF = (
    "Zeile",
    "Maßnahme",
    "Feld",
    "Stelle",
    "Inhalt der Tabelle",
    "Verbleib",
    "Wert im Fall",
    "Wie",
    "Zeile nicht übernommen",
)


def schreibe_zellen(ergebnis: Importergebnis) -> bytes:
    """Return the content of the file."""
    return schreibe(KOPF, _zeilen(ergebnis))


def _zeilen(ergebnis: Importergebnis) -> Iterator[tuple[Zelle, ...]]:
    for zeile in ergebnis.zeilen:
        davor = (zeile.nummer, zeile.bezeichnung)
        if zeile.weggelassen:
            yield (*davor, None, None, None, None, None, None, zeile.grund)
        for zelle in zeile.zellen:
            stelle = None if zelle.stelle is None else str(zelle.stelle)
            wort = VERBLEIB[zelle.verbleib][0]
            yield (*davor, zelle.feld, stelle, zelle.inhalt, wort, zelle.wert, zelle.wie or None, zeile.grund)
