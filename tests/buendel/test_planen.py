"""Bundles from the case to the plan: who saves what, when, and what it is good for."""

from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.ergebnis import Bilanz, Ergebnis
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme, programm
from tests.nachrechnung.rechnen import bilanz, kasse, schritt, verstoesse

JAHRE = range(2027, 2031)


def graben(**buendel: Any) -> dict[str, Any]:
    """Return the bundle of a, b and c."""
    return {"id": "graben", "art": "buendel", "mitglieder": ["a", "b", "c"]} | buendel


def strasse(*beziehungen: dict[str, Any], **rest: Any) -> Planungsfall:
    """Return three measures: 100,000 EUR of which 20,000 planning, 60,000 and 40,000 EUR."""
    massnahmen = [
        massnahme("a", investition_eur={"planung": 20_000, "bau": 80_000}, objekt="weg"),
        massnahme("b", investition_eur=60_000, objekt="weg"),
        massnahme("c", investition_eur=40_000, objekt="weg", **rest.pop("c", {})),
        *rest.pop("weitere", []),
    ]
    objekte = [{"id": "weg", "name": "Weg", "art": "strasse"}]
    return baue_fall(massnahmen, objekte=objekte, beziehungen=list(beziehungen), **rest)


def gespart(stand: Bilanz) -> dict[str, Decimal]:
    return {m.massnahme: m.buendelersparnis_eur for m in stand.massnahmen if m.buendel}


def test_anteil_der_baukosten_spart_wer_zugleich_beginnt() -> None:
    fall = strasse(graben(anteil="0.3"))
    zugleich = bilanz(fall, schritt("a", 2027), schritt("b", 2027), schritt("c", 2028))
    # 30 % of 80,000 (planning is not shared) and of 60,000; c is late and saves nothing.
    assert gespart(zugleich) == {"a": 24_000, "b": 18_000}
    assert zugleich.massnahme("a").eigenmittel_eur == 76_000  # type: ignore[union-attr]
    assert kasse(zugleich, 2027).ausgaben_eur == 160_000 - 42_000
    assert zugleich.zielwerte["kosten"] == 200_000 - 42_000
    assert gespart(bilanz(fall, schritt("a", 2027), schritt("b", 2028))) == {}


def test_erst_ab_der_verlangten_zahl() -> None:
    fall = strasse(graben(anteil="0.3", anzahl=3))
    assert gespart(bilanz(fall, schritt("a", 2027), schritt("b", 2027))) == {}
    alle = bilanz(fall, schritt("a", 2027), schritt("b", 2027), schritt("c", 2027))
    assert gespart(alle) == {"a": 24_000, "b": 18_000, "c": 12_000}


def test_gemeinkosten_fallen_einmal_an() -> None:
    """Three trenches of 15,000 are one: two are saved, and the first one named pays."""
    fall = strasse(graben(gemeinkosten_eur=15_000, mitglieder=["b", "a", "c"]))
    alle = bilanz(fall, schritt("a", 2027), schritt("b", 2027), schritt("c", 2027))
    assert gespart(alle) == {"a": 15_000, "c": 15_000}
    ohne_b = bilanz(fall, schritt("a", 2027), schritt("b", 2029), schritt("c", 2027))
    assert gespart(ohne_b) == {"c": 15_000}


def test_ersparnis_je_massnahme() -> None:
    fall = strasse(graben(ersparnis_eur={"a": 5_000, "c": 1_000}))
    alle = bilanz(fall, schritt("a", 2027), schritt("b", 2027), schritt("c", 2027))
    assert {m.massnahme: m.buendelersparnis_eur for m in alle.massnahmen} == {"a": 5_000, "b": 0, "c": 1_000}


def test_alle_massnahmen_eines_objekts() -> None:
    fall = strasse(
        {"id": "weg", "art": "buendel", "objekt": "weg", "gemeinkosten_eur": 10_000}, weitere=[massnahme("x")]
    )
    alle = bilanz(fall, *(schritt(kennung, 2027) for kennung in "abcx"))
    assert gespart(alle) == {"b": 10_000, "c": 10_000}  # in order of ids; x lies elsewhere


