"""A process that works on tasks for another one: ``python -m massnahmenplan.ausfuehrung.arbeiter``.

The function and what all tasks share come in first, then one task after the other; answers go out. All of it is
pickled by the process that started this one. It ends with that process: when its input ends, whatever it is doing.
"""

import os
import pickle
import queue
import signal
import sys
import threading
from typing import Any, BinaryIO

from massnahmenplan.ausfuehrung.erledigt import satz_fuer

BEREIT = "bereit"
"""The first thing that is sent, when everything that tasks need is there."""


def main() -> None:
    """Answer until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; who started this one decides
    ausgabe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else is printed must not be taken for an answer
    auftraege: queue.Queue[Any] = queue.Queue()
    threading.Thread(target=_lies, args=(sys.stdin.buffer, auftraege), daemon=True).start()
    erste = auftraege.get()
    if isinstance(erste, Exception):
        _sende(ausgabe, pickle.dumps(satz_fuer(erste)))
        return
    funktion, gemeinsames = erste
    _sende(ausgabe, pickle.dumps(BEREIT))
    while True:
        stelle, aufgabe = auftraege.get()
        try:
            antwort = pickle.dumps((stelle, funktion(gemeinsames, aufgabe), None))
        except Exception as fehler:  # one task less; the others go on
            antwort = pickle.dumps((stelle, None, satz_fuer(fehler)))
        _sende(ausgabe, antwort)


def _lies(eingabe: BinaryIO, auftraege: "queue.Queue[Any]") -> None:
    """Read in a thread of its own: so the end of the input is noticed while a task is worked on."""
    while True:
        try:
            auftrag = pickle.load(eingabe)
        except EOFError:
            os._exit(0)  # a solver would go on for minutes
        except Exception as fehler:  # what was sent is not known here
            auftrag = fehler
        auftraege.put(auftrag)


def _sende(ausgabe: BinaryIO, antwort: bytes) -> None:
    try:
        ausgabe.write(antwort)
        ausgabe.flush()
    except OSError:
        os._exit(0)  # nobody listens any more


if __name__ == "__main__":
    main()
