"""``portfolio.xlsx``: districts and shared accounts, with the means of ``bericht.xlsx``."""

from collections.abc import Iterable, Sequence

from massnahmenplan.bericht.portfolio import zeilen
from massnahmenplan.bericht.portfolio.zeilen import Feld, Spalten
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis.portfolioergebnis import Portfolioergebnis
from massnahmenplan.grundlagen.schreibweise import prozent, zielgroesse

_TEXTBREITE = 44
_QUARTIERE = "Jedes Quartier hat einen ganzen, nachgerechneten Plan (Ordner quartiere). Bewiesen ist die Summe: "

_WEICH = (
    "Ein weiches Ziel darf verfehlt werden; sein Preis zählt nur beim Ziel kosten, abgezinst, in der Summe aller "
    "Quartiere und in keinem Plan."
)


def schreibe(ergebnis: Portfolioergebnis) -> bytes:
    """Return the content of the workbook; equal results give equal bytes."""
    mappe = Mappe()
    satz = f"{_QUARTIERE}{_beweis(ergebnis)}"
    spalten = zeilen.quartierspalten(ergebnis)
    _fuelle(mappe.blatt("Quartiere", "Quartiere"), satz, spalten, zeilen.quartiere(ergebnis))
    satz = f"{zeilen.ZUTEILUNG} {zeilen.grenzwertsatz(ergebnis)}"
    blatt = mappe.blatt("Gemeinsame Konten", "Zuteilung der gemeinsamen Konten")
    _fuelle(blatt, satz, zeilen.kontospalten(ergebnis), zeilen.konten(ergebnis))
    if ergebnis.ziele:
        blatt = mappe.blatt("Gemeinsame Ziele", "Ziele über alle Quartiere")
        satz = f"Minderung aller Quartiere zusammen. {_WEICH}"
        _fuelle(blatt, satz, zeilen.zielspalten(ergebnis), zeilen.ziele(ergebnis))
    return mappe.inhalt()


def _beweis(ergebnis: Portfolioergebnis) -> str:
    wert = zielgroesse(ergebnis.zielwert, ergebnis.einheit)
    if ergebnis.ziel == "kosten" and ergebnis.zielverfehlung_eur:
        wert += f" (darin {zeilen.preis_verfehlter_ziele(ergebnis)})"
    if ergebnis.schranke is None:
        return f"{wert}, keine Schranke."
    schranke = zielgroesse(ergebnis.schranke, ergebnis.einheit)
    return f"{wert}, Schranke {schranke}, Lücke {prozent(ergebnis.luecke, 3)}."


def _fuelle(blatt: Blatt, satz: str, spalten: Spalten, reihen: Iterable[Sequence[Feld]]) -> None:
    """Write a sentence and a table."""
    blatt.satz(1, satz, len(spalten) - 1, 160)
    unten = blatt.tabelle(KOPFZEILE, [Spalte(titel, stil, _breite(titel)) for titel, stil in spalten], reihen)
    blatt.richte_ein(KOPFZEILE, unten - 1, len(spalten))


def _breite(titel: str) -> int | None:
    return _TEXTBREITE if titel in {"Bezeichnung", "Satz"} else None
