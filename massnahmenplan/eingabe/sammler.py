"""Collects findings while the input is read and checked; raises them once."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from massnahmenplan.grundlagen.befund import Befund, Fundstelle, Schwere
from massnahmenplan.grundlagen.fehler import EingabeFehler

HOECHSTENS_JE_DATEI = 50


class Sammler:
    """Errors and hints in the order in which they were found."""

    def __init__(self) -> None:
        self._befunde: dict[Befund, None] = {}

    def fehler(
        self,
        kennung: str,
        text: str,
        stelle: Fundstelle | None = None,
        *,
        feld: str | None = None,
        wert: str | None = None,
        abhilfe: str | None = None,
    ) -> None:
        """Note an error."""
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
        self._befunde[befund] = None

    def kennt(self, stelle: Fundstelle) -> bool:
        """Return True if an error is already noted at this place."""
        return any(b.stelle == stelle and b.schwere is Schwere.FEHLER for b in self._befunde)

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
        """All hints."""
        return tuple(befund for befund in self._befunde if befund.schwere is Schwere.HINWEIS)

    def hat_fehler_in(self, datei: str) -> bool:
        """Return True if an error is noted in this file."""
        return any(b.schwere is Schwere.FEHLER and b.stelle and b.stelle.datei == datei for b in self._befunde)

    def wirf_wenn_noetig(self) -> None:
        """Raise EingabeFehler with all errors, at most fifty per file and then their number, if there are any."""
        fehler = [befund for befund in self._befunde if befund.schwere is Schwere.FEHLER]
        if fehler:
            raise EingabeFehler(_gekuerzt(fehler))


def _gekuerzt(fehler: list[Befund]) -> Iterator[Befund]:
    gezeigt: Counter[str | None] = Counter()
    for befund in fehler:
        datei = befund.stelle.datei if befund.stelle else None
        gezeigt[datei] += 1
        if gezeigt[datei] <= HOECHSTENS_JE_DATEI:
            yield befund
    for datei, anzahl in gezeigt.items():
        if anzahl > HOECHSTENS_JE_DATEI:
            stelle = Fundstelle(datei) if datei else None
            yield Befund(
                "E200",
                f"… und {anzahl - HOECHSTENS_JE_DATEI} weitere Fehler",
                stelle,
                abhilfe="Zuerst die gezeigten Fehler beheben, dann erneut prüfen.",
            )


def abbruch(
    kennung: str, text: str, stelle: Fundstelle, abhilfe: str | None = None, wert: str | None = None
) -> EingabeFehler:
    """Return the error for a part of the input that cannot be read on."""
    return EingabeFehler((Befund(kennung, text, stelle, None, wert, abhilfe),))
