r"""Where points can still be: boxes in the space of the aims that are limited, the first aim left out.

Values are turned so that more is better. A search with the limits e returns the point Q with most of the first
aim (then of the others) among plans that keep e. Whoever keeps e and is nowhere above Q is no better in any aim:

.. math::
    \{ y : e \le y \le Q \} \text{ is answered;} \quad \{ y : e \le y \} \text{ if there is no plan}

The answered box is cut out of every open cell, not only of the one that was searched: those are the steps that
the augmented epsilon-constraint method skips. Cells are half open, (below, above]. The largest one comes next:
with its middle as the limit, so that few points lie far apart; where that has found nothing new, with its lower
corner, which leaves nothing of it behind up to the point that is found.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

Ort = tuple[Decimal, ...]
UNBEGRENZT = Decimal("-Infinity")


@dataclass(frozen=True, slots=True)
class Kasten:
    """The box of all places above ``unten`` in every aim, and at most at ``oben``."""

    unten: Ort
    oben: Ort


@dataclass(frozen=True, slots=True)
class Zelle:
    """A box that no search has answered."""

    kasten: Kasten
    von_unten: bool = False
    """True: the search in its middle, or around it, has found nothing new."""


class Zellen:
    """All open cells of a front, and how many were closed in which way."""

    def __init__(self, oben: Ort, genauigkeit: Ort, luecke: Ort) -> None:
        """``oben`` are the best values of the aims, ``luecke`` the asked gaps in their units."""
        self._genauigkeit, self._luecke = genauigkeit, tuple(map(max, luecke, genauigkeit))
        self._offen = [Zelle(Kasten((UNBEGRENZT,) * len(oben), oben))]
        self._antworten: list[tuple[Ort, Ort]] = []
        self._unten = self._oben = oben
        self.uebersprungen = self.schmal = 0

    def __len__(self) -> int:
        return len(self._offen)

    def kenne(self, ort: Ort) -> None:
        """Take note of a point: cells without lower limit are measured from the worst point on."""
        self._unten = tuple(map(min, self._unten, ort))

    def naechste(self) -> Zelle | None:
        """Return the largest cell; None if there is none."""
        return max(self._offen, key=lambda z: (self._groesse(z), z.kasten.oben, z.kasten.unten), default=None)

    def lass(self, zelle: Zelle) -> None:
        """Look no more into a cell, though nothing is known of it."""
        self._offen.remove(zelle)

    def grenzen(self, zelle: Zelle) -> Ort:
        """Return the limits for the search in a cell: its middle, or just above its lower corner."""
        unten, oben = self._sichtbar(zelle.kasten), zelle.kasten.oben
        weiten = [o - u for u, o in zip(unten, oben, strict=True)]
        if not zelle.von_unten and all(w > 2 * fein for w, fein in zip(weiten, self._luecke, strict=True)):
            return tuple((u + o) / 2 for u, o in zip(unten, oben, strict=True))
        paare = zip(zelle.kasten.unten, self._genauigkeit, strict=True)
        return tuple(u + genau for u, genau in paare)

    def beantworte(
        self, zelle: Zelle | None, grenzen: Ort, gefunden: Ort | None, *, neu: bool, bewiesen: bool = True
    ) -> None:
        """Cut the answered box out of the cell that was searched and of all others; None: there is no plan.

        ``zelle`` None: no cell was searched, as for the ends. ``neu``: the point was not known before. What is not
        proven is not searched once more, but says nothing of other cells.
        """
        genau = zip(grenzen, self._genauigkeit, strict=True)
        oben = (Decimal("Infinity"),) * len(grenzen) if gefunden is None else tuple(map(max, gefunden, grenzen))
        antwort = Kasten(tuple(g - a for g, a in genau), oben)
        self._antworten += [(grenzen, gefunden)] if bewiesen and gefunden is not None else []
        bisher, self._offen = self._offen, []
        for eine in bisher:
            rest = [*_ohne(eine.kasten, antwort)]
            ist_durchsucht = eine is zelle
            self.uebersprungen += not rest and zelle is not None and not ist_durchsucht
            von_unten = eine.von_unten or (ist_durchsucht and not neu)
            self._nimm_auf(Zelle(kasten, von_unten) for kasten in rest)

    def _nimm_auf(self, zellen: Iterator[Zelle]) -> None:
        """Keep cells in which a further point could be told from those that are known."""
        for zelle in zellen:
            weiten = [o - u for u, o in zip(zelle.kasten.unten, zelle.kasten.oben, strict=True)]
            if any(weite <= genau for weite, genau in zip(weiten, self._genauigkeit, strict=True)):
                continue
            if self._ist_nah(zelle.kasten, self._luecke):
                self.schmal += not self._ist_nah(zelle.kasten, self._genauigkeit)
                continue
            self._offen.append(zelle)

    def _ist_nah(self, kasten: Kasten, abstand: Ort) -> bool:
        """Return True if a known point is nearly as good as any in a cell: it had to keep less, and misses little.

        What keeps the limits of a search has no more of the first aim than the point that it found.
        """
        return any(
            all(g <= u + a for g, u, a in zip(grenzen, kasten.unten, self._genauigkeit, strict=True))
            and all(wert >= o - a for wert, o, a in zip(gefunden, kasten.oben, abstand, strict=True))
            for grenzen, gefunden in self._antworten
        )

    def _sichtbar(self, kasten: Kasten) -> Ort:
        """Return the lower corner, at least at the worst point that is known, and never above the upper one."""
        return tuple(min(max(u, w), o) for u, w, o in zip(kasten.unten, self._unten, kasten.oben, strict=True))

    def _groesse(self, zelle: Zelle) -> float:
        """Return the share of a cell in the space between the best and the worst values."""
        spannen = zip(self._sichtbar(zelle.kasten), zelle.kasten.oben, self._unten, self._oben, strict=True)
        return math.prod(float((o - u) / (bester - schlechtester)) if bester > schlechtester else 1.0
                         for u, o, schlechtester, bester in spannen)  # fmt: skip


def _ohne(kasten: Kasten, antwort: Kasten) -> Iterator[Kasten]:
    """Yield what is left of a box when another one is cut out of it: boxes that do not overlap."""
    if not _ueberlappen(kasten, antwort):
        yield kasten
        return
    for k in range(len(kasten.oben)):
        if kasten.unten[k] < antwort.unten[k]:
            yield replace(kasten, oben=_mit(kasten.oben, k, antwort.unten[k]))
            kasten = replace(kasten, unten=_mit(kasten.unten, k, antwort.unten[k]))
        if antwort.oben[k] < kasten.oben[k]:
            yield replace(kasten, unten=_mit(kasten.unten, k, antwort.oben[k]))
            kasten = replace(kasten, oben=_mit(kasten.oben, k, antwort.oben[k]))


def _ueberlappen(eine: Kasten, andere: Kasten) -> bool:
    return all(
        max(u, v) < min(o, p) for u, v, o, p in zip(eine.unten, andere.unten, eine.oben, andere.oben, strict=True)
    )


def _mit(ort: Ort, k: int, wert: Decimal) -> Ort:
    return (*ort[:k], wert, *ort[k + 1 :])


def ort(werte: Sequence[Decimal]) -> Ort:
    """Return the place of a point: its values without the first aim's."""
    return tuple(werte[1:])
