"""From a case to the answers, with real plans; everything is known by hand.

City: 130,000 EUR in 2027, nothing later. a: 60,000 EUR, 20 t a year; b: 60,000 EUR, 15 t; c: 500,000 EUR. Three
years count. a b fits (120,000); with half the money only a; with building 20 % dearer (144,000) only a.
"""

from decimal import Decimal

import pytest

from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.ergebnis.studienantworten import Studienantworten
from massnahmenplan.planung import plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.auswertung import werte_aus
from massnahmenplan.sensitivitaet.jahreszahlen import jahreszahlen
from massnahmenplan.sensitivitaet.laeufe import Lauf, laeufe, veraendere
from massnahmenplan.sensitivitaet.studie import Studie
from tests.fallbau import ansaetze, baue_fall, massnahme
from tests.sensitivitaet.auswertung.laufbau import studie


def fall() -> Planungsfall:
    massnahmen = [
        massnahme("a", investition_eur=60_000, co2_t_a=20, dauer_bau=1),
        massnahme("b", investition_eur=60_000, co2_t_a=15, dauer_bau=1),
        massnahme("c", investition_eur=500_000, co2_t_a=30, dauer_bau=1),
    ]
    return baue_fall(massnahmen, haushalt=ansaetze([130_000, 0, 0, 0], range(2027, 2031)))


def gerechnet(davor: Planungsfall, was: Studie, lauf: Lauf) -> Laufergebnis:
    ergebnis = plane(veraendere(davor, was, lauf))
    nachweis = ergebnis.nachweis
    zahlen = {"co2_t": ergebnis.bilanz.zielwerte["co2"], **jahreszahlen(ergebnis.bilanz)}
    return Laufergebnis(
        lauf.nummer, lauf.werte, lauf.name, "optimal", None, "co2", nachweis.zielwert, nachweis.schranke, zahlen,
        ergebnis.plan, 0.0, 0.0, 1,
    )  # fmt: skip


@pytest.fixture(scope="module")
def antworten() -> Studienantworten:
    was = studie(
        {"id": "haus", "art": "haushalt", "fuer": "stadt", "werte": ["50 %", "150 %"]},
        {"id": "bau", "art": "investition", "fuer": "alle", "werte": ["80 %", "120 %"]},
    )
    davor = fall()
    return werte_aus(davor, was, [gerechnet(davor, was, lauf) for lauf in laeufe(was, davor)])


def test_der_robuste_kern(antworten: Studienantworten) -> None:
    assert {m.massnahme: (m.klasse, m.gewaehlt) for m in antworten.massnahmen} == {
        "a": ("kern", 5),
        "b": ("bedingt", 3),
        "c": ("nie", 0),
    }
    assert {m.uebliches_jahr for m in antworten.massnahmen} == {2027, None}


def test_der_tornado(antworten: Studienantworten) -> None:
    """(20 + 15) × 3 = 105 t against 20 × 3 = 60 t."""
    assert [(b.stellgroesse, b.von, b.basis, b.bis) for b in antworten.tornado] == [
        ("bau", 60, 105, 105),
        ("haus", 60, 105, 105),
    ]


def test_die_kleinste_groesste_reue(antworten: Studienantworten) -> None:
    """a alone always works and loses 45 t where a b was possible; a b fails twice."""
    assert antworten.reue is not None
    a, ab = antworten.reue.kandidaten
    assert (a.massnahmen, len(a.undurchfuehrbar), a.groesste_reue, a.haeufigkeit) == (("a",), 0, 45, 2)
    assert (ab.massnahmen, len(ab.undurchfuehrbar), ab.groesste_reue) == (("a", "b"), 2, 0)


def test_der_wert_eines_euros(antworten: Studienantworten) -> None:
    """65,000 EUR more bring 45 t, another 65,000 EUR nothing."""
    (budget,) = antworten.budgets
    assert [(s.mehr_eur, s.gewinn) for s in budget.schritte] == [(65_000, 45), (65_000, 0)]
    assert budget.je_euro == Decimal(45) / 130_000


def test_baender_je_jahr(antworten: Studienantworten) -> None:
    """In 2028: 20, 35, 35, 35 and 20 t; in 2027: 60,000, 96,000, 120,000, 120,000 and 72,000 EUR."""
    baender = {(band.kennzahl, band.jahr): band for band in antworten.baender}
    assert (baender["minderung_t", 2028].kleinster, baender["minderung_t", 2028].quantile[2]) == (20, 35)
    ausgaben = baender["belastung_eur", 2027]
    assert (ausgaben.kleinster, ausgaben.quantile[2], ausgaben.groesster) == (60_000, 96_000, 120_000)
    assert baender["belastung_eur", 2029].groesster == 0
