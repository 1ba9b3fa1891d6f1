"""Fault list B: CSV and workbooks. The number in a name is that of the finding's code."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from massnahmenplan.eingabe.quelle import Wert
from tests.eingabe.werkbank import FALL, Werkbank

OHNE_MASSNAHMEN = FALL[: FALL.index("massnahmen:")]
KOPF = ["id", "name", "handlungsfeld", "kostentraeger", "investition_eur", "co2_t_a"]
PV: list[Any] = ["pv", "Photovoltaik", "energieversorgung", "stadt", 90000, 12.5]


def mappe(zeilen: Sequence[Sequence[Any]], titel: str = "massnahmen") -> tuple[openpyxl.Workbook, Worksheet]:
    buch = openpyxl.Workbook()
    blatt = buch.active
    assert isinstance(blatt, Worksheet)
    blatt.title = titel
    for zeile in zeilen:
        blatt.append(list(zeile))
    return buch, blatt


def lege_ab(bank: Werkbank, buch: openpyxl.Workbook, name: str = "massnahmen.xlsx") -> Path:
    bank.schreibe("fall.yaml", OHNE_MASSNAHMEN)
    buch.save(bank.ordner / name)
    return bank.ordner / name


def csv(bank: Werkbank, text: str, kodierung: str = "utf-8", name: str = "massnahmen.csv") -> None:
    bank.schreibe("fall.yaml", OHNE_MASSNAHMEN)
    bank.schreibe(name, text.encode(kodierung))


CSV = ";".join(KOPF) + "\r\npv;Photovoltaik;energieversorgung;stadt;90000;12,5\r\n"


@pytest.mark.parametrize("kodierung", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_in_jeder_ueblichen_kodierung(bank: Werkbank, kodierung: str) -> None:
    csv(bank, CSV.replace("Photovoltaik", "Süd – „Dach“"), kodierung)
    lesung = bank.lies()
    assert lesung.fall.massnahmen[0].name == "Süd – „Dach“"
    assert [h.kennung for h in lesung.hinweise] == {"cp1252": ["W012"], "utf-16": ["W013"]}.get(kodierung, [])


def test_csv_mit_komma_und_dezimalpunkt(bank: Werkbank) -> None:
    csv(bank, CSV.replace(",", ".").replace(";", ","))
    assert bank.lies().fall.massnahmen[0].co2_t_a == Decimal("12.5")


def test_spalten_mit_punkt_werden_zuordnungen(bank: Werkbank) -> None:
    kopf = "id;name;handlungsfeld;kostentraeger;investition_eur.planung;investition_eur.bau;co2_t_a"
    csv(bank, kopf + "\npv;P;x;stadt;1.000,50;89.000,00;1\nwp;W;x;stadt;;70000;1\n")
    pv, wp = bank.lies().fall.massnahmen
    assert pv.investition_eur == {"planung": Decimal("1000.50"), "bau": Decimal(89000)}
    assert wp.investition_eur == {"bau": Decimal(70000)}  # an empty cell is not stated, not 0


def test_28_keine_mappe_alte_mappe_und_kennwort(bank: Werkbank) -> None:
    bank.schreibe("fall.yaml", OHNE_MASSNAHMEN)
    bank.schreibe("massnahmen.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    befund = bank.befund("E028")
    assert "Kennwort" in befund.text
    assert ".xlsx speichern" in str(befund.abhilfe)
    bank.schreibe("massnahmen.xlsx", "id;name\n")
    assert "keine lesbare Excel-Arbeitsmappe" in bank.befund("E028").text


def test_28_zip_ohne_mappe(bank: Werkbank) -> None:
    bank.schreibe("fall.yaml", OHNE_MASSNAHMEN)
    with zipfile.ZipFile(bank.ordner / "massnahmen.xlsx", "w") as archiv:
        archiv.writestr("hallo.txt", "x")
    assert str(bank.befund("E028").stelle) == "massnahmen.xlsx"


def _ergaenze(datei: Path, name: str, inhalt: bytes) -> None:
    with zipfile.ZipFile(datei, "a", zipfile.ZIP_DEFLATED) as archiv:
        archiv.writestr(name, inhalt)


def test_29_zip_bombe_wird_vor_dem_oeffnen_erkannt(bank: Werkbank) -> None:
    datei = lege_ab(bank, mappe([KOPF, PV])[0])
    _ergaenze(datei, "xl/media/bild.bin", b"\0" * 20_000_000)  # deflates to about 1/1000
    befund = bank.befund("E029")
    assert "fache" in befund.text


def test_29_grenze_der_gesamtgroesse(bank: Werkbank, monkeypatch: pytest.MonkeyPatch) -> None:
    from massnahmenplan.eingabe import xlsx_pforte

    monkeypatch.setattr(xlsx_pforte, "HOECHSTENS_ENTPACKT", 1000)
    lege_ab(bank, mappe([KOPF, PV])[0])
    assert bank.befund("E029").stelle is not None


@pytest.mark.parametrize("kodierung", ["utf-8", "utf-16-le"])
def test_30_doctype(bank: Werkbank, kodierung: str) -> None:
    datei = lege_ab(bank, mappe([KOPF, PV])[0])
    _ergaenze(datei, "xl/fremd.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode(kodierung))
    assert "DOCTYPE" in bank.befund("E030").text


def test_31_verirrte_zelle_am_ende_des_blatts(bank: Werkbank) -> None:
    buch, blatt = mappe([KOPF, PV])
    blatt["XFD1048576"] = "x"
    lege_ab(bank, buch)
    befund = bank.befund("E031")
    assert str(befund.stelle) == "massnahmen.xlsx:massnahmen!XFD1048576"
    assert "löschen" in str(befund.abhilfe)


def test_31_nur_formatierte_zellen_stoeren_nicht(bank: Werkbank) -> None:
    buch, blatt = mappe([KOPF, PV])
    blatt["XFD1048576"].number_format = "0.00"
    lege_ab(bank, buch)
    assert len(bank.lies().fall.massnahmen) == 1


def test_32_blatt_mit_anderem_namen(bank: Werkbank) -> None:
    buch, _ = mappe([KOPF, PV], "Maßnahmen")
    buch.create_sheet("Notizen")["A1"] = "x"
    buch.save(bank.ordner / "fall.xlsx")
    befunde = bank.befunde("fall.xlsx")
    fehler = next(b for b in befunde if b.kennung == "E032")
    assert str(fehler.stelle) == "fall.xlsx:Maßnahmen"
    assert fehler.abhilfe == "Meinten Sie „massnahmen“?"
    assert not any("Notizen" in str(b) for b in befunde)  # a sheet of another name is a hint


def test_32_mehrere_blaetter_in_einer_tabelle(bank: Werkbank) -> None:
    buch, _ = mappe([KOPF, PV], "Tabelle1")
    buch.create_sheet("Tabelle2")
    lege_ab(bank, buch)
    assert "massnahmen" in str(bank.befund("E032").abhilfe)


def test_32_fast_richtiger_dateiname(bank: Werkbank) -> None:
    bank.fall()
    bank.schreibe("Objekt.csv", "id;name;art\n")
    assert bank.befund("E032").abhilfe == "Meinten Sie „objekte“?"
    (bank.ordner / "Objekt.csv").rename(bank.ordner / "notizen.csv")
    assert bank.hinweis("W032").wert == "notizen"


@pytest.mark.parametrize(
    ("kopf", "text", "abhilfe"),
    [
        ("id;name;name;handlungsfeld;kostentraeger;investition_eur;co2_t_a", "doppelt", "Eine der beiden"),
        ("id;nahme;name;handlungsfeld;kostentraeger;investition_eur;co2_t_a", "unbekannte Spalte", "„name“"),
        ("id;Foto;name;handlungsfeld;kostentraeger;investition_eur;co2_t_a", "unbekannte Spalte", "„(Foto)“"),
        ("id;name.x;name;handlungsfeld;kostentraeger;investition_eur;co2_t_a", "keine Teile", "Die Spalte name"),
        ("id;;name;handlungsfeld;kostentraeger;investition_eur;co2_t_a", "ohne Überschrift", "Die Überschrift"),
    ],
)
def test_33_spalten(bank: Werkbank, kopf: str, text: str, abhilfe: str) -> None:
    csv(bank, kopf + "\npv;P;P;x;stadt;1000;1\nwp;P;P;x;stadt;1000;1\n")
    befund = bank.befund("E033")  # once per column, not per row
    assert text in befund.text
    assert befund.stelle is not None
    assert befund.stelle.zeile == 1
    assert abhilfe in str(befund.abhilfe)


@pytest.mark.parametrize(
    ("ueberschrift", "feld"),
    [("Kosten", "investition_eur"), ("Einnahmen", "ertrag_eur_a"), ("Kostentr", "kostentraeger")],
)
def test_33_ueberschrift_wie_man_sie_schreibt(bank: Werkbank, ueberschrift: str, feld: str) -> None:
    csv(bank, CSV.replace("co2_t_a", f"co2_t_a;{ueberschrift}").replace("12,5", "12,5;1"))
    assert bank.befund("E033").abhilfe == f"Meinten Sie „{feld}“?"


def test_205_name_statt_kennung(bank: Werkbank) -> None:
    csv(bank, CSV.replace(";stadt;", ";Stadt Beispielstadt;"))
    fall = (bank.ordner / "fall.yaml").read_text("utf-8").replace("name: Stadt", "name: Stadt Beispielstadt")
    bank.schreibe("fall.yaml", fall)
    befund = bank.befund("E205")
    abhilfe = "Meinten Sie „stadt“? Verwiesen wird mit der Kennung (id), nicht mit dem Namen."
    assert (befund.wert, befund.abhilfe) == ("Stadt Beispielstadt", abhilfe)
    csv(bank, CSV.replace(";stadt;", ";Kämmerei;"))
    bank.schreibe("fall.yaml", fall.replace("Stadt Beispielstadt", "Kämmerei"))
    assert bank.befund("E061").abhilfe == abhilfe


def test_205_liste_mit_strichpunkt(bank: Werkbank) -> None:
    bank.fall()
    buch, _ = mappe([["art", "mitglieder"], ["ausschluss", "pv; licht"]], "beziehungen")
    buch.save(bank.ordner / "beziehungen.xlsx")
    befund = bank.befund("E205")
    assert (befund.wert, befund.abhilfe) == ("pv; licht", "Mehrere mit Komma trennen: pv, licht")


def test_201_datumszelle_statt_jahr(bank: Werkbank) -> None:
    bank.fall(("  - {kostentraeger: stadt, jahr: 2030, betrag_eur: 100000}\n", ""))
    buch, _ = mappe([["kostentraeger", "jahr", "betrag_eur"], ["stadt", datetime(2030, 1, 1), 5]], "haushalt")
    buch.save(bank.ordner / "haushalt.xlsx")
    befund = bank.befund("E201")
    assert (befund.wert, befund.text) == ("01.01.2030", "ist ein Datum, keine Zahl")
    assert str(befund.abhilfe).endswith("ist ein Jahr gemeint: 2030.")


def test_33_fehlende_pflichtspalte_wird_einmal_gemeldet(bank: Werkbank) -> None:
    csv(bank, "id;name;handlungsfeld;kostentraeger;co2_t_a\na;A;x;stadt;1\nb;B;x;stadt;1\n")
    assert bank.befund("E033").text == "Spalte investition_eur fehlt"


def test_33_gesamt_und_teile_zugleich(bank: Werkbank) -> None:
    csv(
        bank,
        "id;name;handlungsfeld;kostentraeger;investition_eur;investition_eur.bau;co2_t_a\na;A;x;stadt;5;5;1\n",
    )
    befund = bank.befund("E033")
    assert str(befund.stelle) == "massnahmen.csv:2:6"


def test_33_zelle_ohne_ueberschrift(bank: Werkbank) -> None:
    lege_ab(bank, mappe([KOPF, [*PV, "Bemerkung"]])[0])
    befund = bank.befund("E033")
    assert str(befund.stelle) == "massnahmen.xlsx:massnahmen!G2"


@pytest.mark.parametrize(("fehlerwert", "gezeigt"), [("#N/A", "#NV"), ("#DIV/0!", "#DIV/0!")])
def test_34_fehlerzelle(bank: Werkbank, fehlerwert: str, gezeigt: str) -> None:
    buch, blatt = mappe([KOPF, PV])
    blatt["E2"] = fehlerwert
    lege_ab(bank, buch)
    befund = bank.befund("E034")
    assert (str(befund.stelle), befund.wert) == ("massnahmen.xlsx:massnahmen!E2", gezeigt)


def test_35_formel_ohne_ergebnis(bank: Werkbank) -> None:
    buch, blatt = mappe([KOPF, PV])
    blatt["E2"] = "=3*30000"
    lege_ab(bank, buch)
    befund = bank.befund("E035")
    assert str(befund.stelle) == "massnahmen.xlsx:massnahmen!E2"
    assert "in Excel öffnen und speichern" in str(befund.abhilfe)


@pytest.mark.parametrize("teil", ["E2", "F2"])
def test_35_formel_ohne_ergebnis_in_einem_teil_fehlt_nicht_noch_einmal(bank: Werkbank, teil: str) -> None:
    kopf = [*KOPF[:4], "investition_eur.planung", "investition_eur.bau", "investition_eur.umbau", "co2_t_a"]
    buch, blatt = mappe([kopf, [*PV[:4], None, None, None, 1]])
    blatt[teil] = "=3*30000"
    lege_ab(bank, buch)
    assert str(bank.befund("E035").stelle) == f"massnahmen.xlsx:massnahmen!{teil}"
    assert [befund.kennung for befund in bank.befunde()] == ["E035"]


def test_35_formel_mit_ergebnis_wird_gelesen(bank: Werkbank) -> None:
    buch, blatt = mappe([KOPF, PV])
    blatt["E2"] = "=3*30000"
    datei = lege_ab(bank, buch)
    neu = io.BytesIO()
    with zipfile.ZipFile(datei) as alt, zipfile.ZipFile(neu, "w") as ziel:
        for teil in alt.infolist():
            inhalt = alt.read(teil)
            if teil.filename == "xl/worksheets/sheet1.xml":
                assert b"<f>3*30000</f><v></v>" in inhalt.replace(b"<v />", b"<v></v>")
                inhalt = inhalt.replace(b"<v />", b"<v></v>").replace(b"</f><v></v>", b"</f><v>90000</v>")
            ziel.writestr(teil, inhalt)
    datei.write_bytes(neu.getvalue())
    assert bank.lies().fall.massnahmen[0].investition_eur == {"bau": 90000}


def test_36_zahlen_als_text_werden_gelesen_und_je_spalte_gemeldet(bank: Werkbank) -> None:
    lege_ab(bank, mappe([KOPF, [*PV[:4], "1.234,56", 1], ["b", "B", "x", "stadt", "2000", 1]])[0])
    hinweis = bank.hinweis("W036")
    assert hinweis.text.startswith("2 Zahlen")
    assert hinweis.text.endswith("als Zahl gelesen: „1.234,56“ → 1.234,56, „2000“ → 2.000")
    assert hinweis.feld == "massnahmen.investition_eur"
    assert bank.lies().fall.massnahmen[0].investition_eur == {"bau": Decimal("1234.56")}


@pytest.mark.parametrize(("investition", "co2"), [("98,000", 1), ("1.234,50", "12,345")])
def test_51_drei_stellen_hinter_dem_komma_eines_textes_werden_erfragt(
    bank: Werkbank, investition: str, co2: str | int
) -> None:
    lege_ab(bank, mappe([KOPF, [*PV[:4], investition, co2], ["b", "B", "x", "stadt", "1.234,50", 1]])[0])
    befund = bank.befund("E051")
    ohne, mit = ("98000", "98") if co2 == 1 else ("12345", "12,3450")
    assert befund.text.endswith(f"Dezimalkomma? Bitte {ohne} oder {mit} schreiben")


def test_51_drei_stellen_neben_eindeutigen_dezimalstellen(bank: Werkbank) -> None:
    lege_ab(bank, mappe([KOPF, [*PV[:5], "12,345"], ["b", "B", "x", "stadt", 1, "0,5"]])[0])
    assert bank.hinweis("W036").text.endswith("„12,345“ → 12,345, „0,5“ → 0,5")


def test_51_in_csv_sind_drei_stellen_nur_bei_geld_fraglich(bank: Werkbank) -> None:
    csv(bank, CSV.replace("12,5", "12,345"))
    assert bank.lies().fall.massnahmen[0].co2_t_a == Decimal("12.345")
    csv(bank, CSV.replace("90000", "98,000"))
    assert str(bank.befund("E051").stelle) == "massnahmen.csv:2:5"


def test_51_fragliche_zellen_werden_nicht_mit_jeder_anderen_verglichen(
    bank: Werkbank, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One comparison per pair of cells made a column of four thousand take a minute."""
    zeilen = [[f"m{n}", f"M{n}", "x", "stadt", "98,000", 1] for n in range(30)]
    lege_ab(bank, mappe([KOPF, *zeilen])[0])
    verglichen: list[Wert] = []
    gleich = Wert.__eq__

    def vergleiche(wert: Wert, anderer: object) -> bool:
        verglichen.append(wert)
        return bool(gleich(wert, anderer))

    monkeypatch.setattr(Wert, "__eq__", vergleiche)
    assert [b.kennung for b in bank.befunde()] == ["E051"] * 30
    assert not verglichen


