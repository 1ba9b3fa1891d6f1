"""One list for several budgets: against the trial of every nested list, a published example, and by hand."""

from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from massnahmenplan.grundlagen.fehler import EingabeFehler, UnerfuellbarFehler
from massnahmenplan.planung import Vorgaben
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.prioritaeten import planung
from massnahmenplan.prioritaeten.planung import priorisiere
from massnahmenplan.prioritaeten.staffel import Budgetstaffel
from massnahmenplan.prioritaeten.suche import auswahl
from tests.erschoepfend import aufzaehlung
from tests.erschoepfend.faelle import kleiner_fall
from tests.fallbau import ansaetze, baue_fall, massnahme, programm
from tests.prioritaeten.gueltig import verlange_gueltig

JAHRE = range(2027, 2031)
GENAU = Vorgaben(ziel=["co2"], luecke=0.0)
DREI = Budgetstaffel(Decimal("0.5"), Decimal("1.5"), 3)


# --- a published list ------------------------------------------------------------------------------------


def test_liste_von_zehn_vorhaben_wie_veroeffentlicht() -> None:
    # LOGOS (Idaho National Laboratory, Apache License 2.0), https://github.com/idaholab/LOGOS, revision 637955a:
    # tests/CapitalInvestments/skp/test_skp_scenarios.xml; budgets of 11 … 20 with their probabilities; gold file:
    # 1, 7 and 9 (value 70) up to a budget of 13, with 10 (94) up to 16, with 2 (114) from 17 on.
    werte, kosten = (18, 20, 17, 19, 25, 21, 27, 23, 25, 24), (1, 3, 7, 4, 8, 9, 6, 10, 2, 5)
    anteile = "0.012 0.019 0.032 0.052 0.086 0.142 0.235 0.188 0.141 0.093"
    vorhaben = [
        massnahme(f"P{nummer:02}", co2_t_a=wert, investition_eur=1000 * preis)
        for nummer, (wert, preis) in enumerate(zip(werte, kosten, strict=True), 1)
    ]
    fall = baue_fall(vorhaben, projekt={"ende": 2028}, haushalt=ansaetze([20_000, 0], (2027, 2028)))
    staffel = Budgetstaffel(Decimal("0.55"), Decimal(1), 10, tuple(map(Decimal, anteile.split())))
    ergebnis = priorisiere(fall, GENAU, staffel)
    verlange_gueltig(ergebnis)
    assert [stufe.wert for stufe in ergebnis.stufen] == [70] * 3 + [94] * 3 + [114] * 4
    assert [(platz.rang, platz.massnahme) for platz in ergebnis.liste] == [
        (1, "P01"), (1, "P09"), (1, "P07"), (2, "P10"), (3, "P02"),
    ]  # fmt: skip
    assert ergebnis.zielwert == Decimal("0.063") * 70 + Decimal("0.28") * 94 + Decimal("0.657") * 114
    assert ergebnis.luecke == 0


# --- every nested list tried -----------------------------------------------------------------------------


def _werte_je_auswahl(daten: dict[str, Any], faktor: Fraction, ziel: str) -> dict[frozenset[str], Fraction]:
    """Return the best value of every set of measures that can be carried out with a budget."""
    haushalt = [h | {"betrag_eur": int(h["betrag_eur"] * faktor)} for h in daten["haushalt"]]
    mit_budget = daten | {"haushalt": haushalt}
    wege = {m["id"]: [None, *aufzaehlung._wege(mit_budget, m)] for m in daten["massnahmen"]}
    gut = max if ziel == "co2" else min
    werte: dict[frozenset[str], Fraction] = {}
    for wahl in product(*wege.values()):
        plan = {kennung: weg for kennung, weg in zip(wege, wahl, strict=True) if weg is not None}
        wert = aufzaehlung.bewerte(mit_budget, plan, ziel)
        if wert is not None:
            werte[frozenset(plan)] = gut(werte.get(frozenset(plan), wert), wert)
    return werte


