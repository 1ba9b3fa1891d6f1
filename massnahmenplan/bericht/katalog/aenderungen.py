"""What changes from one version to the next, old figure beside new figure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from massnahmenplan.bericht.katalog.fassung import regeln
from massnahmenplan.bericht.katalog.regel import Regel
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.grundlagen.zeit import EIN_TAG

_WORTE = re.compile(r"[+\d][\d.,]*(?: (?:€|%|ct/kWh|Monate|Jahre))?|\w+|\S")
_ZAHL = re.compile(r"[+\d]")


@dataclass(frozen=True, slots=True)
class Aenderung:
    """One rule before and after; None where there was or is no such rule."""

    thema: str
    alt: str | None
    neu: str | None

    @property
    def zahlen(self) -> tuple[tuple[str, str], ...]:
        """Old and new figures, if figures are all that changes; otherwise nothing."""
        if self.alt is None or self.neu is None:
            return ()
        alt, neu = _WORTE.findall(self.alt), _WORTE.findall(self.neu)
        schritte = SequenceMatcher(None, alt, neu, autojunk=False).get_opcodes()
        paare = tuple((tuple(alt[a:b]), tuple(neu[c:d])) for art, a, b, c, d in schritte if art != "equal")
        if all(len(a) == len(b) and all(map(_ZAHL.match, (*a, *b))) for a, b in paare):
            return tuple((eins, zwei) for a, b in paare for eins, zwei in zip(a, b, strict=True))
        return ()


class Art(StrEnum):
    """What happens to a programme on a day."""

    BEGINNT = "beginnt"
    AENDERT_SICH = "ändert sich"
    ENDET = "endet"


@dataclass(frozen=True, slots=True)
class Wechsel:
    """What happens to a programme on a day: for an end its last day, otherwise the first day of the version."""

    programm: Programm
    am: date
    art: Art
    fassung: Fassung
    aenderungen: tuple[Aenderung, ...] = ()


def wechsel(programme: Iterable[Programm], ab: date, bis: date) -> list[Wechsel]:
    """Return what happens after ``ab`` until ``bis``, in order of days; open readings as in the catalogue."""
    alle = (schritt for programm in programme for schritt in _wechsel(programm.gelesen()))
    return sorted((w for w in alle if ab < w.am <= bis), key=lambda w: (w.am, w.programm.id))


def _wechsel(programm: Programm) -> Iterator[Wechsel]:
    vorige: Fassung | None = None
    for fassung in programm.fassungen:
        if vorige is not None and vorige.gilt_bis == fassung.gilt_ab - EIN_TAG:
            yield Wechsel(programm, fassung.gilt_ab, Art.AENDERT_SICH, fassung, aenderungen(vorige, fassung))
        else:
            if vorige is not None and vorige.gilt_bis is not None:
                yield Wechsel(programm, vorige.gilt_bis, Art.ENDET, vorige)
            yield Wechsel(programm, fassung.gilt_ab, Art.BEGINNT, fassung)
        vorige = fassung
    if vorige is not None and vorige.gilt_bis is not None:
        yield Wechsel(programm, vorige.gilt_bis, Art.ENDET, vorige)


def aenderungen(alt: Fassung, neu: Fassung) -> tuple[Aenderung, ...]:
    """Return the rules that differ, in the order of the newer version."""
    vorher, nachher = (_alles(fassung) for fassung in (alt, neu))
    themen = dict.fromkeys(regel.thema for regel in (*nachher, *vorher))
    return tuple(aenderung for thema in themen for aenderung in _zum_thema(thema, vorher, nachher))


def _alles(fassung: Fassung) -> tuple[Regel, ...]:
    sicherheit = Regel("Sicherheit", str(fassung.sicherheit))
    return (*regeln(fassung), Regel("Rechtsgrundlage", fassung.rechtsgrundlage), sicherheit)


def _zum_thema(thema: str, vorher: Sequence[Regel], nachher: Sequence[Regel]) -> Iterator[Aenderung]:
    alte, neue = ([regel.text for regel in seite if regel.thema == thema] for seite in (vorher, nachher))
    weggefallene = [text for text in alte if text not in neue]
    for text in neue:
        if text not in alte:
            aehnlich = max(weggefallene, key=lambda anderer: _aehnlichkeit(anderer, text), default=None)
            if aehnlich is not None:
                weggefallene.remove(aehnlich)
            yield Aenderung(thema, aehnlich, text)
    yield from (Aenderung(thema, text, None) for text in weggefallene)


def _aehnlichkeit(eines: str, anderes: str) -> float:
    return SequenceMatcher(None, _WORTE.findall(eines), _WORTE.findall(anderes), autojunk=False).ratio()
