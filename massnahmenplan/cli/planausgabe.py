"""What commands that make a plan share: write it, then print it, and say so if only the printing failed."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.umbruch import UEBLICH, breite_von
from massnahmenplan.grundlagen.fehler import UmgebungsFehler

if TYPE_CHECKING:
    from massnahmenplan.eingabe import Lesung
    from massnahmenplan.ergebnis import Ergebnis


@contextlib.contextmanager
def plan_liegt_vor(ordner: Path, als_json: bool) -> Iterator[None]:
    """Say that only the printing failed: the plan is written."""
    try:
        yield
    except OSError as fehler:
        from massnahmenplan.grundlagen.betriebssystem import ursache

        text = f"Das Ergebnis lässt sich nicht anzeigen. {ursache(fehler)} Der Plan liegt vollständig in: {ordner}"
        ausgabe.verstumme(sys.stdout)
        if als_json:
            ausgabe.melde(text)  # the object that says so finds no reader
        raise UmgebungsFehler(text) from fehler


def zeige_plan(ergebnis: "Ergebnis", lesung: "Lesung", ordner: Path) -> None:
    """Print hints and the summary."""
    from massnahmenplan.bericht.konsole import zusammenfassung

    if lesung.hinweise:
        ausgabe.melde(f"{ausgabe.befundliste(lesung.hinweise)}\n")
    breite = breite_von(sys.stdout) or UEBLICH
    ausgabe.gib_aus(zusammenfassung(ergebnis, ordner, breite).rstrip("\n"))


def plan_als_daten(
    ergebnis: "Ergebnis", lesung: "Lesung", ordner: Path, dateien: tuple[Path, ...], ausgang: int
) -> dict[str, Any]:
    """Return what ``--json`` prints."""
    from massnahmenplan.bericht.json import nachweis_als_daten

    return {
        "ausgang": int(ausgang),
        **nachweis_als_daten(ergebnis.nachweis),
        "massnahmen": len(ergebnis.plan.schritte),
        "ordner": str(ordner),
        "dateien": [datei.name for datei in dateien],
        "hinweise": [ausgabe.befund_als_daten(hinweis) for hinweis in lesung.hinweise],
    }
