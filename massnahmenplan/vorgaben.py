"""What is asked of a run: aims in their order, tolerances, gap, time, seed, threads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from massnahmenplan.begriffe.planziel import EINHEITEN, GENAUIGKEIT, Zielname
from massnahmenplan.begriffe.projekt import Projekt
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planungsfall import Planungsfall

__all__ = ["EINHEITEN", "GENAUIGKEIT", "Vorgaben", "Zielname", "erlaubter_abstand", "verlange_kriterien"]


def erlaubter_abstand(ziel: str, verlangte_luecke: Decimal, zielwert: Decimal) -> Decimal:
    """Return how far the bound may be from the value, in the unit of the aim, for the gap to count as proven."""
    return max(GENAUIGKEIT[ziel], (verlangte_luecke + Decimal("1e-6")) * abs(zielwert))


@dataclass(frozen=True, slots=True)
class Vorgaben:
    """What is asked of a run. Errors: ValueError for an unknown aim or a figure out of range."""

    ziel: Sequence[str] | None = None
    """Aims, the most important one first; None means those of the case, and ``co2`` if it states none."""
    luecke: float = 0.001
    """Relative gap at which a plan counts as proven."""
    zeitlimit_s: float | None = None
    """Seconds from the beginning of the run; None means without limit."""
    saat: int = 0
    faeden: int = 1
    toleranz: Sequence[float] | float | None = None
    """Share of an aim's best value that later aims may cost, per aim in their order, the last one for the rest.

    None means what the case says, and nothing where it says nothing.
    """

    def __post_init__(self) -> None:
        if self.ziel is not None:
            object.__setattr__(self, "ziel", _pruefe_ziele(self.ziel))
        if self.toleranz is not None:
            einzeln = isinstance(self.toleranz, int | float)
            toleranz = (self.toleranz,) if einzeln else tuple(cast(Sequence[float], self.toleranz))
            object.__setattr__(self, "toleranz", toleranz or None)
            if any(not 0 <= wert < 1 for wert in cast(Sequence[float], toleranz)):
                raise ValueError(f"Toleranz {', '.join(map(str, toleranz))}: erlaubt ist 0 bis unter 1.")
        if not 0 <= self.luecke < 1:
            raise ValueError(f"Lücke {self.luecke}: erlaubt ist 0 bis unter 1.")
        if self.zeitlimit_s is not None and not self.zeitlimit_s > 0:
            raise ValueError(f"Zeitlimit {self.zeitlimit_s}: erlaubt ist mehr als 0 Sekunden.")
        if self.saat < 0 or self.faeden < 1:
            raise ValueError("Saat muss mindestens 0, Fäden mindestens 1 sein.")

    def fuer(self, projekt: Projekt) -> "Vorgaben":
        """Return the same with aims and tolerances of the case where none are asked for."""
        ziele = self.ziel if self.ziel is not None else (projekt.zielfolge or ("co2",))
        if self.toleranz is not None:
            genannt = tuple(cast(Sequence[float], self.toleranz))
            toleranz = (*genannt, *[genannt[-1]] * len(ziele))[: len(ziele)]
        else:
            toleranz = tuple(float(projekt.zieltoleranz.get(ziel, 0)) for ziel in ziele)
        return replace(self, ziel=ziele, toleranz=toleranz)

    @property
    def nur_erstes_ziel(self) -> "Vorgaben":
        """The same with the first aim alone."""
        return replace(self, ziel=self.ziele[:1], toleranz=None)

    @property
    def ziele(self) -> tuple[Zielname, ...]:
        """The aims in their order; ``co2`` where none are asked for."""
        return cast(tuple[Zielname, ...], tuple(self.ziel or ("co2",)))

    @property
    def zielname(self) -> Zielname:
        """The first aim."""
        return self.ziele[0]


def verlange_kriterien(fall: Planungsfall, vorgaben: Vorgaben) -> None:
    """Refuse the aim ``nutzwert`` of a case without criteria. Errors: EingabeFehler."""
    if "nutzwert" in vorgaben.ziele and not fall.kriterien:
        abhilfe = "Die Liste kriterien angeben, oder co2 und kosten als Ziele wählen."
        raise EingabeFehler(
            [Befund("E262", "das Ziel nutzwert braucht Kriterien", feld="kriterien", abhilfe=abhilfe)]
        )


def _pruefe_ziele(genannt: Sequence[str]) -> tuple[str, ...]:
    ziele = (genannt,) if isinstance(genannt, str) else tuple(genannt)
    erlaubt = f"erlaubt ist eines von {', '.join(EINHEITEN)}, oder mehrere, jedes einmal"
    if not ziele or any(ziel not in EINHEITEN for ziel in ziele) or len(set(ziele)) < len(ziele):
        raise ValueError(f"Ziel {', '.join(ziele) or '(keins)'}: {erlaubt}.")
    return ziele
