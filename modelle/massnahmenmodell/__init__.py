"""The mixed-integer model of a plan of measures: Pyomo and nothing else.

``baue_modell(daten)`` returns a ``ConcreteModel`` with documented components; ``Modelldaten`` says what
it is built from. See ``aufbau.py`` for the whole model on one page.
"""

from massnahmenmodell.aufbau import baue_modell
from massnahmenmodell.daten import Modelldaten

__all__ = ["Modelldaten", "baue_modell"]
