"""Something wrong with a mapping: where, and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mangel:
    """Something wrong: where in the mapping, and what to do."""

    kennung: str
    pfad: tuple[str | int, ...]
    text: str
    abhilfe: str
