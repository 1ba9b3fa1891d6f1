"""Applications with their dates and grants; what flows from each programme into each field of action."""

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


def _foerdermix(ergebnis: Ergebnis) -> Zeilen:
    for programm, feld, zuschuss_eur in kennzahlen.foerdermix(ergebnis):
        yield worte.programm(ergebnis.fall, programm), worte.handlungsfeld(feld), zuschuss_eur


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
FOERDERMIX: Form = (["Programm", "Handlungsfeld", "Zuschuss [€]"], _foerdermix)
