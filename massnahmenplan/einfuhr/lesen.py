"""From ``zuordnung.yaml`` to a checked Zuordnung, with the place of every finding."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from massnahmenplan.einfuhr.maengel import Mangel, maengel
from massnahmenplan.einfuhr.zuordnung import Zuordnung
from massnahmenplan.eingabe.dateien import lies_bytes
from massnahmenplan.eingabe.kodierung import dekodiere
from massnahmenplan.eingabe.lesen import pruefe_zeile
from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.eingabe.sammler import Befundsammler, abbruch
from massnahmenplan.eingabe.yaml_quelle import lies_yaml


@dataclass(frozen=True, slots=True)
class Zuordnungslesung:
    """A mapping with where it says what."""

    zuordnung: Zuordnung
    pfad: Path
    quelle: Wert

    def wirf(self, gefundene: Iterable[Mangel]) -> None:
        """Raise EingabeFehler with these findings, if there are any."""
        sammler = Befundsammler()
        melde(gefundene, self.quelle, sammler)
        sammler.wirf_wenn_noetig()


def lies_zuordnung(pfad: Path) -> Zuordnungslesung:
    """Return the mapping in a file. Errors: EingabeFehler with all findings at once."""
    sammler = Befundsammler()
    text = dekodiere(lies_bytes(pfad), pfad.name, sammler, cp1252_erlaubt=False)
    wurzel = lies_yaml(text, pfad.name, sammler)
    if not isinstance(wurzel.inhalt, dict):
        erwartet = "Erwartet: felder: mit einer Zeile je Feld der Maßnahme."
        raise abbruch("E005", "oberste Ebene ist keine Zuordnung", wurzel.stelle, erwartet)
    zeile = pruefe_zeile(wurzel, Zuordnung, "", sammler)
    sammler.wirf_wenn_noetig()
    assert zeile is not None, "else it would have been an error"
    melde(maengel(zeile.gegenstand), wurzel, sammler)
    sammler.wirf_wenn_noetig()
    return Zuordnungslesung(zeile.gegenstand, pfad, wurzel)


def melde(gefundene: Iterable[Mangel], wurzel: Wert, sammler: Befundsammler) -> None:
    """Note findings at the place in the file that they are about."""
    for mangel in gefundene:
        wert = wurzel.bei(mangel.pfad)
        feld = ".".join(str(teil + 1) if isinstance(teil, int) else teil for teil in mangel.pfad)
        inhalt = wert.inhalt if isinstance(wert.inhalt, str) else None
        sammler.fehler(
            mangel.kennung, mangel.text, wert.name_stelle or wert.stelle, feld=feld, wert=inhalt,
            abhilfe=mangel.abhilfe,
        )  # fmt: skip
