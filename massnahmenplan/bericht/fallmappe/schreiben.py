"""The workbook as a whole: which sheets it has, in the order in which a person needs them."""

from collections.abc import Mapping, Sequence
from typing import Any

from massnahmenplan.bericht.fallmappe.anleitung import schreibe_anleitung
from massnahmenplan.bericht.fallmappe.datenblatt import schreibe_liste
from massnahmenplan.bericht.fallmappe.fallinhalt import Fallinhalt
from massnahmenplan.bericht.fallmappe.kataloge import Katalog, schreibe_kataloge
from massnahmenplan.bericht.fallmappe.projektblatt import schreibe_projekt
from massnahmenplan.bericht.fallmappe.schemafelder import felder
from massnahmenplan.bericht.fallmappe.uebersicht import schreibe_uebersicht
from massnahmenplan.bericht.fallmappe.zellwert import Zeile, flach
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.eingabe.listen import LISTEN, PROJEKT


def schreibe(daten: Mapping[str, Any], katalog: Katalog) -> bytes:
    """Return the workbook of a case as ``fall.yaml`` states it, every value a text; lists that it lacks are empty.

    Equal cases give equal bytes. Errors: ValueError for what no cell can hold.
    """
    zeilen: dict[str, Sequence[Zeile]] = {liste: [flach(z) for z in daten.get(liste) or ()] for liste in LISTEN}
    zeilen[PROJEKT] = [flach(daten[PROJEKT])]
    spalten = {liste: felder(liste, [name for zeile in z for name in zeile]) for liste, z in zeilen.items()}
    mappe, inhalt = Mappe(), Fallinhalt(spalten, zeilen)
    schreibe_anleitung(mappe, f"Fall: {zeilen[PROJEKT][0].get('name', '')}", spalten)
    schreibe_uebersicht(mappe, inhalt)
    schreibe_projekt(mappe, spalten[PROJEKT], zeilen[PROJEKT][0])
    for liste in LISTEN:
        schreibe_liste(mappe, liste, spalten[liste], zeilen[liste])
    schreibe_kataloge(mappe, katalog)
    return mappe.inhalt()
