"""The cases of many districts, prepared beside each other: options and coefficients."""

from collections.abc import Sequence

from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.ausfuehrung import Ausfuehrungsart, fuehre_aus
from massnahmenplan.begriffe.planziel import Zielname
from massnahmenplan.planungsfall import Planungsfall

NEBENEINANDER_AB = 300
"""Measures of all districts together: fewer are prepared before processes have started."""


def bereite_faelle_auf(
    faelle: Sequence[Planungsfall], ziel: Zielname, kerne: int = 1, scheduler: str | None = None
) -> tuple[Aufbereitung, ...]:
    """Return what the model of each case is built from; who prepares it makes no difference.

    Errors: as ``bereite_auf``; UmgebungsFehler if no process can work, or the scheduler does not answer.
    """
    fertige: dict[int, Aufbereitung] = {}
    if not sind_wenige(faelle) and (kerne > 1 or scheduler is not None):
        art: Ausfuehrungsart = "lokal" if scheduler is None else "dask"
        for erledigt in fuehre_aus(art, bereite_fall_auf, ziel, faelle, kerne, scheduler=scheduler):
            if erledigt.wert is not None:  # what went wrong goes wrong again here, with its error
                fertige[erledigt.stelle] = erledigt.wert
    return tuple(fertige.get(stelle) or bereite_auf(fall, ziel) for stelle, fall in enumerate(faelle))


def sind_wenige(faelle: Sequence[Planungsfall]) -> bool:
    """Return whether the cases are prepared here, one after the other, whoever else could help."""
    return sum(len(fall.massnahmen) for fall in faelle) < NEBENEINANDER_AB


def bereite_fall_auf(ziel: Zielname, fall: Planungsfall) -> Aufbereitung:
    """Prepare a case on a worker."""
    return bereite_auf(fall, ziel)