def test_37_verbundene_zellen(bank: Werkbank) -> None:
    buch, blatt = mappe([KOPF, PV, ["b", "B", None, "stadt", 1, 1]])
    blatt.merge_cells("C2:C3")
    lege_ab(bank, buch)
    befund = next(b for b in bank.befunde() if b.kennung == "E037")
    assert str(befund.stelle) == "massnahmen.xlsx:massnahmen!C2"
    assert "C2:C3" in befund.text


def test_38_ausgeblendetes_wird_mitgelesen(bank: Werkbank) -> None:
    buch, blatt = mappe([KOPF, PV, ["b", "B", "x", "stadt", 1, 1]])
    blatt.row_dimensions[3].hidden = True
    blatt.column_dimensions["B"].hidden = True
    lege_ab(bank, buch)
    assert bank.hinweis("W038").text.startswith("1 ausgeblendete Zeilen und 1 ausgeblendete Spalten")
    assert len(bank.lies().fall.massnahmen) == 2


def test_39_leere_zeile_in_der_mitte(bank: Werkbank) -> None:
    lege_ab(bank, mappe([KOPF, PV, [None] * 6, ["b", "B", "x", "stadt", 1, 1]])[0])
    assert str(bank.hinweis("W039").stelle) == "massnahmen.xlsx:massnahmen!A3"
    assert [m.id for m in bank.lies().fall.massnahmen] == ["pv", "b"]
    (bank.ordner / "massnahmen.xlsx").unlink()
    csv(bank, CSV + ";;;;;\nb;B;x;stadt;1;1\n\n\n")
    assert str(bank.hinweis("W039").stelle) == "massnahmen.csv:2"
    assert [m.id for m in bank.lies().fall.massnahmen] == ["pv", "b"]


