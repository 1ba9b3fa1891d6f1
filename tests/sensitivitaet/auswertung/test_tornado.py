"""Bars of the tornado by hand: values, order, runs without a plan."""

from decimal import Decimal

from massnahmenplan.sensitivitaet.auswertung.tornado import tornado
from tests.sensitivitaet.auswertung.laufbau import lauf, studie

LAEUFE = (
    lauf(0, {}, "a", 100, kosten_eur=500),
    lauf(1, {"bau": 2}, "a", 80, kosten_eur=900),
    lauf(2, {"bau": "0,5"}, "a", 130, kosten_eur=200),
    lauf(3, {"haus": "50 %"}, None),
    lauf(4, {"haus": "150 %"}, "a", 110, kosten_eur=-300),
    lauf(5, {"haus": "150 %", "bau": 2}, "a", 1000, kosten_eur=9000),  # two at once: no bar shows it
)


def test_balken_nach_spanne_je_kennzahl() -> None:
    """Reduction: 80 … 130 against 100 … 110. Cost: −300 … 500 against 200 … 900."""
    balken = tornado(studie(), LAEUFE)
    assert [(b.kennzahl, b.stellgroesse, b.von, b.bis, b.spanne) for b in balken] == [
        ("co2_t", "bau", 80, 130, 50),
        ("co2_t", "haus", 100, 110, 10),
        ("kosten_eur", "haus", -300, 500, 800),
        ("kosten_eur", "bau", 200, 900, 700),
    ]
    assert all(b.basis == (100 if b.kennzahl == "co2_t" else 500) for b in balken)


def test_stufen_in_ihrer_ordnung_mit_dem_fall() -> None:
    bau, haus, *_ = tornado(studie(), LAEUFE)
    assert [(s.wert, s.lauf, s.ergebnis) for s in bau.stufen] == [
        (Decimal("0.5"), 2, 130),
        (1, 0, 100),
        (2, 1, 80),
    ]
    assert (bau.unten.wert, bau.oben.wert, bau.ohne_plan) == (Decimal("0.5"), 2, 0)
    assert (haus.unten.wert, haus.unten.ergebnis, haus.ohne_plan) == (Decimal("0.5"), None, 1)


def test_gleiche_spannen_nach_kennung() -> None:
    laeufe = (lauf(0, {}, "a", 1), lauf(1, {"haus": 2}, "a", 2), lauf(2, {"bau": 2}, "a", 0))
    assert [b.stellgroesse for b in tornado(studie(), laeufe)] == ["bau", "haus"]


def test_ohne_plan_im_fall_zaehlt_was_da_ist() -> None:
    laeufe = (lauf(0, {}, None), lauf(1, {"bau": "0,5"}, "a", 30), lauf(2, {"bau": "0,6"}, "a", 10))
    (balken,) = tornado(studie(), laeufe)
    assert (balken.basis, balken.von, balken.bis, balken.ohne_plan) == (None, 10, 30, 1)


def test_texte_bleiben_in_der_folge_der_laeufe() -> None:
    szenario = {"id": "preis", "art": "szenario", "werte": ["tief", "hoch"]}
    laeufe = (lauf(0, {}, "a", 5), lauf(1, {"preis": "tief"}, "a", 4), lauf(2, {"preis": "hoch"}, "a", 9))
    (balken,) = tornado(studie(szenario), laeufe)
    assert [s.wert for s in balken.stufen] == ["tief", "hoch"]
    assert (balken.von, balken.bis) == (4, 9)
