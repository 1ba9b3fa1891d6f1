"""Targets in other units: exactly reached, a hair less, priced; what overlaps counts once."""

from itertools import product

import pytest

from massnahmenmodell import Modelldaten
from massnahmenmodell.bewertung import Mengenziel
from tests.massnahmenmodell.bausteine import daten, erlaubt, form, loese_mit


def mit_ziel(mindestens: float, preis: float | None = None, verlust: float = 0.0) -> Modelldaten:
    """Return two measures of 30 and 40; the second loses ``verlust`` while the first works, from period 1 on."""
    verluste = ((0, 2, form({1: verlust})),) if verlust else ()
    ziel = Mengenziel("ziel:z", "z", form({0: 30.0, 1: 40.0}), mindestens, preis, verluste)
    return daten([(0, 0, 0), (1, 0, 0)], mengenziele=(ziel,), zielfunktion="kosten", kosten=[7.0, 5.0])


def test_genau_erreicht_und_ein_haar_weniger() -> None:
    assert erlaubt(mit_ziel(70.0), 0, 1)
    assert not erlaubt(mit_ziel(70.001), 0, 1)
    assert erlaubt(mit_ziel(40.0), 1)
    assert not erlaubt(mit_ziel(40.001), 1)
    assert erlaubt(mit_ziel(0.0))


@pytest.mark.parametrize(("wahl", "fehlt"), [((), 60.0), ((0,), 30.0), ((1,), 20.0), ((0, 1), 0.0)])
def test_weich_kostet_je_einheit(wahl: tuple[int, ...], fehlt: float) -> None:
    kosten = sum((7.0, 5.0)[o] for o in wahl)
    assert loese_mit(mit_ziel(60.0, preis=0.5), wahl) == pytest.approx(kosten + 0.5 * fehlt)


@pytest.mark.parametrize("verlust", [8.0, 40.0])
def test_ueberlappung_geht_genau_einmal_ab(verlust: float) -> None:
    for mit_erster, mit_zweiter in product((False, True), repeat=2):
        wahl = [o for o, dabei in enumerate((mit_erster, mit_zweiter)) if dabei]
        menge = 30.0 * mit_erster + 40.0 * mit_zweiter - verlust * (mit_erster and mit_zweiter)
        assert erlaubt(mit_ziel(menge, verlust=verlust), *wahl)
        assert not erlaubt(mit_ziel(menge + 0.001, verlust=verlust), *wahl)
