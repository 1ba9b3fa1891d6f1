"""Years, half-years and quarters as people write them: one form each, and what there is not."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from massnahmenplan.grundlagen.zeit import Zeitachse
from massnahmenplan.grundlagen.zeitangabe import Zeitangabe, in_einer_form, ist_zeitangabe

FELD: TypeAdapter[int | str] = TypeAdapter(Zeitangabe)


@pytest.mark.parametrize(
    ("wert", "gelesen"),
    [
        (2027, 2027),
        ("2027", 2027),
        (2027.0, 2027),
        ("2027-Q3", "2027-Q3"),
        ("2027-q3", "2027-Q3"),
        ("2027Q3", "2027-Q3"),
        ("2027 Q3", "2027-Q3"),
        ("2027/Q3", "2027-Q3"),
        ("Q3/2027", "2027-Q3"),
        ("Q3 2027", "2027-Q3"),
        (" 3. Quartal 2027 ", "2027-Q3"),
        ("3.Quartal 2027", "2027-Q3"),
        ("2027-H2", "2027-H2"),
        ("H2/2027", "2027-H2"),
        ("2. Halbjahr 2027", "2027-H2"),
    ],
)
def test_schreibweisen(wert: Any, gelesen: int | str) -> None:
    assert FELD.validate_python(wert) == gelesen
    assert FELD.validate_python(gelesen) == gelesen


@pytest.mark.parametrize(
    ("wert", "art"),
    [
        ("2027-Q5", "periode_gibt_es_nicht"),
        ("2027-Q0", "periode_gibt_es_nicht"),
        ("H3/2027", "periode_gibt_es_nicht"),
        ("3. Halbjahr 2027", "periode_gibt_es_nicht"),
        ("2027-M3", "keine_zeitangabe"),
        ("27-Q3", "keine_zeitangabe"),
        ("bald", "keine_zeitangabe"),
        (2027.5, "keine_ganzzahl"),
        (1989, "greater_than_equal"),
        ("1989-Q1", "greater_than_equal"),
        ("2151-H1", "less_than_equal"),
        (True, "keine_zeitangabe"),
    ],
)
def test_was_kein_zeitpunkt_ist(wert: Any, art: str) -> None:
    with pytest.raises(ValidationError) as fehler:
        FELD.validate_python(wert)
    assert [eintrag["type"] for eintrag in fehler.value.errors()] == [art]


@pytest.mark.parametrize(("text", "ja"), [("2027", True), ("2027-Q3", True), ("20270", False), ("basis", False)])
def test_was_ein_zeitpunkt_ist(text: str, ja: bool) -> None:
    assert ist_zeitangabe(text) is ja
    assert in_einer_form(text) == text


@pytest.mark.parametrize(
    ("je_jahr", "angabe", "perioden"),
    [
        (1, 2027, [2027]),
        (2, 2027, [4054, 4055]),
        (2, "2027-H2", [4055]),
        (4, "2027", [8108, 8109, 8110, 8111]),
        (4, "2027-H2", [8110, 8111]),
        (4, "2027-Q3", [8110]),
    ],
)
def test_perioden_einer_angabe(je_jahr: int, angabe: int | str, perioden: list[int]) -> None:
    achse = Zeitachse(2027, 2030, je_jahr)
    assert achse.kennt(angabe)
    assert list(achse.perioden_von(angabe)) == perioden


@pytest.mark.parametrize(("je_jahr", "angabe"), [(1, "2027-H1"), (1, "2027-Q1"), (2, "2027-Q1")])
def test_feiner_als_das_raster(je_jahr: int, angabe: str) -> None:
    assert not Zeitachse(2027, 2030, je_jahr).kennt(angabe)


@pytest.mark.parametrize(
    ("je_jahr", "periode", "name", "angabe"),
    [(1, 2027, "2027", 2027), (2, 4055, "2027-H2", "2027-H2"), (4, 8110, "2027-Q3", "2027-Q3")],
)
def test_name_einer_periode(je_jahr: int, periode: int, name: str, angabe: int | str) -> None:
    achse = Zeitachse(2027, 2030, je_jahr)
    assert (achse.name(periode), achse.angabe(periode)) == (name, angabe)
    assert list(achse.perioden_von(angabe)) == [periode]
    assert achse.spanne(periode, periode) == name


def test_spanne_von_perioden() -> None:
    assert Zeitachse(2027, 2030).spanne(2027, 2029) == "2027–2029"
    assert Zeitachse(2027, 2030, 4).spanne(8108, 8110) == "2027-Q1–2027-Q3"
