"""Money that purses give each other: for the least that is missing, then the least interest, then the least given.

Greedy rules do not do: whether a purse should help this year or keep its money, and whether credit or another
purse should step in, depends on all later years. So the question is answered as what it is, a linear program, in
fractions. Only the amounts given are taken from it, in whole cents; the purses are walked through with them.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from massnahmenplan.begriffe.deckung import Kasse
from massnahmenplan.ergebnis import Haushaltsjahr
from massnahmenplan.grundlagen.zahlen import CENT, auf_cent
from massnahmenplan.nachrechnung.reste import unverfallen
from massnahmenplan.nachrechnung.simplex import Kleinstes, Zeile
from massnahmenplan.planungsfall import Planungsfall

NICHTS, EINS = Decimal(0), Fraction(1)
FEHLBETRAG, GEGEBENES = Fraction(10**9), Fraction(1, 10**6)
"""What a missing euro and a given one weigh beside a euro of interest: no interest is worth a missing euro."""
VERSUCHE = 4

Umbuchungen = dict[tuple[Kasse, Kasse, int], Decimal]
"""Giver, receiver and year -> EUR."""
Kassen = Mapping[Kasse, Sequence[Haushaltsjahr]]


def gleiche_aus(fall: Planungsfall, gehe: Callable[[Umbuchungen], Kassen]) -> Kassen:
    """Return the purses with the best use of what they may give each other.

    ``gehe`` walks through all purses with given amounts. Walking rounds to cents; where that alone leaves
    something missing, the year is asked for as much more.
    """
    beste = gehe({})
    beteiligt = {kasse for regel in fall.deckungen for weg in regel.richtungen for kasse in weg}
    if not any(z.fehlbetrag_eur or z.linie_eur for kasse in beteiligt for z in beste[kasse]):
        return beste
    aufgabe, mehr = _Aufgabe(fall, {kasse: beste[kasse] for kasse in sorted(beteiligt)}), dict[Stelle, Decimal]()
    for _ in range(VERSUCHE):
        umbuchungen, es_fehlt = aufgabe.loese(mehr)
        kassen = gehe(umbuchungen)
        if _fehlbetrag(kassen) <= _fehlbetrag(beste):
            beste = kassen
        if es_fehlt or not _fehlbetrag(kassen):
            break
        for kasse, zeilen in kassen.items():
            for zeile in (z for z in zeilen if z.fehlbetrag_eur):
                stelle = kasse, zeile.jahr
                mehr[stelle] = mehr.get(stelle, NICHTS) + zeile.fehlbetrag_eur + CENT
    return beste


Stelle = tuple[Kasse, int]


def _fehlbetrag(kassen: Kassen) -> Decimal:
    return sum((zeile.fehlbetrag_eur for zeilen in kassen.values() for zeile in zeilen), NICHTS)


@dataclass
class _Aufgabe:
    """The linear program of all purses that may give or receive; ``ohne``: as they are if nothing is given.

    It is one of open years: what has happened is as it is, and comes in as what the year before left and owes.
    """

    fall: Planungsfall
    ohne: Kassen
    _nummern: dict[Hashable, int] = field(default_factory=dict)

    def loese(self, mehr: Mapping[Stelle, Decimal]) -> tuple[Umbuchungen, bool]:
        """Return what is given, and whether something is missing all the same; ``mehr``: needed on top."""
        aufgabe = Kleinstes({})
        for kasse, zeilen in self.offene.items():
            for zeile in zeilen:
                self._kassenjahr(aufgabe, kasse, zeile, mehr.get((kasse, zeile.jahr), NICHTS))
        wege = [(weg, regel) for regel in self.fall.deckungen for weg in regel.richtungen]
        for (von, nach), regel in wege:
            for zeile in self.offene[von]:
                gibt = self._nummer("gibt", von, nach, zeile.jahr)
                aufgabe.kosten[gibt] = GEGEBENES
                aufgabe.hoechstens({gibt: EINS}, Fraction(regel.grenze_eur(_nutzbar(zeile))))
        werte = aufgabe.loese()
        umbuchungen = {
            (von, nach, zeile.jahr): betrag
            for (von, nach), _ in wege
            for zeile in self.offene[von]
            if (betrag := _in_cent(werte.get(self._nummer("gibt", von, nach, zeile.jahr), Fraction(0))))
        }
        stellen = ((kasse, zeile.jahr) for kasse, zeilen in self.offene.items() for zeile in zeilen)
        return umbuchungen, any(self._nummer("fehlt", *stelle) in werte for stelle in stellen)

    @cached_property
    def offene(self) -> Kassen:
        """The purses in the years that are still open."""
        ab = self.fall.offen_ab
        return {kasse: [z for z in zeilen if z.jahr >= ab] for kasse, zeilen in self.ohne.items()}

    def _nummer(self, *stelle: Hashable) -> int:
        return self._nummern.setdefault(stelle, len(self._nummern))

    def _kassenjahr(self, aufgabe: Kleinstes, kasse: Kasse, zeile: Haushaltsjahr, mehr: Decimal) -> None:
        """Add the rows of one purse and year: its money suffices, rests lapse, credit is limited."""
        traeger, jahr = self.fall.traeger_mit_id[kasse[0]], zeile.jahr
        fehlt, rest, linie = (self._nummer(art, kasse, jahr) for art in ("fehlt", "rest", "linie"))
        summe: Zeile = {fehlt: -EINS, linie: -EINS}
        if anteil := traeger.uebertrag_am_ende(jahr):
            summe[rest] = 1 / Fraction(anteil)
        eigenes = _eigenes(zeile)
        if jahr == self.fall.offen_ab:
            eigenes += zeile.rest_vorjahr_eur - zeile.linie_vorjahr_eur - zeile.zinsen_eur
        else:
            summe[self._nummer("rest", kasse, jahr - 1)] = -EINS
            summe[self._nummer("linie", kasse, jahr - 1)] = 1 + Fraction(traeger.liquiditaetszins)
        for von, nach in (weg for regel in self.fall.deckungen for weg in regel.richtungen if kasse in weg):
            summe[self._nummer("gibt", von, nach, jahr)] = EINS if kasse == von else -EINS
        aufgabe.hoechstens(summe, Fraction(eigenes - mehr), fehlt)
        bisher = {z.jahr: _nutzbar(z) for z in self.ohne[kasse] if z.jahr <= jahr}
        aufgabe.hoechstens({rest: EINS}, Fraction(anteil * unverfallen(traeger, bisher)))
        grenze = min(traeger.liquiditaetslinie_im_jahr(jahr), zeile.forderungen_eur)
        aufgabe.hoechstens({linie: EINS}, Fraction(grenze))
        abzinsung = (1 + self.fall.projekt.diskontsatz) ** -(jahr - self.fall.projekt.beginn + 2)
        zins = Fraction((traeger.liquiditaetszins * abzinsung).quantize(Decimal("1e-12")))
        aufgabe.kosten |= {fehlt: FEHLBETRAG, linie: zins}


def _nutzbar(zeile: Haushaltsjahr) -> Decimal:
    return (zeile.ansatz_eur or NICHTS) - zeile.gesperrt_eur


def _eigenes(zeile: Haushaltsjahr) -> Decimal:
    """Return what a year by itself leaves of its budget: neither carried money nor bridging credit."""
    frei = zeile.frei_eur or NICHTS
    return frei - zeile.rest_vorjahr_eur - zeile.linie_eur + zeile.linie_vorjahr_eur + zeile.zinsen_eur


def _in_cent(betrag: Fraction) -> Decimal:
    return auf_cent(Decimal(betrag.numerator) / Decimal(betrag.denominator))