PROJEKT: list[list[Any]] = [["Feld", "Wert"], ["name", "P"], ["beginn", 2027], ["ende", 2030]]


def _als_mappe(bank: Werkbank, stichtag: Any, epoche_1904: bool = False) -> None:
    buch, _ = mappe([KOPF, PV])
    if epoche_1904:
        buch.epoch = CALENDAR_MAC_1904
    projekt = buch.create_sheet("projekt")
    for zeile in [*PROJEKT, ["stichtag", stichtag]]:
        projekt.append(zeile)
    traeger = buch.create_sheet("kostentraeger")
    for zeile in [["id", "name", "art"], ["stadt", "Stadt", "kommune"]]:
        traeger.append(zeile)
    buch.save(bank.ordner / "fall.xlsx")


@pytest.mark.parametrize("stichtag", [datetime(2026, 3, 1), "01.03.2026", "2026-03-01"])
def test_40_datum_als_datum_oder_eindeutiger_text(bank: Werkbank, stichtag: Any) -> None:
    _als_mappe(bank, stichtag)
    assert bank.lies("fall.xlsx").fall.projekt.stichtag == date(2026, 3, 1)


def test_40_mehrdeutiges_datum(bank: Werkbank) -> None:
    _als_mappe(bank, "01/02/2026")
    befund = bank.befund("E040", "fall.xlsx")
    assert str(befund.stelle) == "fall.xlsx:projekt!B5"
    assert "TT.MM.JJJJ" in str(befund.abhilfe)


