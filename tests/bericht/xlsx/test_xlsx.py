import io
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.xlsx import schreibe
from massnahmenplan.bericht.xlsx.blatt import GEKUERZT, KOPFZEILE, TEXTGRENZE
from massnahmenplan.ergebnis import Bilanz, Ergebnis, Plan
from massnahmenplan.foerderung.rechenweg import Rechenzeile
from massnahmenplan.foerderung.vorhaben import Zahlung
from massnahmenplan.planungsfall import Planungsfall
from tests.bericht import beispiel
from tests.bericht.excelregeln import verstoesse
from tests.bericht.xlsx.erwartet import ERWARTET, PRUEFSUMME


def _mappe(ergebnis: Ergebnis) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(schreibe(ergebnis)))


@pytest.fixture(scope="module")
def mappe() -> openpyxl.Workbook:
    return _mappe(beispiel.ergebnis())


def _zeilen(blatt: Worksheet) -> list[tuple[Any, ...]]:
    zeilen = []
    for zeile in blatt.iter_rows(values_only=True):
        werte = list(zeile)
        while werte and werte[-1] is None:
            werte.pop()
        zeilen.append(tuple(werte))
    return zeilen


def _benannt(name: str) -> Ergebnis:
    """Return the example whose measure ``radweg`` has another name."""
    daten = beispiel.fall().model_dump(mode="json")
    daten["massnahmen"][3]["name"] = name
    return replace(beispiel.ergebnis(), fall=Planungsfall.model_validate(daten))


def test_blaetter_in_dieser_reihenfolge(mappe: openpyxl.Workbook) -> None:
    assert mappe.sheetnames == [
        "Übersicht",
        "Projektplan",
        "Zeitplan",
        "Haushaltstabelle",
        "Haushalt",
        "Kapitalwert",
        "Fördermittel",
        "Rechenwege",
        "CO2-Pfad",
        "Konten",
        "Nicht gewählt",
        "Annahmen und Quellen",
        "Prüfung",
        "Status",
        "Bescheide",
    ]


@pytest.mark.parametrize("name", list(ERWARTET))
def test_jede_zelle(mappe: openpyxl.Workbook, name: str) -> None:
    summe = beispiel.fall().pruefsumme()
    erwartet = [tuple(summe if wert == PRUEFSUMME else wert for wert in zeile) for zeile in ERWARTET[name]]
    assert _zeilen(mappe[name]) == erwartet


def test_excel_oeffnet_den_plan_ohne_rueckfrage() -> None:
    boese = '<script>alert(1)</script> =HYPERLINK("http://x") 💡 \u202eאבג\u202c\x01\ufffe ' + "x" * 10_000
    for ergebnis in (beispiel.ergebnis(), _benannt(boese)):
        assert verstoesse(schreibe(ergebnis)) == []
    zelle = _mappe(_benannt(boese))["Nicht gewählt"]["C5"]
    assert (zelle.value, zelle.data_type) == (boese.replace("\x01", "").replace("\ufffe", ""), "s")


def test_haushaltstabelle_und_haushalt_sagen_dasselbe(mappe: openpyxl.Workbook) -> None:
    """Two ways of reading one balance: costs and grants of each payer by year."""
    tabelle = [zeile for zeile in _zeilen(mappe["Haushaltstabelle"])[4:] if zeile[2] == "Summe"]
    kassen = {(z[0], z[2]): z[3:8] for z in _zeilen(mappe["Haushalt"])[4:] if z[1] == "investiv"}
    for wer in ("Stadt", "Wohnungsgenossenschaft eG"):
        je_zeile = {zeile[6]: zeile[8:13] for zeile in tabelle if zeile[0] == wer}
        assert je_zeile["Kosten"] == kassen[wer, "Ausgaben"]
        assert je_zeile["Zuwendungen"] == kassen[wer, "Zuwendungen"]


