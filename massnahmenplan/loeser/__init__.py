"""The one door to HiGHS: a Pyomo model and wishes in, decisions and proof out."""

from massnahmenplan.loeser.highs import Ende, Fortschritt, Loesung, Wuensche
from massnahmenplan.loeser.pforte import loese
from massnahmenplan.loeser.standardform import Standardform, Stelle, uebersetze

__all__ = ["Ende", "Fortschritt", "Loesung", "Standardform", "Stelle", "Wuensche", "loese", "uebersetze"]
