"""One run per result folder: a lock that vanishes with the process that holds it."""

import os
import sqlite3
from pathlib import Path
from types import TracebackType

from massnahmenplan.bericht import ablage
from massnahmenplan.grundlagen.fehler import UmgebungsFehler

SPERRDATEI = ".massnahmenplan-sperre"


class Sperre:
    """Context manager: while it is open no other run can open one for the same folder.

    The folder is created if it does not exist, and removed again if it is empty at the end.
    What a crashed run left behind is put back in order. Errors: UmgebungsFehler.
    """

    def __init__(self, ordner: Path) -> None:
        self._ordner = Path(os.path.realpath(ordner))
        self._angelegt: list[Path] = []
        self._verbindung: sqlite3.Connection | None = None

    def __enter__(self) -> "Sperre":
        with ablage.als_umgebungsfehler(self._ordner):
            self._angelegt = ablage.lege_an(self._ordner)
            try:
                self._verbindung = _sperre(self._ordner / SPERRDATEI)
                ablage.stelle_nach_absturz_her(self._ordner)
            except BaseException:
                self._gib_frei()
                raise
        return self

    def __exit__(
        self, typ: type[BaseException] | None, fehler: BaseException | None, verlauf: TracebackType | None
    ) -> None:
        self._gib_frei()

    def _gib_frei(self) -> None:
        if self._verbindung is not None:
            datei = self._ordner / SPERRDATEI
            entfernt = _entferne(datei)  # still locked, so that nobody can take the file over in between
            self._verbindung.close()
            self._verbindung = None
            if not entfernt:  # Windows removes a file only when it is closed
                _entferne(datei)
        ablage.entferne_leere(self._angelegt)


def _entferne(datei: Path) -> bool:
    try:
        datei.unlink()
    except OSError:
        return False
    return True


def _sperre(datei: Path) -> sqlite3.Connection:
    """Return a connection that holds the exclusive lock on ``datei``."""
    for _ in range(10):
        datei.touch()
        vorher = datei.stat()
        verbindung = sqlite3.connect(datei, timeout=0, isolation_level=None)
        try:
            verbindung.execute("PRAGMA journal_mode=DELETE")
            verbindung.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as fehler:
            verbindung.close()
            raise UmgebungsFehler(_belegt(datei.parent, fehler)) from None
        if datei.exists() and os.path.samestat(vorher, datei.stat()):
            return verbindung
        verbindung.close()  # the run before removed the file between our opening and locking it
    raise UmgebungsFehler(f"Der Ordner {datei.parent} lässt sich nicht sperren.")


def _belegt(ordner: Path, fehler: sqlite3.OperationalError) -> str:
    if "locked" in str(fehler):
        return f"Im Ordner {ordner} arbeitet ein anderer Lauf. Bitte warten oder einen anderen Ordner nennen."
    return f"Der Ordner {ordner} lässt sich nicht sperren: {fehler}"
