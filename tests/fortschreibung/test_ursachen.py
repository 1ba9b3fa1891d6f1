"""What caused a change: each kind of cause in a case made for it; differences of cases."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.bericht import unterschiede
from massnahmenplan.bericht.json import lies, schreibe
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.fallunterschiede import fallunterschiede
from massnahmenplan.fortschreibung import schreibe_fort, vergleiche
from massnahmenplan.nachpruefung import rechne_nach
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, falldaten, massnahme, programm

EXAKT = Vorgaben(["co2"], luecke=0.0)
JAHRE = range(2027, 2031)


def _daten(**abschnitte: Any) -> dict[str, Any]:
    """Return three measures of 100,000 EUR in three years with as much money: a 2027, b 2028, c 2029."""
    drei = [massnahme("a", co2_t_a=12), massnahme("b", co2_t_a=10), massnahme("c", co2_t_a=8)]
    massnahmen = abschnitte.pop("massnahmen", drei)
    haushalt = {"haushalt": ansaetze([100_000, 100_000, 100_000, 0], JAHRE)}
    return falldaten(massnahmen, **(haushalt | abschnitte))


@pytest.fixture(scope="module")
def alt() -> Ergebnis:
    ergebnis = plane(Planungsfall.model_validate(_daten()), EXAKT)
    assert [schritt.beginn for schritt in ergebnis.plan.schritte] == [2027, 2028, 2029]
    return ergebnis


def _ursachen(alt: Ergebnis, **abschnitte: Any) -> dict[tuple[str, str], tuple[str, str]]:
    neu = schreibe_fort(alt, Planungsfall.model_validate(_daten(**abschnitte)), vorgaben=EXAKT)
    return {(a.massnahme, a.art): (a.ursache.art.value, a.ursache.text) for a in neu.aenderungen}


def test_festlegung_mit_beschluss(alt: Ergebnis) -> None:
    festlegung = {"massnahme": "a", "art": "nicht_vor", "wert": "2028", "beschluss": "Rat 7/2027"}
    ursachen = _ursachen(alt, festlegungen=[festlegung])
    art, text = ursachen["a", "verschoben"]
    assert (art, text) == ("festlegung", "Festlegung „nicht vor 2028“ (Rat 7/2027)")
    # b takes the place of a: its 100,000 EUR of 2027 were missing for b in the last plan, and nothing else changed
    assert ursachen["b", "verschoben"] == (
        "angestossen",
        "bisher fehlten 100.000 € im Haushalt Stadt (investiv) 2027; Maßnahme a gibt dort 100.000 € frei "
        "(Festlegung „nicht vor 2028“ (Rat 7/2027))",
    )


def test_eigene_kosten(alt: Ergebnis) -> None:
    teurer = [
        massnahme("a", co2_t_a=12),
        massnahme("b", co2_t_a=10, investition_eur="133000"),
        massnahme("c", co2_t_a=8),
    ]
    ursachen = _ursachen(alt, massnahmen=teurer)
    teuer = "Maßnahme „Maßnahme b“: Investition (Bau) 100.000 € → 133.000 € (+33 %)"
    assert ursachen["b", "gestrichen"] == ("eingabe", teuer)
    assert ursachen["c", "verschoben"] == (
        "angestossen",
        "bisher fehlten 100.000 € im Haushalt Stadt (investiv) 2028; Maßnahme b gibt dort 100.000 € frei "
        f"({teuer})",
    )


def test_ueber_eine_ueberlappung_stoesst_nur_an_was_die_wirkung_aendert() -> None:
    """b and c overlap, all share a purse. a does not fit any more: b and c move up. c is 1 EUR cheaper as well.

    What is the cause of b's move is known from updates with only one of the two differences.
    """
    ueberlappung = [{"art": "ueberlappung", "mitglieder": ["c", "b"], "anteil": "0.1"}]
    drei = [massnahme("a", co2_t_a=12), massnahme("b", co2_t_a=10), massnahme("c", co2_t_a=8)]
    a_teurer, c_billiger = drei[0] | {"investition_eur": "133000"}, drei[2] | {"investition_eur": "99999"}
    alt = plane(Planungsfall.model_validate(_daten(beziehungen=ueberlappung)), EXAKT)
    assert [schritt.beginn for schritt in alt.plan.schritte] == [2027, 2028, 2029]

    def ursachen(*massnahmen: dict[str, Any]) -> dict[tuple[str, str], tuple[str, str]]:
        return _ursachen(alt, massnahmen=list(massnahmen), beziehungen=ueberlappung)

    assert ("b", "verschoben") not in ursachen(drei[0], drei[1], c_billiger)
    assert ("b", "verschoben") in ursachen(a_teurer, drei[1], drei[2])
    art, text = ursachen(a_teurer, drei[1], c_billiger)["b", "verschoben"]
    assert art == "angestossen"
    assert text == (
        "bisher fehlten 100.000 € im Haushalt Stadt (investiv) 2027; Maßnahme a gibt dort 100.000 € frei "
        "(Maßnahme „Maßnahme a“: Investition (Bau) 100.000 € → 133.000 € (+33 %))"
    )


def test_bessere_wirkung_nimmt_den_platz() -> None:
    """c takes nine tenths of b's effect and was not worth it; with 80 t a year it is done first, and pushes.

    Who pushes whom is what the purses say: c takes the money of 2027 from a, and a that of 2028 from b.
    """
    ueberlappung = [{"art": "ueberlappung", "mitglieder": ["c", "b"], "anteil": "0.9"}]
    alt = plane(Planungsfall.model_validate(_daten(beziehungen=ueberlappung)), EXAKT)
    besser = [massnahme("a", co2_t_a=12), massnahme("b", co2_t_a=10), massnahme("c", co2_t_a=80)]
    ursachen = _ursachen(alt, massnahmen=besser, beziehungen=ueberlappung)
    grund = "Maßnahme „Maßnahme c“: CO2-Minderung 8 t/a → 80 t/a (+900 %)"
    assert ursachen == {
        ("a", "verschoben"): (
            "angestossen",
            "sonst fehlten 100.000 € im Haushalt Stadt (investiv) 2027; Maßnahme c braucht dort 100.000 € mehr "
            f"({grund})",
        ),
        ("b", "verschoben"): (
            "angestossen",
            "sonst fehlten 100.000 € im Haushalt Stadt (investiv) 2028; Maßnahme a braucht dort 100.000 € mehr "
            f"(angestoßen durch Maßnahme c: {grund})",
        ),
        ("c", "neu"): ("eingabe", grund),
    }


def test_andere_wirkung_stoesst_ueber_die_ueberlappung_an() -> None:
    """There is money for all. c works better and takes all of b's effect: b only costs, and the aim is cost."""

    def fall(c_t_a: int) -> Planungsfall:
        b = massnahme("b", co2_t_a=100, investition_eur="0", ertrag_eur_a=1000)
        c = massnahme("c", co2_t_a=c_t_a, investition_eur="10")
        ziel = {"id": "z", "name": "Tonnen", "art": "minderung_jahr", "jahr": 2030, "wert": 100, "hart": True}
        beziehung = {"art": "ueberlappung", "mitglieder": ["c", "b"], "co2_t_a": 100}
        return Planungsfall.model_validate(falldaten([b, c], ziele=[ziel], beziehungen=[beziehung]))

    kosten = Vorgaben(["kosten"], luecke=0.0)
    vorher = plane(fall(50), kosten)
    assert [schritt.massnahme for schritt in vorher.plan.schritte] == ["b"]
    nachher = schreibe_fort(vorher, fall(150), vorgaben=kosten)
    assert nachher.aenderungen == ()  # c is no reason to change anything: it costs


