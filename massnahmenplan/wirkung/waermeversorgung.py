"""Which carriers and networks deliver the heat of a building, and how much end energy that takes."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.physik.netzanschluss import Netzanschluss
from massnahmenplan.begriffe.physik.waermeerzeuger import Waermeerzeuger

EINS, NICHTS = Decimal(1), Decimal(0)
HALB = Decimal("0.5")
Lieferung = tuple[str | None, str | None, Decimal]
"""Carrier or else network, and kWh of end energy."""
Erzeuger = Waermeerzeuger | Netzanschluss


def lieferungen(
    objekt: Objekt, nutzwaerme_kwh: Decimal, restverlust: Decimal, erzeuger: Sequence[Erzeuger]
) -> Iterator[Lieferung]:
    """Yield the end energy for the heat of a building.

    Generators for a share take it from the main one; shares above 1 together are cut in proportion. Two main
    ones exclude each other in every plan: of a plan that has both, the last one counts.
    """
    teilweise = [e for e in erzeuger if isinstance(e, Waermeerzeuger) and e.anteil < 1]
    haupt = [e for e in erzeuger if e not in teilweise]
    summe = sum((e.anteil for e in teilweise), NICHTS)
    for e in teilweise:
        anteil = e.anteil / max(summe, EINS)
        yield e.traeger, None, anteil * nutzwaerme_kwh * aufwandszahl(e, restverlust)
    rest = max(EINS - summe, NICHTS) * nutzwaerme_kwh
    letzter = haupt[-1] if haupt else None
    if isinstance(letzter, Waermeerzeuger):
        yield letzter.traeger, None, rest * aufwandszahl(letzter, restverlust)
    elif letzter is not None:
        yield None, letzter.waermenetz, rest / letzter.nutzungsgrad
    else:
        yield objekt.waermetraeger, objekt.waermenetz, rest / (objekt.nutzungsgrad or EINS)


def aufwandszahl(erzeuger: Waermeerzeuger, restverlust: Decimal) -> Decimal:
    """Return end energy per useful heat, straight from today's building through the one that loses half as much.

    The flow temperature falls with the heat load, and with it the effort of a heat pump (DIN V 4701-10 counts in
    efforts, too).
    """
    heute = EINS / erzeuger.nutzungsgrad
    if erzeuger.nutzungsgrad_saniert is None:
        return heute
    return heute + (EINS / erzeuger.nutzungsgrad_saniert - heute) * (EINS - restverlust) / HALB
