from datetime import date
from decimal import Decimal

import pytest

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


def test_raten_von_null_cent_entfallen() -> None:
    regel = Auszahlung(art="nach_baufortschritt")
    ausgezahlt = regel.verteile(Decimal("0.01"), baue_vorhaben(zahlungen=DREI_JAHRE), FRUEH)
    assert [(zahlung.jahr, zahlung.betrag_eur) for zahlung in ausgezahlt] == [(2028, Decimal("0.01"))]
