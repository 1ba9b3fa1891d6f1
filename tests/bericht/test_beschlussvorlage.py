"""The council paper, read back from Word: figures by hand (see ``beispiel``), places to fill in, hostile names."""

import io
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsvorgaben
from massnahmenplan.begriffe.kostentraeger import Traegerart
from massnahmenplan.bericht import beschlussvorlage, worte
from massnahmenplan.ergebnis import (
    Aenderung,
    Ergebnis,
    Fortschreibung,
    Kontostand,
    Massnahmenbilanz,
    Status,
    Ursache,
    Ursachenart,
    Vorgaenger,
    Zielstufe,
)
from massnahmenplan.grundlagen.fehler import UmgebungsFehler
from tests.bericht import beispiel
from tests.bericht.buero import braucht_buero, wandle
from tests.bericht.html.test_bericht import BOESE, umbenannt

GENO = "Wohnungsgenossenschaft eG"
KOPF = ["Vorlage Nr.", "Federführung", "Beratungsfolge", "Status", "Datum"]


def _gelesen(ergebnis: Ergebnis) -> Any:
    return docx.Document(io.BytesIO(beschlussvorlage.schreibe(ergebnis)))


def _tabellen(dokument: Any) -> dict[str, list[list[str]]]:
    """Return the name of each table -> its rows, heads included."""
    return {
        t._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")): [[z.text for z in r.cells] for r in t.rows]
        for t in dokument.tables
    }


def _punkte(dokument: Any) -> list[str]:
    return [absatz.text for absatz in dokument.paragraphs if absatz.style.name == "List Number"]


@pytest.fixture(scope="module")
def dokument() -> Any:
    return _gelesen(beispiel.ergebnis())


@pytest.fixture(scope="module")
def tabellen(dokument: Any) -> dict[str, list[list[str]]]:
    return _tabellen(dokument)


def test_abschnitte_in_der_reihenfolge_einer_vorlage(dokument: Any) -> None:
    assert [a.text for a in dokument.paragraphs if a.style.name == "Heading 1"] == [
        *("Betreff", "Beschlussvorschlag", "Sachverhalt und Begründung", "Finanzielle Auswirkungen"),
        *("Klimawirkung", "Maßnahmen", "Alternativen", "Offene Punkte", "Nachweis", "Anlagen"),
    ]
    assert dokument.paragraphs[0].text == "Beschlussvorlage (Entwurf): Quartier Beispiel"
    offen = [a for a in dokument.paragraphs if "[bitte ergänzen: " in a.text]
    assert [a.text.partition(":")[0] for a in offen[:5]] == KOPF
    assert all(a.runs[-1]._r.rPr.find(qn("w:shd")) is not None for a in offen)


def test_beschlussvorschlag_nennt_massnahmen_mittel_und_antraege(dokument: Any, tabellen: Any) -> None:
    # Planned on 01.06.2026, so the coming budget is 2027: the city plans its lighting for 10,000. It applies for
    # 20,000 until 31.12.2027. The cooperative decides for itself.
    assert _punkte(dokument) == [
        "Der Maßnahmenplan „Quartier Beispiel“ 2027–2031, Stand 01.06.2026, wird mit 1 von 3 Maßnahmen "
        "beschlossen (Kostenträger: Stadt).",
        "Diese Maßnahmen werden im Haushaltsjahr 2027 begonnen, fortgeführt oder abgerechnet:",
        "Im Haushalt 2027 (Stadt) werden veranschlagt: Investitionsauszahlungen 10.000 €; Eigenanteil an der "
        "Investition 10.000 €.",
        "Mittel ab 2028 (siehe „Finanzielle Auswirkungen“) bleiben den Haushaltssatzungen vorbehalten.",
        "Die Verwaltung stellt bis Ende 2027 diese Anträge auf Zuwendung, jeden bis zu seinem Tag:",
        f"Die Maßnahmen von {GENO} werden zur Kenntnis genommen; über sie wird dort entschieden.",
    ]
    assert tabellen["Maßnahmen im Haushaltsjahr 2027"][1:] == [
        ["Straßenbeleuchtung auf LED", "Stadt", "2027", "10.000", "0"],
        ["Summe", "", "", "10.000", "0"],
    ]
    assert tabellen["Anträge bis Ende 2027"][1:] == [
        ["31.12.2027", "Kommunalrichtlinie Beispiel", "Straßenbeleuchtung auf LED", "20.000"]
    ]


