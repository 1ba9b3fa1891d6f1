"""A study: what varies, in which values, and the runs that are made of them."""

from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.begriffe.stellwert import Stellwert, Wert
from massnahmenplan.grundlagen.zahlen import Ganzzahl
from massnahmenplan.sensitivitaet.entwurf import Entwurf, Entwurfsart
from massnahmenplan.sensitivitaet.stellgroesse import Stellart, Stellgroesse, Weise

__all__ = ["Entwurf", "Entwurfsart", "Stellart", "Stellgroesse", "Studie", "Weise", "Wert", "Wertesatz"]


class Wertesatz(Grundform):
    """A scenario of the study: several Stellgroessen at once; what it does not name stays as in the case."""

    id: Kennung
    name: Text | None = None
    werte: Annotated[dict[Kennung, Stellwert], Field(min_length=1)]
    """Stellgroesse -> its value; of named paths and scenarios of the case the name."""
    quelle: Text | None = None

    @property
    def bezeichnung(self) -> str:
        """Return the name, or the id where there is none."""
        return self.name or self.id


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

    entwurf: Annotated[tuple[Entwurf, ...], BeforeValidator(_als_liste), Field(min_length=1)]
    stellgroessen: Annotated[tuple[Stellgroesse, ...], Field(min_length=1)]
    szenarien: tuple[Wertesatz, ...] = ()

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
