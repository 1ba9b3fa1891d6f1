"""The catalogue loads as a whole, or says file, line and remedy."""

import subprocess
import sys
from pathlib import Path

import pytest

from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import KatalogFehler
from massnahmenplan.kataloge import laden
from massnahmenplan.kataloge.datei import lies_datei
from massnahmenplan.planungsfall import Stammdaten

PROGRAMM = """\
id: fonds
name: Stadtfonds
geber: Stadt
fassungen:
  - &erste
    gilt_ab: 2026-01-01
    gilt_bis: 2026-12-31
    rechtsgrundlage: Ratsbeschluss
    quelle: Amtsblatt
    stand: 2026-01-01
    sicherheit: V1
    filter: {antragsteller: [kommune], massnahmenarten: [led]}
    satz: {grund: 10 %, stelle: § 1}
    fristen: {startsperre: antrag}
  - <<: *erste
    gilt_ab: 2027-01-01
    gilt_bis:
    satz: {grund: {nach_antrag: {2027-01-01: 8 %, 2028-01-01: 6 %}}, stelle: § 1}
"""
ZEITPLAN = "fassungen[2].satz.grund.nach_antrag"
KONTO = """\
id: de_minimis
name: De-minimis
grenze_eur: 300000
rechtsgrundlage: Verordnung (EU) 2023/2831
quelle: Amtsblatt
stand: 2026-01-01
sicherheit: V1
"""


def schreibe(ordner: Path, **programme: str) -> None:
    for name, text in programme.items():
        datei = ordner / "foerderprogramme" / f"{name}.yaml"
        datei.parent.mkdir(exist_ok=True)
        datei.write_text(text, encoding="utf-8")


def lade(ordner: Path, **programme: str) -> Stammdaten:
    schreibe(ordner, **programme)
    return laden.lade_aus(ordner)


def befunde(ordner: Path, **programme: str) -> tuple[Befund, ...]:
    with pytest.raises(KatalogFehler) as fehler:
        lade(ordner, **programme)
    return fehler.value.befunde


def test_stammdaten_werden_nur_einmal_gelesen() -> None:
    assert laden.lade_stammdaten() is laden.lade_stammdaten()


def test_stammdaten_lassen_sich_nicht_aendern() -> None:
    with pytest.raises(TypeError):
        laden.lade_stammdaten().programme["neu"] = None  # type: ignore[index]


def test_yaml_wird_erst_beim_lesen_eingebunden() -> None:
    probe = "import sys, massnahmenplan.kataloge; raise SystemExit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


def test_guter_katalog_wird_geladen_mit_zeitplan_und_uebernommenen_feldern(tmp_path: Path) -> None:
    programm = lade(tmp_path, fonds=PROGRAMM).programme["fonds"]
    saetze = [str(fassung.satz.grund) for fassung in programm.fassungen if fassung.satz]
    assert saetze == ["0.1", "0.08", "0.06"]


def test_ordner_die_es_nicht_gibt_sind_leer(tmp_path: Path) -> None:
    stammdaten = laden.lade_aus(tmp_path)
    assert (dict(stammdaten.programme), dict(stammdaten.foerderkonten)) == ({}, {})


def test_konten_werden_gelesen_und_duerfen_genannt_werden(tmp_path: Path) -> None:
    (tmp_path / "foerderkonten").mkdir()
    (tmp_path / "foerderkonten" / "de_minimis.yaml").write_text(KONTO, encoding="utf-8")
    stammdaten = lade(tmp_path, fonds=PROGRAMM.replace("geber: Stadt\n", "geber: Stadt\nfamilie: stadt\n"))
    assert stammdaten.foerderkonten["de_minimis"].grenze_eur == 300_000
    text = PROGRAMM.replace("    sicherheit: V1\n", "    sicherheit: V1\n    konten: [de_minimis]\n")
    assert lade(tmp_path, fonds=text).programme["fonds"].fassungen[0].konten == ("de_minimis",)


