"""Room beside the plan of an update, but every way to it is one change more than was allowed."""

from collections.abc import Iterator

import numpy as np

from massnahmenmodell.stabilitaetsdaten import Aenderungszahl
from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsart
from massnahmenplan.begriffe.worte import AENDERUNGEN
from massnahmenplan.grundlagen.schreibweise import gezaehlt
from massnahmenplan.nichtwahl.lage import HAAR, Lage
from massnahmenplan.nichtwahl.platz import passende, weg


def obergrenze(lage: Lage) -> Iterator[tuple[str, str]]:
    """Yield the ceiling that the way with the fewest changes breaks, if each that fits breaks one."""
    stabilitaet = lage.stand.daten.stabilitaet
    zahlen = () if stabilitaet is None else stabilitaet.zahlen
    grenzen = [zahl for zahl in zahlen if zahl.hoechstens is not None]
    if not grenzen:
        return
    moegliche = [lage.von + int(o) for o in np.flatnonzero(passende(lage))]
    gebrochen = {o: [z for z in grenzen if _mit(lage, z, o) > (z.hoechstens or 0) + HAAR] for o in moegliche}
    if not gebrochen or not all(gebrochen.values()):
        return
    option = min(gebrochen, key=lambda o: (sum(_mit(lage, zahl, o) for zahl in gebrochen[o]), o))
    genannt = "; ".join(_satz(lage, zahl, option) for zahl in gebrochen[option])
    ort = weg(lage, option - lage.von)
    yield "obergrenze", f"Fände Platz ({ort}), überschritte aber die Obergrenze für Änderungen: {genannt}."


def _mit(lage: Lage, zahl: Aenderungszahl, option: int) -> float:
    """Return how many changes of a kind the plan would have with an option of the measure."""
    x = lage.stand.x.copy()
    x[option] = 1.0
    return zahl.anzahl(x)


def _satz(lage: Lage, zahl: Aenderungszahl, option: int) -> str:
    art, danach = Aenderungsart(zahl.name), round(_mit(lage, zahl, option))
    einheit = lage.stand.fall.projekt.zeitachse.einheit
    wie_oft = gezaehlt(danach, einheit) if art is Aenderungsart.VERSCHOBEN else f"{danach}-mal"
    return f"{AENDERUNGEN[art]} {wie_oft}, verlangt ist höchstens {zahl.hoechstens:.0f}"
