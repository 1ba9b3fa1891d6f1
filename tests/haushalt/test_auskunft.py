"""What people are told about purses: reports, reasons for what is left out, diagnoses, faults that are noticed."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import numpy as np
import openpyxl
import pytest

from massnahmenmodell.daten import Haushalt, Modelldaten
from massnahmenplan import planung
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.bericht import json, xlsx
from massnahmenplan.ergebnis import Ergebnis, Plan
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, UnerfuellbarFehler
from massnahmenplan.nachpruefung import rechne_nach
from massnahmenplan.nichtwahl import begruende_nichtwahl
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme
from tests.test_nichtwahl import BEWIESEN

JAHRE = range(2027, 2031)
DECKUNG = {"von": "stadt", "von_art": "konsumtiv", "nach": "stadt", "anteil": "0.5"}


def fall_mit_allem(**felder: Any) -> Planungsfall:
    """Return: W costs 12,000 in 2029; 4,000 of the other purse and 80 % of the 10,000 that L saves pay for it."""
    haushalt = ansaetze([20_000, 0, 0, 0], JAHRE) + ansaetze([8_000] * 4, JAHRE, art="konsumtiv")
    haushalt[4]["sperre_anteil"] = "0.25"
    angaben: dict[str, Any] = {
        "stadt": {"intracting_anteil": "0.8"},
        "haushalt": haushalt,
        "deckungen": [DECKUNG],
        "energietraeger": [{"id": "strom", "emissionsfaktor_g_kwh": 300, "preis_ct_kwh": 20}],
        "verpflichtungen": [{"kostentraeger": "stadt", "jahr": 2027, "betrag_eur": 5, "quelle": "Satzung"}],
    }
    return baue_fall(
        [
            massnahme("L", investition_eur="20000", spaetestes_ende=2027, endenergie_kwh_a={"strom": 50_000}),
            massnahme("W", investition_eur="12000", fruehester_beginn=2029, spaetestes_ende=2029, pflicht=True),
        ],
        **angaben | felder,
    )


def ergebnis(**felder: Any) -> Ergebnis:
    return plane(fall_mit_allem(**felder), Vorgaben(luecke=0.0))


def test_plan_kommt_aus_der_datei_zurueck_wie_er_war() -> None:
    gerechnet = rechne_nach(json.lies(json.schreibe(ergebnis())))
    assert gerechnet.bestanden
    assert gerechnet.vollstaendig
    (zeile,) = [z for z in gerechnet.bilanz.haushalt if (z.art, z.jahr) == ("investiv", 2029)]
    assert (zeile.umbuchungen, zeile.rueckfluss_eur, zeile.frei_eur) == ({"stadt:konsumtiv": 4_000}, 8_000, 0)


def test_arbeitsmappe_nennt_sperre_rueckfluss_und_deckung_auf_beiden_seiten() -> None:
    mappe = openpyxl.load_workbook(BytesIO(xlsx.schreibe(ergebnis())))
    zeilen = [[zelle.value for zelle in zeile] for zeile in mappe["Haushalt"].iter_rows()]
    je_titel = {(zeile[1], zeile[2]): zeile[3:7] for zeile in zeilen if zeile[0] == "Stadt"}
    assert je_titel["investiv", "Rückfluss eingesparter Energiekosten"] == [0, 0, 8_000, 8_000]
    assert je_titel["investiv", "Deckung durch Stadt (konsumtiv)"] == [0, 0, 4_000, 0]
    assert je_titel["konsumtiv", "Deckung für Stadt (investiv)"] == [0, 0, 4_000, 0]
    assert je_titel["konsumtiv", "davon gesperrt"] == [2_000, 0, 0, 0]
    assert je_titel["investiv", "Verpflichtungsermächtigung"] == [5, 0, 0, 0]
    assert je_titel["investiv", "für spätere Jahre zugesagt"] == [0, 0, 0, 0]
    assert "Deckung" in str(mappe["Haushalt"]["A2"].value)
    quellen = [[zelle.value for zelle in zeile] for zeile in mappe["Annahmen und Quellen"].iter_rows()]
    assert ["Verpflichtungsermächtigung", "stadt 2027", "5,00 €", "Satzung"] in [zeile[:4] for zeile in quellen]


def test_begruendung_rechnet_mit_allem_was_andere_geben_koennten() -> None:
    # X of 30,000 lacks 6,000 in 2027: 20,000 are there, and half of 8,000 comes from the other purse.
    fall = baue_fall(
        [massnahme("X", investition_eur="30000", spaetestes_ende=2027)],
        haushalt=ansaetze(20_000, JAHRE) + ansaetze(8_000, JAHRE, art="konsumtiv"),
        deckungen=[DECKUNG],
    )
    (grund,) = begruende_nichtwahl(fall, bereite_auf(fall, "co2"), Plan(()), BEWIESEN)
    assert "6.000 € (2027: 6.000 €)" in grund.text


def test_diagnose_haelt_nichts_fuer_unmoeglich_was_fremdes_geld_bezahlt() -> None:
    assert ergebnis().plan.schritt("W") is not None
    with pytest.raises(UnerfuellbarFehler, match=r"Haushalt Stadt \(investiv\).*fehlen.*2029"):
        plane(fall_mit_allem(deckungen=[DECKUNG | {"anteil": "0.49"}]))


Pflanze = Callable[[Modelldaten], Modelldaten]


def mit_haushalten(aendere: Callable[[Haushalt], Haushalt]) -> Pflanze:
    return lambda daten: replace(daten, haushalte=tuple(map(aendere, daten.haushalte)))


def mit_grenzen(faktor: float) -> Pflanze:
    return lambda daten: replace(
        daten, deckungen=tuple(replace(d, hoechstens=faktor * d.hoechstens) for d in daten.deckungen)
    )


ZU_LOCKER: dict[str, Pflanze] = {
    "sperre_vergessen": mit_haushalten(lambda h: replace(h, ansatz=h.ansatz + np.array([0, 0, 1.2, 0]))),
    "deckung_doppelt_so_hoch": mit_grenzen(2.0),
    "deckung_andersherum": lambda daten: replace(
        daten, deckungen=tuple(replace(d, von=d.nach, nach=d.von) for d in daten.deckungen)
    ),
    "rueckfluss_ganz": mit_haushalten(lambda h: replace(h, rueckfluss=np.ceil(h.rueckfluss))),
    "rueckfluss_ein_jahr_zu_lang": mit_haushalten(lambda h: replace(h, rueckfluss=np.maximum(h.rueckfluss, 0.8))),
}


def knapper_fall(fehler: str) -> Planungsfall:
    """Return a case that no plan can meet, or only one without L, by what the fault hides."""
    if fehler == "sperre_vergessen":
        haushalt = ansaetze([0, 0, "12000", 0], JAHRE)
        haushalt[2]["sperre_anteil"] = "0.1"
        return baue_fall(
            [massnahme("W", investition_eur="12000", fruehester_beginn=2029, spaetestes_ende=2029)],
            haushalt=haushalt,
        )
    felder: dict[str, Any] = {
        "deckung_doppelt_so_hoch": {"deckungen": [DECKUNG | {"anteil": "0.4"}]},
        "deckung_andersherum": {
            "deckungen": [{"von": "stadt", "nach": "stadt", "nach_art": "konsumtiv"}],
            "haushalt": ansaetze([20_000, 0, 2_000, 0], JAHRE) + ansaetze(8_000, JAHRE, art="konsumtiv"),
        },
        "rueckfluss_ganz": {"stadt": {"intracting_anteil": "0.7"}},
        "rueckfluss_ein_jahr_zu_lang": {"stadt": {"intracting_anteil": "0.8", "intracting_bis": 2027}},
    }[fehler]
    return fall_mit_allem(**felder)


@pytest.mark.parametrize("fehler", ZU_LOCKER)
def test_plane_erkennt_ein_zu_lockeres_modell(fehler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def falsch(*gefragt: Any) -> Aufbereitung:
        richtig = bereite_auf(*gefragt)
        return replace(richtig, daten=ZU_LOCKER[fehler](richtig.daten))

    monkeypatch.setattr(planung, "bereite_auf", falsch)
    with pytest.raises(AbweichungsFehler):
        plane(knapper_fall(fehler), Vorgaben(luecke=0.0))
