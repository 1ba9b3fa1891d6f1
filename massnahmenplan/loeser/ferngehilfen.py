"""Problems that are solved on a Dask cluster beside the search: ``gehilfen.py`` for other machines.

Who solves a problem makes no difference to the answer. What comes back without one, because its worker was lost
too often, is solved here.
"""

import threading
import time
from collections.abc import Sequence
from typing import Self

from massnahmenplan.ausfuehrung import fuehre_aus
from massnahmenplan.loeser.gehilfen import GEDULD_S, TAKT_S, Auftrag
from massnahmenplan.loeser.highs import Loesung, Wuensche, loese
from massnahmenplan.loeser.standardform import Standardform
from massnahmenplan.loeser.unterbrechung import Unterbrechung


def loese_aufgabe(_: None, aufgabe: tuple[Standardform, Wuensche]) -> Loesung:
    """Solve a problem on a worker."""
    return loese(*aufgabe)


class Ferngehilfen:
    """Context in which the workers of a scheduler are helpers."""

    sind_da = True

    def __init__(self, scheduler: str, unterbrechung: Unterbrechung) -> None:
        self._scheduler = scheduler
        self._unterbrechung = unterbrechung
        self._faeden: list[threading.Thread] = []
        self._ende = False
        self._fehler: Exception | None = None
        """What ended a thread: it belongs to whoever waits for the answers."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ende = True
        for faden in self._faeden:
            faden.join()

    def gib_auf(self, auftraege: Sequence[Auftrag]) -> None:
        """Give problems out, to be begun in this order."""
        faden = threading.Thread(target=self._verteile, args=(tuple(auftraege),), daemon=True)
        self._faeden.append(faden)
        faden.start()

    def _verteile(self, auftraege: Sequence[Auftrag]) -> None:
        """Hand problems over and keep the answers; a cluster that is busy does not stretch the time limit."""
        aufgaben = [(auftrag.form, auftrag.wuensche()) for auftrag in auftraege]
        zeiten = [wuensche.zeitlimit_s for _, wuensche in aufgaben if wuensche.zeitlimit_s is not None]
        frist = time.monotonic() + max(zeiten) + GEDULD_S if zeiten else None

        def halt() -> bool:
            zu_spaet = frist is not None and time.monotonic() > frist
            return self._ende or zu_spaet or self._unterbrechung.signalnummer is not None

        try:
            erledigte = fuehre_aus("dask", loese_aufgabe, None, aufgaben, halt=halt, scheduler=self._scheduler)
            for erledigt in erledigte:
                auftraege[erledigt.stelle].loesung = erledigt.wert
                auftraege[erledigt.stelle].verloren = erledigt.wert is None
        except Exception as fehler:
            self._fehler = fehler

    def warte_auf(self, auftraege: Sequence[Auftrag]) -> None:
        """Return when all are solved, or the time for it is over, or the search is interrupted.

        Errors: UmgebungsFehler if no scheduler or worker answers; as ``highs.loese``, of a problem solved here.
        """
        for faden in self._faeden:
            while faden.is_alive():  # a signal is heard only between two waits
                faden.join(TAKT_S)
        self._faeden.clear()
        if self._fehler is not None:
            raise self._fehler
        for auftrag in auftraege:
            if auftrag.verloren and self._unterbrechung.signalnummer is None:
                auftrag.loesung = loese(auftrag.form, auftrag.wuensche(), unterbrechung=self._unterbrechung)
