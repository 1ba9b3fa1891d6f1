"""Numbers and dates as Germans write them; the one place where figures become words."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

FEHLT = "–"
"""Shown where a figure is not known or does not apply."""
EINZAHL = {
    "Änderungen": "Änderung",
    "Anträge": "Antrag",
    "Balken": "Balken",
    "Budgets": "Budget",
    "Einträge": "Eintrag",
    "Entscheidungen": "Entscheidung",
    "Fehler": "Fehler",
    "Felder": "Feld",
    "Förderblätter": "Förderblatt",
    "Halbjahre": "Halbjahr",
    "Hinweise": "Hinweis",
    "Jahre": "Jahr",
    "Jahren": "Jahr",
    "Maßnahmen": "Maßnahme",
    "Monate": "Monat",
    "Monaten": "Monat",
    "Orte": "Ort",
    "Pakete": "Paket",
    "Pläne": "Plan",
    "Programmen": "Programm",
    "Punkte": "Punkt",
    "Quartale": "Quartal",
    "Quartiere": "Quartier",
    "Raten": "Rate",
    "Spalten": "Spalte",
    "Stellgrößen": "Stellgröße",
    "Szenarien": "Szenario",
    "Werte": "Wert",
    "Wohneinheiten": "Wohneinheit",
    "Zahlen": "Zahl",
    "Zeilen": "Zeile",
    "Zellen": "Zelle",
}
"""Nouns as they follow a number from 2 on, and after 1."""
_TAUSCH = str.maketrans({",": ".", ".": ",", "-": "−"})


def zahl(wert: Decimal | int | None, stellen: int = 0) -> str:
    """Return ``1.234,5``, ``−3``: rounded half up, the minus is no hyphen, never ``−0``; ``–`` for None."""
    if wert is None:
        return FEHLT
    gerundet = Decimal(wert).quantize(Decimal(1).scaleb(-stellen), rounding=ROUND_HALF_UP)
    if gerundet.is_zero():
        gerundet = abs(gerundet)
    return f"{gerundet:,.{stellen}f}".translate(_TAUSCH)


def euro(betrag_eur: Decimal | None, stellen: int = 2) -> str:
    """Return ``1.234.567,89 €``."""
    return mit_einheit(betrag_eur, "€", stellen)


def tonnen(menge_t: Decimal | None, stellen: int = 1) -> str:
    """Return ``12,3 t``."""
    return mit_einheit(menge_t, "t", stellen)


def prozent(anteil: Decimal | None, stellen: int = 1) -> str:
    """Return ``3,4 %`` for 0.034."""
    return mit_einheit(None if anteil is None else anteil * 100, "%", stellen)


def zielgroesse(wert: Decimal | None, einheit: str) -> str:
    """Return the value of an aim in its own unit: ``1.234,50 €`` or ``380,0 t CO2e``."""
    if einheit in {"EUR", "€"}:
        return euro(wert)
    return mit_einheit(wert, einheit, 1)


def mit_einheit(wert: Decimal | None, einheit: str, stellen: int) -> str:
    """Return the number followed by its unit; ``–`` for None."""
    return FEHLT if wert is None else f"{zahl(wert, stellen)} {einheit}"


def datum(tag: date | None) -> str:
    """Return ``28.02.2027``; ``–`` for None."""
    return FEHLT if tag is None else f"{tag:%d.%m.%Y}"


def jahre(anzahl: int) -> str:
    """Return ``1 Jahr``, ``20 Jahre``."""
    return gezaehlt(anzahl, "Jahre")


def gezaehlt(menge: Decimal | int, mehrere: str) -> str:
    """Return ``1 Maßnahme``, ``2 weitere Maßnahmen``, ``1.200 Zeilen``; the noun is given as after 2."""
    *davor, hauptwort = mehrere.split(" ")
    wort = EINZAHL.get(hauptwort, hauptwort) if menge == 1 else hauptwort
    return " ".join((anzahl(Decimal(menge)), *davor, wort))


def gekuerzt(worte: Sequence[str], hoechstens: int, trenner: str = ",") -> str:
    """Return ``a, b, c``, of more than ``hoechstens`` the first ones: ``a, b und 1.200 weitere``."""
    genannt, mehr = f"{trenner} ".join(worte[:hoechstens]), len(worte) - hoechstens
    davor = "" if trenner == "," else trenner
    return f"{genannt}{davor} und {zahl(mehr)} weitere" if mehr > 0 else genannt


def zeitspanne(sekunden: float) -> str:
    """Return how long something takes, as exactly as one says it: ``35 s``, ``4 min``, ``2 h 10 min``."""
    if sekunden < 100:
        return f"{max(1, round(sekunden))} s"
    minuten = round(sekunden / 60)
    if minuten < 60:
        return f"{minuten} min"
    stunden, rest = divmod(minuten, 60)
    return f"{stunden} h {rest} min" if stunden < 24 else f"{stunden} h"


def spanne(von: int | str, bis: int | str) -> str:
    """Return ``2027–2029``, or ``2027`` for a single year; parts of years likewise."""
    return str(von) if von == bis else f"{von}–{bis}"


@lru_cache(maxsize=4096)
def euro_knapp(betrag_eur: Decimal) -> str:
    """Return ``1.234,50 €``; whole amounts without cents: ``30.000 €``."""
    return euro(betrag_eur, 0 if betrag_eur == betrag_eur.to_integral_value() else 2)


@lru_cache(maxsize=4096)
def prozent_knapp(anteil: Decimal) -> str:
    """Return ``15 %`` for 0.15, with two decimals where it is no whole percentage: ``66,67 %``."""
    hundertfach = anteil * 100
    return prozent(anteil, 0 if hundertfach == hundertfach.to_integral_value() else 2)


def anzahl(menge: Decimal) -> str:
    """Return ``2.400`` or ``12,5``: as many decimals as there are."""
    stellen = -int(menge.normalize().as_tuple().exponent)
    return zahl(menge, max(0, stellen))
