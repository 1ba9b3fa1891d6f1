from typing import Any

import pytest

from massnahmenplan.foerderung.regelarten.filter import Filter
from tests.foerderung.bausteine import baue_vorhaben

GRUND = {"antragsteller": ["kommune"], "massnahmenarten": ["radweg", "entsiegelung"]}
PASST: dict[str, Any] = {"massnahme": {"art": "radweg"}, "objekt": {"art": "strasse", "gebiete": ["efre"]}}


@pytest.mark.parametrize(
    ("regel", "projekt", "grund"),
    [
        ({}, {}, None),
        ({}, {"massnahme": {"art": "waermepumpe"}},
         "Maßnahmen der Art „waermepumpe“ werden nicht gefördert (nur: radweg, entsiegelung)."),
        ({}, {"massnahme": {"art": None}},
         "Maßnahmen ohne Angabe der Art werden nicht gefördert (nur: radweg, entsiegelung)."),
        ({}, {"traeger": {"art": "privat"}}, "„privat“ ist nicht antragsberechtigt (nur: kommune)."),
        ({"objektarten": ["strasse"]}, {}, None),
        ({"objektarten": ["platz"]}, {}, "Objektart „strasse“ wird nicht gefördert (nur: platz)."),
        ({"objektarten": ["platz"]}, {"objekt": None}, "Maßnahme ohne Objekt wird nicht gefördert (nur: platz)."),
        ({"gebiete": ["efre", "staedtebau"]}, {}, None),
        ({"gebiete": ["staedtebau"]}, {}, "Das Objekt liegt in keinem der Fördergebiete staedtebau."),
        ({"gebiete": ["efre"]}, {"objekt": None}, "Das Objekt liegt in keinem der Fördergebiete efre."),
        ({"merkmale": ["a", "b"]}, {"massnahme": {"art": "radweg", "merkmale": "a"}, "traeger": {"merkmale": "b"}},
         None),
        ({"merkmale": ["a", "b"]}, {"massnahme": {"art": "radweg", "merkmale": "a"}},
         "Verlangtes Merkmal „b“ fehlt bei Maßnahme und Kostenträger."),
        ({"eines_der_merkmale": ["a", "b"]}, {"traeger": {"merkmale": "b"}}, None),
        ({"eines_der_merkmale": ["a", "b"]}, {}, "Eines der Merkmale a, b muss angegeben sein."),
        ({"ohne_merkmale": ["a"]}, {}, None),
        ({"ohne_merkmale": ["a"]}, {"traeger": {"merkmale": "a"}}, "Merkmal „a“ schließt die Förderung aus."),
    ],
)  # fmt: skip
def test_filter(regel: dict[str, Any], projekt: dict[str, Any], grund: str | None) -> None:
    hindernis = Filter.model_validate(GRUND | regel).pruefe(baue_vorhaben(**(PASST | projekt)))
    assert (hindernis.grund if hindernis else None) == grund
