"""A run that needs several plans: they share the time that is left, and a signal that comes is remembered."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.fehler import KeinPlanFehler, UnerfuellbarFehler
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.loeser import Wuensche
from massnahmenplan.planung import plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.szenarien.leerplan import leerer_plan
from massnahmenplan.vorgaben import Vorgaben

NACH_SIGNAL_S = 10.0
"""What each search may take that is still needed after a signal."""


class Teillauf:
    """How much time is left for how many searches, and which signal has come."""

    def __init__(self, vorgaben: Vorgaben, teile: int) -> None:
        self.vorgaben = vorgaben
        self.uhr = Uhr.gestellt(vorgaben.zeitlimit_s)
        self.offene_teile = teile
        self.signalnummer: int | None = None

    @contextmanager
    def anhaltbar(self) -> Iterator[None]:
        """Remember a signal that comes between two searches: what is verified is there already."""
        try:
            yield
        except KeyboardInterrupt as ende:
            self.signalnummer = getattr(ende, "signalnummer", signal.SIGINT)

    def wuensche(self, teile: int) -> Wuensche:
        """Return what to ask of a search that counts as so many."""
        return Wuensche(self.vorgaben.luecke, self.zeit_s(teile), self.vorgaben.saat, self.vorgaben.faeden)

    def plane(self, fall: Planungsfall) -> Ergebnis:
        """Return the best plan of a case. Errors: as ``planung.plane``."""
        try:
            ergebnis = plane(fall, replace(self.vorgaben, zeitlimit_s=self.zeit_s(1)))
        except UnerfuellbarFehler:
            leer = leerer_plan(fall, self.vorgaben)  # without a single option there is nothing to search for
            if leer is None:
                raise
            return leer
        except KeinPlanFehler as fehler:
            self.merke(fehler.signalnummer)
            raise
        self.merke(ergebnis.nachweis.signalnummer)
        return ergebnis

    def merke(self, signalnummer: int | None) -> None:
        """Remember the signal that ended a search, if one did."""
        self.signalnummer = self.signalnummer if signalnummer is None else signalnummer

    def zeit_s(self, teile: int) -> float | None:
        """Return the seconds that a step may take: its share of what is left."""
        rest, offen = self.uhr.rest_s, self.offene_teile
        self.offene_teile = max(1, offen - teile)
        if self.signalnummer is not None:
            return min(NACH_SIGNAL_S, rest or NACH_SIGNAL_S)
        return None if rest is None else max(1.0, rest * min(teile, offen) / offen)
