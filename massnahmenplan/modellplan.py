"""The model for those who add limits of their own, and the plan that comes of it: recounted like any other."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from massnahmenmodell import baue_modell as baue
from massnahmenmodell import groessen
from massnahmenplan.abgleich import gleiche_ab
from massnahmenplan.annahmen import annahmen
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.beweis import fuehre_nachweis, schreibe_protokoll
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, UnerfuellbarFehler
from massnahmenplan.loeser import Fortschritt, Wuensche, uebersetze
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.rangfolge import Stufe, in_eigener_einheit
from massnahmenplan.suche import Uhr, suche
from massnahmenplan.versionen import versionen
from massnahmenplan.vorgaben import Vorgaben, Zielname

if TYPE_CHECKING:
    import pyomo.environ as pyo


@dataclass(frozen=True, slots=True)
class Herkunft:
    """What a model was built from, and the names of the limits that it came with."""

    fall: Planungsfall
    aufbereitung: Aufbereitung
    grenzen: frozenset[str]


def baue_modell(fall: Planungsfall, ziel: Zielname = "co2") -> "pyo.ConcreteModel":
    """Return the Pyomo model of a case with documented components: add limits of your own, then ``plane_modell``.

    ``x`` are the options, ``optionen[o]`` says what option ``o`` is (``massnahme``, ``variante``, ``beginn``,
    ``fertig``, ``paket``), ``netto`` is the spending per purse and year in thousand EUR, ``minderung`` the joint
    reduction per year in t CO2e.
    """
    aufbereitung = bereite_auf(fall, ziel)
    modell = baue(aufbereitung.daten)
    groessen.ergaenze(modell, aufbereitung.daten)
    modell.optionen = aufbereitung.optionen
    modell.herkunft = Herkunft(fall, aufbereitung, frozenset(_grenzen(modell)))
    return modell


def plane_modell(
    modell: "pyo.ConcreteModel",
    vorgaben: Vorgaben | None = None,
    fortschritt: Callable[[Fortschritt], None] | None = None,
) -> Ergebnis:
    """Return the best plan of a model from ``baue_modell`` to which limits have been added, recounted to the cent.

    The aim is that of the model. What is proven is proven under the added limits, and an assumption of the result
    names them: the case does not know them, so neither does ``rechne_nach``.

    Errors: as ``plane``; AbweichungsFehler also if a limit of the case was taken out and the plan breaks it.
    """
    herkunft: Herkunft = modell.herkunft
    fall, aufbereitung = herkunft.fall, herkunft.aufbereitung
    ziel = aufbereitung.daten.zielfunktion
    vorgaben = replace(vorgaben or Vorgaben(), ziel=(ziel,), toleranz=None)
    uhr = Uhr.gestellt(vorgaben.zeitlimit_s)
    wuensche = Wuensche(vorgaben.luecke, None, vorgaben.saat, vorgaben.faeden)
    eigene = _eigene(modell, herkunft)
    try:
        melde = in_eigener_einheit(ziel, fortschritt)
        fund = suche(fall, aufbereitung, uebersetze(modell), wuensche, uhr, melde)
    except UnerfuellbarFehler as fehler:
        if not eigene:
            raise
        raise UnerfuellbarFehler([f"Kein Plan hält auch die eigenen Grenzen ein: {eigene}."]) from fehler
    abgleich = gleiche_ab(aufbereitung, fund.form, fund.loesung, fund.bilanz)
    if abgleich.abweichungen:
        raise AbweichungsFehler(abgleich.abweichungen)
    stufen = [Stufe(ziel, Decimal(0), fund)]
    return Ergebnis(
        fall=fall,
        plan=fund.plan,
        bilanz=fund.bilanz,
        nachweis=fuehre_nachweis(stufen, fund.bilanz, vorgaben, uhr.vergangen_s),
        protokoll=schreibe_protokoll(stufen, fund, abgleich.verglichen),
        annahmen=(*_hinweis(eigene), *annahmen(fall)),
        versionen=versionen(fall),
    )


def _grenzen(modell: "pyo.ConcreteModel") -> list[str]:
    from pyomo.environ import Constraint

    return [grenze.name for grenze in modell.component_objects(Constraint, active=True)]


def _eigene(modell: "pyo.ConcreteModel", herkunft: Herkunft) -> str:
    """Return the names of the limits that were added, in their order."""
    namen = [name for name in _grenzen(modell) if name not in herkunft.grenzen]
    return ", ".join(namen)


def _hinweis(eigene: str) -> tuple[str, ...]:
    satz = f"Der Plan hält Grenzen ein, die nicht im Fall stehen, sondern dem Modell hinzugefügt sind: {eigene}."
    return (satz,) if eigene else ()
