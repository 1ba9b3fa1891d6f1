import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from massnahmenplan.bericht.konsole import zusammenfassung
from massnahmenplan.bericht.konsole.massnahmen import massnahmen
from massnahmenplan.bericht.terminal.zeile import links
from massnahmenplan.ergebnis import Bilanz, Ergebnis, Kriteriumsstand, Plan, Status
from massnahmenplan.planungsfall import Planungsfall
from tests.bericht import beispiel

ERWARTET = """\
Quartier Beispiel, 2027–2031
Ziel:      möglichst viel CO2 mindern
Ergebnis:  380,0 t CO2e
Beweis:    kein Plan liegt höher als 380,2 t CO2e; Lücke 0,2 t CO2e (0,05 %)
Status:    optimal, bewiesen bis auf die verlangte Lücke von 0,10 %
Geld:      Investition 520.000 €, davon Zuschüsse 80.000 €, Eigenmittel 440.000 €
Hinweis:   Erfundenes Beispiel

3 von 4 Maßnahmen                 Beginn fertig  Variante          Eigenmittel      Zuschuss     t/a
Gebäudehülle Nordblock              2027   2028  Effizienzhaus…      240.000 €      60.000 €    60,0
Straßenbeleuchtung auf LED          2027   2028  wie angegeben        80.000 €      20.000 €    40,0
Wärmepumpe Nordblock                2029   2029  wie angegeben       120.000 €           0 €    50,0
Summe                                                                440.000 €      80.000 €
 Beträge sind auf volle Euro gerundet. t/a: Minderung im ersten vollen Betriebsjahr, vor
 Überlappung; je Maßnahme ein anderes Jahr, daher ohne Summe.

Kostenträger                       Maßnahmen      Investition         Zuschuss      Eigenmittel
Stadt                                      1        100.000 €         20.000 €         80.000 €
Wohnungsgenossenschaft eG                  2        420.000 €         60.000 €        360.000 €

Förderanträge: 2
 erster Antrag spätestens am 31.12.2026: Gebäudehülle Nordblock, Gebäudeförderung Beispiel
Vorbehalte: 60.000 € Zuschüsse ohne amtlichen Text (V1); Bedingungen siehe Blatt Fördermittel
      60.000 €  V2    Gebäudeförderung Beispiel

Zielvorgaben
 2030 höchstens 900 t CO2e: eingehalten (erreicht: 860,0 t)
 2031 mindestens 160 t CO2e Minderung: um 20,0 t verfehlt (erreicht: 140,0 t)

Nicht gewählt
 =SUMME(A1;A2) Radweg: kostet 400.000,00 €; der Haushalt der Stadt gibt bis 2031 nur 140.000,00 € h…

Der Plan liegt in: plan
"""


def _gross(anzahl: int) -> Ergebnis:
    """Return the example with ``anzahl`` copies of the measure ``led``, all planned, and many targets."""
    ergebnis = beispiel.ergebnis()
    daten = ergebnis.fall.model_dump(mode="json")
    vorlage = daten["massnahmen"][0]
    daten["massnahmen"] += [vorlage | {"id": f"led{nr}", "name": f"LED {nr} " * 20} for nr in range(anzahl)]
    daten["projekt"]["hinweis"] = "Ein langer Hinweis. " * 50
    kopien = tuple(replace(beispiel.LED, massnahme=f"led{nr}") for nr in range(anzahl))
    bilanz = replace(ergebnis.bilanz, massnahmen=(*ergebnis.bilanz.massnahmen, *kopien), ziele=beispiel.ZIELE * 20)
    return replace(
        ergebnis,
        fall=Planungsfall.model_validate(daten),
        bilanz=bilanz,
        nicht_gewaehlt=ergebnis.nicht_gewaehlt * 50,
    )


def test_ganze_ausgabe() -> None:
    assert zusammenfassung(beispiel.ergebnis(), Path("plan")) == ERWARTET


