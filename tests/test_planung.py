"""The story as a whole: from a case to a verified plan, and every way in which a run can end without one."""

import random
import signal
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from massnahmenplan import planung, suche
from massnahmenplan.ergebnis import Status
from massnahmenplan.grundlagen.fehler import (
    AbweichungsFehler,
    EingabeFehler,
    KeinPlanFehler,
    LoeserFehler,
    UnerfuellbarFehler,
)
from massnahmenplan.loeser import Ende, Fortschritt, Loesung, Standardform, Wuensche
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme, programm

JAHRE = range(2027, 2031)
GENAU = Vorgaben(luecke=0.0)


def zwei_zur_wahl(geld_2027: str = "100000", **abschnitte: Any) -> Planungsfall:
    """Return: A brings 10 t, B 12 t a year for 100,000 each; there is money for one of them."""
    massnahmen = [massnahme("A"), massnahme("B", co2_t_a=12)]
    return baue_fall(massnahmen, haushalt=ansaetze([geld_2027, "0", "0", "0"], JAHRE), **abschnitte)


EIN_CENT_ZU_WENIG = "199999.99"
"""For both together: what the tolerance of the solver can explain."""


def beginne(ergebnis: Any) -> dict[str, int]:
    return {schritt.massnahme: schritt.beginn for schritt in ergebnis.plan.schritte}


def test_plan_nachweis_und_begruendung() -> None:
    ergebnis = plane(zwei_zur_wahl(), GENAU)
    assert beginne(ergebnis) == {"B": 2027}
    nachweis = ergebnis.nachweis
    assert (nachweis.status, nachweis.ziel, nachweis.einheit) == (Status.OPTIMAL, "co2", "t CO2e")
    assert nachweis.zielwert == 36
    assert nachweis.schranke == pytest.approx(36)
    assert nachweis.luecke == pytest.approx(0)
    assert nachweis.versuche == ()
    assert nachweis.signalnummer is None
    assert [(n.massnahme, n.grund) for n in ergebnis.nicht_gewaehlt] == [("A", "haushalt")]
    assert "100.000 €" in ergebnis.nicht_gewaehlt[0].text
    assert all(schritt.bestanden for schritt in ergebnis.protokoll)


def test_kosten_waehlt_was_sich_rechnet() -> None:
    fall = baue_fall(
        [massnahme("A", ertrag_eur_a=60_000, nutzungsdauer_a=3), massnahme("B", ertrag_eur_a=20_000)],
        projekt={"diskontsatz": "0"},
    )
    # A: 100,000 - 3 · 60,000 = -80,000; B would cost 100,000 - 60,000 more than it brings.
    ergebnis = plane(fall, Vorgaben(ziel=["kosten"], luecke=0.0))
    assert beginne(ergebnis) == {"A": 2027}
    assert ergebnis.nachweis.zielwert == -80_000
    assert ergebnis.nachweis.einheit == "EUR"
    assert [(n.massnahme, n.grund) for n in ergebnis.nicht_gewaehlt] == [("B", "zielwert")]


@pytest.mark.parametrize("vorgabe", [{"ziel": ["geld"]}, {"ziel": []}, {"luecke": -0.1}, {"luecke": 1.0}])
def test_unsinnige_vorgaben_werden_abgelehnt(vorgabe: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="erlaubt"):
        Vorgaben(**vorgabe)


