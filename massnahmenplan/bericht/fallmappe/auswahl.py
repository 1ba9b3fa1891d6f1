"""What a cell offers for choice and what it refuses, with messages in German."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from massnahmenplan.begriffe.worte import HANDLUNGSFELDER
from massnahmenplan.bericht.fallmappe.feld import Art, Feld
from massnahmenplan.grundlagen.zahlen import FRUEHESTES_JAHR, SPAETESTES_JAHR

KATALOGFELDER: Mapping[tuple[str, str], str] = {
    ("massnahmen", "art"): "massnahmenarten",
    ("varianten", "art"): "massnahmenarten",
    ("objekte", "gebaeudetyp"): "gebaeudetypen",
    ("foerderprogramme", "id"): "programme",
    ("foerderkonten", "id"): "konten",
    ("beihilfen", "konto"): "konten",
}
"""List and field -> part of the sheet ``Kataloge`` that it may name."""
_HANDLUNGSFELD = "handlungsfeld"
_WAS: Mapping[Art, str] = {"zahl": "Eine Zahl", "anteil": "Ein Anteil", "ganz": "Eine ganze Zahl"}
_LAENGSTE_AUSWAHL = 255
"""Excel takes a file with a longer list of values for damaged."""
_TITEL = 32
_MELDUNG = 255


def bereichsname(liste: str) -> str:
    """Return the name of the cells with the ids of a list."""
    return f"kennungen_{liste}"


def katalogname(teil: str) -> str:
    """Return the name of the cells of a part of the catalogue."""
    return f"katalog_{teil}"


def regel(liste: str, feld: Feld, zelle: str) -> dict[str, Any] | None:
    """Return the rule for the cells of a field as XlsxWriter wants it; None if anything may stand there.

    ``zelle`` is the first of them, as a formula names it: ``C3``.
    """
    rumpf, erlaubt, streng = _rumpf(liste, feld, zelle)
    if rumpf is None:
        return None
    return {
        **rumpf,
        "error_title": feld.titel[:_TITEL],
        "error_message": erlaubt[:_MELDUNG],
        "error_type": "stop" if streng else "warning",
    }


def _rumpf(liste: str, feld: Feld, zelle: str) -> tuple[dict[str, Any] | None, str, bool]:
    """Return what is allowed, as a rule and in words, and whether anything else is refused."""
    if feld.werte:
        return _liste(list(feld.werte)), f"Erlaubt: {', '.join(feld.werte)}.", True
    if feld.name == _HANDLUNGSFELD:
        return _liste(list(HANDLUNGSFELDER)), "Kein bekanntes Handlungsfeld; eigene sind erlaubt.", False
    if feld.verweis:
        text = f"Diese Kennung steht (noch) nicht im Blatt {feld.verweis}."
        return _liste(f"={bereichsname(feld.verweis)}"), text, False
    if (liste, feld.name) in KATALOGFELDER:
        teil = KATALOGFELDER[liste, feld.name]
        return _liste(f"={katalogname(teil)}"), "Steht nicht im Katalog (Blatt Kataloge).", False
    return _zahlenrahmen(feld, zelle)


def _liste(quelle: list[str] | str) -> dict[str, Any]:
    if isinstance(quelle, list) and len(",".join(quelle)) > _LAENGSTE_AUSWAHL:
        raise ValueError(f"Auswahl ist länger als {_LAENGSTE_AUSWAHL} Zeichen")
    return {"validate": "list", "source": quelle}


def _zahlenrahmen(feld: Feld, zelle: str) -> tuple[dict[str, Any] | None, str, bool]:
    if feld.art == "jahr":
        text = f"Eine Jahreszahl von {FRUEHESTES_JAHR} bis {SPAETESTES_JAHR}, etwa 2027."
        return _zwischen("integer", FRUEHESTES_JAHR, SPAETESTES_JAHR), text, True
    if feld.art == "datum":
        text = f"Ein Tag wie 01.03.2027, von {FRUEHESTES_JAHR} bis {SPAETESTES_JAHR}."
        return _zwischen("date", date(FRUEHESTES_JAHR, 1, 1), date(SPAETESTES_JAHR, 12, 31)), text, True
    if feld.art not in _WAS or feld.von is None:
        return None, "", False
    text, art = f"{_WAS[feld.art]} {feld.rahmen}.", "integer" if feld.art == "ganz" else "decimal"
    if feld.ohne_von:
        bis = "" if feld.bis is None else f",{zelle}<={feld.bis:.15g}"
        formel = f"=AND(ISNUMBER({zelle}),{zelle}>{feld.von:.15g}{bis})"
        return {"validate": "custom", "value": formel}, text, True
    if feld.bis is None:
        return {"validate": art, "criteria": ">=", "value": feld.von}, text, True
    return _zwischen(art, feld.von, feld.bis), text, True


def _zwischen(art: str, von: Any, bis: Any) -> dict[str, Any]:
    return {"validate": art, "criteria": "between", "minimum": von, "maximum": bis}
