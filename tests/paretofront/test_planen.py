"""Fronts by hand: points that weighted sums miss, prices, the knee, ends of a run, what a point's plan says."""

import json
import signal
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import massnahmenplan
from massnahmenplan.bericht.front import konsole as frontkonsole
from massnahmenplan.bericht.frontordner import schreibe_front
from massnahmenplan.bericht.json import lies, schreibe
from massnahmenplan.bericht.konsole import zusammenfassung
from massnahmenplan.ergebnis import Status
from massnahmenplan.ergebnis.front import Front, Frontende
from massnahmenplan.erklaerung import erklaere
from massnahmenplan.fortschreibung import schreibe_fort, vergleiche
from massnahmenplan.grundlagen.fehler import EingabeFehler, KeinPlanFehler, UnerfuellbarFehler
from massnahmenplan.grundlagen.schreibweise import euro
from massnahmenplan.loeser import Ende
from massnahmenplan.nachpruefung import rechne_nach
from massnahmenplan.paretofront import suche as frontsuche
from massnahmenplan.paretofront.lesen import lies_front
from massnahmenplan.paretofront.planung import pareto
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme

JAHRE = range(2027, 2031)
GENAU = Vorgaben(luecke=0.0)


def eine_von_dreien(**abschnitte: Any) -> Planungsfall:
    """Return: one of A (30 t, 100,000 EUR), B (15 t, 60,000) and C (9 t, 10,000), or nothing, in 2027."""
    vorhaben = [
        massnahme("A", spaetestes_ende=2027),
        massnahme("B", co2_t_a=5, investition_eur=60_000, spaetestes_ende=2027),
        massnahme("C", co2_t_a=3, investition_eur=10_000, spaetestes_ende=2027),
    ]
    ausschluss = {"art": "ausschluss", "mitglieder": "A, B, C"}
    return baue_fall(vorhaben, beziehungen=[ausschluss], **abschnitte)


def gewaehlt(front: Front) -> list[str]:
    return ["".join(s.massnahme for s in punkt.ergebnis.plan.schritte) for punkt in front.punkte]


def test_punkte_preise_und_knie_von_hand() -> None:
    # Nothing (0 t, 0), C (9 t, 10,000), B (15 t, 60,000), A (30 t, 100,000). B lies above the line from C to A
    # (15 t would be 35,714 EUR there): no weights of tonnes and EUR choose it, here it is.
    front = pareto(eine_von_dreien(), ("co2", "kosten"), 10, GENAU)
    assert gewaehlt(front) == ["", "C", "B", "A"]
    assert [punkt.id for punkt in front.punkte] == ["punkt-1", "punkt-2", "punkt-3", "punkt-4"]
    assert [(punkt.wert("co2"), punkt.wert("kosten")) for punkt in front.punkte] == [
        (0, 0), (9, 10_000), (15, 60_000), (30, 100_000),
    ]  # fmt: skip
    # 10,000 / 9 t; 50,000 / 6 t; 40,000 / 15 t
    assert [round(tausch.je_einheit, 2) for tausch in front.tausch] == [
        Decimal("1111.11"), Decimal("8333.33"), Decimal("2666.67"),
    ]  # fmt: skip
    # Stretched sums of tonnes and saved money: 0 + 1, 0.3 + 0.9, 0.5 + 0.4, 1 + 0
    assert front.knie == "punkt-2"
    assert [punkt.bester_in for punkt in front.punkte] == [("kosten",), (), (), ("co2",)]
    assert (front.ende, front.ist_wie_verlangt) == (Frontende.VOLLSTAENDIG, True)


def test_der_name_der_bibliothek_ist_die_funktion() -> None:
    assert massnahmenplan.pareto is pareto


def test_jeder_punkt_nennt_schranke_und_luecke_je_ziel_und_seine_grenzen() -> None:
    front = pareto(eine_von_dreien(), ("co2", "kosten"), 10, GENAU)
    for punkt in front.punkte:
        for ziel in front.ziele:
            nachweis = punkt.nachweis(ziel)
            assert nachweis.status is Status.OPTIMAL
            assert nachweis.luecke is not None
            assert nachweis.luecke < Decimal("1e-6")
            assert nachweis.schranke is not None
            assert abs(nachweis.schranke - punkt.wert(ziel)) < Decimal("0.1")
    mitte = front.punkt_mit_id("punkt-3")
    assert mitte.nachweis("co2").grenze is None
    grenze = mitte.nachweis("kosten").grenze
    assert grenze is not None
    assert 60_000 <= grenze < 100_000  # what no plan with more tonnes keeps
    assert [front.punkt_mit_id(k).ergebnis.nachweis.grenzen for k in ("punkt-1", "punkt-4")] == [(), ()]


