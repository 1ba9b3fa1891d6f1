"""What is taken of a shared cap where the grant is no share of the cost."""

from massnahmenplan.foerderung.paket import Teilungsart
from tests.foerderung.bausteine import baue_programm
from tests.foerderung.planbau import baue_recht, baue_vorgang, foerdere

FESTBETRAG_BIS_10000_EUR_KOSTEN = {
    "satz": None,
    "festbetrag": {"je": "massnahme", "stufen": [{"eur": 5000}], "stelle": "§ Betrag"},
    "hoechstgrenzen": [
        {
            "je": "massnahme", "stufen": [{"eur": 10_000}], "stelle": "§ Grenze",
            "geteilt": {"name": "gemeinsam", "je": "antragsteller"},
        }
    ],
}  # fmt: skip


def test_festbetrag_verbraucht_die_gemeinsame_grenze_der_kosten() -> None:
    # a: 6.000 Kosten, Festbetrag 5.000; b: Rest 10.000 − 6.000 = 4.000 Kosten, höchstens diese
    recht = baue_recht(baue_programm("p", **FESTBETRAG_BIS_10000_EUR_KOSTEN))
    betraege, absagen, plan = foerdere(
        recht,
        baue_vorgang("a", 6000, "p@2027-05-01", massnahme={"art": "waermepumpe"}),
        baue_vorgang("b", 6000, "p@2027-06-01", massnahme={"art": "waermepumpe"}),
    )
    assert absagen == []
    assert betraege == {"a": ["5000.00"], "b": ["4000.00"]}
    (antrag,) = plan.pakete["b"].antraege
    assert antrag.geteilt is not None
    assert (antrag.geteilt.angesetzt_eur, antrag.geteilt.art) == (4000, Teilungsart.ERSTER)
