"""Single cells by hand: units, years, spans, classes, number styles, periods. What is not decided stays empty."""

from decimal import Decimal
from pathlib import Path

import pytest

from massnahmenplan.einfuhr.verbleib import Verbleib
from tests.einfuhr.werkstatt import FELDER, eine_zelle, importiert, zelle

EINMALIG = "wirtschaftlichkeitsluecke_eur"
"""A field for a single amount that no measure must have."""
JE_JAHR = "einheit: EUR/a, jahre: 5"


@pytest.mark.parametrize(
    ("inhalt", "angaben", "wert"),
    [
        ("85000", "einheit: EUR", "85000"),
        ("1,5", "einheit: Mio. EUR", "1500000"),
        ("1,5 Mio. €", "einheit: Mio. EUR", "1500000"),
        ("1,5 Mio.", "einheit: Mio. €", "1500000"),
        ("400", "einheit: Tsd. EUR", "400000"),
        ("400", "einheit: TEUR", "400000"),
        ("1 200", "einheit: EUR", "1200"),
        ("1'200'000", "einheit: EUR", "1200000"),
        ("80000", JE_JAHR, "400000"),  # 5 years of 80,000
        ("80", "einheit: Tsd. EUR pro Jahr, jahre: 3", "240000"),
        ("€ 300", "einheit: EUR", "300"),
        ("7 EUR", "einheit: Zelle", "7"),
        ("0,0555", "einheit: Tsd. EUR", "55.5"),
        ("1.234", "einheit: EUR, zahlen: deutsch", "1234"),
        ("1.234,5", "einheit: EUR", "1234.5"),
        ("1,234.5", "einheit: EUR, zahlen: englisch", "1234.5"),
        ("1.234", "einheit: EUR, zahlen: englisch", "1.23"),  # whole cents
        ("4–5 Mio. €", "einheit: Mio. EUR, spanne: oben", "5000000"),
        ("4-5", "einheit: Mio. EUR, spanne: unten", "4000000"),
        ("4 bis 5", "einheit: Mio. EUR, spanne: mitte", "4500000"),
        ("bis 50.000,00", "einheit: EUR, spanne: oben", "50000"),
        ("mind. 300", "einheit: EUR, spanne: unten", "300"),
        ("ca. 300", "einheit: EUR, ungefaehr: ja", "300"),
        ("5 €/a", "einheit: Zelle, jahre: 4", "20"),  # 4 years of 5
        ("5 €", "einheit: Zelle, jahre: 4", "5"),  # once
        ("5 €", "einheit: Zelle/a, jahre: 4", "20"),
        ("€ 300 Mio./a", "einheit: Zelle, jahre: 2", "600000000"),
        ("EUR 2 Mio.", "einheit: Zelle", "2000000"),
        ("5.000,– €", "einheit: EUR", "5000"),
        ("5.000,-", "einheit: EUR, zahlen: deutsch", "5000"),
        ("999 Mrd. €", "einheit: Zelle", "999000000000"),
    ],
)
def test_betrag(tmp_path: Path, inhalt: str, angaben: str, wert: str) -> None:
    gelesen = eine_zelle(tmp_path, inhalt, EINMALIG, angaben)
    assert gelesen.wert == Decimal(wert), gelesen.wie


