"""From ``zuordnung.yaml`` to a checked Zuordnung, with the place of every finding."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from massnahmenplan.einfuhr.maengel import maengel, maengel_an
from massnahmenplan.einfuhr.mangel import Mangel
from massnahmenplan.einfuhr.tabelle import lies_tabelle
from massnahmenplan.einfuhr.ueberschriften import ueberschriften
from massnahmenplan.einfuhr.zuordnung import Zuordnung
from massnahmenplan.eingabe.auswahl import mit_auswahlworten
from massnahmenplan.eingabe.dateien import lies_bytes
from massnahmenplan.eingabe.kodierung import dekodiere
from massnahmenplan.eingabe.lesen import pruefe_zeile
from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.eingabe.sammler import Befundsammler, abbruch
from massnahmenplan.eingabe.yaml_quelle import lies_yaml

_NENNUNG = {"wert": "?"}


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


def lies_zuordnung(pfad: Path, tabelle: Path | None = None) -> Zuordnungslesung:
    """Return the mapping in a file.

    tabelle: if there are findings, they are joined by those that the headings of this table give.
    Errors: EingabeFehler with all findings at once.
    """
    sammler = Befundsammler()
    text = dekodiere(lies_bytes(pfad), pfad.name, sammler, cp1252_erlaubt=False)
    wurzel = lies_yaml(text, pfad.name, sammler)
    if not isinstance(wurzel.inhalt, dict):
        erwartet = "Erwartet: felder: mit einer Zeile je Feld der Maßnahme."
        raise abbruch("E005", "oberste Ebene ist keine Zuordnung", wurzel.stelle, erwartet)
    zeile = pruefe_zeile(wurzel, Zuordnung, "", sammler)
    zuordnung = _heiler_teil(wurzel.roh()) if zeile is None else zeile.gegenstand
    if zuordnung is not None:
        melde(maengel(zuordnung), wurzel, sammler)
        if sammler.hat_fehler and tabelle is not None:
            with sammler.sammelt():
                gelesen = lies_tabelle(tabelle, zuordnung.blatt, {name for _, name in ueberschriften(zuordnung)})
                melde(maengel_an(zuordnung, gelesen), wurzel, sammler)
    sammler.wirf_wenn_noetig()
    assert zuordnung is not None, "else it would have been an error"
    return Zuordnungslesung(zuordnung, pfad, wurzel)


def _heiler_teil(roh: dict[str, Any]) -> Zuordnung | None:
    """Return a mapping without its faulty parts, so that what else is wrong is said too; None if it has no fields.

    A field that is faulty stays as a constant: it is named, and nothing more can be said of it.
    """
    felder = roh.get("felder")
    if not isinstance(felder, dict):
        return None
    heile = {name: quelle if _gilt({"felder": {name: quelle}}) else _NENNUNG for name, quelle in felder.items()}
    weitere = {name: teil for name, teil in roh.items() if name != "felder" and _gilt({"felder": {}, name: teil})}
    return Zuordnung.model_validate(mit_auswahlworten({**weitere, "felder": heile}, Zuordnung))


def _gilt(roh: dict[str, Any]) -> bool:
    try:
        Zuordnung.model_validate(mit_auswahlworten(roh, Zuordnung))
    except ValidationError:
        return False
    return True


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