def test_40_serienzahl_ist_kein_datum(bank: Werkbank) -> None:
    _als_mappe(bank, 46082)
    assert bank.befund("E210", "fall.xlsx").wert == "46082"


def test_41_datumssystem_1904(bank: Werkbank) -> None:
    _als_mappe(bank, datetime(2026, 3, 1), epoche_1904=True)
    assert bank.lies("fall.xlsx").fall.projekt.stichtag == date(2026, 3, 1)


def test_41_datum_in_einer_geldspalte(bank: Werkbank) -> None:
    lege_ab(bank, mappe([KOPF, [*PV[:4], datetime(2026, 2, 1), 1]])[0])
    befund = bank.befund("E201")
    assert (befund.wert, befund.feld) == ("01.02.2026", "massnahmen[pv].investition_eur")


def test_42_kennziffer_in_einem_zahlenfeld(bank: Werkbank) -> None:
    csv(bank, CSV.replace("90000", "05131000"))
    befund = bank.befund("E042")
    assert (str(befund.stelle), befund.wert) == ("massnahmen.csv:2:5", "05131000")
    csv(bank, CSV.replace("pv;", "05131000;"))
    assert bank.lies().fall.massnahmen[0].id == "05131000"  # in a text field nothing is lost


def test_43_kommadatei_mit_dezimalkomma(bank: Werkbank) -> None:
    csv(bank, CSV.replace(";", ","))
    befund = bank.befund("E043")
    assert str(befund.stelle) == "massnahmen.csv:2"
    assert "Semikolon" in str(befund.abhilfe)


