"""A front from its folder: the points are the plans that lie there, each recomputed."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from massnahmenplan.begriffe.planziel import Zielname
from massnahmenplan.bericht import json as planbericht
from massnahmenplan.bericht.front.daten import ART, SCHEMA_VERSION
from massnahmenplan.bericht.frontordner import DATEN
from massnahmenplan.bericht.ordner import PLAN
from massnahmenplan.ergebnis import Ergebnis, Status
from massnahmenplan.ergebnis.front import Front, Frontende, Frontpunkt, Suchzahlen, tauschfolge
from massnahmenplan.grundlagen.befund import Befund, Fundstelle
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.nachpruefung.wiedergabe import gib_wieder

NEU_RECHNEN = "Die Front mit „pareto“ neu rechnen, oder den Ordner nehmen, wie „pareto“ ihn geschrieben hat."
_GENAU = Decimal("0.00001")
"""Values stand in the file with six decimals."""


def lies_front(ordner: Path | str) -> Front:
    """Return the front that ``pareto`` wrote into a folder, every point recomputed.

    Errors: EingabeFehler if no front is there, or a point is not the one that the front names; AbweichungsFehler
    if the plan of a point breaks a limit.
    """
    ziel = Path(ordner)
    daten = _daten(ziel / DATEN)
    try:
        ziele: tuple[Zielname, ...] = tuple(eintrag["ziel"] for eintrag in daten["ziele"])
        punkte = tuple(_punkt(ziel, ziele, eintrag) for eintrag in daten["punkte"])
        _verlange_form(daten, [punkt.id for punkt in punkte])
        return Front(
            ziele=ziele,
            punkte=punkte,
            knie=daten["knie"],
            tausch=tauschfolge(ziele, punkte),
            verlangte_punkte=daten["verlangte_punkte"],
            verlangte_luecke=Decimal(str(daten["verlangte_luecke"])),
            ende=Frontende(daten["ende"]),
            zahlen=Suchzahlen(**daten["suche"]),
            dauer_s=daten["dauer_s"],
            signalnummer=daten.get("abgebrochen_durch_signal"),
            offene_enden=tuple(daten.get("offene_enden", ())),
        )
    except (KeyError, TypeError, ValueError, ArithmeticError) as fehler:
        raise _keine_front(ziel / DATEN, "ist beschädigt") from fehler


def _daten(datei: Path) -> dict[str, Any]:
    try:
        daten: dict[str, Any] = json.loads(datei.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise _keine_front(datei, "gibt es nicht", "Zuerst „pareto“ in diesen Ordner rechnen lassen.") from None
    except (OSError, ValueError, RecursionError) as fehler:
        raise _keine_front(datei, "lässt sich nicht lesen") from fehler
    passt = isinstance(daten, dict) and daten.get("art") == ART and daten.get("schema_version") == SCHEMA_VERSION
    if not passt or not daten.get("punkte"):
        raise _keine_front(datei, "ist keine Front dieses Programms, oder eine ohne Punkte")
    return daten


def _verlange_form(daten: dict[str, Any], punkte: list[Any]) -> None:
    """Errors: TypeError for what nobody looks at while reading, and shows or computes with later."""
    zahlen = daten["dauer_s"], daten["verlangte_punkte"], daten.get("abgebrochen_durch_signal", 0)
    if not all(isinstance(zahl, int | float) for zahl in zahlen) or daten["knie"] not in (None, *punkte):
        raise TypeError(zahlen)
    if not all(isinstance(text, str) for text in (*punkte, *daten.get("offene_enden", ()))):
        raise TypeError(punkte)


def _keine_front(datei: Path, text: str, abhilfe: str = NEU_RECHNEN) -> EingabeFehler:
    return EingabeFehler([Befund("E455", text, Fundstelle(str(datei)), abhilfe=abhilfe)])


def _punkt(ordner: Path, ziele: tuple[Zielname, ...], eintrag: dict[str, Any]) -> Frontpunkt:
    datei = ordner / eintrag["ordner"] / PLAN
    ergebnis = _plan(datei)
    genannt = {ziel: Decimal(str(eintrag["ziele"][ziel]["wert"])) for ziel in ziele}
    anders = [ziel for ziel in ziele if abs(ergebnis.bilanz.zielwerte[ziel] - genannt[ziel]) > _GENAU]
    if anders or ergebnis.nachweis.status is Status.VON_HAND:
        text = f"ist nicht der Plan, den {DATEN} als {eintrag['id']} nennt: er wurde geändert"
        raise EingabeFehler([Befund("E457", text, Fundstelle(str(datei)), abhilfe=NEU_RECHNEN)])
    return Frontpunkt(
        eintrag["id"], ergebnis, tuple(eintrag["bester_in"]), tuple(eintrag.get("nicht_gesucht", ()))
    )


def _plan(datei: Path) -> Ergebnis:
    try:
        text = datei.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as fehler:
        raise _keine_front(datei, "lässt sich nicht lesen") from fehler
    return gib_wieder(planbericht.lies(text, str(datei)))
