"""Several payers for one measure: split to the cent in model and recomputation, purse by purse."""

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massnahmenplan.annahmen import annahmen
from massnahmenplan.aufbereitung import bereite_auf
from massnahmenplan.aufbereitung.teilung import teilung
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme, programm
from tests.nachrechnung.rechnen import bilanz, euro, kasse, schritt, verstoesse

JAHRE = range(2027, 2031)
WERK = {"id": "werk", "name": "Stadtwerke", "art": "kommunales_unternehmen"}
WOHN = {"id": "wohn", "name": "Wohnbau", "art": "wohnungsunternehmen"}
SECHZIG = {"stadt": "60 %", "werk": "40 %"}


def geteilt(**felder: Any) -> Planungsfall:
    abschnitte = {name: felder.pop(name) for name in ("haushalt", "programme", "projekt") if name in felder}
    return baue_fall([massnahme("A", **felder)], weitere_traeger=[WERK, WOHN], **abschnitte)


def anteile_von(fall: Planungsfall, *foerderung: tuple[str, str], beginn: int = 2027) -> Any:
    (eine,) = bilanz(fall, schritt("A", beginn, *foerderung)).massnahmen
    return eine.anteile


def test_kosten_und_betrieb_auf_den_cent() -> None:
    # 100.01 at 60:40 is 60.006 and 40.004: cut to 60.00 + 40.00, the odd cent to the larger remainder (stadt).
    # Running cost 10.01: 6.006 + 4.004 -> 6.01 + 4.00; revenue 0.03: 0.018 + 0.012 -> 0.02 + 0.01.
    fall = geteilt(
        kostenanteile=SECHZIG, investition_eur="100.01", betriebskosten_eur_a="10.01", ertrag_eur_a="0.03"
    )
    stadt, werk = anteile_von(fall).values()
    assert (stadt.investition_eur, werk.investition_eur) == (euro("60.01"), euro("40.00"))
    assert (stadt.betrieb_eur[2028], werk.betrieb_eur[2028]) == (euro("5.99"), euro("3.99"))
    rechnung = bilanz(fall, schritt("A", 2027))
    assert kasse(rechnung, 2027).ausgaben_eur == euro("60.01")
    assert kasse(rechnung, 2027, "werk").ausgaben_eur == euro("40.00")
    assert kasse(rechnung, 2029, "werk", "konsumtiv").ausgaben_eur == euro("3.99")


def test_gleiche_reste_gehen_nach_kennung() -> None:
    # 0.02 at a third each (33.34 : 33.33 : 33.33): 0.0066680, 0.0066660, 0.0066660 -> cents to stadt, then werk.
    drei = {"wohn": "33,33 %", "werk": "33,33 %", "stadt": "33,34 %"}
    anteile = anteile_von(geteilt(kostenanteile=drei, investition_eur="0.02"))
    assert {t: a.investition_eur for t, a in anteile.items()} == {
        "stadt": euro("0.01"), "werk": euro("0.01"), "wohn": euro("0"),
    }  # fmt: skip


def test_kostenteile_haben_eigene_anteile() -> None:
    # Planning 10,000 in 2027 all by the city; building 90,001 in 2028 + 2029 at 60:40 (45,000.50 a year).
    fall = geteilt(
        kostenanteile=SECHZIG,
        kostenanteile_je_teil={"planung": {"stadt": 1}},
        investition_eur={"planung": "10000", "bau": "90001"},
        dauer_planung=1,
        dauer_bau=2,
    )
    stadt, werk = anteile_von(fall).values()
    assert [(z.jahr, z.betrag_eur) for z in stadt.zahlungen] == [
        (2027, euro("10000.00")), (2028, euro("27000.30")), (2029, euro("27000.30")),
    ]  # fmt: skip
    assert [(z.jahr, z.betrag_eur) for z in werk.zahlungen] == [(2028, euro("18000.20")), (2029, euro("18000.20"))]


@pytest.mark.parametrize(
    ("an", "betriebsanteile", "stadt_eur", "werk_eur"),
    [
        # 40 % of 100,000.01 = 40,000.00 (half up of 40,000.004), shared 60,000.01 : 40,000.00.
        ("anteilig", {}, "24000.00", "16000.00"),
        ("anteilig", {"werk": 1}, "24000.00", "16000.00"),  # running cost has nothing to do with it
        ("antragsteller", {}, "40000.00", "0.00"),
    ],
)
def test_zuschuss_anteilig_oder_an_den_antragsteller(
    an: str, betriebsanteile: dict[str, int], stadt_eur: str, werk_eur: str
) -> None:
    fall = geteilt(
        kostenanteile=SECHZIG,
        zuschuss_an=an,
        betriebsanteile=betriebsanteile,
        investition_eur="100000.01",
        art="led",
        programme=[programm("alt")],
    )
    stadt, werk = anteile_von(fall, ("alt", "2026-12-31")).values()
    assert (stadt.zuschuss_eur, werk.zuschuss_eur) == (euro(stadt_eur), euro(werk_eur))
    rechnung = bilanz(fall, schritt("A", 2027, ("alt", "2026-12-31")))
    assert kasse(rechnung, 2027, "werk").zuschuesse_eur == euro(werk_eur)