def test_spaetere_zuwendung_steht_in_einer_eigenen_spalte() -> None:
    """A grant that arrives after 2031, the last year, is in the sum as well."""
    ergebnis = beispiel.ergebnis()
    (antrag,) = beispiel.LED.antraege
    spaet = replace(antrag, auszahlungen=(Zahlung(2033, Decimal(20000)),))
    bilanz = replace(ergebnis.bilanz, massnahmen=(replace(beispiel.LED, antraege=(spaet,)),))
    zeilen = _zeilen(_mappe(replace(ergebnis, bilanz=bilanz))["Haushaltstabelle"])
    assert zeilen[3][7:] == ("gesamt", "2027", "2028", "2029", "2030", "2031", "später")
    assert zeilen[5][6:] == ("Zuwendungen", 20000, 0, 0, 0, 0, 0, 20000)
    assert zeilen[6][6:] == ("eigener Anteil", 80000, 10000, 90000, 0, 0, 0, -20000)


def test_keine_formeln_keine_verweise_keine_makros(mappe: openpyxl.Workbook) -> None:
    for blatt in mappe:
        arten = {zelle.data_type for zeile in blatt.iter_rows() for zelle in zeile}
        assert "f" not in arten
        assert not any(zelle.hyperlink for zeile in blatt.iter_rows() for zelle in zeile)
    with zipfile.ZipFile(io.BytesIO(schreibe(beispiel.ergebnis()))) as archiv:
        assert not [name for name in archiv.namelist() if "vba" in name.lower()]


@pytest.mark.parametrize(
    "name",
    ["=1+1", "{=1}", "+1", "-1", "@SUMME", "=HYPERLINK('http://x')", "http://boese.example", "internal:A1", "007"],
)
def test_name_der_wie_eine_formel_beginnt_bleibt_text(name: str) -> None:
    zelle = _mappe(_benannt(name))["Nicht gewählt"]["C5"]
    assert (zelle.value, zelle.data_type, zelle.hyperlink) == (name, "s", None)


def test_steuerzeichen_werden_entfernt() -> None:
    assert _mappe(_benannt("a\x00b\x1bc\td"))["Nicht gewählt"]["C5"].value == "abc\td"


def test_zu_langer_text_wird_gekuerzt_und_gekennzeichnet() -> None:
    ergebnis = beispiel.ergebnis()
    lang = replace(ergebnis.nicht_gewaehlt[0], text="x" * (TEXTGRENZE + 1))
    passt = replace(lang, text="x" * TEXTGRENZE)
    blatt = _mappe(replace(ergebnis, nicht_gewaehlt=(lang, passt)))["Nicht gewählt"]
    gekuerzt = str(blatt["H5"].value)
    assert len(gekuerzt) == TEXTGRENZE
    assert gekuerzt.endswith("x" + GEKUERZT)
    assert blatt["H6"].value == "x" * TEXTGRENZE


def test_nan_wird_nicht_geschrieben() -> None:
    kaputt = replace(beispiel.PUMPE, minderung_t={2030: Decimal("NaN")})
    ergebnis = beispiel.ergebnis()
    with pytest.raises(TypeError, match="NAN/INF not supported"):
        schreibe(replace(ergebnis, bilanz=replace(ergebnis.bilanz, massnahmen=(kaputt,))))


def test_gleiche_ergebnisse_geben_gleiche_bytes() -> None:
    assert schreibe(beispiel.ergebnis()) == schreibe(beispiel.ergebnis())


@pytest.mark.parametrize(
    ("blatt", "zelle", "zahlenformat"),
    [
        ("Projektplan", "J6", '#,##0.00 "€"'),
        ("Projektplan", "M6", "#,##0.0"),
        ("Projektplan", "G6", "0"),
        ("Haushalt", "D5", '#,##0.00 "€";-#,##0.00 "€";"–"'),
        ("Fördermittel", "F5", "dd.mm.yyyy"),
        ("Fördermittel", "K6", "dd.mm.yyyy"),
        ("Fördermittel", "N5", "0.0%"),
        ("Fördermittel", "O5", '#,##0.00 "€"'),
        ("Kapitalwert", "J5", "0.000000"),
        ("CO2-Pfad", "B5", "#,##0.0"),
    ],
)
def test_zahlenformate(mappe: openpyxl.Workbook, blatt: str, zelle: str, zahlenformat: str) -> None:
    assert mappe[blatt][zelle].number_format == zahlenformat


