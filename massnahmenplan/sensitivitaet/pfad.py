"""Any figure of a case by its path, written as findings name fields: ``massnahmen[led].investition_eur.bau``.

Names are those of ``fall.yaml``. In brackets stands what tells a row of its list from the others: its id, or the
fields in ``SCHLUESSEL``, of which the last ones may be left out (``haushalt[stadt]`` is every year).
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from massnahmenplan.begriffe.grundform import Grundform, normalform
from massnahmenplan.eingabe.listen import LISTEN, PROJEKT
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.aenderungsfehler import Aenderungsfehler
from massnahmenplan.sensitivitaet.rechnung import JE_JAHR, Rechnung, ersetze

ALLE_ZEILEN = "*"
_GANZES = re.compile(r"(?P<liste>\w+)(\[(?P<schluessel>[^\[\]]+)\])?(?P<rest>(\.[^.\[\]]+|\[[^\[\]]+\])+)$")
_SCHRITT = re.compile(r"\.([^.\[\]]+)|\[([^\[\]]+)\]")
_IM_FALL: Mapping[str, str] = {"foerderprogramme": "programme", "stand": "staende"}
SCHLUESSEL: Mapping[str, tuple[str, ...]] = {
    "haushalt": ("kostentraeger", "jahr", "art"),
    "verpflichtungen": ("kostentraeger", "jahr", "faellig"),
    "deckungen": ("von", "nach"),
    "varianten": ("massnahme", "id"),
    "festlegungen": ("massnahme", "art"),
    "beihilfen": ("kostentraeger", "konto", "datum"),
    "stand": ("massnahme",),
    "bescheide": ("massnahme", "programm"),
    "kreditstand": ("kredit", "jahr"),
}
"""List -> fields that stand in brackets, where it is not the id; a relation without an id has its number."""
_ZEITACHSE = frozenset({"beginn", "ende", "raster"})
"""Fields of the project that say which years all runs have."""
_BEISPIEL = "Zum Beispiel massnahmen[led].investition_eur.bau oder projekt.diskontsatz."


@dataclass(frozen=True, slots=True)
class Pfad:
    """Where a figure stands."""

    liste: str
    schluessel: tuple[str, ...]
    schritte: tuple[str, ...]


def lies_pfad(text: str) -> Pfad:
    """Return the parts of a path. Errors: Aenderungsfehler if it is none, or its list is unknown."""
    treffer = _GANZES.match(text.strip())
    if treffer is None:
        raise Aenderungsfehler("E404", "ist kein Pfad", _BEISPIEL)
    liste = treffer["liste"]
    if liste not in LISTEN and liste != PROJEKT:
        raise Aenderungsfehler("E404", f"„{liste}“ ist keine Liste des Falls", rat(liste, [PROJEKT, *LISTEN]))
    if (liste == PROJEKT) != (treffer["schluessel"] is None):
        raise Aenderungsfehler("E404", "nennt nicht genau eine Zeile", _BEISPIEL)
    schluessel = tuple(teil.strip() for teil in (treffer["schluessel"] or "").split(",") if teil.strip())
    schritte = tuple((punkt or klammer).strip() for punkt, klammer in _SCHRITT.findall(treffer["rest"]))
    _verlange_angabe(liste, schritte)
    return Pfad(liste, schluessel, schritte)


def _verlange_angabe(liste: str, schritte: tuple[str, ...]) -> None:
    """Refuse what says which row or which years are meant. Errors: Aenderungsfehler."""
    if liste == PROJEKT and schritte[0] in _ZEITACHSE:
        abhilfe = "Für andere Jahre einen eigenen Fall planen; wann Maßnahmen beginnen, ändert art: beginn."
        raise Aenderungsfehler("E404", "legt die Jahre fest, in denen alle Läufe planen", abhilfe)
    if liste != PROJEKT and schritte in {(feld,) for feld in SCHLUESSEL.get(liste, ("id",))}:
        text = f"{schritte[0]} sagt, welche Zeile von {liste} gemeint ist, und lässt sich nicht ändern"
        raise Aenderungsfehler("E404", text, f"Eine andere Angabe der Zeile nennen. {_BEISPIEL}")


def wende_an(fall: Planungsfall, pfad: Pfad, rechnung: Rechnung) -> dict[str, Any]:
    """Return the changed fields of the case. Errors: Aenderungsfehler if there is nothing at the path."""
    if pfad.liste == PROJEKT:
        return {PROJEKT: _geaendert(fall.projekt, pfad.schritte, rechnung)}
    if pfad.liste == "foerderprogramme" and pfad.schritte[0] == "topf_eur":
        kennung = ", ".join(pfad.schluessel)
        return {"toepfe": _geaendert(fall.toepfe, (kennung, *pfad.schritte[1:]), rechnung)}
    name = _IM_FALL.get(pfad.liste, pfad.liste)
    zeilen: tuple[Grundform, ...] = getattr(fall, name)
    gemeint = _gemeinte(pfad, zeilen)
    neue = (
        _geaendert(zeile, pfad.schritte, rechnung) if nummer in gemeint else zeile
        for nummer, zeile in enumerate(zeilen)
    )
    return {name: tuple(neue)}


def _gemeinte(pfad: Pfad, zeilen: Sequence[Grundform]) -> frozenset[int]:
    """Return the positions of the rows that a path names. Errors: Aenderungsfehler if there is none."""
    gesucht = tuple(normalform(teil) for teil in pfad.schluessel)
    alle = [_schluessel(pfad.liste, nummer, zeile) for nummer, zeile in enumerate(zeilen, 1)]
    if gesucht == (ALLE_ZEILEN,):
        return frozenset(range(len(zeilen)))
    gefunden = frozenset(
        stelle
        for stelle, schluessel in enumerate(alle)
        if tuple(map(normalform, schluessel[: len(gesucht)])) == gesucht
    )
    if not gefunden:
        genannt = ", ".join(pfad.schluessel)
        bekannte = rat(genannt, [", ".join(schluessel) for schluessel in alle], f"In {pfad.liste}")
        raise Aenderungsfehler("E404", f"„{genannt}“ gibt es in {pfad.liste} nicht", bekannte)
    return gefunden


def _schluessel(liste: str, nummer: int, zeile: Grundform) -> tuple[str, ...]:
    felder = SCHLUESSEL.get(liste, ("id",))
    werte = tuple(getattr(zeile, feld) for feld in felder)
    return (str(nummer),) if werte == (None,) else tuple(map(_text, werte))


def _text(wert: Any) -> str:
    return str(wert.value if isinstance(wert, Enum) else wert)


def _geaendert(alt: Any, schritte: Sequence[str], rechnung: Rechnung) -> Any:
    """Return a part of the case with the figure at the end of the steps changed; rows are checked again."""
    if not schritte:
        return rechnung.auf(alt)
    schritt, weiter = schritte[0], schritte[1:]
    if isinstance(alt, Grundform):
        if schritt not in type(alt).model_fields:
            raise _unbekannt(schritt, list(type(alt).model_fields))
        return ersetze(alt, schritt, _geaendert(getattr(alt, schritt), weiter, rechnung))
    teile = alt.root if isinstance(alt, JE_JAHR) else alt
    if isinstance(teile, dict):
        namen = {_text(name): name for name in teile}
        if schritt not in namen:
            raise _unbekannt(schritt, namen)
        return {**teile, namen[schritt]: _geaendert(teile[namen[schritt]], weiter, rechnung)}
    if isinstance(teile, tuple):
        nummern = {str(nummer): nummer - 1 for nummer in range(1, len(teile) + 1)}
        if schritt not in nummern:
            raise _unbekannt(schritt, nummern)
        stelle = nummern[schritt]
        return (*teile[:stelle], _geaendert(teile[stelle], weiter, rechnung), *teile[stelle + 1 :])
    raise Aenderungsfehler("E404", f"„{schritt}“ gibt es hier nicht", "Den Pfad früher enden lassen.")


def _unbekannt(schritt: str, bekannte: Collection[str]) -> Aenderungsfehler:
    """Years and numbers are all alike: they are listed, the nearest of them says nothing."""
    if all(name.isdecimal() for name in bekannte):
        abhilfe = f"Hier stehen: {', '.join(bekannte) or 'nichts'}."
    else:
        abhilfe = rat(schritt, bekannte, "Hier stehen")
    return Aenderungsfehler("E404", f"„{schritt}“ gibt es hier nicht", abhilfe)
