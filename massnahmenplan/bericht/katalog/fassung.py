"""A version of a programme in words: all its rules in one order."""

from massnahmenplan.bericht.katalog.grenzen import grenzen
from massnahmenplan.bericht.katalog.leistung import leistung
from massnahmenplan.bericht.katalog.regel import Regel
from massnahmenplan.bericht.katalog.verfahren import verfahren, voraussetzungen
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.paket import Leistungsart

_LEISTUNGSARTEN = {
    Leistungsart.ZUSCHUSS: "Zuschuss",
    Leistungsart.BETRIEB: "Betrieb",
    Leistungsart.STEUER: "Steuer",
    Leistungsart.KREDIT: "Kredit",
}


def regeln(fassung: Fassung) -> tuple[Regel, ...]:
    """Return all rules: who and what, money, limits, procedure."""
    return (*voraussetzungen(fassung), *leistung(fassung), *grenzen(fassung), *verfahren(fassung))


def leistungsart(fassung: Fassung) -> str:
    """Return the kind of money in one word."""
    return "Auskunft" if fassung.nur_auskunft else _LEISTUNGSARTEN[fassung.art]
