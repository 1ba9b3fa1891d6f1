"""Plans of whole examples without a search: every measure that the law allows, recounted; limits may be broken."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import groupby

from massnahmenplan.aufbereitung.optionen import zaehle_optionen_auf
from massnahmenplan.ergebnis import Ergebnis, Kreditaufnahme
from massnahmenplan.nachrechnung import rechne
from massnahmenplan.planung import lies_fall
from tests.beispiele.geloest import BEISPIELE
from tests.bericht import beispiel
from tests.mutation.fall import als_plan


@cache
def plan_von(name: str) -> Ergebnis:
    """Return an example with all its measures, each with the richest funding, and every loan drawn in part."""
    fall = lies_fall(BEISPIELE / name)
    gruppen = groupby(zaehle_optionen_auf(fall).optionen, key=lambda option: option.massnahme)
    wahl = [max(gruppe, key=lambda option: len(option.paket.antraege)) for _, gruppe in gruppen]
    jahr = fall.projekt.beginn + 1
    kredite = tuple(Kreditaufnahme(kredit.id, jahr, Decimal("12345.67")) for kredit in fall.kredite)
    plan = replace(als_plan(wahl), kredite=kredite)
    bilanz = rechne(fall, plan).bilanz
    return replace(beispiel.ergebnis(), fall=fall, plan=plan, bilanz=bilanz, nicht_gewaehlt=())
