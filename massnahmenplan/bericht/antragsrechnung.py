"""How a grant was calculated, line by line: what several formats show beside an application."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.foerderung.rechenweg import Rechenzeile

_GERUNDET = "Gerundet"


def rechnung(antrag: Antrag) -> Iterator[tuple[str, Decimal | None, str | None]]:
    """Yield text, amount and clause of each step, then the payments, last the source of the version."""
    for schritt in _ohne_leere_rundung(antrag.rechenweg):
        yield schritt.text, schritt.betrag_eur, schritt.stelle
    for zahlung in antrag.auszahlungen:
        yield f"Auszahlung {zahlung.jahr}", zahlung.betrag_eur, None
    yield "Quelle der Fassung", None, antrag.quelle


def _ohne_leere_rundung(rechenweg: tuple[Rechenzeile, ...]) -> Iterator[Rechenzeile]:
    """Leave out a rounding that changes only what is not shown: fractions of a cent."""
    vorher = None
    for schritt in rechenweg:
        if schritt.text != _GERUNDET or schritt.betrag_eur != vorher:
            yield schritt
        vorher = schritt.betrag_eur
