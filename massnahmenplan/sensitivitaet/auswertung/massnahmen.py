"""For each measure: in which share of the runs it is chosen, when it begins, what sets these runs apart.

Class by share p of the runs with a plan: ``kern`` if p ≥ ``kern_ab``, ``nie`` if p = 0, ``bedingt`` in between.

What sets runs apart: of numbers the amount of Cliff's delta, P(with > without) − P(with < without), by ranks; of
texts and truth values the total variation distance ½ Σ |share with − share without|. Of a Stellgroesse with two
values both are the same number. Runs that leave a figure at an unknown value of the case are not counted for it.
"""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

import numpy
from scipy.stats import rankdata

from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.ergebnis.laufergebnis import MIT_PLAN, Laufergebnis
from massnahmenplan.ergebnis.studienantworten import Klasse, Massnahmenanteil, Trennung
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.auswertung.zahlen import Schalter, als_texte, als_zahlen, dezimal, gesetzte
from massnahmenplan.sensitivitaet.studie import Studie

KERN_AB = Decimal("0.95")
"""A measure that is missing in one of twenty runs still belongs to the core: it may be that run's gap."""
DEUTLICH = 0.5
"""What sets runs apart less than this is not named."""


def massnahmenanteile(
    fall: Planungsfall, studie: Studie, laeufe: Sequence[Laufergebnis], kern_ab: Decimal = KERN_AB
) -> tuple[Massnahmenanteil, ...]:
    """Return every measure of the case, the most frequent first; ``laeufe`` all have a plan."""
    if not laeufe:
        return ()
    kennungen = sorted(fall.massnahme_mit_id)
    gewaehlt, jahre, varianten = _auszaehlen(fall, laeufe, kennungen)
    trennungen = _trennungen(studie, laeufe, gewaehlt)
    anteile = []
    for nummer, kennung in enumerate(kennungen):
        anzahl = int(gewaehlt[:, nummer].sum())
        eigene = numpy.sort(jahre[gewaehlt[:, nummer], nummer])
        frueh, mitte, spaet = (int(eigene[i]) if anzahl else None for i in (0, (anzahl - 1) // 2, -1))
        anteile.append(
            Massnahmenanteil(
                massnahme=kennung,
                name=fall.massnahme_mit_id[kennung].name,
                klasse=_klasse(anzahl, len(laeufe), kern_ab),
                gewaehlt=anzahl,
                laeufe=len(laeufe),
                fruehestes_jahr=frueh,
                uebliches_jahr=mitte,
                spaetestes_jahr=spaet,
                varianten=tuple(sorted(varianten[nummer].items(), key=lambda paar: (-paar[1], paar[0]))),
                trennung=trennungen[nummer],
            )
        )
    return tuple(sorted(anteile, key=lambda anteil: (-anteil.gewaehlt, anteil.massnahme)))


def unmoeglich_bei(studie: Studie, laeufe: Sequence[Laufergebnis]) -> Trennung | None:
    """Return what sets the runs with a plan (``mit``) apart most from those that are proven to have none."""
    bewertet = [lauf for lauf in laeufe if lauf.status in MIT_PLAN or lauf.status == "unmoeglich"]
    mit_plan = numpy.array([[lauf.status in MIT_PLAN] for lauf in bewertet], dtype=bool).reshape(-1, 1)
    return _trennungen(studie, bewertet, mit_plan)[0]


def _klasse(anzahl: int, laeufe: int, kern_ab: Decimal) -> Klasse:
    if not anzahl:
        return "nie"
    return "kern" if anzahl >= kern_ab * laeufe else "bedingt"


def _auszaehlen(
    fall: Planungsfall, laeufe: Sequence[Laufergebnis], kennungen: Sequence[str]
) -> tuple[Schalter, "numpy.typing.NDArray[numpy.int64]", list[Counter[str]]]:
    """Return which run chose which measure, in which year it begins there, and how often each variant occurs."""
    stelle = {kennung: nummer for nummer, kennung in enumerate(kennungen)}
    jahr_von = {p: fall.projekt.zeitachse.jahr_von(p) for lauf in laeufe for p in _beginne(lauf)}
    jahre = numpy.zeros((len(laeufe), len(kennungen)), dtype=numpy.int64)
    varianten: list[Counter[str]] = [Counter() for _ in kennungen]
    for zeile, lauf in enumerate(laeufe):
        for schritt in lauf.plan.schritte if lauf.plan else ():
            spalte = stelle[schritt.massnahme]
            jahre[zeile, spalte] = jahr_von[schritt.beginn]
            varianten[spalte][schritt.variante] += 1
    return jahre > 0, jahre, varianten


def _beginne(lauf: Laufergebnis) -> set[int]:
    return {schritt.beginn for schritt in lauf.plan.schritte} if lauf.plan else set()


def _trennungen(studie: Studie, laeufe: Sequence[Laufergebnis], gewaehlt: Schalter) -> list[Trennung | None]:
    """Return per measure what sets its runs apart most; of equally strong ones the first of the study."""
    beste: list[tuple[float, int]] = [(0.0, -1)] * gewaehlt.shape[1]
    werte = [gesetzte(groesse, laeufe) for groesse in studie.stellgroessen]
    for nummer, spalte in enumerate(werte):
        staerken = _staerken(spalte, gewaehlt)
        for stelle, staerke in enumerate(staerken):
            if staerke > beste[stelle][0] + 1e-12:
                beste[stelle] = (float(staerke), nummer)
    return [
        _trennung(studie.stellgroessen[nummer].id, staerke, werte[nummer], gewaehlt[:, stelle])
        if staerke >= DEUTLICH
        else None
        for stelle, (staerke, nummer) in enumerate(beste)
    ]


def _staerken(werte: Sequence[Wert | None], gewaehlt: Schalter) -> Sequence[float]:
    """Return per measure how far the values with and without it are apart, 0 … 1."""
    zahlen = als_zahlen(werte)
    if zahlen is None:
        merkmale = numpy.array(als_texte(werte))
        kategorien = numpy.array([merkmale == kategorie for kategorie in numpy.unique(merkmale)], dtype=float)
        mit, ohne = gewaehlt.astype(float), (~gewaehlt).astype(float)
        anteile = [kategorien @ menge / numpy.maximum(menge.sum(0), 1) for menge in (mit, ohne)]
        staerken = numpy.abs(anteile[0] - anteile[1]).sum(0) / 2
        return list(numpy.where(_beides(gewaehlt), staerken, 0.0))
    bekannt = ~numpy.isnan(zahlen)
    if not bekannt.any():
        return [0.0] * gewaehlt.shape[1]
    auswahl = gewaehlt[bekannt]
    mit = auswahl.sum(0).astype(float)
    paare = numpy.maximum(mit * (len(auswahl) - mit), 1)
    rangsummen = rankdata(zahlen[bekannt]) @ auswahl.astype(float)
    delta = 2 * (rangsummen - mit * (mit + 1) / 2) / paare - 1
    return list(numpy.where(_beides(auswahl), numpy.abs(delta), 0.0))


def _beides(gewaehlt: Schalter) -> Schalter:
    """Return per measure whether there are runs with it and without it."""
    return numpy.logical_and(gewaehlt.any(axis=0), ~gewaehlt.all(axis=0))


def _trennung(groesse: str, staerke: float, werte: Sequence[Wert | None], gewaehlt: Schalter) -> Trennung | None:
    mit, ohne = (_typischer([w for w, g in zip(werte, gewaehlt, strict=True) if g == ja]) for ja in (True, False))
    if mit is None or ohne is None or mit == ohne:  # usual values that are the same would say nothing
        return None
    return Trennung(groesse, dezimal(staerke), mit, ohne)


def _typischer(werte: Sequence[Wert | None]) -> Wert | None:
    """Return the median of numbers, or else the most frequent value; the smaller, or first, of two."""
    bekannte = [wert for wert in werte if wert is not None]
    if not bekannte:
        return None
    if als_zahlen(bekannte) is None:
        return Counter(bekannte).most_common(1)[0][0]
    return sorted(bekannte)[(len(bekannte) - 1) // 2]