def test_beginn_der_planung_zaehlt_wenn_es_so_gesagt_ist() -> None:
    spaet = {"c": {"dauer_planung": 1}}
    # c is planned in 2027 and built in 2028
    am_bau = strasse(graben(anteil="0.5"), **spaet)
    assert gespart(bilanz(am_bau, schritt("b", 2027), schritt("c", 2027))) == {}
    assert gespart(bilanz(am_bau, schritt("b", 2028), schritt("c", 2027))) == {"b": 30_000, "c": 20_000}
    an_der_planung = strasse(graben(anteil="0.5", gleichzeitig="beginn"), **spaet)
    assert gespart(bilanz(an_der_planung, schritt("b", 2027), schritt("c", 2027))) == {"b": 30_000, "c": 20_000}


def test_raten_restwert_und_preise_folgen_der_ersparnis() -> None:
    fall = strasse(
        graben(anteil="0.5", mitglieder=["b", "c"]),
        c={"dauer_bau": 2, "nutzungsdauer_a": 4},
        projekt={"preissteigerung": "0.1", "basisjahr": 2027, "diskontsatz": "0"},
    )
    stand = bilanz(fall, schritt("b", 2027), schritt("c", 2027))
    c = stand.massnahme("c")
    assert c is not None
    # 20,000 in 2027 and 22,000 in 2028; half of each is saved.
    assert [(z.jahr, z.betrag_eur) for z in c.buendel[0].zahlungen] == [(2027, 10_000), (2028, 11_000)]
    # Done in 2028, two of four years are left at the end of 2030: half of the 21,000 that were paid.
    assert c.restwert_eur == 10_500


def test_im_raster_zaehlt_die_periode_oder_das_jahr() -> None:
    """b builds in the first half of 2027, c in the second: the same year, not the same period."""
    halbjahre = {"projekt": {"raster": "halbjahr"}, "c": {"dauer_bau": 2}}
    begonnen = (schritt("b", 2027 * 2), schritt("c", 2027 * 2 + 1))
    assert gespart(bilanz(strasse(graben(anteil="0.3"), **halbjahre), *begonnen)) == {}
    im_jahr = bilanz(strasse(graben(anteil="0.3", gleichzeitig="baujahr"), **halbjahre), *begonnen)
    assert gespart(im_jahr) == {"b": 18_000, "c": 12_000}
    c = im_jahr.massnahme("c")
    assert c is not None
    # half of 40,000 is paid in each year, 30 % of it is saved
    assert [(z.jahr, z.betrag_eur) for z in c.buendel[0].zahlungen] == [(2027, 6_000), (2028, 6_000)]
    geplant = _plane(
        strasse(
            graben(anteil="0.3", gleichzeitig="baujahr"),
            haushalt=ansaetze([76_000, 6_000, 0, 0], JAHRE),
            **halbjahre,
        ),
        "co2",
    )
    assert gespart(geplant.bilanz) == {"b": 18_000, "c": 12_000}


def gefoerdert(**regeln: Any) -> Planungsfall:
    """Return a measure of 100,000 EUR with a grant of 40 %, and one of 60,000 EUR without."""
    massnahmen = [massnahme("a", art="led"), massnahme("b", investition_eur=60_000)]
    buendel = {"id": "g", "art": "buendel", "mitglieder": ["a", "b"], "anteil": "0.3"}
    return baue_fall(massnahmen, beziehungen=[buendel], programme=[programm("bund", **regeln)])


def test_was_der_zuschuss_spart_spart_nicht_der_kostentraeger() -> None:
    stand = bilanz(gefoerdert(), schritt("a", 2027, ("bund", "2026-12-31")), schritt("b", 2027))
    a = stand.massnahme("a")
    assert a is not None
    # 30,000 are saved of which the grant would have paid 40 %; the grant itself stays.
    assert (a.buendel[0].ganz_eur, a.buendelersparnis_eur) == (30_000, 18_000)
    assert (a.zuschuss_eur, a.eigenmittel_eur) == (40_000, 42_000)
    assert gespart(stand)["b"] == 18_000


def test_volle_foerderung_laesst_nichts_zu_sparen() -> None:
    """Grants of the whole cost and a bundle: what is paid out is never more than what is spent."""
    stand = bilanz(
        gefoerdert(satz={"grund": "1", "stelle": "1"}),
        schritt("a", 2027, ("bund", "2026-12-31")),
        schritt("b", 2027),
    )
    a = stand.massnahme("a")
    assert a is not None
    assert a.buendelersparnis_eur == 0
    assert a.eigenmittel_eur == 0