def test_beschlossen_wird_ganz_was_allein_den_eigenen_gehoert() -> None:
    nur_geno = replace(beispiel.ergebnis().bilanz, massnahmen=(beispiel.HUELLE,))
    nichts = _gelesen(replace(beispiel.ergebnis(), bilanz=nur_geno))
    assert _punkte(nichts)[0].endswith("wird zur Kenntnis genommen; keine Maßnahme ist von Stadt.")
    eines = beispiel.ergebnis()
    alle = tuple(t.model_copy(update={"art": Traegerart.KOMMUNE}) for t in eines.fall.kostentraeger)
    ganz = _gelesen(replace(eines, fall=eines.fall.model_copy(update={"kostentraeger": alle})))
    assert _punkte(ganz)[0].endswith("wird mit 3 Maßnahmen beschlossen.")
    assert not [absatz.text for absatz in ganz.paragraphs if absatz.text.startswith("Davon ")]


def _geteilt(*geteilte: tuple[Massnahmenbilanz, str]) -> Ergebnis:
    """Return the plan with these measures only, half of each borne by another payer."""
    eines = beispiel.ergebnis()
    bilanzen = []
    for bilanz, anderer in geteilte:
        antragsteller = eines.fall.massnahme_mit_id[bilanz.massnahme].kostentraeger
        bilanzen.append(replace(bilanz, anteile={antragsteller: bilanz, anderer: bilanz}))
    return replace(eines, bilanz=replace(eines.bilanz, massnahmen=tuple(bilanzen)))


def test_wer_nur_kosten_mittraegt_hat_keine_massnahmen() -> None:
    # The city's lighting is the only measure; the cooperative pays for half of it and has none of its own.
    assert _punkte(_gelesen(_geteilt((beispiel.LED, "geno"))))[-1] == (
        f"Die Kostenanteile von {GENO} (Straßenbeleuchtung auf LED) werden zur Kenntnis genommen; über sie wird "
        "dort entschieden."
    )


def test_was_die_stadt_mittraegt_beschliesst_sie_und_der_andere_seinen_anteil() -> None:
    # Of two measures of the cooperative the city shares one: it decides on that, and notes the other.
    eines = _geteilt((beispiel.HUELLE, "stadt"))
    pumpe = next(b for b in beispiel.ergebnis().bilanz.massnahmen if b.massnahme == "pumpe")
    beide = replace(eines, bilanz=replace(eines.bilanz, massnahmen=(*eines.bilanz.massnahmen, pumpe)))
    punkte = _punkte(_gelesen(beide))
    assert punkte[0].endswith("wird mit 1 von 2 Maßnahmen beschlossen (Kostenträger: Stadt).")
    dort = "werden zur Kenntnis genommen; über sie wird dort entschieden."
    assert punkte[-2:] == [
        f"Die übrigen Maßnahmen von {GENO} {dort}",
        f"Die Kostenanteile von {GENO} (Gebäudehülle Nordblock) {dort}",
    ]


def test_betreff_und_beschluss_nennen_dasselbe(dokument: Any) -> None:
    plan = "Maßnahmenplan „Quartier Beispiel“ 2027–2031, Stand 01.06.2026"
    assert plan in [absatz.text for absatz in dokument.paragraphs]
    assert _punkte(dokument)[0].startswith(f"Der {plan}, wird ")


