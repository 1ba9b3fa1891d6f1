from datetime import date
from typing import Any

import pytest

from massnahmenplan.begriffe.sicherheit import Sicherheit
from massnahmenplan.foerderung.paket import Ablehnung, Paket
from massnahmenplan.foerderung.pakete import bilde_paket, zaehle_alle_pakete_auf, zaehle_pakete_auf
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.umfeld import Umfeld
from massnahmenplan.foerderung.vorhaben import Vorhaben
from tests.foerderung.bausteine import baue_programm, baue_vorhaben, in_familie

PRIVAT: dict[str, Any] = {"traeger": {"art": "privat"}}
UMFELD = Umfeld()
BETRIEB = {"jahre": 2, "menge": "strom", "stelle": "§ Betrieb"}


def satz(anteil: str) -> dict[str, str]:
    return {"grund": anteil, "stelle": "§ Satz"}


def kennungen(pakete: tuple[Paket, ...]) -> list[str]:
    return [paket.kennung for paket in pakete]


def test_jede_zulaessige_menge_ist_ein_paket_auch_keine() -> None:
    programme = [baue_programm("b", satz=satz("10 %")), baue_programm("a", satz=satz("10 %"))]
    assert kennungen(zaehle_alle_pakete_auf(baue_vorhaben(), programme).pakete) == [
        "ohne",
        "b@2027-12-31",
        "a@2027-12-31",
        "a@2027-12-31+b@2027-12-31",
    ]


def test_kombinieren_kann_schaden_und_beide_pakete_werden_gebildet() -> None:
    # F07b: 80 % von 28.000 = 22.400 allein; mit 1.000 der Stadt zusammen nur 60 % = 16.800
    grenze = {"je": "massnahme", "stufen": [{"eur": 28_000}], "stelle": "§"}
    beg = baue_programm("beg", satz=satz("80 %"), hoechstgrenzen=[grenze], kumulierung={"quote": "60 %"})
    stadt = baue_programm("stadt", satz=satz("3,125 %"))
    projekt = baue_vorhaben(32_000, **PRIVAT)
    summen = {
        tuple(antrag.programm for antrag in paket.antraege): str(paket.zuschuss_eur)
        for paket in zaehle_alle_pakete_auf(projekt, [beg, stadt]).pakete
    }
    assert summen == {(): "0", ("beg",): "22400.00", ("stadt",): "1000.00", ("beg", "stadt"): "16800.00"}
    assert kennungen(zaehle_pakete_auf(projekt, [beg, stadt]).pakete) == ["beg@2027-12-31", "ohne"]


def test_jede_fassung_in_reichweite_ist_eine_eigene_moeglichkeit() -> None:
    programm = baue_programm(
        "p",
        {"gilt_bis": "2026-12-31", "satz": satz("30 %")},
        {"gilt_ab": "2027-01-01", "gilt_bis": "2027-06-30", "satz": satz("40 %")},
        {"gilt_ab": "2027-07-01", "satz": satz("20 %")},
    )
    alle = zaehle_alle_pakete_auf(baue_vorhaben(), [programm]).pakete
    assert {p.kennung: str(p.zuschuss_eur) for p in alle} == {
        "ohne": "0",
        "p@2026-12-31": "30000.00",
        "p@2027-06-30": "40000.00",
        "p@2027-12-31": "20000.00",
    }
    assert kennungen(zaehle_pakete_auf(baue_vorhaben(), [programm]).pakete) == ["p@2027-06-30", "ohne"]


def test_mit_topf_bleibt_jedes_jahr_der_bewilligung() -> None:
    programm = baue_programm("p")
    assert kennungen(zaehle_pakete_auf(baue_vorhaben(), [programm]).pakete) == ["p@2027-12-31", "ohne"]
    assert kennungen(zaehle_pakete_auf(baue_vorhaben(), [programm], Umfeld(toepfe=frozenset({"p"}))).pakete) == [
        "p@2027-12-31",
        "p@2026-12-31",
        "ohne",
    ]


