"""A value with the place it was read from: what YAML, CSV and workbooks are turned into first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Union

from massnahmenplan.grundlagen.befund import Fundstelle

Inhalt = Union[None, str, int, float, bool, date, "dict[str, Wert]", "list[Wert]"]


@dataclass(frozen=True, slots=True)
class Wert:
    """A text, number, date, mapping or list; mappings and lists hold values again. None is not stated."""

    inhalt: Inhalt
    stelle: Fundstelle
    name_stelle: Fundstelle | None = None
    """Where the key of this value stands, if it has one."""

    def roh(self) -> Any:
        """Return the plain data; entries of a mapping that are not stated are left out."""
        if isinstance(self.inhalt, dict):
            return {name: wert.roh() for name, wert in self.inhalt.items() if wert.inhalt is not None}
        if isinstance(self.inhalt, list):
            return [wert.roh() for wert in self.inhalt]
        return self.inhalt

    def unter(self, name: str) -> "Wert | None":
        """Return the stated value under a key of a mapping, or None."""
        wert = self.inhalt.get(name) if isinstance(self.inhalt, dict) else None
        return wert if wert is not None and wert.inhalt is not None else None

    def text(self, name: str) -> str | None:
        """Return the scalar under a key of a mapping as it was written, or None."""
        wert = self.unter(name)
        return None if wert is None or isinstance(wert.inhalt, dict | list) else anzeige(wert.inhalt)

    def elemente_von(self, name: str) -> Sequence["Wert"]:
        """Return the members of the list under a key of a mapping; nothing for anything else."""
        wert = self.unter(name)
        return wert.inhalt if wert is not None and isinstance(wert.inhalt, list) else ()

    def folge(self, pfad: Sequence[str | int]) -> Iterator[tuple[str | int, "Wert"]]:
        """Walk along ``pfad`` and yield each step that exists; steps that do not exist are left out."""
        hier = self
        for schritt in pfad:
            naechster = hier._schritt(schritt)
            if naechster is not None:
                hier = naechster
                yield schritt, hier

    def _schritt(self, schritt: str | int) -> "Wert | None":
        if isinstance(self.inhalt, dict):
            return self.inhalt.get(str(schritt))
        if isinstance(self.inhalt, list) and isinstance(schritt, int) and schritt < len(self.inhalt):
            return self.inhalt[schritt]
        return None

    def bei(self, pfad: Sequence[str | int]) -> "Wert":
        """Return the value at ``pfad``, or the one at the last step that exists."""
        return next((wert for _, wert in reversed(tuple(self.folge(pfad)))), self)

    def ort(self, *pfad: str | int) -> Fundstelle:
        """Return the place of the value at ``pfad``, or of the last step that exists."""
        return self.bei(pfad).stelle

    def benannt(self, name_stelle: Fundstelle) -> "Wert":
        """Return the same value under another key."""
        return replace(self, name_stelle=name_stelle)


def anzeige(inhalt: Any) -> str:
    """Return a scalar as people write it: dates and decimals the German way, long texts cut."""
    if isinstance(inhalt, bool):
        return "WAHR" if inhalt else "FALSCH"
    if isinstance(inhalt, date):
        return f"{inhalt:%d.%m.%Y}"
    if isinstance(inhalt, float):
        return str(inhalt).replace(".", ",")
    text = str(inhalt)
    return text if len(text) <= 80 else text[:77] + "…"
