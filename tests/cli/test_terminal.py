"""On a terminal: no name commands it, lines fit, progress comes and goes, Ctrl-C leaves it as it was."""

import itertools
import json
import os
import re
import unicodedata

import pytest

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.fortschritt import zeile
from massnahmenplan.cli.umbruch import umbrochen
from massnahmenplan.cli.zeichen import ersetze, harmlos, melde_ersatz_an
from massnahmenplan.loeser import Fortschritt
from tests.cli.terminal import sitze_vor

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo terminal")
BOESE = "\x1b[31mRot\x1b[2J \x9b5A\u202everkehrt\u2066\x07\r\x7f"
STAND = Fortschritt(12.6, 1287.5, 1300.25, 12.75 / 1287.5, 88)


@pytest.fixture
def feindlich(fall):
    """The template's case with names that would command a terminal, one in a finding that stops the run."""
    datei = fall / "fall.yaml"
    text = datei.read_text(encoding="utf-8")
    name = '"\\e[31mRot\\e[2J \\x9b5A\\u202Everkehrt\\u2066\\a"'
    datei.write_text(text.replace("name: Sechzig Bäume", f"name: {name}\n    objekt: {name}"), encoding="utf-8")
    return fall


def _befehlend(text: str) -> set[str]:
    return {zeichen for zeichen in text if unicodedata.category(zeichen) in {"Cc", "Cf"} and zeichen not in "\r\n"}


def test_namen_befehlen_dem_terminal_nichts() -> None:
    assert _befehlend(BOESE) != set()
    assert _befehlend(harmlos(f"Name: {BOESE}\nnächste Zeile")) == set()
    assert harmlos("a\nb\u00a0c → ₂ 🌳 שלום") == "a\nb\u00a0c → ₂ 🌳 שלום"


@pytest.mark.parametrize("umgebung", [{}, {"NO_COLOR": "1"}])
def test_befunde_ueber_feindliche_namen_faerben_nichts(feindlich, umgebung) -> None:
    gesehen = sitze_vor(["pruefen", feindlich], 80, **umgebung)
    assert gesehen.ausgang == 3
    assert "Rot" in gesehen.roh
    titel = "Fehler:" if umgebung else "\x1b[31m\x1b[1mFehler:\x1b[0m"
    assert gesehen.roh.startswith(titel)
    assert _befehlend(gesehen.roh.removeprefix(titel)) == set()


def test_falscher_aufruf_mit_steuerzeichen_faerbt_nichts(rufe) -> None:
    lauf = rufe("pruefen", f"--{BOESE}")
    assert lauf.ausgang == 2
    assert "Rot" in lauf.stderr
    assert _befehlend(lauf.stderr) == set()


def test_json_behaelt_jedes_zeichen_und_zeigt_keines_das_befiehlt(capsys) -> None:
    ausgabe.gib_json_aus({"name": f"{BOESE}→€ü"})
    text = capsys.readouterr().out
    assert _befehlend(text) == set()
    assert json.loads(text) == {"name": f"{BOESE}→€ü"}


@pytest.mark.parametrize(
    ("kodierung", "erwartet"),
    [
        ("cp1252", "Maß – 5 € … „x“ CO2 -> - <= Gamma é ? ?"),
        ("cp850", 'Maß - 5 EUR ... "x" CO2 -> - <= Gamma é ? ?'),
        ("ascii", 'Mass - 5 EUR ... "x" CO2 -> - <= Gamma e ? ?'),
    ],
)
def test_was_der_zeichensatz_nicht_hat_wird_sinngemaess_ersetzt(kodierung, erwartet) -> None:
    melde_ersatz_an()
    text = "Maß – 5 € … „x“ CO₂ → − ≤ Γ é 🌳 ש"
    assert text.encode(kodierung, "massnahmenplan.ersatz").decode(kodierung) == erwartet


@pytest.mark.parametrize(
    ("text", "erwartet"),
    [
        ("1½", "1 1/2"),
        ("½", "1/2"),
        ("10² m²", "10^2 m2"),
        ("10⁻¹²", "10^-12"),
        ("5²1", "5^2 1"),
        ("CO₂ von 7₂", "CO2 von 7_2"),
        ("2①", "2 1"),
        ("٣١", "31"),
        ("± 3 ≈ 4 ≠ 5 ≮ 6", "+- 3 ~ 4 != 5 ? 6"),
        ("§ 559", "Par. 559"),
    ],
)
def test_ziffern_laufen_im_ersatz_nicht_zusammen(text, erwartet) -> None:
    melde_ersatz_an()
    assert text.encode("ascii", "massnahmenplan.ersatz").decode("ascii") == erwartet


@pytest.mark.parametrize("kodierung", ["ascii", "cp850", "cp1252", "latin-1"])
def test_verschiedene_zahlen_bleiben_verschieden(kodierung) -> None:
    # every text of sign, integer, fraction, exponent and a digit behind it stands for a number of its own
    melde_ersatz_an()
    teile = (
        ("", "-", "±", "≈", "≤", "≥", "<", "≠"),
        ("", "1", "11", "12", "1.1", "1,2"),
        ("", *"½⅓⅔¼¾⅛"),
        ("", "²", "³", "¹²", "⁻²", "₂"),
        ("", "1", "2"),
    )
    texte = {"".join(stuecke) for stuecke in itertools.product(*teile) if stuecke[1] or stuecke[2]}
    ersetzt = {text.encode(kodierung, "massnahmenplan.ersatz") for text in texte}
    assert len(ersetzt) == len(texte) > 5000


