"""What stands in the way: a measure put back as it was beside the new plan, or as it is now beside the last one.

Both are recomputed with every limit checked; nothing is solved. What breaks is what the change was needed for, or
what did not allow it before.
"""

from dataclasses import dataclass, replace

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.ergebnis import Bilanz, Massnahmenbilanz, Plan, Planschritt, Verstoss
from massnahmenplan.ergebnis.anlass import Engstelle
from massnahmenplan.fortschreibung.letzter import Letzter
from massnahmenplan.planungsfall import Planungsfall

EIGENE = frozenset({"massnahme", "fenster", "pflicht", "festlegung", "stand", "bescheid", "foerderung"})
"""Limits of a single measure: ``fenster:<id>``."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What a decision on one measure would break beside a plan."""

    eigene: bool
    """True: it is not possible by itself, whatever the others do."""
    engstellen: tuple[Engstelle, ...]
    """Limits shared with others."""
    bilanz: Massnahmenbilanz | None
    """Of the measure; None where it is not carried out."""


class Gegenrechnung:
    """Both plans, with one measure at a time decided as in the other one."""

    def __init__(self, letzter: Letzter, fall: Planungsfall, plan: Plan) -> None:
        self._letzter, self._fall, self._plan = letzter, fall, plan
        self._proben: dict[tuple[str, bool], Probe] = {}
        self._ohnehin: dict[bool, frozenset[str]] = {}

    def wie_bisher(self, massnahme: str) -> Probe:
        """Return what breaks in the new plan if the measure stays as it was."""
        return self._merke(massnahme, False, self._fall, self._plan, self._letzter.plan.schritt(massnahme))

    def wie_jetzt(self, massnahme: str) -> Probe:
        """Return what would have broken in the last plan with the measure as it is now."""
        return self._merke(massnahme, True, self._letzter.fall, self._letzter.plan, self._plan.schritt(massnahme))

    def _merke(
        self, massnahme: str, im_letzten: bool, fall: Planungsfall, plan: Plan, schritt: Planschritt | None
    ) -> Probe:
        if (massnahme, im_letzten) not in self._proben:
            if im_letzten not in self._ohnehin:
                self._ohnehin[im_letzten] = frozenset(v.grenze for v in _rechne(fall, plan)[1])
            andere = (s for s in plan.schritte if s.massnahme != massnahme)
            schritte = sorted((*andere, *(() if schritt is None else (schritt,))), key=lambda s: s.massnahme)
            bilanz, verstoesse = _rechne(fall, replace(plan, schritte=tuple(schritte)))
            neue = [v for v in verstoesse if v.grenze not in self._ohnehin[im_letzten]]
            self._proben[massnahme, im_letzten] = _probe(massnahme, im_letzten, bilanz, neue)
        return self._proben[massnahme, im_letzten]


def _rechne(fall: Planungsfall, plan: Plan) -> tuple[Bilanz, tuple[Verstoss, ...]]:
    rechnung = nachrechnung.rechne(fall, plan)
    return rechnung.bilanz, (*rechnung.verstoesse, *pruefung.pruefe(fall, plan, rechnung.bilanz))


def _probe(massnahme: str, im_letzten: bool, bilanz: Bilanz, verstoesse: list[Verstoss]) -> Probe:
    eigene = {f"{art}:{massnahme}" for art in EIGENE}
    engstellen = tuple(
        Engstelle(v.grenze, v.betrag, v.einheit, im_letzten) for v in verstoesse if v.grenze not in eigene
    )
    return Probe(any(v.grenze in eigene for v in verstoesse), engstellen, bilanz.massnahme(massnahme))
