"""Another heat generator: boiler, heat pump, solar heat."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.begriffe.energie import Nutzungsgrad
from massnahmenplan.begriffe.grundform import Grundform, Kennung
from massnahmenplan.grundlagen.zahlen import Zahl

Versorgungsanteil = Annotated[Zahl, Field(gt=0, le=1)]


class Waermeerzeuger(Grundform):
    """Takes the place of the present generator, or of a share of it."""

    art: Literal["waermeerzeuger"]
    traeger: Kennung
    """Energy carrier that it uses."""
    nutzungsgrad: Nutzungsgrad
    """Useful heat per kWh of the carrier in the building as it is today (heat pump: JAZ)."""
    nutzungsgrad_saniert: Nutzungsgrad | None = None
    """The same once the building loses half as much heat (lower flow temperature); None means no difference."""
    anteil: Versorgungsanteil = Decimal(1)
    """Share of the heat that it delivers; the rest comes from where it came from."""
