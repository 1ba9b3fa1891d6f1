"""``fortschreiben``, ``vergleichen``, ``verlauf`` from outside: files in, files and words out."""

import csv
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from massnahmenplan.cli.ausgang import fuehre_aus

Aufruf = Callable[..., tuple[int, str, str]]
FALL: dict[str, Any] = {
    "projekt": {
        "name": "Prüfquartier", "beginn": 2027, "ende": 2031, "stichtag": "2026-06-01", "diskontsatz": 0,
    },
    "kostentraeger": [{"id": "stadt", "name": "Stadt", "art": "kommune"}],
    "haushalt": [{"kostentraeger": "stadt", "jahr": jahr, "betrag_eur": 100000} for jahr in range(2027, 2032)],
    "massnahmen": [
        {
            "id": kennung, "name": f"Maßnahme {kennung}", "handlungsfeld": "beleuchtung", "kostentraeger": "stadt",
            "investition_eur": 100000, "co2_t_a": tonnen,
        }
        for kennung, tonnen in (("a", 12), ("b", 10), ("c", 8))
    ],
}  # fmt: skip


@pytest.fixture
def rufe(capsys: pytest.CaptureFixture[str]) -> Aufruf:
    def _rufe(*argumente: object) -> tuple[int, str, str]:
        ausgang = fuehre_aus([str(argument) for argument in argumente])
        gelesen = capsys.readouterr()
        return ausgang, gelesen.out, gelesen.err

    return _rufe


def _schreibe(ordner: Path, **abschnitte: Any) -> Path:
    """Write the case with other sections; ``projekt`` is merged."""
    projekt = FALL["projekt"] | abschnitte.pop("projekt", {})
    ordner.mkdir()
    inhalt = FALL | abschnitte | {"projekt": projekt}
    (ordner / "fall.yaml").write_text(yaml.safe_dump(inhalt, allow_unicode=True), encoding="utf-8")
    return ordner


@pytest.fixture
def alt(tmp_path: Path, rufe: Aufruf) -> Path:
    """Return the folder of the first plan: a 2027, b 2028, c 2029."""
    ordner = tmp_path / "plan2026"
    assert rufe("optimieren", _schreibe(tmp_path / "fall2026"), "-o", ordner, "--luecke", 0)[0] == 0
    return ordner


