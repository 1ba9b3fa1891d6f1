"""The result folder of several scenarios: tables beside a plan folder per scenario; what later runs read of it."""

from collections.abc import Collection
from decimal import Decimal
from pathlib import Path

from massnahmenplan.bericht.ordner import PLAN, schreibe_ordner
from massnahmenplan.bericht.szenarien import ART, ORDNER, als_daten, tabelle
from massnahmenplan.bericht.teilplaene import Teilplaene, entferne_dateien
from massnahmenplan.ergebnis.szenarioergebnis import Szenarioergebnis
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler

DATEN, TABELLE = "szenarien.json", "szenarien.csv"
_NEU = "Die Szenarien neu rechnen."
SZENARIEN = Teilplaene(art=ART, daten=DATEN, beiwerk=(TABELLE,), ordner=ORDNER)


def schreibe_szenarien(ergebnis: Szenarioergebnis, ordner: Path | str) -> tuple[Path, ...]:
    """Write a plan folder per scenario and, beside the tables, the plan in the case without scenarios.

    Return all files. What an earlier run left and this one has not got goes: a result is replaced as a whole.

    Errors: as for ``schreibe_ordner``.
    """
    ziel = Path(ordner)
    hauptplan = () if ergebnis.grundfall is None else schreibe_ordner(ergebnis.grundfall, ziel)
    plaene = {eintrag.szenario.id: eintrag.ergebnis for eintrag in ergebnis.werte}
    dateien = SZENARIEN.schreibe(ziel, plaene, als_daten(ergebnis), {TABELLE: tabelle(ergebnis)})
    if not hauptplan and (ziel / PLAN).exists():
        entferne_dateien(ziel)
    return (*hauptplan, *dateien)


def entferne_szenarien(ordner: Path | str) -> None:
    """Remove what an earlier run wrote about scenarios, for a plan without them takes its place.

    Errors: UmgebungsFehler.
    """
    SZENARIEN.entferne(Path(ordner))


def lies_anteile(ordner: Path | str, kennungen: Collection[str]) -> dict[str, Decimal]:
    """Return measure -> probability of the scenarios in whose plan it is, from the folder of an earlier run.

    ``kennungen`` are the measures of the case that the result has to belong to. Errors: EingabeFehler.
    """
    from massnahmenplan.bericht.json import lies

    ziel = Path(ordner)
    eintraege = SZENARIEN.fruehere_daten(ziel).get(ORDNER)
    if not eintraege:
        abhilfe = "Zuerst „optimieren --szenarien“ in diesen Ordner schreiben lassen."
        raise EingabeFehler([Befund("E364", f"hier liegt keine {DATEN}", wert=str(ziel), abhilfe=abhilfe)])
    anteile: dict[str, Decimal] = {}
    for eintrag in eintraege:
        datei = ziel / ORDNER / eintrag["id"] / PLAN
        try:
            inhalt = lies(datei.read_text(encoding="utf-8"), str(datei))
        except (OSError, UnicodeDecodeError) as fehler:
            befund = Befund("E364", "der Plan eines Szenarios fehlt", wert=str(datei), abhilfe=_NEU)
            raise EingabeFehler([befund]) from fehler
        if set(inhalt.fall.massnahme_mit_id) != set(kennungen):
            text = "das Ergebnis über Szenarien gehört zu einem Fall mit anderen Maßnahmen"
            raise EingabeFehler([Befund("E364", text, wert=str(datei), abhilfe=_NEU)])
        for schritt in inhalt.plan.schritte:
            bisher = anteile.get(schritt.massnahme, Decimal(0))
            anteile[schritt.massnahme] = bisher + Decimal(repr(eintrag["wahrscheinlichkeit"]))
    return anteile
