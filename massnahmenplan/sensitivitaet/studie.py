"""A study: what varies, in which values, and the runs that are made of them."""

from functools import cached_property
from itertools import islice
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.grundlagen.zahlen import Ganzzahl
from massnahmenplan.sensitivitaet.entwurf import Entwurf, Entwurfsart
from massnahmenplan.sensitivitaet.stellgroesse import Stellart, Stellgroesse, Weise
from massnahmenplan.sensitivitaet.studienmaengel import maengel
from massnahmenplan.sensitivitaet.wertesatz import Wertesatz

HOECHSTENS_GENANNT = 10
"""So many defects of a study are named at once."""
__all__ = ["Entwurf", "Entwurfsart", "Stellart", "Stellgroesse", "Studie", "Weise", "Wert", "Wertesatz"]


def _als_liste(wert: Any) -> Any:
    return [wert] if isinstance(wert, dict | Entwurf) else wert


class Studienkopf(Grundform):
    """What is said of a study as a whole."""

    name: Text
    saat: Annotated[Ganzzahl, Field(ge=0, le=2**31 - 1)] = 0
    """Seed of everything that is drawn: the same study gives the same runs."""
    hinweis: Text | None = None
    quelle: Text | None = None


class Studie(Studienkopf):
    """What varies and how; ``lesen.lies_studie`` has checked it against a case."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    entwurf: Annotated[tuple[Entwurf, ...], Field(min_length=1), BeforeValidator(_als_liste)]
    stellgroessen: Annotated[tuple[Stellgroesse, ...], Field(min_length=1)]
    szenarien: tuple[Wertesatz, ...] = ()

    @model_validator(mode="after")
    def _ist_stimmig(self) -> Self:
        """Refuse what gives no runs; ``lesen`` has said it before, with its place."""
        funde = maengel(self.entwurf, self.stellgroessen, self.szenarien)
        if genannt := tuple(islice(funde, HOECHSTENS_GENANNT)):
            texte = "; ".join(f"{m.liste}[{m.nummer + 1}].{m.feld}: {m.text}" for m in genannt)
            raise PydanticCustomError("studie_unstimmig", "{maengel}", {"maengel": texte})
        return self

    @cached_property
    def stellgroesse_mit_id(self) -> dict[str, Stellgroesse]:
        """What varies, by id, in the order of the study."""
        return {groesse.id: groesse for groesse in self.stellgroessen}

    @cached_property
    def szenario_mit_id(self) -> dict[str, Wertesatz]:
        """Sets of values by id."""
        return {satz.id: satz for satz in self.szenarien}

    def groessen(self, entwurf: Entwurf) -> tuple[Stellgroesse, ...]:
        """Return what a design varies, in the order of the study."""
        return tuple(g for g in self.stellgroessen if not entwurf.stellgroessen or g.id in entwurf.stellgroessen)

    def saetze(self, entwurf: Entwurf) -> tuple[Wertesatz, ...]:
        """Return the sets of values that a design runs."""
        return tuple(satz for satz in self.szenarien if not entwurf.szenarien or satz.id in entwurf.szenarien)
