"""The text of ``plan.json``, changed by hand or not, back as case and plan; all findings at once."""

import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from massnahmenplan.bericht.json import entscheidungen
from massnahmenplan.bericht.json.angaben import Angaben
from massnahmenplan.bericht.json.form import KOPFFELDER, SCHEMA_VERSION, Planinhalt
from massnahmenplan.bericht.json.fortschreibung import Fortschreibungsbloecke, als_fortschreibung
from massnahmenplan.bericht.json.kette import pruefe_kette
from massnahmenplan.bericht.json.stellen import Pfad, Stellen
from massnahmenplan.ergebnis import Nichtwahl, Pruefschritt
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planungsfall import Planungsfall

T = TypeVar("T")
_FALL = TypeAdapter(Planungsfall)
_ANGABEN = TypeAdapter(Angaben)
_EINTRAEGE = TypeAdapter(tuple[entscheidungen.Entscheidung, ...])
_AUFNAHMEN = TypeAdapter(tuple[entscheidungen.Aufnahme, ...])
_FORTSCHREIBUNG = TypeAdapter(Fortschreibungsbloecke)
_FORTSCHREIBUNGSBLOECKE = frozenset({"vorgaenger", "fortschreibung", "aenderungen"})
_VON_HAND = frozenset({entscheidungen.BLOCK, entscheidungen.KREDITBLOCK})
"""Blocks that people change."""
_FEHLERTEXTE = {
    "missing": "fehlt",
    "extra_forbidden": "ist hier unbekannt",
    "greater_than_equal": "ist zu klein",
    "less_than_equal": "ist zu groß",
    "less_than": "ist zu groß",
    "int_type": "muss eine ganze Zahl sein",
    "invalid_key": "ist kein Text",
    "too_short": "ist leer",
    "dict_type": "muss in geschweiften Klammern stehen",
    "model_type": "muss in geschweiften Klammern stehen",
    "tuple_type": "muss eine Liste in eckigen Klammern sein",
    "string_type": "muss Text in Anführungszeichen sein",
    "string_pattern_mismatch": "ist keine Kennung",
}
_KEIN_JSON = "ist kein lesbares JSON: die Datei ist beschädigt, abgeschnitten oder hat hier einen Schreibfehler"
_JSON_ABHILFE = "Komma, Klammer und Anführungszeichen an dieser Stelle und in der Zeile davor prüfen."
_ABGESCHNITTEN = "ist abgeschnitten: die Datei endet hier mitten im Plan"
_GANZ = "Die Datei noch einmal ganz kopieren, oder den Fall neu rechnen."
_UNVERSEHRT = "Den letzten unversehrten Plan verwenden, oder den Fall neu rechnen."
_EIN_PLAN = "Eine plan.json angeben, wie „massnahmenplan optimieren“ sie schreibt."
_SCHREIBWEISE = 'Berichtigen, zum Beispiel beginn: 2027, antrag_am: "2027-03-01", betrag_eur: "1250.50".'
_ABHILFEN = {"missing": "Die Angabe ergänzen.", "extra_forbidden": "Die Angabe löschen oder umbenennen."}


