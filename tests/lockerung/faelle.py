"""Seeded cases that nothing fits, small enough to try every plan, of every kind that people bring about."""

import random
from collections.abc import Callable
from functools import cache
from typing import Any

from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import Daten, ansaetze, baue_fall, massnahme, programm

JAHRE = range(2027, 2031)
ANZAHL = 100


@cache
def faelle() -> tuple[tuple[str, Planungsfall], ...]:
    """Return a hundred cases; most kinds are impossible by construction, the others nearly always."""
    arten = [list(ARTEN)[saat % len(ARTEN)] for saat in range(ANZAHL)]
    return tuple((f"{a}-{saat}", ARTEN[a](random.Random(f"lockerung-{saat}"))) for saat, a in enumerate(arten))


def _massnahmen(zufall: random.Random, anzahl: int, **felder: Any) -> list[Daten]:
    return [
        massnahme(
            kennung,
            investition_eur=str(zufall.randrange(20, 200) * 1000 + zufall.randrange(1000)),
            co2_t_a=zufall.randrange(5, 40),
            dauer_planung=zufall.choice((0, 0, 1)),
            **felder,
        )
        for kennung in "ABCDE"[:anzahl]
    ]


def _zu_wenig_geld(zufall: random.Random) -> Planungsfall:
    """All are compulsory and cost more than all budgets together."""
    massnahmen = _massnahmen(zufall, zufall.choice((2, 3)), pflicht=True)
    kosten = sum(int(m["investition_eur"]) for m in massnahmen)
    ansatz = str(round(kosten * zufall.uniform(0.1, 0.24)))
    uebertrag = zufall.choice(("0", "0.5", "1"))
    return baue_fall(massnahmen, haushalt=ansaetze(ansatz, JAHRE), stadt={"uebertrag_anteil": uebertrag})


def _zu_hohes_ziel(zufall: random.Random) -> Planungsfall:
    """More tonnes than all measures have."""
    massnahmen = _massnahmen(zufall, 4)
    alle = sum(m["co2_t_a"] for m in massnahmen)
    ziel = {"id": "klima", "art": "minderung_jahr", "jahr": 2030, "wert": alle + zufall.randrange(1, 30)}
    return baue_fall(massnahmen, haushalt=ansaetze("500000", JAHRE), ziele=[ziel])


def _ziel_ohne_geld(zufall: random.Random) -> Planungsfall:
    """All measures are needed, half of the money is there."""
    massnahmen = _massnahmen(zufall, 3)
    kosten = sum(int(m["investition_eur"]) for m in massnahmen)
    alle = sum(m["co2_t_a"] for m in massnahmen)
    art = zufall.choice(("minderung_jahr", "co2_jahr"))
    wert = alle if art == "minderung_jahr" else 1000 - alle
    return baue_fall(
        massnahmen,
        projekt={"ausgangsemission_t_a": 1000},
        stadt={"uebertrag_anteil": "1"},
        haushalt=ansaetze(str(round(kosten / 8)), JAHRE),
        ziele=[{"id": "klima", "name": "Klimaziel", "art": art, "jahr": 2030, "wert": wert}],
    )


def _zu_kurzes_fenster(zufall: random.Random) -> Planungsfall:
    """Compulsory, and longer than its window; sometimes the plan is too short as well."""
    dauer = zufall.choice((2, 3, 5))
    eng = massnahme("A", pflicht=True, dauer_bau=dauer, spaetestes_ende=2027)
    return baue_fall([eng, *_massnahmen(zufall, 3)[1:]], haushalt=ansaetze("300000", JAHRE))


