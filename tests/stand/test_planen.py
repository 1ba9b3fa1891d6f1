"""What state and notices do to a plan, on cases small enough to be worked out by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.bericht.konsole.foerderung import foerderung as konsole
from massnahmenplan.ergebnis import Ergebnis, Plan
from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.nachrechnung import rechne
from massnahmenplan.planung import plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.pruefung import pruefe
from massnahmenplan.szenarien.planung import plane_szenarien
from massnahmenplan.vorgaben import Vorgaben
from tests.fallbau import ansaetze, baue_fall, massnahme, programm
from tests.nachrechnung.rechnen import schritt
from tests.stand.bausteine import bescheid, mit, stand

A = "Maßnahme „Maßnahme a“ (a)"
"""How findings name it."""

EXAKT = Vorgaben(luecke=0.0)


def geplant(fall: Planungsfall) -> Ergebnis:
    return plane(fall, EXAKT)


def antraege(ergebnis: Ergebnis, kennung: str) -> tuple[Antrag, ...]:
    bilanz = ergebnis.bilanz.massnahme(kennung)
    return bilanz.antraege if bilanz is not None else ()


def verstoesse(fall: Planungsfall, *schritte: Any) -> list[str]:
    """Return the German sentences about a plan made by hand."""
    rechnung = rechne(fall, Plan(schritte))
    gefunden = (*rechnung.verstoesse, *pruefe(fall, Plan(schritte), rechnung.bilanz))
    return [verstoss.text for verstoss in gefunden]


def test_gezahltes_tritt_an_die_stelle_der_raten_anderes_bleibt_geplant() -> None:
    """Planned: 50,000 in 2027 and in 2028. Paid: 61,000 in 2027, and 9,000 in 2029 that nobody planned."""
    fall = mit(
        baue_fall([massnahme("a", dauer_bau=2)]),
        [stand("a", "vergeben", beginn=2027, kosten_eur={2027: 61000, 2029: 9000})],
    )
    bilanz = geplant(fall).bilanz.massnahme("a")
    assert bilanz is not None
    assert [(z.jahr, z.betrag_eur) for z in bilanz.zahlungen] == [(2027, 61000), (2028, 50000), (2029, 9000)]
    assert (bilanz.beginn, bilanz.fertig) == (2027, 2028)


def test_gezahltes_teilen_sich_die_traeger_wie_die_geplanten_raten() -> None:
    """2028: planned 40,000 ``rohre`` (all of the city) and 60,000 ``bau`` (half each): 70 to 30 of 90,000 paid."""
    teile = {"rohre": 40000, "bau": 60000}
    m = massnahme("a", investition_eur=teile, kostenanteile_je_teil={"bau": {"stadt": "0.5", "werk": "0.5"}})
    werk = {"id": "werk", "name": "Werk", "art": "unternehmen"}
    fall = mit(
        baue_fall([m], weitere_traeger=[werk]), [stand("a", "im_bau", beginn=2027, kosten_eur={2027: 90000})]
    )
    bilanz = geplant(fall).bilanz.massnahme("a")
    assert bilanz is not None
    assert {t: teil.investition_eur for t, teil in bilanz.anteile.items()} == {"stadt": 63000, "werk": 27000}


def test_spaeter_fertig_heisst_laenger_zahlen_und_spaeter_wirken() -> None:
    """Instead of 2027 and 2028 building takes three years: 33,333.34 + 33,333.33 + 33,333.33; effect in 2030."""
    verspaetet = stand("a", "im_bau", lage="verspaetet", beginn=2027, fertig=2029)
    fall = mit(baue_fall([massnahme("a", dauer_bau=2)]), [verspaetet])
    bilanz = geplant(fall).bilanz.massnahme("a")
    assert bilanz is not None
    assert [z.betrag_eur for z in bilanz.zahlungen] == [Decimal(b) for b in ("33333.34", "33333.33", "33333.33")]
    assert bilanz.minderung_t == {2030: 10}


def test_frueher_fertig_und_frueher_im_bau_als_geplant() -> None:
    """Planned are a year of planning and two of building: a is done in 2028, b is under construction in 2027."""
    fall = baue_fall([massnahme(kennung, dauer_planung=1, dauer_bau=2) for kennung in "ab"])
    staende = [
        stand("a", "fertig", datum=date(2028, 3, 1), beginn=2027),
        stand("b", "im_bau", datum=date(2027, 3, 1), beginn=2027),
    ]
    a, b = geplant(mit(fall, staende)).bilanz.massnahmen
    assert (a.baubeginn, a.fertig) == (2028, 2028)
    assert (b.baubeginn, b.fertig) == (2027, 2028)


@pytest.mark.parametrize("phase", ["vergeben", "im_bau"])
def test_was_am_tag_des_standes_noch_nicht_fertig_ist_war_es_nicht_frueher(phase: str) -> None:
    """Planned for 2027, still to be built on 1 March 2029: 33,333.34 in 2027 and so on, effect in 2030 only."""
    fall = mit(baue_fall([massnahme("a")]), [stand("a", phase, datum=date(2029, 3, 1), beginn=2027)])
    (a,) = geplant(fall).bilanz.massnahmen
    assert (a.baubeginn, a.fertig) == (2027, 2029)
    assert [z.betrag_eur for z in a.zahlungen] == [Decimal(b) for b in ("33333.34", "33333.33", "33333.33")]
    assert a.minderung_t == {2030: 10}


def test_gemessene_wirkung_tritt_an_die_stelle_der_geplanten() -> None:
    """7 t instead of 10 in each of 2028 … 2030; where only energy is measured it says the tonnes: 50 MWh gas."""
    gas = {"id": "gas", "emissionsfaktor_g_kwh": 200, "preis_ct_kwh": 10}
    fall = baue_fall([massnahme("a"), massnahme("b")], energietraeger=[gas])
    gemessen = [
        stand("a", "in_betrieb", datum=date(2028, 1, 1), beginn=2027, co2_t_a=7),
        stand("b", "in_betrieb", datum=date(2028, 1, 1), beginn=2027, endenergie_kwh_a={"gas": 50_000}),
    ]
    a, b = geplant(mit(fall, gemessen)).bilanz.massnahmen
    assert a.minderung_t == {2028: 7, 2029: 7, 2030: 7}
    assert b.minderung_t == {2028: 10, 2029: 10, 2030: 10}
    assert b.ersparnis_eur == {2028: 5000, 2029: 5000, 2030: 5000}


def test_nicht_begonnenes_beginnt_nicht_vor_dem_stichtag() -> None:
    fall = mit(baue_fall([massnahme("a"), massnahme("b")]), [stand("a")], stichtag=date(2028, 5, 1))
    assert {s.massnahme: s.beginn for s in geplant(fall).plan.schritte} == {"a": 2028, "b": 2028}
    for kennung in ("a", "b"):
        (text,) = verstoesse(fall, schritt(kennung, 2027))
        assert "2027, vor dem Stichtag 01.05.2028" in text


def test_angefangene_planung_muss_nicht_neu_beginnen() -> None:
    """Planning takes two years and began in 2027: at the Stichtag in 2029 building can begin in 2029."""
    fall = baue_fall([massnahme("a", dauer_planung=2), massnahme("b", fruehester_beginn=2029)])
    begonnen = mit(fall, [stand("a", "vorbereitet", beginn=2027)], stichtag=date(2029, 1, 1))
    assert [s.beginn for s in geplant(begonnen).plan.schritte] == [2027, 2029]
    ergebnis = geplant(mit(fall, [stand("a")], stichtag=date(2029, 1, 1)))
    assert [s.massnahme for s in ergebnis.plan.schritte] == ["b"]
    assert "bleibt kein Beginn übrig" in ergebnis.nicht_gewaehlt[0].text


@pytest.mark.parametrize("lage", ["verworfen", "zusammengelegt", "ersetzt"])
def test_ausgeschiedenes_bleibt_mit_grund_sichtbar(lage: str) -> None:
    fall = baue_fall([massnahme("a"), massnahme("b")])
    fall = mit(fall, [stand("a", lage=lage, mit="b", grund="Eigentümer steigt aus", beschluss="BA-012/2027")])
    ergebnis = geplant(fall)
    assert [s.massnahme for s in ergebnis.plan.schritte] == ["b"]
    (nichtwahl,) = ergebnis.nicht_gewaehlt
    assert nichtwahl.grund == lage
    assert "(Eigentümer steigt aus; Beschluss BA-012/2027)" in nichtwahl.text
    assert len(verstoesse(fall, schritt("a", 2027))) == 1


def test_zurueckgestelltes_kommt_nicht_vorher_und_ohne_frist_gar_nicht() -> None:
    fall = baue_fall([massnahme("a"), massnahme("b")])
    fall = mit(
        fall, [stand("a", lage="zurueckgestellt", zurueck_bis=2029), stand("b", lage="blockiert", grund="Klage")]
    )
    ergebnis = geplant(fall)
    assert [(s.massnahme, s.beginn) for s in ergebnis.plan.schritte] == [("a", 2029)]
    assert ergebnis.nicht_gewaehlt[0].text == "Blockiert seit 01.01.2027, ohne Ende (Klage)."
    assert len(verstoesse(fall, schritt("a", 2028))) == 1
    assert len(verstoesse(fall, schritt("b", 2028))) == 1


def test_vergebenes_bleibt_auch_wenn_es_sich_nicht_mehr_lohnt() -> None:
    """It costs 100,000 and brings nothing for the aim; windows, decisions and order of the past are past."""
    a = massnahme("a", co2_t_a=0, fruehester_beginn=2029)
    fall = baue_fall(
        [a, massnahme("b", fruehester_beginn=2030, pflicht=True)],
        festlegungen=[{"massnahme": "a", "art": "jahr", "wert": 2029, "beschluss": "1"}],
        beziehungen=[{"id": "r", "art": "vorgaenger", "mitglieder": ["b", "a"]}],
    )
    fall = mit(fall, [stand("a", "vergeben", beginn=2028)])
    ergebnis = plane(fall, Vorgaben(luecke=0.0, ziel="kosten"))
    assert [(s.massnahme, s.beginn) for s in ergebnis.plan.schritte] == [("a", 2028), ("b", 2030)]
    assert verstoesse(fall, *ergebnis.plan.schritte) == []


def test_plan_von_hand_der_vergebenes_verschiebt_oder_streicht_wird_beanstandet() -> None:
    fall = baue_fall(
        [massnahme("a", dauer_bau=2)], varianten=[{"massnahme": "a", "id": "gross", "investition_eur": 200000}]
    )
    fall = mit(fall, [stand("a", "vergeben", variante="basis", beginn=2027, fertig=2028)])
    assert verstoesse(fall, schritt("a", 2027)) == []
    assert verstoesse(fall) == [f"{A}: ist vergeben, fehlt aber im Plan."]
    assert verstoesse(fall, schritt("a", 2028)) == [
        f"{A}: Beginn war 2027, geplant ist 2028.",
        f"{A}: Fertig 2028, geplant ist 2029.",
    ]
    assert verstoesse(fall, schritt("a", 2027, variante="gross")) == [
        f"{A}: ist vergeben als „basis“, geplant ist „gross“."
    ]


KRL = programm("krl")
"""40 % for ``led``, building after the application."""
ALT = programm("krl", gilt_bis="2026-12-31")


def led(**felder: Any) -> dict[str, Any]:
    return massnahme("a", art="led", **felder)


def test_bewilligt_ist_der_bewilligte_betrag_am_tag_des_antrags() -> None:
    """The law gives 40,000, approved are 35,000 on the application of 1 March 2026."""
    fall = mit(baue_fall([led()], programme=[KRL]), (), [bescheid("a", antrag_am="2026-03-01", betrag_eur=35000)])
    (antrag,) = antraege(geplant(fall), "a")
    assert (antrag.antrag_am, antrag.bewilligung_am, antrag.zuschuss_eur) == (
        date(2026, 3, 1),
        date(2026, 6, 1),
        35000,
    )
    assert [zeile.text for zeile in antrag.rechenweg] == ["Bewilligt mit Bescheid vom 01.06.2026"]
    anders = verstoesse(fall, schritt("a", 2027, ("krl", "2026-12-01")))
    assert anders == [
        f"{A}: krl: Bewilligt mit Bescheid vom 01.06.2026: beantragt am 01.03.2026, nicht am 01.12.2026.",
        f"{A}: „krl“ ist bewilligt (01.06.2026), fehlt aber.",
    ]


def test_bewilligung_gilt_auch_wenn_das_programm_geschlossen_ist() -> None:
    """Building begins in 2028 for want of money before; the programme takes applications until 2026 only."""
    haushalt = ansaetze([0, 100000, 0, 0], range(2027, 2031))
    fall = baue_fall([led()], programme=[ALT], haushalt=haushalt, projekt={"stichtag": "2027-02-01"})
    assert antraege(geplant(fall), "a") == ()
    bewilligt = mit(fall, (), [bescheid("a", antrag_am="2026-03-01", betrag_eur=40000)])
    (antrag,) = antraege(geplant(bewilligt), "a")
    assert antrag.zuschuss_eur == 40000


def test_bewilligte_foerderung_haelt_die_frist() -> None:
    """Budgets allow building in 2029 only without the grant; with it 70,000 in 2027 are enough, done by 2028."""
    haushalt = ansaetze([60000, 0, 100000, 0], range(2027, 2031))
    fall = baue_fall([led()], programme=[KRL], haushalt=haushalt)
    rechtzeitig = bescheid("a", antrag_am="2026-03-01", betrag_eur=40000, frist="2028-12-31")
    ergebnis = geplant(mit(fall, [stand("a", "vergeben", beginn=2027, fertig=2027)], [rechtzeitig]))
    (antrag,) = antraege(ergebnis, "a")
    assert antrag.fertig_bis == date(2028, 12, 31)
    spaet = verstoesse(mit(fall, (), [rechtzeitig]), schritt("a", 2029, ("krl", "2026-03-01")))
    assert spaet == [
        f"{A}: krl: Bewilligt mit Bescheid vom 01.06.2026: gebaut sein muss bis 31.12.2028, die Maßnahme "
        "ist aber erst am 31.12.2029 fertig."
    ]


def test_abgelehntes_kann_unter_derselben_fassung_nicht_wieder_beantragt_werden() -> None:
    neu = KRL["fassungen"][0] | {"gilt_ab": "2028-01-01", "satz": {"grund": "0.3", "stelle": "1"}}
    zwei = KRL | {"fassungen": [KRL["fassungen"][0] | {"gilt_bis": "2027-12-31"}, neu]}
    abgelehnt = bescheid("a", art="abgelehnt", grund="Mittel erschöpft")
    einmal = mit(baue_fall([led()], programme=[KRL]), (), [abgelehnt])
    assert antraege(geplant(einmal), "a") == ()
    (text,) = verstoesse(einmal, schritt("a", 2027, ("krl", "2026-12-01")))
    assert "Abgelehnt mit Bescheid vom 01.06.2026 (Mittel erschöpft)" in text
    fall = baue_fall(
        [led()],
        programme=[zwei],
        haushalt=ansaetze([0, 0, 70000, 0], range(2027, 2031)),
        stadt={"liquiditaetslinie_eur": 100000},
    )
    (antrag,) = antraege(geplant(mit(fall, (), [abgelehnt])), "a")
    assert (antrag.fassung_ab, antrag.zuschuss_eur) == (date(2028, 1, 1), 30000)


def test_von_mehreren_bescheiden_gilt_der_letzte() -> None:
    alle = [
        bescheid("a", datum="2026-07-01", antrag_am="2026-03-01", betrag_eur=38000),
        bescheid("a", art="abgelehnt", datum="2026-05-01"),
    ]
    (antrag,) = antraege(geplant(mit(baue_fall([led()], programme=[KRL]), (), alle)), "a")
    assert antrag.zuschuss_eur == 38000


def test_laufender_antrag_bleibt_obwohl_er_vor_dem_stichtag_liegt() -> None:
    """Applied for on 1 March 2027, not decided at the Stichtag of 1 June; the programme has closed in between."""
    zu = programm("krl", gilt_bis="2027-04-30")
    fall = baue_fall([led(fruehester_beginn=2028)], programme=[zu], projekt={"stichtag": "2027-06-01"})
    laeuft = mit(fall, [stand("a", "beantragt")], [bescheid("a", art="beantragt", antrag_am="2027-03-01")])
    (antrag,) = antraege(geplant(laeuft), "a")
    assert (antrag.antrag_am, antrag.zuschuss_eur) == (date(2027, 3, 1), 40000)
    assert antraege(geplant(mit(fall, [stand("a")])), "a") == ()


def test_konsole_nennt_nur_antraege_die_noch_zu_stellen_sind() -> None:
    fall = baue_fall([led(), led() | {"id": "b"}], programme=[KRL])
    zeilen = konsole(geplant(mit(fall, (), [bescheid("a", antrag_am="2026-04-01", betrag_eur=40000)])))
    assert zeilen[0] == "Förderanträge: 2, davon 1 schon gestellt"
    assert zeilen[1].startswith(" erster Antrag spätestens am 31.12.2026")
    beide = [bescheid(m, art="beantragt", antrag_am="2026-04-01") for m in "ab"]
    zeilen = konsole(geplant(mit(fall, (), beide)))
    assert zeilen[0] == "Förderanträge: 2, davon 2 schon gestellt"
    assert not any("erster Antrag" in zeile for zeile in zeilen)


def test_szenario_verzoegert_nicht_was_schon_vergeben_ist() -> None:
    szenarien = [
        {"id": "plan", "wahrscheinlichkeit": "0.5"},
        {"id": "spaet", "wahrscheinlichkeit": "0.5", "beginn_verzug_a": {"a": 1, "b": 1}},
    ]
    fall = mit(
        baue_fall([massnahme("a"), massnahme("b")], szenarien=szenarien, projekt={"entscheidung_bis": 2028}),
        [stand("a", "vergeben", beginn=2028)],
    )
    ergebnis = plane_szenarien(fall, EXAKT)
    beginne = [{s.massnahme: s.beginn for s in einer.ergebnis.plan.schritte} for einer in ergebnis.werte]
    assert beginne == [{"a": 2028, "b": 2027}, {"a": 2028, "b": 2028}]


def test_bewilligtes_belegt_die_geteilte_grenze() -> None:
    """150,000 EUR of cost per house: approved are 40,000 (of 100,000), 40 % of 50,000 are left."""
    geteilt = {"name": "k", "je": "objekt"}
    grenze = {"je": "massnahme", "stufen": [{"eur": 150000}], "geteilt": geteilt, "stelle": "2"}
    haus = {"id": "haus", "name": "Haus", "art": "wohngebaeude"}
    fall = baue_fall(
        [led(objekt="haus"), led(objekt="haus") | {"id": "b"}, led(objekt="haus") | {"id": "c"}],
        programme=[programm("krl", hoechstgrenzen=[grenze])],
        objekte=[haus],
    )
    einer = geplant(mit(fall, (), [bescheid("a", antrag_am="2026-04-01", betrag_eur=40000)]))
    zuschuesse = sorted(m.zuschuss_eur for m in einer.bilanz.massnahmen)
    assert zuschuesse == [0, 20000, 40000]
    # Of two approvals the second had what the first left: each keeps its amount, nothing is left for the third.
    beide = [bescheid(m, antrag_am="2026-04-01", betrag_eur=b) for m, b in (("a", 40000), ("b", 20000))]
    zwei = geplant(mit(fall, (), beide))
    assert {m.massnahme: m.zuschuss_eur for m in zwei.bilanz.massnahmen} == {"a": 40000, "b": 20000, "c": 0}


def test_bewilligtes_wird_nicht_verschenkt() -> None:
    """Another programme would pay more and excludes it: whoever wants that takes the notice out of the case."""
    besser = programm("mehr", satz={"grund": "0.6", "stelle": "1"}, kumulierung={"allein": "ja"})
    fall = baue_fall([led()], programme=[KRL, besser], haushalt=ansaetze([70000] * 4, range(2027, 2031)))
    bewilligt = mit(fall, (), [bescheid("a", antrag_am="2026-04-01", betrag_eur=30000)])
    assert {antrag.programm for antrag in antraege(geplant(fall), "a")} == {"mehr"}
    assert {antrag.programm for antrag in antraege(geplant(bewilligt), "a")} == {"krl"}
    ohne = f"{A}: „krl“ ist bewilligt (01.06.2026), fehlt aber."
    assert ohne in verstoesse(bewilligt, schritt("a", 2027, ("mehr", "2026-12-31")))
    keine = [{"massnahme": "a", "art": "foerderung", "wert": "keine", "beschluss": "B1"}]
    verzicht = mit(baue_fall([led()], programme=[KRL], festlegungen=keine), (), bewilligt.bescheide)
    assert antraege(geplant(verzicht), "a") == ()
    assert verstoesse(verzicht, schritt("a", 2027)) == []


def test_neben_bewilligtem_wird_das_neue_gekuerzt() -> None:
    """Approved are 95,000 of 100,000; another 40 % would be more than the cost: 5,000 are left."""
    fall = baue_fall([led()], programme=[KRL, programm("land")])
    fall = mit(fall, (), [bescheid("a", "land", antrag_am="2026-03-01", betrag_eur=95000)])
    gefoerdert = {antrag.programm: antrag.zuschuss_eur for antrag in antraege(geplant(fall), "a")}
    assert sum(gefoerdert.values()) == 100000
