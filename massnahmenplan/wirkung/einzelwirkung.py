"""The effect of one measure by itself: tonnes and saved money in one year of full operation."""

from collections.abc import Mapping
from decimal import Decimal

from massnahmenplan.begriffe.jahreswerte import Jahreswerte
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.grundlagen.zahlen import auf_cent

_G_JE_T = Decimal(1_000_000)
_CT_JE_EUR = Decimal(100)


def minderung_t(massnahme: Massnahme, jahr: int, faktoren: Mapping[str, Jahreswerte]) -> Decimal:
    """Return the reduction in t CO2e in ``jahr`` at full effect; ``faktoren`` in g per kWh by carrier."""
    if massnahme.co2_t_a is not None:
        return massnahme.co2_t_a
    return sum(
        (kwh * faktoren[traeger].im_jahr(jahr) / _G_JE_T for traeger, kwh in massnahme.endenergie_kwh_a.items()),
        Decimal(0),
    )


def ersparnis_eur(massnahme: Massnahme, jahr: int, preise: Mapping[str, Jahreswerte]) -> Decimal:
    """Return the value of the saved energy in ``jahr`` at full effect; carriers without a price count 0."""
    return auf_cent(
        sum(
            (
                kwh * preise[traeger].im_jahr(jahr) / _CT_JE_EUR
                for traeger, kwh in massnahme.endenergie_kwh_a.items()
                if traeger in preise
            ),
            Decimal(0),
        )
    )


def wirkungsanteil(massnahme: Massnahme, beginn: int, jahr: int, je_jahr: int = 1) -> Decimal:
    """Return the share 0 … 1 of its full effect of a year that a measure begun in ``beginn`` has in ``jahr``.

    ``beginn`` is a period of ``je_jahr`` a year; the share is the mean over the periods of the year.
    """
    perioden = range(jahr * je_jahr, (jahr + 1) * je_jahr)
    return sum((periodenanteil(massnahme, beginn, p, je_jahr) for p in perioden), Decimal(0)) / je_jahr


def periodenanteil(massnahme: Massnahme, beginn: int, periode: int, je_jahr: int = 1) -> Decimal:
    """Return the share 0 … 1 of its full effect that a measure begun in ``beginn`` has in a period.

    0 before completion (with ``hochlauf`` growing in equal steps), 1 in operation, 0 after its lifetime.
    """
    dauer, vergangen = massnahme.dauer, periode - beginn
    if vergangen < dauer:
        return Decimal(max(vergangen, 0)) / dauer if massnahme.hochlauf else Decimal(0)
    lebt = massnahme.nutzungsdauer_a is None or vergangen < dauer + massnahme.nutzungsdauer_a * je_jahr
    return Decimal(1) if lebt else Decimal(0)
