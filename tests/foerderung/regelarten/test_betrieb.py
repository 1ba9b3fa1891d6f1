from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from massnahmenplan.foerderung.rechenweg import Hindernis, Schritt
from massnahmenplan.foerderung.regelarten.betrieb import Betrieb, Degression, ScopFormel
from tests.foerderung.bausteine import baue_vorhaben

# BEW Modul 4, Netzstrom: (5,5 − (6,8 − 17/SCOP)·0,75) · SCOP/(SCOP − 1), höchstens 9,2 ct und 90 % der Stromkosten
NETZSTROM = {
    "grund_ct": "5,5", "strom_ct": "6,8", "scop_ct": 17, "faktor": "0,75", "hoechstens_ct": "9,2",
    "scop_mindestens": "2,5", "anteil_stromkosten": "90 %",
}  # fmt: skip
# BEW Modul 4, eigener erneuerbarer Strom: 3 − (8/2,5 − 8/SCOP)·0,75, höchstens 3 ct
EIGENSTROM = {
    "wenn": {"merkmale": "eigenstrom"}, "grund_ct": 3, "strom_ct": "3,2", "scop_ct": 8, "faktor": "0,75",
    "grund_je": "umweltwaerme", "hoechstens_ct": 3, "scop_mindestens": "2,5",
}  # fmt: skip
PUMPE = {"jahre": 10, "menge": "waerme_mwh_a", "scop": NETZSTROM, "stelle": "Modul 4"}
SOLAR = {"jahre": 10, "menge": "waerme_mwh_a", "zonen": [{"ct_kwh": 1}], "stelle": "Modul 4"}
# Teileinspeisung, Inbetriebnahme 08/2026 bis 01/2027
SOLARSTROM = {
    "jahre": 20, "menge": "einspeisung_mwh_a", "groesse": "leistung_kwp", "stelle": "EEG",
    "zonen": [{"bis": 10, "ct_kwh": "7,70"}, {"bis": 40, "ct_kwh": "6,66"}],
}  # fmt: skip
# Dieselben Sätze als Kette: 8,6 und 7,5 ct seit 2023, je Halbjahr −1 %, gerundet, dann 0,4 ct weniger
KETTE = SOLARSTROM | {
    "zonen": [{"bis": 10, "ct_kwh": "8,6"}, {"bis": 40, "ct_kwh": "7,5"}], "abzug_ct_kwh": "0,4",
    "degression": {"ab": "2024-02-01", "monate": 6, "faktor": "0,99", "stellen": 2},
}  # fmt: skip


def im_jahr(regel: dict[str, Any], fertig: date = date(2026, 10, 15), **kennwerte: Any) -> Schritt | Hindernis:
    merkmale = kennwerte.pop("merkmale", ())
    projekt = baue_vorhaben(fertig=fertig, massnahme={"kennwerte": kennwerte, "merkmale": merkmale})
    return Betrieb.model_validate(regel).im_jahr(projekt)


@pytest.mark.parametrize(
    ("scop", "strompreis", "mwh", "erwartet", "warum"),
    [
        ("3,2", 180, 6000, "263062.50",
         "5,5 − (6,8 − 5,3125)·0,75 = 4,384375 ct je kWh Wärme × 6.000 MWh (Fall F09d); 90 % von 337.500 darüber"),
        ("3,2", 150, 6000, "253125.00", "1.875 MWh × 150 € × 90 % begrenzt"),
        ("3,2", "155,89", 6000, "263062.50", "90 % von 1.875 × 155,89 = 263.064,375: gerade nicht begrenzt"),
        ("3,2", "155,88", 6000, "263047.50", "90 % von 1.875 × 155,88 = 263.047,50: gerade begrenzt"),
        ("2,5", 1000, 1000, "55000.00",
         "Mindestwert genau erreicht: (6,8 − 17/2,5) = 0, also 5,5 ct je kWh Wärme"),
        ("3", 1000, 1, "46.50", "6,8 − 17/3 = 17/15; × 0,75 = 0,85; 4,65 ct × 1.000 kWh, Drittel ohne Verlust"),
        ("3", 100, 1, "30.00", "90 % von 1/3 MWh × 100 €: auch die Grenze ohne Verlust"),
        ("3", "100,03", 1, "30.00", "90 % von 100,03/3 = 30,009: eine Grenze wird abgerundet"),
        ("7", 1000, 1000, "22214.29",
         "5,5 − (6,8 − 17/7)·0,75 = 2,2214285… ct je kWh Wärme × 1.000 MWh = 22.214,2857"),
    ],
)  # fmt: skip
def test_formel_nach_scop(scop: str, strompreis: Any, mwh: int, erwartet: str, warum: str) -> None:
    schritt = im_jahr(PUMPE, scop=scop, strompreis_eur_mwh=strompreis, waerme_mwh_a=mwh)
    assert isinstance(schritt, Schritt)
    assert schritt.wert == Decimal(erwartet), warum
    assert schritt.zeilen[-1].betrag_eur == schritt.wert


