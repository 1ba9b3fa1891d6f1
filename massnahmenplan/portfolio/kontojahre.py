"""The years in which a shared account can be used."""

from collections.abc import Iterable

from massnahmenplan.begriffe.portfolio import Gemeinschaftskonto, Kontoart
from massnahmenplan.planungsfall import Planungsfall


def nutzbare_jahre(konto: Gemeinschaftskonto, faelle: Iterable[Planungsfall]) -> range:
    """Return the years of the plan; for a pot from the first application of any of its districts on."""
    projekte = [fall.projekt for fall in faelle]
    jahre = projekte[0].zeitachse.jahre
    if konto.art is not Kontoart.TOPF:
        return range(jahre[0], jahre[-1] + 1)
    return range(min(jahre[0], *(projekt.planungstag.year for projekt in projekte)), jahre[-1] + 1)
