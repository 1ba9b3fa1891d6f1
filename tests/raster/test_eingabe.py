"""What the reader says to periods: spellings in files, periods there are not, periods finer than the case."""

from pathlib import Path

import pytest

from massnahmenplan.planungsfall import Planungsfall
from tests.eingabe.werkbank import Werkbank
from tests.fallbau import falldaten, massnahme

QUARTAL = ("ende: 2030", "ende: 2030\n  raster: quartal")
FENSTER = ("co2_t_a: 12,5", "co2_t_a: 12,5\n    fruehester_beginn: {}\n    spaetestes_ende: {}")


@pytest.fixture
def bank(tmp_path: Path) -> Werkbank:
    return Werkbank(tmp_path)


def mit_fenster(von: object, bis: object) -> tuple[str, str]:
    return FENSTER[0], FENSTER[1].format(von, bis)


def festlegung(art: str, wert: str) -> str:
    return f"festlegungen:\n  - {{massnahme: pv, art: {art}, wert: {wert}, beschluss: B 1}}\n"


def test_schreibweisen_in_yaml(bank: Werkbank) -> None:
    bank.fall(QUARTAL, mit_fenster("Q3/2027", "2029"), dazu=festlegung("nicht_vor", "4. Quartal 2027"))
    fall = bank.lies().fall
    pv = fall.massnahme_mit_id["pv"]
    assert (pv.fruehester_beginn, pv.spaetestes_ende) == ("2027-Q3", 2029)
    assert fall.festlegungen[0].wert == "2027-Q4"


def test_schreibweisen_in_einer_tabelle(bank: Werkbank) -> None:
    """A column may hold years and quarters: it is neither a column of numbers nor of texts."""
    bank.fall(QUARTAL)
    fall = bank.ordner / "fall.yaml"
    bank.schreibe("fall.yaml", fall.read_text(encoding="utf-8").split("massnahmen:\n")[0])
    bank.schreibe(
        "massnahmen.csv",
        "id;name;handlungsfeld;kostentraeger;investition_eur;co2_t_a;fruehester_beginn\n"
        "a;A;gruen;stadt;1000;1;2027\n"
        "b;B;gruen;stadt;1000;1;2028-Q2\n"
        "c;C;gruen;stadt;1000;1;\n",
    )
    assert [m.fruehester_beginn for m in bank.lies().fall.massnahmen] == [2027, "2028-Q2", None]


@pytest.mark.parametrize(
    ("von", "kennung", "text"),
    [
        ("2027-Q5", "E210", "gibt es nicht: ein Jahr hat vier Quartale"),
        ("H3/2027", "E210", "gibt es nicht: ein Jahr hat zwei Halbjahre"),
        ("bald", "E210", "ist weder ein Jahr noch eine Periode"),
        ("01.07.2028", "E210", "ist weder ein Jahr noch eine Periode"),
        ("1900-Q1", "E204", "ist zu klein: mindestens 1990"),
    ],
)
def test_zeitpunkt_den_es_nicht_gibt(bank: Werkbank, von: str, kennung: str, text: str) -> None:
    bank.fall(QUARTAL, mit_fenster(von, 2029))
    befund = bank.befund(kennung)
    assert (befund.text, befund.feld, befund.wert) == (text, "massnahmen[pv].fruehester_beginn", von)
    assert befund.stelle is not None


@pytest.mark.parametrize(
    ("raster", "wert", "feld"),
    [
        ("jahr", "2027-Q3", "massnahmen[pv].fruehester_beginn"),
        ("jahr", "2027-H1", "massnahmen[pv].fruehester_beginn"),
        ("halbjahr", "2027-Q3", "massnahmen[pv].fruehester_beginn"),
    ],
)
def test_feiner_als_das_raster(bank: Werkbank, raster: str, wert: str, feld: str) -> None:
    bank.fall(("ende: 2030", f"ende: 2030\n  raster: {raster}"), mit_fenster(wert, 2029))
    befund = bank.befund("E270")
    einheit = "Jahre" if raster == "jahr" else "Halbjahre"
    assert (befund.feld, befund.wert) == (feld, wert)
    assert befund.text == f"ist feiner als das Raster des Falls ({einheit})"
    assert "projekt.raster" in (befund.abhilfe or "")


