"""Steps of the same plan that shut a programme off: earlier plants, a duty to connect (E9, E10)."""

from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.begriffe.grundform import Grundform, Kennungen, Text


class Sperre(Grundform):
    """No application once a measure of one of these kinds has been completed there."""

    massnahmenarten: Annotated[Kennungen, Field(min_length=1)]
    wo: Literal["objekt", "gebiet"] = "objekt"
    """At the same object, or in an area (``gebiete``) in which the object lies."""
    stelle: Text
