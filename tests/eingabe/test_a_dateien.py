"""Fault list A: files, encodings, spelling of YAML. The number in a name is that of the finding's code."""

import errno
import random
import time
import unicodedata
from pathlib import Path

import pytest

from massnahmenplan.eingabe import dateien
from tests.eingabe.werkbank import FALL, Werkbank


def test_01_fehlende_datei_nennt_vollen_pfad_und_aehnliche_namen(bank: Werkbank) -> None:
    bank.fall()
    befund = bank.befund("E001", "fal.yaml")
    assert befund.stelle is not None
    assert befund.stelle.datei == str(bank.ordner / "fal.yaml")
    assert befund.abhilfe == "Meinten Sie „fall.yaml“?"


def test_02_ordner_ohne_falldatei_schlaegt_aehnliche_datei_vor(bank: Werkbank) -> None:
    bank.schreibe("Fall.yml", FALL)
    befund = bank.befund("E002")
    assert befund.text == "Ordner enthält keine fall.yaml"
    assert "„Fall.yml“" in str(befund.abhilfe)


def test_02_ordner_mit_mappe_schlaegt_die_mappe_vor(bank: Werkbank) -> None:
    bank.schreibe("quartier.xlsx", b"x")
    assert str(bank.ordner / "quartier.xlsx") in str(bank.befund("E002").abhilfe)


def test_02_mappe_namens_fall_wird_nicht_umbenannt(bank: Werkbank) -> None:
    bank.schreibe("angebot.xlsx", b"x")
    bank.schreibe("fall.xlsx", b"x")
    assert bank.befund("E002").abhilfe == f"Die Arbeitsmappe selbst angeben: {bank.ordner / 'fall.xlsx'}"


def test_02_andere_dateiart_ist_kein_fall(bank: Werkbank) -> None:
    bank.schreibe("fall.txt", FALL)
    assert bank.befund("E002", "fall.txt").text == "ist kein Planungsfall"


def test_03_fehlendes_leserecht(bank: Werkbank, monkeypatch: pytest.MonkeyPatch) -> None:
    bank.fall()

    def verweigert(_pfad: object) -> bytes:
        raise PermissionError

    monkeypatch.setattr(dateien.Path, "read_bytes", verweigert)  # root in a container may read everything
    befund = bank.befund("E003")
    assert str(befund.stelle) == "fall.yaml"
    assert "Lesen" in str(befund.abhilfe)


@pytest.mark.parametrize("inhalt", ["", "\n \n", "# nur ein Kommentar\n", "~\n"])
def test_04_leere_datei(bank: Werkbank, inhalt: str) -> None:
    bank.schreibe("fall.yaml", inhalt)
    assert bank.befund("E004").text == "Datei ist leer"


@pytest.mark.parametrize("inhalt", ["- a\n- b\n", "nur Text\n"])
def test_05_oberste_ebene_muss_zuordnung_sein(bank: Werkbank, inhalt: str) -> None:
    bank.schreibe("fall.yaml", inhalt)
    befund = bank.befund("E005")
    assert str(befund.stelle) == "fall.yaml:1:1"
    assert "projekt, kostentraeger" in str(befund.abhilfe)


def test_06_zweites_dokument_nennt_die_zeile(bank: Werkbank) -> None:
    bank.fall(dazu="---\nprojekt: {}\n")
    befund = bank.befund("E006")
    assert befund.stelle is not None
    assert befund.stelle.zeile == FALL.count("\n") + 1


def test_07_tabulator_als_einrueckung(bank: Werkbank) -> None:
    bank.fall(("  beginn", "\tbeginn"))
    befund = bank.befund("E007")
    assert befund.stelle is not None
    assert befund.stelle.zeile == 3
    assert befund.abhilfe == "Leerzeichen statt Tabulator verwenden."


def test_08_doppelpunkt_im_text_bekommt_vorschlag(bank: Werkbank) -> None:
    bank.fall(("name: Testquartier", "name: Sanierung: Phase 2"))
    befund = bank.befund("E008")
    assert str(befund.stelle) == "fall.yaml:2:18"
    assert 'name: "Sanierung: Phase 2"' in str(befund.abhilfe)


@pytest.mark.parametrize("wert", ["%mehr", "@home", "`x`", "*stern"])
def test_09_sonderzeichen_am_anfang_bekommt_vorschlag(bank: Werkbank, wert: str) -> None:
    bank.fall(("name: Testquartier", f"name: {wert}"))
    befund = bank.befund("E009")
    assert str(befund.stelle) == "fall.yaml:2:9"
    assert wert in str(befund.abhilfe)


