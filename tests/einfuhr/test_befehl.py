"""``importieren``: what the page says is what happens; nothing half written, nothing overwritten."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pydantic.fields import FieldInfo

from massnahmenplan import lies_fall
from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.begriffe.massnahme import gesamtkosten
from massnahmenplan.einfuhr import lies_zuordnung
from massnahmenplan.einfuhr.vorschlag import schlage_vor
from massnahmenplan.einfuhr.zuordnung import (
    Berichtigung,
    Feldquelle,
    Klassenwert,
    Summenpruefung,
    Weglassung,
    Zuordnung,
)
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.eingabe.schema import beschreibung, schema_von
from massnahmenplan.eingabe.yaml_quelle import lies_yaml
from tests.cli.conftest import Lauf, dateien_in, rufe  # noqa: F401

WURZEL = Path(__file__).parents[2]
SEITE = (WURZEL / "docs" / "importieren.md").read_text(encoding="utf-8")
GRUNDLAGE = """\
projekt: {name: Nordstadt, beginn: 2027, ende: 2028}
kostentraeger: [{id: stadt, name: Stadt, art: kommune}]
haushalt:
  - {kostentraeger: stadt, jahr: 2027, betrag_eur: 500000}
  - {kostentraeger: stadt, jahr: 2028, betrag_eur: 500000}