def test_beim_lesen_ersetzt_niemand_etwas() -> None:
    with pytest.raises(UnicodeDecodeError):
        ersetze(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "kaputt"))


def test_json_verliert_in_keinem_zeichensatz_etwas(prozess) -> None:
    umgebung = os.environ | {"PYTHONIOENCODING": "cp850", "PYTHONUTF8": "0"}
    lauf = prozess("schema", env=umgebung, encoding="cp850")
    assert json.loads(lauf.stdout) == json.loads(prozess("schema").stdout)


@pytest.mark.parametrize("breite", [40, 60, 80])
def test_umbruch_trennt_weder_zahlen_noch_einheiten(breite) -> None:
    # the amounts move past each possible edge
    zeilen = [f"{'x' * n} kostet 1.234.567,89 € und mindert 12,5 t, das sind 3,1 % davon." for n in range(1, 61)]
    for vorher in zeilen:
        nachher = umbrochen(f"  {vorher}", breite)
        assert " ".join(nachher.split()) == vorher
        assert all(stueck in nachher for stueck in ("1.234.567,89 €", "12,5 t", "3,1 %"))
        assert all(len(eine) <= breite for eine in nachher.split("\n") if "xx" not in eine)


def test_in_der_pipe_bleibt_jede_zeile_ganz(rufe, capsys) -> None:
    ausgabe.gib_aus("Wort " * 100)
    assert capsys.readouterr().out == f"{'Wort ' * 100}\n"


@pytest.mark.parametrize(
    ("breite", "text"),
    [
        (97, "bester Plan 1.287,5 t CO2e · Schranke 1.300,3 t CO2e · Lücke 12,8 t CO2e · 0,99 % · 13 s"),
        (77, "Plan 1.287,5 t CO2e · Schranke 1.300,3 · Lücke 0,99 % · 13 s"),
        (57, "Plan 1.287,5 · Schranke 1.300,3 · Lücke 0,99 % · 13 s"),
    ],
)
def test_fortschritt_nennt_auch_auf_engem_raum_jede_zahl(breite, text) -> None:
    assert zeile(STAND, "t CO2e", breite) == text
    assert len(text) <= breite


ZEIGE_FORTSCHRITT = """
import sys, time
from massnahmenplan.cli.ausgabe import bereite_stroeme_vor, gib_aus, melde
from massnahmenplan.cli.ausgang import fuehre_aus
from massnahmenplan.cli.fortschritt import fortschrittszeile
from massnahmenplan.loeser import Fortschritt

bereite_stroeme_vor()
with fortschrittszeile("co2") as zeige:
    melde("Hinweis davor")
    if zeige:
        zeige(Fortschritt(12.6, 1287.5, 1300.25, 12.75 / 1287.5, 88))
    time.sleep(0.3)
    melde("Hinweis danach")
    if len(sys.argv) > 1:
        time.sleep(60)
gib_aus("ERGEBNIS")
"""


@pytest.mark.parametrize("breite", [60, 80, 120])
def test_fortschritt_verschwindet_und_laesst_meldungen_stehen(breite) -> None:
    gesehen = sitze_vor([], breite, programm=ZEIGE_FORTSCHRITT)
    assert "1.287,5" in gesehen.roh
    assert "0,99 %" in gesehen.roh
    assert [eine for eine in gesehen.bild if eine] == ["Hinweis davor", "Hinweis danach", "ERGEBNIS"]
    assert gesehen.roh.rindex("\x1b[?25h") > gesehen.roh.rindex("\x1b[?25l")
    assert gesehen.roh.endswith("ERGEBNIS\r\n")


@pytest.mark.parametrize(
    ("umgebung", "drehzeichen"),
    [({"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}, False), ({}, True)],
)
def test_das_drehzeichen_ist_eines_das_der_zeichensatz_hat(umgebung, drehzeichen) -> None:
    roh = sitze_vor([], 80, programm=ZEIGE_FORTSCHRITT, **umgebung).roh
    assert any("\u2800" <= zeichen <= "\u28ff" for zeichen in roh) is drehzeichen
    assert "? " not in roh


def test_ohne_farben_bleibt_der_fortschritt() -> None:
    roh = sitze_vor([], 80, programm=ZEIGE_FORTSCHRITT, NO_COLOR="1").roh
    assert "1.287,5" in roh
    assert re.search(r"\x1b\[[\d;]*3\dm", roh) is None


def test_dummes_terminal_hoert_nur_meldungen() -> None:
    gesehen = sitze_vor([], 80, programm=ZEIGE_FORTSCHRITT, TERM="dumb")
    assert gesehen.roh == "Hinweis davor\r\nHinweis danach\r\nERGEBNIS\r\n"


def test_strg_c_laesst_zeiger_und_farben_wie_sie_waren() -> None:
    gesehen = sitze_vor(["warte"], 80, programm=ZEIGE_FORTSCHRITT, strg_c_nach="danach")
    assert gesehen.ausgang != 0
    assert gesehen.roh.rindex("\x1b[?25h") > gesehen.roh.rindex("\x1b[?25l")
    farben = re.findall(r"\x1b\[([\d;]*)m", gesehen.roh)
    assert farben[-1] in {"0", ""}
    assert "Schranke" not in "\n".join(gesehen.bild)