@pytest.mark.parametrize(
    ("abschnitte", "grund"),
    [
        ({"ziele": [{"id": "Z", "art": "minderung_jahr", "wert": 100}]}, "höchstens 22.0 t Minderung erreichbar"),
        ({"ziele": [{"id": "Z", "art": "minderung_jahr", "jahr": 2027, "wert": 1}]}, "höchstens 0.0 t"),
        (
            {"beziehungen": [{"art": "gruppe_mindestens", "mitglieder": "A, B", "anzahl": 3}]},
            "verlangt sind 3, möglich sind höchstens 2",
        ),
        (
            {
                "festlegungen": [
                    {"massnahme": "A", "art": "muss", "beschluss": "BV 1"},
                    {"massnahme": "A", "art": "nicht_vor", "wert": "2031", "beschluss": "BV 2"},
                ]
            },
            "Pflichtmaßnahme A .* hat keine zulässige Option",
        ),
        (
            {
                "festlegungen": [
                    {"massnahme": kennung, "art": "muss", "beschluss": "BV 1"} for kennung in ("A", "B")
                ]
            },
            "Pflichtmaßnahmen kosten .* mindestens 200.000 €",
        ),
        (
            {"ziele": [{"id": "Z", "art": "minderung_jahr", "wert": 20}]},
            "schließen einander aus: Ziel Z .*; Haushalt Stadt",
        ),
    ],
)
def test_unerfuellbar_nennt_den_grund(abschnitte: dict[str, Any], grund: str) -> None:
    with pytest.raises(UnerfuellbarFehler, match=grund):
        plane(zwei_zur_wahl(**abschnitte), GENAU)


def test_ohne_jede_option_ist_unerfuellbar() -> None:
    with pytest.raises(UnerfuellbarFehler, match="Keine einzige Maßnahme"):
        plane(baue_fall([massnahme("A", dauer_bau=9)]), GENAU)


def test_gruppe_deren_mitglieder_nicht_moeglich_sind_ist_unerfuellbar() -> None:
    gruppe = {"art": "gruppe_mindestens", "mitglieder": "B", "anzahl": 1}
    fall = baue_fall([massnahme("A"), massnahme("B", dauer_bau=9)], beziehungen=[gruppe])
    with pytest.raises(UnerfuellbarFehler, match="verlangt sind 1, möglich sind höchstens 0"):
        plane(fall, GENAU)


def test_ziel_durch_entfallende_mehremission_ist_erreichbar() -> None:
    """B emits 10 t more, half of it not while A works: A 10 t + B -5 t; the bound must not be cut too short."""
    paar = {"art": "ueberlappung", "mitglieder": "A, B", "anteil": "0.5"}
    fall = baue_fall(
        [massnahme("A"), massnahme("B", co2_t_a=-10, pflicht=True)],
        beziehungen=[paar],
        ziele=[{"id": "Z", "art": "minderung_jahr", "wert": 5}],
    )
    ergebnis = plane(fall, GENAU)
    assert ergebnis.bilanz.ziele[0].ist_t >= 5
    assert set(beginne(ergebnis)) == {"A", "B"}


@pytest.fixture
def loeser_liefert(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Wuensche]]:
    """Let the solver answer with given choices of measures, one after the other; return the wishes it heard."""

    def _liefere(*antworten: Loesung | set[int]) -> list[Wuensche]:
        gehoert: list[Wuensche] = []
        folge = iter(antworten)

        def loese(form: Standardform, wuensche: Wuensche, *_: object) -> Loesung:
            antwort = next(folge, None)
            if antwort is None:  # the search for a cheaper plan that reduces as much: it may fail
                raise LoeserFehler("keine Antwort mehr")
            gehoert.append(wuensche)
            return antwort if isinstance(antwort, Loesung) else als_loesung(form, antwort)

        monkeypatch.setattr(suche, "loese", loese)
        return gehoert

    return _liefere


def als_loesung(form: Standardform, optionen: set[int]) -> Loesung:
    werte = np.array([float(art == "x" and index in optionen) for art, index in form.spalten])
    wert = float(form.kosten @ werte)
    return Loesung(Ende.OPTIMAL, werte, wert, wert, 0.1, 1)


# The options of zwei_zur_wahl: 0 … 3 are A begun in 2027 … 2030, 4 … 7 are B.
A_2027, B_2027 = 0, 4


