"""What a taking depends on: bounds of what was taken before, found once for variables and rows.

A *share* is a quantity of the form p = min(W, max(0, G − s)) if its option is chosen, and 0 if not: what is
left of a limit G after s, at most W. An Abruf has one or two of them: what it takes (``ansatz``), and the part
of it that lies below the threshold (``unten``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from massnahmenmodell.daten import Abruf, Modelldaten

Groesse = Literal["ansatz", "unten"]
RAUSCHEN = 1e-6
"""A tenth of a cent in thousand EUR: amounts are whole cents, what differs by less is rounding noise."""


@dataclass(frozen=True)
class Anteil:
    """One share and the bounds that its rows need; amounts in thousand EUR."""

    groesse: Groesse
    abruf: int
    vorher: Groesse
    """Which quantity of the Abrufe before adds up to s."""
    hoechstens: float
    """W."""
    grenze: float
    """G."""
    vorher_hoechstens: float
    """Upper bound of s if the option is chosen."""
    sonst_hoechstens: float
    """Upper bound of s if it is not."""
    tag: int
    """First Abruf with the same ones before it: they share s."""

    @property
    def ist_fest(self) -> bool:
        """True if W is always left, or never anything: then p = W x."""
        return self.hoechstens == 0 or self.kuerzung < RAUSCHEN

    @property
    def ist_knapp(self) -> bool:
        """True if the limit is used up whatever was taken before, since W alone does it."""
        return self.grenze - self.hoechstens < RAUSCHEN

    @property
    def kann_entfallen(self) -> bool:
        """True if nothing may be left although the option may be chosen: s > G."""
        return self.vorher_hoechstens - self.grenze > RAUSCHEN

    @property
    def kuerzung(self) -> float:
        """The most by which p can be less than W."""
        return min(self.hoechstens, self.vorher_hoechstens + self.hoechstens - self.grenze)


def bestimme_anteile(daten: Modelldaten) -> tuple[Anteil, ...]:
    """Return the shares of all Abrufe, in order: always ``ansatz``, and ``unten`` where it is less than that."""
    lage = _Lage(daten)
    return tuple(anteil for a in range(len(daten.abrufe)) for anteil in lage.anteile(a))


def ansatz_hoechstens(abruf: Abruf) -> float:
    """Return the most that an Abruf can take."""
    return max(0.0, min(abruf.wunsch, abruf.grenze))


class _Lage:
    """Which Abrufe can stand beside each other, and how much they can take together."""

    def __init__(self, daten: Modelldaten) -> None:
        self.abrufe = daten.abrufe
        self.massnahme = [int(daten.optionen.massnahme[abruf.option]) for abruf in daten.abrufe]
        self.vorher = [frozenset(abruf.vorher) for abruf in daten.abrufe]
        self.summen: dict[frozenset[int], float] = {}
        self.tage: dict[frozenset[int], int] = {}

    @cached_property
    def ausgeschlossen(self) -> list[frozenset[int]]:
        """Per Abruf: those of other options of its measure, which are never chosen beside it."""
        je_massnahme: dict[int, list[int]] = {}
        for a, massnahme in enumerate(self.massnahme):
            je_massnahme.setdefault(massnahme, []).append(a)
        return [
            frozenset(i for i in je_massnahme[massnahme] if self.abrufe[i].option != self.abrufe[a].option)
            for a, massnahme in enumerate(self.massnahme)
        ]

    def anteile(self, a: int) -> Iterable[Anteil]:
        """Yield the shares of one Abruf."""
        abruf = self.abrufe[a]
        vorher = 0.0 if abruf.als_erster else self.summe_hoechstens(self.vorher[a] - self.ausgeschlossen[a])
        vorher = min(vorher, max(0.0, abruf.grenze))  # more cannot be there if it is chosen
        if abruf.ungekuerzt:
            vorher = min(vorher, max(0.0, abruf.grenze - abruf.wunsch))
        sonst = self.summe_hoechstens(self.vorher[a])
        tag = self.tage.setdefault(self.vorher[a], a)
        ansatz = ansatz_hoechstens(abruf)
        yield Anteil("ansatz", a, "ansatz", ansatz, abruf.grenze, vorher, sonst, tag)
        schwelle = self.schwelle(a)
        if schwelle is None or min(vorher + ansatz, abruf.grenze) - schwelle < RAUSCHEN:
            return
        unten = max(0.0, min(ansatz, schwelle))
        if vorher > schwelle and self.teilt_schwelle(a):
            yield Anteil("unten", a, "unten", unten, schwelle, schwelle, min(sonst, schwelle), tag)
        else:
            yield Anteil("unten", a, "ansatz", unten, schwelle, vorher, sonst, tag)

    def schwelle(self, a: int) -> float | None:
        """Return the threshold if anything depends on it."""
        abruf = self.abrufe[a]
        return None if abruf.satz_unten == abruf.satz_oben else abruf.schwelle

    def summe_hoechstens(self, menge: frozenset[int]) -> float:
        """Return the most that these can take together.

        Of each measure one option counts. Where each of them counts those before it, the last one chosen
        keeps its limit together with all before it: no sum is above the largest of the limits.
        """
        if menge not in self.summen:
            je_option: dict[tuple[int, int], float] = {}
            for j in menge:
                stelle = self.massnahme[j], self.abrufe[j].option
                je_option[stelle] = je_option.get(stelle, 0.0) + ansatz_hoechstens(self.abrufe[j])
            je_massnahme: dict[int, float] = {}
            for (massnahme, _), ansatz in je_option.items():
                je_massnahme[massnahme] = max(je_massnahme.get(massnahme, 0.0), ansatz)
            summe = sum(je_massnahme.values())
            groesste = max((self.abrufe[j].grenze for j in menge), default=0.0)
            self.summen[menge] = max(0.0, groesste) if groesste < summe and self.ist_kette(menge) else summe
        return self.summen[menge]

    def ist_kette(self, menge: frozenset[int]) -> bool:
        """Return True if each counts all those before it in the set that can be chosen beside it."""
        davor: set[int] = set()
        for j in sorted(menge):
            if davor - self.vorher[j] - self.ausgeschlossen[j]:
                return False
            davor.add(j)
        return True

    def teilt_schwelle(self, a: int) -> bool:
        """Return True if the parts below the threshold add up: Σ u = min(s, threshold) over ``vorher``.

        That is so where all have the same threshold and each counts exactly those before it in the set.
        """
        menge = self.vorher[a]
        if any(self.schwelle(j) != self.schwelle(a) for j in menge) or not self.ist_kette(menge):
            return False
        return not any(self.vorher[j] - menge - self.ausgeschlossen[j] - self.ausgeschlossen[a] for j in menge)
