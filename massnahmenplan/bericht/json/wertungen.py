"""Targets and criteria as plain data."""

from massnahmenplan.bericht.json.betraege import Daten, euro, millionstel, tausendstel
from massnahmenplan.ergebnis import Kriteriumsstand, Mengenzielstand, Zielstand
from massnahmenplan.grundlagen.zahlen import schreibe_zahl


def ziel(stand: Zielstand) -> Daten:
    """Return how far a target in tonnes is met."""
    return {
        "ziel": stand.ziel,
        "name": stand.name,
        "satz": stand.satz,
        "jahr": stand.jahr,
        "soll_t": tausendstel(stand.soll_t),
        "ist_t": tausendstel(stand.ist_t),
        "verfehlung_t": tausendstel(stand.verfehlung_t),
        "hart": stand.hart,
        "strafe_eur": euro(stand.strafe_eur),
    }


def mengenziel(stand: Mengenzielstand) -> Daten:
    """Return how far a target in another unit is met."""
    return {
        "ziel": stand.ziel,
        "name": stand.name,
        "satz": stand.satz,
        "jahr": stand.jahr,
        "einheit": stand.einheit,
        "soll": millionstel(stand.soll),
        "ist": millionstel(stand.ist),
        "verfehlung": millionstel(stand.verfehlung),
        "verfehlung_einheit": stand.verfehlung_einheit,
        "hart": stand.hart,
        "strafe_eur": euro(stand.strafe_eur),
    }


def kriterium(stand: Kriteriumsstand) -> Daten:
    """Return what the plan is worth by a criterion."""
    return {
        "kriterium": stand.kriterium,
        "name": stand.name,
        "gruppe": stand.gruppe,
        "gewicht": schreibe_zahl(stand.gewicht),
        "einheit": stand.einheit,
        "schlechtester": millionstel(stand.schlechtester),
        "bester": millionstel(stand.bester),
        "wert": millionstel(stand.wert),
        "anteil": millionstel(stand.anteil),
        "punkte": millionstel(stand.punkte),
        "punkte_je_massnahme": {k: millionstel(p) for k, p in sorted(stand.punkte_je_massnahme.items())},
    }
