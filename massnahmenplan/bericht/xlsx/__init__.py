"""``plan.xlsx``: the result for people; one module per sheet, this file lists them."""

from massnahmenplan.bericht.xlsx import (
    aenderungen,
    annahmen,
    bescheide,
    buendel,
    co2_pfad,
    foerdermittel,
    haushalt,
    haushaltstabelle,
    kapitalwert,
    konten,
    kostenteilung,
    kredite,
    kreditstand,
    kriterien,
    nicht_gewaehlt,
    projektplan,
    pruefung,
    rechenwege,
    status,
    uebersicht,
    warmmiete,
    wirkung,
    zeitplan,
)
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis import Ergebnis

_BLAETTER = (
    uebersicht,
    aenderungen,
    projektplan,
    zeitplan,
    haushaltstabelle,
    haushalt,
    kostenteilung,
    warmmiete,
    kapitalwert,
    buendel,
    foerdermittel,
    rechenwege,
    kredite,
    co2_pfad,
    wirkung,
    konten,
    kriterien,
    nicht_gewaehlt,
    annahmen,
    pruefung,
    status,
    bescheide,
    kreditstand,
)


def schreibe(ergebnis: Ergebnis) -> bytes:
    """Return the content of ``plan.xlsx``; equal results give equal bytes, no macros, no formulas."""
    mappe = Mappe()
    for blatt in _BLAETTER:
        blatt.ergaenze(mappe, ergebnis)
    return mappe.inhalt()
