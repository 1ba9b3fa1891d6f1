"""Small linear programs in fractions: no tolerance, the same answer everywhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

NULL = Fraction(0)
Zeile = dict[int, Fraction]
"""Variable -> coefficient; what is not named is 0."""
ENTARTET = 12
"""After so many steps without gain the variable with the smallest number enters: then no step comes twice."""


@dataclass
class Kleinstes:
    """min Σ cost · x, x ≥ 0, subject to rows Σ coefficient · x ≤ limit (Chvátal's dictionary).

    A row with a negative limit needs a variable of its own that can satisfy it alone, named when it is added.
    """

    kosten: Zeile
    _basis: dict[int, tuple[Fraction, Zeile]] = field(default_factory=dict)
    """Basic variable -> constant, and coefficients of the others; slack variables have negative numbers."""

    def hoechstens(self, zeile: Mapping[int, Fraction], grenze: Fraction, notfalls: int | None = None) -> None:
        """Add a row; ``notfalls`` has the coefficient −1 and stands in no other row."""
        schlupf = -1 - len(self._basis)
        rest = {j: -wert for j, wert in zeile.items() if wert}
        if grenze >= 0 or notfalls is None:
            self._basis[schlupf] = grenze, rest
        else:  # slack = limit − Σ … + variable, solved for the variable
            self._basis[notfalls] = (
                -grenze,
                {schlupf: Fraction(1)} | {j: -wert for j, wert in rest.items() if j != notfalls},
            )

    def loese(self) -> dict[int, Fraction]:
        """Return the values of all variables that are not 0."""
        kosten = self._reduziert()
        ohne_gewinn = 0
        while (eintritt := _eintritt(kosten, ohne_gewinn >= ENTARTET)) is not None:
            austritt = self._austritt(eintritt)
            ohne_gewinn = 0 if self._basis[austritt][0] else ohne_gewinn + 1
            self._tausche(eintritt, austritt)
            _setze_ein(kosten, eintritt, self._basis[eintritt][1])
        return {j: wert for j, (wert, _) in self._basis.items() if j >= 0 and wert}

    def _reduziert(self) -> Zeile:
        """Return the cost of one more of each variable that is not in the basis."""
        kosten = dict(self.kosten)
        for j in [j for j in self._basis if j in kosten]:
            _setze_ein(kosten, j, self._basis[j][1])
        return kosten

    def _austritt(self, eintritt: int) -> int:
        """Return the basic variable that is the first to become 0 as the entering one grows."""
        return min(
            (wert / -zeile[eintritt], abs(j), j)
            for j, (wert, zeile) in self._basis.items()
            if zeile.get(eintritt, NULL) < 0
        )[2]

    def _tausche(self, eintritt: int, austritt: int) -> None:
        wert, zeile = self._basis.pop(austritt)
        faktor = -1 / zeile.pop(eintritt)
        neu = {j: faktor * w for j, w in zeile.items()} | {austritt: -faktor}
        neu_wert = faktor * wert
        for j, (alt, andere) in self._basis.items():
            if anteil := andere.get(eintritt):
                _setze_ein(andere, eintritt, neu)
                self._basis[j] = alt + anteil * neu_wert, andere
        self._basis[eintritt] = neu_wert, neu


def _eintritt(kosten: Zeile, kleinste_nummer: bool) -> int | None:
    """Return a variable that makes it cheaper: the best one, or the one with the smallest number."""
    guenstiger = [(wert, abs(j), j) for j, wert in kosten.items() if wert < 0]
    if not guenstiger:
        return None
    return min(guenstiger, key=lambda eintrag: eintrag[1:])[2] if kleinste_nummer else min(guenstiger)[2]


def _setze_ein(zeile: Zeile, variable: int, ausdruck: Mapping[int, Fraction]) -> None:
    """Replace a variable in a sum by an expression in others."""
    anteil = zeile.pop(variable)
    for j, wert in ausdruck.items():
        summe = zeile.get(j, NULL) + anteil * wert
        if summe:
            zeile[j] = summe
        else:
            zeile.pop(j, None)
