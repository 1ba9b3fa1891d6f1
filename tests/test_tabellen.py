from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import massnahmenplan
from massnahmenplan.ergebnis import Ergebnis, Mengenzielstand
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.notizbuch.plan import BILDER, schreibe_csv
from massnahmenplan.planungsfall import Planungsfall
from tests.bericht import beispiel

NAMEN = (
    "massnahmen", "haushalt", "foerderung", "konten", "co2", "ziele", "kapitalwert", "kostenteilung", "mieten",
)  # fmt: skip


@pytest.fixture
def ergebnis() -> Ergebnis:
    return beispiel.ergebnis()


def test_massnahmen(ergebnis: Ergebnis) -> None:
    tabelle = ergebnis.tabelle("massnahmen")
    assert list(tabelle.columns) == [
        "Kennung", "Maßnahme", "Handlungsfeld", "Kostenträger", "Variante", "Beginn", "Baubeginn",
        "Fertigstellung", "wirkt bis", "Investition [€]", "Zuschuss [€]", "Eigenmittel [€]",
        "Minderung [t CO2e/a]", "Minderung im Zeitraum [t CO2e]",
    ]  # fmt: skip
    assert tabelle.to_numpy().tolist() == [
        ["huelle", "Gebäudehülle Nordblock", "Gebäudesanierung", "Wohnungsgenossenschaft eG", "Effizienzhaus 55",
         2027, 2027, 2028, 2031, 300000.0, 60000.0, 240000.0, 60.0, 180.0],
        ["led", "Straßenbeleuchtung auf LED", "Beleuchtung", "Stadt", "wie angegeben",
         2027, 2028, 2028, 2031, 100000.0, 20000.0, 80000.0, 40.0, 120.0],
        ["pumpe", "Wärmepumpe Nordblock", "Energieversorgung", "Wohnungsgenossenschaft eG", "wie angegeben",
         2029, 2029, 2029, 2031, 120000.0, 0.0, 120000.0, 50.0, 100.0],
    ]  # fmt: skip


def test_haushalt(ergebnis: Ergebnis) -> None:
    tabelle = ergebnis.tabelle("haushalt")
    assert len(tabelle) == 15
    assert tabelle.iloc[7].to_dict() == {
        "Kostenträger": "Wohnungsgenossenschaft eG",
        "Haushalt": "investiv",
        "Jahr": 2029,
        "Ansatz [€]": 100000.0,
        "gesperrt [€]": 0.0,
        "Rest aus Vorjahr [€]": 0.0,
        "Zuwendungen [€]": 60000.0,
        "Rückfluss [€]": 0.0,
        "Deckung [€]": 0.0,
        "Ausgaben [€]": 120000.0,
        "Liquiditätslinie [€]": 0.0,
        "Rückzahlung Liquiditätslinie [€]": 30600.0,
        "Zinsen [€]": 612.0,
        "Kreditaufnahme [€]": 0.0,
        "Tilgung [€]": 0.0,
        "Kreditzinsen [€]": 0.0,
        "frei [€]": 8788.0,
        "Rest ins Folgejahr [€]": 0.0,
    }
    ohne_grenze = tabelle[tabelle["Haushalt"] == "konsumtiv"]
    assert ohne_grenze[["Ansatz [€]", "frei [€]"]].isna().all(axis=None)
    assert ohne_grenze["Ausgaben [€]"].sum() == 3000.0


def test_foerderung(ergebnis: Ergebnis) -> None:
    tabelle = ergebnis.tabelle("foerderung")
    assert tabelle.iloc[1].to_dict() == {
        "Kennung": "led",
        "Maßnahme": "Straßenbeleuchtung auf LED",
        "Programm": "Kommunalrichtlinie Beispiel",
        "Antrag spätestens": datetime(2027, 12, 31),
        "Bewilligung am": datetime(2028, 3, 31),
        "fertig bis": datetime(2030, 3, 31),
        "Spielraum [Tage]": 455.0,  # all of 2029 and 31 + 28 + 31 days of 2030
        "förderfähige Kosten [€]": 80000.0,
        "Fördersatz [Anteil]": 0.25,
        "Zuschuss [€]": 20000.0,
        "Sicherheit": "V1",
        "Vorbehalt": (
            "Mindestens 50 % Stromersparnis nachweisen. Stützt sich auf „lichtkonzept“ aus einer anderen Maßnahme "
            "des Plans. Ohne den Bonus „eilbonus“, den andere Anträge nutzen. Nur auf eigenen Antrag."
        ),
        "Quelle": "Beispielquelle",
    }
    assert tabelle["fertig bis"].isna().tolist() == [True, False]


