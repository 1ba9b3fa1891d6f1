"""From a case to a verified plan: reads as the story."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from massnahmenplan.abgleich import gleiche_ab
from massnahmenplan.annahmen import annahmen
from massnahmenplan.antragstermine import lege_spaet
from massnahmenplan.aufbereitung import Aufbereitung, Paketspeicher, bereite_auf
from massnahmenplan.aufbereitung.start import start_von
from massnahmenplan.beweis import fuehre_nachweis, schreibe_protokoll
from massnahmenplan.diagnose import verlange_optionen
from massnahmenplan.eingabe import lies
from massnahmenplan.ergebnis import Ergebnis, Plan
from massnahmenplan.ergebnis.nachweis import Zielgrenze
from massnahmenplan.gleichstand import ziehe_vor
from massnahmenplan.grundlagen.fehler import AbweichungsFehler
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.kataloge import lade_stammdaten
from massnahmenplan.kreditverzicht import verzichte
from massnahmenplan.lockerung import auswege_aus
from massnahmenplan.loeser import Fortschritt
from massnahmenplan.modellplan import baue_modell
from massnahmenplan.nichtwahl import begruende_nichtwahl
from massnahmenplan.planungsfall import Planungsfall, Stammdaten
from massnahmenplan.rangfolge import OHNE_RAHMEN, Rahmen, Stufe, durchlaufe, verbillige
from massnahmenplan.suche import Fund
from massnahmenplan.versionen import versionen
from massnahmenplan.vorgaben import Vorgaben, verlange_kriterien

__all__ = ["Fortschritt", "Vorgaben", "baue_modell", "lies_fall", "plane"]


@cache
def _stammdaten() -> Stammdaten:
    return lade_stammdaten()


def lies_fall(pfad: str | Path) -> Planungsfall:
    """Return the case in a folder, a ``fall.yaml`` or one workbook.

    Errors: EingabeFehler with all findings at once.
    """
    return lies(Path(pfad), _stammdaten()).fall


def plane(
    fall: Planungsfall,
    vorgaben: Vorgaben | None = None,
    fortschritt: Callable[[Fortschritt], None] | None = None,
    anfang: Plan | None = None,
    speicher: Paketspeicher | None = None,
) -> Ergebnis:
    """Return the best plan of a case, proven within the asked gap and recomputed to the cent.

    The same facts give the same plan, in whatever order they are stated. ``anfang`` is a plan of a similar case,
    to begin with as far as this one allows it; another one may lead to another plan within the gap. ``speicher``
    is for whoever plans many similar cases: what the law was asked before is not asked again.

    Errors: UnerfuellbarFehler, with ways out, if no plan meets the hard limits; KeinPlanFehler if the run was
    stopped before a plan was found; AbweichungsFehler if the recomputation does not confirm the plan;
    EingabeFehler for the aim ``nutzwert`` without criteria.
    """
    vorgaben = (vorgaben or Vorgaben()).fuer(fall.projekt)
    verlange_kriterien(fall, vorgaben)
    uhr = Uhr.gestellt(vorgaben.zeitlimit_s)
    aufbereitung = bereite_auf(fall.geordnet(), vorgaben.zielname, speicher)
    with auswege_aus(fall, uhr, aufbereitung.optionsliste):
        verlange_optionen(fall, aufbereitung)
        rahmen = OHNE_RAHMEN if anfang is None else Rahmen(start=start_von(aufbereitung, anfang))
        stufen = durchlaufe(fall, aufbereitung, vorgaben, uhr, fortschritt, rahmen)
    return vollende(fall, aufbereitung, vorgaben, stufen, uhr)


def vollende(
    fall: Planungsfall,
    aufbereitung: Aufbereitung,
    vorgaben: Vorgaben,
    stufen: Sequence[Stufe],
    uhr: Uhr,
    grenzen: tuple[Zielgrenze, ...] = (),
) -> Ergebnis:
    """Return the plan that the searches for the aims have found, tidied up and recounted, with its proof.

    Errors: AbweichungsFehler if the recomputation does not confirm the plan.
    """
    fund = verbillige(fall, aufbereitung, vorgaben, stufen, uhr)
    verglichen = _vergleiche(stufen, fund)
    voll, bilanz = ziehe_vor(fall, aufbereitung, fund.plan, fund.bilanz)
    voll, bilanz = lege_spaet(fall, aufbereitung, voll, bilanz)
    plan, bilanz = verzichte(fall, voll, bilanz)
    nachweis = fuehre_nachweis(stufen, bilanz, vorgaben, uhr.vergangen_s, grenzen)
    return Ergebnis(
        fall=fall,
        plan=plan,
        bilanz=bilanz,
        nachweis=nachweis,
        nicht_gewaehlt=begruende_nichtwahl(fall, aufbereitung, voll, nachweis),
        protokoll=schreibe_protokoll(stufen, fund, verglichen),
        annahmen=annahmen(fall),
        versionen=versionen(fall),
    )


def _vergleiche(stufen: Sequence[Stufe], fund: Fund) -> int:
    """Return how many figures of model and recomputation agree: of the plan, and of those whose bound is stated.

    Errors: AbweichungsFehler if any of them does not.
    """
    funde = [stufe.fund for stufe in stufen]
    funde += [] if fund is funde[-1] else [fund]
    abgleiche = [gleiche_ab(f.aufbereitung, f.form, f.loesung, f.bilanz) for f in funde]
    if abweichungen := [zeile for abgleich in abgleiche for zeile in abgleich.abweichungen]:
        raise AbweichungsFehler(abweichungen)
    return sum(abgleich.verglichen for abgleich in abgleiche)