def test_antragsteller_ohne_kosten_bleibt_antragsteller() -> None:
    # The city applies as a commune; Stadtwerke, which "alt" does not know, bear everything and get the grant.
    fall = geteilt(kostenanteile={"werk": 1}, art="led", programme=[programm("alt")])
    stadt, werk = anteile_von(fall, ("alt", "2026-12-31")).values()
    assert (stadt.investition_eur, stadt.zuschuss_eur) == (0, 0)
    assert (werk.investition_eur, werk.zuschuss_eur) == (euro("100000"), euro("40000"))


def test_zwischenkredit_nur_fuer_den_eigenen_zuschuss() -> None:
    # Grant 40,000 half a year after 2027: in 2028; the city's part 24,000 backs her line, not the whole 40,000.
    fall = baue_fall(
        [massnahme("A", art="led", kostenanteile=SECHZIG)],
        stadt={"liquiditaetslinie_eur": "50000"},
        weitere_traeger=[WERK],
        haushalt=ansaetze(["36000", "0", "0", "0"], JAHRE),
        programme=[programm("alt", auszahlung={"verzug_monate": 6})],
    )
    stand = kasse(bilanz(fall, schritt("A", 2027, ("alt", "2026-12-31"))), 2027)
    assert (stand.forderungen_eur, stand.linie_eur, stand.fehlbetrag_eur) == (euro("24000"), euro("24000"), 0)
    assert not verstoesse(fall, schritt("A", 2027, ("alt", "2026-12-31")))


@pytest.mark.parametrize(("werk_eur", "passt"), [("39999.99", False), ("40000.00", True)])
def test_jede_kasse_genau_ausgeschoepft(werk_eur: str, passt: bool) -> None:
    haushalt = [
        *ansaetze(["60000", "0", "0", "0"], JAHRE),
        *ansaetze([werk_eur, "0", "0", "0"], JAHRE, "werk"),
    ]
    fall = geteilt(kostenanteile=SECHZIG, pflicht=True, haushalt=haushalt)
    if passt:
        assert [s.beginn for s in plane(fall, Vorgaben(luecke=0.0)).plan.schritte] == [2027]
        return
    with pytest.raises(UnerfuellbarFehler, match="Haushalt Stadtwerke"):
        plane(fall, Vorgaben(luecke=0.0))
    assert [v.grenze for v in verstoesse(fall, schritt("A", 2027))] == ["haushalt:werk:investiv:2027"]


def test_nicht_gewaehlt_nennt_die_kasse_des_anderen() -> None:
    fall = geteilt(kostenanteile=SECHZIG, haushalt=ansaetze("1000", JAHRE, "werk"))
    (grund,) = plane(fall, Vorgaben(luecke=0.0)).nicht_gewaehlt
    assert (grund.grund, "Haushalt Stadtwerke (investiv) 39.000 €" in grund.text) == ("haushalt", True)


def test_variante_teilt_anders() -> None:
    # Together the city has 60,000 only: as stated (all hers) it cannot pay, the variant with the works it can.
    fall = baue_fall(
        [massnahme("A")],
        weitere_traeger=[WERK],
        varianten=[{"massnahme": "A", "id": "gemeinsam", "kostenanteile": "stadt: 60 % | werk: 40 %"}],
        haushalt=ansaetze(["60000", "0", "0", "0"], JAHRE),
    )
    (gewaehlt,) = plane(fall, Vorgaben(luecke=0.0)).plan.schritte
    assert (gewaehlt.variante, gewaehlt.beginn) == ("gemeinsam", 2027)
    saetze = annahmen(fall)
    assert any("Für Stadtwerke ist kein Haushalt (investiv)" in satz for satz in saetze)


