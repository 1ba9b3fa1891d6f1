"""A Planungsfall that was not read by ``eingabe`` is checked all the same."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from massnahmenplan.planung import plane
from massnahmenplan.planungsfall import HOECHSTENS_GENANNT
from tests.fallbau import ansaetze, baue_fall, massnahme, programm

KONTO = {
    "id": "de_minimis",
    "name": "De-minimis",
    "grenze_eur": 300_000,
    "rechtsgrundlage": "Verordnung (EU) 2023/2831",
    "quelle": "Prüffall",
    "stand": "2026-01-01",
    "sicherheit": "V1",
}
STROM = {"id": "strom", "emissionsfaktor_g_kwh": "iinas.strommix"}


@pytest.mark.parametrize(
    ("felder", "abschnitte", "text"),
    [
        ({"kostentraeger": "werke"}, {}, "Maßnahme A: „werke“ gibt es in kostentraeger nicht"),
        ({"netz": "Z"}, {}, "Maßnahme A: „Z“ gibt es in massnahmen nicht"),
        (
            {},
            {
                "beihilfen": [{"kostentraeger": "werke", "datum": "2025-05-01", "betrag_eur": 1}],
                "foerderkonten": [KONTO],
            },
            "Beihilfe vom 01.05.2025: „werke“ gibt es in kostentraeger nicht",
        ),
        (
            {},
            {"beihilfen": [{"kostentraeger": "stadt", "datum": "2025-05-01", "betrag_eur": 1}]},
            "Beihilfe vom 01.05.2025: „de_minimis“ gibt es in foerderkonten nicht",
        ),
        (
            {},
            {"programme": [programm("krl", konten=["topf"])], "foerderkonten": [KONTO]},
            "Programm krl: „topf“ gibt es in foerderkonten nicht",
        ),
        ({"objekt": "haus"}, {}, "Maßnahme A: „haus“ gibt es in objekte nicht"),
        ({"bedarf": {"stab": 1}}, {}, "Maßnahme A: „stab“ gibt es in ressourcen nicht"),
        ({"endenergie_kwh_a": {"gas": 1}}, {}, "Maßnahme A: „gas“ gibt es in energietraeger nicht"),
        ({}, {"haushalt": ansaetze(1, range(2027, 2031), "werke")}, "Haushalt 2027: „werke“ gibt es"),
        ({}, {"varianten": [{"massnahme": "Z", "id": "v"}]}, "Variante v: „Z“ gibt es in massnahmen nicht"),
        (
            {},
            {"varianten": [{"massnahme": "A", "id": "v", "bedarf": {"stab": 1}}]},
            "Variante v: „stab“ gibt es in ressourcen nicht",
        ),
        ({}, {"beziehungen": [{"art": "ausschluss", "mitglieder": "A, Z"}]}, "ausschluss:A-Z: „Z“ gibt es"),
        ({}, {"beziehungen": [{"art": "vorgaenger", "mitglieder": "A"}]}, "verbindet genau zwei Maßnahmen"),
        ({}, {"festlegungen": [{"massnahme": "Z", "art": "muss", "beschluss": "B"}]}, "Festlegung für Z: „Z“"),
        (
            {},
            {"festlegungen": [{"massnahme": "A", "art": "foerderung", "wert": "krl", "beschluss": "B"}]},
            "Festlegung für A: „krl“ gibt es in programme nicht",
        ),
        (
            {},
            {"festlegungen": [{"massnahme": "A", "art": "variante", "wert": "v", "beschluss": "B"}]},
            "Festlegung für A: „v“ gibt es in varianten nicht",
        ),
        ({}, {"toepfe": {"krl": 5}}, "Topf: „krl“ gibt es in programme nicht"),
        ({}, {"energietraeger": [STROM]}, "strom: „iinas.strommix“ gibt es in emissionsreihen nicht"),
        ({}, {"haushalt": ansaetze(1, [2027, 2029])}, "Haushalt stadt (investiv): kein Ansatz für 2028, 2030"),
        ({}, {"ziele": [{"id": "z", "art": "co2_jahr", "wert": 1}]}, "Ziel z: co2_jahr braucht projekt.ausgangs"),
    ],
)
def test_unstimmiger_fall_wird_abgelehnt(felder: dict[str, Any], abschnitte: dict[str, Any], text: str) -> None:
    with pytest.raises(ValidationError) as fehler:
        baue_fall([massnahme("A", **felder)], **abschnitte)
    (einer,) = fehler.value.errors()
    assert einer["type"] == "fall_unstimmig"
    assert text in einer["msg"]


def test_mehrere_maengel_werden_zusammen_genannt_aber_nicht_alle() -> None:
    with pytest.raises(ValidationError) as fehler:
        baue_fall([massnahme(f"M{n}", objekt="haus") for n in range(HOECHSTENS_GENANNT + 5)])
    assert fehler.value.errors()[0]["msg"].count("„haus“") == HOECHSTENS_GENANNT


def test_stimmiger_fall_mit_allem_wird_angenommen() -> None:
    fall = baue_fall(
        [massnahme("A", objekt="haus", bedarf={"stab": 1}), massnahme("B", endenergie_kwh_a={"strom": 5})],
        projekt={"ausgangsemission_t_a": 100},
        objekte=[{"id": "haus", "name": "Haus", "art": "platz"}],
        ressourcen=[{"id": "stab", "einheit": "VZÄ", "menge": 1}],
        energietraeger=[{"id": "strom", "emissionsfaktor_g_kwh": 400}],
        varianten=[{"massnahme": "A", "id": "v"}],
        beziehungen=[{"art": "vorgaenger", "mitglieder": "A, B"}],
        programme=[programm("krl", konten=["de_minimis"])],
        toepfe={"krl": 5},
        foerderkonten=[KONTO],
        beihilfen=[{"kostentraeger": "stadt", "datum": "2025-05-01", "betrag_eur": 1}],
        ziele=[{"id": "z", "art": "co2_jahr", "wert": 1}],
        haushalt=ansaetze(1, range(2026, 2032)),
        festlegungen=[
            {"massnahme": "A", "art": "foerderung", "wert": "keine", "beschluss": "B"},
            {"massnahme": "A", "art": "variante", "wert": "basis", "beschluss": "B"},
        ],
    )
    assert len(fall.massnahmen) == 2


def test_eine_geaenderte_kopie_plant_mit_dem_geaenderten() -> None:
    """A library user's way: the case has been planned, so everything derived from it is there already."""
    fall = baue_fall([massnahme("A")], haushalt=ansaetze([100_000, 0, 0, 0], range(2027, 2031)))
    assert len(plane(fall).plan.schritte) == 1
    kosten = dict.fromkeys(fall.massnahmen[0].investition_eur, Decimal(150_000))
    teurer = fall.massnahmen[0].model_copy(update={"investition_eur": kosten})
    kopie = fall.model_copy(update={"massnahmen": (teurer,)})
    assert kopie.massnahme_mit_id["A"] == teurer
    assert plane(kopie).plan.schritte == ()  # 150,000 of 100,000
    assert fall.massnahme_mit_id["A"] == fall.massnahmen[0] != teurer
