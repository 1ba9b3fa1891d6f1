"""Money as a council looks at it: by payer and year, and by measure and year."""

from massnahmenplan.bericht import finanzen, worte
from massnahmenplan.bericht.tabellen.form import Form, Zeilen
from massnahmenplan.ergebnis import Ergebnis


def _finanzen(ergebnis: Ergebnis) -> Zeilen:
    for jahr in finanzen.finanzjahre(ergebnis):
        yield worte.traeger(ergebnis.fall, jahr.traeger), jahr.jahr, *jahr.betraege


def _jahresraten(ergebnis: Ergebnis) -> Zeilen:
    for rate in finanzen.jahresraten(ergebnis):
        name, traeger = worte.massnahme(ergebnis.fall, rate.massnahme), worte.traeger(ergebnis.fall, rate.traeger)
        yield rate.jahr, rate.massnahme, name, traeger, *rate.betraege


FINANZEN: Form = (
    [
        "Kostenträger",
        "Jahr",
        "Investition [€]",
        "Zuwendungen [€]",
        "Darlehen [€]",
        "Eigenanteil [€]",
        "Betrieb [€]",
        "Tilgung und Zinsen [€]",
        "eingesparte Energie [€]",
    ],
    _finanzen,
)
JAHRESRATEN: Form = (
    ["Jahr", "Kennung", "Maßnahme", "Kostenträger", "Investition [€]", "Zuwendungen [€]"],
    _jahresraten,
)
