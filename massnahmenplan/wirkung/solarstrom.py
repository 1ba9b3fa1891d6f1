"""How much electricity of photovoltaics is used in the building itself.

Own use C of the yield Y at the demand D:  C = D·Y / (D + κ·Y), at most D. It grows with both, is never more than
the yield, and twice the building with twice the plant uses twice as much; κ is chosen so that the demand of today
gives the stated share e of the yield:  κ = D₀/Y · (1 − e)/e.
"""

from collections.abc import Sequence
from decimal import Decimal

from massnahmenplan.begriffe.physik.photovoltaik import Photovoltaik

NICHTS = Decimal(0)


def eigenverbrauch_kwh(anlagen: Sequence[Photovoltaik], strom_heute: Decimal, bedarf: Decimal) -> Decimal:
    """Return the own use of all plants; ``strom_heute`` is the demand for which their shares are stated."""
    nutzbare = [a for a in anlagen if a.eigenverbrauch_anteil and a.ertrag_kwh_a]
    ertrag = sum((a.ertrag_kwh_a for a in nutzbare), NICHTS)
    if not ertrag or not strom_heute or not bedarf:
        return NICHTS
    # κ of several plants: the mean, weighted by yield; κ·Y of a plant is D₀ (1 − e)/e
    saettigung = sum(
        (strom_heute * (1 - a.eigenverbrauch_anteil) / a.eigenverbrauch_anteil for a in nutzbare), NICHTS
    )
    return min(bedarf, ertrag, bedarf * ertrag / (bedarf + saettigung))