def _beste_liste(stufen: list[dict[frozenset[str], Fraction]], ziel: str) -> Fraction:
    """Return the best mean of all nested lists."""
    gut = max if ziel == "co2" else min
    bisher = stufen[0]
    for stufe in stufen[1:]:
        weiter: dict[frozenset[str], Fraction] = {}
        for menge, wert in stufe.items():
            kleinere = [summe for kern, summe in bisher.items() if kern <= menge]
            if kleinere:
                weiter[menge] = gut(kleinere) + wert
        bisher = weiter
    return gut(bisher.values()) / len(stufen)


@pytest.mark.parametrize("saat", [3, 4, 6, 26, 132])
@pytest.mark.parametrize("weg", ["gemeinsam", "nacheinander"])
def test_findet_die_beste_liste(saat: int, weg: str, monkeypatch: pytest.MonkeyPatch) -> None:
    daten, ziel = kleiner_fall(saat), ("co2", "kosten")[saat % 2]
    fall = Planungsfall.model_validate(daten)
    je_stufe = [_werte_je_auswahl(daten, faktor, ziel) for faktor in (Fraction(1, 2), Fraction(1), Fraction(3, 2))]
    moegliche = [werte for werte in je_stufe if werte]
    if weg == "nacheinander":
        monkeypatch.setattr(planung, "GEMEINSAM_BIS", 0)
    try:
        ergebnis = priorisiere(fall, Vorgaben(ziel=[ziel], luecke=0.0), DREI)
    except UnerfuellbarFehler:
        assert moegliche == []
        return
    verlange_gueltig(ergebnis)
    assert [len(ergebnis.stufen), len(ergebnis.ausfaelle)] == [len(moegliche), 3 - len(moegliche)]
    gut = max if ziel == "co2" else min
    for stufe, werte in zip(ergebnis.stufen, moegliche, strict=True):
        assert _nahe(stufe.eigener_wert, gut(werte.values()))
    bester = _beste_liste(moegliche, ziel)
    if ergebnis.gemeinsam:
        assert _nahe(ergebnis.zielwert, bester)
    else:
        richtung = 1 if ziel == "co2" else -1
        assert richtung * Fraction(ergebnis.zielwert) <= richtung * bester + Fraction(1, 10**6)


def _nahe(wert: Decimal | None, soll: Fraction) -> bool:
    return wert is not None and abs(Fraction(wert) - soll) <= Fraction(1, 10**8) * max(1, abs(soll))


# --- by hand ---------------------------------------------------------------------------------------------


def test_ein_budget_das_das_ziel_nicht_erreicht_faellt_aus_und_wird_genannt() -> None:
    # 20 t in 2030 need A and B (200,000 EUR); half of 200,000 pays for one of them.
    ziel = {"id": "z", "art": "minderung_jahr", "jahr": 2030, "wert": 20}
    fall = baue_fall(
        [massnahme("A"), massnahme("B"), massnahme("C")],
        haushalt=ansaetze([200_000, 0, 0, 0], JAHRE),
        ziele=[ziel],
    )
    ergebnis = priorisiere(fall, GENAU, Budgetstaffel(Decimal("0.5"), Decimal("1.5"), 3, (Decimal(8),) * 3))
    verlange_gueltig(ergebnis)
    assert [stufe.faktor for stufe in ergebnis.stufen] == [1, Decimal("1.5")]
    assert [stufe.gewicht for stufe in ergebnis.stufen] == [Decimal("0.5")] * 2  # 8 of 16: the rest is shared out
    assert [(ausfall.id, ausfall.faktor) for ausfall in ergebnis.ausfaelle] == [("stufe-1", Decimal("0.5"))]
    assert ergebnis.ausfaelle[0].gruende
    with pytest.raises(UnerfuellbarFehler, match="Keine Budgetstufe lässt einen Plan zu") as fehler:
        priorisiere(fall, GENAU, Budgetstaffel(Decimal("0.1"), Decimal("0.9"), 2))
    assert fehler.value.gruende[1].startswith("Budget 90 %: ")