def test_grosser_plan_bleibt_bei_sechsundsechzig_zeilen_und_nennt_was_fehlt() -> None:
    zeilen = zusammenfassung(_gross(80), Path("plan")).splitlines()
    gezeigt = [zeile for zeile in zeilen if zeile.startswith("LED ")]
    assert len(zeilen) == 66
    assert max(map(len, zeilen)) <= 100
    # shown of 83 measures: the example's two that begin in 2027, and copies that begin in 2027 too
    assert f"   … und {83 - 2 - len(gezeigt)} weitere: siehe plan.xlsx" in zeilen
    assert "   … und 46 weitere: siehe plan.xlsx" in zeilen  # 50 not chosen, 4 shown


def test_viele_bloecke_lassen_den_massnahmen_zwoelf_zeilen() -> None:
    zeilen = massnahmen(_gross(20), platz=-30)
    gezeigt = [zeile for zeile in zeilen if zeile.startswith("LED ")]
    assert len(gezeigt) == 11 - 2  # twelve lines, one of them for the rest; the example's own two come first
    assert "   … und 12 weitere: siehe plan.xlsx" in zeilen  # of 23


def test_leerer_plan() -> None:
    ergebnis = beispiel.ergebnis()
    leer = replace(ergebnis, plan=Plan(()), bilanz=replace(ergebnis.bilanz, massnahmen=()))
    text = zusammenfassung(leer)
    assert "Keine Maßnahme gewählt (0 von 4)" in text
    assert "Kostenträger" not in text
    assert "Der Plan liegt" not in text


@pytest.mark.parametrize(
    ("status", "satz"),
    [
        (Status.ZEITLIMIT, "am Zeitlimit beendet, bevor die verlangte Lücke von 0,10 % bewiesen war"),
        (
            Status.LUECKE_OFFEN,
            "Suche beendet; nach Abzug des Sicherheitszuschlags ist die Lücke von 0,10 % nicht bewiesen",
        ),
        (Status.ABGEBROCHEN, "abgebrochen: bester Plan bis dahin; verlangt war eine Lücke von 0,10 %"),
    ],
)
def test_status_steht_in_worten(status: Status, satz: str) -> None:
    ergebnis = beispiel.ergebnis()
    text = zusammenfassung(replace(ergebnis, nachweis=replace(ergebnis.nachweis, status=status)))
    assert f"Status:    {satz}\n" in text


def test_luecke_wird_aufgerundet_und_steht_in_der_einheit_des_ziels() -> None:
    ergebnis = beispiel.ergebnis()
    nachweis = replace(
        ergebnis.nachweis,
        ziel="kosten",
        einheit="EUR",
        zielwert=Decimal("100000"),
        schranke=Decimal("99998.77"),
        luecke=Decimal("0.0000123"),  # 0.00123 %: shown as 0,01 %, for 1,23 € is not nothing
    )
    text = zusammenfassung(replace(ergebnis, nachweis=nachweis))
    assert "Beweis:    kein Plan liegt niedriger als 99.998,77 €; Lücke 1,23 € (0,01 %)\n" in text


@pytest.mark.parametrize(
    ("schranke", "relativ", "einheit", "erwartet"),
    [
        ("100.004", "0.00004", "EUR", "Lücke 0,00 € (0,00 %)"),  # 0.4 cents of 100 EUR: both round to 0
        ("100.02", "0.0002", "EUR", "Lücke 0,02 € (0,02 %)"),
        ("0.54", "0.08", "t CO2e", "Lücke 0,1 t CO2e (8,00 %)"),  # 0.04 t of 0.5 t is not nothing
    ],
)
def test_luecke_widerspricht_sich_nicht(schranke: str, relativ: str, einheit: str, erwartet: str) -> None:
    ergebnis = beispiel.ergebnis()
    nachweis = replace(
        ergebnis.nachweis,
        einheit=einheit,
        zielwert=Decimal(100) if einheit == "EUR" else Decimal("0.5"),
        schranke=Decimal(schranke),
        luecke=Decimal(relativ),
    )
    assert erwartet in zusammenfassung(replace(ergebnis, nachweis=nachweis))


