"""The engine against the enumeration of all plans: seeded cases, both aims, gap 0.

A hundred cases as they come; and some with ample money in which relations of two measures decide.
"""

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


PAARE = ("vorgaenger", "anfangsfolge", "voraussetzung", "ueberlappung")
"""Relations that are at work only if both measures are in the plan."""
PAARSAATEN = range(300, 328)


@cache
def mit_paar(saat: int) -> dict[str, Any]:
    """Return a case with money for two measures and more, and a relation between the first two of them."""
    fall = kleiner_fall(saat)
    zufall = random.Random(saat)
    beginn, ende = fall["projekt"]["beginn"], fall["projekt"]["ende"]
    del fall["massnahmen"][3:]
    for ansatz in fall["haushalt"]:
        ansatz["betrag_eur"] = zufall.choice((100_000, 125_000, 150_000))
    for eine in fall["massnahmen"][:2]:
        eine |= {"fruehester_beginn": beginn, "spaetestes_ende": ende, "dauer_planung": 0, "dauer_bau": 1}
        eine["investition_eur"]["planung"] = 0
    fall["massnahmen"][1]["art"] = "radweg"  # fewer ways: no funding
    art = PAARE[saat % 4]
    eintrag = {"id": "B0", "art": art, "mitglieder": [m["id"] for m in fall["massnahmen"][:2]]}
    if art == "ueberlappung":
        eintrag |= zufall.choice(({"anteil": "0.4"}, {"co2_t_a": 3}))
    else:
        eintrag |= {"abstand": zufall.choice((0, 1)), "hoechstabstand": zufall.choice((None, 1))}
    fall["beziehungen"] = [eintrag]
    fall["ressourcen"][0]["menge"] = 4
    return fall


@cache
def plan_mit_paar(saat: int) -> Ergebnis | None:
    return _plane(mit_paar(saat), "co2" if saat % 8 < 6 else "kosten")


@pytest.mark.parametrize("saat", PAARSAATEN)
def test_beziehungen_von_paaren_gelten_genau(saat: int) -> None:
    ziel = "co2" if saat % 8 < 6 else "kosten"
    bester, _ = bestes(mit_paar(saat), ziel)
    _vergleiche(plan_mit_paar(saat), ziel, bester)


BUENDELSAATEN = range(400, 424)


@cache
def mit_buendel(saat: int) -> dict[str, Any]:
    """Return a case in which its first measures share a trench; money is scarce, and two get no funding."""
    fall = kleiner_fall(saat)
    zufall = random.Random(saat)
    del fall["massnahmen"][4:]
    mitglieder = [m["id"] for m in fall["massnahmen"]]
    for ansatz in fall["haushalt"]:
        ansatz["betrag_eur"] = zufall.choice((50_000, 70_000, 90_000, 120_000))
    for m in fall["massnahmen"][1:]:
        m["art"] = "radweg"
    zufall.shuffle(mitglieder)
    buendel: dict[str, Any] = {"id": "g", "art": "buendel", "mitglieder": mitglieder}
    fall["beziehungen"] = [
        buendel
        | zufall.choice(
            (
                {"anteil": "0.3"},
                {"anteil": "0.4", "anzahl": min(3, len(mitglieder))},
                {"gemeinkosten_eur": 20_000},
            )
        )
    ]
    fall["ressourcen"][0]["menge"] = 9
    return fall


@cache
def plan_mit_buendel(saat: int) -> Ergebnis | None:
    return _plane(mit_buendel(saat), ziel_von(saat))


@pytest.mark.parametrize("saat", BUENDELSAATEN)
def test_buendel_sparen_genau(saat: int) -> None:
    bester, _ = bestes(mit_buendel(saat), ziel_von(saat))
    _vergleiche(plan_mit_buendel(saat), ziel_von(saat), bester)


def test_in_den_faellen_mit_buendel_wird_gespart() -> None:
    plaene = [plan for plan in map(plan_mit_buendel, BUENDELSAATEN) if plan is not None]
    sparende = [m for plan in plaene for m in plan.bilanz.massnahmen if m.buendelersparnis_eur]
    assert len(plaene) >= 15
    assert len(sparende) >= 10
    assert any(m.antraege for m in sparende)


def test_die_faelle_fordern_jede_regel_heraus() -> None:
    """The mix keeps its teeth: each rule is at work in several of the plans that were found."""
    vorkommen: Counter[str] = Counter()
    for ergebnis in (*map(plan_der_maschine, SAATEN), *map(plan_mit_paar, PAARSAATEN)):
        if ergebnis is None:
            vorkommen["unerfuellbar"] += 1
        else:
            vorkommen.update(_am_werk(ergebnis))
    mindestens = {
        "unerfuellbar": 10,
        "plan": 70,
        "vorgaenger": 3,
        "anfangsfolge": 4,
        "voraussetzung": 4,
        "ueberlappung": 5,
        "ausschluss": 5,
        "gruppe_mindestens": 5,
        "pflicht": 5,
        "topf": 10,
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
    braucht = {"ausschluss": 1, "gruppe_mindestens": 1}
    beziehungen = {
        str(b.art)
        for b in fall.beziehungen
        if b.art != "ueberlappung" and len(im_plan & set(b.mitglieder)) >= braucht.get(b.art, 2)
    }
    return {regel for regel, am_werk in werke.items() if am_werk} | beziehungen


def _braucht_rest(zeile: Any) -> bool:
    """Without the money carried on, the year would not be paid for."""
    return zeile.ansatz_eur is not None and zeile.netto_eur > zeile.ansatz_eur and zeile.rest_vorjahr_eur > 0