def test_nur_das_genannte_budget_aendert_sich() -> None:
    werk = {"id": "werk", "name": "Werk", "art": "unternehmen"}
    fall = baue_fall(
        [massnahme("A"), massnahme("B", kostentraeger="werk")],
        weitere_traeger=[werk],
        haushalt=[*ansaetze([100_000, 0, 0, 0], JAHRE), *ansaetze([100_000, 0, 0, 0], JAHRE, "werk")],
    )
    staffel = Budgetstaffel(Decimal("0.5"), Decimal(1), 2, kostentraeger=("werk",))
    ergebnis = priorisiere(fall, GENAU, staffel)
    assert [auswahl(stufe.ergebnis) for stufe in ergebnis.stufen] == [
        {"A": "basis"},
        {"A": "basis", "B": "basis"},
    ]
    assert ergebnis.kostentraeger == ("werk",)
    assert [(platz.rang, platz.stufe) for platz in ergebnis.liste] == [(1, "stufe-1"), (2, "stufe-2")]


def test_kennzahlen_von_hand() -> None:
    # A: 100,000 EUR, 40 % grant, 10 t a year from 2028 to 2030. B costs 60,000 EUR and loses 40 % of its 10 t
    # beside A.
    fall = baue_fall(
        [massnahme("A", art="led"), massnahme("B", investition_eur=60_000), massnahme("C", co2_t_a=0)],
        haushalt=ansaetze([240_000, 0, 0, 0], JAHRE),
        programme=[programm("p")],
        beziehungen=[{"id": "u", "art": "ueberlappung", "mitglieder": ["A", "B"], "anteil": "0.4"}],
        festlegungen=[{"massnahme": "C", "art": "darf_nicht", "beschluss": "Rat"}],
    )
    ergebnis = priorisiere(fall, GENAU, Budgetstaffel(Decimal(1), Decimal(2), 2), {"A": Decimal("0.7")})
    b, a = ergebnis.liste
    assert (a.massnahme, b.massnahme) == ("A", "B")  # 60,000 / 30 t before 100,000 / 30 t
    assert (a.investition_eur, a.zuschuss_eur, a.eigenmittel_eur) == (100_000, 40_000, 60_000)
    assert (a.foerderanteil, a.eigene_eur_je_t, b.eur_je_t) == (Decimal("0.4"), 2000, 2000)
    assert (a.einzelwirkung_t, b.einzelwirkung_t) == (30, 30)
    # Without A the plan has B with its whole effect: 30 instead of 48 t; without B 30 as well.
    assert (a.wirkung_im_plan_t, b.wirkung_im_plan_t) == (18, 18)
    assert b.anteil_im_plan == Decimal("0.6")
    assert (a.szenarienanteil, b.szenarienanteil, ergebnis.ohne_szenarien) == (Decimal("0.7"), 0, None)
    assert [(eintrag.massnahme, eintrag.grund) for eintrag in ergebnis.nicht_gewaehlt] == [("C", "verboten")]


def test_im_rang_steht_die_voraussetzung_vor_der_billigeren() -> None:
    # C has the least EUR per tonne and takes A along, on which it rests; D has no effect and comes last.
    fall = baue_fall(
        [
            massnahme("A", investition_eur=90_000, co2_t_a=1),
            massnahme("B", investition_eur=50_000, co2_t_a=5),
            massnahme("C", investition_eur=10_000, co2_t_a=50),
            massnahme("D", investition_eur=1_000, co2_t_a=0, pflicht=True),
        ],
        haushalt=ansaetze(200_000, JAHRE),
        beziehungen=[{"id": "v", "art": "voraussetzung", "mitglieder": ["A", "C"]}],
    )
    ergebnis = priorisiere(fall, GENAU, Budgetstaffel(Decimal(1), Decimal(2), 2))
    assert [(platz.rang, platz.massnahme) for platz in ergebnis.liste] == [(1, "A"), (1, "C"), (1, "B"), (1, "D")]