def test_10_fehlende_klammer_nennt_wo_sie_geoeffnet_wurde(bank: Werkbank) -> None:
    bank.fall(("bau: 45000}", "bau: 45000"))
    befund = bank.befund("E010")
    zeile = FALL.splitlines().index("    investition_eur: {planung: 5000, bau: 45000}") + 1
    assert str(befund.stelle) == f"fall.yaml:{zeile}:22"
    assert "schließende Klammer" in str(befund.abhilfe)


@pytest.mark.parametrize("wert", [r'"\ud800"', r'"C:\Wärme"', r'"\xzz"'])
def test_13_rueckstrich_der_kein_zeichen_einleitet(bank: Werkbank, wert: str) -> None:
    bank.fall(("name: Testquartier", f"name: {wert}"))
    befund = bank.befund("E013")
    assert str(befund.stelle).startswith("fall.yaml:2:")
    assert "Rückstrich" in befund.text
    assert "verdoppeln" in str(befund.abhilfe)


@pytest.mark.parametrize("wert", ['""', '"   "', r'"\u200b"', r'"\u202e"'])
def test_ein_name_den_niemand_sieht_fehlt(bank: Werkbank, wert: str) -> None:
    bank.fall(("name: Testquartier", f"name: {wert}"))
    befund = bank.befund("E202")
    assert str(befund.stelle) == "fall.yaml:2:9"
    assert "ist leer" in befund.text


def test_die_laenge_eines_textes_zaehlt_in_zeichen(bank: Werkbank) -> None:
    bank.fall(("name: Testquartier", f"name: {'x' * 20_001}"))
    assert "höchstens 20000 Zeichen" in bank.befund("E204").text


def test_11_geschuetztes_leerzeichen_nach_doppelpunkt(bank: Werkbank) -> None:
    bank.fall(("beginn: 2027", "beginn:\u00a02027"))
    befund = bank.befund("E011")
    assert str(befund.stelle) == "fall.yaml:3:10"
    assert "U+00A0" in befund.text


def test_11_geschuetztes_leerzeichen_im_text_ist_erlaubt(bank: Werkbank) -> None:
    bank.fall(("Testquartier", "30\u00a0% weniger"))
    assert bank.lies().fall.projekt.name == "30\u00a0% weniger"


def test_12_cp1252_in_yaml_nennt_die_zeile(bank: Werkbank) -> None:
    bank.schreibe("fall.yaml", FALL.encode("cp1252"))
    befund = bank.befund("E012")
    zeile = FALL.splitlines().index("    name: Straßenbeleuchtung") + 1
    assert str(befund.stelle) == f"fall.yaml:{zeile}:15"  # „    name: Stra“ are 14 bytes
    assert "UTF-8" in str(befund.abhilfe)


@pytest.mark.parametrize("kodierung", ["utf-16", "utf-8-sig"])
def test_13_andere_unicode_kodierungen_werden_gelesen(bank: Werkbank, kodierung: str) -> None:
    bank.schreibe("fall.yaml", FALL.encode(kodierung))
    lesung = bank.lies()
    assert lesung.fall.massnahme_mit_id["licht"].name == "Straßenbeleuchtung"
    assert [h.kennung for h in lesung.hinweise] == (["W013"] if kodierung == "utf-16" else [])


def test_14_gemischte_kodierung_wird_nicht_geraten(bank: Werkbank) -> None:
    gemischt = FALL.replace("Photovoltaik", "Dächer").encode().replace("ß".encode(), b"\xdf")
    bank.schreibe("fall.yaml", gemischt)
    befund = bank.befund("E014")
    assert "0xDF" in befund.text
    bank.fall()
    bank.schreibe("objekte.csv", b"id;name;art\na;Stra\xdfe;strasse\nb;S\xc3\xbcd;strasse\n")
    assert bank.befund("E014").stelle is not None


def test_15_doppelt_kodierte_umlaute_werden_erkannt(bank: Werkbank) -> None:
    bank.fall(("Testquartier", "SÃ¼dstadt"))
    hinweis = bank.hinweis("W015")
    assert (hinweis.wert, hinweis.abhilfe) == ("SÃ¼dstadt", "Gemeint ist wohl „Südstadt“.")
    assert str(hinweis.stelle) == "fall.yaml:2:9"


@pytest.mark.parametrize("wert", ["Test\x07", "Te\x00st", '"Te\\0st"'])
def test_16_steuerzeichen_mit_nummer(bank: Werkbank, wert: str) -> None:
    bank.fall(("Testquartier", wert))
    befund = bank.befund("E016")
    assert befund.stelle is not None
    assert befund.stelle.zeile == 2
    assert "U+0007" in befund.text or "U+0000" in befund.text


