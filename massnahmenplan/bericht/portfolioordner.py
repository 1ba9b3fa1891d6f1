"""The result folder of a portfolio: districts and shared accounts beside a plan folder per district."""

from pathlib import Path

from massnahmenplan.bericht.portfolio.angaben import Portfolioangaben, lies_angaben
from massnahmenplan.bericht.portfolio.daten import ART, ORDNER, als_daten, tabelle
from massnahmenplan.bericht.teilplaene import Teilplaene
from massnahmenplan.ergebnis.portfolioergebnis import Portfolioergebnis

DATEN, MAPPE, TABELLE = "portfolio.json", "portfolio.xlsx", "gemeinsame_konten.csv"
PORTFOLIO = Teilplaene(art=ART, daten=DATEN, beiwerk=(MAPPE, TABELLE), ordner=ORDNER)


def schreibe_portfolio(ergebnis: Portfolioergebnis, ordner: Path | str) -> tuple[Path, ...]:
    """Write a plan folder per district, then the whole as data, workbook and table; return all files.

    Plans of districts that an earlier run left and this one has not got go; other files in the folder stay.

    Errors: as for ``schreibe_ordner``.
    """
    from massnahmenplan.bericht.portfolio.mappe import schreibe

    plaene = {quartier.id: quartier.ergebnis for quartier in ergebnis.quartiere}
    beiwerk = {MAPPE: schreibe(ergebnis), TABELLE: tabelle(ergebnis)}
    return PORTFOLIO.schreibe(Path(ordner), plaene, als_daten(ergebnis), beiwerk)


def lies_portfoliodaten(ordner: Path) -> tuple[Portfolioangaben, Path]:
    """Return what ``portfolio.json`` states, and the folder of the plan folders. Errors: as ``lies_angaben``."""
    return lies_angaben(ordner / DATEN), ordner / ORDNER
