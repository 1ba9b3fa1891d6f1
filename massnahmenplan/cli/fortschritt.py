"""The line that shows how far a search is: best, bound, gap in the aim's unit, time."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.cli.ausgabe import melde
from massnahmenplan.cli.umbruch import breite_von

if TYPE_CHECKING:
    from massnahmenplan.ergebnis.studienergebnis import Studienstand
    from massnahmenplan.planung import Fortschritt

_RAND = 3
"""Columns of the turning sign, its gap, and a last one that stays empty: some terminals would begin a new line."""


@contextmanager
def fortschrittszeile(ziel: str) -> "Iterator[Callable[[Fortschritt], None] | None]":
    """Yield a function that shows a state of the search; None where nobody watches (a pipe, a dumb terminal)."""
    with _statuszeile("Das Modell wird aufgestellt …") as zeige:
        if zeige is None:
            yield None
            return
        from massnahmenplan.vorgaben import EINHEITEN

        einheit = EINHEITEN[ziel]
        yield lambda stand: zeige(
            lambda breite: zeile(stand, EINHEITEN[stand.ziel] if stand.ziel else einheit, breite)
        )


@contextmanager
def schrittzeile(beginn: str = "Die Szenarien werden aufgestellt") -> "Iterator[Callable[[str], None] | None]":
    """Yield a function that shows what is being worked on; None where nobody watches."""
    with _statuszeile(f"{beginn} …") as zeige:
        yield None if zeige is None else lambda schritt: zeige(lambda _: f"{schritt} …")


@contextmanager
def _statuszeile(beginn: str) -> "Iterator[Callable[[Callable[[int], str]], None] | None]":
    """Yield a function that shows what it is told for the width there is, on one line that vanishes at the end."""
    if breite_von(sys.stderr) is None:
        yield None
        return
    from rich.console import Console
    from rich.text import Text

    konsole = Console(stderr=True)
    if konsole.is_dumb_terminal:
        yield None
        return

    def passend(text: "Callable[[int], str]") -> Text:
        platz = konsole.width - _RAND
        return Text(kurz(text(platz), max(2, platz)))

    utf = konsole.encoding.lower().startswith("utf")
    with konsole.status(passend(lambda _: beginn), spinner="dots" if utf else "line") as status:
        yield lambda text: status.update(passend(text))


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
    worauf = "einem Prozess" if stand.prozesse == 1 else f"{stand.prozesse} Prozessen"
    return f"{lauf}, alle übrigen etwa {zeitspanne(stand.rest_s)} auf {worauf}"


def studienstand(stand: "Studienstand") -> str:
    """Return how far a study is, as one line."""
    from massnahmenplan.grundlagen.schreibweise import zeitspanne

    rest = "" if stand.rest_s is None else f" · noch etwa {zeitspanne(stand.rest_s)}"
    return f"{stand.fertig} von {stand.geplant} Läufen{rest}"


def zeile(stand: "Fortschritt", einheit: str, breite: int | None = None) -> str:
    """Return the state of the search as one line; with little room, units and words are left out, no figure."""
    formen = (_ausfuehrlich(stand, einheit), _knapp(stand, einheit), _knapp(stand, ""))
    texte = [" · ".join([*(teile or ["Suche läuft"]), _dauer(stand)]) for teile in formen]
    return next((text for text in texte if breite is None or len(text) <= breite), texte[-1])


def _dauer(stand: "Fortschritt") -> str:
    from massnahmenplan.grundlagen.schreibweise import mit_einheit

    return mit_einheit(Decimal(stand.dauer_s), "s", 0)


def _ausfuehrlich(stand: "Fortschritt", einheit: str) -> list[str]:
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
    return teile


def _knapp(stand: "Fortschritt", einheit: str) -> list[str]:
    """Return best, bound and gap in per cent; ``einheit`` is said once, or not at all."""
    from massnahmenplan.grundlagen.schreibweise import mit_einheit, zahl

    teile = []
    if stand.bester is not None:
        teile.append(f"Plan {zahl(Decimal(stand.bester), 1)} {einheit}".rstrip())
    if stand.schranke is not None:
        teile.append(f"Schranke {zahl(Decimal(stand.schranke), 1)}")
    if stand.luecke is not None:
        teile.append(f"Lücke {mit_einheit(Decimal(100 * stand.luecke), '%', 2)}")
    return teile