def test_wer_geld_frei_macht_verdraengt_niemanden() -> None:
    """The budget of 2029 is cut by 40,000 EUR, a is dropped: its 100,000 EUR of 2027 push nobody out of 2029.

    d may begin in 2029 at the earliest: a frees nothing that d could use, and d waits for 2030.
    """
    d = massnahme("d", co2_t_a=20, fruehester_beginn=2029)
    alle = [massnahme("a", co2_t_a=12), massnahme("b", co2_t_a=10, fruehester_beginn=2028), d]
    alt = plane(Planungsfall.model_validate(_daten(massnahmen=alle)), EXAKT)
    assert [(s.massnahme, s.beginn) for s in alt.plan.schritte] == [("a", 2027), ("b", 2028), ("d", 2029)]
    ursachen = _ursachen(
        alt,
        massnahmen=alle,
        haushalt=ansaetze([100_000, 100_000, 60_000, 100_000], JAHRE),
        festlegungen=[{"massnahme": "a", "art": "darf_nicht", "beschluss": "Rat 3/2027"}],
    )
    assert ursachen == {
        ("a", "gestrichen"): ("festlegung", "Festlegung „darf nicht“ (Rat 3/2027)"),
        ("d", "verschoben"): (
            "vorgabe",
            "Haushalt Stadt (investiv) 2029: Betrag 100.000 € → 60.000 € (−40 %); "
            "sonst fehlten 40.000 € im Haushalt Stadt (investiv) 2029",
        ),
    }