@pytest.mark.parametrize(
    ("inhalt", "angaben", "verbleib", "warum"),
    [
        ("", "einheit: EUR", Verbleib.FEHLT, ""),
        ("#DIV/0!", "einheit: EUR", Verbleib.FEHLT, "Fehlerwert #DIV/0!"),
        ("300", "zahlen: deutsch", Verbleib.UNENTSCHIEDEN, "einheit der Spalte ist nicht angegeben"),
        ("1.234", "einheit: EUR", Verbleib.UNENTSCHIEDEN, "mehrdeutig"),
        ("1,234", "einheit: EUR", Verbleib.UNENTSCHIEDEN, "mehrdeutig"),
        ("1.5", "einheit: EUR, zahlen: deutsch", Verbleib.UNENTSCHIEDEN, "passt nicht zu zahlen: deutsch"),
        ("4–5", "einheit: EUR", Verbleib.UNENTSCHIEDEN, "Spanne 4 bis 5"),
        ("bis 5", "einheit: EUR, spanne: unten", Verbleib.UNENTSCHIEDEN, "Spanne offen bis 5"),
        ("bis 5", "einheit: EUR, spanne: mitte", Verbleib.UNENTSCHIEDEN, "kein Ende"),
        ("5–4", "einheit: EUR, spanne: unten", Verbleib.WIDERSPRUCH, "das untere Ende ist größer"),
        ("ca. 300", "einheit: EUR", Verbleib.UNENTSCHIEDEN, "ungefähre Angabe"),
        ("1,2 Mio. €", "einheit: Tsd. EUR", Verbleib.WIDERSPRUCH, "„Mio. €“"),
        ("80 EUR/a", "einheit: EUR", Verbleib.WIDERSPRUCH, "EUR/a"),
        ("12 t", "einheit: EUR", Verbleib.WIDERSPRUCH, "misst etwas anderes"),
        ("12 Stück", "einheit: EUR", Verbleib.UNENTSCHIEDEN, "unbekannte Einheit „Stück“"),
        ("500 Tsd. – 1 Mio. €", "einheit: EUR, spanne: oben", Verbleib.UNENTSCHIEDEN, "zwei Einheiten"),
        ("7", "einheit: Zelle", Verbleib.UNENTSCHIEDEN, "nennt keine Einheit"),
        ("=1+1", "einheit: EUR", Verbleib.UNENTSCHIEDEN, "keine Zahl"),
        ("im Haushalt", "einheit: EUR", Verbleib.UNENTSCHIEDEN, "keine Zahl"),
        ("x" * 10_000, "einheit: EUR", Verbleib.UNENTSCHIEDEN, "keine Zahl"),
        ("5 €/a", "einheit: Zelle", Verbleib.UNENTSCHIEDEN, "die Zelle zählt je Jahr, das Feld einmalig: jahre"),
        ("5 €/m²", "einheit: Zelle", Verbleib.UNENTSCHIEDEN, "unbekannte Einheit „€/m²“"),
        ("5 €/Monat", "einheit: Zelle", Verbleib.UNENTSCHIEDEN, "unbekannte Einheit „€/Monat“"),
        ("€ 12 t", "einheit: EUR", Verbleib.UNENTSCHIEDEN, "unbekannte Einheit „€ t“"),
        ("1" + "0" * 26, "einheit: EUR", Verbleib.UNENTSCHIEDEN, "zu groß"),
        ("1" + "0" * 26, "einheit: EUR, zahlen: deutsch", Verbleib.UNENTSCHIEDEN, "zu groß"),
        ("1" + "0" * 400, "einheit: EUR", Verbleib.UNENTSCHIEDEN, "zu groß"),
        ("bis 1" + "0" * 40, "einheit: EUR, spanne: oben", Verbleib.UNENTSCHIEDEN, "zu groß"),
        ("900000", "einheit: Mrd. EUR/a, jahre: 999", Verbleib.UNENTSCHIEDEN, "zu groß"),
    ],
)
def test_was_nicht_entschieden_ist_bleibt_leer(
    tmp_path: Path, inhalt: str, angaben: str, verbleib: Verbleib, warum: str
) -> None:
    gelesen = eine_zelle(tmp_path, inhalt, EINMALIG, angaben)
    assert (gelesen.verbleib, gelesen.wert) == (verbleib, None)
    assert warum in gelesen.wie