@pytest.mark.parametrize(
    ("regel", "kennwerte"),
    [
        (PUMPE, {"scop": "2,5", "strompreis_eur_mwh": "152,78", "waerme_mwh_a": 1}),
        (SOLAR | {"hoechstens_eur_a": 4000}, {"waerme_mwh_a": 400}),
    ],
)
def test_genau_ausgeschoepfte_grenze_bekommt_keine_zeile(regel: dict[str, Any], kennwerte: dict[str, Any]) -> None:
    # Wärmepumpe: 55 € gegen 90 % von 0,4 MWh × 152,78 € = 55,0008 €; Solarthermie: 400 MWh × 1 ct = 4.000 €
    schritt = im_jahr(regel, **kennwerte)
    assert isinstance(schritt, Schritt)
    assert len(schritt.zeilen) == 1


@pytest.mark.parametrize(
    ("formel", "scop", "ct", "warum"),
    [
        (NETZSTROM, "2,5", "9.166666666666666666666666667", "5,5 × 2,5/1,5 = 9,1667: gerade unter 9,2"),
        (NETZSTROM | {"grund_ct": "5,52"}, "2,5", "9.2", "5,52 × 2,5/1,5 = 9,2 schöpft die Grenze genau aus"),
        (NETZSTROM | {"grund_ct": "5,53"}, "2,5", "9.2", "5,53 × 2,5/1,5 = 9,2167 wird begrenzt"),
        (EIGENSTROM, "2,5", "3", "8/2,5 − 8/2,5 = 0: genau 3 ct"),
        (EIGENSTROM, "4", "2.1", "3 − (3,2 − 2)·0,75 = 2,1 ct je kWh Umweltwärme"),
        (EIGENSTROM | {"faktor": 4}, "8", "0", "3 − (3,2 − 1)·4 < 0: nie weniger als nichts"),
    ],
)
def test_ct_je_kwh_umweltwaerme(formel: dict[str, Any], scop: str, ct: str, warum: str) -> None:
    wert = ScopFormel.model_validate(formel).ct_umweltwaerme(Decimal(scop.replace(",", ".")))
    assert wert == Decimal(ct), warum


def test_eigener_strom_hat_seine_formel_und_keine_grenze_durch_stromkosten() -> None:
    regel = PUMPE | {"scop": [EIGENSTROM, NETZSTROM]}
    # SCOP 4: 3/4 von 1.000 MWh sind Umweltwärme; × 2,1 ct = 15.750 €
    schritt = im_jahr(regel, scop=4, waerme_mwh_a=1000, merkmale="eigenstrom")
    assert isinstance(schritt, Schritt)
    assert schritt.wert == 15_750
    # Netzstrom: (5,5 − (6,8 − 4,25)·0,75) = 3,5875 ct je kWh Wärme × 1.000 MWh
    netz = im_jahr(regel, scop=4, waerme_mwh_a=1000, strompreis_eur_mwh=200)
    assert isinstance(netz, Schritt)
    assert netz.wert == 35_875