def test_was_nichts_erklaert_ist_keine_ursache() -> None:
    """A credit line that is gone gives no money: the larger budget of 2027 is why d comes in."""
    alle = [*_daten()["massnahmen"], massnahme("d", co2_t_a=1)]
    linie = {"liquiditaetslinie_eur": 50_000}
    alt = plane(Planungsfall.model_validate(_daten(massnahmen=alle, stadt=linie)), EXAKT)
    neu = _ursachen(alt, massnahmen=alle, haushalt=ansaetze([200_000, 100_000, 100_000, 0], JAHRE))
    budget = "Haushalt Stadt (investiv) 2027: Betrag 100.000 € → 200.000 € (+100 %)"
    assert set(neu) == {("b", "verschoben"), ("c", "verschoben"), ("d", "neu")}
    assert all(budget in text and "Liquiditätslinie" not in text for _, text in neu.values())
    assert neu["b", "verschoben"] == (
        "vorgabe",
        f"{budget}; bisher fehlten 100.000 € im Haushalt Stadt (investiv) 2027",
    )


def test_groesster_anteil_an_der_grenze_wird_genannt(alt: Ergebnis) -> None:
    """In 2028 the budget is cut by 1,000 EUR and a, held up until then, needs 100,000: a is why b has no place."""
    festlegung = {"massnahme": "a", "art": "jahr", "wert": "2028", "beschluss": "Rat 9/2027"}
    haushalt = ansaetze([0, 199_000, 100_000, 100_000], JAHRE)
    art, text = _ursachen(alt, festlegungen=[festlegung], haushalt=haushalt)["b", "verschoben"]
    assert (art, text) == (
        "angestossen",
        "sonst fehlten 1.000 € im Haushalt Stadt (investiv) 2028; Maßnahme a braucht dort 100.000 € mehr "
        "(Festlegung „Jahr 2028“ (Rat 9/2027))",
    )


def test_ziel_faellt_weg_und_massnahme_kommt_nicht_mehr(alt: Ergebnis) -> None:
    """Only the target makes a plan of least cost pay for anything; asked for 8 t less, it drops the dearest."""
    ziel = {"id": "z", "name": "Tonnen 2030", "art": "minderung_jahr", "jahr": 2030, "wert": 30, "hart": True}
    teuer = massnahme("c", co2_t_a=8, investition_eur="90000")
    drei = [massnahme("a", co2_t_a=12), massnahme("b", co2_t_a=10), teuer]
    kosten = Vorgaben(["kosten"], luecke=0.0)

    def fall(verlangt: int) -> Planungsfall:
        return Planungsfall.model_validate(_daten(massnahmen=drei, ziele=[ziel | {"wert": verlangt}]))

    vorher = plane(fall(30), kosten)
    nachher = schreibe_fort(vorher, fall(22), vorgaben=kosten)
    assert [(a.massnahme, a.art, a.ursache.art, a.ursache.text) for a in nachher.aenderungen] == [
        (
            "c",
            "gestrichen",
            "vorgabe",
            "Ziel „Tonnen 2030“: Wert 30 → 22 (−27 %); bisher fehlten 8,0 t zum Ziel „Tonnen 2030“",
        )
    ]


def test_anderes_ziel_steht_da(alt: Ergebnis) -> None:
    neu = schreibe_fort(alt, alt.fall, vorgaben=Vorgaben(["kosten"], luecke=0.0))
    gruende = {(a.art, a.ursache.art, a.ursache.text) for a in neu.aenderungen}
    assert gruende == {
        (
            "gestrichen",
            "ziel",
            "anderes war verlangt: zuerst Kapitalwert statt zuerst CO2-Minderung",
        )
    }
    assert vergleiche(alt, neu).entscheidungen == neu.aenderungen