def test_verletzt_zweimal_haelt_beim_dritten(loeser_liefert: Callable[..., list[Wuensche]]) -> None:
    gehoert = loeser_liefert({A_2027, B_2027}, {A_2027, B_2027}, {B_2027})
    ergebnis = plane(zwei_zur_wahl(EIN_CENT_ZU_WENIG), GENAU)
    assert beginne(ergebnis) == {"B": 2027}
    assert len(gehoert) == 3
    assert gehoert[0].toleranz is None
    assert gehoert[1].toleranz == 1e-9
    assert len(ergebnis.nachweis.versuche) == 2
    assert all("0,01 € fehlen" in versuch for versuch in ergebnis.nachweis.versuche)
    erneut = [schritt.ergebnis for schritt in ergebnis.protokoll if schritt.pruefung == "Erneuter Lauf"]
    assert tuple(erneut) == ergebnis.nachweis.versuche
    # The third problem is stricter: its bound of 36 t proves nothing, that of the second (66 t) stays.
    assert ergebnis.nachweis.schranke == 66


def test_verletzt_jedes_mal_wird_nichts_ausgegeben(loeser_liefert: Callable[..., list[Wuensche]]) -> None:
    gehoert = loeser_liefert(*[{A_2027, B_2027}] * 3)
    with pytest.raises(AbweichungsFehler, match=r"0,01 € fehlen"):
        plane(zwei_zur_wahl(EIN_CENT_ZU_WENIG), GENAU)
    assert len(gehoert) == 3


def test_grobe_verletzung_ist_keine_frage_der_toleranz(loeser_liefert: Callable[..., list[Wuensche]]) -> None:
    gehoert = loeser_liefert({A_2027, B_2027}, {B_2027})
    with pytest.raises(AbweichungsFehler, match=r"100\.000,00 € fehlen"):
        plane(zwei_zur_wahl(), GENAU)
    assert len(gehoert) == 1


def test_falscher_zielwert_des_loesers_faellt_auf(loeser_liefert: Callable[..., list[Wuensche]]) -> None:
    x = np.array([0.0] * 8)
    x[B_2027] = 1.0
    loeser_liefert(Loesung(Ende.OPTIMAL, x, 37.0, 37.0, 0.1, 1))
    with pytest.raises(AbweichungsFehler, match=r"Zielwert co2: Modell 37\.000, Nachrechnung 36\.000"):
        plane(zwei_zur_wahl(), GENAU)


def test_falsche_schranke_des_loesers_faellt_auf(loeser_liefert: Callable[..., list[Wuensche]]) -> None:
    x = np.array([0.0] * 8)
    x[B_2027] = 1.0
    loeser_liefert(Loesung(Ende.OPTIMAL, x, 36.0, 30.0, 0.1, 1))
    with pytest.raises(AbweichungsFehler, match=r"Schranke 30\.000, Nachrechnung 36\.000"):
        plane(zwei_zur_wahl(), GENAU)


@pytest.mark.parametrize(
    ("ende", "nummer", "text"),
    [
        (Ende.ZEITLIMIT, None, "noch kein gültiger Plan gefunden"),
        (Ende.UNTERBROCHEN, int(signal.SIGINT), "Abgebrochen, bevor"),
    ],
)
def test_kein_plan(
    ende: Ende, nummer: int | None, text: str, loeser_liefert: Callable[..., list[Wuensche]]
) -> None:
    loeser_liefert(Loesung(ende, None, None, None, 3.0, 0, nummer))
    with pytest.raises(KeinPlanFehler, match=text) as fehler:
        plane(zwei_zur_wahl(), GENAU)
    assert fehler.value.signalnummer == nummer


@pytest.mark.parametrize(
    ("ende", "schranke", "status"),
    [
        (Ende.ZEITLIMIT, 40.0, Status.ZEITLIMIT),
        (Ende.ZEITLIMIT, None, Status.ZEITLIMIT),
        (Ende.ZEITLIMIT, 36.0, Status.OPTIMAL),  # proven in the last moment
        (Ende.UNTERBROCHEN, 40.0, Status.ABGEBROCHEN),
        (Ende.UNTERBROCHEN, None, Status.ABGEBROCHEN),
    ],
)
def test_status_sagt_warum_der_loeser_aufhoerte(
    ende: Ende, schranke: float | None, status: Status, loeser_liefert: Callable[..., list[Wuensche]]
) -> None:
    x = np.array([0.0] * 8)
    x[B_2027] = 1.0
    loeser_liefert(Loesung(ende, x, 36.0, schranke, 3.0, 5, 15 if ende is Ende.UNTERBROCHEN else None))
    nachweis = plane(zwei_zur_wahl(), GENAU).nachweis
    assert nachweis.status is status
    if schranke is None:
        assert (nachweis.schranke, nachweis.luecke, nachweis.luecke_absolut) == (None, None, None)
    else:
        assert nachweis.luecke_absolut == Decimal(repr(schranke)) - 36