def test_17_zerlegte_umlaute_werden_zusammengesetzt(bank: Werkbank) -> None:
    bank.fall(("id: pv", f"id: {unicodedata.normalize('NFD', 'dächer')}"))
    assert "dächer" in bank.lies().fall.massnahme_mit_id


def test_17_kennungen_die_sich_nur_in_der_unicode_form_unterscheiden(bank: Werkbank) -> None:
    bank.fall(("id: pv", "id: dächer"), ("id: licht", f"id: {unicodedata.normalize('NFD', 'dächer')}"))
    befund = bank.befund("E017")
    assert "fall.yaml:15:9" in befund.text
    assert befund.stelle is not None
    assert befund.stelle.zeile == 21


@pytest.mark.parametrize(
    ("alt", "neu", "stelle"),
    [("Testquartier", "„Test“", "fall.yaml:2:9"), ("  - id: pv", "  – id: pv", "fall.yaml:15:3")],
)
def test_18_typografische_zeichen_als_syntax(bank: Werkbank, alt: str, neu: str, stelle: str) -> None:
    bank.fall((alt, neu))
    assert str(bank.befund("E018").stelle) == stelle


def test_18_anfuehrung_im_text_ist_erlaubt(bank: Werkbank) -> None:
    bank.fall(("Testquartier", "Quartier „Alte Post“ – Süd"))
    assert bank.lies().fall.projekt.name == "Quartier „Alte Post“ – Süd"


def test_19_konfliktmarkierung(bank: Werkbank) -> None:
    bank.fall(("projekt:", "<<<<<<< HEAD\nprojekt:"))
    befund = bank.befund("E019")
    assert str(befund.stelle) == "fall.yaml:1:1"
    assert "Konflikt" in str(befund.abhilfe)


def test_20_zu_grosse_datei_wird_nicht_geoeffnet(bank: Werkbank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dateien, "HOECHSTENS_BYTES", 100)
    bank.fall()
    befund = bank.befund("E020")
    assert "aufteilen" in str(befund.abhilfe)


def test_21_tiefe_schachtelung(bank: Werkbank) -> None:
    bank.schreibe("fall.yaml", "a: " + "[" * 100_000)
    befund = bank.befund("E021")
    assert str(befund.stelle) == "fall.yaml:1:33"  # the mapping is level 1, so the 30th bracket is one too many


def test_21_tiefe_durch_verweise(bank: Werkbank) -> None:
    bank.schreibe("fall.yaml", "a: &a " + "[" * 20 + "]" * 20 + "\nb: " + "[" * 15 + "*a" + "]" * 15)
    assert bank.befund("E021").stelle is not None


def test_22_ankerbombe_wird_schnell_abgelehnt(bank: Werkbank) -> None:
    stufen = [f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 9)]
    bank.schreibe("fall.yaml", "\n".join(["a0: &a0 [x,x,x,x,x,x,x,x,x,x]", *stufen]))
    beginn = time.perf_counter()
    befund = bank.befund("E022")
    assert time.perf_counter() - beginn < 1
    assert befund.stelle is not None
    assert befund.stelle.zeile == 6  # 10 * (1 + … + 10^4) nodes fit, ten times a4's 111,111 do not


def test_23_anker_der_sich_selbst_enthaelt(bank: Werkbank) -> None:
    bank.schreibe("fall.yaml", "projekt: &x\n  teil: *x\n")
    assert str(bank.befund("E023").stelle) == "fall.yaml:2:9"


@pytest.mark.parametrize("wert", ["!!python/object/apply:os.system [ls]", "!foo bar", "!!str 12"])
def test_24_typangaben_werden_nie_ausgefuehrt(bank: Werkbank, wert: str) -> None:
    bank.fall(("name: Testquartier", f"name: {wert}"))
    assert str(bank.befund("E024").stelle) == "fall.yaml:2:9"


def test_24_zusammenfuehren_wird_abgelehnt(bank: Werkbank) -> None:
    bank.fall(("name: Testquartier", "<<: {name: x}"))
    assert bank.befund("E024").abhilfe == "Die Felder ausschreiben."


def test_25_doppelter_schluessel_nennt_beide_zeilen(bank: Werkbank) -> None:
    bank.fall(("ende: 2030", "ende: 2030\n  ende: 2031"))
    befund = bank.befund("E025")
    assert str(befund.stelle) == "fall.yaml:5:3"
    assert "Zeile 4" in befund.text