def test_von_der_datei_zum_naechsten_plan(tmp_path: Path, alt: Path, rufe: Aufruf) -> None:
    """a was built in 2027 for 110,000 EUR instead of 100,000; b is given up; the rest follows."""
    haushalt = [*FALL["haushalt"][1:], {"kostentraeger": "stadt", "jahr": 2027, "betrag_eur": 110000}]
    fall = _schreibe(tmp_path / "fall2028", projekt={"stichtag": "2028-02-01"}, haushalt=haushalt)
    stand = tmp_path / "stand.csv"
    with stand.open("w", newline="", encoding="utf-8") as datei:
        schreiber = csv.writer(datei, delimiter=";")
        schreiber.writerow(["massnahme", "phase", "lage", "datum", "kosten_eur.2027", "grund", "beschluss"])
        schreiber.writerow(["a", "in_betrieb", "planmaessig", "15.01.2028", "110000", "Nachtrag Tiefbau", ""])
        schreiber.writerow(
            ["b", "vorbereitet", "verworfen", "15.01.2028", "", "Eigentümer springt ab", "Rat 12/28"]
        )
    neu = tmp_path / "plan2028"
    befehl = ("fortschreiben", fall, "--plan", alt, "--stand", stand, "-o", neu, "--luecke", 0)
    ausgang, gesagt, fehler = rufe(*befehl)
    assert ausgang == 0, fehler
    plan = json.loads((neu / "plan.json").read_text(encoding="utf-8"))
    assert [(e["massnahme"], e["beginn"]) for e in plan["entscheidungen"]] == [("a", 2027), ("c", 2028)]
    aenderungen = {(e["massnahme"], e["art"]): e for e in plan["aenderungen"]}
    assert set(aenderungen) == {("a", "teurer"), ("b", "gestrichen"), ("c", "verschoben")}
    assert aenderungen["a", "teurer"]["unterschied"] == 10000
    assert aenderungen["a", "teurer"]["ursache"]["art"] == "stand"
    assert "Nachtrag Tiefbau" in aenderungen["a", "teurer"]["ursache"]["text"]
    assert "Rat 12/28" in aenderungen["b", "gestrichen"]["ursache"]["text"]
    gezogen = aenderungen["c", "verschoben"]
    assert (gezogen["unterschied"], gezogen["einheit"]) == (-1, "Jahre")
    assert gezogen["ursache"]["art"] == "angestossen"
    assert plan["vorgaenger"][0]["pruefsumme"] == hashlib.sha256((alt / "plan.json").read_bytes()).hexdigest()
    assert "Änderungen gegenüber dem Plan vom 01.06.2026" in gesagt
    assert "Maßnahme b: gestrichen" in gesagt
    assert rufe("nachrechnen", neu)[0] == 0

    ausgang, gesagt, _ = rufe("vergleichen", alt, neu, "--json")
    vergleich = json.loads(gesagt)
    assert ausgang == 0
    assert vergleich["ist_fortschreibung"]
    assert {(z["jahr"], z["alt"], z["neu"]) for z in vergleich["haushalt"]} == {
        ("2027", 100000, 110000), ("2029", 100000, 0),
    }  # fmt: skip
    # a works from 2028 in both; b (10 t, from 2029) is gone, c (8 t) works from 2029 instead of 2030
    assert {(z["jahr"], z["alt"], z["neu"]) for z in vergleich["emissionen"]} == {
        ("2029", 22, 20), ("2030", 30, 20), ("2031", 30, 20),
    }  # fmt: skip
    assert {u["liste"] for u in vergleich["eingabe"]} == {"projekt", "haushalt", "staende"}
    assert "Maßnahme c: verschoben 2029 → 2028 (−1 Jahr)" in rufe("vergleichen", alt, neu)[1]

    drittes = tmp_path / "plan2028b"
    assert rufe("fortschreiben", fall, "--plan", neu / "plan.json", "-o", drittes)[0] == 0
    kette = json.loads(rufe("verlauf", drittes, "--json")[1])["plaene"]
    assert [plan["stichtag"] for plan in kette] == ["2026-06-01", "2028-02-01", "2028-02-01"]
    assert kette[0] == plan["vorgaenger"][0]
    assert rufe("verlauf", drittes)[1].count("Prüfquartier") == 3


def test_arbeitsmappe_hat_ein_blatt_der_aenderungen(tmp_path: Path, alt: Path, rufe: Aufruf) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    massnahmen = [*FALL["massnahmen"][:2], FALL["massnahmen"][2] | {"co2_t_a": 50}]
    neu = tmp_path / "neu"
    fall = _schreibe(tmp_path / "fall", massnahmen=massnahmen)
    assert rufe("fortschreiben", fall, "--plan", alt, "-o", neu, "--luecke", 0)[0] == 0
    zeilen = [[z.value for z in zeile] for zeile in openpyxl.load_workbook(neu / "plan.xlsx")["Änderungen"]]
    verschoben = next(z for z in zeilen if z[0] == "c" and z[2] == "verschoben")
    assert verschoben[3:6] == ["2029", "2027", -2]
    assert "Änderungen" not in openpyxl.load_workbook(alt / "plan.xlsx").sheetnames


@pytest.mark.parametrize(
    ("abschnitte", "kennung"),
    [
        ({"projekt": {"beginn": 2026}}, "E331"),
        ({"projekt": {"raster": "halbjahr"}}, "E332"),
        ({"projekt": {"stichtag": "2026-01-01"}}, "E334"),
        ({"massnahmen": [m | {"id": f"x{m['id']}"} for m in FALL["massnahmen"]]}, "E330"),
        ({"projekt": {"name": "Anderes"}, "massnahmen": [m | {"name": "X"} for m in FALL["massnahmen"]]}, "E330"),
    ],
)
def test_plan_eines_anderen_falls(
    tmp_path: Path, alt: Path, rufe: Aufruf, abschnitte: dict[str, Any], kennung: str
) -> None:
    if "beginn" in abschnitte.get("projekt", {}):
        zusatz = {"kostentraeger": "stadt", "jahr": 2026, "betrag_eur": 0}
        abschnitte = abschnitte | {"haushalt": [*FALL["haushalt"], zusatz]}
        abschnitte["projekt"] = abschnitte["projekt"] | {"stichtag": "2026-06-01"}
    fall, neu = _schreibe(tmp_path / "fall", **abschnitte), tmp_path / "neu"
    ausgang, gesagt, _ = rufe("fortschreiben", fall, "--plan", alt, "-o", neu, "--json")
    assert ausgang == 3, gesagt
    assert kennung in {befund["kennung"] for befund in json.loads(gesagt)["fehler"]["befunde"]}
    assert not neu.exists()


