"""Scenarios: one decision for all, timing and funding in each; against the trial of every decision and plan."""

import random
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.begriffe.risiko import Risikomass
from massnahmenplan.begriffe.szenario import Szenario
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.szenarien.fall import angewandt_auf, mit
from massnahmenplan.szenarien.planung import plane_szenarien
from massnahmenplan.szenarien.programmende import mit_programmende
from tests.erschoepfend import aufzaehlung
from tests.erschoepfend.faelle import kleiner_fall
from tests.fallbau import ansaetze, baue_fall, massnahme, programm

JAHRE = range(2027, 2031)
GENAU = Vorgaben(luecke=0.0)


def szenario(kennung: str, anteil: str, **felder: Any) -> dict[str, Any]:
    return {"id": kennung, "wahrscheinlichkeit": anteil, **felder}


# --- what a scenario makes of a case --------------------------------------------------------------------


def test_faktoren_gelten_fuer_das_naechste() -> None:
    fall = baue_fall(
        [
            massnahme("A", handlungsfeld="gruen", ertrag_eur_a=1000),
            massnahme("B", handlungsfeld="gruen"),
            massnahme("C"),
        ],
        varianten=[{"massnahme": "B", "id": "teuer", "investition_eur": 150_000}],
        haushalt=ansaetze(50_000, JAHRE),
    )
    eins = Szenario(
        id="s",
        wahrscheinlichkeit=1,
        kosten_faktor={"alle": 2, "gruen": "1,5", "A": 1},
        wirkung_faktor="80 %",
        ertrag_faktor={"A": "0,5"},
        haushalt_faktor={"stadt": {2028: "0,1"}},
        beginn_verzug_a={"A": 2},
    )
    neu = angewandt_auf(eins, fall)
    assert [m.investition_eur["bau"] for m in neu.massnahmen] == [100_000, 150_000, 200_000]
    assert neu.varianten[0].investition_eur == {"bau": 225_000}
    assert [m.co2_t_a for m in neu.massnahmen] == [8, 8, 8]
    assert neu.massnahmen[0].ertrag_eur_a == 500
    assert [a.betrag_eur for a in neu.haushalt] == [50_000, 5_000, 50_000, 50_000]
    assert [m.fruehester_beginn for m in neu.massnahmen] == [2029, None, None]
    assert fall.massnahmen[0].fruehester_beginn is None  # the case itself stays


def test_energie_folgt_faktor_oder_pfad() -> None:
    traeger = [
        {"id": "strom", "emissionsfaktor_g_kwh": 400, "preis_ct_kwh": {2027: 20, 2030: 26}},
        {"id": "gas", "emissionsfaktor_g_kwh": 200, "preis_ct_kwh": 10},
        {"id": "holz", "emissionsfaktor_g_kwh": 20},
    ]
    fall = baue_fall([massnahme("A")], energietraeger=traeger)
    eins = Szenario(
        id="s",
        wahrscheinlichkeit=1,
        energiepreis_faktor={"alle": 2, "gas": 3},
        emissionsfaktor_g_kwh={"strom": {2027: 400, 2030: 100}},
    )
    neu = angewandt_auf(eins, fall)
    assert [neu.energiepreise[t].im_jahr(2028) for t in ("strom", "gas")] == [44, 30]
    assert "holz" not in neu.energiepreise
    assert neu.emissionsfaktoren["strom"].im_jahr(2028) == 300
    pfad = Szenario(id="s", wahrscheinlichkeit=1, energiepreis_faktor=2, energiepreis_ct_kwh={"gas": 7})
    assert angewandt_auf(pfad, fall).energiepreise["gas"].im_jahr(2028) == 7


@pytest.mark.parametrize(("jahr", "tag", "gilt"), [(2028, "2027-12-31", True), (2028, "2028-01-01", False)])
def test_programm_endet_mit_dem_letzten_tag_des_vorjahrs(jahr: int, tag: str, gilt: bool) -> None:
    fall = baue_fall([massnahme("A", art="led")], programme=[programm("p")])
    neu = angewandt_auf(Szenario(id="s", wahrscheinlichkeit=1, programm_endet={"p": jahr}), fall)
    assert (neu.programme[0].fassung_am(date.fromisoformat(tag)) is not None) is gilt


