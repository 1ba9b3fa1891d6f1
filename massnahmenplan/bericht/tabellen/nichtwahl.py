"""What is not in the plan, and why."""

from massnahmenplan.begriffe.massnahme import gesamtkosten
from massnahmenplan.bericht import worte
from massnahmenplan.bericht.tabellen.form import Form, Zeilen
from massnahmenplan.ergebnis import Ergebnis


def _nicht_gewaehlt(ergebnis: Ergebnis) -> Zeilen:
    for eintrag in ergebnis.nicht_gewaehlt:
        massnahme = ergebnis.fall.massnahme_mit_id[eintrag.massnahme]
        yield (
            massnahme.id,
            massnahme.name,
            worte.handlungsfeld(massnahme.handlungsfeld),
            worte.traeger(ergebnis.fall, massnahme.kostentraeger),
            gesamtkosten(massnahme),
            worte.grund(eintrag.grund),
            eintrag.text,
        )


NICHT_GEWAEHLT: Form = (
    ["Kennung", "Maßnahme", "Handlungsfeld", "Kostenträger", "Kosten wie angegeben [€]", "Grund", "Begründung"],
    _nicht_gewaehlt,
)