def test_verlangtes_programm_bleibt_auch_wenn_ein_anderes_mehr_gibt() -> None:
    klein = baue_programm("klein", satz=satz("10 %"), kumulierung={"allein": "ja"})
    gross = baue_programm("gross", satz=satz("20 %"))
    frei = zaehle_pakete_auf(baue_vorhaben(), [klein, gross])
    assert kennungen(frei.pakete) == ["gross@2027-12-31", "ohne"]
    verlangt = zaehle_pakete_auf(baue_vorhaben(), [klein, gross], pflicht=frozenset({"klein"}))
    assert kennungen(verlangt.pakete) == ["klein@2027-12-31"]
    assert zaehle_pakete_auf(baue_vorhaben(), [gross], pflicht=frozenset({"klein"})).pakete == ()


@pytest.mark.parametrize(
    ("fassungen", "grund"),
    [
        ([{"filter": {"antragsteller": ["weg"], "massnahmenarten": ["waermepumpe"]}}],
         "„kommune“ ist nicht antragsberechtigt (nur: weg)."),
        ([{"minimum": {"kosten_eur": 200_000}}],
         "Förderfähige Kosten von 100.000 € liegen unter dem Mindestbetrag von 200.000 €."),
        ([{"minimum": {"zuschuss_eur": 30_001}}],
         "Der Zuschuss von 30.000 € liegt unter dem Mindestzuschuss von 30.001 €."),
        ([{"satz": satz("0 %")}], "Es bleibt kein Zuschuss übrig."),
        ([{"satz": satz("50 %"), "minimum": {"eigenanteil": "60 %", "zuschuss_eur": 40_001}}],
         "Der Zuschuss von 40.000 € liegt unter dem Mindestzuschuss von 40.001 €."),
        ([{"hoechstgrenzen": [{"je": "m2", "stufen": [{"eur": 1}], "stelle": "§"}]}],
         "Höchstgrenze nicht bestimmbar: das Objekt nennt keine Nettogrundfläche (nettogrundflaeche_m2)."),
        ([{"gilt_bis": "2026-07-20"}, {"gilt_ab": "2029-01-01", "nach_pause": "erdacht"}],
         "Anträge waren nur bis 20.07.2026 möglich, Stichtag der Planung ist der 22.11.2026."),
        ([{"gilt_ab": "2029-01-01", "gilt_bis": "2029-06-30"}, {"gilt_ab": "2029-07-01"}],
         "Anträge sind erst ab 01.01.2029 möglich, bei Baubeginn am 01.01.2028 wäre aber spätestens am 31.12.2027 "
         "zu beantragen."),
        ([{"gilt_bis": "2026-07-20"}, {"gilt_ab": "2026-07-21", "gilt_bis": "2029-06-30", "satz": satz("0 %")},
          {"gilt_ab": "2029-07-01"}],
         "Es bleibt kein Zuschuss übrig."),
    ],
)  # fmt: skip
def test_ein_grund_je_programm_von_der_fassung_die_am_weitesten_kam(
    fassungen: list[dict[str, Any]], grund: str
) -> None:
    aufzaehlung = zaehle_pakete_auf(baue_vorhaben(), [baue_programm("p", *fassungen)])
    assert [(a.programm, a.grund) for a in aufzaehlung.ablehnungen] == [("p", grund)]
    assert kennungen(aufzaehlung.pakete) == ["ohne"]


def test_bilde_paket_nennt_alle_gruende() -> None:
    spaet = baue_programm("a", gilt_ab="2027-06-01")
    fremd = baue_programm("b", filter={"antragsteller": ["weg"], "massnahmenarten": ["waermepumpe"]})
    teuer = baue_programm("c", minimum={"kosten_eur": 200_000})
    tag = date(2027, 3, 1)
    ergebnis = bilde_paket(baue_vorhaben(), [(teuer, tag), (spaet, tag), (fremd, tag)])
    assert ergebnis == (
        Ablehnung("a", "Am 01.03.2027 gilt keine Fassung.", "a"),
        Ablehnung("b", "„kommune“ ist nicht antragsberechtigt (nur: weg).", "Testrichtlinie"),
        Ablehnung(
            "c",
            "Förderfähige Kosten von 100.000 € liegen unter dem Mindestbetrag von 200.000 €.",
            "Testrichtlinie",
        ),
    )


