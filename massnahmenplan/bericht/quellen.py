"""What a case rests on: facts that state a source, and each source once with all that it is used for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from massnahmenplan.bericht import worte
from massnahmenplan.grundlagen.schreibweise import datum, euro, gekuerzt, spanne
from massnahmenplan.planungsfall import Planungsfall

HOECHSTENS = 12
"""So many things of a kind are named per source; the table of the workbook names each."""


@dataclass(frozen=True, slots=True)
class Beleg:
    """A fact with its source."""

    bereich: str
    kennung: str
    bezeichnung: str
    quelle: str
    stand: str | None = None
    sicherheit: str | None = None
    von: str | None = None
    """What the fact is one part of: a purse with a sum per year, a programme with its versions."""
    teil: int | date | None = None
    """Year or first day of that part."""


@dataclass(frozen=True, slots=True)
class Quelle:
    """A source as the case names it."""

    text: str
    wofuer: str
    """Kinds of things with what rests on it: ``Maßnahme: Beleuchtung (led), Radweg (rad)``."""
    stand: str
    sicherheit: str


def belege(fall: Planungsfall) -> Iterator[Beleg]:
    """Yield one fact after the other, programmes per version."""
    if fall.projekt.quelle:
        yield Beleg("Rahmen", "Eckdaten", fall.projekt.name, fall.projekt.quelle)
    yield from _belege_der_dinge(fall)
    yield from _belege_des_geldes(fall)
    for variante in fall.varianten:
        if variante.quelle:
            name = worte.variante(fall, variante.massnahme, variante.id)
            yield Beleg("Variante", f"{variante.massnahme} {variante.id}", name, variante.quelle)
    for reihe in fall.emissionsreihen:
        yield Beleg("Emissionsfaktoren", reihe.id, reihe.name, reihe.quelle, reihe.stand)
    for festlegung in fall.festlegungen:
        yield Beleg("Festlegung", festlegung.massnahme, festlegung.art.value, festlegung.beschluss)
    yield from _belege_der_foerderung(fall)


def _belege_der_dinge(fall: Planungsfall) -> Iterator[Beleg]:
    for bereich, dinge in (
        ("Kostenträger", fall.kostentraeger),
        ("Objekt", fall.objekte),
        ("Maßnahme", fall.massnahmen),
        ("Ressource", fall.ressourcen),
        ("Energieträger", fall.energietraeger),
        ("Zielvorgabe", fall.ziele),
    ):
        for ding in dinge:
            if ding.quelle:
                yield Beleg(bereich, ding.id, ding.name or ding.id, ding.quelle)


def _belege_des_geldes(fall: Planungsfall) -> Iterator[Beleg]:
    for ansatz in fall.haushalt:
        if ansatz.quelle:
            von = f"{worte.traeger(fall, ansatz.kostentraeger)} {ansatz.art}"
            kennung, betrag = f"{ansatz.kostentraeger} {ansatz.jahr} {ansatz.art}", euro(ansatz.betrag_eur)
            yield Beleg("Haushaltsansatz", kennung, betrag, ansatz.quelle, von=von, teil=ansatz.jahr)
    for ve in fall.verpflichtungen:
        if ve.quelle:
            von = worte.traeger(fall, ve.kostentraeger)
            kennung, betrag = f"{ve.kostentraeger} {ve.jahr}", euro(ve.betrag_eur)
            yield Beleg("Verpflichtungsermächtigung", kennung, betrag, ve.quelle, von=von, teil=ve.jahr)


def _belege_der_foerderung(fall: Planungsfall) -> Iterator[Beleg]:
    for programm in fall.programme:
        for fassung in programm.fassungen:
            yield Beleg(
                "Förderprogramm",
                programm.id,
                f"{programm.name}, Fassung ab {datum(fassung.gilt_ab)}",
                f"{fassung.rechtsgrundlage}; {fassung.quelle}",
                datum(fassung.stand),
                fassung.sicherheit.value,
                von=f"{programm.name} ({programm.id})",
                teil=fassung.gilt_ab,
            )


def quellen(fall: Planungsfall) -> Iterator[Quelle]:
    """Yield each source once, in the order in which they are named; another state of one is another one."""
    je_quelle: dict[tuple[str, str, str], list[Beleg]] = {}
    for beleg in belege(fall):
        schluessel = beleg.quelle, beleg.stand or "", beleg.sicherheit or ""
        je_quelle.setdefault(schluessel, []).append(beleg)
    for (text, stand, sicherheit), alle in je_quelle.items():
        yield Quelle(text, _wofuer(alle), stand, sicherheit)


def _wofuer(alle: Iterable[Beleg]) -> str:
    je_bereich: dict[str, dict[str, list[Beleg]]] = {}
    for beleg in alle:
        je_bereich.setdefault(beleg.bereich, {}).setdefault(beleg.von or _name(beleg), []).append(beleg)
    return "; ".join(f"{bereich}: {_aufgezaehlt(dinge)}" for bereich, dinge in je_bereich.items())


def _name(beleg: Beleg) -> str:
    return beleg.kennung if beleg.bezeichnung == beleg.kennung else f"{beleg.bezeichnung} ({beleg.kennung})"


def _aufgezaehlt(dinge: dict[str, list[Beleg]]) -> str:
    """Return what rests on a source, years and versions behind their purse or programme."""
    namen = [" ".join(filter(None, (name, _teile(belege)))) for name, belege in dinge.items()]
    return gekuerzt(namen, HOECHSTENS if len(namen) <= HOECHSTENS else HOECHSTENS - 1)


def _teile(belege: Iterable[Beleg]) -> str:
    teile = [beleg.teil for beleg in belege]
    jahre = sorted({teil for teil in teile if isinstance(teil, int)})
    if jahre and jahre[-1] - jahre[0] == len(jahre) - 1:
        return spanne(jahre[0], jahre[-1])
    tage = [datum(teil) for teil in teile if isinstance(teil, date)]
    return f"ab {', '.join(tage)}" if tage else ", ".join(map(str, jahre))