def test_ziel_kosten_heisst_kapitalwert_und_wird_erklaert() -> None:
    ergebnis = beispiel.ergebnis()
    nachweis = replace(ergebnis.nachweis, ziel="kosten", einheit="EUR", zielwert=Decimal("360357.5"))
    text = zusammenfassung(replace(ergebnis, nachweis=nachweis))
    assert "Ziel:      möglichst kleiner Kapitalwert\nErgebnis:  360.357,50 €\n" in text
    assert "Kapitalwert: Investition − Zuschüsse + laufende Kosten" in text
    assert "eigenen Mittel" not in text


def _mit_antraegen(**aenderung: object) -> str:
    ergebnis = beispiel.ergebnis()
    antrag = replace(beispiel.LED.antraege[0], **aenderung)  # type: ignore[arg-type]
    led = replace(beispiel.LED, antraege=(antrag,))
    return zusammenfassung(replace(ergebnis, bilanz=replace(ergebnis.bilanz, massnahmen=(led,))))


def test_frist_ohne_spielraum_wird_genannt() -> None:
    """Building ends on 31.12.2028."""
    hinweis = "kein Tag Spielraum zur Frist „fertig bis“: Straßenbeleuchtung auf LED, Kommunalrich…"
    assert hinweis in _mit_antraegen(fertig_bis=date(2028, 12, 31))
    assert "Spielraum" not in _mit_antraegen(fertig_bis=date(2029, 1, 1))


def test_vorbehalte_nennen_die_summe_die_nicht_v1_ist() -> None:
    assert "Vorbehalte: Bedingungen siehe Blatt Fördermittel\n" in _mit_antraegen()
    unsicher = _mit_antraegen(sicherheit="offen")
    assert "Vorbehalte: 20.000 € Zuschüsse ohne amtlichen Text (V1); Bedingungen" in unsicher
    assert "      20.000 €  offen Kommunalrichtlinie Beispiel\n" in unsicher


def test_ohne_schranke_wird_nichts_behauptet() -> None:
    ergebnis = beispiel.ergebnis()
    nachweis = replace(ergebnis.nachweis, schranke=None, luecke=None)
    assert "Beweis:    keine Schranke bewiesen\n" in zusammenfassung(replace(ergebnis, nachweis=nachweis))


def test_steuerzeichen_kommen_nicht_auf_das_terminal() -> None:
    ergebnis = beispiel.ergebnis()
    daten = ergebnis.fall.model_dump(mode="json")
    daten["massnahmen"][0]["name"] = "LED\x1b[31m\nrot"
    text = zusammenfassung(replace(ergebnis, fall=Planungsfall.model_validate(daten)))
    assert "LED [31m rot" in text
    assert "\x1b" not in text


def test_bilanz_ohne_ziele_laesst_den_block_weg() -> None:
    ergebnis = beispiel.ergebnis()
    bilanz: Bilanz = replace(ergebnis.bilanz, ziele=())
    assert "Zielvorgaben" not in zusammenfassung(replace(ergebnis, bilanz=bilanz))


def test_ohne_volles_betriebsjahr_steht_keine_null() -> None:
    """Built to the end of the last year of the plan: nothing is known of a year of operation, so no 0,0 t/a."""
    ergebnis = beispiel.ergebnis()
    assert "Der Plan endet" not in zusammenfassung(ergebnis)
    for fertig_am, tonnen in ((date(2030, 12, 31), "40,0"), (date(2031, 3, 31), "–")):
        led = replace(beispiel.LED, fertig_am=fertig_am, minderung_t={2031: Decimal(40)})
        spaet = replace(ergebnis, bilanz=replace(ergebnis.bilanz, massnahmen=(led,)))
        (zeile,) = [zeile for zeile in massnahmen(spaet, 20) if "Straßenbeleuchtung" in zeile]
        assert zeile.split()[-1] == tonnen
        assert ("Der Plan endet vor dem ersten vollen Betriebsjahr." in zusammenfassung(spaet)) == (tonnen == "–")
        spalte = spaet.tabelle("massnahmen")["Minderung [t CO2e/a]"]
        assert spalte.isna().tolist() == [tonnen == "–"]


