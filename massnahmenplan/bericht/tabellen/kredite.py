"""Loans year by year, to the end of their terms."""

from decimal import Decimal

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.tabellen.form import Form, Zeilen
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.foerderung.tilgungsplan import Darlehensjahr

_SPALTEN = [
    *("Kredit", "Bezeichnung", "Kostenträger", "Maßnahme", "Jahr"),
    *("Abruf [€]", "Zins [€]", "Tilgung [€]", "Gutschrift [€]", "Restschuld [€]"),
]


def betraege(jahr: Darlehensjahr) -> tuple[Decimal, ...]:
    """Return what a loan does in a year: drawn, interest, principal, credited, and the debt that is left."""
    return jahr.abruf_eur, jahr.zins_eur, jahr.tilgung_eur, jahr.gutschrift_eur, jahr.rest_eur


def _kredite(ergebnis: Ergebnis) -> Zeilen:
    for kredit in ergebnis.bilanz.kredite:
        traeger = worte.traeger(ergebnis.fall, kredit.traeger)
        for jahr in kredit.jahre:
            yield kredit.kredit, kredit.name, traeger, kredit.massnahme, jahr.jahr, *betraege(jahr)


KREDITE: Form = (_SPALTEN, _kredite)
