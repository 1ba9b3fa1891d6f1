"""The time that a run may take."""

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Uhr:
    """The time that a run may take, counted from its beginning."""

    beginn: float
    limit_s: float | None

    @classmethod
    def gestellt(cls, limit_s: float | None) -> "Uhr":
        """Return a clock that starts now; None means without limit."""
        return cls(time.monotonic(), limit_s)

    @property
    def vergangen_s(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.beginn

    @property
    def rest_s(self) -> float | None:
        """Seconds that are left, at least one for the solver to say something; None without limit."""
        return None if self.limit_s is None else max(1.0, self.limit_s - self.vergangen_s)

    @property
    def ist_um(self) -> bool:
        """True if no time is left."""
        return self.limit_s is not None and self.vergangen_s >= self.limit_s
