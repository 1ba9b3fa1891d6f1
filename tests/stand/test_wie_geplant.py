"""If everything comes as planned, the updated plan is the plan: the same decisions, the same figures."""

from dataclasses import replace

import pytest

from massnahmenplan.ergebnis import Massnahmenbilanz
from massnahmenplan.planung import plane
from massnahmenplan.vorgaben import Vorgaben
from tests.familien.faelle import erzeuge
from tests.stand.bausteine import wie_geplant

EXAKT = Vorgaben(luecke=0.0)
SAATEN = (1, 3, 4, 5, 6, 7, 8, 10, 11, 13, 14, 15, 16, 17, 18, 20, 21, 24, 26, 49)
"""Seeds that have a plan."""


def ohne_rechenweg(bilanz: Massnahmenbilanz) -> Massnahmenbilanz:
    """An approval shows no calculation; what else is known of the application stays."""
    return replace(bilanz, antraege=(), anteile={})


@pytest.mark.parametrize("saat", SAATEN)
def test_derselbe_plan_mit_denselben_zahlen(saat: int) -> None:
    vorher = plane(erzeuge(saat), EXAKT)
    nachher = plane(wie_geplant(vorher), EXAKT)
    assert [(s.massnahme, s.variante, s.beginn) for s in nachher.plan.schritte] == [
        (s.massnahme, s.variante, s.beginn) for s in vorher.plan.schritte
    ]
    assert nachher.bilanz.zielwerte == vorher.bilanz.zielwerte
    assert nachher.bilanz.haushalt == vorher.bilanz.haushalt
    assert list(map(ohne_rechenweg, nachher.bilanz.massnahmen)) == list(
        map(ohne_rechenweg, vorher.bilanz.massnahmen)
    )
