"""The line that shows how far a search is: best, bound, gap in the aim's unit, time."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

from massnahmenplan.cli.ausgabe import melde

if TYPE_CHECKING:
    from massnahmenplan.ergebnis.studienergebnis import Studienstand
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


@contextmanager
def studienzeile() -> "Iterator[Callable[[Studienstand], None]]":
    """Yield a function that says how large a study is and how long it will take, and shows how far it is.

    The first two are said also where nobody watches: who starts hours of work wants to know.
    """
    gesagt: set[str] = set()

    def sage(stand: "Studienstand") -> None:
        for satz in (umfang(stand), erwartung(stand)):
            if satz and satz.partition(":")[0] not in gesagt:
                gesagt.add(satz.partition(":")[0])
                melde(satz)

    with schrittzeile("Lauf 0, der Fall, wie er ist") as zeige:

        def hoere(stand: "Studienstand") -> None:
            sage(stand)
            if zeige is not None:
                zeige(studienstand(stand))

        yield hoere


def umfang(stand: "Studienstand") -> str:
    """Return how many runs there are."""
    davon = f", {stand.vorhanden} davon schon gerechnet" if stand.vorhanden else ""
    return f"Umfang: {stand.geplant} Läufe{davon}"


def erwartung(stand: "Studienstand") -> str | None:
    """Return how long the rest will take, as far as run 0 says; None before it is done, and when all is done."""
    from massnahmenplan.grundlagen.schreibweise import zeitspanne

    offen = stand.geplant - stand.fertig
    if stand.lauf_s is None or not offen:
        return None
    lauf = f"Dauer: Lauf 0 {zeitspanne(stand.lauf_s)}"
    if stand.rest_s is None:
        return f"{lauf}, noch {offen} Läufe auf den Prozessen des Schedulers"
    return f"{lauf}, alle übrigen etwa {zeitspanne(stand.rest_s)} auf {stand.prozesse} Prozessen"


def studienstand(stand: "Studienstand") -> str:
    """Return how far a study is, as one line."""
    from massnahmenplan.grundlagen.schreibweise import zeitspanne

    rest = "" if stand.rest_s is None else f" · noch etwa {zeitspanne(stand.rest_s)}"
    return f"{stand.fertig} von {stand.geplant} Läufen{rest}"


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
