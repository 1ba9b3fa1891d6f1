"""One run of a study: what was set, how it ended, what its plan is worth; the plan as decisions only."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from massnahmenplan.begriffe.planziel import Zielname
from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.ergebnis.nachweis import relative_luecke
from massnahmenplan.ergebnis.plan import Plan

Laufstatus = Literal["optimal", "luecke", "unmoeglich", "ohne_plan", "ungueltig", "fehler"]
"""Proven within the asked gap; plan with a larger gap; proven that there is none; not found; values that the case
cannot have together; no answer."""
MIT_PLAN: frozenset[str] = frozenset({"optimal", "luecke"})
ZIELKENNZAHL: Mapping[Zielname, str] = {"co2": "co2_t", "kosten": "kosten_eur", "nutzwert": "nutzwert"}
"""Aim -> the figure that it is."""
JE_JAHR = "@"
"""Between a figure and the year it belongs to: ``minderung_t@2030``."""
BESTER = "bester_zielwert"
"""Figure of a run for several aims: what the first one reached before the others could cost some of it."""
BEWIESEN: frozenset[str] = frozenset({"optimal", "unmoeglich"})
"""Statuses of runs that more time would not change."""


@dataclass(frozen=True, slots=True)
class Laufergebnis:
    """What became of one run; a run that fails or finds no plan is a result with its reason."""

    nummer: int
    """0 is the case as it is."""
    werte: Mapping[str, Wert]
    """Per id of what varies."""
    name: str | None
    """Of a named scenario."""
    status: Laufstatus
    grund: str | None
    """German sentence; None where there is a plan."""
    ziel: Zielname
    """The first aim."""
    zielwert: Decimal | None
    """Recomputed value of that aim."""
    schranke: Decimal | None
    """Proven bound on it."""
    kennzahlen: Mapping[str, Decimal]
    """Figures of the plan, over all its years and of single ones (``JE_JAHR``); empty without one."""
    plan: Plan | None
    dauer_s: float
    cpu_s: float
    versuche: int
    """How often the run was begun: more than once where its process was lost."""

    @property
    def bester(self) -> Decimal | None:
        """Best value of the first aim that was found: that of the plan, but for what other aims may cost of it."""
        return self.kennzahlen.get(BESTER, self.zielwert)

    @property
    def luecke(self) -> Decimal | None:
        """Relative gap between bound and value; None without plan or bound."""
        return None if self.zielwert is None else relative_luecke(self.schranke, self.zielwert)
