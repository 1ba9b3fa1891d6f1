"""One of the scenarios that the case itself states."""

from typing import Any

from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.aenderungsfehler import Aenderungsfehler
from massnahmenplan.sensitivitaet.stellgroesse import Stellgroesse
from massnahmenplan.szenarien.fall import angewandt_auf, nur_offenes


def szenario(fall: Planungsfall, _groesse: Stellgroesse, wert: Wert) -> dict[str, Any]:
    """Let a scenario of the case come true; the case then has none of its own."""
    namen = {szenario.id: szenario for szenario in fall.szenarien}
    if wert not in namen:
        raise Aenderungsfehler("E403", f"„{wert}“ ist kein Szenario des Falls", rat(str(wert), namen, "Szenarien"))
    eingetreten = angewandt_auf(nur_offenes(namen[str(wert)], fall), fall)
    return {name: getattr(eingetreten, name) for name in Planungsfall.model_fields}
