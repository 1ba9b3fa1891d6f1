"""When measures begin: in a fixed period, not before one, or later than planned."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

from massnahmenplan.begriffe.festlegung import ZEITARTEN, Festlegung, Festlegungsart
from massnahmenplan.begriffe.massnahme import Massnahme, Variante
from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.grundlagen.zeitangabe import in_einer_form, ist_zeitangabe, spaeter
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.aenderungsfehler import Aenderungsfehler
from massnahmenplan.sensitivitaet.arten.auswahl import gemeinte_massnahmen
from massnahmenplan.sensitivitaet.rechnung import ersetze
from massnahmenplan.sensitivitaet.stellgroesse import Stellgroesse, Weise

Z = TypeVar("Z", Massnahme, Variante)
_ALS: Mapping[Weise, Festlegungsart] = {
    Weise.FEST: Festlegungsart.JAHR,
    Weise.NICHT_VOR: Festlegungsart.NICHT_VOR,
}


def beginn(fall: Planungsfall, groesse: Stellgroesse, wert: Wert) -> dict[str, Any]:
    """Change when measures begin; what is contracted or built begins when it did."""
    gebunden = {massnahme for massnahme, stand in fall.stand_von.items() if stand.gebunden}
    gemeint = gemeinte_massnahmen(fall, groesse.fuer) - gebunden
    if groesse.weise is Weise.VERZUG:
        return _verzoegert(fall, gemeint, wert)
    assert groesse.weise is not None
    art = _ALS[groesse.weise]
    zeit = _zeit(wert)
    bleibende = (f for f in fall.festlegungen if not (f.art is art and f.massnahme in gemeint))
    beschluss = f"Studie: {groesse.bezeichnung}"
    neue = (Festlegung(massnahme=m, art=art, wert=zeit, beschluss=beschluss) for m in sorted(gemeint))
    return {"festlegungen": (*bleibende, *neue)}


def _zeit(wert: Wert) -> str:
    text = "" if isinstance(wert, bool) else in_einer_form(str(wert))
    if not ist_zeitangabe(text):
        raise Aenderungsfehler("E405", "ist weder ein Jahr noch eine Periode", "Zum Beispiel 2028 oder 2028-H2.")
    return text


def _verzoegert(fall: Planungsfall, gemeint: frozenset[str], wert: Wert) -> dict[str, Any]:
    """Years that are decided move as well: the whole programme of the measure is later."""
    if not isinstance(wert, Decimal) or wert != wert.to_integral_value() or wert < 0:
        raise Aenderungsfehler("E405", "ist keine Zahl von Jahren", "Ganze Jahre ab 0 angeben.")
    jahre = int(wert)
    if not jahre:
        return {}
    von = fall.projekt.beginn
    return {
        "massnahmen": tuple(
            _spaeter(m, m.fruehester_beginn or von, jahre) if m.id in gemeint else m for m in fall.massnahmen
        ),
        "varianten": tuple(
            _spaeter(v, v.fruehester_beginn, jahre) if v.massnahme in gemeint and v.fruehester_beginn else v
            for v in fall.varianten
        ),
        "festlegungen": tuple(
            ersetze(f, "wert", str(spaeter(f.wert, jahre)))
            if f.massnahme in gemeint and f.art in ZEITARTEN and f.wert
            else f
            for f in fall.festlegungen
        ),
    }


def _spaeter(zeile: Z, von: int | str, jahre: int) -> Z:
    return ersetze(zeile, "fruehester_beginn", spaeter(von, jahre))
