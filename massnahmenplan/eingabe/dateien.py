"""Which files a case consists of, and their bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from massnahmenplan.eingabe.namen import naechster, rat
from massnahmenplan.eingabe.sammler import Befundsammler, abbruch
from massnahmenplan.grundlagen.befund import Fundstelle
from massnahmenplan.grundlagen.betriebssystem import ursache
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.grundlagen.schreibweise import mit_einheit

FALLDATEI = "fall.yaml"
FALLMAPPE = "fall.xlsx"
"""A case that is one workbook, as ``neu --xlsx`` calls it."""
GEOMETRIEDATEI = "objekte.geojson"
IMPORTBERICHT = "importbericht.csv"
"""What an import says of each cell, beside the case it became: no list."""
HOECHSTENS_BYTES = 20_000_000
_TABELLENARTEN = (".csv", ".xlsx")
_GEOMETRIEART = ".geojson"


@dataclass(frozen=True, slots=True)
class Fallordner:
    """The files of a case."""

    yaml: Path | None
    tabellen: Mapping[Path, str]
    """File -> name of the list it holds."""
    mappe: Path | None = None
    geometrien: Path | None = None
    """Shapes of the objects."""


def finde_dateien(pfad: Path, listen: tuple[str, ...], sammler: Befundsammler) -> Fallordner:
    """Return the files that make up the case at ``pfad``.

    Errors (EingabeFehler): E001 does not exist, E002 folder without fall.yaml, E003 no right to read a folder.
    Collected: E032 misspelt table.
    """
    try:
        return _finde(pfad, listen, sammler)
    except PermissionError as fehler:
        ordner = Fundstelle(str(fehler.filename or pfad))
        raise abbruch("E003", "Leserecht für den Ordner fehlt", ordner, "Das Recht „Lesen“ geben.") from None


def _finde(pfad: Path, listen: tuple[str, ...], sammler: Befundsammler) -> Fallordner:
    if not pfad.exists():
        raise _gibt_es_nicht(pfad)
    if pfad.is_dir():
        return _ordner(pfad, listen, sammler)
    if pfad.suffix.lower() == ".xlsx":
        _melde_unbeachtete(pfad, (GEOMETRIEDATEI,), sammler)
        return Fallordner(None, {}, pfad)
    if pfad.name == FALLDATEI:
        return _ordner(pfad.parent, listen, sammler)
    if pfad.suffix.lower() in {".yaml", ".yml"}:
        namen = (*(name + art for name in listen for art in _TABELLENARTEN), GEOMETRIEDATEI)
        _melde_unbeachtete(pfad, namen, sammler)
        return Fallordner(pfad, {})
    raise abbruch(
        "E002",
        "ist kein Planungsfall",
        Fundstelle(str(pfad)),
        f"Einen Ordner mit {FALLDATEI}, eine {FALLDATEI} oder eine Arbeitsmappe (.xlsx) angeben.",
    )


def _melde_unbeachtete(pfad: Path, namen: tuple[str, ...], sammler: Befundsammler) -> None:
    """Note the hint W032 for files beside the one that was named, which only a folder takes in."""
    daneben = [name for name in namen if (pfad.parent / name).exists()]
    if daneben:
        sammler.hinweis(
            "W032",
            f"Dateien daneben ({', '.join(daneben)}) werden nur mit {FALLDATEI} oder dem Ordner gelesen",
            Fundstelle(pfad.name),
        )


def lies_bytes(pfad: Path) -> bytes:
    """Return the content of a file. Errors (EingabeFehler): E001, E003 no right, E004 empty, E020 too large."""
    stelle = Fundstelle(pfad.name)
    try:
        groesse = pfad.stat().st_size
        if groesse > HOECHSTENS_BYTES:
            raise abbruch(
                "E020",
                f"Datei hat {_megabyte(groesse, 1)}, höchstens {_megabyte(HOECHSTENS_BYTES, 0)}",
                stelle,
                "Die Datei aufteilen: große Listen in eigene Tabellen legen.",
            )
        inhalt = pfad.read_bytes()
    except OSError as fehler:
        raise lesefehler(fehler, stelle) from None
    if not inhalt.strip():
        raise abbruch("E004", "Datei ist leer", stelle, "Die Datei füllen oder löschen.")
    return inhalt


def lesefehler(fehler: OSError, stelle: Fundstelle) -> EingabeFehler:
    """Return what is wrong with a file that is there and cannot be read: E003 no right, else E001."""
    if isinstance(fehler, PermissionError):
        text = "Leserecht fehlt, oder die Datei ist gesperrt"
        return abbruch("E003", text, stelle, "Das Recht „Lesen“ geben oder Excel schließen.")
    text = f"lässt sich nicht lesen ({ursache(fehler).removesuffix('.')})"
    return abbruch("E001", text, stelle, "Den Pfad prüfen.")


def _megabyte(anzahl: int, stellen: int) -> str:
    return mit_einheit(Decimal(anzahl) / 1_000_000, "MB", stellen)


def _ordner(ordner: Path, listen: tuple[str, ...], sammler: Befundsammler) -> Fallordner:
    dateien = sorted(datei for datei in ordner.iterdir() if datei.is_file())
    if ordner / FALLDATEI not in dateien:
        raise _ohne_falldatei(ordner, [datei.name for datei in dateien])
    tabellen: dict[Path, str] = {}
    for datei in dateien:
        if datei.suffix.lower() == _GEOMETRIEART and datei.name != GEOMETRIEDATEI:
            melde_fremde_tabelle(
                datei.stem, (Path(GEOMETRIEDATEI).stem,), Fundstelle(datei.name), "Datei", sammler
            )
        if datei.suffix.lower() not in _TABELLENARTEN or datei.name.startswith(("~$", ".")):
            continue
        if datei.name == IMPORTBERICHT:
            continue
        if datei.stem in listen:
            tabellen[datei] = datei.stem
        else:
            melde_fremde_tabelle(datei.stem, listen, Fundstelle(datei.name), "Datei", sammler)
    geometrien = ordner / GEOMETRIEDATEI
    return Fallordner(ordner / FALLDATEI, tabellen, geometrien=geometrien if geometrien in dateien else None)


def melde_fremde_tabelle(
    name: str, listen: tuple[str, ...], stelle: Fundstelle, was: str, sammler: Befundsammler
) -> bool:
    """Note E032 (and return True) for a table whose name is nearly that of a list, W032 for any other."""
    fast_richtig = naechster(name, listen) is not None
    if fast_richtig:
        sammler.fehler("E032", f"{was} gehört zu keiner Liste", stelle, wert=name, abhilfe=rat(name, listen))
    else:
        sammler.hinweis("W032", f"{was} gehört zu keiner Liste und wird nicht gelesen", stelle, wert=name)
    return fast_richtig


def _gibt_es_nicht(pfad: Path) -> Exception:
    vollstaendig = pfad.absolute()
    geschwister = [g.name for g in pfad.parent.iterdir()] if pfad.parent.is_dir() else []
    return abbruch(
        "E001",
        "gibt es nicht",
        Fundstelle(str(vollstaendig)),
        rat(pfad.name, geschwister, "Im Ordner liegt") if pfad.parent.is_dir() else "Den Pfad prüfen.",
    )


def _ohne_falldatei(ordner: Path, dateien: list[str]) -> Exception:
    mappen = [name for name in dateien if name.lower().endswith(".xlsx") and not name.startswith("~$")]
    mappen.sort(key=lambda name: name != FALLMAPPE)
    if nah := naechster(FALLDATEI, [name for name in dateien if not name.lower().endswith(".xlsx")]):
        abhilfe = f"Meinten Sie „{nah}“? Dann in {FALLDATEI} umbenennen oder diese Datei angeben."
    elif mappen:
        abhilfe = f"Die Arbeitsmappe selbst angeben: {ordner / mappen[0]}"
    else:
        abhilfe = "Eine Vorlage legt „massnahmenplan neu ORDNER“ an."
    return abbruch("E002", f"Ordner enthält keine {FALLDATEI}", Fundstelle(str(ordner)), abhilfe)
