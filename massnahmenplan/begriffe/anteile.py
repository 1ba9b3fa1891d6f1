"""Shares of several payers in one amount, as people write them."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Kennung
from massnahmenplan.grundlagen.schreibweise import prozent_knapp
from massnahmenplan.grundlagen.zahlen import Anteil


def _aus_text(wert: Any) -> Any:
    """A table cell holds all shares: ``stadt: 60 % | werk: 40 %``; a comma belongs to the number."""
    if not isinstance(wert, str):
        return wert
    anteile: dict[str, str] = {}
    for teil in wert.replace(";", "|").split("|"):
        traeger, trenner, anteil = (stueck.strip() for stueck in teil.partition(":"))
        if not (traeger and trenner and anteil) or traeger in anteile:
            raise PydanticCustomError("keine_anteile", "ist keine Aufteilung auf Kostenträger")
        anteile[traeger] = anteil
    return anteile


def _zusammen_alles(anteile: dict[str, Decimal]) -> dict[str, Decimal]:
    summe = sum(anteile.values(), Decimal(0))
    if anteile and summe != 1:
        raise PydanticCustomError(
            "anteile_nicht_alles", "ergibt zusammen {summe} statt 100 %", {"summe": prozent_knapp(summe)}
        )
    return anteile


Anteile = Annotated[dict[Kennung, Anteil], BeforeValidator(_aus_text), AfterValidator(_zusammen_alles)]
"""Payer -> share; together 1, or nothing stated at all."""
