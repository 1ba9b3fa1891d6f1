"""The same answers as workbook, tables, pictures, Markdown, data and sentences."""

import errno
import io
import json
import os
from dataclasses import replace
from pathlib import Path

import openpyxl
import polars
import pytest

from massnahmenplan.bericht.studie import bilder, daten, konsole, mappe, markdown, worte
from massnahmenplan.bericht.studie.ordner import entferne_auswertung, schreibe_auswertung
from massnahmenplan.bericht.studie.tabellen import TABELLEN
from massnahmenplan.ergebnis.studienantworten import Studienantworten
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from massnahmenplan.sensitivitaet.auswertung import werte_aus
from tests.sensitivitaet.auswertung.laufbau import fall, lauf, studie

WERTE = {"minderung_t_AT_2028": 1, "belastung_eur_AT_2028": 100_000}
"""What every run has by year beside its aim."""


@pytest.fixture(scope="module")
def antworten() -> Studienantworten:
    """Three runs with a plan: a, which counts 30 t, and with more money a b, which counts 60 t."""
    laeufe = [
        replace(lauf(0, {}, "a", 30, 31, kosten_eur=1000, **WERTE), status="luecke"),
        replace(lauf(1, {"haus": "150 %"}, "ab", 60, kosten_eur=2000, **WERTE), name="Mehr | Geld $ x_1$"),
        lauf(2, {"bau": 2}, "a", 30, kosten_eur=3000, **WERTE),
        lauf(3, {"haus": "50 %"}, None),
    ]
    return werte_aus(fall(), studie(), laeufe, kerne=1)  # the study has five


def test_mappe_hat_ein_blatt_je_antwort_mit_diagrammen(antworten: Studienantworten) -> None:
    inhalt = mappe.schreibe(antworten)
    buch = openpyxl.load_workbook(io.BytesIO(inhalt))
    assert buch.sheetnames == ["Übersicht", "Maßnahmen", "Tornado", "Reue", "Reue je Lauf", "Bänder", "Budgets"]
    blatt = buch["Maßnahmen"]
    assert [zelle.value for zelle in blatt[5]][:7] == ["a", "Maßnahme a", "Kern", 3, 3, 1, 2027]
    assert blatt["F5"].number_format == "0.0%"
    assert [blatt.cell(6, spalte).value for spalte in (1, 3, 4, 11, 13)] == ["b", "bedingt", 1, "haus", "150 %"]
    diagramme = {name: len(buch[name]._charts) for name in buch.sheetnames}
    assert diagramme == {
        "Übersicht": 0, "Maßnahmen": 1, "Tornado": 1, "Reue": 1, "Reue je Lauf": 0, "Bänder": 2, "Budgets": 1,
    }  # fmt: skip
    assert buch["Maßnahmen"]._charts[0].x_axis.tickLblSkip == 1  # no bar without its name
    assert mappe.schreibe(antworten) == inhalt


def test_tabellen_als_rahmen(antworten: Studienantworten) -> None:
    massnahmen = antworten.tabelle("massnahmen")
    assert list(massnahmen["Anteil [Anteil]"]) == [1.0, pytest.approx(1 / 3), 0.0, 0.0]
    assert antworten.tabelle("reue")["größte Reue [Zieleinheit]"].iloc[0] == 30.0
    for name, tabelle in TABELLEN.items():
        assert list(antworten.tabelle(name).columns) == tabelle.kopf
    with pytest.raises(KeyError, match="tornado"):
        antworten.tabelle("laufzeit")
    assert "Maßnahme a" in antworten._repr_html_()


