"""What grants still depend on, by what has to be done: each text once, with the measures it concerns."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.kennzahlen import Bewilligung
from massnahmenplan.ergebnis import Ergebnis

ERFUELLEN = "Wer den Antrag stellt: erfüllen und nachweisen"
ABSTIMMEN = "Wer den Plan führt: Anträge aufeinander abstimmen"
KLAEREN = "Mit dem Fördergeber klären: was zum Programm vermerkt ist"
_LANG = 240
"""Longer texts unfold on the screen."""


@dataclass(frozen=True, slots=True)
class OffenerPunkt:
    """A text, the programmes it comes from, and the measures it concerns."""

    text: str
    programme: tuple[str, ...]
    massnahmen: tuple[str, ...]

    @property
    def lang(self) -> bool:
        """Whether it is too long for a list."""
        return len(self.text) > _LANG

    @property
    def betrifft(self) -> str:
        """Measures and programmes in one line."""
        return f"{', '.join(self.massnahmen)} ({'; '.join(self.programme)})"


Gruppe = tuple[str, tuple[OffenerPunkt, ...]]
"""What has to be done, and the texts that say so."""


def offene_punkte(ergebnis: Ergebnis) -> tuple[Gruppe, ...]:
    """Return the groups in which there is something, in the order of reading."""
    rang = {art: nr for nr, art in enumerate((ERFUELLEN, ABSTIMMEN, KLAEREN))}
    je_text: dict[tuple[str, str], tuple[dict[str, None], dict[str, None]]] = {}
    for eintrag in kennzahlen.bewilligungen(ergebnis):
        for schluessel in _texte(ergebnis, eintrag):
            programme, massnahmen = je_text.setdefault(schluessel, ({}, {}))
            programme[worte.programm(ergebnis.fall, eintrag.antrag.programm)] = None
            massnahmen[worte.massnahme(ergebnis.fall, eintrag.bilanz.massnahme)] = None
    geordnet = sorted(je_text.items(), key=lambda e: rang[e[0][0]])
    return tuple(
        (art, tuple(OffenerPunkt(text, tuple(p), tuple(m)) for (_, text), (p, m) in eintraege))
        for art, eintraege in groupby(geordnet, key=lambda e: e[0][0])
    )


def _texte(ergebnis: Ergebnis, eintrag: Bewilligung) -> Iterator[tuple[str, str]]:
    antrag = eintrag.antrag
    yield from ((ERFUELLEN, text) for text in antrag.bedingungen)
    yield from ((ABSTIMMEN, text) for text in kennzahlen.abhaengigkeiten(antrag))
    fassung = ergebnis.fall.programm_mit_id[antrag.programm].fassung_am(antrag.antrag_am)
    if fassung is not None and fassung.hinweis is not None:
        yield KLAEREN, fassung.hinweis
