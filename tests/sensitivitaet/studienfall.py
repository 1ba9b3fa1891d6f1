"""A small case and a study of it, as objects and as files."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from massnahmenplan.ergebnis import Darlehenswahl, Kreditaufnahme, Plan, Planschritt
from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.foerderung.paket import Foerderwahl
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.studie import Studie
from tests.fallbau import ansaetze, falldaten, massnahme

JAHRE = range(2027, 2031)


def daten(**abschnitte: Any) -> dict[str, Any]:
    """Return a case whose only good choice, 30 t a year for 200,000 EUR, needs the money of two years."""
    massnahmen = [
        massnahme("klein", investition_eur="50000", co2_t_a=4),
        massnahme("mittel", investition_eur="100000", co2_t_a=10),
        massnahme("gross", investition_eur="150000", co2_t_a=30),
    ]
    return falldaten(massnahmen, **{"haushalt": ansaetze("150000", JAHRE)} | abschnitte)


def fall(**abschnitte: Any) -> Planungsfall:
    return Planungsfall.model_validate(daten(**abschnitte))


def studiendaten(*werte: str) -> dict[str, Any]:
    """Return a study of one run per factor on all investments."""
    groesse = {"id": "kosten", "art": "investition", "fuer": ["alle"], "werte": list(werte)}
    return {"name": "Kosten", "entwurf": {"art": "einzeln"}, "stellgroessen": [groesse]}


def studie(*werte: str) -> Studie:
    return Studie.model_validate(studiendaten(*(werte or ("0.5", "1.5"))))


def schreibe(ordner: Path, *werte: str) -> tuple[Path, Path]:
    """Write case and study; return the folder of the case and the file of the study."""
    ordner.mkdir(parents=True, exist_ok=True)
    (ordner / "fall.yaml").write_text(yaml.safe_dump(daten(), allow_unicode=True), encoding="utf-8")
    datei = ordner / "studie.yaml"
    inhalt = studiendaten(*(werte or ("0.5", "1.5")))
    datei.write_text(yaml.safe_dump(inhalt, allow_unicode=True), encoding="utf-8")
    return ordner, datei


def lauf(nummer: int, **felder: Any) -> Laufergebnis:
    """Return a run with a plan that has everything a plan can have."""
    antraege = (Foerderwahl("kfw", date(2027, 3, 1), ("hülle",), ()), Foerderwahl("land", date(2027, 4, 30)))
    schritt = Planschritt("m1", "basis", 2028, antraege, (Darlehenswahl("kfw", Decimal("1234.50")),))
    angaben: dict[str, Any] = {
        "werte": {"kosten": Decimal("1.20"), "programm": "bafa", "an": True},
        "name": "Szenario ä",
        "status": "optimal",
        "grund": None,
        "ziel": "co2",
        "zielwert": Decimal("42.000000001"),
        "schranke": Decimal("42.5"),
        "kennzahlen": {"co2_t": Decimal("42.000000001"), "massnahmen": Decimal(1)},
        "plan": Plan((schritt,), (Kreditaufnahme("hausbank", 2028, Decimal("99.99")),)),
        "dauer_s": 1.5,
        "cpu_s": 1.25,
        "versuche": 1,
    }
    return Laufergebnis(nummer, **angaben | felder)
