"""The case into which the measures are put: its files, as they are."""

from pathlib import Path

from massnahmenplan.einfuhr.lesen import Zuordnungslesung
from massnahmenplan.eingabe.dateien import FALLDATEI, finde_dateien, lies_bytes
from massnahmenplan.eingabe.kodierung import dekodiere
from massnahmenplan.eingabe.listen import LISTEN
from massnahmenplan.eingabe.sammler import Befundsammler, abbruch
from massnahmenplan.eingabe.yaml_quelle import lies_yaml
from massnahmenplan.grundlagen.befund import Fundstelle
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.grundlagen.texte import yaml_text

MASSNAHMEN = "massnahmen"
OHNE_GRUNDLAGE = """\
# Ohne grundlage importiert: projekt, kostentraeger und haushalt fehlen noch (massnahmenplan pruefen sagt, was).
projekt:
  name: {name}
"""


def dateien_der_grundlage(lesung: Zuordnungslesung, name: str) -> dict[str, bytes]:
    """Return the files of the case by name; without one a ``fall.yaml`` that has a name only.

    Errors (EingabeFehler): E509 no folder with a case, or one that has measures already.
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
    if (stelle_der_liste := _liste_der_massnahmen(ordner / FALLDATEI)) is not None:
        abhilfe = f"Die Liste {MASSNAHMEN} dort löschen: in den Ordner kommen die Maßnahmen des Imports."
        raise abbruch("E509", "hat schon Maßnahmen", stelle_der_liste, abhilfe)
    weitere = [datei for datei in (gefunden.yaml, gefunden.geometrien) if datei is not None]
    return {datei.name: lies_bytes(datei) for datei in (*weitere, *gefunden.tabellen)}


def _liste_der_massnahmen(datei: Path) -> Fundstelle | None:
    """Return where a file states measures; None if it does not or cannot be read, which ``pruefen`` says."""
    sammler = Befundsammler()
    try:
        wurzel = lies_yaml(
            dekodiere(lies_bytes(datei), datei.name, sammler, cp1252_erlaubt=False), datei.name, sammler
        )
    except EingabeFehler:
        return None
    liste = wurzel.unter(MASSNAHMEN)
    return None if liste is None else liste.name_stelle or liste.stelle
