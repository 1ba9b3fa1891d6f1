"""Who may apply, for what, where, at which age of the building (E1, E3, E5–E7)."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from massnahmenplan.begriffe.grundform import Kennungen
from massnahmenplan.begriffe.kostentraeger import Traegerart
from massnahmenplan.foerderung.bedingung import Bedingung
from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import gezaehlt
from massnahmenplan.grundlagen.zahlen import Ganzzahl


class Filter(Bedingung):
    """What payer, measure and object must be; both kinds must be stated, an empty list asks nothing."""

    antragsteller: tuple[Traegerart, ...]
    massnahmenarten: Kennungen
    gebiete: Kennungen = ()
    """The object lies in at least one of these areas."""
    mindestalter_jahre: Annotated[Ganzzahl, Field(ge=0, le=500)] | None = None
    """Least age of the building in the year of application; asked only where the year of building is stated."""

    def passt_zur_art(self, vorhaben: Vorhaben) -> bool:
        """Return True if kind of measure, payer and object are right, whatever the facts and the day."""
        return self.artmangel(vorhaben) is None

    def pruefe(self, vorhaben: Vorhaben) -> Hindernis | None:
        """Return why the project is not eligible, or None."""
        mangel = self.mangel(vorhaben)
        return Hindernis(mangel) if mangel is not None else None

    def mangel(self, vorhaben: Vorhaben) -> str | None:
        """Return the first list that is not met, as a German sentence; None if all are met."""
        return super().mangel(vorhaben) or self._gebietsmangel(vorhaben) or self._altersmangel(vorhaben)

    def bedingungen(self, vorhaben: Vorhaben) -> Iterator[str]:
        """Yield what has to be proven because the case does not state it."""
        if self.mindestalter_jahre and (vorhaben.objekt is None or vorhaben.objekt.baujahr is None):
            alter = gezaehlt(self.mindestalter_jahre, "Jahre")
            yield f"Das Gebäude muss mindestens {alter} alt sein (kein Baujahr angegeben)."

    def _gebietsmangel(self, vorhaben: Vorhaben) -> str | None:
        gebiete = vorhaben.objekt.gebiete if vorhaben.objekt is not None else ()
        if not self.gebiete or set(self.gebiete) & set(gebiete):
            return None
        return f"Das Objekt liegt in keinem der Fördergebiete {', '.join(self.gebiete)}."

    def _altersmangel(self, vorhaben: Vorhaben) -> str | None:
        baujahr = vorhaben.objekt.baujahr if vorhaben.objekt is not None else None
        if baujahr is None or not self.mindestalter_jahre or vorhaben.tag is None:
            return None
        if vorhaben.tag.year - baujahr >= self.mindestalter_jahre:
            return None
        return f"Das Gebäude von {baujahr} ist {vorhaben.tag.year} noch keine {self.mindestalter_jahre} Jahre alt."
