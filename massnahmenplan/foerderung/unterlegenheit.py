"""Packages that no plan can need, because another one is at least as good in every respect."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.foerderung.paket import Paket

_NULL = Decimal(0)


@dataclass(frozen=True, slots=True)
class _Wirkung:
    """Everything a plan feels of a package: money by year, use of pots by programme and year of approval."""

    paket: Paket
    geld: dict[int, Decimal]
    toepfe: dict[tuple[str, int], Decimal]

    def uebertrifft(self, andere: "_Wirkung") -> bool:
        """Return True if no year brings less money and no pot is used more."""
        return all(self.geld.get(jahr, _NULL) >= betrag for jahr, betrag in andere.geld.items()) and all(
            betrag <= andere.toepfe.get(topf, _NULL) for topf, betrag in self.toepfe.items()
        )


def verwirf_unterlegene(pakete: Iterable[Paket], mit_topf: Collection[str]) -> tuple[Paket, ...]:
    """Return the packages that are of use, most money first; the package ``ohne`` always stays, at the end.

    A package is dropped if another one (a) pays at least as much in *every single year* and (b) uses *every*
    pot at most as much. Proof that this loses no optimum: take a feasible plan with the dropped package and put
    the other in its place. Cost, works and effect are the same. In the purse of year j, grants stand with the
    sign that relaxes the row, and claims (later grants) only widen the bridging credit; both grow or stay by
    (a), in every year. Pot rows relax by (b). Nothing else looks at a package, and the aim ``kosten`` falls or
    stays. So the plan stays feasible and is no worse. Money *earlier* is not enough: what a purse cannot carry
    over is lost. Rules from outside that ask for certain programmes are applied before (``pflicht``).

    Among equals the one with fewer applications stays, then the one applied for later, then the first by name.
    """
    behalten: list[_Wirkung] = []
    for wirkung in sorted((_wirkung(paket, mit_topf) for paket in pakete), key=_vorzug):
        if not wirkung.paket.antraege or not any(andere.uebertrifft(wirkung) for andere in behalten):
            behalten.append(wirkung)
    return tuple(wirkung.paket for wirkung in behalten)


def _vorzug(wirkung: _Wirkung) -> tuple[bool, Decimal, Decimal, int, tuple[int, ...], str]:
    """Order in which a package can only be surpassed by (or equal to) one that stands before it.

    What surpasses has no less money in sum; with the same sum it has the same money in every year, and then no
    more use of pots in sum; with the same use the two are equal.
    """
    paket = wirkung.paket
    topfnutzung = sum(wirkung.toepfe.values(), _NULL)
    spaet_zuerst = tuple(-antrag.antrag_am.toordinal() for antrag in paket.antraege)
    anzahl = len(paket.antraege)
    return anzahl == 0, -paket.zuschuss_eur, topfnutzung, anzahl, spaet_zuerst, paket.kennung


def _wirkung(paket: Paket, mit_topf: Collection[str]) -> _Wirkung:
    geld: dict[int, Decimal] = defaultdict(Decimal)
    toepfe: dict[tuple[str, int], Decimal] = {}
    for antrag in paket.antraege:
        for zahlung in antrag.auszahlungen:
            geld[zahlung.jahr] += zahlung.betrag_eur
        if antrag.programm in mit_topf:
            toepfe[antrag.programm, antrag.bewilligung_am.year] = antrag.zuschuss_eur
    return _Wirkung(paket, dict(geld), toepfe)
