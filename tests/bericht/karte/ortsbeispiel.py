"""The small result with places: areas, one with a hole, a line, a point, and measures without place."""

from dataclasses import replace
from typing import Any

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.ergebnis import Ergebnis, Nichtwahl
from tests.bericht import beispiel

HOF = (
    "MULTIPOLYGON (((12.910 50.810, 12.912 50.810, 12.912 50.811, 12.910 50.811, 12.910 50.810), "
    "(12.9105 50.8103, 12.9105 50.8106, 12.9115 50.8106, 12.9115 50.8103, 12.9105 50.8103)), "
    "((12.913 50.810, 12.914 50.810, 12.914 50.811, 12.913 50.810)))"
)
OBJEKTE: tuple[dict[str, Any], ...] = (
    {"id": "nordblock", "name": "Nordblock", "art": "wohngebaeude", "geometrie": HOF},
    {
        "id": "strasse", "name": "Nordstraße", "art": "strasse",
        "geometrie": "LINESTRING (12.909 50.809, 12.915 50.8095, 12.918 50.809)",
    },
    {"id": "platz", "name": "Platz", "art": "platz", "laenge": "12.9165", "breite": "50.8115"},
    {"id": "irgendwo", "name": "Kita", "art": "nichtwohngebaeude"},
)  # fmt: skip
WO = {"huelle": "nordblock", "pumpe": "nordblock", "led": "strasse", "radweg": "platz", "kita": "irgendwo"}


def ergebnis(namen: dict[str, str] | None = None, objektname: str | None = None, *, orte: bool = True) -> Ergebnis:
    """Return the result of ``beispiel`` with places; ``kita`` and ``kampagne`` have none and are not planned."""
    ohne_orte = beispiel.ergebnis()
    vorlage = {"handlungsfeld": "mobilitaet", "kostentraeger": "stadt", "investition_eur": 1, "co2_t_a": 0}
    dazu = (Massnahme(id=k, name=k.title(), **vorlage) for k in ("kita", "kampagne"))  # type: ignore[arg-type]
    massnahmen = tuple(
        m.model_copy(update={"name": (namen or {}).get(m.id, m.name), "objekt": WO.get(m.id)})
        for m in (*ohne_orte.fall.massnahmen, *dazu)
    )
    objekte = [Objekt.model_validate(angaben) for angaben in OBJEKTE]
    if not orte:
        objekte = [o.model_copy(update={"geometrie": None, "laenge": None, "breite": None}) for o in objekte]
    if objektname is not None:
        objekte[0] = objekte[0].model_copy(update={"name": objektname})
    return replace(
        ohne_orte,
        fall=ohne_orte.fall.model_copy(update={"massnahmen": massnahmen, "objekte": tuple(objekte)}),
        nicht_gewaehlt=(*ohne_orte.nicht_gewaehlt, Nichtwahl("kita", "zielwert", "bringt zu wenig")),
    )
