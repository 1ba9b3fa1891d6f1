"""Points between 0 and 1 in as many dimensions as Stellgroessen vary: drawn once, the same for the same seed.

A generator of its own for each design (numpy's PCG64, whose stream is the same on every platform), so that one
design more changes nothing in the others.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from massnahmenplan.grundlagen.zusatzpaket import verlange_paket
from massnahmenplan.sensitivitaet.entwurf import Entwurf, Entwurfsart

if TYPE_CHECKING:
    from numpy.random import Generator

Punkte = tuple[tuple[float, ...], ...]


def ziehe(entwurf: Entwurf, namen: tuple[str, ...], saat: tuple[int, int]) -> Punkte:
    """Return the points of a drawn design, a column per name.

    saat: seed of the study and number of the design. Errors: UmgebungsFehler if SALib is missing.
    """
    from numpy.random import default_rng

    zeilen = _ZIEHUNGEN[entwurf.art](entwurf, namen, default_rng(saat))
    return tuple(tuple(float(zahl) for zahl in zeile) for zeile in zeilen)


def salib_aufgabe(namen: tuple[str, ...]) -> dict[str, Any]:
    """Return the problem as SALib describes it: the unit cube, since values come from our own quantiles."""
    return {"num_vars": len(namen), "names": list(namen), "bounds": [[0.0, 1.0]] * len(namen)}


def _lhs(entwurf: Entwurf, namen: tuple[str, ...], zufall: "Generator") -> Any:
    from scipy.stats.qmc import LatinHypercube

    return LatinHypercube(len(namen), rng=zufall).random(entwurf.anzahl)


def _morris(entwurf: Entwurf, namen: tuple[str, ...], zufall: "Generator") -> Any:
    verfahren = _salib().morris
    return verfahren.sample(salib_aufgabe(namen), entwurf.anzahl, num_levels=entwurf.stufen, seed=zufall)


def _sobol(entwurf: Entwurf, namen: tuple[str, ...], zufall: "Generator") -> Any:
    verfahren = _salib().sobol
    zweite = entwurf.zweite_ordnung
    return verfahren.sample(salib_aufgabe(namen), entwurf.anzahl, calc_second_order=zweite, seed=zufall)


def verlange_salib() -> AbstractContextManager[None]:
    """Import parts of SALib within it. Errors: UmgebungsFehler if it is missing."""
    return verlange_paket("Morris und Sobol", "SALib", "sensitivitaet")


def _salib() -> Any:
    with verlange_salib():
        import SALib.sample.morris
        import SALib.sample.sobol
    return SALib.sample


_ZIEHUNGEN: Mapping[Entwurfsart, Callable[..., Any]] = {
    Entwurfsart.LHS: _lhs,
    Entwurfsart.MORRIS: _morris,
    Entwurfsart.SOBOL: _sobol,
}
