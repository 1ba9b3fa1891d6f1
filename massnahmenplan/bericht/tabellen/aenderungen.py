"""Changes against the last plan; no rows for a plan that was made anew."""

from massnahmenplan.bericht import aenderungsworte
from massnahmenplan.bericht.tabellen.form import Form, Zeilen
from massnahmenplan.ergebnis import Ergebnis


def _aenderungen(ergebnis: Ergebnis) -> Zeilen:
    for aenderung in ergebnis.aenderungen:
        yield (
            aenderung.massnahme,
            aenderung.name,
            aenderungsworte.art(aenderung.art),
            aenderung.alt,
            aenderung.neu,
            aenderung.unterschied,
            aenderung.einheit,
            aenderungsworte.ursache(aenderung.ursache.art),
            aenderung.ursache.text,
        )


AENDERUNGEN: Form = (
    ["Kennung", "Maßnahme", "Änderung", "bisher", "jetzt", "Unterschied", "Einheit", "Ursache", "Begründung"],
    _aenderungen,
)
