"""Which measures belong together: those of one building with those of the networks that can feed it."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from massnahmenplan.begriffe.energie import Bauteil
from massnahmenplan.begriffe.gebaeudetyp import Gebaeudetyp
from massnahmenplan.begriffe.massnahme import BASIS, Massnahme
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.physik import Physik
from massnahmenplan.begriffe.physik.begruenung import Begruenung
from massnahmenplan.begriffe.physik.mobilitaet import Mobilitaet
from massnahmenplan.begriffe.physik.netzanschluss import Netzanschluss
from massnahmenplan.begriffe.physik.netzumbau import Netzumbau
from massnahmenplan.wirkung.energie import energie_des_objekts
from massnahmenplan.wirkung.energiewelt import Energiewelt
from massnahmenplan.wirkung.gruppe import Wirkungsgruppe

Wege = Mapping[str, Massnahme]
"""Variant -> the measure as that variant carries it out."""
Taten = dict[str, dict[str, tuple[Physik, ...]]]
"""Measure -> variant -> what it does."""
FUER_SICH = (Mobilitaet, Begruenung)
"""Kinds that touch no building and no network."""


def bilde_gruppen(
    objekte: Iterable[Objekt],
    typen: Mapping[str, Gebaeudetyp],
    ausfuehrungen: Mapping[str, Wege],
    welt: Energiewelt,
) -> tuple[Wirkungsgruppe, ...]:
    """Return all groups with at least one measure, by object, then by measure that stands for itself."""
    am_ort: dict[str, dict[str, Wege]] = {}
    for kennung, wege in sorted(ausfuehrungen.items()):
        objekt = wege[BASIS].objekt
        if objekt is not None and any(weg.physik for weg in wege.values()):
            am_ort.setdefault(objekt, {})[kennung] = wege
    ort = {m: objekt for objekt, massnahmen in am_ort.items() for m in massnahmen}
    gruppen = [
        Wirkungsgruppe(f"objekt:{o.id}", o.name, o, u_werte(o, typen), physik, ort, welt)
        for o in sorted(objekte, key=lambda objekt: objekt.id)
        if (physik := _physik_am(o, am_ort))
    ]
    gruppen += [
        Wirkungsgruppe(f"massnahme:{m}", wege[BASIS].name, None, {}, physik, ort, welt)
        for m, wege in sorted(ausfuehrungen.items())
        if (physik := _auswahl({m: wege}, lambda teil: isinstance(teil, FUER_SICH)))
    ]
    return tuple(gruppen)


def bestand_kwh(objekte: Iterable[Objekt]) -> dict[str, Decimal]:
    """Return the end energy of today by carrier, of all objects that state theirs."""
    alle = {objekt.id: objekt for objekt in objekte}
    summe: dict[str, Decimal] = {}
    for objekt in alle.values():
        energie = energie_des_objekts(objekt, {}, ())
        netze = ((alle[netz].waermetraeger, kwh) for netz, kwh in energie.netze.items() if netz in alle)
        for traeger, kwh in (*energie.traeger.items(), *netze):
            if traeger is not None:
                summe[traeger] = summe.get(traeger, Decimal(0)) + kwh
    return summe


def u_werte(objekt: Objekt, typen: Mapping[str, Gebaeudetyp]) -> dict[Bauteil, Decimal]:
    """Return the U-values of today: those of the type, replaced by those that are stated."""
    typ = typen.get(objekt.gebaeudetyp or "")
    return {**(typ.u_wert_w_m2k if typ else {}), **objekt.u_wert_w_m2k}


def _physik_am(objekt: Objekt, am_ort: Mapping[str, Mapping[str, Wege]]) -> Taten:
    """Return what happens to an object, and to the networks that feed it or could."""
    eigene = am_ort.get(objekt.id, {})
    taten = _auswahl(eigene, lambda teil: not isinstance(teil, (*FUER_SICH, Netzumbau)))
    anschluesse = {
        teil.waermenetz
        for wege in taten.values()
        for physik in wege.values()
        for teil in physik
        if isinstance(teil, Netzanschluss)
    }
    netze = {objekt.id} if objekt.sonstiger_absatz_kwh_a else {objekt.waermenetz, *anschluesse}
    for netz in sorted(kennung for kennung in netze if kennung is not None):
        taten |= _auswahl(am_ort.get(netz, {}), lambda teil: isinstance(teil, Netzumbau))
    return taten


def _auswahl(massnahmen: Mapping[str, Wege], gehoert_dazu: Callable[[Physik], bool]) -> Taten:
    """Return the parts that belong to a group; ways and measures without any are left out."""
    taten = {
        kennung: {
            variante: teile
            for variante, weg in wege.items()
            if (teile := tuple(teil for teil in weg.physik if gehoert_dazu(teil)))
        }
        for kennung, wege in massnahmen.items()
    }
    return {kennung: wege for kennung, wege in taten.items() if wege}
