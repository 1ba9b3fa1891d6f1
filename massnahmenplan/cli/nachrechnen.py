"""``nachrechnen``: recompute any plan from its own input, hand-made ones included."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.ausgang import Ausgang
from massnahmenplan.cli.optionen import Befehl, json_option
from massnahmenplan.grundlagen.befund import Befund, Fundstelle
from massnahmenplan.grundlagen.fehler import EingabeFehler

if TYPE_CHECKING:
    from massnahmenplan.planung import Nachrechnung

HILFE = """Einen Plan aus seinen eigenen Eingaben nachrechnen, auch einen von Hand geänderten.

Nennt jede verletzte Grenze und jede Zahl, die nicht stimmt. Rückgabewert 7, wenn es etwas zu beanstanden gibt.
"""
ABHILFE = "Anzugeben ist der Ordner, in den „optimieren“ geschrieben hat, oder eine plan.json."


@click.command("nachrechnen", cls=Befehl, help=HILFE, short_help="Plan nachrechnen, auch einen handgemachten.")
@click.argument("ordner", type=click.Path(path_type=Path), help="Ordner mit plan.json, oder die Datei selbst.")
@json_option
def befehl(ordner: Path, als_json: bool) -> int:
    """Read the plan, recompute, print what does not hold."""
    from massnahmenplan.bericht import json as planbericht
    from massnahmenplan.planung import rechne_nach

    datei = ordner / "plan.json" if ordner.is_dir() else ordner
    nachrechnung = rechne_nach(planbericht.lies(_lies_text(datei)))
    if als_json:
        ausgabe.gib_json_aus(_als_daten(nachrechnung))
    else:
        ausgabe.gib_aus(_als_text(nachrechnung, datei))
    return Ausgang.GUT if nachrechnung.bestanden else Ausgang.NACHRECHNUNG


def _lies_text(datei: Path) -> str:
    try:
        return datei.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        befund = Befund("E001", "Datei gibt es nicht", Fundstelle(str(datei)), abhilfe=ABHILFE)
    except UnicodeDecodeError:
        befund = Befund("E012", "Datei ist nicht in UTF-8 geschrieben", Fundstelle(str(datei)))
    raise EingabeFehler([befund])


def _als_text(nachrechnung: "Nachrechnung", datei: Path) -> str:
    geplant, alle = len(nachrechnung.plan.schritte), len(nachrechnung.fall.massnahmen)
    zeilen = [f"{datei}: {geplant} von {alle} Maßnahmen"]
    for titel, saetze in (
        ("Verletzte Grenzen", [verstoss.text for verstoss in nachrechnung.verstoesse]),
        ("Zahlen, die nicht stimmen", list(nachrechnung.abweichungen)),
    ):
        if saetze:
            zeilen += ["", f"{titel} ({len(saetze)})", *(f"  - {satz}" for satz in saetze)]
    if len(zeilen) == 1:
        zeilen.append("Alle Grenzen sind eingehalten, alle Zahlen stimmen.")
    return "\n".join(zeilen)


def _als_daten(nachrechnung: "Nachrechnung") -> dict[str, Any]:
    verstoesse = [
        {
            "grenze": verstoss.grenze,
            "text": verstoss.text,
            "betrag": None if verstoss.betrag is None else str(verstoss.betrag),
            "einheit": verstoss.einheit,
        }
        for verstoss in nachrechnung.verstoesse
    ]
    return {
        "bestanden": nachrechnung.bestanden,
        "zielwerte": {ziel: float(round(wert, 6)) for ziel, wert in nachrechnung.bilanz.zielwerte.items()},
        "verstoesse": verstoesse,
        "abweichungen": list(nachrechnung.abweichungen),
    }