def test_der_plan_eines_punkts_sagt_wofuer_sein_beweis_gilt() -> None:
    front = pareto(eine_von_dreien(), ("co2", "kosten"), 10, GENAU)
    ergebnis = front.punkt_mit_id("punkt-3").ergebnis
    text = " ".join(zusammenfassung(ergebnis).split())
    assert "Grenzen: Kapitalwert höchstens " in text
    plan_json = schreibe(ergebnis)
    assert rechne_nach(lies(plan_json)).bestanden
    daten = json.loads(plan_json)
    assert [g["ziel"] for g in daten["nachweis"]["grenzen"]] == ["kosten"]
    daten["nachweis"]["grenzen"][0]["wert"] = 59_000
    zu_eng = rechne_nach(lies(json.dumps(daten)))
    assert zu_eng.abweichungen == (
        "grenzen: kosten liegt mit 60000.000000 hinter der Grenze 59000, für die der Beweis gilt",
    )


def test_was_in_einem_punkt_fehlt_ist_mit_den_grenzen_begruendet() -> None:
    # A and B together are 42 t for 160,000 EUR: with B alone there is room for A, but not for its money.
    fall = baue_fall([massnahme("A"), massnahme("B", co2_t_a=4, investition_eur=60_000)])
    front = pareto(fall, ("co2", "kosten"), 10, GENAU)
    assert gewaehlt(front) == ["", "B", "A", "AB"]
    nur_b = front.punkt_mit_id("punkt-2").ergebnis
    assert nur_b.nachweis.grenzen
    fehlend = [(n.massnahme, n.grund) for n in nur_b.nicht_gewaehlt]
    assert fehlend == [("A", "zielwert")]
    satz = "kein Plan mit ihr ist in einem der Ziele besser und in keinem schlechter"
    assert satz in nur_b.nicht_gewaehlt[0].text


def test_ein_punkt_wird_nicht_ohne_seine_grenzen_erklaert_oder_fortgeschrieben() -> None:
    fall = eine_von_dreien()
    front = pareto(fall, ("co2", "kosten"), 10, GENAU)
    punkt = front.punkt_mit_id("punkt-3").ergebnis
    for inhalt in (punkt, lies(schreibe(punkt))):
        with pytest.raises(EingabeFehler) as fehler:
            erklaere(inhalt)
        assert [b.kennung for b in fehler.value.befunde] == ["E454"]
        with pytest.raises(EingabeFehler) as fehler:
            schreibe_fort(inhalt, fall)
        assert [b.kennung for b in fehler.value.befunde] == ["E454"]
    # As the findings say: what was reached becomes a hard target, and the aim is named.
    mit_ziel = eine_von_dreien(ziele=[{"id": "z", "art": "minderung_summe", "wert": 15}])
    ergebnis = schreibe_fort(punkt, mit_ziel, vorgaben=Vorgaben(["kosten"], luecke=0.0))
    assert [s.massnahme for s in ergebnis.plan.schritte] == ["B"]


def test_vergleich_zweier_punkte_nennt_ihre_grenzen() -> None:
    front = pareto(eine_von_dreien(), ("co2", "kosten"), 10, GENAU)
    ende_kosten, c, b, ende_co2 = (lies(schreibe(punkt.ergebnis)) for punkt in front.punkte)
    grenze = [punkt.nachweis("kosten").grenze for punkt in front.punkte]

    def ursachen(alt: Any, neu: Any) -> list[tuple[str, str]]:
        return [(a.massnahme, a.ursache.text) for a in vergleiche(alt, neu).entscheidungen]

    von_c_zu_b = f"Kapitalwert höchstens {euro(grenze[2])} statt höchstens {euro(grenze[1])}"
    text = f"beide sind Punkte einer Front: {von_c_zu_b}"
    assert ursachen(c, b) == [("B", text), ("C", text)]
    # The ends have no limit: what differs is the order of aims, and the limit of the other point.
    text = f"anderes war verlangt: Kapitalwert ohne Grenze statt höchstens {euro(grenze[2])}"
    assert ursachen(b, ende_co2) == [("A", text), ("B", text)]
    andersherum = "zuerst CO2-Minderung, dann Kapitalwert statt zuerst Kapitalwert, dann CO2-Minderung"
    assert ursachen(ende_kosten, ende_co2) == [("A", f"anderes war verlangt: {andersherum}")]


