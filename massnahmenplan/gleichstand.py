"""Of plans that are equally good in every aim one on purpose: earlier begins, then measures of smaller ids.

Only single moves are looked at: one measure that begins earlier, one measure in the place of another one.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.ergebnis import Bilanz, Plan, Planschritt
from massnahmenplan.planungsfall import Planungsfall

HOECHSTENS = 20_000
"""So many measures are recounted at most, in all plans that are tried; a number, and not a time, so that every
machine finds the same plan."""
Wert = tuple[float, float]
"""Tonnes and net present value of an option by itself."""


def ziehe_vor(fall: Planungsfall, aufbereitung: Aufbereitung, plan: Plan, bilanz: Bilanz) -> tuple[Plan, Bilanz]:
    """Return the plan after all single moves that change no aim, keep all limits and are ahead by the rule.

    Measure by measure, in the order of their ids: first to earlier begins, then to measures of smaller ids.
    """
    tausch = _Tausch(aufbereitung)
    rest = HOECHSTENS // max(1, len(plan.schritte))
    for schritt in plan.schritte:
        for anderer in tausch.moegliche(plan, schritt):
            if not rest:
                return plan, bilanz
            rest -= 1
            schritte = (anderer if s is schritt else s for s in plan.schritte)
            anders = replace(plan, schritte=tuple(sorted(schritte, key=lambda s: s.massnahme)))
            rechnung = nachrechnung.rechne(fall, anders)
            if rechnung.verstoesse or rechnung.bilanz.zielwerte != bilanz.zielwerte:
                continue
            if not pruefung.pruefe(fall, anders, rechnung.bilanz):
                plan, bilanz = anders, rechnung.bilanz
                break
    return plan, bilanz


@dataclass(frozen=True)
class _Stelle:
    """An option as a step of a plan, with its value by itself."""

    schritt: Planschritt
    wert: Wert


class _Tausch:
    """Options by what they are worth by themselves: only those of the same worth are looked at."""

    def __init__(self, aufbereitung: Aufbereitung) -> None:
        daten = aufbereitung.daten
        tonnen = np.zeros(len(daten.optionen))
        for form in daten.minderung:
            np.add.at(tonnen, form.optionen, form.werte)
        self.stellen: dict[Planschritt, _Stelle] = {}
        self.gleiche: dict[Wert, list[_Stelle]] = defaultdict(list)
        werte = zip(np.round(tonnen, 9).tolist(), np.round(daten.kosten, 9).tolist(), strict=True)
        for option, wert in zip(aufbereitung.optionen, werte, strict=True):
            stelle = _Stelle(_als_schritt(option), wert)
            self.stellen[stelle.schritt] = stelle
            self.gleiche[wert].append(stelle)

    def moegliche(self, plan: Plan, schritt: Planschritt) -> Iterator[Planschritt]:
        """Yield steps of the same worth: the same measure in the same variant earlier, then smaller ids."""
        stelle = self.stellen.get(schritt)
        if stelle is None:
            return
        gleiche = [anderer.schritt for anderer in self.gleiche[stelle.wert]]
        eigene = [s for s in gleiche if (s.massnahme, s.variante) == (schritt.massnahme, schritt.variante)]
        yield from sorted((s for s in eigene if s.beginn < schritt.beginn), key=lambda s: s.beginn)
        im_plan = {s.massnahme for s in plan.schritte}
        kleinere = (s for s in gleiche if s.massnahme < schritt.massnahme and s.massnahme not in im_plan)
        yield from sorted(
            (s for s in kleinere if s.beginn <= schritt.beginn), key=lambda s: (s.massnahme, s.beginn)
        )


def _als_schritt(option: Option) -> Planschritt:
    wahl = tuple(antrag.wahl for antrag in option.paket.antraege)
    return Planschritt(option.massnahme, option.variante, option.beginn, wahl)