@pytest.mark.parametrize("wert", [": 2 %", ":"])
def test_26_unbekanntes_feld_nennt_das_naechste_auch_ohne_wert(bank: Werkbank, wert: str) -> None:
    bank.fall(("ende: 2030", f"ende: 2030\n  preisteigerung{wert}"))
    befund = bank.befund("E026")
    assert str(befund.stelle) == "fall.yaml:5:3"
    assert befund.feld == "projekt.preisteigerung"
    assert befund.abhilfe == "Meinten Sie „preissteigerung“?"


def test_26_unbekannte_liste_nennt_die_naechste(bank: Werkbank) -> None:
    bank.fall(dazu="objekt:\n  - id: x\n")
    assert bank.befund("E026").abhilfe == "Meinten Sie „objekte“?"


@pytest.mark.parametrize("inhalt", ["? [a, b]\n: 1\n", "? {a: b}\n: 1\n", "~: 1\n"])
def test_27_schluessel_muss_text_sein(bank: Werkbank, inhalt: str) -> None:
    bank.schreibe("fall.yaml", inhalt)
    assert bank.befund("E027").stelle is not None


def test_anker_und_verweis_sind_erlaubt(bank: Werkbank) -> None:
    bank.fall(
        ("investition_eur: 90000", "investition_eur: &k {bau: 90000}"), ("{planung: 5000, bau: 45000}", "*k")
    )
    assert bank.lies().fall.massnahme_mit_id["licht"].investition_eur == {"bau": 90000}


@pytest.mark.parametrize("leer", ["", " ~", " null"])
def test_leeres_feld_ist_nicht_angegeben(bank: Werkbank, leer: str) -> None:
    bank.fall(("ende: 2030", f"ende: 2030\n  basisjahr:{leer}"))
    assert bank.lies().fall.projekt.basisjahr is None


def test_null_in_anfuehrungszeichen_ist_text(bank: Werkbank) -> None:
    bank.fall(("Testquartier", "'null'"))
    assert bank.lies().fall.projekt.name == "null"


def test_alle_befunde_auf_einmal_hoechstens_fuenfzig_je_datei(bank: Werkbank) -> None:
    viele = "".join(f"  - {{id: x{n}, name: x, art: platz, baujahr: nie}}\n" for n in range(70))
    bank.fall(dazu="objekte:\n" + viele)
    bank.schreibe("ziele.csv", "id;art;wert\nz;minderung;5\n")
    befunde = bank.befunde()
    assert [b.kennung for b in befunde] == ["E201"] * 50 + ["E203", "E200"]
    assert befunde[-1].text == "… und 20 weitere Fehler"


def test_datei_mit_anderem_namen_steht_fuer_sich(bank: Werkbank) -> None:
    bank.schreibe("kurz.yaml", FALL)
    bank.schreibe("objekte.csv", "unsinn")
    assert "objekte" in bank.hinweis("W032", "kurz.yaml").text


def test_pfad_mit_umlaut_und_leerzeichen(bank: Werkbank) -> None:
    ordner = bank.ordner / "Süd Stadt"
    ordner.mkdir()
    Werkbank(ordner).fall()
    assert len(bank.lies("Süd Stadt").fall.massnahmen) == 2


@pytest.mark.parametrize("saat", [1, 2, 3])
@pytest.mark.parametrize("laenge", [60, 5000])
def test_12_zufallsbytes_sind_keine_textdatei(bank: Werkbank, saat: int, laenge: int) -> None:
    bank.schreibe("fall.yaml", b"\xc3\xbc\x00\xff" + random.Random(saat).randbytes(laenge))
    befund = bank.befund("E012")
    assert befund.text == "ist keine Textdatei: sie enthält Zeichen, die in Text nicht vorkommen"


def test_20_groesse_steht_deutsch(bank: Werkbank) -> None:
    bank.schreibe("fall.yaml", b"#" * 25_040_000)
    assert bank.befund("E020").text == "Datei hat 25,0 MB, höchstens 20 MB"


@pytest.mark.parametrize("methode", ["exists", "iterdir"])
def test_03_ordner_ohne_leserecht_wie_datei_ohne_leserecht(
    bank: Werkbank, monkeypatch: pytest.MonkeyPatch, methode: str
) -> None:
    def verweigere(pfad: Path, *_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(pfad))

    bank.fall()
    monkeypatch.setattr(Path, methode, verweigere)
    befund = bank.befund("E003")
    assert befund.text == "Leserecht für den Ordner fehlt"
    assert str(befund.stelle) == str(bank.ordner / "")
