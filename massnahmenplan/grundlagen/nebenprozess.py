"""Interpreters of our own beside this one, with a pipe in and one out.

``multiprocessing`` would ask every caller for a main guard, and leaves its children computing when it is killed.
"""

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from typing import Any

Nebenprozess = subprocess.Popen[bytes]


def starte(modul: str) -> Nebenprozess:
    """Start ``python -m modul`` with the paths of this process. Errors: OSError."""
    pfad = os.pathsep.join(ort or os.curdir for ort in sys.path)
    return subprocess.Popen(
        [sys.executable, "-m", modul],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": pfad},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def sende(prozess: Nebenprozess, nachricht: Any) -> None:
    """Send a pickled message. Errors: OSError if the process has ended."""
    sende_bytes(prozess, pickle.dumps(nachricht))


def sende_bytes(prozess: Nebenprozess, nachricht: bytes) -> None:
    """Send a message that is pickled already. Errors: OSError if the process has ended."""
    strom = prozess.stdin
    assert strom is not None
    strom.write(nachricht)
    strom.flush()


def beende(prozess: Nebenprozess) -> None:
    """End the process at once; what it has sent can still be read."""
    prozess.kill()
    prozess.wait()


def schliesse(prozess: Nebenprozess) -> None:
    """Close the pipes of a process that has ended."""
    for strom in (prozess.stdin, prozess.stdout):
        with suppress(OSError):  # what was not read any more
            if strom is not None:
                strom.close()
