"""The same case in every form is the same Planungsfall."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from massnahmenplan.begriffe.sicherheit import Sicherheit
from massnahmenplan.eingabe import lies
from massnahmenplan.kataloge import lade_stammdaten
from massnahmenplan.planungsfall import Planungsfall
from tests.eingabe.werkbank import STAMMDATEN, Werkbank, programm

FALL: Mapping[str, Any] = {
    "projekt": {
        "name": "Südquartier",
        "beginn": "2027",
        "ende": "2030",
        "diskontsatz": "3 %",
        "stichtag": "01.03.2026",
        "ausgangsemission_t_a": {"2027": "1.000,5", "2030": "900"},
        "quartiere": "Nord, Süd",
    },
    "kostentraeger": [
        {"id": "stadt", "name": "Stadt „Süd“", "art": "kommune", "finanzschwach": "ja", "uebertrag_anteil": "0,5"},
        {
            "id": "werke",
            "name": "Stadtwerke",
            "art": "kommunales_unternehmen",
            "merkmale": "klein",
            "merkmale_ab": {"klein": "01.07.2028"},
            "einkommen_eur": "40.000,00",
            "kinder": "2",
        },
    ],
    "haushalt": [
        {"kostentraeger": "stadt", "jahr": str(jahr), "betrag_eur": "1.234.567,89"} for jahr in range(2027, 2031)
    ],
    "objekte": [
        {
            "id": "schule",
            "name": "Schule; alt",
            "art": "nichtwohngebaeude",
            "laenge": "12,924",
            "breite": "50,8",
            "merkmale": "am_waermenetz",
            "selbstgenutzte_wohneinheiten": "1",
        }
    ],
    "massnahmen": [
        {
            "id": "pv",
            "name": "Dach\nund Fassade",
            "handlungsfeld": "energieversorgung",
            "kostentraeger": "stadt",
            "objekt": "schule",
            "investition_eur": {"planung": "5000", "bau": "85000,50"},
            "endenergie_kwh_a": {"strom": "45000"},
            "bedarf": {"stab": "0,25"},
            "merkmale": "isfp, wpb",
            "kennwerte": {"scop": "3,5"},
            "liefert": "isfp",
            "wirtschaftlichkeitsluecke_eur": "1000",
            "pflicht": "ja",
        },
        {
            "id": "licht",
            "name": "NA",
            "handlungsfeld": "beleuchtung",
            "kostentraeger": "werke",
            "investition_eur": {"bau": "45000"},
            "co2_t_a": "8,25",
            "dauer_planung": "1",
            "netz": "pv",
            "betroffene_wohneinheiten": "3",
        },
    ],
    "varianten": [{"massnahme": "licht", "id": "led", "co2_t_a": "9,5"}],
    "beziehungen": [{"art": "vorgaenger", "mitglieder": "pv, licht", "abstand": "0"}],
    "ressourcen": [{"id": "stab", "einheit": "VZÄ", "menge": {str(jahr): "2" for jahr in range(2027, 2031)}}],
    "energietraeger": [
        {"id": "strom", "emissionsfaktor_g_kwh": "iinas.strommix", "preis_ct_kwh": "30"},
        {"id": "gas", "emissionsfaktor_g_kwh": {"2027": "240", "2030": "230"}},
    ],
    "foerderprogramme": [{"id": "krl", "topf_eur": {str(jahr): "10000" for jahr in range(2026, 2030)}}],
    "foerderkonten": [{"id": "de_minimis", "grenze_eur": "200.000,00"}],
    "beihilfen": [{"kostentraeger": "werke", "datum": "15.05.2025", "betrag_eur": "45.000,50"}],
    "ziele": [{"id": "z", "art": "co2_jahr", "jahr": "2030", "wert": "890", "ueberschreitungspreis": "300"}],
    "festlegungen": [{"massnahme": "licht", "art": "nicht_vor", "wert": "2028", "beschluss": "B 7/2026"}],
}


def _flach(zeile: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, wert in zeile.items():
        if isinstance(wert, dict):
            yield from ((f"{name}.{teil}", w) for teil, w in wert.items())
        else:
            yield name, wert


def _raster(zeilen: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    flache = [dict(_flach(zeile)) for zeile in zeilen]
    kopf = list(dict.fromkeys(name for zeile in flache for name in zeile))
    return [kopf, *([zeile.get(name, "") for name in kopf] for zeile in flache)]


def _als_yaml(bank: Werkbank, fall: Mapping[str, Any]) -> None:
    bank.schreibe("fall.yaml", yaml.safe_dump(dict(fall), allow_unicode=True, sort_keys=False))


def _in_anfuehrung(text: str) -> str:
    return f'"{text}"' if ";" in text or "\n" in text else text


def _als_csv(bank: Werkbank, kodierung: str) -> None:
    _als_yaml(bank, {"projekt": FALL["projekt"]})
    for name in set(FALL) - {"projekt"}:
        zeilen = [[_in_anfuehrung(text) for text in zeile] for zeile in _raster(FALL[name])]
        bank.schreibe(f"{name}.csv", "\r\n".join(";".join(zeile) for zeile in zeilen).encode(kodierung))


def _zelle(text: str) -> Any:
    """Numbers and dates as cells of their kind, as a spreadsheet holds them; not stated is an empty cell."""
    if not text:
        return None
    if re.fullmatch(r"\d{2}\.\d{2}\.\d{4}", text):
        return datetime.strptime(text, "%d.%m.%Y")
    if text.replace(",", "").replace(".", "").isdigit():
        zahl = Decimal(text.replace(".", "").replace(",", "."))
        return int(zahl) if zahl == int(zahl) else float(zahl)
    return {"ja": True}.get(text, text)


def _fuelle(blatt: Any, raster: Sequence[Sequence[str]]) -> None:
    for z, zeile in enumerate(raster, 1):
        for s, text in enumerate(zeile, 1):
            blatt.cell(z, s, text if z == 1 else _zelle(text))


def _als_xlsx_tabellen(bank: Werkbank) -> None:
    _als_yaml(bank, {"projekt": FALL["projekt"]})
    for name in set(FALL) - {"projekt"}:
        buch = openpyxl.Workbook()
        _fuelle(buch.active, _raster(FALL[name]))
        buch.save(bank.ordner / f"{name}.xlsx")


def _als_mappe(bank: Werkbank) -> Path:
    buch = openpyxl.Workbook()
    assert buch.active is not None
    buch.remove(buch.active)
    for name in FALL:
        zeilen = _raster(FALL[name]) if name != "projekt" else [["Feld", "Wert"], *map(list, _flach(FALL[name]))]
        _fuelle(buch.create_sheet(name), zeilen)
    buch.save(bank.ordner / "quartier.xlsx")
    return bank.ordner / "quartier.xlsx"


@pytest.fixture
def vorlage(tmp_path: Path) -> Planungsfall:
    ordner = tmp_path / "vorlage"
    ordner.mkdir()
    _als_yaml(Werkbank(ordner), FALL)
    return lies(ordner, STAMMDATEN).fall


def test_yaml_traegt_alle_werte(vorlage: Planungsfall) -> None:
    pv, licht = vorlage.massnahmen
    assert pv.investition_eur == {"planung": Decimal(5000), "bau": Decimal("85000.50")}
    assert (pv.name, pv.merkmale, pv.bedarf) == ("Dach\nund Fassade", ("isfp", "wpb"), {"stab": Decimal("0.25")})
    assert (licht.name, licht.pflicht, vorlage.projekt.diskontsatz) == ("NA", False, Decimal("0.03"))
    assert vorlage.haushalt[0].betrag_eur == Decimal("1234567.89")
    assert vorlage.objekte[0].laenge == Decimal("12.924")
    assert vorlage.projekt.quartiere == ("Nord", "Süd")
    assert vorlage.programme == (programm().gelesen({}, Sicherheit.V2),)
    assert vorlage.objekt_mit_id["schule"].merkmale == ("am_waermenetz",)
    assert vorlage.traeger_mit_id["werke"].merkmale_ab == {"klein": date(2028, 7, 1)}
    assert (pv.kennwerte, pv.liefert, licht.netz) == ({"scop": Decimal("3.5")}, ("isfp",), "pv")
    assert [beihilfe.betrag_eur for beihilfe in vorlage.beihilfen] == [Decimal("45000.50")]
    assert vorlage.konto_mit_id["de_minimis"].grenze_eur == 200_000
    assert vorlage.toepfe["krl"].im_jahr(2028) == 10000
    assert [reihe.id for reihe in vorlage.emissionsreihen] == ["iinas.strommix"]


@pytest.mark.parametrize("kodierung", ["cp1252", "utf-8-sig"])
def test_yaml_und_csv(bank: Werkbank, vorlage: Planungsfall, kodierung: str) -> None:
    _als_csv(bank, kodierung)
    assert bank.lies().fall == vorlage


def test_yaml_und_xlsx(bank: Werkbank, vorlage: Planungsfall) -> None:
    _als_xlsx_tabellen(bank)
    assert bank.lies().fall == vorlage


def test_eine_mappe(bank: Werkbank, vorlage: Planungsfall) -> None:
    assert bank.lies(_als_mappe(bank).name).fall == vorlage


def test_pfad_der_falldatei_ist_der_ordner(bank: Werkbank, vorlage: Planungsfall) -> None:
    _als_csv(bank, "utf-8")
    assert bank.lies("fall.yaml").fall == vorlage
    assert bank.lies("fall.yaml").fall.pruefsumme() == vorlage.pruefsumme()


def test_programm_wird_abgeschaltet(bank: Werkbank) -> None:
    bank.fall(dazu="foerderprogramme:\n  - {id: krl, aktiv: nein}\n")
    assert bank.lies().fall.programme == ()
    assert bank.lies().fall.toepfe == {}


EIGENES = """\
foerderprogramme:
  - id: {kennung}
    name: Stadtfonds
    geber: Stadt
    topf_eur: 5000
    fassungen:
      - gilt_ab: 2026-01-01
        rechtsgrundlage: Ratsbeschluss
        quelle: Amtsblatt
        stand: 2026-01-01
        sicherheit: V1
        filter: {{antragsteller: [kommune], massnahmenarten: [{art}]}}
        satz: {{grund: 10 %, stelle: § 1}}
        fristen: {{startsperre: antrag}}
