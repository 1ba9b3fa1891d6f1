"""Change of a heat network: other heat, lower losses; it acts on every building that the network feeds."""

from decimal import Decimal
from typing import Literal

from massnahmenplan.begriffe.energie import Nutzungsgrad, Verlust
from massnahmenplan.begriffe.grundform import Grundform, Kennung
from massnahmenplan.begriffe.physik.waermeerzeuger import Versorgungsanteil


class Netzumbau(Grundform):
    """A share of the heat comes from somewhere else; or less of it is lost on the way."""

    art: Literal["netzumbau"]
    traeger: Kennung | None = None
    """Carrier of the new heat; None means that only the losses change."""
    nutzungsgrad: Nutzungsgrad | None = None
    """Heat fed in per kWh of the carrier (large heat pump: JAZ).

    None means that the carrier is the heat itself as it arrives, with a factor and a price of its own by year.
    """
    anteil: Versorgungsanteil = Decimal(1)
    """Share of the heat of the network that is replaced."""
    netzverlust_anteil: Verlust | None = None
    """Losses thereafter; None means as before."""
