"""Exit codes and the words that go with them."""

import errno
import json
from decimal import Decimal

import pytest

from massnahmenplan.cli import gruppe
from massnahmenplan.cli.ausgang import LESEND, Ausgang, Beendigung, ausgang_fuer, deute
from massnahmenplan.ergebnis import Nachweis, Status
from massnahmenplan.grundlagen.befund import Befund, Fundstelle
from massnahmenplan.grundlagen.fehler import (
    AbweichungsFehler,
    EingabeFehler,
    KeinPlanFehler,
    LoeserFehler,
    UmgebungsFehler,
    UnerfuellbarFehler,
)

BEFUND = Befund("E051", "ist mehrdeutig", Fundstelle("fall.yaml", 3, 5), "investition_eur", "250.000", "250000")

FAELLE = [
    (EingabeFehler([BEFUND]), 3, "eingabe"),
    (UnerfuellbarFehler(["Die Pflicht kostet 5 EUR zu viel."]), 4, "unerfuellbar"),
    (KeinPlanFehler("Zeit um, kein Plan."), 6, "kein_plan"),
    (KeinPlanFehler("Abgebrochen, kein Plan.", 2), 130, "kein_plan"),
    (KeinPlanFehler("Abgebrochen, kein Plan.", 15), 143, "kein_plan"),
    (AbweichungsFehler(["2028: 5 EUR Unterschied"]), 7, "nachrechnung"),
    (UmgebungsFehler("HiGHS fehlt."), 8, "umgebung"),
    (LoeserFehler("Zeile verloren."), 1, "programmfehler"),
    (ZeroDivisionError("division by zero"), 1, "programmfehler"),
    (MemoryError(), 8, "umgebung"),
    (OSError(errno.ENOSPC, "No space left on device", "plan.json"), 8, "umgebung"),
    (PermissionError(errno.EACCES, "Permission denied", "plan"), 8, "umgebung"),
    (ModuleNotFoundError("No module named 'highspy'", name="highspy"), 8, "umgebung"),
    (ModuleNotFoundError("No module named 'massnahmenplan.x'", name="massnahmenplan.x"), 1, "programmfehler"),
    (KeyboardInterrupt(), 130, "unterbrochen"),
    (Beendigung(), 143, "unterbrochen"),
]


@pytest.fixture
def scheitere(monkeypatch, rufe):
    """Run ``schema`` while it fails with an error of choice."""

    def _scheitere(fehler: BaseException, *optionen: str):
        befehl = gruppe.befehle.get_command(None, "schema")

        def wirf(**_: object) -> None:
            raise fehler

        monkeypatch.setattr(befehl, "callback", wirf)
        return rufe("schema", *optionen)

    return _scheitere


@pytest.mark.parametrize(("fehler", "ausgang", "art"), FAELLE, ids=lambda wert: type(wert).__name__)
def test_fehler_ergibt_rueckgabewert_und_art(scheitere, tmp_path, monkeypatch, fehler, ausgang, art) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    lauf = scheitere(fehler)
    assert lauf.ausgang == ausgang
    assert lauf.stderr.startswith("Fehler: ")
    assert lauf.stdout == ""
    assert "Traceback" not in lauf.stderr
    assert deute(fehler).art == art
    assert deute(fehler).als_daten()["fehler"]["ausgang"] == ausgang


def test_eingabefehler_nennt_ort_feld_wert_und_abhilfe(scheitere) -> None:
    lauf = scheitere(EingabeFehler([BEFUND]))
    assert lauf.stderr == (
        "Fehler: Die Eingabe hat einen Fehler:\n"
        "E051  fall.yaml:3:5  investition_eur: „250.000“ – ist mehrdeutig\n"
        "    → 250000\n"
    )


def test_ab_fuenfzig_befunden_wird_gezaehlt_die_maschine_bekommt_alle(scheitere) -> None:
    fehler = EingabeFehler([BEFUND] * 53)
    text = scheitere(fehler).stderr
    assert text.startswith("Fehler: Die Eingabe hat 53 Fehler:")
    assert text.count("E051") == 50
    assert text.endswith("… und 3 weitere\n")
    assert len(deute(fehler).als_daten()["fehler"]["befunde"]) == 53


