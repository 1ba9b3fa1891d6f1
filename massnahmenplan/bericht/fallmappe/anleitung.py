"""Sheet ``Anleitung``: how the workbook is filled in, and which sheet holds what."""

from collections.abc import Mapping, Sequence

from massnahmenplan.bericht.fallmappe.fallinhalt import NOETIG
from massnahmenplan.bericht.fallmappe.feld import Feld
from massnahmenplan.bericht.fallmappe.kataloge import BLATT as KATALOGE
from massnahmenplan.bericht.fallmappe.uebersicht import BLATT as UEBERSICHT
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.eingabe.listen import LISTEN, PROJEKT
from massnahmenplan.eingabe.listentitel import LISTENTITEL

BLATT = "Anleitung"
_SCHRITTE = (
    "1.  Blatt projekt: Name, erstes und letztes Jahr, Stichtag der Planung.",
    "2.  Blätter kostentraeger und haushalt: wer zahlt, und wie viel eigenes Geld je Jahr da ist.",
    "3.  Blatt massnahmen: eine Zeile je Maßnahme, mit Investition und Wirkung. Objekte vorher in objekte.",
    "4.  Was sonst gilt: beziehungen, ressourcen, foerderprogramme, ziele … Alles andere darf leer bleiben.",
    "5.  Als .xlsx speichern, dann prüfen, planen und den Plan fortschreiben:",
)
_BEFEHLE = (
    "massnahmenplan pruefen fall.xlsx",
    "massnahmenplan optimieren fall.xlsx -o plan",
    "massnahmenplan fortschreiben fall.xlsx --plan plan/plan.json --stand plan/plan.xlsx -o plan_neu",
)
_REGELN = (
    "Die Zeilen sind ein kleines Beispiel mit frei gewählten Zahlen: überschreiben oder löschen.",
    "Eine leere Zelle heißt „nicht angegeben“, nie 0.",
    "Dunkelgrüne Überschrift: Pflicht (so steht es auch in Zeile 2). Hellgrün: darf fehlen. Rot wird eine Zelle, "
    "wenn in einer begonnenen Zeile eine Pflichtangabe fehlt oder eine Kennung doppelt ist.",
    "Überschriften sind die Namen der Felder und bleiben, wie sie sind. Spalten dürfen anders geordnet und, wenn "
    "sie keine Pflicht sind, gelöscht werden. Der Kommentar an der Überschrift sagt, was das Feld bedeutet.",
    "Was in Klammern steht, ist für Menschen und wird nicht gelesen: Zeile 2 mit Titel und Einheit, Spalten mit "
    "Überschrift in Klammern.",
    "Eine Überschrift wie (kennwerte.…) ist ein Platz: Klammern löschen, … durch den Namen ersetzen "
    "(kennwerte.scop), dann ausfüllen. Ebenso bedarf.bauamt, endenergie_kwh_a.gas, preis_ct_kwh.2030: je Name "
    "oder Jahr eine Spalte.",
    "Mehrere Kennungen in einer Zelle trennt ein Komma. Anteile als Prozent, Tage als Datum, Beträge ohne „€“.",
    "Kennungen (id) verbinden die Blätter; die Auswahl in den Zellen zeigt, was schon angelegt ist.",
    "Formeln in den Datenblättern sind erlaubt, wenn die Mappe mit ihrem Ergebnis gespeichert ist.",
    "Eigene Blätter sind erlaubt und werden mit einem Hinweis übergangen.",
    "Nicht in eine Mappe passen eigene Förderprogramme in vollem Umfang, mehrere physik-Einträge einer Maßnahme "
    "und objekte.geojson; dafür den Fall als Ordner mit fall.yaml führen. Umrisse gehen als Text (WKT) in die "
    "Spalte geometrie.",
)
_BLAETTER = (Spalte("Blatt", breite=26), Spalte("Was darin steht", breite=96), Spalte("nötig", "mitte", 12))
_BEIWERK = {
    UEBERSICHT: "Zählt Einträge, Investitionen und Haushalt mit; wird nicht gelesen.",
    KATALOGE: "Kennungen von Programmen, Maßnahmenarten, Merkmalen, Gebäudetypen; wird nicht gelesen.",
}
_ZEILENBREITE = 134


def schreibe_anleitung(mappe: Mappe, name: str, felder: Mapping[str, Sequence[Feld]]) -> None:
    """Write the sheet: steps, commands, rules, the sheets."""
    blatt = mappe.blatt(BLATT, "Ein Planungsfall in einer Arbeitsmappe", name)
    blatt.auf_eine_seite()
    zeile = _schreibe_saetze(blatt, KOPFZEILE, "So geht es", _SCHRITTE)
    for befehl in _BEFEHLE:
        blatt.satz(zeile, befehl, len(_BLAETTER) - 1, _ZEILENBREITE, "befehl")
        zeile += 1
    zeile = _schreibe_saetze(blatt, zeile + 1, "Was gilt", _REGELN)
    blatt.notiz(zeile + 1, 0, "Die Blätter", "abschnitt")
    blatt.kopf(zeile + 2, _BLAETTER)
    texte = {PROJEKT: "Allgemeine Angaben zum Fall.", **_listen(felder), **_BEIWERK}
    for nr, (ziel, text) in enumerate(texte.items(), start=zeile + 3):
        blatt.verweis(nr, 0, ziel, "verweis")
        blatt.schreibe(nr, 1, text, "text")
        blatt.schreibe(nr, 2, "ja" if ziel in NOETIG else None, "mitte")
    blatt.schuetze()


def _listen(felder: Mapping[str, Sequence[Feld]]) -> dict[str, str]:
    return {liste: LISTENTITEL[liste].partition(": ")[2] for liste in LISTEN if liste in felder}


def _schreibe_saetze(blatt: Blatt, zeile: int, titel: str, saetze: Sequence[str]) -> int:
    blatt.notiz(zeile, 0, titel, "abschnitt")
    for satz in saetze:
        zeile += 1
        blatt.satz(zeile, satz, len(_BLAETTER) - 1, _ZEILENBREITE)
    return zeile + 1
