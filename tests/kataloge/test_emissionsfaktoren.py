from decimal import Decimal

import pytest

from massnahmenplan.kataloge import lade_stammdaten

REIHEN = lade_stammdaten().emissionsreihen


@pytest.mark.parametrize(
    ("reihe", "jahr", "wert", "warum"),
    [
        ("gmodg.erdgas", 2027, "240", "Anlage 9"),
        ("gmodg.strommix", 2045, "560", "gesetzlicher Wert ohne Pfad"),
        ("gmodg.fernwaerme_kwk_gas", 2030, "180", "Anlage 9"),
        ("iinas.strommix", 2022, "439", "erster Wert"),
        ("iinas.strommix", 2010, "439", "davor bleibt er stehen"),
        ("iinas.strommix", 2024, "343", "Ist"),
        ("iinas.strommix", 2027, "228", "343 - 3/6 × (343 - 113)"),
        ("iinas.strommix", 2030, "113", "Projektion"),
        ("iinas.strommix", 2040, "72", "113 - 10/20 × (113 - 31)"),
        ("iinas.strommix", 2060, "31", "danach bleibt der letzte Wert"),
        ("uba.strommix", 2030, "363", "nur Ist-Werte, kein Pfad"),
        ("bafa.strom_effizienz", 2030, "400", "Strom zählt bei Effizienz doppelt: 2 × 200"),
        ("bisko.erdgas", 2028, "255.6", "270 - 3/5 × (270 - 246)"),
    ],
)
def test_faktor(reihe: str, jahr: int, wert: str, warum: str) -> None:
    assert REIHEN[reihe].g_kwh.im_jahr(jahr) == Decimal(wert), warum


@pytest.mark.parametrize("kennung", REIHEN)
def test_reihe_gehoert_zu_ihrem_system_und_hat_eine_quelle(kennung: str) -> None:
    reihe = REIHEN[kennung]
    assert kennung.partition(".")[0] == reihe.system
    assert reihe.quelle
    assert "/work" not in reihe.model_dump_json()