def test_vergleich_sagt_was_er_nicht_wissen_kann(alt: Ergebnis) -> None:
    """Two plans of one case made apart: b and c, worth the same, change places; nothing in the input says why."""
    gleiche = [massnahme("a", co2_t_a=12), massnahme("b", co2_t_a=8), massnahme("c", co2_t_a=8)]
    eines = plane(Planungsfall.model_validate(_daten(massnahmen=gleiche)), EXAKT)
    schritte = {s.massnahme: s for s in eines.plan.schritte}
    getauscht = replace(
        eines.plan,
        schritte=(
            schritte["a"],
            replace(schritte["b"], beginn=schritte["c"].beginn),
            replace(schritte["c"], beginn=schritte["b"].beginn),
        ),
    )
    anderes = replace(eines, plan=getauscht)
    entscheidungen = vergleiche(eines, anderes).entscheidungen
    assert {(a.massnahme, a.ursache.art.value) for a in entscheidungen} == {("b", "ziel"), ("c", "ziel")}
    assert all("Preis" not in a.ursache.text for a in entscheidungen)
    ohne_geld = Planungsfall.model_validate(_daten(massnahmen=gleiche, haushalt=[]))
    frei = plane(ohne_geld, EXAKT)
    spaeter = replace(
        frei, plan=replace(frei.plan, schritte=tuple(replace(s, beginn=s.beginn + 1) for s in frei.plan.schritte))
    )
    assert {(a.ursache.art.value, a.ursache.text) for a in vergleiche(frei, spaeter).entscheidungen} == {
        (
            "offen",
            "die Eingaben nennen keinen Grund: dieser Plan ist nicht aus dem anderen fortgeschrieben, und von "
            "gleich guten Plänen kann jeder Lauf einen anderen nehmen",
        )
    }


def test_haushalt_des_jahres(alt: Ergebnis) -> None:
    """Only c is paid in 2029: it alone has its budget as the cause."""
    ursachen = _ursachen(alt, haushalt=ansaetze([100_000, 100_000, 0, 0], JAHRE))
    assert set(ursachen) == {("c", "gestrichen")}
    art, text = ursachen["c", "gestrichen"]
    assert art == "vorgabe"
    assert text == (
        "Haushalt Stadt (investiv) 2029: Betrag 100.000 € → 0 € (−100 %); "
        "sonst fehlten 100.000 € im Haushalt Stadt (investiv) 2029"
    )


def test_neue_und_entfallene_massnahme(alt: Ergebnis) -> None:
    neue = [massnahme("a", co2_t_a=12), massnahme("c", co2_t_a=8), massnahme("d", co2_t_a=9)]
    ursachen = _ursachen(alt, massnahmen=neue)
    assert ursachen["b", "gestrichen"] == ("eingabe", "nicht mehr im Fall")
    assert ursachen["d", "neu"] == ("eingabe", "neu im Fall")


def test_stichtag(alt: Ergebnis) -> None:
    """With any state at all nothing begins in the past: a was not begun in 2027."""
    stand = {"massnahme": "c", "phase": "vorbereitet", "datum": "2028-01-10"}
    projekt = {"stichtag": "2028-02-01"}
    ursachen = _ursachen(alt, projekt=projekt, staende=[stand], haushalt=ansaetze(100_000, JAHRE))
    assert ursachen["a", "verschoben"] == ("stichtag", "2027 nicht begonnen, der Stichtag 01.02.2028 ist später")


def test_programm_endet() -> None:
    """40 % of 100,000 EUR: with 60,000 EUR a year a is possible with the programme alone."""
    led = [massnahme("a", co2_t_a=12, art="led")]
    mit = _daten(massnahmen=led, haushalt=ansaetze(60_000, JAHRE), programme=[programm("led40")])
    alt = plane(Planungsfall.model_validate(mit), EXAKT)
    assert [w.programm for w in alt.plan.schritte[0].foerderung] == ["led40"]
    neu = schreibe_fort(alt, Planungsfall.model_validate(mit | {"programme": []}), vorgaben=EXAKT)
    assert [(a.massnahme, a.art, a.ursache.art, a.ursache.durch) for a in neu.aenderungen] == [
        ("a", "gestrichen", "programm", "led40")
    ]
    assert neu.aenderungen[0].ursache.text == "Programm led40 ist nicht mehr im Fall"
    assert any("led40" in satz for satz in neu.fortschreibung.nicht_zu_halten)  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def gefoerdert() -> Ergebnis:
    """One measure in 2027: 100,000 EUR, 40 % of it from led40; prices rise by 2 % a year."""
    ergebnis = plane(_gefoerdert(), EXAKT)
    assert [(m.beginn, m.investition_eur, m.zuschuss_eur) for m in ergebnis.bilanz.massnahmen] == [
        (2027, 100_000, 40_000)
    ]
    return ergebnis


