"""Where the money of a purse comes from in a year and where it goes: two sides of equal sums, nothing negative."""

from decimal import Decimal

from massnahmenplan.ergebnis import Haushaltsjahr

Posten = dict[str, Decimal]
"""Name of an item -> EUR; items of 0 are left out."""
_NULL = Decimal(0)


def kassenseiten(jahr: Haushaltsjahr) -> tuple[Posten, Posten]:
    """Return means and their use; what one side lacks without a limit to spend is covered, or not needed."""
    mittel, verwendung = _mittel(jahr), _verwendung(jahr)
    if jahr.ansatz_eur is not None and jahr.frei_eur is not None:
        mittel = {"Ansatz": jahr.ansatz_eur - jahr.gesperrt_eur, **mittel}
        verwendung |= {"Rest ins Folgejahr": jahr.rest_eur, "nicht gebraucht": jahr.frei_eur - jahr.rest_eur}
    else:
        offen = sum(verwendung.values(), _NULL) - sum(mittel.values(), _NULL)
        mittel = {"ohne Grenze gedeckt": max(offen, _NULL), **mittel}
        verwendung["nicht gebraucht"] = max(-offen, _NULL)
    return _ohne_leere(mittel), _ohne_leere(verwendung)


def _mittel(jahr: Haushaltsjahr) -> Posten:
    return {
        "Rest aus Vorjahr": jahr.rest_vorjahr_eur,
        "Zuwendungen": jahr.zuschuesse_eur,
        "Einnahmen und Rückfluss": max(jahr.rueckfluss_eur, _NULL) + max(-jahr.ausgaben_eur, _NULL),
        "Deckung durch andere": jahr.umgebucht_eur + _gegeben(jahr),
        "Kreditaufnahme": jahr.kreditaufnahme_eur,
        "Liquiditätslinie": jahr.linie_eur,
        "über den Ansatz hinaus": jahr.mehrausgabe_eur,
    }


def _verwendung(jahr: Haushaltsjahr) -> Posten:
    return {
        "Ausgaben": max(jahr.ausgaben_eur, _NULL) + max(-jahr.rueckfluss_eur, _NULL),
        "Tilgung und Zinsen": jahr.schuldendienst_eur + jahr.zinsen_eur,
        "Rückzahlung Liquiditätslinie": jahr.linie_vorjahr_eur,
        "Deckung für andere": _gegeben(jahr),
    }


def _gegeben(jahr: Haushaltsjahr) -> Decimal:
    """Return what the purse covers for others."""
    return -sum((betrag for betrag in jahr.umbuchungen.values() if betrag < 0), _NULL)


def _ohne_leere(posten: Posten) -> Posten:
    return {name: betrag for name, betrag in posten.items() if betrag}
