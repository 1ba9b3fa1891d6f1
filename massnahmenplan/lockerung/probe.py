"""Is there a plan for a case? Any plan, found by the search and recounted to the cent.

A plan that misses targets is a better beginning than none: from it the search goes on to a plan that misses them
by less, until one meets them (``ist_nah``). In a large case that finds plans where the bare question finds none.
"""

from dataclasses import replace

import numpy as np

from massnahmenmodell import baue_modell
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.aufbereitung.optionen import Optionsliste
from massnahmenplan.diagnose import verlange_optionen
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, KeinPlanFehler, UnerfuellbarFehler
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.lockerung.elastisch import SPIEL, UNENTSCHIEDEN, Wahl, nummern, ohne_ziel
from massnahmenplan.lockerung.frist import AngehaltenError, Frist
from massnahmenplan.loeser import Ende, Loesung, Standardform, Wuensche, loese, uebersetze
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.suche import Fund, suche


def erprobe(
    fall: Planungsfall,
    frist: Frist,
    hoechstens_s: float,
    wahl: Wahl = frozenset(),
    optionen: Optionsliste | None = None,
    ist_nah: bool = False,
) -> tuple[bool | None, Fund | None]:
    """Return whether the case has a plan (None: not found out in time), and the plan.

    ``wahl`` is a choice that should be one, or if ``ist_nah`` one that only misses targets; ``optionen`` are those
    of the case where they are known. Errors: AngehaltenError.
    """
    frist.hoechstens(hoechstens_s)
    aufbereitung = bereite_auf(fall.geordnet(), "co2", optionen)
    try:
        verlange_optionen(fall, aufbereitung)
        form = ohne_ziel(uebersetze(baue_modell(aufbereitung.daten)))
    except UnerfuellbarFehler:
        return False, None
    wuensche = Wuensche(luecke=UNENTSCHIEDEN, zeitlimit_s=frist.hoechstens(hoechstens_s))
    start = nummern(aufbereitung, wahl) if wahl else None
    if start and ist_nah:
        naechste = frist.pruefe(loese(weich := _verfehlung(aufbereitung), wuensche, start=start))
        if naechste.werte is None or _ist_verfehlt(naechste):
            return (False if naechste.schranke is not None and naechste.schranke > SPIEL else None), None
        start = weich.nach_spalten(naechste.werte)
        wuensche = replace(wuensche, zeitlimit_s=frist.hoechstens(hoechstens_s))
    loesung = frist.pruefe(loese(form, wuensche, start=start))
    if loesung.werte is None:
        return (False if loesung.ende is Ende.UNERFUELLBAR else None), None
    uhr = Uhr.gestellt(frist.hoechstens(hoechstens_s))
    try:
        fund = suche(fall, aufbereitung, form, wuensche, uhr, None, form.nach_spalten(loesung.werte))
    except (UnerfuellbarFehler, AbweichungsFehler):
        return False, None  # within the solver's tolerance, but not to the cent
    except KeinPlanFehler as fehler:
        if fehler.signalnummer is not None:
            raise AngehaltenError("Abgebrochen") from fehler
        return None, None
    return True, fund


def _verfehlung(aufbereitung: Aufbereitung) -> Standardform:
    """Return the problem whose aim is to miss hard targets by as little as possible."""
    daten = aufbereitung.daten
    hart = {("verfehlung", z) for z, ziel in enumerate(daten.ziele) if ziel.preis is None}
    hart |= {("mengenverfehlung", z) for z, ziel in enumerate(daten.mengenziele) if ziel.preis is None}
    weich = replace(
        daten,
        ziele=tuple(ziel if ziel.preis is not None else replace(ziel, preis=1.0) for ziel in daten.ziele),
        mengenziele=tuple(z if z.preis is not None else replace(z, preis=1.0) for z in daten.mengenziele),
    )
    form = ohne_ziel(uebersetze(baue_modell(weich)))
    return replace(form, kosten=np.array([float(spalte in hart) for spalte in form.spalten]))


def _ist_verfehlt(loesung: Loesung) -> bool:
    return loesung.zielwert is None or loesung.zielwert > SPIEL
