"""Figures of a result as SVG without script: each scales and draws the rows of a table, and computes nothing."""

from massnahmenplan.bericht.schaubild.co2 import co2_pfad, minderungsbild
from massnahmenplan.bericht.schaubild.foerderfluss import foerderfluss
from massnahmenplan.bericht.schaubild.geld import geldbild, kassenbilder
from massnahmenplan.bericht.schaubild.kostenkurve import kostenkurve
from massnahmenplan.bericht.schaubild.schaubild import Schaubild
from massnahmenplan.bericht.schaubild.zeitplan import zeitplan

__all__ = [
    "Schaubild",
    "co2_pfad",
    "foerderfluss",
    "geldbild",
    "kassenbilder",
    "kostenkurve",
    "minderungsbild",
    "zeitplan",
]