def test_konten(ergebnis: Ergebnis) -> None:
    assert ergebnis.tabelle("konten").to_dict("list") == {
        "Konto": ["topf:komm", "ressource:bauamt"],
        "Bezeichnung": ["Kommunalrichtlinie Beispiel", "Bauleitung"],
        "Einheit": ["EUR", "Stellen"],
        "Jahr": [2028, 2028],
        "Fenster (Jahre)": [1, 2],
        "verfügbar [Einheit]": [50000.0, 2.0],
        "verbraucht [Einheit]": [20000.0, 1.5],
    }


def test_co2(ergebnis: Ergebnis) -> None:
    assert ergebnis.tabelle("co2").to_dict("list") == {
        "Jahr": [2027, 2028, 2029, 2030, 2031],
        "ohne Plan [t CO2e]": [1000.0] * 5,
        "mit Plan [t CO2e]": [1000.0, 1000.0, 900.0, 860.0, 860.0],
        "Summe der Einzelwirkungen [t CO2e]": [0.0, 0.0, 100.0, 150.0, 150.0],
        "Überlappung [t CO2e]": [0.0, 0.0, 0.0, 10.0, 10.0],
        "gemeinsame Minderung [t CO2e]": [0.0, 0.0, 100.0, 140.0, 140.0],
    }


def test_ziele(ergebnis: Ergebnis) -> None:
    assert ergebnis.tabelle("ziele").to_dict("list") == {
        "Kennung": ["z860", "z160"],
        "Bezeichnung": [None, None],
        "Zielvorgabe": ["2030 höchstens 900 t CO2e", "2031 mindestens 160 t CO2e Minderung"],
        "hart": [True, False],
        "Soll [t CO2e]": [900.0, 160.0],
        "Ist [t CO2e]": [860.0, 140.0],
        "verfehlt um [t CO2e]": [0.0, 20.0],
        "Preis der Verfehlung [€]": [0.0, 2000.0],
    }


@pytest.mark.parametrize("name", NAMEN)
def test_leere_tabelle_behaelt_spalten_und_arten(ergebnis: Ergebnis, name: str) -> None:
    voll = ergebnis.tabelle(name)
    leer = replace(
        ergebnis,
        bilanz=replace(
            ergebnis.bilanz, massnahmen=(), haushalt=(), konten=(), emissionen=(), ziele=(), kapitalwert=()
        ),
    ).tabelle(name)
    assert list(leer.columns) == list(voll.columns)
    assert len(leer) == 0
    betraege = [spalte for spalte in leer.columns if spalte.endswith("]")]
    assert all(leer[spalte].dtype == float for spalte in betraege)


def test_ohne_ausgangsemission_fehlt_die_emission(ergebnis: Ergebnis) -> None:
    emissionen = tuple(replace(jahr, ohne_plan_t=None) for jahr in ergebnis.bilanz.emissionen)
    tabelle = replace(ergebnis, bilanz=replace(ergebnis.bilanz, emissionen=emissionen)).tabelle("co2")
    assert tabelle["mit Plan [t CO2e]"].isna().all()
    assert tabelle["mit Plan [t CO2e]"].dtype == float


def test_kapitalwert_summiert_sich_zum_zielwert(ergebnis: Ergebnis) -> None:
    tabelle = ergebnis.tabelle("kapitalwert")
    assert tabelle.iloc[2].to_dict() == {
        "Jahr": 2028,
        "Art": "Zinsen",
        "Betrag [€]": 600.0,
        "Abzinsungsfaktor [Anteil]": 0.8,
        "Barwert [€]": 480.0,
    }
    assert tabelle["Barwert [€]"].sum() == pytest.approx(360357.5)


def test_tabelle_als_csv_mit_genauen_betraegen_und_ohne_formeln(tmp_path: Path, ergebnis: Ergebnis) -> None:
    daten = ergebnis.fall.model_dump(mode="json")
    daten["massnahmen"][0]["name"] = "=HYPERLINK(1)"
    anders = replace(ergebnis, fall=Planungsfall.model_validate(daten))
    ziel = massnahmenplan.schreibe_tabelle(anders, "massnahmen", tmp_path / "neu" / "massnahmen.csv")
    zeilen = ziel.read_text(encoding="utf-8-sig").splitlines()
    assert zeilen[0].startswith("Kennung;Maßnahme;Handlungsfeld;Kostenträger;")
    assert zeilen[2] == (
        "led;'=HYPERLINK(1);Beleuchtung;Stadt;wie angegeben;2027;2028;2028;2031;100000;20000;80000;40;120"
    )
    assert len(zeilen) == 4