@pytest.mark.parametrize(
    ("inhalt", "angaben", "wert"),
    [
        ("500 t CO2-Äq/a", "einheit: t/a", "500"),
        ("250", "einheit: kg/a", "0.25"),
        ("2,5", "einheit: kt CO2e/a", "2500"),
        ("1200", "einheit: t, jahre: 40", "30"),  # 1,200 t over 40 years
        ("100", "einheit: t, jahre: 3", "33.333"),
        ("100 t/a", "einheit: Zelle, jahre: 20", "100"),  # the cell says per year
        ("100 t", "einheit: Zelle, jahre: 20", "5"),
        ("100 t", "einheit: Zelle/a", "100"),
        ("7 t/a CO2-Äq.", "einheit: Zelle/a", "7"),
    ],
)
def test_tonnen(tmp_path: Path, inhalt: str, angaben: str, wert: str) -> None:
    assert eine_zelle(tmp_path, inhalt, "co2_t_a", angaben).wert == Decimal(wert)


@pytest.mark.parametrize("inhalt", ["5 t CO2 je Einwohner", "5 t CO2 in 20 Jahren", "5 t CO2/m²", "5 t CO2/Monat"])
@pytest.mark.parametrize("einheit", ["t/a", "Zelle/a"])
def test_tonnen_anderer_groesse_sind_keine(tmp_path: Path, inhalt: str, einheit: str) -> None:
    gelesen = eine_zelle(tmp_path, inhalt, "co2_t_a", f"einheit: {einheit}")
    assert (gelesen.verbleib, gelesen.wert) == (Verbleib.UNENTSCHIEDEN, None)
    assert "unbekannte Einheit" in gelesen.wie


KLASSEN = (
    "einheit: t/a, uebersetzung: {gering: {bis: 100}, mittel: {von: 100, bis: 1000}, hoch: {von: 1000}, '0': 5}"
)


@pytest.mark.parametrize(
    ("wort", "spanne", "wert"),
    [("mittel", "unten", 100), ("mittel", "mitte", 550), ("Mittel ", "oben", 1000), ("hoch", "unten", 1000)],
)
def test_klasse_ist_das_ende_das_die_zuordnung_nennt(tmp_path: Path, wort: str, spanne: str, wert: int) -> None:
    gelesen = eine_zelle(tmp_path, wort, "co2_t_a", f"{KLASSEN}, spanne: {spanne}")
    assert (gelesen.verbleib, gelesen.wert) == (Verbleib.KLASSE, wert)


@pytest.mark.parametrize(
    ("wort", "dazu"), [("mittel", ""), ("gering", ", spanne: unten"), ("hoch", ", spanne: mitte"), ("riesig", "")]
)
def test_klasse_ohne_entscheidung_bleibt_leer(tmp_path: Path, wort: str, dazu: str) -> None:
    gelesen = eine_zelle(tmp_path, wort, "co2_t_a", KLASSEN + dazu)
    assert (gelesen.verbleib, gelesen.wert) == (Verbleib.UNENTSCHIEDEN, None)


@pytest.mark.parametrize(
    ("inhalt", "feld", "angaben", "wert"),
    [
        ("2021 - 2025", "fruehester_beginn", "teil: von", 2021),
        ("2021–2025", "spaetestes_ende", "teil: bis, plus: 2", 2027),
        ("2021 bis 2025", "dauer_bau", "teil: dauer", 5),
        ("01.01.2019 - 31.01.2021", "dauer_bau", "teil: dauer", 3),
        ("ab 2021", "dauer_bau", "teil: dauer, offen_bis: 2025", 5),
        ("2020 ff", "spaetestes_ende", "teil: bis, offen_bis: 2025", 2025),
        ("2027-07-01", "fruehester_beginn", "plus: 0", 2027),
        ("2027-07-01 - 2028-12-31", "dauer_bau", "teil: dauer", 2),
        ("2021", "dauer_bau", "teil: dauer", 1),
        ("3", "dauer_bau", "plus: 1", 4),
        ("3", "dauer_bau", "plus: -1", 2),
        ("3 Jahre", "dauer_bau", "plus: 1", 4),
        ("30 a", "nutzungsdauer_a", "plus: 0", 30),
        ("kurz", "dauer_bau", "uebersetzung: {kurz: 2}, plus: 1", 3),
        ("bald", "fruehester_beginn", "uebersetzung: {bald: 2027}, plus: -2", 2025),
    ],
)
def test_zeitraum(tmp_path: Path, inhalt: str, feld: str, angaben: str, wert: int) -> None:
    assert eine_zelle(tmp_path, inhalt, feld, angaben).wert == wert