@pytest.mark.parametrize("zeile", ["b;B;x;stadt;1", "b;B;x;stadt;1;1;1"])
def test_44_falsche_zahl_von_feldern(bank: Werkbank, zeile: str) -> None:
    csv(bank, CSV + zeile + "\n")
    befund = bank.befund("E044")
    assert str(befund.stelle) == "massnahmen.csv:3"
    assert "statt 6 Felder" in befund.text


def test_44_leere_felder_am_ende_stoeren_nicht(bank: Werkbank) -> None:
    csv(bank, CSV.replace("12,5", "12,5;;;"))
    assert len(bank.lies().fall.massnahmen) == 1


def test_45_englische_dezimale_in_deutscher_spalte(bank: Werkbank) -> None:
    csv(bank, CSV + "b;B;x;stadt;1;1.5\nc;C;x;stadt;1;2,7\n")
    befund = bank.befund("E045")
    assert (str(befund.stelle), befund.wert) == ("massnahmen.csv:3:6", "1.5")
    assert "„12,5“" in befund.text


def test_46_na_und_null_bleiben_text(bank: Werkbank) -> None:
    csv(bank, CSV.replace("Photovoltaik", "NA") + "b;null;x;stadt;1;1\nNaN;None;x;stadt;1;1\n")
    assert [(m.id, m.name) for m in bank.lies().fall.massnahmen] == [("pv", "NA"), ("b", "null"), ("NaN", "None")]