@given(
    cent=st.integers(100, 10**9),
    roh=st.lists(st.integers(0, 9999), min_size=1, max_size=3),
    preissteigerung=st.sampled_from(["0", "0.037"]),
    bauzeit=st.integers(1, 3),
)
def test_jede_teilung_ergibt_das_ganze_und_beide_rechnungen_stimmen_ueberein(
    cent: int, roh: list[int], preissteigerung: str, bauzeit: int
) -> None:
    # Any shares in basis points: what is cut off the list stays with the last payer.
    namen = ("stadt", "werk", "wohn")
    punkte = [min(p, 10_000 - sum(roh[:n])) for n, p in enumerate(roh) if sum(roh[:n]) < 10_000]
    punkte[-1] += 10_000 - sum(punkte)
    anteile = {name: Decimal(p) / 10_000 for name, p in zip(namen, punkte, strict=False)}
    fall = geteilt(
        kostenanteile=anteile,
        investition_eur=Decimal(cent) / 100,
        betriebskosten_eur_a=Decimal(cent % 99_991) / 100,
        dauer_bau=bauzeit,
        art="led",
        programme=[programm("alt", auszahlung={"art": "nach_baufortschritt", "verzug_monate": 0})],
        projekt={"preissteigerung": preissteigerung, "basisjahr": 2025},
    )
    (eine,) = bilanz(fall, schritt("A", 2027, ("alt", "2026-12-31"))).massnahmen
    teile = eine.je_traeger("stadt")
    for jahr in JAHRE:
        bezahlt = [z.betrag_eur for t in teile.values() for z in t.zahlungen if z.jahr == jahr]
        assert sum(bezahlt) == sum(z.betrag_eur for z in eine.zahlungen if z.jahr == jahr)
    assert sum(t.zuschuss_eur for t in teile.values()) == eine.zuschuss_eur
    assert sum(t.betrieb_eur.get(2030, 0) for t in teile.values()) == eine.betrieb_eur.get(2030, 0)
    im_modell = teilung(fall.massnahmen[0], 2027, fall.projekt)
    for traeger, teil in teile.items():
        gezahlt = [(z.jahr, z.betrag_eur) for t, z in im_modell.zahlungen if t == traeger and z.betrag_eur]
        assert gezahlt == [(z.jahr, z.betrag_eur) for z in teil.zahlungen]
        erhalten = [(z.jahr, z.betrag_eur) for t, z in im_modell.auszahlungen(eine.antraege[0]) if t == traeger]
        assert [e for e in erhalten if e[1]] == [
            (z.jahr, z.betrag_eur) for a in teil.antraege for z in a.auszahlungen if z.betrag_eur
        ]


def kasse_reicht(plan: tuple[int | None, ...], haushalte: dict[str, int]) -> bool:
    """Return True if budgets of one year (2027) bear the plan; measures cost 100, 60 and 40, shared as below."""
    lasten = ({"stadt": 60, "werk": 40}, {"werk": 60}, {"stadt": 20, "werk": 20})
    return all(
        sum(last.get(t, 0) for last, beginn in zip(lasten, plan, strict=True) if beginn == jahr) <= betrag
        for t, betrag in haushalte.items()
        for jahr in (2027, 2028)
    )


@pytest.mark.parametrize(("stadt", "werk"), [*product((0, 20, 59, 60, 80), (0, 39, 40, 60, 100))])
def test_gegen_alle_plaene(stadt: int, werk: int) -> None:
    # Three measures with 7, 4 and 2 t a year, each in 2027 or 2028 (built in one year), the last year is 2029.
    fall = baue_fall(
        [
            massnahme("A", investition_eur=100, co2_t_a=7, kostenanteile=SECHZIG, spaetestes_ende=2028),
            massnahme("B", investition_eur=60, co2_t_a=4, kostentraeger="werk", spaetestes_ende=2028),
            massnahme(
                "C", investition_eur=40, co2_t_a=2, kostenanteile="stadt: 0,5 | werk: 0,5", spaetestes_ende=2028
            ),
        ],
        projekt={"ende": 2029},
        weitere_traeger=[WERK],
        haushalt=[
            *ansaetze([stadt, stadt, 0], range(2027, 2030)),
            *ansaetze([werk, werk, 0], range(2027, 2030), "werk"),
        ],
    )
    bestes = max(
        sum(t * (2029 - beginn) for t, beginn in zip((7, 4, 2), plan, strict=True) if beginn is not None)
        for plan in product((None, 2027, 2028), repeat=3)
        if kasse_reicht(plan, {"stadt": stadt, "werk": werk})
    )
    assert plane(fall, Vorgaben(luecke=0.0)).nachweis.zielwert == bestes


def test_kassen_im_modell_sind_die_der_nachrechnung() -> None:
    haushalt = [*ansaetze("90000", JAHRE), *ansaetze("90000", JAHRE, "werk")]
    daten = bereite_auf(geteilt(kostenanteile=SECHZIG, haushalt=haushalt), "co2").daten
    in_2027 = {h.traeger: h.netto[0].werte.tolist() for h in daten.haushalte}
    assert in_2027 == {"stadt": [60.0], "werk": [40.0]}


def test_vorsorge_traegt_jeder_fuer_seinen_teil() -> None:
    # One measure may become dearer by 10 %: 6,000 at the cost of the city, 4,000 of the works.
    fall = geteilt(
        kostenanteile=SECHZIG,
        kostenrisiko_anteil="0.1",
        projekt={"robustheit_gamma": 1},
        haushalt=[*ansaetze("66000", JAHRE), *ansaetze("43999.99", JAHRE, "werk")],
    )
    rechnung = bilanz(fall, schritt("A", 2027))
    assert {v.traeger: v.betrag_eur for v in rechnung.vorsorge if v.jahr == 2027} == {
        "stadt": euro("6000.00"),
        "werk": euro("4000.00"),
    }
    assert {v.traeger: v.fehlbetrag_eur for v in rechnung.vorsorge if v.jahr == 2027} == {
        "stadt": 0,
        "werk": euro("0.01"),
    }
    assert plane(fall, Vorgaben(luecke=0.0)).plan.schritte == ()
