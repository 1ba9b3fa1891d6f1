"""Which rows of the table corrections and omissions mean."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from massnahmenplan.einfuhr.mangel import Mangel
from massnahmenplan.einfuhr.tabelle import Fremdtabelle, zeilennummer
from massnahmenplan.einfuhr.verbleib import schluessel
from massnahmenplan.einfuhr.zeile import rohkennung
from massnahmenplan.einfuhr.zeilennummern import aufgezaehlt
from massnahmenplan.einfuhr.zuordnung import Berichtigung, Weglassung, Zeilenbezug, Zuordnung


@dataclass(frozen=True, slots=True)
class Zeilenverzeichnis:
    """The rows of a table by what the table calls them."""

    nach_name: Mapping[str, Sequence[int]]
    nummern: frozenset[int]

    def gemeint(self, bezug: Zeilenbezug) -> Sequence[int]:
        """Return the numbers of the rows that are meant."""
        if bezug.zeile is not None:
            return (bezug.zeile,) if bezug.zeile in self.nummern else ()
        return () if bezug.id is None else self.nach_name.get(schluessel(bezug.id), ())

    def berichtigungen(self, zuordnung: Zuordnung) -> Mapping[int, Sequence[Berichtigung]]:
        """Return the corrections by number of row."""
        je_zeile: defaultdict[int, list[Berichtigung]] = defaultdict(list)
        for berichtigung in zuordnung.berichtigungen:
            for nummer in self.gemeint(berichtigung):
                je_zeile[nummer].append(berichtigung)
        return je_zeile

    def weglassungen(self, zuordnung: Zuordnung) -> Mapping[int, Weglassung]:
        """Return the rows that are left out, each with the first reason."""
        rueckwaerts = reversed(zuordnung.weglassen)
        return {nummer: weglassung for weglassung in rueckwaerts for nummer in self.gemeint(weglassung)}


def zeilenverzeichnis(zuordnung: Zuordnung, tabelle: Fremdtabelle) -> Zeilenverzeichnis:
    """Return the rows of a table, of which the columns that name rows are there."""
    nach_name: defaultdict[str, list[int]] = defaultdict(list)
    for zeile in tabelle.zeilen:
        nach_name[schluessel(rohkennung(zuordnung, tabelle, zeile))].append(zeilennummer(zeile))
    return Zeilenverzeichnis(dict(nach_name), frozenset(map(zeilennummer, tabelle.zeilen)))


def falsche_bezuege(zuordnung: Zuordnung, tabelle: Fremdtabelle) -> Iterator[Mangel]:
    """Yield E508 for corrections and omissions that mean no row, cannot tell which of several, or come twice.

    A correction of a row that is left out contradicts the omission.
    """
    if _namen_fehlen(zuordnung, tabelle):
        return
    verzeichnis = zeilenverzeichnis(zuordnung, tabelle)
    weggelassen = verzeichnis.weglassungen(zuordnung)
    erste: dict[tuple[int, str], int] = {}
    for liste in ("berichtigungen", "weglassen"):
        for nummer, bezug in enumerate(getattr(zuordnung, liste)):
            mangel = _mangel(bezug, verzeichnis)
            if mangel is None and isinstance(bezug, Berichtigung):
                (zeile,) = verzeichnis.gemeint(bezug)
                frueher = erste.setdefault((zeile, bezug.feld), nummer)
                mangel = _widerspruch(bezug, frueher if frueher != nummer else None, weggelassen.get(zeile))
            if mangel is not None:
                yield Mangel("E508", (liste, nummer), *mangel)


def _mangel(bezug: Zeilenbezug, verzeichnis: Zeilenverzeichnis) -> tuple[str, str] | None:
    """Return what is wrong with what names a row, and what to do."""
    if (bezug.id is None) == (bezug.zeile is None):
        return "nennt keine oder zwei Zeilen", "Entweder id oder zeile angeben."
    gemeint = verzeichnis.gemeint(bezug)
    if not gemeint:
        return "diese Zeile gibt es in der Tabelle nicht", "id wie in der Tabelle, oder zeile: Nummer der Zeile."
    if len(gemeint) > 1 and not isinstance(bezug, Weglassung):
        return f"diese id haben mehrere Zeilen ({aufgezaehlt(gemeint)})", "zeile: mit der Nummer angeben."
    return None


def _widerspruch(
    berichtigung: Berichtigung, frueher: int | None, weglassung: Weglassung | None
) -> tuple[str, str] | None:
    """Return what else the mapping says of the corrected cell, and what to do."""
    if frueher is not None:
        text = f"{berichtigung.feld} dieser Zeile ist schon berichtigt (berichtigungen.{frueher + 1})"
        return text, "Eine der beiden löschen."
    if weglassung is not None:
        text = f"diese Zeile steht auch unter weglassen ({weglassung.grund})"
        return text, "Die Berichtigung oder die Weglassung löschen."
    return None


def _namen_fehlen(zuordnung: Zuordnung, tabelle: Fremdtabelle) -> bool:
    """Return True if the columns by which rows are named are not there: said already."""
    quellen = [zuordnung.felder.get(feld) for feld in ("id", "name")]
    return any(q is not None and q.spalte is not None and not tabelle.spalten(q.spalte) for q in quellen)
