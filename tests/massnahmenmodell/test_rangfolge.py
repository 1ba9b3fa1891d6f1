"""Limits on aims: what an aim before has reached is kept, exactly, in the direction of the aim."""

import numpy as np

from massnahmenmodell import Modelldaten
from massnahmenmodell.bewertung import Nutzwert, Vorrang
from tests.massnahmenmodell.bausteine import daten, erlaubt, loese_mit


def mit_vorrang(ziel: str, grenze: float) -> Modelldaten:
    """Return two measures: 5 and 8 t, 7 and 12 thousand EUR, 10 and 4 points and half a point per tonne."""
    return daten(
        [(0, 0, 0), (1, 0, 0)],
        minderung={1: {0: 5.0, 1: 8.0}},
        kosten=[7.0, 12.0],
        nutzwert=Nutzwert(np.array([10.0, 4.0]), 0.5, -0.25, 1.0),
        rangfolge=(Vorrang(ziel, grenze),),  # type: ignore[arg-type]
        zielfunktion="nutzwert",
    )


def test_mindestens_so_viele_tonnen() -> None:
    assert erlaubt(mit_vorrang("co2", 8.0), 1)
    assert not erlaubt(mit_vorrang("co2", 8.001), 1)
    assert erlaubt(mit_vorrang("co2", 13.0), 0, 1)


def test_hoechstens_so_viel_geld() -> None:
    assert erlaubt(mit_vorrang("kosten", 12.0), 1)
    assert not erlaubt(mit_vorrang("kosten", 11.999), 1)
    assert not erlaubt(mit_vorrang("kosten", 18.999), 0, 1)


def test_punkte_aus_wahl_tonnen_und_geld() -> None:
    # 1 + 10 + 5 · 0.5 - 7 · 0.25 = 11.75 for the first, 1 + 4 + 4 - 3 = 6 for the second, 1 for nothing
    assert [loese_mit(mit_vorrang("nutzwert", -99.0), wahl) for wahl in ([0], [1], [])] == [11.75, 6.0, 1.0]
    assert erlaubt(mit_vorrang("nutzwert", 6.0), 1)
    assert not erlaubt(mit_vorrang("nutzwert", 6.001), 1)
