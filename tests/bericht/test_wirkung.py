"""Effects in the reports: single against joint, by group; end energy; how each effect is known."""

import io
import json
from typing import Any

import openpyxl
import pytest

from massnahmenplan.annahmen import annahmen
from massnahmenplan.bericht.json import schreibe as als_json
from massnahmenplan.bericht.konsole import zusammenfassung
from massnahmenplan.bericht.xlsx import schreibe as als_xlsx
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.notizbuch.plan import plantabelle
from massnahmenplan.planung import plane
from tests.fallbau import ansaetze, baue_fall, massnahme
from tests.wirkung.haeuser import ANSCHLUSS, FENSTER, NETZWAERMEPUMPE, PUMPE, WAND, fall_mit, tat


@pytest.fixture(scope="module")
def ergebnis() -> Ergebnis:
    """The plan with wall and pump in 2027, and a stated measure."""
    fall = fall_mit(tat("wand", WAND), tat("pumpe", PUMPE), massnahme("rad", co2_t_a=2, objekt=None))
    return plane(fall)


def test_plan_json_nennt_gruppen_wege_endenergie_und_ersparnis(ergebnis: Ergebnis) -> None:
    bilanz = json.loads(als_json(ergebnis))["bilanz"]
    # 2028, 300 g: wall 12.5 t, pump 37.5 - 14.4; together 37.5 - 22,400 kWh x 0.3
    assert bilanz["wirkungsgruppen"][1] == {
        "gruppe": "objekt:haus",
        "name": "Haus",
        "massnahmen": ["pumpe", "wand"],
        "jahr": 2028,
        "ohne_plan_t": "43.500",
        "einzelsumme_t": "35.600",
        "minderung_t": "30.780",
        "einzelersparnis_eur": "5600.00",  # 5,000 and 15,000 - 14,400
        "ersparnis_eur": "8280.00",  # 15,000 - 22,400 x 0.3
        "endenergie_kwh": {"gas": "150000.000", "strom": "-22400.000"},
    }
    assert bilanz["wirkungswege"] == {"pumpe": "physik", "rad": "angabe", "wand": "physik"}
    gas = [zeile for zeile in bilanz["endenergie"] if zeile["traeger"] == "gas"]
    assert [zeile["mit_plan_kwh"] for zeile in gas] == ["150000.000", "0.000", "0.000", "0.000"]
    assert {zeile["betrag_eur"] for zeile in bilanz["energieersparnis"]} == {"8280.00"}


def test_ohne_physik_steht_nichts_davon_da() -> None:
    ohne = plane(baue_fall([massnahme("A")]))
    assert not {"wirkungsgruppen", "wirkungswege", "endenergie"} & json.loads(als_json(ohne))["bilanz"].keys()
    assert "Wirkung" not in openpyxl.load_workbook(io.BytesIO(als_xlsx(ohne))).sheetnames


def test_blatt_wirkung(ergebnis: Ergebnis) -> None:
    blatt = openpyxl.load_workbook(io.BytesIO(als_xlsx(ergebnis)))["Wirkung"]
    zeilen = [tuple(wert for wert in zeile if wert is not None) for zeile in blatt.iter_rows(values_only=True)]
    # 45.5 + 43.5 + 41.5 + 39.5 t without the plan; the pump gains 4.8 t a year as electricity gets cleaner
    haus = next(zeile for zeile in zeilen if zeile[:1] == ("Haus",))
    assert haus[1] == "pumpe, wand"
    assert haus[2:] == pytest.approx((170.0, 121.2, 121.2 - 99.06, 99.06, 16_800.0, 24_840.0))
    assert (2028, "gas", 150_000, 0, 150_000) in zeilen
    assert ("Maßnahme rad", "wie angegeben") in zeilen
    assert ("Maßnahme wand", "aus der Physik des Objekts, gemeinsam mit den anderen Maßnahmen dort") in zeilen


def test_konsole_nennt_beide_summen(ergebnis: Ergebnis) -> None:
    # the stated 2 t in three years besides
    assert "gemeinsam 105,1 t Minderung, Summe der Einzelwirkungen 127,2 t" in zusammenfassung(ergebnis)
    assert "Summe der Einzelwirkungen" not in zusammenfassung(plane(baue_fall([massnahme("A")])))


def test_tabellen(ergebnis: Ergebnis) -> None:
    wirkung = plantabelle(ergebnis, "wirkung")
    assert wirkung["gemeinsame Minderung [t CO2e]"].tolist() == pytest.approx([0, 30.78, 33.02, 35.26])
    energie = plantabelle(ergebnis, "endenergie")
    assert energie[energie["Kennung"] == "gas"]["Einsparung [kWh]"].tolist() == [0, 150_000, 150_000, 150_000]


def test_annahmen_nennen_physik_lueftung_und_typ() -> None:
    def genannt(**haus: Any) -> str:
        return "\n".join(annahmen(fall_mit(tat("wand", WAND), massnahme("rad"), haus=haus)))

    assert "Die Wirkung von 1 Maßnahme folgt aus der Physik ihrer Objekte" in genannt()
    assert "die von 1 ist angegeben" in genannt()
    assert "Lüftungsverlust" not in genannt()
    assert "2,5 m Raumhöhe): Haus." in genannt(lueftung_w_k=None, nettogrundflaeche_m2=500)
    assert "Die Wirkung von" not in "\n".join(annahmen(baue_fall([massnahme("A")])))
    ohne_preis = fall_mit(tat("wand", WAND, "haus"), haus={"waermetraeger": "diesel"})
    assert "deren Einsparung nicht in Geld zählt: diesel." in "\n".join(annahmen(ohne_preis))


def test_was_erst_mit_anderen_wirkt_heisst_nicht_wirkungslos() -> None:
    """The network does nothing for a house that is not connected; money for the connection alone."""
    fall = fall_mit(
        tat("anschluss", ANSCHLUSS, investition_eur=50_000),
        tat("netzpumpe", NETZWAERMEPUMPE, "netz", investition_eur=500_000),
        tat("fenster", FENSTER, investition_eur=50_000),
        haushalt=ansaetze([100_000, 0, 0, 0], range(2027, 2031)),
    )
    ergebnis = plane(fall)
    assert {schritt.massnahme for schritt in ergebnis.plan.schritte} == {"anschluss", "fenster"}
    (grund,) = ergebnis.nicht_gewaehlt
    assert (grund.massnahme, grund.grund) == ("netzpumpe", "haushalt")
