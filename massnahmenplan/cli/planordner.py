"""A plan that a command takes: its folder, or the ``plan.json`` in it."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from massnahmenplan.grundlagen.befund import Befund, Fundstelle
from massnahmenplan.grundlagen.fehler import EingabeFehler

if TYPE_CHECKING:
    from massnahmenplan.bericht.json import Planinhalt

ABHILFE = "Anzugeben ist der Ordner, in den „optimieren“ geschrieben hat, oder eine plan.json."
ALS_UTF8 = "Die plan.json verwenden, wie sie geschrieben wurde, oder im Editor als UTF-8 speichern."


def plandatei(pfad: Path) -> Path:
    """Return the file of a plan that is named by its folder or by itself."""
    return pfad / "plan.json" if pfad.is_dir() else pfad


def lies_plan(pfad: Path) -> "Planinhalt":
    """Return what a plan says. Errors (EingabeFehler): E001, E003, E012, and those of ``bericht.json.lies``."""
    from massnahmenplan.bericht import ablage
    from massnahmenplan.bericht import json as planbericht

    datei = plandatei(pfad)
    with suppress(OSError):  # in a folder that cannot be written no run of ours was killed
        ablage.stelle_nach_absturz_her(datei.parent)
    return planbericht.lies(_lies_text(datei), str(datei))


def _lies_text(datei: Path) -> str:
    from massnahmenplan.eingabe.dateien import lesefehler

    try:
        return datei.read_bytes().decode()  # a mark at its beginning belongs to the sum of the file
    except FileNotFoundError:
        befund = Befund("E001", "Datei gibt es nicht", Fundstelle(str(datei)), abhilfe=ABHILFE)
    except OSError as fehler:
        raise lesefehler(fehler, Fundstelle(str(datei))) from None
    except UnicodeDecodeError as fehler:
        text = f"ist kein UTF-8 (Byte 0x{fehler.object[fehler.start]:02X} an Stelle {fehler.start + 1})"
        befund = Befund("E012", text, Fundstelle(str(datei)), abhilfe=ALS_UTF8)
    raise EingabeFehler([befund])
