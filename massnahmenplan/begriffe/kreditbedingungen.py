"""On what terms a loan is paid back, whoever grants it."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.grundlagen.zahlen import Anteil, Ganzzahl

Laufzeit = Annotated[Ganzzahl, Field(ge=1, le=60)]
Tilgungsfrei = Annotated[Ganzzahl, Field(ge=0, le=10)]
Tilgungsart = Literal["annuitaet", "raten", "endfaellig"]
Auszahlungsanteil = Annotated[Anteil, Field(gt=0)]


class Kreditkonditionen(Grundform):
    """Terms of a catalogue loan that the case states; what it does not state stays as the catalogue has it."""

    sollzins: Anteil | None = None
    laufzeit_jahre: Laufzeit | None = None
    tilgungsfrei_jahre: Tilgungsfrei | None = None
    tilgung: Tilgungsart | None = None
    zinsbindung_jahre: Laufzeit | None = None
    anschlusszins: Anteil | None = None
    auszahlung_anteil: Auszahlungsanteil | None = None


class Kreditbedingungen(Grundform):
    """Interest, term and repayment; years are counted from the year of the last disbursement on."""

    laufzeit_jahre: Laufzeit
    tilgungsfrei_jahre: Tilgungsfrei = 0
    tilgung: Tilgungsart = "annuitaet"
    sollzins: Anteil | None = None
    """Nominal interest per year; None means that it is set on the day of the commitment."""
    zinsbindung_jahre: Laufzeit | None = None
    """Years for which ``sollzins`` is fixed; None means the whole term."""
    anschlusszins: Anteil | None = None
    """Interest per year after that; None means that it stays as it is."""
    auszahlung_anteil: Auszahlungsanteil = Decimal(1)
    """Share of the nominal loan that is paid out; the whole is paid back."""

    @model_validator(mode="after")
    def _wird_getilgt(self) -> Self:
        if self.tilgungsfrei_jahre >= self.laufzeit_jahre:
            raise PydanticCustomError("kredit_ohne_tilgung", "tilgungsfrei_jahre muss unter laufzeit_jahre liegen")
        if self.anschlusszins is not None and self.zinsbindung_jahre is None:
            raise PydanticCustomError("anschluss_ohne_bindung", "anschlusszins verlangt zinsbindung_jahre")
        return self

    def zins_im_jahr(self, nummer: int) -> Decimal:
        """Return the interest of the ``nummer``-th year of the term; 0 and less are years of disbursement."""
        assert self.sollzins is not None  # a loan without a known interest is in no plan
        if self.anschlusszins is None or self.zinsbindung_jahre is None or nummer <= self.zinsbindung_jahre:
            return self.sollzins
        return self.anschlusszins
