"""What a kWh of heat from a network emits and costs, with the changes of the network that are in force."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from massnahmenplan.begriffe.jahreswerte import Jahreswerte
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.physik.netzumbau import Netzumbau

EINS, NICHTS = Decimal(1), Decimal(0)
Reihen = Mapping[str, Jahreswerte]


def faktor_g_kwh(netz: Objekt, umbauten: Sequence[Netzumbau], jahr: int, faktoren: Reihen) -> Decimal:
    """Return g CO2e per kWh that arrives at a building.

    The factor of the network's own carrier counts per kWh that arrives, today's losses included: per kWh fed in it
    is less by them. New heat replaces its share of what is fed in; then the losses of the day are put on top.
    """
    heute = EINS - netz.netzverlust_anteil
    neue_verluste = [u.netzverlust_anteil for u in umbauten if u.netzverlust_anteil is not None]
    verlust = min([*neue_verluste, netz.netzverlust_anteil])
    eingespeist = sum(
        (
            anteil * faktoren[traeger].im_jahr(jahr) * (heute if nutzungsgrad is None else EINS / nutzungsgrad)
            for traeger, nutzungsgrad, anteil in _mischung(netz, umbauten)
        ),
        NICHTS,
    )
    return eingespeist / (EINS - verlust)


def preis_ct_kwh(netz: Objekt, umbauten: Sequence[Netzumbau], jahr: int, preise: Reihen) -> Decimal:
    """Return ct per kWh that arrives; heat that the network makes from another carrier costs as before."""
    assert netz.waermetraeger is not None, "checked on reading"
    heute = preise[netz.waermetraeger].im_jahr(jahr) if netz.waermetraeger in preise else NICHTS
    return sum(
        (
            anteil * (preise[traeger].im_jahr(jahr) if nutzungsgrad is None and traeger in preise else heute)
            for traeger, nutzungsgrad, anteil in _mischung(netz, umbauten)
        ),
        NICHTS,
    )


def _mischung(netz: Objekt, umbauten: Sequence[Netzumbau]) -> list[tuple[str, Decimal | None, Decimal]]:
    """Return carrier, efficiency and share of all heat; shares above 1 together are cut in proportion."""
    assert netz.waermetraeger is not None, "checked on reading"
    neue = [u for u in umbauten if u.traeger is not None]
    summe = sum((u.anteil for u in neue), NICHTS)
    kuerzung = max(summe, EINS)
    return [
        (netz.waermetraeger, None, max(EINS - summe, NICHTS)),
        *((u.traeger, u.nutzungsgrad, u.anteil / kuerzung) for u in neue if u.traeger is not None),
    ]
