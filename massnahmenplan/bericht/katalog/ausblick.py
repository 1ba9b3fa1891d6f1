"""What happens to programmes in the months ahead, as text and as data."""

from collections.abc import Iterable, Iterator
from typing import Any

from massnahmenplan.bericht.katalog.aenderungen import Art, Wechsel
from massnahmenplan.bericht.katalog.eintrag import GLEICH, aenderungszeilen, zeile
from massnahmenplan.grundlagen.schreibweise import datum


def als_text(wechsel: Iterable[Wechsel], breite: int) -> str:
    """Return one block for each change, in order of days."""
    return "\n\n".join("\n".join(_block(schritt, breite)) for schritt in wechsel)


def als_daten(wechsel: Wechsel) -> dict[str, Any]:
    """Return a change as plain data."""
    return {
        "am": wechsel.am.isoformat(),
        "programm": wechsel.programm.id,
        "katalognummer": wechsel.programm.katalognummer,
        "name": wechsel.programm.name,
        "art": wechsel.art.value,
        "sicherheit": wechsel.fassung.sicherheit.value,
        "quelle": wechsel.fassung.quelle,
        "nachfolger": list(wechsel.programm.nachfolger),
        "aenderungen": [
            {"thema": a.thema, "alt": a.alt, "neu": a.neu, "zahlen": [list(paar) for paar in a.zahlen]}
            for a in wechsel.aenderungen
        ],
    }


def _block(wechsel: Wechsel, breite: int) -> Iterator[str]:
    programm = wechsel.programm
    nummer = f"{programm.katalognummer} " if programm.katalognummer else ""
    was = "letzter Antragstag" if wechsel.art is Art.ENDET else wechsel.art.value
    yield f"{datum(wechsel.am)}  {nummer}{programm.id} – {was}"
    yield from zeile("Programm", programm.name, breite)
    if wechsel.art is Art.ENDET and programm.nachfolger:
        yield from zeile("Nachfolger", ", ".join(programm.nachfolger), breite)
    for aenderung in wechsel.aenderungen:
        yield from aenderungszeilen(aenderung, breite)
    if wechsel.art is Art.AENDERT_SICH and not wechsel.aenderungen:
        yield f"  {GLEICH}"
