"""Thresholds: figures of the measure or of its object that must be reached (E4, E5, E8, C16)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.foerderung.bedingung import Bedingung
from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import anzahl
from massnahmenplan.grundlagen.zahlen import Zahl

_OBJEKTGROESSEN = ("wohneinheiten", "selbstgenutzte_wohneinheiten", "nettogrundflaeche_m2", "baujahr")


class Schwelle(Grundform):
    """A figure has to lie within bounds; one that is not stated becomes a condition to prove."""

    kennwert: Kennung
    """Technical figure of the measure (``kennwerte``), or with ``von: objekt`` a field of the object."""
    von: Literal["massnahme", "objekt"] = "massnahme"
    name: Text
    """What the figure is, in German with its unit, e.g. ``U-Wert der Außenwand in W/(m²K)``."""
    mindestens: Zahl | None = None
    hoechstens: Zahl | None = None
    wenn: Bedingung = Bedingung()
    stelle: Text

    @model_validator(mode="after")
    def _hat_eine_schranke(self) -> Self:
        if self.mindestens is None and self.hoechstens is None:
            raise PydanticCustomError("schwelle_leer", "mindestens oder hoechstens angeben")
        if self.mindestens is not None and self.hoechstens is not None and self.mindestens > self.hoechstens:
            raise PydanticCustomError("schwelle_leer", "mindestens liegt über hoechstens")
        if self.von == "objekt" and self.kennwert not in _OBJEKTGROESSEN:
            raise PydanticCustomError(
                "schwelle_unbekannt", "das Objekt hat keine Größe {name}", {"name": self.kennwert}
            )
        return self

    def pruefe(self, vorhaben: Vorhaben) -> Hindernis | None:
        """Return why the stated figure is not good enough, or None."""
        wert = self._wert(vorhaben)
        if wert is None or not self.wenn.gilt_fuer(vorhaben):
            return None
        if self.mindestens is not None and wert < self.mindestens:
            return Hindernis(f"{self.name}: {anzahl(wert)}, verlangt ist {self._verlangt()}.", self.stelle)
        if self.hoechstens is not None and wert > self.hoechstens:
            return Hindernis(f"{self.name}: {anzahl(wert)}, verlangt ist {self._verlangt()}.", self.stelle)
        return None

    def bedingungen(self, vorhaben: Vorhaben) -> Iterator[str]:
        """Yield what has to be proven because the case does not state it."""
        if self._wert(vorhaben) is None and self.wenn.gilt_fuer(vorhaben):
            yield f"{self.name}: {self._verlangt()} ist nachzuweisen."

    def _wert(self, vorhaben: Vorhaben) -> Decimal | None:
        if self.von == "massnahme":
            return vorhaben.massnahme.kennwerte.get(self.kennwert)
        wert = getattr(vorhaben.objekt, self.kennwert, None)
        return None if wert is None else Decimal(wert)

    def _verlangt(self) -> str:
        teile = []
        if self.mindestens is not None:
            teile.append(f"mindestens {anzahl(self.mindestens)}")
        if self.hoechstens is not None:
            teile.append(f"höchstens {anzahl(self.hoechstens)}")
        return " und ".join(teile)
