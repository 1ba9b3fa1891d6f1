"""The result folder: ``plan.json``, ``plan.xlsx``, ``bericht.html``, ``protokoll.json``: all of them or none.

With ``karte.geojson`` where a measure has a place, or where an earlier map would say what holds no more.
"""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from massnahmenplan.bericht import ablage
from massnahmenplan.bericht.datei import lege_ab, pruefe_namen, schreibe_datei, wirklich
from massnahmenplan.bericht.handarbeit import pruefe_plan
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, EingabeFehler, UmgebungsFehler

if TYPE_CHECKING:
    from massnahmenplan.ergebnis.front import Front
    from massnahmenplan.ergebnis.studienantworten import Studienantworten

PLAN, MAPPE, BERICHT, PROTOKOLL = "plan.json", "plan.xlsx", "bericht.html", "protokoll.json"
KARTE = "karte.geojson"
DATEIEN = (PLAN, MAPPE, BERICHT, PROTOKOLL)
ALLE_DATEIEN = (*DATEIEN, KARTE)
"""Those of every plan, and those that a plan may have."""


def schreibe_ordner(ergebnis: Ergebnis, ordner: Path | str) -> tuple[Path, ...]:
    """Write the files of a result and return their paths; other files in the folder stay.

    Errors: AbweichungsFehler for a result that failed a check; UmgebungsFehler, after which the folder is as
    it was before.
    """
    from massnahmenplan.bericht import protokoll
    from massnahmenplan.bericht.html import schreibe as schreibe_html
    from massnahmenplan.bericht.json import schreibe as schreibe_json
    from massnahmenplan.bericht.karte import geojson as karte
    from massnahmenplan.bericht.xlsx import schreibe as schreibe_xlsx

    _pruefe_bestanden(ergebnis)
    inhalte = {
        PLAN: schreibe_json(ergebnis).encode(),
        MAPPE: schreibe_xlsx(ergebnis),
        BERICHT: schreibe_html(ergebnis),
        PROTOKOLL: protokoll.schreibe(ergebnis).encode(),
    }
    if karte.hat_orte(ergebnis) or (Path(ordner) / KARTE).exists():
        inhalte[KARTE] = karte.schreibe(ergebnis).encode()
    lege_ab(wirklich(ordner), inhalte, _pruefe_ergebnisordner)
    return tuple(Path(ordner) / name for name in inhalte)


def schreibe_bericht(
    ergebnis: Ergebnis,
    ziel: Path | str,
    *,
    studie: "Studienantworten | None" = None,
    front: "Front | None" = None,
) -> Path:
    """Write one file and return its path; its suffix says which format (``formate.NACH_ENDUNG``).

    studie, front: shown beside the plan in .html and .pdf.
    Errors: AbweichungsFehler for a result that failed a check, EingabeFehler for another suffix, for a study or a
    front of another case or in another format, UmgebungsFehler when it cannot be written.
    """
    from massnahmenplan.bericht.beilagen import Beilagen
    from massnahmenplan.bericht.formate import MIT_BEILAGEN, NACH_ENDUNG

    _pruefe_bestanden(ergebnis)
    pfad = Path(ziel)
    endung = pfad.suffix.lower()
    if studie is not None or front is not None:
        mit_beilagen = MIT_BEILAGEN.get(endung.removeprefix("."))
        if mit_beilagen is None:
            text, abhilfe = "zeigt keine Studie und keine Front", f"Möglich sind .{', .'.join(MIT_BEILAGEN)}."
            raise EingabeFehler([Befund("E112", text, wert=pfad.name, abhilfe=abhilfe)])
        (inhalt,) = mit_beilagen(ergebnis, Beilagen(studie, front), None).values()
        return schreibe_datei(pfad, inhalt)
    format_ = NACH_ENDUNG.get(endung)
    if format_ is None:
        text = "ist kein bekanntes Berichtsformat"
        abhilfe = f"Möglich sind {', '.join(NACH_ENDUNG)}."
        raise EingabeFehler([Befund("E112", text, wert=pfad.name, abhilfe=abhilfe)])
    return schreibe_datei(pfad, format_(ergebnis))


def pruefe_schreibbar(ordner: Path | str) -> None:
    """Make sure, before a long computation, that a result can be written there; leaves no trace.

    Errors: UmgebungsFehler.
    """
    ziel = wirklich(ordner)
    with ablage.als_umgebungsfehler(ziel):
        angelegt = ablage.lege_an(ziel)
        try:
            ablage.stelle_nach_absturz_her(ziel)
            _pruefe_ergebnisordner(ziel)
            with tempfile.TemporaryFile(dir=ziel) as probe:
                probe.write(b"x")
        finally:
            ablage.entferne_leere(angelegt)


def _pruefe_bestanden(ergebnis: Ergebnis) -> None:
    """Refuse to hand out a plan that its own recomputation does not confirm."""
    durchgefallen = [f"{s.pruefung}: {s.ergebnis}" for s in ergebnis.protokoll if not s.bestanden]
    if durchgefallen:
        raise AbweichungsFehler(durchgefallen)


def _pruefe_ergebnisordner(ordner: Path) -> None:
    """Refuse to replace files that happen to be called like ours but belong to no plan of ours."""
    pruefe_namen(ordner, ALLE_DATEIEN)
    pruefe_plan(ordner / PLAN)
    fremde = [name for name in ALLE_DATEIEN if (ordner / name).exists()]
    if fremde and not (ordner / PLAN).exists():
        raise UmgebungsFehler(
            f"In {ordner} liegt {' und '.join(fremde)}, aber keine {PLAN}: das ist kein Plan dieses Programms und "
            "wird nicht überschrieben. Bitte umbenennen, verschieben oder einen anderen Ordner nennen."
        )
