"""What each EUR of a loan owes and pays, year by year: closed formulas, no rounding.

The recomputation walks the same loan in whole cents (``foerderung/tilgungsplan.py``); the two share no line. All
payments are proportional to the amount drawn, so these figures are the coefficients of the model.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from massnahmenplan.begriffe.kreditbedingungen import Kreditbedingungen

NICHTS, EINS = Decimal(0), Decimal(1)
Anteile = tuple[tuple[int, Decimal], ...]
"""Year and share of the loan."""


@dataclass(frozen=True, slots=True)
class Kreditverlauf:
    """Figures per EUR of the nominal loan, by year."""

    abruf: dict[int, Decimal]
    """Nominal amount drawn; the payer receives ``auszahlung_anteil`` of it."""
    schuld: dict[int, Decimal]
    """Debt at the end of the year."""
    tilgung: dict[int, Decimal]
    zins: dict[int, Decimal]


@lru_cache(maxsize=4096)
def verlauf(bedingungen: Kreditbedingungen, abrufe: Anteile, gutschriften: Anteile = ()) -> Kreditverlauf:
    """Return the course of a loan of 1 EUR; ``gutschriften`` is the repayment grant by year."""
    gezogen = dict(abrufe)
    erstes, letztes = min(gezogen), max(gezogen)
    jahre = range(erstes, letztes + bedingungen.laufzeit_jahre + 1)
    guthaben = dict(gutschriften)
    schuld = _schulden(bedingungen, jahre, letztes, gezogen, guthaben)
    tilgung, zins = {}, {}
    for jahr in jahre:
        vorher = schuld.get(jahr - 1, NICHTS)
        gemindert = vorher + gezogen.get(jahr, NICHTS) - guthaben.get(jahr, NICHTS) - schuld[jahr]
        tilgung[jahr] = max(gemindert, NICHTS)
        zins[jahr] = vorher * bedingungen.zins_im_jahr(jahr - letztes)
    return Kreditverlauf(gezogen, schuld, tilgung, zins)


def _schulden(
    bedingungen: Kreditbedingungen,
    jahre: range,
    letztes: int,
    gezogen: dict[int, Decimal],
    guthaben: dict[int, Decimal],
) -> dict[int, Decimal]:
    """Return the debt at the end of each year: first without repayment, then phase by phase."""
    tilgungsfrei_bis = letztes + bedingungen.tilgungsfrei_jahre
    schuld = {}
    for jahr in range(jahre.start, tilgungsfrei_bis + 1):
        bisher = sum((betrag for j, betrag in gezogen.items() if j <= jahr), NICHTS)
        schuld[jahr] = max(bisher - sum((b for j, b in guthaben.items() if j <= jahr), NICHTS), NICHTS)
    for von, bis in _phasen(bedingungen, tilgungsfrei_bis, letztes):
        stand = _phase(bedingungen, schuld[von], jahre.stop - 1 - von, letztes, von)
        for jahr in range(von + 1, bis + 1):
            aufgezinst = (b * stand(jahr, j) for j, b in guthaben.items() if von < j <= jahr)
            schuld[jahr] = max(stand(jahr, None) - sum(aufgezinst, NICHTS), NICHTS)
    schuld[jahre.stop - 1] = NICHTS
    return schuld


def _phasen(bedingungen: Kreditbedingungen, tilgungsfrei_bis: int, letztes: int) -> list[tuple[int, int]]:
    """Return the years after which the instalment is worked out, each with the end of its phase."""
    ende = letztes + bedingungen.laufzeit_jahre
    if bedingungen.tilgung == "annuitaet" and bedingungen.anschlusszins is not None:
        wechsel = letztes + (bedingungen.zinsbindung_jahre or 0)
        if tilgungsfrei_bis < wechsel < ende:
            return [(tilgungsfrei_bis, wechsel), (wechsel, ende)]
    return [(tilgungsfrei_bis, ende)]


def _phase(
    bedingungen: Kreditbedingungen, anfang: Decimal, jahre: int, letztes: int, von: int
) -> Callable[[int, int | None], Decimal]:
    """Return a function: debt of a year without credits, or what 1 EUR credited in a year takes off it."""
    zins = bedingungen.zins_im_jahr(von + 1 - letztes)
    q = EINS + zins

    def stand(jahr: int, gutschrift: int | None) -> Decimal:
        if gutschrift is not None:
            return q ** (jahr - gutschrift) if bedingungen.tilgung == "annuitaet" else EINS
        vergangen = jahr - von
        if bedingungen.tilgung == "endfaellig":
            return anfang
        if bedingungen.tilgung == "annuitaet" and zins:
            return anfang * (q**jahre - q**vergangen) / (q**jahre - EINS)
        return anfang * (jahre - vergangen) / jahre

    return stand
