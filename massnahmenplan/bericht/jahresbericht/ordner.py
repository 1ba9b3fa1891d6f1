"""The files of a report, written together or not at all."""

from pathlib import Path

from massnahmenplan.bericht.datei import schreibe_dateien
from massnahmenplan.bericht.jahresbericht import csvtabellen, daten, dokument, mappe, markdown
from massnahmenplan.ergebnis.jahresbericht import Jahresbericht

NAME = "jahresbericht"


def schreibe_jahresbericht(
    bericht: Jahresbericht, ordner: Path | str, *, mit_word: bool = True
) -> tuple[Path, ...]:
    """Write the report as .json, .xlsx, .md, .docx and its tables as .csv; return the paths.

    Tables that an earlier report left there and this one has not got go; other files in the folder stay.

    Errors: UmgebungsFehler if the folder cannot be written, or python-docx (extra ``office``) is not there.
    """
    inhalte = {
        f"{NAME}.json": daten.schreibe(bericht).encode(),
        f"{NAME}.xlsx": mappe.schreibe(bericht),
        f"{NAME}.md": markdown.schreibe(bericht),
    }
    if mit_word:
        inhalte[f"{NAME}.docx"] = dokument.schreibe(bericht)
    inhalte |= {f"{NAME}_{tabelle}.csv": inhalt for tabelle, inhalt in csvtabellen.schreibe(bericht).items()}
    geschrieben = schreibe_dateien(Path(ordner), inhalte)
    for alte in Path(ordner).glob(f"{NAME}_*.csv"):
        if alte.name not in inhalte and alte.is_file():
            alte.unlink()
    return geschrieben