def _gefoerdert(co2_t_a: int = 12, **abschnitte: Any) -> Planungsfall:
    projekt = {"preissteigerung": "0.02"} | abschnitte.pop("projekt", {})
    led = massnahme("a", co2_t_a=co2_t_a, art="led")
    return Planungsfall.model_validate(
        falldaten([led], programme=[programm("led40")], projekt=projekt, **abschnitte)
    )


SPAETER = {"massnahme": "a", "phase": "vergeben", "datum": "2028-01-10", "beginn": 2028, "fertig": 2028}
HEUTE = {"stichtag": "2028-02-01"}
BEWILLIGT = {
    "massnahme": "a",
    "programm": "led40",
    "art": "bewilligt",
    "datum": "2028-01-05",
    "betrag_eur": 15_000,
}


def _zeilen(ergebnis: Ergebnis) -> dict[str, tuple[str, str, str]]:
    assert rechne_nach(lies(schreibe(ergebnis))).abweichungen == ()
    return {a.art: (a.alt, a.neu, a.ursache.art.value) for a in ergebnis.aenderungen}


def test_kosten_und_zuschuss_stehen_auch_bei_verschobenen(gefoerdert: Ergebnis) -> None:
    """Contracted a year later for 180,000 EUR, 15,000 EUR granted; the effect is only less by the year lost."""
    stand = SPAETER | {"kosten_eur": {"2028": 180_000}}
    heute = _gefoerdert(projekt=HEUTE, staende=[stand], bescheide=[BEWILLIGT])
    neu = schreibe_fort(gefoerdert, heute, vorgaben=EXAKT)
    assert _zeilen(neu) == {
        "verschoben": ("2027", "2028", "stand"),
        "teurer": ("100.000 €", "180.000 €", "stand"),
        "zuschuss": ("40.000 €", "15.000 €", "bescheid"),
    }
    assert vergleiche(gefoerdert, neu).entscheidungen == neu.aenderungen


def test_was_allein_das_verschieben_kostet_steht_nicht_da(gefoerdert: Ergebnis) -> None:
    """102,000 EUR in 2028 instead of 100,000 EUR in 2027 is the price level, also with the Stand of the day."""
    bescheid = BEWILLIGT | {"betrag_eur": 40_000}
    for kosten in ({}, {"2028": 102_000}):
        heute = _gefoerdert(projekt=HEUTE, staende=[SPAETER | {"kosten_eur": kosten}], bescheide=[bescheid])
        neu = schreibe_fort(gefoerdert, heute, vorgaben=EXAKT)
        assert neu.bilanz.massnahmen[0].investition_eur == 102_000
        assert _zeilen(neu) == {"verschoben": ("2027", "2028", "stand")}


def test_anderer_foerdersatz_steht_neben_verschoben() -> None:
    """40 % if applied for before July 2027, later 25 %; of 100,000 EUR there are 60,000 in 2028, 80,000 in 2029.

    On 1 September 2027 nothing has been applied for: 2029 it is, with 25,000 EUR instead of 40,000 EUR. With 40 %
    all the time 40,800 EUR of 102,000 EUR become 41,616 EUR of 104,040 EUR, and that goes without saying.
    """

    def fall(satz: str, betraege: list[int], **projekt: str) -> Planungsfall:
        neu = {"gilt_ab": "2027-07-01", "satz": {"grund": satz, "stelle": "1"}}
        fassungen = [programm("led40", **eine)["fassungen"][0] for eine in ({"gilt_bis": "2027-06-30"}, neu)]
        return Planungsfall.model_validate(
            falldaten(
                [massnahme("a", co2_t_a=12, art="led")],
                programme=[programm("led40") | {"fassungen": fassungen}],
                haushalt=ansaetze(betraege, JAHRE),
                projekt=projekt,
            )
        )

    frueher = plane(fall("0.25", [0, 60_000, 80_000, 0]), EXAKT)
    neu = schreibe_fort(frueher, fall("0.25", [0, 60_000, 80_000, 0], stichtag="2027-09-01"), vorgaben=EXAKT)
    zeilen = _zeilen(neu)
    assert zeilen["verschoben"][:2] == ("2028", "2029")
    assert zeilen["zuschuss"][:2] == ("40.000 €", "25.000 €")
    ursachen = {a.art: a.ursache.text for a in neu.aenderungen}
    assert ursachen["zuschuss"] == f"folgt aus „verschoben“: {ursachen['verschoben']}"
    assert vergleiche(frueher, neu).entscheidungen == neu.aenderungen
    teurer = {"preissteigerung": "0.02"}
    gleich = plane(fall("0.4", [0, 65_000, 0, 0], **teurer), EXAKT)
    spaeter = schreibe_fort(gleich, fall("0.4", [0, 0, 65_000, 0], **teurer), vorgaben=EXAKT)
    zuschuesse = [e.bilanz.massnahmen[0].zuschuss_eur for e in (gleich, spaeter)]
    assert zuschuesse == [Decimal("40800"), Decimal("41616")]
    assert "zuschuss" not in _zeilen(spaeter)


