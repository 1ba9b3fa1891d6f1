"""The closed formulas of the model against the schedule in whole cents of the recomputation."""

import random
from decimal import Decimal

import pytest

from massnahmenplan.aufbereitung.tilgung import verlauf
from massnahmenplan.begriffe.kreditbedingungen import Kreditbedingungen
from massnahmenplan.foerderung.tilgungsplan import tilgungsplan

BETRAG = Decimal(10) ** 9
"""So large that rounding to the cent does not show in the first eleven digits."""


def bedingungen(zufall: random.Random) -> Kreditbedingungen:
    laufzeit = zufall.randint(2, 30)
    felder = {
        "laufzeit_jahre": laufzeit,
        "tilgungsfrei_jahre": zufall.randint(0, min(5, laufzeit - 1)),
        "tilgung": zufall.choice(["annuitaet", "raten", "endfaellig"]),
        "sollzins": zufall.choice(["0", "0.01", "0.0375", "0.08"]),
    }
    if zufall.random() < 0.5:
        felder |= {"zinsbindung_jahre": zufall.randint(1, laufzeit), "anschlusszins": zufall.choice(["0", "0.05"])}
    return Kreditbedingungen.model_validate(felder)


@pytest.mark.parametrize("saat", range(60))
def test_formel_und_tilgungsplan_sagen_dasselbe(saat: int) -> None:
    zufall = random.Random(saat)
    eines = bedingungen(zufall)
    dauer = zufall.randint(1, 3)
    anteil = Decimal(zufall.randint(1, 9)) / 10
    abrufe = {2027: Decimal(1)} if dauer == 1 else {2027: anteil, 2026 + dauer: 1 - anteil}
    gutschrift = {2027 + dauer + zufall.randint(0, 2): Decimal(zufall.choice(["0", "0.05", "0.3"]))}
    formel = verlauf(eines, tuple(abrufe.items()), tuple(gutschrift.items()))
    exakt = tilgungsplan(
        eines,
        {jahr: betrag * BETRAG for jahr, betrag in abrufe.items()},
        {jahr: betrag * BETRAG for jahr, betrag in gutschrift.items()},
    )
    for zeile in exakt:
        for name, betrag in (("schuld", zeile.rest_eur), ("zins", zeile.zins_eur), ("tilgung", zeile.tilgung_eur)):
            je_euro = getattr(formel, name)[zeile.jahr]
            assert abs(je_euro * BETRAG - betrag) < 2, (name, zeile.jahr)
