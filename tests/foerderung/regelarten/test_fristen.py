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


@pytest.mark.parametrize(
    ("nachweis", "nach_ende", "fertig", "fertig_bis", "bis", "warum"),
    [
        (6, 6, date(2029, 11, 30), date(2030, 1, 20), date(2030, 5, 30),
         "sechs Monate nach Fertigstellung; die äußere Frist 20.07.2030 greift nicht (Fall F23)"),
        (6, 6, date(2030, 1, 20), date(2030, 1, 20), date(2030, 7, 20), "beide Fristen am selben Tag"),
        (12, 6, date(2029, 11, 30), date(2030, 1, 20), date(2030, 7, 20), "die äußere Frist ist die frühere"),
        (6, None, date(2029, 8, 31), date(2030, 1, 20), date(2030, 2, 28),
         "31.08. + 6 Monate ist der letzte Februartag"),
        (None, 6, date(2029, 11, 30), date(2030, 1, 20), date(2030, 7, 20), "nur die äußere Frist"),
        (None, 6, date(2029, 11, 30), None, None, "ohne Bewilligungszeitraum keine äußere Frist"),
        (None, None, date(2029, 11, 30), date(2030, 1, 20), None, "keine Frist genannt"),
    ],
)  # fmt: skip
def test_nachweisfrist(
    nachweis: int | None,
    nach_ende: int | None,
    fertig: date,
    fertig_bis: date | None,
    bis: date | None,
    warum: str,
) -> None:
    fristen = Fristen(startsperre="antrag", nachweis_monate=nachweis, nachweis_nach_ende_monate=nach_ende)
    assert fristen.nachweis_bis(fertig, fertig_bis) == bis, warum


@pytest.mark.parametrize(
    ("jahre", "fertig", "bis"),
    [
        (10, date(2028, 12, 31), date(2038, 12, 31)),
        (1, date(2028, 2, 29), date(2029, 2, 28)),
        (0, date(2028, 12, 31), date(2028, 12, 31)),
        (None, date(2028, 12, 31), None),
    ],
)
def test_zweckbindung_zaehlt_ab_der_fertigstellung(jahre: int | None, fertig: date, bis: date | None) -> None:
    assert Fristen(startsperre="antrag", zweckbindung_jahre=jahre).zweckbindung_bis(fertig) == bis


@pytest.mark.parametrize(
    ("monate", "bis", "bedingungen"),
    [
        (None, None, []),
        (1, date(2027, 2, 28), ["Zusatzanträge sind nur bis 1 Monat nach der Bewilligung möglich."]),
        (6, date(2027, 7, 31), ["Zusatzanträge sind nur bis 6 Monate nach der Bewilligung möglich."]),
    ],
)
def test_frist_fuer_zusatzantraege(monate: int | None, bis: date | None, bedingungen: list[str]) -> None:
    fristen = Fristen(startsperre="antrag", folgeantrag_monate=monate)
    assert fristen.folgeantrag_bis(date(2027, 1, 31)) == bis
    assert list(fristen.bedingungen()) == bedingungen


@pytest.mark.parametrize(
    ("sperre", "wovor"),
    [
        ("antrag", "Vor dem Baubeginn am 01.01.2028 muss der Antrag liegen: Antrag spätestens am 31.12.2027"),
        ("bewilligung",
         "Vor dem Baubeginn am 01.01.2028 muss die Bewilligung liegen: Antrag spätestens am 01.01.2028"),
        ("keine", "Ein Antrag am 01.01.2030 käme nach der Fertigstellung am 31.12.2029."),
    ],
)  # fmt: skip
def test_startsperre_in_worten(sperre: str, wovor: str) -> None:
    fristen = Fristen.model_validate({"startsperre": sperre, "stelle": "Nr. 9"})
    hindernis = fristen.pruefe_startsperre(date(2030, 1, 1), PROJEKT)
    assert hindernis is not None
    assert hindernis.grund.startswith(wovor)
    assert hindernis.stelle == "Nr. 9"
