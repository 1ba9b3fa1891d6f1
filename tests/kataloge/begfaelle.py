"""Projects and look-ups for the tests of the BEG entries of the catalogue."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.foerderung.zuschuss import Zuschuss, berechne_zuschuss
from massnahmenplan.kataloge import lade_stammdaten
from tests.foerderung.bausteine import baue_vorhaben

ENDE_2026 = date(2026, 12, 15)
ANFANG_2027 = date(2027, 2, 15)
EIN_TAG = timedelta(days=1)

MFH_8: dict[str, Any] = {"wohneinheiten": 8, "selbstgenutzte_wohneinheiten": 1, "baujahr": 1965}
MFH_12: dict[str, Any] = {"wohneinheiten": 12, "baujahr": 1965}
MFH_24: dict[str, Any] = {"wohneinheiten": 24, "baujahr": 1965}
EFH: dict[str, Any] = {"wohneinheiten": 1, "selbstgenutzte_wohneinheiten": 1, "baujahr": 1965}


def nwg(m2: int) -> dict[str, Any]:
    return {"art": "nichtwohngebaeude", "nettogrundflaeche_m2": m2, "baujahr": 1965}


def programm(kennung: str, lesarten: Mapping[str, str] | None = None) -> Programm:
    return lade_stammdaten().programme[kennung].gelesen(lesarten)


def projekt(
    kosten: int, tag: date, art: str, traeger: str, objekt: dict[str, Any], *merkmale: str, **felder: Any
) -> Vorhaben:
    """Apply on the day; ``merkmale`` are those of the measure, ``felder`` with ``k_`` those of the payer."""
    beim_traeger = {name[2:]: wert for name, wert in felder.items() if name.startswith("k_")}
    an_massnahme = {name: wert for name, wert in felder.items() if not name.startswith("k_")}
    return baue_vorhaben(
        kosten,
        stichtag=date(2024, 1, 1),
        baubeginn=tag + EIN_TAG,
        fertig=tag + timedelta(days=180),
        massnahme={"art": art, "merkmale": merkmale} | an_massnahme,
        traeger={"art": traeger} | beim_traeger,
        objekt=objekt,
    ).am(tag)


def fassung_fuer(
    kennung: str, tag: date, vorhaben: Vorhaben, lesarten: Mapping[str, str] | None = None
) -> Fassung:
    """Return the version of the day; it must be meant for the project."""
    fassung = programm(kennung, lesarten).fassung_am(tag)
    assert fassung is not None
    assert fassung.filter.pruefe(vorhaben) is None
    return fassung


def rechne(
    kennung: str,
    tag: date,
    vorhaben: Vorhaben,
    lesarten: Mapping[str, str] | None = None,
    belegt: str = "0",
) -> Zuschuss:
    zuschuss = berechne_zuschuss(vorhaben, fassung_fuer(kennung, tag, vorhaben, lesarten), Decimal(belegt))
    assert isinstance(zuschuss, Zuschuss), zuschuss
    return zuschuss


def erwarte(zuschuss: Zuschuss, foerderfaehig: str, betrag: str) -> None:
    assert zuschuss.foerderfaehig_eur == Decimal(foerderfaehig)
    assert zuschuss.betrag_eur == Decimal(betrag)
