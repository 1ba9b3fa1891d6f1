"""A rented house of 1,000 m² for tests: measures of a housing company that it adds to the rent."""

from collections.abc import Iterable
from typing import Any

from massnahmenplan.kataloge.laden import lade_mietrecht
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import Daten, falldaten, massnahme

GAS = {"id": "gas", "emissionsfaktor_g_kwh": 200, "preis_ct_kwh": 10}
WOHN = {"id": "wohn", "name": "Wohnbau", "art": "wohnungsunternehmen"}
HAUS = {
    "id": "haus",
    "name": "Haus",
    "art": "wohngebaeude",
    "vermietet": True,
    "wohnflaeche_m2": 1000,
    "kaltmiete_eur_m2_monat": "6.90",
}


def am_haus(kennung: str, **felder: Any) -> Daten:
    """Return a measure of the housing company at the house with a levy, without any saving unless stated."""
    vorgaben = {"kostentraeger": "wohn", "objekt": "haus", "umlage": True, "handlungsfeld": "gebaeudesanierung"}
    return massnahme(kennung, **vorgaben | felder)


def mietfall(massnahmen: Iterable[Daten], haus: Daten | None = None, **abschnitte: Any) -> Planungsfall:
    """Return the case of this house."""
    daten = falldaten(
        list(massnahmen),
        weitere_traeger=[WOHN | abschnitte.pop("wohn", {})],
        objekte=[HAUS | (haus or {})],
        energietraeger=[GAS],
        **abschnitte,
    )
    return Planungsfall.model_validate({**daten, "mietrecht": lade_mietrecht()})