@pytest.mark.parametrize("blatt", ["Projektplan", "Zeitplan"])
def test_die_nummer_klebt_nicht_an_der_naechsten_spalte(mappe: openpyxl.Workbook, blatt: str) -> None:
    nummern = [zelle for zelle in mappe[blatt]["A"] if isinstance(zelle.value, int)]
    assert nummern
    assert {zelle.alignment.horizontal for zelle in nummern} == {"center"}


def test_balken_haben_farbe_und_buchstaben(mappe: openpyxl.Workbook) -> None:
    blatt = mappe["Projektplan"]
    farben = {str(blatt.cell(6, spalte).value): blatt.cell(6, spalte).fill.fgColor.rgb for spalte in range(14, 17)}
    assert farben == {"P": "FFFFE699", "B": "FF9C3D0A", "W": "FFC6E0B4"}


@pytest.mark.parametrize(("worte", "hoehen"), [(20, {60}), (60, {60, 180})])
def test_balken_sind_gleich_hoch(worte: int, hoehen: set[float]) -> None:
    """20 words of 6 letters, five to a line of 37: four lines of 15 points; beyond these a row grows alone."""
    daten = beispiel.fall().model_dump(mode="json")
    daten["massnahmen"][0]["name"] = "Schule " * worte
    ergebnis = replace(beispiel.ergebnis(), fall=Planungsfall.model_validate(daten))
    blatt = _mappe(ergebnis)["Projektplan"]
    nummern = [zelle for zelle in blatt["A"][KOPFZEILE + 1 :] if isinstance(zelle.value, int)]
    assert len(nummern) == 3
    assert {blatt.row_dimensions[zelle.row].height for zelle in nummern} == hoehen


def test_kopf_bleibt_stehen_filter_und_druck_sind_eingerichtet(mappe: openpyxl.Workbook) -> None:
    fenster = {blatt.title: (blatt.freeze_panes, blatt.auto_filter.ref) for blatt in mappe}
    assert fenster == {
        "Übersicht": (None, None),
        "Projektplan": ("D5", "A4:R10"),
        "Zeitplan": ("C5", "A4:K16"),
        "Haushaltstabelle": ("D5", "A4:M21"),
        "Haushalt": ("D5", "A4:I38"),
        "Kapitalwert": ("B5", "A4:K9"),
        "Fördermittel": ("D5", "A4:Q6"),
        "Rechenwege": ("A5", "A4:F11"),
        "CO2-Pfad": ("B5", "A4:H9"),
        "Konten": ("A5", "A4:H6"),
        "Nicht gewählt": ("D5", "A4:H5"),
        "Annahmen und Quellen": ("A5", "A4:F24"),
        "Prüfung": ("A5", "A4:C6"),
        "Status": ("C5", "A4:W8"),
        "Bescheide": ("C5", "A4:S6"),
    }
    for blatt in mappe:
        assert blatt.page_setup.orientation == "landscape"
        if blatt.title in {"Status", "Bescheide"}:  # too many columns for the width of a page
            assert blatt.page_setup.scale == 60
            continue
        assert blatt.sheet_properties.pageSetUpPr.fitToPage is True
        assert blatt.page_setup.fitToWidth in (None, 1)  # 1 is the default and may be left out


def test_block_eines_kostentraegers_wird_beim_druck_nicht_zerschnitten() -> None:
    """Six payers with 40 lines each: two blocks fit on an A3 page, a third one would be cut."""
    ergebnis = beispiel.ergebnis()
    daten = ergebnis.fall.model_dump(mode="json")
    vorlage = daten["massnahmen"][2]
    daten["massnahmen"] += [vorlage | {"id": f"p{nr}", "name": f"Pumpe {nr}"} for nr in range(30)]
    kopien = tuple(replace(beispiel.PUMPE, massnahme=f"p{nr}") for nr in range(30))
    geno = [jahr for jahr in beispiel.HAUSHALT if (jahr.traeger, jahr.art) == ("geno", "investiv")]
    bilanz = replace(
        ergebnis.bilanz,
        massnahmen=kopien,
        haushalt=tuple(replace(jahr, art=art) for art in ("investiv", "investiv ") * 3 for jahr in geno),
    )
    blatt = _mappe(replace(ergebnis, fall=Planungsfall.model_validate(daten), bilanz=bilanz))["Haushalt"]
    anfaenge = [z for z in range(5, blatt.max_row) if blatt.cell(z, 3).value == "Ansatz"]
    umbrueche = [umbruch.id + 1 for umbruch in blatt.row_breaks.brk]
    assert umbrueche
    assert set(umbrueche) <= {*anfaenge, anfaenge[-1] + 41}