"""
Rufe = Callable[..., Lauf]


def _block(sprache: str) -> str:
    return next(iter(re.findall(rf"```{sprache}\n(.*?)```", SEITE, re.DOTALL)))


@pytest.fixture
def arbeitsplatz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of docs/importieren.md, in the folder of the process."""
    (tmp_path / "liste.csv").write_text(_block("text"), encoding="utf-8")
    (tmp_path / "zuordnung.yaml").write_text(_block("yaml"), encoding="utf-8")
    (tmp_path / "grundlage").mkdir()
    (tmp_path / "grundlage" / "fall.yaml").write_text(GRUNDLAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _importiere(rufe: Rufe, *mehr: str) -> Lauf:  # noqa: F811
    return rufe("importieren", "liste.csv", "--zuordnung", "zuordnung.yaml", "-o", "fall", *mehr)


def test_befehl_der_seite_gibt_was_da_steht(rufe: Rufe, arbeitsplatz: Path) -> None:  # noqa: F811
    lauf = _importiere(rufe)
    assert (lauf.ausgang, lauf.stderr) == (0, "")
    assert lauf.stdout == _block("console").partition("\n")[2]
    assert dateien_in(arbeitsplatz / "fall") == [
        "fall.yaml", "importbericht.csv", "importbericht.md", "massnahmen.csv",
    ]  # fmt: skip
    fall = lies_fall(arbeitsplatz / "fall")
    assert [gesamtkosten(m) for m in fall.massnahmen] == [400_000, 90_000, 4_500_000]
    assert [m.co2_t_a for m in fall.massnahmen] == [35, 12, None]


def test_bericht_nennt_alles_offene_und_jede_entscheidung(rufe: Rufe, arbeitsplatz: Path) -> None:  # noqa: F811
    _importiere(rufe)
    bericht = (arbeitsplatz / "fall" / "importbericht.md").read_text(encoding="utf-8")
    assert "| Summe der Kosten | alle | 500 | 490 | −10 |" in bericht
    assert "| 4 | M3 | co2\\_t\\_a | k. A. | leer | keine Zahl |" in bericht
    assert "| investition\\_eur | M3: 4500000 | 1 | zuordnung.yaml:14:5 | Nachfrage beim Büro |" in bericht
    assert "| 5 | Summe | – | Summenzeile |" in bericht
    with (arbeitsplatz / "fall" / "importbericht.csv").open(encoding="utf-8-sig", newline="") as strom:
        zeilen = list(csv.DictReader(strom, delimiter=";"))
    assert len(zeilen) == 18 + 1  # every cell, and the row left out
    radweg = next(z for z in zeilen if z["Maßnahme"] == "M3" and z["Feld"] == "investition_eur")
    assert radweg["Wie"] == "Berichtigung statt „4–5 Mio. €“: Nachfrage beim Büro"


def test_json(rufe: Rufe, arbeitsplatz: Path) -> None:  # noqa: F811
    daten = json.loads(_importiere(rufe, "--json").stdout)
    assert sum(daten["zellen"].values()) == 18
    assert (daten["zeilen"], daten["massnahmen"], daten["befunde"]) == (4, 3, [])
    assert daten["summen"] == {"geprueft": 1, "stimmen_nicht": 1}
    assert (daten["vollstaendig"], daten["offene_zellen"]) == (True, 1)


def test_unvollstaendiger_fall_ist_geschrieben_und_als_solcher_zu_erkennen(rufe: Rufe, arbeitsplatz: Path) -> None:  # noqa: F811
    ohne = _block("yaml").replace("grundlage: grundlage", "# ")
    (arbeitsplatz / "zuordnung.yaml").write_text(ohne, encoding="utf-8")
    lauf = _importiere(rufe, "--json")
    daten = json.loads(lauf.stdout)
    assert (lauf.ausgang, daten["vollstaendig"]) == (0, False)
    assert "E202" in [befund["kennung"] for befund in daten["befunde"]]
    assert rufe("pruefen", "fall").ausgang == 3


def test_nichts_wird_ueberschrieben_und_nichts_halb_geschrieben(rufe: Rufe, arbeitsplatz: Path) -> None:  # noqa: F811
    (arbeitsplatz / "fall").mkdir()
    (arbeitsplatz / "fall" / "meins.txt").write_text("meins", encoding="utf-8")
    lauf = _importiere(rufe)
    assert (lauf.ausgang, dateien_in(arbeitsplatz / "fall")) == (2, ["meins.txt"])
    (arbeitsplatz / "fall" / "meins.txt").unlink()
    (arbeitsplatz / "fall").rmdir()
    (arbeitsplatz / "grundlage" / "massnahmen.csv").write_text("id\n", encoding="utf-8")
    lauf = _importiere(rufe)
    assert lauf.ausgang == 3
    assert "E509" in lauf.stderr
    (arbeitsplatz / "grundlage" / "massnahmen.csv").unlink()
    (arbeitsplatz / "grundlage" / "fall.yaml").write_text(GRUNDLAGE + "massnahmen: []\n", encoding="utf-8")
    lauf = _importiere(rufe)
    assert (lauf.ausgang, "E509  fall.yaml:6:1" in lauf.stderr) == (3, True)
    (arbeitsplatz / "grundlage" / "fall.yaml").unlink()
    lauf = _importiere(rufe)
    assert (lauf.ausgang, "E509  zuordnung.yaml:2:12" in lauf.stderr) == (3, True)
    assert not (arbeitsplatz / "fall").exists()


def test_dauern_in_jahren_passen_nicht_in_quartale(rufe: Rufe, arbeitsplatz: Path) -> None:  # noqa: F811
    """Three years would be three quarters; a constant that the mapping states in periods is no years either."""
    fall = arbeitsplatz / "grundlage" / "fall.yaml"
    dauern = "  dauer_bau: CO2 [t/a]\n  dauer_planung: {wert: 4}\n"
    je_jahr = "  ertrag_eur_a: {spalte: Kosten (Tsd. €), einheit: EUR, jahre: dauer_planung}\nberichtigungen:"
    zuordnung = _block("yaml").replace("berichtigungen:", dauern + je_jahr)
    (arbeitsplatz / "zuordnung.yaml").write_text(zuordnung, encoding="utf-8")
    fall.write_text(GRUNDLAGE.replace("ende: 2028", "ende: 2028, raster: Quartal"), encoding="utf-8")
    lauf = _importiere(rufe)
    assert (lauf.ausgang, lauf.stderr.count("E511")) == (3, 2)
    assert "felder.dauer_bau" in lauf.stderr
    assert "felder.ertrag_eur_a.jahre" in lauf.stderr
    fall.write_text(GRUNDLAGE.replace("ende: 2028", "ende: 2028, raster: jahr"), encoding="utf-8")
    assert _importiere(rufe).ausgang == 0


def test_fehler_der_zuordnung_und_der_ueberschriften_zugleich(rufe: Rufe, arbeitsplatz: Path) -> None:  # noqa: F811
    zuordnung = _block("yaml").replace("einheit: t/a", "einheit: m²").replace("id: Nr.", "id: Nummer")
    (arbeitsplatz / "zuordnung.yaml").write_text(zuordnung, encoding="utf-8")
    lauf = _importiere(rufe)
    assert lauf.ausgang == 3
    assert "E504" in lauf.stderr
    assert "E501" in lauf.stderr


@pytest.mark.parametrize(
    "argumente",
    [
        ("liste.csv",),
        ("liste.csv", "--zuordnung", "zuordnung.yaml"),
        ("liste.csv", "--vorschlag", "-o", "x"),
        ("liste.csv", "--zuordnung", "zuordnung.yaml", "-o", "x", "--blatt", "y"),
    ],
)
def test_falscher_aufruf(rufe: Rufe, arbeitsplatz: Path, argumente: tuple[str, ...]) -> None:  # noqa: F811
    assert rufe("importieren", *argumente).ausgang == 2
    assert not (arbeitsplatz / "x").exists()


def test_fremde_texte_bleiben_text(rufe: Rufe, arbeitsplatz: Path) -> None:  # noqa: F811
    boese = ["<script>alert(1)</script>", '=HYPERLINK(""x"")', "ä" * 10_000, "\u202egnuzeb 🚲", "| a | # b *c*"]
    zeilen = "".join(f'N{n};"{name}";1;1;Gebäude\n' for n, name in enumerate(boese))
    (arbeitsplatz / "liste.csv").write_text(_block("text") + zeilen, encoding="utf-8")
    assert _importiere(rufe).ausgang == 0
    namen = {m.id: m.name for m in lies_fall(arbeitsplatz / "fall").massnahmen}
    assert [namen[f"N{n}"] for n in range(5)] == [boese[0], '=HYPERLINK("x")', *boese[2:]]
    assert "'=HYPERLINK" in (arbeitsplatz / "fall" / "massnahmen.csv").read_text(encoding="utf-8-sig")
    bericht = (arbeitsplatz / "fall" / "importbericht.md").read_text(encoding="utf-8")
    assert "<script>" not in bericht


def test_vorschlag_laesst_unsicheres_als_kommentar(tmp_path: Path) -> None:
    liste = tmp_path / "liste.csv"
    kopf = "Nr.;Maßnahme;Kosten (Tsd. €);CO2 [t/a];Betriebskosten in EUR;Handlungsfeldd;Foto"
    liste.write_text(f"Titel der Liste\n{kopf}\nM1;a;1;2;3;x;y\n", encoding="utf-8")
    text = schlage_vor(liste, None)
    zeilen = text.splitlines()
    assert "  id: 'Nr.'" in zeilen
    assert "  investition_eur: {spalte: 'Kosten (Tsd. €)', einheit: 'Tsd. €'}" in zeilen
    assert "  co2_t_a: {spalte: 'CO2 [t/a]', einheit: 't/a'}" in zeilen
    assert any(z.startswith("  # betriebskosten_eur_a:") and "je Jahr oder einmalig?" in z for z in zeilen)
    assert any(z.startswith("  # handlungsfeld: 'Handlungsfeldd'") and "ähnlich" in z for z in zeilen)
    assert "#   'Foto': ???" in zeilen
    fertig = text + "  handlungsfeld: {wert: gruen}\n  kostentraeger: {wert: stadt}\n"
    (tmp_path / "zuordnung.yaml").write_text(fertig, encoding="utf-8")
    assert set(lies_zuordnung(tmp_path / "zuordnung.yaml").zuordnung.felder) == {
        "id", "name", "investition_eur", "co2_t_a", "handlungsfeld", "kostentraeger",
    }  # fmt: skip


def _vorgabe(feld: FieldInfo) -> str:
    if feld.is_required():
        return "Pflicht"
    wert = feld.get_default(call_default_factory=True, validated_data={})
    if wert is None or wert in ((), {}):
        return "–"
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    return str(wert)


@pytest.mark.parametrize("klasse", [Zuordnung, Feldquelle, Klassenwert, Berichtigung, Weglassung, Summenpruefung])
def test_jedes_feld_steht_auf_der_seite(klasse: type[Grundform]) -> None:
    zeilen = [
        f"| `{feld}` | {_vorgabe(angaben)} | {beschreibung(klasse.__name__, feld).partition(': ')[2]} |"
        for feld, angaben in klasse.model_fields.items()
    ]
    assert "| Feld | ohne Angabe | Bedeutung |\n|---|---|---|\n" + "\n".join(zeilen) + "\n\n" in SEITE


def test_seite_und_beispiele_entsprechen_dem_schema() -> None:
    pruefer = Draft202012Validator(schema_von(Zuordnung))
    dateien = sorted((WURZEL / "beispiele" / "import").glob("*/zuordnung.yaml"))
    assert len(dateien) == 2
    for text in (_block("yaml"), *(datei.read_text(encoding="utf-8") for datei in dateien)):
        daten = lies_yaml(text, "zuordnung.yaml", Befundsammler()).roh()
        assert [fehler.message for fehler in pruefer.iter_errors(daten)] == []
    assert list(pruefer.iter_errors({"felder": {"id": {"spalten": "Nr"}}}))