def test_bilde_paket_lehnt_zwei_antraege_im_selben_programm_ab() -> None:
    programm = baue_programm("p")
    ergebnis = bilde_paket(baue_vorhaben(), [(programm, date(2027, 3, 1)), (programm, date(2027, 4, 1))])
    assert isinstance(ergebnis, tuple)
    assert [a.grund for a in ergebnis] == [
        "Für dieselben Kosten kann nur ein Antrag im selben Programm gestellt werden."
    ]


def test_bilde_paket_ohne_wahl_ist_das_paket_ohne() -> None:
    assert bilde_paket(baue_vorhaben(), []) == Paket()


def test_bilde_paket_nimmt_jeden_erlaubten_tag_nicht_nur_den_spaetesten() -> None:
    paket = bilde_paket(baue_vorhaben(), [(baue_programm("p"), date(2027, 3, 1))])
    assert isinstance(paket, Paket)
    assert paket.kennung == "p@2027-03-01"


# --- what the plan around a measure adds to its packages --------------------------------------------------------


def betraege(projekt: Vorhaben, programme: list[Programm], umfeld: Umfeld = UMFELD) -> dict[str, str]:
    return {p.kennung: str(p.zuschuss_eur) for p in zaehle_alle_pakete_auf(projekt, programme, umfeld).pakete}


def test_familie_und_kennung_gelten_beide_als_name() -> None:
    beg = baue_programm("beg", satz=satz("10 %"), kumulierung={"ausgeschlossen": ["krl"]})
    rad, licht = (in_familie(baue_programm(name, satz=satz("10 %")), "krl") for name in ("rad", "licht"))
    assert [k for k in betraege(baue_vorhaben(), [beg, rad, licht]) if "+" in k] == [
        "licht@2027-12-31+rad@2027-12-31"
    ]


def test_was_sich_am_objekt_ausschliesst_geht_auch_fuer_dieselben_kosten_nicht() -> None:
    regel = {"programme": ["b"], "wartezeit_monate": 1, "stelle": "§"}
    a = baue_programm("a", satz=satz("10 %"), kumulierung={"ausgeschlossen_am_objekt": [regel]})
    assert not [k for k in betraege(baue_vorhaben(), [a, baue_programm("b")]) if "+" in k]


def test_nachrangiges_nur_wo_das_vorrangige_nicht_zu_haben_ist_oder_daneben() -> None:
    stadt = baue_programm("stadt", satz=satz("10 %"), kumulierung={"nachrangig_zu": ["beg"]})
    beg = baue_programm("beg", satz=satz("20 %"))
    assert betraege(baue_vorhaben(), [stadt, beg]) == {
        "ohne": "0",
        "beg@2027-12-31": "20000.00",
        "beg@2027-12-31+stadt@2027-12-31": "30000.00",
    }
    fremd = baue_programm("beg", filter={"antragsteller": ["weg"], "massnahmenarten": ["waermepumpe"]})
    assert betraege(baue_vorhaben(), [stadt, fremd]) == {"ohne": "0", "stadt@2027-12-31": "10000.00"}


def test_vorrangig_ist_nicht_was_nur_mit_anderen_massnahmen_zu_haben_ist() -> None:
    stadt = baue_programm("stadt", satz=satz("10 %"), kumulierung={"nachrangig_zu": ["krl", "beg"]})
    krl = baue_programm("krl", satz=satz("20 %"), minimum={"zuschuss_eur": 30_000, "sammelantrag": "ja"})
    filter_isfp = {"antragsteller": ["kommune"], "massnahmenarten": ["waermepumpe"], "merkmale": ["isfp"]}
    beg = baue_programm("beg", satz=satz("20 %"), filter=filter_isfp)
    umfeld = Umfeld(planmerkmale=frozenset({"isfp"}), sammelantraege=frozenset({"krl"}))
    gefunden = betraege(baue_vorhaben(), [stadt, krl, beg], umfeld)
    assert gefunden["stadt@2027-12-31"] == "10000.00"
    assert gefunden["beg@2027-12-31+isfp+krl@2027-12-31+stadt@2027-12-31"] == "50000.00"