def test_so_viele_punkte_wie_verlangt_und_dazwischen_bleibt_offen() -> None:
    front = pareto(eine_von_dreien(), ("co2", "kosten"), 3, GENAU)
    assert gewaehlt(front) in (["", "C", "A"], ["", "B", "A"])
    assert (front.ende, front.ist_wie_verlangt, front.vollstaendig) == (Frontende.ANZAHL, True, False)
    assert front.zahlen.offene_zellen >= 1
    assert gewaehlt(pareto(eine_von_dreien(), ("co2", "kosten"), 2, GENAU)) == ["", "A"]


def test_ein_einziger_plan_ist_in_allem_der_beste() -> None:
    # A earns more than it costs and there is nothing else.
    fall = baue_fall([massnahme("A", ertrag_eur_a=50_000, investition_eur=10_000, spaetestes_ende=2027)])
    front = pareto(fall, ("co2", "kosten"), 10, GENAU)
    assert gewaehlt(front) == ["A"]
    assert (front.vollstaendig, front.zahlen.suchen, front.zahlen.doppelte) == (True, 2, 1)
    assert (front.knie, front.tausch, front.punkte[0].bester_in) == (None, (), ("co2", "kosten"))


def test_ohne_jede_moeglichkeit_ist_der_leere_plan_die_front() -> None:
    fall = baue_fall([massnahme("A")], festlegungen=[{"massnahme": "A", "art": "darf_nicht", "beschluss": "Rat"}])
    front = pareto(fall, ("co2", "kosten"), 10, GENAU)
    assert gewaehlt(front) == [""]
    assert (front.vollstaendig, front.ist_wie_verlangt, front.zahlen.suchen) == (True, True, 0)
    assert [front.punkte[0].nachweis(ziel).luecke for ziel in front.ziele] == [0, 0]


def test_enden_sind_in_allen_zielen_die_besten() -> None:
    # A and B bring the same tonnes, B for half the money: the end with most tonnes is B, not any of both.
    fall = baue_fall(
        [massnahme("A", spaetestes_ende=2027), massnahme("B", investition_eur=50_000, spaetestes_ende=2027)],
        beziehungen=[{"art": "ausschluss", "mitglieder": "A, B"}],
    )
    assert gewaehlt(pareto(fall, ("co2", "kosten"), 10, GENAU)) == ["", "B"]


def test_drei_ziele_nennen_den_preis_der_tonne_ohne_das_dritte() -> None:
    # B has fewer tonnes than A for more money, but all the points.
    fall = baue_fall(
        [
            massnahme("A", spaetestes_ende=2027, kriterien={"k": 1}),
            massnahme("B", spaetestes_ende=2027, co2_t_a=5, investition_eur=150_000, kriterien={"k": 5}),
        ],
        kriterien=[{"id": "k", "name": "K", "gewicht": "1", "normierung": "skala"}],
        beziehungen=[{"art": "ausschluss", "mitglieder": "A, B"}],
    )
    front = pareto(fall, ("co2", "kosten", "nutzwert"), 10, GENAU)
    assert gewaehlt(front) == ["", "B", "A"]
    assert [(t.von, t.nach, t.preis / t.mehr) for t in front.tausch] == [
        ("punkt-1", "punkt-3", Decimal(100_000) / 30)
    ]


def test_luecke_macht_aus_nahen_punkten_einen() -> None:
    # Ten measures of one tonne a year, 1,000 EUR each: eleven points. With a gap of 30 % (9 of 30 t) some are as
    # good as their neighbours, and nobody looks for these.
    fall = baue_fall(
        [massnahme(f"M{n}", co2_t_a=1, investition_eur=1_000, spaetestes_ende=2027) for n in range(10)]
    )
    genau = pareto(fall, ("co2", "kosten"), 50, GENAU)
    assert len(genau.punkte) == 11
    grob = pareto(fall, ("kosten", "co2"), 50, Vorgaben(luecke=0.3))
    assert len(grob.punkte) < 11
    assert grob.vollstaendig
    assert grob.zahlen.schmale_zellen > 0


# --- ends of a run ---------------------------------------------------------------------------------------


def test_unmoeglich_mit_gruenden_und_auswegen() -> None:
    ziel = {"id": "z", "art": "minderung_summe", "wert": 100}
    with pytest.raises(UnerfuellbarFehler) as fehler:
        pareto(eine_von_dreien(ziele=[ziel]), ("co2", "kosten"), 10, GENAU)
    assert "höchstens" in fehler.value.gruende[0]
    assert fehler.value.diagnostiziere is not None


