"""The folder of a report: the draft, its data and workbook, and the tables in a folder of their own."""

from pathlib import Path

from massnahmenplan.bericht.datei import schreibe_dateien
from massnahmenplan.bericht.jahresbericht import csvtabellen, daten, dokument, mappe, markdown
from massnahmenplan.ergebnis.jahresbericht import Jahresbericht

NAME, TABELLENORDNER = "jahresbericht", "tabellen"


def schreibe_jahresbericht(
    bericht: Jahresbericht, ordner: Path | str, *, mit_word: bool = True
) -> tuple[Path, ...]:
    """Write the report as .json, .xlsx, .md, .docx and its tables as .csv; return the paths.

    The files of each of the two folders appear together or not at all. Tables that an earlier report left there
    and this one has not got go; other files stay.

    Errors: UmgebungsFehler if the folder cannot be written, or python-docx (extra ``office``) is not there.
    """
    inhalte = {
        f"{NAME}.json": daten.schreibe(bericht).encode(),
        f"{NAME}.xlsx": mappe.schreibe(bericht),
        f"{NAME}.md": markdown.schreibe(bericht),
    }
    if mit_word:
        inhalte[f"{NAME}.docx"] = dokument.schreibe(bericht)
    tabellen = csvtabellen.schreibe(bericht)
    tabellenordner = Path(ordner) / TABELLENORDNER
    geschrieben = (
        *schreibe_dateien(Path(ordner), inhalte),
        *schreibe_dateien(tabellenordner, {f"{name}.csv": inhalt for name, inhalt in tabellen.items()}),
    )
    for name in csvtabellen.NAMEN - tabellen.keys():
        (tabellenordner / f"{name}.csv").unlink(missing_ok=True)
    return geschrieben
