"""Ctrl-C and SIGTERM as a wish to stop, heard while the solver is at work."""

import signal
import threading
from types import FrameType
from typing import Any, Self

SIGNALE = (signal.SIGINT, signal.SIGTERM)


class Unterbrechung:
    """Context in which the first signal is remembered and a second one acts at once.

    Outside the main thread no handler can be set; then nothing is caught.
    """

    def __init__(self) -> None:
        self.signalnummer: int | None = None
        self._vorher: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._vorher = {nummer: signal.signal(nummer, self._merke) for nummer in SIGNALE}
        return self

    def __exit__(self, *_: object) -> None:
        for nummer, bisher in self._vorher.items():
            signal.signal(nummer, bisher)

    def _merke(self, nummer: int, _: FrameType | None) -> None:
        if self.signalnummer is not None:
            signal.signal(nummer, signal.SIG_DFL)
            signal.raise_signal(nummer)
        self.signalnummer = nummer
