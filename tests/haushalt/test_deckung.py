"""Purses that pay for each other: the rule by hand, then model, recomputation and a linear program together."""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from massnahmenmodell import baue_modell
from massnahmenmodell.daten import Deckung
from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.aufbereitung import bereite_auf
from massnahmenplan.loeser import Ende, Wuensche, loese, uebersetze
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme, programm
from tests.haushalt.deckungsfaelle import deckungsfall, fehlbetrag_und_zins, plaene
from tests.massnahmenmodell.bausteine import daten, erlaubt, haushalt
from tests.mutation.fall import als_plan
from tests.nachrechnung.rechnen import bilanz, euro, kasse, schritt

EIN_CENT = 0.011
SAATEN = range(25)


def kann(gibt: list[float], hoechstens: list[float], hat: list[float], **stelle: Any) -> bool:
    """Return True if option 0 (100 in period 1) can be paid from a purse that another one may help."""
    eine = haushalt(gibt, {}, **stelle)
    andere = replace(haushalt(hat, {1: {0: 100.0}}, **stelle), name="haushalt:stadt:konsumtiv")
    wege = (Deckung(0, 1, np.array(hoechstens, dtype=float)),)
    return erlaubt(daten([(0, 1, 1)], haushalte=(eine, andere), deckungen=wege, minderung={2: {0: 1}}), 0)


def test_genau_genug_ist_erlaubt_ein_haar_weniger_nicht() -> None:
    assert kann([0, 40, 0], [0, 40, 0], [0, 60, 0])
    assert not kann([0, 40, 0], [0, 40, 0], [0, 59.999, 0])
    assert not kann([0, 39.999, 0], [0, 40, 0], [0, 60, 0])  # the giver has no more
    assert not kann([0, 80, 0], [0, 39.999, 0], [0, 60, 0])  # the giver may give no more


def test_gegeben_wird_im_selben_jahr_aufgehoben_wird_eigenes() -> None:
    assert not kann([40, 0, 0], [40, 40, 40], [0, 60, 0])  # without carry-over the money of period 0 is gone
    # Money given in period 0 leaves the receiver his own, which he carries on: 40 + 60.
    assert kann([40, 0, 0], [40, 0, 0], [40, 60, 0], uebertrag_anteil=1.0)
    # But he cannot carry on more than his own budget of period 0, which is nothing.
    assert not kann([40, 0, 0], [40, 0, 0], [0, 60, 0], uebertrag_anteil=1.0, uebertrag_jahre=1)
    assert kann([40, 0, 0], [0, 40, 0], [0, 60, 0], uebertrag_anteil=1.0, uebertrag_jahre=1)


def zweierfall(anteil: str = "1", **felder: Any) -> Planungsfall:
    """Return: A costs 100,000 in one year; 60,000 a year to invest, 50,000 a year for running cost."""
    jahre = range(2027, 2029)
    regel = {"von": "stadt", "von_art": "konsumtiv", "nach": "stadt", "anteil": anteil}
    return baue_fall(
        [massnahme("A", pflicht=True)],
        projekt={"ende": 2028},
        haushalt=[*ansaetze("60000", jahre), *ansaetze("50000", jahre, art="konsumtiv")],
        deckungen=[regel | felder],
    )


@pytest.mark.parametrize(
    ("felder", "fehlt"),
    [
        ({"anteil": "0.8"}, 0),  # 80 % of 50,000 is what is missing
        ({"anteil": "0.7"}, 5_000),
        ({"hoechstens_eur": "39999.99"}, "0.01"),
        ({"von": "stadt", "von_art": "investiv", "nach_art": "konsumtiv"}, 40_000),  # the other way round
        ({"von": "stadt", "von_art": "investiv", "nach_art": "konsumtiv", "gegenseitig": True}, 0),
    ],
)
def test_nachrechnung_holt_was_fehlt(felder: dict[str, Any], fehlt: Any) -> None:
    fall = zweierfall(**felder)
    rechnung = bilanz(fall, schritt("A", 2027))
    im_jahr = kasse(rechnung, 2027)
    assert im_jahr.fehlbetrag_eur == euro(str(fehlt))
    verstoesse = pruefung.pruefe(fall, als_plan([]), rechnung)
    assert bool(fehlt) == any(v.grenze == "haushalt:stadt:investiv:2027" for v in verstoesse)


def test_gegeben_wird_nur_was_fehlt_und_beide_zeigen_es() -> None:
    rechnung = bilanz(zweierfall(), schritt("A", 2027))
    eine, andere = kasse(rechnung, 2027), kasse(rechnung, 2027, art="konsumtiv")
    assert eine.umbuchungen == {"stadt:konsumtiv": 40_000}
    assert andere.umbuchungen == {"stadt:investiv": -40_000}
    assert (eine.frei_eur, andere.frei_eur) == (0, 10_000)
    assert not any(z.umbuchungen for z in rechnung.haushalt if z.jahr == 2028)
    assert not any(z.umbuchungen for z in bilanz(zweierfall()).haushalt)


