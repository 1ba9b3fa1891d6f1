"""Applications and awards by their days, where measures begin on the first of a quarter."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.ergebnis import Plan, Planschritt
from massnahmenplan.foerdercheck.vorhaben import baue_vorhaben as baue_foerdervorhaben
from massnahmenplan.foerdercheck.vorhaben import verschiebe
from massnahmenplan.foerderung.antragstage import finde_antragstage
from massnahmenplan.foerderung.paket import Foerderwahl
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.nachrechnung import rechne
from massnahmenplan.planung import Vorgaben, plane
from tests.fallbau import baue_fall, massnahme, programm
from tests.foerderung.bausteine import baue_fassung, baue_vorhaben

JE_PERIODE = {"je_bewilligungsjahr": True, "je_bewilligungsperiode": True}


def ab_juli_2027(je_jahr: int = 4) -> Vorhaben:
    """Return a project of Q3 2027, planned on 1 November 2026."""
    vorhaben = baue_vorhaben(baubeginn=date(2027, 7, 1), fertig=date(2027, 9, 30), stichtag=date(2026, 11, 1))
    return replace(vorhaben, je_jahr=je_jahr)


@pytest.mark.parametrize(
    ("angaben", "je_jahr", "tage"),
    [
        ({}, 4, ["2027-06-30"]),
        ({"je_bewilligungsjahr": True}, 4, ["2027-06-30", "2026-12-31"]),
        (
            {"je_bewilligungsjahr": True, "je_bewilligungsperiode": True},
            4,
            ["2027-06-30", "2027-03-31", "2026-12-31"],
        ),
        ({"je_bewilligungsjahr": True, "je_bewilligungsperiode": True}, 2, ["2027-06-30", "2026-12-31"]),
        (JE_PERIODE, 1, ["2027-06-30", "2026-12-31"]),
        ({"je_antragsjahr": True}, 4, ["2027-06-30", "2027-03-31", "2026-12-31"]),
        ({"mit_anderen": True}, 4, ["2027-06-30", "2027-03-31", "2026-12-31"]),
        ({"mit_anderen": True}, 1, ["2027-06-30", "2026-12-31"]),
        ({"auch_am_vortag": True}, 4, ["2027-06-30", "2027-06-29"]),
    ],
)
def test_tage_an_den_enden_der_quartale(angaben: dict[str, Any], je_jahr: int, tage: list[str]) -> None:
    """Building begins on 1 July: the day before it, then the ends of periods back to the day of planning."""
    fassung = baue_fassung(fristen={"startsperre": "antrag"})
    gefunden = finde_antragstage(ab_juli_2027(je_jahr), fassung, **angaben)
    assert [tag.isoformat() for tag in gefunden] == tage


def test_quartalsenden_der_bewilligung_mit_vorlauf() -> None:
    """Three months until the approval: approved by 30 June is applied for by 31 March, and so on."""
    fassung = baue_fassung(fristen={"startsperre": "bewilligung", "vorlauf_monate": 3})
    tage = finde_antragstage(ab_juli_2027(), fassung, je_bewilligungsjahr=True, je_bewilligungsperiode=True)
    assert [tag.isoformat() for tag in tage] == ["2027-04-01", "2027-03-31", "2026-12-31"]


def test_beihilfen_liegen_weiter_auseinander_als_das_fenster() -> None:
    """60,000 EUR in 12 months, two awards of 40,000: A is built in Q4 2027, B in Q3 2028, the law is of February.

    B at the latest on 30 June 2028 still sees awards of 30 June 2027. A has 30 September 2027 at the latest, and
    no end of a year before it under this law; the day before the end of Q2 is what lets both have their award.
    """
    konto = {
        "id": "dm",
        "name": "De-minimis",
        "grenze_eur": 60_000,
        "fenster_monate": 12,
        "rechtsgrundlage": "Prüffall",
        "quelle": "Prüffall",
        "stand": "2026-01-01",
        "sicherheit": "V1",
    }
    fall = baue_fall(
        [
            massnahme(k, art="led", fruehester_beginn=zeit, spaetestes_ende=zeit)
            for k, zeit in (("A", "2027-Q4"), ("B", "2028-Q3"))
        ],
        projekt={"raster": "quartal"},
        foerderkonten=[konto],
        programme=[programm("p", konten=["dm"], gilt_ab="2027-02-01")],
        festlegungen=[{"massnahme": k, "art": "foerderung", "wert": "p", "beschluss": "x"} for k in ("A", "B")],
    )
    ergebnis = plane(fall, Vorgaben(ziel="co2", luecke=0.0))
    tage = [schritt.foerderung[0].antrag_am.isoformat() for schritt in ergebnis.plan.schritte]
    assert tage == ["2027-06-29", "2028-06-30"]


def test_betriebsfoerderung_ab_der_fertigstellung() -> None:
    """1,000 EUR a year for two years from 1 July 2027 on: half, whole, half; from 1 January on: two whole ones."""
    regeln = {
        "satz": None,
        "betrieb": {"jahre": 2, "menge": "strom_mwh_a", "zonen": [{"ct_kwh": 10}], "stelle": "§ 1"},
        "fristen": {"startsperre": "keine", "massgeblich": "inbetriebnahme"},
    }
    p = programm("p", **regeln)
    p["fassungen"][0] = {k: v for k, v in p["fassungen"][0].items() if v is not None}
    pv = massnahme("A", art="led", kennwerte={"strom_mwh_a": 10})
    zahlungen = {}
    for raster, beginn, tag in (("quartal", 2027 * 4 + 1, date(2027, 6, 30)), ("jahr", 2027, date(2027, 12, 31))):
        fall = baue_fall([pv], projekt={"raster": raster}, programme=[p])
        plan = Plan((Planschritt("A", "basis", beginn, (Foerderwahl("p", tag),)),))
        (antrag,) = rechne(fall, plan).bilanz.massnahmen[0].antraege
        zahlungen[raster] = [(zahlung.jahr, zahlung.betrag_eur) for zahlung in antrag.auszahlungen]
    assert zahlungen == {
        "quartal": [(2027, Decimal(500)), (2028, Decimal(1000)), (2029, Decimal(500))],
        "jahr": [(2028, Decimal(1000)), (2029, Decimal(1000))],
    }


def test_foerdercheck_baut_so_viele_quartale() -> None:
    """Two quarters from 1 April 2027 on end on 30 September."""
    fall = baue_fall([massnahme("A", art="led", dauer_bau=2)], projekt={"raster": "quartal"})
    vorhaben = baue_foerdervorhaben(fall, fall.massnahmen[0], date(2027, 4, 1), 2027)
    assert vorhaben.fertigstellung == date(2027, 9, 30)
    assert [(z.jahr, z.betrag_eur) for z in vorhaben.zahlungen] == [(2027, 100_000)]
    assert verschiebe(vorhaben, date(2027, 10, 15)).fertigstellung == date(2028, 4, 14)