def lies(text: str, datei: str = "plan.json") -> Planinhalt:
    """Return case, decisions and stated figures of a ``plan.json``; only decisions may be changed by hand.

    Errors: EingabeFehler with all findings, each with line and field. ``datei`` is the name they show.
    """
    stellen = Stellen(text, datei)
    daten = _lies_json(text, stellen)
    _pruefe_schema_version(daten, stellen)
    befunde = [*_pruefe_pruefsumme(daten, stellen)]
    fall = _lies_teil(_FALL, daten, "eingabe", stellen, befunde)
    eintraege = _lies_teil(_EINTRAEGE, daten, entscheidungen.BLOCK, stellen, befunde)
    genannte = daten.get(entscheidungen.KREDITBLOCK, [])
    aufnahmen = _lies_form(_AUFNAHMEN, genannte, (entscheidungen.KREDITBLOCK,), stellen, befunde)
    angaben = _lies_form(_ANGABEN, daten, (), stellen, befunde)
    ist_fortschreibung = not _FORTSCHREIBUNGSBLOECKE.isdisjoint(daten)
    bloecke = _lies_form(_FORTSCHREIBUNG, daten, (), stellen, befunde) if ist_fortschreibung else None
    if fall is not None and eintraege is not None:
        befunde += entscheidungen.pruefe(fall, eintraege, stellen)
        befunde += entscheidungen.pruefe_aufnahmen(fall, aufnahmen or (), stellen)
    if fall is not None and bloecke is not None:
        befunde += pruefe_kette(bloecke, fall, stellen)
    if befunde or fall is None or eintraege is None or aufnahmen is None or angaben is None:
        raise EingabeFehler(befunde)
    return Planinhalt(
        fall=fall,
        plan=entscheidungen.als_plan(eintraege, fall.projekt.zeitachse, aufnahmen),
        nachweis=_nachweis(daten),
        bilanz=angaben.bilanz,
        annahmen=angaben.annahmen,
        nicht_gewaehlt=tuple(Nichtwahl(n.massnahme, n.grund, n.text) for n in angaben.nicht_gewaehlt),
        versionen=dict(angaben.versionen),
        protokoll=tuple(Pruefschritt(p.pruefung, p.ergebnis, p.bestanden) for p in angaben.pruefungen),
        mit_pruefsumme=angaben.eingabe_pruefsumme is not None,
        pruefsumme=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        fortschreibung=None if bloecke is None else als_fortschreibung(bloecke, fall.projekt.zeitachse),
    )


def _lies_json(text: str, stellen: Stellen) -> dict[str, Any]:
    try:
        daten = json.loads(
            text.removeprefix("\ufeff"),
            parse_float=Decimal,
            parse_constant=_keine_zahl,
            object_pairs_hook=_ohne_doppelte,
        )
    except json.JSONDecodeError as fehler:
        raise EingabeFehler([_kein_json(fehler, text.rstrip(), stellen)]) from None
    except RecursionError:
        befund = Befund("E108", "ist zu tief verschachtelt", stellen.an(), abhilfe=_UNVERSEHRT)
        raise EingabeFehler([befund]) from None
    except _Schreibfehler as fehler:
        raise EingabeFehler([Befund("E108", fehler.text, stellen.an(), abhilfe=fehler.abhilfe)]) from None
    except ValueError:  # Python reads no whole number of thousands of digits
        befund = Befund("E108", "enthält eine Zahl mit zu vielen Stellen", stellen.an(), abhilfe=_UNVERSEHRT)
        raise EingabeFehler([befund]) from None
    if not isinstance(daten, dict):
        text = "ist kein Plan: oben muss { … } stehen"
        raise EingabeFehler([Befund("E108", text, stellen.an(), abhilfe=_EIN_PLAN)])
    return daten


class _Schreibfehler(ValueError):
    """JSON that can be read and says nothing."""

    def __init__(self, text: str, abhilfe: str) -> None:
        self.text, self.abhilfe = text, abhilfe
        super().__init__(text)


def _kein_json(fehler: json.JSONDecodeError, text: str, stellen: Stellen) -> Befund:
    """Tell a file that ends too early from a slip of the pen: a plan ends with a brace."""
    if text and (fehler.pos >= len(text) or (text[-1] != "}" and fehler.msg != "Extra data")):
        ende = stellen.an(text.count("\n") + 1, len(text) - text.rfind("\n"))
        return Befund("E108", _ABGESCHNITTEN, ende, abhilfe=_GANZ)
    return Befund("E108", _KEIN_JSON, stellen.an(fehler.lineno, fehler.colno), abhilfe=_JSON_ABHILFE)


def _keine_zahl(text: str) -> Any:
    raise _Schreibfehler(f"enthält „{text}“ statt einer Zahl", f"Eine Zahl statt „{text}“ eintragen.")


def _ohne_doppelte(paare: list[tuple[str, Any]]) -> dict[str, Any]:
    gelesen: dict[str, Any] = {}
    for schluessel, wert in paare:
        if schluessel in gelesen:
            text = f"nennt „{schluessel}“ zweimal im selben Eintrag"
            raise _Schreibfehler(text, "Eine der beiden Angaben löschen.")
        gelesen[schluessel] = wert
    return gelesen


