"""Commitments (VE): what a contract promises for later budgets, in model, recomputation and verdict."""

from typing import Any

import pytest

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.ergebnis import Plan
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import baue_fall, massnahme, programm
from tests.nachrechnung.rechnen import bilanz, schritt


def ve(jahr: int, betrag_eur: Any, faellig: int | None = None) -> dict[str, Any]:
    return {"kostentraeger": "stadt", "jahr": jahr, "betrag_eur": betrag_eur, "faellig": faellig}


def baufall(*ermaechtigungen: dict[str, Any], stadt: dict[str, Any] | None = None, **felder: Any) -> Planungsfall:
    """Return: A takes three years to build, 100,000 a year; compulsory."""
    angaben = {"investition_eur": "300000", "dauer_bau": 3, "pflicht": True} | felder
    return baue_fall([massnahme("A", **angaben)], stadt=stadt or {}, verpflichtungen=list(ermaechtigungen))


def beginn(fall: Planungsfall) -> int | None:
    """Return in which year A begins; None if it cannot be."""
    try:
        return plane(fall, Vorgaben(luecke=0.0)).plan.schritte[0].beginn
    except UnerfuellbarFehler:
        return None


def test_ohne_angabe_ist_nichts_begrenzt() -> None:
    assert beginn(baufall()) == 2027


def test_auftrag_bindet_alle_spaeteren_jahre() -> None:
    # The contract is signed in 2027 and pays 100,000 in 2027, 2028 and 2029: 200,000 of it later.
    assert beginn(baufall(ve(2027, 200_000), ve(2028, 0))) == 2027
    assert beginn(baufall(ve(2027, "199999.99"), ve(2028, 200_000))) == 2028
    assert beginn(baufall(ve(2027, "199999.99"), ve(2028, "199999.99"))) is None


def test_jahre_ohne_zeile_haben_keine_ermaechtigung() -> None:
    assert beginn(baufall(ve(2028, 200_000))) == 2028


def test_nach_faelligkeit_zaehlt_jedes_jahr_fuer_sich() -> None:
    assert beginn(baufall(ve(2027, 100_000, 2028), ve(2027, 100_000, 2029))) == 2027
    assert beginn(baufall(ve(2027, 300_000, 2028), ve(2027, "99999.99", 2029))) is None


def test_zuschuesse_mindern_die_zusage_nicht() -> None:
    fall = baue_fall(
        [massnahme("A", art="led", investition_eur="300000", dauer_bau=3)],
        programme=[programm("alt")],
        verpflichtungen=[ve(2027, 200_000)],
    )
    (stand,) = bilanz(fall, schritt("A", 2027, ("alt", "2026-12-31"))).konten
    assert (stand.konto, stand.jahr, stand.verbrauch, stand.menge) == ("ve:stadt", 2027, 200_000, 200_000)


def test_planung_wird_nicht_vorab_zugesagt() -> None:
    # Planned in 2027 for 30,000, awarded in 2028, built in 2028 and 2029: only 100,000 of 2029 are promised.
    kosten = {"planung": "30000", "bau": "200000"}
    fall = baufall(ve(2028, 100_000), investition_eur=kosten, dauer_planung=1, dauer_bau=2)
    assert beginn(fall) == 2027
    assert beginn(baufall(ve(2028, "99999.99"), investition_eur=kosten, dauer_planung=1, dauer_bau=2)) is None


def test_doppelhaushalt_deckt_sein_zweites_jahr() -> None:
    # 2027/28 is one budget: only the 100,000 of 2029 are promised beyond it.
    stadt = {"doppelhaushalt_ab": 2027}
    assert beginn(baufall(ve(2027, 100_000), stadt=stadt)) == 2027
    assert beginn(baufall(ve(2027, "99999.99"), stadt=stadt)) is None
    # From 2028 on (second year of the budget) everything later is promised.
    assert beginn(baufall(ve(2028, 200_000), stadt=stadt)) == 2028
    assert beginn(baufall(ve(2028, "199999.99"), stadt=stadt)) is None


def test_zwei_auftraege_teilen_sich_die_ermaechtigung() -> None:
    fall = baue_fall(
        [massnahme(kennung, dauer_bau=2) for kennung in "AB"],  # 50,000 each in the second year
        verpflichtungen=[ve(jahr, 50_000) for jahr in range(2027, 2030)],
    )
    plan = plane(fall, Vorgaben(luecke=0.0)).plan
    assert sorted(s.beginn for s in plan.schritte) == [2027, 2028]


@pytest.mark.parametrize(
    ("ermaechtigung", "grenze"), [(ve(2027, 199_999), "ve:stadt:2027"), (ve(2027, 5, 2028), "ve:stadt:2028:2027")]
)
def test_plan_von_hand_der_zu_viel_zusagt_wird_gemeldet(ermaechtigung: dict[str, Any], grenze: str) -> None:
    fall = baufall(ermaechtigung)
    plan = Plan((schritt("A", 2027),))
    verstoesse = pruefung.pruefe(fall, plan, nachrechnung.rechne(fall, plan).bilanz)
    assert grenze in {verstoss.grenze for verstoss in verstoesse}
    assert "Verpflichtungsermächtigung Stadt" in verstoesse[0].text


def test_warum_nichts_geht_nennt_die_ermaechtigung() -> None:
    with pytest.raises(UnerfuellbarFehler, match=r"Verpflichtungsermächtigung Stadt.*fehlen 1 €"):
        plane(baufall(*(ve(jahr, 199_999) for jahr in (2027, 2028))))


def test_jeder_traeger_sagt_seinen_teil_zu() -> None:
    # 200,000 over two years: 100,000 in the second one, of which the works bear 30 %.
    fall = baue_fall(
        [massnahme("A", investition_eur="200000", dauer_bau=2, kostenanteile={"stadt": "0.7", "werke": "0.3"})],
        weitere_traeger=[{"id": "werke", "name": "Werke", "art": "unternehmen"}],
        verpflichtungen=[ve(2027, 70_000), ve(2027, 30_000) | {"kostentraeger": "werke"}],
    )
    staende = bilanz(fall, schritt("A", 2027)).konten
    assert [(s.konto, s.verbrauch, s.menge) for s in staende] == [
        ("ve:stadt", 70_000, 70_000),
        ("ve:werke", 30_000, 30_000),
    ]
    assert plane(fall, Vorgaben(luecke=0.0)).plan.schritte[0].beginn == 2027


def test_im_quartalsraster_zaehlt_das_jahr_der_vergabe() -> None:
    # Six quarters from the third one of 2027 on: 100,000 in 2027, 200,000 in 2028.
    def im_quartal(ermaechtigt: Any) -> Planungsfall:
        return baue_fall(
            [massnahme("A", investition_eur="300000", dauer_bau=6, fruehester_beginn="2027-Q3", pflicht=True)],
            projekt={"raster": "quartal", "ende": 2028},
            verpflichtungen=[ve(2027, ermaechtigt)],
        )

    assert beginn(im_quartal(200_000)) is not None
    assert beginn(im_quartal("199999.99")) is None
