"""How far targets are met, and what the plan is worth by each criterion."""

from massnahmenplan.bericht.tabellen.form import Form, Zeilen
from massnahmenplan.ergebnis import Ergebnis


def _ziele(ergebnis: Ergebnis) -> Zeilen:
    for ziel in ergebnis.bilanz.ziele:
        tonnen = (ziel.soll_t, ziel.ist_t, ziel.verfehlung_t)
        yield (ziel.ziel, ziel.eigener_name, ziel.satz, ziel.hart, *tonnen, ziel.strafe_eur)


def _mengenziele(ergebnis: Ergebnis) -> Zeilen:
    for ziel in ergebnis.bilanz.mengenziele:
        stand = (ziel.einheit, ziel.soll, ziel.ist, ziel.verfehlung, ziel.verfehlung_einheit)
        yield (ziel.ziel, ziel.eigener_name, ziel.satz, ziel.hart, *stand, ziel.strafe_eur)


def _kriterien(ergebnis: Ergebnis) -> Zeilen:
    for k in ergebnis.bilanz.kriterien:
        bewertung = (k.schlechtester, k.bester, k.wert, k.anteil, k.punkte)
        yield (k.kriterium, k.name, k.gruppe, k.gewicht, k.einheit, *bewertung)


ZIELE: Form = (
    [
        "Kennung",
        "Bezeichnung",
        "Zielvorgabe",
        "hart",
        "Soll [t CO2e]",
        "Ist [t CO2e]",
        "verfehlt um [t CO2e]",
        "Preis der Verfehlung [€]",
    ],
    _ziele,
)
MENGENZIELE: Form = (
    [
        "Kennung",
        "Bezeichnung",
        "Zielvorgabe",
        "hart",
        "Einheit",
        "Soll [Einheit]",
        "Ist [Einheit]",
        "verfehlt um [Menge]",
        "verfehlt in",
        "Preis der Verfehlung [€]",
    ],
    _mengenziele,
)
KRITERIEN: Form = (
    [
        "Kennung",
        "Kriterium",
        "Gruppe",
        "Gewicht [Anteil]",
        "Einheit",
        "schlechtester [Einheit]",
        "bester [Einheit]",
        "Wert [Einheit]",
        "erreicht [Anteil]",
        "Punkte [Punkte]",
    ],
    _kriterien,
)