def _widersprechende_beschluesse(zufall: random.Random) -> Planungsfall:
    """What must be is forbidden, begins in a year that its order excludes, or is one too many of a group."""
    zwei = _massnahmen(zufall, 2)
    beschluss = {"beschluss": "B 12/2026"}
    art = zufall.randrange(4)
    if art == 0:
        festlegungen = [{"massnahme": "A", "art": was, **beschluss} for was in ("muss", "darf_nicht")]
        return baue_fall(zwei, festlegungen=festlegungen)
    if art == 1:
        festlegungen = [
            {"massnahme": "A", "art": "jahr", "wert": "2027", **beschluss},
            {"massnahme": "A", "art": "nicht_vor", "wert": "2029", **beschluss},
            {"massnahme": "A", "art": "muss", **beschluss},
        ]
        return baue_fall(zwei, festlegungen=festlegungen)
    if art == 2:
        alle = [m | {"pflicht": True} for m in zwei]
        return baue_fall(alle, beziehungen=[{"art": "ausschluss", "mitglieder": ["A", "B"]}])
    festlegungen = [
        {"massnahme": "A", "art": "jahr", "wert": "2027", **beschluss},
        {"massnahme": "B", "art": "jahr", "wert": "2028", **beschluss},
    ]
    alle = [m | {"pflicht": True} for m in zwei]
    return baue_fall(
        alle, festlegungen=festlegungen, beziehungen=[{"art": "vorgaenger", "mitglieder": ["B", "A"]}]
    )


def _zu_wenig_personal(zufall: random.Random) -> Planungsfall:
    massnahmen = [
        m | {"bedarf": {"leitung": str(zufall.choice((0.3, 0.5, 0.7)))}, "spaetestes_ende": 2028}
        for m in _massnahmen(zufall, 3, pflicht=True)
    ]
    ressource = {"id": "leitung", "name": "Bauleitung", "einheit": "VZÄ", "menge": "0.4"}
    return baue_fall(massnahmen, ressourcen=[ressource])


def _gemischt(zufall: random.Random) -> Planungsfall:
    """Funding, two purses, a target, a compulsory measure, staff: each too little for the others."""
    massnahmen = _massnahmen(zufall, 4, art="led", bedarf={"leitung": "0.5"})
    massnahmen[0] |= {"pflicht": True, "spaetestes_ende": 2028}
    massnahmen[1] |= {"kostentraeger": "werk"}
    alle = sum(m["co2_t_a"] for m in massnahmen)
    return baue_fall(
        massnahmen,
        weitere_traeger=[{"id": "werk", "name": "Stadtwerk", "art": "kommunales_unternehmen"}],
        haushalt=[*ansaetze("15000", JAHRE), *ansaetze("10000", JAHRE, "werk")],
        programme=[programm("neu")],
        ressourcen=[{"id": "leitung", "einheit": "VZÄ", "menge": "0.5"}],
        ziele=[{"id": "klima", "art": "minderung_jahr", "wert": round(alle * 0.9)}],
    )


def _andere_ziele(zufall: random.Random) -> Planungsfall:
    """Targets that are no tonnes: a number of measures, a criterion, end energy, the taxonomy share."""
    massnahmen = [m | {"kriterien": {"gruen": zufall.randrange(1, 9)}} for m in _massnahmen(zufall, 3)]
    art = zufall.randrange(3)
    ziel: Daten = {"id": "z", "art": "mindestanzahl", "jahr": 2029, "wert": 4}
    if art == 1:
        ziel = {"id": "z", "art": "kriterium", "kriterium": "gruen", "wert": 40}
    if art == 2:
        massnahmen[0] |= {"taxonomie": "konform", "pflicht": True}
        massnahmen[1] |= {"pflicht": True}
        ziel = {"id": "z", "art": "taxonomie_anteil", "wert": "0.999"}
    kriterien = [{"id": "gruen", "name": "Grün", "einheit": "Bäume", "richtung": "mehr", "gewicht": 1}]
    return baue_fall(massnahmen, kriterien=kriterien, ziele=[ziel])


ARTEN: dict[str, Callable[[random.Random], Planungsfall]] = {
    "geld": _zu_wenig_geld,
    "ziel": _zu_hohes_ziel,
    "ziel_ohne_geld": _ziel_ohne_geld,
    "fenster": _zu_kurzes_fenster,
    "beschluesse": _widersprechende_beschluesse,
    "personal": _zu_wenig_personal,
    "gemischt": _gemischt,
    "andere_ziele": _andere_ziele,
}
