"""Finanzielle Auswirkungen: money by payer and year; those the council decides for come first."""

from collections.abc import Iterator

from massnahmenplan.bericht import finanzen, worte
from massnahmenplan.bericht.beschlussvorlage import rahmen
from massnahmenplan.bericht.entwurf.form import Absatz, Block, Platzhalter, Spalte, Tabelle, Ueberschrift, Zelle
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import euro

_FINANZEN = (
    Spalte("Jahr", "jahr", 3),
    *(Spalte(f"{was} [€]", "ganz", 4) for was in ("Investition", "Zuwendungen", "Darlehen", "Eigenanteil")),
    *(Spalte(f"Folgekosten {was} [€]", "ganz", 4) for was in ("Betrieb", "Tilgung, Zinsen")),
    Spalte("eingesparte Energie [€]", "ganz", 4),
)
_LESEHILFE = (
    "Beträge nominal, auf ganze Euro gerundet. Eigenanteil: Investition ohne Zuwendungen und Darlehen des Jahres; "
    "negativ, wenn Zuwendungen erst nach der Rechnung kommen. Betrieb: laufende Kosten abzüglich Erträgen, "
    "Betriebsbeihilfen und Umlagen auf Mieten; negativ, wenn mehr hereinkommt, als der Betrieb kostet. "
    "Eingesparte Energie ist nachrichtlich genannt und in keinem anderen Betrag enthalten."
)


def bloecke(ergebnis: Ergebnis) -> Iterator[Block]:
    """Yield the section, with a table per payer."""
    yield Ueberschrift("Finanzielle Auswirkungen")
    yield Absatz(_LESEHILFE)
    for traeger in rahmen.eigene(ergebnis):
        yield from _finanztabelle(ergebnis, traeger.id, "")
    yield Platzhalter("Produkt, Finanzposition, Deckung; Abgleich mit dem Haushaltsplan")
    if andere := rahmen.andere(ergebnis):
        yield Ueberschrift("Andere Kostenträger (nachrichtlich)", 2)
        for traeger in andere:
            yield from _finanztabelle(ergebnis, traeger.id, " (nachrichtlich)")


def _finanztabelle(ergebnis: Ergebnis, traeger: str, zusatz: str) -> Iterator[Block]:
    jahre = [jahr for jahr in finanzen.finanzjahre(ergebnis) if jahr.traeger == traeger]
    name = worte.traeger(ergebnis.fall, traeger)
    if not jahre:
        yield Absatz(f"{name}: keine.")
        return
    zeilen = tuple((jahr.jahr, *jahr.betraege) for jahr in jahre)
    summe: tuple[Zelle, ...] = ("Summe", *finanzen.summe(jahre).betraege)
    yield Tabelle("Finanzen", f"{name}{zusatz}", _FINANZEN, zeilen, summe)
    if schuld := finanzen.restschuld_eur(ergebnis, traeger):
        ende = ergebnis.fall.projekt.ende
        yield Absatz(f"Nach {ende} bleiben für {name} Darlehen von {euro(schuld, 0)} zu tilgen, mit ihren Zinsen.")
