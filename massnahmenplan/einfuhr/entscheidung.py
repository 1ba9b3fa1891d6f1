"""Which decision of the mapping made a cell what it is; each is named like the field that states it."""

from enum import StrEnum


class Entscheidung(StrEnum):
    """A decision that the table does not make."""

    WERT = "wert"
    SONST = "sonst"
    OFFEN_BIS = "offen_bis"
    SPANNE = "spanne"
    UNGEFAEHR = "ungefaehr"
    JAHRE = "jahre"
    PLUS = "plus"
    WIDERSPRUCH = "widerspruch"
