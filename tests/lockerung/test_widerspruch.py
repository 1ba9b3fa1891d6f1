"""The minimal conflict: no plan for the named limits alone, and one as soon as any of them is let go."""

import pytest

from massnahmenplan.lockerung import diagnostiziere
from massnahmenplan.lockerung.elastisch import baue_elastisch
from massnahmenplan.lockerung.frist import Frist
from massnahmenplan.lockerung.widerspruch import finde_widerspruch
from tests.fallbau import ansaetze, baue_fall, massnahme
from tests.lockerung.faelle import faelle

JAHRE = range(2027, 2031)


def test_ganzzahliger_widerspruch_wird_benannt() -> None:
    """Three of 60,000 EUR in two years of 90,000: there is no half; C and later money have no part in it."""
    fall = baue_fall(
        [massnahme(k, investition_eur="60000", pflicht=True) for k in "ABC"]
        + [massnahme("D"), massnahme("E", pflicht=True, investition_eur="10")],
        projekt={"ende": 2028},
        haushalt=ansaetze(["90000", "90000"], range(2027, 2029)),
    )
    diagnose = diagnostiziere(fall)
    assert diagnose.widerspruch == (
        "Haushalt Stadt (investiv) 2027–2028",
        "Pflichtmaßnahme „Maßnahme A“",
        "Pflichtmaßnahme „Maßnahme B“",
        "Pflichtmaßnahme „Maßnahme C“",
    )
    assert diagnose.widerspruch_ist_minimal


@pytest.mark.parametrize("nummer", range(0, 100, 9))
def test_widerspruch_ist_wirklich_kleinst(nummer: int) -> None:
    """Checked on the limits one by one: all others free, those named held, then each of them let go as well."""
    name, fall = faelle()[nummer]
    elastisch, frist = baue_elastisch(fall), Frist(60)
    widerspruch = finde_widerspruch(elastisch, frist)
    assert widerspruch.ist_minimal, name
    je_grenze: dict[str, set[int]] = {}
    for n, hebel in enumerate(elastisch.hebel):
        if any(text.startswith(hebel.grenze) for text in widerspruch.namen):
            je_grenze.setdefault(hebel.grenze, set()).add(n)
    gehalten = set().union(*je_grenze.values())

    def geht(nummern: set[int]) -> bool | None:
        frei = {n: hebel.oben for n, hebel in enumerate(elastisch.hebel) if n not in nummern}
        return elastisch.geht(frei, frist, 10)

    assert geht(gehalten) is False, name
    for grenze, nummern in je_grenze.items():
        assert geht(gehalten - nummern) is True, (name, grenze)


def test_angehalten_sagt_was_da_ist() -> None:
    """No time at all: no way out, but no error either."""
    fall = baue_fall([massnahme("A", pflicht=True)], haushalt=ansaetze("10", JAHRE))
    diagnose = diagnostiziere(fall, sekunden=0.0)
    assert diagnose.auswege == ()
    assert diagnose.hinweis == "Die Zeit war um: es kann weitere und kleinere Auswege geben."


def test_strg_c_beendet_die_suche_und_behaelt_was_gefunden_ist() -> None:
    fall = baue_fall([massnahme("A", pflicht=True)], haushalt=ansaetze("10", JAHRE))

    def unterbrich(schritt: str) -> None:
        if schritt.endswith("zeit"):
            raise KeyboardInterrupt

    diagnose = diagnostiziere(fall, melde=unterbrich)
    assert [ausweg.richtung.value for ausweg in diagnose.auswege] == ["geld"]
    assert diagnose.hinweis is not None
    assert diagnose.hinweis.startswith("Abgebrochen")