def test_47_zeilenumbruch_im_feld_zaehlt_fuer_die_zeilennummer(bank: Werkbank) -> None:
    csv(bank, CSV.replace("Photovoltaik", '"Dach, ""Süd""\nund Ost"') + "b;B;x;stadt;nix;1\n")
    befund = bank.befund("E201")
    assert str(befund.stelle) == "massnahmen.csv:4:5"
    csv(bank, CSV.replace("Photovoltaik", '"Dach, ""Süd""\r\nund Ost"'))
    assert bank.lies().fall.massnahmen[0].name == 'Dach, "Süd"\nund Ost'


def test_47_fehler_nach_dem_umbruch_in_derselben_zeile(bank: Werkbank) -> None:
    csv(bank, CSV.replace("Photovoltaik", '"Dach\nund Ost"').replace("90000", "nix"))
    assert str(bank.befund("E201").stelle) == "massnahmen.csv:3:5"


def test_47_offenes_anfuehrungszeichen(bank: Werkbank) -> None:
    csv(bank, CSV.replace("Photovoltaik", '"Dach'))
    befund = bank.befund("E010")
    assert str(befund.stelle) == "massnahmen.csv:2"


def test_48_gesperrte_datei(bank: Werkbank, monkeypatch: pytest.MonkeyPatch) -> None:
    lege_ab(bank, mappe([KOPF, PV])[0])
    bank.schreibe("~$massnahmen.xlsx", b"Sperrdatei von Excel")
    assert len(bank.lies().fall.massnahmen) == 1  # the lock file of Excel is not a table


