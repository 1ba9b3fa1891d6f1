"""What is reported of one measure, asked by year: a report speaks of the years up to that of its date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from massnahmenplan.begriffe.jahreswerte import Jahreswerte
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.stand import GEBAUT, GEBUNDEN, Massnahmenstand
from massnahmenplan.ergebnis import Massnahmenbilanz
from massnahmenplan.grundlagen.zeit import Zeitachse
from massnahmenplan.wirkung.einzelwirkung import minderung_t

NICHTS = Decimal(0)


@dataclass(frozen=True, slots=True)
class Meldung:
    """The report of a measure; dates that it does not state are those of the plan."""

    stand: Massnahmenstand | None
    massnahme: Massnahme
    """As it is built, or planned."""
    achse: Zeitachse
    geplant: Massnahmenbilanz | None
    """In the plan as it is now, else in that of the beginning of the year; None: in neither."""
    faktoren: Mapping[str, Jahreswerte]
    """Emission factors by carrier."""

    def spricht_von(self, jahr: int) -> bool:
        """Return True if the report is not older than the year."""
        return self.stand is not None and self.stand.datum.year >= jahr

    def ist_begonnen(self, jahr: int) -> bool | None:
        """Return True if it had begun by the end of the year; None if that is not reported."""
        if self.stand is None:
            return None
        if self.stand.phase in GEBUNDEN or self.stand.beginn is not None:
            return self._bis(self._beginn, jahr)
        return False if self.spricht_von(jahr) or self.stand.ausgeschieden else None

    def ist_fertig(self, jahr: int) -> bool | None:
        """Return True if building was done by the end of the year; None if that is not reported."""
        if self.stand is None:
            return None
        if self.stand.phase in GEBAUT:
            return self._bis(self._fertig, jahr)
        return False if self.spricht_von(jahr) or self.stand.ausgeschieden else None

    def kosten_eur(self, jahr: int) -> Decimal | None:
        """Return what was paid in a year; what an older report calls contracted is not paid by that.

        Given up before anything was contracted, a measure costs nothing after the year of the report.
        """
        if self.stand is None:
            return None
        if self.spricht_von(jahr):
            return self.stand.kosten_eur.get(jahr)
        return NICHTS if self.stand.ausgeschieden and self.stand.phase not in GEBUNDEN else None

    def minderung_t(self, jahr: int) -> Decimal | None:
        """Return the effect of a year; stated savings of energy say it too. None: not reported."""
        if self.stand is None:
            return None
        if self.stand.co2_t_a is not None:
            return self._im_jahr(self.stand.co2_t_a, jahr)
        if not self.stand.endenergie_kwh_a:
            return self._im_jahr(None, jahr)
        gemeldet = self.massnahme.model_copy(
            update={"co2_t_a": None, "physik": (), "endenergie_kwh_a": self.stand.endenergie_kwh_a}
        )
        return self._im_jahr(minderung_t(gemeldet, jahr, self.faktoren), jahr)

    def endenergie_kwh(self, jahr: int) -> Decimal | None:
        """Return the end energy saved in a year, all carriers together; None: not reported."""
        if self.stand is None:
            return None
        je_traeger = self.stand.endenergie_kwh_a
        return self._im_jahr(sum(je_traeger.values(), NICHTS) if je_traeger else None, jahr)

    def _im_jahr(self, menge_a: Decimal | None, jahr: int) -> Decimal | None:
        """Return what a quantity of a whole year comes to in this one: nothing before completion."""
        assert self.stand is not None
        if not self.spricht_von(jahr) and not self.stand.ausgeschieden:
            return None
        if self.ist_fertig(jahr) is False:
            return None if self.massnahme.hochlauf and not self.stand.ausgeschieden else NICHTS
        if self._fertig is None:
            return None
        anteil = self.achse.jahresanteil(jahr, self._betrieb(self._fertig))
        if not anteil:
            return NICHTS
        return None if menge_a is None else menge_a * anteil

    def _betrieb(self, fertig: int) -> range:
        """Return the periods of operation within the plan."""
        ende, dauer = self.achse.perioden.stop, self.massnahme.nutzungsdauer_a
        return range(fertig + 1, ende if dauer is None else min(ende, fertig + 1 + dauer * self.achse.je_jahr))

    @property
    def _beginn(self) -> int | None:
        if self.stand is not None and self.stand.beginn is not None:
            return self.achse.perioden_von(self.stand.beginn)[0]
        return None if self.geplant is None else self.geplant.beginn

    @property
    def _fertig(self) -> int | None:
        if self.stand is not None and self.stand.fertig is not None:
            return self.achse.perioden_von(self.stand.fertig)[-1]
        return None if self.geplant is None else self.geplant.fertig

    def _bis(self, periode: int | None, jahr: int) -> bool | None:
        """Return True if a period lies in a year or before; without one, if the report itself does."""
        if periode is not None:
            return self.achse.jahr_von(periode) <= jahr
        assert self.stand is not None
        return True if self.stand.datum <= date(jahr, 12, 31) else None
