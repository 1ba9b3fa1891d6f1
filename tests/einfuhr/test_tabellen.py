"""Hostile tables and wrong mappings: every cell is accounted for, or the import is refused with the place."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from massnahmenplan.einfuhr import bezug
from massnahmenplan.einfuhr.verbleib import OFFEN, Verbleib
from massnahmenplan.einfuhr.zeile import rohkennung
from tests.einfuhr.werkstatt import FELDER, befunde, importiert, zelle

KOSTEN = "  investition_eur: {spalte: Kosten, einheit: EUR}\n"
ALLES = FELDER + KOSTEN
LISTE = "Nr;Titel;Kosten\n1;a;5\n2;b;6\n"
LAGE = "{id: 1, feld: lage, wert: hier, quelle: Büro}"


def _mappe(
    zeilen: list[list[object]], verbunden: str | None = None, blaetter: tuple[str, ...] = ("Liste",)
) -> bytes:
    mappe = openpyxl.Workbook()
    mappe.active.title = blaetter[0]
    for zeile in zeilen:
        mappe.active.append(zeile)
    if verbunden:
        mappe.active.merge_cells(verbunden)
    for name in blaetter[1:]:
        mappe.create_sheet(name).append(["x"])
    strom = io.BytesIO()
    mappe.save(strom)
    return strom.getvalue()


ZELLINHALT = st.one_of(
    st.sampled_from(
        ["", "5", "1.234", "4–5", "ca. 3", "2 Mio. €", "#DIV/0!", "=1+1", "ja", "2021–2019", "-", "\u202e"]
    ),
    st.text(alphabet=st.characters(exclude_categories=["C", "Z"], exclude_characters='";'), max_size=12),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(ZELLINHALT, ZELLINHALT, ZELLINHALT), min_size=1, max_size=6))
def test_jede_zelle_hat_genau_einen_verbleib(tmp_path: Path, inhalte: list[tuple[str, str, str]]) -> None:
    felder = """\
  investition_eur: {spalte: Kosten, einheit: EUR, sonst: 0}
  co2_t_a: {spalte: CO2, einheit: t/a, spanne: unten}
  dauer_bau: {spalte: Zeit, teil: dauer}
