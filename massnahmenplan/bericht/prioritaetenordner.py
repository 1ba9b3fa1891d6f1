"""The result folder of a list for several budgets: list, levels and figures beside a plan folder per level."""

from pathlib import Path

from massnahmenplan.bericht.prioritaeten.daten import ART, ORDNER, als_daten, tabelle
from massnahmenplan.bericht.teilplaene import Teilplaene
from massnahmenplan.ergebnis.prioritaeten import Prioritaeten

DATEN, MAPPE, TABELLE = "prioritaeten.json", "prioritaeten.xlsx", "prioritaeten.csv"
PRIORITAETEN = Teilplaene(art=ART, daten=DATEN, beiwerk=(MAPPE, TABELLE), ordner=ORDNER)


def schreibe_prioritaeten(ergebnis: Prioritaeten, ordner: Path | str) -> tuple[Path, ...]:
    """Write a plan folder per level, then the list as data, workbook and table; return all files.

    Plans of levels that an earlier run left and this one has not got go; other files in the folder stay.

    Errors: as for ``schreibe_ordner``.
    """
    from massnahmenplan.bericht.prioritaeten.mappe import schreibe

    plaene = {stufe.id: stufe.ergebnis for stufe in ergebnis.stufen}
    beiwerk = {MAPPE: schreibe(ergebnis), TABELLE: tabelle(ergebnis)}
    return PRIORITAETEN.schreibe(Path(ordner), plaene, als_daten(ergebnis), beiwerk)
