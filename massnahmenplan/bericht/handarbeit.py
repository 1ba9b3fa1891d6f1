"""What people have worked on since this program wrote it: that is theirs, and is not written over."""

import json
import re
import zipfile
from pathlib import Path

from massnahmenplan.grundlagen.fehler import UmgebungsFehler

_UNBERUEHRT = re.compile(rb"<dcterms:modified[^>]*>2000-01-01T00:00:00Z<")
"""The day on which every document of ours says it was saved; office programs put the real one there."""
_MIT_KENNWORT = b"\xd0\xcf\x11\xe0"
"""Beginning of a document that an office program has encrypted, and of one in its format of before 2007."""
_ABHILFE = "Bitte umbenennen, verschieben oder einen anderen Ordner nennen."


def pruefe_unbearbeitet(datei: Path) -> None:
    """Errors: UmgebungsFehler for a workbook or document that another program has saved."""
    if datei.suffix.lower() in {".docx", ".xlsx"} and datei.is_file() and _ist_bearbeitet(datei):
        raise UmgebungsFehler(
            f"{datei} wurde bearbeitet und gespeichert, seit sie geschrieben wurde, oder stammt von einem anderen "
            f"Programm; sie wird nicht überschrieben. {_ABHILFE}"
        )


def pruefe_plan(datei: Path) -> None:
    """Errors: UmgebungsFehler for a file called like a plan that holds something else."""
    if datei.is_file() and _ist_etwas_anderes(datei.read_bytes()):
        raise UmgebungsFehler(f"{datei} ist kein Plan dieses Programms und wird nicht überschrieben. {_ABHILFE}")


def _ist_bearbeitet(datei: Path) -> bool:
    try:
        with zipfile.ZipFile(datei) as teile:
            return _UNBERUEHRT.search(teile.read("docProps/core.xml")) is None
    except KeyError:
        return True
    except zipfile.BadZipFile:  # no document, unless one that its owner locked with a password
        return datei.read_bytes().startswith(_MIT_KENNWORT)


def _ist_etwas_anderes(inhalt: bytes) -> bool:
    try:
        daten = json.loads(inhalt)
    except (ValueError, RecursionError):
        return True
    return not isinstance(daten, dict) or "schema_version" not in daten
