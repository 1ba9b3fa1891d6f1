"""Which rows of coupled funding arise for which small case, with coefficients by hand; thousand EUR."""

from collections.abc import Mapping
from typing import Any

import pytest

from massnahmenmodell.daten import Abruf, Kopplung
from massnahmenmodell.linearform import Linearform
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.aufbereitung.guenstigst import guenstigst
from tests.fallbau import Daten, ansaetze, baue_fall, massnahme, programm

ZEIT = {"beginn": 2027, "ende": 2028, "stichtag": "2026-11-01"}
HAUS = {"id": "haus", "name": "Haus", "art": "wohngebaeude", "wohneinheiten": 3}
BALD = {"spaetestes_ende": 2027}


def am_haus(kennung: str, **felder: Any) -> Daten:
    return massnahme(kennung, art="led", objekt="haus", **BALD | felder)


def aufbereitet(massnahmen: list[Daten], *programme: Daten, **abschnitte: Any) -> Aufbereitung:
    projekt = ZEIT | abschnitte.pop("projekt", {})
    objekte = [HAUS, *abschnitte.pop("objekte", [])]
    fall = baue_fall(massnahmen, objekte=objekte, programme=list(programme), projekt=projekt, **abschnitte)
    return bereite_auf(fall, "kosten")


def name(auf: Aufbereitung, option: int) -> str:
    o = auf.optionen[option]
    return f"{o.massnahme} {o.beginn} {o.paket.kennung}"


def glieder(auf: Aufbereitung, form: Linearform) -> dict[str, float]:
    return {name(auf, o): wert for o, wert in zip(form.optionen.tolist(), form.werte.tolist(), strict=True)}


def zeilen(auf: Aufbereitung) -> dict[str, tuple[dict[str, float], float]]:
    return {k.name: (glieder(auf, k.form), k.hoechstens) for k in auf.daten.kopplungen}


def geteilt(eur: int, je: str = "objekt") -> dict[str, Any]:
    """Return rules of a shared cap; in force from 31.12.2026 on: there is one day to apply in that year."""
    grenze = {"je": "massnahme", "stufen": [{"eur": eur}], "geteilt": {"name": "k", "je": je}, "stelle": "2"}
    return {"gilt_ab": "2026-12-31", "hoechstgrenzen": [grenze]}


def konto(modus: str, grenze_eur: int, kennung: str = "konto", monate: int | None = 24) -> Daten:
    return {
        "id": kennung, "name": kennung, "grenze_eur": grenze_eur, "fenster_monate": monate,
        "bei_ueberschreitung": modus, "rechtsgrundlage": "Prüffall", "quelle": "Prüffall",
        "stand": "2026-01-01", "sicherheit": "V1",
    }  # fmt: skip


# --- nothing coupled: nothing added ---


@pytest.mark.parametrize(
    "regeln",
    [
        {},
        geteilt(50000),  # one measure only: its own cap
        {"minimum": {"zuschuss_eur": 15000, "sammelantrag": "ja"}},
        {"sperren": [{"massnahmenarten": ["satzung"], "stelle": "6"}]},
        {"netzgroesse": {"gebaeude_mindestens": 3, "stelle": "8"}},  # nothing connects to it
        {"kumulierung": {"ausgeschlossen_am_objekt": [{"programme": ["q"], "stelle": "7"}]}},
    ],
)
def test_ohne_kopplung_keine_zeile_und_keine_option_mehr(regeln: Mapping[str, Any]) -> None:
    auf = aufbereitet([am_haus("a")], programm("p", **regeln))
    assert (auf.daten.abrufe, auf.daten.kopplungen, auf.daten.alternativen) == ((), (), ())
    assert [name(auf, o) for o in range(len(auf.optionen))] == ["a 2027 p@2026-12-31"]
    assert all(not h.abruf_netto and not h.abruf_forderung for h in auf.daten.haushalte)


# --- shared caps and accounts that cut: Abrufe ---


