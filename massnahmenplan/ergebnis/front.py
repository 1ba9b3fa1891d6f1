"""What comes out of several aims at once: plans of which none is better in one aim without being worse in another,
and what one aim costs of the other from each to the next."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from massnahmenplan.begriffe.planziel import JE_MEHR_DESTO_BESSER, Zielname, ist_besser
from massnahmenplan.ergebnis.ergebnis import Ergebnis
from massnahmenplan.ergebnis.nachweis import Status

if TYPE_CHECKING:
    import pandas

    from massnahmenplan.bericht.schaubild import Schaubild


class Frontende(StrEnum):
    """Why no further point was looked for."""

    VOLLSTAENDIG = "vollstaendig"
    """It is proven that there is no other point, up to accuracy and the asked gap."""
    ANZAHL = "anzahl"
    """As many points as asked for."""
    ZEITLIMIT = "zeitlimit"
    LUECKE_OFFEN = "luecke_offen"
    """The searches ended, but not all of them with the asked gap."""
    ABGEBROCHEN = "abgebrochen"


@dataclass(frozen=True, slots=True)
class Zielnachweis:
    """One aim of a point: what the plan has of it, and what is proven."""

    ziel: Zielname
    wert: Decimal
    schranke: Decimal | None
    """No plan that keeps ``grenze`` of each other aim, and what was reached of the aims before, is better."""
    luecke: Decimal | None
    status: Status
    grenze: Decimal | None
    """What was asked of this aim when the point was searched for; None if nothing."""


@dataclass(frozen=True, slots=True)
class Frontpunkt:
    """One plan of the front."""

    id: str
    ergebnis: Ergebnis
    bester_in: tuple[Zielname, ...]
    """Aims of which proven no plan has more; the ends of the front."""
    nicht_gesucht: tuple[Zielname, ...] = ()
    """Aims that were never searched for first: what is proven here holds only for as much of the aims before."""

    @property
    def ist_bewiesen(self) -> bool:
        """True if it is proven within the asked gap in every aim."""
        return self.ergebnis.nachweis.status is Status.OPTIMAL and not self.nicht_gesucht

    def wert(self, ziel: str) -> Decimal:
        """Return the recomputed value of an aim."""
        return self.ergebnis.bilanz.zielwerte[ziel]

    def nachweis(self, ziel: Zielname) -> Zielnachweis:
        """Return what is proven of an aim."""
        ganz, wert = self.ergebnis.nachweis, self.wert(ziel)
        if ziel in self.nicht_gesucht:
            return Zielnachweis(ziel, wert, None, None, Status.LUECKE_OFFEN, None)
        grenze = next((g.wert for g in ganz.grenzen if g.ziel == ziel), None)
        for stufe in ganz.stufen:
            if stufe.ziel == ziel:
                return Zielnachweis(ziel, wert, stufe.schranke, stufe.luecke, stufe.status, grenze)
        return Zielnachweis(ziel, wert, wert, Decimal(0), ganz.status, grenze)  # the only plan there is


@dataclass(frozen=True, slots=True)
class Tausch:
    """From one point to the next: how much more of one aim, and what of another one that costs."""

    von: str
    nach: str
    ziel: Zielname
    mehr: Decimal
    """In the unit of ``ziel``; positive."""
    preisziel: Zielname
    preis: Decimal
    """What is given up of the other aim, in its unit; positive."""

    @property
    def je_einheit(self) -> Decimal:
        """The price of one unit more: of the next tonne, in EUR."""
        return self.preis / self.mehr


@dataclass(frozen=True, slots=True)
class Suchzahlen:
    """What the search for the front went through, counted."""

    suchen: int
    """Searches, each for all aims in turn."""
    doppelte: int
    """Searches that came back with a point that was known."""
    dominierte: int
    """Plans that another one is as good as in every aim, and better in one by more than the asked gap."""
    innerhalb_der_luecke: int
    """Plans of which the same is true, but nowhere by more than the gap: they may stand for the same point."""
    leere_zellen: int
    """Searches with the proof that their cell has no further point."""
    uebersprungene_zellen: int
    """Cells that no search was needed for: what was found in another one answers them too."""
    schmale_zellen: int
    """Cells in which no plan is better than a known one by more than the asked gap: not looked into."""
    offene_zellen: int
    """Cells that nobody looked into, or where the time did not suffice for an answer."""


@dataclass(frozen=True, slots=True)
class Front:
    """The front with its proofs: each point a whole, recounted plan."""

    ziele: tuple[Zielname, ...]
    """The first one is optimised, the others are limited, point by point."""
    punkte: tuple[Frontpunkt, ...]
    """By rising value of the first aim, whatever is better."""
    knie: str | None
    """The point where the values of all aims, each stretched to 0 … 1, add up to most; None if an end does."""
    tausch: tuple[Tausch, ...]
    """From point to point: the price of the next tonne."""
    verlangte_punkte: int
    verlangte_luecke: Decimal
    ende: Frontende
    zahlen: Suchzahlen
    dauer_s: float
    signalnummer: int | None = None
    offene_enden: tuple[Zielname, ...] = ()
    """Aims whose end was not searched for, or not proven within the asked gap: there may be plans beyond it."""

    @property
    def vollstaendig(self) -> bool:
        """True if it is proven that no point is missing, up to accuracy and the asked gap."""
        return self.ende is Frontende.VOLLSTAENDIG

    @property
    def ist_wie_verlangt(self) -> bool:
        """True if every point is proven within the asked gap, and there are as many as asked for, or all."""
        bewiesen = all(punkt.ist_bewiesen for punkt in self.punkte)
        return bewiesen and self.ende in {Frontende.VOLLSTAENDIG, Frontende.ANZAHL}

    def punkt_mit_id(self, kennung: str) -> Frontpunkt:
        """Return a point. Errors: KeyError."""
        return {punkt.id: punkt for punkt in self.punkte}[kennung]

    def tabelle(self, name: str = "punkte") -> "pandas.DataFrame":
        """Return ``punkte``, ``massnahmen`` (begin of each in each point) or ``preise`` (from point to point).

        Errors: KeyError with the known names for an unknown one.
        """
        from massnahmenplan.notizbuch.front import fronttabelle

        return fronttabelle(self, name)

    def schaubild(self, plan: Ergebnis | None = None) -> "Schaubild":
        """Return the points by the first two aims; ``plan`` is marked, on the front or beside it."""
        from massnahmenplan.notizbuch.front import frontbild

        return frontbild(self, plan)

    def _repr_html_(self) -> str:
        return str(self.tabelle("punkte").to_html(index=False, border=0))


def tauschziele(ziele: tuple[Zielname, ...]) -> tuple[Zielname, Zielname]:
    """Return the aim of which more is bought, and the one that it is paid with."""
    mehr: Zielname = "co2" if "co2" in ziele else "nutzwert"
    return mehr, "kosten" if "kosten" in ziele else "nutzwert"


def tauschfolge(ziele: tuple[Zielname, ...], punkte: tuple[Frontpunkt, ...]) -> tuple[Tausch, ...]:
    """Return the steps from point to point, from the least of the aim that is bought on.

    Of three aims the third is left out of account: only points count that are a front of the two alone.
    """
    mehr, preisziel = tauschziele(ziele)
    richtung = 1 if preisziel in JE_MEHR_DESTO_BESSER else -1
    von_oben = sorted(punkte, key=lambda p: (-p.wert(mehr), -richtung * p.wert(preisziel)))
    folge: list[Frontpunkt] = []
    for punkt in von_oben:
        if not folge or ist_besser(preisziel, punkt.wert(preisziel), folge[-1].wert(preisziel)):
            folge.append(punkt)
    folge.reverse()
    return tuple(
        Tausch(
            von=punkt.id,
            nach=naechster.id,
            ziel=mehr,
            mehr=naechster.wert(mehr) - punkt.wert(mehr),
            preisziel=preisziel,
            preis=abs(naechster.wert(preisziel) - punkt.wert(preisziel)),
        )
        for punkt, naechster in pairwise(folge)
    )
