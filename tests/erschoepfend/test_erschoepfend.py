"""The engine against the enumeration of all plans: a hundred seeded cases, both aims, gap 0."""

import random
from collections import Counter
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.erschoepfend.aufzaehlung import bestes
from tests.erschoepfend.faelle import kleiner_fall

SAATEN = range(100)


def ziel_von(saat: int) -> str:
    return "co2" if saat % 2 == 0 else "kosten"


@cache
def plan_der_maschine(saat: int) -> Ergebnis | None:
    """Return the engine's result, None if it says that no plan is possible."""
    return _plane(kleiner_fall(saat), ziel_von(saat))


def _plane(fall: dict[str, Any], ziel: str) -> Ergebnis | None:
    try:
        return plane(Planungsfall.model_validate(fall), Vorgaben(ziel=[ziel], luecke=0.0))
    except UnerfuellbarFehler:
        return None


def _vergleiche(ergebnis: Ergebnis | None, ziel: str, bester: Fraction | None) -> None:
    if ergebnis is None or bester is None:
        assert ergebnis is None
        assert bester is None
        return
    wert = Fraction(ergebnis.bilanz.zielwerte[ziel])
    assert abs(wert - bester) <= Fraction(1, 10**9) * max(1, abs(bester))


@pytest.mark.parametrize("saat", SAATEN)
def test_findet_genau_das_optimum_der_aufzaehlung(saat: int) -> None:
    bester, _ = bestes(kleiner_fall(saat), ziel_von(saat))
    _vergleiche(plan_der_maschine(saat), ziel_von(saat), bester)


def mit_mehremission(saat: int) -> dict[str, Any]:
    """Return a case in which the overlapped measure uses more energy than it saves (or emits more)."""
    fall = kleiner_fall(saat)
    zufall = random.Random(saat)
    erste, zweite = fall["massnahmen"][0], fall["massnahmen"][1]
    zweite.pop("co2_t_a", None)
    zweite["endenergie_kwh_a"] = {"strom": -zufall.choice((20_000, 60_000))}
    zweite["ertrag_eur_a"] = 40_000
    zweite["nutzungsdauer_a"] = 20
    fall["beziehungen"] = [
        {"id": "B0", "art": "ueberlappung", "mitglieder": [erste["id"], zweite["id"]], "anteil": "0.4"},
        {"id": "B1", "art": "gruppe_mindestens", "mitglieder": [zweite["id"], erste["id"]], "anzahl": 1},
    ]
    return fall


@pytest.mark.parametrize("saat", range(200, 216))
def test_ueberlappte_mehremission_zaehlt_genau(saat: int) -> None:
    bester, _ = bestes(mit_mehremission(saat), ziel_von(saat))
    _vergleiche(_plane(mit_mehremission(saat), ziel_von(saat)), ziel_von(saat), bester)


def test_die_faelle_fordern_jede_regel_heraus() -> None:
    """The mix keeps its teeth: each rule is at work in several of the plans that were found."""
    vorkommen: Counter[str] = Counter()
    for saat in SAATEN:
        ergebnis = plan_der_maschine(saat)
        if ergebnis is None:
            vorkommen["unerfuellbar"] += 1
        else:
            vorkommen.update(_am_werk(ergebnis))
    mindestens = {
        "unerfuellbar": 10,
        "plan": 50,
        "vorgaenger": 3,
        "anfangsfolge": 3,
        "voraussetzung": 3,
        "ausschluss": 3,
        "gruppe_mindestens": 3,
        "ueberlappung": 5,
        "pflicht": 3,
        "topf": 5,
        "zwei_programme": 2,
        "rest": 10,
        "linie": 3,
        "ziel_weich": 5,
        "ziel_verfehlt": 3,
        "ziel_hart": 5,
        "ressource_ausgeschoepft": 10,
        "nicht_alles": 20,
    }
    zu_selten = {regel: vorkommen[regel] for regel, anzahl in mindestens.items() if vorkommen[regel] < anzahl}
    assert not zu_selten


def _am_werk(ergebnis: Ergebnis) -> set[str]:
    """Return the rules that matter in a plan: relations with a planned member, money that really moves."""
    fall, bilanz = ergebnis.fall, ergebnis.bilanz
    im_plan = {m.massnahme for m in bilanz.massnahmen}
    werke = {
        "plan": bool(im_plan),
        "nicht_alles": 0 < len(im_plan) < len(fall.massnahmen),
        "pflicht": any(m.pflicht for m in fall.massnahmen),
        "topf": any(k.konto.startswith("topf:") and k.verbrauch for k in bilanz.konten),
        "zwei_programme": any(len(m.antraege) > 1 for m in bilanz.massnahmen),
        "rest": any(_braucht_rest(z) for z in bilanz.haushalt),
        "linie": any(z.linie_eur for z in bilanz.haushalt),
        "ziel_weich": any(not z.hart for z in bilanz.ziele),
        "ziel_verfehlt": any(z.verfehlung_t for z in bilanz.ziele),
        "ziel_hart": any(z.hart for z in bilanz.ziele),
        "ressource_ausgeschoepft": any(k.verbrauch == k.menge > 0 for k in bilanz.konten),
        "ueberlappung": any(e.ueberlappung_t for e in bilanz.emissionen),
    }
    beziehungen = {
        str(b.art)
        for b in fall.beziehungen
        if im_plan & set(b.mitglieder) and (b.art != "ueberlappung") and (im_plan >= set(b.mitglieder) or "g" in b.art)
    }
    return {regel for regel, am_werk in werke.items() if am_werk} | beziehungen


def _braucht_rest(zeile: Any) -> bool:
    """Without the money carried on, the year would not be paid for."""
    return zeile.ansatz_eur is not None and zeile.netto_eur > zeile.ansatz_eur and zeile.rest_vorjahr_eur > 0
