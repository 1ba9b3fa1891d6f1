"""Amounts that grow in steps with the number of dwellings, square metres or other units."""

from decimal import ROUND_DOWN, Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import anzahl, euro_knapp
from massnahmenplan.grundlagen.zahlen import CENT, Euro, Menge, Wahrheitswert

_FEHLT = {
    "wohneinheit": "das Objekt nennt keine Wohneinheiten (wohneinheiten)",
    "m2": "das Objekt nennt keine Nettogrundfläche (nettogrundflaeche_m2)",
    "menge": "die Maßnahme nennt keine Menge (menge)",
}


class Stufe(Grundform):
    """EUR per unit for the units above the step before, up to the unit number ``bis`` (included)."""

    bis: Menge | None = None
    """None means for all further units."""
    eur: Euro
    pauschal: Wahrheitswert = False
    """True: the amount stands for the whole step once its first unit is reached, not per unit."""
    von_anfang: Wahrheitswert = False
    """True: once the step is reached its amount counts for all units from the first on, not those below."""


class Stufengrenze(Grundform):
    """An amount in EUR; ``je`` says what its steps count."""

    je: Literal["massnahme", "wohneinheit", "m2", "menge"]
    stufen: Annotated[tuple[Stufe, ...], Field(min_length=1)]
    hoechstens_eur: Euro | None = None
    """Outer limit of the amount itself; None means there is none."""

    @model_validator(mode="after")
    def _stufen_steigen(self) -> Self:
        for unten, oben in pairwise(stufe.bis for stufe in self.stufen):
            if unten is None or (oben is not None and oben <= unten):
                raise PydanticCustomError("stufen_ungeordnet", "Stufen müssen nach „bis“ aufsteigen")
        return self

    def rechne(self, vorhaben: Vorhaben) -> tuple[Decimal, str] | str:
        """Return the amount and its calculation; or, as a phrase, which figure is missing.

        The amount is in whole cents, rounded down: not even a fraction of a cent is above a limit.
        """
        ergebnis = self.rechne_genau(vorhaben)
        if isinstance(ergebnis, str):
            return ergebnis
        return ergebnis[0].quantize(CENT, rounding=ROUND_DOWN), ergebnis[1]

    def rechne_genau(self, vorhaben: Vorhaben) -> tuple[Decimal, str] | str:
        """Return the same with its fractions of a cent."""
        einheiten = self._einheiten(vorhaben)
        if einheiten is None:
            return _FEHLT[self.je]
        betrag, rechnung = _rechne(self.stufen, einheiten)
        if self.hoechstens_eur is not None and betrag > self.hoechstens_eur:
            betrag, rechnung = self.hoechstens_eur, f"{rechnung}, höchstens {euro_knapp(self.hoechstens_eur)}"
        if self.je == "massnahme":
            return betrag, rechnung
        return betrag, f"für {anzahl(einheiten)} {self._einheit(einheiten, vorhaben)}: {rechnung}"

    def _einheit(self, einheiten: Decimal, vorhaben: Vorhaben) -> str:
        if self.je == "menge":
            return vorhaben.massnahme.einheit or "Mengeneinheiten"
        if self.je == "m2":
            return "m²"
        return "Wohneinheit" if einheiten == 1 else "Wohneinheiten"

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


@lru_cache(maxsize=4096)
def _rechne(stufen: tuple[Stufe, ...], einheiten: Decimal) -> tuple[Decimal, str]:
    """Return the amount, unrounded, and its calculation as text."""
    summe, unten, teile = Decimal(0), Decimal(0), list[str]()
    for stufe in stufen:
        in_stufe = (einheiten if stufe.bis is None else min(einheiten, stufe.bis)) - unten
        if in_stufe <= 0:
            break
        unten += in_stufe
        if stufe.von_anfang:
            summe, teile, in_stufe = Decimal(0), [], unten
        faktor = Decimal(1) if stufe.pauschal else in_stufe
        summe += stufe.eur * faktor
        teile.append(euro_knapp(stufe.eur) if faktor == 1 else f"{anzahl(faktor)} × {euro_knapp(stufe.eur)}")
    return summe, " + ".join(teile) or euro_knapp(Decimal(0))
