"""Which measures change what another one brings or gets: those with a joint effect, and with shared grants."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.ergebnis import Plan
from massnahmenplan.planungsfall import Planungsfall

Worueber = Beziehungsart | str | None
"""Overlap or bundle, a programme whose pot or cap is shared; None: one physics."""


@dataclass(frozen=True, slots=True)
class Nachbar:
    """A measure that has a part in what another one brings or gets."""

    massnahme: str
    worueber: Worueber


def nachbarn(fall: Planungsfall, plaene: tuple[Plan, ...]) -> dict[str, tuple[Nachbar, ...]]:
    """Return, per measure, those that share its effect or its grants, effects first; each once."""
    je_massnahme: dict[str, dict[str, Nachbar]] = defaultdict(dict)
    for worueber, mitglieder in _gemeinsames(fall, plaene):
        for eine in sorted(mitglieder):
            for andere in sorted(mitglieder - {eine}):
                je_massnahme[eine].setdefault(andere, Nachbar(andere, worueber))
    return {massnahme: tuple(andere.values()) for massnahme, andere in je_massnahme.items()}


def _gemeinsames(fall: Planungsfall, plaene: tuple[Plan, ...]) -> Iterator[tuple[Worueber, frozenset[str]]]:
    for beziehung in fall.beziehungen:
        if beziehung.art in {Beziehungsart.UEBERLAPPUNG, Beziehungsart.BUENDEL}:
            yield beziehung.art, frozenset(fall.mitglieder(beziehung))
    for gruppe in fall.wirkungsgruppen:
        yield None, frozenset(gruppe.physik)
    je_programm: dict[str, set[str]] = defaultdict(set)
    for schritt in (schritt for plan in plaene for schritt in plan.schritte):
        for wahl in schritt.foerderung:
            je_programm[wahl.programm].add(schritt.massnahme)
    for programm in sorted(je_programm):
        yield programm, frozenset(je_programm[programm] & fall.massnahme_mit_id.keys())
