"""Two cases side by side: what is new, gone or different, by list, row and field."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import BaseModel

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.begriffe.worte import wort
from massnahmenplan.ergebnis.fallunterschied import Fallunterschied, Unterschiedsart
from massnahmenplan.grundlagen.schreibweise import datum
from massnahmenplan.planungsfall import Planungsfall

SCHLUESSEL: Mapping[str, tuple[str, ...]] = {
    "haushalt": ("kostentraeger", "art", "jahr"),
    "verpflichtungen": ("kostentraeger", "jahr"),
    "deckungen": ("von", "nach"),
    "varianten": ("massnahme", "id"),
    "festlegungen": ("massnahme", "art"),
    "staende": ("massnahme",),
    "bescheide": ("massnahme", "programm", "datum"),
    "kreditstand": ("kredit", "jahr"),
    "beihilfen": ("kostentraeger", "konto", "datum"),
    "beziehungen": ("art", "mitglieder", "objekt"),
    "mietrecht": ("gilt_ab",),
}
"""List -> fields that name a row, for lists whose rows have no ``id`` of their own."""
BENANNT = (
    *("massnahmen", "programme", "kostentraeger", "objekte", "ressourcen", "energietraeger", "kredite", "ziele"),
    *("kriterien", "szenarien", "foerderkonten", "emissionsreihen", "gebaeudetypen"),
)
"""Lists whose rows have an id and, mostly, a name."""
_TAG = re.compile(r"\d{4}-\d{2}-\d{2}")
UNTER_MASSNAHMEN = frozenset({"varianten", "festlegungen", "staende", "bescheide"})
"""Lists whose rows are named by a measure first."""


def fallunterschiede(alt: Planungsfall, neu: Planungsfall) -> tuple[Fallunterschied, ...]:
    """Return all differences, list by list in the order of the case; the order of rows does not count."""
    gefunden = [*_felder("projekt", (), alt.projekt, neu.projekt)]
    for name in Planungsfall.model_fields:
        alte, neue = getattr(alt, name), getattr(neu, name)
        if isinstance(alte, tuple):
            gefunden += _listen(name, alte, neue)
        elif name == "toepfe":
            gefunden += _toepfe(alte, neue)
    davor, danach = _Zeilennamen(alt), _Zeilennamen(neu)
    return tuple(replace(u, bezeichnung=danach.name(u) or davor.name(u)) for u in gefunden)


def _listen(liste: str, alte: tuple[Grundform, ...], neue: tuple[Grundform, ...]) -> Iterator[Fallunterschied]:
    davor, danach = _nach_schluessel(liste, alte), _nach_schluessel(liste, neue)
    for schluessel in sorted({*davor, *danach}):
        if schluessel not in danach:
            yield _zeile(liste, schluessel, "entfallen")
        elif schluessel not in davor:
            yield _zeile(liste, schluessel, "neu")
        else:
            yield from _felder(liste, schluessel, davor[schluessel], danach[schluessel])


def _nach_schluessel(liste: str, zeilen: tuple[Grundform, ...]) -> dict[tuple[str, ...], Grundform]:
    """Return the rows by name; rows of the same name are numbered in the order of their content."""
    benannt: dict[tuple[str, ...], Grundform] = {}
    gezaehlt: Counter[tuple[str, ...]] = Counter()
    for zeile in sorted(zeilen, key=lambda z: z.model_dump_json()):
        name = tuple(_text(getattr(zeile, feld)) for feld in SCHLUESSEL.get(liste, ("id",)))
        gezaehlt[name] += 1
        benannt[name if gezaehlt[name] == 1 else (*name, str(gezaehlt[name]))] = zeile
    return benannt


def _text(wert: Any) -> str:
    if isinstance(wert, tuple):
        return ", ".join(map(str, wert))
    return "" if wert is None else str(wert)


def _felder(liste: str, schluessel: tuple[str, ...], alt: Grundform, neu: Grundform) -> Iterator[Fallunterschied]:
    davor, danach = alt.model_dump(mode="json"), neu.model_dump(mode="json")
    if davor == danach:
        return
    for feld in dict.fromkeys([*davor, *danach]):
        for ort, eines, anderes in _werte(feld, davor.get(feld), danach.get(feld)):
            yield _zeile(liste, schluessel, "geaendert", ort, eines, anderes)


def _werte(ort: str, alt: Any, neu: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield place, old and new value of what differs; tables by year or part are looked into."""
    if alt == neu:
        return
    if isinstance(alt, dict) and isinstance(neu, dict):
        for schluessel in dict.fromkeys([*alt, *neu]):
            yield from _werte(f"{ort}.{schluessel}", alt.get(schluessel), neu.get(schluessel))
        return
    yield ort, alt, neu


