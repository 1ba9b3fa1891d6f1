"""Loans, and limits on them, as data of the model."""

from dataclasses import dataclass

from massnahmenmodell.linearform import NICHTS, Linearform


@dataclass(frozen=True, slots=True)
class Kredit:
    """A loan that can be drawn, thousand EUR."""

    name: str
    hoechstens: float
    """The most that can be drawn; more than 0."""
    option: int | None = None
    """The option that it comes with; None: it stands by itself."""
    abruf: int | None = None
    """Number of the Abruf whose "award" is the amount that the loan may have."""
    neben: tuple[int, ...] = ()
    """Abrufe whose awards, together with the loan, do not exceed ``rest``."""
    rest: float = 0.0
    ist_fest: bool = False
    """True: ``hoechstens`` has been drawn, and is no decision any more."""

    @property
    def mindestens(self) -> float:
        """The least that is drawn."""
        return self.hoechstens if self.ist_fest else 0.0


@dataclass(frozen=True, slots=True)
class Kreditgrenze:
    """A limit on loans: Σ value · loan drawn + Σ value · x + Σ value · saving ≤ ``hoechstens``."""

    name: str
    satz: str
    form: Linearform
    """Over loans."""
    hoechstens: float
    optionen: Linearform = NICHTS
    ersparnis: Linearform = NICHTS
    """Over savings of bundles."""
