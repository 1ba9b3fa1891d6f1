"""Districts that are prepared and planned in other processes, or on a real Dask cluster: the same plans."""

from collections.abc import Iterator

import numpy as np
import pytest

import massnahmenplan as mp
from massnahmenmodell.verbundkonten import baue_verbundmodell
from massnahmenplan.ausfuehrung import Erledigt, verteilt
from massnahmenplan.ergebnis.portfolioergebnis import Portfolioergebnis
from massnahmenplan.loeser import Wuensche, ferngehilfen, uebersetze
from massnahmenplan.loeser.ferngehilfen import Ferngehilfen
from massnahmenplan.loeser.gehilfen import Auftrag
from massnahmenplan.loeser.unterbrechung import Unterbrechung
from massnahmenplan.portfolio import vorbereitung
from massnahmenplan.portfolio.lage import bereite_verbund_auf
from tests.ausfuehrung.test_verteilt import cluster, freier_anschluss
from tests.loeser.modelle import rucksack
from tests.portfolio.test_planen import BEISPIEL

pytest.importorskip("distributed")
pytestmark = pytest.mark.usefixtures("dask_raeumt_auf")
VORGABEN = mp.Vorgaben(ziel=["co2"], luecke=0.005, faeden=2)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    anschluss = freier_anschluss()
    with cluster(anschluss):
        yield f"tcp://127.0.0.1:{anschluss}"


@pytest.fixture
def immer_nebeneinander(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vorbereitung, "NEBENEINANDER_AB", 0)


def _wesentliches(ergebnis: Portfolioergebnis) -> tuple[object, ...]:
    return ergebnis.weg, ergebnis.zielwert, ergebnis.schranke, [q.ergebnis.plan for q in ergebnis.quartiere]


@pytest.mark.usefixtures("immer_nebeneinander")
def test_ein_cluster_gibt_dieselben_plaene(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    verbund = mp.lies_portfolio(BEISPIEL)
    hier = mp.plane_portfolio(verbund, VORGABEN, "spalten")

    def nicht_hier(*_: object, **__: object) -> None:
        raise AssertionError("a district was planned here")

    monkeypatch.setattr(ferngehilfen, "loese", nicht_hier)
    monkeypatch.setattr(vorbereitung, "bereite_auf", nicht_hier)
    dort = mp.plane_portfolio(verbund, VORGABEN, "spalten", scheduler=scheduler)
    assert _wesentliches(dort) == _wesentliches(hier)


@pytest.mark.usefixtures("immer_nebeneinander")
def test_zwei_prozesse_bereiten_dasselbe_vor(monkeypatch: pytest.MonkeyPatch) -> None:
    verbund = mp.lies_portfolio(BEISPIEL)
    eine = uebersetze(baue_verbundmodell(bereite_verbund_auf(verbund, "co2").daten))
    monkeypatch.setattr(vorbereitung, "bereite_auf", None)  # nothing is left for this process
    zwei = uebersetze(baue_verbundmodell(bereite_verbund_auf(verbund, "co2", kerne=2).daten))
    assert (eine.spalten, eine.zeilen) == (zwei.spalten, zwei.zeilen)
    assert np.array_equal(eine.kosten, zwei.kosten)
    assert (eine.matrix != zwei.matrix).nnz == 0
    assert np.array_equal(eine.zeile_oben, zwei.zeile_oben)


@pytest.mark.usefixtures("immer_nebeneinander")
def test_ein_scheduler_der_nicht_da_ist_wird_genannt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verteilt, "WARTEN_S", 1.0)
    adresse = f"tcp://127.0.0.1:{freier_anschluss()}"
    with pytest.raises(mp.UmgebungsFehler, match=f"Am Scheduler {adresse} antwortet niemand"):
        mp.plane_portfolio(mp.lies_portfolio(BEISPIEL), VORGABEN, scheduler=adresse)


def _frage(monkeypatch: pytest.MonkeyPatch, antwort: object) -> Auftrag:
    """Give one problem to helpers on whose side ``fuehre_aus`` is ``antwort``."""
    auftrag = Auftrag(rucksack([1.0, 2.0], 2.0), lambda: Wuensche(0.0, None, 0, 1))
    monkeypatch.setattr(ferngehilfen, "fuehre_aus", antwort)
    with Unterbrechung() as unterbrechung, Ferngehilfen("tcp://nirgends:1", unterbrechung) as gehilfen:
        gehilfen.gib_auf([auftrag])
        gehilfen.warte_auf([auftrag])
    return auftrag


def test_was_auf_dem_cluster_verloren_geht_wird_hier_geloest(monkeypatch: pytest.MonkeyPatch) -> None:
    auftrag = _frage(monkeypatch, lambda *_, **__: iter([Erledigt(0, None, "ging verloren")]))
    assert auftrag.loesung is not None
    assert auftrag.loesung.zielwert == 1  # one of the two things, as the budget of 2 pays for


def test_ein_cluster_der_wegfaellt_beendet_die_suche(monkeypatch: pytest.MonkeyPatch) -> None:
    def weg(*_: object, **__: object) -> Iterator[Erledigt[object]]:
        raise mp.UmgebungsFehler("Die Verbindung zum Scheduler bricht ab.")

    with pytest.raises(mp.UmgebungsFehler, match="bricht ab"):
        _frage(monkeypatch, weg)
