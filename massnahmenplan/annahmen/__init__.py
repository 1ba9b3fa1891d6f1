"""What was assumed because the case does not say it: told to the reader, one sentence each."""

from massnahmenplan.annahmen.foerderung import foerderung
from massnahmenplan.annahmen.geld import buendel, geld, robustheit, rueckfluss, zusagen
from massnahmenplan.annahmen.kredite import kredite
from massnahmenplan.annahmen.stand import stand
from massnahmenplan.annahmen.wirkung import kriterien, wirkung
from massnahmenplan.annahmen.zeit import projekt, raster
from massnahmenplan.planungsfall import Planungsfall

__all__ = ["annahmen"]


def annahmen(fall: Planungsfall) -> tuple[str, ...]:
    """Return the assumptions behind every figure of this case, in German."""
    return (
        *projekt(fall),
        *stand(fall),
        *raster(fall),
        *geld(fall),
        *zusagen(fall),
        *rueckfluss(fall),
        *kredite(fall),
        *robustheit(fall),
        *buendel(fall),
        *wirkung(fall),
        *kriterien(fall),
        *foerderung(fall),
    )
