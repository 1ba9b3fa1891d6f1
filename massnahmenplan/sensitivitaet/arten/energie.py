"""Paths of energy carriers over the years: price and emission factor."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from massnahmenplan.begriffe.energietraeger import Energietraeger
from massnahmenplan.begriffe.jahreswerte import Jahreswerte
from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.begriffe.szenario import ALLE
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.aenderungsfehler import Aenderungsfehler
from massnahmenplan.sensitivitaet.arten.auswahl import gemeinte
from massnahmenplan.sensitivitaet.rechnung import Rechnung, ersetze
from massnahmenplan.sensitivitaet.stellgroesse import Stellgroesse, Weise

_STELLEN = Decimal("0.000001")


def preis(fall: Planungsfall, groesse: Stellgroesse, wert: Wert) -> dict[str, Any]:
    """Change prices in ct/kWh; where all carriers are meant, those without a price stay without."""
    ohne_preis = {t.id for t in fall.energietraeger if t.preis_ct_kwh is None} if ALLE in groesse.fuer else set()
    return _geaendert(
        fall,
        gemeinte(groesse.fuer, {t.id for t in fall.energietraeger}, "Energieträger") - ohne_preis,
        "preis_ct_kwh",
        lambda traeger: _pfad(fall, groesse, wert, traeger.preis_ct_kwh),
    )


def emissionsfaktor(fall: Planungsfall, groesse: Stellgroesse, wert: Wert) -> dict[str, Any]:
    """Change emission factors in g/kWh; of a series of the catalogue this makes a path of the case's own."""
    return _geaendert(
        fall,
        gemeinte(groesse.fuer, {t.id for t in fall.energietraeger}, "Energieträger"),
        "emissionsfaktor_g_kwh",
        lambda traeger: _pfad(fall, groesse, wert, fall.emissionsfaktoren[traeger.id]),
    )


def _geaendert(
    fall: Planungsfall, gemeint: frozenset[str], feld: str, pfad_von: Callable[[Energietraeger], Any]
) -> dict[str, Any]:
    return {
        "energietraeger": tuple(
            ersetze(traeger, feld, pfad_von(traeger)) if traeger.id in gemeint else traeger
            for traeger in fall.energietraeger
        )
    }


def _pfad(fall: Planungsfall, groesse: Stellgroesse, wert: Wert, bisher: Jahreswerte | None) -> Any:
    """Return the path that a value makes of the present one, as the field takes it."""
    if groesse.weise is None:
        if wert not in groesse.pfade:
            raise Aenderungsfehler("E407", f"„{wert}“ ist keiner der pfade", rat(str(wert), groesse.pfade))
        return groesse.pfade[str(wert)]
    if groesse.weise is Weise.STEIGERUNG and isinstance(wert, Decimal) and bisher is not None:
        jahre = fall.projekt.zeitachse.jahre
        return {j: (bisher.im_jahr(j) * (1 + wert) ** (j - jahre.start)).quantize(_STELLEN) for j in jahre}
    return Rechnung(groesse.weise, wert).auf(bisher)
