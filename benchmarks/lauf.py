"""One whole run, from the case on disk to the result folder, in a process of its own; prints its figures as JSON.

    python -m benchmarks.lauf FALLORDNER AUSGABEORDNER [--ziel co2] [--luecke 0.01] [--zeitlimit 60]

``stufen`` are CPU seconds by stage, ``suche`` is HiGHS; the time before the first stage is ``importe``.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest import mock

STUFEN = {
    "optionen": ("massnahmenplan.aufbereitung", "bereite_auf"),
    "pakete": ("massnahmenplan.foerderung.pakete", "zaehle_alle_pakete_auf"),
    "bauen": ("massnahmenmodell", "baue_modell"),
    "uebersetzen": ("massnahmenplan.loeser", "uebersetze"),
    "suche": ("massnahmenplan.loeser", "loese"),
    "nachrechnen": ("massnahmenplan.nachrechnung", "rechne"),
    "pruefen": ("massnahmenplan.pruefung", "pruefe"),
    "abgleichen": ("massnahmenplan.abgleich", "gleiche_ab"),
    "nichtwahl": ("massnahmenplan.nichtwahl", "begruende_nichtwahl"),
}
"""Stage -> the function that does it; ``pakete`` is a part of ``optionen``."""


class Stoppuhr:
    """Adds up the CPU seconds of functions while they are replaced by measured ones."""

    def __init__(self) -> None:
        self.stufen: dict[str, float] = {}

    def miss(self, stufe: str, funktion: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its time added to a stage."""

        def gemessen(*args: Any, **kwargs: Any) -> Any:
            beginn = time.process_time()
            try:
                return funktion(*args, **kwargs)
            finally:
                self.stufen[stufe] = self.stufen.get(stufe, 0.0) + time.process_time() - beginn

        return gemessen


def laufe(fall: Path, ordner: Path, ziel: str, luecke: float, zeitlimit_s: float) -> dict[str, Any]:
    """Run and return stages, whole time, peak memory and what was proven."""
    import massnahmenplan as mp
    from massnahmenplan import planung
    from massnahmenplan.bericht import schreibe_ordner

    _lade_pyomo()
    uhr = Stoppuhr()
    uhr.stufen["importe"] = time.process_time()
    gelesen = uhr.miss("lesen", mp.lies_fall)(fall)
    vorgaben = planung.Vorgaben((ziel,), luecke, zeitlimit_s)
    with gemessen(uhr):
        ergebnis = uhr.miss("planen", planung.plane)(gelesen, vorgaben)
    uhr.miss("schreiben", schreibe_ordner)(ergebnis, ordner)
    nachweis = ergebnis.nachweis
    return {
        "stufen": uhr.stufen,
        "gesamt_s": time.process_time(),
        "spitze_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "status": str(nachweis.status),
        "luecke": None if nachweis.luecke is None else float(nachweis.luecke),
        "zeilen": nachweis.zeilen,
        "spalten": nachweis.spalten,
        "massnahmen": len(ergebnis.plan.schritte),
    }


def _lade_pyomo() -> None:
    """Translate a model of one variable: Pyomo imports scipy only then, which would count as translating."""
    import pyomo.environ as pyo

    from massnahmenplan.loeser import uebersetze

    modell = pyo.ConcreteModel()
    modell.x = pyo.Var(domain=pyo.Binary)
    modell.ziel = pyo.Objective(expr=modell.x)
    modell.zeile = pyo.Constraint(expr=modell.x <= 1)
    uebersetze(modell)


def gemessen(uhr: Stoppuhr) -> ExitStack:
    """Replace every function of STUFEN by its measured double wherever our modules use it, as a context."""
    stapel = ExitStack()
    for stufe, (heimat, name) in STUFEN.items():
        funktion = getattr(import_module(heimat), name)
        doppel = uhr.miss(stufe, funktion)
        unsere = [modul for modulname, modul in list(sys.modules.items()) if modulname.startswith("massnahmen")]
        fundorte = [
            (modul, attribut) for modul in unsere for attribut, wert in vars(modul).items() if wert is funktion
        ]
        for modul, attribut in fundorte:
            stapel.enter_context(mock.patch.object(modul, attribut, doppel))
    return stapel


def main() -> None:
    """Run once and print."""
    frage = argparse.ArgumentParser(description="Ein ganzer Lauf")
    frage.add_argument("fall", type=Path)
    frage.add_argument("ordner", type=Path)
    frage.add_argument("--ziel", choices=("co2", "kosten"), default="co2")
    frage.add_argument("--luecke", type=float, default=0.01)
    frage.add_argument("--zeitlimit", type=float, default=60.0)
    angaben = frage.parse_args()
    print(json.dumps(laufe(angaben.fall, angaben.ordner, angaben.ziel, angaben.luecke, angaben.zeitlimit)))


if __name__ == "__main__":
    main()
