"""What measures bring together beyond their single effects, as products of measures or set by set."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from massnahmenmodell.linearform import Ganze, Reelle

Perioden = Sequence[tuple[Ganze, ...]]


def _erste_gleiche(in_kraft: Perioden, zaehlt: Callable[[int], bool]) -> tuple[int | None, ...]:
    """Return per period the first one with the same options; None where too few of the parts have any."""
    erste: dict[tuple[bytes, ...], int] = {}
    return tuple(
        erste.setdefault(tuple(optionen.tobytes() for optionen in teile), t)
        if zaehlt(sum(len(optionen) > 0 for optionen in teile))
        else None
        for t, teile in enumerate(in_kraft)
    )


@dataclass(frozen=True)
class Produkt:
    """What some measures bring together beyond what the smaller sets of them bring, while all are in operation."""

    name: str
    in_kraft: tuple[tuple[Ganze, ...], ...]
    """Per period and measure: its options that are in operation then."""
    minderung_t: Reelle
    """t CO2e per period; negative where they bring less together than apart."""
    ersparnis_teur: tuple[tuple[str, Reelle], ...]
    """Saved energy cost: payer, and thousand EUR per period."""
    mieter_teur: tuple[tuple[str, Reelle], ...] = ()
    """The part of it that tenants look at, whoever pays: name of the rented building, thousand EUR per period."""
    energie_mwh: tuple[tuple[str, Reelle], ...] = ()
    """Saved end energy that a target counts: name of the target, MWh per period."""

    @cached_property
    def stellen(self) -> tuple[int | None, ...]:
        """Per period the first one with the same options in operation; None where not all measures have any."""
        return _erste_gleiche(self.in_kraft, lambda anzahl: anzahl == len(self.in_kraft[0]))

    def werte(self, t: int) -> tuple[float, ...]:
        """Return all values of a period: reduction, saved energy cost by payer and of tenants, saved energy."""
        weitere = (*self.ersparnis_teur, *self.mieter_teur, *self.energie_mwh)
        return (float(self.minderung_t[t]), *(float(werte[t]) for _, werte in weitere))


@dataclass(frozen=True)
class Verbund:
    """Measures whose effects depend on each other, with every set of them that can be in operation at once.

    A measure in one way is a *part*; arrays have one row per set and one column per period.
    """

    name: str
    in_kraft: tuple[tuple[Ganze, ...], ...]
    """Per period and part: its options that are in operation then."""
    zustaende: tuple[frozenset[int], ...]
    """Sets of parts, the empty one among them."""
    minderung_t: Reelle
    """What a set brings beyond the single effects of its parts, t CO2e."""
    ersparnis_teur: tuple[tuple[str, Reelle], ...]
    """The same for saved energy cost: payer, and thousand EUR."""
    mieter_teur: tuple[tuple[str, Reelle], ...] = ()
    """The part of it that tenants look at, whoever pays: name of the rented building, and thousand EUR."""
    energie_mwh: tuple[tuple[str, Reelle], ...] = ()
    """Saved end energy that a target counts: name of the target, and MWh."""

    @cached_property
    def stellen(self) -> tuple[int | None, ...]:
        """Per period the first one with the same options in operation; None where not two parts have any."""
        return _erste_gleiche(self.in_kraft, lambda anzahl: anzahl > 1)

    def moegliche(self, t: int) -> list[int]:
        """Return the sets of which all parts can be in operation in a period."""
        da = {i for i, optionen in enumerate(self.in_kraft[t]) if len(optionen)}
        return [s for s, teile in enumerate(self.zustaende) if teile <= da]
