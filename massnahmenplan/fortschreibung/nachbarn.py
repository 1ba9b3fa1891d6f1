"""Which measures share a limit with which: only through one can a change at one knock on another."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import IntEnum

from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.worte import BEZIEHUNGEN
from massnahmenplan.ergebnis import Plan
from massnahmenplan.planungsfall import Planungsfall


class Bindung(IntEnum):
    """Kind of limit, the most direct one first."""

    VERLETZT = 0
    """A limit of any kind that the last plan would break today."""
    BEZIEHUNG = 1
    WIRKUNG = 2
    """Joint effect: one physics, or part of an effect that is lost beside another one."""
    TOPF = 3
    KRAEFTE = 4
    KASSE = 5


@dataclass(frozen=True, slots=True, order=True)
class Nachbar:
    """A measure that shares a limit with another one."""

    bindung: Bindung
    massnahme: str
    grenze: str
    """The limit in German, as the end of ``über …``: ``den Haushalt von Stadt``."""


def nachbarn(
    fall: Planungsfall, plaene: tuple[Plan, ...], verletzt: Collection[str] = ()
) -> dict[str, tuple[Nachbar, ...]]:
    """Return, per measure, those that share a limit with it, once for each kind of limit, the most direct first.

    ``verletzt`` are names of limits that the last plan would break today (``Verstoss.grenze``).
    Pots and accounts are shared by measures that use the same programme in one of the plans.
    """
    je_massnahme: dict[str, dict[tuple[str, Bindung], Nachbar]] = defaultdict(dict)
    for bindung, grenze, mitglieder in sorted(_grenzen(fall, plaene, verletzt), key=lambda eintrag: eintrag[:2]):
        for eine in sorted(mitglieder):
            for andere in sorted(mitglieder - {eine}):
                je_massnahme[eine].setdefault((andere, bindung), Nachbar(bindung, andere, grenze))
    return {massnahme: tuple(sorted(andere.values())) for massnahme, andere in je_massnahme.items()}


def _grenzen(
    fall: Planungsfall, plaene: tuple[Plan, ...], verletzt: Collection[str]
) -> Iterator[tuple[Bindung, str, frozenset[str]]]:
    for beziehung in fall.beziehungen:
        ist_wirkung = beziehung.art is Beziehungsart.UEBERLAPPUNG
        yield (
            Bindung.WIRKUNG if ist_wirkung else Bindung.BEZIEHUNG,
            f"die Beziehung „{BEZIEHUNGEN[beziehung.art]}“",
            frozenset(fall.mitglieder(beziehung)),
        )
    for gruppe in fall.wirkungsgruppen:
        yield Bindung.WIRKUNG, "die gemeinsame Wirkung", frozenset(gruppe.physik)
    je_programm: dict[str, set[str]] = defaultdict(set)
    for plan in plaene:
        for schritt in plan.schritte:
            for wahl in schritt.foerderung:
                je_programm[wahl.programm].add(schritt.massnahme)
    for programm in sorted(je_programm.keys() & fall.toepfe.keys()):
        bekannte = frozenset(je_programm[programm] & fall.massnahme_mit_id.keys())
        yield Bindung.TOPF, f"den Topf von {fall.programm_mit_id[programm].name}", bekannte
    for ressource in fall.ressourcen:
        nutzer = frozenset(m.id for m in fall.massnahmen if ressource.id in m.bedarf)
        yield (
            _rang(Bindung.KRAEFTE, f"ressource:{ressource.id}", verletzt),
            f"die Ressource {ressource.name or ressource.id}",
            nutzer,
        )
    for traeger in fall.kostentraeger:
        zahler = frozenset(m.id for m in fall.massnahmen if traeger.id in zahlende(m))
        yield _rang(Bindung.KASSE, f"haushalt:{traeger.id}", verletzt), f"den Haushalt von {traeger.name}", zahler


def _rang(bindung: Bindung, name: str, verletzt: Collection[str]) -> Bindung:
    return Bindung.VERLETZT if any(grenze.startswith(f"{name}:") for grenze in verletzt) else bindung


def zahlende(massnahme: Massnahme) -> frozenset[str]:
    """Return the payers of a measure."""
    je_teil = (traeger for anteile in massnahme.kostenanteile_je_teil.values() for traeger in anteile)
    return frozenset({massnahme.kostentraeger, *massnahme.kostenanteile, *massnahme.betriebsanteile, *je_teil})