def test_ohne_passende_formel_gibt_es_nichts() -> None:
    hindernis = im_jahr(PUMPE | {"scop": EIGENSTROM}, scop=4, waerme_mwh_a=1000)
    assert hindernis == Hindernis("Keine der Formeln für Wärmepumpen gilt für diese Maßnahme.", "Modul 4")


@pytest.mark.parametrize(
    ("regel", "kennwerte", "erwartet", "warum"),
    [
        (SOLAR, {"waerme_mwh_a": 500}, "5000.00", "500 MWh × 1 ct"),
        (SOLAR, {"waerme_mwh_a": "0,0005"}, "0.01", "0,5 kWh × 1 ct = 0,005 € wird aufgerundet"),
        (SOLARSTROM, {"einspeisung_mwh_a": 25, "leistung_kwp": 10}, "1925.00",
         "25 MWh × 7,70 ct: erste Zone genau voll"),
        (SOLARSTROM, {"einspeisung_mwh_a": 25, "leistung_kwp": 40}, "1730.00",
         "(10 × 7,70 + 30 × 6,66)/40 = 6,92 ct × 25 MWh (Fall F21)"),
        (SOLARSTROM, {"einspeisung_mwh_a": 3, "leistung_kwp": 30}, "210.20",
         "(77 + 20 × 6,66)/30 = 7,00666… ct × 3 MWh = 210,20 genau"),
        (SOLARSTROM, {"einspeisung_mwh_a": 25, "leistung_kwp": 80}, "865.00",
         "über die letzte Zone hinaus kommt nichts dazu: 276,8/80 = 3,46 ct"),
        (SOLAR | {"hoechstens_eur_a": 4000}, {"waerme_mwh_a": 400}, "4000.00", "Höchstbetrag genau ausgeschöpft"),
        (SOLAR | {"hoechstens_eur_a": 4000}, {"waerme_mwh_a": "400,001"}, "4000", "ein Cent darüber"),
        (KETTE, {"einspeisung_mwh_a": 25, "leistung_kwp": 40}, "1730.00",
         "die Kette ergibt dieselben Sätze wie F21"),
    ],
)  # fmt: skip
def test_zonen(regel: dict[str, Any], kennwerte: dict[str, Any], erwartet: str, warum: str) -> None:
    schritt = im_jahr(regel, **kennwerte)
    assert isinstance(schritt, Schritt)
    assert schritt.wert == Decimal(erwartet), warum


@pytest.mark.parametrize(
    ("stellen", "tag", "ct", "warum"),
    [
        (None, date(2024, 1, 31), "2.48", "vor dem ersten Schritt"),
        (None, date(2024, 2, 1), "2.4552", "am ersten Tag × 0,99"),
        (None, date(2024, 7, 31), "2.4552", "bis zum Ende des Halbjahres"),
        (None, date(2024, 8, 1), "2.430648", "× 0,99²"),
        (None, date(2026, 8, 1), "2.33487077051448", "× 0,99⁶ ohne Zwischenrundung (R13)"),
        (2, date(2026, 8, 1), "2.33", "erst das Ergebnis wird gerundet; Rundung in jedem Schritt ergäbe 2,34"),
        (2, date(2027, 1, 31), "2.33", "letzter Tag des sechsten Halbjahres"),
        (2, date(2027, 2, 1), "2.31", "× 0,99⁷ = 2,3115"),
    ],
)  # fmt: skip
def test_degression_ist_eine_ungerundete_kette(stellen: int | None, tag: date, ct: str, warum: str) -> None:
    regel = Degression(ab=date(2024, 2, 1), monate=6, faktor=Decimal("0.99"), stellen=stellen)
    assert regel.gesenkt(Decimal("2.48"), tag) == Decimal(ct), warum