def test_nachweis_nennt_jedes_ziel_auf_das_sich_der_beweis_bezieht() -> None:
    stufe = Zielstufe(
        "kosten", "EUR", Decimal(99), Decimal(99), Decimal(0), Status.OPTIMAL, Decimal(0), Decimal(100), 1
    )
    eines = beispiel.ergebnis()
    mit_stufe = replace(eines, nachweis=replace(eines.nachweis, stufen=(stufe,)))
    texte = [absatz.text for absatz in _gelesen(mit_stufe).paragraphs]
    danach = texte[texte.index(f"1. Ziel: {worte.zielstufe(stufe)}") + 1]
    assert danach == f"Beweis: {worte.beweis(mit_stufe.nachweis)}"
    assert "je Ziel, siehe oben" in danach


def test_sachverhalt_nennt_neben_der_summe_was_die_stadt_traegt(dokument: Any) -> None:
    saetze = [absatz.text for absatz in dokument.paragraphs if absatz.style.name == "List Bullet"]
    assert saetze[1].startswith("Investition: 520.000,00 €;")
    assert saetze[2] == (
        "Davon Stadt: Investition 100.000,00 €; davon Zuschüsse 20.000,00 €, Eigenmittel 80.000,00 €."
    )


def test_finanzielle_auswirkungen_von_hand(tabellen: Any) -> None:
    # City: 10,000 + 90,000 for lighting, the grant of 20,000 a year later: own share 10,000 + 90,000 − 20,000.
    assert tabellen["Stadt"][1:] == [
        ["2027", "10.000", "0", "0", "10.000", "0", "0", "0"],
        ["2028", "90.000", "0", "0", "90.000", "0", "0", "0"],
        ["2029", "0", "20.000", "0", "−20.000", "0", "0", "0"],
        ["Summe", "100.000", "20.000", "0", "80.000", "0", "0", "0"],
    ]
    # Cooperative: 300,000 + 120,000, grant 60,000; 1,500 a year for the pump; interest 600 and 612 on the credit.
    assert tabellen["Wohnungsgenossenschaft eG (nachrichtlich)"][1:] == [
        ["2027", "150.000", "0", "0", "150.000", "0", "0", "0"],
        ["2028", "150.000", "0", "0", "150.000", "0", "600", "0"],
        ["2029", "120.000", "60.000", "0", "60.000", "0", "612", "0"],
        ["2030", "0", "0", "0", "0", "1.500", "0", "0"],
        ["2031", "0", "0", "0", "0", "1.500", "0", "0"],
        ["Summe", "420.000", "60.000", "0", "360.000", "3.000", "1.212", "0"],
    ]


def test_klimawirkung_massnahmen_und_nicht_gewaehltes(dokument: Any, tabellen: Any) -> None:
    assert tabellen["Emission und Minderung je Jahr, CO2e"][4] == ["2030", "1.000,0", "860,0", "140,0"]
    saetze = [absatz.text for absatz in dokument.paragraphs]
    assert "Der Plan mindert 2027–2031 zusammen 380,0 t CO2e; keine Tonne zählt doppelt." in saetze
    assert "2031 mindestens 160 t CO2e Minderung: verfehlt um 20,0 t (erreicht 140,0 t CO2e)" in saetze
    assert tabellen["Maßnahmen des Plans"][1:] == [
        [
            "Gebäudehülle Nordblock",
            GENO,
            "2027–2028",
            "300.000",
            "60.000",
            "240.000",
            "60,0",
        ],
        ["Straßenbeleuchtung auf LED", "Stadt", "2027–2028", "100.000", "20.000", "80.000", "40,0"],
        ["Wärmepumpe Nordblock", GENO, "2029", "120.000", "0", "120.000", "50,0"],
        ["Summe", "", "", "520.000", "80.000", "440.000", ""],
    ]
    assert tabellen["Nicht gewählte Maßnahmen"][1][:2] == ["=SUMME(A1;A2) Radweg", "400.000"]


