"""All sections of the council paper, in the order in which it is read."""

from collections.abc import Iterator

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.beschlussvorlage import begruendung, beschluss
from massnahmenplan.bericht.entwurf import word
from massnahmenplan.bericht.entwurf.form import Absatz, Block, Liste, Platzhalter, Ueberschrift
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import datum, spanne, zielgroesse

_KOPF = (
    *(("Vorlage Nr.", "Nummer"), ("Federführung", "Amt oder Fachbereich, Ansprechperson")),
    *(
        ("Beratungsfolge", "Gremien mit Sitzungstag und Zuständigkeit"),
        ("Status", "öffentlich oder nichtöffentlich"),
    ),
    ("Datum", "Tag der Vorlage"),
)


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
    yield Absatz(_betreff(ergebnis))
    yield from beschluss.bloecke(ergebnis)
    yield from begruendung.sachverhalt(ergebnis)
    yield from begruendung.finanzielles(ergebnis)
    yield from begruendung.klimawirkung(ergebnis)
    yield from begruendung.massnahmen(ergebnis)
    yield from begruendung.aenderungen(ergebnis)
    yield from begruendung.alternativen(ergebnis)
    yield from begruendung.offenes(ergebnis)
    yield from _nachweis(ergebnis)
    yield Ueberschrift("Anlagen")
    yield Liste(
        ("bericht.html oder bericht.pdf: Bericht mit Schaubildern und Rechenwegen", "plan.xlsx: alle Tabellen")
    )
    yield Platzhalter("weitere Anlagen")


def _betreff(ergebnis: Ergebnis) -> str:
    projekt = ergebnis.fall.projekt
    was = "Maßnahmenplan" if ergebnis.fortschreibung is None else "Fortschreibung des Maßnahmenplans"
    return f"{was} {projekt.name}, {spanne(projekt.beginn, projekt.ende)}, Stand {datum(projekt.planungstag)}"


def _nachweis(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield what is proven of the plan, and which input it was made from."""
    nachweis, protokoll = ergebnis.nachweis, ergebnis.protokoll
    yield Ueberschrift("Nachweis")
    bestanden = f"{sum(schritt.bestanden for schritt in protokoll)} von {len(protokoll)} Prüfungen bestanden"
    yield Liste(
        (
            f"Ziel: {worte.ziel(nachweis.ziel)}; Ergebnis {zielgroesse(nachweis.zielwert, nachweis.einheit)}",
            f"Status: {worte.status(nachweis)}",
            f"Beweis: {worte.beweis(nachweis)}",
            *nachweis.abwandlungen,
            f"Nachrechnung ohne das Rechenmodell: {bestanden}",
            f"Prüfsumme der Eingabe: {ergebnis.fall.pruefsumme()}",
        )
    )