def test_saetze_auf_der_konsole(antworten: Studienantworten) -> None:
    text = " ".join(konsole.zusammenfassung(antworten).split())
    assert "Studie „Prüfstudie“: 4 Läufe, davon 3 mit Plan. Ohne Plan und in keinem Anteil enthalten: 1" in text
    assert "Noch offen: 1 Lauf. Alle Antworten sprechen nur von den 4 fertigen." in text
    # budgets with a plan 100, 150 and 100 %, without one 50 %: they do not overlap
    assert "hängt vor allem an „haus“: üblich 50 % in Läufen ohne, 100 % in Läufen mit Plan." in text
    kern = "Kern, was auch kommt (1 von 4 Maßnahmen, in mindestens 95 % der Läufe mit Plan): Maßnahme a."
    assert f"{kern} Bedingt (1): Maßnahme b 33,33 %." in text
    assert "Nie gewählt (2): Maßnahme c, Maßnahme d." in text
    assert "Maßnahme b hängt vor allem an „haus“: üblich 150 % mit, 100 % ohne die Maßnahme." in text
    assert "Am stärksten wirkt allein „haus“ (50 % bis 150 %): CO2-Minderung im Planzeitraum von 30,0 t" in text
    assert "Kein Plan allein bei „haus“ = 50 %; das steht nicht in der Spanne." in text
    assert "Kleinste größte Reue: der Plan aus Lauf 0 (der Fall, wie er ist) mit 1 Maßnahme" in text
    assert "in 90 % der Läufe zwischen 30,0 t CO2e und 57,0 t CO2e, Median 30,0 t CO2e" in text
    bewiesen = "(bewiesen 0,058 t CO2e bis 0,060 t CO2e)"
    assert f"bei „haus“ (Stadt): 1.000 € mehr bringen 0,060 t CO2e {bewiesen}; die nächste Tonne kostet" in text
    assert "kostet dort 16.667 €." in text  # 500,000 EUR for 30 t
    assert max(len(zeile) for zeile in konsole.zusammenfassung(antworten).splitlines()) <= konsole.BREITE


def test_daten_nennen_alles(antworten: Studienantworten) -> None:
    inhalt = json.loads(json.dumps(daten.als_daten(antworten)))
    assert (inhalt["laeufe"], inhalt["laeufe_mit_plan"], inhalt["laeufe_offen"]) == (4, 3, 1)
    assert inhalt["kern_ab"] == 0.95
    assert inhalt["unmoeglich_bei"] == {"stellgroesse": "haus", "staerke": 1.0, "mit": 1.0, "ohne": 0.5}
    assert [(m["massnahme"], m["klasse"]) for m in inhalt["massnahmen"]][:2] == [("a", "kern"), ("b", "bedingt")]
    assert inhalt["massnahmen"][1]["trennung"] == {"stellgroesse": "haus", "staerke": 1.0, "mit": 1.5, "ohne": 1.0}
    assert inhalt["budgets"][0]["je_euro"] == 0.00006  # 30 t for 500,000 EUR
    assert inhalt["reue"]["kandidaten"][0]["groesste_reue"] == 30.0
    assert {(b["kennzahl"], b["jahr"]) for b in inhalt["baender"]} == {
        ("co2_t", None), ("kosten_eur", None), ("minderung_t", 2028), ("belastung_eur", 2028),
    }  # fmt: skip


def test_markdown_laesst_namen_text_sein(antworten: Studienantworten) -> None:
    text = markdown.schreibe(antworten)
    assert text.startswith("## Sensitivität: Prüfstudie\n")
    assert "| a | Maßnahme a | Kern | 3 | 3 | 100,0 % | 2027 | 2027 | 2027 |" in text
    assert "Mehr \\| Geld $ x\\_1$" in text
    for zeile in text.splitlines():
        if zeile.startswith("| Rang"):
            spalten = zeile.count("|")
    assert all(z.replace("\\|", "").count("|") == spalten for z in text.splitlines() if z.startswith("| 1 | "))


def test_bilder_sind_dateien_und_figuren(antworten: Studienantworten) -> None:
    dateien = bilder.als_dateien(antworten)
    namen = ["massnahmen", "tornado", "reue", "co2_band", "kosten_band", "budgets"]
    assert sorted(dateien) == sorted(f"{name}.{endung}" for name in namen for endung in ("svg", "png"))
    assert dateien["tornado.png"].startswith(b"\x89PNG")
    assert "eine Stellgröße allein verändert" in dateien["tornado.svg"].decode()
    assert bilder.als_dateien(antworten, ("svg",)) == {n: d for n, d in dateien.items() if n.endswith("svg")}
    figur = bilder.massnahmenbild(antworten)
    assert figur is not None
    assert [round(balken.get_width(), 2) for balken in figur.axes[0].patches] == [100, 33.33]
    assert bilder.indexbild(antworten) is None