@pytest.mark.parametrize(
    ("inhalt", "feld", "angaben", "verbleib", "warum"),
    [
        ("2025–2021", "dauer_bau", "teil: dauer", Verbleib.WIDERSPRUCH, "Beginn 2025 liegt nach dem Ende (2021)"),
        ("ab 2026", "dauer_bau", "teil: dauer, offen_bis: 2025", Verbleib.WIDERSPRUCH, "offen_bis 2025"),
        ("ab 2021", "dauer_bau", "teil: dauer", Verbleib.UNENTSCHIEDEN, "Beginn ohne Ende"),
        ("bis 2025", "dauer_bau", "teil: dauer", Verbleib.UNENTSCHIEDEN, "Ende ohne Beginn"),
        ("2021–2025", "fruehester_beginn", "plus: 0", Verbleib.UNENTSCHIEDEN, "teil: von oder bis"),
        ("Beschluss 2020, 2022", "fruehester_beginn", "teil: von", Verbleib.UNENTSCHIEDEN, "kein Zeitraum"),
        ("2,5", "dauer_bau", "plus: 0", Verbleib.UNENTSCHIEDEN, "keine ganze Zahl"),
        ("18 Monate", "dauer_bau", "plus: 0", Verbleib.UNENTSCHIEDEN, "hinter der Zahl steht „Monate“"),
        ("bald", "dauer_bau", "uebersetzung: {bald: '1,5'}, plus: 1", Verbleib.UNENTSCHIEDEN, "nicht zu „1,5“"),
        ("bald", "fruehester_beginn", "uebersetzung: {bald: 2027-Q3}, plus: 1", Verbleib.UNENTSCHIEDEN, "2027-Q3"),
    ],
)
def test_zeitraum_offen(
    tmp_path: Path, inhalt: str, feld: str, angaben: str, verbleib: Verbleib, warum: str
) -> None:
    gelesen = eine_zelle(tmp_path, inhalt, feld, angaben)
    assert (gelesen.verbleib, gelesen.wert) == (verbleib, None)
    assert warum in gelesen.wie


def test_kennungen_und_texte(tmp_path: Path) -> None:
    zuordnung = FELDER.replace("{wert: gruen}", "Feld") + "  investition_eur: {wert: 1}\n  lage: {spalte: Ort}\n"
    ergebnis = importiert(tmp_path, "Nr;Titel;Feld;Ort\nAW 1.1;=1+1;Bauen und Sanieren;-\n", zuordnung)
    assert zelle(ergebnis, "id").wert == "AW_1.1"
    assert zelle(ergebnis, "handlungsfeld").wert == "bauen_und_sanieren"
    assert zelle(ergebnis, "name").wert == "=1+1"  # the table that it goes to marks it
    assert [zelle(ergebnis, f).verbleib for f in ("id", "name")] == [Verbleib.UMGEWANDELT, Verbleib.UEBERNOMMEN]


def test_kennung_beginnt_nicht_wie_eine_formel(tmp_path: Path) -> None:
    zuordnung = FELDER + "  investition_eur: {wert: 1}\n"
    ergebnis = importiert(tmp_path, "Nr;Titel\n-A1;a\n--;b\n", zuordnung)
    assert (zelle(ergebnis, "id").verbleib, zelle(ergebnis, "id").wert) == (Verbleib.UMGEWANDELT, "A1")
    assert zelle(ergebnis, "id", 1).wert is None


