"""A measure as it is contracted or built: its real dates, payments and effect take the place of planned ones."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import Field

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.stand import GEBAUT, Massnahmenstand
from massnahmenplan.grundlagen.zahlen import Euro, Jahr
from massnahmenplan.grundlagen.zeit import Zeitachse


class GebundeneMassnahme(Massnahme):
    """A measure of which some payments are known; nobody states one, it follows from measure and Stand."""

    gezahlt_eur: dict[Jahr, Euro] = Field(default_factory=dict)
    """Year -> EUR of that year, paid or contracted; other years stay as planned."""


def wie_gebunden(massnahme: Massnahme, stand: Massnahmenstand, achse: Zeitachse) -> Massnahme:
    """Return a contracted or built measure as it is: windows are past, what is stated counts."""
    neu: dict[str, Any] = {"fruehester_beginn": None, "spaetestes_ende": None}
    if stand.phase in GEBAUT:
        neu["kostenrisiko_anteil"] = Decimal(0)
    neu |= _dauern(massnahme, stand, achse)
    if not massnahme.physik:
        neu |= _wirkung(stand)
    gebunden = massnahme.model_copy(update=neu)
    if not stand.kosten_eur:
        return gebunden
    felder = {name: getattr(gebunden, name) for name in Massnahme.model_fields}
    return GebundeneMassnahme.model_construct(**felder, gezahlt_eur=stand.kosten_eur)


def _dauern(massnahme: Massnahme, stand: Massnahmenstand, achse: Zeitachse) -> dict[str, int]:
    """Return how long planning and building take, if the begin is known.

    What is under construction on the day of the Stand has begun building by then, what is done is done by then.
    What is not done yet is done in the period of that day at the earliest.
    """
    beginn, fertig, heute = stand.beginnt_in(achse), stand.fertig_in(achse), achse.periode_am(stand.datum)
    if beginn is None:
        return {}
    planung, bau = massnahme.dauer_planung, massnahme.dauer_bau
    if stand.phase == "im_bau":
        planung = max(0, min(planung, heute - beginn))
    if fertig is None:
        fertig = beginn + planung + bau - 1
        fertig = max(beginn, min(fertig, heute)) if stand.phase in GEBAUT else max(fertig, heute)
    dauer = fertig - beginn + 1
    planung = max(0, min(planung, dauer - 1))
    return {"dauer_planung": planung, "dauer_bau": dauer - planung}


def gezahlt_eur(massnahme: Massnahme) -> Mapping[int, Decimal]:
    """Return the known payments by year; none for a measure that is only planned."""
    return massnahme.gezahlt_eur if isinstance(massnahme, GebundeneMassnahme) else {}


def _wirkung(stand: Massnahmenstand) -> dict[str, Any]:
    """Return what takes the place of the planned effect: tonnes as stated, else those of the energy that is."""
    if stand.co2_t_a is None and not stand.endenergie_kwh_a:
        return {}
    energie = {"endenergie_kwh_a": stand.endenergie_kwh_a} if stand.endenergie_kwh_a else {}
    return {"co2_t_a": stand.co2_t_a, **energie}
