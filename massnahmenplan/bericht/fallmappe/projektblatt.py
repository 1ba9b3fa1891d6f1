"""The sheet ``projekt``: a line per field, with its unit and meaning beside it."""

from collections.abc import Sequence

from massnahmenplan.bericht.fallmappe.auswahl import regel
from massnahmenplan.bericht.fallmappe.datenblatt import drucke, kommentiere, schreibe_wert, stil
from massnahmenplan.bericht.fallmappe.feld import Feld
from massnahmenplan.bericht.fallmappe.zellwert import Zeile
from massnahmenplan.bericht.farben import GRUEN
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.eingabe.listen import PROJEKT

_SPALTEN = (("Feld", 26), ("Wert", 40), ("(Einheit)", 44), ("(Bedeutung)", 100))
_FELD, _WERT, _EINHEIT, _BEDEUTUNG = range(4)


def schreibe_projekt(mappe: Mappe, felder: Sequence[Feld], angaben: Zeile) -> None:
    """Write the sheet."""
    blatt = mappe.leeres_blatt(PROJEKT)
    for spalte, (titel, breite) in enumerate(_SPALTEN):
        blatt.set_column(spalte, spalte, breite)
        blatt.write_string(0, spalte, titel, mappe.format(("kopf",)))
    for zeile, feld in enumerate(felder, start=1):
        blatt.write_string(zeile, _FELD, feld.name, mappe.format(("kopf" if feld.pflicht else "kopf_frei",)))
        kommentiere(blatt, zeile, _FELD, feld)
        format_ = mappe.format(("eingabe", stil(feld), "links"))
        schreibe_wert(blatt, zeile, _WERT, feld, angaben.get(feld.name), format_)
        blatt.write_string(zeile, _EINHEIT, feld.zeile, mappe.format(("einheit",)))
        blatt.write_string(zeile, _BEDEUTUNG, f"({feld.hilfe})", mappe.format(("einheit",)))
        if (grenze := regel(PROJEKT, feld, f"B{zeile + 1}")) is not None:
            blatt.data_validation(zeile, _WERT, zeile, _WERT, grenze)
        if feld.pflicht:
            leer = {"type": "blanks", "format": mappe.format(("fehlt",))}
            blatt.conditional_format(zeile, _WERT, zeile, _WERT, leer)
    blatt.freeze_panes(1, 1)
    blatt.set_tab_color(GRUEN)
    drucke(blatt, len(_SPALTEN), 1)
    blatt.repeat_rows(0)
