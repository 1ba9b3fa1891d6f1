"""Results in words and files: one module per format; no format computes, none knows another."""

from massnahmenplan.bericht.ordner import schreibe_bericht, schreibe_ordner

__all__ = ["schreibe_bericht", "schreibe_ordner"]
