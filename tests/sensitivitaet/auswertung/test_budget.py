"""What another euro brings, by hand: the city has 4 × 250,000 EUR."""

from decimal import Decimal

import pytest

from massnahmenplan.begriffe.planziel import Zielname
from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.sensitivitaet.auswertung.budget import budgetwerte
from tests.fallbau import ansaetze, baue_fall, massnahme
from tests.sensitivitaet.auswertung.laufbau import fall, lauf, studie

STUFEN = (
    lauf(0, {}, "a", 100, 101),
    lauf(1, {"haus": "50 %"}, "a", 60, 61),
    lauf(2, {"haus": "150 %"}, "a", 130, 132),
)


def test_gewinn_aller_schritte_je_euro() -> None:
    """500,000 → 1,000,000 → 1,500,000: 40 and 30 more, proven 39 … 41 and 29 … 32."""
    (wert,) = budgetwerte(fall(), studie(), STUFEN)
    assert (wert.stellgroesse, wert.traeger) == ("haus", ("stadt",))
    assert [(s.von_eur, s.bis_eur, s.gewinn, s.mindestens, s.hoechstens) for s in wert.schritte] == [
        (500_000, 1_000_000, 40, 39, 41),
        (1_000_000, 1_500_000, 30, 29, 32),
    ]
    assert wert.je_euro == Decimal("0.00007")
    assert (wert.je_euro_mindestens, wert.je_euro_hoechstens) == (Decimal("0.000068"), Decimal("0.000073"))


def test_kleiner_ist_besser_dreht_das_vorzeichen() -> None:
    """Cost falls from 60 (bound 58) to 40 (bound 39): gain 20, between 58 − 40 and 60 − 39."""
    laeufe = (lauf(0, {}, "a", 60, 58, "kosten"), lauf(1, {"haus": 2}, "a", 40, 39, "kosten"))
    (wert,) = budgetwerte(fall(), studie(), laeufe)
    (schritt,) = wert.schritte
    assert (schritt.gewinn, schritt.mindestens, schritt.hoechstens) == (20, 18, 21)


def test_nur_was_sonst_gleich_ist_wird_verglichen() -> None:
    """Factor 1 is the case; runs 3 and 4 are a pair of their own, run 5 has none."""
    laeufe = (
        *STUFEN[:2],
        lauf(3, {"bau": 2, "haus": "100 %"}, "a", 10),
        lauf(4, {"bau": 2, "haus": "150 %"}, "a", 11),
        lauf(5, {"bau": 3, "haus": "150 %"}, "a", 99),
        lauf(6, {"bau": 1, "haus": "150 %"}, "a", 120),
    )
    (wert,) = budgetwerte(fall(), studie(), laeufe)
    assert [(s.von_lauf, s.bis_lauf) for s in wert.schritte] == [(1, 0), (0, 6), (3, 4)]


def test_faktor_1_hat_genau_das_budget_des_falls() -> None:
    """Each 333.33 · 0.7 is rounded to 233.33: a line through 70 % and 107 % does not meet 4 × 333.33 exactly."""
    ungerade = baue_fall([massnahme("a")], haushalt=ansaetze("333.33", range(2027, 2031)))
    laeufe = [
        lauf(1, {"haus": "70 %", "bau": 2}, "a", 60),
        lauf(2, {"haus": "100 %", "bau": 2}, "a", 100),
        lauf(3, {"haus": "107 %", "bau": 2}, "a", 110),
        lauf(4, {"bau": 2}, "a", 101),
    ]
    (wert,) = budgetwerte(ungerade, studie(), laeufe)
    assert [(s.von_lauf, s.bis_lauf) for s in wert.schritte] == [(1, 2), (2, 3)]


def test_mehrere_ziele_vergleichen_was_das_erste_allein_erreicht() -> None:
    """Plans are 1 % below what the first aim reached, and run 2 chose another one within it."""
    laeufe = (
        lauf(0, {}, "a", 99, 101, bester_zielwert=100),
        lauf(2, {"haus": "150 %"}, "a", 98, 132, bester_zielwert=130),
    )
    (wert,) = budgetwerte(fall(), studie(), laeufe)
    (schritt,) = wert.schritte
    assert (schritt.gewinn, schritt.mindestens, schritt.hoechstens) == (30, 29, 32)


def test_ohne_schranke_kein_bewiesener_bereich() -> None:
    ohne = Laufergebnis(**{f: getattr(STUFEN[2], f) for f in STUFEN[2].__dataclass_fields__} | {"schranke": None})
    (wert,) = budgetwerte(fall(), studie(), (*STUFEN[:2], ohne))
    assert wert.je_euro == Decimal("0.00007")
    assert (wert.je_euro_mindestens, wert.je_euro_hoechstens) == (Decimal("0.000068"), None)


@pytest.mark.parametrize(("ziel", "erste"), [("co2", "werk"), ("kosten", "stadt")])
def test_der_wertvollste_euro_steht_vorn(ziel: Zielname, erste: str) -> None:
    """Both have 400,000; a tenth more is 40,000: it changes the aim by 8 (works) or by 4 (city)."""
    jahre = range(2027, 2031)
    zwei = baue_fall(
        [massnahme("a")],
        weitere_traeger=[{"id": "werk", "name": "Werk", "art": "kommunales_unternehmen"}],
        haushalt=[*ansaetze(100_000, jahre), *ansaetze(100_000, jahre, "werk")],
    )
    groessen = [
        {"id": traeger, "art": "haushalt", "fuer": traeger, "wie": "zuschlag", "von": 0, "bis": 10_000}
        for traeger in ("stadt", "werk")
    ]
    laeufe = (
        lauf(0, {}, "a", 100, ziel=ziel),
        lauf(1, {"stadt": 10_000}, "a", 104, ziel=ziel),
        lauf(2, {"werk": 10_000}, "a", 108, ziel=ziel),
    )
    werte = budgetwerte(zwei, studie(*groessen), laeufe)
    assert [wert.traeger for wert in werte] == [(erste,), ("stadt" if erste == "werk" else "werk",)]
    assert {abs(wert.je_euro) for wert in werte} == {Decimal("0.0001"), Decimal("0.0002")}


def test_kein_budget_veraendert() -> None:
    assert budgetwerte(fall(), studie(), (STUFEN[0], lauf(1, {"bau": 2}, "a", 90))) == ()
