"""What an update was asked for beside its aims: the questions here are solved without it, and that is said."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.begriffe.planziel import EINHEITEN, Zielname
from massnahmenplan.begriffe.worte import AENDERUNGEN
from massnahmenplan.ergebnis import Fortschreibung
from massnahmenplan.grundlagen.schreibweise import zielgroesse


def grenzen_der_fortschreibung(fort: Fortschreibung | None, ziel: Zielname) -> str:
    """Return ceilings, frozen years and stated prices of changes in words; nothing for a plan without any."""
    return "" if fort is None else "; ".join(_genannte(fort, ziel))


def _genannte(fort: Fortschreibung, ziel: Zielname) -> Iterator[str]:
    vorgaben, davor = fort.vorgaben, fort.kette[-1].zielwerte
    if vorgaben.hoechstens:
        yield "höchstens " + ", ".join(f"{AENDERUNGEN[art]} {n}" for art, n in vorgaben.hoechstens.items())
    if vorgaben.fest_bis is not None:
        yield f"festgeschrieben bis {vorgaben.fest_bis}"
    preise = vorgaben.genannte_preise(davor.get(ziel, Decimal(0)))
    if preise:
        einheit = EINHEITEN[ziel]
        yield "Preis je " + ", ".join(f"{AENDERUNGEN[a]} {zielgroesse(p, einheit)}" for a, p in preise.items())
