"""Answers from the runs of a study: one module per question, none knows a format."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from massnahmenplan.begriffe.planziel import Zielname
from massnahmenplan.ergebnis.laufergebnis import MIT_PLAN, Laufergebnis
from massnahmenplan.ergebnis.studienantworten import Studienantworten
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.auswertung.baender import baender
from massnahmenplan.sensitivitaet.auswertung.budget import budgetwerte
from massnahmenplan.sensitivitaet.auswertung.indizes import indizes
from massnahmenplan.sensitivitaet.auswertung.massnahmen import KERN_AB, massnahmenanteile, unmoeglich_bei
from massnahmenplan.sensitivitaet.auswertung.reue import reue
from massnahmenplan.sensitivitaet.auswertung.tornado import tornado
from massnahmenplan.sensitivitaet.laeufe import laeufe as geplante_laeufe
from massnahmenplan.sensitivitaet.laeufe import stichproben
from massnahmenplan.sensitivitaet.studie import Studie

__all__ = ["KERN_AB", "werte_aus"]


def werte_aus(
    fall: Planungsfall,
    studie: Studie,
    laeufe: Sequence[Laufergebnis],
    *,
    kern_ab: Decimal = KERN_AB,
    mit_reue: bool = True,
    kerne: int | None = None,
) -> Studienantworten:
    """Return all answers that the runs of a study give, however many are there, in order of their numbers.

    ``kern_ab``: share of the runs from which on a measure belongs to the robust core. ``mit_reue``: recount plans
    under other runs, the one answer that takes time. ``kerne``: processes for that; None means all cores.

    Errors: EingabeFehler for a share that is none, or if the runs are not of this study; UmgebungsFehler if a
    design needs SALib and it is missing; AbweichungsFehler if a plan is not what was stored of it.
    """
    _verlange_anteil(kern_ab)
    _verlange_studie(studie, laeufe)
    mit_plan = [lauf for lauf in laeufe if lauf.status in MIT_PLAN]
    ohne_plan = len(laeufe) - len(mit_plan)
    ziel: Zielname = laeufe[0].ziel if laeufe else "co2"
    return Studienantworten(
        name=studie.name,
        fall=fall,
        ziel=ziel,
        je_status=dict(Counter(lauf.status for lauf in laeufe).most_common()),
        mit_plan=len(mit_plan),
        offen=_offen(fall, studie, laeufe),
        namen={groesse.id: groesse.bezeichnung for groesse in studie.stellgroessen},
        in_prozent=frozenset(groesse.id for groesse in studie.stellgroessen if groesse.in_prozent),
        laufnamen={lauf.nummer: lauf.name for lauf in laeufe if lauf.name},
        kern_ab=kern_ab,
        unmoeglich_bei=unmoeglich_bei(studie, laeufe),
        massnahmen=massnahmenanteile(fall, studie, mit_plan, kern_ab),
        tornado=tornado(studie, laeufe),
        indizes=indizes(stichproben(studie, fall), laeufe, studie.saat) if laeufe else (),
        reue=reue(fall, studie, mit_plan, ohne_plan, kerne) if mit_reue else None,
        baender=baender(mit_plan),
        budgets=budgetwerte(fall, studie, mit_plan),
    )


def _offen(fall: Planungsfall, studie: Studie, laeufe: Sequence[Laufergebnis]) -> int:
    vorhanden = {lauf.nummer for lauf in laeufe}
    return sum(lauf.nummer not in vorhanden for lauf in geplante_laeufe(studie, fall))


def _verlange_anteil(kern_ab: Decimal) -> None:
    if not 0 < kern_ab <= 1:
        abhilfe = "Größer als 0 und höchstens 1 (100 %)."
        raise EingabeFehler(
            [Befund("E460", "kein Anteil, ab dem etwas Kern sein kann", wert=str(kern_ab), abhilfe=abhilfe)]
        )


def _verlange_studie(studie: Studie, laeufe: Sequence[Laufergebnis]) -> None:
    fremde = {kennung for lauf in laeufe for kennung in lauf.werte} - set(studie.stellgroesse_mit_id)
    if fremde:
        text = f"die Läufe verändern, was die Studie nicht nennt: {', '.join(sorted(fremde))}"
        raise EingabeFehler([Befund("E461", text, abhilfe="Die Studie angeben, mit der gerechnet wurde.")])