def test_programm_das_nie_beginnt_bleibt_nennbar() -> None:
    fall = baue_fall(
        [massnahme("A", art="led")],
        programme=[programm("p")],
        festlegungen=[{"massnahme": "A", "art": "foerderung", "wert": "p", "beschluss": "B"}],
    )
    neu = angewandt_auf(Szenario(id="s", wahrscheinlichkeit=1, programm_endet={"p": 2015}), fall)
    assert neu.programme[0].fassung_am(date(2027, 1, 1)).nur_auskunft == "Im Szenario seit 2015 beendet."
    with pytest.raises(UnerfuellbarFehler, match="Keine einzige Maßnahme"):
        plane(neu)
    # A scenario in which nothing can be done is no obstacle where nothing has to be done.
    geplant = plane_szenarien(
        mit(fall, szenarien=(Szenario(id="s", wahrscheinlichkeit=1, programm_endet={"p": 2015}),)), GENAU
    )
    assert (geplant.massnahmen, geplant.zielwert) == ((), 0)


# --- the programme stops: by hand --------------------------------------------------------------------------


def stoppfall(*szenarien: dict[str, Any], **felder: Any) -> Planungsfall:
    """Return A (20 t/a, 100,000 EUR, 40 % grant) and B (9 t/a, 60,000 EUR) with 60,000 EUR from 2028 on.

    Each year can pay for one of them; A only with its grant.
    """
    return baue_fall(
        [
            massnahme("A", art="led", co2_t_a=20, fruehester_beginn=2028),
            massnahme("B", investition_eur=60_000, co2_t_a=9, fruehester_beginn=2028, spaetestes_ende=2028),
        ],
        haushalt=ansaetze([0, 60_000, 0, 0], JAHRE),
        programme=[programm("p")],
        szenarien=list(szenarien),
        **felder,
    )


def test_programmende_das_eine_massnahme_unbezahlbar_macht() -> None:
    # A has to begin in 2028 (2 years of effect, 40 t), B too (18 t). If p stops in 2027, A cannot be paid.
    wie_geplant, stopp = szenario("bleibt", "0.6"), szenario("endet", "0.4", programm_endet={"p": 2026})
    ergebnis = plane_szenarien(stoppfall(wie_geplant, stopp), GENAU)
    assert ergebnis.massnahmen == (("B", "basis"),)
    assert ergebnis.zielwert == 18
    assert [e.eigener_wert for e in ergebnis.werte] == [40, 18]
    assert [e.reue for e in ergebnis.werte] == [22, 0]
    assert ergebnis.wert_der_information == Decimal("0.6") * 22
    assert ergebnis.wert_der_planung is None
    assert ergebnis.undurchfuehrbar == ("endet",)


def test_mit_verzicht_darf_die_unbezahlbare_massnahme_entfallen() -> None:
    # Both may be decided, but only one can be paid: A where p stays: 0.6 · 40 = 24 t, more than 18 t.
    wie_geplant = szenario("bleibt", "0.6")
    stopp = szenario("endet", "0.4", programm_endet={"p": 2026}, verzicht="ja")
    ergebnis = plane_szenarien(stoppfall(wie_geplant, stopp), GENAU)
    assert ergebnis.massnahmen == (("A", "basis"),)
    assert ergebnis.zielwert == 24
    assert ergebnis.werte[1].unterschiede == ("Maßnahme A: Verzicht",)
    assert ergebnis.wert_der_planung == 0  # the plan without scenarios decides the same
    # With 30 % it is the other way round: 12 t against 18 t.
    anders = plane_szenarien(
        stoppfall(szenario("bleibt", "0.3"), szenario("endet", "0.7", programm_endet={"p": 2026}, verzicht="ja")),
        GENAU,
    )
    assert anders.massnahmen == (("B", "basis"),)
    assert anders.zielwert == 18
    assert anders.wert_der_planung == 6


def test_begonnenes_kann_nicht_aufgegeben_werden() -> None:
    stopp = szenario("endet", "0.4", programm_endet={"p": 2026}, verzicht="ja")
    fall = stoppfall(szenario("bleibt", "0.6"), stopp, projekt={"entscheidung_bis": 2028})
    assert plane_szenarien(fall, GENAU).massnahmen == (("B", "basis"),)


