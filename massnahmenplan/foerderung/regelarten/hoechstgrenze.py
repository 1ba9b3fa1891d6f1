"""Caps on the eligible cost or on the grant: per measure, per unit in steps, per m² (C2, C3, C8)."""

from decimal import ROUND_DOWN, Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.foerderung.bedingung import Bedingung
from massnahmenplan.foerderung.paket import Hindernis, Rechenzeile, Schritt, Vorhaben
from massnahmenplan.grundlagen.schreibweise import anzahl, euro_knapp
from massnahmenplan.grundlagen.zahlen import CENT, Euro, Menge, Wahrheitswert

_EINHEITEN = {
    "wohneinheit": ("Wohneinheiten", "das Objekt nennt keine Wohneinheiten (wohneinheiten)"),
    "m2": ("m²", "das Objekt nennt keine Nettogrundfläche (nettogrundflaeche_m2)"),
    "menge": ("Mengeneinheiten", "die Maßnahme nennt keine Menge (menge)"),
}


class Stufe(Grundform):
    """EUR per unit for the units above the step before, up to the unit number ``bis`` (included)."""

    bis: Menge | None = None
    """None means for all further units."""
    eur: Euro
    pauschal: Wahrheitswert = False
    """True: the amount stands for the whole step once its first unit is reached, not per unit."""


class Hoechstgrenze(Grundform):
    """A cap; ``je`` says what its steps count. Where several caps hold, the lowest decides."""

    wovon: Literal["kosten", "zuschuss"] = "kosten"
    je: Literal["massnahme", "wohneinheit", "m2", "menge"]
    stufen: Annotated[tuple[Stufe, ...], Field(min_length=1)]
    wenn: Bedingung = Bedingung()
    """The cap holds only for projects that meet this."""
    hoechstens_eur: Euro | None = None
    """Outer limit of the cap itself; None means there is none."""
    stelle: Text

    @model_validator(mode="after")
    def _stufen_steigen(self) -> Self:
        for unten, oben in pairwise(stufe.bis for stufe in self.stufen):
            if unten is None or (oben is not None and oben <= unten):
                raise PydanticCustomError("stufen_ungeordnet", "Stufen müssen nach „bis“ aufsteigen")
        return self

    def begrenze(self, betrag_eur: Decimal, vorhaben: Vorhaben) -> Schritt | Hindernis:
        """Return the amount within the cap; a cap that does not bind leaves no line.

        A Hindernis if the figure that the steps count is not stated.
        """
        if not self.wenn.gilt_fuer(vorhaben):
            return Schritt(betrag_eur)
        einheiten = self._einheiten(vorhaben)
        if einheiten is None:
            return Hindernis(f"Höchstgrenze nicht bestimmbar: {_EINHEITEN[self.je][1]}.", self.stelle)
        grenze, rechnung = _rechne(self.stufen, einheiten)
        if self.hoechstens_eur is not None and grenze > self.hoechstens_eur:
            grenze, rechnung = self.hoechstens_eur, f"{rechnung}, höchstens {euro_knapp(self.hoechstens_eur)}"
        if betrag_eur <= grenze:
            return Schritt(betrag_eur)
        return Schritt(grenze, (Rechenzeile(self._text(einheiten, rechnung), grenze, self.stelle),))

    def _einheiten(self, vorhaben: Vorhaben) -> Decimal | None:
        objekt = vorhaben.objekt
        if self.je == "massnahme":
            return Decimal(1)
        if self.je == "menge":
            return vorhaben.massnahme.menge
        if objekt is None:
            return None
        if self.je == "m2":
            return objekt.nettogrundflaeche_m2
        return None if objekt.wohneinheiten is None else Decimal(objekt.wohneinheiten)

    def _text(self, einheiten: Decimal, rechnung: str) -> str:
        wovon = "der förderfähigen Kosten" if self.wovon == "kosten" else "des Zuschusses"
        if self.je == "massnahme":
            return f"Höchstgrenze {wovon}: {rechnung}"
        return f"Höchstgrenze {wovon} für {anzahl(einheiten)} {_EINHEITEN[self.je][0]}: {rechnung}"


@lru_cache(maxsize=4096)
def _rechne(stufen: tuple[Stufe, ...], einheiten: Decimal) -> tuple[Decimal, str]:
    """Return the cap in whole cents, rounded down, and its calculation as text."""
    summe, unten, teile = Decimal(0), Decimal(0), []
    for stufe in stufen:
        in_stufe = (einheiten if stufe.bis is None else min(einheiten, stufe.bis)) - unten
        if in_stufe <= 0:
            break
        faktor = Decimal(1) if stufe.pauschal else in_stufe
        summe += stufe.eur * faktor
        teile.append(euro_knapp(stufe.eur) if faktor == 1 else f"{anzahl(faktor)} × {euro_knapp(stufe.eur)}")
        unten += in_stufe
    return summe.quantize(CENT, rounding=ROUND_DOWN), " + ".join(teile) or euro_knapp(Decimal(0))
