"""Bundles: for every choice of measures a saving comes about exactly where enough others begin beside it."""

from itertools import product

import numpy as np
import pytest

from massnahmenmodell import Modelldaten
from massnahmenmodell.bewertung import Buendelersparnis
from tests.massnahmenmodell.bausteine import daten, form, haushalt, loese_mit


def mit_ersparnis(andere: int, mindestens: int, wert: float, ansatz: float = 1000.0) -> Modelldaten:
    """Return a measure with two options beside some others with one; it costs 10 and saves ``wert`` of it."""
    optionen = [(0, 0, 0), (0, 0, 0), *((m, 0, 0) for m in range(1, andere + 1))]
    ersparnis = Buendelersparnis(
        name="buendel:b",
        satz="Graben",
        optionen=np.array([0, 1]),
        daneben=tuple(np.array([m + 1]) for m in range(1, andere + 1)),
        mindestens=mindestens,
        betrag=np.array([wert]),
        kapitalwert=wert,
    )
    kasse = haushalt([ansatz], {0: {0: 10.0, 1: 10.0}}, ersparnis_netto=(form({0: -wert}),))
    return daten(
        optionen,
        perioden=1,
        buendel=(ersparnis,),
        haushalte=(kasse,),
        zielfunktion="kosten",
        kosten=[10.0, 10.0, *[0.0] * andere],
    )


@pytest.mark.parametrize(("andere", "mindestens"), [(1, 1), (3, 1), (3, 2), (3, 3)])
@pytest.mark.parametrize("wert", [3.0, -3.0])
def test_ersparnis_ist_fuer_jede_wahl_bestimmt(andere: int, mindestens: int, wert: float) -> None:
    """Whether the aim likes the saving (3) or not (-3), there is no choice about it."""
    eingabe = mit_ersparnis(andere, mindestens, wert)
    for eigene, *nachbarn in product((None, 0, 1), *[(False, True)] * andere):
        wahl = [] if eigene is None else [eigene]
        wahl += [m + 2 for m, dabei in enumerate(nachbarn) if dabei]
        spart = eigene is not None and sum(nachbarn) >= mindestens
        soll = (0.0 if eigene is None else 10.0) - (wert if spart else 0.0)
        assert loese_mit(eingabe, wahl) == pytest.approx(soll, abs=1e-6), wahl


def test_ersparnis_macht_im_haushalt_platz() -> None:
    # 10 - 3 = 7 are needed: exactly 7 are enough, a hair less is not.
    assert loese_mit(mit_ersparnis(1, 1, 3.0, ansatz=7.0), [0, 2]) is not None
    assert loese_mit(mit_ersparnis(1, 1, 3.0, ansatz=6.999), [0, 2]) is None
    assert loese_mit(mit_ersparnis(1, 1, 3.0, ansatz=7.0), [0]) is None
