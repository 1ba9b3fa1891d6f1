"""Planungsfälle for tests: small dictionaries with everything that is not under test filled in."""

from collections.abc import Iterable
from typing import Any

from massnahmenplan.planungsfall import Planungsfall

Daten = dict[str, Any]


def massnahme(kennung: str, **felder: Any) -> Daten:
    """Return a measure: 100,000 EUR of the city, built in one year, 10 t CO2e a year, whatever else is stated."""
    daten: Daten = {
        "id": kennung,
        "name": f"Maßnahme {kennung}",
        "handlungsfeld": "beleuchtung",
        "kostentraeger": "stadt",
        "investition_eur": "100000",
    }
    if "endenergie_kwh_a" not in felder:
        daten["co2_t_a"] = 10
    return daten | felder


def ansaetze(betrag_eur: Any, jahre: Iterable[int], traeger: str = "stadt", art: str = "investiv") -> list[Daten]:
    """Return a budget: one amount for all years, or one amount per year."""
    jahre = list(jahre)
    betraege = betrag_eur if isinstance(betrag_eur, list | tuple) else [betrag_eur] * len(jahre)
    return [
        {"kostentraeger": traeger, "jahr": jahr, "art": art, "betrag_eur": betrag}
        for jahr, betrag in zip(jahre, betraege, strict=True)
    ]


def programm(kennung: str, **regeln: Any) -> Daten:
    """Return a programme for everybody's ``led`` measures: 40 % of all cost, paid at completion."""
    fassung: Daten = {
        "gilt_ab": "2020-01-01",
        "rechtsgrundlage": "Prüffall",
        "quelle": "Prüffall",
        "stand": "2026-01-01",
        "sicherheit": "V1",
        "filter": {"antragsteller": ["kommune", "unternehmen"], "massnahmenarten": ["led"]},
        "satz": {"grund": "0.4", "stelle": "1"},
        "fristen": {"startsperre": "antrag"},
        "auszahlung": {"art": "nach_nachweis", "verzug_monate": 0},
    }
    return {"id": kennung, "name": kennung, "geber": "Bund", "fassungen": [fassung | regeln]}


def falldaten(massnahmen: list[Daten], **abschnitte: Any) -> Daten:
    """Return a case of the years 2027 … 2030 of one city without any limit, whatever else is stated."""
    projekt = {"name": "Prüffall", "beginn": 2027, "ende": 2030, "stichtag": "2026-03-01", "diskontsatz": "0"}
    stadt = {"id": "stadt", "name": "Stadt", "art": "kommune"} | abschnitte.pop("stadt", {})
    return {
        "projekt": projekt | abschnitte.pop("projekt", {}),
        "kostentraeger": [stadt, *abschnitte.pop("weitere_traeger", [])],
        "massnahmen": massnahmen,
        **abschnitte,
    }


def baue_fall(massnahmen: list[Daten], **abschnitte: Any) -> Planungsfall:
    """Return the checked case of :func:`falldaten`."""
    return Planungsfall.model_validate(falldaten(massnahmen, **abschnitte))