def test_programmende_von_der_befehlszeile_teilt_die_uebrige_wahrscheinlichkeit_auf() -> None:
    neu = mit_programmende((), [("p", 2028, Decimal("0.3"))])
    assert [(s.id, s.wahrscheinlichkeit) for s in neu] == [
        ("grundfall", Decimal("0.7")),
        ("p-endet-2028", Decimal("0.3")),
    ]
    bisher = [Szenario.model_validate(szenario(k, a)) for k, a in (("x", "0.25"), ("y", "0.75"))]
    neu = mit_programmende(bisher, [("p", 2028, Decimal("0.2"))])
    assert [s.wahrscheinlichkeit for s in neu] == [Decimal("0.2"), Decimal("0.6"), Decimal("0.2")]
    with pytest.raises(ValueError, match="mehr als 1"):
        mit_programmende((), [("p", 2028, Decimal("0.6")), ("q", 2028, Decimal("0.6"))])


# --- nothing fits ------------------------------------------------------------------------------------------


def test_unerfuellbares_szenario_wird_genannt() -> None:
    fall = baue_fall(
        [massnahme("A", pflicht=True)],
        haushalt=ansaetze(100_000, JAHRE),
        szenarien=[szenario("ruhig", "0.5"), szenario("teuer", "0.5", name="Baupreise hoch", kosten_faktor="1,5")],
    )
    with pytest.raises(UnerfuellbarFehler, match="Szenario „Baupreise hoch“ \\(teuer\\): Pflichtmaßnahme"):
        plane_szenarien(fall)


def test_unvereinbare_szenarien_werden_genannt() -> None:
    # Exactly one of A and B; A is too dear in the one, B in the other.
    fall = baue_fall(
        [massnahme("A"), massnahme("B")],
        haushalt=ansaetze(100_000, JAHRE),
        beziehungen=[{"id": "g", "art": "gruppe_genau", "anzahl": 1, "mitglieder": ["A", "B"]}],
        szenarien=[
            szenario("eins", "0.3", kosten_faktor={"A": 2}),
            szenario("zwei", "0.3", kosten_faktor={"B": 2}),
            szenario("drei", "0.4"),
        ],
    )
    with pytest.raises(UnerfuellbarFehler, match="keine gemeinsame Entscheidung") as fehler:
        plane_szenarien(fall)
    assert "Ohne das Szenario „eins“ gäbe es eine." in fehler.value.gruende
    assert "Ohne das Szenario „zwei“ gäbe es eine." in fehler.value.gruende
    assert not any("„drei“ gäbe" in grund for grund in fehler.value.gruende)


# --- what it is worth --------------------------------------------------------------------------------------


def zweierfall(saat: int, *, bis: bool) -> dict[str, Any]:
    """Return a tiny seeded case with two or three scenarios."""
    daten, zufall = kleiner_fall(saat), random.Random(saat + 1000)
    daten["massnahmen"] = daten["massnahmen"][:4]
    kennungen = {m["id"] for m in daten["massnahmen"]}
    daten["beziehungen"] = [b for b in daten["beziehungen"] if kennungen.issuperset(b["mitglieder"])]
    anteile = zufall.choice((["0.5", "0.5"], ["0.9", "0.1"], ["0.3", "0.3", "0.4"]))
    hebel: list[dict[str, Any]] = [
        {"kosten_faktor": {"alle": zufall.choice(("1.25", "0.8", "1.5"))}},
        {"kosten_faktor": {"M0": 2, "M1": "0.5"}, "wirkung_faktor": {"M1": "0.5"}},
        {"kosten_faktor": {"M1": 2, "M2": "0.5"}, "wirkung_faktor": {"M0": 0, "M2": 2}},
        {"haushalt_faktor": {"stadt": "0.6"}},
        {"wirkung_faktor": {"beleuchtung": "0.5", "M0": "1.5"}},
        {"energiepreis_faktor": 2, "emissionsfaktor_g_kwh": {"strom": 50}},
        {"programm_endet": {"alt": daten["projekt"]["beginn"] + 1}},
        {},
    ]
    daten["szenarien"] = [
        szenario(f"s{n}", anteil, verzicht=zufall.random() < 0.3, **zufall.choice(hebel))
        for n, anteil in enumerate(anteile)
    ]
    if bis:
        daten["projekt"]["entscheidung_bis"] = daten["projekt"]["beginn"] + zufall.choice((0, 1))
    return daten