def test_die_kette_zaehlt_am_tag_der_inbetriebnahme() -> None:
    regel = Betrieb.model_validate(KETTE)
    # 8,6 × 0,99⁶ = 8,0967 -> 8,10 − 0,40 = 7,70; 7,5 × 0,99⁶ = 7,0611 -> 7,06 − 0,40 = 6,66
    assert regel.ct_kwh(Decimal(40), date(2027, 1, 31)) == Decimal("6.92")
    # 8,6 × 0,99⁷ = 8,0158 -> 8,02 − 0,40 = 7,62
    assert regel.ct_kwh(Decimal(10), date(2027, 2, 1)) == Decimal("7.62")


@pytest.mark.parametrize(
    ("regel", "kennwerte", "grund"),
    [
        (PUMPE, {}, "Die Maßnahme nennt den Kennwert „waerme_mwh_a“ nicht (kennwerte)."),
        (PUMPE, {"waerme_mwh_a": 1}, "Die Maßnahme nennt den Kennwert „scop“ nicht (kennwerte)."),
        (PUMPE, {"waerme_mwh_a": 1, "scop": 3},
         "Die Maßnahme nennt den Kennwert „strompreis_eur_mwh“ nicht (kennwerte)."),
        (PUMPE, {"waerme_mwh_a": 1, "scop": "2,49", "strompreis_eur_mwh": 100},
         "SCOP 2,49 liegt unter dem Mindestwert 2,5."),
        (SOLARSTROM, {"einspeisung_mwh_a": 1},
         "Die Maßnahme nennt den Kennwert „leistung_kwp“ nicht (kennwerte)."),
        (SOLARSTROM, {"einspeisung_mwh_a": 1, "leistung_kwp": 0},
         "Der Kennwert „leistung_kwp“ muss größer als 0 sein, angegeben ist 0 (kennwerte)."),
        (SOLAR, {"waerme_mwh_a": -5},
         "Der Kennwert „waerme_mwh_a“ muss größer als 0 sein, angegeben ist −5 (kennwerte)."),
    ],
)  # fmt: skip
def test_fehlende_und_unmoegliche_kennwerte_werden_benannt(
    regel: dict[str, Any], kennwerte: dict[str, Any], grund: str
) -> None:
    assert im_jahr(regel, **kennwerte) == Hindernis(grund, regel["stelle"])


def test_zeilen_nennen_menge_satz_und_grenze() -> None:
    schritt = im_jahr(PUMPE, scop="3,2", strompreis_eur_mwh=150, waerme_mwh_a=6000)
    assert isinstance(schritt, Schritt)
    assert [zeile.text for zeile in schritt.zeilen] == [
        "6.000 MWh/a Wärme, davon Umweltwärme (SCOP − 1)/SCOP bei SCOP 3,2, × 6,3773 ct/kWh",
        "höchstens 90 % der Stromkosten: 253.125 €",
    ]
    strom = im_jahr(SOLARSTROM, einspeisung_mwh_a="12,5", leistung_kwp=40)
    assert isinstance(strom, Schritt)
    assert [zeile.text for zeile in strom.zeilen] == ["12,5 MWh/a × 6,9200 ct/kWh"]


@pytest.mark.parametrize(
    ("regel", "fehler"),
    [
        (PUMPE | {"zonen": [{"ct_kwh": 1}]}, "Entweder zonen oder scop"),
        (SOLAR | {"zonen": []}, "Entweder zonen oder scop"),
        (SOLARSTROM | {"zonen": [{"bis": 40, "ct_kwh": 1}, {"bis": 40, "ct_kwh": 2}]}, "aufsteigen"),
        (SOLARSTROM | {"zonen": [{"ct_kwh": 1}, {"bis": 40, "ct_kwh": 2}]}, "aufsteigen"),
        (SOLARSTROM | {"groesse": None}, "brauchen groesse"),
        (PUMPE | {"scop": NETZSTROM | {"scop_mindestens": 1}}, "scop_mindestens"),
        (SOLAR | {"jahre": 0}, "jahre"),
    ],
)
def test_widersinnige_regeln_sind_ein_fehler(regel: dict[str, Any], fehler: str) -> None:
    with pytest.raises(ValidationError, match=fehler):
        Betrieb.model_validate(regel)
