"""Which part of the cost is eligible: cost parts, limits of one part by another, lump shares (C10, C11)."""

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal
from typing import Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Kennungen, Text
from massnahmenplan.foerderung.bedingung import Bedingung
from massnahmenplan.foerderung.rechenweg import Rechenzeile, Schritt
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import euro_knapp, prozent_knapp
from massnahmenplan.grundlagen.zahlen import CENT, Anteil, Euro, auf_cent, verteile_cent

NICHTS = Decimal(0)
ANTEIL_WOVON = {
    "gesamt": "der gesamten Kosten",
    "gefoerdert": "der geförderten Kosten",
    "anderen_teilen": "der übrigen Kosten",
}
"""Base of a share limit, in German."""


class Anteilsgrenze(Grundform):
    """A cost part counts only up to an amount, or up to a share of other parts or of the total."""

    teil: Kennung
    """Cost part (``investition_eur``) that is limited."""
    anteil: Anteil | None = None
    von: Literal["gesamt", "gefoerdert", "anderen_teilen"] = "anderen_teilen"
    """Base of the share: the cost before any share limit, the eligible cost including the part, or other parts."""
    bezugsteile: Kennungen = ()
    """Which other parts are the base; none named means all of them."""
    hoechstens_eur: Euro | None = None
    """Outer limit in EUR; None means there is none."""
    lesart: dict[Kennung, Kennung] | None = None
    """The limit holds only under this reading of the programme."""
    stelle: Text

    @model_validator(mode="after")
    def _begrenzt_etwas(self) -> Self:
        if self.anteil is None and self.hoechstens_eur is None:
            raise PydanticCustomError("anteilsgrenze_leer", "anteil oder hoechstens_eur angeben")
        if self.von == "gefoerdert" and self.anteil == 1:
            raise PydanticCustomError("anteilsgrenze_leer", "100 % der geförderten Kosten sind keine Grenze")
        if self.bezugsteile and (self.von != "anderen_teilen" or self.teil in self.bezugsteile):
            raise PydanticCustomError("anteilsgrenze_bezug", "bezugsteile sind andere Teile (von: anderen_teilen)")
        return self

    def grenze(self, gesamt_eur: Decimal, andere_eur: Decimal) -> tuple[Decimal, str]:
        """Return how much of the part counts at most, and the calculation."""
        grenzen = [] if self.hoechstens_eur is None else [(self.hoechstens_eur, euro_knapp(self.hoechstens_eur))]
        if self.anteil is not None:
            betrag = self._anteil_eur(self.anteil, gesamt_eur, andere_eur).quantize(CENT, rounding=ROUND_DOWN)
            grenzen.append((betrag, f"{prozent_knapp(self.anteil)} {self._wovon()} = {euro_knapp(betrag)}"))
        return min(grenzen)

    def _anteil_eur(self, anteil: Decimal, gesamt_eur: Decimal, andere_eur: Decimal) -> Decimal:
        if self.von == "gesamt":
            return anteil * gesamt_eur
        if self.von == "gefoerdert":
            return anteil * andere_eur / (1 - anteil)  # x = anteil · (x + others)
        return anteil * andere_eur

    def _wovon(self) -> str:
        if self.bezugsteile:
            return "von " + " und ".join(f"„{teil}“" for teil in self.bezugsteile)
        return ANTEIL_WOVON[self.von]


class Pauschalanteil(Grundform):
    """Of the cost of projects that meet a condition only a share counts."""

    wenn: Bedingung
    anteil: Anteil
    stelle: Text


class Foerderfaehig(Grundform):
    """What of the investment the programme accepts."""

    ohne_teile: Kennungen = ()
    """Cost parts that do not count at all."""
    anteilsgrenzen: tuple[Anteilsgrenze, ...] = ()
    pauschalen: tuple[Pauschalanteil, ...] = ()
    """The first whose condition holds applies."""
    stelle: Text | None = None

    def bestimme(self, vorhaben: Vorhaben) -> Schritt:
        """Return the eligible cost before caps, and how it comes about.

        Order: parts that do not count, the share that the case states, limits of single parts, lump share.
        """
        kosten = vorhaben.kosten_eur
        zeilen = [Rechenzeile("Investition (nominal)", kosten, "Planungsfall")]
        teile = dict(vorhaben.teile)
        kosten = self._ohne_teile(kosten, teile, zeilen)
        anteil = vorhaben.massnahme.foerderfaehig_anteil
        if anteil != 1:
            kosten = auf_cent(kosten * anteil)
            teile = _verkleinert(teile, kosten)
            zeilen.append(Rechenzeile(f"davon förderfähig {prozent_knapp(anteil)}", kosten, "Planungsfall"))
        kosten = self._begrenze_teile(kosten, teile, zeilen)
        for pauschale in self.pauschalen:
            if pauschale.wenn.gilt_fuer(vorhaben):
                kosten = auf_cent(kosten * pauschale.anteil)
                text = f"davon pauschal förderfähig {prozent_knapp(pauschale.anteil)}"
                zeilen.append(Rechenzeile(text, kosten, pauschale.stelle))
                break
        return Schritt(kosten, tuple(zeilen))

    def bedingungen(self, vorhaben: Vorhaben) -> Iterator[str]:
        """Yield which limits were not tested because the case does not tell the cost part apart."""
        teile = dict(vorhaben.teile)
        for regel in self.anteilsgrenzen:
            if regel.teil not in teile:
                yield (
                    f"Der Kostenteil „{regel.teil}“ ist nicht ausgewiesen (investition_eur); "
                    f"er zählt nur begrenzt ({regel.stelle})."
                )

    def _ohne_teile(self, kosten: Decimal, teile: dict[str, Decimal], zeilen: list[Rechenzeile]) -> Decimal:
        for name in self.ohne_teile:
            if ohne := teile.pop(name, NICHTS):
                kosten -= ohne
                text = f"ohne Kostenteil „{name}“ ({euro_knapp(ohne)})"
                zeilen.append(Rechenzeile(text, kosten, self.stelle or "Richtlinie"))
        return kosten

    def _begrenze_teile(self, kosten: Decimal, teile: dict[str, Decimal], zeilen: list[Rechenzeile]) -> Decimal:
        gesamt = kosten
        for regel in self.anteilsgrenzen:
            teil = teile.get(regel.teil, NICHTS)
            andere = kosten - teil
            if regel.bezugsteile:
                andere = sum((teile.get(name, NICHTS) for name in regel.bezugsteile), NICHTS)
            grenze, rechnung = regel.grenze(gesamt, andere)
            if teil > grenze:
                kosten -= teil - grenze
                teile[regel.teil] = grenze
                text = f"Kostenteil „{regel.teil}“ höchstens {rechnung} statt {euro_knapp(teil)}"
                zeilen.append(Rechenzeile(text, kosten, regel.stelle))
        return kosten


def _verkleinert(teile: dict[str, Decimal], kosten_eur: Decimal) -> dict[str, Decimal]:
    """Return the cost parts scaled so that their sum is ``kosten_eur``, in whole cents."""
    if not any(teile.values()):
        return teile
    return dict(zip(teile, verteile_cent(kosten_eur, tuple(teile.values())), strict=True))