def test_plan_mit_deckung_wird_gefunden_und_bestaetigt() -> None:
    ergebnis = plane(zweierfall("0.8"), Vorgaben(luecke=0.0))
    assert kasse(ergebnis.bilanz, 2027).umgebucht_eur == 40_000


def test_deckung_vor_zinsen() -> None:
    # 40,000 are missing in 2027 until the grant comes in 2028: credit costs 5 %, the other purse nothing.
    jahre = range(2027, 2029)
    fall = baue_fall(
        [massnahme("A", art="led")],
        projekt={"ende": 2028},
        stadt={"liquiditaetslinie_eur": 40_000, "liquiditaetszins": "0.05"},
        haushalt=[*ansaetze("60000", jahre), *ansaetze("30000", jahre, art="konsumtiv")],
        deckungen=[{"von": "stadt", "von_art": "konsumtiv", "nach": "stadt"}],
        programme=[programm("alt", auszahlung={"verzug_monate": 6})],
    )
    rechnung = bilanz(fall, schritt("A", 2027, ("alt", "2026-12-31")))
    assert (kasse(rechnung, 2027).umgebucht_eur, kasse(rechnung, 2027).linie_eur) == (30_000, 10_000)
    assert kasse(rechnung, 2028).zinsen_eur == 500


@cache
def urteile(saat: int) -> list[tuple[bool, bool, bool, float, float, float]]:
    """Return, per plan: whether recomputation, model and program pay for it; the aim by model and by
    recomputation in EUR; and by how much the recomputed interest is above the least.
    """
    fall = deckungsfall(saat)
    aufbereitung = bereite_auf(fall, "kosten")
    form = uebersetze(baue_modell(aufbereitung.daten))
    x = [n for n, (art, _) in enumerate(form.spalten) if art == "x"]
    ergebnis = []
    for wahl in plaene(aufbereitung, 12):
        gerechnet = nachrechnung.rechne(fall, als_plan([aufbereitung.optionen[o] for o in wahl])).bilanz
        fehlt, zins = fehlbetrag_und_zins(fall, gerechnet)
        unten, oben = form.spalte_unten.copy(), form.spalte_oben.copy()
        for n in x:
            unten[n] = oben[n] = float(form.spalten[n][1] in wahl)
        loesung = loese(replace(form, spalte_unten=unten, spalte_oben=oben), Wuensche(luecke=0.0))
        gezahlt = sum(float(z.betrag_eur * z.faktor) for z in gerechnet.kapitalwert if z.art == "zinsen")
        if 0 < fehlt < EIN_CENT * 12:
            continue  # a question of cents, which only the recomputation can answer
        ergebnis.append(
            (
                not any(z.fehlbetrag_eur for z in gerechnet.haushalt),
                loesung.ende is Ende.OPTIMAL,
                fehlt < EIN_CENT,
                1000 * (loesung.zielwert or 0.0),
                float(gerechnet.zielwerte["kosten"]),
                gezahlt - zins,
            )
        )
    return ergebnis


@pytest.mark.parametrize("saat", SAATEN)
def test_nachrechnung_modell_und_lineares_programm_sagen_dasselbe(saat: int) -> None:
    for gerechnet, modell, programm_, zielwert, nachgerechnet, mehr_zins in urteile(saat):
        assert gerechnet == modell == programm_
        if gerechnet:
            assert nachgerechnet == pytest.approx(zielwert, abs=12 * EIN_CENT)
            assert abs(mehr_zins) < 12 * EIN_CENT


def test_die_faelle_fordern_jede_regel() -> None:
    alle = [urteil for saat in SAATEN for urteil in urteile(saat)]
    assert 40 < sum(urteil[0] for urteil in alle) < len(alle) - 40
    mit, neben_kredit = 0, 0
    for saat in SAATEN:
        fall = deckungsfall(saat)
        aufbereitung = bereite_auf(fall, "kosten")
        for wahl in plaene(aufbereitung, 12):
            plan = als_plan([aufbereitung.optionen[o] for o in wahl])
            kassen = nachrechnung.rechne(fall, plan).bilanz.haushalt
            if not any(z.fehlbetrag_eur for z in kassen):
                mit += any(z.umbuchungen for z in kassen)
                neben_kredit += any(z.umbuchungen for z in kassen) and any(z.linie_eur for z in kassen)
    assert mit > 25  # plans that can be paid only, or cheaper, with money of another purse
    assert neben_kredit > 1  # beside a credit
