"""The course of a loan, year by year and to the cent: draws, interest, principal, repayment grant, debt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.begriffe.kreditbedingungen import Kreditbedingungen
from massnahmenplan.grundlagen.zahlen import auf_cent

NICHTS = Decimal(0)


@dataclass(frozen=True, slots=True)
class Darlehensjahr:
    """One year of a loan; everything falls due on its last day."""

    jahr: int
    abruf_eur: Decimal
    """Nominal amount that is drawn."""
    zins_eur: Decimal
    tilgung_eur: Decimal
    gutschrift_eur: Decimal
    """Repayment grant that is credited: debt that nobody pays."""
    rest_eur: Decimal
    """Debt at the end of the year."""

    @property
    def rate_eur(self) -> Decimal:
        """What is paid in the year."""
        return self.zins_eur + self.tilgung_eur


def tilgungsplan(
    bedingungen: Kreditbedingungen,
    abrufe: Mapping[int, Decimal],
    gutschriften: Mapping[int, Decimal] | None = None,
) -> Iterator[Darlehensjahr]:
    """Yield every year from the first disbursement to the end of the term.

    Interest is due once a year on the debt at its beginning. The term begins with the year after the last
    disbursement: grace years with interest only, then a constant annuity (worked out anew when the interest
    changes), constant principal (*raten*), or nothing before the end (*endfaellig*). A repayment grant is credited
    before the payment of its year; one that comes later leaves the instalment as it is and so shortens the term.
    The last year clears what is left.
    """
    letztes, rest, rate = max(abrufe), NICHTS, NICHTS
    for jahr in range(min(abrufe), letztes + bedingungen.laufzeit_jahre + 1):
        nummer = jahr - letztes
        zins = bedingungen.zins_im_jahr(nummer)
        if _wird_neu_gerechnet(bedingungen, nummer):
            rate = _rate(bedingungen, rest, zins, bedingungen.laufzeit_jahre - nummer + 1)
        zinsbetrag = auf_cent(rest * zins)
        abruf = abrufe.get(jahr, NICHTS)
        gutschrift = min((gutschriften or {}).get(jahr, NICHTS), rest + abruf)
        tilgung = min(_tilgung(bedingungen, nummer, rest, zinsbetrag, rate), rest + abruf - gutschrift)
        rest += abruf - tilgung - gutschrift
        yield Darlehensjahr(jahr, abruf, zinsbetrag, tilgung, gutschrift, rest)


def _wird_neu_gerechnet(bedingungen: Kreditbedingungen, nummer: int) -> bool:
    erstes = bedingungen.tilgungsfrei_jahre + 1
    if bedingungen.tilgung == "annuitaet" and bedingungen.anschlusszins is not None:
        return nummer in {erstes, max(erstes, (bedingungen.zinsbindung_jahre or 0) + 1)}
    return nummer == erstes


def _rate(bedingungen: Kreditbedingungen, rest_eur: Decimal, zins: Decimal, jahre: int) -> Decimal:
    """Return the yearly payment that clears the debt: annuity, or principal without interest (*raten*)."""
    if bedingungen.tilgung == "annuitaet" and zins:
        return auf_cent(rest_eur * zins / (1 - (1 + zins) ** -jahre))
    return auf_cent(rest_eur / jahre)


def _tilgung(
    bedingungen: Kreditbedingungen, nummer: int, rest_eur: Decimal, zins_eur: Decimal, rate_eur: Decimal
) -> Decimal:
    if nummer == bedingungen.laufzeit_jahre:
        return rest_eur
    if nummer <= bedingungen.tilgungsfrei_jahre or bedingungen.tilgung == "endfaellig":
        return NICHTS
    return rate_eur - zins_eur if bedingungen.tilgung == "annuitaet" else rate_eur
