"""What was assumed, on what terms it was computed, where figures come from."""

from collections.abc import Iterator

from massnahmenplan.bericht import quellen
from massnahmenplan.bericht.tabellen.form import Form, Zeilen
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen import schreibweise
from massnahmenplan.planungsfall import Planungsfall


def _zeilen(ergebnis: Ergebnis) -> Zeilen:
    yield from _annahmen(ergebnis)
    for b in quellen.belege(ergebnis.fall):
        yield (b.bereich, b.kennung, b.bezeichnung, b.quelle, b.stand, b.sicherheit)


def _annahmen(ergebnis: Ergebnis) -> Zeilen:
    for nr, annahme in enumerate(ergebnis.annahmen, start=1):
        yield ("Annahme", str(nr), annahme, None, None, None)
    for bezeichnung, angabe in rahmen(ergebnis.fall):
        yield ("Rahmen", bezeichnung, angabe, None, None, None)


def rahmen(fall: Planungsfall) -> Iterator[tuple[str, str]]:
    """Yield the terms on which the plan was computed."""
    projekt = fall.projekt
    yield "Zeitraum", schreibweise.spanne(projekt.beginn, projekt.ende)
    yield "Planungsstichtag", schreibweise.datum(projekt.planungstag)
    yield "Preisstand der Investitionen", str(projekt.preisjahr)
    yield "Preissteigerung je Jahr", schreibweise.prozent(projekt.preissteigerung, 2)
    yield "Diskontsatz", schreibweise.prozent(projekt.diskontsatz, 2)
    yield "Emissionssystem", projekt.emissionssystem or schreibweise.FEHLT


ANNAHMEN: Form = (["Bereich", "Kennung", "Bezeichnung", "Quelle", "Stand", "Sicherheit"], _zeilen)
