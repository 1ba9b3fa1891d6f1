"""Figures of a result as SVG without script: each scales and draws the rows of a table, and computes nothing."""

from massnahmenplan.bericht.schaubild.anteile import anteile
from massnahmenplan.bericht.schaubild.band import bandbild
from massnahmenplan.bericht.schaubild.budget import budgetbild
from massnahmenplan.bericht.schaubild.co2 import co2_pfad, minderungsbild
from massnahmenplan.bericht.schaubild.foerderfluss import foerderfluss
from massnahmenplan.bericht.schaubild.front import frontbild
from massnahmenplan.bericht.schaubild.geld import geldbild, kassenbilder
from massnahmenplan.bericht.schaubild.indizes import indexbilder
from massnahmenplan.bericht.schaubild.kostenkurve import kostenkurve
from massnahmenplan.bericht.schaubild.reue import reuebild
from massnahmenplan.bericht.schaubild.schaubild import Schaubild
from massnahmenplan.bericht.schaubild.tornado import tornado
from massnahmenplan.bericht.schaubild.zeitplan import zeitplan

__all__ = [
    "Schaubild",
    "anteile",
    "bandbild",
    "budgetbild",
    "co2_pfad",
    "foerderfluss",
    "frontbild",
    "geldbild",
    "indexbilder",
    "kassenbilder",
    "kostenkurve",
    "minderungsbild",
    "reuebild",
    "tornado",
    "zeitplan",
]
