"""Tax reduction over several years (R14)."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.foerderung.rechenweg import Rechenzeile
from massnahmenplan.grundlagen.schreibweise import euro_knapp, prozent_knapp
from massnahmenplan.grundlagen.zahlen import Anteil, Euro, auf_cent


class Steuerjahr(Grundform):
    """Share of the cost that reduces the tax of one year, up to an amount."""

    anteil: Anteil
    hoechstens_eur: Euro | None = None


class Steuer(Grundform):
    """Reduction in the year of completion and the years after it; needs a tax to be reduced."""

    jahre: Annotated[tuple[Steuerjahr, ...], Field(min_length=1)]
    stelle: Text

    @model_validator(mode="after")
    def _hoechstens_die_kosten(self) -> Self:
        if self.satz > 1:
            raise PydanticCustomError(
                "anteile_ueber_eins", "die Jahre ergeben zusammen {summe}", {"summe": prozent_knapp(self.satz)}
            )
        return self

    @property
    def satz(self) -> Decimal:
        """Share of the cost that all years together bring where no yearly limit binds."""
        return sum((jahr.anteil for jahr in self.jahre), Decimal(0))

    def ist_anteilig(self, kosten_eur: Decimal) -> bool:
        """Return True if no yearly limit binds for cost up to this amount."""
        return all(
            jahr.hoechstens_eur is None or kosten_eur * jahr.anteil <= jahr.hoechstens_eur for jahr in self.jahre
        )

    def raten(self, kosten_eur: Decimal) -> tuple[tuple[Decimal, ...], tuple[Rechenzeile, ...]]:
        """Return the reduction of each year, and the calculation."""
        betraege, zeilen = [], []
        for nummer, jahr in enumerate(self.jahre, start=1):
            roh = auf_cent(kosten_eur * jahr.anteil)
            betrag = roh if jahr.hoechstens_eur is None else min(roh, jahr.hoechstens_eur)
            text = f"{nummer}. Jahr: {prozent_knapp(jahr.anteil)} von {euro_knapp(kosten_eur)}"
            text += ", Höchstbetrag" if betrag < roh else ""
            betraege.append(betrag)
            zeilen.append(Rechenzeile(text, betrag, self.stelle))
        return tuple(betraege), tuple(zeilen)
