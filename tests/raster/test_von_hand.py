"""Half-years and quarters worked out by hand: a plan is stated, or small enough to be seen."""

from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz, Plan, Planschritt
from massnahmenplan.nachrechnung import rechne
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.pruefung import pruefe
from tests.fallbau import ansaetze, baue_fall, massnahme, programm

QUARTAL = {"raster": "quartal"}
Q1_2027 = 2027 * 4


def quartal(jahr: int, nummer: int) -> int:
    return jahr * 4 + nummer - 1


def bilanz(fall: Planungsfall, **beginne: int) -> tuple[Massnahmenbilanz, ...]:
    return rechne(fall, plan(**beginne)).bilanz.massnahmen


def plan(**beginne: int) -> Plan:
    return Plan(tuple(Planschritt(kennung, "basis", beginn) for kennung, beginn in sorted(beginne.items())))


def verstoesse(fall: Planungsfall, **beginne: int) -> list[str]:
    schritte = plan(**beginne)
    return [verstoss.text for verstoss in pruefe(fall, schritte, rechne(fall, schritte).bilanz)]


def beginne(ergebnis: Ergebnis) -> dict[str, str]:
    name = ergebnis.fall.projekt.zeitachse.name
    return {schritt.massnahme: name(schritt.beginn) for schritt in ergebnis.plan.schritte}


def test_ende_juni_fertig_wirkt_das_halbe_jahr() -> None:
    """Built in Q1 and Q2 2027: half of 10 t and of the running cost in 2027 (50.005: 50.01), all from 2028 on.

    Six of the eight quarters of its life lie in the plan: a quarter of 100,000 EUR is left.
    """
    led = massnahme("A", dauer_bau=2, betriebskosten_eur_a="100.01", nutzungsdauer_a=2)
    (zeile,) = bilanz(baue_fall([led], projekt=QUARTAL | {"ende": 2028}), A=Q1_2027)
    assert (zeile.fertig, zeile.fertig_am.isoformat()) == (quartal(2027, 2), "2027-06-30")
    assert zeile.minderung_t == {2027: 5, 2028: 10}
    assert zeile.minderung_t_a == 10
    assert zeile.betrieb_eur == {2027: Decimal("50.01"), 2028: Decimal("100.01")}
    assert zeile.restwert_eur == 25_000


def test_lebensdauer_endet_mitten_im_jahr() -> None:
    """Works from Q3 2027 for a year: half of 2027, half of 2028, nothing after it, and nothing is left."""
    led = massnahme("A", dauer_bau=2, nutzungsdauer_a=1)
    (zeile,) = bilanz(baue_fall([led], projekt=QUARTAL | {"ende": 2029}), A=Q1_2027)
    assert zeile.minderung_t == {2027: 5, 2028: 5}
    assert (zeile.wirkt_bis, zeile.restwert_eur) == (quartal(2028, 2), 0)


def test_zahlungen_fallen_in_das_jahr_ihrer_periode() -> None:
    """Three quarters from Q4 2027 on: a third in 2027, two thirds at the prices of 2028 (3 % more).

    100,000.00 : 3 = 33,333.33 and 66,666.67; times 1.03 the second is 68,666.67 (68,666.6701).
    """
    led = massnahme("A", dauer_bau=3, investition_eur="100000")
    fall = baue_fall([led], projekt=QUARTAL | {"preissteigerung": "0.03"})
    (zeile,) = bilanz(fall, A=quartal(2027, 4))
    assert [(z.jahr, z.betrag_eur) for z in zeile.zahlungen] == [
        (2027, Decimal("33333.33")),
        (2028, Decimal("68666.67")),
    ]


def test_hochlauf_waechst_von_periode_zu_periode() -> None:
    """Four quarters of 0/4, 1/4, 2/4, 3/4 of 10 t a year: 10 / 4 · 6/4 = 3.75 t in the year of building."""
    kampagne = massnahme("A", dauer_bau=4, hochlauf=True)
    (zeile,) = bilanz(baue_fall([kampagne], projekt=QUARTAL | {"ende": 2028}), A=Q1_2027)
    assert zeile.minderung_t == {2027: Decimal("3.75"), 2028: 10}