"""


def test_eigenes_programm_in_voller_form(bank: Werkbank) -> None:
    bank.fall(dazu=EIGENES.format(kennung="stadtfonds", art="photovoltaik"))
    fall = bank.lies().fall
    assert type(fall.programme[0]).__name__ == "Programm"
    assert fall.programme[0].fassungen[0].satz.grund == Decimal("0.1")
    assert fall.toepfe["stadtfonds"].im_jahr(2027) == 5000


@pytest.mark.parametrize("kennung", ["krl", "KRL", "keine"])
def test_eigenes_programm_nimmt_keinen_vergebenen_namen(bank: Werkbank, kennung: str) -> None:
    bank.fall(dazu=EIGENES.format(kennung=kennung, art="photovoltaik"))
    assert bank.befund("E213").feld == f"foerderprogramme[{kennung}].id"


def test_fehler_tief_im_eigenen_programm_haben_ihre_stelle(bank: Werkbank) -> None:
    text = (
        EIGENES.format(kennung="stadtfonds", art="x").replace("[kommune]", "[komune]").replace("grund:", "grnd:")
    )
    bank.fall(dazu=text)
    befunde = {b.kennung: b for b in bank.befunde()}
    assert befunde["E203"].feld == "foerderprogramme[stadtfonds].fassungen[1].filter.antragsteller[1]"
    assert befunde["E026"].abhilfe == "Meinten Sie „grund“?"
    assert befunde["E202"].feld == "foerderprogramme[stadtfonds].fassungen[1].satz.grund"
    assert all(b.stelle is not None and b.stelle.spalte is not None for b in befunde.values())


@pytest.mark.parametrize("beispiel", ["altchemnitz", "muenster2030"])
def test_beispiele_werden_gelesen(beispiel: str) -> None:
    ordner = Path(__file__).parents[2] / "beispiele" / beispiel
    assert len(lies(ordner, lade_stammdaten()).fall.massnahmen) > 20
