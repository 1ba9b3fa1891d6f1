"""A table of several plans beside a plan folder for each: what an earlier run left goes with it."""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from massnahmenplan.bericht import ablage
from massnahmenplan.bericht.datei import pruefe_namen, schreibe_dateien, wirklich
from massnahmenplan.bericht.ordner import ALLE_DATEIEN, PLAN, pruefe_schreibbar, schreibe_ordner
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.fehler import UmgebungsFehler


@dataclass(frozen=True, slots=True)
class Teilplaene:
    """How files of a kind are called: the table that names the plans, what lies beside it, where the plans lie."""

    art: str
    """What the table says it is."""
    daten: str
    beiwerk: tuple[str, ...]
    ordner: str
    """Folder of the plan folders; the list of the plans in the table has the same name."""

    @property
    def _namen(self) -> tuple[str, ...]:
        return (*self.beiwerk, self.daten)

    def pruefe_schreibbar(self, ziel: Path) -> None:
        """Make sure, before a long computation, that table and plans can be written there; leaves no trace.

        Errors: UmgebungsFehler, also for files that are only called like ours.
        """
        pruefe_schreibbar(ziel)
        pruefe_namen(wirklich(ziel), self._namen)
        fremde = [name for name in self._namen if (ziel / name).exists()]
        if fremde and not self.fruehere_daten(ziel):
            raise UmgebungsFehler(
                f"In {ziel} liegt {' und '.join(fremde)}, aber keine {self.daten} dieses Programms: es wird "
                "nichts überschrieben. Bitte umbenennen, verschieben oder einen anderen Ordner nennen."
            )

    def schreibe(
        self,
        ziel: Path,
        plaene: Mapping[str, Ergebnis],
        daten: dict[str, Any],
        beiwerk: Mapping[str, bytes],
    ) -> tuple[Path, ...]:
        """Write all plans and files and return their paths; what an earlier run left and this one has not goes.

        The table of an earlier run goes first, once all files are known to be writable; the new one comes last:
        where a run ends amid this, there is none, and no old table stands beside new plans.

        Errors: as for ``schreibe_ordner``.
        """
        self.pruefe_schreibbar(ziel)
        alte = [ordner for ordner in self._fruehere_ordner(ziel) if ordner.name not in plaene]
        for kennung in plaene:
            pruefe_schreibbar(ziel / self.ordner / kennung)
        self._entferne_tabelle(ziel)
        pfade = [
            pfad
            for kennung, ergebnis in plaene.items()
            for pfad in schreibe_ordner(ergebnis, ziel / self.ordner / kennung)
        ]
        text = json.dumps(daten, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
        dateien = schreibe_dateien(ziel, {self.daten: text.encode(), **beiwerk})
        for alter in alte:
            entferne_dateien(alter)
        return (*pfade, *dateien)

    def entferne(self, ziel: Path) -> None:
        """Remove what an earlier run wrote, for another result takes its place. Errors: UmgebungsFehler."""
        if self.fruehere_daten(ziel):
            for alter in self._fruehere_ordner(ziel):
                entferne_dateien(alter)
            entferne_dateien(ziel, self._namen)
            ablage.entferne_leere([ziel / self.ordner])

    def _entferne_tabelle(self, ziel: Path) -> None:
        """Remove what lies beside the table of an earlier run, then the table: by it the rest is known as ours."""
        if self.fruehere_daten(ziel):
            entferne_dateien(ziel, self._namen)

    def fruehere_daten(self, ziel: Path) -> dict[str, Any]:
        """Return what the table of an earlier run says; nothing if there is none of ours, or a damaged one."""
        try:
            daten = json.loads((ziel / self.daten).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(daten, dict) or daten.get("art") != self.art:
            return {}
        plaene = daten.get(self.ordner, [])
        benannt = isinstance(plaene, list) and all(
            isinstance(p, dict) and isinstance(p.get("id"), str) for p in plaene
        )
        return daten if benannt else {}

    def _fruehere_ordner(self, ziel: Path) -> list[Path]:
        """Return the plan folders that the table of an earlier run names; others are not ours to remove."""
        namen = {eintrag["id"] for eintrag in self.fruehere_daten(ziel).get(self.ordner, ())}
        with contextlib.suppress(OSError):
            vorhandene = sorted((ziel / self.ordner).iterdir())
            return [stelle for stelle in vorhandene if stelle.name in namen and (stelle / PLAN).exists()]
        return []


def entferne_dateien(ordner: Path, namen: tuple[str, ...] = ALLE_DATEIEN) -> None:
    """Remove files of ours, and the folder if nothing else is in it. Errors: UmgebungsFehler."""
    with ablage.als_umgebungsfehler(ordner):
        for name in namen:
            (ordner / name).unlink(missing_ok=True)
        ablage.entferne_leere([ordner])
