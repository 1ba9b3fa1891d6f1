"""A table as it was read, before anyone asks what its columns mean."""

from dataclasses import dataclass

from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.grundlagen.befund import Fundstelle


@dataclass(frozen=True, slots=True)
class Tabelle:
    """Header and rows of one list; every row has as many cells as the header, blank rows are left out."""

    liste: str
    stelle: Fundstelle
    kopf: tuple[Wert, ...]
    zeilen: tuple[tuple[Wert, ...], ...]
    aus_excel: bool = False
    vollstaendig: bool = True
    """False if rows had to be left out because their cells cannot be told apart."""