def test_geteilte_grenze_mit_schwelle() -> None:
    bonus = {"punkte": "0.1", "ueber": {"je": "massnahme", "stufen": [{"eur": 40000}]}, "stelle": "3"}
    p = programm("p", satz={"grund": "0.2", "staffelbonus": bonus, "stelle": "1"}, **geteilt(150000))
    auf = aufbereitet(
        [am_haus("a", investition_eur=90000), am_haus("b", investition_eur=200000)], p,
        haushalt=ansaetze(200000, range(2027, 2029)), stadt={"liquiditaetslinie_eur": 10000},
    )  # fmt: skip
    a, b = auf.daten.abrufe
    # a wishes 90 of 150; b, second by its id, wishes min(200, 150); 20 % up to 40, 30 % above
    gemeinsam = {"schwelle": 40.0, "satz_unten": 0.2, "satz_oben": 0.3, "mindestens": 0.001, "als_erster": False}
    assert a == Abruf("deckel:k:haus", 0, 90.0, 150.0, (), **gemeinsam)
    assert b == Abruf("deckel:k:haus", gefoerderte_option(auf, "b"), 150.0, 150.0, (0,), **gemeinsam)
    (kasse,) = auf.daten.haushalte
    # paid in 2027: cost stands with the option, the award with the Abruf
    assert glieder(auf, kasse.netto[0]) == {
        "a 2027 p@2026-12-31": 90.0, "a 2027 ohne": 90.0, "b 2027 p@2026-12-31": 200.0, "b 2027 ohne": 200.0
    }  # fmt: skip
    assert kasse.abruf_netto[0].werte.tolist() == [-1.0, -1.0]
    assert kasse.abruf_forderung == ()  # nothing is still to come at the end of 2027
    assert auf.daten.kosten.tolist() == [90.0, 90.0, 200.0, 200.0]
    assert auf.daten.abruf_kosten.tolist() == [-1.0, -1.0]


def gefoerderte_option(auf: Aufbereitung, kennung: str) -> int:
    return next(
        o for o, option in enumerate(auf.optionen) if option.massnahme == kennung and option.paket.antraege
    )


def test_grenze_je_jahr_teilt_nur_antraege_desselben_jahres() -> None:
    p = programm("p", **geteilt(150000, "objekt_jahr"))
    auf = aufbereitet([am_haus("a"), am_haus("b", spaetestes_ende=2028)], p)
    vorher = {
        name(auf, abruf.option): {name(auf, auf.daten.abrufe[j].option) for j in abruf.vorher}
        for abruf in auf.daten.abrufe
    }
    assert vorher["b 2027 p@2026-12-31"] == vorher["b 2028 p@2026-12-31"] == {"a 2027 p@2026-12-31"}
    assert vorher["b 2028 p@2027-12-31"] == vorher["a 2027 p@2026-12-31"] == set()
    assert {abruf.name for abruf in auf.daten.abrufe} == {"deckel:k:haus:2026", "deckel:k:haus:2027"}


@pytest.mark.parametrize(("quote", "stand"), [("0.8", "frei"), ("0.7", "ungekuerzt"), ("0.6", "erster")])
def test_neben_einem_zweiten_programm_entscheidet_die_quote(quote: str, stand: str) -> None:
    # both at most 20 % + 45 % of 60 = 39: less than 42 as long as nothing is cut; more than 36
    p = programm("p", satz={"grund": "0.2", "stelle": "1"}, kumulierung={"quote": quote}, **geteilt(100000))
    q = programm("q", satz={"grund": "0.45", "stelle": "1"})
    auf = aufbereitet([am_haus(k, investition_eur=60000) for k in "ab"], p, q)
    je_option = {name(auf, z.abruf.option): z for z in auf.zuteilungen}
    gemeinsam = je_option["b 2027 p@2026-12-31+q@2026-12-31"]
    assert gemeinsam.abruf.ungekuerzt == (stand != "erster")
    assert gemeinsam.abruf.als_erster == (stand == "erster")
    assert gemeinsam.frei == (stand != "erster")
    allein = je_option["b 2027 p@2026-12-31"].abruf
    assert (allein.ungekuerzt, allein.als_erster) == (False, False)


def test_konto_das_kuerzt() -> None:
    # 60 minus 15 of 2025; the window of 24 months still holds it at the end of 2026, not at the end of 2027
    auf = aufbereitet(
        [am_haus("a"), am_haus("b", spaetestes_ende=2028)],
        programm("p", konten=["konto"], minimum={"zuschuss_eur": 9000}),
        foerderkonten=[konto("kuerzen", 60000)],
        beihilfen=[{"kostentraeger": "stadt", "konto": "konto", "datum": "2025-06-01", "betrag_eur": 15000}],
    )
    assert auf.daten.kopplungen == ()
    abrufe = {name(auf, abruf.option): abruf for abruf in auf.daten.abrufe}
    a, b = abrufe["a 2027 p@2026-12-31"], abrufe["b 2028 p@2027-12-31"]
    assert (a.name, a.wunsch, a.grenze, a.mindestens) == ("konto:konto:stadt", 40.0, 45.0, 9.0)
    assert (a.schwelle, a.satz_unten, a.satz_oben) == (None, 1.0, 1.0)
    assert (b.wunsch, b.grenze) == (40.0, 60.0)
    assert auf.daten.abrufe.index(a) in b.vorher