"""
    zeilen = "".join(f'm{n};t{n};"{a}";"{b}";"{c}"\n' for n, (a, b, c) in enumerate(inhalte))
    ergebnis = importiert(tmp_path, f"Nr;Titel;Kosten;CO2;Zeit\nsicher;s;1;1;2021\n{zeilen}", FELDER + felder)
    assert len(ergebnis.zeilen) == len(inhalte) + 1
    assert sum(ergebnis.anzahl.values()) == len(ergebnis.zellen) == 7 * (len(inhalte) + 1)
    assert all((z.wert is None) == (z.verbleib in OFFEN) for z in ergebnis.zellen)
    assert all(z.wie for z in ergebnis.zellen if z.verbleib in (Verbleib.UNENTSCHIEDEN, Verbleib.WIDERSPRUCH))


def test_titelzeilen_leere_spalten_und_fremde_kodierung(tmp_path: Path) -> None:
    text = "Maßnahmenliste der Stadt;;;\n;;;\nNr;Titel;;Kosten\n1;Straße;;5\n"
    ergebnis = importiert(tmp_path, text.encode("cp1252"), ALLES)
    assert (ergebnis.zeilen[0].nummer, ergebnis.zeilen[0].name) == (4, "Straße")
    assert [befund.kennung for befund in ergebnis.befunde] == ["W012"]


def test_zwei_kopfzeilen_in_einer_arbeitsmappe(tmp_path: Path) -> None:
    zeilen = [["Liste", None, "Geld"], ["Nr", "Titel", "Kosten"], [1, "a", 12.5], [2, "b", None]]
    ergebnis = importiert(tmp_path, _mappe(zeilen), ALLES, "liste.xlsx")
    assert [zeile.nummer for zeile in ergebnis.zeilen] == [3, 4]
    assert zelle(ergebnis, "investition_eur").wert == 12.5
    assert str(zelle(ergebnis, "investition_eur", 1).stelle) == "liste.xlsx:Liste!C4"


def test_verbundene_kopfzeile_wird_mit_stelle_abgelehnt(tmp_path: Path) -> None:
    zeilen = [["Nr", "Titel", "Kosten", None], [1, "a", 5, 6]]
    (befund, *_) = befunde(tmp_path, _mappe(zeilen, "C1:D1"), ALLES, "liste.xlsx")
    assert (befund.kennung, str(befund.stelle)) == ("E037", "liste.xlsx:Liste!C1")


def test_fehlerwerte_und_formeln_ohne_ergebnis_sind_luecken(tmp_path: Path) -> None:
    zeilen = [["Nr", "Titel", "Kosten"], [1, "a", "=1+1"], [2, "b", "#DIV/0!"], [3, "c", 5]]
    ergebnis = importiert(tmp_path, _mappe(zeilen), ALLES, "liste.xlsx")
    gelesen = [zelle(ergebnis, "investition_eur", n) for n in range(3)]
    assert [g.verbleib for g in gelesen] == [Verbleib.FEHLT, Verbleib.FEHLT, Verbleib.UEBERNOMMEN]
    assert [g.wie for g in gelesen[:2]] == ["Zelle enthält eine Formel ohne Ergebnis", "Fehlerwert #DIV/0!"]


@pytest.mark.parametrize(
    ("tabelle", "name", "kennung", "text"),
    [
        ("Nr;Titel;Kosten;Kosten\n1;a;5;6\n", "liste.csv", "E502", "Kosten"),
        ("Nr;Titel;Kostn\n1;a;5\n", "liste.csv", "E501", "Kosten"),
        ("Nr;Titel;Kosten\n", "liste.csv", "E510", "keine Zeilen"),
        ("Nr;Titel;Kosten\n1;a;viel\n", "liste.csv", "E507", "investition_eur"),
        (LISTE, "liste.pdf", "E510", "keine Tabelle"),
        (b"PK\x03\x04kaputt", "liste.xlsx", "E028", ""),
        ("", "liste.csv", "E004", "leer"),
        ("Nr;Titel;Kosten\n1;a;5;6\n", "liste.csv", "E044", "Felder"),
    ],
)
def test_tabelle_die_nicht_geht(tmp_path: Path, tabelle: str | bytes, name: str, kennung: str, text: str) -> None:
    (befund,) = befunde(tmp_path, tabelle, ALLES, name)
    assert befund.kennung == kennung
    assert text in befund.text
    assert befund.abhilfe


def test_blatt_ist_zu_nennen_und_muss_es_geben(tmp_path: Path) -> None:
    mappe = _mappe([["Nr", "Titel", "Kosten"], [1, "a", 5]], blaetter=("Liste", "Legende"))
    (mehrere,) = befunde(tmp_path, mappe, ALLES, "liste.xlsx")
    assert (mehrere.kennung, mehrere.text) == ("E510", "mehrere Blätter (Liste, Legende)")
    (falsches,) = befunde(tmp_path, mappe, "blatt: Lste\n" + ALLES, "liste.xlsx")
    assert (falsches.kennung, falsches.abhilfe) == ("E510", "Meinten Sie „Liste“?")
    assert len(importiert(tmp_path, mappe, "blatt: Liste\n" + ALLES, "liste.xlsx").zeilen) == 1


@pytest.mark.parametrize(
    ("zuordnung", "kennung", "feld", "abhilfe"),
    [
        (ALLES + "  co2_t: Kosten\n", "E500", "felder.co2_t", "Meinten Sie „co2_t_a“?"),
        (ALLES + "  name.teil: Kosten\n", "E500", "felder.name.teil", "name hat keine Teile."),
        (ALLES + "  lage: {}\n", "E503", "felder.lage", "Genau eines"),
        (ALLES + "  lage: {spalte: Titel, wert: x}\n", "E503", "felder.lage", "Genau eines"),
        (ALLES + "  lage: {wert: x, spanne: oben}\n", "E503", "felder.lage.spanne", "löschen"),
        (ALLES + "  lage: {spalte: Titel, einheit: EUR}\n", "E504", "felder.lage.einheit", "löschen"),
        (ALLES + "  co2_t_a: {spalte: Kosten, einheit: EUR}\n", "E504", "felder.co2_t_a.einheit", "t/a"),
        (ALLES + "  co2_t_a: {spalte: Kosten, einheit: t}\n", "E505", "felder.co2_t_a.jahre", "jahre"),
        (ALLES.replace("EUR", "EUR/a"), "E505", "felder.investition_eur.jahre", "dauer_bau"),
        (ALLES.replace("EUR", "EUR, jahre: 5"), "E505", "felder.investition_eur.jahre", "löschen"),
        (ALLES.replace("EUR", "EUR/a, jahre: dauer"), "E505", "felder.investition_eur.jahre", "Zugeordnet"),
        (FELDER, "E506", "felder", "investition_eur: mit spalte"),
        (ALLES + "pflicht: co2_t_a\n", "E500", "pflicht", "Zugeordnet"),
        (ALLES.replace("spalte: Kosten", "spalten: Kosten"), "E026", "felder.investition_eur.spalten", "„spalte“"),
        (ALLES + "weglasen: []\n", "E026", "weglasen", "„weglassen“"),
        (ALLES + "zahlen: german\n", "E203", "zahlen", "deutsch, englisch"),
        (ALLES + "weglassen: [{id: '7', grund: x}]\n", "E508", "weglassen.1", "zeile"),
        (ALLES + "weglassen: [{grund: x}]\n", "E508", "weglassen.1", "angeben"),
        (
            ALLES + f"berichtigungen: [{LAGE}, {LAGE.replace('id: 1', 'zeile: 2')}]\n",
            "E508",
            "berichtigungen.2",
            "Eine der",
        ),
        (
            ALLES + f"weglassen: [{{id: 1, grund: x}}]\nberichtigungen: [{LAGE.replace('id: 1', 'zeile: 2')}]\n",
            "E508",
            "berichtigungen.1",
            "Die Berichtigung oder die Weglassung löschen.",
        ),
        (ALLES + "  investition_eur.bau: {wert: 1}\n", "E503", "felder.investition_eur.bau", "oder die Teile"),
        (ALLES + "  'kriterien.a b': Kosten\n", "E500", "felder.kriterien.a b", "Kennungen"),
        (ALLES + "  dauer_bau: {wert: 3, plus: 2}\n", "E503", "felder.dauer_bau.plus", "löschen"),
        (
            ALLES + "  menge: {spalte: Kosten, uebersetzung: {a: {wert: 1, von: 2}}}\n",
            "E503",
            "felder.menge.uebersetzung.a",
            "Entweder",
        ),
        (ALLES + "  co2_t_a: {spalte: Kosten, einheit: Zelle}\n", "E505", "felder.co2_t_a.jahre", "Zelle/a"),
        (
            ALLES + "  co2_t_a: {spalte: Kosten, einheit: Zelle, jahre: dauer}\n",
            "E505",
            "felder.co2_t_a.jahre",
            "Zug",
        ),
        (ALLES + "pruefungen: [{spalten: [], summen: {alle: 1}}]\n", "E503", "pruefungen.1", "spalten"),
        (ALLES + "pruefungen: [{spalten: Kosten, summen: {X: 1}}]\n", "E503", "pruefungen.1", "alle"),
        (
            ALLES + "pruefungen: [{spalten: Kosten, summe: Kosten, je: Titel}]\n",
            "E503",
            "pruefungen.1",
            "je löschen",
        ),
    ],
)
def test_zuordnung_die_nicht_geht(tmp_path: Path, zuordnung: str, kennung: str, feld: str, abhilfe: str) -> None:
    gefunden = befunde(tmp_path, LISTE, zuordnung)
    befund = next(b for b in gefunden if b.kennung == kennung)
    assert befund.feld == feld
    assert abhilfe in (befund.abhilfe or "")
    assert befund.stelle is not None
    assert befund.stelle.datei == "zuordnung.yaml"


def test_doppelte_kennungen_sind_bei_allen_ein_widerspruch(tmp_path: Path) -> None:
    tabelle = "Nr;Titel;Kosten\nA;eins;5\na;zwei;6\nB;zwei;7\n"
    ergebnis = importiert(tmp_path, tabelle, ALLES)
    assert [zelle(ergebnis, "id", n).wert for n in range(3)] == [None, None, "B"]
    assert zelle(ergebnis, "id").wie == "dieselbe Kennung in Zeile 3"
    (hinweis,) = ergebnis.befunde
    assert (hinweis.kennung, str(hinweis.stelle)) == ("W501", "liste.csv:3:1")
    assert hinweis.text == "„zwei“ steht in den Zeilen 3, 4"
    assert "weglassen" in (hinweis.abhilfe or "")
    berichtigt = importiert(
        tmp_path, tabelle, ALLES + "berichtigungen: [{zeile: 3, feld: id, wert: A2, quelle: Büro}]\n"
    )
    assert [zelle(berichtigt, "id", n).wert for n in range(3)] == ["A", "A2", "B"]


def test_unvollstaendige_zeilen_bleiben_oder_gehen_mit_grund(tmp_path: Path) -> None:
    tabelle = "Nr;Titel;Kosten;CO2\n1;a;5;\n2;b;;3\n3;c;5;3\nSumme;;10;\n"
    felder = ALLES + "  co2_t_a: {spalte: CO2, einheit: t/a}\nweglassen: [{id: Summe, grund: Summenzeile}]\n"
    behalten = importiert(tmp_path, tabelle, felder)
    assert [zeile.grund for zeile in behalten.zeilen] == [None, None, None, "Summenzeile"]
    ohne = importiert(tmp_path, tabelle, felder + "unvollstaendige: weglassen\npflicht: co2_t_a\n")
    assert [z.grund for z in ohne.zeilen] == ["ohne co2_t_a", "ohne investition_eur", None, "Summenzeile"]
    assert ohne.zeilen[3].zellen == ()
    assert [zeile.bezeichnung for zeile in ohne.massnahmen] == ["3"]


def test_gedruckte_summen(tmp_path: Path) -> None:
    tabelle = "Nr;Titel;Feld;Sach;Personal;Kosten\n1;a;X;3;2;5\n2;b;X;4;;4\n3;c;Y;1;1;3\nSumme;;;;;99\n"
    pruefungen = """\
