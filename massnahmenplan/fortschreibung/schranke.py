"""What the last proof says of today: its bound holds where the case has only become narrower.

A measure that costs more, a lower budget, an option that is gone: every plan of today was one of the last case,
and worth no less. That is checked coefficient by coefficient on both problems (``loeser/umfassung.py``), the last
one built anew from the case in ``plan.json``. Nothing is kept for it but the bound that stands there anyway.
"""

from collections.abc import Mapping

from massnahmenmodell import baue_modell
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.aufbereitung.einheiten import in_modelleinheit
from massnahmenplan.begriffe.planziel import Zielname
from massnahmenplan.fortschreibung.letzter import Letzter
from massnahmenplan.grundlagen.fehler import MassnahmenplanFehler
from massnahmenplan.loeser import Standardform, Stelle, uebersetze
from massnahmenplan.loeser.pforte import lohnen_stufen
from massnahmenplan.loeser.umfassung import umfasst

Schluessel = tuple[object, ...]


def geltende_schranke(letzter: Letzter, heute: Aufbereitung, ziel: Zielname) -> float | None:
    """Return the bound that the last plan's proof leaves for today's first aim, in the unit of the model.

    None without one, and for a small problem: HiGHS is done before the last one is built.
    """
    schranke = letzter.schranke_fuer_alle(ziel)
    if schranke is None:
        return None
    eng = uebersetze(baue_modell(heute.daten))
    if not lohnen_stufen(eng):
        return None
    try:
        damals = bereite_auf(letzter.fall.geordnet(), ziel)
        weit = uebersetze(baue_modell(damals.daten))
    except MassnahmenplanFehler:  # what this version makes of the case is not what was solved
        return None
    if not _ist_das_geloeste(letzter, weit) or not umfasst(weit, eng, _namen(damals, heute)):
        return None
    return in_modelleinheit(ziel, schranke)


def _ist_das_geloeste(letzter: Letzter, form: Standardform) -> bool:
    """Return whether the problem has the size that the proof states: another version may build another one."""
    zeilen, spalten = form.matrix.shape
    return bool(letzter.nachweis.get("zeilen") == zeilen and letzter.nachweis.get("spalten") == spalten)


def _namen(damals: Aufbereitung, heute: Aufbereitung) -> Mapping[Stelle, Stelle]:
    """Return what columns of today's options are called in the last problem; ``None`` for options that are new."""
    nummern = {_schluessel(damals, o): o for o in range(len(damals.optionen))}
    return {("x", o): ("x", nummern.get(_schluessel(heute, o))) for o in range(len(heute.optionen))}


def _schluessel(aufbereitung: Aufbereitung, o: int) -> Schluessel:
    option = aufbereitung.optionen[o]
    return (option.massnahme, option.variante, option.beginn, *(a.wahl for a in option.paket.antraege))