def _toepfe(alte: Mapping[str, Any], neue: Mapping[str, Any]) -> Iterator[Fallunterschied]:
    for programm in sorted({*alte, *neue}):
        davor, danach = (_als_daten(topf.get(programm)) for topf in (alte, neue))
        for ort, eines, anderes in _werte("topf_eur", davor, danach):
            yield _zeile("toepfe", (programm,), "geaendert", ort, eines, anderes)


def _als_daten(wert: Any) -> Any:
    return wert.model_dump(mode="json") if isinstance(wert, BaseModel) else wert


def _zeile(
    liste: str, schluessel: tuple[str, ...], art: Unterschiedsart, feld: str = "", alt: Any = None, neu: Any = None
) -> Fallunterschied:
    return Fallunterschied(liste, schluessel, art, feld, alt, neu)


Namensgeber = Callable[[str, str], str]
"""List and id -> name."""


def _haushalt(name: Namensgeber, schluessel: tuple[str, ...]) -> str:
    return f"{name('kostentraeger', schluessel[0])} ({schluessel[1]}) {schluessel[2]}"


def _verpflichtung(name: Namensgeber, schluessel: tuple[str, ...]) -> str:
    return f"{name('kostentraeger', schluessel[0])} {schluessel[1]}"


def _deckung(name: Namensgeber, schluessel: tuple[str, ...]) -> str:
    von, nach = (name("kostentraeger", kennung) for kennung in schluessel[:2])
    return f"{von} an {nach}"


def _beihilfe(name: Namensgeber, schluessel: tuple[str, ...]) -> str:
    traeger, konto, tag = schluessel[:3]
    return f"{name('kostentraeger', traeger)}, {name('foerderkonten', konto)}, {datum(date.fromisoformat(tag))}"


def _beziehung(name: Namensgeber, schluessel: tuple[str, ...]) -> str:
    art, mitglieder, objekt = schluessel[:3]
    woran = ", ".join(name("massnahmen", kennung) for kennung in mitglieder.split(", ") if kennung)
    return f"{wort(art)}: {woran or name('objekte', objekt)}"


_BENENNUNG: Mapping[str, Callable[[Namensgeber, tuple[str, ...]], str]] = {
    "haushalt": _haushalt,
    "verpflichtungen": _verpflichtung,
    "deckungen": _deckung,
    "beihilfen": _beihilfe,
    "beziehungen": _beziehung,
    "kreditstand": lambda name, schluessel: f"{name('kredite', schluessel[0])} {schluessel[1]}",
    "toepfe": lambda name, schluessel: name("programme", schluessel[0]),
}
"""Lists whose rows are named by other rows -> how."""


class _Zeilennamen:
    """What rows of a case are called."""

    def __init__(self, fall: Planungsfall) -> None:
        self._fall = fall
        self._je_liste: dict[str, dict[str, str]] = {
            liste: {zeile.id: name for zeile in getattr(fall, liste) if (name := getattr(zeile, "name", None))}
            for liste in BENANNT
        }

    def name(self, unterschied: Fallunterschied) -> str:
        """Return ``Stadt (investiv) 2028``, ``LED der Straße``, ``LED der Straße, KfW 432``; empty without one."""
        liste, schluessel = unterschied.liste, unterschied.schluessel
        if liste in self._je_liste:
            return self._je_liste[liste].get(schluessel[0], "")
        if liste in _BENENNUNG:
            return _BENENNUNG[liste](self._genannt, schluessel)
        massnahme = self._je_liste["massnahmen"].get(schluessel[0], "") if schluessel else ""
        if liste not in UNTER_MASSNAHMEN or not massnahme:
            return ""
        return ", ".join([massnahme, *(self._teil(liste, schluessel[0], teil) for teil in schluessel[1:])])

    def _genannt(self, liste: str, kennung: str) -> str:
        return self._je_liste[liste].get(kennung, kennung)

    def _teil(self, liste: str, massnahme: str, teil: str) -> str:
        """Return the name of a variant or programme, the word of a kind, a day as it is written."""
        if liste == "varianten":
            namen = {v.id: v.name for v in self._fall.varianten if v.massnahme == massnahme}
            return namen.get(teil) or teil
        if liste == "bescheide" and _TAG.fullmatch(teil):
            return datum(date.fromisoformat(teil))
        return self._je_liste["programme"].get(teil) or wort(teil)
