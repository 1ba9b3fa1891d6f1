"""One search for one synthetic case in one way, in a process of its own; prints its figures as JSON.

    python -m benchmarks.beweislauf 25 1 co2 ganz --sekunden 60 --luecke 0.001

The limit is in CPU seconds of this process and of those it started: on a busy machine seconds on the wall say
little. When it is reached, the process sends itself Ctrl-C, and the search ends as it does for a user: best plan
and bound are kept. ``--zeitlimit`` is what a user would say: seconds on the wall, known to the search throughout.
"""

import argparse
import json
import os
import resource
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.erzeuger import erzeuge
from benchmarks.lehrbuch import schreibe_wie_im_lehrbuch
from massnahmenmodell import baue_modell
from massnahmenplan.aufbereitung import bereite_auf
from massnahmenplan.aufbereitung.kassenbloecke import kassenbloecke
from massnahmenplan.loeser import Fortschritt, Loesung, Standardform, Wuensche, highs, loese, uebersetze
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.vorgaben import Zielname

LUECKEN = (0.05, 0.01, 0.005, 0.001)


def unsere_form(fall: Planungsfall, ziel: Zielname) -> Standardform:
    """Return the model of the package."""
    return uebersetze(baue_modell(bereite_auf(fall, ziel).daten))


def suche_wie_im_paket(fall: Planungsfall, ziel: Zielname, form: Standardform, *wie: Any) -> Loesung:
    """Search as ``massnahmenplan.suche`` does, with purses as blocks."""
    return loese(form, *wie, None, kassenbloecke(bereite_auf(fall, ziel).daten))


def suche_ganz(_fall: Planungsfall, _ziel: Zielname, form: Standardform, *wie: Any) -> Loesung:
    """Search in one piece."""
    return highs.loese(form, *wie)


WEGE: dict[str, tuple[Callable[[Planungsfall, Zielname], Standardform], Callable[..., Loesung]]] = {
    "pforte": (unsere_form, suche_wie_im_paket),
    "ganz": (unsere_form, suche_ganz),
    "lehrbuch": (schreibe_wie_im_lehrbuch, suche_ganz),
}
"""Way -> how the case is written, and how it is solved: our door, HiGHS over everything, a textbook's form."""


def cpu_zeit() -> float:
    """Return the CPU seconds of this process and its children, those that still run included (Linux only)."""
    zeit = time.process_time()
    beendete = resource.getrusage(resource.RUSAGE_CHILDREN)
    zeit += beendete.ru_utime + beendete.ru_stime
    for faden in Path("/proc/self/task").glob("*/children"):
        try:
            kinder = faden.read_text().split()
            felder = [Path(f"/proc/{kind}/stat").read_text().rpartition(")")[2].split() for kind in kinder]
        except OSError:  # one has just ended
            continue
        zeit += sum(int(feld[11]) + int(feld[12]) for feld in felder) / os.sysconf("SC_CLK_TCK")
    return zeit


class Marken:
    """When which gap was reached first: CPU seconds and seconds on the wall since the search began."""

    def __init__(self) -> None:
        self.cpu: dict[float, float] = {}
        self.wand: dict[float, float] = {}
        self._cpu, self._wand = cpu_zeit(), time.monotonic()

    @property
    def cpu_s(self) -> float:
        """CPU seconds so far."""
        return cpu_zeit() - self._cpu

    @property
    def wand_s(self) -> float:
        """Seconds on the wall so far."""
        return time.monotonic() - self._wand

    def setze(self, erreicht: float | None) -> None:
        """Note a gap."""
        for luecke in LUECKEN:
            if erreicht is not None and erreicht <= luecke and luecke not in self.cpu:
                self.cpu[luecke], self.wand[luecke] = self.cpu_s, self.wand_s


def laufe(anzahl: int, saat: int, ziel: Zielname, weg: str, sekunden: float, wuensche: Wuensche) -> dict[str, Any]:
    """Return size, gaps by time, plan and bound of one search."""
    schreibe, suche = WEGE[weg]
    fall = erzeuge(anzahl, saat)
    form = schreibe(fall, ziel)
    marken = Marken()
    begrenze(marken, sekunden, lambda: os.kill(os.getpid(), signal.SIGINT))
    loesung = suche(fall, ziel, form, wuensche, lambda stand: _hoere(marken, stand))
    luecke = _luecke(loesung)
    marken.setze(luecke)
    return {
        "zeilen": form.matrix.shape[0],
        "spalten": form.matrix.shape[1],
        "ende": loesung.ende.name.lower(),
        "plan": loesung.zielwert,
        "schranke": loesung.schranke,
        "luecke": luecke,
        "knoten": loesung.knoten,
        "cpu_s": marken.cpu_s,
        "wand_s": marken.wand_s,
        **{f"cpu_bis_{g:g}": marken.cpu.get(g) for g in LUECKEN},
        **{f"wand_bis_{g:g}": marken.wand.get(g) for g in LUECKEN},
    }


def _hoere(marken: Marken, stand: Fortschritt) -> None:
    marken.setze(stand.luecke)


def _luecke(loesung: Loesung) -> float | None:
    if loesung.zielwert is None or loesung.schranke is None:
        return None
    return abs(loesung.schranke - loesung.zielwert) / max(abs(loesung.zielwert), 1e-9)


def begrenze(marken: Marken, sekunden: float, beende: Callable[[], None]) -> None:
    """Have the search ended after some CPU seconds."""

    def wache() -> None:
        while marken.cpu_s < sekunden:
            time.sleep(0.1)
        beende()

    threading.Thread(target=wache, daemon=True).start()


def main() -> None:
    """Run once and print."""
    frage = argparse.ArgumentParser(description="Eine Suche bis zum Beweis")
    frage.add_argument("anzahl", type=int)
    frage.add_argument("saat", type=int)
    frage.add_argument("ziel", choices=("co2", "kosten"))
    frage.add_argument("weg", choices=tuple(WEGE))
    frage.add_argument("--sekunden", type=float, default=60.0)
    frage.add_argument("--luecke", type=float, default=0.001)
    frage.add_argument("--faeden", type=int, default=1)
    frage.add_argument("--zeitlimit", type=float)
    a = frage.parse_args()
    wuensche = Wuensche(luecke=a.luecke, faeden=a.faeden, zeitlimit_s=a.zeitlimit)
    print(json.dumps(laufe(a.anzahl, a.saat, a.ziel, a.weg, a.sekunden, wuensche)))


if __name__ == "__main__":
    main()
