"""Fields that name a row of another list, in whatever list they stand: what a workbook offers for choice."""

from collections.abc import Mapping

from massnahmenplan.begriffe.objekt import OBJEKTVERWEISE
from massnahmenplan.begriffe.physik import PHYSIKVERWEISE

VERWEISE: Mapping[str, str] = {
    "kostentraeger": "kostentraeger",
    "von": "kostentraeger",
    "nach": "kostentraeger",
    "vermieter": "kostentraeger",
    "objekt": "objekte",
    "massnahme": "massnahmen",
    "mit": "massnahmen",
    "netz": "massnahmen",
    "programm": "foerderprogramme",
    "kredit": "kredite",
    "kriterium": "kriterien",
    "energietraeger": "energietraeger",
    **OBJEKTVERWEISE,
    **{f"physik.{feld}": liste for feld, liste in PHYSIKVERWEISE.items()},
}
"""Field -> list in which its id must be stated; fields of ``physik`` with the name before the point."""
