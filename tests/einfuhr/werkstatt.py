"""Write a table and a mapping, import them, look at single cells."""

from pathlib import Path

import pytest

from massnahmenplan.einfuhr import Importergebnis, importiere, lies_zuordnung
from massnahmenplan.einfuhr.verbleib import Zelle
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler

FELDER = """\
felder:
  id: Nr
  name: Titel
  handlungsfeld: {wert: gruen}
  kostentraeger: {wert: stadt}
"""


def importiert(ordner: Path, tabelle: str | bytes, zuordnung: str, name: str = "liste.csv") -> Importergebnis:
    datei = ordner / name
    datei.write_bytes(tabelle if isinstance(tabelle, bytes) else tabelle.encode())
    (ordner / "zuordnung.yaml").write_text(zuordnung, encoding="utf-8")
    return importiere(datei, lies_zuordnung(ordner / "zuordnung.yaml"))


def befunde(ordner: Path, tabelle: str | bytes, zuordnung: str, name: str = "liste.csv") -> tuple[Befund, ...]:
    with pytest.raises(EingabeFehler) as fehler:
        importiert(ordner, tabelle, zuordnung, name)
    return fehler.value.befunde


def zelle(ergebnis: Importergebnis, feld: str, nummer: int = 0) -> Zelle:
    gefunden = ergebnis.zeilen[nummer].zelle(feld)
    assert gefunden is not None
    return gefunden


def eine_zelle(ordner: Path, inhalt: str, feld: str, angaben: str) -> Zelle:
    """Return what becomes of one cell in a column ``x``."""
    zuordnung = f"{FELDER}  investition_eur: {{wert: 1}}\n  {feld}: {{spalte: x, {angaben}}}\n"
    return zelle(importiert(ordner, f'Nr;Titel;x\n1;Eins;"{inhalt}"\n', zuordnung), feld)