def test_beim_sammelantrag_gilt_das_minimum_nicht_fuer_den_einzelnen_abruf() -> None:
    auf = aufbereitet(
        [am_haus("a", investition_eur=20000), am_haus("b", investition_eur=30000)],
        programm("p", konten=["konto"], minimum={"zuschuss_eur": 15000, "sammelantrag": "ja"}),
        foerderkonten=[konto("kuerzen", 60000)],
    )
    assert {abruf.mindestens for abruf in auf.daten.abrufe} == {0.001}
    # 15 · x of the option ≤ all awards of the day, whatever they turn out to be
    je_name = {k.name: k for k in auf.daten.kopplungen}
    zeile = je_name["sammel:p:stadt:2026-12-31:a"]
    assert glieder(auf, zeile.form) == {"a 2027 p@2026-12-31": 15.0}
    antraege = {
        name(auf, auf.daten.abrufe[a].option): wert
        for a, wert in zip(zeile.abruf_form.optionen.tolist(), zeile.abruf_form.werte.tolist(), strict=True)
    }
    assert antraege == {"a 2027 p@2026-12-31": -1.0, "b 2027 p@2026-12-31": -1.0}


@pytest.mark.parametrize(
    ("regeln", "konten"),
    [
        ({"konten": ["konto", "zweites"]}, [konto("kuerzen", 50000), konto("kuerzen", 70000, "zweites")]),
        ({"konten": ["konto"], **geteilt(150000)}, [konto("kuerzen", 50000)]),
    ],
)
def test_kuerzen_zwei_grenzen_denselben_zuschuss_so_begrenzt_das_konto_nur_die_wahl(
    regeln: dict[str, Any], konten: list[Daten]
) -> None:
    auf = aufbereitet([am_haus("a"), am_haus("b")], programm("p", **regeln), foerderkonten=konten)
    assert not any(abruf.name.startswith("konto:") for abruf in auf.daten.abrufe)
    je_name = {k.name: k for k in auf.daten.kopplungen}
    zeile = je_name["konto:konto:stadt:2026-12-31"]
    assert zeile.hoechstens == 50.0
    if "hoechstgrenzen" in regeln:  # the awards as they turn out
        assert len(zeile.form) == 0
        assert set(zeile.abruf_form.werte.tolist()) == {1.0}
    else:
        gefoerderte = [name(auf, o) for o, option in enumerate(auf.optionen) if option.paket.antraege]
        assert glieder(auf, zeile.form) == dict.fromkeys(gefoerderte, 40.0)


# --- limits on the choice ---


def test_unterlage() -> None:
    p = programm(
        "p",
        satz={
            "grund": "0.2",
            "boni": [{"wenn": {"merkmale": "beleg"}, "punkte": "0.1", "stelle": "5"}],
            "stelle": "1",
        },
    )
    auf = aufbereitet(
        [
            am_haus("a", fruehester_beginn=2029, spaetestes_ende=2029),
            massnahme("z", objekt="haus", liefert="beleg", spaetestes_ende=2028),
        ],
        p,
        projekt={"ende": 2029},
    )
    # z begun in 2027 is done before 31.12.2028, begun in 2028 not
    assert zeilen(auf) == {
        "unterlage:a:beleg:2028-12-31": ({"a 2029 p@2028-12-31+beleg": 1.0, "z 2027 ohne": -1.0}, 0.0)
    }


def test_sperre() -> None:
    p = programm("p", sperren=[{"massnahmenarten": ["satzung"], "stelle": "6"}])
    satzung = massnahme("s", art="satzung", objekt="haus", **BALD)
    auf = aufbereitet(
        [am_haus("a", fruehester_beginn=2028, spaetestes_ende=2029), satzung], p, projekt={"ende": 2029}
    )
    # done on 31.12.2027: applications on that day still stand, later ones do not
    ((name_, (glieder_, hoechstens)),) = zeilen(auf).items()
    assert name_ == "sperre:a:p:s:2027-12-31"
    assert glieder_ == {"a 2029 p@2028-12-31": 1.0, "s 2027 ohne": 1.0}
    assert hoechstens == 1.0