def test_zwei_spalten_mit_derselben_angabe(tmp_path: Path) -> None:
    tabelle = "Nr;Titel;Übersicht;Steckbrief\n1;a;640;720\n2;b;640;640\n3;c;;720\n4;d;640;\n"
    spalten = "  investition_eur: {spalte: Übersicht, auch: Steckbrief, einheit: EUR%s}\n"
    offen = importiert(tmp_path, tabelle, FELDER + spalten % "")
    assert [zelle(offen, "investition_eur", n).wert for n in range(4)] == [None, 640, 720, 640]
    assert zelle(offen, "investition_eur").wie == "„Übersicht“: 640; „Steckbrief“: 720"
    assert offen.anzahl[Verbleib.WIDERSPRUCH] == 1
    erste = importiert(tmp_path, tabelle, FELDER + spalten % ", widerspruch: erste")
    assert [zelle(erste, "investition_eur", n).wert for n in range(4)] == [640, 640, 720, 640]
    assert (erste.anzahl[Verbleib.WIDERSPRUCH], erste.anzahl[Verbleib.ENTSCHIEDEN]) == (0, 1)


def test_jahre_aus_der_zeile_und_anteile_nur_fuer_teile_die_es_gibt(tmp_path: Path) -> None:
    tabelle = "Nr;Titel;Stadt;Werk;Von;Bis\n1;a;100;;2021;2023\n2;b;100;7;2021;\n"
    felder = """\
  investition_eur.stadt: {spalte: Stadt, einheit: EUR/a, jahre: dauer_bau}
  investition_eur.werk: {spalte: Werk, einheit: EUR/a, jahre: dauer_bau}
  kostenanteile_je_teil.werk: {wert: "werk: 100 %"}
  dauer_bau: {von: Von, bis: Bis, offen_bis: 2024}
"""
    ergebnis = importiert(tmp_path, tabelle, FELDER + felder)
    # 2021 to 2023 are three years, 2021 to 2024 (open) four: 3 × 100, 4 × 100, 4 × 7.
    assert [zelle(ergebnis, "investition_eur.stadt", n).wert for n in (0, 1)] == [300, 400]
    assert zelle(ergebnis, "investition_eur.werk", 1).wert == 28
    assert ergebnis.zeilen[0].zelle("kostenanteile_je_teil.werk") is None
    assert zelle(ergebnis, "kostenanteile_je_teil.werk", 1).wert == "werk: 100 %"
    (offen,) = (a for a in ergebnis.annahmen if a.feld == "dauer_bau")
    assert (offen.anzahl, str(offen.stelle)) == (1, "zuordnung.yaml:9:46")


def test_berichtigung_zaehlt_nur_die_zelle_die_es_gibt(tmp_path: Path) -> None:
    """Row 1 has no cost of the part "werk", so its share of it, though corrected, is no cell of the case."""
    felder = """\
  investition_eur.stadt: {spalte: Stadt, einheit: EUR}
  investition_eur.werk: {spalte: Werk, einheit: EUR}
  kostenanteile_je_teil.werk: {wert: "werk: 100 %"}
berichtigungen:
  - {id: 1, feld: kostenanteile_je_teil.werk, wert: "werk: 50 %", quelle: Q1}
  - {id: 2, feld: kostenanteile_je_teil.werk, wert: "werk: 60 %", quelle: Q2}
"""
    ergebnis = importiert(tmp_path, "Nr;Titel;Stadt;Werk\n1;a;100;\n2;b;100;7\n", FELDER + felder)
    assert {a.quelle: a.anzahl for a in ergebnis.annahmen if a.quelle} == {"Q1": 0, "Q2": 1}


def test_ein_jahr_dazu_ist_eines(tmp_path: Path) -> None:
    felder = "  investition_eur: {wert: 1}\n  dauer_bau: {spalte: Dauer, plus: 1}\n"
    ergebnis = importiert(tmp_path, "Nr;Titel;Dauer\n1;a;3\n", FELDER + felder)
    (plus,) = (annahme for annahme in ergebnis.annahmen if annahme.feld == "dauer_bau")
    assert plus.text == "+1 Jahr"