def test_nachrang_in_der_eigenen_familie_gilt_fuer_die_anderen() -> None:
    zweites = in_familie(baue_programm("a", satz=satz("10 %"), kumulierung={"nachrangig_zu": ["f"]}), "f")
    erstes = in_familie(baue_programm("b", satz=satz("20 %")), "f")
    assert list(betraege(baue_vorhaben(), [zweites, erstes])) == [
        "ohne",
        "b@2027-12-31",
        "a@2027-12-31+b@2027-12-31",
    ]
    assert list(betraege(baue_vorhaben(), [zweites])) == ["ohne", "a@2027-12-31"]


def test_nur_neben_einem_anderen_auch_nicht_neben_sich_selbst() -> None:
    planung = in_familie(baue_programm("a", satz=satz("10 %"), kumulierung={"nur_neben": ["f"]}), "f")
    haupt = in_familie(baue_programm("b", satz=satz("20 %")), "f")
    assert list(betraege(baue_vorhaben(), [planung])) == ["ohne"]
    assert list(betraege(baue_vorhaben(), [planung, haupt])) == [
        "ohne",
        "b@2027-12-31",
        "a@2027-12-31+b@2027-12-31",
    ]


def test_betriebsbeihilfe_steht_neben_dem_zuschuss_und_zaehlt_nicht_zur_quote() -> None:
    # 10 MWh × 30 ct = 3.000 € je Jahr, zwei Jahre; die Quote von 50 % sieht nur die 50.000 € Zuschuss
    betrieb = baue_programm("betrieb", satz=None, betrieb=BETRIEB | {"zonen": [{"ct_kwh": 30}]})
    beg = baue_programm("beg", satz=satz("50 %"), kumulierung={"quote": "50 %"})
    projekt = baue_vorhaben(massnahme={"kennwerte": {"strom": 10}})
    pakete = zaehle_alle_pakete_auf(projekt, [beg, betrieb]).pakete
    beide = pakete[-1]
    assert [str(a.zuschuss_eur) for a in beide.antraege] == ["50000.00", "6000.00"]
    assert [(z.jahr, str(z.betrag_eur)) for z in beide.antraege[1].auszahlungen] == [
        (2029, "3000.00"),
        (2030, "3000.00"),
    ]


BONUS_ISFP = {"wenn": {"merkmale": "isfp"}, "punkte": "5 %", "stelle": "§ 2"}
BONUS_WPB = {"wenn": {"merkmale": "wpb"}, "punkte": "10 %", "stelle": "§ 3",
             "kontingent": {"name": "wpb", "anzahl": 3, "je": "objekt"}}  # fmt: skip


def test_merkmal_aus_dem_plan_ist_eine_eigene_moeglichkeit() -> None:
    beg = baue_programm("beg", satz=satz("20 %") | {"boni": [BONUS_ISFP]})
    umfeld = Umfeld(planmerkmale=frozenset({"isfp", "anderes"}))
    assert betraege(baue_vorhaben(), [beg], umfeld) == {
        "ohne": "0",
        "beg@2027-12-31": "20000.00",
        "beg@2027-12-31+isfp": "25000.00",
    }
    # die Maßnahme hat es schon: keine Frage an den Plan
    hat_es = baue_vorhaben(massnahme={"merkmale": "isfp"})
    assert betraege(hat_es, [beg], umfeld) == {"ohne": "0", "beg@2027-12-31": "25000.00"}
    assert betraege(baue_vorhaben(), [beg]) == {"ohne": "0", "beg@2027-12-31": "20000.00"}


