"""Cost, revenue and stated effect of measures, and what follows from how many take part."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, TypeVar

from massnahmenplan.begriffe.beziehung import Beziehung
from massnahmenplan.begriffe.massnahme import Massnahme, Variante
from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.aenderungsfehler import Aenderungsfehler
from massnahmenplan.sensitivitaet.arten.auswahl import gemeinte_massnahmen
from massnahmenplan.sensitivitaet.rechnung import Rechnung, mit_feld
from massnahmenplan.sensitivitaet.stellgroesse import Stellgroesse, Weise

Z = TypeVar("Z", Massnahme, Variante)
Aenderung = Callable[[Planungsfall, Stellgroesse, Wert], dict[str, Any]]
_WIRKUNG = ("co2_t_a", "endenergie_kwh_a")
_MIT_DER_ZAHL = (*_WIRKUNG, "ertrag_eur_a", "betriebskosten_eur_a", "menge")
_AUS_PHYSIK = "Die Angaben in physik einzeln ändern: art: wert mit pfad."


def faktor_auf(*felder: str) -> Aenderung:
    """Return the change that multiplies these fields of measures and their variants."""

    def aendere(fall: Planungsfall, groesse: Stellgroesse, wert: Wert) -> dict[str, Any]:
        gemeint = gemeinte_massnahmen(fall, groesse.fuer)
        return _geaendert(fall, gemeint, dict.fromkeys(felder, Rechnung(Weise.FAKTOR, wert)))

    return aendere


def wirkung(fall: Planungsfall, groesse: Stellgroesse, wert: Wert) -> dict[str, Any]:
    """Multiply stated effects; of an overlap stated in tonnes as well, it is a part of the second one's effect."""
    gemeint = gemeinte_massnahmen(fall, groesse.fuer)
    if not any(_ist_angegeben(weg) for m in gemeint for weg in fall.ausfuehrungen[m].values()):
        raise Aenderungsfehler("E405", "Wirkung ist hier nicht angegeben: sie folgt aus physik", _AUS_PHYSIK)
    return _mit_wirkung(fall, gemeint, Rechnung(Weise.FAKTOR, wert), _WIRKUNG)


def beteiligung(fall: Planungsfall, groesse: Stellgroesse, wert: Wert) -> dict[str, Any]:
    """Multiply all that grows with the number of those who take part, and the stated share of the investment."""
    gemeint = gemeinte_massnahmen(fall, groesse.fuer)
    if aus_physik := sorted(m for m in gemeint if any(weg.physik for weg in fall.ausfuehrungen[m].values())):
        text = f"Wirkung folgt bei {', '.join(aus_physik)} aus physik, nicht aus einer Beteiligung"
        raise Aenderungsfehler("E405", text, _AUS_PHYSIK)
    neu = fall.model_copy(update=_mit_wirkung(fall, gemeint, Rechnung(Weise.FAKTOR, wert), _MIT_DER_ZAHL))
    if isinstance(wert, Decimal):
        wert = 1 + groesse.mitwachsend_anteil * (wert - 1)
    kosten = _geaendert(neu, gemeint, {"investition_eur": Rechnung(Weise.FAKTOR, wert)})
    return {"beziehungen": neu.beziehungen, **kosten}


def _mit_wirkung(
    fall: Planungsfall, gemeint: frozenset[str], rechnung: Rechnung, felder: Iterable[str]
) -> dict[str, Any]:
    def geaendert(beziehung: Beziehung) -> Beziehung:
        if beziehung.co2_t_a is None or beziehung.mitglieder[1] not in gemeint:
            return beziehung
        return mit_feld(beziehung, "co2_t_a", rechnung)

    return {
        "beziehungen": tuple(map(geaendert, fall.beziehungen)),
        **_geaendert(fall, gemeint, dict.fromkeys(felder, rechnung)),
    }


def _geaendert(fall: Planungsfall, gemeint: frozenset[str], rechnungen: dict[str, Rechnung]) -> dict[str, Any]:
    def geaendert(zeile: Z) -> Z:
        for feld, rechnung in rechnungen.items():
            if getattr(zeile, feld) is not None:
                zeile = mit_feld(zeile, feld, rechnung)
        return zeile

    return {
        "massnahmen": tuple(geaendert(m) if m.id in gemeint else m for m in fall.massnahmen),
        "varianten": tuple(geaendert(v) if v.massnahme in gemeint else v for v in fall.varianten),
    }


def _ist_angegeben(massnahme: Massnahme) -> bool:
    return massnahme.co2_t_a is not None or bool(massnahme.endenergie_kwh_a)
