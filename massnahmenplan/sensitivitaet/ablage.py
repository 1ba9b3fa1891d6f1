"""The store of a study: one SQLite file, in which every run is safe as soon as it is done.

Each run is one transaction. The journal is a file that is deleted (no WAL: that does not work on network drives),
one process writes, and nobody needs to be told when it is killed: what was written is there, what was not is not.
"""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.ergebnis.studienergebnis import Laufliste
from massnahmenplan.grundlagen.befund import Befund, Fundstelle
from massnahmenplan.grundlagen.fehler import EingabeFehler, UmgebungsFehler
from massnahmenplan.sensitivitaet.grundlage import Grundlage
from massnahmenplan.sensitivitaet.laufzeile import SPALTEN, als_zeile, aus_zeile

DATEI = "studie.db"
KENNZAHL = 0x6D70_7374
"""``application_id`` of the file, so that others know whose it is (mpst)."""
FASSUNG = 1
GEDULD_S = 60.0
"""How long a reader who has the file just now is waited for."""
_SCHEMA = """
CREATE TABLE grundlage (art TEXT PRIMARY KEY, inhalt BLOB NOT NULL);
CREATE TABLE lauf (
    nummer INTEGER PRIMARY KEY, name TEXT, werte TEXT NOT NULL, status TEXT NOT NULL, grund TEXT,
    ziel TEXT NOT NULL, zielwert TEXT, schranke TEXT, kennzahlen TEXT NOT NULL, plan TEXT,
    dauer_s REAL NOT NULL, cpu_s REAL NOT NULL, versuche INTEGER NOT NULL
);
"""