def test_auf_einen_bonus_mit_kontingent_kann_verzichtet_werden() -> None:
    beg = baue_programm("beg", satz=satz("20 %") | {"boni": [BONUS_ISFP, BONUS_WPB]})
    projekt = baue_vorhaben(massnahme={"merkmale": "isfp, wpb"}, objekt={})
    assert betraege(projekt, [beg]) == {
        "ohne": "0",
        "beg@2027-12-31": "35000.00",
        "beg@2027-12-31-wpb": "25000.00",
    }
    mit, verzichtet = zaehle_pakete_auf(projekt, [beg]).pakete[:2]
    assert [a.kontingente for a in (*mit.antraege, *verzichtet.antraege)] == [(("wpb:o", 3),), ()]


@pytest.mark.parametrize("vorhanden", ["isfp", "wpb"])
def test_auf_andere_angaben_kann_nicht_verzichtet_werden(vorhanden: str) -> None:
    sperrt = {"antragsteller": ["kommune"], "massnahmenarten": ["waermepumpe"], "ohne_merkmale": ["isfp"]}
    beg = baue_programm("beg", filter=sperrt, satz=satz("20 %") | {"boni": [BONUS_WPB]})
    projekt = baue_vorhaben(massnahme={"merkmale": vorhanden}, objekt={}, ohne=(vorhanden,))
    ergebnis = bilde_paket(projekt, [(beg, date(2027, 3, 1))])
    if vorhanden == "wpb":
        assert isinstance(ergebnis, Paket)
    else:
        assert isinstance(ergebnis, tuple)
        assert [a.grund for a in ergebnis] == ["Auf die Angabe „isfp“ kann nicht verzichtet werden (ohne)."]


def test_kleiner_antrag_nur_wo_er_gemeinsam_gestellt_werden_kann() -> None:
    krl = baue_programm("krl", satz=satz("40 %"), minimum={"zuschuss_eur": 5_000, "sammelantrag": "ja"})
    klein = baue_vorhaben(12_000)
    assert betraege(klein, [krl]) == {"ohne": "0"}
    assert zaehle_alle_pakete_auf(klein, [krl]).ablehnungen[0].grund == (
        "Der Zuschuss von 4.800 € liegt unter dem Mindestzuschuss von 5.000 €."
    )
    gemeinsam = Umfeld(sammelantraege=frozenset({"krl"}))
    pakete = zaehle_pakete_auf(klein, [krl], gemeinsam).pakete
    # jedes Jahr der Bewilligung für sich: der Tag muss zu dem der anderen passen
    assert [p.kennung for p in pakete] == ["krl@2027-12-31", "krl@2026-12-31", "ohne"]
    assert [a.nur_gemeinsam_ab_eur for p in pakete for a in p.antraege] == [5_000, 5_000]


WARTEN: dict[str, Any] = {"programme": ["x"], "stelle": "§"}


@pytest.mark.parametrize(
    ("felder", "umfeld", "tage"),
    [
        ({}, Umfeld(), ["2027-12-31"]),
        # ein gleitendes Fenster: Beihilfen zum Jahresende dürfen einen Tag weiter auseinanderliegen
        ({"konten": ["de_minimis"]}, Umfeld(konten=frozenset({"de_minimis"})),
         ["2027-12-31", "2027-12-30", "2026-12-31", "2026-12-30"]),
        ({"konten": ["de_minimis"]}, Umfeld(konten=frozenset({"dawi"})), ["2027-12-31"]),
        ({"sperren": [{"massnahmenarten": ["netzanschluss"], "stelle": "§"}]},
         Umfeld(arten_am_ort=frozenset({"netzanschluss"})), ["2027-12-31", "2026-12-31"]),
        ({"sperren": [{"massnahmenarten": ["netzanschluss"], "stelle": "§"}]},
         Umfeld(arten_am_ort=frozenset({"waermepumpe"})), ["2027-12-31"]),
        ({"kumulierung": {"ausgeschlossen_am_objekt": [WARTEN | {"wartezeit_monate": 36}]}},
         Umfeld(am_objekt_unvereinbar=frozenset({"p"})), ["2027-12-31", "2026-12-31"]),
        ({"kumulierung": {"ausgeschlossen_am_objekt": [WARTEN]}},
         Umfeld(am_objekt_unvereinbar=frozenset({"p"})), ["2027-12-31"]),
    ],
)  # fmt: skip
def test_jedes_jahr_zaehlt_wo_der_plan_es_unterscheidet(
    felder: dict[str, Any], umfeld: Umfeld, tage: list[str]
) -> None:
    gefunden = zaehle_pakete_auf(baue_vorhaben(objekt={}), [baue_programm("p", **felder)], umfeld).pakete
    assert [p.kennung for p in gefunden] == [*(f"p@{tag}" for tag in tage), "ohne"]


