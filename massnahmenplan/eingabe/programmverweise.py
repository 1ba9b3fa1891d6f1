"""What a programme names beside itself: successors, accounts, programmes and families it stands together with."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.regelarten.kumulierung import Kumulierung


@dataclass(frozen=True, slots=True)
class Namensverzeichnis:
    """What programmes may name."""

    programme: Collection[str]
    """Ids."""
    namen: Collection[str]
    """Ids and families."""
    konten: Collection[str]

    @classmethod
    def aus(cls, programme: Iterable[Programm], konten: Collection[str]) -> Self:
        """Return the directory of these programmes and accounts."""
        alle = tuple(programme)
        return cls({p.id for p in alle}, {name for p in alle for name in p.namen}, konten)


@dataclass(frozen=True, slots=True)
class UnbekannterName:
    """A name that leads nowhere."""

    feld: str
    """In which it stands."""
    name: str
    text: str
    bekannte: Collection[str]


def unbekannte_namen(programm: Programm, bekannt: Namensverzeichnis) -> Iterator[UnbekannterName]:
    """Yield every name that leads nowhere, once for each field."""
    gefunden: dict[UnbekannterName, None] = {}
    for feld, name in _genannte(programm):
        if feld == "konten":
            text, bekannte = "gibt es unter den Förderkonten nicht", bekannt.konten
        elif feld == "nachfolger":
            text, bekannte = "gibt es unter den Förderprogrammen nicht", bekannt.programme
        else:
            text, bekannte = "gibt es weder als Förderprogramm noch als Familie", bekannt.namen
        if name not in bekannte:
            gefunden[UnbekannterName(feld, name, text, tuple(sorted(bekannte)))] = None
    yield from gefunden


def _genannte(programm: Programm) -> Iterator[tuple[str, str]]:
    """Yield field and name."""
    yield from (("nachfolger", name) for name in programm.nachfolger)
    for fassung in programm.fassungen:
        regel = fassung.kumulierung
        yield from (("konten", name) for name in fassung.konten)
        for feld in Kumulierung.model_fields:
            namen = getattr(regel, feld)
            if isinstance(namen, tuple):
                yield from ((feld, name) for name in namen if isinstance(name, str))
        yield from (("programme", name) for a in regel.ausgeschlossen_am_objekt for name in a.programme)