def test_leere_rundung_wird_nicht_gezeigt() -> None:
    """The calculation is exact, so a rounding may change only fractions of a cent: nothing to see."""
    ergebnis = beispiel.ergebnis()
    zeilen = beispiel.LED.antraege[0].rechenweg
    gerundet = Rechenzeile("Gerundet", Decimal(20000), "Regel")
    auf_zehn = Rechenzeile("Gerundet", Decimal(19990), "Regel")
    antrag = replace(beispiel.LED.antraege[0], rechenweg=(*zeilen, gerundet, auf_zehn))
    bilanz = replace(ergebnis.bilanz, massnahmen=(replace(beispiel.LED, antraege=(antrag,)),))
    schritte = [zeile[3:5] for zeile in _zeilen(_mappe(replace(ergebnis, bilanz=bilanz))["Rechenwege"])[4:]]
    assert schritte == [
        ("förderfähig: 80 % von 100.000,00 €", 80000),
        ("25 % von 80.000,00 €", 20000),
        ("Gerundet", 19990),
        ("Auszahlung 2029", 20000),
        ("Quelle der Fassung", None),
    ]


def test_kein_tag_spielraum_faellt_auf() -> None:
    ergebnis = beispiel.ergebnis()
    antrag = replace(beispiel.LED.antraege[0], fertig_bis=date(2028, 12, 31))
    bilanz = replace(ergebnis.bilanz, massnahmen=(replace(beispiel.LED, antraege=(antrag,)),))
    zelle = _mappe(replace(ergebnis, bilanz=bilanz))["Fördermittel"]["I5"]
    assert zelle.value == 0
    assert zelle.fill.fgColor.rgb == "FFFCE4D6"


def test_kapitalwert_ist_hergeleitet(mappe: openpyxl.Workbook) -> None:
    zeilen = _zeilen(mappe["Kapitalwert"])
    kosten = float(beispiel.ergebnis().bilanz.zielwerte["kosten"])
    assert sum(zeile[10] for zeile in zeilen[4:9]) == pytest.approx(kosten, abs=1e-9)
    assert zeilen[-1][-1] == kosten


@pytest.mark.parametrize("ziel", ["co2", "kosten"])
def test_kapitalwert_ist_bei_ziel_co2_nur_information(ziel: str) -> None:
    ergebnis = beispiel.ergebnis()
    satz = _mappe(replace(ergebnis, nachweis=replace(ergebnis.nachweis, ziel=ziel)))["Kapitalwert"]["A2"].value
    assert ("dient nur zur Information" in str(satz)) == (ziel == "co2")


@pytest.mark.parametrize(
    "kennung",
    ["keine_option", "verboten", "ausgeschlossen", "voraussetzung", "reihenfolge", "haushalt", "konto", "zielwert",
     "offen"],
)  # fmt: skip
def test_jeder_grund_hat_deutsche_worte(kennung: str) -> None:
    assert " " in worte.grund(kennung)


def test_spalten_sind_breit_genug_fuer_grosse_betraege() -> None:
    gross = replace(beispiel.LED, zahlungen=(replace(beispiel.LED.zahlungen[0], betrag_eur=Decimal("1e10")),))
    ergebnis = beispiel.ergebnis()
    blatt = _mappe(replace(ergebnis, bilanz=replace(ergebnis.bilanz, massnahmen=(gross,))))["Projektplan"]
    assert blatt["J6"].value == 10_000_000_000
    assert blatt.column_dimensions["J"].width >= len("10.000.000.000,00 €") + 1