def test_darlehen_und_verpflichtungen_stehen_nur_da_wo_der_fall_sie_hat() -> None:
    # 50,000 of the 90,000 of 2028 are borrowed: 40,000 remain; in 2029 5,000 are paid back with 1,000 interest.
    eines = beispiel.ergebnis()
    haushalt = list(eines.bilanz.haushalt)
    haushalt[1] = replace(haushalt[1], kreditaufnahme_eur=Decimal(50000))
    haushalt[2] = replace(haushalt[2], tilgung_eur=Decimal(5000), kreditzinsen_eur=Decimal(1000))
    staende = (
        Kontostand("ve:stadt", "VE Stadt", "EUR", 2027, 1, Decimal(95000), Decimal(90000), None, "stadt"),
        Kontostand("ve:geno", "VE Genossenschaft", "EUR", 2027, 1, Decimal(1), Decimal(1), None, "geno"),
        Kontostand("ve:stadt", "VE Stadt", "EUR", 2028, 1, Decimal(7), Decimal(7), None, "stadt"),
        Kontostand("topf:kfw", "KfW", "EUR", 2027, 1, Decimal(5), Decimal(5)),
    )
    mit = replace(eines, bilanz=replace(eines.bilanz, haushalt=tuple(haushalt), konten=staende))
    tabellen = _tabellen(_gelesen(mit))
    assert tabellen["Stadt"][2:4] == [
        ["2028", "90.000", "0", "50.000", "40.000", "0", "0", "0"],
        ["2029", "0", "20.000", "0", "−20.000", "0", "6.000", "0"],
    ]
    assert tabellen["Verpflichtungsermächtigungen"][1:] == [["VE Stadt", "2027", "90.000", "95.000"]]
    assert "Verpflichtungsermächtigungen" not in _tabellen(_gelesen(eines))


def _mit_stadt(**felder: Any) -> Ergebnis:
    eines = beispiel.ergebnis()
    stadt, geno = eines.fall.kostentraeger
    return replace(
        eines, fall=eines.fall.model_copy(update={"kostentraeger": (stadt.model_copy(update=felder), geno)})
    )


def test_doppelhaushalt_beschliesst_zwei_jahre() -> None:
    zwei = _gelesen(_mit_stadt(doppelhaushalt_ab=2027))
    assert [zeile[2:] for zeile in _tabellen(zwei)["Maßnahmen in den Haushaltsjahren 2027 und 2028"][1:]] == [
        ["2027", "10.000", "0"],
        ["2028", "90.000", "0"],
        ["", "100.000", "0"],
    ]


def test_bedingungen_stehen_einmal_mit_allen_die_sie_erfuellen_muessen() -> None:
    eines = beispiel.ergebnis()
    antrag = replace(beispiel.LED.antraege[0], bedingungen=("Nachweis führen.",))
    bilanzen = tuple(replace(m, antraege=(antrag,)) for m in (beispiel.HUELLE, beispiel.LED))
    gelesen = _gelesen(replace(eines, bilanz=replace(eines.bilanz, massnahmen=bilanzen)))
    satz = "Kommunalrichtlinie Beispiel (Gebäudehülle Nordblock, Straßenbeleuchtung auf LED): Nachweis führen."
    assert [absatz.text for absatz in gelesen.paragraphs].count(satz) == 1


def test_ohne_ausgangsemission_steht_nur_die_minderung_da() -> None:
    eines = beispiel.ergebnis()
    projekt = eines.fall.projekt.model_copy(update={"ausgangsemission_t_a": None})
    ohne = _gelesen(replace(eines, fall=eines.fall.model_copy(update={"projekt": projekt})))
    assert _tabellen(ohne)["Minderung je Jahr, CO2e"][4] == ["2030", "140,0"]


def test_nach_dem_letzten_jahr_ist_nichts_mehr_zu_veranschlagen() -> None:
    eines = beispiel.ergebnis()
    projekt = eines.fall.projekt.model_copy(update={"stichtag": date(2031, 6, 1)})
    spaet = _gelesen(replace(eines, fall=eines.fall.model_copy(update={"projekt": projekt})))
    assert len(_punkte(spaet)) == 2
    assert not [name for name in _tabellen(spaet) if "Haushaltsjahr" in name]


