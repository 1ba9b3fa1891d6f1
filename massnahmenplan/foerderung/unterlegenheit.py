"""Packages that no plan can need, because another one is at least as good in every respect."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.foerderung.angebot import GETEILT, SAMMEL, VERLANGT
from massnahmenplan.foerderung.darlehen import Darlehen
from massnahmenplan.foerderung.paket import Paket
from massnahmenplan.foerderung.umfeld import Umfeld

NICHTS = Decimal(0)


@dataclass(frozen=True, slots=True)
class _Wirkung:
    """Everything a plan feels of a package: money by year, use of pots and accounts, ties to other measures."""

    paket: Paket
    geld: dict[int, Decimal]
    toepfe: dict[tuple[str, str], Decimal]
    sammelbeitraege: dict[str, Decimal]
    """Amounts of applications that others may join: their sum has to reach a minimum."""
    kredite: dict[tuple[str, Darlehen, Decimal], Decimal]
    """Loans by programme, terms and rate of the repayment grant -> the most that can be drawn."""

    def uebertrifft(self, andere: "_Wirkung") -> bool:
        """Return True if no year brings less money, no loan is less, no pot is used more, nothing more is tied."""
        return (
            self.paket.bindungen <= andere.paket.bindungen
            and self.gegenseitige == andere.gegenseitige
            and all(self.sammelbeitraege[name] >= betrag for name, betrag in andere.sammelbeitraege.items())
            and all(self.geld.get(jahr, NICHTS) >= betrag for jahr, betrag in andere.geld.items())
            and all(betrag <= andere.toepfe.get(topf, NICHTS) for topf, betrag in self.toepfe.items())
            and all(self.kredite.get(kredit, NICHTS) >= betrag for kredit, betrag in andere.kredite.items())
        )

    @property
    def gegenseitige(self) -> frozenset[str]:
        """Ties through which other measures' grants depend on this one."""
        return frozenset(name for name in self.paket.bindungen if name.startswith((GETEILT, SAMMEL, VERLANGT)))


def verwirf_unterlegene(pakete: Iterable[Paket], umfeld: Umfeld) -> tuple[Paket, ...]:
    """Return the packages that are of use, most money first; the package ``ohne`` always stays, at the end.

    A package is dropped if another one (a) pays at least as much in *every single year*, (b) uses *every* pot and
    account at most as much, (c) has no tie to other measures (facts from the plan, accounts, numbers of
    applications, size of a network, exclusions) that the dropped one has not, by the same application,
    (d) has exactly the same applications with shared caps (bound in the same way by the other grants), in joint
    applications (with no less money there) and to programmes that other measures at the object need beside them,
    and (e) has every loan of the dropped one on the same terms, up to at least the same amount.

    Proof that this loses no optimum: take a feasible plan with the dropped package and put the other in its
    place. Cost, works and effect are the same. In the purse of year j, grants stand with the sign that relaxes
    the row, and claims (later grants) only widen the bridging credit; both grow or stay by (a), in every year. Pot
    rows relax by (b). By (c) every condition of the other is already met; what is cut from it by an account is cut
    from the same application of the dropped one, at least as much, in the same years. By (d) the grants of other
    measures, which may rise or fall with what is taken of a shared cap, stay as they are, joint applications
    still reach their minimum, and what the shared cap leaves brings the same in both, since in both nothing else
    limits it, or it is only used in full (``Teilungsart``). By (e) every loan can be drawn as before, with the
    same debt, payments and use of pots; further loans need not be drawn. Nothing else looks at a package, and the
    aim ``kosten`` falls or stays. So the plan stays feasible and is no worse. Money *earlier* is not enough: what
    a purse cannot carry over is lost. Rules from outside that ask for certain programmes are applied before
    (``pflicht``).

    Among equals the one with fewer applications stays, then the one applied for later, then the first by name.
    """
    behalten: list[_Wirkung] = []
    for wirkung in sorted((_wirkung(paket, umfeld) for paket in pakete), key=_vorzug):
        if not wirkung.paket.antraege or not any(andere.uebertrifft(wirkung) for andere in behalten):
            behalten.append(wirkung)
    return tuple(wirkung.paket for wirkung in behalten)


def _vorzug(
    wirkung: _Wirkung,
) -> tuple[bool, Decimal, Decimal, Decimal, int, tuple[int, ...], tuple[object, ...]]:
    """Order in which a package can only be surpassed by (or equal to) one that stands before it.

    What surpasses has no less money in sum; with the same sum it has the same money in every year. Then it has no
    less of loans in sum, with the same sum the same loans, and no more use of pots in sum; with the same use the
    two are equal.
    """
    paket = wirkung.paket
    geld, kredite = sum(wirkung.geld.values(), NICHTS), sum(wirkung.kredite.values(), NICHTS)
    topfnutzung = sum(wirkung.toepfe.values(), NICHTS)
    spaet_zuerst = tuple(-antrag.antrag_am.toordinal() for antrag in paket.antraege)
    anzahl = len(paket.antraege)
    namen = tuple((antrag.programm, antrag.mit, antrag.ohne) for antrag in paket.antraege)
    return anzahl == 0, -geld, -kredite, topfnutzung, anzahl, spaet_zuerst, namen


def _wirkung(paket: Paket, umfeld: Umfeld) -> _Wirkung:
    geld: dict[int, Decimal] = defaultdict(Decimal)
    toepfe: dict[tuple[str, str], Decimal] = {}
    for antrag in paket.antraege:
        for zahlung in antrag.auszahlungen if antrag.fliesst else ():
            geld[zahlung.jahr] += zahlung.betrag_eur
        if antrag.programm in umfeld.toepfe:
            toepfe[antrag.programm, str(antrag.bewilligung_am.year)] = antrag.zuschuss_eur
        for konto in umfeld.konten.intersection(antrag.konten):
            toepfe[konto, antrag.kennung] = antrag.zuschuss_eur
    beitraege = {a.kennung: a.zuschuss_eur for a in paket.antraege if f"{SAMMEL}{a.kennung}" in paket.bindungen}
    return _Wirkung(paket, dict(geld), toepfe, beitraege, dict(_kredite(paket)))


def _kredite(paket: Paket) -> Iterator[tuple[tuple[str, Darlehen, Decimal], Decimal]]:
    for antrag in paket.antraege:
        if antrag.darlehen is not None:
            schluessel = antrag.programm, antrag.darlehen, antrag.tilgungszuschuss_satz
            yield schluessel, paket.darlehen_hoechstens_eur(antrag)
