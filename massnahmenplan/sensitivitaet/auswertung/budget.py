"""What another euro of budget is worth: pairs of runs that differ in one budget and in nothing else.

With values z and bounds s of a smaller and a larger budget, more money brings between z_larger − s_smaller
and s_larger − z_smaller for an aim that is to be large; with the opposite sign for one that is to be small.
Of several aims z is the best value of the first one: a plan may be worse by the tolerance, which can be more than
the money brings.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from massnahmenplan.begriffe.planziel import JE_MEHR_DESTO_BESSER
from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.ergebnis.studienantworten import Budgetschritt, Budgetwert
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.arten import AENDERUNGEN
from massnahmenplan.sensitivitaet.stellgroesse import Stellart, Stellgroesse
from massnahmenplan.sensitivitaet.studie import Studie

NULL = Decimal(0)
_Rest = frozenset[tuple[str, bool, Wert]]


def budgetwerte(fall: Planungsfall, studie: Studie, laeufe: Sequence[Laufergebnis]) -> tuple[Budgetwert, ...]:
    """Return the worth of each budget that varies, the most valuable first; ``laeufe`` all have a plan.

    A budget of which no two runs are comparable is left out.
    """
    groessen = [groesse for groesse in studie.stellgroessen if groesse.art is Stellart.HAUSHALT]
    werte = (_budgetwert(fall, studie, groesse, laeufe) for groesse in groessen)
    bekannte = (wert for wert in werte if wert is not None)
    return tuple(sorted(bekannte, key=lambda wert: (-wert.je_euro, wert.stellgroesse)))


def _budgetwert(
    fall: Planungsfall, studie: Studie, groesse: Stellgroesse, laeufe: Sequence[Laufergebnis]
) -> Budgetwert | None:
    summen = _summen(fall, groesse, [lauf.werte.get(groesse.id) for lauf in laeufe])
    gruppen: dict[_Rest, list[tuple[Decimal, Laufergebnis]]] = {}
    for lauf, summe in zip(laeufe, summen, strict=True):
        gruppen.setdefault(_rest(studie, lauf.werte, groesse.id), []).append((summe, lauf))
    schritte = tuple(schritt for gruppe in gruppen.values() for schritt in _schritte(gruppe))
    if not schritte:
        return None
    geordnet = sorted(schritte, key=lambda schritt: (schritt.von_eur, schritt.von_lauf))
    return Budgetwert(groesse.id, _traeger(fall, groesse, laeufe), tuple(geordnet))


def _rest(studie: Studie, werte: Mapping[str, Wert], ohne: str) -> _Rest:
    """Return everything else that is not as in the case."""
    groessen = studie.stellgroesse_mit_id
    return frozenset(
        (kennung, isinstance(wert, bool), wert)
        for kennung, wert in werte.items()
        if kennung != ohne and not groessen[kennung].aendert_nichts(wert)
    )


def _schritte(gruppe: Sequence[tuple[Decimal, Laufergebnis]]) -> Iterator[Budgetschritt]:
    je_betrag: dict[Decimal, Laufergebnis] = {}
    for betrag, lauf in gruppe:
        je_betrag.setdefault(betrag, lauf)
    for (von_eur, von), (bis_eur, bis) in pairwise(sorted(je_betrag.items(), key=lambda paar: paar[0])):
        vorzeichen = 1 if von.ziel in JE_MEHR_DESTO_BESSER else -1
        gewinn = _abstand(vorzeichen, bis.bester, von.bester)
        assert gewinn is not None  # runs with a plan have a value
        yield Budgetschritt(
            von_lauf=von.nummer,
            bis_lauf=bis.nummer,
            von_eur=von_eur,
            bis_eur=bis_eur,
            gewinn=gewinn,
            mindestens=_abstand(vorzeichen, bis.bester, von.schranke),
            hoechstens=_abstand(vorzeichen, bis.schranke, von.bester),
        )


def _abstand(vorzeichen: int, groesser: Decimal | None, kleiner: Decimal | None) -> Decimal | None:
    """Return how much better the larger budget is; None where one of the two is not known."""
    return None if groesser is None or kleiner is None else vorzeichen * (groesser - kleiner)


def _summen(fall: Planungsfall, groesse: Stellgroesse, werte: Sequence[Wert | None]) -> list[Decimal]:
    """Return the budgets that each value makes, all years and payers together.

    Whatever a value does to a budget (factor, addition, amount), the sum grows in proportion: two are enough. But
    for cents, to which each budget is rounded: so a value that changes nothing has exactly the budget of the case.
    """
    wie_im_fall = _summe(fall)
    gesetzte = sorted({wert for wert in werte if isinstance(wert, Decimal) and not groesse.aendert_nichts(wert)})
    if not gesetzte:
        return [wie_im_fall] * len(werte)
    erster, letzter = gesetzte[0], gesetzte[-1]
    unten, oben = (_summe(_geaendert(fall, groesse, wert)) for wert in (erster, letzter))
    steigung = (oben - unten) / (letzter - erster) if letzter != erster else NULL
    return [
        unten + steigung * (wert - erster)
        if isinstance(wert, Decimal) and not groesse.aendert_nichts(wert)
        else wie_im_fall
        for wert in werte
    ]


def _geaendert(fall: Planungsfall, groesse: Stellgroesse, wert: Wert) -> Planungsfall:
    return fall.model_copy(update=AENDERUNGEN[Stellart.HAUSHALT](fall, groesse, wert))


def _summe(fall: Planungsfall) -> Decimal:
    return sum((ansatz.betrag_eur for ansatz in fall.haushalt), NULL)


def _traeger(fall: Planungsfall, groesse: Stellgroesse, laeufe: Sequence[Laufergebnis]) -> tuple[str, ...]:
    """Return the payers whose budget a value changes."""
    geaenderte = {
        vorher.kostentraeger
        for wert in {lauf.werte[groesse.id] for lauf in laeufe if groesse.id in lauf.werte}
        for vorher, nachher in zip(fall.haushalt, _geaendert(fall, groesse, wert).haushalt, strict=True)
        if vorher.betrag_eur != nachher.betrag_eur
    }
    return tuple(sorted(geaenderte))