@pytest.mark.parametrize(
    ("alt", "neu", "stelle", "kennung", "feld", "abhilfe"),
    [
        ("fristen: {startsperre", "friste: {startsperre", "14:5", "E026", "fassungen[1].friste", "fristen"),
        ("satz: {grund: 10 %", "satz: {grnd: 10 %", "13:12", "E026", "fassungen[1].satz.grnd", "grund"),
        ("grund: 10 %", "grund: 110 %", "13:19", "E055", "fassungen[1].satz.grund", "zwischen 0 und 1"),
        ("2028-01-01: 6 %", "2028-01-01: 1.6", "18:63", "E055", ZEITPLAN + ".2028-01-01", ""),
        ("2026-12-31", "2027-01-01", "16:14", "E218", "fassungen[2].gilt_ab", "gilt_bis der früheren"),
        ("2026-01-01\n    gilt_bis: 2026-12-31", "2027-06-01\n    gilt_bis: 2027-12-31", "16:14", "E218",
         "fassungen[2].gilt_ab", "nach gilt_ab ordnen"),
        ("2026-12-31", "2026-12-30", "16:14", "E218", "fassungen[2].gilt_ab", "nach_pause"),
        ("    quelle: Amtsblatt\n", "", "5:5", "E202", "fassungen[1].quelle", "Pflicht"),
        ("quelle: Amtsblatt", 'quelle: " "', "9:13", "E202", "quelle", "ohne Quelle gilt nichts"),
        ("sicherheit: V1", "sicherheit: V4", "11:17", "E203", "fassungen[1].sicherheit", "V1, V2"),
        ("stand: 2026-01-01", "stand: 2026-02-30", "10:12", "E210", None, "Tag und Monat"),
        ("id: fonds\n", "id: fonds\nid: fond\n", "2:1", "E025", "id", "löschen"),
        ("    fristen:", "    konten: [de_minimis]\n    fristen:", "14:14", "E061", "konten", "Bekannt: nichts"),
        ("    fristen:", "    kumulierung: {ausgeschlossen: [fonds]}\n    fristen:", "14:36", "E222", None, ""),
        ("    fristen:", "    kumulierung: {nachrangig_zu: [font]}\n    fristen:", "14:35", "E061", None, "fonds"),
        ("geber: Stadt\n", "geber: Stadt\nnachfolger: [font]\n", "4:14", "E061", "nachfolger", "fonds"),
        ("geber: Stadt\n", "geber: Stadt\nsicher_ab: V1\n", "4:12", "E026", "sicher_ab", "löschen"),
        ("{2027-01-01: 8 %, ", "{2027-02-01: 8 %, ", "18:33", "E218", ZEITPLAN, "gilt_ab"),
        ("satz: {grund: 10 %, stelle: § 1}", "hinweis: x", "5:5", "E217", "fassungen[1]", ""),
        ("geber: Stadt", "geber: Stadt: Chemnitz", "3:13", "E008", None, "Anführungszeichen"),
    ],
)  # fmt: skip
def test_fehler_nennt_datei_zeile_und_abhilfe(
    tmp_path: Path, alt: str, neu: str, stelle: str, kennung: str, feld: str | None, abhilfe: str
) -> None:
    assert alt in PROGRAMM
    gefunden = befunde(tmp_path, fonds=PROGRAMM.replace(alt, neu, 1))
    befund = next(befund for befund in gefunden if befund.kennung == kennung)
    assert str(befund.stelle) == f"foerderprogramme/fonds.yaml:{stelle}"
    assert feld is None or befund.feld == feld
    assert abhilfe in str(befund.abhilfe)


def test_alle_fehler_aller_dateien_kommen_auf_einmal(tmp_path: Path) -> None:
    gefunden = befunde(tmp_path, a=PROGRAMM.replace("10 %", "130 %"), b="", c="[", d=PROGRAMM)
    assert {str(b.stelle).split(":")[0][-6:] for b in gefunden} == {"a.yaml", "b.yaml", "c.yaml"}


def test_fehler_in_uebernommenen_feldern_wird_einmal_genannt(tmp_path: Path) -> None:
    (befund,) = befunde(tmp_path, fonds=PROGRAMM.replace("[kommune]", "[komune]"))
    assert befund.abhilfe is not None
    assert "„kommune“" in befund.abhilfe


def test_doppelte_kennung_nennt_beide_dateien(tmp_path: Path) -> None:
    (befund,) = befunde(tmp_path, a=PROGRAMM, b=PROGRAMM.replace("id: fonds", "id: FONDS"))
    assert (befund.kennung, str(befund.stelle)) == ("E062", "foerderprogramme/b.yaml:1:5")
    assert befund.text == "steht schon in foerderprogramme/a.yaml:1:5"


def nach(kennung: str, *vorgehende: str, familie: str | None = None) -> str:
    text = PROGRAMM.replace("id: fonds", f"id: {kennung}" + (f"\nfamilie: {familie}" if familie else ""))
    regel = f"    kumulierung: {{nachrangig_zu: [{', '.join(vorgehende)}]}}\n" if vorgehende else ""
    return text.replace("    fristen:", f"{regel}    fristen:", 1)


def test_kreis_der_nachrangigkeit(tmp_path: Path) -> None:
    gefunden = befunde(tmp_path, a=nach("a", "b"), b=nach("b", "cs"), c=nach("c", "a", familie="cs"))
    (befund,) = gefunden
    assert befund.kennung == "E222"
    assert befund.feld == "nachrangig_zu"
    assert befund.text.startswith("ist ein Kreis: ")
    assert befund.text.count("steht zurück hinter") == 3
    for eines, anderes in (("a", "b"), ("b", "c"), ("c", "a")):
        assert f"{eines} steht zurück hinter {anderes}" in befund.text
    assert befund.stelle is not None
    assert befund.stelle.zeile in {14, 15}


def test_kette_der_nachrangigkeit_ist_kein_kreis(tmp_path: Path) -> None:
    assert len(lade(tmp_path, a=nach("a", "b"), b=nach("b", "c"), c=nach("c")).programme) == 3


def test_kaputter_eintrag_macht_seinen_namen_nicht_unbekannt(tmp_path: Path) -> None:
    gefunden = befunde(tmp_path, a=nach("a", "b"), b=nach("b").replace("10 %", "130 %"))
    assert [befund.kennung for befund in gefunden] == ["E055"]


def test_uebernommene_felder_einer_fassung_duerfen_ueberschrieben_werden(tmp_path: Path) -> None:
    datei = tmp_path / "anker.yaml"
    datei.write_text("- &a {x: 1, y: 2}\n- {<<: *a, y: 3}\n", encoding="utf-8")
    gelesen = lies_datei(datei, "anker.yaml", Befundsammler())
    assert gelesen.inhalt == [{"x": 1, "y": 2}, {"x": 1, "y": 3}]
    assert gelesen.wert.bei((1, "y")).inhalt == "3"


def test_fehler_liest_sich_als_satz(tmp_path: Path) -> None:
    with pytest.raises(KatalogFehler, match="Der Katalog lässt sich nicht laden") as fehler:
        lade(tmp_path, fonds=PROGRAMM.replace("10 %", "130 %"))
    assert "E055  foerderprogramme/fonds.yaml:13:19  fassungen[1].satz.grund" in str(fehler.value)
