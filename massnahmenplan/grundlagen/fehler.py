"""All errors a caller may catch. Every one of them speaks German and carries what is needed to act."""

import signal
from collections.abc import Iterable

from massnahmenplan.grundlagen.befund import Befund


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
    """No plan meets the hard limits (exit code 4). ``gruende`` names what can be said without a search."""

    def __init__(self, gruende: Iterable[str]) -> None:
        self.gruende = tuple(gruende)
        super().__init__("Kein Plan hält alle harten Vorgaben ein.\n" + "\n".join(self.gruende))


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
