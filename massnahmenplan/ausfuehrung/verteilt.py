"""Tasks on a Dask cluster: one that is there already, or one of this machine.

Scheduling, retries and spill are Dask's. A scheduler that is restarted has forgotten its tasks: what is not done
yet is handed over again as soon as it is back. Dask itself would wait for ever where no worker is left: we do not.
"""

import queue
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic
from uuid import uuid4

from massnahmenplan.ausfuehrung.erledigt import A, Erledigt, Frage, Funktion, G, R, nie
from massnahmenplan.ausfuehrung.lokal import TAKT_S, kerne_hier
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from massnahmenplan.grundlagen.zusatzpaket import verlange_paket

if TYPE_CHECKING:
    from distributed import Client, Future

WARTEN_S = 120.0
"""How long a scheduler and a worker are waited for: at the beginning, and when the last one is gone."""
WIEDERHOLUNGEN = 2
"""Of a task whose worker was lost, on a cluster of our own; another one has its own setting."""
EINSTELLUNGEN = {
    "distributed.scheduler.allowed-failures": WIEDERHOLUNGEN,
    # what a worker has at hand beside the task that kills it would lose its attempts with it
    "distributed.scheduler.worker-saturation": 1.0,
    # on a busy machine a new process takes longer than the 15 s after which the place of a lost one is given up
    "distributed.deploy.lost-worker-timeout": f"{WARTEN_S:.0f}s",
}
"""Of a cluster of our own."""
NICHT_WARTEN_S = 0.001
VERGEBLICH = 3
"""So many connections may end without a single task done."""


def fuehre_verteilt_aus(
    funktion: Funktion[G, A, R],
    gemeinsames: G,
    aufgaben: Sequence[A],
    kerne: int | None = None,
    halt: Frage = nie,
    adresse: str | None = None,
) -> Iterator[Erledigt[R]]:
    """Yield every task as it is done, in any order; after ``halt`` only those that were done already.

    ``adresse`` is that of a scheduler; without one a cluster of this machine works, with so many processes. Its
    processes import the script that calls this, which therefore needs a main guard.
    Errors: UmgebungsFehler if Dask is missing, no scheduler answers, it has no worker (any more), or a worker has
    other versions.
    """
    offen, vergeblich = dict(enumerate(aufgaben)), 0
    with _scheduler(min(kerne or kerne_hier(), len(aufgaben)), adresse) as ort:
        while offen and not halt():
            vergeblich += 1
            if vergeblich > VERGEBLICH:
                raise UmgebungsFehler(f"Die Verbindung zum Scheduler {ort.adresse} bricht immer wieder ab.")
            with _verbindung(ort) as client:
                runde: _Runde[A, R] = _Runde(ort, client, funktion, gemeinsames, offen)
                for erledigt in runde.fuehre_aus(halt):
                    del offen[erledigt.stelle]
                    vergeblich = 0
                    yield erledigt


@dataclass(frozen=True, slots=True)
class _Ort:
    """A scheduler."""

    adresse: str
    eigener: bool
    """True if it was started here."""

    def ohne_arbeiter(self) -> UmgebungsFehler:
        """Return what to say when there is no worker."""
        if self.eigener:
            abhilfe = "Freien Arbeitsspeicher prüfen, weniger Prozesse (--kerne) oder --ausfuehrung lokal nehmen."
        else:
            abhilfe = f"Arbeitsprozesse starten („dask worker {self.adresse} --nthreads 1“)."
        text = f"Der Scheduler {self.adresse} hat seit {WARTEN_S:.0f} Sekunden keinen Arbeitsprozess."
        return UmgebungsFehler(f"{text} {abhilfe}")