def test_diagramme_zeigen_auf_die_tabelle(mappe: openpyxl.Workbook) -> None:
    linien, saeulen = mappe["CO2-Pfad"]._charts  # type: ignore[attr-defined]
    assert [reihe.val.numRef.f for reihe in linien.series] == [
        "'CO2-Pfad'!$B$5:$B$9",
        "'CO2-Pfad'!$C$5:$C$9",
        "'CO2-Pfad'!$D$5:$D$9",
    ]
    assert [reihe.val.numRef.f for reihe in saeulen.series][:2] == ["'CO2-Pfad'!$E$5:$E$9", "'CO2-Pfad'!$G$5:$G$9"]


def test_ohne_ausgangsemission_nur_die_minderung() -> None:
    ergebnis = beispiel.ergebnis()
    daten = ergebnis.fall.model_dump(mode="json")
    daten["projekt"]["ausgangsemission_t_a"] = None
    daten["ziele"] = daten["ziele"][1:]  # the first one limits the emission
    emissionen = tuple(replace(jahr, ohne_plan_t=None) for jahr in ergebnis.bilanz.emissionen)
    blatt = _mappe(
        replace(
            ergebnis,
            fall=Planungsfall.model_validate(daten),
            bilanz=replace(ergebnis.bilanz, emissionen=emissionen),
        )
    )["CO2-Pfad"]
    assert blatt["A2"].value == "Der Fall nennt keine Emission ohne Maßnahmen; gezeigt wird nur die Minderung."
    assert _zeilen(blatt)[9] == ("Summe", None, None, None, 400, 20, 380)
    assert len(blatt._charts) == 1  # type: ignore[attr-defined]


def test_fehlbetrag_steht_nur_da_wo_geld_fehlt(mappe: openpyxl.Workbook) -> None:
    ergebnis = beispiel.ergebnis()
    erstes = replace(beispiel.HAUSHALT[0], fehlbetrag_eur=Decimal("12.34"))
    bilanz = replace(ergebnis.bilanz, haushalt=(erstes, *beispiel.HAUSHALT[1:]))
    zeilen = _zeilen(_mappe(replace(ergebnis, bilanz=bilanz))["Haushalt"])
    assert ("Stadt", "investiv", "Fehlbetrag", 12.34, 0, 0, 0, 0, 12.34) in zeilen
    assert "Fehlbetrag" not in {zeile[2] for zeile in _zeilen(mappe["Haushalt"]) if len(zeile) > 2}


def test_leerer_plan_gibt_lesbare_blaetter() -> None:
    ergebnis = beispiel.ergebnis()
    bilanz: Bilanz = replace(ergebnis.bilanz, massnahmen=(), konten=(), ziele=(), haushalt=())
    mappe = _mappe(replace(ergebnis, plan=Plan(()), bilanz=bilanz, nicht_gewaehlt=(), protokoll=()))
    assert mappe["Übersicht"]["A4"].value == "Im Plan ist keine von 4 Maßnahmen."
    assert mappe["Fördermittel"]["A2"].value == "Der Plan enthält keinen Förderantrag."
    assert mappe["Nicht gewählt"]["A2"].value == "Alle Maßnahmen des Falls sind im Plan."
    assert mappe["Prüfung"]["A2"].value == "Dieser Plan wurde nicht geprüft."


def test_summen_passen_in_ihre_spalte() -> None:
    """123,456,789,012.34 € takes 20 characters; a column of 18 would show ###."""
    ergebnis = beispiel.ergebnis()
    zeilen = [replace(z, betrag_eur=Decimal("123456789012.34")) for z in ergebnis.bilanz.kapitalwert]
    gross = replace(ergebnis, bilanz=replace(ergebnis.bilanz, kapitalwert=tuple(zeilen)))
    blatt = _mappe(gross)["Kapitalwert"]
    geprueft = 0
    breiten = {n: d.width for d in blatt.column_dimensions.values() for n in range(d.min, d.max + 1)}
    for spalte in blatt.iter_cols(min_row=5):
        breite = breiten[spalte[0].column]
        for zelle in spalte:
            if isinstance(zelle.value, int | float) and "€" in zelle.number_format:
                assert breite >= len(f"{zelle.value:,.2f} €")
                geprueft += 1
    assert geprueft > 10
