"""Criteria: points by hand, the aim ``nutzwert`` against all plans, bounds, flags, reports."""

from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from massnahmenplan.bericht.json import lies, schreibe
from massnahmenplan.bericht.konsole import zusammenfassung
from massnahmenplan.ergebnis import Bilanz, Ergebnis
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.nachpruefung import rechne_nach
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme
from tests.nachrechnung.rechnen import bilanz, schritt

JAHRE = range(2027, 2031)


def drei(*kriterien: dict[str, Any], **rest: Any) -> Planungsfall:
    """Return A, B and C for 100,000, 60,000 and 40,000 EUR with marks 5, 3 and 2, and 80, 10 and 40 trees."""
    massnahmen = [
        massnahme("A", kriterien={"sozial": 5, "baeume": 80}, taxonomie="konform", dnsh={"wasser": "erfuellt"}),
        massnahme(
            "B", kriterien={"sozial": 3, "baeume": 10}, investition_eur=60_000, taxonomie="nicht", co2_t_a=40
        ),
        massnahme(
            "C",
            kriterien={"sozial": 2, "baeume": 40},
            investition_eur=40_000,
            taxonomie="konform",
            dnsh={"wasser": "erfuellt", "klimaanpassung": "offen"},
        ),
    ]
    return baue_fall(massnahmen, kriterien=list(kriterien), **rest)


def kriterium(kennung: str, gewicht: str, **felder: Any) -> dict[str, Any]:
    return {"id": kennung, "name": kennung.title(), "gewicht": gewicht} | felder


SOZIAL = kriterium("sozial", "0.6", normierung="skala", gruppe="sozial")
BAEUME = kriterium("baeume", "0.4", einheit="Bäume")


def punkte(stand: Bilanz) -> dict[str, Decimal]:
    return {k.kriterium: k.punkte for k in stand.kriterien}


def test_punkte_von_hand() -> None:
    fall = drei(SOZIAL, BAEUME)
    stand = bilanz(fall, schritt("A", 2027), schritt("C", 2029))
    sozial, baeume = stand.kriterien
    # On the scale 1 to 5: A 1, B 0.5, C 0.25 of together 1.75; chosen 1.25: 60 · 5/7.
    assert (sozial.schlechtester, sozial.bester, sozial.wert) == (1, 5, Decimal("1.25"))
    assert sozial.punkte == pytest.approx(Decimal(60) * 5 / 7)
    # Between 10 and 80 trees: A 1, B 0, C 3/7 of together 10/7; chosen is all of it.
    assert (baeume.schlechtester, baeume.bester) == (10, 80)
    assert baeume.punkte == pytest.approx(Decimal(40))
    assert dict(baeume.punkte_je_massnahme) == pytest.approx({"A": Decimal(28), "C": Decimal(12)})
    assert stand.zielwerte["nutzwert"] == pytest.approx(Decimal(60) * 5 / 7 + 40)


def test_alles_in_bester_ausfuehrung_hat_hundert_punkte() -> None:
    stand = bilanz(drei(SOZIAL, BAEUME), *(schritt(kennung, 2027) for kennung in "ABC"))
    assert stand.zielwerte["nutzwert"] == pytest.approx(Decimal(100))


def test_weniger_ist_besser() -> None:
    """The best place on the scale is 1; of trees that fall 10 are best."""
    fall = drei(SOZIAL | {"richtung": "weniger"}, BAEUME | {"richtung": "weniger"})
    # Scale: A 0, B 1/2, C 3/4 of 5/4. Trees: A 0, B 1, C 4/7 of 11/7.
    assert punkte(bilanz(fall, schritt("B", 2027))) == pytest.approx(
        {"sozial": Decimal(60) * 2 / 5, "baeume": Decimal(40) * 7 / 11}
    )


def test_plan_als_ganzes_zwischen_genannten_grenzen() -> None:
    fall = drei(
        kriterium("klima", "0.5", grundlage="co2", schlechtester=0, bester=200),
        kriterium("geld", "0.5", grundlage="kosten", schlechtester=200_000, bester=100_000),
    )
    stand = bilanz(fall, schritt("B", 2027))
    # 3 years of 40 t are 120 of 200; 60,000 EUR are better than the best bound: 1.4, not cut off.
    assert punkte(stand) == {"klima": 30, "geld": 70}


