"""Dated, sourced facts as YAML files, and the loader that checks them."""

from massnahmenplan.kataloge.laden import lade_massnahmenarten, lade_merkmale, lade_stammdaten

__all__ = ["lade_massnahmenarten", "lade_merkmale", "lade_stammdaten"]
