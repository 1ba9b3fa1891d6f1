"""Less electricity for light, machines, cooling in a building."""

from typing import Literal

from massnahmenplan.begriffe.energie import Energiemenge
from massnahmenplan.begriffe.grundform import Grundform


class Stromeinsparung(Grundform):
    """Saved electricity of a building, apart from heat."""

    art: Literal["stromeinsparung"]
    strom_kwh_a: Energiemenge
