"""The files of a report, written together or not at all."""

from pathlib import Path

from massnahmenplan.bericht.datei import schreibe_dateien
from massnahmenplan.bericht.jahresbericht import daten, dokument, mappe, markdown
from massnahmenplan.ergebnis.jahresbericht import Jahresbericht

NAME = "jahresbericht"


def schreibe_jahresbericht(
    bericht: Jahresbericht, ordner: Path | str, *, mit_word: bool = True
) -> tuple[Path, ...]:
    """Write the report as .json, .xlsx, .md and .docx and return the paths; other files in the folder stay.

    Errors: UmgebungsFehler if the folder cannot be written, or python-docx (extra ``office``) is not there.
    """
    inhalte = {
        f"{NAME}.json": daten.schreibe(bericht).encode(),
        f"{NAME}.xlsx": mappe.schreibe(bericht),
        f"{NAME}.md": markdown.schreibe(bericht),
    }
    if mit_word:
        inhalte[f"{NAME}.docx"] = dokument.schreibe(bericht)
    return schreibe_dateien(Path(ordner), inhalte)
