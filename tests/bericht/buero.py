"""LibreOffice without a window, for tests that open what we write with another program."""

import shutil
import subprocess
from pathlib import Path

import pytest

PROGRAMM = shutil.which("soffice") or shutil.which("libreoffice")
braucht_buero = pytest.mark.skipif(PROGRAMM is None, reason="LibreOffice ist nicht installiert")


def wandle(datei: Path, endung: str, ordner: Path) -> Path:
    """Return the file that LibreOffice makes of another one; its settings stay in the folder."""
    befehl = [
        str(PROGRAMM), f"-env:UserInstallation={(ordner / 'einstellungen').resolve().as_uri()}", "--headless",
        "--convert-to", endung, "--outdir", str(ordner), str(datei),
    ]  # fmt: skip
    subprocess.run(befehl, check=True, capture_output=True, timeout=300)
    return ordner / f"{datei.stem}.{endung}"
