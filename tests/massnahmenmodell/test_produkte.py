"""Products: what measures bring together counts while all of them are in operation, whatever its sign."""

from itertools import product

import numpy as np
import pyomo.environ as pyo
import pytest

from massnahmenmodell import Modelldaten, baue_modell
from massnahmenmodell.daten import Ersparnis
from massnahmenmodell.groessen import gemeinsame_ersparnis, gemeinsame_minderung
from tests.massnahmenmodell.bausteine import daten, je_periode, loese_mit, produkt, ueberlappung

OPTIONEN = [(0, 0, 0), (0, 1, 1), (1, 0, 0)]
"""The first measure may be done in period 0 or 1, the second in 0."""
IN_KRAFT = [[[], [2]], [[0], [2]], [[0, 1], [2]]]
MINDERUNG = {1: {0: 10.0, 2: 5.0}, 2: {0: 10.0, 1: 10.0, 2: 5.0}}


def mit(minderung_t: list[float], ersparnis_teur: list[float] | None = None, **rest: object) -> Modelldaten:
    return daten(OPTIONEN, minderung=MINDERUNG, produkte=(produkt(IN_KRAFT, minderung_t, ersparnis_teur),), **rest)


@pytest.mark.parametrize("vorzeichen", [-1.0, 1.0])
@pytest.mark.parametrize(
    ("wahl", "einzeln", "gemeinsam"),
    [
        ((0,), 20.0, 0.0),
        ((2,), 10.0, 0.0),
        ((0, 2), 30.0, 7.0),  # 3 in period 1, 4 in period 2
        ((1, 2), 20.0, 4.0),  # the late one works in period 2 only
        ((), 0.0, 0.0),
    ],
)
def test_gemeinsames_zaehlt_nur_wenn_alle_in_betrieb_sind(
    wahl: tuple[int, ...], einzeln: float, gemeinsam: float, vorzeichen: float
) -> None:
    eingabe = mit([9.0, 3.0 * vorzeichen, 4.0 * vorzeichen])
    assert loese_mit(eingabe, wahl) == pytest.approx(einzeln + vorzeichen * gemeinsam)


def test_verschiedene_vorzeichen_halten_beide_seiten() -> None:
    """Loses 3 t and saves 2,000 EUR in period 1: neither side is left to the solver, whatever is asked for."""
    eingabe = mit([0.0, -3.0, 0.0], [0.0, 2.0, 0.0], diskont=[1.0, 0.5, 0.25, 0.1])
    assert loese_mit(eingabe, (0, 2)) == pytest.approx(27.0)
    kosten = mit([0.0, -3.0, 0.0], [0.0, 2.0, 0.0], diskont=[1.0, 0.5, 0.25, 0.1], zielfunktion="kosten")
    assert loese_mit(kosten, (0, 2)) == pytest.approx(-1.0)  # 2 x 0.5
    assert loese_mit(kosten, (0,)) == pytest.approx(0.0)


def test_gleiche_lage_teilt_eine_variable() -> None:
    """In periods 1, 2 and 3 the same options work: one variable; in period 0 none of the second does."""
    eingabe = daten(
        [(0, 0, 0), (1, 0, 0)],
        perioden=4,
        produkte=(produkt([[[0], []], *[[[0], [1]]] * 3], [0.0, -1.0, -2.0, -3.0]),),
    )
    modell = baue_modell(eingabe)
    assert list(modell.zusammen) == [(0, 1)]
    assert loese_mit(eingabe, (0, 1)) == pytest.approx(-6.0)


def test_was_sich_ueber_die_jahre_aufhebt_steht_nicht_im_ziel() -> None:
    """0.1 + 0.2 - 0.3 t is 0, not 6e-17: the solver would not hold it."""
    gleich = [[[0], [1]]] * 3
    eingabe = daten([(0, 0, 0), (1, 0, 0)], minderung={1: {0: 1.0}}, produkte=(produkt(gleich, [0.1, 0.2, -0.3]),))
    assert list(baue_modell(eingabe).zielfunktion.expr.linear_coefs) == [1.0]
    assert loese_mit(eingabe, (0, 1)) == pytest.approx(1.0)


def test_ersparnis_je_traeger_nennt_einzelne_verluste_und_produkte() -> None:
    """Payer a: 4 + 3 singly, 1 lost by overlap, 2 lost together; payer b: 0.5 gained together; c: nothing."""
    zusammen = produkt([[[0], [1]]] * 2, [0.0, 0.0], [0.0, -2.0], "a")
    eingabe = daten(
        [(0, 0, 0), (1, 0, 0)],
        perioden=2,
        ueberlappungen=(ueberlappung(0, 2, None, {1: {1: 1.0}}),),
        produkte=(zusammen, produkt([[[0], [1]]] * 2, [0.0, 0.0], [0.0, 0.5], "b")),
        ersparnisse=(Ersparnis("a", je_periode(2, {1: {0: 4.0, 1: 3.0}}), ((0, 1.0),)),),
    )
    modell = baue_modell(eingabe)
    for variable in (*modell.x.values(), *modell.zusammen.values(), *modell.verlust_teur.values()):
        variable.set_value(1.0)
    je_traeger = {t: pyo.value(gemeinsame_ersparnis(modell, eingabe, t, [0, 1])) for t in "abc"}
    assert je_traeger == {"a": pytest.approx(4.0), "b": pytest.approx(0.5), "c": 0.0}
    assert pyo.value(gemeinsame_ersparnis(modell, eingabe, "a", [0])) == 0.0
    assert pyo.value(gemeinsame_minderung(modell, eingabe, [0, 1])) == 0.0


def test_drei_massnahmen_und_ihre_paare_ergeben_die_wirkung_jeder_teilmenge() -> None:
    """g: 10, 6, 4 singly; pairs lose 5, 2, 1; all three together regain 3. Every subset by hand: Σ μ."""
    werte = {(0,): 10.0, (1,): 6.0, (2,): 4.0, (0, 1): -5.0, (0, 2): -2.0, (1, 2): -1.0, (0, 1, 2): 3.0}
    eingabe = daten(
        [(m, 0, 0) for m in range(3)],
        perioden=2,
        minderung={1: {m: werte[(m,)] for m in range(3)}},
        produkte=tuple(
            produkt([[[m] for m in menge]] * 2, [0.0, wert]) for menge, wert in werte.items() if len(menge) > 1
        ),
    )
    for gewaehlt in product((False, True), repeat=3):
        wahl = {m for m, dabei in enumerate(gewaehlt) if dabei}
        erwartet = sum(wert for menge, wert in werte.items() if set(menge) <= wahl)
        assert loese_mit(eingabe, wahl) == pytest.approx(erwartet)
    assert np.isclose(loese_mit(eingabe, (0, 1, 2)) or 0, 15.0)
