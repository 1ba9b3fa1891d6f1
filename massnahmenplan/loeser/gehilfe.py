"""A process that solves problems for another one: ``python -m massnahmenplan.loeser.gehilfe``.

Tasks come in on standard input, answers go out on standard output, both pickled by the process that started this
one. It ends with that process: when its input ends, whatever it is doing.
"""

import os
import pickle
import queue
import signal
import sys
import threading
from typing import Any, BinaryIO

from massnahmenplan.loeser.highs import loese
from massnahmenplan.loeser.unterbrechung import Unterbrechung

HALT = "halt"
"""What is sent instead of a task: give back what is known of the present one."""


def main() -> None:
    """Answer until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; who started this one decides
    ausgabe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else is printed must not be taken for an answer
    Gehilfe(sys.stdin.buffer, ausgabe).diene()


class Gehilfe:
    """Reads in a thread of its own, so that it hears while it solves."""

    def __init__(self, eingabe: BinaryIO, ausgabe: BinaryIO) -> None:
        self._eingabe = eingabe
        self._ausgabe = ausgabe
        self._auftraege: queue.Queue[Any] = queue.Queue()
        self._unterbrechung = Unterbrechung()

    def diene(self) -> None:
        """Solve one task after the other."""
        threading.Thread(target=self._lies, daemon=True).start()
        while True:
            form, wuensche = self._auftraege.get()
            try:
                antwort = loese(form, wuensche, unterbrechung=self._unterbrechung)
            except Exception:  # whoever asked solves it again and sees the same
                antwort = None
            pickle.dump(antwort, self._ausgabe)
            self._ausgabe.flush()

    def _lies(self) -> None:
        while True:
            try:
                auftrag = pickle.load(self._eingabe)
            except Exception:
                os._exit(0)  # HiGHS would go on for minutes
            if auftrag == HALT:
                self._unterbrechung.signalnummer = signal.SIGINT
            else:
                self._auftraege.put(auftrag)


if __name__ == "__main__":
    main()
