"""Applications with their dates and grants."""

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.tabellen.form import Form, Zeilen
from massnahmenplan.ergebnis import Ergebnis


def _foerderung(ergebnis: Ergebnis) -> Zeilen:
    for eintrag in kennzahlen.bewilligungen(ergebnis):
        antrag, massnahme = eintrag.antrag, eintrag.bilanz.massnahme
        yield (
            massnahme,
            worte.massnahme(ergebnis.fall, massnahme),
            worte.programm(ergebnis.fall, antrag.programm),
            antrag.antrag_am,
            antrag.bewilligung_am,
            antrag.fertig_bis,
            eintrag.spielraum_tage,
            antrag.foerderfaehig_eur,
            antrag.satz,
            antrag.zuschuss_eur,
            antrag.sicherheit,
            eintrag.vorbehalt,
            antrag.quelle,
        )


FOERDERUNG: Form = (
    [
        "Kennung",
        "Maßnahme",
        "Programm",
        "Antrag spätestens",
        "Bewilligung am",
        "fertig bis",
        "Spielraum [Tage]",
        "förderfähige Kosten [€]",
        "Fördersatz [Anteil]",
        "Zuschuss [€]",
        "Sicherheit",
        "Vorbehalt",
        "Quelle",
    ],
    _foerderung,
)