def test_ja_nein_und_wahrheitszellen(bank: Werkbank) -> None:
    zeilen = [[*KOPF, "pflicht"], [*PV, True], ["b", "B", "x", "stadt", 1, 1, "nein"]]
    lege_ab(bank, mappe(zeilen)[0])
    assert [m.pflicht for m in bank.lies().fall.massnahmen] == [True, False]
    zeilen[2][6] = "no"
    lege_ab(bank, mappe(zeilen)[0])
    assert bank.befund("E206").abhilfe == "Erlaubt sind ja und nein."


def test_projektblatt_mit_falschen_spalten_und_doppelten_feldern(bank: Werkbank) -> None:
    buch, _ = mappe([["Feld", "Wert", "x"], ["name", "P", 1]], "projekt")
    buch.save(bank.ordner / "fall.xlsx")
    assert "E033" in [b.kennung for b in bank.befunde("fall.xlsx")]
    buch, _ = mappe([*PROJEKT, ["name", "Q"]], "projekt")
    buch.save(bank.ordner / "fall.xlsx")
    assert "name" in [b.feld for b in bank.befunde("fall.xlsx") if b.kennung == "E025"]


def test_unlesbare_tabelle_verdeckt_die_anderen_nicht(bank: Werkbank) -> None:
    bank.fall()
    bank.schreibe("objekte.xlsx", b"kaputt")
    bank.schreibe("ziele.csv", "id;art;wert\nz;minderung_jahr;nix\n")
    assert sorted(b.kennung for b in bank.befunde()) == ["E028", "E201"]


def test_zeilen_aus_tabelle_und_yaml_werden_verbunden(bank: Werkbank) -> None:
    bank.fall()
    bank.schreibe("massnahmen.csv", ";".join(KOPF) + "\nwp;W;x;stadt;1;1\n")
    assert [m.id for m in bank.lies().fall.massnahmen] == ["pv", "licht", "wp"]
    bank.schreibe("massnahmen.csv", ";".join(KOPF) + "\nPV;W;x;stadt;1;1\n")
    befund = bank.befund("E062")
    assert str(befund.stelle) == "massnahmen.csv:2:1"
    assert "fall.yaml:15:9 (dort „pv“)" in befund.text


@pytest.mark.parametrize("zeile", ["sep=;", '"sep=;"', "SEP=;"])
def test_csv_mit_excels_trennerzeile(bank: Werkbank, zeile: str) -> None:
    csv(bank, f"{zeile}\r\n{CSV}")
    assert bank.lies().fall.massnahmen[0].co2_t_a == Decimal("12.5")
    csv(bank, f"{zeile}\r\n{CSV.replace('90000', 'viel')}")
    assert str(bank.befund("E201").stelle) == "massnahmen.csv:3:5"  # lines are those of the file


def test_csv_trennerzeile_geht_vor(bank: Werkbank) -> None:
    csv(bank, "sep=|\n" + CSV.replace(";", "|").replace("Photovoltaik", "P;V"))
    assert bank.lies().fall.massnahmen[0].name == "P;V"


TABELLE = [KOPF, *([f"m{n}", *PV[1:]] for n in range(60))]


def test_33_titel_ueber_der_tabelle_ist_ein_befund(bank: Werkbank) -> None:
    lege_ab(bank, mappe([["Maßnahmenliste 2027"], ["Stand: Juni"], *TABELLE])[0])
    befund = bank.befund("E033")
    assert str(befund.stelle) == "massnahmen.xlsx:massnahmen!A1"
    assert befund.wert == "Maßnahmenliste 2027"
    assert befund.abhilfe == ("Die Überschriften stehen in massnahmen.xlsx:massnahmen!A3; alles darüber löschen.")
    (bank.ordner / "massnahmen.xlsx").unlink()
    csv(bank, "Maßnahmenliste 2027;;;;;\n" + CSV)
    assert "stehen in massnahmen.csv:2:1" in str(bank.befund("E033").abhilfe)


def test_33_tabelle_ohne_ueberschriften_nennt_die_erwarteten(bank: Werkbank) -> None:
    lege_ab(bank, mappe(TABELLE[1:])[0])
    befund = bank.befund("E033")
    assert befund.text == "in der ersten Zeile steht keine Spaltenüberschrift der Liste massnahmen"
    assert "id, name, handlungsfeld, kostentraeger, investition_eur" in str(befund.abhilfe)