def _daten_unter(daten: dict[str, Any], eins: dict[str, Any]) -> dict[str, Any]:
    """Return the case under a scenario, written down by hand."""

    def faktor(feld: str, kennung: str) -> Fraction:
        faktoren = eins.get(feld, {})
        return Fraction(str(faktoren.get(kennung, faktoren.get("beleuchtung", faktoren.get("alle", 1)))))

    def neu(m: dict[str, Any]) -> dict[str, Any]:
        kosten = faktor("kosten_faktor", m["id"])
        wirkung = faktor("wirkung_faktor", m["id"])
        investition = {teil: _ganz(betrag * kosten) for teil, betrag in m["investition_eur"].items()}
        wirkungen: dict[str, Any] = {}
        if "co2_t_a" in m:
            wirkungen["co2_t_a"] = m["co2_t_a"] * wirkung
        else:
            wirkungen["endenergie_kwh_a"] = {"strom": m["endenergie_kwh_a"]["strom"] * wirkung}
        return m | {"investition_eur": investition, **wirkungen}

    budget = Fraction(str(eins.get("haushalt_faktor", {}).get("stadt", 1)))
    strom = daten["energietraeger"][0]
    preise = {j: p * eins.get("energiepreis_faktor", 1) for j, p in strom["preis_ct_kwh"].items()}
    faktoren = strom["emissionsfaktor_g_kwh"]
    if "emissionsfaktor_g_kwh" in eins:
        faktoren = dict.fromkeys(faktoren, eins["emissionsfaktor_g_kwh"]["strom"])
    zweite = {m["id"]: m for m in map(neu, daten["massnahmen"])}

    def verlust(b: dict[str, Any]) -> dict[str, Any]:
        if "co2_t_a" not in b:
            return b
        return b | {"co2_t_a": b["co2_t_a"] * faktor("wirkung_faktor", b["mitglieder"][1])}

    return daten | {
        "massnahmen": list(zweite.values()),
        "beziehungen": [verlust(b) for b in daten["beziehungen"]],
        "haushalt": [
            h | {"betrag_eur": _ganz(h["betrag_eur"] * (budget if h["kostentraeger"] == "stadt" else 1))}
            for h in daten["haushalt"]
        ],
        "energietraeger": [strom | {"preis_ct_kwh": preise, "emissionsfaktor_g_kwh": faktoren}],
        "endet": eins.get("programm_endet", {}),
    }


def _ganz(wert: Fraction) -> int:
    assert wert == int(wert)
    return int(wert)


def _plaene(daten: dict[str, Any], ziel: str) -> Iterator[tuple[aufzaehlung.Plan, Fraction]]:
    """Yield every feasible plan of a scenario and its value."""
    endet = daten["endet"]
    wege = {
        m["id"]: [
            None,
            *(w for w in aufzaehlung._wege(daten, m) if all(j < endet.get(p, 9999) for p, j, _, _ in w[1])),
        ]
        for m in daten["massnahmen"]
    }
    for wahl in product(*wege.values()):
        plan = {kennung: weg for kennung, weg in zip(wege, wahl, strict=True) if weg is not None}
        wert = aufzaehlung.bewerte(daten, plan, ziel)
        if wert is not None:
            yield plan, wert


def _bester(daten: dict[str, Any], ziel: str, mass: Risikomass) -> Fraction | None:
    """Try every common decision: measures, and begins up to the first stage."""
    bis = daten["projekt"].get("entscheidung_bis", 0)
    gut = max if ziel == "co2" else min
    je_szenario: list[dict[Any, Fraction]] = []
    for eins in daten["szenarien"]:
        werte: dict[Any, Fraction] = {}
        for plan, wert in _plaene(_daten_unter(daten, eins), ziel):
            frueh = frozenset((k, w[0]) for k, w in plan.items() if w[0] <= bis)
            schluessel = frozenset(plan), frueh
            werte[schluessel] = gut(werte[schluessel], wert) if schluessel in werte else wert
        je_szenario.append(werte)
    auswahlen = {schluessel for werte in je_szenario for schluessel in werte}
    kennungen = [m["id"] for m in daten["massnahmen"]]
    auswahlen |= {
        (frozenset(k for k, ja in zip(kennungen, wahl, strict=True) if ja), frueh)
        for wahl in product((False, True), repeat=len(kennungen))
        for frueh in {frueh for _, frueh in auswahlen}
        if {k for k, _ in frueh} <= {k for k, ja in zip(kennungen, wahl, strict=True) if ja}
    }
    bester = None
    for gewaehlt, frueh in auswahlen:
        verteilung = []
        for eins, werte in zip(daten["szenarien"], je_szenario, strict=True):
            moegliche = [
                wert
                for (teil, anfang), wert in werte.items()
                if anfang == frueh and (teil <= gewaehlt if eins["verzicht"] else teil == gewaehlt)
            ]
            if not moegliche:
                break
            verteilung.append((Fraction(eins["wahrscheinlichkeit"]), gut(moegliche)))
        else:
            wert = _mass(verteilung, mass, ziel)
            bester = wert if bester is None else gut(bester, wert)
    return bester