@pytest.mark.parametrize("wartezeit", [None, 12])
def test_ausschluss_am_objekt(wartezeit: int | None) -> None:
    regel = {"programme": ["q"], "wartezeit_monate": wartezeit, "stelle": "7"}
    p = programm("p", kumulierung={"ausgeschlossen_am_objekt": [regel]})
    q = programm("q")
    q["fassungen"][0]["filter"] = {"antragsteller": ["kommune"], "massnahmenarten": ["komplett"]}
    auf = aufbereitet([am_haus("a"), am_haus("b") | {"art": "komplett"}], p, q)
    assert zeilen(auf) == {"objekt:a:b:0": ({"a 2027 p@2026-12-31": 1.0, "b 2027 q@2026-12-31": 1.0}, 1.0)}


def test_kontingent() -> None:
    kontingent = {"name": "wpb", "anzahl": 1, "je": "objekt"}
    bonus = {"wenn": {"merkmale": "wpb"}, "punkte": "0.1", "stelle": "4", "kontingent": kontingent}
    p = programm("p", satz={"grund": "0.2", "boni": [bonus], "stelle": "1"})
    auf = aufbereitet([am_haus(k, merkmale="wpb") for k in "ab"], p)
    assert zeilen(auf) == {"kontingent:wpb:haus": ({"a 2027 p@2026-12-31": 1.0, "b 2027 p@2026-12-31": 1.0}, 1.0)}
    # each also without the bonus, of which there is only one
    assert {name(auf, o) for o in range(len(auf.optionen))} >= {
        "a 2027 p@2026-12-31-wpb",
        "b 2027 p@2026-12-31-wpb",
    }


def test_sammelantrag() -> None:
    # 8 and 6 need each other for 12; 40 reaches it alone and helps them
    p = programm("p", minimum={"zuschuss_eur": 12000, "sammelantrag": "ja"})
    kosten = {"a": 20000, "b": 15000, "c": 100000}
    auf = aufbereitet([am_haus(k, investition_eur=eur) for k, eur in kosten.items()], p)
    a, b, c = (f"{k} 2027 p@2026-12-31" for k in "abc")
    assert zeilen(auf) == {
        "sammel:p:stadt:2026-12-31:a": ({a: 12.0 - 8.0, b: -6.0, c: -40.0}, 0.0),
        "sammel:p:stadt:2026-12-31:b": ({a: -8.0, b: 12.0 - 6.0, c: -40.0}, 0.0),
    }


def test_konto_das_ablehnt() -> None:
    # 12 months: at the end of 2027 both awards count, those of 31.12.2026 included
    auf = aufbereitet(
        [am_haus("a"), am_haus("b", spaetestes_ende=2028, fruehester_beginn=2028)],
        programm("p", konten=["konto"]),
        foerderkonten=[konto("ablehnen", 60000, monate=12)],
        beihilfen=[{"kostentraeger": "stadt", "konto": "konto", "datum": "2026-06-01", "betrag_eur": 15000}],
    )
    alle = zeilen(auf)
    assert alle["konto:konto:stadt:2026-12-31"][1] == 45.0
    am_ende, frei = alle["konto:konto:stadt:2027-12-31"]
    assert frei == 60.0  # the award of June 2026 has left the window
    assert am_ende["a 2027 p@2026-12-31"] == am_ende["b 2028 p@2027-12-31"] == 40.0
    assert auf.daten.abrufe == ()


# --- size of a network ---


def netz(**grenzen: Any) -> Aufbereitung:
    """One building with 2 dwellings is there; x and y connect 4 and 9 more."""
    bestand = {"angeschlossene_gebaeude": 1, "angeschlossene_wohneinheiten": 2}
    return aufbereitet(
        [
            massnahme("n", art="led", kennwerte=bestand, **BALD),
            massnahme("x", objekt="o1", netz="n", **BALD),
            massnahme("y", objekt="o2", netz="n", **BALD),
        ],
        programm("p", netzgroesse={**grenzen, "stelle": "8"}),
        objekte=[{**HAUS, "id": "o1", "wohneinheiten": 4}, {**HAUS, "id": "o2", "wohneinheiten": 9}],
    )


N, X, Y = "n 2027 p@2026-12-31", "x 2027 ohne", "y 2027 ohne"


