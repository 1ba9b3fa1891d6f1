"""A changed problem solved from the present plan: what was found, recounted, and what is proven."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from massnahmenplan.ergebnis import Bilanz, Plan
from massnahmenplan.ergebnis.erklaerung import Abstand
from massnahmenplan.erklaerung.lage import Planlage, mit_wahl, spalten_der_optionen
from massnahmenplan.grundlagen.fehler import KeinPlanFehler, MassnahmenplanFehler
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.loeser import Ende, Loesung, Standardform, Stelle, Wuensche, loese
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.suche import rechne_genau, suche

LUECKE = 1e-4
"""Relative gap at which a search is closed; what is left of it is part of the answer."""
ANTEIL_NAEHE = 0.3
"""Share of the time for plans near the present one: the best of them is what the whole search begins with."""
WENIGER_S = 1.0
SPALTEN_NAEHE = 250
"""Options that are free in it."""


@dataclass(frozen=True, slots=True)
class Antwort:
    """How a search ended."""

    moeglich: bool | None
    """None: nothing was found and nothing proven."""
    loesung: Loesung | None = None
    plan: Plan | None = None
    bilanz: Bilanz | None = None
    schranke: float | None = None
    """In units of the model."""

    def abstand(self, lage: Planlage, k: int) -> Abstand | None:
        """Return by how much aim ``k`` is worse than without what is asked; None without a plan."""
        if self.bilanz is None:
            return None
        return lage.abstand(k, self.bilanz.zielwerte[lage.ziel(k)], self.schranke)


def frage(
    lage: Planlage,
    k: int,
    form: Standardform,
    zeit_s: float,
    start: Mapping[Stelle, float] | None = None,
    luecke: float = LUECKE,
    fall: Planungsfall | None = None,
) -> Antwort:
    """Solve the problem of aim ``k`` as it was changed, and recount what comes of it (in ``fall``, if stated).

    Errors: KeinPlanFehler if the run was interrupted.
    """
    loesung = loese(form, Wuensche(luecke=luecke, zeitlimit_s=max(zeit_s, 0.1)), None, start)
    if loesung.ende is Ende.UNTERBROCHEN:
        raise KeinPlanFehler("Abgebrochen, bevor alles erklärt war.", loesung.signalnummer)
    if loesung.ende is Ende.UNERFUELLBAR:
        return Antwort(False)
    if loesung.werte is None:
        return Antwort(None, loesung, schranke=loesung.schranke)
    genau, plan, bilanz, verstoesse = rechne_genau(fall or lage.fall, lage.aufbereitung, form, loesung)
    if not verstoesse:
        return Antwort(True, genau, plan, bilanz, loesung.schranke)
    return _noch_genauer(lage, k, form, loesung, zeit_s) if fall is None else Antwort(None)


def _noch_genauer(lage: Planlage, k: int, form: Standardform, loesung: Loesung, zeit_s: float) -> Antwort:
    """Search as ``planung`` does if a limit was broken by a cent; the bound that is proven already stays."""
    start = form.nach_spalten(loesung.werte)
    try:
        wuensche, uhr = Wuensche(luecke=LUECKE), Uhr.gestellt(max(zeit_s, 1.0))
        fund = suche(lage.fall, lage.frage(k), form, wuensche, uhr, None, start)
    except MassnahmenplanFehler:
        return Antwort(None, schranke=loesung.schranke)
    return Antwort(True, fund.loesung, fund.plan, fund.bilanz, loesung.schranke)


def loese_von_hier(
    lage: Planlage, k: int, form: Standardform, m: int, zeit_s: float, bekannt: Mapping[Stelle, float]
) -> Antwort:
    """Solve a problem in which something is asked of measure ``m``, beginning at the present plan.

    First among the plans that at most drop measures, then with those free that compete with it, then with all:
    each search begins with what the one before found, and the last one proves. ``bekannt`` is a plan that an
    earlier question on the measure has found; then there is no need to begin with fewer measures.
    """
    uhr = Uhr.gestellt(zeit_s)
    start: dict[Stelle, float] = dict(bekannt)
    enge = [(_in_der_naehe(lage, k, form, m), ANTEIL_NAEHE * zeit_s)]
    if not start:
        enge.insert(0, (_nur_weniger(lage, form, m), WENIGER_S))
    for enger, laengstens_s in enge:
        werte = loese(enger, Wuensche(luecke=LUECKE, zeitlimit_s=laengstens_s), None, start).werte
        start = start if werte is None else form.nach_spalten(werte)
    antwort = frage(lage, k, form, zeit_s - uhr.vergangen_s, start)
    if antwort.moeglich is None and start:
        gefunden = {o: round(wert) for (art, o), wert in start.items() if art == "x"}
        return replace(frage(lage, k, mit_wahl(form, gefunden, gefunden), 1.0), schranke=antwort.schranke)
    return antwort


def _nur_weniger(lage: Planlage, form: Standardform, m: int) -> Standardform:
    """Return the problem in which every measure but ``m`` is carried out as in the plan, or not at all."""
    massnahme = lage.daten.optionen.massnahme.tolist()
    return mit_wahl(form, {}, {o: 0.0 for o, eine in enumerate(massnahme) if eine != m and not lage.wahl[o]})


def _in_der_naehe(lage: Planlage, k: int, form: Standardform, m: int) -> Standardform:
    """Return the problem in which measures that compete with ``m`` are free; the others stay, or are dropped."""
    wettbewerb, stellen = lage.wettbewerb(k), spalten_der_optionen(form)
    eigene = next(stellen[int(o)] for o in lage.optionen(m))
    zufall = np.random.default_rng(0)
    nahe = wettbewerb.umgebung(int(wettbewerb.gruppe[eigene]), SPALTEN_NAEHE, zufall)
    frei = wettbewerb.spalten(nahe)
    return mit_wahl(form, {}, {o: 0.0 for o, s in stellen.items() if not frei[s] and not lage.wahl[o]})
