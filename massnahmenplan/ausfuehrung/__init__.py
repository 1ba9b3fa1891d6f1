"""Many tasks of one kind, on the cores of this machine or on a Dask cluster; knows nothing of plans."""

from collections.abc import Iterator, Sequence
from typing import Literal

from massnahmenplan.ausfuehrung.erledigt import A, Erledigt, Frage, Funktion, G, R, nie
from massnahmenplan.ausfuehrung.lokal import fuehre_lokal_aus, kerne_hier

__all__ = ["Ausfuehrungsart", "Erledigt", "fuehre_aus", "kerne_hier"]

Ausfuehrungsart = Literal["lokal", "dask"]


def fuehre_aus(
    art: Ausfuehrungsart,
    funktion: Funktion[G, A, R],
    gemeinsames: G,
    aufgaben: Sequence[A],
    kerne: int | None = None,
    halt: Frage = nie,
    scheduler: str | None = None,
) -> Iterator[Erledigt[R]]:
    """Yield every task as it is done, in any order; once ``halt`` says True only those that were done already.

    ``funktion`` is one of a module, called with ``gemeinsames`` and a task; ``gemeinsames`` travels once to each
    worker, so that what it keeps for itself serves all tasks there. An exception, or a process that is lost three
    times, ends one task with a ``fehler``; the others go on. ``kerne``: so many processes; None means all cores.
    ``scheduler`` is the address of a Dask scheduler, for ``dask``; without one a cluster is started here.

    Errors: UmgebungsFehler if no process or cluster can work.
    """
    if art == "lokal":
        return fuehre_lokal_aus(funktion, gemeinsames, aufgaben, kerne, halt)
    from massnahmenplan.ausfuehrung.verteilt import fuehre_verteilt_aus

    return fuehre_verteilt_aus(funktion, gemeinsames, aufgaben, kerne, halt, scheduler)
