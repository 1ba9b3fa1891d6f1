"""Figures of a study and of a front: lengths and places against the values that they show."""

from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from massnahmenplan.bericht import schaubild
from massnahmenplan.bericht.schaubild import Schaubild
from massnahmenplan.ergebnis.studienantworten import Studienantworten
from tests.bericht import beilagenbau
from tests.bericht.schaubild.zeichnung import SVG, Balken, angaben, balken, lies, texte

GENAU = 0.05


@pytest.fixture(scope="module")
def antworten() -> Studienantworten:
    return beilagenbau.antworten()


def _je_zeile(bild: Schaubild) -> dict[str, list[Balken]]:
    zeilen: dict[str, list[Balken]] = {}
    for einer in balken(bild):
        zeilen.setdefault(einer.angaben["zeile"], []).append(einer)
    return zeilen


def _gleicher_massstab(bild: Schaubild) -> float:
    """Return pixels per unit, the same for all bars."""
    eintraege = [b for b in balken(bild) if b.wert]
    massstab = max(b.breite / float(b.wert) for b in eintraege)
    for einer in eintraege:
        assert einer.breite == pytest.approx(float(einer.wert) * massstab, abs=GENAU)
    return massstab


def test_anteile_sind_so_lang_wie_sie_sind(antworten: Studienantworten) -> None:
    bild = schaubild.anteile(antworten, {"A"})
    assert bild is not None
    je_zeile = {name: [b.wert for b in zeile] for name, zeile in _je_zeile(bild).items()}
    assert je_zeile == {"Maßnahme A": [60], "Maßnahme C": [40]}  # 3 and 2 of 5 runs with a plan
    _gleicher_massstab(bild)
    assert bild.text == "Kern: 1 von 3 Maßnahmen; bedingt: 1; nie gewählt: 1."
    assert sum("data-marke" in e.attrib for e in lies(bild).iter(f"{SVG}polygon")) == 1  # A is in the plan
    assert len(bild.zeilen) == 3  # the table names B as well
    assert {"60 %, Kern", "40 %, bedingt"} <= {text.replace("\u202f", " ") for text in texte(bild)}


def test_tornado_reicht_vom_kleinsten_zum_groessten_und_teilt_sich_am_fall(antworten: Studienantworten) -> None:
    bild = schaubild.tornado(antworten, "kosten_eur")
    assert bild is not None
    # cost of building: 20,000 (twice as dear, another plan) to the 100,000 of the case; budget: 10,000 to 100,000
    stuecke = {n: [(Decimal(b.angaben["von"]), b.wert) for b in z] for n, z in _je_zeile(bild).items()}
    assert stuecke == {"haus": [(10_000, 90_000)], "Baukosten": [(20_000, 80_000)]}
    _gleicher_massstab(bild)
    (fall,) = [e for e in lies(bild).iter(f"{SVG}polyline") if angaben(e).get("art") == "im Fall"]
    ende = max(b.x + b.breite for b in balken(bild))
    assert float(fall.attrib["points"].split(",")[0]) == pytest.approx(ende, abs=GENAU)
    assert all(zeile[0] == "Kapitalwert" for zeile in bild.zeilen)
    assert any("1 × kein Plan" in text for text in texte(bild))


def test_tornado_ohne_bewegung_gibt_es_nicht(antworten: Studienantworten) -> None:
    assert schaubild.tornado(antworten, "nutzwert") is None
    assert schaubild.tornado(replace(antworten, tornado=())) is None


def test_reue_zeigt_groesste_und_mittlere(antworten: Studienantworten) -> None:
    bild = schaubild.reuebild(antworten)
    assert bild is not None
    # C can be carried out in all five runs and loses 21 t where A is possible; A cannot in runs 2 and 3
    zeilen = {name.split(":")[0]: [b.wert for b in zeile] for name, zeile in _je_zeile(bild).items()}
    assert zeilen == {"Plan aus Lauf 2": [21], "Plan aus Lauf 0": [0]}
    marken = [Decimal(angaben(e)["marke"]) for e in lies(bild).iter(f"{SVG}polygon") if "data-marke" in e.attrib]
    assert marken == [Decimal("12.6"), 0]  # three times 21 over five runs
    assert any("in 2 von 5 nicht möglich" in text for text in texte(bild))
    assert schaubild.reuebild(replace(antworten, reue=None)) is None


