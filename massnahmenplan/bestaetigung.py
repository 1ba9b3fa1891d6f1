"""Solve, recount to the cent, and where the recount objects, solve again: for one district as for many.

HiGHS accepts 0.9999999 as one, so that a budget can be broken by a cent: then the problem is solved again with a
tighter tolerance, then with a margin on the rows that were broken.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from massnahmenplan.aufbereitung.einheiten import teur
from massnahmenplan.ergebnis import Verstoss
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, KeinPlanFehler
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.loeser import Ende, Loesung, Standardform, Stelle, Wuensche
from massnahmenplan.loeser.blockweise import Blockloesung

ENGE_TOLERANZ = 1e-9
VERSUCHE = 3
HAAR = 1e-5
"""Smallest margin: one cent in thousand EUR, ten grams, a hundred-thousandth of a resource's unit."""
GROB = 0.1
"""100 EUR, 100 kg, a tenth of a resource's unit: a larger violation is a fault of the model, not tolerance."""


R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Worte:
    """How a search says that it ended before there was a plan, or plans."""

    abgebrochen: str
    zeit_um: str
    angehalten: str
    """Continued by the limit that is broken."""


class Aufgabe(Protocol[R_co]):
    """A problem, how it is solved and how its solution is recounted."""

    @property
    def worte(self) -> Worte:
        """How it says that it ended early."""

    def loese(self, form: Standardform, wunsch: Wuensche, start: Mapping[Stelle, float] | None) -> Blockloesung:
        """Return what the solver finds."""

    def rechne(self, form: Standardform, geloest: Blockloesung) -> tuple[R_co, Sequence[Verstoss]]:
        """Return the exact recount of a solution, and the limits that it breaks."""

    def zeilen(self) -> Mapping[str, Stelle]:
        """Return the row of the model of each limit that has one, by its name."""

    def ohne_plan(self, knapp: list[str], wunsch: Wuensche, /) -> Exception:
        """Return what to raise where there is no plan; ``knapp``: missed by less than the solver sees."""


@dataclass(frozen=True, slots=True)
class Bestaetigt(Generic[R_co]):
    """What the recount confirms, and how the search for it went."""

    form: Standardform
    """As it was solved, margins included."""
    geloest: Blockloesung
    rechnung: R_co
    schranke: float | None
    """Proven bound on the problem as it was asked, in units of the model."""
    versuche: tuple[str, ...]


def bestaetige(
    aufgabe: Aufgabe[R_co],
    form: Standardform,
    wuensche: Wuensche,
    uhr: Uhr,
    start: Mapping[Stelle, float] | None = None,
) -> Bestaetigt[R_co]:
    """Return the best solution that the exact recount confirms.

    Errors: KeinPlanFehler where it was stopped before, AbweichungsFehler where the recount never agrees, what
    ``aufgabe.ohne_plan`` says where there is none.
    """
    versuche: list[str] = []
    schranken: list[float] = []
    abstaende: dict[Stelle, float] = {}
    verstoesse: Sequence[Verstoss] = ()
    for versuch in range(VERSUCHE):
        enger = form.mit_abstand(abstaende) if versuch == VERSUCHE - 1 else form
        wunsch = replace(wuensche, zeitlimit_s=uhr.rest_s, toleranz=ENGE_TOLERANZ if versuch else None)
        geloest = aufgabe.loese(enger, wunsch, start)
        loesung = geloest.loesung
        if loesung.werte is None:
            raise _ohne_plan(aufgabe, loesung, wunsch, verstoesse, ist_form=enger is form)
        if enger is form and loesung.schranke is not None:
            schranken.append(loesung.schranke)
        rechnung, verstoesse = aufgabe.rechne(enger, geloest)
        if not verstoesse:
            return Bestaetigt(enger, geloest, rechnung, engste(schranken, form.maximiert), tuple(versuche))
        if loesung.ende is not Ende.OPTIMAL:  # a search that was stopped is not begun anew
            raise KeinPlanFehler(f"{aufgabe.worte.angehalten}: {verstoesse[0].text}", loesung.signalnummer)
        if any(in_modelleinheit(verstoss) > GROB for verstoss in verstoesse):
            break
        versuche.append(f"Versuch {versuch + 1} verletzt: {verstoesse[0].text}")
        _merke_abstaende(abstaende, aufgabe.zeilen(), verstoesse)
        start = form.nach_spalten(loesung.werte)
    raise AbweichungsFehler(verstoss.text for verstoss in verstoesse)


def _ohne_plan(
    aufgabe: Aufgabe[R_co], loesung: Loesung, wunsch: Wuensche, verstoesse: Sequence[Verstoss], *, ist_form: bool
) -> Exception:
    """Return why there is no solution; ``ist_form``: of the problem that was asked for, without margins."""
    if loesung.ende is Ende.UNTERBROCHEN:
        return KeinPlanFehler(aufgabe.worte.abgebrochen, loesung.signalnummer)
    if loesung.ende is Ende.ZEITLIMIT:
        return KeinPlanFehler(aufgabe.worte.zeit_um)
    if not ist_form and any(in_modelleinheit(verstoss) > HAAR for verstoss in verstoesse):
        return AbweichungsFehler(verstoss.text for verstoss in verstoesse)
    knapp = [f"Um weniger verfehlt, als der Löser merkt: {verstoss.text}" for verstoss in verstoesse[:1]]
    return aufgabe.ohne_plan(knapp, wunsch)


def engste(schranken: Sequence[float], maximiert: bool) -> float | None:
    """Return the tightest of several bounds on one problem; None if there is none."""
    if not schranken:
        return None
    return min(schranken) if maximiert else max(schranken)


def _merke_abstaende(
    abstaende: dict[Stelle, float], zeilen: Mapping[str, Stelle], verstoesse: Sequence[Verstoss]
) -> None:
    """Give each broken row the most that it was broken by, and a hair; limits without a row are left."""
    for verstoss in verstoesse:
        zeile = zeilen.get(verstoss.grenze)
        if zeile is not None:
            abstaende[zeile] = max(abstaende.get(zeile, 0.0), in_modelleinheit(verstoss) + HAAR)


def in_modelleinheit(verstoss: Verstoss) -> float:
    """Return by how much a limit is broken; infinite where it is no quantity: then no tolerance explains it."""
    if verstoss.betrag is None:
        return math.inf
    return teur(verstoss.betrag) if verstoss.einheit in {"EUR", "kWh"} else float(verstoss.betrag)
