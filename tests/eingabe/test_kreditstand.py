"""What was drawn of loans: read from the case, a workbook, a table or YAML, with findings at their place."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from massnahmenplan.begriffe.kreditstand import Kreditstand
from massnahmenplan.bericht.xlsx import schreibe
from massnahmenplan.eingabe import lies
from massnahmenplan.eingabe.standdatei import lies_stand
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.kataloge import lade_stammdaten
from massnahmenplan.planung import plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.vorgaben import Vorgaben
from tests.fallbau import ansaetze, baue_fall, falldaten, massnahme
from tests.stand.bausteine import stand

BANK = {"id": "bank", "name": "Hausbank", "kostentraeger": "stadt", "sollzins": "0.02", "laufzeit_jahre": 4}
GEZOGEN = (Kreditstand(kredit="bank", jahr=2027, betrag_eur=40_000),)


def fall() -> Planungsfall:
    return baue_fall(
        [massnahme("A", spaetestes_ende=2027)],
        projekt={"stichtag": "2028-01-15"},
        haushalt=ansaetze("60000", range(2027, 2031)),
        kredite=[BANK],
    )


def gelesen(pfad: Path, text: str) -> Any:
    pfad.write_text(text, encoding="utf-8")
    return lies_stand(pfad, fall())


def test_aus_yaml_und_tabelle(tmp_path: Path) -> None:
    als_yaml = "kreditstand:\n  - {kredit: bank, jahr: 2027, betrag_eur: 40000}\n"
    assert gelesen(tmp_path / "stand.yaml", als_yaml).kreditstand == GEZOGEN
    assert gelesen(tmp_path / "kreditstand.csv", "Kredit;Jahr;Betrag\nbank;2027;40000\n").kreditstand == GEZOGEN
    assert (
        gelesen(tmp_path / "kredite_2027.csv", "kredit;jahr;betrag_eur\nbank;2027;40000\n").kreditstand == GEZOGEN
    )
    with pytest.raises(EingabeFehler, match="bescheide: „kreditvertrag“ – unbekannte Spalte"):
        gelesen(tmp_path / "zusagen.csv", "massnahme;programm;art;datum;betrag_eur;kreditvertrag\n")
    leer = gelesen(tmp_path / "kreditstand.csv", "kredit;jahr;betrag_eur\nbank;2027;\n")
    assert [h.kennung for h in leer.hinweise] == ["W306"]


def test_blatt_der_mappe(tmp_path: Path) -> None:
    """The sheet names what the plan draws and leaves the amount open; filled in, it is read back."""
    geplant = fall().model_copy(update={"projekt": fall().projekt.model_copy(update={"stichtag": None})})
    mappe = tmp_path / "plan.xlsx"
    mappe.write_bytes(schreibe(plane(geplant, Vorgaben(luecke=0.0))))
    assert not lies_stand(mappe, fall()).kreditstand
    from openpyxl import load_workbook

    buch = load_workbook(mappe)
    blatt = buch["Kreditstand"]
    kopf = next(zeile for zeile in blatt.iter_rows() if zeile[0].value == "kredit")
    spalten = [zelle.value for zelle in kopf]
    darunter = kopf[0].row + 1
    assert [z.value for z in blatt[darunter]][:5] == ["bank", 2027, "Hausbank", 40_000, None]
    blatt.cell(darunter, spalten.index("betrag_eur") + 1).value = 40_000
    buch.save(mappe)
    assert lies_stand(mappe, fall()).kreditstand == GEZOGEN


@pytest.mark.parametrize(
    ("zeilen", "befunde"),
    [
        ("- {kredit: bnak, jahr: 2027, betrag_eur: 1}", ["E061"]),
        ("- {kredit: bank, jahr: 2028, betrag_eur: 1}", ["E320"]),
        ("- {kredit: bank, jahr: 2026, betrag_eur: 1}", ["E320"]),
        ("- {kredit: bank, jahr: 2027, betrag_eur: 1}\n- {kredit: bank, jahr: 2027, betrag_eur: 2}", ["E062"]),
    ],
)
def test_befunde(tmp_path: Path, zeilen: str, befunde: list[str]) -> None:
    with pytest.raises(EingabeFehler) as fehler:
        gelesen(tmp_path / "kreditstand.yaml", zeilen)
    assert [b.kennung for b in fehler.value.befunde] == befunde
    assert all(b.stelle is not None for b in fehler.value.befunde)


def im_fall(tmp_path: Path, **listen: Any) -> Any:
    massnahmen = [massnahme("A", spaetestes_ende=2027)]
    gebaut = stand("A", "vergeben", datum="2027-06-30", beginn=2027).model_dump(mode="json", exclude_defaults=True)
    daten = falldaten(massnahmen, projekt={"stichtag": "2028-01-15"}, kredite=[BANK], stand=[gebaut], **listen)
    datei = tmp_path / "fall.yaml"
    datei.write_text(yaml.safe_dump(daten, allow_unicode=True), encoding="utf-8")
    return lies(datei, lade_stammdaten())


def test_im_fall_selbst(tmp_path: Path) -> None:
    lesung = im_fall(tmp_path, kreditstand=[{"kredit": "bank", "jahr": 2027, "betrag_eur": 40_000}])
    assert lesung.fall.kreditstand == GEZOGEN
    assert not [h for h in lesung.hinweise if h.kennung == "W312"]
    assert [h.feld for h in im_fall(tmp_path).hinweise if h.kennung == "W312"] == ["kredite[bank]"]


def test_wo_nichts_gezogen_ist_bleibt_die_pruefsumme() -> None:
    assert "kreditstand" not in fall().model_dump(mode="json")
