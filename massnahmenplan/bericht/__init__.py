"""Results in words and files: one module per format; no format computes, none knows another."""

from massnahmenplan.bericht.ordner import pruefe_schreibbar, schreibe_bericht, schreibe_ordner
from massnahmenplan.bericht.sperre import Sperre

__all__ = ["Sperre", "pruefe_schreibbar", "schreibe_bericht", "schreibe_ordner"]
