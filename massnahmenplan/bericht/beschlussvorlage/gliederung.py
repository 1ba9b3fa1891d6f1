"""All sections of the council paper, in the order in which it is read."""

from collections.abc import Iterator
from types import ModuleType

from massnahmenplan.bericht import abschnittsworte, worte
from massnahmenplan.bericht.beschlussvorlage import (
    aenderungen,
    alternativen,
    auswirkungen,
    beschluss,
    klimawirkung,
    massnahmen,
    offenes,
    sachverhalt,
)
from massnahmenplan.bericht.beschlussvorlage.betreff import betreff
from massnahmenplan.bericht.entwurf import word
from massnahmenplan.bericht.entwurf.form import Absatz, Block, Liste, Platzhalter, Ueberschrift
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import zielgroesse

_KOPF = (
    *(("Vorlage Nr.", "Nummer"), ("Federführung", "Amt oder Fachbereich, Ansprechperson")),
    *(
        ("Beratungsfolge", "Gremien mit Sitzungstag und Zuständigkeit"),
        ("Status", "öffentlich oder nichtöffentlich"),
    ),
    ("Datum", "Tag der Vorlage"),
)
_ABSCHNITTE: tuple[ModuleType, ...] = (
    beschluss,
    sachverhalt,
    auswirkungen,
    klimawirkung,
    massnahmen,
    aenderungen,
    alternativen,
    offenes,
)
"""Between the subject and the proof, in the order of reading."""


def schreibe(ergebnis: Ergebnis) -> bytes:
    """Return the content of ``beschlussvorlage.docx``; equal plans give equal bytes. Errors: UmgebungsFehler."""
    return word.schreibe(titel(ergebnis), bloecke(ergebnis), quer=False)


def titel(ergebnis: Ergebnis) -> str:
    """Return the title of the paper."""
    return f"Beschlussvorlage (Entwurf): {ergebnis.fall.projekt.name}"


def bloecke(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield the whole draft below its title."""
    yield Absatz("Entwurf aus dem gerechneten Plan. Farbig hinterlegt ist, was die Verwaltung ergänzt.")
    yield from (Platzhalter(was, zu) for zu, was in _KOPF)
    yield Ueberschrift("Betreff")
    yield Absatz(betreff(ergebnis))
    for abschnitt in _ABSCHNITTE:
        yield from abschnitt.bloecke(ergebnis)
    yield from _nachweis(ergebnis)
    yield Ueberschrift("Anlagen")
    yield Liste(
        ("bericht.html oder bericht.pdf: Bericht mit Schaubildern und Rechenwegen", "plan.xlsx: alle Tabellen")
    )
    yield Platzhalter("weitere Anlagen")


def _nachweis(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield what is proven of the plan, and which input it was made from."""
    nachweis, protokoll = ergebnis.nachweis, ergebnis.protokoll
    yield Ueberschrift(abschnittsworte.NACHWEIS)
    bestanden = f"{sum(schritt.bestanden for schritt in protokoll)} von {len(protokoll)} Prüfungen bestanden"
    yield Liste(
        (
            f"Ziel: {worte.ziel(nachweis.ziel)}; Ergebnis {zielgroesse(nachweis.zielwert, nachweis.einheit)}",
            f"Status: {worte.status(nachweis)}",
            *(f"{rang}. Ziel: {worte.zielstufe(stufe)}" for rang, stufe in enumerate(nachweis.stufen, 1)),
            f"Beweis: {worte.beweis(nachweis)}",
            *nachweis.abwandlungen,
            f"Nachrechnung ohne das Rechenmodell: {bestanden}",
            f"Prüfsumme der Eingabe: {ergebnis.fall.pruefsumme()}",
        )
    )
