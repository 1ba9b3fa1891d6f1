"""What a plan is made for: the aims, their units, and in which direction they are better."""

from decimal import Decimal
from typing import Literal

Zielname = Literal["co2", "kosten", "nutzwert"]
EINHEITEN: dict[str, str] = {"co2": "t CO2e", "kosten": "EUR", "nutzwert": "Punkte"}
"""Unit of each aim."""
GENAUIGKEIT: dict[str, Decimal] = {"co2": Decimal("0.001"), "kosten": Decimal(1), "nutzwert": Decimal("0.0001")}
"""Accuracy of a whole computation, in the unit of the aim: a smaller gap is none."""
JE_MEHR_DESTO_BESSER = frozenset({"co2", "nutzwert"})
"""Aims that are to be large; the others are to be small."""
KAPITALWERTFORMEL = (
    "Investition − Zuschüsse + laufende Kosten − Erträge − eingesparte Energie + Zinsen + Schuldendienst "
    "− Kreditaufnahme + Preis verfehlter Ziele − Restwert, abgezinst"
)
"""What ``kosten`` adds up, for people."""


def ist_besser(ziel: str, wert: Decimal, als: Decimal) -> bool:
    """Return True if one value of an aim is better than another one."""
    return wert > als if ziel in JE_MEHR_DESTO_BESSER else wert < als
