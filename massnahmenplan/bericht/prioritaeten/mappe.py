"""``prioritaeten.xlsx``: list, levels, figures and what is left out, with the means of ``bericht.xlsx``."""

from collections.abc import Iterable, Sequence

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.prioritaeten import zeilen
from massnahmenplan.bericht.prioritaeten.zeilen import Feld, Spalten
from massnahmenplan.bericht.xlsx.blatt import KOPFZEILE, Blatt, Spalte
from massnahmenplan.bericht.xlsx.mappe import Mappe
from massnahmenplan.ergebnis.prioritaeten import Prioritaeten

_TEXTBREITE = 44
_STUFEN = (
    "Jede Stufe ist ein ganzer, nachgerechneter Plan (Ordner stufen). Verlust: was die Liste gegenüber dem besten "
    "Plan verliert, den man mit vorher bekanntem Budget machte; beide gelten bis auf ihre Lücke."
)
_KENNZAHLEN = (
    "Geld und Wirkung aus dem Plan der Stufe, mit der die Maßnahme dazukommt. Einzelwirkung: im Planzeitraum, vor "
    "Überlappung. Wirkung im Plan: was dem Plan ohne sie an Minderung fehlt."
)
_NICHT_DABEI = "Diese Maßnahmen führt auch das größte Budget nicht aus."
_NICHT_DABEI_SPALTEN = (("Maßnahme", "text"), ("Bezeichnung", "text"), ("Grund", "text"), ("Begründung", "text"))


def schreibe(ergebnis: Prioritaeten) -> bytes:
    """Return the content of the workbook; equal results give equal bytes."""
    mappe = Mappe()
    rangliste = mappe.blatt("Rangliste", "Rangliste (Nachrückliste)")
    _fuelle(rangliste, zeilen.REGEL, zeilen.RANGSPALTEN, zeilen.raenge(ergebnis))
    blatt = mappe.blatt("Stufen", "Budgetstufen")
    _fuelle(blatt, _STUFEN, zeilen.stufenspalten(ergebnis), zeilen.stufen(ergebnis))
    fall = zeilen.fall_von(ergebnis)
    figuren = ((p.massnahme, worte.massnahme(fall, p.massnahme), *zeilen.figuren(p)) for p in ergebnis.liste)
    spalten = (("Maßnahme", "text"), ("Bezeichnung", "text"), *zeilen.KENNSPALTEN)
    satz = " ".join(filter(None, (_KENNZAHLEN, ergebnis.ohne_szenarien)))
    _fuelle(mappe.blatt("Kennzahlen", "Kennzahlen je Maßnahme"), satz, spalten, figuren)
    if ergebnis.nicht_gewaehlt:
        fehlende = (
            (e.massnahme, worte.massnahme(fall, e.massnahme), worte.grund(e.grund), e.text)
            for e in ergebnis.nicht_gewaehlt
        )
        _fuelle(mappe.blatt("Nicht dabei", "Nicht auf der Liste"), _NICHT_DABEI, _NICHT_DABEI_SPALTEN, fehlende)
    return mappe.inhalt()


def _fuelle(blatt: Blatt, satz: str, spalten: Spalten, reihen: Iterable[Sequence[Feld]]) -> None:
    """Write a sentence and a table."""
    blatt.satz(1, satz, len(spalten) - 1, 160)
    unten = blatt.tabelle(KOPFZEILE, [Spalte(titel, stil, _breite(titel)) for titel, stil in spalten], reihen)
    blatt.richte_ein(KOPFZEILE, unten - 1, len(spalten))


def _breite(titel: str) -> int | None:
    return _TEXTBREITE if titel in {"Bezeichnung", "Bemerkung", "Begründung", "Pflicht"} else None
