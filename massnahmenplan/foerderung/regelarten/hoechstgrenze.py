"""Caps on the eligible cost or on the grant: per measure, per unit in steps, per m² (C2, C3, C8)."""

from typing import Annotated, Literal

from pydantic import Field

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.grundlagen.zahlen import Euro, Menge


class Stufe(Grundform):
    """EUR per unit up to the unit number ``bis`` (included); None means for all further units."""

    bis: Menge | None = None
    eur: Euro


class Hoechstgrenze(Grundform):
    """A cap; ``je`` says what its steps count."""

    wovon: Literal["kosten", "zuschuss"] = "kosten"
    je: Literal["massnahme", "wohneinheit", "m2", "menge"]
    stufen: Annotated[tuple[Stufe, ...], Field(min_length=1)]
    nur_objektart: Text | None = None
    """The cap holds only for objects of this kind, e.g. ``wohngebaeude``."""
    hoechstens_eur: Euro | None = None
    """Outer limit of the cap itself."""
    stelle: Text
