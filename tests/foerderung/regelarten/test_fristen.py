from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massnahmenplan.foerderung.regelarten.fristen import Fristen
from massnahmenplan.grundlagen.zeit import plus_monate
from tests.foerderung.bausteine import baue_vorhaben

PROJEKT = baue_vorhaben(baubeginn=date(2028, 1, 1), fertig=date(2029, 12, 31))


@pytest.mark.parametrize(
    ("sperre", "vorlauf", "letzter", "warum"),
    [
        ("antrag", 0, date(2027, 12, 31), "spätestens am Tag vor dem Baubeginn"),
        ("antrag", 6, date(2027, 12, 31), "auf die Bewilligung wird nicht gewartet"),
        ("bewilligung", 6, date(2027, 7, 1), "Bewilligung am Tag des Baubeginns genügt"),
        ("bewilligung", 0, date(2028, 1, 1), "ohne Vorlauf fällt alles auf einen Tag"),
        ("keine", 6, date(2029, 12, 31), "ohne Sperre bis zur Fertigstellung"),
    ],
)
def test_letzter_antragstag(sperre: str, vorlauf: int, letzter: date, warum: str) -> None:
    fristen = Fristen.model_validate({"startsperre": sperre, "vorlauf_monate": vorlauf})
    assert fristen.letzter_antragstag(PROJEKT) == letzter, warum
    assert fristen.pruefe_startsperre(letzter, PROJEKT) is None
    hindernis = fristen.pruefe_startsperre(letzter + timedelta(days=1), PROJEKT)
    assert hindernis is not None
    assert ("01.01.2028" in hindernis.grund) is (sperre != "keine")


@pytest.mark.parametrize(
    ("fertig", "rechtzeitig"), [(date(2030, 1, 20), True), (date(2030, 1, 21), False), (date(2029, 11, 30), True)]
)
def test_bewilligungszeitraum_endet_36_monate_nach_der_bewilligung(fertig: date, rechtzeitig: bool) -> None:
    # Bewilligung 20.01.2027 -> Ende 20.01.2030 (Fall F23)
    fristen = Fristen(startsperre="antrag", bewilligungszeitraum_monate=36)
    projekt = baue_vorhaben(baubeginn=date(2027, 2, 1), fertig=fertig)
    assert fristen.wird_rechtzeitig_fertig(date(2027, 1, 20), projekt) is rechtzeitig
    hindernis = fristen.pruefe_bewilligungszeitraum(date(2027, 1, 20), projekt)
    assert (hindernis is None) is rechtzeitig
    if hindernis is not None:
        assert "am 20.01.2030" in hindernis.grund
        assert "erst am 21.01.2030" in hindernis.grund


@given(ende=st.dates(date(2026, 1, 1), date(2030, 12, 31)), vorlauf=st.integers(0, 30))
def test_letzter_antrag_ist_wirklich_der_letzte(ende: date, vorlauf: int) -> None:
    fristen = Fristen(startsperre="bewilligung", vorlauf_monate=vorlauf)
    antrag = fristen.letzter_antrag_bewilligt_bis(ende)
    assert plus_monate(antrag, vorlauf) <= ende < plus_monate(antrag + timedelta(days=1), vorlauf)
