"""A result as tables with German headings and units; this file lists them."""

from massnahmenplan.bericht.tabellen import (
    aenderungen,
    annahmen,
    finanzen,
    foerderung,
    geld,
    kredite,
    massnahmen,
    mieten,
    nichtwahl,
    wirkung,
    zeitplan,
    ziele,
)
from massnahmenplan.bericht.tabellen.form import Form

TAGE = frozenset({"Antrag spätestens", "Bewilligung am", "fertig bis"})
"""Headings over days."""
TABELLEN: dict[str, Form] = {
    "massnahmen": massnahmen.MASSNAHMEN,
    "haushalt": geld.HAUSHALT,
    "vorsorge": geld.VORSORGE,
    "foerderung": foerderung.FOERDERUNG,
    "kredite": kredite.KREDITE,
    "konten": geld.KONTEN,
    "co2": wirkung.CO2,
    "ziele": ziele.ZIELE,
    "kapitalwert": geld.KAPITALWERT,
    "kostenteilung": massnahmen.KOSTENTEILUNG,
    "wirkung": wirkung.WIRKUNG,
    "endenergie": wirkung.ENDENERGIE,
    "mieten": mieten.MIETEN,
    "buendel": massnahmen.BUENDEL,
    "mengenziele": ziele.MENGENZIELE,
    "kriterien": ziele.KRITERIEN,
    "handlungsfelder": wirkung.HANDLUNGSFELDER,
    "foerdermix": foerderung.FOERDERMIX,
    "vermeidungskosten": wirkung.VERMEIDUNGSKOSTEN,
    "nicht_gewaehlt": nichtwahl.NICHT_GEWAEHLT,
    "annahmen": annahmen.ANNAHMEN,
    "aenderungen": aenderungen.AENDERUNGEN,
    "finanzen": finanzen.FINANZEN,
    "jahresraten": finanzen.JAHRESRATEN,
    "zeitplan": zeitplan.ZEITPLAN,
}
