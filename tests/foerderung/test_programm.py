from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from massnahmenplan.begriffe.sicherheit import Sicherheit
from massnahmenplan.foerderung.paket import Leistungsart
from massnahmenplan.foerderung.programm import Programm
from tests.foerderung.bausteine import baue_fassung, baue_programm, baue_vorhaben

BETRIEB = {"jahre": 10, "menge": "waerme_mwh_a", "zonen": [{"ct_kwh": 1}], "stelle": "§"}
STEUER = {"jahre": [{"anteil": "7 %"}], "stelle": "§"}
FESTBETRAG = {"je": "menge", "stufen": [{"eur": 40}], "stelle": "§"}
KREDIT = {"laufzeit_jahre": 10, "stelle": "§"}
# Nichtwohngebäude, Nr. 8.3.2: zwei Lesarten der Flächengrenze
FLAECHE = {
    "frage": "Zählt die Pauschale bis 150 m² zusätzlich?",
    "standard": "a",
    "antworten": {"a": "wörtlich", "b": "nach den Überschriften"},
}
MIT_LESART = {"lesarten": {"flaeche": FLAECHE}}


def zeit(ab: str, bis: str | None, **felder: Any) -> dict[str, Any]:
    return {"gilt_ab": ab, "gilt_bis": bis} | felder


def grenze(eur: int, antwort: str, merkmal: str = "") -> dict[str, Any]:
    return {
        "je": "massnahme", "stufen": [{"eur": eur}], "lesart": {"flaeche": antwort}, "stelle": "§",
        "wenn": {"merkmale": merkmal},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("formen", "art"),
    [
        ({}, Leistungsart.ZUSCHUSS),
        ({"kredit": KREDIT}, Leistungsart.KREDIT),
        ({"satz": None, "festbetrag": FESTBETRAG}, Leistungsart.ZUSCHUSS),
        ({"satz": None, "betrieb": BETRIEB}, Leistungsart.BETRIEB),
        ({"satz": None, "steuer": STEUER}, Leistungsart.STEUER),
        ({"satz": None, "nur_auskunft": "Quote nicht gelesen"}, Leistungsart.ZUSCHUSS),
    ],
)
def test_geld_kommt_in_genau_einer_form(formen: dict[str, Any], art: Leistungsart) -> None:
    assert baue_fassung(**formen).art is art


@pytest.mark.parametrize(
    "formen",
    [
        {"satz": None},
        {"festbetrag": FESTBETRAG},
        {"betrieb": BETRIEB},
        {"steuer": STEUER},
        {"satz": None, "festbetrag": FESTBETRAG, "betrieb": BETRIEB},
        {"satz": None, "kredit": KREDIT},
        {"satz": None, "kredit": KREDIT, "festbetrag": FESTBETRAG},
        {"nur_auskunft": "dann auch kein Satz"},
    ],
)
def test_keine_oder_mehrere_formen_sind_ein_fehler(formen: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="Genau eine Leistung"):
        baue_fassung(**formen)


@pytest.mark.parametrize(
    ("fassungen", "fehler"),
    [
        ([zeit("2026-01-01", "2026-06-30"), zeit("2026-07-01", None)], None),
        ([zeit("2026-01-01", "2026-06-30"), zeit("2026-06-30", None)], "beginnt vor dem Ende"),
        ([zeit("2026-01-01", None), zeit("2026-07-01", None)], "beginnt vor dem Ende"),
        ([zeit("2026-07-01", "2026-12-31"), zeit("2026-01-01", "2026-06-30")], "steht nach der Fassung ab 01.07"),
        ([zeit("2026-01-01", "2026-06-30"), zeit("2026-07-02", None)], "zwischen 30.06.2026 und 02.07.2026"),
        ([zeit("2026-01-01", "2026-06-30"), zeit("2026-07-02", None, nach_pause="Antragsstopp")], None),
        ([zeit("2026-01-01", "2025-12-31")], "gilt_bis liegt vor gilt_ab"),
        ([zeit("2026-01-01", "2026-01-01")], None),
        ([], "fassungen"),
    ],
)
def test_fassungen_folgen_lueckenlos_aufeinander(fassungen: list[dict[str, Any]], fehler: str | None) -> None:
    if fehler is None:
        assert len(baue_programm("p", *fassungen).fassungen) == len(fassungen)
    else:
        with pytest.raises(ValidationError, match=fehler):
            baue_programm("p", *fassungen, programm={} if fassungen else {"fassungen": []})


