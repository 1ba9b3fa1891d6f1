"""A plan in short, as a notebook shows it: aim, status, gap, and the measures in seven columns."""

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.html import umgebung
from massnahmenplan.bericht.html.zellen import tabelle
from massnahmenplan.bericht.tabellen import TABELLEN
from massnahmenplan.bericht.tabellen.form import ausgewaehlt
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import gezaehlt, zielgroesse

_SPALTEN = (
    "Maßnahme",
    "Handlungsfeld",
    "Beginn",
    "Fertigstellung",
    "Investition [€]",
    "Zuschuss [€]",
    "Minderung im Zeitraum [t CO2e]",
)


def schreibe(ergebnis: Ergebnis) -> str:
    """Return a piece of HTML; texts of the case are text."""
    nachweis = ergebnis.nachweis
    luecke = worte.luecke(nachweis)
    kopf = (
        f"{worte.zielgroesse(nachweis.ziel)} {zielgroesse(nachweis.zielwert, nachweis.einheit)}; "
        f"{worte.status(nachweis)}; {luecke if nachweis.stufen else f'Lücke {luecke}'}"
    )
    gezeigt = list(ausgewaehlt(TABELLEN["massnahmen"], ergebnis, _SPALTEN))
    anzahl = gezaehlt(len(ergebnis.fall.massnahmen), "Maßnahmen")
    return (
        umgebung.umgebung()
        .get_template("kurzansicht.html")
        .render(
            name=ergebnis.fall.projekt.name,
            kopf=kopf,
            tabelle=tabelle(f"Im Plan: {len(gezeigt)} von {anzahl}", _SPALTEN, gezeigt),
        )
    )
