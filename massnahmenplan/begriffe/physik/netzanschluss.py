"""Connection of a building to a heat network."""

from decimal import Decimal
from typing import Literal

from massnahmenplan.begriffe.energie import Nutzungsgrad
from massnahmenplan.begriffe.grundform import Grundform, Kennung


class Netzanschluss(Grundform):
    """The network delivers the heat of the building from now on."""

    art: Literal["netzanschluss"]
    waermenetz: Kennung
    """The network: an object of kind ``netz``."""
    nutzungsgrad: Nutzungsgrad = Decimal(1)
    """Useful heat per kWh that arrives at the building."""
