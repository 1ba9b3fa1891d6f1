from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from massnahmenplan.foerderung.regelarten.auszahlung import Auszahlung
from tests.foerderung.bausteine import baue_vorhaben

FRUEH = date(2027, 6, 1)
DREI_JAHRE = {2028: 100_000, 2029: 100_000, 2030: 100_000}


@pytest.mark.parametrize(
    ("art", "verzug", "zahlungen", "bewilligung", "erwartet", "warum"),
    [
        ("nach_nachweis", 0, DREI_JAHRE, FRUEH, {2030: "100.00"}, "ohne Verzug noch im Jahr der Fertigstellung"),
        ("nach_nachweis", 1, DREI_JAHRE, FRUEH, {2031: "100.00"}, "einen Monat nach dem 31.12. ist das Folgejahr"),
        ("nach_nachweis", 12, DREI_JAHRE, FRUEH, {2031: "100.00"}, "31.12.2030 + 12 Monate = 31.12.2031"),
        ("nach_nachweis", 13, DREI_JAHRE, FRUEH, {2032: "100.00"}, "ein Monat mehr fällt ins übernächste Jahr"),
        ("nach_nachweis", 0, DREI_JAHRE, date(2031, 3, 1), {2031: "100.00"}, "kein Geld vor der Bewilligung"),
        ("nach_baufortschritt", 0, DREI_JAHRE, FRUEH, {2028: "33.34", 2029: "33.33", 2030: "33.33"},
         "gleiche Raten, der ungerade Cent kommt zuerst"),
        ("nach_baufortschritt", 6, DREI_JAHRE, FRUEH, {2029: "33.34", 2030: "33.33", 2031: "33.33"},
         "jede Rate ein halbes Jahr nach ihrem Jahresende"),
        ("nach_baufortschritt", 0, {2028: 25_000, 2029: 75_000}, FRUEH, {2028: "25.00", 2029: "75.00"},
         "nach Kosten, nicht nach Jahren"),
        ("nach_baufortschritt", 0, DREI_JAHRE, date(2029, 1, 1), {2029: "66.67", 2030: "33.33"},
         "Raten vor der Bewilligung kommen mit ihr"),
    ],
)  # fmt: skip
def test_auszahlung(
    art: str, verzug: int, zahlungen: dict[int, int], bewilligung: date, erwartet: dict[int, str], warum: str
) -> None:
    regel = Auszahlung.model_validate({"art": art, "verzug_monate": verzug})
    projekt = baue_vorhaben(fertig=date(2030, 12, 31), zahlungen=zahlungen)
    ausgezahlt = regel.verteile(Decimal("100.00"), projekt, bewilligung)
    assert {zahlung.jahr: str(zahlung.betrag_eur) for zahlung in ausgezahlt} == erwartet, warum


@pytest.mark.parametrize(
    ("raten", "verzug", "bewilligung", "betrag", "erwartet", "warum"),
    [
        (["50 %", "50 %"], 0, FRUEH, "100.00", {2027: "50.00", 2028: "50.00"}, "ab dem Jahr der Bewilligung"),
        (["50 %", "50 %"], 0, date(2027, 12, 31), "100.00", {2027: "50.00", 2028: "50.00"}, "auch am letzten Tag"),
        (["50 %", "50 %"], 3, FRUEH, "100.00", {2028: "50.00", 2029: "50.00"}, "jede Rate mit Verzug"),
        (["5 %", "25 %", "70 %"], 0, FRUEH, "0.10", {2027: "0.01", 2028: "0.02", 2029: "0.07"},
         "0,5 / 2,5 / 7 Cent: der größte Rest bekommt den Cent, bei gleichem Rest der frühere"),
        (["33,33 %", "33,33 %", "33,34 %"], 0, FRUEH, "1000000.00",
         {2027: "333300.00", 2028: "333300.00", 2029: "333400.00"}, "Anteile sind Daten, die Summe bleibt"),
        (["0 %", "100 %"], 0, FRUEH, "100.00", {2028: "100.00"}, "ein Jahr ohne Rate entfällt"),
        (["100 %"], 0, FRUEH, "100.00", {2027: "100.00"}, "eine einzige Rate"),
    ],
)  # fmt: skip
def test_jahresraten(
    raten: list[str], verzug: int, bewilligung: date, betrag: str, erwartet: dict[int, str], warum: str
) -> None:
    regel = Auszahlung.model_validate({"art": "jahresraten", "raten": raten, "verzug_monate": verzug})
    ausgezahlt = regel.verteile(Decimal(betrag), baue_vorhaben(zahlungen=DREI_JAHRE), bewilligung)
    assert {zahlung.jahr: str(zahlung.betrag_eur) for zahlung in ausgezahlt} == erwartet, warum


