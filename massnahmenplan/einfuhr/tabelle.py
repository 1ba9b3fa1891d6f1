"""Somebody else's table, read by the readers of a case: headings as they are, cells with their place."""

import csv
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from massnahmenplan.einfuhr.verbleib import schluessel
from massnahmenplan.eingabe.csv_quelle import lies_csv
from massnahmenplan.eingabe.dateien import lies_bytes
from massnahmenplan.eingabe.kodierung import dekodiere
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.eingabe.sammler import Befundsammler, abbruch
from massnahmenplan.eingabe.tabelle import Tabelle
from massnahmenplan.grundlagen.befund import Befund, Fundstelle

LISTE = "tabelle"
"""What findings of the readers call it; no list of a case."""
KOPFSUCHE = 20
"""So many rows are searched for the headings."""
_NUR_ZELLE = frozenset({"E034", "E035"})
"""Findings that concern one cell: it is empty, and the report says why."""
_FEHLERWERT = re.compile(r"#(DIV/0!|NV|N/A|BEZUG!|REF!|WERT!|VALUE!|NAME\?|ZAHL!|NUM!|NULL!)$")


class _Tabellensammler(Befundsammler):
    """Keeps apart what is wrong with single cells, which an import reports and bears."""

    def __init__(self) -> None:
        super().__init__()
        self.zellen: dict[Fundstelle, str] = {}

    def nimm(self, befund: Befund) -> None:
        """Note a finding."""
        if befund.kennung in _NUR_ZELLE and befund.stelle is not None:
            self.zellen[befund.stelle] = befund.text if befund.wert is None else f"Fehlerwert {befund.wert}"
        else:
            super().nimm(befund)


@dataclass(frozen=True, slots=True)
class Fremdtabelle:
    """Rows under headings; a column is named by its heading, however it is spaced."""

    datei: str
    kopf: tuple[Wert, ...]
    zeilen: tuple[tuple[Wert, ...], ...]
    fehlerwerte: Mapping[Fundstelle, str] = field(default_factory=dict)
    hinweise: tuple[Befund, ...] = ()
    _nach_schluessel: dict[str, tuple[int, ...]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Find the columns once: every cell asks for its own."""
        for spalte, wert in enumerate(self.kopf):
            if wert.inhalt:
                name = schluessel(wert.inhalt)
                self._nach_schluessel[name] = (*self._nach_schluessel.get(name, ()), spalte)

    @property
    def ueberschriften(self) -> tuple[str, ...]:
        """All headings as they are written."""
        return tuple(str(wert.inhalt) for wert in self.kopf if wert.inhalt is not None)

    def spalten(self, ueberschrift: str) -> tuple[int, ...]:
        """Return the columns with this heading."""
        return self._nach_schluessel.get(schluessel(ueberschrift), ())

    def zelle(self, zeile: tuple[Wert, ...], ueberschrift: str) -> Wert:
        """Return the cell of a row under a heading that is there."""
        return zeile[self.spalten(ueberschrift)[0]]

    def fehlerwert(self, zelle: Wert) -> str | None:
        """Return what is wrong with a cell that a spreadsheet could not work out; else None."""
        if isinstance(zelle.inhalt, str) and _FEHLERWERT.match(zelle.inhalt):
            return f"Fehlerwert {zelle.inhalt}"
        return self.fehlerwerte.get(zelle.stelle)


def zeilennummer(zeile: tuple[Wert, ...]) -> int:
    """Return the number of the line in the file, of the row on the sheet."""
    stelle = zeile[0].stelle
    return stelle.zeile or int(re.sub(r".*\D", "", stelle.zelle or "0"))


def lies_tabelle(pfad: Path, blatt: str | None, genannte: Collection[str]) -> Fremdtabelle:
    """Return the table of a CSV file or of one sheet of a workbook.

    genannte: headings that are asked for; the row that has most of them is the one with the headings.
    Errors (EingabeFehler): those of the readers, E510 no table or no such sheet.
    """
    sammler = _Tabellensammler()
    gesucht = {schluessel(name) for name in genannte}
    inhalt = lies_bytes(pfad)
    if pfad.suffix.lower() == ".xlsx":
        tabelle = _lies_blatt(inhalt, pfad.name, blatt, gesucht, sammler)
    elif pfad.suffix.lower() in {".csv", ".txt", ".tsv"}:
        text = dekodiere(inhalt, pfad.name, sammler, cp1252_erlaubt=True)
        tabelle = lies_csv(_ab_kopf(text, gesucht), LISTE, pfad.name, sammler)
    else:
        art = pfad.suffix or "ohne Endung"
        raise abbruch(
            "E510", f"ist keine Tabelle ({art})", Fundstelle(pfad.name), "Als .xlsx oder .csv speichern."
        )
    sammler.wirf_wenn_noetig()
    if not tabelle.zeilen:
        raise abbruch("E510", "Tabelle hat keine Zeilen", tabelle.stelle, "Zeilen ergänzen.")
    return Fremdtabelle(pfad.name, tabelle.kopf, tabelle.zeilen, sammler.zellen, sammler.hinweise)


def _treffer(texte: Iterable[object], gesucht: Collection[str]) -> int:
    return len({schluessel(text) for text in texte} & set(gesucht))


def _ab_kopf(text: str, gesucht: Collection[str]) -> str:
    """Return the text with empty lines in place of those above the headings, so that line numbers stay."""
    zeilen = text.split("\n")
    zahlen = [
        max(_treffer(_felder(zeilen[n:], t), gesucht) for t in ";,\t") for n in range(len(zeilen[:KOPFSUCHE]))
    ]
    kopf = zahlen.index(max(zahlen)) if max(zahlen) else 0
    return "\n".join([*[""] * kopf, *zeilen[kopf:]])


def _felder(zeilen: Sequence[str], trenner: str) -> list[str]:
    """Return the fields that begin with the first line; a heading may go over several."""
    try:
        return next(csv.reader((f"{zeile}\n" for zeile in zeilen), delimiter=trenner), [])
    except csv.Error:  # a field beyond the reader's limit is no heading
        return []


def _lies_blatt(
    inhalt: bytes, datei: str, blatt: str | None, gesucht: Collection[str], sammler: Befundsammler
) -> Tabelle:
    from massnahmenplan.eingabe.xlsx_quelle import lies_blatt, oeffne_mappe

    mappe = oeffne_mappe(inhalt, datei)
    if blatt is not None and blatt not in mappe.blaetter:
        raise abbruch("E510", "dieses Blatt gibt es nicht", Fundstelle(datei), rat(blatt, mappe.blaetter), blatt)
    if blatt is None and len(mappe.blaetter) > 1:
        namen = ", ".join(mappe.blaetter)
        text = f"mehrere Blätter ({namen})"
        raise abbruch("E510", text, Fundstelle(datei), "blatt: mit dem Namen des Blatts angeben.")
    name = mappe.blaetter[0] if blatt is None else blatt
    zeilen = mappe.werte[name].iter_rows(max_row=KOPFSUCHE, values_only=True)
    meiste = max((_treffer(zeile, gesucht) for zeile in zeilen), default=0)
    tabelle = lies_blatt(mappe, name, LISTE, sammler, _kopfprobe(meiste, gesucht))
    if tabelle is None:
        raise abbruch("E510", "Blatt ist leer", Fundstelle(datei, zelle=name), "Ein anderes blatt angeben.")
    return tabelle


def _kopfprobe(meiste: int, gesucht: Collection[str]) -> Callable[[Iterable[str]], bool]:
    return lambda texte: meiste > 0 and _treffer(texte, gesucht) == meiste
