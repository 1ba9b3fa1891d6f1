"""Sums below the tables by field and payer: those of the plan, computed in one place and shown by every format."""

from dataclasses import replace
from decimal import Decimal

import pytest

from massnahmenplan.bericht import html, kennzahlen
from massnahmenplan.bericht.html.abschnitte import kosten_nutzen, kurzfassung
from massnahmenplan.bericht.pdf import abschnitte
from massnahmenplan.grundlagen.schreibweise import zahl
from tests.bericht import beispiel


@pytest.mark.parametrize(("stelle", "titel"), [(0, "Je Handlungsfeld"), (1, "Je Kostenträger")])
def test_die_summe_ist_die_des_plans(stelle: int, titel: str) -> None:
    # 100,000 + 300,000 + 120,000 invested, 20,000 + 60,000 of it granted, 120 + 180 + 100 t one by one
    tabelle = kurzfassung.daten(beispiel.ergebnis())["tabellen"][stelle]
    assert tabelle.titel == titel
    assert tabelle.summe == ("Summe", "3", "520.000", "80.000", "440.000", "400,0")
    for spalte in range(1, 6):
        einzelne = [Decimal(z[spalte].replace(".", "").replace(",", ".")) for z in tabelle.zeilen]
        assert sum(einzelne) == Decimal(tabelle.summe[spalte].replace(".", "").replace(",", "."))


def test_summen_je_feld_und_traeger_sind_die_der_bilanz() -> None:
    ergebnis = beispiel.ergebnis()
    gesamt = kennzahlen.gesamt(ergebnis)
    for summen in (kennzahlen.je_handlungsfeld(ergebnis), kennzahlen.je_traeger(ergebnis)):
        for feld in ("investition_eur", "zuschuss_eur", "eigenmittel_eur", "minderung_t"):
            assert sum(getattr(s, feld) for s in summen) == getattr(gesamt, feld)
    assert gesamt.minderung_t == ergebnis.bilanz.einzelsumme_t


def test_wer_sich_eine_massnahme_teilt_zaehlt_in_der_summe_einmal() -> None:
    ergebnis = beispiel.ergebnis()
    summen, gesamt = kennzahlen.je_traeger(ergebnis), kennzahlen.gesamt(ergebnis)
    assert kennzahlen.geteiltsatz(summen, gesamt) == ""
    geteilt = (replace(summen[0], anzahl=summen[0].anzahl + 1), *summen[1:])
    assert "in der Summe einmal" in kennzahlen.geteiltsatz(geteilt, gesamt)


def test_seite_und_papier_zeigen_summe_und_was_sie_heisst() -> None:
    ergebnis = beispiel.ergebnis()
    seite = html.schreibe(ergebnis).decode()
    assert seite.count("<tfoot>") == 3  # the net present value has one too
    assert seite.count("vor Überlappung.</p>") == 2
    bausteine = list(abschnitte.kurzfassung(kurzfassung.daten(ergebnis)))
    tabellen = [b for b in bausteine if b["art"] == "tabelle"]
    assert [b["summe"][0] for b in tabellen] == ["Summe", "Summe"]


def test_die_barwerte_ergeben_den_kapitalwert() -> None:
    ergebnis = beispiel.ergebnis()
    barwerte = kosten_nutzen.daten(ergebnis)["barwerte"]
    assert barwerte.summe == ("Kapitalwert", zahl(ergebnis.bilanz.zielwerte["kosten"]))
    teile = sum(zeile.barwert_eur for zeile in ergebnis.bilanz.kapitalwert)
    assert abs(teile - ergebnis.bilanz.zielwerte["kosten"]) < Decimal("0.01")