@pytest.mark.parametrize(
    ("je", "genutzt", "tage"),
    [
        # am Vortag: wer zuerst beantragt, nimmt zuerst
        ("objekt_jahr", {"deckel:o"}, ["2027-12-31", "2027-12-30", "2026-12-31", "2026-12-30"]),
        ("objekt", {"deckel:o"}, ["2027-12-31", "2027-12-30"]),
        ("antragsteller_jahr", {"deckel:k"}, ["2027-12-31", "2027-12-30", "2026-12-31", "2026-12-30"]),
        ("objekt_jahr", set(), ["2027-12-31"]),
    ],
)
def test_bei_geteilter_grenze_zaehlt_jedes_jahr_in_dem_sie_neu_beginnt(
    je: str, genutzt: set[str], tage: list[str]
) -> None:
    grenze = {
        "je": "massnahme",
        "stufen": [{"eur": 50_000}],
        "geteilt": {"name": "deckel", "je": je},
        "stelle": "§",
    }
    programm = baue_programm("p", hoechstgrenzen=[grenze])
    gefunden = zaehle_pakete_auf(baue_vorhaben(objekt={}), [programm], Umfeld(geteilt=frozenset(genutzt))).pakete
    assert [p.kennung for p in gefunden] == [*(f"p@{tag}" for tag in tage), "ohne"]


@pytest.mark.parametrize(
    ("felder", "grund"),
    [
        ({"sicherheit": "V3"},
         "Die Angaben zur Fassung ab 01.01.2026 haben nur die Sicherheit V3, verlangt ist V2 "
         "(mindestsicherheit)."),
        ({"sicherheit": "V2", "satz": None, "nur_auskunft": "kein Anspruch"},
         "Nur zur Auskunft im Katalog: kein Anspruch"),
        ({"sicherheit": "V1", "kredit": {"laufzeit_jahre": 10, "stelle": "§"}},
         "Der Zins des Kredits ist nicht bekannt; für einen Plan kredit.sollzins bei diesem Programm angeben."),
    ],
)  # fmt: skip
def test_was_nicht_gebraucht_wird_wird_mit_grund_abgelehnt(felder: dict[str, Any], grund: str) -> None:
    programm = baue_programm("p", **felder).gelesen(sicher_ab=Sicherheit.V2)
    (ablehnung,) = zaehle_pakete_auf(baue_vorhaben(), [programm]).ablehnungen
    assert ablehnung.grund == grund


def test_sichere_fassung_gilt_auch_wenn_die_naechste_unsicher_ist() -> None:
    programm = baue_programm(
        "p",
        {"gilt_bis": "2026-12-31", "sicherheit": "V2"},
        {"gilt_ab": "2027-01-01", "sicherheit": "G", "satz": satz("90 %")},
    )
    sicher = programm.gelesen(sicher_ab=Sicherheit.V2)
    assert betraege(baue_vorhaben(), [sicher]) == {"ohne": "0", "p@2026-12-31": "30000.00"}
    assert "p@2027-12-31" in betraege(baue_vorhaben(), [programm])


def test_kredit_wird_auf_wunsch_angeboten_auch_ohne_tilgungszuschuss() -> None:
    kredit = {"laufzeit_jahre": 10, "stelle": "§"}
    programm = baue_programm("p", satz=satz("0 %"), kredit=kredit)
    pakete = zaehle_alle_pakete_auf(baue_vorhaben(), [programm], auch_ohne_zins=True).pakete
    assert [p.kennung for p in pakete] == ["ohne", "p@2027-12-31"]
