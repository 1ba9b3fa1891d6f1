"""German words and units for what a study answers."""

from collections.abc import Mapping
from decimal import Decimal

from massnahmenplan.begriffe.planziel import Zielname
from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.ergebnis.laufergebnis import ZIELKENNZAHL
from massnahmenplan.ergebnis.studienantworten import Klasse, Studienantworten
from massnahmenplan.ergebnis.studienantworten.indizes import Indexname, Verfahren
from massnahmenplan.grundlagen.schreibweise import FEHLT, anzahl, euro, mit_einheit

_KENNZAHLEN = {
    "co2_t": ("CO2-Minderung im Planzeitraum", "t CO2e"),
    "kosten_eur": ("Kapitalwert", "€"),
    "nutzwert": ("Nutzwert", "Punkte"),
    "massnahmen": ("Zahl der Maßnahmen", "Maßnahmen"),
    "investition_eur": ("Investition", "€"),
    "zuwendungen_eur": ("Zuwendungen", "€"),
    "eigenmittel_eur": ("Eigenmittel", "€"),
    "kredite_eur": ("Kredite", "€"),
    "minderung_t": ("CO2-Minderung im Jahr", "t CO2e"),
    "emission_t": ("Emission im Jahr mit Plan", "t CO2e"),
    "belastung_eur": ("Belastung der Haushalte im Jahr", "€"),
}
KLASSEN: Mapping[Klasse, str] = {"kern": "Kern", "bedingt": "bedingt", "nie": "nie"}
STATUS = {
    "optimal": "bewiesen innerhalb der verlangten Lücke",
    "luecke": "mit größerer Lücke",
    "unmoeglich": "kein Plan möglich",
    "ohne_plan": "kein Plan gefunden",
    "ungueltig": "Werte zusammen nicht zulässig",
    "fehler": "ohne Ergebnis",
}
INDIZES: Mapping[Indexname, str] = {
    "S1": "allein (S1)",
    "ST": "mit Wechselwirkungen (ST)",
    "S2": "als Paar (S2)",
    "mu": "mittlere Wirkung (μ)",
    "mu_stern": "mittlerer Betrag der Wirkung (μ*)",
    "sigma": "Streuung der Wirkung (σ)",
    "rang": "Rangkorrelation (Spearman)",
}
_STELLEN = 4
"""Decimals of what was set: a drawn factor has more, and nobody reads them."""
_PROZENTSTELLEN = 1
VERFAHREN: Mapping[Verfahren, str] = {"sobol": "Sobol", "morris": "Morris", "lhs": "Latin Hypercube"}


def kennzahl(name: str) -> str:
    """Return what a figure is called."""
    return _KENNZAHLEN.get(name, (name, ""))[0]


def einheit(name: str) -> str:
    """Return the unit of a figure."""
    return _KENNZAHLEN.get(name, (name, ""))[1]


def zielkennzahl(ziel: Zielname) -> str:
    """Return the figure that an aim is."""
    return ZIELKENNZAHL[ziel]


def betrag(wert: Decimal | None, name: str) -> str:
    """Return a figure with its unit, as people write it."""
    if einheit(name) == "€":
        return euro(wert, 0)
    return mit_einheit(wert, einheit(name), 0 if name == "massnahmen" else 1)


def zielbetrag(wert: Decimal | None, antworten: Studienantworten) -> str:
    """Return a value of the aim with its unit."""
    return betrag(wert, zielkennzahl(antworten.ziel))


def je_geld(wert: Decimal | None, antworten: Studienantworten) -> str:
    """Return what money brings to the aim: small numbers, of which three decimals count."""
    return mit_einheit(wert, einheit(zielkennzahl(antworten.ziel)), 3)


def stellwert(wert: Wert | None, kennung: str, antworten: Studienantworten) -> str:
    """Return what a Stellgroesse was set to; factors and rates as percentages."""
    if wert is None:
        return FEHLT
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    if not isinstance(wert, Decimal):
        return wert
    if kennung in antworten.in_prozent:
        return f"{anzahl(round(100 * wert, _PROZENTSTELLEN))} %"
    return anzahl(round(wert, _STELLEN))


def groesse(kennung: str, antworten: Studienantworten) -> str:
    """Return what a Stellgroesse is called."""
    return antworten.namen.get(kennung, kennung)


def lauf(nummer: int, antworten: Studienantworten) -> str:
    """Return ``Lauf 12``, with the name of the run if it has one; run 0 is the case as it is."""
    name = antworten.laufnamen.get(nummer, "der Fall, wie er ist" if nummer == 0 else "")
    return f"Lauf {nummer} ({name})" if name else f"Lauf {nummer}"
