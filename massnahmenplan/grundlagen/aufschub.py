"""Ctrl-C and SIGTERM that wait until a short piece of work is whole."""

import signal
import threading
from types import FrameType
from typing import Any, Self

SIGNALE = (signal.SIGINT, signal.SIGTERM)


class Aufschub:
    """Context in which signals wait; at its end, or where ``lass_zu`` is called, the first of them acts.

    By handlers, since Windows cannot block signals. Outside the main thread none can be set, and none acts.
    """

    def __init__(self) -> None:
        self.notiz: str | None = None
        """What is to be said of the work, on the exception of a signal that came too late to stop it."""
        self._wartend: int | None = None
        self._vorher: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._vorher = {nummer: signal.getsignal(nummer) for nummer in SIGNALE}
            for nummer, bisher in self._vorher.items():
                if bisher is not None:  # else set by something outside Python, and not to be put back from here
                    signal.signal(nummer, self._merke)
        return self

    def __exit__(self, *_: object) -> None:
        for nummer, bisher in self._vorher.items():
            if bisher is not None:
                signal.signal(nummer, bisher)
        try:
            self._loese_aus()
        except BaseException as ende:
            if self.notiz is not None:
                ende.add_note(self.notiz)
            raise

    def lass_zu(self) -> None:
        """Let a signal that waits act now: what is done so far can be given up."""
        if self._wartend is not None:
            bisher = self._vorher[signal.Signals(self._wartend)]
            if callable(bisher):
                nummer, self._wartend = self._wartend, None
                bisher(nummer, None)

    def _merke(self, nummer: int, _: FrameType | None) -> None:
        self._wartend = self._wartend or nummer

    def _loese_aus(self) -> None:
        if self._wartend is not None:
            nummer, self._wartend = self._wartend, None
            signal.raise_signal(nummer)
