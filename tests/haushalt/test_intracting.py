"""Intracting: what measures save together in one year pays for others in the next."""

from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.grundlagen.zahlen import auf_cent
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme
from tests.nachrechnung.rechnen import bilanz, kasse, schritt
from tests.wirkung.haeuser import FENSTER, PUMPE, SOLARSTROM, WAND, fall_mit, tat

JAHRE = range(2027, 2031)


def sparfall(stadt: dict[str, Any], ansatz: list[Any], **abschnitte: Any) -> Planungsfall:
    """Return: L (20,000 EUR) and M (10,000) save 10,000 and 5,000 EUR a year; W has to be, for 8,000 in 2029."""
    return baue_fall(
        [
            massnahme("L", investition_eur="20000", spaetestes_ende=2027, endenergie_kwh_a={"strom": 50_000}),
            massnahme("M", investition_eur="10000", spaetestes_ende=2027, endenergie_kwh_a={"strom": 25_000}),
            massnahme("W", investition_eur="8000", fruehester_beginn=2029, spaetestes_ende=2029, pflicht=True),
        ],
        stadt=stadt,
        haushalt=ansaetze(ansatz, JAHRE),
        energietraeger=[{"id": "strom", "emissionsfaktor_g_kwh": 300, "preis_ct_kwh": 20}],
        **abschnitte,
    )


def test_rueckfluss_im_jahr_nach_der_einsparung() -> None:
    fall = sparfall({"intracting_anteil": "0.8"}, [20_000, 0, 0, 0])
    rechnung = bilanz(fall, schritt("L", 2027), schritt("W", 2029))
    # Works from 2028 on: 80 % of 10,000 come in from 2029 on, each year.
    assert [kasse(rechnung, jahr).rueckfluss_eur for jahr in JAHRE] == [0, 0, 8_000, 8_000]
    assert kasse(rechnung, 2029).fehlbetrag_eur == 0
    assert kasse(rechnung, 2029).frei_eur == 0


def test_rueckfluss_endet_und_geht_in_den_genannten_haushalt() -> None:
    stadt = {"intracting_anteil": "0.5", "intracting_bis": 2028, "intracting_art": "konsumtiv"}
    fall = sparfall(stadt, [20_000, 0, 8_000, 0])
    fall = fall.model_copy(update={"haushalt": (*fall.haushalt, *_konsumtiv())})
    rechnung = bilanz(fall, schritt("L", 2027), schritt("W", 2029))
    assert [kasse(rechnung, jahr, art="konsumtiv").rueckfluss_eur for jahr in JAHRE] == [0, 0, 5_000, 0]
    assert not any(kasse(rechnung, jahr).rueckfluss_eur for jahr in JAHRE)


def _konsumtiv() -> tuple[Any, ...]:
    ohne = baue_fall([massnahme("X")], haushalt=ansaetze("0", JAHRE, art="konsumtiv"))
    return ohne.haushalt


def gewaehlt(fall: Planungsfall) -> set[str] | None:
    """Return the measures of the best plan, None if there is none."""
    try:
        return {s.massnahme for s in plane(fall, Vorgaben(luecke=0.0)).plan.schritte}
    except UnerfuellbarFehler:
        return None


@pytest.mark.parametrize(
    ("anteil", "plan"),
    [("0.8", {"L", "W"}), ("0.7999", None), ("0", None)],
)
def test_genau_genug_kommt_zurueck(anteil: str, plan: set[str] | None) -> None:
    # 20,000 in 2027 pay for L; W has no money but 80 % of the 10,000 that L saves in 2028.
    assert gewaehlt(sparfall({"intracting_anteil": anteil}, [20_000, 0, 0, 0])) == plan


def test_ueberschneidung_fliesst_nicht_zweimal_zurueck() -> None:
    # L and M save 15,000 by themselves, but while L works, M loses 40 % of its 5,000: 13,000 together.
    paar = [{"art": "ueberlappung", "mitglieder": "L, M", "anteil": "0.4"}]
    genug = sparfall({"intracting_anteil": "0.5"}, [30_000, 0, 1_500, 0], beziehungen=paar)
    assert gewaehlt(genug) == {"L", "M", "W"}
    rechnung = plane(genug, Vorgaben(luecke=0.0)).bilanz
    im_jahr = kasse(rechnung, 2029)
    assert (im_jahr.rueckfluss_eur, im_jahr.frei_eur) == (6_500, 0)
    zu_wenig = sparfall({"intracting_anteil": "0.5"}, [30_000, 0, "1499.99", 0], beziehungen=paar)
    assert gewaehlt(zu_wenig) is None


def test_mehrkosten_mindern_den_rueckfluss() -> None:
    fall = baue_fall(
        [
            massnahme("P", investition_eur="1000", endenergie_kwh_a={"gas": 40_000, "strom": -30_000}),
        ],
        stadt={"intracting_anteil": "1"},
        haushalt=ansaetze("1000", JAHRE),
        energietraeger=[
            {"id": "strom", "emissionsfaktor_g_kwh": 300, "preis_ct_kwh": 30},
            {"id": "gas", "emissionsfaktor_g_kwh": 240, "preis_ct_kwh": 10},
        ],
    )
    # 4,000 EUR of gas saved, 9,000 EUR of power needed: 5,000 EUR more each year, and only 1,000 EUR are there.
    rechnung = bilanz(fall, schritt("P", 2028))
    assert kasse(rechnung, 2030).rueckfluss_eur == -5_000
    assert kasse(rechnung, 2030).fehlbetrag_eur == 4_000
    assert [s.beginn for s in plane(fall, Vorgaben(luecke=0.0)).plan.schritte] in ([2029], [2030])


@pytest.mark.parametrize("mehr", ["0", "0.01"])
def test_gemeinsame_ersparnis_von_huelle_pumpe_und_solarstrom_zahlt_genau_einmal(mehr: str) -> None:
    """W costs in 2029 exactly what the four save together in 2028, not the sum of what each saves."""
    nur_2027 = {"investition_eur": "1000", "spaetestes_ende": 2027, "pflicht": True}
    haus = [
        tat("wand", WAND, **nur_2027),
        tat("fenster", FENSTER, **nur_2027),
        tat("pumpe", PUMPE, **nur_2027),
        tat("solar", SOLARSTROM, **nur_2027),
    ]
    schritte = [schritt(str(m["id"]), 2027) for m in haus]
    gespart = {z.jahr: z.betrag_eur for z in bilanz(fall_mit(*haus), *schritte).energieersparnis}
    einzeln = sum(bilanz(fall_mit(*haus), s).energieersparnis[0].betrag_eur for s in schritte)
    zurueck = auf_cent(gespart[2028])
    assert 0 < zurueck != einzeln
    kosten = {"investition_eur": str(zurueck + Decimal(mehr)), "co2_t_a": 1, "pflicht": True}
    fall = fall_mit(
        *haus,
        massnahme("W", fruehester_beginn=2029, spaetestes_ende=2029, **kosten),
        stadt={"intracting_anteil": "1"},
        haushalt=ansaetze(["4000", 0, 0, 0], JAHRE),
    )
    assert kasse(bilanz(fall, *schritte, schritt("W", 2029)), 2029).fehlbetrag_eur == Decimal(mehr)
    assert gewaehlt(fall) == (None if float(mehr) else {"wand", "fenster", "pumpe", "solar", "W"})
