"""Problems that are solved beside the search, in processes of their own.

Several runs of HiGHS in threads of one process crash. So each helper is an interpreter of its own, with a pipe in
and one out. What is given out is solved once, by whoever comes first: a helper, or this process when it needs the
answer. Who it was makes no difference to the answer, so that a helper that dies, or that cannot be started, costs
time only.
"""

import pickle
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import Enum, auto
from typing import Any, Protocol, Self

from massnahmenplan.grundlagen.nebenprozess import Nebenprozess, beende, schliesse, sende, starte
from massnahmenplan.loeser.gehilfe import HALT
from massnahmenplan.loeser.highs import Loesung, Wuensche, loese
from massnahmenplan.loeser.standardform import Standardform
from massnahmenplan.loeser.unterbrechung import Unterbrechung

MODUL = "massnahmenplan.loeser.gehilfe"
GEDULD_S = 3.0
"""How long a helper may take to give back what it knows; HiGHS asks often whether it shall go on."""
TAKT_S = 0.05


class _Zustand(Enum):
    OFFEN = auto()
    IN_ARBEIT = auto()
    FERTIG = auto()


class Auftrag:
    """A problem to solve."""

    def __init__(self, form: Standardform, wuensche: Callable[[], Wuensche]) -> None:
        """``wuensche`` is asked when work on it begins: what is left of a time limit is known only then."""
        self.form = form
        self.wuensche = wuensche
        self.zustand = _Zustand.OFFEN
        self.loesung: Loesung | None = None
        """None as long as it is not solved."""
        self.verloren = False
        """True if it was worked on elsewhere and came back without an answer."""


class Helfer(Protocol):
    """Whoever solves problems beside the search, while its context lasts: on this machine or on others."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(self, *_: object) -> None:
        """End whatever is still worked on."""

    @property
    def sind_da(self) -> bool:
        """True if anybody but this process works."""

    def gib_auf(self, auftraege: Sequence[Auftrag]) -> None:
        """Give problems out, to be begun in this order."""

    def warte_auf(self, auftraege: Sequence[Auftrag]) -> None:
        """Return when all are solved; after an interruption when what was begun is given back."""


class Gehilfen:
    """Context in which helpers are at hand; with none of them everything is done here, when it is needed."""

    def __init__(self, anzahl: int, unterbrechung: Unterbrechung) -> None:
        self._anzahl = anzahl if sys.executable and not getattr(sys, "frozen", False) else 0
        self._unterbrechung = unterbrechung
        self._prozesse: list[Nebenprozess] = []
        self._faeden: list[threading.Thread] = []
        self._offen: deque[Auftrag] = deque()
        self._neues = threading.Condition()
        self._ende = False

    def __enter__(self) -> Self:
        for _ in range(self._anzahl):
            try:
                prozess = starte(MODUL)
            except OSError:  # no more processes allowed: then without
                break
            self._prozesse.append(prozess)
            self._faeden.append(threading.Thread(target=self._bediene, args=(prozess,), daemon=True))
            self._faeden[-1].start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._neues:
            self._ende = True
            self._neues.notify_all()
        for prozess, faden in zip(self._prozesse, self._faeden, strict=True):
            beende(prozess)
            faden.join()
            schliesse(prozess)

    @property
    def sind_da(self) -> bool:
        """True if anybody but this process works."""
        return bool(self._prozesse)

    def gib_auf(self, auftraege: Sequence[Auftrag]) -> None:
        """Give problems out, to be begun in this order."""
        with self._neues:
            self._offen.extend(auftraege)
            self._neues.notify_all()

    def warte_auf(self, auftraege: Sequence[Auftrag]) -> None:
        """Return when all are solved; after an interruption when all that was begun is given back.

        Nothing else may be given out meanwhile.
        Errors: as ``highs.loese``, of a problem that was solved here.
        """
        while True:
            while self._unterbrechung.signalnummer is None and (auftrag := self._nimm()) is not None:
                auftrag.loesung = loese(auftrag.form, auftrag.wuensche(), unterbrechung=self._unterbrechung)
                auftrag.zustand = _Zustand.FERTIG
            if self._warte(auftraege):
                return

    def _warte(self, auftraege: Sequence[Auftrag]) -> bool:
        """Return True when nothing is left to wait for, False when a helper gave a problem back unsolved."""
        frist: float | None = None
        with self._neues:
            while any(auftrag.zustand is _Zustand.IN_ARBEIT for auftrag in auftraege):
                if self._unterbrechung.signalnummer is not None:
                    frist = frist or self._halte_an()
                    if time.monotonic() > frist:
                        return True
                elif self._offen:
                    return False
                self._neues.wait(TAKT_S)
            return not self._offen or self._unterbrechung.signalnummer is not None

    def _halte_an(self) -> float:
        """Ask all helpers for what they know and return until when they may answer."""
        for prozess in self._prozesse:
            with suppress(OSError):  # it has ended
                sende(prozess, HALT)
        return time.monotonic() + GEDULD_S

    def _nimm(self) -> Auftrag | None:
        with self._neues:
            if not self._offen:
                return None
            auftrag = self._offen.popleft()
            auftrag.zustand = _Zustand.IN_ARBEIT
            return auftrag

    def _bediene(self, prozess: Nebenprozess) -> None:
        """Give one helper problem after problem, until it or the search ends."""
        while True:
            with self._neues:
                while not self._offen and not self._ende:
                    self._neues.wait()
                if self._ende or self._unterbrechung.signalnummer is not None:
                    return
            auftrag = self._nimm()
            if auftrag is None:
                continue
            loesung = _frage(prozess, auftrag)
            with self._neues:
                auftrag.loesung = loesung
                auftrag.zustand = _Zustand.OFFEN if loesung is None else _Zustand.FERTIG
                if loesung is None:
                    self._offen.appendleft(auftrag)
                self._neues.notify_all()
            if loesung is None:
                return


def _frage(prozess: Nebenprozess, auftrag: Auftrag) -> Loesung | None:
    """Return the helper's answer; None if it has none to give."""
    try:
        sende(prozess, (auftrag.form, auftrag.wuensche()))
        antwort: Any = pickle.load(prozess.stdout)  # type: ignore[arg-type]
    except Exception:  # a half answer is the end of it, whatever it looks like
        return None
    return antwort if isinstance(antwort, Loesung) else None
