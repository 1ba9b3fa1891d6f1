"""From a case to a verified plan: reads as the story."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from massnahmenmodell import baue_modell as baue
from massnahmenmodell import groessen
from massnahmenplan.abgleich import gleiche_ab
from massnahmenplan.annahmen import annahmen
from massnahmenplan.antragstermine import lege_spaet
from massnahmenplan.aufbereitung import bereite_auf, frage_nach_kosten
from massnahmenplan.aufbereitung.einheiten import eur
from massnahmenplan.beweis import fuehre_nachweis, schreibe_protokoll
from massnahmenplan.diagnose import verlange_optionen
from massnahmenplan.eingabe import lies
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, MassnahmenplanFehler
from massnahmenplan.kataloge import lade_stammdaten
from massnahmenplan.loeser import Ende, Fortschritt, Wuensche, uebersetze
from massnahmenplan.loeser.highs import version as loeserversion
from massnahmenplan.nichtwahl import begruende_nichtwahl
from massnahmenplan.planungsfall import Planungsfall, Stammdaten
from massnahmenplan.suche import Fund, Uhr, suche
from massnahmenplan.vorgaben import Vorgaben, Zielname

if TYPE_CHECKING:
    import pyomo.environ as pyo

__all__ = ["Fortschritt", "Vorgaben", "baue_modell", "lies_fall", "plane"]

MINDESTENS_S = 10.0
"""What the search for a cheaper plan of equal worth may take; longer only if the first search took longer."""
EIN_GRAMM = 1e-6


@cache
def _stammdaten() -> Stammdaten:
    return lade_stammdaten()


def lies_fall(pfad: str | Path) -> Planungsfall:
    """Return the case in a folder, a ``fall.yaml`` or one workbook.

    Errors: EingabeFehler with all findings at once.
    """
    return lies(Path(pfad), _stammdaten()).fall


def baue_modell(fall: Planungsfall, ziel: Zielname = "co2") -> "pyo.ConcreteModel":
    """Return the Pyomo model of a case with documented components: add limits of your own and solve it.

    ``x`` are the options, ``netto`` the spending per purse and period in thousand EUR, ``minderung`` the joint
    reduction per period in t CO2e.
    """
    daten = bereite_auf(fall, ziel).daten
    modell = baue(daten)
    groessen.ergaenze(modell, daten)
    return modell


def plane(
    fall: Planungsfall,
    vorgaben: Vorgaben | None = None,
    fortschritt: Callable[[Fortschritt], None] | None = None,
) -> Ergebnis:
    """Return the best plan of a case, proven within the asked gap and recomputed to the cent.

    Errors: UnerfuellbarFehler if no plan meets the hard limits; KeinPlanFehler if the run was stopped before
    a plan was found; AbweichungsFehler if the recomputation does not confirm the plan.
    """
    vorgaben = vorgaben or Vorgaben()
    uhr = Uhr.gestellt(vorgaben.zeitlimit_s)
    wuensche = Wuensche(vorgaben.luecke, None, vorgaben.saat, vorgaben.faeden)
    aufbereitung = bereite_auf(fall, vorgaben.zielname)
    verlange_optionen(fall, aufbereitung)
    melde = _in_eigener_einheit(vorgaben.zielname, fortschritt)
    erster = suche(fall, aufbereitung, uebersetze(baue(aufbereitung.daten)), wuensche, uhr, melde)
    fund = _verbillige(fall, erster, wuensche, uhr) if vorgaben.zielname == "co2" else erster
    verglichen = _vergleiche(erster, fund)
    plan, bilanz = lege_spaet(fall, aufbereitung, fund.plan, fund.bilanz)
    nachweis = fuehre_nachweis(erster, fund, vorgaben, uhr.vergangen_s)
    return Ergebnis(
        fall=fall,
        plan=plan,
        bilanz=bilanz,
        nachweis=nachweis,
        nicht_gewaehlt=begruende_nichtwahl(fall, aufbereitung, plan, nachweis),
        protokoll=schreibe_protokoll(erster, fund, verglichen),
        annahmen=annahmen(fall),
        versionen=_versionen(fall),
    )


def _vergleiche(erster: Fund, fund: Fund) -> int:
    """Return how many figures of model and recomputation agree: of the plan, and of the one whose bound is stated.

    Errors: AbweichungsFehler if any of them does not.
    """
    funde = (erster,) if fund is erster else (erster, fund)
    abgleiche = [gleiche_ab(f.aufbereitung, f.form, f.loesung, f.bilanz) for f in funde]
    if abweichungen := [zeile for abgleich in abgleiche for zeile in abgleich.abweichungen]:
        raise AbweichungsFehler(abweichungen)
    return sum(abgleich.verglichen for abgleich in abgleiche)


def _verbillige(fall: Planungsfall, erster: Fund, wuensche: Wuensche, uhr: Uhr) -> Fund:
    """Return the cheapest plan found that reduces no less: many plans reduce the same, some forgo grants.

    A search that was stopped is not followed by another one; one that fails leaves the first plan as it is.
    """
    if erster.loesung.ende is not Ende.OPTIMAL:
        return erster
    mindestens_t = float(erster.bilanz.zielwerte["co2"])
    kosten = frage_nach_kosten(erster.aufbereitung, mindestens_t - EIN_GRAMM)
    laengstens = Uhr.gestellt(max(MINDESTENS_S, uhr.vergangen_s))
    if uhr.rest_s is not None:
        laengstens = replace(laengstens, limit_s=min(uhr.rest_s, laengstens.limit_s or uhr.rest_s))
    start = erster.form.nach_spalten(erster.loesung.werte)
    try:
        fund = suche(fall, kosten, uebersetze(baue(kosten.daten)), wuensche, laengstens, None, start)
    except MassnahmenplanFehler:
        return erster
    werte, bisher = fund.bilanz.zielwerte, erster.bilanz.zielwerte
    besser = werte["kosten"] < bisher["kosten"] and float(werte["co2"]) >= mindestens_t - 2 * EIN_GRAMM
    return fund if besser else erster


def _in_eigener_einheit(
    ziel: Zielname, melde: Callable[[Fortschritt], None] | None
) -> Callable[[Fortschritt], None] | None:
    """Return a listener that hears values and bounds in the unit of the aim, not of the model."""
    if melde is None or ziel == "co2":
        return melde

    def in_eur(wert: float | None) -> float | None:
        return None if wert is None else float(eur(wert))

    return lambda stand: melde(replace(stand, bester=in_eur(stand.bester), schranke=in_eur(stand.schranke)))


def _versionen(fall: Planungsfall) -> dict[str, str]:
    """Return what a plan was made with; the funding catalogue by the day its newest entry in use was read."""
    staende = [fassung.stand for programm in fall.programme for fassung in programm.fassungen]
    return {
        **{paket: version(paket) for paket in ("massnahmenplan", "pyomo", "numpy", "pydantic")},
        "highs": loeserversion(),
        "foerderkatalog": max(staende).isoformat() if staende else "ohne",
    }
