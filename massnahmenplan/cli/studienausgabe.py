"""What a study answers, written beside its runs and said on the terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from massnahmenplan.ergebnis.studienantworten import Studienantworten
    from massnahmenplan.ergebnis.studienergebnis import Studienergebnis
    from massnahmenplan.planungsfall import Planungsfall
    from massnahmenplan.sensitivitaet.studie import Studie

SPAETER = "Die Auswertung entsteht, wenn die Studie weitergeht (--fortsetzen)."


def beantworte(
    fall: "Planungsfall",
    studie: "Studie",
    ergebnis: "Studienergebnis",
    ordner: Path,
    kern_ab: float,
    *,
    mit_reue: bool,
    kerne: int | None,
) -> "Studienantworten | None":
    """Write the answers and return them; None for a study that was interrupted: who stops it will not wait.

    Errors: as ``werte_aus`` and ``schreibe_auswertung``, with a note that says what is there: the runs are safe.
    """
    if ergebnis.signalnummer is not None:
        return None
    from massnahmenplan.bericht import Sperre
    from massnahmenplan.bericht.studie.ordner import schreibe_auswertung
    from massnahmenplan.sensitivitaet.auswertung import werte_aus

    anteil = Decimal(repr(kern_ab))
    with _was_bleibt(ergebnis, ordner):
        antworten = werte_aus(fall, studie, ergebnis.laeufe, kern_ab=anteil, mit_reue=mit_reue, kerne=kerne)
        with Sperre(ordner):
            schreibe_auswertung(antworten, ordner)
    return antworten


@contextmanager
def _was_bleibt(ergebnis: "Studienergebnis", ordner: Path) -> Iterator[None]:
    """Note on whatever ends the evaluation that the runs are there, and how it is made after all."""
    from massnahmenplan.bericht.studie.ordner import DATEN

    try:
        yield
    except BaseException as fehler:
        laeufe = "Ein Lauf ist" if len(ergebnis.laeufe) == 1 else f"{len(ergebnis.laeufe)} Läufe sind"
        fehlt = "eine frühere Auswertung steht da" if (ordner / DATEN).is_file() else "die Auswertung fehlt"
        fehler.add_note(f"{laeufe} gespeichert, {fehlt}; derselbe Befehl mit --fortsetzen macht sie.")
        raise


def daten_von(antworten: "Studienantworten | None") -> dict[str, Any] | None:
    """Return the answers as plain data; None without any."""
    from massnahmenplan.bericht.studie.daten import als_daten

    return None if antworten is None else als_daten(antworten)


def saetze_von(antworten: "Studienantworten | None", ordner: Path) -> str:
    """Return the answers in sentences, to stand below what is said of the runs."""
    from massnahmenplan.bericht.studie.konsole import zusammenfassung
    from massnahmenplan.bericht.studie.ordner import BILDERORDNER, MAPPE, TABELLENORDNER

    if antworten is None:
        return f"\n\n{SPAETER}"
    orte = f"Auswertung: {ordner / MAPPE}; Tabellen in {TABELLENORDNER}/, Bilder in {BILDERORDNER}/"
    return f"\n\n{zusammenfassung(antworten)}\n\n{orte}"
