"""The table of runs: one row per run, in every format the same."""

import csv
import io
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from massnahmenplan.bericht import laeufe
from massnahmenplan.ergebnis.studienergebnis import Studienergebnis
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from tests.sensitivitaet.studienfall import lauf

OHNE = {"zielwert": None, "schranke": None, "plan": None, "kennzahlen": {}}
ERGEBNIS = Studienergebnis(
    name="Probe",
    groessen=("kosten", "programm", "an", "status"),
    geplant=4,
    laeufe=(
        lauf(0, werte={}, name=None),
        lauf(1),
        lauf(3, **OHNE, status="unmoeglich", grund="=Zu wenig Geld.", werte={"status": "x", "kosten": Decimal(2)}),
    ),
    dauer_s=3.0,
)


def gelesen(inhalt: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(inhalt.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_eine_zeile_je_lauf_mit_werten_und_kennzahlen() -> None:
    zeilen = gelesen(laeufe.als_csv(ERGEBNIS))
    assert [zeile["lauf"] for zeile in zeilen] == ["0", "1", "3"]
    assert [zeile["zielwert"] for zeile in zeilen] == ["42,000000001", "42,000000001", ""]
    assert [zeile["kosten"] for zeile in zeilen] == ["", "1,20", "2"]
    assert [zeile["an"] for zeile in zeilen] == ["", "ja", ""]
    assert [zeile["massnahmen"] for zeile in zeilen] == ["1", "1", ""]
    assert zeilen[2]["grund"] == "'=Zu wenig Geld."  # no formula


def test_zahlen_sind_ohne_den_staub_der_binaeren_rechnung() -> None:
    zahl = Decimal("326.28000000000003")
    staubig = replace(
        ERGEBNIS,
        laeufe=(lauf(0, zielwert=zahl, schranke=Decimal("326.2800000000000312"), kennzahlen={"co2_t": zahl}),),
    )
    (zeile,) = gelesen(laeufe.als_csv(staubig))
    assert (zeile["zielwert"], zeile["schranke"], zeile["co2_t"]) == ("326,28", "326,28", "326,28")
    assert staubig.laeufe[0].zielwert == zahl


def test_stellgroesse_die_wie_eine_spalte_heisst_steht_daneben() -> None:
    zeilen = gelesen(laeufe.als_csv(ERGEBNIS))
    assert [zeile["status"] for zeile in zeilen] == ["optimal", "optimal", "unmoeglich"]
    assert [zeile["stellgroesse_status"] for zeile in zeilen] == ["", "", "x"]


def test_parquet_sagt_dasselbe() -> None:
    polars = pytest.importorskip("polars")
    tabelle = polars.read_parquet(io.BytesIO(laeufe.als_parquet(ERGEBNIS)))
    assert tabelle.columns == list(gelesen(laeufe.als_csv(ERGEBNIS))[0])
    assert tabelle["lauf"].to_list() == [0, 1, 3]
    assert tabelle["kosten"].to_list() == [None, 1.2, 2.0]
    assert tabelle["an"].to_list() == [None, True, None]
    assert tabelle["zielwert"].to_list() == pytest.approx([42.000000001, 42.000000001, None])
    leer = polars.read_parquet(io.BytesIO(laeufe.als_parquet(replace(ERGEBNIS, laeufe=()))))
    assert leer.height == 0


def test_ohne_polars_gibt_es_die_csv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    assert [datei.name for datei in laeufe.schreibe_laeufe(ERGEBNIS, tmp_path)] == ["laeufe.csv"]
    with pytest.raises(UmgebungsFehler, match=r"massnahmenplan\[parquet\]"):
        laeufe.als_parquet(ERGEBNIS)


def test_zusammenfassung_nennt_was_fehlt_und_warum(tmp_path: Path) -> None:
    text = laeufe.zusammenfassung(ERGEBNIS, tmp_path)
    assert "3 von 4 Läufen" in text
    assert "Lauf 3: =Zu wenig Geld." in text
    assert "--fortsetzen" in text
    assert laeufe.als_daten(ERGEBNIS)["je_status"] == {"optimal": 2, "unmoeglich": 1}
