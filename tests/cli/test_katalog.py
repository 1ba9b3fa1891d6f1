"""``katalog``: the list, one entry, what changes, what has to be read again."""

import json
from pathlib import Path
from typing import Any

import pytest

from massnahmenplan import kataloge
from massnahmenplan.kataloge.laden import lade_aus
from tests.kataloge.test_laden import KONTO, PROGRAMM, schreibe

FONDS = PROGRAMM.replace("geber: Stadt\n", "geber: Stadt\nkatalognummer: P10\n").replace(
    "    sicherheit: V1\n", "    sicherheit: V1\n    pruefen_bis: 2026-06-30\n"
)
ALT = """\
id: altfonds
name: Alter Fonds mit einem Namen, der für eine Zeile auf dem Bildschirm oder in einer Leitung viel zu lang ist
geber: Land, Förderbank und noch einige andere
katalognummer: P2
nachfolger: [fonds]
lesarten:
  tag: {frage: Welcher Tag zählt?, standard: antrag, antworten: {antrag: Der Antrag., bescheid: Der Bescheid.}}
fassungen:
  - gilt_ab: 2020-01-01
    gilt_bis: 2026-03-31
    rechtsgrundlage: Richtlinie
    quelle: Ministerialblatt
    stand: 2026-01-01
    sicherheit: V3
    pruefen_bis: 2026-02-01
    filter: {antragsteller: [], massnahmenarten: [led], merkmale: [isfp]}
    satz:
      grund: 20 %
      boni: [{punkte: 5 %, lesart: {tag: bescheid}, stelle: "4"}]
      stelle: Nr. 3
    fristen: {startsperre: antrag}
"""