def _mass(verteilung: Sequence[tuple[Fraction, Fraction]], mass: Risikomass, ziel: str) -> Fraction:
    """Expected value, and the mean of the worst share by its definition as an optimum over thresholds."""
    lam, alpha = Fraction(mass.gewicht), Fraction(mass.alpha)
    erwartung = sum((p * w for p, w in verteilung), Fraction(0))
    if ziel == "co2":
        rand = max(
            s - sum((p * max(s - w, 0) for p, w in verteilung), Fraction(0)) / (1 - alpha) for _, s in verteilung
        )
    else:
        rand = min(
            s + sum((p * max(w - s, 0) for p, w in verteilung), Fraction(0)) / (1 - alpha) for _, s in verteilung
        )
    return (1 - lam) * erwartung + lam * rand


@pytest.mark.parametrize("saat", [2, 3, 4, 6, 10, 11, 12, 22, 26, 28, 31, 34])
def test_findet_die_beste_gemeinsame_entscheidung(saat: int) -> None:
    daten, ziel = zweierfall(saat, bis=saat % 3 == 0), ("co2", "kosten")[saat % 2]
    mass = Risikomass(
        *((Decimal(0),), (Decimal(1), Decimal("0.8")), (Decimal("0.5"), Decimal("0.5")))[
            saat % 3 if saat % 4 else 1
        ]
    )
    vorgaben = Vorgaben(ziel=[ziel], luecke=0.0)
    bester = _bester(daten, ziel, mass)
    try:
        ergebnis = plane_szenarien(Planungsfall.model_validate(daten), vorgaben, mass)
    except UnerfuellbarFehler:
        assert bester is None
        return
    assert bester is not None
    assert abs(Fraction(ergebnis.zielwert) - bester) <= Fraction(1, 10**8) * max(1, abs(bester))
    besser = (1 if ziel == "co2" else -1) * (ergebnis.schranke - ergebnis.zielwert)
    assert besser >= -Decimal("1e-5") * max(1, abs(ergebnis.zielwert))
    for eintrag in ergebnis.werte:
        fall, plan = eintrag.ergebnis.fall, eintrag.ergebnis.plan
        rechnung = nachrechnung.rechne(fall, plan)
        assert rechnung.verstoesse == ()
        assert pruefung.pruefe(fall, plan, rechnung.bilanz) == ()
    assert ergebnis.wert_der_information >= -Decimal("1e-5")
    if ergebnis.wert_der_planung is not None:
        assert ergebnis.wert_der_planung >= -Decimal("1e-5")


@pytest.mark.parametrize("saat", [4, 6, 13])
def test_ein_szenario_ohne_aenderung_ist_der_plan_ohne_szenarien(saat: int) -> None:
    daten = kleiner_fall(saat)
    vorgaben = Vorgaben(ziel=["kosten"], luecke=0.0)
    allein = plane(Planungsfall.model_validate(daten), vorgaben)
    mit_einem = plane_szenarien(
        Planungsfall.model_validate(daten | {"szenarien": [szenario("s", "1")]}),
        vorgaben,
        Risikomass(Decimal("0.5")),
    )
    assert mit_einem.zielwert == allein.bilanz.zielwerte["kosten"]
    assert mit_einem.wert_der_information == mit_einem.wert_der_planung == 0