def test_fortschreibung_nennt_jede_aenderung_mit_ursache() -> None:
    ursache = Ursache(Ursachenart.BESCHEID, "Bescheid vom 01.02.2027 kam später")
    fort = Fortschreibung(
        kette=(Vorgaenger("0" * 64, "Quartier Beispiel", date(2025, 6, 1), "co2", {}, 2),),
        vorgaben=Aenderungsvorgaben(),
        bisher=beispiel.plan(),
        zaehlung={},
        aenderungen=(Aenderung("led", "LED", "verschoben", "2027", "2028", Decimal(1), "Jahre", ursache),),
    )
    neu = _gelesen(replace(beispiel.ergebnis(), fortschreibung=fort))
    assert _tabellen(neu)["Änderungen seit 01.06.2025, mit Ursachen"][1:] == [
        ["LED", "verschoben 2027 → 2028 (+1 Jahr)", "Bescheid", ursache.text]
    ]
    assert _punkte(neu)[0] == (
        "Die Fortschreibung des Maßnahmenplans „Quartier Beispiel“ 2027–2031, Stand 01.06.2026, wird mit "
        "1 von 3 Maßnahmen beschlossen (Kostenträger: Stadt). Sie ersetzt den Plan vom 01.06.2025."
    )


@pytest.mark.parametrize("text", [*BOESE, "a\x00b\x0bc\nd"], ids=lambda text: text[:12])
def test_boese_namen_bleiben_text(text: str) -> None:
    gelesen = _gelesen(umbenannt(beispiel.ergebnis(), text))
    erwartet = " ".join("".join(z if z.isprintable() else " " for z in text).split())
    assert erwartet in {zeile[0] for zeile in _tabellen(gelesen)["Maßnahmen des Plans"]}
    assert not [teil for teil in gelesen.part.rels.values() if teil.is_external]


def test_das_dokument_ist_barrierearm_und_immer_gleich(dokument: Any) -> None:
    assert dokument.core_properties.language == "de-DE"
    assert dokument.core_properties.title == "Beschlussvorlage (Entwurf): Quartier Beispiel"
    assert {s.get(qn("w:val")) for s in dokument.styles.element.iter(qn("w:lang"))} == {"de-DE"}
    assert all(t.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for t in dokument.tables)
    assert not [absatz for absatz in dokument.paragraphs if not absatz.text]
    eines = beispiel.ergebnis()
    assert beschlussvorlage.schreibe(eines) == beschlussvorlage.schreibe(eines)


def test_ohne_python_docx_sagt_ein_satz_was_fehlt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UmgebungsFehler, match=r"pip install 'massnahmenplan\[office\]'\.$"):
        beschlussvorlage.schreibe(beispiel.ergebnis())


@braucht_buero
def test_libreoffice_wandelt_ohne_fehler(tmp_path: Path) -> None:
    quelle = tmp_path / "beschlussvorlage.docx"
    quelle.write_bytes(beschlussvorlage.schreibe(umbenannt(beispiel.ergebnis(), BOESE[0])))
    assert wandle(quelle, "pdf", tmp_path).read_bytes().startswith(b"%PDF-")


@braucht_buero
def test_libreoffice_bricht_kein_wort(dokument: Any, tmp_path: Path) -> None:
    quelle = tmp_path / "beschlussvorlage.docx"
    dokument.save(quelle)
    seiten = PdfReader(wandle(quelle, "pdf", tmp_path)).pages
    gedruckt = {wort for seite in seiten for wort in seite.extract_text().split()}
    zellen = (z.text for t in dokument.tables for zeile in t.rows for z in zeile.cells)
    assert {wort for zelle in zellen for wort in zelle.split()} <= gedruckt
