"""Why a measure is not in the plan: the first reason that can be shown from the plan as it stands."""

from collections.abc import Iterator

import numpy as np

from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.begriffe.festlegung import Festlegungsart
from massnahmenplan.diagnose import warum_keine_option
from massnahmenplan.ergebnis import Nachweis, Nichtwahl, Plan
from massnahmenplan.nichtwahl.ausgeschieden import ausgeschieden
from massnahmenplan.nichtwahl.lage import Lage
from massnahmenplan.nichtwahl.nutzen import lohnt_nicht, nichts_besseres
from massnahmenplan.nichtwahl.obergrenze import obergrenze
from massnahmenplan.nichtwahl.platz import kein_platz
from massnahmenplan.nichtwahl.regeln import ausschluss, reihenfolge, voraussetzung, warmmiete
from massnahmenplan.nichtwahl.stand import Stand
from massnahmenplan.planungsfall import Planungsfall

__all__ = ["begruende_nichtwahl"]


def begruende_nichtwahl(
    fall: Planungsfall, aufbereitung: Aufbereitung, plan: Plan, nachweis: Nachweis
) -> tuple[Nichtwahl, ...]:
    """Return one reason per measure that is left out, in order of ids."""
    stand = Stand(fall, aufbereitung, plan, nachweis)
    im_plan = {schritt.massnahme for schritt in plan.schritte}
    gruende = []
    for m, kennung in enumerate(aufbereitung.daten.massnahmen):
        if kennung not in im_plan:
            von, bis = np.searchsorted(aufbereitung.daten.optionen.massnahme, (m, m + 1)).tolist()
            grund, text = next(_gruende(Lage(stand, kennung, m, von, bis)))
            gruende.append(Nichtwahl(kennung, grund, text))
    return tuple(gruende)


def _gruende(lage: Lage) -> Iterator[tuple[str, str]]:
    fall, daten = lage.stand.fall, lage.stand.daten
    verboten = [f for f in fall.festlegungen if f.massnahme == lage.kennung and f.art is Festlegungsart.DARF_NICHT]
    if verboten:
        yield "verboten", f"Durch Beschluss ausgeschlossen ({verboten[0].beschluss})."
    yield from ausgeschieden(fall, lage.kennung)
    if lage.von == lage.bis:
        warum = warum_keine_option(fall, lage.stand.aufbereitung, lage.kennung)
        yield "keine_option", f"Keine zulässige Option: {warum}"
    yield from ausschluss(lage)
    yield from voraussetzung(lage)
    yield from reihenfolge(lage)
    yield from warmmiete(lage)
    nutzlos = lohnt_nicht(lage)
    weich = any(z.preis is not None for z in daten.ziele) or any(z.preis is not None for z in daten.mengenziele)
    if nutzlos and not weich:
        yield "zielwert", nutzlos
    yield from kein_platz(lage)
    if nutzlos:
        yield "zielwert", nutzlos
    yield from obergrenze(lage)
    yield nichts_besseres(lage)
