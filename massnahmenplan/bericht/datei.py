"""Files of a folder, written together or not at all, never over what is no plain file of this folder."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from massnahmenplan.bericht import ablage
from massnahmenplan.bericht.handarbeit import pruefe_unbearbeitet
from massnahmenplan.grundlagen.fehler import UmgebungsFehler


def schreibe_datei(pfad: Path, inhalt: bytes) -> Path:
    """Write one file as a whole or not at all, with its folder, and return its path.

    Errors: UmgebungsFehler.
    """
    lege_ab(wirklich(pfad.parent), {pfad.name: inhalt}, lambda ordner: pruefe_namen(ordner, (pfad.name,)))
    return pfad


def schreibe_dateien(ordner: Path, inhalte: dict[str, bytes]) -> tuple[Path, ...]:
    """Write several files into a folder, all or none, and return their paths; other files in it stay.

    Errors: UmgebungsFehler.
    """
    lege_ab(wirklich(ordner), inhalte, lambda ziel: pruefe_namen(ziel, tuple(inhalte)))
    return tuple(ordner / name for name in inhalte)


def lege_ab(ordner: Path, inhalte: dict[str, bytes], pruefe: Callable[[Path], None]) -> None:
    """Write files into a folder, which is made if need be, after ``pruefe`` has agreed to it.

    Errors: UmgebungsFehler, after which everything is as before.
    """
    with ablage.als_umgebungsfehler(ordner):
        angelegt = ablage.lege_an(ordner)
        try:
            ablage.stelle_nach_absturz_her(ordner)
            pruefe(ordner)
            ablage.ersetze_zusammen(ordner, inhalte)
        except BaseException:
            ablage.entferne_leere(angelegt)
            raise


def wirklich(ordner: Path | str) -> Path:
    """Return the folder itself, links resolved."""
    return Path(os.path.realpath(ordner))


def pruefe_namen(ordner: Path, namen: tuple[str, ...]) -> None:
    """Refuse to replace what is no plain file of this folder, is open in an office program or was saved by one."""
    for name in namen:
        datei = ordner / name
        _pruefe_geschlossen(datei)
        pruefe_unbearbeitet(datei)
        if datei.is_symlink() and wirklich(datei).parent != ordner:
            raise UmgebungsFehler(
                f"{datei} ist eine Verknüpfung nach {wirklich(datei)}, außerhalb des Ordners. Bitte entfernen."
            )
        if datei.is_dir():
            raise UmgebungsFehler(f"{datei} ist ein Ordner; dort soll eine Datei entstehen. Bitte umbenennen.")


def _pruefe_geschlossen(datei: Path) -> None:
    """Refuse a file that an office program has open: who saves it there would undo what is written here."""
    for programm, sperre in _sperrdateien(datei):
        if datei.exists() and (datei.parent / sperre).exists():
            raise UmgebungsFehler(
                f"{datei} ist in {programm} geöffnet und bleibt, wie sie ist. Bitte dort schließen und den Befehl "
                f"wiederholen. Ist sie nirgends geöffnet, die übrig gebliebene Datei {sperre} löschen."
            )


def _sperrdateien(datei: Path) -> Iterator[tuple[str, str]]:
    """Yield the files that say who has a file open; of a longer name Word replaces one or two letters."""
    office = "Word" if datei.suffix.lower() == ".docx" else "Excel"
    yield office, f"~${datei.name}"
    yield office, f"~${datei.name[min(max(len(datei.stem) - 6, 0), 2) :]}"
    yield "LibreOffice", f".~lock.{datei.name}#"
