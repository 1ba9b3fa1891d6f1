"""The command answers when all runs are done, and not before."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from massnahmenplan.cli.ausgang import fuehre_aus
from massnahmenplan.cli.gruppe import befehle
from massnahmenplan.cli.studienausgabe import SPAETER, beantworte, daten_von, saetze_von
from massnahmenplan.ergebnis.studienergebnis import Studienergebnis
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, Beendigung
from massnahmenplan.sensitivitaet.ablage import lies_laeufe
from massnahmenplan.sensitivitaet.auswertung import werte_aus
from massnahmenplan.sensitivitaet.durchfuehrung import studiere
from massnahmenplan.vorgaben import Vorgaben
from tests.sensitivitaet.studienfall import fall, schreibe, studie


def test_befehl_schreibt_und_sagt_die_antworten(tmp_path: Path) -> None:
    """With building at 150 % there is no money for gross (225,000 of 150,000 a year)."""
    ordner, datei = schreibe(tmp_path / "fall", "1.5")
    befehl = ["sensitivitaet", str(ordner), "--studie", str(datei), "-o", str(tmp_path / "s"), "--kerne", "1"]
    lauf = CliRunner().invoke(befehle, [*befehl, "--json", "--kern-ab", "100 %"], standalone_mode=False)
    assert lauf.exception is None
    antworten = json.loads(lauf.stdout)["antworten"]
    assert {m["massnahme"]: m["klasse"] for m in antworten["massnahmen"]}["gross"] == "bedingt"
    assert antworten["kern_ab"] == 1.0
    assert {(b["kennzahl"], b["jahr"]) for b in antworten["baender"]} >= {
        ("minderung_t", 2030),
        ("belastung_eur", 2027),
    }
    assert json.loads((tmp_path / "s" / "auswertung.json").read_text("utf-8")) == antworten
    wieder = werte_aus(fall(), studie("1.5"), lies_laeufe(tmp_path / "s"))
    assert list(wieder.tabelle("reue")["nicht durchführbar [Läufe]"]) == [
        len(k["undurchfuehrbar"]) for k in antworten["reue"]["kandidaten"]
    ]


@pytest.mark.parametrize("anteil", ["0", "101 %"])
def test_ein_falscher_anteil_faellt_auf_bevor_gerechnet_wird(tmp_path: Path, anteil: str) -> None:
    ordner, datei = schreibe(tmp_path / "fall")
    befehl = ["sensitivitaet", str(ordner), "--studie", str(datei), "-o", str(tmp_path / "s"), "--kern-ab", anteil]
    lauf = CliRunner().invoke(befehle, befehl)
    assert lauf.exit_code == 2
    assert "--kern-ab" in lauf.stderr
    assert not (tmp_path / "s").exists()


def test_sobald_weitergerechnet_wird_gelten_alte_antworten_nicht_mehr(tmp_path: Path) -> None:
    """A session that is killed leaves no answers, rather than those of fewer runs, or of another study."""
    ziel, wie = tmp_path / "s", Vorgaben(("co2",), luecke=0.0)
    ergebnis = studiere(fall(), studie("1.5"), ziel, wie, kerne=1)
    beantworte(fall(), studie("1.5"), ergebnis, ziel, 0.95, mit_reue=False, kerne=1)
    assert "2 Läufe, davon 2 mit Plan" in (ziel / "auswertung.md").read_text(encoding="utf-8")
    studiere(fall(), studie("1.5"), ziel, wie, kerne=1, fortsetzen=True)  # nothing to do: they still hold
    assert (ziel / "auswertung.xlsx").is_file()
    (ziel / "studie.db").unlink()
    studiere(fall(), studie("1.5", "2"), ziel, wie, kerne=1)
    assert sorted(ort.name for ort in ziel.iterdir()) == ["laeufe.csv", "laeufe.parquet", "studie.db"]


def test_wer_abbricht_wartet_auf_keine_antwort(tmp_path: Path) -> None:
    abgebrochen = Studienergebnis("Kosten", ("kosten",), 3, (), 1.0, signalnummer=2)
    antworten = beantworte(fall(), studie(), abgebrochen, tmp_path, 0.95, mit_reue=True, kerne=1)
    assert (antworten, daten_von(antworten)) == (None, None)
    assert saetze_von(antworten, tmp_path).strip() == SPAETER
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("ende", "ausgang"),
    [(KeyboardInterrupt(), 130), (Beendigung(), 143), (AbweichungsFehler(["Lauf 1: falsch"]), 7)],
)
def test_endet_die_auswertung_sind_die_laeufe_da(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ende: BaseException,
    ausgang: int,
) -> None:
    def endet(*_: object, **__: object) -> None:
        raise ende

    ordner, datei = schreibe(tmp_path / "fall", "1.5")
    befehl = ["sensitivitaet", str(ordner), "--studie", str(datei), "-o", str(tmp_path / "s"), "--kerne", "1"]
    with monkeypatch.context() as gestoert:
        gestoert.setattr("massnahmenplan.sensitivitaet.auswertung.werte_aus", endet)
        assert fuehre_aus(befehl) == ausgang
    text = " ".join(capsys.readouterr().err.split())
    assert "nichts geschrieben" not in text
    assert "2 Läufe sind gespeichert, die Auswertung fehlt; derselbe Befehl mit --fortsetzen macht sie." in text
    assert not (tmp_path / "s" / "auswertung.json").exists()
    assert fuehre_aus([*befehl, "--fortsetzen"]) == 0
    assert (tmp_path / "s" / "auswertung.json").is_file()