def test_json_fehler_ist_ein_objekt_auf_stdout(rufe, monkeypatch) -> None:
    befehl = gruppe.befehle.get_command(None, "pruefen")

    def wirf(**_: object) -> None:
        raise EingabeFehler([BEFUND])

    monkeypatch.setattr(befehl, "callback", wirf)
    lauf = rufe("pruefen", "x", "--json")
    assert lauf.ausgang == 3
    assert lauf.stderr == ""
    fehler = json.loads(lauf.stdout)["fehler"]
    assert (fehler["art"], fehler["ausgang"]) == ("eingabe", 3)
    assert fehler["befunde"] == [
        {
            "kennung": "E051", "schwere": "fehler", "text": "ist mehrdeutig", "datei": "fall.yaml", "zeile": 3,
            "spalte": 5, "zelle": None, "feld": "investition_eur", "wert": "250.000", "abhilfe": "250000",
        }
    ]  # fmt: skip


def test_falscher_aufruf_mit_json_ist_ein_objekt(rufe) -> None:
    lauf = rufe("pruefen", "--json")
    assert lauf.ausgang == 2
    assert json.loads(lauf.stdout)["fehler"] == {
        "art": "aufruf", "ausgang": 2, "text": "Es fehlt das Argument 'FALL'."
    }  # fmt: skip


def test_programmfehler_legt_einzelheiten_in_eine_datei(scheitere, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    lauf = scheitere(ZeroDivisionError("geteilt"))
    (datei,) = tmp_path.glob("massnahmenplan-fehler-*.txt")
    assert "ZeroDivisionError: geteilt" in datei.read_text(encoding="utf-8")
    assert str(datei) in lauf.stderr
    assert len(lauf.stderr.splitlines()) == 2


def test_fehlersuche_zeigt_den_ablauf_und_legt_nichts_ab(scheitere, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    lauf = scheitere(ZeroDivisionError("geteilt"), "--fehlersuche")
    assert "Traceback" in lauf.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("nummer", "satz"),
    [
        (errno.ENOSPC, "Der Datenträger ist voll: plan.json"),
        (errno.EROFS, "Der Datenträger ist schreibgeschützt: plan.json"),
        (errno.EIO, "Das Betriebssystem meldet: Grund: plan.json"),
    ],
)
def test_fehler_des_betriebssystems_wird_deutsch_gesagt(nummer, satz) -> None:
    assert deute(OSError(nummer, "Grund", "plan.json")).text == satz


@pytest.mark.parametrize(
    ("status", "signalnummer", "ausgang"),
    [
        (Status.OPTIMAL, None, 0),
        (Status.ZEITLIMIT, None, 5),
        (Status.ABGEBROCHEN, 2, 130),
        (Status.ABGEBROCHEN, 15, 143),
    ],
)
def test_ausgang_eines_laufs_mit_plan(status, signalnummer, ausgang) -> None:
    verlangt = Decimal("0.001")
    nachweis = Nachweis(
        status, "co2", "t CO2e", Decimal(1), None, None, verlangt, 1.0, 0, 0, 1, 1, signalnummer=signalnummer
    )
    assert ausgang_fuer(nachweis) == ausgang


def test_rueckgabewerte_sind_die_der_schnittstelle() -> None:
    assert [int(wert) for wert in Ausgang] == [0, 1, 2, 3, 4, 5, 6, 7, 8, 130, 143]


@pytest.mark.parametrize("befehl", ["erklaeren", "vergleichen", "verlauf", "pruefen", "katalog"])
def test_wer_nur_liest_spricht_nicht_von_geschriebenem(befehl: str) -> None:
    """The sentence on earlier results is for commands that could have written one."""
    assert befehl in LESEND
    unterbrochen = deute(KeyboardInterrupt(), schreibt=False)
    assert (unterbrochen.ausgang, unterbrochen.text) == (130, "Abgebrochen.")
    assert deute(Beendigung(), schreibt=False).text == "Von außen beendet."
    angehalten = KeinPlanFehler("Abgebrochen, bevor alles erklärt war.", 2)
    assert deute(angehalten, schreibt=False).text == "Abgebrochen, bevor alles erklärt war."
    assert deute(angehalten).text == "Abgebrochen, bevor alles erklärt war. Es wurde nichts geschrieben."


def test_strg_c_in_erklaeren(monkeypatch, rufe) -> None:
    def wirf(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(gruppe.befehle.get_command(None, "erklaeren"), "callback", wirf)
    lauf = rufe("erklaeren", "plan")
    assert (lauf.ausgang, lauf.stderr) == (130, "Fehler: Abgebrochen.\n")
