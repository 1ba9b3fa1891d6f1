"""Measures and variants: cost parts, and what a variant leaves as it is."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.begriffe.massnahme import Massnahme, Variante, gesamtkosten
from massnahmenplan.begriffe.ziel import Ziel
from tests.fallbau import baue_fall, massnahme


def test_eine_zahl_ist_der_bau() -> None:
    eine = Massnahme.model_validate(massnahme("A", investition_eur="1.234,50"))
    assert eine.investition_eur == {"bau": Decimal("1234.50")}
    geteilt = Massnahme.model_validate(massnahme("A", investition_eur={"planung": 10, "bau": 90}))
    assert gesamtkosten(geteilt) == 100


def test_variante_aendert_nur_was_sie_nennt() -> None:
    basis = Massnahme.model_validate(massnahme("A", dauer_planung=1, ertrag_eur_a=5, bedarf={"leitung": 2}))
    variante = Variante.model_validate(
        {"massnahme": "A", "id": "gross", "investition_eur": 200, "ertrag_eur_a": 0, "dauer_planung": None}
    )
    neu = variante.angewandt_auf(basis)
    assert neu.investition_eur == {"bau": 200}
    assert neu.ertrag_eur_a == 0  # stated as 0 is stated
    assert neu.dauer_planung == 1  # an empty cell is not
    assert (neu.id, neu.name, neu.bedarf) == ("A", "Maßnahme A", {"leitung": 2})


def test_variante_mit_energie_ersetzt_die_tonnen_der_massnahme() -> None:
    fall = baue_fall(
        [massnahme("A")],
        varianten=[{"massnahme": "A", "id": "v", "endenergie_kwh_a": {"strom": 1000}}],
        energietraeger=[{"id": "strom", "emissionsfaktor_g_kwh": 400}],
    )
    variante = fall.ausfuehrungen["A"]["v"]
    assert variante.co2_t_a is None
    assert variante.endenergie_kwh_a == {"strom": 1000}


@pytest.mark.parametrize(
    "feld", [{"dauer_bau": 0}, {"nutzungsdauer_a": 0}, {"investition_eur": -1}, {"unbekannt": 1}]
)
def test_unmoegliche_massnahme_wird_abgelehnt(feld: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Massnahme.model_validate(massnahme("A") | feld)


def test_kennungen_gleichen_sich_ohne_ruecksicht_auf_schreibung_und_unicode() -> None:
    assert normalform("Straße") == normalform("STRASSE")
    assert normalform("Mu\u0308hle") == normalform("Mühle")
    assert normalform(" a ") == "a"


def test_ziel_ist_hart_ohne_preis_und_weich_mit() -> None:
    hart = Ziel.model_validate({"id": "Z", "art": "co2_jahr", "wert": 1})
    weich = Ziel.model_validate({"id": "Z", "art": "co2_jahr", "wert": 1, "ueberschreitungspreis": 50})
    beides = Ziel.model_validate(
        {"id": "Z", "art": "co2_jahr", "wert": 1, "ueberschreitungspreis": 50, "hart": "ja"}
    )
    assert (hart.ist_hart, hart.preis_eur_t) == (True, 0)
    assert (weich.ist_hart, weich.preis_eur_t) == (False, 50)
    assert beides.ist_hart
