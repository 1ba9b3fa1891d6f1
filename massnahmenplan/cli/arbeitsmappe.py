"""A template as one workbook: every list of ``fall.yaml`` becomes a sheet."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError

from massnahmenplan.grundlagen.zahlen import lies_zahl

Zeile = dict[str, str]


def schreibe_arbeitsmappe(quelle: Path, ziel: Path) -> None:
    """Write ``ziel`` with the content of the YAML file ``quelle``; comments stay behind."""
    import xlsxwriter
    import yaml

    inhalt = yaml.load(quelle.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    optionen = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(ziel, optionen) as mappe:
        kopf = mappe.add_format({"bold": True, "bottom": 1})
        for name, liste in inhalt.items():
            if isinstance(liste, dict):
                zeilen = [{"Feld": feld, "Wert": wert} for feld, wert in _flach(liste).items()]
            else:
                zeilen = [_flach(eintrag) for eintrag in liste]
            _schreibe_blatt(mappe.add_worksheet(name), zeilen, kopf)


def _flach(eintrag: dict[str, Any], vorsatz: str = "") -> Zeile:
    """Return one cell per figure: mappings become columns ``feld.teil``, lists one text with commas."""
    zeile: Zeile = {}
    for name, wert in eintrag.items():
        if isinstance(wert, dict):
            zeile |= _flach(wert, f"{vorsatz}{name}.")
        else:
            zeile[vorsatz + name] = ", ".join(wert) if isinstance(wert, list) else wert
    return zeile


def _schreibe_blatt(blatt: Any, zeilen: list[Zeile], kopf: Any) -> None:
    spalten = list(dict.fromkeys(name for zeile in zeilen for name in zeile))
    for spalte, name in enumerate(spalten):
        blatt.write_string(0, spalte, name, kopf)
        for nummer, zeile in enumerate(zeilen, start=1):
            if name in zeile:
                blatt.write(nummer, spalte, _zellwert(zeile[name]))
    blatt.freeze_panes(1, 0)
    blatt.autofit()


def _zellwert(text: str) -> Decimal | str:
    try:
        zahl: Decimal = lies_zahl(text)
    except PydanticCustomError:
        return text
    return zahl