def test_taxonomie_und_dnsh_als_anteil_der_investition() -> None:
    fall = drei(
        kriterium("taxonomie", "0.5", grundlage="taxonomie"), kriterium("schaden", "0.5", grundlage="dnsh")
    )
    stand = bilanz(fall, *(schritt(kennung, 2027) for kennung in "ABC"))
    # Aligned are A and C, 140,000 of 200,000; every stated flag is met by A alone.
    assert punkte(stand) == {"taxonomie": 35, "schaden": 25}


def test_ohne_wert_zaehlt_als_schlechtester() -> None:
    fall = baue_fall(
        [massnahme("A", kriterien={"k": 4}), massnahme("B", kriterien={"k": 2}), massnahme("C")],
        kriterien=[kriterium("k", "1")],
    )
    assert bilanz(fall, schritt("C", 2027)).zielwerte["nutzwert"] == 0
    assert bilanz(fall, schritt("A", 2027)).zielwerte["nutzwert"] == 100


def _plane(fall: Planungsfall, *ziele: str, **rest: Any) -> Ergebnis:
    return plane(fall, Vorgaben(ziele or ["nutzwert"], luecke=0.0, **rest))


def bester_nutzwert(fall: Planungsfall, geld: int) -> Decimal:
    """Return the most points of all plans that cost no more in 2027."""
    wege = product((None, 2027, 2028), repeat=3)
    werte = []
    for wahl in wege:
        schritte = [schritt(k, jahr) for k, jahr in zip("ABC", wahl, strict=True) if jahr is not None]
        stand = bilanz(fall, *schritte)
        je_jahr = [sum(z.betrag_eur for m in stand.massnahmen for z in m.zahlungen if z.jahr == j) for j in JAHRE]
        if je_jahr[0] <= geld and not any(je_jahr[1:]):
            werte.append(stand.zielwerte["nutzwert"])
    return max(werte)


@pytest.mark.parametrize("geld", [39_999, 40_000, 60_000, 99_999, 100_000, 140_000, 160_000, 200_000])
def test_ziel_nutzwert_findet_das_beste(geld: int) -> None:
    """The measures' own places, tonnes and money together: every amount of money against all plans."""
    fall = drei(
        kriterium("sozial", "0.3", normierung="skala"),
        kriterium("klima", "0.4", grundlage="co2", schlechtester=0, bester=300),
        kriterium("geld", "0.1", grundlage="kosten", schlechtester=200_000, bester=0),
        kriterium("taxonomie", "0.2", grundlage="taxonomie"),
        haushalt=ansaetze([geld, 0, 0, 0], JAHRE),
        beziehungen=[{"art": "ueberlappung", "mitglieder": "A, B", "anteil": "0.5"}],
    )
    ergebnis = _plane(fall)
    assert ergebnis.nachweis.zielwert == pytest.approx(bester_nutzwert(fall, geld))
    assert ergebnis.nachweis.einheit == "Punkte"
    assert ergebnis.nachweis.schranke == pytest.approx(ergebnis.nachweis.zielwert)


def test_nutzwert_in_einer_rangfolge() -> None:
    """Of the plans with at least half of B's tonnes the one with most points; then the cheapest."""
    fall = drei(
        SOZIAL,
        BAEUME,
        haushalt=ansaetze([100_000, 0, 0, 0], JAHRE),
        projekt={"zielfolge": "co2, nutzwert", "zieltoleranz": {"co2": "20 %"}},
    )
    ergebnis = plane(fall, Vorgaben(luecke=0.0))
    # B and C bring 150 t, B alone 120 t: 80 % of 150 t. A is worth more but brings 30 t.
    assert {s.massnahme for s in ergebnis.plan.schritte} == {"B", "C"}
    assert [s.ziel for s in ergebnis.nachweis.stufen] == ["co2", "nutzwert"]


def test_berichte_zeigen_die_herleitung() -> None:
    ergebnis = _plane(drei(SOZIAL, BAEUME, haushalt=ansaetze([100_000, 0, 0, 0], JAHRE)))
    text = zusammenfassung(ergebnis)
    assert "Ziel:      möglichst großer Nutzwert" in text
    assert "Nutzwert: 62,3 von 100 Punkten" in text  # A: 60 · 4/7 + 28
    assert "Baeume" in text
    tabelle = ergebnis.tabelle("kriterien")
    assert list(tabelle["Kennung"]) == ["sozial", "baeume"]
    assert rechne_nach(lies(schreibe(ergebnis))).bestanden


def test_ohne_kriterien_kein_nutzwert() -> None:
    with pytest.raises(EingabeFehler, match="braucht Kriterien"):
        _plane(baue_fall([massnahme("A")]))
