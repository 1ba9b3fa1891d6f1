"""Measures whose effects touch each other, with what they cost and bring together.

Measures of one Wirkungsgruppe, and two that overlap, belong together; then no tonne is counted twice and none has
to be split up. The same functions that draw up the balance of the plan draw up that of each of its parts, so the
parts add up to the plan.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal

from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.ergebnis import Massnahmenbilanz
from massnahmenplan.ergebnis.wirkungsverbund import Wirkungsverbund
from massnahmenplan.nachrechnung.emission import emissionen, ersparnisverlust
from massnahmenplan.nachrechnung.zielwerte import kapitalwert
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.wirkung.bilanz import Gruppenjahr


def wirkungsverbuende(
    fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz], gruppen: Sequence[Gruppenjahr]
) -> tuple[Wirkungsverbund, ...]:
    """Return all planned measures in the parts that they have to be looked at in, by the first id of each."""
    je_id = {m.massnahme: m for m in massnahmen}
    bindungen = [frozenset(g.massnahmen) for g in gruppen]
    bindungen += [frozenset(b.mitglieder) for b in fall.beziehungen if b.art is Beziehungsart.UEBERLAPPUNG]
    verbuende = []
    for kennungen in _zusammen(je_id, [b & je_id.keys() for b in dict.fromkeys(bindungen)]):
        eigene = [je_id[kennung] for kennung in kennungen]
        verbuende.append(_verbund(fall, eigene, [g for g in gruppen if set(g.massnahmen) & set(kennungen)]))
    return tuple(verbuende)


def _zusammen(alle: Iterable[str], bindungen: Iterable[AbstractSet[str]]) -> list[list[str]]:
    """Return the connected parts, each in order."""
    teile: dict[str, set[str]] = {kennung: {kennung} for kennung in alle}
    for bindung in bindungen:
        vereint = set().union(*(teile[kennung] for kennung in bindung))
        teile.update(dict.fromkeys(vereint, vereint))
    return sorted({tuple(sorted(teil)): sorted(teil) for teil in teile.values()}.values())


def _verbund(
    fall: Planungsfall, massnahmen: list[Massnahmenbilanz], gruppen: list[Gruppenjahr]
) -> Wirkungsverbund:
    verlust = ersparnisverlust(fall, massnahmen, gruppen)
    return Wirkungsverbund(
        massnahmen=tuple(m.massnahme for m in massnahmen),
        minderung_t=sum((jahr.minderung_t for jahr in emissionen(fall, massnahmen, gruppen)), Decimal(0)),
        barwert_eur=sum((z.barwert_eur for z in kapitalwert(fall, massnahmen, (), (), verlust)), Decimal(0)),
    )
