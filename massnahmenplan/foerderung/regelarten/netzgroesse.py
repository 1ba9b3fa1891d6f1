"""Size of a heat network that decides which programme is open to it (E12)."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.grundlagen.schreibweise import gezaehlt
from massnahmenplan.grundlagen.zahlen import Ganzzahl

_Zahl = Annotated[Ganzzahl, Field(ge=1)]


class Netzgroesse(Grundform):
    """Bounds on the buildings and dwellings that the plan connects to the network of the measure."""

    netz_ab_gebaeude: _Zahl | None = None
    """With fewer buildings it is no network, whatever else holds."""
    gebaeude_mindestens: _Zahl | None = None
    gebaeude_hoechstens: _Zahl | None = None
    wohneinheiten_mindestens: _Zahl | None = None
    wohneinheiten_hoechstens: _Zahl | None = None
    mindestens: Literal["beides", "eines"] = "beides"
    """Whether both lower bounds have to be reached, or one of them."""
    stelle: Text

    @model_validator(mode="after")
    def _hat_erfuellbare_schranken(self) -> Self:
        paare = (
            (self.gebaeude_mindestens, self.gebaeude_hoechstens),
            (self.wohneinheiten_mindestens, self.wohneinheiten_hoechstens),
        )
        if self.netz_ab_gebaeude is None and not any(any(paar) for paar in paare):
            raise PydanticCustomError("netzgroesse_leer", "mindestens eine Schranke angeben")
        if any(unten and oben and unten > oben for unten, oben in paare):
            raise PydanticCustomError("netzgroesse_leer", "die untere Schranke liegt über der oberen")
        return self

    def erfuellt(self, gebaeude: int, wohneinheiten: int) -> bool:
        """Return True if a network of this size is within the bounds."""
        if self.netz_ab_gebaeude is not None and gebaeude < self.netz_ab_gebaeude:
            return False
        if self.gebaeude_hoechstens is not None and gebaeude > self.gebaeude_hoechstens:
            return False
        if self.wohneinheiten_hoechstens is not None and wohneinheiten > self.wohneinheiten_hoechstens:
            return False
        erreicht = [
            wert >= grenze
            for wert, grenze in (
                (gebaeude, self.gebaeude_mindestens),
                (wohneinheiten, self.wohneinheiten_mindestens),
            )
            if grenze is not None
        ]
        return not erreicht or (all(erreicht) if self.mindestens == "beides" else any(erreicht))

    @property
    def bedingung(self) -> str:
        """The bounds as a condition of the application, a German sentence."""
        return f"Netzgröße: {self.beschreibe()}."

    def beschreibe(self) -> str:
        """Return the bounds in words."""
        teile = [] if self.netz_ab_gebaeude is None else [f"Netz ab {self.netz_ab_gebaeude} Gebäuden"]
        if unten := list(_in_worten(self.gebaeude_mindestens, self.wohneinheiten_mindestens)):
            teile.append("mindestens " + (" und " if self.mindestens == "beides" else " oder ").join(unten))
        if oben := list(_in_worten(self.gebaeude_hoechstens, self.wohneinheiten_hoechstens)):
            teile.append("höchstens " + " und ".join(oben))
        return ", ".join(teile)


def _in_worten(gebaeude: int | None, wohneinheiten: int | None) -> Iterator[str]:
    if gebaeude is not None:
        yield f"{gebaeude} Gebäude"
    if wohneinheiten is not None:
        yield gezaehlt(wohneinheiten, "Wohneinheiten")