@pytest.mark.parametrize("saat", [12, 28])
def test_reihenfolge_der_szenarien_aendert_nichts(saat: int) -> None:
    daten = zweierfall(saat, bis=False)
    for eins in daten["szenarien"]:
        eins["verzicht"] = True
    vorgaben = Vorgaben(ziel=["kosten"], luecke=0.0)
    werte = [
        plane_szenarien(
            Planungsfall.model_validate(daten | {"szenarien": daten["szenarien"][::richtung]}), vorgaben
        ).zielwert
        for richtung in (1, -1)
    ]
    assert abs(werte[0] - werte[1]) <= Decimal("1e-6") * max(1, abs(werte[0]))


def test_cvar_nach_hand() -> None:
    # Worst 20 % of (10 %: 5, 30 %: 8, 60 %: 20): half 5, half 8.
    verteilung = [(Decimal("0.6"), Decimal(20)), (Decimal("0.1"), Decimal(5)), (Decimal("0.3"), Decimal(8))]
    assert Risikomass(Decimal(1), Decimal("0.8")).wert(verteilung, True) == Decimal("6.5")
    assert Risikomass(Decimal(1), Decimal("0.8")).wert(verteilung, False) == 20
    assert (
        Risikomass(Decimal("0.5"), Decimal("0.8")).wert(verteilung, True) == (Decimal("6.5") + Decimal("14.9")) / 2
    )
    assert Risikomass(Decimal(1), Decimal(0)).wert(verteilung, True) == Decimal("14.9")


def test_cvar_ohne_niveau_ist_der_erwartungswert() -> None:
    fall = stoppfall(
        szenario("bleibt", "0.6"), szenario("endet", "0.4", programm_endet={"p": 2026}, verzicht="ja")
    )
    erwartung = plane_szenarien(fall, GENAU)
    null = plane_szenarien(fall, GENAU, Risikomass(Decimal(1), Decimal(0)))
    assert null.zielwert == erwartung.zielwert == null.cvar
    vorsichtig = plane_szenarien(fall, GENAU, Risikomass(Decimal(1), Decimal("0.9")))
    assert vorsichtig.massnahmen == (("B", "basis"),)  # 18 t in any case, where A brings nothing if p stops
    assert (vorsichtig.cvar, vorsichtig.erwartungswert) == (18, 18)


def test_verzug_verschiebt_den_gemeinsamen_beginn() -> None:
    fall = baue_fall(
        [massnahme("A")],
        projekt={"entscheidung_bis": 2030},
        haushalt=ansaetze(100_000, JAHRE),
        szenarien=[szenario("puenktlich", "0.5"), szenario("spaet", "0.5", beginn_verzug_a={"A": 2})],
    )
    ergebnis = plane_szenarien(fall, GENAU)
    assert ergebnis.beginne == (("A", 2027),)
    assert [e.ergebnis.plan.schritte[0].beginn for e in ergebnis.werte] == [2027, 2029]
    assert ergebnis.werte[1].unterschiede == ("Maßnahme A: Beginn 2029 statt 2027",)


def test_unbekannte_kennung_im_szenario_wird_genannt() -> None:
    with pytest.raises(ValueError, match="Szenario s: „q“ gibt es in programme nicht"):
        baue_fall([massnahme("A")], szenarien=[szenario("s", "1", programm_endet={"q": 2028})])


def test_verzug_und_fruehe_beginne_bei_halbjahren() -> None:
    fall = baue_fall(
        [massnahme("A", fruehester_beginn="2027-H2")],
        projekt={"entscheidung_bis": 2027, "raster": "halbjahr"},
        haushalt=ansaetze(100_000, JAHRE),
        szenarien=[szenario("puenktlich", "0.5"), szenario("spaet", "0.5", beginn_verzug_a={"A": 2})],
    )
    ergebnis = plane_szenarien(fall, GENAU)
    assert ergebnis.beginne == (("A", 2027),)
    assert ergebnis.werte[1].unterschiede == ("Maßnahme A: Beginn 2029-H2 statt 2027-H2",)


def test_grobe_luecke_macht_keinen_wert_negativ() -> None:
    # Any plan is within a gap of 90 %: still nothing may look worse than what is known to be possible.
    for saat in (6, 12, 26):
        fall = Planungsfall.model_validate(zweierfall(saat, bis=False))
        ergebnis = plane_szenarien(fall, Vorgaben(luecke=0.9))
        assert ergebnis.wert_der_information >= 0
        assert ergebnis.wert_der_planung is None or ergebnis.wert_der_planung >= 0
