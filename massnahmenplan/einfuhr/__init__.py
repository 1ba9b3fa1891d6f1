"""Somebody else's measure list into a case: every cell taken, converted, or left empty and counted."""

from massnahmenplan.einfuhr.einfuhr import importiere
from massnahmenplan.einfuhr.lesen import Zuordnungslesung, lies_zuordnung
from massnahmenplan.einfuhr.verbleib import Importergebnis

__all__ = ["Importergebnis", "Zuordnungslesung", "importiere", "lies_zuordnung"]
