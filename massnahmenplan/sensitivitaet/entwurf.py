"""The design of a study: which combinations of values become runs."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from massnahmenplan.begriffe.grundform import Grundform, Kennungen
from massnahmenplan.grundlagen.zahlen import Anteil, Ganzzahl, Wahrheitswert

HOECHSTENS_LAEUFE = 100_000


class Entwurfsart(StrEnum):
    """How runs are made."""

    EINZELN = "einzeln"
    """One at a time: all else as in the case (tornado)."""
    RASTER = "raster"
    """Every combination of all values."""
    LHS = "lhs"
    """Latin hypercube: every value's distribution in equal layers, each layer once."""
    MORRIS = "morris"
    """Elementary effects along random trajectories."""
    SOBOL = "sobol"
    """Saltelli's sample for variance-based indices."""
    SZENARIEN = "szenarien"
    """The sets of values that the study names, and the scenarios of the case."""


GEZOGEN = frozenset({Entwurfsart.LHS, Entwurfsart.MORRIS, Entwurfsart.SOBOL})
"""Designs that draw points, and need to be told how many."""


class Entwurf(Grundform):
    """One design; a study may have several, and what they have in common is computed once."""

    art: Entwurfsart
    stellgroessen: Kennungen = ()
    """What is varied; empty means everything."""
    szenarien: Kennungen = ()
    """Sets of values to be run; empty means all of the study."""
    anzahl: Annotated[Ganzzahl, Field(ge=1, le=HOECHSTENS_LAEUFE)] | None = None
    """LHS: runs. Morris: trajectories, each of one run more than there are Stellgroessen. Sobol: base sample."""
    stufen: Annotated[Ganzzahl, Field(ge=2, le=20)] = 4
    """Morris: levels of each Stellgroesse, an even number."""
    zweite_ordnung: Wahrheitswert = False
    """Sobol: True also samples for indices of pairs, which takes nearly twice the runs."""
    quantil: Annotated[Anteil, Field(lt=Decimal("0.5"))] = Decimal("0.05")
    """One at a time, and grid: share of a distribution beyond each of the two ends that are tried."""
