"""The template as a workbook: what a planner finds in it, and that it is read as the same case."""

import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from openpyxl.worksheet.worksheet import Worksheet

from massnahmenplan import eingabe
from massnahmenplan.bericht.fallmappe import schreibe
from massnahmenplan.bericht.fallmappe.kataloge import Katalog
from massnahmenplan.bericht.fallmappe.schemafelder import _untergrenze, felder
from massnahmenplan.eingabe.auskunft import BEIBLAETTER
from massnahmenplan.eingabe.felder import pflichtfelder
from massnahmenplan.eingabe.listen import LISTEN, PROJEKT
from massnahmenplan.eingabe.schema import beschreibung
from massnahmenplan.eingabe.verweisfelder import VERWEISE
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.kataloge import laden
from tests.bericht.buero import braucht_buero, wandle
from tests.bericht.excelregeln import verstoesse

VORLAGE = Path(eingabe.__file__).parents[1] / "vorlagen" / "klein" / "fall.yaml"
BOESE = '<script>alert(1)</script> =HYPERLINK("http://x") 💡 \u202eאבג\u202c ' + "x" * 10_000


def _daten() -> dict[str, Any]:
    daten: dict[str, Any] = yaml.load(VORLAGE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return daten


def _katalog() -> Katalog:
    return Katalog(laden.lade_stammdaten(), laden.lade_massnahmenarten(), laden.lade_merkmale())


@pytest.fixture(scope="module")
def inhalt() -> bytes:
    return schreibe(_daten(), _katalog())


@pytest.fixture(scope="module")
def mappe(inhalt: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(inhalt))


@pytest.fixture(scope="module")
def aus_yaml() -> eingabe.Lesung:
    return eingabe.lies(VORLAGE, laden.lade_stammdaten())


def _lies(inhalt: bytes, ordner: Path) -> eingabe.Lesung:
    datei = ordner / "fall.xlsx"
    datei.write_bytes(inhalt)
    return eingabe.lies(datei, laden.lade_stammdaten())


def _gespeichert(mappe: openpyxl.Workbook) -> bytes:
    puffer = io.BytesIO()
    mappe.save(puffer)
    return puffer.getvalue()


def _kopf(blatt: Worksheet) -> list[str]:
    return [str(zelle.value) for zelle in blatt[1]]


def test_dieselbe_vorlage_wie_als_yaml_und_kein_befund_mehr(
    inhalt: bytes, aus_yaml: eingabe.Lesung, tmp_path: Path
) -> None:
    """W070 (an end of what is known of a programme) is about the case; the workbook adds no finding of its own."""
    lesung = _lies(inhalt, tmp_path)
    assert lesung.fall == aus_yaml.fall
    assert [h.kennung for h in lesung.hinweise] == [h.kennung for h in aus_yaml.hinweise] == ["W070"]


def test_excel_oeffnet_die_mappe_ohne_rueckfrage(inhalt: bytes) -> None:
    assert verstoesse(inhalt) == []


def test_gleicher_fall_gleiche_bytes(inhalt: bytes) -> None:
    assert schreibe(_daten(), _katalog()) == inhalt


def test_jede_liste_hat_ein_blatt_mit_allen_feldern(mappe: openpyxl.Workbook) -> None:
    assert mappe.sheetnames == ["Anleitung", "Übersicht", PROJEKT, *LISTEN, "Kataloge"]
    for liste, klasse in LISTEN.items():
        genannt = {name.strip("()").partition(".")[0] for name in _kopf(mappe[liste])}
        assert genannt == set(klasse.model_fields)


def test_zweite_zeile_sagt_titel_einheit_und_pflicht(mappe: openpyxl.Workbook) -> None:
    blatt = mappe["massnahmen"]
    zeile = dict(zip(_kopf(blatt), [str(zelle.value) for zelle in blatt[2]], strict=True))
    assert zeile["investition_eur"] == "(Investition · € · Pflicht)"
    assert zeile["investition_eur.planung"] == "(Investition planung · €)"
    assert zeile["kostentraeger"] == "(Kostenträger · Kennung · Pflicht)"
    assert zeile["fruehester_beginn"] == "(Frühester Beginn · Jahr oder 2027-Q3)"
    assert zeile["physik.wand_w_m2k"] == "(Wand · W/(m²K))"
    assert zeile["pflicht"] == "(Pflicht · Auswahl)"
    for liste, klasse in LISTEN.items():
        blatt = mappe[liste]
        pflicht = {
            str(k.value) for k, e in zip(blatt[1], blatt[2], strict=True) if str(e.value).endswith("Pflicht)")
        }
        assert pflicht == pflichtfelder(klasse)


def test_kommentar_ist_die_beschreibung_des_schemas(mappe: openpyxl.Workbook) -> None:
    for liste, klasse in LISTEN.items():
        for zelle in mappe[liste][1]:
            stamm, _, teil = str(zelle.value).strip("()").partition(".")
            text = str(zelle.comment.text)
            if stamm not in {"physik", "kredit"} or not teil:
                assert beschreibung(klasse.__name__, stamm).partition(": ")[2] in text
            assert len(text) > 10


def _auswahl(blatt: Worksheet) -> dict[str, str]:
    kopf = {zelle.column_letter: str(zelle.value) for zelle in blatt[1]}
    return {
        kopf[re.match(r"[A-Z]+", str(regel.sqref))[0]]: str(regel.formula1)  # type: ignore[index]
        for regel in blatt.data_validations.dataValidation
        if regel.type == "list"
    }


def test_auswahl_von_kennungen_und_aufzaehlungen(mappe: openpyxl.Workbook) -> None:
    massnahmen, haushalt = _auswahl(mappe["massnahmen"]), _auswahl(mappe["haushalt"])
    assert massnahmen["kostentraeger"] == haushalt["kostentraeger"] == "kennungen_kostentraeger"
    assert massnahmen["objekt"] == "kennungen_objekte"
    assert massnahmen["physik.traeger"] == "kennungen_energietraeger"
    assert massnahmen["art"] == "katalog_massnahmenarten"
    assert massnahmen["pflicht"] == '"ja,nein"'
    assert haushalt["art"] == '"investiv,konsumtiv"'
    assert _auswahl(mappe["foerderprogramme"])["id"] == "katalog_programme"
    namen = mappe.defined_names
    assert namen["kennungen_massnahmen"].value == (
        "'massnahmen'!$A$3:INDEX('massnahmen'!$A$3:$A$5002,MAX(1,COUNTA('massnahmen'!$A$3:$A$5002)))"
    )
    erster, letzter = str(namen["katalog_programme"].value).partition("!")[2].replace("$", "").split(":")
    assert mappe["Kataloge"][erster].value == next(iter(laden.lade_stammdaten().programme))
    assert int(letzter[1:]) - int(erster[1:]) + 1 == len(laden.lade_stammdaten().programme)


def test_jahr_und_datum_werden_auf_deutsch_geprueft(mappe: openpyxl.Workbook) -> None:
    def regel(liste: str, feld: str) -> Any:
        blatt = mappe[liste]
        buchstabe = next(zelle.column_letter for zelle in blatt[1] if zelle.value == feld)
        regeln = blatt.data_validations.dataValidation
        return next(r for r in regeln if str(r.sqref).startswith(f"{buchstabe}3:"))

    jahr = regel("haushalt", "jahr")
    assert (jahr.type, jahr.formula1, jahr.formula2, jahr.errorStyle) == ("whole", "1990", "2150", None)
    assert jahr.error == "Eine Jahreszahl von 1990 bis 2150, etwa 2027."
    datum = regel("stand", "datum")
    assert (datum.type, datum.error) == ("date", "Ein Tag wie 01.03.2027, von 1990 bis 2150.")
    anteil = regel("kostentraeger", "uebertrag_anteil")
    assert (anteil.type, anteil.error) == ("decimal", "Ein Anteil von 0 % bis 100 %.")
    assert regel("massnahmen", "kostentraeger").errorStyle == "warning"  # its sheet may be filled in later


def test_zahlen_tage_und_anteile_sind_werte_mit_format(mappe: openpyxl.Workbook) -> None:
    blatt = mappe["massnahmen"]
    spalte = {str(zelle.value): zelle.column_letter for zelle in blatt[1]}
    geld = blatt[f"{spalte['investition_eur']}3"]
    assert (geld.value, geld.number_format) == (95000, "#,##0.00")
    traeger = mappe["kostentraeger"]
    anteil = traeger[f"{next(z.column_letter for z in traeger[1] if z.value == 'uebertrag_anteil')}3"]
    assert (anteil.value, anteil.number_format) == (0.5, "0.0##%")
    projekt = {str(zeile[0].value): zeile[1] for zeile in mappe[PROJEKT].iter_rows(min_row=2)}
    assert (str(projekt["stichtag"].value)[:10], projekt["stichtag"].number_format) == ("2026-11-23", "dd.mm.yyyy")
    assert blatt[f"{spalte['name']}3"].number_format == "@"


def test_erklaerende_blaetter_sind_geschuetzt_daten_nicht(mappe: openpyxl.Workbook) -> None:
    geschuetzt = {blatt.title for blatt in mappe if blatt.protection.sheet}
    assert geschuetzt == set(BEIBLAETTER)
    assert not any(blatt.protection.password for blatt in mappe)
    formeln = {b.title for b in mappe for zeile in b.iter_rows() for zelle in zeile if zelle.data_type == "f"}
    assert formeln == {"Übersicht"}
    assert mappe["massnahmen"].freeze_panes == "C3"


def test_platzhalter_wird_erst_mit_namen_gelesen(inhalt: bytes, tmp_path: Path) -> None:
    mappe = openpyxl.load_workbook(io.BytesIO(inhalt))
    blatt = mappe["massnahmen"]
    kopf = next(zelle for zelle in blatt[1] if zelle.value == "(kennwerte.…)")
    blatt.cell(3, kopf.column, 3.5)
    with pytest.raises(EingabeFehler) as fehler:
        _lies(_gespeichert(mappe), tmp_path)
    (befund,) = fehler.value.befunde
    assert befund.kennung == "E033"
    assert f"massnahmen!{kopf.column_letter}3" in str(befund.stelle)
    assert str(befund.abhilfe).endswith("durch den Namen ersetzen, etwa „kennwerte.name“.")
    kopf.value = "kennwerte.scop"
    gelesen = _lies(_gespeichert(mappe), tmp_path).fall.massnahme_mit_id["schule_pv"]
    assert {name: str(wert) for name, wert in gelesen.kennwerte.items()} == {"scop": "3.5"}


def test_einheitenzeile_nur_direkt_unter_der_ueberschrift(inhalt: bytes, tmp_path: Path) -> None:
    mappe = openpyxl.load_workbook(io.BytesIO(inhalt))
    mappe["ressourcen"].append(["(weitere)", "(folgen)"])
    with pytest.raises(EingabeFehler):
        _lies(_gespeichert(mappe), tmp_path)


def test_fremdes_blatt_wird_weiter_gemeldet(inhalt: bytes, tmp_path: Path) -> None:
    mappe = openpyxl.load_workbook(io.BytesIO(inhalt))
    mappe.create_sheet("Notizen")["A1"] = "anrufen"
    assert [h.kennung for h in _lies(_gespeichert(mappe), tmp_path).hinweise] == ["W032", "W070"]


def test_boese_texte_bleiben_text(tmp_path: Path, aus_yaml: eingabe.Lesung) -> None:
    daten = _daten()
    daten["massnahmen"][0]["name"] = BOESE
    daten["massnahmen"][1]["name"] = "a\x01\ufffe\ud800b"
    inhalt = schreibe(daten, _katalog())
    assert verstoesse(inhalt) == []
    blatt = openpyxl.load_workbook(io.BytesIO(inhalt))["massnahmen"]
    assert (blatt["B3"].value, blatt["B3"].data_type, blatt["B3"].hyperlink) == (BOESE, "s", None)
    assert blatt["B4"].value == "ab"
    assert _lies(inhalt, tmp_path).fall.massnahme_mit_id["schule_pv"].name == BOESE


def test_was_in_keine_zelle_passt_wird_nicht_still_verloren() -> None:
    daten = _daten()
    daten["massnahmen"][0]["physik"] = [{"art": "huelle"}, {"art": "stromeinsparung"}]
    with pytest.raises(ValueError, match="physik hat in einer Zelle keinen Platz"):
        schreibe(daten, _katalog())


def _betraege(blatt: Worksheet) -> list[tuple[Any, ...]]:
    return [tuple(zeile[:3]) for zeile in blatt.iter_rows(min_row=5, values_only=True)]


def test_uebersicht_zaehlt_was_dasteht(inhalt: bytes) -> None:
    """95,000 + 20,000 + 260,000 for energy; 370,000 + 455,000 for buildings; 180,000 + 160,000 a year."""
    blatt = openpyxl.load_workbook(io.BytesIO(inhalt), data_only=True)["Übersicht"]
    werte = {zeile[0]: zeile[1:] for zeile in _betraege(blatt)}
    assert werte["massnahmen"][0] == 7
    assert werte["kredite"][0] == 0
    assert werte["energieversorgung"] == (2, 375000)
    assert werte["gebaeudesanierung"] == (2, 825000)
    assert werte["Summe"] == (7, 1416000)
    assert werte[2032] == (340000, 0)
    assert 2033 not in werte


@braucht_buero
def test_libreoffice_liest_rechnet_und_speichert_denselben_fall(
    inhalt: bytes, aus_yaml: eingabe.Lesung, tmp_path: Path
) -> None:
    """The results of formulas are taken out first: what stands there afterwards LibreOffice has worked out."""
    mappe = openpyxl.load_workbook(io.BytesIO(inhalt))  # saved by openpyxl, formulas have no results
    (tmp_path / "fall.xlsx").write_bytes(_gespeichert(mappe))
    ergebnis = wandle(tmp_path / "fall.xlsx", "xlsx", tmp_path / "neu")
    gerechnet = openpyxl.load_workbook(ergebnis, data_only=True)
    erwartet = openpyxl.load_workbook(io.BytesIO(inhalt), data_only=True)
    assert _betraege(gerechnet["Übersicht"]) == _betraege(erwartet["Übersicht"])
    lesung = eingabe.lies(ergebnis, laden.lade_stammdaten())
    assert lesung.fall == aus_yaml.fall
    assert [h.kennung for h in lesung.hinweise] == ["W070"]
    assert _auswahl(gerechnet["massnahmen"])["kostentraeger"] == "kennungen_kostentraeger"


@pytest.mark.parametrize("liste", [PROJEKT, *LISTEN])
def test_auswahl_passt_in_eine_zelle(liste: str) -> None:
    for feld in felder(liste, ()):
        assert len(",".join(feld.werte)) <= 255, feld.name


def test_verweise_nennen_listen_mit_kennungen() -> None:
    assert {LISTEN[liste].model_fields["id"].is_required() for liste in VERWEISE.values()} == {True}


def _regel(blatt: Worksheet, feld: str) -> Any:
    buchstabe = next(zelle.column_letter for zelle in blatt[1] if zelle.value == feld)
    return next(r for r in blatt.data_validations.dataValidation if str(r.sqref).startswith(f"{buchstabe}3:"))


def test_untergrenze_die_nicht_gilt(mappe: openpyxl.Workbook) -> None:
    """The schema has U-values of more than 0: 0 was let through, and refused only when the case was read."""
    blatt = mappe["massnahmen"]
    u_wert, anteil = _regel(blatt, "physik.wand_w_m2k"), _regel(blatt, "physik.anteil")
    zelle = str(u_wert.sqref).partition(":")[0]
    assert (u_wert.type, u_wert.formula1) == ("custom", f"AND(ISNUMBER({zelle}),{zelle}>0,{zelle}<=10)")
    assert (u_wert.error, u_wert.errorStyle) == ("Eine Zahl über 0 bis 10.", None)
    assert anteil.error == "Ein Anteil über 0 % bis 100 %."
    kommentare = {str(z.value): str(z.comment.text) for z in blatt[1]}
    assert kommentare["physik.wand_w_m2k"].endswith("Erlaubt: über 0 bis 10")


def test_untergrenze_wie_im_schema() -> None:
    """Of several alternatives the widest; one that excludes its own bound is narrower than one that does not."""
    ab, ueber = {"minimum": 0.0}, {"minimum": 0.0, "exclusiveMinimum": 0.0}
    assert _untergrenze([ueber]) == (0.0, True)
    assert _untergrenze([ueber, ab]) == (0.0, False)
    assert _untergrenze([{"exclusiveMinimum": -1.0}, ab]) == (-1.0, True)
    assert _untergrenze([ab, {}]) == (None, False)


def _mit_zeitraum(ende: int, jahr: int) -> dict[str, Any]:
    daten = _daten()
    daten["projekt"] |= {"beginn": "2027", "ende": str(ende)}
    daten["haushalt"] = [{"kostentraeger": "stadt", "jahr": str(jahr), "betrag_eur": "1000"}]
    return daten


def test_uebersicht_hat_jedes_jahr_des_falls() -> None:
    """24 years, budget in the last one: 20 lines, and the rest cut without a word, was what stood there."""
    blatt = openpyxl.load_workbook(io.BytesIO(schreibe(_mit_zeitraum(2050, 2050), _katalog())), data_only=True)
    werte = {zeile[0]: zeile[1:] for zeile in _betraege(blatt["Übersicht"])}
    assert werte[2050] == (1000, 0)


@braucht_buero
def test_uebersicht_zaehlt_spaetere_jahre_zusammen(tmp_path: Path) -> None:
    """The case ends in 2032 and is made longer in the workbook: 2047 … 2050 have one line."""
    mappe = openpyxl.load_workbook(io.BytesIO(schreibe(_mit_zeitraum(2032, 2048), _katalog())))
    projekt = mappe[PROJEKT]
    next(zeile[1] for zeile in projekt.iter_rows() if zeile[0].value == "ende").value = 2050
    (tmp_path / "fall.xlsx").write_bytes(_gespeichert(mappe))
    gerechnet = openpyxl.load_workbook(wandle(tmp_path / "fall.xlsx", "xlsx", tmp_path / "neu"), data_only=True)
    werte = {zeile[0]: zeile[1:] for zeile in _betraege(gerechnet["Übersicht"])}
    assert werte[2046] == (0, 0)
    assert werte["2047–2050"] == (1000, 0)
