"""A decision from outside that the plan has to respect."""

from enum import StrEnum
from typing import Any

from pydantic import ValidationInfo, field_validator

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.grundlagen.zeitangabe import in_einer_form


class Festlegungsart(StrEnum):
    """What is decided."""

    MUSS = "muss"
    DARF_NICHT = "darf_nicht"
    JAHR = "jahr"
    """If carried out, then beginning in the year (or part of a year) ``wert``."""
    NICHT_VOR = "nicht_vor"
    """Beginning not before the year (or part of a year) ``wert``."""
    VARIANTE = "variante"
    """If carried out, then in the variant ``wert`` (``basis`` is the measure as stated)."""
    FOERDERUNG = "foerderung"
    """If carried out, then with the programme ``wert`` (``keine`` means without any)."""


ZEITARTEN = frozenset({Festlegungsart.JAHR, Festlegungsart.NICHT_VOR})
"""Kinds whose value is a year or a part of one."""


class Festlegung(Grundform):
    """An overruling, with the resolution that it rests on."""

    massnahme: Kennung
    art: Festlegungsart
    wert: Kennung | None = None
    """For the kinds with a period: a year or a part of one in its one form (``zeitangabe``)."""
    beschluss: Text
    """Reference of the resolution; an overruling without one is refused."""

    @field_validator("wert", mode="before")
    @classmethod
    def _in_einer_form(cls, wert: Any, info: ValidationInfo) -> Any:
        """``3. Quartal 2027`` is ``2027-Q3``; what cannot be read as a period is judged with the whole case."""
        return in_einer_form(wert) if info.data.get("art") in ZEITARTEN and isinstance(wert, str) else wert


OHNE_FOERDERUNG = "keine"