def test_eigene_wirkung_steht_auch_bei_verschobenen(gefoerdert: Ergebnis) -> None:
    """12 t in 2028 … 2030, then 6 t in 2029 and 2030: 12 t lost by the year, 12 t by the measure itself."""
    stand = SPAETER | {"co2_t_a": 6}
    bescheid = BEWILLIGT | {"betrag_eur": 40_000}
    neu = schreibe_fort(
        gefoerdert, _gefoerdert(projekt=HEUTE, staende=[stand], bescheide=[bescheid]), vorgaben=EXAKT
    )
    assert _zeilen(neu) == {"verschoben": ("2027", "2028", "stand"), "wirkung": ("36 t", "12 t", "stand")}
    eingabe = schreibe_fort(
        gefoerdert, _gefoerdert(6, projekt=HEUTE, staende=[SPAETER], bescheide=[bescheid]), vorgaben=EXAKT
    )
    assert _zeilen(eingabe)["wirkung"] == ("36 t", "12 t", "eingabe")


def test_nicht_gemeldeter_antrag_ist_die_ursache(gefoerdert: Ergebnis) -> None:
    """Contracted as planned, dearer, and nobody reported the application: that is why the grant is gone."""
    stand = SPAETER | {"phase": "fertig", "beginn": 2027, "fertig": 2027, "kosten_eur": {"2027": 130_000}}
    neu = schreibe_fort(gefoerdert, _gefoerdert(projekt=HEUTE, staende=[stand]), vorgaben=EXAKT)
    (wahl,) = gefoerdert.plan.schritte[0].foerderung
    satz = f"kein Antrag oder Bescheid für led40 gemeldet; geplant war er zum {wahl.antrag_am:%d.%m.%Y}"
    gruende = {a.art: (a.ursache.art.value, a.ursache.durch, a.ursache.text) for a in neu.aenderungen}
    assert gruende["andere_foerderung"] == gruende["zuschuss"] == ("bescheid", "led40", satz)
    assert gruende["teurer"][0] == "stand"
    _zeilen(neu)


def test_unterschiede_zweier_faelle_haengen_nicht_an_der_reihenfolge(alt: Ergebnis) -> None:
    gedreht = alt.fall.model_copy(
        update={"massnahmen": alt.fall.massnahmen[::-1], "haushalt": alt.fall.haushalt[::-1]}
    )
    assert fallunterschiede(alt.fall, gedreht) == ()
    anders = Planungsfall.model_validate(_daten(haushalt=ansaetze([100_000, 90_000, 100_000, 0], JAHRE)))
    assert [(u.art, u.zeile, u.feld, u.alt, u.neu) for u in fallunterschiede(alt.fall, anders)] == [
        ("geaendert", "stadt · investiv · 2028", "betrag_eur", "100000", "90000"),
    ]


def test_unterschied_in_worten(alt: Ergebnis) -> None:
    teurer = [massnahme("a", co2_t_a=12, investition_eur="50000", pflicht=True), *_daten()["massnahmen"][1:]]
    saetze = [
        unterschiede.satz(u)
        for u in fallunterschiede(alt.fall, Planungsfall.model_validate(_daten(massnahmen=teurer)))
    ]
    assert saetze == [
        "Maßnahme „Maßnahme a“: Investition (Bau) 100.000 € → 50.000 € (−50 %)",
        "Maßnahme „Maßnahme a“: Pflicht nein → ja",
    ]


def test_vergleich_mit_sich_selbst(alt: Ergebnis) -> None:
    vergleich = vergleiche(alt, alt)
    assert (vergleich.entscheidungen, vergleich.haushalt, vergleich.emissionen, vergleich.eingabe) == (
        (),
        (),
        (),
        (),
    )
    assert all(zeile.unterschied == 0 for zeile in vergleich.ziele)
    assert not vergleich.ist_fortschreibung