def _breite(text: str) -> int:
    """Columns of a terminal: wide characters take two, accents that stand on the letter before none."""
    weit = sum(unicodedata.east_asian_width(zeichen) in {"W", "F"} for zeichen in text)
    return len(text) + weit - sum(unicodedata.combining(zeichen) > 0 for zeichen in text)


def _umbenannt(name: str) -> Ergebnis:
    """Return the example with a measure and a payer of that name."""
    ergebnis = beispiel.ergebnis()
    daten = ergebnis.fall.model_dump(mode="json")
    daten["massnahmen"][0]["name"] = daten["kostentraeger"][0]["name"] = name
    return replace(ergebnis, fall=Planungsfall.model_validate(daten))


@pytest.mark.parametrize("breite", [40, 60, 73, 74, 80, 99, 100, 120])
@pytest.mark.parametrize("name", ["Kurz", "Straßenbäume " * 9, "東京都の街灯" * 9, "Be\u0301ton " * 12])
def test_tabellen_sind_so_breit_wie_das_terminal_und_buendig(breite, name) -> None:
    bloecke = zusammenfassung(_umbenannt(name), Path("plan"), breite).split("\n\n")
    massnahmen_, traeger_ = bloecke[1].splitlines()[:4], bloecke[2].splitlines()
    assert {_breite(zeile) for zeile in massnahmen_} == {min(breite, 100)}
    assert len({_breite(zeile) for zeile in traeger_}) == 1
    assert _breite(traeger_[0]) <= min(breite, 100)


def test_schmales_terminal_verzichtet_auf_spalten_statt_auf_ziffern() -> None:
    bloecke = zusammenfassung(beispiel.ergebnis(), None, 60).split("\n\n")
    assert bloecke[1].splitlines()[:2] == [
        "3 von 4 Maßnahmen               Beginn   Eigenmittel     t/a",
        "Gebäudehülle Nordblock            2027     240.000 €    60,0",
    ]
    assert bloecke[2].splitlines()[:2] == [
        "Kostenträger                          Zuschuss   Eigenmittel",
        "Stadt                                 20.000 €      80.000 €",
    ]


@pytest.mark.parametrize(
    ("text", "breite", "erwartet"),
    [
        ("Müll", 6, "Müll  "),
        ("東京", 6, "東京  "),  # two characters of two columns each
        ("東京都", 5, "東京…"),  # six columns do not fit; two characters and the ellipsis are five
        ("Be\u0301ton", 6, "Be\u0301ton "),  # six characters on five columns
        ("a\nb\x1b[31m", 9, "a b [31m "),
    ],
)
def test_links_fuellt_und_kuerzt_nach_spalten(text, breite, erwartet) -> None:
    assert links(text, breite) == erwartet


@pytest.mark.parametrize("breite", [40, 60, 74, 80, 100])
def test_saetze_und_kriterien_bleiben_in_der_breite(breite) -> None:
    ergebnis = beispiel.ergebnis()
    daten = ergebnis.fall.model_dump(mode="json")
    daten["projekt"]["hinweis"] = "Ein Hinweis in mehreren Sätzen. " * 6
    null, eins = Decimal(0), Decimal(1)
    stand = Kriteriumsstand(
        "k", "Lebensqualität " * 9, None, eins, "Punkte", null, eins, eins, eins, Decimal(100), {}
    )
    ergebnis = replace(
        ergebnis,
        fall=Planungsfall.model_validate(daten),
        bilanz=replace(ergebnis.bilanz, kriterien=(stand,)),
    )
    text = zusammenfassung(ergebnis, None, breite)
    kriterium = next(zeile for zeile in text.splitlines() if zeile.startswith(" Lebensqualität"))
    assert _breite(kriterium) == breite
    assert kriterium.endswith("100,0 %:  100,0 Punkte")
    assert ("Gewicht   100 %" in kriterium) is (breite >= 74)
    saetze = text[text.index("Hinweis:") :].split("\n\n")[0].splitlines()
    assert " ".join(" ".join(saetze).split()) == f"Hinweis: {'Ein Hinweis in mehreren Sätzen. ' * 6}".strip()
    assert max(map(_breite, saetze)) <= breite
