"""One run of a study."""

from collections.abc import Mapping
from dataclasses import dataclass

from massnahmenplan.begriffe.stellwert import Wert


@dataclass(frozen=True, slots=True)
class Lauf:
    """What is different from the case; whatever has no value here is as the case says."""

    nummer: int
    """0 is always the case as it is."""
    werte: Mapping[str, Wert]
    """Id of a Stellgroesse -> its value, in the order of the study."""
    name: str | None = None
    """Of a named scenario."""
