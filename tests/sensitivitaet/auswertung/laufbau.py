"""Made-up runs: what is not under test is filled in."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from massnahmenplan.begriffe.planziel import Zielname
from massnahmenplan.begriffe.stellwert import lies_stellwert
from massnahmenplan.ergebnis import Plan, Planschritt
from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.studie import Studie
from tests.fallbau import ansaetze, baue_fall, massnahme

KENNUNGEN = ("a", "b", "c", "d")


def fall() -> Planungsfall:
    """Four measures of the city, 250,000 EUR a year."""
    return baue_fall([massnahme(kennung) for kennung in KENNUNGEN], haushalt=ansaetze(250_000, range(2027, 2031)))


def studie(*groessen: dict[str, Any], entwurf: dict[str, Any] | None = None) -> Studie:
    """Return a study; without Stellgroessen the cost of building and the budget of the city vary."""
    return Studie.model_validate(
        {
            "name": "Prüfstudie",
            "entwurf": entwurf or {"art": "einzeln"},
            "stellgroessen": groessen
            or (
                {"id": "bau", "art": "investition", "fuer": "alle", "von": "0,5", "bis": "2"},
                {"id": "haus", "art": "haushalt", "fuer": "stadt", "werte": ["50 %", "100 %", "150 %"]},
            ),
        }
    )


def plan(beginne: Mapping[str, int]) -> Plan:
    """Return a plan: measure -> year in which it begins."""
    return Plan(tuple(Planschritt(kennung, "basis", beginn) for kennung, beginn in sorted(beginne.items())))


def lauf(
    nummer: int,
    werte: Mapping[str, Any] | None = None,
    beginne: Mapping[str, int] | Iterable[str] | None = (),
    zielwert: Any = 0,
    schranke: Any = None,
    ziel: Zielname = "co2",
    **kennzahlen: Any,
) -> Laufergebnis:
    """Return a run; ``beginne`` None means without a plan, names only mean that all begin in 2027."""
    if beginne is not None and not isinstance(beginne, Mapping):
        beginne = dict.fromkeys(beginne, 2027)
    mit_plan = beginne is not None
    return Laufergebnis(
        nummer=nummer,
        werte={kennung: lies_stellwert(wert) for kennung, wert in (werte or {}).items()},
        name=None,
        status="optimal" if mit_plan else "unmoeglich",
        grund=None if mit_plan else "Das Geld reicht nicht.",
        ziel=ziel,
        zielwert=Decimal(str(zielwert)) if mit_plan else None,
        schranke=Decimal(str(zielwert if schranke is None else schranke)) if mit_plan else None,
        kennzahlen={name.replace("_AT_", "@"): Decimal(str(wert)) for name, wert in kennzahlen.items()},
        plan=None if beginne is None else plan(beginne),
        dauer_s=0.1,
        cpu_s=0.1,
        versuche=1,
    )
