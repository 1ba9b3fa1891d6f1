"""Programmes that stop: from when on there are no applications any more."""

from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter, ValidationError

from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.grundlagen.zeit import Datum
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.aenderungsfehler import Aenderungsfehler
from massnahmenplan.sensitivitaet.arten.auswahl import gemeinte
from massnahmenplan.sensitivitaet.stellgroesse import NIE, Stellgroesse
from massnahmenplan.szenarien.fall import beendet

_DATUM: TypeAdapter[date] = TypeAdapter(Datum)
_ERLAUBT = "Ein Jahr (2028), ein Tag (01.07.2028), nie, oder ja und nein mit ab."


def programmende(fall: Planungsfall, groesse: Stellgroesse, wert: Wert) -> dict[str, Any]:
    """Let programmes stop on a day; they stay as they are for ``nein`` and ``nie``."""
    gemeint = gemeinte(groesse.fuer, fall.programm_mit_id, "Programm des Falls")
    ab = _erster_tag(fall, groesse, wert)
    if ab is None:
        return {}
    auskunft = f"In der Studie ab {ab:%d.%m.%Y} beendet."
    return {"programme": tuple(beendet(p, ab, auskunft) if p.id in gemeint else p for p in fall.programme)}


def _erster_tag(fall: Planungsfall, groesse: Stellgroesse, wert: Wert) -> date | None:
    """Return the first day without applications; None where the programme stays."""
    if wert is False or wert == NIE:
        return None
    if wert is True:
        return fall.projekt.planungstag if groesse.ab is None else _tag(groesse.ab)
    return _tag(wert)


def _tag(angabe: Decimal | str | bool) -> date:
    text = str(angabe)
    nur_jahr = text.isdecimal() and len(text) == len("2028")
    try:
        return _DATUM.validate_python(f"{text}-01-01" if nur_jahr else text)
    except ValidationError:
        raise Aenderungsfehler("E405", f"„{text}“ ist weder Jahr noch Tag", _ERLAUBT) from None