def _pruefe_schema_version(daten: dict[str, Any], stellen: Stellen) -> None:
    version = daten.get("schema_version")
    if version == SCHEMA_VERSION and version is not True:
        return
    if not isinstance(version, int) or isinstance(version, bool):
        text, abhilfe = "ist keine Fassungsnummer: die Datei ist kein Plan", _EIN_PLAN
    elif version > SCHEMA_VERSION:
        text = "stammt von einer neueren massnahmenplan-Fassung"
        abhilfe = f"massnahmenplan aktualisieren; diese Fassung liest schema_version {SCHEMA_VERSION}."
    else:
        text = "stammt von einer älteren massnahmenplan-Fassung und kann nicht mehr gelesen werden"
        abhilfe = "Den Fall mit dieser Fassung neu rechnen."
    wert = None if version is None else str(version)
    raise EingabeFehler([Befund("E110", text, stellen.von(("schema_version",)), "schema_version", wert, abhilfe)])


def _pruefe_pruefsumme(daten: dict[str, Any], stellen: Stellen) -> Iterator[Befund]:
    genannt = daten.get("eingabe_pruefsumme")
    if genannt is None or "eingabe" not in daten:
        return
    kanonisch = json.dumps(daten["eingabe"], sort_keys=True, ensure_ascii=False, default=str)
    if hashlib.sha256(kanonisch.encode("utf-8", "surrogatepass")).hexdigest() != genannt:
        yield Befund(
            "E108",
            "passt nicht zur Prüfsumme: die Eingabe im Plan wurde verändert oder beschädigt",
            stellen.von(("eingabe",)),
            "eingabe",
            abhilfe="Zahlen im Fall ändern und neu rechnen; im Plan sind nur „entscheidungen“ änderbar.",
        )


def _lies_teil(
    form: TypeAdapter[T], daten: dict[str, Any], teil: str, stellen: Stellen, befunde: list[Befund]
) -> T | None:
    if teil not in daten:
        befunde.append(Befund("E108", "fehlt", stellen.an(), teil, abhilfe=_UNVERSEHRT))
        return None
    return _lies_form(form, daten[teil], (teil,), stellen, befunde)


def _lies_form(form: TypeAdapter[T], daten: Any, pfad: Pfad, stellen: Stellen, befunde: list[Befund]) -> T | None:
    try:
        return form.validate_python(daten)
    except ValidationError as fehler:
        befunde += [_aus_pydantic(eintrag, pfad, stellen) for eintrag in _ohne_folgefehler(fehler.errors())]
        return None


def _ohne_folgefehler(fehler: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out that a list is too short because of faulty members: pydantic counts only the others."""
    orte = [eintrag["loc"] for eintrag in fehler]
    return [
        eintrag
        for eintrag in fehler
        if eintrag["type"] != "too_short"
        or not any(len(ort) > len(eintrag["loc"]) and ort[: len(eintrag["loc"])] == eintrag["loc"] for ort in orte)
    ]


def _aus_pydantic(fehler: ErrorDetails, oben: Pfad, stellen: Stellen) -> Befund:
    """Return the finding; pydantic's own errors (those with an address) speak English and are put into words."""
    pfad = (*oben, *fehler["loc"])
    feld = "".join(f"[{stueck}]" if isinstance(stueck, int) else f".{stueck}" for stueck in pfad)[1:]
    wert = fehler["input"] if isinstance(fehler["input"], str | int | Decimal) else None
    von_hand = bool(pfad) and pfad[0] in _VON_HAND
    return Befund(
        "E026" if fehler["type"] == "extra_forbidden" else "E108",
        _FEHLERTEXTE.get(fehler["type"], "ist nicht zulässig") if "url" in fehler else fehler["msg"],
        stellen.von(pfad),
        feld,
        None if wert is None else str(wert),
        _ABHILFEN.get(fehler["type"], _SCHREIBWEISE) if von_hand else _UNVERSEHRT,
    )


def _nachweis(daten: dict[str, Any]) -> dict[str, Any]:
    kopf = {feld: daten[feld] for feld in KOPFFELDER if feld in daten}
    return {**kopf, **(daten.get("nachweis") or {})}