def test_33_verschriebene_ueberschriften_werden_einzeln_gemeldet(bank: Werkbank) -> None:
    csv(bank, "ID;Name\npv;P\n")
    befunde = bank.befunde()
    assert {"Meinten Sie „id“?", "Meinten Sie „name“?"} <= {b.abhilfe for b in befunde}


@pytest.mark.parametrize(
    "summe",
    [
        ["Summe", None, None, None, 5_400_000, 750],
        ["Gesamt:", None, None, None, "5.400.000,00 €", None],
        [None, "Summe", None, None, 5_400_000, None],
        [None, None, None, None, 5_400_000, 750],
    ],
)
def test_46_summenzeile_ist_ein_befund(bank: Werkbank, summe: list[Any]) -> None:
    lege_ab(bank, mappe([*TABELLE, summe])[0])
    befund = bank.befund("E046")
    assert befund.text == "sieht aus wie eine Summenzeile"
    assert befund.stelle is not None
    assert str(befund.stelle).endswith("62")


def test_46_anmerkungen_unter_der_tabelle_sind_ein_befund(bank: Werkbank) -> None:
    lege_ab(bank, mappe([*TABELLE, [], ["Preise netto."], ["Quelle: Konzept 2025"], ["Stand: Mai"]])[0])
    befund = bank.befund("E046")
    assert befund.wert == "Preise netto."
    (bank.ordner / "massnahmen.xlsx").unlink()
    csv(bank, CSV + "\nPreise netto.\nStand: Mai\n")
    assert str(bank.befund("E046").stelle) == "massnahmen.csv:4:1"


def test_46_unvollstaendige_zeile_bleibt_ein_eintrag(bank: Werkbank) -> None:
    lege_ab(bank, mappe([KOPF, PV, ["wp", None, None, None, 70000, 1]])[0])
    assert [b.kennung for b in bank.befunde()] == ["E202"] * 3  # name, handlungsfeld, kostentraeger
    lege_ab(bank, mappe([KOPF, PV, ["summe", "Summe der Teile", "x", "stadt", 70000, 1]])[0])
    assert len(bank.lies().fall.massnahmen) == 2  # complete, so it is an entry whatever it is called


def test_46_haushalt_ohne_traeger_ist_keine_summe(bank: Werkbank) -> None:
    kopf, rest = FALL.split("haushalt:\n")
    bank.schreibe("fall.yaml", kopf + rest[rest.index("massnahmen:") :])
    bank.schreibe("haushalt.csv", "kostentraeger;jahr;betrag_eur\n;2027;100000\n")
    assert bank.befund("E202").feld == "haushalt[1].kostentraeger"
    zeilen = "".join(f"stadt;{jahr};100000\n" for jahr in range(2027, 2031))
    bank.schreibe("haushalt.csv", f"kostentraeger;jahr;betrag_eur\n{zeilen};;400000\n")
    assert str(bank.befund("E046").stelle) == "haushalt.csv:6:3"


def test_32_umbenanntes_blatt_steht_vor_seinen_folgen(bank: Werkbank) -> None:
    buch, _ = mappe([KOPF, PV], "Tabelle1")
    projekt = buch.create_sheet("projekt")
    for zeile in (["Feld", "Wert"], ["name", "Q"], ["beginn", 2027], ["ende", 2030]):
        projekt.append(zeile)
    traeger = buch.create_sheet("kostentraeger")
    for zeile in (["id", "name", "art"], ["stadt", "Stadt", "kommune"]):
        traeger.append(zeile)
    beziehung = buch.create_sheet("beziehungen")
    for zeile in (["art", "mitglieder"], ["ausschluss", "pv, licht"]):
        beziehung.append(zeile)
    buch.save(bank.ordner / "fall.xlsx")
    befund = bank.befund("E032", "fall.xlsx")  # no E061 for pv and licht, no E075
    assert (str(befund.stelle), befund.wert) == ("fall.xlsx:Tabelle1", "Tabelle1")
    assert befund.abhilfe == "Das Blatt in massnahmen umbenennen."


def test_61_leere_liste_nennt_nicht_nichts(bank: Werkbank) -> None:
    bank.fall(("co2_t_a: 8", "co2_t_a: 8\n    objekt: haus"))
    assert bank.befund("E061").abhilfe == "Der Fall nennt dazu keine einzige Kennung."
