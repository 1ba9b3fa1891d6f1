"""The fields of a measure as the target of a column: what they are measured in."""

import re
from dataclasses import dataclass
from enum import StrEnum

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.eingabe.einheit import Groesse, groesse_von
from massnahmenplan.eingabe.felder import pflichtfelder, zuordnungsfelder


class Zielart(StrEnum):
    """How a cell is read."""

    BETRAG = "betrag"
    """A figure with a unit."""
    ZAHL = "zahl"
    JAHRE = "jahre"
    """A whole number of years."""
    JAHR = "jahr"
    KENNUNG = "kennung"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Zielfeld:
    """A field, or a part of one (``investition_eur.bau``)."""

    name: str
    art: Zielart
    groesse: Groesse | None = None
    je_jahr: bool = False

    @property
    def feld(self) -> str:
        """The field itself, without the part."""
        return self.name.partition(".")[0]


PFLICHT = pflichtfelder(Massnahme)
_TEIL = re.compile(r"[\w.\-]{1,60}$")
"""Parts are named by an id."""
KENNUNGEN = frozenset({"id", "handlungsfeld", "kostentraeger", "art", "objekt", "netz"})
_ARTEN = {
    **dict.fromkeys(KENNUNGEN, Zielart.KENNUNG),
    **dict.fromkeys(("fruehester_beginn", "spaetestes_ende"), Zielart.JAHR),
    **dict.fromkeys(("dauer_planung", "dauer_bau", "nutzungsdauer_a"), Zielart.JAHRE),
    **dict.fromkeys(("menge", "kriterien", "kennwerte", "bedarf", "betroffene_wohneinheiten"), Zielart.ZAHL),
}


def zielfeld(name: str) -> Zielfeld | None:
    """Return the field, or the part of one, that a name means; None if a measure has none of that name."""
    feld, punkt, teil = name.partition(".")
    hat_teile = feld in zuordnungsfelder(Massnahme)
    if feld not in Massnahme.model_fields or (punkt and not (hat_teile and _TEIL.match(teil))):
        return None
    if (mass := groesse_von(feld)) is not None:
        return Zielfeld(name, Zielart.BETRAG, *mass)
    return Zielfeld(name, _ARTEN.get(feld, Zielart.TEXT))
