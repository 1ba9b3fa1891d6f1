"""The line that shows how far a search is: best, bound, gap in the aim's unit, time."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from massnahmenplan.planung import Fortschritt


@contextmanager
def fortschrittszeile(ziel: str) -> "Iterator[Callable[[Fortschritt], None] | None]":
    """Yield a function that shows a state of the search; None where nobody watches (a pipe, a dumb terminal)."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.text import Text

    from massnahmenplan.vorgaben import EINHEITEN

    konsole = Console(stderr=True)
    if konsole.is_dumb_terminal:
        yield None
        return
    einheit = EINHEITEN[ziel]
    with konsole.status(Text("Das Modell wird aufgestellt …")) as status:
        yield lambda stand: status.update(Text(zeile(stand, EINHEITEN[stand.ziel] if stand.ziel else einheit)))


@contextmanager
def schrittzeile(beginn: str = "Die Szenarien werden aufgestellt") -> "Iterator[Callable[[str], None] | None]":
    """Yield a function that shows what is being worked on; None where nobody watches."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.text import Text

    with Console(stderr=True).status(Text(f"{beginn} …")) as status:
        yield lambda schritt: status.update(Text(f"{schritt} …"))


def zeile(stand: "Fortschritt", einheit: str) -> str:
    """Return the state of the search as one line."""
    from massnahmenplan.grundlagen.schreibweise import mit_einheit

    teile = []
    if stand.bester is not None:
        teile.append(f"bester Plan {mit_einheit(Decimal(stand.bester), einheit, 1)}")
    if stand.schranke is not None:
        teile.append(f"Schranke {mit_einheit(Decimal(stand.schranke), einheit, 1)}")
    if stand.bester is not None and stand.schranke is not None:
        teile.append(f"Lücke {mit_einheit(Decimal(abs(stand.schranke - stand.bester)), einheit, 1)}")
    if stand.luecke is not None:
        teile.append(mit_einheit(Decimal(100 * stand.luecke), "%", 2))
    return " · ".join([*(teile or ["Suche läuft"]), mit_einheit(Decimal(stand.dauer_s), "s", 0)])
