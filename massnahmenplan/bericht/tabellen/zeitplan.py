"""When each step of a measure happens: applications, planning, building, operation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.tabellen.form import Form, Zeilen
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz

ANTRAG, PLANUNG, BAU, BETRIEB = "Förderantrag", "Planung", "Bau", "Betrieb"


@dataclass(frozen=True, slots=True)
class Schritt:
    """A step of a measure, from the first to the last of its periods; an application from its day to approval."""

    art: str
    titel: str
    von: date | int | str
    bis: date | int | str
    perioden: range
    """Periods in which it happens; those of an application are that of its day."""


def schritte(ergebnis: Ergebnis, bilanz: Massnahmenbilanz) -> Iterator[Schritt]:
    """Yield the steps of a planned measure in their order."""
    achse = ergebnis.fall.projekt.zeitachse
    for antrag in sorted(bilanz.antraege, key=lambda a: (a.antrag_am, a.programm)):
        titel = f"{ANTRAG}: {worte.programm(ergebnis.fall, antrag.programm)}"
        tag = antrag.antrag_am
        periode = tag.year * achse.je_jahr + (tag.month - 1) * achse.je_jahr // 12
        yield Schritt(ANTRAG, titel, tag, antrag.bewilligung_am, range(periode, periode + 1))
    for art, von, bis in (
        (PLANUNG, bilanz.beginn, bilanz.baubeginn - 1),
        (BAU, bilanz.baubeginn, bilanz.fertig),
        (BETRIEB, bilanz.fertig + 1, bilanz.wirkt_bis),
    ):
        if von <= bis:
            yield Schritt(art, art, achse.angabe(von), achse.angabe(bis), range(von, bis + 1))


def erstes_jahr(ergebnis: Ergebnis) -> int:
    """Return the year that a schedule begins with: the first of the plan, or that of an earlier application."""
    antraege = (a.antrag_am.year for b in ergebnis.bilanz.massnahmen for a in b.antraege)
    return min([ergebnis.fall.projekt.beginn, *antraege])


def _zeilen(ergebnis: Ergebnis) -> Zeilen:
    for bilanz in ergebnis.bilanz.massnahmen:
        for schritt in schritte(ergebnis, bilanz):
            name = worte.massnahme(ergebnis.fall, bilanz.massnahme)
            yield bilanz.massnahme, name, schritt.titel, schritt.von, schritt.bis


ZEITPLAN: Form = (["Kennung", "Maßnahme", "Teilmaßnahme", "von", "bis"], _zeilen)
