"""Money that is no simple grant: tax reduction, operating aid, loan with a repayment grant."""

from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.foerderung.paket import Leistungsart, Teilungsart
from massnahmenplan.foerderung.rechenweg import Hindernis
from massnahmenplan.foerderung.zuschuss import berechne_zuschuss
from tests.foerderung.bausteine import baue_fassung, baue_vorhaben, haus, zuschuss_von

STEUER: dict[str, Any] = {
    "satz": None,
    "steuer": {
        "jahre": [{"anteil": "7 %", "hoechstens_eur": 14_000}, {"anteil": "7 %", "hoechstens_eur": 14_000},
                  {"anteil": "6 %", "hoechstens_eur": 12_000}],
        "stelle": "§ 35c",
    },
}  # fmt: skip
JE_OBJEKT = {"name": "steuer", "je": "objekt"}
KREDIT: dict[str, Any] = {
    "satz": {
        "grund": "5 %", "stelle": "8.4",
        "boni": [{"wenn": {"merkmale": "wpb"}, "punkte": "10 %", "stelle": "8.4"},
                 {"wenn": {"merkmale": "sersan"}, "punkte": "15 %", "stelle": "8.4"}],
    },
    "kredit": {"laufzeit_jahre": 30, "stelle": "8.5"},
    "hoechstgrenzen": [{"je": "wohneinheit", "stufen": [{"eur": 150_000}], "stelle": "8.3"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kosten", "belegt", "foerderfaehig", "raten", "warum"),
    [
        (60_000, 0, "60000", ["4200", "4200", "3600"], "Fall F13"),
        (300_000, 0, "200000", ["14000", "14000", "12000"], "40.000 € je Objekt sind 200.000 € Kosten"),
        (100_000, 150_000, "50000", ["3500", "3500", "3000"], "frühere Maßnahmen am selben Objekt zählen mit"),
        (100_000, 200_000, "0", ["0", "0", "0"], "nichts mehr übrig"),
    ],
)
def test_steuerermaessigung_ueber_drei_jahre(
    kosten: int, belegt: int, foerderfaehig: str, raten: list[str], warum: str
) -> None:
    grenze = {"je": "massnahme", "stufen": [{"eur": 200_000}], "geteilt": JE_OBJEKT, "stelle": "§ 35c"}
    projekt = baue_vorhaben(kosten, objekt={})
    zuschuss = zuschuss_von(projekt, STEUER | {"hoechstgrenzen": [grenze]}, belegt)
    assert zuschuss.art is Leistungsart.STEUER
    assert zuschuss.foerderfaehig_eur == Decimal(foerderfaehig), warum
    assert zuschuss.raten_eur == tuple(Decimal(rate) for rate in raten), warum
    assert zuschuss.betrag_eur == sum(zuschuss.raten_eur)
    assert zuschuss.geteilt is not None
    assert (zuschuss.geteilt.satz_unten, zuschuss.geteilt.art) == (Decimal("0.20"), Teilungsart.FREI)
    assert zuschuss.geteilt.angesetzt_eur == Decimal(foerderfaehig)


def test_steuer_mit_bindendem_jahresbetrag_ist_nicht_frei() -> None:
    grenze = {"je": "massnahme", "stufen": [{"eur": 300_000}], "geteilt": JE_OBJEKT, "stelle": "§ 35c"}
    zuschuss = zuschuss_von(baue_vorhaben(250_000, objekt={}), STEUER | {"hoechstgrenzen": [grenze]})
    assert zuschuss.betrag_eur == 40_000
    assert zuschuss.geteilt is not None
    assert zuschuss.geteilt.art is Teilungsart.ERSTER


def test_betriebsfoerderung_ist_ein_strom_und_braucht_keine_investition() -> None:
    betrieb = {"jahre": 10, "menge": "waerme_mwh_a", "zonen": [{"ct_kwh": 1}], "stelle": "M4"}
    projekt = baue_vorhaben(0, massnahme={"kennwerte": {"waerme_mwh_a": 500}})
    zuschuss = zuschuss_von(projekt, {"satz": None, "betrieb": betrieb})
    assert zuschuss.art is Leistungsart.BETRIEB
    assert zuschuss.raten_eur == (Decimal(5_000),) * 10
    assert zuschuss.betrag_eur == 50_000
    assert [(z.text, z.betrag_eur) for z in zuschuss.rechenweg] == [
        ("500 MWh/a × 1,0000 ct/kWh", Decimal(5_000)), ("Summe über 10 Jahre", Decimal(50_000))
    ]  # fmt: skip


def test_fehlender_kennwert_verhindert_die_betriebsfoerderung() -> None:
    betrieb = {"jahre": 10, "menge": "waerme_mwh_a", "zonen": [{"ct_kwh": 1}], "stelle": "M4"}
    hindernis = berechne_zuschuss(baue_vorhaben(), baue_fassung(satz=None, betrieb=betrieb))
    assert hindernis == Hindernis("Die Maßnahme nennt den Kennwert „waerme_mwh_a“ nicht (kennwerte).", "M4")


@pytest.mark.parametrize(
    ("kosten", "anteil", "merkmale", "kredit", "betrag", "warum"),
    [
        (1_650_000, "100 %", "wpb, sersan", "1650000.00", "495000.00", "5 + 10 + 15 = 30 % (Fall F06a)"),
        (2_000_000, "100 %", "wpb, sersan", "1800000.00", "540000.00", "12 × 150.000 = 1.800.000 Kredit"),
        (1_650_000, "50 %", "", "825000.00", "41250.00", "nur die Hälfte der Kosten als Kredit"),
    ],
)
def test_tilgungszuschuss_ist_satz_mal_kredit(
    kosten: int, anteil: str, merkmale: str, kredit: str, betrag: str, warum: str
) -> None:
    regeln = KREDIT | {"kredit": KREDIT["kredit"] | {"anteil_kosten": anteil}}
    zuschuss = zuschuss_von(haus(kosten, 12, merkmale), regeln)
    assert zuschuss.art is Leistungsart.KREDIT
    assert zuschuss.foerderfaehig_eur == Decimal(kredit), warum
    assert zuschuss.betrag_eur == Decimal(betrag), warum
    assert zuschuss.rechenweg[-1].text == "Tilgungszuschuss"
