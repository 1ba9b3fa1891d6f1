"""The model for those who add limits of their own, and the plan that comes of it: recounted like any other."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from massnahmenmodell import baue_modell as baue
from massnahmenmodell import groessen
from massnahmenplan.abgleich import gleiche_ab
from massnahmenplan.abwandlung import Abwandlung, Urform, als_schranken, fest_ohne_wert
from massnahmenplan.annahmen import annahmen
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.beweis import fuehre_nachweis, schreibe_protokoll
from massnahmenplan.diagnose import verlange_optionen
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, EingabeFehler, LoeserFehler, UnerfuellbarFehler
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.lockerung import auswege_aus
from massnahmenplan.loeser import FormFehler, Fortschritt, Standardform, Wuensche, uebersetze
from massnahmenplan.nichtwahl import begruende_nichtwahl
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.rangfolge import Stufe, in_eigener_einheit
from massnahmenplan.suche import Fund, suche
from massnahmenplan.versionen import versionen
from massnahmenplan.vorgaben import Vorgaben, Zielname, verlange_kriterien

if TYPE_CHECKING:
    import pyomo.environ as pyo


@dataclass(frozen=True, slots=True)
class Herkunft:
    """What a model was built from."""

    fall: Planungsfall
    aufbereitung: Aufbereitung


@dataclass(frozen=True, slots=True)
class _Auftrag:
    """A model that somebody hands in, and what is asked of the run."""

    fall: Planungsfall
    aufbereitung: Aufbereitung
    form: Standardform
    abwandlung: Abwandlung
    vorgaben: Vorgaben
    uhr: Uhr


def baue_modell(fall: Planungsfall, ziel: Zielname = "co2") -> "pyo.ConcreteModel":
    """Return the Pyomo model of a case with documented components: add limits of your own, then ``plane_modell``.

    ``x`` are the options, ``optionen[o]`` says what option ``o`` is (``massnahme``, ``variante``, ``beginn``,
    ``fertig``, ``paket``), ``netto`` is the spending per purse and year in thousand EUR, ``minderung`` the joint
    reduction per year in t CO2e.

    Errors: EingabeFehler for the aim ``nutzwert`` without criteria.
    """
    verlange_kriterien(fall, Vorgaben(ziel=ziel))
    aufbereitung = bereite_auf(fall.geordnet(), ziel)
    modell = baue(aufbereitung.daten)
    groessen.ergaenze(modell, aufbereitung.daten)
    modell.optionen = aufbereitung.optionen
    modell.herkunft = Herkunft(fall, aufbereitung)
    return modell


def plane_modell(
    modell: "pyo.ConcreteModel",
    vorgaben: Vorgaben | None = None,
    fortschritt: Callable[[Fortschritt], None] | None = None,
) -> Ergebnis:
    """Return the best plan of a model from ``baue_modell`` to which limits have been added, recounted to the cent.

    The aim is that of the model. What is proven is proven of the model as it was handed in: proof and assumptions
    name what it has otherwise than the case (limits added, variables fixed, bounds, limits switched off). The case
    does not know that, so neither does ``rechne_nach``.

    Errors: UnerfuellbarFehler, with ways out of what the case itself does not allow; KeinPlanFehler if the run was
    stopped before a plan was found; AbweichungsFehler if the recomputation does not confirm the plan, as when a
    limit of the case was taken out and the plan breaks it; EingabeFehler if the aim was changed, or the model
    is not linear any more or holds what is no number.
    """
    auftrag = _nimm_an(modell, vorgaben or Vorgaben())
    fund = _suche(auftrag, fortschritt)
    abgleich = gleiche_ab(auftrag.aufbereitung, fund.form, fund.loesung, fund.bilanz)
    if abgleich.abweichungen:
        raise AbweichungsFehler((*auftrag.abwandlung.saetze, *abgleich.abweichungen))
    return _ergebnis(auftrag, fund, abgleich.verglichen)


def _nimm_an(modell: "pyo.ConcreteModel", vorgaben: Vorgaben) -> _Auftrag:
    """Return what is to be solved, and what of it the case does not say.

    Errors: UnerfuellbarFehler where the case alone rules out every plan; EingabeFehler as ``plane_modell``.
    """
    herkunft: Herkunft = modell.herkunft
    fall, aufbereitung = herkunft.fall, herkunft.aufbereitung
    vorgaben = replace(vorgaben, ziel=(aufbereitung.daten.zielfunktion,), toleranz=None)
    uhr = Uhr.gestellt(vorgaben.zeitlimit_s)
    with auswege_aus(fall, uhr, aufbereitung.optionsliste):
        verlange_optionen(fall, aufbereitung)
        urform = Urform.von(aufbereitung, fall.projekt.zeitachse)
    form = _uebersetze(modell, vorgaben.zielname)
    abwandlung = urform.abwandlung(modell, form)
    if abwandlung.anderes_ziel:
        raise _fremdes_ziel(vorgaben.zielname)
    return _Auftrag(fall, aufbereitung, form, abwandlung, vorgaben, uhr)


def _uebersetze(modell: "pyo.ConcreteModel", ziel: Zielname) -> Standardform:
    """Return the problem. Errors: EingabeFehler if it is none that can be solved; UnerfuellbarFehler."""
    if leere := fest_ohne_wert(modell):
        raise _unplanbar(
            f"hält Variablen fest, ohne ihren Wert zu nennen: {leere}", "fix(0) oder fix(1) schreiben."
        )
    try:
        with als_schranken(modell):
            return uebersetze(modell)
    except FormFehler as fehler:
        raise _unloesbar(fehler) from fehler
    except LoeserFehler as fehler:  # no aim, or several
        raise _fremdes_ziel(ziel) from fehler


def _unloesbar(fehler: FormFehler) -> EingabeFehler:
    if not fehler.linear:
        return _unplanbar(
            f"ist nicht mehr linear: {fehler.was}", "Produkte von Variablen in lineare Grenzen auflösen."
        )
    abhilfe = "Nur lineare Grenzen (Constraint) und Variablen (Var) mit endlichen Zahlen ergänzen."
    return _unplanbar(f"enthält, was der Löser nicht rechnen kann: {fehler.was}", abhilfe)


def _fremdes_ziel(ziel: Zielname) -> EingabeFehler:
    return _unplanbar(
        f"hat nicht mehr das Ziel {ziel}: Zielwert, Schranke und Lücke sprächen von etwas anderem",
        "Die Zielfunktion lassen, wie baue_modell(fall, ziel) sie macht; Eigenes als Grenze ergänzen, oder als "
        "Kriterium in den Fall schreiben und das Ziel nutzwert wählen.",
    )


def _unplanbar(text: str, abhilfe: str) -> EingabeFehler:
    return EingabeFehler([Befund("E266", text, feld="modell", abhilfe=abhilfe)])


def _suche(auftrag: _Auftrag, fortschritt: Callable[[Fortschritt], None] | None) -> Fund:
    """Return the best plan of the model. Errors: as ``plane_modell``."""
    fall, aufbereitung, vorgaben, uhr = auftrag.fall, auftrag.aufbereitung, auftrag.vorgaben, auftrag.uhr
    eigene = auftrag.abwandlung.eigene_grenzen
    wuensche = Wuensche(vorgaben.luecke, None, vorgaben.saat, vorgaben.faeden)
    melde = in_eigener_einheit(vorgaben.zielname, fortschritt)
    auswege = nullcontext() if auftrag.abwandlung.saetze else auswege_aus(fall, uhr, aufbereitung.optionsliste)
    with auswege:  # ways out are those of the case: they need not do for limits that it has not
        try:
            return suche(fall, aufbereitung, auftrag.form, wuensche, uhr, melde)
        except UnerfuellbarFehler as fehler:
            if not eigene:
                raise
            gruende = [f"Kein Plan hält auch die eigenen Grenzen ein: {eigene}.", *fehler.args]
            raise UnerfuellbarFehler(gruende) from fehler
        except AbweichungsFehler as fehler:
            raise AbweichungsFehler((*auftrag.abwandlung.saetze, *fehler.abweichungen)) from fehler


def _ergebnis(auftrag: _Auftrag, fund: Fund, verglichen: int) -> Ergebnis:
    fall, saetze = auftrag.fall, auftrag.abwandlung.saetze
    stufen = [Stufe(auftrag.vorgaben.zielname, Decimal(0), fund)]
    nachweis = fuehre_nachweis(stufen, fund.bilanz, auftrag.vorgaben, auftrag.uhr.vergangen_s)
    nachweis = replace(nachweis, abwandlungen=saetze)
    return Ergebnis(
        fall=fall,
        plan=fund.plan,
        bilanz=fund.bilanz,
        nachweis=nachweis,
        nicht_gewaehlt=begruende_nichtwahl(fall, auftrag.aufbereitung, fund.plan, nachweis),
        protokoll=schreibe_protokoll(stufen, fund, verglichen),
        annahmen=(*saetze, *annahmen(fall)),
        versionen=versionen(fall),
    )
