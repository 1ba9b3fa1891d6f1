"""Two plans side by side as plain data: what ``vergleichen --json`` prints."""

from typing import Any

from massnahmenplan.bericht.json.fortschreibung import aenderung_als_daten, vorgaenger_als_daten
from massnahmenplan.ergebnis.planvergleich import Gegenueber, Planvergleich


def vergleich_als_daten(vergleich: Planvergleich) -> dict[str, Any]:
    """Return the comparison."""
    return {
        "alt": vorgaenger_als_daten(vergleich.alt),
        "neu": vorgaenger_als_daten(vergleich.neu),
        "ist_fortschreibung": vergleich.ist_fortschreibung,
        "andere_faelle": list(vergleich.andere_faelle),
        "ziele": [_als_daten(("ziel",), zeile) for zeile in vergleich.ziele],
        "entscheidungen": [aenderung_als_daten(aenderung) for aenderung in vergleich.entscheidungen],
        "haushalt": [_als_daten(("kostentraeger", "art", "jahr"), zeile) for zeile in vergleich.haushalt],
        "emissionen": [_als_daten(("jahr",), zeile) for zeile in vergleich.emissionen],
        "eingabe": [
            {"liste": u.liste, "zeile": u.zeile, "art": u.art, "feld": u.feld or None, "alt": u.alt, "neu": u.neu}
            for u in vergleich.eingabe
        ],
    }


def _als_daten(felder: tuple[str, ...], zeile: Gegenueber) -> dict[str, Any]:
    seiten = {"alt": zeile.alt, "neu": zeile.neu}
    werte = {name: None if wert is None else float(round(wert, 6)) for name, wert in seiten.items()}
    return {**dict(zip(felder, zeile.was, strict=True)), **werte, "einheit": zeile.einheit}
