from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.foerderung.rechenweg import Hindernis, Schritt
from massnahmenplan.foerderung.regelarten.festbetrag import Festbetrag
from tests.foerderung.bausteine import baue_vorhaben

JE_M2 = {"je": "menge", "stufen": [{"eur": 40}], "stelle": "Nr. 5"}
SONDE = {"je": "menge", "stufen": [{"eur": 50}], "hoechstens_eur": 12_000, "stelle": "Nr. 5"}
BERATUNG = {
    "je": "wohneinheit", "stelle": "Nr. 5",
    "stufen": [{"bis": 2, "eur": 650, "pauschal": "ja"}, {"eur": 850, "pauschal": "ja", "von_anfang": "ja"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("regel", "einheiten", "kosten", "erwartet", "warum"),
    [
        (JE_M2, "650", "50000", "26000", "650 × 40 (Fall F22, die Grenze je Objekt kommt danach)"),
        (JE_M2, "325", "50000", "13000", "325 × 40"),
        (JE_M2, "0", "50000", "0", "keine Menge, kein Zuschuss"),
        (JE_M2, "650", "26000.00", "26000", "genau die förderfähigen Kosten"),
        (JE_M2, "650", "25999.99", "25999.99", "nie mehr als die förderfähigen Kosten"),
        (JE_M2, "0,0001", "1", "0.0040", "Bruchteile eines Cents bleiben der Rundung der Fassung"),
        (SONDE, "240", "99999", "12000", "240 m × 50 € schöpft den Höchstbetrag genau aus"),
        (SONDE, "240,01", "99999", "12000", "darüber nichts mehr"),
        (BERATUNG, "2", "5000", "650", "ein oder zwei Wohneinheiten"),
        (BERATUNG, "3", "5000", "850", "ab drei Wohneinheiten"),
    ],
)
def test_festbetrag(regel: dict[str, Any], einheiten: str, kosten: str, erwartet: str, warum: str) -> None:
    groesse = {"wohneinheiten": einheiten} if regel["je"] == "wohneinheit" else {}
    projekt = baue_vorhaben(massnahme={"menge": einheiten}, objekt=groesse)
    schritt = Festbetrag.model_validate(regel).bestimme(projekt, Decimal(kosten))
    assert isinstance(schritt, Schritt)
    assert schritt.wert == Decimal(erwartet), warum


def test_zeilen_nennen_rechnung_einheit_und_kosten() -> None:
    projekt = baue_vorhaben(massnahme={"menge": 650, "einheit": "m² Entsiegelung"})
    schritt = Festbetrag.model_validate(JE_M2).bestimme(projekt, Decimal("20000"))
    assert isinstance(schritt, Schritt)
    assert [(zeile.text, zeile.betrag_eur, zeile.stelle) for zeile in schritt.zeilen] == [
        ("Festbetrag für 650 m² Entsiegelung: 650 × 40 €", Decimal(26_000), "Nr. 5"),
        ("höchstens die förderfähigen Kosten", Decimal(20_000), "Nr. 5"),
    ]


def test_festbetrag_genau_in_hoehe_der_kosten_bekommt_keine_zweite_zeile() -> None:
    schritt = Festbetrag.model_validate(JE_M2).bestimme(baue_vorhaben(massnahme={"menge": 650}), Decimal(26_000))
    assert isinstance(schritt, Schritt)
    assert len(schritt.zeilen) == 1


def test_fehlende_menge_wird_benannt() -> None:
    hindernis = Festbetrag.model_validate(JE_M2).bestimme(baue_vorhaben(), Decimal(1))
    assert hindernis == Hindernis("Festbetrag nicht bestimmbar: die Maßnahme nennt keine Menge (menge).", "Nr. 5")