weglassen: [{id: Summe, grund: Summenzeile}]
pruefungen:
  - {name: Zeile, spalten: [Sach, Personal], summe: Kosten}
  - {name: Feld, spalten: Kosten, je: Feld, summen: {X: 9, Y: 4}, toleranz: 0}
  - {name: Feld mit Toleranz, spalten: Kosten, je: Feld, summen: {Y: 4}, toleranz: 1}
  - {name: Gesamt, spalten: Kosten, summen: {alle: 12}}
"""
    ergebnis = importiert(tmp_path, tabelle, ALLES + pruefungen)
    assert len(ergebnis.vergleiche) == 3 + 2 + 1 + 1
    gebrochen = [(v.name, v.was, v.gedruckt, v.gerechnet) for v in ergebnis.gebrochene]
    assert gebrochen == [("Zeile", "3", 3, 2), ("Feld", "Y", 4, 3)]


def test_spalten_nach_denen_niemand_fragt(tmp_path: Path) -> None:
    tabelle = "Nr;Titel;Kosten;Bemerkung;\n1;a;5;wichtig;\n"
    (hinweis,) = importiert(tmp_path, tabelle, ALLES).befunde
    assert (hinweis.kennung, hinweis.text) == ("W500", "1 Spalte ohne Zuordnung: „Bemerkung“")
    still = importiert(tmp_path, tabelle, ALLES + "nicht_uebernommen: {Bemerkung: nur intern}\n")
    assert (still.befunde, still.nicht_uebernommen) == ((), {"Bemerkung": "nur intern"})


@pytest.mark.parametrize(
    ("spalte", "summe", "angaben"),
    [
        (
            "1,2 Mio. €;2,3 Mio. €;1",
            "4.5",
            "einheit: Mio. EUR",
        ),  # a unit behind the number; "1" is in Mio. EUR too
        ("1,2 Mio. €;300 Tsd. €;7 €", "1500007", "einheit: Zelle"),
        ("1.234;2.000;k. A.", "3234", "einheit: EUR, zahlen: deutsch"),
        ("1,234;2,000;k. A.", "3234", "einheit: EUR, zahlen: englisch"),
        ("ca. 5;ca. 6;7", "18", "einheit: EUR, ungefaehr: ja"),
        ("4–6;10;k. A.", "16", "einheit: EUR, spanne: oben"),
        ("viel;wenig;k. A.", "110", "einheit: EUR, uebersetzung: {viel: 100, wenig: 10}"),
    ],
)
def test_summen_lesen_zellen_wie_das_feld(tmp_path: Path, spalte: str, summe: str, angaben: str) -> None:
    zeilen = "".join(f"{n};t{n};{inhalt}\n" for n, inhalt in enumerate(spalte.split(";"), 1))
    felder = FELDER + f"  investition_eur: {{spalte: Kosten, {angaben}}}\n"
    pruefung = f"leer: [k. A.]\npruefungen: [{{spalten: Kosten, summen: {{alle: '{summe.replace('.', ',')}'}}}}]\n"
    (vergleich,) = importiert(tmp_path, f"Nr;Titel;Kosten\n{zeilen}", felder + pruefung).vergleiche
    assert (vergleich.gerechnet, vergleich.haelt, vergleich.ungezaehlt) == (Decimal(summe), True, 0)


def test_summen_sagen_welche_zellen_nicht_zaehlen(tmp_path: Path) -> None:
    tabelle = "Nr;Titel;Kosten;Sach\n1;a;5 t;ca. 3\n2;b;4–6;2 Tsd. €\n3;c;7;1 €\n4;d;;5 €/m²\n"
    pruefungen = """\
