"""The one door to HiGHS: a Pyomo model and wishes in, decisions and proof out."""

from massnahmenplan.loeser.highs import IN_EINEM, Ende, Fortschritt, Loesung, Wuensche
from massnahmenplan.loeser.pforte import loese
from massnahmenplan.loeser.standardform import FormFehler, Standardform, Stelle, ZahlFehler, uebersetze

__all__ = [
    "IN_EINEM",
    "Ende",
    "FormFehler",
    "Fortschritt",
    "Loesung",
    "Standardform",
    "Stelle",
    "Wuensche",
    "ZahlFehler",
    "loese",
    "uebersetze",
]
