"""A list for two budgets of the housing quarter."""

import pytest

from massnahmenplan.ergebnis.prioritaeten import Prioritaeten
from massnahmenplan.planung import Vorgaben, lies_fall
from massnahmenplan.prioritaeten.planung import priorisiere
from massnahmenplan.prioritaeten.staffel import Budgetstaffel
from tests.beispiele.geloest import BEISPIELE
from tests.prioritaeten.gueltig import verlange_gueltig


@pytest.fixture(scope="module")
def liste() -> Prioritaeten:
    return priorisiere(lies_fall(BEISPIELE / "wohnquartier"), Vorgaben(("co2",), 0.05), Budgetstaffel(anzahl=2))


def test_jede_stufe_ist_ein_gueltiger_plan(liste: Prioritaeten) -> None:
    verlange_gueltig(liste)
    assert [str(stufe.faktor) for stufe in liste.stufen] == ["0.5", "1.5"]
    klein, gross = (stufe.wert for stufe in liste.stufen)
    assert 0 < klein < gross


def test_mit_dem_groesseren_budget_rueckt_etwas_nach(liste: Prioritaeten) -> None:
    assert {platz.rang for platz in liste.liste} == {1, 2}
    gewaehlt = {platz.massnahme for platz in liste.liste}
    assert gewaehlt.isdisjoint({eintrag.massnahme for eintrag in liste.nicht_gewaehlt})
    assert len(gewaehlt) + len(liste.nicht_gewaehlt) == 24


def test_was_zusammen_wirkt_bringt_im_plan_weniger_als_allein(liste: Prioritaeten) -> None:
    # Buildings that are insulated and get a heat pump save less than the sum: such measures are below 100 %.
    anteile = [platz.anteil_im_plan for platz in liste.liste if platz.anteil_im_plan is not None]
    assert min(anteile) < 1
