"""The result folder of a front: table, workbook and data beside a plan folder per point."""

from pathlib import Path

from massnahmenplan.bericht.front.daten import ART, ORDNER, als_daten, tabelle
from massnahmenplan.bericht.teilplaene import Teilplaene
from massnahmenplan.ergebnis.front import Front

DATEN, MAPPE, TABELLE = "front.json", "front.xlsx", "front.csv"
FRONT = Teilplaene(art=ART, daten=DATEN, beiwerk=(MAPPE, TABELLE), ordner=ORDNER)


def schreibe_front(front: Front, ordner: Path | str) -> tuple[Path, ...]:
    """Write a plan folder per point, then the front as data, workbook and table; return all files.

    Plans of points that an earlier run left and this one has not got go; other files in the folder stay.

    Errors: as for ``schreibe_ordner``.
    """
    from massnahmenplan.bericht.front.mappe import schreibe

    plaene = {punkt.id: punkt.ergebnis for punkt in front.punkte}
    beiwerk = {MAPPE: schreibe(front), TABELLE: tabelle(front)}
    return FRONT.schreibe(Path(ordner), plaene, als_daten(front), beiwerk)
