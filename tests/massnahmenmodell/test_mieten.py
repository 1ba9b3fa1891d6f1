"""Rises of rents, limits on them and on the warm rent: what is charged is never up to the solver."""

from typing import Any

import numpy as np
import pytest

from massnahmenmodell import baue_modell
from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.mietdaten import Kappung, Mietobjekt, OffeneUmlage
from massnahmenplan.loeser import Wuensche, loese, uebersetze
from tests.massnahmenmodell.bausteine import abruf, daten, erlaubt, form, haushalt, je_periode, loese_mit


def haus(spielraum: float | None = None, preis: float | None = None, **rest: Any) -> Mietobjekt:
    vorgaben: dict[str, Any] = {"haushalt": None, "kappung": 0, "ersparnis": je_periode(4), "ueberlappungen": ()}
    preise = None if preis is None else np.full(4, preis)
    return Mietobjekt("haus", "", spielraum=spielraum, preis=preise, **vorgaben | rest)


def mit_umlagen(grenze: float = 9.0, fenster: int = 2, **rest: Any) -> Modelldaten:
    """Return measures with rises of 6 from year 1, 5 from year 2 and 4 from year 3 on."""
    kappung = Kappung(
        "k", je_periode(4, {1: {0: 6.0}, 2: {1: 5.0}, 3: {2: 4.0}}), ((),) * 4, None, grenze, fenster
    )
    vorgaben: dict[str, Any] = {"kappungen": (kappung,), "mietobjekte": (haus(),)}
    return daten([(0, 0, 0), (1, 1, 1), (2, 2, 2)], perioden=4, **vorgaben | rest)


def anstiege(eingabe: Modelldaten, wahl: set[int], q: int = 0) -> list[float]:
    """Return the rises per year if exactly these options are chosen."""
    modell = baue_modell(eingabe)
    for option in modell.x:
        modell.x[option].fix(float(option in wahl))
    form_ = uebersetze(modell)
    werte = form_.nach_spalten(loese(form_, Wuensche(luecke=0.0)).werte)
    return [round(werte.get(("mieterhoehung", (q, t)), 0.0), 6) for t in range(4)]


@pytest.mark.parametrize(
    ("fenster", "wahl", "erwartet"),
    [
        # Within two years 9: after 6 there are 3 of 5 left; in year 3 the 3 of year 2 leave 6 for 4.
        (2, {0, 1, 2}, [0, 6, 3, 4]),
        # Within three years: 6 + 3 leave nothing.
        (3, {0, 1, 2}, [0, 6, 3, 0]),
        # Without the second measure 3 are left in year 3 of three years.
        (3, {0, 2}, [0, 6, 0, 3]),
        (3, {1, 2}, [0, 0, 5, 4]),  # 9, exactly exhausted
        (1, {0, 1, 2}, [0, 6, 5, 4]),
    ],
)
def test_rollendes_fenster(fenster: int, wahl: set[int], erwartet: list[float]) -> None:
    assert anstiege(mit_umlagen(fenster=fenster), wahl) == erwartet


def test_wo_nichts_kappen_kann_gibt_es_keine_binaervariable() -> None:
    assert len(baue_modell(mit_umlagen(grenze=15.0, fenster=6)).gekappt) == 0
    assert list(baue_modell(mit_umlagen(grenze=14.9, fenster=6)).gekappt) == [(0, 3)]


def test_jede_mieterhoehung_hat_eine_obergrenze() -> None:
    """Rises of 6, 5, 4 within 4.5: no more than the limit, and no more than what can be wished for."""
    modell = baue_modell(mit_umlagen(grenze=4.5))
    assert {stelle: erhoehung.ub for stelle, erhoehung in modell.mieterhoehung.items()} == {
        (0, 1): 4.5,
        (0, 2): 4.5,
        (0, 3): 4.0,
    }
    offen = OffeneUmlage(0, 5.0, form({0: 0.1}), 2.0)
    kappung = Kappung("k", je_periode(4), ((), (0,), (), ()), None, 9.0, 2)
    rest: dict[str, Any] = {"abrufe": (abruf(0, 40.0, 60.0),), "offene_umlagen": (offen,)}
    modell = baue_modell(mit_umlagen(kappungen=(kappung,), **rest))
    assert (modell.umlage[0].ub, modell.mieterhoehung[0, 1].ub) == (5.0, 5.0)


