"""What is assumed of measures that have begun, and of applications that are decided."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.begriffe.stand import Bescheid
from massnahmenplan.begriffe.worte import LAGEN
from massnahmenplan.bericht import worte
from massnahmenplan.grundlagen.schreibweise import datum, euro
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.verfall import sicher_verfallene

NICHTS = Decimal(0)


def stand(fall: Planungsfall) -> Iterator[str]:
    """What is settled, what rests on notices, and what is no longer for choice."""
    gebunden = [_name(fall, kennung) for kennung in sorted(s.massnahme for s in fall.staende if s.gebunden)]
    if gebunden:
        yield (
            f"Vergeben oder gebaut und deshalb, wie ihr Stand es sagt, im Plan: {', '.join(gebunden)}. Zahlungen, "
            "die der Stand nicht nennt, gelten wie geplant."
        )
    weg = sorted((s.massnahme, LAGEN[s.lage]) for s in fall.staende if s.ausgeschieden)
    if weg:
        mit_lage = (f"{_name(fall, kennung)}, {lage}" for kennung, lage in weg)
        yield f"Nicht mehr zur Wahl: {'; '.join(mit_lage)}."
    ausgegeben = {s.massnahme: sum(s.kosten_eur.values(), NICHTS) for s in fall.staende if not s.gebunden}
    if lose := sorted(f"{_name(fall, m)} {euro(betrag)}" for m, betrag in ausgegeben.items() if betrag):
        yield (
            f"Bezahlt, aber nicht vergeben oder wieder aufgegeben: {', '.join(lose)}. Das Geld zählt im Plan "
            "nicht und muss vom Haushalt der Jahre abgezogen sein."
        )
    if fall.staende:
        tag = datum(fall.projekt.planungstag)
        yield f"Was nicht begonnen ist, beginnt nicht vor der Periode des Stichtags {tag}."
    yield from _vergangenes(fall)
    yield from _bescheide(fall)


def _vergangenes(fall: Planungsfall) -> Iterator[str]:
    """What was paid and borrowed in years that are over."""
    if fall.offen_ab > fall.projekt.beginn:
        yield (
            f"Was vor {fall.offen_ab} bezahlt wurde, ist geschehen: Wo es über den Ansatz geht, gilt es als "
            "anders gedeckt und lässt keinen Rest; umgebucht wird in diesen Jahren nichts mehr."
        )
    if fall.gezogen:
        aufnahmen = (f"{fall.kredit_mit_id[k].name} {jahr} {euro(b)}" for (k, jahr), b in fall.gezogen.items())
        yield f"Vor {fall.offen_ab} aufgenommene Kredite, keine Entscheidung mehr: {', '.join(aufnahmen)}."


def _bescheide(fall: Planungsfall) -> Iterator[str]:
    """What rests on approvals, and which of them no plan can use."""
    verfallene = {(v.bescheid.massnahme, v.bescheid.programm): v for v in sicher_verfallene(fall)}
    bewilligt = [b for je in fall.bescheide_fuer.values() for b in je if b.bewilligt]
    zaehlend = [(b, _bewilligung(fall, b)) for b in bewilligt if (b.massnahme, b.programm) not in verfallene]
    if gezahlt := [name for b, name in zaehlend if b.ausgezahlt_eur or b.abgeschlossen]:
        wann = "Ausgezahltes zählt in dem Jahr, in dem es kam, ein Rest in den Jahren danach"
        yield f"{wann}: {'; '.join(gezahlt)}."
    if genannt := "; ".join(name for _, name in zaehlend):
        yield (
            f"Bewilligte Zuschüsse gelten in Höhe des Bescheids bis zu seiner Frist: {genannt}. Eine spätere "
            "Kürzung (etwa weil Kosten sinken) ist nicht gerechnet."
        )
    for v in verfallene.values():
        frage = f" {v.rueckfrage}" if v.rueckfrage else ""
        yield f"Bewilligt, zählt im Plan aber nicht: {_bewilligung(fall, v.bescheid)}; {v.satz}.{frage}"


def _bewilligung(fall: Planungsfall, bescheid: Bescheid) -> str:
    return f"{worte.programm(fall, bescheid.programm)} für {_name(fall, bescheid.massnahme)}"


def _name(fall: Planungsfall, kennung: str) -> str:
    return f"{worte.massnahme(fall, kennung)} ({kennung})"