@contextmanager
def _scheduler(kerne: int, adresse: str | None) -> Iterator[_Ort]:
    """Yield a scheduler; one that is started here ends with the work."""
    with verlange_paket("verteiltes Rechnen", "distributed", "verteilt"):
        import dask
        from distributed import LocalCluster
    if adresse is not None:
        yield _Ort(adresse, eigener=False)
        return
    wie = {"n_workers": kerne, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": ":0"}
    with dask.config.set(EINSTELLUNGEN), LocalCluster(**wie, silence_logs="CRITICAL") as cluster:
        yield _Ort(cluster.scheduler_address, eigener=True)


@contextmanager
def _verbindung(ort: _Ort) -> "Iterator[Client]":
    """Yield a client of a scheduler that has at least one worker; both may be on their way."""
    from distributed import Client

    ende = time.monotonic() + WARTEN_S
    while True:
        client = None
        try:
            client = Client(ort.adresse, timeout=max(1.0, ende - time.monotonic()))
            client.wait_for_workers(1, timeout=max(1.0, ende - time.monotonic()))
            break
        except (OSError, TimeoutError, ValueError) as fehler:
            if client is not None:
                client.close()
            if isinstance(fehler, TimeoutError) and client is not None:
                raise ort.ohne_arbeiter() from fehler
            if isinstance(fehler, ValueError) or time.monotonic() >= ende:
                raise UmgebungsFehler(f"Am Scheduler {ort.adresse} antwortet niemand: {fehler}") from fehler
            time.sleep(TAKT_S)
    with client:
        yield client


class _Runde(Generic[A, R]):
    """What is worked on while one connection lasts."""

    def __init__(
        self, ort: _Ort, client: "Client", funktion: Funktion[G, A, R], gemeinsames: G, aufgaben: Mapping[int, A]
    ) -> None:
        self._ort = ort
        self._client = client
        self._mitgift = (funktion, gemeinsames)
        self._aufgaben = dict(aufgaben)
        self._name = f"massnahmenplan-{uuid4()}"
        self._post: queue.Queue[Future] = queue.Queue()
        self._arbeiter_gesehen = time.monotonic()

    def fuehre_aus(self, halt: Frage) -> Iterator[Erledigt[R]]:
        """Yield what is done; return early after ``halt``, or when the scheduler is gone.

        Errors: UmgebungsFehler if no worker can begin, or none is left.
        """
        with self._angemeldet():
            stelle_von = {future.key: (stelle, future) for stelle, future in self._gib_auf()}
            while stelle_von:
                try:
                    future = self._post.get(timeout=NICHT_WARTEN_S if halt() else TAKT_S)
                except queue.Empty:
                    if halt():
                        return
                    self._sieh_nach()
                    continue
                self._arbeiter_gesehen = time.monotonic()
                stelle, _ = stelle_von.pop(future.key)
                erledigt = _lies(stelle, future)
                if erledigt is None:
                    return
                yield erledigt

    def _sieh_nach(self) -> None:
        """Errors: UmgebungsFehler if there has been no worker for too long, so that nothing will ever be done."""
        if self._client.scheduler_info(n_workers=1)["workers"]:
            self._arbeiter_gesehen = time.monotonic()
        elif time.monotonic() - self._arbeiter_gesehen > WARTEN_S:
            raise self._ort.ohne_arbeiter()

    def _gib_auf(self) -> "Iterator[tuple[int, Future]]":
        from massnahmenplan.ausfuehrung.dask_arbeiter import arbeite

        for stelle, aufgabe in self._aufgaben.items():
            future = self._client.submit(arbeite, self._name, aufgabe, pure=False)
            future.add_done_callback(self._post.put)
            yield stelle, future

    @contextmanager
    def _angemeldet(self) -> Iterator[None]:
        """Give all workers what the tasks share. Errors: UmgebungsFehler if one of them cannot take it."""
        from massnahmenplan.ausfuehrung.dask_arbeiter import Mitgift

        try:
            self._client.register_plugin(Mitgift(*self._mitgift), self._name)
        except Exception as fehler:
            raise UmgebungsFehler(f"Ein Arbeitsprozess des Clusters kann nicht beginnen: {fehler}") from fehler
        try:
            yield
        finally:
            with suppress(Exception):  # the scheduler is gone, and with it what was registered
                self._client.unregister_worker_plugin(self._name)


def _lies(stelle: int, future: "Future") -> Erledigt[Any] | None:
    """Return what became of a task; None if the connection to it is lost.

    A value is lost with a worker that dies before it has handed it over: Dask has it computed again, and would
    wait for ever where no worker is left.
    """
    from distributed import KilledWorker

    try:
        wert, fehler = future.result(timeout=WARTEN_S)
    except KilledWorker:
        text = "Der Arbeitsprozess ging immer wieder verloren (KilledWorker)."
        return Erledigt(stelle, None, text, WIEDERHOLUNGEN + 1)
    except Exception:  # tasks raise nothing: what comes here is the connection
        return None
    return Erledigt(stelle, wert, fehler)
