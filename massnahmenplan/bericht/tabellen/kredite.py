"""Loans year by year, to the end of their terms."""

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.tabellen.form import Form, Zeilen
from massnahmenplan.ergebnis import Ergebnis

_SPALTEN = [
    *("Kredit", "Bezeichnung", "Kostenträger", "Maßnahme", "Jahr"),
    *("Abruf [€]", "Zins [€]", "Tilgung [€]", "Gutschrift [€]", "Restschuld [€]"),
]


def _kredite(ergebnis: Ergebnis) -> Zeilen:
    for kredit in ergebnis.bilanz.kredite:
        traeger = worte.traeger(ergebnis.fall, kredit.traeger)
        for jahr in kredit.jahre:
            betraege = (jahr.abruf_eur, jahr.zins_eur, jahr.tilgung_eur, jahr.gutschrift_eur, jahr.rest_eur)
            yield kredit.kredit, kredit.name, traeger, kredit.massnahme, jahr.jahr, *betraege


KREDITE: Form = (_SPALTEN, _kredite)
