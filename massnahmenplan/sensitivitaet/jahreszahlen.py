"""What is kept of a plan year by year: reduction, emission, and what all purses spend."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.ergebnis import Bilanz
from massnahmenplan.ergebnis.laufergebnis import JE_JAHR


def jahreszahlen(bilanz: Bilanz) -> dict[str, Decimal]:
    """Return figure and year (``minderung_t@2030``) -> value, for the years of the plan; money is nominal."""
    return {f"{name}{JE_JAHR}{jahr}": wert for name, jahr, wert in _zahlen(bilanz)}


def _zahlen(bilanz: Bilanz) -> Iterator[tuple[str, int, Decimal]]:
    for emission in bilanz.emissionen:
        yield "minderung_t", emission.jahr, emission.minderung_t
        if emission.mit_plan_t is not None:
            yield "emission_t", emission.jahr, emission.mit_plan_t
        netto = (kasse.netto_eur for kasse in bilanz.haushalt if kasse.jahr == emission.jahr)
        yield "belastung_eur", emission.jahr, sum(netto, Decimal(0))