@pytest.mark.parametrize(
    ("angaben", "verlust"),
    [({"anteil": "0.4"}, {2027: 0, 2028: 2, 2029: 4}), ({"co2_t_a": 4}, {2027: 0, 2028: 2, 2029: 4})],
)
def test_ueberlappung_zaehlt_nur_gemeinsame_quartale(angaben: dict[str, Any], verlust: dict[int, int]) -> None:
    """A works from Q3 2028 on, B (10 t) from 2028 on: half of 2028 is common, 0.4 · 10 / 2 = 4 / 2 = 2 t."""
    paar = {"art": "ueberlappung", "mitglieder": ["A", "B"], **angaben}
    fall = baue_fall([massnahme("A"), massnahme("B")], projekt=QUARTAL | {"ende": 2029}, beziehungen=[paar])
    jahre = rechne(fall, plan(A=quartal(2028, 2), B=quartal(2027, 4))).bilanz.emissionen
    assert {jahr.jahr: jahr.ueberlappung_t for jahr in jahre} == verlust


def test_zwei_in_einem_jahr_mit_einer_stelle() -> None:
    """Each needs the only post for two quarters: one after the other both are done in 2027.

    10 t a year each: the first works half of 2027 (5 t) and 2028 (10 t), the second 2028: 25 t. By years
    it would be one in 2027 (10 t) and one in 2028 (0 t).
    """
    massnahmen = [massnahme(k, dauer_bau=2, bedarf={"amt": 1}) for k in ("A", "B")]
    amt = [{"id": "amt", "einheit": "Stellen", "menge": 1}]
    fall = baue_fall(massnahmen, projekt=QUARTAL | {"ende": 2028}, ressourcen=amt)
    ergebnis = plane(fall, Vorgaben(ziel="co2", luecke=0.0))
    assert ergebnis.bilanz.zielwerte["co2"] == 25
    assert sorted(beginne(ergebnis).values()) == ["2027-Q1", "2027-Q3"]
    assert verstoesse(fall, A=Q1_2027, B=Q1_2027 + 1) == ["amt 2027-Q2: 2 Stellen gebraucht, 1 vorhanden."]


def test_fenster_zaehlt_nach_zeit() -> None:
    """Sites of a year each, A in 2028 and B in 2029, where 1.5 site-years are allowed in two years.

    A and half of B are 1.5 at the end of Q2 2029, 1.75 one quarter later; in Q2 2028 to Q1 2030 A has 0.75 left.
    """
    massnahmen = [massnahme(k, dauer_bau=4, bedarf={"strasse": 1}) for k in ("A", "B")]
    strasse = [{"id": "strasse", "einheit": "Baustellenjahre", "menge": "1.5", "fenster": 2}]
    fall = baue_fall(massnahmen, projekt=QUARTAL, ressourcen=strasse)
    assert verstoesse(fall, A=quartal(2028, 1), B=quartal(2029, 1)) == [
        f"strasse 2 Jahre bis {name}: {summe} Baustellenjahre gebraucht, 1,5 vorhanden."
        for name, summe in (("2029-Q3", "1,75"), ("2029-Q4", "2"), ("2030-Q1", "1,75"))
    ]
    assert verstoesse(fall, A=quartal(2027, 1), B=quartal(2028, 3)) == []


def test_antragsfenster_schliesst_mitten_im_jahr() -> None:
    """Open from 1 April to 31 July 2027, application before building; 60,000 EUR pay 100,000 only with the 40 %.

    Q2 would need an application by 31 March. Q3 (by 30 June) is the first that can: a quarter of 2027 and
    2028 with 10 t make 12.5 t. By years building begins in 2028 and works from 2029 on: nothing until then.
    """
    regeln = {"gilt_ab": "2027-04-01", "gilt_bis": "2027-07-31"}
    led = massnahme("A", art="led")
    daten = {"haushalt": ansaetze(60_000, range(2027, 2029)), "programme": [programm("p", **regeln)]}
    fein = plane(baue_fall([led], projekt=QUARTAL | {"ende": 2028}, **daten), Vorgaben(ziel="co2", luecke=0.0))
    (schritt,) = fein.plan.schritte
    assert (beginne(fein), schritt.foerderung[0].antrag_am.isoformat()) == ({"A": "2027-Q3"}, "2027-06-30")
    assert fein.bilanz.zielwerte["co2"] == Decimal("12.5")
    (antrag,) = fein.bilanz.massnahmen[0].antraege
    assert [(z.jahr, z.betrag_eur) for z in antrag.auszahlungen] == [(2027, 40_000)]
    grob = plane(baue_fall([led], projekt={"ende": 2028}, **daten), Vorgaben(ziel="co2", luecke=0.0))
    assert grob.bilanz.zielwerte["co2"] == 0


