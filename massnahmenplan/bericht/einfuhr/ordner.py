"""The folder of an import: the case it becomes and its report, all files or none."""

from pathlib import Path

from massnahmenplan.bericht.csv import schreibe as schreibe_csv
from massnahmenplan.bericht.datei import schreibe_dateien
from massnahmenplan.bericht.einfuhr.csv import schreibe_zellen
from massnahmenplan.bericht.einfuhr.markdown import schreibe as schreibe_markdown
from massnahmenplan.einfuhr.verbleib import Importergebnis
from massnahmenplan.eingabe.dateien import IMPORTBERICHT

MASSNAHMEN = "massnahmen.csv"
BERICHT = "importbericht.md"


def schreibe_import(ergebnis: Importergebnis, grundlage: dict[str, bytes], ordner: Path) -> tuple[Path, ...]:
    """Write the case with its measures and the report into a folder, and return the paths.

    Errors: UmgebungsFehler, after which nothing is there that was not there before.
    """
    inhalte = {
        **grundlage,
        MASSNAHMEN: _massnahmen(ergebnis),
        BERICHT: schreibe_markdown(ergebnis),
        IMPORTBERICHT: schreibe_zellen(ergebnis),
    }
    return schreibe_dateien(ordner, inhalte)


def _massnahmen(ergebnis: Importergebnis) -> bytes:
    """Return the table of measures: the fields of the mapping that any row fills, in its order."""
    werte = [{zelle.feld: zelle.wert for zelle in zeile.zellen} for zeile in ergebnis.massnahmen]
    gefuellt = [feld for feld in ergebnis.spalten if any(zeile.get(feld) is not None for zeile in werte)]
    return schreibe_csv(gefuellt, ([zeile.get(feld) for feld in gefuellt] for zeile in werte))
