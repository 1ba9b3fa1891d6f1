import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from massnahmenplan.bericht.json import bilanz_als_daten, schreibe
from tests.bericht import beispiel

JAHRE = beispiel.fall().projekt.zeitachse
ERWARTET = Path(__file__).with_name("plan_ohne_eingabe.txt")


def test_ganze_datei() -> None:
    """The golden text ends where the input begins; the input is compared with the case itself."""
    text = schreibe(beispiel.ergebnis())
    anfang = ERWARTET.read_text(encoding="utf-8")
    assert text[: len(anfang)] == anfang
    daten = json.loads(text)
    assert daten["eingabe"] == beispiel.fall().model_dump(mode="json")
    assert daten["eingabe_pruefsumme"] == beispiel.fall().pruefsumme()
    assert list(daten)[-2:] == ["eingabe_pruefsumme", "eingabe"]


def test_gleiche_ergebnisse_geben_gleichen_text() -> None:
    umgekehrt = replace(beispiel.ergebnis(), versionen={"highspy": "1.15.1", "massnahmenplan": "0.1.0"})
    assert schreibe(umgekehrt) == schreibe(beispiel.ergebnis())


def test_betraege_sind_text_mit_festen_stellen() -> None:
    krumm = replace(beispiel.PUMPE, restwert_eur=Decimal("0.125"), minderung_t={2030: Decimal(1) / 3})
    (daten,) = bilanz_als_daten(replace(beispiel.ergebnis().bilanz, massnahmen=(krumm,)), JAHRE)["massnahmen"]
    assert daten["restwert_eur"] == "0.13"  # half up
    assert daten["minderung_t"] == {"2030": "0.333"}


def test_nan_wird_nicht_geschrieben() -> None:
    ergebnis = beispiel.ergebnis()
    nachweis = replace(ergebnis.nachweis, zielwert=Decimal("NaN"), schranke=None)
    with pytest.raises(ValueError, match="JSON compliant"):
        schreibe(replace(ergebnis, nachweis=nachweis))