@pytest.mark.parametrize(
    "regel",
    [
        {"art": "jahresraten"},
        {"art": "jahresraten", "raten": ["50 %", "49 %"]},
        {"art": "jahresraten", "raten": ["50 %", "51 %"]},
        {"art": "nach_nachweis", "raten": ["100 %"]},
    ],
)
def test_raten_gehoeren_zu_jahresraten_und_ergeben_das_ganze(regel: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="zusammen 100 %"):
        Auszahlung.model_validate(regel)


def test_raten_von_null_cent_entfallen() -> None:
    regel = Auszahlung(art="nach_baufortschritt")
    ausgezahlt = regel.verteile(Decimal("0.01"), baue_vorhaben(zahlungen=DREI_JAHRE), FRUEH)
    assert [(zahlung.jahr, zahlung.betrag_eur) for zahlung in ausgezahlt] == [(2028, Decimal("0.01"))]


@pytest.mark.parametrize(
    ("verzug", "raten", "erwartet", "warum"),
    [
        (0, ["4200", "4200", "3600"], {2029: "4200", 2030: "4200", 2031: "3600"}, "je Jahr eine Rate"),
        (
            12,
            ["4200", "4200", "3600"],
            {2030: "4200", 2031: "4200", 2032: "3600"},
            "Steuerbescheid ein Jahr später",
        ),
        (0, ["0", "5"], {2030: "5"}, "ein Jahr ohne Betrag entfällt"),
        (0, [], {}, "ohne Raten keine Zahlung"),
    ],
)
def test_raten_in_betriebsjahren(verzug: int, raten: list[str], erwartet: dict[int, str], warum: str) -> None:
    regel = Auszahlung(verzug_monate=verzug)
    ausgezahlt = regel.in_betriebsjahren([Decimal(rate) for rate in raten], 2029)
    assert {zahlung.jahr: str(zahlung.betrag_eur) for zahlung in ausgezahlt} == erwartet, warum


@pytest.mark.parametrize(
    ("regel", "zahlungen", "jahr", "warum"),
    [
        ({}, DREI_JAHRE, 2030, "nach der Fertigstellung"),
        ({"verzug_monate": 6}, DREI_JAHRE, 2031, "ein halbes Jahr nach dem 31.12.2030"),
        ({"art": "nach_baufortschritt"}, DREI_JAHRE, 2028, "mit der ersten Zahlung"),
        ({"art": "nach_baufortschritt"}, {2028: 0, 2029: 5}, 2029, "ein Jahr ohne Kosten zählt nicht"),
        ({"art": "nach_baufortschritt"}, {2028: 0}, 2030, "ganz ohne Kosten wie nach Nachweis"),
        ({"art": "jahresraten", "raten": [1]}, DREI_JAHRE, 2026, "jede spätere Bewilligung verschiebt die Raten"),
    ],
)
def test_erste_faelligkeit(regel: dict[str, Any], zahlungen: dict[int, int], jahr: int, warum: str) -> None:
    projekt = baue_vorhaben(fertig=date(2030, 12, 31), zahlungen=zahlungen)
    assert Auszahlung.model_validate(regel).erste_faelligkeit(projekt) == jahr, warum
