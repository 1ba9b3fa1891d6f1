"""What runs on a worker of a Dask cluster; the only module that is imported there and needs Dask to be."""

import threading
from importlib.metadata import version
from typing import Any

from distributed import WorkerPlugin, get_worker

from massnahmenplan.ausfuehrung.erledigt import satz_fuer

PAKETE = ("massnahmenplan", "highspy")
"""What has to be of the same version everywhere."""
_EINE_NACH_DER_ANDEREN = threading.Lock()
"""Several runs of HiGHS in threads of one process crash."""


class Mitgift(WorkerPlugin):  # type: ignore[misc]
    """The function and what all tasks share; it travels once to each worker, also to one that is started later."""

    def __init__(self, funktion: Any, gemeinsames: Any) -> None:
        self.funktion = funktion
        self.gemeinsames = gemeinsames
        self.fassungen = {paket: version(paket) for paket in PAKETE}

    def setup(self, worker: Any) -> None:
        """Refuse a worker that would compute with something else. Errors: ValueError."""
        for paket, verlangt in self.fassungen.items():
            if version(paket) != verlangt:
                raise ValueError(f"auf {worker.address} ist {paket} {version(paket)} installiert statt {verlangt}")


def arbeite(name: str, aufgabe: Any) -> tuple[Any, str | None]:
    """Return the value of a task, or what went wrong."""
    mitgift = get_worker().plugins[name]
    with _EINE_NACH_DER_ANDEREN:
        try:
            return mitgift.funktion(mitgift.gemeinsames, aufgabe), None
        except Exception as fehler:  # one task less; the others go on
            return None, satz_fuer(fehler)
