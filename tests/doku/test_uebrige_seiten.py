"""Pages whose commands other tests run: each command is one that there is, each snippet runs on a small case."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from jsonschema import Draft202012Validator

import massnahmenplan as mp
from massnahmenplan.cli.deutsch import sprich_deutsch
from massnahmenplan.cli.gruppe import befehle
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.eingabe.schema import json_schema, katalog_schema
from massnahmenplan.eingabe.yaml_quelle import lies_yaml
from tests.doku.seitenlauf import bloecke

WURZEL = Path(__file__).parents[2]
DOKU = WURZEL / "docs"
SEITEN = sorted(DOKU.glob("*.md"))
BEISPIELE = WURZEL / "beispiele"
STUDIE = """\
name: Was hält?
entwurf: {art: einzeln}
stellgroessen:
  - {id: bau, art: investition, fuer: alle, werte: [80 %, 120 %]}
  - {id: kasse, art: haushalt, fuer: stadt, werte: [150 %]}
"""


def _aufrufe() -> Iterator[tuple[str, str]]:
    """Yield page and arguments of every command that stands on a line of its own."""
    for seite in SEITEN:
        for sprache, inhalt in bloecke(seite):
            if sprache in {"", "sh", "text"}:
                for zeile in re.findall(r"^massnahmenplan (.+)$", inhalt, flags=re.MULTILINE):
                    yield seite.name, zeile.partition("#")[0].partition(" > ")[0].strip()


@pytest.mark.parametrize(("seite", "aufruf"), [*_aufrufe()])
def test_befehl_und_angaben_gibt_es(seite: str, aufruf: str) -> None:
    name, *angaben = shlex.split(aufruf)
    sprich_deutsch()
    befehl = befehle.get_command(click.Context(befehle), name)
    assert befehl is not None, seite
    with befehl.make_context(name, angaben):  # a usage error for what is unknown or missing
        pass


def test_es_gibt_solche_befehle() -> None:
    assert len([*_aufrufe()]) > 25


@pytest.fixture
def ordner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with small cases under the names that the pages use."""
    shutil.copytree(BEISPIELE / "portfolio", tmp_path / "beispiele" / "portfolio")
    klein = WURZEL / "massnahmenplan" / "vorlagen" / "klein"
    for name in ("mein-quartier", "beispiele/wohnquartier"):
        shutil.copytree(klein, tmp_path / name)
    shutil.copytree(BEISPIELE / "portfolio" / "nord", tmp_path / "beispiele" / "altchemnitz")
    (tmp_path / "beispiele" / "altchemnitz" / "studie.yaml").write_text(STUDIE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def laufe(name: str, **namen: Any) -> dict[str, Any]:
    """Run the Python blocks of a page and return what they leave."""
    namen |= {"__name__": "__main__", "mp": mp}
    programme = [inhalt for sprache, inhalt in bloecke(DOKU / f"{name}.md") if sprache == "python"]
    assert programme
    for programm in programme:
        exec(compile(programm.replace("kerne=2", "kerne=1"), f"{name}.md", "exec"), namen)
    return namen


def test_bericht_und_karte(ordner: Path) -> None:
    shutil.rmtree("beispiele/altchemnitz")
    shutil.copytree("mein-quartier", "beispiele/altchemnitz")
    assert laufe("bericht")["bild"].svg.startswith("<svg")
    laufe("karte")
    assert {datei.name for datei in ordner.iterdir()} > {"bericht.html", "karte.gpkg", "karte.geojson"}


def test_front_und_rangliste(ordner: Path) -> None:
    front = laufe("pareto")["front"]
    assert len(front.punkte) == 3  # as in bibliothek.md
    assert (ordner / "front" / "front.json").exists()
    liste = laufe("prioritaeten")["liste"]
    assert liste.liste[0].rang == 1
    assert (ordner / "liste" / "prioritaeten.json").exists()


def test_studie_laeufe_und_auswertung(ordner: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "massnahmenplan.ausfuehrung.lokal.kerne_hier", lambda: 1
    )  # processes cost more than they do
    assert len(laufe("studie")["alle"]) == 4
    laufe("sensitivitaet")
    antworten = laufe("auswertung")["antworten"]
    assert len(antworten.tabelle("massnahmen")) == 5
    assert (ordner / "s" / "studie.db").exists()


def test_fortschreibung_und_jahresbericht(ordner: Path) -> None:
    fall = mp.lies_fall("mein-quartier")
    alt = mp.plane(fall)
    neu = laufe("fortschreibung", alt=alt, fall=fall, staende=(), bescheide=())["neu"]
    assert neu.aenderungen == ()  # nothing has changed
    laufe("jahresbericht", ergebnis=neu, vorgaenger=alt)
    assert (ordner / "bericht-2027" / "jahresbericht.md").exists()


def test_unmoeglicher_fall(ordner: Path, capsys: pytest.CaptureFixture[str]) -> None:
    datei = ordner / "mein-quartier" / "fall.yaml"
    text = datei.read_text(encoding="utf-8")
    hart_und_zu_viel = re.sub(r"    wert: 90\n.*\n", "    wert: 150\n", text)
    datei.write_text(hart_und_zu_viel, encoding="utf-8")
    ergebnis = laufe("unmoeglicher_fall")["ergebnis"]
    assert capsys.readouterr().out
    assert ergebnis.plan.schritte


@pytest.mark.parametrize("seite", ["fallformat", "pareto"])
def test_yaml_ist_ein_stueck_eines_falls(seite: str) -> None:
    kopf = "projekt: {name: x, beginn: 2027, ende: 2030}\n"
    pruefer = Draft202012Validator(json_schema())
    stuecke = [inhalt for sprache, inhalt in bloecke(DOKU / f"{seite}.md") if sprache == "yaml"]
    assert stuecke
    for stueck in stuecke:
        daten = lies_yaml(kopf + stueck, "fall.yaml", Befundsammler()).roh()
        assert [fehler.message for fehler in pruefer.iter_errors(daten)] == []


def test_yaml_ist_ein_stueck_des_katalogs() -> None:
    ((_, stueck),) = [block for block in bloecke(DOKU / "katalog.md") if block[0] == "yaml"]
    grenze = "wovon: kosten\nje: wohneinheit\nstelle: Nr. 1\n" + stueck
    schema = katalog_schema()
    pruefer = Draft202012Validator({**schema["$defs"]["Hoechstgrenze"], "$defs": schema["$defs"]})
    daten = lies_yaml(grenze, "programm.yaml", Befundsammler()).roh()
    assert [fehler.message for fehler in pruefer.iter_errors(daten)] == []
