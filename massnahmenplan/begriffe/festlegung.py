"""A decision from outside that the plan has to respect."""

from enum import StrEnum

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text


class Festlegungsart(StrEnum):
    """What is decided."""

    MUSS = "muss"
    DARF_NICHT = "darf_nicht"
    JAHR = "jahr"
    """If carried out, then beginning in the year ``wert``."""
    NICHT_VOR = "nicht_vor"
    """Beginning not before the year ``wert``."""
    VARIANTE = "variante"
    """If carried out, then in the variant ``wert`` (``basis`` is the measure as stated)."""
    FOERDERUNG = "foerderung"
    """If carried out, then with the programme ``wert`` (``keine`` means without any)."""


class Festlegung(Grundform):
    """An overruling, with the resolution that it rests on."""

    massnahme: Kennung
    art: Festlegungsart
    wert: Kennung | None = None
    beschluss: Text
    """Reference of the resolution; an overruling without one is refused."""


OHNE_FOERDERUNG = "keine"