def test_mehrere_zahlende_sparen_nach_ihrem_anteil() -> None:
    """c is paid by city and works, 3 : 1; it saves 12,000 EUR, and so do they."""
    anteile = {"stadt": "0.75", "werk": "0.25"}
    fall = strasse(
        graben(anteil="0.3", mitglieder=["b", "c"]),
        c={"kostenanteile": anteile},
        weitere_traeger=[{"id": "werk", "name": "Werk", "art": "unternehmen"}],
        haushalt=[*ansaetze([63_000, 100_000, 0, 0], JAHRE), *ansaetze("7000", JAHRE, "werk")],
    )
    stand = bilanz(fall, schritt("b", 2027), schritt("c", 2027))
    c = stand.massnahme("c")
    assert c is not None
    assert {t: a.buendelersparnis_eur for t, a in c.anteile.items()} == {"stadt": 9_000, "werk": 3_000}
    # city 60,000 + 30,000 - 18,000 - 9,000, works 10,000 - 3,000: just what there is
    assert kasse(stand, 2027).ausgaben_eur == 63_000
    assert kasse(stand, 2027, "werk").ausgaben_eur == 7_000
    ergebnis = _plane(fall, "co2")  # compares every purse of the model with the recomputation
    assert {s.massnahme: s.beginn for s in ergebnis.plan.schritte} == {"b": 2027, "c": 2027, "a": 2028}


def _plane(fall: Planungsfall, ziel: str = "kosten") -> Ergebnis:
    return plane(fall, Vorgaben(ziel=[ziel], luecke=0.0))


def test_gemeinsam_reicht_das_geld() -> None:
    """60,000 and 40,000 EUR fit into 80,000 EUR of one year only as a bundle that saves 20 %."""
    haushalt = ansaetze([80_000, 0, 0, 0], JAHRE)
    genau = strasse(graben(anteil="0.2", mitglieder=["b", "c"]), haushalt=haushalt)
    assert {s.massnahme for s in _plane(genau, "co2").plan.schritte} == {"b", "c"}
    knapp = strasse(graben(anteil="0.1999", mitglieder=["b", "c"]), haushalt=haushalt)
    assert len(_plane(knapp, "co2").plan.schritte) == 1
    assert verstoesse(knapp, schritt("b", 2027), schritt("c", 2027))[0].grenze == "haushalt:stadt:investiv:2027"


def test_die_ersparnis_zieht_massnahmen_zusammen() -> None:
    """b has to come in 2029 or later; a and c wait for it although waiting costs 5 % a year."""
    haushalt = ansaetze(1_000_000, JAHRE)
    pflicht = {"pflicht": True}
    fall = baue_fall(
        [
            massnahme("a", **pflicht),
            massnahme("b", **pflicht, fruehester_beginn=2029),
            massnahme("c", **pflicht),
        ],
        haushalt=haushalt,
        beziehungen=[graben(anteil="0.2")],
        projekt={"preissteigerung": "0.05", "basisjahr": 2027},
    )
    ergebnis = _plane(fall)
    assert {s.beginn for s in ergebnis.plan.schritte} == {2029}
    # 3 × 100,000 × 1.05² × 0.8 = 264,600; apart b pays 110,250 and a and c in 2027 together 160,000: 270,250.
    assert ergebnis.bilanz.zielwerte["kosten"] == Decimal("264600")


@pytest.mark.parametrize(
    ("buendel", "soll"),
    [
        ({"anteil": "0.3"}, {"a", "b", "c"}),
        ({"gemeinkosten_eur": 15_000}, {"b", "c"}),
    ],
)
def test_bericht_nennt_buendel_und_sparende(buendel: dict[str, Any], soll: set[str]) -> None:
    fall = strasse(graben(**buendel), haushalt=ansaetze(200_000, JAHRE))
    tabelle = _plane(fall, "co2").tabelle("buendel")
    assert list(tabelle["Beginn"]) == [2027]
    assert set(tabelle["sparende Maßnahmen"][0].split(", ")) == {f"Maßnahme {kennung}" for kennung in soll}
