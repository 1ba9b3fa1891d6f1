"""Approvals whose deadline ends before their measure can be built: no plan can use them, so somebody has to know.

A measure is done on the last day of its period, as everywhere: with ``raster: jahr`` on 31 December. An approval
with a deadline in that year is lost to the plan, whenever in the year building really ends.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.stand import Bescheid
from massnahmenplan.foerderung.bescheid import fassung_ohne_bedingungen, frist_des_bescheids, zu_spaet
from massnahmenplan.grundlagen.schreibweise import euro
from massnahmenplan.grundlagen.zeit import Zeitachse
from massnahmenplan.planungsfall import Planungsfall


@dataclass(frozen=True, slots=True)
class Verfall:
    """An approval that is lost, as building ends too late."""

    bescheid: Bescheid
    frist: date
    fertig_am: date
    """Last day of the period in which building ends; of what is not contracted: as early as it can."""

    @property
    def satz(self) -> str:
        """Return the deadline and what it is missed by, as a German clause."""
        return zu_spaet(self.frist, self.fertig_am)

    @property
    def rueckfrage(self) -> str:
        """Return what has been paid already, and counts no more than the rest; nothing where there is none."""
        if not (gezahlt := self.bescheid.bisher_ausgezahlt_eur):
            return ""
        return f"{euro(gezahlt)} davon sind schon ausgezahlt und zählen auch nicht: Sind sie zurückzuzahlen?"


def verfall(fall: Planungsfall, bescheid: Bescheid, fertig_am: date) -> Verfall | None:
    """Return that an approval is lost to a measure that is done on a day, or None if it keeps the deadline."""
    programm = fall.programm_mit_id[bescheid.programm]
    fassung = fassung_ohne_bedingungen(programm, bescheid.beantragt_am)
    frist = frist_des_bescheids(programm, bescheid)
    bringt = bescheid.zuschuss_eur or fassung.kredit is not None
    if not bescheid.bewilligt or not bringt or frist is None or fertig_am <= frist:
        return None
    return Verfall(bescheid, frist, fertig_am)


def sicher_verfallene(fall: Planungsfall) -> Iterator[Verfall]:
    """Yield the approvals that no plan of the case can use, in order of measures and programmes."""
    for massnahme, bescheide in sorted(fall.bescheide_fuer.items()):
        fertig = _fruehestens_fertig(fall, massnahme) if massnahme in fall.massnahme_mit_id else None
        if fertig is not None:
            yield from (v for b in bescheide if (v := verfall(fall, b, fertig)) is not None)


def _fruehestens_fertig(fall: Planungsfall, massnahme: str) -> date | None:
    """Return the earliest day on which a measure can be done; None where that is not said, or it never will."""
    stand, achse = fall.stand_von.get(massnahme), fall.projekt.zeitachse
    if stand is not None and stand.ausgeschieden:
        return None
    beginn = None if stand is None else stand.beginnt_in(achse)
    wege = fall.ausfuehrungen[massnahme]
    genannt = None if stand is None else stand.variante
    weisen = tuple(wege.values()) if genannt is None else (wege[genannt],)
    if stand is not None and stand.gebunden:
        if beginn is None:
            return None
        return min(achse.letzter_tag(beginn + weise.dauer - 1) for weise in weisen)
    heute = achse.periode_am(fall.projekt.planungstag) if fall.staende else achse.perioden.start
    return min(_fertig(achse, weise, heute, hat_begonnen=beginn is not None) for weise in weisen)


def _fertig(achse: Zeitachse, weise: Massnahme, heute: int, *, hat_begonnen: bool) -> date:
    """Return the last day of building of what begins today; of what has begun only building has to lie ahead."""
    dauer = weise.dauer_bau if hat_begonnen else weise.dauer
    return achse.letzter_tag(max(heute, achse.perioden.start) + dauer - 1)