def test_zuschuss_kommt_so_viele_monate_nach_der_fertigstellung() -> None:
    """Done on 31 March 2027, nine months later it is still 2027; done on 30 June it is 2028."""
    regeln = {"auszahlung": {"art": "nach_nachweis", "verzug_monate": 9}}
    jahre = {}
    for zeit in ("2027-Q1", "2027-Q2"):
        ergebnis = plane(
            baue_fall(
                [massnahme("A", art="led")],
                projekt=QUARTAL,
                programme=[programm("p", **regeln)],
                festlegungen=[
                    {
                        "massnahme": "A",
                        "art": "jahr",
                        "wert": zeit,
                        "beschluss": "x",
                    },
                    {"massnahme": "A", "art": "foerderung", "wert": "p", "beschluss": "x"},
                    {"massnahme": "A", "art": "muss", "beschluss": "x"},
                ],
            ),
            Vorgaben(ziel="co2", luecke=0.0),
        )
        (antrag,) = ergebnis.bilanz.massnahmen[0].antraege
        jahre[zeit] = [zahlung.jahr for zahlung in antrag.auszahlungen]
    assert jahre == {"2027-Q1": [2027], "2027-Q2": [2028]}


@pytest.mark.parametrize(
    ("festlegung", "wert", "moegliche"),
    [
        ("jahr", "2028-Q3", ["2028-Q3"]),
        ("jahr", "3. Quartal 2028", ["2028-Q3"]),
        ("jahr", "2028", ["2028-Q1", "2028-Q2", "2028-Q3", "2028-Q4"]),
        ("jahr", "2028-H2", ["2028-Q3", "2028-Q4"]),
        ("nicht_vor", "2030", ["2030-Q1", "2030-Q2", "2030-Q3", "2030-Q4"]),
        ("nicht_vor", "2030-Q3", ["2030-Q3", "2030-Q4"]),
    ],
)
def test_festlegung_eines_zeitpunkts(festlegung: str, wert: str, moegliche: list[str]) -> None:
    beschluss = {"massnahme": "A", "art": festlegung, "wert": wert, "beschluss": "Rat 1/27"}
    fall = baue_fall([massnahme("A")], projekt=QUARTAL, festlegungen=[beschluss])
    achse = fall.projekt.zeitachse
    erlaubt = [achse.name(p) for p in achse.perioden if not verstoesse(fall, A=p)]
    assert erlaubt == moegliche
    assert beginne(plane(fall, Vorgaben(ziel="co2", luecke=0.0))) == {"A": moegliche[0]}


def test_fenster_einer_massnahme_in_quartalen() -> None:
    """From Q3 2027 on, done by the end of 2028 with five quarters: begins in Q3 or Q4 2027."""
    fall = baue_fall(
        [massnahme("A", dauer_planung=1, dauer_bau=4, fruehester_beginn="Q3/2027", spaetestes_ende=2028)],
        projekt=QUARTAL,
    )
    achse = fall.projekt.zeitachse
    assert [achse.name(p) for p in fall.massnahmen[0].beginne(achse)] == ["2027-Q3", "2027-Q4"]
    assert verstoesse(fall, A=quartal(2027, 2)) == [
        "Maßnahme „Maßnahme A“ (A) beginnt 2027-Q2, frühestens erlaubt ist 2027-Q3."
    ]
    assert verstoesse(fall, A=quartal(2028, 1)) == [
        "Maßnahme „Maßnahme A“ (A) wird Ende 2029-Q1 fertig, spätestens erlaubt ist 2028-Q4."
    ]


def test_reihenfolge_zaehlt_quartale() -> None:
    folge = {"art": "vorgaenger", "mitglieder": ["A", "B"], "abstand": 1, "hoechstabstand": 2}
    fall = baue_fall([massnahme("A"), massnahme("B")], projekt=QUARTAL, beziehungen=[folge])
    satz = "Maßnahme „Maßnahme B“ (B) beginnt {}; „Maßnahme A“ (A) wird Ende 2027-Q1 fertig, erlaubt {}."
    assert verstoesse(fall, A=Q1_2027, B=Q1_2027 + 1) == [satz.format("2027-Q2", "ab 2027-Q3")]
    assert verstoesse(fall, A=Q1_2027, B=Q1_2027 + 2) == []
    assert verstoesse(fall, A=Q1_2027, B=Q1_2027 + 4) == [satz.format("2028-Q1", "bis 2027-Q4")]
