from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from massnahmenplan.bericht.konsole import zusammenfassung
from massnahmenplan.ergebnis import Bilanz, Ergebnis, Plan, Status
from massnahmenplan.planungsfall import Planungsfall
from tests.bericht import beispiel

ERWARTET = """\
Quartier Beispiel, 2027–2031
Ziel:      möglichst viel CO2 mindern
Ergebnis:  380,0 t CO2e
Beweis:    kein Plan liegt höher als 380,2 t CO2e; Lücke 0,2 t CO2e (0,05 %)
Status:    optimal, bewiesen bis auf die verlangte Lücke von 0,10 %
Geld:      Investition 520.000 €, davon Zuschüsse 80.000 €, Eigenmittel 440.000 €
Hinweis:   Erfundenes Beispiel

3 von 4 Maßnahmen                 Beginn fertig  Variante          Eigenmittel      Zuschuss     t/a
Gebäudehülle Nordblock              2027   2028  Effizienzhaus…      240.000 €      60.000 €    60,0
Straßenbeleuchtung auf LED          2027   2028  wie angegeben        80.000 €      20.000 €    40,0
Wärmepumpe Nordblock                2029   2029  wie angegeben       120.000 €           0 €    50,0
Summe                                                                440.000 €      80.000 €   150,0

Kostenträger                       Maßnahmen      Investition         Zuschuss      Eigenmittel
Stadt                                      1        100.000 €         20.000 €         80.000 €
Wohnungsgenossenschaft eG                  2        420.000 €         60.000 €        360.000 €

Zielvorgaben
 2030 höchstens 900 t CO2e: eingehalten (erreicht: 860,0 t)
 2031 mindestens 160 t CO2e Minderung: um 20,0 t verfehlt (erreicht: 140,0 t)

Nicht gewählt
 =SUMME(A1;A2) Radweg: kostet 400.000,00 €; der Haushalt der Stadt gibt bis 2031 nur 140.000,00 € h…

Der Plan liegt in: plan
"""


def _gross(anzahl: int) -> Ergebnis:
    """Return the example with ``anzahl`` copies of the measure ``led``, all planned, and many targets."""
    ergebnis = beispiel.ergebnis()
    daten = ergebnis.fall.model_dump(mode="json")
    vorlage = daten["massnahmen"][0]
    daten["massnahmen"] += [vorlage | {"id": f"led{nr}", "name": f"LED {nr} " * 20} for nr in range(anzahl)]
    daten["projekt"]["hinweis"] = "Ein langer Hinweis. " * 50
    kopien = tuple(replace(beispiel.LED, massnahme=f"led{nr}") for nr in range(anzahl))
    bilanz = replace(ergebnis.bilanz, massnahmen=(*ergebnis.bilanz.massnahmen, *kopien), ziele=beispiel.ZIELE * 20)
    return replace(
        ergebnis,
        fall=Planungsfall.model_validate(daten),
        bilanz=bilanz,
        nicht_gewaehlt=ergebnis.nicht_gewaehlt * 50,
    )


def test_ganze_ausgabe() -> None:
    assert zusammenfassung(beispiel.ergebnis(), Path("plan")) == ERWARTET


def test_grosser_plan_bleibt_bei_sechzig_zeilen_und_nennt_was_fehlt() -> None:
    zeilen = zusammenfassung(_gross(80), Path("plan")).splitlines()
    gezeigt = [zeile for zeile in zeilen if zeile.startswith("LED ")]
    assert len(zeilen) == 60
    assert max(map(len, zeilen)) <= 100
    # shown of 83 measures: the example's two that begin in 2027, and copies that begin in 2027 too
    assert f"   … und {83 - 2 - len(gezeigt)} weitere: siehe plan.xlsx" in zeilen
    assert "   … und 46 weitere: siehe plan.xlsx" in zeilen  # 50 not chosen, 4 shown


def test_leerer_plan() -> None:
    ergebnis = beispiel.ergebnis()
    leer = replace(ergebnis, plan=Plan(()), bilanz=replace(ergebnis.bilanz, massnahmen=()))
    text = zusammenfassung(leer)
    assert "Keine Maßnahme gewählt (0 von 4)" in text
    assert "Kostenträger" not in text
    assert "Der Plan liegt" not in text


@pytest.mark.parametrize(
    ("status", "satz"),
    [
        (Status.ZEITLIMIT, "am Zeitlimit beendet, bevor die verlangte Lücke von 0,10 % bewiesen war"),
        (Status.ABGEBROCHEN, "abgebrochen: bester Plan bis dahin; verlangt war eine Lücke von 0,10 %"),
    ],
)
def test_status_steht_in_worten(status: Status, satz: str) -> None:
    ergebnis = beispiel.ergebnis()
    text = zusammenfassung(replace(ergebnis, nachweis=replace(ergebnis.nachweis, status=status)))
    assert f"Status:    {satz}\n" in text


def test_luecke_wird_aufgerundet_und_steht_in_der_einheit_des_ziels() -> None:
    ergebnis = beispiel.ergebnis()
    nachweis = replace(
        ergebnis.nachweis,
        ziel="kosten",
        einheit="EUR",
        zielwert=Decimal("100000"),
        schranke=Decimal("99998.77"),
        luecke=Decimal("0.0000123"),  # 0.00123 %: shown as 0,01 %, never as 0,00 %
    )
    text = zusammenfassung(replace(ergebnis, nachweis=nachweis))
    assert "Beweis:    kein Plan liegt niedriger als 99.998,77 €; Lücke 1,23 € (0,01 %)\n" in text


def test_ohne_schranke_wird_nichts_behauptet() -> None:
    ergebnis = beispiel.ergebnis()
    nachweis = replace(ergebnis.nachweis, schranke=None, luecke=None)
    assert "Beweis:    keine Schranke bewiesen\n" in zusammenfassung(replace(ergebnis, nachweis=nachweis))


def test_steuerzeichen_kommen_nicht_auf_das_terminal() -> None:
    ergebnis = beispiel.ergebnis()
    daten = ergebnis.fall.model_dump(mode="json")
    daten["massnahmen"][0]["name"] = "LED\x1b[31m\nrot"
    text = zusammenfassung(replace(ergebnis, fall=Planungsfall.model_validate(daten)))
    assert "LED [31m rot" in text
    assert "\x1b" not in text


def test_bilanz_ohne_ziele_laesst_den_block_weg() -> None:
    ergebnis = beispiel.ergebnis()
    bilanz: Bilanz = replace(ergebnis.bilanz, ziele=())
    assert "Zielvorgaben" not in zusammenfassung(replace(ergebnis, bilanz=bilanz))
