"""Tasks on the cores of this machine, in processes of our own.

A process that dies in the middle of a task loses nothing but time: the task is begun again in a new one, at most
twice, and the others go on. Who works on what makes no difference to the values.
"""

import os
import pickle
import queue
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, Generic

from massnahmenplan.ausfuehrung.arbeiter import BEREIT
from massnahmenplan.ausfuehrung.erledigt import VERSUCHE, A, Erledigt, Frage, Funktion, G, R, nie
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from massnahmenplan.grundlagen.nebenprozess import beende, schliesse, sende, sende_bytes, starte

MODUL = "massnahmenplan.ausfuehrung.arbeiter"
TAKT_S = 0.1
"""How often it is asked whether to stop."""
FEHLSTARTS = 3
"""So many processes may die one after the other before they have begun a task."""


def kerne_hier() -> int:
    """Return on how many cores this process may compute."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def fuehre_lokal_aus(
    funktion: Funktion[G, A, R],
    gemeinsames: G,
    aufgaben: Sequence[A],
    kerne: int | None = None,
    halt: Frage = nie,
) -> Iterator[Erledigt[R]]:
    """Yield every task as it is done, in any order; after ``halt`` only those that were done already.

    Errors: UmgebungsFehler if no process can be started.
    """
    anzahl = min(kerne or kerne_hier(), len(aufgaben))
    lauf: _Lauf[A, R] = _Lauf(pickle.dumps((funktion, gemeinsames)), aufgaben)
    try:
        yield from lauf.fuehre_aus(anzahl, halt)
    finally:
        lauf.beende()


class _Arbeiter:
    """One process, and the thread that listens to it."""

    def __init__(self, erstes: bytes, post: "queue.Queue[tuple[_Arbeiter, Any]]") -> None:
        try:
            self.prozess = starte(MODUL)
        except OSError as fehler:
            raise UmgebungsFehler(f"Ein Arbeitsprozess lässt sich nicht starten: {fehler}") from fehler
        self.stelle: int | None = None
        """Task that it works on."""
        self.bereit = False
        self._faden = threading.Thread(target=self._hoere, args=(erstes, post), daemon=True)
        self._faden.start()

    def _hoere(self, erstes: bytes, post: "queue.Queue[tuple[_Arbeiter, Any]]") -> None:
        """Pass on what the process says; None when it has ended."""
        assert self.prozess.stdout is not None
        try:
            sende_bytes(self.prozess, erstes)  # here, since it lasts until the process has started
            while True:
                post.put((self, pickle.load(self.prozess.stdout)))
        except Exception:  # a half answer is the end of it, whatever it looks like
            post.put((self, None))

    def gib(self, stelle: int, aufgabe: Any) -> None:
        """Hand over a task; that the process has ended meanwhile is heard by who listens."""
        self.stelle = stelle
        with suppress(OSError):
            sende(self.prozess, (stelle, aufgabe))

    def beende(self) -> None:
        """End the process and whoever listens to it."""
        beende(self.prozess)
        self._faden.join()
        schliesse(self.prozess)


class _Lauf(Generic[A, R]):
    """Who works on what; everything here happens in the caller's thread."""

    def __init__(self, erstes: bytes, aufgaben: Sequence[A]) -> None:
        self._erstes = erstes
        self._aufgaben = aufgaben
        self._offen = deque(range(len(aufgaben)))
        self._versuche = [0] * len(aufgaben)
        self._arbeiter: list[_Arbeiter] = []
        self._post: queue.Queue[tuple[_Arbeiter, Any]] = queue.Queue()
        self._fehlstarts = 0

    def fuehre_aus(self, anzahl: int, halt: Frage) -> Iterator[Erledigt[R]]:
        for _ in range(anzahl):
            self._stelle_ein()
        while self._offen or any(arbeiter.stelle is not None for arbeiter in self._arbeiter):
            try:
                arbeiter, nachricht = self._post.get(timeout=TAKT_S)
            except queue.Empty:
                if halt():
                    return
                continue
            erledigt = self._nimm(arbeiter, nachricht)
            if erledigt is not None:
                yield erledigt
            if halt():
                yield from self._was_schon_da_ist()
                return

    def _was_schon_da_ist(self) -> Iterator[Erledigt[R]]:
        while not self._post.empty():
            arbeiter, nachricht = self._post.get()
            if isinstance(nachricht, tuple):
                yield self._fertig(arbeiter, nachricht)

    def _nimm(self, arbeiter: _Arbeiter, nachricht: Any) -> Erledigt[R] | None:
        """Hear one message and see to it that the work goes on."""
        if nachricht is None:
            return self._ersetze(arbeiter)
        if isinstance(nachricht, str) and nachricht != BEREIT:
            raise UmgebungsFehler(f"Ein Arbeitsprozess kann nicht beginnen: {nachricht}")
        self._fehlstarts, arbeiter.bereit = 0, True
        erledigt = None if nachricht == BEREIT else self._fertig(arbeiter, nachricht)
        self._beschaeftige(arbeiter)
        return erledigt

    def _fertig(self, arbeiter: _Arbeiter, nachricht: Any) -> Erledigt[R]:
        stelle, wert, fehler = nachricht
        arbeiter.stelle = None
        return Erledigt(stelle, wert, fehler, self._versuche[stelle])

    def _beschaeftige(self, arbeiter: _Arbeiter) -> None:
        if self._offen:
            stelle = self._offen.popleft()
            self._versuche[stelle] += 1
            arbeiter.gib(stelle, self._aufgaben[stelle])

    def _ersetze(self, arbeiter: _Arbeiter) -> Erledigt[R] | None:
        """Put a new process in the place of one that has died; its task comes first, or is given up."""
        self._arbeiter.remove(arbeiter)
        arbeiter.beende()
        stelle, ende = arbeiter.stelle, _wie_es_endete(arbeiter.prozess.returncode)
        aufgegeben = stelle is not None and self._versuche[stelle] >= VERSUCHE
        self._fehlstarts += not arbeiter.bereit
        if self._fehlstarts >= FEHLSTARTS:
            raise UmgebungsFehler(f"Arbeitsprozesse enden, bevor sie beginnen ({ende}).")
        if stelle is not None and not aufgegeben:
            self._offen.appendleft(stelle)
        if self._offen:
            self._stelle_ein()
        if stelle is None or not aufgegeben:
            return None
        text = f"Der Arbeitsprozess ging {VERSUCHE}-mal verloren ({ende})."
        return Erledigt(stelle, None, text, VERSUCHE)

    def _stelle_ein(self) -> None:
        self._arbeiter.append(_Arbeiter(self._erstes, self._post))

    def beende(self) -> None:
        for arbeiter in self._arbeiter:
            arbeiter.beende()


def _wie_es_endete(rueckgabe: int) -> str:
    if rueckgabe >= 0:
        return f"Rückgabewert {rueckgabe}"
    try:
        return signal.Signals(-rueckgabe).name
    except ValueError:
        return f"Signal {-rueckgabe}"