def preisfall() -> Planungsfall:
    """Return a case in which the best plan of a budget is no part of that of the next one."""
    return baue_fall(
        [
            massnahme("A", investition_eur=60_000, co2_t_a=6),
            massnahme("B", investition_eur=50_000, co2_t_a=5),
            massnahme("C", investition_eur=50_000, co2_t_a=5),
        ],
        projekt={"ende": 2028},
        haushalt=ansaetze([100_000, 0], (2027, 2028)),
    )


def test_verlust_gegenueber_bekanntem_budget() -> None:
    # 60,000: A (6 t) alone; 100,000: B and C (10 t). Nested: B, then C: 5 and 10 t; A alone in both: 6 and 6 t.
    ergebnis = priorisiere(preisfall(), GENAU, Budgetstaffel(Decimal("0.6"), Decimal(1), 2))
    verlange_gueltig(ergebnis)
    assert [(s.wert, s.eigener_wert, s.verlust) for s in ergebnis.stufen] == [(5, 6, 1), (10, 10, 0)]
    assert ergebnis.stufen[0].verlust_anteil == Decimal(1) / 6
    assert (ergebnis.zielwert, ergebnis.schranke, ergebnis.verlust) == (
        Decimal("7.5"),
        Decimal("7.5"),
        Decimal("0.5"),
    )
    # Who thinks the small budget nine times as likely takes A: 6 instead of 0.9 · 5 + 0.1 · 10 = 5.5 t.
    gewichte = (Decimal("0.9"), Decimal("0.1"))
    ergebnis = priorisiere(preisfall(), GENAU, Budgetstaffel(Decimal("0.6"), Decimal(1), 2, gewichte))
    assert [platz.massnahme for platz in ergebnis.liste] == ["A"]
    assert [e.grund for e in ergebnis.nicht_gewaehlt] == ["verdraengt", "verdraengt"]


def test_stufe_fuer_stufe_sagt_die_schranke_ohne_liste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planung, "GEMEINSAM_BIS", 0)
    ergebnis = priorisiere(preisfall(), GENAU, Budgetstaffel(Decimal("0.6"), Decimal(1), 2))
    verlange_gueltig(ergebnis)
    # Upwards A stays (6 and 6 t); from the outside B or C of the large plan remains (5 and 10 t): the better one.
    assert ergebnis.zielwert == Decimal("7.5")
    assert not ergebnis.gemeinsam
    assert ergebnis.schranke == 8  # (6 + 10) / 2: valid for any list
    assert ergebnis.luecke == Decimal("0.5") / Decimal("7.5")


def test_von_aussen_nach_innen() -> None:
    assert planung._von_aussen(2) == [1, 0]
    assert planung._von_aussen(6) == [5, 0, 2, 1, 3, 4]


def test_auch_eine_liste_die_kleinen_budgets_nichts_laesst_ist_keine(monkeypatch: pytest.MonkeyPatch) -> None:
    # The target needs one of A and B; the large budget takes the dear B alone (they exclude each other), which the
    # small one cannot pay: from the outside there is no list, upwards there is.
    monkeypatch.setattr(planung, "GEMEINSAM_BIS", 0)
    fall = baue_fall(
        [massnahme("A", investition_eur=50_000), massnahme("B", co2_t_a=30)],
        haushalt=ansaetze([100_000, 0, 0, 0], JAHRE),
        beziehungen=[{"id": "x", "art": "ausschluss", "mitglieder": ["A", "B"]}],
        ziele=[{"id": "z", "art": "minderung_jahr", "jahr": 2030, "wert": 10}],
    )
    ergebnis = priorisiere(fall, GENAU, Budgetstaffel(Decimal("0.5"), Decimal(1), 2))
    verlange_gueltig(ergebnis)
    assert [auswahl(stufe.ergebnis) for stufe in ergebnis.stufen] == [{"A": "basis"}] * 2