def _unterbrich(monkeypatch: pytest.MonkeyPatch, nummer: int, ende: BaseException | None) -> None:
    """End the search with this number: by an error, or like a signal that leaves a plan."""
    echt, aufrufe = frontsuche.durchlaufe, iter(range(1, 100))

    def bis_zum_signal(*argumente: Any, **rest: Any) -> Any:
        ist_diese = next(aufrufe) == nummer
        if ist_diese and ende is not None:
            raise ende
        stufen = echt(*argumente, **rest)
        if not ist_diese:
            return stufen
        loesung = replace(stufen[0].fund.loesung, ende=Ende.UNTERBROCHEN, signalnummer=signal.SIGINT)
        return (replace(stufen[0], fund=replace(stufen[0].fund, loesung=loesung, schranke=None)),)

    monkeypatch.setattr(frontsuche, "durchlaufe", bis_zum_signal)


@pytest.mark.parametrize("ende", [KeyboardInterrupt(), KeinPlanFehler("Abgebrochen", 2), None])
@pytest.mark.parametrize(("nummer", "punkte"), [(2, 1), (3, 2), (4, 3)])
def test_unterbrochen_bleibt_was_nachgerechnet_ist(
    monkeypatch: pytest.MonkeyPatch, nummer: int, punkte: int, ende: BaseException | None
) -> None:
    # Searches: both ends, then two points between them. A search that ends with a plan keeps it if it is new.
    _unterbrich(monkeypatch, nummer, ende)
    front = pareto(eine_von_dreien(), ("co2", "kosten"), 10, GENAU)
    assert (front.ende, front.signalnummer, front.vollstaendig) == (Frontende.ABGEBROCHEN, 2, False)
    assert punkte <= len(front.punkte) <= punkte + (ende is None)
    assert front.zahlen.offene_zellen >= 1
    assert "A" in gewaehlt(front)
    for punkt in front.punkte:
        assert rechne_nach(lies(schreibe(punkt.ergebnis))).bestanden
    if ende is None and len(front.punkte) > punkte:
        assert not front.ist_wie_verlangt
        assert [p.ergebnis.nachweis.status for p in front.punkte].count(Status.ABGEBROCHEN) == 1


@pytest.mark.parametrize("ende", [KeyboardInterrupt(), KeinPlanFehler("Abgebrochen", 2), KeinPlanFehler("Zeit")])
def test_ein_nicht_gesuchtes_ende_wird_nicht_behauptet(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ende: BaseException
) -> None:
    # The end of the kosten (nothing at all, 0 EUR) is never found: only A is there, 100,000 EUR.
    _unterbrich(monkeypatch, 2, ende)
    front = pareto(eine_von_dreien(), ("co2", "kosten"), 10, replace(GENAU, zeitlimit_s=1000.0))
    (punkt,) = front.punkte
    assert (punkt.bester_in, front.offene_enden, front.knie) == (("co2",), ("kosten",), None)
    assert (punkt.nachweis("co2").status, punkt.nachweis("co2").luecke) == (Status.OPTIMAL, 0)
    assert punkt.nachweis("kosten").status is not Status.OPTIMAL
    assert (punkt.nachweis("kosten").schranke, punkt.nachweis("kosten").luecke) == (None, None)
    assert (punkt.ist_bewiesen, front.ist_wie_verlangt) == (False, False)
    text = " ".join(frontkonsole.zusammenfassung(front).split())
    assert "Nicht gesucht oder nicht bewiesen: das Ende für Kapitalwert; darin kann es bessere Pläne geben" in text
    assert "zu wählen gibt es nichts" not in text
    assert "Ende: Kapitalwert" not in text
    assert "verlangte Lücke von 0 % nicht bewiesen für: punkt-1" in text
    schreibe_front(front, tmp_path)
    assert lies_front(tmp_path).punkte[0].nachweis("kosten") == punkt.nachweis("kosten")
    assert lies_front(tmp_path).offene_enden == ("kosten",)
    bild = front.schaubild()
    assert "Ende für Kapitalwert" in bild.text


def test_zwei_von_drei_enden_sind_nicht_so_viele_punkte_wie_verlangt(monkeypatch: pytest.MonkeyPatch) -> None:
    fall = baue_fall(
        [massnahme("A", kriterien={"k": 1}), massnahme("B", co2_t_a=5, kriterien={"k": 5})],
        kriterien=[{"id": "k", "name": "K", "gewicht": "1", "normierung": "skala"}],
        beziehungen=[{"art": "ausschluss", "mitglieder": "A, B"}],
    )
    _unterbrich(monkeypatch, 3, KeinPlanFehler("Zeit"))
    front = pareto(fall, ("co2", "kosten", "nutzwert"), 2, replace(GENAU, zeitlimit_s=1000.0))
    assert (len(front.punkte), front.ende, front.offene_enden) == (2, Frontende.ZEITLIMIT, ("nutzwert",))


