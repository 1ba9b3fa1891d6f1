"""What became of a cell, how, and by which decisions of the mapping."""

from dataclasses import dataclass

from massnahmenplan.einfuhr.entscheidung import Entscheidung
from massnahmenplan.einfuhr.verbleib import Verbleib, Zellwert


@dataclass(frozen=True, slots=True)
class Deutung:
    """What became of a cell, and how."""

    verbleib: Verbleib
    wert: Zellwert | None = None
    wie: str = ""
    durch: frozenset[Entscheidung] = frozenset()

    def dann(self, wert: Zellwert | None, wie: str, *durch: Entscheidung) -> "Deutung":
        """Return the reading after one more step."""
        verbleib = Verbleib.UMGEWANDELT if self.verbleib is Verbleib.UEBERNOMMEN else self.verbleib
        schritte = ", ".join(teil for teil in (self.wie, wie) if teil)
        return Deutung(verbleib, wert, schritte, self.durch.union(durch))