@pytest.mark.parametrize("name", NAMEN)
def test_jede_tabelle_gibt_es_als_csv(tmp_path: Path, ergebnis: Ergebnis, name: str) -> None:
    ziel = schreibe_csv(ergebnis, name, tmp_path / f"{name}.csv")
    assert len(ziel.read_text(encoding="utf-8-sig").splitlines()) == 1 + len(ergebnis.tabelle(name))


def test_tabelle_in_unbekanntem_format_wird_abgelehnt(tmp_path: Path, ergebnis: Ergebnis) -> None:
    with pytest.raises(EingabeFehler, match=r"t\.ods.*kein bekanntes Tabellenformat[\s\S]*\.csv"):
        massnahmenplan.schreibe_tabelle(ergebnis, "co2", tmp_path / "t.ods")
    with pytest.raises(KeyError, match="bekannt sind"):
        schreibe_csv(ergebnis, "kosten", tmp_path / "t.csv")
    assert list(tmp_path.iterdir()) == []


def test_unbekannter_name_nennt_die_bekannten(ergebnis: Ergebnis) -> None:
    with pytest.raises(
        KeyError,
        match="bekannt sind: massnahmen, haushalt, vorsorge, foerderung, kredite, konten, co2, ziele, kapitalwert",
    ):
        ergebnis.tabelle("kosten")


def test_im_notizbuch_zeigen_sich_ziel_beweis_und_eine_kurze_tabelle(ergebnis: Ergebnis) -> None:
    html = ergebnis._repr_html_().replace("\u202f", " ")
    assert (
        "-Minderung 380,0 t CO<sub>2</sub>e; optimal, bewiesen bis auf die verlangte Lücke von 0,10 %; Lücke"
        in html
    )
    assert "Im Plan: 3 von 4 Maßnahmen" in html
    assert "<bdi>Gebäudehülle Nordblock</bdi>" in html
    assert html.count('<th scope="col"') == 7
    assert isinstance(ergebnis.tabelle(), pd.DataFrame)


def test_namen_bleiben_im_notizbuch_text(ergebnis: Ergebnis) -> None:
    massnahmen = tuple(
        m.model_copy(update={"name": "<script>alert(1)</script>"}) for m in ergebnis.fall.massnahmen
    )
    projekt = ergebnis.fall.projekt.model_copy(update={"name": "<b>fett</b>"})
    fall = ergebnis.fall.model_copy(update={"massnahmen": massnahmen, "projekt": projekt})
    html = replace(ergebnis, fall=fall)._repr_html_()
    assert "<script" not in html
    assert "&lt;b&gt;fett&lt;/b&gt;" in html


def test_schaubilder_nach_namen(ergebnis: Ergebnis) -> None:
    for name, zeichne in BILDER.items():
        assert ergebnis.schaubild(name) == zeichne(ergebnis)
    erstes = ergebnis.schaubild()
    assert erstes is not None
    assert erstes.titel == "Zeitplan"
    with pytest.raises(KeyError, match="Schaubild „kuchen“ gibt es nicht; bekannt sind: zeitplan, geld"):
        ergebnis.schaubild("kuchen")


def test_mengenziele_nennen_soll_und_verfehlung_in_ihrer_einheit(ergebnis: Ergebnis) -> None:
    stand = Mengenzielstand(
        "dächer", "Fünf Dächer", "mindestens 5 Dächer", 2031, "Dächer", Decimal(5), Decimal(3), Decimal(2),
        "Dächer", False, Decimal(80),
    )  # fmt: skip
    mit_ziel = replace(ergebnis, bilanz=replace(ergebnis.bilanz, mengenziele=(stand,)))
    tabelle = mit_ziel.tabelle("mengenziele")
    assert tabelle.to_numpy().tolist() == [
        ["dächer", "Fünf Dächer", "mindestens 5 Dächer", False, "Dächer", 5.0, 3.0, 2.0, "Dächer", 80.0]
    ]