@pytest.mark.parametrize("ende", [KeyboardInterrupt(), KeinPlanFehler("Abgebrochen", 2)])
def test_unterbrochen_vor_dem_ersten_plan(monkeypatch: pytest.MonkeyPatch, ende: BaseException) -> None:
    _unterbrich(monkeypatch, 1, ende)
    with pytest.raises(KeinPlanFehler) as fehler:
        pareto(eine_von_dreien(), ("co2", "kosten"), 10, GENAU)
    assert fehler.value.signalnummer == 2


def test_ohne_antwort_in_der_zeit_ist_die_front_nicht_vollstaendig(monkeypatch: pytest.MonkeyPatch) -> None:
    _unterbrich(monkeypatch, 3, KeinPlanFehler("Zeit"))
    front = pareto(eine_von_dreien(), ("co2", "kosten"), 10, replace(GENAU, zeitlimit_s=1000.0))
    assert (front.ende, front.zahlen.offene_zellen) == (Frontende.ZEITLIMIT, 1)
    assert (gewaehlt(front), front.ist_wie_verlangt) == (["", "A"], False)


def test_ohne_beweis_bleibt_der_plan_und_die_front_ist_nicht_vollstaendig(monkeypatch: pytest.MonkeyPatch) -> None:
    # The third search, the first one between the ends, finds a plan and runs out of time before it has any bound.
    echt, aufrufe = frontsuche.durchlaufe, iter(range(1, 100))

    def ohne_schranke(*argumente: Any, **rest: Any) -> Any:
        stufen = echt(*argumente, **rest)
        if next(aufrufe) != 3:
            return stufen
        loesung = replace(stufen[0].fund.loesung, ende=Ende.ZEITLIMIT, schranke=None)
        return (replace(stufen[0], fund=replace(stufen[0].fund, loesung=loesung, schranke=None)), *stufen[1:])

    monkeypatch.setattr(frontsuche, "durchlaufe", ohne_schranke)
    front = pareto(eine_von_dreien(), ("co2", "kosten"), 10, replace(GENAU, zeitlimit_s=1000.0))
    assert (front.ende, front.zahlen.offene_zellen) == (Frontende.ZEITLIMIT, 1)
    assert [p.id for p in front.punkte if not p.ist_bewiesen] == ["punkt-2"]
    assert front.punkt_mit_id("punkt-2").nachweis("co2").luecke is None
    assert not front.ist_wie_verlangt


def test_der_erste_plan_bekommt_wenn_noetig_alle_zeit(monkeypatch: pytest.MonkeyPatch) -> None:
    _unterbrich(monkeypatch, 1, KeinPlanFehler("Zeit"))
    front = pareto(eine_von_dreien(), ("co2", "kosten"), 10, replace(GENAU, zeitlimit_s=1000.0))
    assert gewaehlt(front) == ["", "C", "B", "A"]


def test_dieselbe_saat_dieselbe_front_und_jeder_punkt_wie_allein_geplant() -> None:
    fall = eine_von_dreien(haushalt=ansaetze([100_000, 0, 0, 0], JAHRE))
    erste, zweite = (pareto(fall, ("co2", "kosten"), 10, GENAU) for _ in range(2))
    assert [p.ergebnis.plan for p in erste.punkte] == [p.ergebnis.plan for p in zweite.punkte]
    allein = plane(fall, Vorgaben(["co2", "kosten"], luecke=0.0))
    assert erste.punkte[-1].ergebnis.plan == allein.plan


# --- bad input -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ziele", "punkte", "kennungen"),
    [
        (("co2",), 10, ["E452"]),
        ("co2", 10, ["E452"]),
        ((), 10, ["E452"]),
        (("co2", "co2"), 10, ["E451", "E452"]),
        (("co2", "kosten", "co2"), 10, ["E451"]),
        (("co2", "geld"), 10, ["E450"]),
        (("co2", "kosten"), 1, ["E453"]),
        (("co2", "kosten"), 201, ["E453"]),
        (("geld",), 0, ["E450", "E452", "E453"]),
        (("co2", "nutzwert"), 10, ["E262"]),
    ],
)
def test_unpassendes_ist_ein_befund(ziele: Any, punkte: int, kennungen: list[str]) -> None:
    with pytest.raises(EingabeFehler) as fehler:
        pareto(eine_von_dreien(), ziele, punkte, GENAU)
    assert [befund.kennung for befund in fehler.value.befunde] == kennungen
    assert all(befund.abhilfe for befund in fehler.value.befunde)