@pytest.fixture(autouse=True)
def katalog(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a small catalogue in the place of the real one."""
    if "echt" in request.node.name:
        return
    (tmp_path / "foerderkonten").mkdir()
    (tmp_path / "foerderkonten" / "de_minimis.yaml").write_text(KONTO, encoding="utf-8")
    schreibe(tmp_path, fonds=FONDS, altfonds=ALT)
    monkeypatch.setattr(kataloge, "lade_stammdaten", lambda: lade_aus(tmp_path))


def daten(lauf: Any) -> Any:
    assert (lauf.ausgang, lauf.stderr) == (0, "")
    return json.loads(lauf.stdout)


def test_liste_ist_nach_nummern_geordnet_und_nennt_sicherheit_und_ende(rufe) -> None:
    eintraege = daten(rufe("katalog", "--json", "--am", "1.2.2026"))["eintraege"]
    assert [eintrag["id"] for eintrag in eintraege] == ["altfonds", "fonds", "de_minimis"]
    assert [eintrag["sicherheit"] for eintrag in eintraege] == ["V3", "V1", "V1"]
    assert [eintrag["gilt_bis"] for eintrag in eintraege] == ["2026-03-31", None, None]
    assert [eintrag["leistung"] for eintrag in eintraege] == ["Zuschuss", "Zuschuss", "Konto"]


def test_liste_am_tag_zeigt_nur_was_gilt(rufe) -> None:
    eintraege = daten(rufe("katalog", "--json", "--am", "2026-04-01"))["eintraege"]
    assert [eintrag["id"] for eintrag in eintraege] == ["fonds", "de_minimis"]


@pytest.mark.parametrize("breite", [60, 100])
def test_liste_passt_in_die_breite(rufe, monkeypatch, breite) -> None:
    monkeypatch.setenv("COLUMNS", str(breite))
    for argumente in ((), ("altfonds",), ("fonds",), ("de_minimis",), ("--aenderungen", "--am", "1.1.2026")):
        zeilen = rufe("katalog", *argumente).stdout.splitlines()
        assert max(map(len, zeilen)) <= breite, argumente
        assert len(zeilen) > 3


def test_eintrag_zeigt_alle_fassungen_mit_quelle_sicherheit_und_lesarten(rufe) -> None:
    text = " ".join(rufe("katalog", "altfonds").stdout.split())
    for stueck in (
        "altfonds P2",
        "Anträge ab 01.01.2020 bis 31.03.2026",
        "Nachfolger fonds",
        "tag: Welcher Tag zählt?",
        "– antrag (Standard): Der Antrag.",
        "Quelle Ministerialblatt",
        "Sicherheit V3 (nur eine schwache Zweitquelle), prüfen bis 01.02.2026",
        "Satz 20 % [Nr. 3]",
        "Bonus +5 % [nur Lesart tag: bescheid] [4]",
        "isfp: Die Maßnahme ist im individuellen Sanierungsfahrplan",
    ):
        assert stueck in text, stueck


def test_spaetere_fassungen_nennen_was_sich_aendert(rufe) -> None:
    text = rufe("katalog", "fonds").stdout
    assert text.count("Antragsteller        kommune") == 1
    assert "10 % → 8 %" in text
    assert "8 % → 6 %" in text
    assert "Anträge ab 01.01.2028 ohne bekanntes Ende" in text


def test_eintrag_am_tag_zeigt_nur_die_geltende_fassung_ganz(rufe) -> None:
    text = rufe("katalog", "fonds", "--am", "15.7.2027").stdout
    assert text.count("Anträge ab") == 1
    assert "Anträge ab 01.01.2027 bis 31.12.2027  ← gilt am 15.07.2027" in text
    assert "Satz                 8 % [§ 1]" in text


def test_eintrag_am_tag_ohne_fassung_sagt_wann_es_welche_gibt(rufe) -> None:
    lauf = rufe("katalog", "altfonds", "--am", "1.4.2026")
    assert lauf.ausgang == 0
    assert "am 01.04.2026 gilt keine Fassung" in lauf.stdout
    assert "ab 01.01.2020 bis 31.03.2026" in lauf.stdout


def test_nummer_statt_kennung(rufe) -> None:
    assert rufe("katalog", "p10").stdout == rufe("katalog", "fonds").stdout


def test_konto_wird_gezeigt(rufe) -> None:
    assert "300.000 € auf Dauer je Unternehmensverbund" in rufe("katalog", "de_minimis").stdout


def test_json_nennt_regeln_in_worten_und_als_daten(rufe) -> None:
    (programm,) = daten(rufe("katalog", "fonds", "--json", "--am", "2027-07-15"))["programme"]
    (fassung,) = programm["fassungen"]
    assert {"thema": "Satz", "text": "8 %", "stelle": "§ 1"} in fassung["regeln"]
    assert (fassung["satz"]["grund"], fassung["leistung"]) == ("0.08", "Zuschuss")


def test_aenderungen_der_naechsten_zwoelf_monate(rufe) -> None:
    alle = daten(rufe("katalog", "--aenderungen", "--am", "2026-02-01", "--json"))
    assert (alle["ab"], alle["bis"]) == ("2026-02-01", "2027-02-01")
    kurz = [(a["am"], a["programm"], a["art"]) for a in alle["aenderungen"]]
    assert kurz == [("2026-03-31", "altfonds", "endet"), ("2027-01-01", "fonds", "ändert sich")]
    assert alle["aenderungen"][1]["aenderungen"] == [
        {"thema": "Satz", "alt": "10 %", "neu": "8 %", "zahlen": [["10 %", "8 %"]]}
    ]


def test_aenderungen_als_text_nennen_nachfolger_und_zahlen(rufe) -> None:
    text = rufe("katalog", "--aenderungen", "--am", "2026-02-01").stdout
    assert "31.03.2026  P2 altfonds – letzter Antragstag" in text
    assert "Nachfolger           fonds" in text
    assert "Satz                 10 % → 8 %" in text


@pytest.mark.parametrize(
    ("tag", "ids"),
    [("2026-02-01", []), ("2026-02-02", ["altfonds"]), ("2026-07-01", ["fonds"])],  # altfonds is over by then
)
def test_ueberfaellige_eintraege(rufe, tag, ids) -> None:
    eintraege = daten(rufe("katalog", "--ueberfaellig", "--am", tag, "--json"))["eintraege"]
    assert [eintrag["id"] for eintrag in eintraege] == ids


def test_nichts_ueberfaellig_sagt_es(rufe) -> None:
    assert rufe("katalog", "--ueberfaellig", "--am", "1.2.2026").stdout == "Am 01.02.2026: kein Eintrag.\n"


def test_unbekannte_kennung_nennt_die_aehnlichste(rufe) -> None:
    lauf = rufe("katalog", "fonts")
    assert (lauf.ausgang, lauf.stdout) == (3, "")
    assert "„fonts“ – steht nicht im Katalog" in lauf.stderr
    assert "Meinten Sie „fonds“?" in lauf.stderr


def test_kein_datum_ist_ein_falscher_aufruf(rufe) -> None:
    lauf = rufe("katalog", "--am", "31.2.2027")
    assert lauf.ausgang == 2
    assert "„31.2.2027“ gibt es im Kalender nicht" in lauf.stderr


def test_zwei_ansichten_zugleich_sind_ein_falscher_aufruf(rufe) -> None:
    assert rufe("katalog", "--aenderungen", "--ueberfaellig").ausgang == 2


def test_kaputter_katalog_nennt_datei_und_zeile(rufe, tmp_path) -> None:
    schreibe(tmp_path, fonds=FONDS.replace("10 %", "130 %"))
    lauf = rufe("katalog")
    assert lauf.ausgang == 1
    assert "foerderprogramme/fonds.yaml:15:19" in lauf.stderr


def test_echter_katalog_jeder_eintrag_laesst_sich_zeigen(rufe) -> None:
    ids = [eintrag["id"] for eintrag in daten(rufe("katalog", "--json"))["eintraege"]]
    assert len(ids) > 20
    for kennung in ids:
        lauf = rufe("katalog", kennung)
        assert (lauf.ausgang, lauf.stderr) == (0, "")
        assert lauf.stdout.startswith(kennung)


def test_echter_katalog_ueberblick_und_aenderungen(rufe) -> None:
    assert "beg_em_heizung" in rufe("katalog").stdout
    text = rufe("katalog", "beg_em_heizung", "--aenderungen", "--am", "2026-12-01").stdout
    assert "28.000 € → 27.250 €" in text


@pytest.fixture
def konto_mit_nummer(tmp_path: Path) -> None:
    datei = tmp_path / "foerderkonten" / "de_minimis.yaml"
    datei.write_text(f"{KONTO}katalognummer: P35\ngilt_ab: 2024-01-01\n", encoding="utf-8")


@pytest.mark.usefixtures("konto_mit_nummer")
def test_konto_hat_nummer_und_beginn(rufe) -> None:
    lauf = rufe("katalog", "p35")
    assert lauf.stdout.startswith("de_minimis  P35\n")
    assert "  Gilt ab              01.01.2024\n" in lauf.stdout
    for tag, da in (("31.12.2023", False), ("1.1.2024", True)):
        eintraege = daten(rufe("katalog", "--json", "--am", tag))["eintraege"]
        assert any(eintrag["nummer"] == "P35" for eintrag in eintraege) is da


def test_echte_konten_stehen_unter_p35(rufe) -> None:
    konten = daten(rufe("katalog", "P35", "--json"))["konten"]
    assert {konto["id"]: konto["gilt_ab"] for konto in konten} == {
        "de_minimis": "2024-01-01",
        "dawi_de_minimis": "2024-01-01",
    }
