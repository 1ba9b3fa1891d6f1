"""JSON to values with their places: numbers stay text, so that they can be read exactly."""

import json
import re
from typing import Any

from massnahmenplan.eingabe.quelle import Inhalt, Wert
from massnahmenplan.eingabe.sammler import abbruch
from massnahmenplan.grundlagen.befund import Fundstelle

HOECHSTE_TIEFE = 30
_TEILE = re.compile(r'[{}\[\],:]|"(?:[^"\\]|\\.)*"|[^\s{}\[\],:"]+')
_FESTE: dict[str, Inhalt] = {"null": None, "true": True, "false": False}


def lies_json(text: str, datei: str, kennung: str, abhilfe: str) -> Wert:
    """Return the value of a JSON text. Errors (EingabeFehler): ``kennung`` for a text that is no JSON."""
    try:
        json.loads(text, parse_constant=_keine_zahl, object_pairs_hook=_ohne_doppelte)
    except json.JSONDecodeError as fehler:
        stelle = Fundstelle(datei, fehler.lineno, fehler.colno)
        raise abbruch(kennung, "ist ab hier kein lesbares JSON", stelle, abhilfe) from None
    except RecursionError:
        raise _zu_tief(Fundstelle(datei)) from None
    except ValueError as fehler:
        raise abbruch(kennung, str(fehler), Fundstelle(datei), abhilfe) from None
    return _baue(text, datei)


def _baue(text: str, datei: str) -> Wert:
    """Return the values of a text that is known to be JSON."""
    wurzel: list[Wert] = []
    offen: list[tuple[Any, Wert | None]] = [(wurzel, None)]  # what is open, and the key that waits for its value
    zeile, zeilenanfang, gelesen = 1, 0, 0
    for teil in _TEILE.finditer(text):
        zeile += text.count("\n", gelesen, teil.start())
        zeilenanfang = max(zeilenanfang, text.rfind("\n", gelesen, teil.start()) + 1)
        gelesen = teil.start()
        stelle, zeichen = Fundstelle(datei, zeile, gelesen - zeilenanfang + 1), teil[0]
        if zeichen in "}]":
            offen.pop()
        elif zeichen not in ",:":
            _nimm(zeichen, stelle, offen)
        if len(offen) > HOECHSTE_TIEFE:
            raise _zu_tief(stelle)
    return wurzel[0]


def _nimm(zeichen: str, stelle: Fundstelle, offen: list[tuple[Any, Wert | None]]) -> None:
    behaelter, schluessel = offen[-1]
    wert = Wert(_inhalt(zeichen), stelle)
    if isinstance(behaelter, dict) and schluessel is None:
        offen[-1] = (behaelter, wert)
        return
    if isinstance(behaelter, dict) and schluessel is not None:
        behaelter[str(schluessel.inhalt)] = wert.benannt(schluessel.stelle)
        offen[-1] = (behaelter, None)
    else:
        behaelter.append(wert)
    if isinstance(wert.inhalt, dict | list):
        offen.append((wert.inhalt, None))


def _inhalt(zeichen: str) -> Inhalt:
    if zeichen == "{":
        return {}
    if zeichen == "[":
        return []
    if zeichen.startswith('"'):
        return str(json.loads(zeichen, strict=False))
    return _FESTE.get(zeichen, zeichen)


def _keine_zahl(text: str) -> Any:
    raise ValueError(f"enthält „{text}“ statt einer Zahl")


def _ohne_doppelte(paare: list[tuple[str, Any]]) -> dict[str, Any]:
    namen = [name for name, _ in paare]
    if doppelte := sorted({name for name in namen if namen.count(name) > 1}):
        raise ValueError(f"nennt „{doppelte[0][:40]}“ zweimal im selben Eintrag")
    return dict(paare)


def _zu_tief(stelle: Fundstelle) -> Exception:
    return abbruch("E021", f"mehr als {HOECHSTE_TIEFE} Ebenen tief geschachtelt", stelle, "Klammern prüfen.")