class Ablage:
    """An open store; a context that closes it."""

    def __init__(self, ordner: Path, verbindung: sqlite3.Connection) -> None:
        self._ordner = ordner
        self._verbindung = verbindung
        self._gespeichert = 0
        """Runs that are known to be there."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, typ: type[BaseException] | None, fehler: BaseException | None, verlauf: TracebackType | None
    ) -> None:
        self._verbindung.close()

    def lege_ab(self, lauf: Laufergebnis) -> None:
        """Keep a run for good. Errors: UmgebungsFehler, after which all runs before are as they were."""
        platz = ", ".join("?" * len(SPALTEN.split(",")))
        with _als_umgebungsfehler(self._ordner, self.was_bleibt), self._verbindung:
            self._verbindung.execute(f"INSERT INTO lauf ({SPALTEN}) VALUES ({platz})", als_zeile(lauf))
        self._gespeichert += 1

    @property
    def was_bleibt(self) -> str:
        """What to say of the runs that are there when something ends the study."""
        laeufe = "Ein Lauf ist" if self._gespeichert == 1 else f"{self._gespeichert} Läufe sind"
        return f"{laeufe} gespeichert; mit --fortsetzen geht es weiter."

    def anzahl(self) -> int:
        """Return how many runs are there."""
        with _als_umgebungsfehler(self._ordner):
            self._gespeichert = int(self._verbindung.execute("SELECT count(*) FROM lauf").fetchone()[0])
        return self._gespeichert

    def laeufe(self) -> tuple[Laufergebnis, ...]:
        """Return all runs that are there, by their numbers. Errors: EingabeFehler E439 if one is damaged."""
        with _als_umgebungsfehler(self._ordner):
            zeilen = self._verbindung.execute(f"SELECT {SPALTEN} FROM lauf ORDER BY nummer").fetchall()
        return tuple(self._lauf(zeile) for zeile in zeilen)

    def _lauf(self, zeile: tuple[Any, ...]) -> Laufergebnis:
        with _als_schaden(self._ordner, f"Lauf {zeile[0]}"):
            return aus_zeile(zeile)

    @property
    def grundlage(self) -> Grundlage | None:
        """What the runs rest on; None in a store without any. Errors: as ``laeufe``."""
        with _als_umgebungsfehler(self._ordner):
            if not self._verbindung.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                return None
            zeilen = dict(self._verbindung.execute("SELECT art, inhalt FROM grundlage").fetchall())
        with _als_schaden(self._ordner, "grundlage"):
            return Grundlage.aus({art: zlib.decompress(inhalt).decode() for art, inhalt in zeilen.items()})

    def _beginne(self, grundlage: Grundlage) -> None:
        """Write what the runs will rest on: all of it, or nothing if it is killed on the way."""
        with _als_umgebungsfehler(self._ordner), self._verbindung:
            self._verbindung.execute("BEGIN")
            for befehl in _SCHEMA.split(";"):
                self._verbindung.execute(befehl)
            eintraege = [(art, zlib.compress(text.encode())) for art, text in asdict(grundlage).items()]
            self._verbindung.executemany("INSERT INTO grundlage VALUES (?, ?)", eintraege)
            self._verbindung.execute(f"PRAGMA application_id = {KENNZAHL}")
            self._verbindung.execute(f"PRAGMA user_version = {FASSUNG}")


def oeffne(ordner: Path, grundlage: Grundlage, *, fortsetzen: bool) -> Ablage:
    """Return the store of a study, a new one where there is none; the folder is there and locked by the caller.

    Errors: EingabeFehler if a study is there and must not go on, or rests on something else; UmgebungsFehler.
    """
    ablage = _oeffne(ordner)
    try:
        bisherige = ablage.grundlage
        if bisherige is None:
            ablage._beginne(grundlage)
        elif not fortsetzen:
            raise EingabeFehler([_schon_da(ordner, ablage.anzahl())])
        elif befunde := tuple(bisherige.unterschiede(grundlage)):
            raise EingabeFehler(befunde)
        else:
            ablage.anzahl()
    except BaseException:
        ablage.__exit__(None, None, None)
        raise
    return ablage


def _schon_da(ordner: Path, anzahl: int) -> Befund:
    laeufe = "einem Lauf" if anzahl == 1 else f"{anzahl} Läufen"
    return Befund(
        "E434",
        f"hier liegt schon eine Studie mit {laeufe}",
        wert=str(ordner / DATEI),
        abhilfe="Mit --fortsetzen geht sie weiter; für eine neue einen anderen Ordner (-o) nennen.",
    )


def lies_laeufe(ordner: Path | str) -> Laufliste:
    """Return the runs of a study that lie in a folder, also while it goes on: a tuple with a table.

    Errors: EingabeFehler if no study is there; UmgebungsFehler.
    """
    grundlage, laeufe = lies_abgelegtes(ordner)
    return Laufliste(laeufe, () if grundlage is None else grundlage.groessen)


def lies_abgelegtes(ordner: Path | str) -> tuple[Grundlage | None, tuple[Laufergebnis, ...]]:
    """Return what the runs in a folder rest on, None before there is anything, and the runs.

    Errors: as ``lies_laeufe``.
    """
    ziel = Path(ordner)
    if not (ziel / DATEI).is_file():
        abhilfe = "Zuerst „sensitivitaet“ in diesen Ordner rechnen lassen."
        raise EingabeFehler([Befund("E435", f"hier liegt keine {DATEI}", wert=str(ziel), abhilfe=abhilfe)])
    with _oeffne(ziel) as ablage:
        grundlage = ablage.grundlage
        return grundlage, () if grundlage is None else ablage.laeufe()


def _oeffne(ordner: Path) -> Ablage:
    datei = ordner / DATEI
    with _als_umgebungsfehler(ordner):
        verbindung = sqlite3.connect(datei, timeout=GEDULD_S, isolation_level=None)
        try:
            verbindung.execute("PRAGMA journal_mode = DELETE")
            verbindung.execute("PRAGMA synchronous = FULL")
            (kennzahl,), (fassung,) = (
                verbindung.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
            )
        except BaseException:
            verbindung.close()
            raise
    if (kennzahl, fassung) not in {(0, 0), (KENNZAHL, FASSUNG)}:
        verbindung.close()
        text = "ist keine Studie dieses Programms, oder eine einer neueren Fassung"
        raise EingabeFehler([Befund("E436", text, wert=str(datei), abhilfe="Einen anderen Ordner (-o) nennen.")])
    return Ablage(ordner, verbindung)


@contextmanager
def _als_schaden(ordner: Path, teil: str) -> Iterator[None]:
    """Turn whatever reading a part of the store stumbles over into E439: SQLite knows no checksums."""
    try:
        yield
    except (zlib.error, TypeError, ValueError, KeyError, ArithmeticError, RecursionError) as fehler:
        befund = Befund("E439", "ist beschädigt", Fundstelle(str(ordner / DATEI)), teil, abhilfe=_NICHT_ZU_RETTEN)
        raise EingabeFehler([befund]) from fehler


_NICHT_ZU_RETTEN = (
    "Die Datei aus einer Sicherung zurückholen, oder umbenennen und die Studie in diesem Ordner neu rechnen."
)


@contextmanager
def _als_umgebungsfehler(ordner: Path, *was_bleibt: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as fehler:
        code = getattr(fehler, "sqlite_errorcode", 0) & 0xFF  # the primary one
        ursache = _URSACHEN.get(code, f"SQLite meldet: {fehler}.")
        saetze = (f"Auf {ordner / DATEI} ist kein Zugriff.", ursache, *was_bleibt)
        raise UmgebungsFehler(" ".join(saetze)) from fehler


_URSACHEN = {
    0: f"{DATEI} ist beschädigt: ein Text darin ist keiner.",  # no error of SQLite, but of who decodes for Python
    sqlite3.SQLITE_ERROR: f"In {DATEI} fehlt etwas: sie ist beschädigt oder keine Datei dieses Programms.",
    sqlite3.SQLITE_FULL: "Der Datenträger ist voll.",
    sqlite3.SQLITE_READONLY: "Das Schreibrecht fehlt.",
    sqlite3.SQLITE_CANTOPEN: "Die Datei lässt sich nicht öffnen; vielleicht fehlt das Recht dazu.",
    sqlite3.SQLITE_BUSY: "Ein anderes Programm hält sie offen.",
    sqlite3.SQLITE_NOTADB: f"{DATEI} ist beschädigt oder keine Datei dieses Programms.",
    sqlite3.SQLITE_CORRUPT: f"{DATEI} ist beschädigt.",
    sqlite3.SQLITE_IOERR: "Der Datenträger ist voll, oder die Verbindung zu ihm ist gestört.",
}