def _verfaelsche(alt: Path, **felder: Any) -> None:
    datei = alt / "plan.json"
    inhalt = json.loads(datei.read_text(encoding="utf-8"))
    datei.write_text(json.dumps(inhalt | felder), encoding="utf-8")


def test_unbrauchbarer_letzter_plan(tmp_path: Path, alt: Path, rufe: Aufruf) -> None:
    fall, neu = _schreibe(tmp_path / "fall"), tmp_path / "neu"

    def kennung() -> str:
        ausgang, gesagt, _ = rufe("fortschreiben", fall, "--plan", alt, "-o", neu, "--json")
        assert ausgang == 3
        assert not neu.exists()
        return str(json.loads(gesagt)["fehler"]["befunde"][0]["kennung"])

    ganz = (alt / "plan.json").read_text(encoding="utf-8")
    alle_2027 = [{"massnahme": kennung, "beginn": 2027} for kennung in "abc"]
    _verfaelsche(alt, entscheidungen=alle_2027)  # 300,000 EUR in a year of 100,000
    assert kennung() == "E333"
    _verfaelsche(alt, schema_version=0)
    assert kennung() == "E110"
    (alt / "plan.json").write_text(ganz[: len(ganz) // 2], encoding="utf-8")
    assert kennung() == "E108"
    _verfaelsche_block = json.loads(ganz) | {"vorgaenger": [{"pruefsumme": "abc"}]}
    (alt / "plan.json").write_text(json.dumps(_verfaelsche_block), encoding="utf-8")
    assert kennung() == "E108"


@pytest.fixture(scope="module")
def geschriebene_kette(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a plan with two predecessors: b is dearer and later, c comes a year earlier for it; then nothing."""
    ort = tmp_path_factory.mktemp("kette")
    massnahmen = [
        FALL["massnahmen"][0],
        FALL["massnahmen"][1] | {"investition_eur": 133000},
        FALL["massnahmen"][2],
    ]
    haushalt = [z | {"betrag_eur": 133000 if z["jahr"] == 2030 else 100000} for z in FALL["haushalt"]]
    erster, zweiter = _schreibe(ort / "fall1"), _schreibe(ort / "fall2", massnahmen=massnahmen, haushalt=haushalt)
    assert fuehre_aus(["optimieren", str(erster), "-o", str(ort / "eins"), "--luecke", "0"]) == 0
    for vorher, nachher in (("eins", "zwei"), ("zwei", "drei")):
        befehl = ["fortschreiben", zweiter, "--plan", ort / vorher, "-o", ort / nachher, "--luecke", 0]
        assert fuehre_aus([str(teil) for teil in befehl]) == 0
    return ort


@pytest.fixture
def kette(tmp_path: Path, geschriebene_kette: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a copy of it that may be changed."""
    for plan in ("zwei", "drei"):
        (tmp_path / plan).mkdir()
        shutil.copy(geschriebene_kette / plan / "plan.json", tmp_path / plan)
    capsys.readouterr()
    return tmp_path


def test_unveraenderte_kette_haelt_stand(kette: Path, rufe: Aufruf) -> None:
    for plan in ("zwei", "drei"):
        ausgang, gesagt, _ = rufe("nachrechnen", kette / plan)
        assert ausgang == 0
        assert "die Kette der Vorgänger" in gesagt


@pytest.mark.parametrize(
    ("ort", "wert", "text"),
    [
        ((1, "pruefsumme"), "0" * 64, "lauter gleiche Zeichen"),
        ((1, "pruefsumme"), None, "steht schon bei vorgaenger[0]"),
        ((1, "stichtag"), "2026-05-31", "liegt vor dem Stichtag des Plans davor (01.06.2026)"),
        ((1, "stichtag"), "2026-06-02", "liegt nach dem Stichtag dieses Plans (01.06.2026)"),
        ((1, "massnahmen"), 2, "nicht die Zahl der Entscheidungen in fortschreibung.bisher (3)"),
        ((0, "ziel"), "ruhm", "ist kein Ziel"),
        ((0, "ziel"), "nutzwert", "nennt den Wert seines Ziels nicht"),
    ],
)
def test_gefaelschte_kette(kette: Path, rufe: Aufruf, ort: tuple[int, str], wert: Any, text: str) -> None:
    """Whoever reads the plan says where the chain cannot be: nothing is written from it."""
    vorgaenger = json.loads((kette / "drei" / "plan.json").read_text(encoding="utf-8"))["vorgaenger"]
    nummer, feld = ort
    vorgaenger[nummer][feld] = vorgaenger[0][feld] if wert is None else wert
    _verfaelsche(kette / "drei", vorgaenger=vorgaenger)
    for befehl in (["nachrechnen"], ["verlauf"], ["vergleichen", kette / "zwei"]):
        ausgang, _, fehler = rufe(*befehl, kette / "drei")
        assert ausgang == 3
        assert "E354" in fehler
        assert f"vorgaenger[{nummer}].{feld}" in fehler
        assert text in fehler


def test_preis_der_aenderungen_der_nicht_aufgeht(kette: Path, rufe: Aufruf) -> None:
    block = json.loads((kette / "zwei" / "plan.json").read_text(encoding="utf-8"))["fortschreibung"]
    _verfaelsche(kette / "zwei", fortschreibung=block | {"preis": block["preis"] + 0.001})
    ausgang, _, fehler = rufe("nachrechnen", kette / "zwei")
    assert (ausgang, "fortschreibung.preis" in fehler) == (3, True)


ZIEL = {"art": "ziel", "text": "besser für das Ziel", "durch": None}


@pytest.mark.parametrize(
    ("art", "felder", "satz"),
    [
        ("verschoben", {"unterschied": 3}, "unterschied: angegeben 3, nachgerechnet"),
        ("verschoben", {"neu": "2031"}, "neu: angegeben 2031, nachgerechnet"),
        ("verschoben", {"einheit": "Quartale"}, "einheit: angegeben Quartale, nachgerechnet Jahre"),
        ("verschoben", {"name": "Anderes"}, "name: angegeben Anderes, nachgerechnet Maßnahme"),
        ("verschoben", {"art": "gestrichen"}, "„gestrichen“ bei"),
        ("verschoben", {"art": "erfunden"}, "„erfunden“ bei"),
        (
            "verschoben",
            {"art": "teurer", "einheit": "EUR", "ursache": ZIEL},
            "anders entschieden als im letzten Plan",
        ),
        ("verschoben", {"art": "teurer", "einheit": "EUR"}, "neu: angegeben 202"),
        ("verschoben", None, "„verschoben“ bei"),
        ("verschoben", "doppelt", "steht mehrmals in der Liste"),
        ("angestossen", {"durch": "gibt_es_nicht"}, "ursache.durch: angegeben gibt_es_nicht"),
    ],
)
def test_liste_der_aenderungen_die_nicht_folgt(
    kette: Path, rufe: Aufruf, art: str, felder: dict[str, Any] | str | None, satz: str
) -> None:
    aenderungen = json.loads((kette / "zwei" / "plan.json").read_text(encoding="utf-8"))["aenderungen"]
    stelle = next(n for n, a in enumerate(aenderungen) if art in {a["art"], a["ursache"]["art"]})
    eine = aenderungen[stelle]
    if felder is None:
        del aenderungen[stelle]
    elif felder == "doppelt":
        aenderungen.append(eine)
    else:
        aenderungen[stelle] = eine | (felder if art == "verschoben" else {"ursache": eine["ursache"] | felder})
    _verfaelsche(kette / "zwei", aenderungen=aenderungen)
    ausgang, gesagt, _ = rufe("nachrechnen", kette / "zwei")
    assert ausgang == 7
    assert satz in gesagt
    assert "Alle Grenzen sind eingehalten" in gesagt


def test_betrag_einer_aenderung_der_nicht_aufgeht(tmp_path: Path, alt: Path, rufe: Aufruf) -> None:
    """c alone is dearer, by 500 EUR, and stays in its year with more money there."""
    massnahmen = [*FALL["massnahmen"][:2], FALL["massnahmen"][2] | {"investition_eur": 100500}]
    haushalt = [z | {"betrag_eur": 100500} for z in FALL["haushalt"]]
    fall, neu = _schreibe(tmp_path / "fall", massnahmen=massnahmen, haushalt=haushalt), tmp_path / "neu"
    assert rufe("fortschreiben", fall, "--plan", alt, "-o", neu, "--luecke", 0)[0] == 0
    (teurer,) = json.loads((neu / "plan.json").read_text(encoding="utf-8"))["aenderungen"]
    assert (teurer["art"], teurer["unterschied"]) == ("teurer", 500)
    assert rufe("nachrechnen", neu)[0] == 0
    for falsch in ({"unterschied": 400}, {"unterschied": -500}, {"neu": "100.400 €"}, {"einheit": "t CO2e"}):
        _verfaelsche(neu, aenderungen=[teurer | falsch])
        assert rufe("nachrechnen", neu)[0] == 7


def test_von_hand_geaenderte_fortschreibung_nennt_ihre_aenderungen(kette: Path, rufe: Aufruf) -> None:
    """c is taken out by hand: the plan that is written again lists that, and is without complaint."""
    daten = json.loads((kette / "zwei" / "plan.json").read_text(encoding="utf-8"))
    _verfaelsche(kette / "zwei", entscheidungen=[e for e in daten["entscheidungen"] if e["massnahme"] != "c"])
    ausgang, gesagt, _ = rufe("nachrechnen", kette / "zwei")
    assert (ausgang, "„gestrichen“ bei c fehlt" in gesagt) == (7, True)
    assert rufe("nachrechnen", kette / "zwei", "--schreiben", "-o", kette / "hand")[0] == 0
    neu = json.loads((kette / "hand" / "plan.json").read_text(encoding="utf-8"))["aenderungen"]
    arten = {(a["massnahme"], a["art"]): a["ursache"]["art"] for a in neu}
    assert arten["c", "gestrichen"] == "von_hand"
    behalten = {
        (a["massnahme"], a["art"]): a["ursache"]["art"] for a in daten["aenderungen"] if a["massnahme"] != "c"
    }
    assert behalten == {schluessel: art for schluessel, art in arten.items() if schluessel[0] != "c"}
    assert rufe("nachrechnen", kette / "hand")[0] == 0


@pytest.mark.parametrize(
    ("abschnitte", "worin"),
    [
        ({"projekt": {"name": "Anderes Quartier"}}, "Projekt „Prüfquartier“ und „Anderes Quartier“."),
        ({"projekt": {"beginn": 2028, "stichtag": "2027-06-01"}}, "Beginn 2027 und 2028."),
        ({"massnahmen": [m | {"id": f"x{m['id']}"} for m in FALL["massnahmen"]]}, "von 6 Maßnahmen 0 in beiden."),
    ],
)
def test_vergleich_zweier_faelle_sagt_es_zuerst(
    tmp_path: Path, alt: Path, rufe: Aufruf, abschnitte: dict[str, Any], worin: str
) -> None:
    erstes = abschnitte.get("projekt", {}).get("beginn", 2027)
    haushalt = [zeile for zeile in FALL["haushalt"] if zeile["jahr"] >= erstes]
    fall, anderer = _schreibe(tmp_path / "fall", **abschnitte, haushalt=haushalt), tmp_path / "anderer"
    assert rufe("optimieren", fall, "-o", anderer, "--luecke", 0)[0] == 0
    erste = rufe("vergleichen", alt, anderer)[1].splitlines()[0]
    assert erste == f"Achtung: Das sind Pläne zweier verschiedener Fälle: {worin}"
    assert json.loads(rufe("vergleichen", alt, anderer, "--json")[1])["andere_faelle"] == [worin[:-1]]
    assert not rufe("vergleichen", alt, alt)[1].startswith("Achtung")


def test_umbenannte_fortschreibung_ist_kein_anderer_fall(tmp_path: Path, alt: Path, rufe: Aufruf) -> None:
    fall, neu = _schreibe(tmp_path / "fall", projekt={"name": "Quartier am Park"}), tmp_path / "neu"
    assert rufe("fortschreiben", fall, "--plan", alt, "-o", neu)[0] == 0
    assert rufe("vergleichen", alt, neu)[1].startswith("alt  ")


def test_falscher_aufruf(tmp_path: Path, alt: Path, rufe: Aufruf) -> None:
    fall = _schreibe(tmp_path / "fall")
    assert rufe("fortschreiben", fall, "--plan", alt, "-o", alt)[0] == 2
    neu = ("fortschreiben", fall, "--plan", alt, "-o", tmp_path / "neu")
    assert rufe(*neu, "--aenderungspreis", "umbuchen=3")[0] == 2
    assert rufe(*neu, "--hoechstens", "neu=viele")[0] == 2
    assert rufe(*neu, "--hoechstens", "neu")[0] == 2
    assert rufe("fortschreiben", fall, "--plan", tmp_path / "nichts", "-o", tmp_path / "neu")[0] == 3
    assert not (tmp_path / "neu").exists()


def test_kein_plan_ueberschreibt_woraus_er_entsteht(tmp_path: Path, alt: Path, rufe: Aufruf) -> None:
    """Folders of case, state, last plan, a copy of it, and the plan before it: none is written."""
    fall, zweiter = _schreibe(tmp_path / "fall"), tmp_path / "zweiter"
    assert rufe("fortschreiben", fall, "--plan", alt, "-o", zweiter)[0] == 0
    kopie, meldung = tmp_path / "kopie", tmp_path / "meldung"
    kopie.mkdir()
    meldung.mkdir()
    (kopie / "plan.json").write_bytes((zweiter / "plan.json").read_bytes())
    (meldung / "plan.xlsx").write_bytes((alt / "plan.xlsx").read_bytes())
    davor = {datei: datei.read_bytes() for datei in tmp_path.rglob("*") if datei.is_file()}
    stand = ("--stand", meldung / "plan.xlsx")
    for ziel, wort in ((fall, "eines Falls"), (alt, "Vorgänger"), (zweiter, "des letzten"), (kopie, "Vorgänger")):
        ausgang, _, gesagt = rufe("fortschreiben", fall, "--plan", zweiter, "-o", ziel)
        assert (ausgang, wort in gesagt) == (2, True), gesagt
    ausgang, _, gesagt = rufe("fortschreiben", fall, "--plan", zweiter, *stand, "-o", meldung)
    assert (ausgang, "--stand" in gesagt) == (2, True), gesagt
    assert {datei: datei.read_bytes() for datei in tmp_path.rglob("*") if datei.is_file()} == davor


def test_befunde_nennen_die_datei_und_nur_was_falsch_ist(tmp_path: Path, alt: Path, rufe: Aufruf) -> None:
    zweiter = tmp_path / "zweiter"
    assert rufe("fortschreiben", _schreibe(tmp_path / "fall"), "--plan", alt, "-o", zweiter)[0] == 0
    plan = json.loads((zweiter / "plan.json").read_text(encoding="utf-8"))
    plan["vorgaenger"][0]["stichtag"] = "morgen"
    datei = tmp_path / "alter_plan.json"
    datei.write_text(json.dumps(plan), encoding="utf-8")
    ausgang, gesagt, _ = rufe("verlauf", datei, "--json")
    befunde = json.loads(gesagt)["fehler"]["befunde"]
    assert ausgang == 3
    assert [(b["kennung"], b["feld"]) for b in befunde] == [("E108", "vorgaenger[0].stichtag")]
    assert befunde[0]["datei"] == str(datei)


def test_hinweise_zum_stand_stehen_in_der_ausgabe(tmp_path: Path, alt: Path, rufe: Aufruf) -> None:
    """a (2027) is reported, b (2028) is not: said to people before the search, and to machines."""
    fall, stand = _schreibe(tmp_path / "fall", projekt={"stichtag": "2029-02-01"}), tmp_path / "stand.yaml"
    stand.write_text("stand:\n  - {massnahme: a, phase: in Betrieb, datum: 2029-01-15}\n", encoding="utf-8")
    befehl = ("fortschreiben", fall, "--plan", alt, "--stand", stand, "-o", tmp_path / "neu")
    ausgang, gesagt, fehler = rufe(*befehl, "--json")
    assert ausgang == 0
    kennungen = {hinweis["kennung"] for hinweis in json.loads(gesagt)["hinweise"]}
    assert "W304" in kennungen
    assert "W300" not in kennungen  # the begin of a is that of the last plan, nobody has to state it
    assert "W300" not in fehler
    assert "kein Stand für „Maßnahme b“ (b)" in fehler
    ohne = rufe("fortschreiben", fall, "--plan", alt, "-o", tmp_path / "ohne")
    assert ohne[0] == 3
    assert "E315" in ohne[2]
    assert not (tmp_path / "ohne").exists()


def test_aufgenommene_kredite(tmp_path: Path, rufe: Aufruf) -> None:
    """40,000 EUR are borrowed for a in 2027: taken as planned with a hint, or as the file says."""
    bank = {"id": "bank", "name": "Bank", "kostentraeger": "stadt", "sollzins": "1 %", "laufzeit_jahre": 5}
    bank["hoechstens_eur_a"] = 40000
    haushalt = [zeile | {"betrag_eur": 60000} for zeile in FALL["haushalt"]]
    alt, felder = tmp_path / "alt", {"haushalt": haushalt, "kredite": [bank]}
    assert rufe("optimieren", _schreibe(tmp_path / "fall", **felder), "-o", alt, "--luecke", 0)[0] == 0
    fall = _schreibe(tmp_path / "fall2028", projekt={"stichtag": "2028-02-01"}, **felder)
    stand = "stand:\n  - {massnahme: a, phase: in Betrieb, datum: 2028-01-15}\n"
    gezogen = "kreditstand:\n  - {kredit: bank, jahr: 2027, betrag_eur: 25000}\n"
    for name, text, betrag, erwartet in (
        ("geplant", stand, "40000.00", {"W311"}),
        ("gemeldet", stand + gezogen, "25000.00", set[str]()),
    ):
        datei = tmp_path / f"{name}.yaml"
        datei.write_text(text, encoding="utf-8")
        befehl = ("fortschreiben", fall, "--plan", alt, "--stand", datei, "-o", tmp_path / name, "--luecke", 0)
        ausgang, gesagt, fehler = rufe(*befehl, "--json")
        assert ausgang == 0, fehler
        kennungen = {hinweis["kennung"] for hinweis in json.loads(gesagt)["hinweise"]}
        assert kennungen & {"W311", "W312"} == erwartet
        plan = json.loads((tmp_path / name / "plan.json").read_text(encoding="utf-8"))
        kredite = plan["bilanz"]["kredite"]
        assert [k["betrag_eur"] for k in kredite if "2027" in k["tilgungsplan"]] == [betrag]
        assert rufe("nachrechnen", tmp_path / name)[0] == 0


def test_zu_enge_grenzen_sind_unerfuellbar(tmp_path: Path, alt: Path, rufe: Aufruf) -> None:
    haushalt = [z | {"betrag_eur": 0 if z["jahr"] == 2027 else 100000} for z in FALL["haushalt"]]
    fall = _schreibe(tmp_path / "fall", haushalt=haushalt)
    grenzen = ("--hoechstens", "verschoben=0", "--hoechstens", "gestrichen=0")
    ausgang, gesagt, _ = rufe("fortschreiben", fall, "--plan", alt, "-o", tmp_path / "neu", *grenzen, "--json")
    assert ausgang == 4
    assert "wenigsten Änderungen" in json.loads(gesagt)["fehler"]["text"]