@pytest.mark.parametrize(
    ("grenzen", "erwartet"),
    [
        # 3 − 1 more buildings, 8 − 2 more dwellings
        ({"gebaeude_mindestens": 3}, {"mindestens:gebaeude": ({N: 2.0, X: -1.0, Y: -1.0}, 0.0)}),
        ({"wohneinheiten_mindestens": 8}, {"mindestens:wohneinheiten": ({N: 6.0, X: -4.0, Y: -9.0}, 0.0)}),
        ({"gebaeude_mindestens": 1}, {}),  # there already
        # at most 2 − 1 more: of two that can connect, one too many
        ({"gebaeude_hoechstens": 2}, {"hoechstens:gebaeude": ({N: 1.0, X: 1.0, Y: 1.0}, 2.0)}),
        # at most 10 − 2 = 8 more of 13: 5 too many
        ({"wohneinheiten_hoechstens": 10}, {"hoechstens:wohneinheiten": ({N: 5.0, X: 4.0, Y: 9.0}, 13.0)}),
        ({"wohneinheiten_hoechstens": 15}, {}),  # all of them fit
    ],
)
def test_grenzen_der_netzgroesse(grenzen: dict[str, int], erwartet: dict[str, Any]) -> None:
    auf = netz(**grenzen)
    assert {k.rpartition(":p:2020-01-01:")[2]: zeile for k, zeile in zeilen(auf).items()} == erwartet
    assert auf.daten.alternativen == ()


def test_eine_von_zwei_unteren_schranken_genuegt() -> None:
    auf = netz(gebaeude_mindestens=3, wohneinheiten_mindestens=8, mindestens="eines")
    assert auf.daten.kopplungen == ()
    (alternative,) = auf.daten.alternativen
    assert [name(auf, o) for o in alternative.optionen.tolist()] == [N]
    assert [(glieder(auf, form), schwelle) for form, schwelle in alternative.wege] == [
        ({X: 1.0, Y: 1.0}, 2.0),
        ({X: 4.0, Y: 9.0}, 6.0),
    ]


def test_ist_eine_schranke_schon_erreicht_braucht_es_keine_alternative() -> None:
    auf = netz(gebaeude_mindestens=1, wohneinheiten_mindestens=8, mindestens="eines")
    assert (auf.daten.kopplungen, auf.daten.alternativen) == ((), ())


# --- the most favourable case, for reasons ---


def test_guenstigst_rechnet_jeden_zuschuss_in_voller_hoehe_zu_seiner_option() -> None:
    auf = aufbereitet(
        [am_haus("a"), am_haus("b")],
        programm("p", **geteilt(150000)),
        haushalt=ansaetze(200000, range(2027, 2029)),
    )
    daten = guenstigst(auf.daten)
    assert daten.abrufe == ()
    (kasse,) = daten.haushalte
    # 100 − 40 with, 100 without: each option once
    assert glieder(auf, kasse.netto[0]) == {
        "a 2027 p@2026-12-31": 60.0, "a 2027 ohne": 100.0, "b 2027 p@2026-12-31": 60.0, "b 2027 ohne": 100.0
    }  # fmt: skip
    assert len(set(kasse.netto[0].optionen.tolist())) == len(kasse.netto[0])
    assert daten.kosten.tolist() == [60.0, 100.0, 60.0, 100.0]


def test_guenstigst_laesst_daten_ohne_abrufe_wie_sie_sind() -> None:
    daten = aufbereitet([am_haus("a")], programm("p")).daten
    assert guenstigst(daten) is daten


def test_guenstigst_erfuellt_ein_gemeinsames_minimum_mit_den_hoechsten_zuschuessen() -> None:
    auf = aufbereitet(
        [am_haus("a", investition_eur=20000), am_haus("b", investition_eur=30000)],
        programm("p", konten=["konto"], minimum={"zuschuss_eur": 15000, "sammelantrag": "ja"}),
        foerderkonten=[konto("kuerzen", 60000)],
    )
    je_name: dict[str, Kopplung] = {k.name: k for k in guenstigst(auf.daten).kopplungen}
    zeile = je_name["sammel:p:stadt:2026-12-31:a"]
    assert glieder(auf, zeile.form) == {"a 2027 p@2026-12-31": 15.0 - 8.0, "b 2027 p@2026-12-31": -12.0}
    assert len(zeile.abruf_form) == 0
