"""Street lighting: other lamps, dimming at night."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.grundlagen.zahlen import Anteil, Zahl


class Beleuchtung(Grundform):
    """All lamps of an object are exchanged or dimmed."""

    art: Literal["beleuchtung"]
    leistung_w: Annotated[Zahl, Field(gt=0, le=5000)] | None = None
    """Power of one lamp thereafter, with ballast; None means as before."""
    dimmung_anteil: Anteil = Decimal(0)
    """Share of the yearly energy that dimming saves."""
