from typing import Any

import pytest

from massnahmenplan.foerderung.bedingung import Bedingung
from tests.foerderung.bausteine import baue_vorhaben


@pytest.mark.parametrize(
    ("regel", "projekt", "gilt", "warum"),
    [
        ({}, {}, True, "leer verlangt nichts"),
        ({"massnahmenarten": "waermepumpe"}, {}, True, "Art der Maßnahme"),
        ({"massnahmenarten": "biomasse"}, {}, False, "andere Art"),
        ({"massnahmenarten": "biomasse"}, {"massnahme": {"art": None}}, False, "ohne Art"),
        ({"antragsteller": ["kommune", "weg"]}, {}, True, "einer der Antragsteller"),
        ({"antragsteller": ["weg"]}, {}, False, "anderer Antragsteller"),
        ({"objektarten": ["wohngebaeude"]}, {"objekt": {}}, True, "Art des Objekts"),
        ({"objektarten": ["wohngebaeude"]}, {}, False, "ohne Objekt"),
        ({"merkmale": "a, b"}, {"massnahme": {"merkmale": "a"}, "objekt": {"merkmale": "b"}}, True,
         "Merkmale von Maßnahme und Objekt zusammen"),
        ({"merkmale": "a, b"}, {"massnahme": {"merkmale": "a"}}, False, "alle sind verlangt"),
        ({"eines_der_merkmale": "a, b"}, {"traeger": {"merkmale": "b"}}, True, "eines genügt"),
        ({"eines_der_merkmale": "a, b"}, {}, False, "keines davon"),
        ({"ohne_merkmale": "a"}, {}, True, "das Merkmal fehlt"),
        ({"ohne_merkmale": "a"}, {"mit": ("a",)}, False, "auch was der Plan liefert, schließt aus"),
        ({"ohne_merkmale": "a"}, {"massnahme": {"merkmale": "a"}, "ohne": ("a",)}, True, "darauf wird verzichtet"),
        ({"merkmale": "finanzschwach"}, {"traeger": {"finanzschwach": "ja"}}, True,
         "finanzschwach ist ein Merkmal"),
        ({"antragsteller": ["kommune"], "merkmale": "a"}, {}, False, "jede Liste muss erfüllt sein"),
    ],
)  # fmt: skip
def test_bedingung(regel: dict[str, Any], projekt: dict[str, Any], gilt: bool, warum: str) -> None:
    assert Bedingung.model_validate(regel).gilt_fuer(baue_vorhaben(**projekt)) is gilt, warum


def test_genannte_merkmale_sind_alle_auf_die_geschaut_wird() -> None:
    regel = Bedingung.model_validate({"merkmale": "a", "eines_der_merkmale": "b, c", "ohne_merkmale": "a, d"})
    assert regel.genannte_merkmale == {"a", "b", "c", "d"}
    assert Bedingung().genannte_merkmale == frozenset()


def test_der_erste_mangel_wird_genannt_und_die_art_zuerst() -> None:
    regel = Bedingung.model_validate({"merkmale": "a", "massnahmenarten": "biomasse"})
    projekt = baue_vorhaben()
    assert regel.mangel(projekt) == regel.artmangel(projekt)
    assert regel.mangel(projekt) == "Maßnahmen der Art „waermepumpe“ werden nicht gefördert (nur: biomasse)."