@pytest.mark.parametrize(
    ("fassungen", "fehler", "warum"),
    [
        ([zeit("2026-01-01", None, lesart={"flaeche": "a"}), zeit("2026-01-01", None, lesart={"flaeche": "b"})],
         None,
         "verschiedene Lesarten dürfen zugleich gelten"),
        ([zeit("2026-01-01", None, lesart={"flaeche": "a"}), zeit("2026-07-01", None, lesart={"flaeche": "a"})],
         "beginnt vor dem Ende", "dieselbe Lesart nicht"),
        ([zeit("2026-01-01", None), zeit("2026-07-01", None, lesart={"flaeche": "b"})], "beginnt vor dem Ende",
         "ohne Lesart gilt eine Fassung unter jeder"),
        ([zeit("2026-01-01", "2026-06-30", lesart={"flaeche": "a"}),
          zeit("2026-01-01", "2026-12-31", lesart={"flaeche": "b"}), zeit("2027-01-01", None)],
         "zwischen 30.06.2026 und 01.01.2027", "unter der ersten Lesart klafft eine Lücke"),
        ([zeit("2026-01-01", "2026-12-31", lesart={"flaeche": "a"}),
          zeit("2026-01-01", "2026-12-31", lesart={"flaeche": "b"}), zeit("2027-01-01", None)], None,
         "unter beiden Lesarten lückenlos"),
    ],
)  # fmt: skip
def test_folge_gilt_unter_jeder_lesart(fassungen: list[dict[str, Any]], fehler: str | None, warum: str) -> None:
    if fehler is None:
        assert baue_programm("p", *fassungen, programm=MIT_LESART).lesarten, warum
    else:
        with pytest.raises(ValidationError, match=fehler):
            baue_programm("p", *fassungen, programm=MIT_LESART)


@pytest.mark.parametrize(
    ("tag", "ab"),
    [
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 6, 30), date(2026, 1, 1)),
        (date(2026, 7, 1), date(2026, 7, 1)),
        (date(2026, 12, 31), date(2026, 7, 1)),
        (date(2027, 1, 1), None),
    ],
)
def test_fassung_am_ersten_und_letzten_tag(tag: date, ab: date | None) -> None:
    programm = baue_programm("p", zeit("2026-01-01", "2026-06-30"), zeit("2026-07-01", "2026-12-31"))
    fassung = programm.fassung_am(tag)
    assert (fassung.gilt_ab if fassung else None) == ab


def test_zeitplan_wird_beim_lesen_zu_fassungen() -> None:
    satz = {"grund": {"nach_antrag": {"2026-07-21": "30 %", "2027-01-01": "15 %"}}, "stelle": "§"}
    programm = baue_programm("p", zeit("2026-07-21", None, satz=satz))
    assert [(f.gilt_ab, f.gilt_bis, f.satz.grund) for f in programm.fassungen if f.satz] == [
        (date(2026, 7, 21), date(2026, 12, 31), Decimal("0.30")),
        (date(2027, 1, 1), None, Decimal("0.15")),
    ]


@pytest.mark.parametrize(
    ("wahl", "uebrig"),
    [
        (None, [10, 30]),
        ({}, [10, 30]),
        ({"flaeche": "a"}, [10, 30]),
        ({"flaeche": "b"}, [20, 30]),
        ({"andere": "x"}, [10, 30]),
    ],
)
def test_lesart_waehlt_die_regeln_und_der_standard_gilt_ohne_wahl(
    wahl: dict[str, str] | None, uebrig: list[int]
) -> None:
    immer = grenze(30, "a") | {"lesart": None}
    programm = baue_programm(
        "p", hoechstgrenzen=[grenze(10, "a", "nur_a"), grenze(20, "b", "nur_b"), immer], programm=MIT_LESART
    )
    fassung = programm.gelesen(wahl).fassungen[0]
    assert [regel.stufen[0].eur for regel in fassung.hoechstgrenzen] == uebrig
    # was nicht gilt, macht auch kein Merkmal wichtig
    assert fassung.genannte_merkmale == ({"nur_b"} if 20 in uebrig else {"nur_a"})


def test_lesart_waehlt_auch_ganze_fassungen_und_innere_regeln() -> None:
    bonus = {"punkte": "5 %", "stelle": "§", "lesart": {"flaeche": "b"}}
    satz = {"grund": "15 %", "boni": [bonus], "stelle": "§"}
    programm = baue_programm(
        "p",
        zeit("2026-01-01", None, lesart={"flaeche": "a"}, satz=satz),
        zeit("2026-02-01", None, lesart={"flaeche": "b"}, satz=satz),
        programm=MIT_LESART,
    )
    for antwort, ab, anzahl in (("a", date(2026, 1, 1), 0), ("b", date(2026, 2, 1), 1)):
        (fassung,) = programm.gelesen({"flaeche": antwort}).fassungen
        assert fassung.gilt_ab == ab
        assert fassung.satz is not None
        assert len(fassung.satz.boni) == anzahl


def test_ohne_lesarten_bleibt_das_programm_wie_es_ist() -> None:
    programm = baue_programm()
    assert programm.gelesen({"flaeche": "b"}).fassungen is programm.fassungen


