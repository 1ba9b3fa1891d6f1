"""What a search in several stages knows: best plan, tightest bound, work done; tells whoever listens."""

import time
from collections.abc import Callable
from dataclasses import replace

from massnahmenplan.loeser.highs import Ende, Fortschritt, Loesung, Wuensche
from massnahmenplan.loeser.standardform import Reelle
from massnahmenplan.loeser.unterbrechung import Unterbrechung


class Stand:
    """A plan from anywhere and a bound from anywhere are a gap."""

    def __init__(
        self,
        maximiert: bool,
        wuensche: Wuensche,
        unterbrechung: Unterbrechung,
        melde: Callable[[Fortschritt], None] | None,
    ) -> None:
        self.werte: Reelle | None = None
        self.bester: float | None = None
        self.schranke: float | None = None
        self.knoten = 0
        self._genannt: float | None = None
        self.unterbrechung = unterbrechung
        self._richtung = 1.0 if maximiert else -1.0
        self._wuensche = wuensche
        self._melde = melde
        self._beginn = time.monotonic()

    @property
    def vergangen_s(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self._beginn

    @property
    def luecke(self) -> float | None:
        """Relative gap; None without plan or bound, and for a plan of value 0 that is not the best."""
        return self._luecke(self.bester)

    def _luecke(self, zielwert: float | None) -> float | None:
        if zielwert is None or self.schranke is None:
            return None
        abstand = max(0.0, self._richtung * (self.schranke - zielwert))
        if not abstand:
            return 0.0
        return abstand / abs(zielwert) if zielwert else None

    def _ist_besser(self, zielwert: float | None) -> bool:
        if zielwert is None:
            return False
        return self.bester is None or self._richtung * (zielwert - self.bester) > 0

    @property
    def ist_bewiesen(self) -> bool:
        """True if the plan is within the asked gap."""
        return self.luecke is not None and self.luecke <= self._wuensche.luecke

    def _ist_enger(self, schranke: float | None) -> bool:
        if schranke is None:
            return False
        return self.schranke is None or self._richtung * (self.schranke - schranke) > 0

    def rest_s(self, anteil: float = 1.0) -> float | None:
        """Return the seconds left of a share of the time; None without limit."""
        limit_s = self._wuensche.zeitlimit_s
        return None if limit_s is None else max(0.0, anteil * limit_s - self.vergangen_s)

    def ist_genug(self, anteil: float = 1.0) -> bool:
        """Return whether the search may end: proven, interrupted, or a share of the time is used."""
        return self.ist_bewiesen or self.unterbrechung.signalnummer is not None or self.rest_s(anteil) == 0.0

    def nimm_plan(self, werte: Reelle | None, zielwert: float | None) -> None:
        """Keep a plan if it is better than the best so far."""
        if werte is not None and zielwert is not None and self._ist_besser(zielwert):
            self.werte, self.bester = werte, float(zielwert)
            self.melde()

    def nimm_schranke(self, schranke: float | None) -> None:
        """Keep a proven bound of the whole problem if it is tighter."""
        if schranke is not None and self._ist_enger(schranke):
            self.schranke = float(schranke)
            self.melde()

    def melde(self) -> None:
        """Tell the state."""
        self._sage(self.bester, self.knoten)

    def hoere(self, stufe: Fortschritt) -> None:
        """Pass on what a stage on the whole problem says, beside what was known before."""
        if self._ist_enger(stufe.schranke):
            self.schranke = stufe.schranke
        self._sage(stufe.bester if self._ist_besser(stufe.bester) else self.bester, self.knoten + stufe.knoten)

    def _sage(self, bester: float | None, knoten: int) -> None:
        """Tell a plan's value unless a better one was told: HiGHS and a sum of ours differ in the last digit."""
        if bester is not None and (self._genannt is None or self._richtung * (bester - self._genannt) > 0):
            self._genannt = bester
        if self._melde is not None:
            luecke = self._luecke(self._genannt)
            self._melde(Fortschritt(self.vergangen_s, self._genannt, self.schranke, luecke, knoten))

    def als_loesung(self, ende: Ende, weg: str) -> Loesung:
        """Return what is known at the end."""
        return Loesung(
            ende=Ende.OPTIMAL if self.ist_bewiesen else ende,
            werte=self.werte,
            zielwert=self.bester,
            schranke=self.schranke,
            dauer_s=self.vergangen_s,
            knoten=self.knoten,
            signalnummer=self.unterbrechung.signalnummer,
            weg=weg,
        )

    def wuensche(self, luecke: float | None = None, knoten: int | None = None, anteil: float = 1.0) -> Wuensche:
        """Return what to ask of a stage."""
        luecke = self._wuensche.luecke if luecke is None else luecke
        return replace(self._wuensche, zeitlimit_s=self.rest_s(anteil), luecke=luecke, knoten=knoten)
