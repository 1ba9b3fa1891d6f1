"""Regret: each candidate plan, word for word, under the case of every other run.

Recounted in Decimal by the ordinary recount, which knows nothing of models; not optimised again. So a plan is
infeasible where it breaks a limit as it stands, even if a small change (less of a loan, another year) would do.
A candidate under its own run has to give the value that is stored: it is checked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.ausfuehrung import fuehre_aus
from massnahmenplan.begriffe.planziel import JE_MEHR_DESTO_BESSER
from massnahmenplan.ergebnis import Plan
from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.ergebnis.studienantworten import Kandidat, Reue, Reuewert
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, UmgebungsFehler
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.lauf import Lauf
from massnahmenplan.sensitivitaet.studie import Studie
from massnahmenplan.sensitivitaet.veraenderung import veraendere

HOECHSTENS_KANDIDATEN = 20
HOECHSTENS_NACHRECHNUNGEN = 5_000
IM_HAUS = 200
"""So many recounts are not worth a process."""
GENANNTE_GRENZEN = 3


@dataclass(frozen=True, slots=True)
class Lage:
    """What all recounts share."""

    fall: Planungsfall
    studie: Studie
    plaene: tuple[Plan, ...]


def reue(
    fall: Planungsfall, studie: Studie, laeufe: Sequence[Laufergebnis], ohne_plan: int, kerne: int | None = None
) -> Reue:
    """Return every candidate in every run; ``laeufe`` all have a plan, ``ohne_plan`` is how many more have none.

    ``kerne``: processes for the recounts; None means all cores. Errors: AbweichungsFehler if a run's own plan does
    not give the value that was stored; UmgebungsFehler.
    """
    je_plan = _je_plan(laeufe)
    kandidaten = _kandidaten(je_plan)
    verglichene = _verglichene(laeufe, len(kandidaten))
    lage = Lage(fall, studie, tuple(kandidaten))
    zeilen = list(_nachgerechnet(lage, verglichene, kerne))
    fertige = (
        Kandidat(
            lauf=je_plan[plan][0].nummer,
            haeufigkeit=len(je_plan[plan]),
            massnahmen=tuple(schritt.massnahme for schritt in plan.schritte),
            werte=tuple(zeile[stelle] for zeile in zeilen),
        )
        for stelle, plan in enumerate(kandidaten)
    )
    geordnet = tuple(sorted(fertige, key=lambda kandidat: kandidat.rang))
    _verlange_gleiche(geordnet, je_plan)
    return Reue(
        kandidaten=geordnet,
        laeufe=tuple(lauf.nummer for lauf in verglichene),
        ohne_vergleich=ohne_plan,
        weitere_plaene=len(je_plan) - len(kandidaten),
        weitere_laeufe=len(laeufe) - len(verglichene),
    )


def _je_plan(laeufe: Sequence[Laufergebnis]) -> dict[Plan, list[Laufergebnis]]:
    """Return each distinct plan with the runs that chose it."""
    je_plan: dict[Plan, list[Laufergebnis]] = {}
    for lauf in laeufe:
        if lauf.plan is not None:
            je_plan.setdefault(lauf.plan, []).append(lauf)
    return je_plan


def _kandidaten(je_plan: Mapping[Plan, Sequence[Laufergebnis]]) -> list[Plan]:
    """Return the plans to examine: of the case and of named runs first, then the most frequent."""

    def rang(plan: Plan) -> tuple[bool, bool, int, int]:
        eigene = je_plan[plan]
        ist_fall = any(not lauf.werte for lauf in eigene)
        return not ist_fall, not any(lauf.name for lauf in eigene), -len(eigene), eigene[0].nummer

    return sorted(je_plan, key=rang)[:HOECHSTENS_KANDIDATEN]


def _verglichene(laeufe: Sequence[Laufergebnis], kandidaten: int) -> list[Laufergebnis]:
    """Return the runs to recount in: all, or the case, named ones and the others at equal distances."""
    platz = HOECHSTENS_NACHRECHNUNGEN // max(1, kandidaten)
    if len(laeufe) <= platz:
        return list(laeufe)
    vorn = [lauf for lauf in laeufe if not lauf.werte or lauf.name][:platz]
    uebrige = [lauf for lauf in laeufe if lauf.werte and not lauf.name]
    anzahl = min(platz - len(vorn), len(uebrige))
    verteilt = [uebrige[stelle * len(uebrige) // anzahl] for stelle in range(anzahl)]
    return sorted([*vorn, *verteilt], key=lambda lauf: lauf.nummer)


def _nachgerechnet(
    lage: Lage, laeufe: Sequence[Laufergebnis], kerne: int | None
) -> Iterator[tuple[Reuewert, ...]]:
    """Yield, run by run, what becomes of all candidates there."""
    if kerne == 1 or len(laeufe) * len(lage.plaene) <= IM_HAUS:
        yield from (rechne_unter(lage, lauf) for lauf in laeufe)
        return
    zeilen: dict[int, tuple[Reuewert, ...]] = {}
    for erledigt in fuehre_aus("lokal", rechne_unter, lage, laeufe, kerne):
        if erledigt.wert is None:
            raise UmgebungsFehler(f"Die Reue im Lauf {laeufe[erledigt.stelle].nummer} fehlt: {erledigt.fehler}")
        zeilen[erledigt.stelle] = erledigt.wert
    yield from (zeilen[stelle] for stelle in sorted(zeilen))


def rechne_unter(lage: Lage, lauf: Laufergebnis) -> tuple[Reuewert, ...]:
    """Return what becomes of all candidates under the case of a run."""
    fall = veraendere(lage.fall, lage.studie, Lauf(lauf.nummer, lauf.werte, lauf.name))
    return tuple(_reuewert(fall, lauf, plan) for plan in lage.plaene)


def _reuewert(fall: Planungsfall, lauf: Laufergebnis, plan: Plan) -> Reuewert:
    rechnung = nachrechnung.rechne(fall, plan)
    verstoesse = (*rechnung.verstoesse, *pruefung.pruefe(fall, plan, rechnung.bilanz))
    wert = rechnung.bilanz.zielwerte[lauf.ziel]
    vorzeichen = 1 if lauf.ziel in JE_MEHR_DESTO_BESSER else -1
    assert lauf.zielwert is not None  # the run has a plan
    return Reuewert(
        lauf=lauf.nummer,
        zielwert=wert,
        reue=vorzeichen * (lauf.zielwert - wert),
        hoechstens=None if lauf.schranke is None else vorzeichen * (lauf.schranke - wert),
        verstoesse=tuple(verstoss.text for verstoss in verstoesse[:GENANNTE_GRENZEN]),
    )


def _verlange_gleiche(kandidaten: Sequence[Kandidat], je_plan: Mapping[Plan, Sequence[Laufergebnis]]) -> None:
    """Make sure that each plan is in its own run what was stored of it."""
    eigene = {laeufe[0].nummer: {lauf.nummer for lauf in laeufe} for laeufe in je_plan.values()}
    abweichungen = [
        f"Lauf {wert.lauf}: Der eigene Plan ergibt nachgerechnet {wert.zielwert}, abgelegt ist ein anderer Wert"
        if wert.durchfuehrbar
        else f"Lauf {wert.lauf}: Der eigene Plan verletzt eine Grenze: {wert.verstoesse[0]}"
        for kandidat in kandidaten
        for wert in kandidat.werte
        if wert.lauf in eigene[kandidat.lauf] and (wert.reue or not wert.durchfuehrbar)
    ]
    if abweichungen:
        raise AbweichungsFehler(abweichungen)
