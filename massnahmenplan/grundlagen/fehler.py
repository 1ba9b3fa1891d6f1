"""All errors a caller may catch. Every one of them speaks German and carries what is needed to act."""

import signal
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from massnahmenplan.grundlagen.befund import Befund

if TYPE_CHECKING:
    from massnahmenplan.ergebnis.ausweg import Ausweg, Diagnose


class MassnahmenplanFehler(Exception):
    """Root of all errors of this package."""


class EingabeFehler(MassnahmenplanFehler):
    """The input has errors. All of them, collected, each with its place (exit code 3)."""

    def __init__(self, befunde: Iterable[Befund]) -> None:
        self.befunde = tuple(befunde)
        super().__init__("\n".join(str(befund) for befund in self.befunde))


class KatalogFehler(MassnahmenplanFehler):
    """Catalogue files have errors, each with file, line and remedy: our bug (exit code 1)."""

    def __init__(self, befunde: Iterable[Befund]) -> None:
        self.befunde = tuple(befunde)
        super().__init__("Der Katalog lässt sich nicht laden.\n" + "\n".join(str(b) for b in self.befunde))


class UnerfuellbarFehler(MassnahmenplanFehler):
    """No plan meets the hard limits (exit code 4).

    What would make a plan possible is looked for when it is first asked for: that is a search of its own.
    """

    def __init__(self, gruende: Iterable[str], gemeinsam: "Callable[[], str] | None" = None) -> None:
        self._einzelne = tuple(gruende)
        self._gemeinsam = gemeinsam
        self._zusammen: str | None = None
        self.diagnostiziere: Callable[..., Diagnose] | None = None
        """Set by ``plane``: the search for ways out, within what is left of the time of the run."""
        self._diagnose: Diagnose | None = None
        super().__init__(*self._einzelne)

    @property
    def gruende(self) -> tuple[str, ...]:
        """What can be said without a search for ways out, one German sentence each.

        What only fails together (``gemeinsam``) takes a while to be found, so it is looked for when asked for.
        """
        if self._gemeinsam is None:
            return self._einzelne
        self._zusammen = self._zusammen or self._gemeinsam()
        return *self._einzelne, self._zusammen

    def __str__(self) -> str:
        return "\n".join(("Kein Plan hält alle harten Vorgaben ein.", *self.genaue_gruende))

    def finde_auswege(self, melde: "Callable[[str], None] | None" = None) -> "Diagnose | None":
        """Return limits that exclude each other, and ways out; None where no case is known to look into.

        ``melde`` hears what is being looked for. The search is made once.
        """
        if self._diagnose is None and self.diagnostiziere is not None:
            self._diagnose = self.diagnostiziere(melde=melde)
        return self._diagnose

    @property
    def genaue_gruende(self) -> tuple[str, ...]:
        """The reasons; what a diagnosis has proven takes the place of what the problem without integers shows."""
        if self._gemeinsam is not None and self._diagnose is not None and self._diagnose.gruende:
            return *self._einzelne, *self._diagnose.gruende
        return self.gruende

    @property
    def diagnose(self) -> "Diagnose | None":
        """What ``finde_auswege`` returns."""
        return self.finde_auswege()

    @property
    def alternativen(self) -> "tuple[Ausweg, ...]":
        """Ways out, each a smallest set of changes with which there is a plan; ``repariere`` applies one."""
        return () if self.diagnose is None else self.diagnose.auswege


class KeinPlanFehler(MassnahmenplanFehler):
    """The run was stopped before any plan was found (exit code 6, or 130/143 after a signal)."""

    def __init__(self, text: str, signalnummer: int | None = None) -> None:
        self.signalnummer = signalnummer
        super().__init__(text)


class AbweichungsFehler(MassnahmenplanFehler):
    """Model and recomputation disagree, or the plan breaks a limit: our bug (exit code 7, nothing written)."""

    def __init__(self, abweichungen: Iterable[str]) -> None:
        self.abweichungen = tuple(abweichungen)
        super().__init__("Die Nachrechnung bestätigt den Plan nicht.\n" + "\n".join(self.abweichungen))


class UmgebungsFehler(MassnahmenplanFehler):
    """Disk full, no right to write, solver missing or refused, folder locked by another run (exit code 8)."""


class LoeserFehler(MassnahmenplanFehler):
    """The model must not be, or was not, handed to the solver as built: our bug (exit code 1)."""


class UnbeschraenktFehler(LoeserFehler):
    """The problem that the solver got has no bound; of a whole case that is a mistake, of a part of it not."""


class Beendigung(KeyboardInterrupt):
    """SIGTERM while no search is running: leave as after Ctrl-C, and let every ``finally`` run (exit code 143)."""

    signalnummer = signal.SIGTERM
