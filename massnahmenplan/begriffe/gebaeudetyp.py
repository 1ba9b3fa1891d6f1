"""A type of building from a typology, with the U-values that such buildings usually have."""

from massnahmenplan.begriffe.energie import Bauteil, UWert
from massnahmenplan.begriffe.grundform import Grundform, Kennung, Name
from massnahmenplan.grundlagen.zahlen import Ganzzahl


class Gebaeudetyp(Grundform):
    """Usual U-values by part of the envelope; ``baujahr_bis`` is the last year of building."""

    id: Kennung
    name: Name
    baujahr_von: Ganzzahl
    baujahr_bis: Ganzzahl
    u_wert_w_m2k: dict[Bauteil, UWert]
