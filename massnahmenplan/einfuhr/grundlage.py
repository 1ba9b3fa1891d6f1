"""The case into which the measures are put: its files, as they are."""

from collections.abc import Iterator
from pathlib import Path

from massnahmenplan.einfuhr.lesen import Zuordnungslesung
from massnahmenplan.einfuhr.mangel import Mangel
from massnahmenplan.einfuhr.zuordnung import Zuordnung
from massnahmenplan.eingabe.auswahl import schreibform
from massnahmenplan.eingabe.dateien import FALLDATEI, finde_dateien, lies_bytes
from massnahmenplan.eingabe.kodierung import dekodiere
from massnahmenplan.eingabe.listen import LISTEN
from massnahmenplan.eingabe.sammler import Befundsammler, abbruch
from massnahmenplan.eingabe.yaml_quelle import lies_yaml
from massnahmenplan.grundlagen.befund import Fundstelle
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.grundlagen.texte import yaml_text

MASSNAHMEN = "massnahmen"
JAHRESRASTER = "jahr"
DAUERN = ("dauer_planung", "dauer_bau")
"""Fields that count in periods of the case; a table states years."""
OHNE_GRUNDLAGE = """\
# Ohne grundlage importiert: projekt, kostentraeger und haushalt fehlen noch (massnahmenplan pruefen sagt, was).
projekt:
  name: {name}
"""


def dateien_der_grundlage(lesung: Zuordnungslesung, name: str) -> dict[str, bytes]:
    """Return the files of the case by name; without one a ``fall.yaml`` that has a name only.

    Errors (EingabeFehler): E509 no folder with a case, or one that has measures already, E511 one that counts
    durations in other periods than years.
    """
    if lesung.zuordnung.grundlage is None:
        return {FALLDATEI: OHNE_GRUNDLAGE.format(name=yaml_text(name)).encode()}
    ordner = lesung.pfad.parent / lesung.zuordnung.grundlage
    stelle = lesung.quelle.ort("grundlage")
    if not (ordner / FALLDATEI).is_file():
        abhilfe = f"Einen Ordner mit {FALLDATEI} angeben, gesehen vom Ordner der Zuordnung aus."
        raise abbruch("E509", "ist kein Ordner mit einem Fall", stelle, abhilfe, lesung.zuordnung.grundlage)
    sammler = Befundsammler()
    gefunden = finde_dateien(ordner, tuple(LISTEN), sammler)
    sammler.wirf_wenn_noetig()
    eigene = next((datei for datei, liste in gefunden.tabellen.items() if liste == MASSNAHMEN), None)
    if eigene is not None:
        abhilfe = "Eine Grundlage ohne diese Datei anlegen: dorthin kommen die Maßnahmen des Imports."
        raise abbruch("E509", f"hat schon {eigene.name}", Fundstelle(str(ordner)), abhilfe)
    _pruefe_fall(ordner / FALLDATEI, lesung)
    weitere = [datei for datei in (gefunden.yaml, gefunden.geometrien) if datei is not None]
    return {datei.name: lies_bytes(datei) for datei in (*weitere, *gefunden.tabellen)}


def _pruefe_fall(datei: Path, lesung: Zuordnungslesung) -> None:
    """Let a file pass that can take the measures, or that cannot be read, which ``pruefen`` says."""
    sammler = Befundsammler()
    try:
        text = dekodiere(lies_bytes(datei), datei.name, sammler, cp1252_erlaubt=False)
        wurzel = lies_yaml(text, datei.name, sammler)
    except EingabeFehler:
        return
    if (liste := wurzel.unter(MASSNAHMEN)) is not None:
        abhilfe = f"Die Liste {MASSNAHMEN} dort löschen: in den Ordner kommen die Maßnahmen des Imports."
        raise abbruch("E509", "hat schon Maßnahmen", liste.name_stelle or liste.stelle, abhilfe)
    projekt = wurzel.unter("projekt")
    raster = None if projekt is None else projekt.text("raster")
    if raster is not None and schreibform(raster) != JAHRESRASTER:
        lesung.wirf(_dauern_in_jahren(lesung.zuordnung, raster))


def _dauern_in_jahren(zuordnung: Zuordnung, raster: str) -> Iterator[Mangel]:
    """Yield E511 for durations that the table states in years, and for figures that are spread over such ones."""
    for name, quelle in zuordnung.felder.items():
        if name in DAUERN and (quelle.spalte is not None or quelle.von is not None):
            text = f"zählt in Jahren, die Grundlage mit raster: {raster} in kürzeren Perioden"
            abhilfe = "Nach dem Import in massnahmen.csv eintragen, oder eine Grundlage mit raster: jahr nehmen."
            yield Mangel("E511", ("felder", name), text, abhilfe)
        if quelle.jahre in DAUERN:
            text = f"{quelle.jahre} sind keine Jahre: die Grundlage hat raster: {raster}"
            yield Mangel("E511", ("felder", name, "jahre"), text, "Die Zahl der Jahre angeben.")