pruefungen:
  - {name: Kosten, spalten: Kosten, summen: {alle: 18}}
  - {name: Sach, spalten: Sach, summen: {alle: 2001}}
"""
    kosten, sach = importiert(tmp_path, tabelle, ALLES + pruefungen).vergleiche
    assert (kosten.gerechnet, kosten.ungezaehlt, kosten.haelt) == (7, 2, False)  # tonnes, and a span
    assert (sach.gerechnet, sach.ungezaehlt, sach.haelt) == (2001, 2, True)  # 2,000 € and 1 €; not „ca.“, not €/m²


def test_alle_fehler_der_zuordnung_auf_einmal(tmp_path: Path) -> None:
    zuordnung = """\
zahlen: german
weglasen: []
pflicht: lage
felder:
  id: Nr
  name: {spalten: Titel}
  handlungsfeld: {wert: gruen}
  co2_t: Kosten
  investition_eur: {spalte: Kosten, einheit: EUR/a, jahre: nutzungsdauer_a, teil: von, plus: 2}
  nutzungsdauer_a: {wert: 5, plus: 2, spanne: mittig}
  dauer_bau: {wert: 5, plus: 2}
weglassen: [{id: 3}]
berichtigungen: [{id: 3, feld: quatsch, wert: 1, quelle: a}]
"""
    gefunden = {(b.kennung, b.feld) for b in befunde(tmp_path, LISTE, zuordnung)}
    assert gefunden == {
        ("E203", "zahlen"),
        ("E026", "weglasen"),
        ("E500", "pflicht"),
        ("E026", "felder.name.spalten"),
        ("E500", "felder.co2_t"),
        ("E503", "felder.investition_eur.teil"),
        ("E503", "felder.investition_eur.plus"),
        ("E203", "felder.nutzungsdauer_a.spanne"),
        ("E503", "felder.dauer_bau.plus"),
        ("E202", "weglassen[1].grund"),
        ("E500", "berichtigungen.1.feld"),
        ("E506", "felder"),
    }


@pytest.mark.parametrize("angabe", ["summen: {alle: 1e20}", "summen: {alle: 1}, toleranz: 1e27"])
def test_zu_grosse_zahlen_der_zuordnung(tmp_path: Path, angabe: str) -> None:
    (befund,) = befunde(tmp_path, LISTE, ALLES + f"pruefungen: [{{spalten: Kosten, {angabe}}}]\n")
    assert befund.stelle is not None
    assert (befund.stelle.zeile, befund.stelle.datei) == (7, "zuordnung.yaml")
    assert befund.abhilfe


def test_ueberschrift_ueber_mehrere_zeilen_auch_in_der_ersten_spalte(tmp_path: Path) -> None:
    text = 'Liste der Stadt\n"Lfd.\nNr";Titel;"Kos\u00adten\n(EUR)"\n1;a;5\n'
    felder = ALLES.replace("id: Nr", "id: Lfd. Nr").replace("spalte: Kosten", "spalte: Kosten (EUR)")
    ergebnis = importiert(tmp_path, text, felder)
    assert [(z.nummer, zelle(ergebnis, "id", n).wert) for n, z in enumerate(ergebnis.zeilen)] == [(5, "1")]
    assert (ergebnis.befunde, zelle(ergebnis, "investition_eur").wert) == ((), 5)


def test_datum_ist_keine_kennung(tmp_path: Path) -> None:
    zeilen = [["Nr", "Titel", "Kosten"], [date(2024, 5, 1), "a", 5], ["1.6", "b", 6]]
    ergebnis = importiert(tmp_path, _mappe(zeilen), ALLES, "liste.xlsx")
    erste, zweite = (zelle(ergebnis, "id", n) for n in (0, 1))
    assert (erste.verbleib, erste.wert, zweite.wert) == (Verbleib.UNENTSCHIEDEN, None, "1.6")
    assert erste.wie.startswith("ein Datum, keine Kennung")


def test_viele_gleiche_kennungen_bleiben_ein_kurzer_satz(tmp_path: Path) -> None:
    tabelle = "Nr;Titel;Kosten\nB;b;1\n" + "A;a;1\n" * 40
    ergebnis = importiert(tmp_path, tabelle, ALLES)
    assert zelle(ergebnis, "id", 1).wie == "dieselbe Kennung in Zeile " + ", ".join(map(str, range(4, 16))) + (
        " und 27 weitere"  # 40 rows: this one, twelve named, 27 more
    )
    assert zelle(ergebnis, "id", 40).wie.startswith("dieselbe Kennung in Zeile 3, 4, ")
    assert zelle(ergebnis, "id", 40).wie.endswith(", 14 und 27 weitere")


def test_jede_zeile_wird_nur_einmal_benannt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Corrections and omissions do not look at every row again: 2,000 rows with 300 of them took 58 s."""
    gerufen: list[int] = []
    monkeypatch.setattr(bezug, "rohkennung", lambda *angaben: gerufen.append(1) or rohkennung(*angaben))
    zeilen = "".join(f"{n};t{n};5\n" for n in range(30))
    einzeln = "".join(f"  - {{id: {n}, feld: lage, wert: hier, quelle: Büro}}\n" for n in range(20))
    weg = "".join(f"  - {{id: {n}, grund: doppelt}}\n" for n in range(20, 28))
    zuordnung = f"{ALLES}berichtigungen:\n{einzeln}weglassen:\n{weg}"
    ergebnis = importiert(tmp_path, f"Nr;Titel;Kosten\n{zeilen}", zuordnung)
    assert [len(ergebnis.massnahmen), sum(z.hat("lage") for z in ergebnis.zeilen)] == [22, 20]
    assert len(gerufen) <= 2 * 30
