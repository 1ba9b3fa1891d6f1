"""What targets ask for."""

from typing import Any

from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.arten.auswahl import gemeinte
from massnahmenplan.sensitivitaet.rechnung import Rechnung, mit_feld
from massnahmenplan.sensitivitaet.stellgroesse import Stellgroesse


def ziel(fall: Planungsfall, groesse: Stellgroesse, wert: Wert) -> dict[str, Any]:
    """Change the value of targets, in their own unit."""
    gemeint = gemeinte(groesse.fuer, {ziel.id for ziel in fall.ziele}, "Ziel")
    assert groesse.weise is not None
    rechnung = Rechnung(groesse.weise, wert)
    return {"ziele": tuple(mit_feld(z, "wert", rechnung) if z.id in gemeint else z for z in fall.ziele)}
