"""Is there a plan for a case? Any plan, found by the search and recounted to the cent."""

from massnahmenmodell import baue_modell
from massnahmenplan.aufbereitung import bereite_auf
from massnahmenplan.aufbereitung.optionen import Optionsliste
from massnahmenplan.diagnose import verlange_optionen
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, KeinPlanFehler, UnerfuellbarFehler
from massnahmenplan.lockerung.elastisch import UNENTSCHIEDEN, Wahl, nummern, ohne_ziel
from massnahmenplan.lockerung.frist import AngehaltenError, Frist
from massnahmenplan.loeser import Ende, Wuensche, loese, uebersetze
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.suche import Fund, Uhr, suche


def erprobe(
    fall: Planungsfall,
    frist: Frist,
    hoechstens_s: float,
    wahl: Wahl = frozenset(),
    optionen: Optionsliste | None = None,
) -> tuple[bool | None, Fund | None]:
    """Return whether the case has a plan (None: not found out in time), and the plan.

    ``wahl`` is a choice that should be one, ``optionen`` are those of the case where they are known. Errors:
    AngehaltenError.
    """
    frist.hoechstens(hoechstens_s)
    aufbereitung = bereite_auf(fall.geordnet(), "co2", optionen)
    try:
        verlange_optionen(fall, aufbereitung)
        form = ohne_ziel(uebersetze(baue_modell(aufbereitung.daten)))
    except UnerfuellbarFehler:
        return False, None
    wuensche = Wuensche(luecke=UNENTSCHIEDEN, zeitlimit_s=frist.hoechstens(hoechstens_s))
    loesung = frist.pruefe(loese(form, wuensche, start=nummern(aufbereitung, wahl) if wahl else None))
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
