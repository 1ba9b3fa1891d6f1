"""Targets: reached, missed by a hair, missed at a price. Option 0 brings 10 t a year, option 1 brings 5 t."""

import pytest

from massnahmenmodell import Modelldaten
from massnahmenmodell.daten import Ziel
from tests.massnahmenmodell.bausteine import daten, erlaubt, loese_mit, ueberlappung

OPTIONEN = [(0, 0, 0), (1, 0, 0)]
MINDERUNG = {1: {0: 10.0, 1: 5.0}, 2: {0: 10.0, 1: 5.0}}


def mit_ziel(
    perioden: tuple[int, ...], minderung_t: float, preis: float | None = None, **rest: object
) -> Modelldaten:
    return daten(OPTIONEN, minderung=MINDERUNG, ziele=(Ziel("z", "z", perioden, minderung_t, preis),), **rest)


def test_genau_erreicht_ist_erlaubt_ein_haar_mehr_nicht() -> None:
    assert erlaubt(mit_ziel((2,), 10.0), 0)
    assert not erlaubt(mit_ziel((2,), 10.001), 0)
    assert erlaubt(mit_ziel((2,), 10.001), 0, 1)


def test_summe_zaehlt_alle_ihre_jahre() -> None:
    assert erlaubt(mit_ziel((0, 1, 2), 20.0), 0)  # 0 + 10 + 10
    assert not erlaubt(mit_ziel((0, 1, 2), 20.001), 0)
    assert not erlaubt(mit_ziel((0, 1), 10.001), 0)


def test_ueberlappung_zaehlt_im_ziel() -> None:
    paar = ueberlappung(0, 3, {2: {1: 2.0}})  # together 10 + 5 - 2 = 13 in period 2
    assert erlaubt(mit_ziel((2,), 13.0, ueberlappungen=(paar,)), 0, 1)
    assert not erlaubt(mit_ziel((2,), 13.001, ueberlappungen=(paar,)), 0, 1)


def test_weiches_ziel_kostet_je_fehlender_tonne() -> None:
    # 12 t asked, 10 t there: 2 t at 3 thousand EUR; the option costs 7.
    eingabe = mit_ziel((2,), 12.0, 3.0, zielfunktion="kosten", kosten=[7.0, 1.0])
    assert loese_mit(eingabe, [0]) == pytest.approx(7.0 + 2 * 3.0)
    assert loese_mit(eingabe, [0, 1]) == pytest.approx(8.0)  # 15 t: nothing is missing, nothing is paid back
    assert loese_mit(eingabe, []) == pytest.approx(36.0)


def test_weiches_ziel_bindet_bei_co2_nicht() -> None:
    assert loese_mit(mit_ziel((2,), 1000.0, 3.0), [0]) == pytest.approx(20.0)


def test_hartes_ziel_im_ersten_jahr_ist_unerfuellbar() -> None:
    from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler

    with pytest.raises(UnerfuellbarFehler, match=r"Minderung erreicht das Ziel.*ziel_erreicht\[0\]"):
        erlaubt(mit_ziel((0,), 0.1), 0)
