"""The result as plain text for a terminal: at most 66 lines, no more than 100 columns, no colour."""

from pathlib import Path

from massnahmenplan.bericht.konsole.aenderungen import aenderungen
from massnahmenplan.bericht.konsole.foerderung import foerderung
from massnahmenplan.bericht.konsole.geld import buendel, geschehenes, kredite, mieten, traeger, vorsorge
from massnahmenplan.bericht.konsole.kopf import kopf
from massnahmenplan.bericht.konsole.massnahmen import massnahmen
from massnahmenplan.bericht.konsole.ziele import kriterien, nicht_gewaehlt, ziele
from massnahmenplan.bericht.terminal.zeile import BREITE
from massnahmenplan.ergebnis import Ergebnis

__all__ = ["zusammenfassung"]

HOECHSTZEILEN = 66


def zusammenfassung(ergebnis: Ergebnis, ordner: Path | None = None, breite: int = BREITE) -> str:
    """Return what was decided, for what money, with which proof; ``ordner`` is named at the end.

    breite: columns for sentences and the tables of measures, payers and criteria; more than 100 are not used.
    """
    breite = min(breite, BREITE)
    oben = kopf(ergebnis, breite)
    schluss = [
        aenderungen(ergebnis),
        traeger(ergebnis, breite),
        geschehenes(ergebnis),
        vorsorge(ergebnis),
        mieten(ergebnis),
        buendel(ergebnis),
        foerderung(ergebnis),
        kredite(ergebnis),
        ziele(ergebnis),
        kriterien(ergebnis, breite),
        nicht_gewaehlt(ergebnis),
        [] if ordner is None else [f"Der Plan liegt in: {ordner}"],
    ]
    belegt = len(oben) + sum(len(block) + 1 for block in schluss if block)
    bloecke = [oben, massnahmen(ergebnis, HOECHSTZEILEN - belegt - 1, breite), *schluss]
    return "\n\n".join("\n".join(block) for block in bloecke if block) + "\n"
