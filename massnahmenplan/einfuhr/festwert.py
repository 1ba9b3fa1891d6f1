"""A value that the mapping states for a field, not the table."""

from decimal import Decimal

from pydantic_core import PydanticCustomError

from massnahmenplan.einfuhr.verbleib import Zellwert
from massnahmenplan.einfuhr.zielfelder import Zielart, Zielfeld
from massnahmenplan.grundlagen.zahlen import lies_zahl


def fester_wert(ziel: Zielfeld, text: str) -> Zellwert:
    """Return a number where the field is one and the text can be read as one; else the text."""
    if ziel.art in (Zielart.TEXT, Zielart.KENNUNG):
        return text
    try:
        zahl: Decimal = lies_zahl(text)
    except PydanticCustomError:
        return text  # a period such as 2027-Q3, or a mistake that checking the case will name
    return zahl