def test_plus_steht_mit_seinem_vorzeichen_da(tmp_path: Path) -> None:
    felder = "  investition_eur: {wert: 1}\n  dauer_bau: {von: Von, bis: Bis, plus: -1}\n"
    gelesen = zelle(importiert(tmp_path, "Nr;Titel;Von;Bis\n1;a;2021;2023\n", FELDER + felder), "dauer_bau")
    assert (gelesen.wert, gelesen.wie) == (2, "Jahre von 2021 bis 2023, −1 Jahr")


def test_spanne_aus_der_zweiten_spalte_bleibt_eine(tmp_path: Path) -> None:
    felder = "  investition_eur: {spalte: A, auch: B, einheit: EUR, spanne: oben}\n"
    gelesen = zelle(importiert(tmp_path, "Nr;Titel;A;B\n1;a;;4–5\n", FELDER + felder), "investition_eur")
    assert (gelesen.verbleib, gelesen.wert) == (Verbleib.KLASSE, 5)
    assert gelesen.wie == "Spanne 4 bis 5, oben, aus der Spalte „B“"


def test_entscheidungen_zaehlen_wo_sie_etwas_entscheiden(tmp_path: Path) -> None:
    """Words of the table that sound like a decision are none."""
    felder = """\
  investition_eur:
    {spalte: Kosten, einheit: EUR, spanne: oben, ungefaehr: ja, uebersetzung: {Spanne: 7, weit: {von: 1, bis: 9}}}
  betriebskosten_eur_a: {spalte: Betrieb, einheit: EUR, jahre: 4, uebersetzung: {viele Jahre: 8}}
  ertrag_eur_a: {spalte: Ertrag, einheit: Zelle, jahre: 4}
  spaetestes_ende: {spalte: Ende, plus: 2, uebersetzung: {"2030+": 2030}}
  menge: {spalte: Menge, sonst: 3}
"""
    tabelle = """\
Nr;Titel;Kosten;Betrieb;Ertrag;Ende;Menge
1;a;Spanne;viele Jahre;40 € pro Jahr;2030+;
2;b;weit;;40 €;;5
"""
    ergebnis = importiert(tmp_path, tabelle, FELDER + felder)
    gezaehlt = {
        (a.feld, a.text.split(" ")[0]): a.anzahl for a in ergebnis.annahmen if not a.text.startswith("überall")
    }
    assert gezaehlt == {
        ("investition_eur", "von"): 1,  # „weit“ is a span, the class „Spanne“ is none
        ("betriebskosten_eur_a", "je"): 1,
        ("ertrag_eur_a", "je"): 1,  # 40 € once; the other cell says per year itself
        ("spaetestes_ende", "+2"): 1,
        ("menge", "leere"): 1,
    }
    assert [zelle(ergebnis, "ertrag_eur_a", n).wert for n in (0, 1)] == [40, 10]


def test_lange_texte_bleiben_ganz(tmp_path: Path) -> None:
    lang = "Wort " * 40 + "Ende"
    felder = f"""\
  investition_eur: {{wert: 1}}
  beschreibung: {{text: "Zu {{Titel}}"}}
  phase: {{spalte: Stand, uebersetzung: {{"{lang}": idee}}}}
berichtigungen:
  - {{id: "{lang} 7", feld: id, wert: seven, quelle: Büro}}
"""
    ergebnis = importiert(tmp_path, f"Nr;Titel;Stand\n{lang} 7;{lang};{lang}\n", FELDER + felder)
    assert [zelle(ergebnis, feld).wert for feld in ("beschreibung", "phase", "id")] == [
        f"Zu {lang}",
        "idee",
        "seven",
    ]
    assert len(ergebnis.zeilen[0].bezeichnung) == 78
