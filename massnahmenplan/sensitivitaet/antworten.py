"""What a study answers, from its folder alone: case, study and runs lie there."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from pydantic import ValidationError

from massnahmenplan.bericht.studie.daten import kern_ab_aus, reue_aus
from massnahmenplan.bericht.studie.ordner import DATEN
from massnahmenplan.ergebnis.studienantworten import Reue, Studienantworten
from massnahmenplan.grundlagen.befund import Befund, Fundstelle
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.ablage import DATEI, lies_abgelegtes
from massnahmenplan.sensitivitaet.auswertung import KERN_AB, werte_aus
from massnahmenplan.sensitivitaet.grundlage import Grundlage
from massnahmenplan.sensitivitaet.studie import Studie


def lies_antworten(ordner: Path | str) -> Studienantworten:
    """Return what the runs in a folder say together, also while the study goes on.

    Worked out anew from the runs; the regret, which takes time, as it stands in ``auswertung.json``: without that
    file, or if it was not asked for, there is none.
    Errors: EingabeFehler if no study is there, if it is one of another version, or if the file is damaged; as
    ``werte_aus`` and ``lies_laeufe``.
    """
    ziel = Path(ordner)
    grundlage, laeufe = lies_abgelegtes(ziel)
    fall, studie = _fall_und_studie(ziel / DATEI, grundlage)
    kern_ab, reue = _ausgewertetes(ziel / DATEN)
    return replace(werte_aus(fall, studie, laeufe, kern_ab=kern_ab, mit_reue=False), reue=reue)


def _fall_und_studie(datei: Path, grundlage: Grundlage | None) -> tuple[Planungsfall, Studie]:
    if grundlage is None:
        text, abhilfe = "enthält noch keine Studie", "Warten, bis der erste Lauf fertig ist."
        raise EingabeFehler([Befund("E435", text, Fundstelle(str(datei)), abhilfe=abhilfe)])
    try:
        return Planungsfall.model_validate_json(grundlage.fall), Studie.model_validate_json(grundlage.studie)
    except ValidationError as fehler:
        text = "enthält einen Fall oder eine Studie, die diese Fassung des Programms nicht mehr liest"
        abhilfe = "Die Studie mit dieser Fassung neu rechnen."
        raise EingabeFehler([Befund("E437", text, Fundstelle(str(datei)), abhilfe=abhilfe)]) from fehler


def _ausgewertetes(datei: Path) -> tuple[Decimal, Reue | None]:
    """Return the share for the core and the regret of the last evaluation."""
    if not datei.is_file():
        return KERN_AB, None
    try:
        daten = json.loads(datei.read_text(encoding="utf-8"))
        return kern_ab_aus(daten), reue_aus(daten)
    except (OSError, ValueError, KeyError, TypeError, ArithmeticError, RecursionError) as fehler:
        text = "ist beschädigt oder von einer anderen Fassung des Programms"
        abhilfe = "„sensitivitaet … --fortsetzen“ schreibt sie neu."
        raise EingabeFehler([Befund("E438", text, Fundstelle(str(datei)), abhilfe=abhilfe)]) from fehler