def test_band_laeuft_durch_quantile_median_und_fall(antworten: Studienantworten) -> None:
    bild = schaubild.bandbild(antworten, "belastung_eur")
    assert bild is not None
    linien = {
        angaben(e)["art"]: angaben(e)["werte"] for e in lies(bild).iter(f"{SVG}polyline") if "data-art" in e.attrib
    }
    assert {art: Decimal(werte) for art, werte in linien.items()} == {"Median": 50_000, "im Fall": 100_000}
    assert [angaben(e)["art"] for e in lies(bild).iter(f"{SVG}path") if "data-art" in e.attrib] == [
        "90 % der Läufe", "50 % der Läufe",
    ]  # fmt: skip
    assert schaubild.bandbild(antworten, "emission_t") is None


def test_budget_mit_bewiesenem_bereich(antworten: Studienantworten) -> None:
    bild = schaubild.budgetbild(antworten)
    assert bild is not None
    # from 50,000 a year to 110,000 in four years: 240,000 EUR more bring 21 t
    (einer,) = balken(bild)
    assert einer.wert == pytest.approx(Decimal(21) / 240, abs=Decimal("1e-9"))
    assert "Stadt" in texte(bild)
    assert schaubild.budgetbild(replace(antworten, budgets=())) is None


def _orte(bild: Schaubild) -> dict[str, tuple[float, float]]:
    """Return the middle of each point."""
    orte = {}
    for e in lies(bild).iter(f"{SVG}polygon"):
        if "data-punkt" in e.attrib:
            oben, rechts, *_ = (tuple(map(float, ecke.split(","))) for ecke in e.attrib["points"].split())
            orte[e.attrib["data-punkt"]] = (oben[0], rechts[1])
    return orte


def _ring(bild: Schaubild) -> ElementTree.Element:
    (ring,) = [e for e in lies(bild).iter(f"{SVG}circle") if "data-plan" in e.attrib]
    return ring


def test_front_liegt_an_ihren_werten() -> None:
    bild = schaubild.frontbild(beilagenbau.front())
    orte = list(_orte(bild).values())
    # 0 t and 0 €, 9 t and 10,000, 15 t and 60,000, 30 t and 100,000
    je_t, je_eur = (orte[3][0] - orte[0][0]) / 30, (orte[0][1] - orte[3][1]) / 100_000
    for (x, y), (tonnen, euro) in zip(orte, [(0, 0), (9, 10_000), (15, 60_000), (30, 100_000)], strict=True):
        assert (x - orte[0][0], orte[0][1] - y) == (
            pytest.approx(tonnen * je_t, abs=GENAU), pytest.approx(euro * je_eur, abs=GENAU),
        )  # fmt: skip
    assert "2: Knie" in texte(bild)
    assert not [e for e in lies(bild).iter(f"{SVG}circle") if "data-plan" in e.attrib]
    assert len(bild.zeilen) == 4


def test_plan_der_ein_punkt_ist_heisst_dort_so() -> None:
    bild = schaubild.frontbild(beilagenbau.front(), beilagenbau.ergebnis())
    assert "4: dieser Plan" in texte(bild)
    ring = _ring(bild)
    assert (float(ring.attrib["cx"]), float(ring.attrib["cy"])) == pytest.approx(_orte(bild)["punkt-4"], abs=GENAU)


def test_plan_neben_der_front_steht_an_seinem_ort() -> None:
    front = beilagenbau.front()
    ohne = replace(front, punkte=front.punkte[:-1])
    bild = schaubild.frontbild(ohne, beilagenbau.ergebnis())
    assert "dieser Plan" in texte(bild)
    assert float(_ring(bild).attrib["cx"]) > max(x for x, _ in _orte(bild).values())


def test_namen_der_stellgroessen_bleiben_text(antworten: Studienantworten) -> None:
    boese = '<script>alert("1")</script> & \u202egnp.exe'
    umbenannt = replace(antworten, namen=dict.fromkeys(antworten.namen, boese))
    for bild in (schaubild.tornado(umbenannt), schaubild.budgetbild(umbenannt)):
        assert bild is not None
        assert not list(lies(bild).iter(f"{SVG}script"))
        assert "\u202e" not in bild.svg
