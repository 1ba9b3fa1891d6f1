"""A plan that a command takes: its folder, or the ``plan.json`` in it."""

from pathlib import Path
from typing import TYPE_CHECKING

from massnahmenplan.grundlagen.befund import Befund, Fundstelle
from massnahmenplan.grundlagen.fehler import EingabeFehler

if TYPE_CHECKING:
    from massnahmenplan.bericht.json import Planinhalt

ABHILFE = "Anzugeben ist der Ordner, in den „optimieren“ geschrieben hat, oder eine plan.json."


def plandatei(pfad: Path) -> Path:
    """Return the file of a plan that is named by its folder or by itself."""
    return pfad / "plan.json" if pfad.is_dir() else pfad


def lies_plan(pfad: Path) -> "Planinhalt":
    """Return what a plan says. Errors (EingabeFehler): E001, E012, and those of ``bericht.json.lies``."""
    from massnahmenplan.bericht import json as planbericht

    datei = plandatei(pfad)
    return planbericht.lies(_lies_text(datei), str(datei))


def _lies_text(datei: Path) -> str:
    try:
        return datei.read_bytes().decode()  # a mark at its beginning belongs to the sum of the file
    except FileNotFoundError:
        befund = Befund("E001", "Datei gibt es nicht", Fundstelle(str(datei)), abhilfe=ABHILFE)
    except UnicodeDecodeError:
        befund = Befund("E012", "Datei ist nicht in UTF-8 geschrieben", Fundstelle(str(datei)))
    raise EingabeFehler([befund])