def test_heizung_zaehlt_gekappt_im_ganzen() -> None:
    # Heating 5 cut to 4; with 6 of the envelope 10, cut to 9.
    heizung = Kappung("h", je_periode(4, {1: {1: 5.0}}), ((),) * 4, None, 4.0, 6)
    gesamt = Kappung("g", je_periode(4, {1: {0: 6.0}}), ((),) * 4, 0, 9.0, 6)
    eingabe = mit_umlagen(kappungen=(heizung, gesamt), mietobjekte=(haus(kappung=1),))
    assert [anstiege(eingabe, wahl, q)[1] for wahl, q in (({0, 1}, 0), ({0, 1}, 1), ({1}, 1), ({0}, 1))] == [
        4,
        9,
        4,
        6,
    ]


@pytest.mark.parametrize(
    ("basis", "erwartet"),
    # Award 20 (half of 40), a tenth of it off: 5 - 2; of 1.5 nothing is left, not less than nothing.
    [(5.0, 3.0), (2.0, 0.0), (1.5, 0.0)],
)
def test_umlage_nach_offenem_zuschuss(basis: float, erwartet: float) -> None:
    offen = OffeneUmlage(0, basis, form({0: 0.1}), 2.0)
    kappung = Kappung("k", je_periode(4), ((), (0,), (), ()), None, 9.0, 6)
    eingabe = mit_umlagen(
        kappungen=(kappung,), offene_umlagen=(offen,), abrufe=(abruf(0, 40.0, 60.0),), abruf_kosten=[0.0]
    )
    assert anstiege(eingabe, {0})[1] == erwartet
    assert anstiege(eingabe, set())[1] == 0


@pytest.mark.parametrize(("ansatz", "passt"), [(1.0, True), (0.999, False)])
def test_umlage_ist_geld_der_kasse(ansatz: float, passt: bool) -> None:
    # Running cost 7 from year 1 on, rise 6: one is missing each year.
    kasse = haushalt([0.0, *[ansatz] * 3], {t: {0: 7.0} for t in (1, 2, 3)})
    assert erlaubt(mit_umlagen(haushalte=(kasse,), mietobjekte=(haus(haushalt=0),)), 0) is passt


@pytest.mark.parametrize(("spielraum", "passt"), [(2.0, True), (1.999, False)])
def test_warmmiete_genau_ausgeschoepft(spielraum: float, passt: bool) -> None:
    # Rise 6 against 4 of saved energy.
    objekt = haus(spielraum, ersparnis=je_periode(4, {t: {0: 4.0} for t in (1, 2, 3)}))
    assert erlaubt(mit_umlagen(mietobjekte=(objekt,)), 0) is passt


def test_weiche_grenze_kostet_je_jahr() -> None:
    # 6 - 1 = 5 too much in years 1 … 3, at 0.5 each.
    eingabe = mit_umlagen(mietobjekte=(haus(1.0, preis=0.5),), zielfunktion="kosten")
    assert loese_mit(eingabe, [0]) == pytest.approx(7.5)
    assert loese_mit(eingabe, []) == pytest.approx(0.0)


def test_mieterhoehung_haengt_nicht_am_ziel() -> None:
    # A hard limit on the warm rent cannot be kept by charging less: the plan is refused.
    assert not erlaubt(mit_umlagen(mietobjekte=(haus(5.0),)), 0)
    assert erlaubt(mit_umlagen(mietobjekte=(haus(5.0),)), 1)
