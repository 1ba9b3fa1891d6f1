"""Each table of the report as a file: German numbers with units in the heading, nothing of an earlier report."""

import csv
from pathlib import Path

import pytest

import massnahmenplan as mp
from massnahmenplan.bericht.entwurf.form import Tabelle
from massnahmenplan.bericht.jahresbericht import csvtabellen
from massnahmenplan.bericht.jahresbericht.gliederung import bloecke
from massnahmenplan.ergebnis.jahresbericht import Jahresbericht
from tests.jahresbericht.zweijahre import nach_zwei_jahren, nachher, vorher


@pytest.fixture(scope="module")
def bericht() -> Jahresbericht:
    return mp.jahresbericht(nach_zwei_jahren(), 2028, vorher())


def _gelesen(inhalt: bytes) -> list[dict[str, str]]:
    assert inhalt.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(inhalt.decode("utf-8-sig").splitlines(), delimiter=";"))


def test_jede_tabelle_hat_eine_datei_mit_allen_zeilen(bericht: Jahresbericht) -> None:
    dateien = csvtabellen.schreibe(bericht)
    tabellen = [block for block in bloecke(bericht) if isinstance(block, Tabelle) and block.zeilen]
    assert len(tabellen) == len(dateien) > 15
    for tabelle in tabellen:
        assert len(_gelesen(dateien[tabelle.datei or ""])) == len(tabelle.zeilen), tabelle.titel


def test_dateien_heissen_jedes_jahr_gleich(bericht: Jahresbericht) -> None:
    """Names say nothing of a day or a year, and none is missing where tables of an earlier report are removed."""
    anderes = mp.jahresbericht(nachher(), 2027, vorher())
    tabellen = [block for einer in (bericht, anderes) for block in bloecke(einer) if isinstance(block, Tabelle)]
    assert {tabelle.datei for tabelle in tabellen} <= csvtabellen.NAMEN
    assert "ausgaben_je_kostentraeger" in csvtabellen.schreibe(anderes).keys() & csvtabellen.schreibe(bericht)


def test_zahlen_und_einheiten(bericht: Jahresbericht) -> None:
    """``dach``: planned 50,000 EUR in 2028, 52,000.01 are reported; ``rad``: 2028 is not reported."""
    zeilen = {z["Kennung"]: z for z in _gelesen(csvtabellen.schreibe(bericht)["ausgaben_je_massnahme"])}
    assert set(zeilen) == {"dach", "led", "park", "rad"}
    assert zeilen["dach"]["geplant 2028 [EUR]"] == "50000,00"
    assert zeilen["dach"]["gemeldet 2028 [EUR]"] == "52000,01"
    assert zeilen["rad"]["gemeldet 2028 [EUR]"] == "nicht gemeldet"
    assert zeilen["rad"]["Abweichung 2028 [EUR]"] == ""
    assert zeilen["led"]["Maßnahme"] == "<b>LED</b> = hell 💡"
    indikatoren = {z["Indikator [EUR]"]: z for z in _gelesen(csvtabellen.schreibe(bericht)["indikatoren_eur"])}
    # 52,000.01 and nothing for ``park``, which is given up, of 50,000 + 20,000
    assert indikatoren["Ausgaben 2028"]["Anteil [%]"] == "74,2857"
    assert "Grenze" in _gelesen(csvtabellen.schreibe(bericht)["ziele"])[0]  # its unit stands in the row


def test_tabellen_eines_frueheren_berichts_gehen(tmp_path: Path, bericht: Jahresbericht) -> None:
    """The report of 2027 has other tables; what somebody else put there stays."""
    ordner = tmp_path / "tabellen"
    ordner.mkdir()
    (ordner / "planaenderungen.csv").write_text("alt")
    (ordner / "notizen.csv").write_text("meine")
    for einer in (bericht, mp.jahresbericht(nachher(), 2027, vorher())):
        geschrieben = set(mp.schreibe_jahresbericht(einer, tmp_path, mit_word=False))
        assert {datei for datei in tmp_path.rglob("*") if datei.is_file()} == {
            *geschrieben,
            ordner / "notizen.csv",
        }
        assert ordner / "stand_je_massnahme.csv" in geschrieben
