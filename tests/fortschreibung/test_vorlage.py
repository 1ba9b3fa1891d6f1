"""The case that ``neu`` writes, a year later: what was paid beyond the budget leaves it a plan."""

from datetime import date
from pathlib import Path

import massnahmenplan
from massnahmenplan.fortschreibung import schreibe_fort
from massnahmenplan.planung import lies_fall, plane
from massnahmenplan.vorgaben import Vorgaben
from tests.stand.bausteine import mit, stand

VORLAGE = Path(massnahmenplan.__file__).parent / "vorlagen" / "klein"


def test_vorlage_mit_zu_teurer_massnahme_des_ersten_jahres() -> None:
    """The city has 180,000 EUR a year and a Liquiditätslinie; photovoltaics alone have cost 250,000 in 2027."""
    letzter = plane(lies_fall(VORLAGE), Vorgaben(luecke=0.02))
    gebaut = stand(
        "schule_pv", "in_betrieb", datum=date(2028, 1, 10), beginn=2027, fertig=2027, kosten_eur={2027: 250_000}
    )
    neu = schreibe_fort(
        letzter, mit(letzter.fall, stichtag=date(2028, 2, 1)), [gebaut], vorgaben=Vorgaben(luecke=0.02)
    )
    zeilen = [z for z in neu.bilanz.haushalt if z.mehrausgabe_eur]
    assert [(z.traeger, z.jahr, z.mehrausgabe_eur) for z in zeilen] == [("stadt", 2027, 70_000)]
    assert {"schule_pv"} < {schritt.massnahme for schritt in neu.plan.schritte}
