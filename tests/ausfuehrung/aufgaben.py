"""Functions that worker processes can import, and data that count how often they travel."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass
class Gemeinsames:
    """Says, in a file of its own, each time it arrives somewhere."""

    ordner: Path
    summand: int = 0

    def __setstate__(self, zustand: dict[str, Any]) -> None:
        self.__dict__.update(zustand)
        (self.ordner / f"angekommen-{os.getpid()}-{time.monotonic_ns()}").touch()


def addiere(gemeinsames: Gemeinsames, zahl: int) -> int:
    return gemeinsames.summand + zahl


def addiere_langsam(gemeinsames: Gemeinsames, zahl: int) -> int:
    time.sleep(0.3)
    return gemeinsames.summand + zahl


def wirf_bei_zwei(gemeinsames: Gemeinsames, zahl: int) -> int:
    if zahl == 2:
        raise ValueError("zwei geht nicht")
    return gemeinsames.summand + zahl


def stirb_einmal_bei_zwei(gemeinsames: Gemeinsames, zahl: int) -> int:
    """A kill in the middle of a task, once."""
    marke = gemeinsames.ordner / "gestorben"
    if zahl == 2 and not marke.exists():
        marke.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return gemeinsames.summand + zahl


def stirb_immer_bei_zwei(gemeinsames: Gemeinsames, zahl: int) -> int:
    if zahl == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return gemeinsames.summand + zahl


def stirb_bei_zwei_sobald_es_weitergeht(gemeinsames: Gemeinsames, zahl: int) -> int:
    """A kill of every process that works on it; what came before has been fetched by then."""
    if zahl == 1:
        raise ValueError("eins geht nicht")
    if zahl == 2:
        (gemeinsames.ordner / f"begonnen-{zahl}-{os.getpid()}").touch()
        while not (gemeinsames.ordner / "weiter").exists():
            time.sleep(0.01)
    return stirb_immer_bei_zwei(gemeinsames, zahl)


def melde_und_warte(gemeinsames: Gemeinsames, zahl: int) -> int:
    """Say which process works on what, and work on until somebody puts a file there."""
    (gemeinsames.ordner / f"begonnen-{zahl}-{os.getpid()}").touch()
    while not (gemeinsames.ordner / "weiter").exists():
        time.sleep(0.02)
    return gemeinsames.summand + zahl


def melde_und_warte_ab_zwei(gemeinsames: Gemeinsames, zahl: int) -> int:
    return melde_und_warte(gemeinsames, zahl) if zahl >= 2 else gemeinsames.summand + zahl
