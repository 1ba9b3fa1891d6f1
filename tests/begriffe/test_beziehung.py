"""Relations: limits of groups and the name they are called by."""

import pytest

from massnahmenplan.begriffe.beziehung import Beziehung


@pytest.mark.parametrize(
    ("art", "mindestens", "hoechstens"),
    [
        ("gruppe_mindestens", 2, None),
        ("gruppe_hoechstens", None, 2),
        ("gruppe_genau", 2, 2),
        ("ausschluss", None, 1),
        ("vorgaenger", None, None),
    ],
)
def test_grenzen_einer_gruppe(art: str, mindestens: int | None, hoechstens: int | None) -> None:
    beziehung = Beziehung.model_validate({"art": art, "mitglieder": "a, b", "anzahl": 2})
    assert (beziehung.mindestens, beziehung.hoechstens) == (mindestens, hoechstens)


def test_bezeichnung_ist_die_id_oder_die_mitglieder() -> None:
    ohne = Beziehung.model_validate({"art": "vorgaenger", "mitglieder": "a, b"})
    assert ohne.bezeichnung == "vorgaenger:a-b"
    assert ohne.model_copy(update={"id": "r1"}).bezeichnung == "vorgaenger:r1"
