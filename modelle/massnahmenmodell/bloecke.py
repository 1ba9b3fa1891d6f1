"""Several whole models in one, each a block; what ties them is the matter of who asks."""

from collections.abc import Iterable
from typing import Any

import pyomo.environ as pyo

from massnahmenmodell.aufbau import baue_modell
from massnahmenmodell.daten import Modelldaten


def setze_bloecke(modell: pyo.ConcreteModel, daten: Iterable[Modelldaten]) -> list[pyo.ConcreteModel]:
    """Add block ``s0``, ``s1`` …, their own aims switched off, and return them."""
    bloecke = []
    for k, eigene in enumerate(daten):
        block = baue_modell(eigene)
        block.zielfunktion.deactivate()
        modell.add_component(f"s{k}", block)
        bloecke.append(block)
    return bloecke


def anders(stellen: Iterable[tuple[Any, bool]]) -> Any:
    """Return the condition that at least one of the choices (0/1 expression, what it was) is another one."""
    return sum(1 - wert if war_gewaehlt else wert for wert, war_gewaehlt in stellen) >= 1
