"""Collects findings while the input is read and checked; raises them once."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from massnahmenplan.grundlagen.befund import Befund, Fundstelle, Schwere
from massnahmenplan.grundlagen.fehler import EingabeFehler

HOECHSTENS_JE_DATEI = 50
ZUSAMMENGEFASST = frozenset({"W058", "W218", "W534"})
"""Hints that many rows of a case may get, and that say the same each time."""
ORTE_GENANNT = 4


class Befundsammler:
    """Errors (the first fifty of each file, then their number) and hints, in the order they were found."""

    def __init__(self) -> None:
        self._fehler: dict[Befund, None] = {}
        self._hinweise: dict[Befund, None] = {}
        self._je_datei: Counter[str | None] = Counter()
        self._fehlerorte: set[Fundstelle] = set()

    def fehler(
        self,
        kennung: str,
        text: str,
        stelle: Fundstelle | None = None,
        *,
        feld: str | None = None,
        wert: str | None = None,
        abhilfe: str | Callable[[], str],
    ) -> None:
        """Note an error; a remedy that takes a search is only looked for if the error will be shown."""
        if callable(abhilfe):
            abhilfe = abhilfe() if self._je_datei[_datei(stelle)] < HOECHSTENS_JE_DATEI else ""
        self.nimm(Befund(kennung, text, stelle, feld, wert, abhilfe))

    def hinweis(
        self,
        kennung: str,
        text: str,
        stelle: Fundstelle | None = None,
        *,
        feld: str | None = None,
        wert: str | None = None,
        abhilfe: str | None = None,
    ) -> None:
        """Note a hint, which never stops a run."""
        self.nimm(Befund(kennung, text, stelle, feld, wert, abhilfe, Schwere.HINWEIS))

    def nimm(self, befund: Befund) -> None:
        """Note a finding; the same finding is kept once."""
        if befund.schwere is Schwere.HINWEIS:
            self._hinweise[befund] = None
        elif befund not in self._fehler:
            datei = _datei(befund.stelle)
            self._je_datei[datei] += 1
            if befund.stelle is not None:
                self._fehlerorte.add(befund.stelle)
            if self._je_datei[datei] <= HOECHSTENS_JE_DATEI:
                self._fehler[befund] = None

    def ueberarbeite(self, neu: Callable[[Befund], Befund]) -> None:
        """Replace each error by what ``neu`` makes of it, in the same order."""
        self._fehler = {neu(befund): None for befund in self._fehler}

    def kennt(self, stelle: Fundstelle) -> bool:
        """Return True if an error is already noted at this place."""
        return stelle in self._fehlerorte

    @contextmanager
    def sammelt(self) -> Iterator[None]:
        """Take over the findings of an EingabeFehler raised inside: this part of the input cannot be read on."""
        try:
            yield
        except EingabeFehler as fehler:
            for befund in fehler.befunde:
                self.nimm(befund)

    @property
    def hinweise(self) -> tuple[Befund, ...]:
        """All hints; those that say the same of many places stand there once, with the first places."""
        gruppen: dict[object, list[Befund]] = {}
        for befund in self._hinweise:
            gleiche = befund.kennung, befund.text, befund.abhilfe
            gruppen.setdefault(gleiche if befund.kennung in ZUSAMMENGEFASST else befund, []).append(befund)
        return tuple(_zusammengefasst(gruppe) for gruppe in gruppen.values())

    @property
    def fehlerliste(self) -> tuple[Befund, ...]:
        """All errors that are kept, the first fifty of each file."""
        return tuple(self._fehler)

    @property
    def hat_fehler(self) -> bool:
        """True if any error is noted."""
        return bool(self._fehler)

    def hat_fehler_in(self, datei: str) -> bool:
        """Return True if an error is noted in this file."""
        return self._je_datei[datei] > 0

    def wirf_wenn_noetig(self) -> None:
        """Raise EingabeFehler with all errors, at most fifty per file and then their number, if there are any."""
        if self._fehler:
            raise EingabeFehler((*self._fehler, *self._weitere()))

    def _weitere(self) -> Iterator[Befund]:
        for datei, anzahl in self._je_datei.items():
            if anzahl > HOECHSTENS_JE_DATEI:
                yield Befund(
                    "E200",
                    f"… und {anzahl - HOECHSTENS_JE_DATEI} weitere Fehler",
                    Fundstelle(datei) if datei else None,
                    abhilfe="Zuerst die gezeigten Fehler beheben, dann erneut prüfen.",
                )


def _zusammengefasst(befunde: list[Befund]) -> Befund:
    erster, *weitere = befunde
    if not weitere:
        return erster
    orte = ", ".join(str(befund.stelle or befund.feld) for befund in weitere[:ORTE_GENANNT])
    stellen = "einer weiteren Stelle" if len(weitere) == 1 else f"{len(weitere)} weiteren Stellen"
    mehr = " …" if len(weitere) > ORTE_GENANNT else ""
    return replace(erster, text=f"{erster.text}; ebenso an {stellen}: {orte}{mehr}")


def _datei(stelle: Fundstelle | None) -> str | None:
    return stelle.datei if stelle is not None else None


def abbruch(kennung: str, text: str, stelle: Fundstelle, abhilfe: str, wert: str | None = None) -> EingabeFehler:
    """Return the error for a part of the input that cannot be read on."""
    return EingabeFehler((Befund(kennung, text, stelle, None, wert, abhilfe),))
