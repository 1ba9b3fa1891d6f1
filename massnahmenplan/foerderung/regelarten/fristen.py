"""When to apply, when to begin, when to be done (T2, T4–T6)."""

from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.grundlagen.zahlen import Ganzzahl

Monate = Annotated[Ganzzahl, Field(ge=0, le=240)]


class Fristen(Grundform):
    """Start gate, lead time and Bewilligungszeitraum."""

    startsperre: Literal["antrag", "bewilligung", "keine"]
    """What must lie before building begins: the application, the approval, or nothing."""
    vorlauf_monate: Monate = 0
    """Months from application to approval."""
    bewilligungszeitraum_monate: Monate | None = None
    """Months from approval within which building has to end; None means no limit."""
    stelle: Text | None = None
