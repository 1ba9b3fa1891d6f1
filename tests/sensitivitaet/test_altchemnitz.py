"""The study of the example, with seven of its 64 runs: the same on processes of our own and on a Dask cluster."""

from pathlib import Path

import pytest

from massnahmenplan.ergebnis.studienergebnis import Studienergebnis
from massnahmenplan.planung import lies_fall
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.auswertung import werte_aus
from massnahmenplan.sensitivitaet.durchfuehrung import studiere
from massnahmenplan.sensitivitaet.entwurf import Entwurf
from massnahmenplan.sensitivitaet.lesen import lies_studie
from massnahmenplan.sensitivitaet.studie import Studie
from massnahmenplan.vorgaben import Vorgaben
from tests.sensitivitaet.vergleich import vergleichbar

BEISPIEL = Path(__file__).parents[2] / "beispiele" / "altchemnitz"
ENTWURF = (
    {"art": "einzeln", "stellgroessen": ["haushalt_versorger"]},
    {"art": "lhs", "anzahl": 2, "stellgroessen": ["kosten_strasse", "haushalt_stadt", "strompreis", "beratung"]},
    {"art": "szenarien", "szenarien": ["bauboom", "sparhaushalt"]},
)
GROB = Vorgaben(("co2", "kosten"), luecke=0.3)
"""What is compared is the way, not how good a plan is; with a search for cheaper plans seconds would decide."""


@pytest.fixture(scope="module")
def fall() -> Planungsfall:
    return lies_fall(BEISPIEL)


@pytest.fixture(scope="module")
def studie(fall: Planungsfall) -> Studie:
    entwurf = tuple(Entwurf.model_validate(eintrag) for eintrag in ENTWURF)
    return lies_studie(BEISPIEL / "studie.yaml", fall).model_copy(update={"entwurf": entwurf})


@pytest.fixture(scope="module")
def lokal(fall: Planungsfall, studie: Studie) -> Studienergebnis:
    return studiere(fall, studie, None, GROB, kerne=2)


@pytest.mark.usefixtures("dask_raeumt_auf")
def test_dask_gibt_dasselbe(fall: Planungsfall, studie: Studie, lokal: Studienergebnis) -> None:
    pytest.importorskip("distributed")
    assert len(lokal.laeufe) == 7
    verteilt = studiere(fall, studie, None, GROB, ausfuehrung="dask", kerne=2)
    assert vergleichbar(verteilt) == vergleichbar(lokal)


def test_nur_der_bauboom_hat_keinen_plan_und_sagt_warum(lokal: Studienergebnis) -> None:
    """With energy measures a tenth dearer the supplier cannot build the network that the target of 2040 needs."""
    (ohne,) = [lauf for lauf in lokal.laeufe if lauf.plan is None]
    assert (ohne.name, ohne.status) == ("Bauen wird teuer", "unmoeglich")
    assert ohne.grund


def test_antworten_aus_wenigen_laeufen(fall: Planungsfall, studie: Studie, lokal: Studienergebnis) -> None:
    antworten = werte_aus(fall, studie, lokal.laeufe, mit_reue=False)
    assert (antworten.laeufe, antworten.mit_plan, antworten.offen) == (7, 6, 0)
    assert "BL02" in {m.massnahme for m in antworten.klasse("kern")}  # decided by the council
    (budget,) = antworten.budgets
    assert (budget.stellgroesse, budget.traeger, len(budget.schritte)) == (
        "haushalt_versorger",
        ("versorger",),
        2,
    )
