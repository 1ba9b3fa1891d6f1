"""Measuring: CPU seconds, runs interleaved within one process, medians, one Markdown table."""

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

Zeiten = dict[str, list[float]]
"""Name of the rival -> CPU seconds of each repetition."""


def miss_abwechselnd(wege: Mapping[str, Callable[[], object]], wiederholungen: int) -> Zeiten:
    """Run all rivals in turn (A B C A B C …), so that a busy machine hits all of them alike."""
    zeiten: Zeiten = {name: [] for name in wege}
    for _ in range(wiederholungen):
        for name, weg in wege.items():
            zeiten[name].append(miss(weg))
    return zeiten


def miss(weg: Callable[[], object]) -> float:
    """Return the CPU seconds of one call; garbage of earlier calls is cleared away before, not during it."""
    gc.collect()
    beginn = time.process_time()
    ergebnis = weg()
    dauer = time.process_time() - beginn
    del ergebnis
    return dauer


def mediane(zeiten: Zeiten) -> dict[str, float]:
    """Return the median per rival."""
    return {name: statistics.median(werte) for name, werte in zeiten.items()}


def zeige(kopf: Sequence[str], zeilen: Sequence[Sequence[object]]) -> None:
    """Print a Markdown table; numbers with three digits, numbers below 100 with more."""
    print(f"| {' | '.join(kopf)} |")
    print(f"|{' --- |' * len(kopf)}")
    for zeile in zeilen:
        print(f"| {' | '.join(_zelle(wert) for wert in zeile)} |", flush=True)


def _zelle(wert: object) -> str:
    if not isinstance(wert, float):
        return str(wert)
    stellen = 0 if abs(wert) >= 100 else 1 if abs(wert) >= 10 else 2 if abs(wert) >= 1 else 3
    return f"{wert:.{stellen}f}"


@contextmanager
def stumm() -> Iterator[None]:
    """Silence what C code writes to the standard output, e.g. the banner of HiGHS."""
    sys.stdout.flush()
    bisher, nichts = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nichts, 1)
        yield
    finally:
        os.dup2(bisher, 1)
        os.close(nichts)
        os.close(bisher)