def messerschneide(saat: int) -> tuple[Planungsfall, int]:
    """Return twelve measures, a budget one cent below the price of six of them, and the dearest plan in cents.

    Effect follows price (100 g per cent), so the best plan is the dearest one that the budget pays for.
    """
    zufall = random.Random(saat)
    grenze = zufall.choice((10**7, 10**8, 10**9))
    preise = [zufall.randrange(grenze // 10, grenze) for _ in range(12)]
    budget = sum(preise[i] for i in zufall.sample(range(12), 6)) - 1
    summen = [0]
    for preis in preise:
        summen += [summe + preis for summe in summen]
    massnahmen = [
        massnahme(f"M{i:02}", investition_eur=Decimal(p) / 100, co2_t_a=Decimal(p) / 10**4, spaetestes_ende=2027)
        for i, p in enumerate(preise)
    ]
    haushalt = ansaetze([Decimal(budget) / 100, 0], (2027, 2028))
    fall = baue_fall(massnahmen, projekt={"ende": 2028}, haushalt=haushalt)
    return fall, max(summe for summe in summen if summe <= budget)


SCHNEIDEN = range(30)


@pytest.fixture(scope="module")
def geschnitten() -> list[tuple[Any, int]]:
    return [(plane(fall, GENAU), bestes) for fall, bestes in map(messerschneide, SCHNEIDEN)]


def test_messerschneide_endet_mit_dem_besten_gueltigen_plan(geschnitten: list[tuple[Any, int]]) -> None:
    for ergebnis, bestes in geschnitten:
        assert ergebnis.bilanz.zielwerte["co2"] * 10**4 == bestes
        assert all(zeile.fehlbetrag_eur == 0 for zeile in ergebnis.bilanz.haushalt)
        assert ergebnis.nachweis.status is Status.OPTIMAL


def test_messerschneide_ohne_nachrechnung_waere_um_einen_cent_ueberzogen(
    geschnitten: list[tuple[Any, int]],
) -> None:
    """HiGHS 1.15.1 breaks about every third of these budgets by one cent; each time that is seen and repaired."""
    versuche = [versuch for ergebnis, _ in geschnitten for versuch in ergebnis.nachweis.versuche]
    if not versuche:
        pytest.skip("Diese Fassung von HiGHS hält alle Budgets auf den Cent.")
    assert all(versuch.endswith("0,01 € fehlen.") for versuch in versuche)


def test_cent_der_durch_abrunden_fehlt_wird_gefunden() -> None:
    """The model carries fractions of a cent: 0.9 · 0.01 and 0.9 · (0.02 + 0.009) make 2 cents, in truth 1."""
    fall = baue_fall(
        [
            massnahme("A", investition_eur="99999.99", spaetestes_ende=2027, pflicht=True),
            massnahme("B", investition_eur="99999.98", fruehester_beginn=2028, spaetestes_ende=2028, pflicht=True),
            massnahme("C", investition_eur="100000.02", fruehester_beginn=2029, spaetestes_ende=2029, co2_t_a=100),
        ],
        stadt={"uebertrag_anteil": "0.9"},
        haushalt=ansaetze("100000", JAHRE),
    )
    ergebnis = plane(fall, GENAU)
    assert set(beginne(ergebnis)) == {"A", "B"}
    assert ergebnis.nachweis.versuche
    assert ergebnis.nachweis.versuche[0].endswith("0,01 € fehlen.")


def test_fortschritt_wird_durchgereicht() -> None:
    meldungen: list[Fortschritt] = []
    plane(messerschneide(0)[0], GENAU, meldungen.append)
    assert meldungen
    assert all(isinstance(meldung, Fortschritt) for meldung in meldungen)


def test_zeitlimit_gilt_fuer_alle_versuche_zusammen(loeser_liefert: Callable[..., list[Wuensche]]) -> None:
    gehoert = loeser_liefert({A_2027, B_2027}, {A_2027, B_2027}, {B_2027})
    plane(zwei_zur_wahl(EIN_CENT_ZU_WENIG), Vorgaben(luecke=0.0, zeitlimit_s=50))
    grenzen = [wunsch.zeitlimit_s for wunsch in gehoert if wunsch.zeitlimit_s is not None]
    assert len(grenzen) == 3
    assert grenzen == sorted(grenzen, reverse=True)
    assert max(grenzen) <= 50


def test_baue_modell_ist_offen_fuer_eigene_grenzen() -> None:
    import pyomo.environ as pyo

    from massnahmenplan.loeser import loese, uebersetze

    modell = planung.baue_modell(zwei_zur_wahl(), "co2")
    modell.eigene = pyo.Constraint(expr=sum(modell.x[o] for o in range(4, 8)) == 0)  # no B
    assert loese(uebersetze(modell), Wuensche(luecke=0.0)).zielwert == pytest.approx(30)


def test_baue_modell_nennt_die_gemeinsame_minderung() -> None:
    import pyomo.environ as pyo

    modell = planung.baue_modell(zwei_zur_wahl(), "co2")
    for o in modell.x:
        modell.x[o].value = 1 if o == B_2027 else 0
    # B, built in 2027, brings 12 t in each of 2028, 2029 and 2030.
    assert [pyo.value(modell.minderung[t]) for t in range(4)] == [0, 12, 12, 12]


def test_topf_reicht_nur_einmal() -> None:
    fall = baue_fall(
        [massnahme("A", art="led"), massnahme("B", art="led", co2_t_a=12)],
        haushalt=ansaetze("60000", JAHRE),
        programme=[programm("neu")],
        toepfe={"neu": {2026: 40_000, 2027: 39_999}},
    )
    # A without a grant is too dear, with one the pot of 2026 is B's, and that of 2027 is one euro short.
    ergebnis = plane(fall, GENAU)
    assert beginne(ergebnis) == {"B": 2027}
    assert [k.jahr for k in ergebnis.bilanz.konten] == [2026]


def test_letzte_zuflucht_verschenkt_nur_an_der_verletzten_stelle() -> None:
    """As above, with D beside C: D fits, and the margin in 2029 leaves it in."""
    fall = baue_fall(
        [
            massnahme("A", investition_eur="99999.99", spaetestes_ende=2027, pflicht=True),
            massnahme("B", investition_eur="99999.98", fruehester_beginn=2028, spaetestes_ende=2028, pflicht=True),
            massnahme("C", investition_eur="100000.02", fruehester_beginn=2029, spaetestes_ende=2029, co2_t_a=100),
            massnahme("D", investition_eur="100000.00", fruehester_beginn=2029, spaetestes_ende=2029),
        ],
        stadt={"uebertrag_anteil": "0.9"},
        haushalt=ansaetze("100000", JAHRE),
    )
    assert set(beginne(plane(fall, GENAU))) == {"A", "B", "D"}


def test_zahl_die_der_loeser_verfaelscht_wird_mit_massnahme_und_haushalt_genannt() -> None:
    massnahmen = [massnahme("A", investition_eur="0.01"), massnahme("B", investition_eur="5000000000")]
    text = (
        r"Maßnahme „[^“]*“ \(A\): 0,01 € in „Haushalt [^“]* \(investiv\)“ liegt mehr als zehn Größenordnungen "
        r"unter 5\.000\.000\.000 € \(Maßnahme „[^“]*“ \(B\)\)"
    )
    with pytest.raises(EingabeFehler, match=text) as gefangen:
        plane(baue_fall(massnahmen, haushalt=ansaetze("100000", JAHRE)), GENAU)
    (befund,) = gefangen.value.befunde
    assert befund.kennung == "E053"
    assert befund.abhilfe
