"""Any figure of the case, by its path."""

from typing import Any

from massnahmenplan.begriffe.stellwert import Wert
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.pfad import lies_pfad, wende_an
from massnahmenplan.sensitivitaet.rechnung import Rechnung
from massnahmenplan.sensitivitaet.stellgroesse import Stellgroesse


def wert(fall: Planungsfall, groesse: Stellgroesse, neu: Wert) -> dict[str, Any]:
    """Change the figure at ``pfad``."""
    assert groesse.weise is not None
    return wende_an(fall, lies_pfad(groesse.pfad or ""), Rechnung(groesse.weise, neu))
