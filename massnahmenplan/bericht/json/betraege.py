"""Figures as plain data: EUR as text with two decimals, quantities with three, years as keys."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from massnahmenplan.bericht.stellen import auf_stelle
from massnahmenplan.foerderung.vorhaben import Zahlung

Daten = dict[str, Any]


def nicht_leer(name: str, eintraege: Iterable[Daten]) -> Daten:
    """Return a list under its name, or nothing where it is empty."""
    liste = list(eintraege)
    return {name: liste} if liste else {}


def tag(datum: date | None) -> str | None:
    """Return ``2027-03-01``."""
    return None if datum is None else datum.isoformat()


def zahlungen(einzelne: Iterable[Zahlung]) -> Mapping[str, str | None]:
    """Return the sum of each year."""
    je_jahr: dict[int, Decimal] = {}
    for zahlung in einzelne:
        je_jahr[zahlung.jahr] = je_jahr.get(zahlung.jahr, Decimal(0)) + zahlung.betrag_eur
    return je_jahr_eur(je_jahr)


def je_jahr_eur(betraege: Mapping[int, Decimal]) -> dict[str, str | None]:
    """Return amounts with their years as text, in order."""
    return {str(jahr): euro(betrag) for jahr, betrag in sorted(betraege.items())}


def euro(betrag: Decimal | None) -> str | None:
    """Return an amount to the cent."""
    return fest(betrag, Decimal("0.01"))


def tausendstel(menge: Decimal | None) -> str | None:
    """Return tonnes, kWh and other quantities with three decimals."""
    return fest(menge, Decimal("0.001"))


def millionstel(wert: Decimal | None) -> str | None:
    """Return points, shares and values of criteria with six decimals."""
    return fest(wert, Decimal("0.000001"))


def fest(wert: Decimal | None, stelle: Decimal) -> str | None:
    """Return the value rounded half up to a place, never ``-0``."""
    return None if wert is None else format(auf_stelle(wert, stelle), "f")