def test_festlegung_feiner_als_das_raster(bank: Werkbank) -> None:
    bank.fall(dazu=festlegung("jahr", "2028-Q3"))
    befund = bank.befund("E270")
    assert befund.wert == "2028-Q3"


@pytest.mark.parametrize(("wert", "kennung"), [("2028-Q7", "E210"), ("sofort", "E217")])
def test_festlegung_ohne_zeitpunkt(bank: Werkbank, wert: str, kennung: str) -> None:
    bank.fall(QUARTAL, dazu=festlegung("jahr", wert))
    bank.befund(kennung)


@pytest.mark.parametrize(
    ("von", "bis", "text"),
    [
        ("2031-Q1", "2031", "liegt nach dem Ende des Plans (2030)"),
        ("2027-Q3", "2027-Q2", "ab 2027-Q3 mit 1 Quartal Planung und Bau Ende 2027-Q3 fertig"),
    ],
)
def test_fenster_das_es_nicht_geben_kann(bank: Werkbank, von: str, bis: str, text: str) -> None:
    bank.fall(QUARTAL, mit_fenster(von, bis))
    assert text in bank.befund("E066").text


def test_festlegung_ausserhalb_des_fensters(bank: Werkbank) -> None:
    bank.fall(QUARTAL, mit_fenster("2027-Q3", "2028-Q1"), dazu=festlegung("jahr", "2027-Q2"))
    text = "in diesem Zeitraum kann pv nicht beginnen; möglich ist 2027-Q3 bis 2028-Q1"
    assert bank.befund("E066").text == text


def test_festlegungen_die_sich_widersprechen(bank: Werkbank) -> None:
    zeilen = festlegung("jahr", "2028-Q2") + festlegung("nicht_vor", "2028-Q3").removeprefix("festlegungen:\n")
    bank.fall(QUARTAL, dazu=zeilen)
    assert "widerspricht jahr 2028-Q2" in bank.befund("E065").text


def test_reihenfolge_die_kein_quartal_haelt(bank: Werkbank) -> None:
    """licht is planned and built in two quarters from Q3 2030 on: pv would have to begin in Q1 2031."""
    beziehung = "beziehungen:\n  - {art: voraussetzung, mitglieder: [licht, pv]}\n"
    licht = ("co2_t_a: 8", "co2_t_a: 8\n    fruehester_beginn: 2030-Q3\n    pflicht: ja")
    bank.fall(QUARTAL, licht, ("co2_t_a: 12,5", "co2_t_a: 12,5\n    pflicht: ja"), dazu=beziehung)
    text = (
        "licht kann frühestens 2030-Q3 beginnen; + 2 Quartale Dauer + 0 Abstand = 2031-Q1, "
        "aber pv muss spätestens 2030-Q4 beginnen"
    )
    assert bank.befund("E067").text == text


@pytest.mark.parametrize(
    "daten",
    [
        falldaten([massnahme("A", fruehester_beginn="2027-Q2")]),
        falldaten([massnahme("A", spaetestes_ende="2027-Q2")], projekt={"raster": "halbjahr"}),
        falldaten(
            [massnahme("A")],
            festlegungen=[{"massnahme": "A", "art": "jahr", "wert": "2028-Q3", "beschluss": "x"}],
        ),
        falldaten(
            [massnahme("A")],
            festlegungen=[{"massnahme": "A", "art": "nicht_vor", "wert": "bald", "beschluss": "x"}],
        ),
    ],
)
def test_ein_fall_laesst_keinen_unklaren_zeitpunkt_zu(daten: dict[str, object]) -> None:
    """Whoever builds a case without the reader is told so too."""
    with pytest.raises(ValueError, match="Raster"):
        Planungsfall.model_validate(daten)