def test_neue_antworten_lassen_keine_alten_neben_sich(antworten: Studienantworten, tmp_path: Path) -> None:
    schreibe_auswertung(antworten, tmp_path)
    eigene = tmp_path / "bilder" / "notiz.txt"
    eigene.write_text("meins", encoding="utf-8")
    neue = schreibe_auswertung(replace(antworten, reue=None), tmp_path)
    liegt = {datei for datei in tmp_path.rglob("*") if datei.is_file()}
    assert liegt == {*neue, eigene}
    assert not (tmp_path / "bilder" / "reue.svg").exists()
    entferne_auswertung(tmp_path)
    assert [datei for datei in tmp_path.rglob("*") if datei.is_file()] == [eigene]
    assert not (tmp_path / "tabellen").exists()


def test_ordner_enthaelt_alles(antworten: Studienantworten, tmp_path: Path) -> None:
    dateien = schreibe_auswertung(antworten, tmp_path)
    assert all(datei.is_file() for datei in dateien)
    namen = {str(datei.relative_to(tmp_path)) for datei in dateien}
    assert {"auswertung.xlsx", "auswertung.json", "auswertung.md", "bilder/tornado.svg"} <= namen
    assert {f"tabellen/{name}.{endung}" for name in TABELLEN for endung in ("csv", "parquet")} <= namen
    csv = (tmp_path / "tabellen" / "massnahmen.csv").read_text(encoding="utf-8-sig")
    assert csv.splitlines()[1].startswith("a;Maßnahme a;Kern;3;3;1;2027;2027;2027;basis (3)")
    rahmen = polars.read_parquet(tmp_path / "tabellen" / "baender.parquet")
    assert rahmen["Median [Einheit]"].to_list() == [30.0, 2000.0, 100000.0, 1.0]


@pytest.mark.parametrize("bei", [3, 20])
def test_erste_auswertung_entsteht_ganz_oder_gar_nicht(
    antworten: Studienantworten, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bei: int
) -> None:
    """The disk fills up amid the tables, or when they are there."""
    (tmp_path / "laeufe.csv").write_text("bleibt", encoding="utf-8")
    sichere, aufrufe = os.fsync, iter(range(1, 100))

    def voll(kennzahl: int) -> None:
        if next(aufrufe) >= bei:
            raise OSError(errno.ENOSPC, "No space left on device")
        sichere(kennzahl)

    monkeypatch.setattr(os, "fsync", voll)
    with pytest.raises(UmgebungsFehler, match="Der Datenträger ist voll"):
        schreibe_auswertung(antworten, tmp_path)
    assert [pfad.name for pfad in tmp_path.iterdir()] == ["laeufe.csv"]


def test_ohne_plan_steht_das_da(tmp_path: Path) -> None:
    leer = werte_aus(fall(), studie(), [lauf(0, {}, None)])
    assert "Kein Lauf hat einen Plan" in konsole.zusammenfassung(leer)
    assert len(schreibe_auswertung(leer, tmp_path)) > 3
    assert openpyxl.load_workbook(tmp_path / "auswertung.xlsx").sheetnames == ["Übersicht", "Budgets"]


def test_ohne_matplotlib_und_polars_bleibt_der_rest(
    antworten: Studienantworten, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for paket in ("matplotlib", "matplotlib.figure", "polars"):
        monkeypatch.setitem(__import__("sys").modules, paket, None)
    namen = {str(datei.relative_to(tmp_path)) for datei in schreibe_auswertung(antworten, tmp_path)}
    assert namen == {
        "auswertung.xlsx",
        "auswertung.json",
        "auswertung.md",
        *(f"tabellen/{n}.csv" for n in TABELLEN),
    }


def test_ein_wert_allein_ist_keine_spanne(antworten: Studienantworten) -> None:
    """A text beside the case: its bar has one value, and reaches to the figure of the case."""
    (balken,) = (b for b in antworten.tornado if b.kennzahl == worte.zielkennzahl(antworten.ziel) and b.spanne)
    einer = replace(balken, stufen=(balken.oben,))
    text = " ".join(konsole.zusammenfassung(replace(antworten, tornado=(einer,))).split())
    assert "wirkt allein „haus“ (150 %): CO2-Minderung im Planzeitraum von 30,0 t CO2e bis 60,0 t CO2e." in text
