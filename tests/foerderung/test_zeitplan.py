from datetime import date
from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from massnahmenplan.foerderung.zeitplan import entfalte

# BEG EM Heizung: die Grenze der ersten Wohneinheit fällt halbjährlich, der Satz der Wärmepumpe zum 01.01.2027
GRENZE = {"nach_antrag": {date(2026, 7, 21): 28_000, date(2027, 2, 1): 27_250, date(2027, 8, 1): 26_500}}
SATZ = {"nach_antrag": {"2026-07-21": "30 %", "01.01.2027": "15 %"}}
INNEN = {"nach_antrag": {"2027-01-01": 2, "2028-01-01": 3}}
AB, BIS = date(2026, 7, 21), date(2030, 12, 31)


def entfaltet(**felder: Any) -> list[tuple[date, date | None, Any]]:
    """Return first day, last day and the field ``wert`` of each piece."""
    stuecke = entfalte([{"gilt_ab": AB, "gilt_bis": BIS} | felder])
    return [(stueck["gilt_ab"], stueck["gilt_bis"], stueck["wert"]) for stueck in stuecke]


@pytest.mark.parametrize(
    ("felder", "erwartet", "warum"),
    [
        ({"wert": 1}, [(AB, BIS, 1)], "ohne Zeitplan bleibt alles"),
        ({"wert": GRENZE},
         [(AB, date(2027, 1, 31), 28_000), (date(2027, 2, 1), date(2027, 7, 31), 27_250),
          (date(2027, 8, 1), BIS, 26_500)],
         "eine Fassung je Stufe, ohne Lücke und Überlappung"),
        ({"wert": GRENZE, "gilt_bis": None},
         [(AB, date(2027, 1, 31), 28_000), (date(2027, 2, 1), date(2027, 7, 31), 27_250),
          (date(2027, 8, 1), None, 26_500)],
         "die letzte Stufe gilt ohne Ende"),
        ({"wert": GRENZE, "gilt_bis": "2027-02-01"},
         [(AB, date(2027, 1, 31), 28_000), (date(2027, 2, 1), date(2027, 2, 1), 27_250)],
         "eine Stufe am letzten Tag der Fassung gilt einen Tag"),
        ({"wert": GRENZE, "gilt_bis": "31.01.2027"}, [(AB, date(2027, 1, 31), 28_000)],
         "spätere Stufen entfallen"),
        ({"wert": GRENZE, "gilt_ab": "2027-03-01"},
         [(date(2027, 3, 1), date(2027, 7, 31), 27_250), (date(2027, 8, 1), BIS, 26_500)],
         "am ersten Tag gilt der letzte Wert davor"),
        ({"wert": [{"a": GRENZE}, {"b": SATZ}], "gilt_bis": "2027-02-28"},
         [(AB, date(2026, 12, 31), [{"a": 28_000}, {"b": "30 %"}]),
          (date(2027, 1, 1), date(2027, 1, 31), [{"a": 28_000}, {"b": "15 %"}]),
          (date(2027, 2, 1), date(2027, 2, 28), [{"a": 27_250}, {"b": "15 %"}])],
         "zwei Zeitpläne: jede Stufe von einem der beiden teilt"),
        ({"wert": {"nach_antrag": {"2026-07-21": [1, 2], "2027-01-01": []}}},
         [(AB, date(2026, 12, 31), [1, 2]), (date(2027, 1, 1), BIS, [])],
         "auch ganze Listen haben Zeitpläne"),
        ({"wert": {"nach_antrag": {"2026-07-21": 1, "2027-01-01": {"x": INNEN}}}},
         [(AB, date(2026, 12, 31), 1), (date(2027, 1, 1), date(2027, 12, 31), {"x": 2}),
          (date(2028, 1, 1), BIS, {"x": 3})],
         "ein Zeitplan im Zeitplan"),
        ({"wert": {"nach_antrag": {"2026-07-21": 1}}}, [(AB, BIS, 1)], "ein Wert für immer"),
    ],
)  # fmt: skip
def test_zeitplan_wird_zu_fassungen(
    felder: dict[str, Any], erwartet: list[tuple[date, date | None, Any]], warum: str
) -> None:
    assert entfaltet(**felder) == erwartet, warum


def test_mehrere_fassungen_werden_jede_fuer_sich_entfaltet() -> None:
    alte = {"gilt_ab": date(2024, 1, 1), "gilt_bis": date(2026, 7, 20), "wert": 30_000}
    stuecke = entfalte((alte, {"gilt_ab": AB, "wert": GRENZE}))
    assert [stueck["wert"] for stueck in stuecke] == [30_000, 28_000, 27_250, 26_500]
    assert stuecke[0] is alte


def test_die_pause_liegt_nur_vor_dem_ersten_stueck() -> None:
    stuecke = entfalte([{"gilt_ab": AB, "nach_pause": "Antragsstopp", "wert": GRENZE}])
    assert [stueck.get("nach_pause") for stueck in stuecke] == ["Antragsstopp", None, None]


@pytest.mark.parametrize("daten", [None, "text", 5, ["text"], [None]])
def test_was_keine_fassungen_sind_wird_der_pruefung_ueberlassen(daten: Any) -> None:
    assert entfalte(daten) == daten


@pytest.mark.parametrize(
    ("fassung", "fehler"),
    [
        ({"gilt_ab": date(2026, 7, 20), "wert": GRENZE}, "hat am 20.07.2026 noch keinen Wert"),
        ({"gilt_ab": AB, "wert": {"nach_antrag": {}}}, "mindestens einen Tag"),
        ({"gilt_ab": AB, "wert": {"nach_antrag": 5}}, "mindestens einen Tag"),
        ({"gilt_ab": AB, "wert": {"nach_antrag": None}}, "mindestens einen Tag"),
        ({"gilt_ab": AB, "wert": {"nach_antrag": {"Frühjahr": 5}}}, "kein Datum"),
        ({"gilt_ab": AB, "wert": {"nach_antrag": {"2026-07-21": 1, "21.07.2026": 2}}}, "denselben Tag zweimal"),
        ({"wert": GRENZE}, "braucht gilt_ab"),
    ],
)
def test_unbrauchbare_zeitplaene_sind_ein_fehler(fassung: dict[str, Any], fehler: str) -> None:
    with pytest.raises(PydanticCustomError, match=fehler):
        entfalte([fassung])
