"""Files that appear as a whole or not at all: written beside, flushed to disk, swapped in by renaming."""

import contextlib
import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from massnahmenplan.grundlagen.aufschub import Aufschub
from massnahmenplan.grundlagen.betriebssystem import ursache
from massnahmenplan.grundlagen.fehler import UmgebungsFehler

ZWISCHENABLAGE = ".massnahmenplan-neu-"
"""Beginning of the name of the folder in which files are prepared, inside the folder they belong to.

Inside, because a mount point or ``.`` cannot be renamed itself, and rights set on the folder stay.
"""


@contextlib.contextmanager
def als_umgebungsfehler(ort: Path) -> Iterator[None]:
    """Turn an OSError into an UmgebungsFehler that names the place, the cause in German and the file, if any."""
    try:
        yield
    except OSError as fehler:
        text = f"In {ort} kann nicht geschrieben werden. {ursache(fehler)}"
        datei = Path(str(fehler.filename)) if fehler.filename else ort
        betroffen = f" Datei: {datei.name}." if datei.parent == ort and datei.is_file() else ""
        raise UmgebungsFehler(text + betroffen) from fehler


def lege_an(ordner: Path) -> list[Path]:
    """Create a folder with all that is missing above it; return what was created. On failure nothing stays."""
    fehlend = [ordner, *ordner.parents]
    fehlend = fehlend[: next((i for i, stelle in enumerate(fehlend) if stelle.exists()), len(fehlend))]
    angelegt: list[Path] = []
    try:
        for stelle in reversed(fehlend):
            stelle.mkdir()
            angelegt.append(stelle)
        if not ordner.is_dir():
            raise NotADirectoryError(errno.EEXIST, "kein Ordner", str(ordner))
    except BaseException:
        entferne_leere(angelegt)
        raise
    return angelegt


def entferne_leere(ordner: Sequence[Path]) -> None:
    """Remove the folders, last one first, as far as they are empty."""
    for stelle in reversed(ordner):
        with contextlib.suppress(OSError):
            stelle.rmdir()


def ersetze_zusammen(ordner: Path, inhalte: Mapping[str, bytes]) -> None:
    """Write files into an existing folder, all or none; whatever else lies there stays untouched.

    Errors: OSError, after which everything is as before.
    """
    with Aufschub() as aufschub:
        zwischen = Path(tempfile.mkdtemp(prefix=ZWISCHENABLAGE, dir=ordner))
        try:
            with _in_arbeit(zwischen):
                neu, alt = _faecher(zwischen)
                for fach in (neu, alt):
                    fach.mkdir()
                for name, inhalt in inhalte.items():
                    _schreibe_dauerhaft(neu / name, inhalt)
                    aufschub.lass_zu()
                _benenne_um(_umzuege(ordner, neu, alt, tuple(inhalte)))
        except BaseException:
            _raeume_weg(zwischen)
            raise
        shutil.rmtree(zwischen, ignore_errors=True)
        _sichere_verzeichnis(ordner)
        aufschub.notiz = f"Geschrieben ist in {ordner} schon alles Neue: {', '.join(inhalte)}."


def stelle_nach_absturz_her(ordner: Path) -> None:
    """Remove what a killed run left; if it was killed amid the swap, put the old files back.

    What a run is at work on stays.
    """
    for zwischen in sorted(ordner.glob(f"{ZWISCHENABLAGE}*")):
        with Aufschub(), contextlib.suppress(_NochInArbeit):
            with _in_arbeit(zwischen):
                _lege_zurueck(zwischen)
            shutil.rmtree(zwischen, ignore_errors=True)


def _lege_zurueck(zwischen: Path) -> None:
    neu, alt = _faecher(zwischen)
    unvollendet = neu.is_dir() and any(neu.iterdir())
    if unvollendet and alt.is_dir():
        for datei in sorted(alt.iterdir()):
            datei.replace(zwischen.parent / datei.name)


class _NochInArbeit(Exception):
    """Another process is at work on a folder of prepared files."""


@contextlib.contextmanager
def _in_arbeit(zwischen: Path) -> Iterator[None]:
    """Hold a lock on prepared files that vanishes with the process; without one where there are no locks.

    Errors: _NochInArbeit if another process holds it.
    """
    with contextlib.closing(sqlite3.connect(zwischen / "sperre", timeout=0, isolation_level=None)) as verbindung:
        try:
            verbindung.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as fehler:
            if "locked" in str(fehler):
                raise _NochInArbeit from None
        yield


def _faecher(zwischen: Path) -> tuple[Path, Path]:
    """Return the places for new files and for those they replace."""
    return zwischen / "neu", zwischen / "alt"


def _schreibe_dauerhaft(datei: Path, inhalt: bytes) -> None:
    with datei.open("xb") as strom:
        strom.write(inhalt)
        strom.flush()
        os.fsync(strom.fileno())


def _umzuege(ordner: Path, neu: Path, alt: Path, namen: Sequence[str]) -> Iterator[tuple[Path, Path]]:
    for name in namen:
        if os.path.lexists(ordner / name):
            yield ordner / name, alt / name
        yield neu / name, ordner / name


def _benenne_um(umzuege: Iterator[tuple[Path, Path]]) -> None:
    """Carry out all renames; if one fails, take back those before it."""
    erledigt: list[tuple[Path, Path]] = []
    try:
        for von, nach in umzuege:
            von.rename(nach)
            erledigt.append((von, nach))
    except BaseException:
        for von, nach in reversed(erledigt):
            nach.rename(von)
        raise


def _raeume_weg(zwischen: Path) -> None:
    """Remove the prepared files, unless replaced ones could not be put back and lie only here."""
    _, alt = _faecher(zwischen)
    if not alt.is_dir() or not any(alt.iterdir()):
        shutil.rmtree(zwischen, ignore_errors=True)


def _sichere_verzeichnis(ordner: Path) -> None:
    """Flush the renames to disk, where the system can do that for folders."""
    with contextlib.suppress(OSError):
        kennzahl = os.open(ordner, os.O_RDONLY)
        try:
            os.fsync(kennzahl)
        finally:
            os.close(kennzahl)
