"""All files of a case to one mapping ``projekt`` and the rows of every list, each value with its place."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from massnahmenplan.eingabe.auskunft import BEIBLAETTER
from massnahmenplan.eingabe.csv_quelle import lies_csv
from massnahmenplan.eingabe.dateien import finde_dateien, lies_bytes, melde_fremde_tabelle
from massnahmenplan.eingabe.geojson_quelle import verbinde_geometrien
from massnahmenplan.eingabe.kodierung import dekodiere
from massnahmenplan.eingabe.kopfzeile import passende_liste
from massnahmenplan.eingabe.listen import LISTEN, PROJEKT
from massnahmenplan.eingabe.namen import naechster, rat
from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.eingabe.sammler import Befundsammler, abbruch
from massnahmenplan.eingabe.tabelle import Tabelle
from massnahmenplan.eingabe.yaml_quelle import lies_yaml
from massnahmenplan.eingabe.zeilen import zu_projekt, zu_zeilen
from massnahmenplan.grundlagen.befund import Fundstelle
from massnahmenplan.grundlagen.fehler import EingabeFehler

if TYPE_CHECKING:
    from massnahmenplan.eingabe.xlsx_quelle import Mappe


@dataclass(slots=True)
class Quellen:
    """What was read. Rows of tables and YAML lists of the same name are joined."""

    haupt: Fundstelle
    """The file in which the case is stated."""
    projekt: Wert | None = None
    listen: dict[str, list[Wert]] = field(default_factory=lambda: {name: [] for name in LISTEN})
    vollstaendig: bool = True
    """False if a file or a list could not be read at all, so that ids may be missing."""

    @contextmanager
    def teil(self, sammler: Befundsammler) -> Iterator[None]:
        """Read one part; if it cannot be read, its findings are collected and the other parts are read on."""
        try:
            yield
        except EingabeFehler as fehler:
            self.vollstaendig = False
            for befund in fehler.befunde:
                sammler.nimm(befund)


def lies_quellen(pfad: Path, sammler: Befundsammler) -> Quellen:
    """Return everything the files at ``pfad`` state. Errors (EingabeFehler): there is no case at ``pfad``."""
    dateien = finde_dateien(pfad, tuple(LISTEN), sammler)
    quellen = Quellen(Fundstelle((dateien.yaml or dateien.mappe or pfad).name))
    quellen.vollstaendig = not sammler.hat_fehler  # a misnamed table is missing, and its ids with it
    if dateien.yaml is not None:
        with quellen.teil(sammler):
            _lies_falldatei(dateien.yaml, quellen, sammler)
    if dateien.mappe is not None:
        with quellen.teil(sammler):
            _lies_mappe(dateien.mappe, quellen, sammler)
    for datei, liste in dateien.tabellen.items():
        with quellen.teil(sammler):
            lies_tabelle = _lies_csv_tabelle if datei.suffix.lower() == ".csv" else _lies_xlsx_tabelle
            lies_tabelle(datei, liste, quellen, sammler)
    if dateien.geometrien is not None:
        with quellen.teil(sammler):
            _lies_geometrien(dateien.geometrien, quellen, sammler)
    return quellen


def _lies_geometrien(datei: Path, quellen: Quellen, sammler: Befundsammler) -> None:
    text = dekodiere(lies_bytes(datei), datei.name, sammler, cp1252_erlaubt=False)
    objekte = [wert for wert in quellen.listen["objekte"] if isinstance(wert.inhalt, dict)]
    verbinde_geometrien(text, datei.name, objekte, quellen.vollstaendig, sammler)


def _lies_falldatei(datei: Path, quellen: Quellen, sammler: Befundsammler) -> None:
    wurzel = lies_yaml(
        dekodiere(lies_bytes(datei), datei.name, sammler, cp1252_erlaubt=False), datei.name, sammler
    )
    bekannte = (PROJEKT, *LISTEN)
    if not isinstance(wurzel.inhalt, dict):
        raise abbruch(
            "E005",
            "oberste Ebene ist keine Zuordnung",
            wurzel.stelle,
            f"Erwartet: {', '.join(bekannte)}, je mit Doppelpunkt.",
        )
    for name, wert in wurzel.inhalt.items():
        if name not in bekannte:
            abhilfe = rat(name, bekannte, "Bekannt")
            sammler.fehler("E026", "unbekannte Liste", wert.name_stelle or wert.stelle, feld=name, abhilfe=abhilfe)
        elif wert.inhalt is not None:
            with quellen.teil(sammler):
                _uebernimm(name, wert, quellen)


def _uebernimm(name: str, wert: Wert, quellen: Quellen) -> None:
    if name == PROJEKT and isinstance(wert.inhalt, dict):
        quellen.projekt = wert
    elif name != PROJEKT and isinstance(wert.inhalt, list):
        quellen.listen[name] += wert.inhalt
    else:
        was = "eine Zuordnung (Feld: Wert)" if name == PROJEKT else "eine Liste (Einträge mit -)"
        raise abbruch(
            "E207", f"{name}: hier wird {was} erwartet", wert.stelle, "Einrückung und Listenzeichen prüfen."
        )


def _uebernimm_tabelle(tabelle: Tabelle, quellen: Quellen, sammler: Befundsammler) -> None:
    quellen.listen[tabelle.liste] += zu_zeilen(tabelle, LISTEN[tabelle.liste], sammler)
    quellen.vollstaendig = quellen.vollstaendig and tabelle.vollstaendig


def _lies_csv_tabelle(datei: Path, liste: str, quellen: Quellen, sammler: Befundsammler) -> None:
    text = dekodiere(lies_bytes(datei), datei.name, sammler, cp1252_erlaubt=True)
    _uebernimm_tabelle(lies_csv(text, liste, datei.name, sammler), quellen, sammler)


def _lies_xlsx_tabelle(datei: Path, liste: str, quellen: Quellen, sammler: Befundsammler) -> None:
    from massnahmenplan.eingabe.xlsx_quelle import lies_blatt, oeffne_mappe

    mappe = oeffne_mappe(lies_bytes(datei), datei.name)
    blatt = liste if liste in mappe.blaetter else mappe.blaetter[0]
    if blatt != liste and len(mappe.blaetter) > 1:
        raise abbruch(
            "E032",
            f"kein Blatt {liste} unter mehreren Blättern",
            Fundstelle(datei.name),
            rat(liste, mappe.blaetter, "Blätter") + f" Das Blatt muss {liste} heißen.",
        )
    tabelle = lies_blatt(mappe, blatt, liste, sammler)
    if tabelle is not None:
        _uebernimm_tabelle(tabelle, quellen, sammler)


def _lies_mappe(datei: Path, quellen: Quellen, sammler: Befundsammler) -> None:
    from massnahmenplan.eingabe.xlsx_quelle import lies_blatt, oeffne_mappe

    mappe = oeffne_mappe(lies_bytes(datei), datei.name)
    for blatt in mappe.blaetter:
        if blatt in BEIBLAETTER:
            continue
        if blatt not in (PROJEKT, *LISTEN):
            _melde_fremdes_blatt(mappe, blatt, quellen, sammler)
            continue
        with quellen.teil(sammler):
            tabelle = lies_blatt(mappe, blatt, blatt, sammler)
            if tabelle is None:
                continue
            if blatt == PROJEKT:
                quellen.projekt = zu_projekt(tabelle, sammler)
            else:
                _uebernimm_tabelle(tabelle, quellen, sammler)


def _melde_fremdes_blatt(mappe: "Mappe", blatt: str, quellen: Quellen, sammler: Befundsammler) -> None:
    """Note E032 for a sheet with the columns, or nearly the name, of a list; W032 for any other."""
    from massnahmenplan.eingabe.xlsx_quelle import lies_kopf

    stelle = Fundstelle(mappe.datei, zelle=blatt)
    liste = passende_liste(lies_kopf(mappe, blatt))
    aehnlich = naechster(blatt, (PROJEKT, *LISTEN)) is not None
    if liste is not None and liste not in mappe.blaetter and not aehnlich:
        text = f"Blatt gehört dem Namen nach zu keiner Liste, seine Spalten sind die von {liste}"
        sammler.fehler("E032", text, stelle, wert=blatt, abhilfe=f"Das Blatt in {liste} umbenennen.")
        quellen.vollstaendig = False
    elif melde_fremde_tabelle(blatt, (PROJEKT, *LISTEN), stelle, "Blatt", sammler):
        quellen.vollstaendig = False