@pytest.mark.parametrize(
    ("programm", "fehler"),
    [
        ({}, "flaeche: a steht nicht unter lesarten"),
        ({"lesarten": {"flaeche": FLAECHE | {"standard": "b", "antworten": {"b": "b", "c": "c"}}}}, "flaeche: a"),
        ({"lesarten": {"flaeche": FLAECHE | {"standard": "c"}}}, "standard ist keine der antworten"),
        ({"lesarten": {"flaeche": FLAECHE | {"antworten": {"a": "nur eine"}}}}, "antworten"),
    ],
)
def test_lesarten_sind_erklaert(programm: dict[str, Any], fehler: str) -> None:
    with pytest.raises(ValidationError, match=fehler):
        baue_programm("p", hoechstgrenzen=[grenze(10, "a")], programm=programm)


@pytest.mark.parametrize("regel", ["ausgeschlossen", "nachrangig_zu"])
def test_ein_programm_schliesst_sich_nicht_selbst_aus(regel: str) -> None:
    with pytest.raises(ValidationError, match="selbst aus"):
        baue_programm("p", kumulierung={regel: "q, p"})


def test_sicherheitsschwelle_wird_beim_lesen_gesetzt() -> None:
    programm = baue_programm(sicherheit="V3")
    assert programm.sicher_ab is Sicherheit.OFFEN
    assert programm.gelesen(sicher_ab=Sicherheit.V2).sicher_ab is Sicherheit.V2


@pytest.mark.parametrize(
    ("sicherheit", "verlangt", "reicht"),
    [
        ("V1", "V2", True), ("V2", "V2", True), ("V3", "V2", False), ("G", "V2", False), ("offen", "V2", False),
        ("G", "G", True), ("offen", "G", False), ("offen", "offen", True), ("V2", "V1", False),
    ],
)  # fmt: skip
def test_reihenfolge_der_sicherheit(sicherheit: str, verlangt: str, reicht: bool) -> None:
    assert Sicherheit(sicherheit).reicht(Sicherheit(verlangt)) is reicht


def test_namen_sind_kennung_und_familie() -> None:
    assert baue_programm("beg_em_huelle", programm={"familie": "beg_em"}).namen == ("beg_em_huelle", "beg_em")
    assert baue_programm("krl").namen == ("krl",)


@pytest.mark.parametrize(
    ("felder", "art", "kommt"),
    [
        ({}, "waermepumpe", True),
        ({}, "radweg", False),
        ({"satz": None, "nur_auskunft": "nur zum Nachschlagen"}, "waermepumpe", False),
        ({"filter": {"antragsteller": ["kommune"], "massnahmenarten": "waermepumpe", "merkmale": "fehlt"}},
         "waermepumpe", True),
    ],
)  # fmt: skip
def test_kommt_in_frage_nach_der_art_nicht_nach_merkmalen(felder: dict[str, Any], art: str, kommt: bool) -> None:
    assert baue_programm(**felder).kommt_in_frage(baue_vorhaben(massnahme={"art": art})) is kommt


def test_genannte_merkmale_kommen_aus_allen_regeln() -> None:
    fassung = baue_fassung(
        filter={"antragsteller": ["kommune"], "massnahmenarten": "waermepumpe", "ohne_merkmale": "anschlusszwang"},
        satz={
            "grund": "15 %", "stelle": "§",
            "boni": [{"wenn": {"merkmale": "wpb"}, "punkte": "5 %", "stelle": "§",
                      "kontingent": {"name": "wpb", "anzahl": 3, "je": "antragsteller"}}],
            "staffelbonus": {"wenn": {"merkmale": "isfp"}, "punkte": "5 %", "stelle": "§",
                             "ueber": {"je": "massnahme", "stufen": [{"eur": 30_000}]}},
        },
        schwellen=[{"kennwert": "u_wert", "name": "U-Wert", "hoechstens": 1, "wenn": {"merkmale": "daemmung"},
                    "stelle": "§"}],
    )  # fmt: skip
    assert fassung.genannte_merkmale == {"anschlusszwang", "wpb", "isfp", "daemmung"}
    assert fassung.kontingentierte_merkmale == {"wpb"}


def test_konten_zaehlen_nur_unter_ihrer_bedingung() -> None:
    regel = {"konten": "de_minimis", "konten_wenn": {"antragsteller": ["kmu"]}}
    assert baue_fassung(**regel).konten_fuer(baue_vorhaben(traeger={"art": "kmu"})) == ("de_minimis",)
    assert baue_fassung(**regel).konten_fuer(baue_vorhaben()) == ()
    assert baue_fassung(konten="de_minimis").konten_fuer(baue_vorhaben()) == ("de_minimis",)


@pytest.mark.parametrize(
    "feld", ["quelle", "sicherheit", "stand", "rechtsgrundlage", "gilt_ab", "filter", "fristen"]
)
def test_eine_fassung_nennt_quelle_stand_und_sicherheit(feld: str) -> None:
    daten = baue_programm().model_dump(mode="json")
    del daten["fassungen"][0][feld]
    with pytest.raises(ValidationError, match=feld):
        Programm.model_validate(daten)
