"""Sheet ``Projektplan``: every planned measure with its money, and a bar over the periods."""

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte, Wert
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.bericht.xlsx.papier import A3
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz

_PHASEN = {"P": "planung", "B": "bau", "W": "betrieb"}
_LEGENDE = f"P = Planung   B = Bau   W = in Betrieb (wirkt)   t CO2e/a = {worte.MINDERUNG_T_A}"
_SPALTEN = (
    Spalte("Nr.", "nummer", 5),
    Spalte("Kennung"),
    Spalte("Maßnahme", breite=38),
    Spalte("Handlungsfeld"),
    Spalte("Träger", breite=24),
    Spalte("Variante", breite=18),
    Spalte("Beginn", "jahr"),
    Spalte("Bau", "mitte"),
    Spalte("Fertigstellung", "jahr", 15),
    Spalte("Kosten", "euro"),
    Spalte("Zuschuss", "euro"),
    Spalte("Eigenmittel", "euro"),
    Spalte("t CO2e/a", "zehntel"),
)
_FESTE_SPALTEN = 3
_BREITE = {1: 6, 2: 8, 4: 8}
"""Width of the column of a period, by how many a year has."""


def ergaenze(mappe: Mappe, ergebnis: Ergebnis) -> None:
    """Write the sheet: measures grouped by field of action, each group headed by its sums."""
    blatt = mappe.blatt("Projektplan", f"Projektplan {ergebnis.fall.projekt.name}", _LEGENDE)
    blatt.papier(A3)
    achse = ergebnis.fall.projekt.zeitachse
    perioden = achse.perioden
    spalten = (*_SPALTEN, *(Spalte(achse.name(p), "mitte", _BREITE[achse.je_jahr]) for p in perioden))
    blatt.kopf(KOPFZEILE, spalten)
    zeile, nr = KOPFZEILE + 1, 0
    for summe in kennzahlen.je_handlungsfeld(ergebnis):
        blatt.reihe(zeile, spalten, _summenzeile(summe, len(perioden)), "gruppe")
        zeile += 1
        for bilanz in kennzahlen.im_handlungsfeld(ergebnis, summe.kennung):
            nr += 1
            _schreibe_massnahme(blatt, zeile, nr, ergebnis, bilanz)
            zeile += 1
    blatt.richte_ein(KOPFZEILE, zeile - 1, len(spalten), _FESTE_SPALTEN)
    blatt.reihe(zeile, spalten, _summenzeile(kennzahlen.gesamt(ergebnis), len(perioden)), "summe")


def _schreibe_massnahme(blatt: Blatt, zeile: int, nr: int, ergebnis: Ergebnis, bilanz: Massnahmenbilanz) -> None:
    fall, achse = ergebnis.fall, ergebnis.fall.projekt.zeitachse
    massnahme = fall.massnahme_mit_id[bilanz.massnahme]
    werte: tuple[Wert, ...] = (
        nr,
        massnahme.id,
        massnahme.name,
        worte.handlungsfeld(massnahme.handlungsfeld),
        worte.zahlende(fall, bilanz),
        worte.variante(fall, massnahme.id, bilanz.variante),
        achse.angabe(bilanz.beginn),
        achse.spanne(bilanz.baubeginn, bilanz.fertig),
        achse.angabe(bilanz.fertig),
        bilanz.investition_eur,
        bilanz.zuschuss_eur,
        bilanz.eigenmittel_eur,
        kennzahlen.minderung_t_a(ergebnis, bilanz),
    )
    blatt.reihe(zeile, _SPALTEN, werte)
    blatt.gleich_hoch(zeile)  # bars of equal height
    for spalte, periode in enumerate(achse.perioden, start=len(_SPALTEN)):
        phase = _phase(bilanz, periode)
        blatt.schreibe(zeile, spalte, phase, _PHASEN[phase] if phase else "mitte")


def _phase(bilanz: Massnahmenbilanz, periode: int) -> str | None:
    """Return the letter of what happens with the measure in a period, None for nothing."""
    if bilanz.beginn <= periode < bilanz.baubeginn:
        return "P"
    if bilanz.baubeginn <= periode <= bilanz.fertig:
        return "B"
    return "W" if bilanz.fertig < periode <= bilanz.wirkt_bis else None


def _summenzeile(summe: kennzahlen.Summe, perioden: int) -> tuple[Wert, ...]:
    betraege = (summe.investition_eur, summe.zuschuss_eur, summe.eigenmittel_eur)
    return (None, None, f"{summe.name} ({summe.anzahl})", *[None] * 6, *betraege, *[None] * (1 + perioden))
