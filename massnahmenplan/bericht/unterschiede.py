"""Differences of two cases in German: ``Maßnahme „LED“: Investition (Bau) 100.000 € → 133.000 € (+33 %)``."""

import re
from datetime import date
from typing import Any

from massnahmenplan.begriffe.worte import wort
from massnahmenplan.bericht.feldnamen import feldname, feldwert
from massnahmenplan.ergebnis.fallunterschied import Fallunterschied
from massnahmenplan.grundlagen import schreibweise
from massnahmenplan.grundlagen.schreibweise import gezaehlt
from massnahmenplan.grundlagen.zahlen import als_zahl

_LISTEN = {
    "projekt": "Projekt",
    "kostentraeger": "Kostenträger",
    "haushalt": "Haushalt",
    "verpflichtungen": "Verpflichtungsermächtigung",
    "deckungen": "Deckung",
    "objekte": "Objekt",
    "massnahmen": "Maßnahme",
    "varianten": "Variante",
    "beziehungen": "Beziehung",
    "ressourcen": "Ressource",
    "energietraeger": "Energieträger",
    "emissionsreihen": "Emissionsreihe",
    "gebaeudetypen": "Gebäudetyp",
    "programme": "Förderprogramm",
    "toepfe": "Topf",
    "foerderkonten": "Förderkonto",
    "beihilfen": "Beihilfe",
    "mietrecht": "Mietrecht",
    "kredite": "Kredit",
    "ziele": "Ziel",
    "kriterien": "Kriterium",
    "festlegungen": "Festlegung",
    "szenarien": "Szenario",
    "staende": "Stand",
    "bescheide": "Bescheid",
    "kreditstand": "Kreditstand",
}
_ARTEN = {"neu": "neu", "entfallen": "entfallen"}
LAENGSTENS = 60
_TAG = re.compile(r"\d{4}-\d{2}-\d{2}")


def ort(unterschied: Fallunterschied) -> str:
    """Return where: ``Haushalt Stadt (investiv) 2028``, ``Maßnahme „LED der Straße“``."""
    liste, name = _LISTEN.get(unterschied.liste, unterschied.liste), unterschied.bezeichnung
    if name and unterschied.liste not in {"haushalt", "verpflichtungen", "deckungen"}:
        name = f"„{name}“"
    return " ".join(teil for teil in (liste, name or unterschied.zeile) if teil)


def satz(unterschied: Fallunterschied) -> str:
    """Return the difference in one line."""
    if unterschied.art in _ARTEN:
        return f"{ort(unterschied)}: {_ARTEN[unterschied.art]}"
    return f"{ort(unterschied)}: {feldname(unterschied.feld)} {werte(unterschied)}"


def werte(unterschied: Fallunterschied) -> str:
    """Return ``100.000 € → 133.000 € (+33 %)``."""
    alt, neu = als_zahl(unterschied.alt), als_zahl(unterschied.neu)
    prozent = ""
    if alt is not None and neu is not None and alt and "jahr" not in unterschied.feld and abs(alt) > 1:
        prozent = f" ({'+' if neu > alt else '−'}{schreibweise.prozent(abs(neu - alt) / abs(alt), 0)})"
    davor, danach = (_kurz(unterschied.feld, wert) for wert in (unterschied.alt, unterschied.neu))
    return f"{davor} → {danach}{prozent}"


def _kurz(feld: str, wert: Any) -> str:
    if wert is None or wert == "":
        return "nicht angegeben"
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    if isinstance(wert, dict | list):
        return gezaehlt(len(wert), "Einträge") if wert else "keine"
    if (figur := feldwert(feld, wert)) is not None:
        return figur
    text = wort(str(wert))
    if _TAG.fullmatch(text):
        return schreibweise.datum(date.fromisoformat(text))
    return text if len(text) <= LAENGSTENS else f"{text[: LAENGSTENS - 1]}…"
