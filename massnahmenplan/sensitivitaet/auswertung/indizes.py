"""Indices from drawn designs: Sobol and Morris by SALib, rank correlation for a Latin hypercube.

SALib gets the points between 0 and 1 that were drawn, and the figures of their runs; intervals of 95 % come from
its bootstrap, with the seed of the study. A row whose run has no plan would make an index of nothing: with it goes
its whole block (Sobol: all rows of one base point) or trajectory (Morris), and how many rows that were is said.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import atanh, sqrt, tanh
from statistics import NormalDist
from typing import Any, cast

import numpy

from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.ergebnis.studienantworten.indizes import FUEHREND, Index, Indexname, Indexsatz, Verfahren
from massnahmenplan.sensitivitaet.auswertung.zahlen import Spalte, dezimal, kennzahlen, spalte
from massnahmenplan.sensitivitaet.entwurf import Entwurf, Entwurfsart
from massnahmenplan.sensitivitaet.laeufe import Stichprobe
from massnahmenplan.sensitivitaet.punkte import salib_aufgabe, verlange_salib

VERTRAUEN = 0.95
ZIEHUNGEN = 200
"""Of the bootstrap."""
_MINDESTENS = {Entwurfsart.SOBOL: 4, Entwurfsart.MORRIS: 2, Entwurfsart.LHS: 4}
"""Blocks, trajectories, runs below which nothing is said."""


def indizes(stichproben: Sequence[Stichprobe], laeufe: Sequence[Laufergebnis], saat: int) -> tuple[Indexsatz, ...]:
    """Return the indices of every drawn design for every figure; runs that are not there count as without a plan.

    Errors: UmgebungsFehler if SALib is needed and missing.
    """
    gezogene = [probe for probe in stichproben if probe.punkte is not None]
    if not gezogene:
        return ()
    je_nummer = {lauf.nummer: stelle for stelle, lauf in enumerate(laeufe)}
    saetze = []
    for kennzahl in kennzahlen(laeufe):
        werte = numpy.append(spalte(laeufe, kennzahl), numpy.nan)
        for probe in gezogene:
            zeilen = werte[[je_nummer.get(nummer, -1) for nummer in probe.laeufe]]
            saetze.append(indexsatz(probe, kennzahl, zeilen, saat))
    return tuple(saetze)


def indexsatz(probe: Stichprobe, kennzahl: str, werte: Spalte, saat: int) -> Indexsatz:
    """Return the indices of a design; ``werte`` has a figure per row, NaN where there is none.

    Errors: UmgebungsFehler if SALib is needed and missing.
    """
    art = probe.entwurf.art
    bloecke = werte.reshape(-1, _blocklaenge(probe.entwurf, len(probe.groessen)))
    ganze = ~numpy.isnan(bloecke).any(axis=1)
    benutzt = numpy.repeat(ganze, bloecke.shape[1])
    grund = _grund(art, bloecke[ganze])
    gefunden: list[Index] = []
    if grund is None:
        punkte = numpy.array(probe.punkte)[benutzt]
        gefunden = list(_VERFAHREN[art](probe, punkte, werte[benutzt], saat))
    verfahren = cast(Verfahren, art.value)
    return Indexsatz(
        verfahren,
        kennzahl,
        tuple(sorted(gefunden, key=lambda index: _rang(verfahren, gefunden, index))),
        zeilen=int(benutzt.sum()),
        weggelassen=int((~benutzt).sum()),
        grund=grund,
    )


def _blocklaenge(entwurf: Entwurf, anzahl: int) -> int:
    """Return how many rows belong together."""
    if entwurf.art is Entwurfsart.SOBOL:
        return 2 * anzahl + 2 if entwurf.zweite_ordnung else anzahl + 2
    return anzahl + 1 if entwurf.art is Entwurfsart.MORRIS else 1


def _grund(art: Entwurfsart, bloecke: Spalte) -> str | None:
    if len(bloecke) < _MINDESTENS[art]:
        return "Zu wenige Läufe haben einen Plan."
    if numpy.ptp(bloecke) <= 1e-9 * max(1.0, float(numpy.abs(bloecke).max())):
        return "Die Kennzahl ist in allen Läufen gleich."
    return None


def _rang(verfahren: Verfahren, alle: Sequence[Index], index: Index) -> tuple[float, str, int]:
    """Order by the leading index of the Stellgroesse, then by its id; pairs come last."""
    fuehrend = (i.wert for i in alle if i.name == FUEHREND[verfahren] and i.stellgroesse == index.stellgroesse)
    return (float("inf") if index.mit else -abs(float(next(fuehrend))), index.stellgroesse, alle.index(index))


def _sobol(probe: Stichprobe, _punkte: Spalte, werte: Spalte, saat: int) -> Iterator[Index]:
    paare = probe.entwurf.zweite_ordnung
    aufgabe = salib_aufgabe(probe.groessen)
    ergebnis = _salib("sobol").analyze(
        aufgabe, werte, calc_second_order=paare, num_resamples=ZIEHUNGEN, conf_level=VERTRAUEN, seed=saat
    )
    yield from _einzelne(probe.groessen, ergebnis, {"S1": "S1", "ST": "ST"})
    if paare:
        for i, eine in enumerate(probe.groessen):
            for j, andere in enumerate(probe.groessen[i + 1 :], i + 1):
                yield _index("S2", eine, ergebnis["S2"][i, j], ergebnis["S2_conf"][i, j], andere)


def _morris(probe: Stichprobe, punkte: Spalte, werte: Spalte, saat: int) -> Iterator[Index]:
    ergebnis = _salib("morris").analyze(
        salib_aufgabe(probe.groessen), punkte, werte,
        num_resamples=ZIEHUNGEN, conf_level=VERTRAUEN, num_levels=probe.entwurf.stufen, seed=saat,
    )  # fmt: skip
    yield from _einzelne(probe.groessen, ergebnis, {"mu_star": "mu_stern", "mu": "mu", "sigma": "sigma"})


def _einzelne(groessen: Sequence[str], ergebnis: Any, namen: Mapping[str, Indexname]) -> Iterator[Index]:
    for fremd, name in namen.items():
        breiten = ergebnis.get(f"{fremd}_conf", [None] * len(groessen))
        for groesse, wert, breite in zip(groessen, ergebnis[fremd], breiten, strict=True):
            yield _index(name, groesse, wert, breite)


def _index(name: Indexname, groesse: str, wert: Any, breite: Any, mit: str | None = None) -> Index:
    return Index(name, groesse, dezimal(float(wert)), None if breite is None else dezimal(float(breite)), mit)


def _rangkorrelation(probe: Stichprobe, punkte: Spalte, werte: Spalte, _saat: int) -> Iterator[Index]:
    """Spearman's correlation; interval by Fisher's transform with the variance 1.06 / (n − 3)."""
    from scipy.stats import rankdata

    raenge = rankdata(werte)
    for stelle, groesse in enumerate(probe.groessen):
        rho = float(numpy.corrcoef(rankdata(punkte[:, stelle]), raenge)[0, 1])
        yield _index("rang", groesse, rho, _breite(rho, len(werte)))


def _breite(rho: float, anzahl: int) -> float:
    """Return how far the farther end of the interval is away."""
    mitte = atanh(min(max(rho, -0.999999), 0.999999))
    halb = NormalDist().inv_cdf((1 + VERTRAUEN) / 2) * sqrt(1.06 / (anzahl - 3))
    return max(tanh(mitte + halb) - rho, rho - tanh(mitte - halb))


def _salib(verfahren: str) -> Any:
    from importlib import import_module

    with verlange_salib():
        import SALib.analyze  # noqa: F401
    return import_module(f"SALib.analyze.{verfahren}")


_VERFAHREN = {
    Entwurfsart.SOBOL: _sobol,
    Entwurfsart.MORRIS: _morris,
    Entwurfsart.LHS: _rangkorrelation,
}
