"""Which plans stay: none that is known already, and none that another one is better than.

A plan is a fact: its values are recounted to the cent, whatever is proven of it. So plans are compared by their
values, and differences below the accuracy of a computation (``GENAUIGKEIT``) are none:

- *the same point*: no aim differs;
- *dominated*: another plan is as good in every aim and better in one, by more than the asked gap there;
- *within the gap*: the same, but nowhere by more than the gap. Both may stand for one and the same point of the
  exact front, which neither has reached; the better plan stays, and nothing is claimed about the other one.

In all three cases one plan of the two is handed out. What is said about plans that nobody has found always rests
on proven bounds (``zellen.py``), never on such a comparison.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from massnahmenplan.begriffe.planziel import GENAUIGKEIT, JE_MEHR_DESTO_BESSER, Zielname
from massnahmenplan.ergebnis import Bilanz, Ergebnis
from massnahmenplan.loeser import Stelle
from massnahmenplan.vorgaben import erlaubter_abstand

Werte = tuple[Decimal, ...]
"""Values of all aims in their order, turned so that more is better."""


class Verhaeltnis(Enum):
    """What one plan is to another."""

    VERSCHIEDEN = auto()
    """Each is better in some aim."""
    GLEICH = auto()
    DOMINIERT = auto()
    IN_DER_LUECKE = auto()


@dataclass(frozen=True, slots=True)
class Kandidat:
    """A plan that may be a point, and where a search that begins with it starts."""

    werte: Werte
    ergebnis: Ergebnis
    start: dict[Stelle, float]


def gedreht(ziele: Sequence[Zielname], bilanz: Bilanz) -> Werte:
    """Return the values of a plan, turned so that more is better."""
    return tuple(zurueck(ziel, bilanz.zielwerte[ziel]) for ziel in ziele)


def zurueck(ziel: Zielname, wert: Decimal) -> Decimal:
    """Return a value turned, or a turned one in its own direction."""
    return wert if ziel in JE_MEHR_DESTO_BESSER else -wert


class Auslese:
    """The plans that stay so far."""

    def __init__(self, ziele: Sequence[Zielname], luecke: Decimal) -> None:
        self._ziele, self._luecke = tuple(ziele), luecke
        self.kandidaten: list[Kandidat] = []
        self.doppelte = self.dominierte = self.innerhalb_der_luecke = 0

    def bekannter(self, werte: Werte) -> Kandidat | None:
        """Return a plan that makes one with these values needless, and count it; None if there is none."""
        for kandidat in self.kandidaten:
            verhaeltnis = self.verhaeltnis(werte, kandidat.werte)
            if verhaeltnis is not Verhaeltnis.VERSCHIEDEN:
                self._zaehle(verhaeltnis)
                return kandidat
        return None

    def nimm(self, kandidat: Kandidat) -> None:
        """Keep a plan, and give up those that it is better than."""
        bleibende = []
        for bisheriger in self.kandidaten:
            verhaeltnis = self.verhaeltnis(bisheriger.werte, kandidat.werte)
            if verhaeltnis is Verhaeltnis.VERSCHIEDEN:
                bleibende.append(bisheriger)
            else:
                self._zaehle(verhaeltnis)
        self.kandidaten = [*bleibende, kandidat]

    def verhaeltnis(self, werte: Werte, andere: Werte) -> Verhaeltnis:
        """Return what a plan with ``werte`` is beside one with ``andere``."""
        unterschiede = [anders - wert for wert, anders in zip(werte, andere, strict=True)]
        genau = [GENAUIGKEIT[ziel] for ziel in self._ziele]
        if any(unterschied < -g for unterschied, g in zip(unterschiede, genau, strict=True)):
            return Verhaeltnis.VERSCHIEDEN
        if all(unterschied <= g for unterschied, g in zip(unterschiede, genau, strict=True)):
            return Verhaeltnis.GLEICH
        weit = (
            unterschied > erlaubter_abstand(ziel, self._luecke, anders)
            for ziel, unterschied, anders in zip(self._ziele, unterschiede, andere, strict=True)
        )
        return Verhaeltnis.DOMINIERT if any(weit) else Verhaeltnis.IN_DER_LUECKE

    def naechster(self, grenzen: Werte) -> Kandidat | None:
        """Return the plan with most of the first aim that keeps limits on the others: a search begins with it."""
        passende = [
            kandidat
            for kandidat in self.kandidaten
            if all(wert >= grenze for wert, grenze in zip(kandidat.werte[1:], grenzen, strict=True))
        ]
        return max(passende, key=lambda kandidat: kandidat.werte, default=None)

    def _zaehle(self, verhaeltnis: Verhaeltnis) -> None:
        self.doppelte += verhaeltnis is Verhaeltnis.GLEICH
        self.dominierte += verhaeltnis is Verhaeltnis.DOMINIERT
        self.innerhalb_der_luecke += verhaeltnis is Verhaeltnis.IN_DER_LUECKE
