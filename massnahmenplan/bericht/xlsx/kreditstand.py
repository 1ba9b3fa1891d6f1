"""Sheet ``Kreditstand``: what was drawn of the payers' own loans, for a person to note it; it is read back."""

from collections.abc import Iterator

from massnahmenplan.begriffe.kreditstand import Kreditstand
from massnahmenplan.bericht.xlsx.blatt import Wert
from massnahmenplan.bericht.xlsx.eingabeblatt import Eingabespalte, fuelle
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.eingabe.standbeschreibungen import STANDBESCHREIBUNGEN
from massnahmenplan.ergebnis import Ergebnis

_TITEL = "Kreditstand: was von Krediten aufgenommen ist"
_ANLEITUNG = (
    "Vor einer Fortschreibung für jedes vergangene Jahr betrag_eur ausfüllen, 0 wenn nichts aufgenommen wurde; "
    "was leer bleibt, gilt als aufgenommen wie geplant. Spalten in Klammern werden nicht gelesen."
)
_STILE = {"jahr": "jahr", "betrag_eur": "euro"}
_AUSKUNFT = (Eingabespalte("(Kredit)", breite=34), Eingabespalte("(im Plan)", "euro"))


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet where there are loans: one row per loan and year that is drawn in plan or Stand."""
    if not ergebnis.fall.kredite:
        return
    hilfen = STANDBESCHREIBUNGEN["Kreditstand"]
    kredit, jahr, betrag = (
        Eingabespalte(feld, _STILE.get(feld, "text"), hilfen[feld]) for feld in Kreditstand.model_fields
    )
    blatt = mappe.blatt("Kreditstand", _TITEL, _ANLEITUNG)
    fuelle(blatt, [kredit, jahr, *_AUSKUNFT, betrag], list(_zeilen(ergebnis)), feste=2)


def _zeilen(ergebnis: Ergebnis) -> Iterator[list[Wert]]:
    geplant = {(a.kredit, a.jahr): a.betrag_eur for a in ergebnis.plan.kredite}
    gesagt = {(z.kredit, z.jahr): z.betrag_eur for z in ergebnis.fall.kreditstand}
    for kredit, jahr in sorted({*geplant, *gesagt}):
        stelle = kredit, jahr
        name = ergebnis.fall.kredit_mit_id[kredit].name
        yield [kredit, jahr, name, geplant.get(stelle), gesagt.get(stelle)]
