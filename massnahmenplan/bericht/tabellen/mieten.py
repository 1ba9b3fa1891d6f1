"""Rents of rented buildings by year."""

from decimal import Decimal

from massnahmenplan.bericht.tabellen.form import Form, Zeilen
from massnahmenplan.ergebnis import Ergebnis, Mietjahr


def anstieg(miete: Mietjahr) -> tuple[int | Decimal, ...]:
    """Return what a year changes: levies that begin and their cut, all levies, energy saved, the rise of both."""
    return (
        miete.jahr,
        miete.umlage_neu_eur,
        miete.gekappt_eur,
        miete.umlage_eur,
        miete.ersparnis_eur,
        miete.anstieg_eur,
        miete.je_m2_monat(miete.anstieg_eur),
    )


def _mieten(ergebnis: Ergebnis) -> Zeilen:
    for miete in ergebnis.bilanz.mieten:
        yield (
            miete.objekt,
            ergebnis.fall.objekt_mit_id[miete.objekt].name,
            *anstieg(miete),
            miete.spielraum_eur,
            miete.ueberschreitung_eur,
        )


MIETEN: Form = (
    [
        "Kennung",
        "Objekt",
        "Jahr",
        "neue Umlage [€/a]",
        "gekappt [€/a]",
        "Umlagen [€/a]",
        "eingesparte Energie [€/a]",
        "Anstieg der Warmmiete [€/a]",
        "Anstieg der Warmmiete [€/m² und Monat]",
        "erlaubter Anstieg [€/a]",
        "über der Grenze [€/a]",
    ],
    _mieten,
)