@pytest.mark.parametrize("anzahl", [2, 3, 6])
def test_mehr_stufen_bleiben_geschachtelt(anzahl: int) -> None:
    fall = Planungsfall.model_validate(kleiner_fall(26))
    ergebnis = priorisiere(fall, GENAU, Budgetstaffel(Decimal("0.5"), Decimal("1.5"), anzahl))
    verlange_gueltig(ergebnis)
    assert len(ergebnis.stufen) + len(ergebnis.ausfaelle) == anzahl


def test_was_erst_beim_nachrechnen_scheitert_wird_verworfen(monkeypatch: pytest.MonkeyPatch) -> None:
    # The recount refuses the first list (B, then B and C); the search goes on and finds C, then C and B.
    echt, listen = planung.suche_liste, []

    def merke(*argumente: Any) -> Any:
        gefunden = echt(*argumente)
        listen.append(gefunden[0])
        return gefunden

    def verweigere(self: Any, stufe: Any, mindestens: Any, hoechstens: Any) -> Any:
        if len(listen) == 1:
            raise UnerfuellbarFehler(["um einen Cent"])
        return folge(self, stufe, mindestens, hoechstens)

    folge = planung._Lauf._folge
    monkeypatch.setattr(planung, "suche_liste", merke)
    monkeypatch.setattr(planung._Lauf, "_folge", verweigere)
    ergebnis = priorisiere(preisfall(), GENAU, Budgetstaffel(Decimal("0.6"), Decimal(1), 2))
    assert len(listen) == 2
    assert listen[0] != listen[1]
    assert ergebnis.zielwert == Decimal("7.5")


# --- bad input -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("staffel", "kennung", "feld"),
    [
        (Budgetstaffel(Decimal("1.5"), Decimal("0.5")), "E360", "von"),
        (Budgetstaffel(Decimal(1), Decimal(1)), "E360", "von"),
        (Budgetstaffel(Decimal("-0.5")), "E360", "von"),
        (Budgetstaffel(bis=Decimal(11)), "E360", "von"),
        (Budgetstaffel(anzahl=1), "E360", "stufen"),
        (Budgetstaffel(anzahl=21), "E360", "stufen"),
        (Budgetstaffel(anzahl=3, gewichte=(Decimal(1),) * 2), "E361", "gewichte"),
        (Budgetstaffel(anzahl=2, gewichte=(Decimal(0),) * 2), "E361", "gewichte"),
        (Budgetstaffel(anzahl=2, gewichte=(Decimal(-1), Decimal(3))), "E361", "gewichte"),
        (Budgetstaffel(kostentraeger=("stat",)), "E362", "kostentraeger"),
        (Budgetstaffel(kostentraeger=("werk",)), "E363", "kostentraeger"),
    ],
)
def test_unpassendes_ist_ein_befund(staffel: Budgetstaffel, kennung: str, feld: str) -> None:
    werk = {"id": "werk", "name": "Werk", "art": "unternehmen"}
    fall = baue_fall([massnahme("A")], weitere_traeger=[werk], haushalt=ansaetze(100_000, JAHRE))
    with pytest.raises(EingabeFehler) as fehler:
        priorisiere(fall, GENAU, staffel)
    assert [(befund.kennung, befund.feld) for befund in fehler.value.befunde] == [(kennung, feld)]


def test_ohne_haushalt_gibt_es_nichts_zu_staffeln() -> None:
    with pytest.raises(EingabeFehler, match="der Fall nennt keine Haushaltsansätze"):
        priorisiere(baue_fall([massnahme("A")]), GENAU)
