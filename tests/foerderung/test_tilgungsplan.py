"""Schedules computed by hand; amounts to the cent."""

from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.begriffe.kreditbedingungen import Kreditbedingungen
from massnahmenplan.foerderung.tilgungsplan import tilgungsplan


def plan(
    abrufe: dict[int, str], gutschriften: dict[int, str] | None = None, **bedingungen: Any
) -> list[tuple[int, str, str, str]]:
    """Return year, interest, principal and debt at the end of the year."""
    gezogen = {jahr: Decimal(betrag) for jahr, betrag in abrufe.items()}
    gutgeschrieben = {jahr: Decimal(betrag) for jahr, betrag in (gutschriften or {}).items()}
    lauf = tilgungsplan(Kreditbedingungen.model_validate(bedingungen), gezogen, gutgeschrieben)
    return [(j.jahr, f"{j.zins_eur:.2f}", f"{j.tilgung_eur:.2f}", f"{j.rest_eur:.2f}") for j in lauf]


def test_annuitaet_mit_einem_tilgungsfreien_jahr() -> None:
    # 1.000 zu 10 %: ein Jahr nur 100 Zins, dann 1.000 × 0,1/(1 − 1,1⁻²) = 576,190… -> 576,19
    assert plan({2027: "1000"}, laufzeit_jahre=3, tilgungsfrei_jahre=1, sollzins="0.1") == [
        (2027, "0.00", "0.00", "1000.00"),
        (2028, "100.00", "0.00", "1000.00"),
        (2029, "100.00", "476.19", "523.81"),
        (2030, "52.38", "523.81", "0.00"),
    ]


def test_gleiche_tilgung_mit_einem_tilgungsfreien_jahr() -> None:
    assert plan({2027: "1000"}, laufzeit_jahre=4, tilgungsfrei_jahre=1, sollzins="0.06", tilgung="raten") == [
        (2027, "0.00", "0.00", "1000.00"),
        (2028, "60.00", "0.00", "1000.00"),
        (2029, "60.00", "333.33", "666.67"),
        (2030, "40.00", "333.33", "333.34"),
        (2031, "20.00", "333.34", "0.00"),  # das letzte Jahr räumt die Rundung auf
    ]


def test_endfaellig_zahlt_nur_zinsen_bis_zum_schluss() -> None:
    assert plan({2027: "1000"}, laufzeit_jahre=2, sollzins="0.05", tilgung="endfaellig") == [
        (2027, "0.00", "0.00", "1000.00"),
        (2028, "50.00", "0.00", "1000.00"),
        (2029, "50.00", "1000.00", "0.00"),
    ]


def test_laufzeit_beginnt_nach_dem_letzten_abruf() -> None:
    # im Baujahr 2028 nur Zins auf den ersten Teil; dann zwei Raten zu 500
    assert plan({2027: "400", 2028: "600"}, laufzeit_jahre=2, sollzins="0.05", tilgung="raten") == [
        (2027, "0.00", "0.00", "400.00"),
        (2028, "20.00", "0.00", "1000.00"),
        (2029, "50.00", "500.00", "500.00"),
        (2030, "25.00", "500.00", "0.00"),
    ]


def test_anschlusszins_rechnet_die_annuitaet_neu() -> None:
    # 1.000 ohne Zins in vier Jahren: 250 je Jahr; nach zwei Jahren 500 × 0,1/(1 − 1,1⁻²) = 288,095… -> 288,10
    bedingungen = {"laufzeit_jahre": 4, "sollzins": "0", "zinsbindung_jahre": 2, "anschlusszins": "0.1"}
    assert plan({2027: "1000"}, **bedingungen) == [
        (2027, "0.00", "0.00", "1000.00"),
        (2028, "0.00", "250.00", "750.00"),
        (2029, "0.00", "250.00", "500.00"),
        (2030, "50.00", "238.10", "261.90"),
        (2031, "26.19", "261.90", "0.00"),
    ]


def test_gutschrift_verkuerzt_die_laufzeit_und_laesst_die_rate() -> None:
    # 1.000 in vier Raten zu 250; 300 Tilgungszuschuss im zweiten Jahr: 750 − 250 − 300 = 200, dann Schluss
    assert plan({2027: "1000"}, {2029: "300"}, laufzeit_jahre=4, sollzins="0", tilgung="raten") == [
        (2027, "0.00", "0.00", "1000.00"),
        (2028, "0.00", "250.00", "750.00"),
        (2029, "0.00", "250.00", "200.00"),
        (2030, "0.00", "200.00", "0.00"),
        (2031, "0.00", "0.00", "0.00"),
    ]


def test_gutschrift_vor_der_ersten_rate_senkt_die_rate() -> None:
    # F06b: 1.000.000 mit 30 % Tilgungszuschuss: getilgt werden 700.000
    lauf = plan({2027: "1000000"}, {2028: "300000"}, laufzeit_jahre=8, tilgungsfrei_jahre=1, sollzins="0")
    assert {tilgung for _, _, tilgung, _ in lauf[2:]} == {"100000.00"}


@pytest.mark.parametrize("tilgung", ["annuitaet", "raten", "endfaellig"])
def test_alles_wird_getilgt_oder_gutgeschrieben(tilgung: str) -> None:
    bedingungen = Kreditbedingungen.model_validate(
        {"laufzeit_jahre": 7, "sollzins": "0.0333", "tilgung": tilgung, "tilgungsfrei_jahre": 2}
    )
    abrufe = {2027: Decimal("12345.67"), 2028: Decimal("7654.33")}
    jahre = list(tilgungsplan(bedingungen, abrufe, {2029: Decimal("4999.99")}))
    assert sum(j.tilgung_eur + j.gutschrift_eur for j in jahre) == 20000
    assert jahre[-1].rest_eur == 0
    assert all(j.tilgung_eur >= 0 for j in jahre)
