"""A scenario of a study: several values at once, under one name."""

from typing import Annotated

from pydantic import Field

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.begriffe.stellwert import Stellwert


class Wertesatz(Grundform):
    """A scenario of the study; what it does not name stays as in the case."""

    id: Kennung
    name: Text | None = None
    werte: Annotated[dict[Kennung, Stellwert], Field(min_length=1)]
    """Stellgroesse -> its value; of named paths and scenarios of the case the name."""
    quelle: Text | None = None

    @property
    def bezeichnung(self) -> str:
        """Return the name, or the id where there is none."""
        return self.name or self.id
