"""What a programme names beside itself: successors, accounts, programmes and families it stands together with."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Self

from massnahmenplan.eingabe.fassungspfad import Pfad, finde
from massnahmenplan.eingabe.quelle import Wert
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


def nachrangkreise(programme: Iterable[Programm]) -> Iterator[tuple[str, ...]]:
    """Yield circles of programmes each of which comes after the next, by id; the first one again at the end.

    At most one for each day on which a circle can begin, and each circle once.
    """
    alle = {programm.id: programm for programm in programme}
    gefunden: set[frozenset[str]] = set()
    for tag in sorted({f.gilt_ab for p in alle.values() for f in p.fassungen if f.kumulierung.nachrangig_zu}):
        kreis = _kreis({kennung: set(_vorgehende(programm, alle, tag)) for kennung, programm in alle.items()})
        if kreis and frozenset(kreis) not in gefunden:
            gefunden.add(frozenset(kreis))
            yield kreis


def finde_nachrang(quelle: Wert, vorgehendes: Programm) -> Pfad:
    """Return the path of the entry in ``nachrangig_zu`` that names a programme or its family."""
    pfade = (finde(quelle, ("nachrangig_zu",), name) for name in vorgehendes.namen)
    return next((pfad for pfad in pfade if pfad), ())


def _vorgehende(programm: Programm, alle: Mapping[str, Programm], tag: date) -> Iterator[str]:
    geltende = [fassung for fassung in programm.fassungen if fassung.gilt_am(tag)]
    for anderer in alle.values():
        if anderer is not programm and any(f.kumulierung.steht_zurueck(anderer.namen) for f in geltende):
            yield anderer.id


def _kreis(graph: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Return a circle, its first node again at the end and each before the one it comes after; or nothing."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as fehler:
        return tuple(reversed(fehler.args[1]))
    return ()


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
