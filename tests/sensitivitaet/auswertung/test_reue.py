"""Regret against brute force: every set of measures under every scenario, best plan and loss by arithmetic."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from itertools import chain, combinations

import pytest

from massnahmenplan.ergebnis.laufergebnis import Laufergebnis
from massnahmenplan.grundlagen.fehler import AbweichungsFehler
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.sensitivitaet.auswertung.reue import reue
from massnahmenplan.sensitivitaet.studie import Studie
from tests.fallbau import ansaetze, baue_fall, massnahme
from tests.sensitivitaet.auswertung.laufbau import lauf, studie

MODUL = import_module("massnahmenplan.sensitivitaet.auswertung.reue")
KOSTEN = {"a": 100_000, "b": 150_000, "c": 220_000}
WIRKUNG = {"a": 10, "b": 12, "c": 25}
"""t a year; building takes 2027, so that they count for the three years 2028 … 2030."""
SZENARIEN: dict[int, dict[str, object]] = {
    0: {},
    1: {"haus": "50 %"},
    2: {"haus": "150 %"},
    3: {"teuer": 2},
    4: {"haus": "150 %", "schwach": "0,2"},
}
Menge = tuple[str, ...]
MENGEN: tuple[Menge, ...] = tuple(chain.from_iterable(combinations(KOSTEN, n) for n in range(4)))


def fall() -> Planungsfall:
    """250,000 EUR in 2027, nothing in other years."""
    massnahmen = [
        massnahme(kennung, investition_eur=KOSTEN[kennung], co2_t_a=WIRKUNG[kennung], dauer_bau=1)
        for kennung in KOSTEN
    ]
    return baue_fall(massnahmen, haushalt=ansaetze([250_000, 0, 0, 0], range(2027, 2031)))


def groessen() -> Studie:
    """The budget, the cost of c, and the effect of c."""
    return studie(
        {"id": "haus", "art": "haushalt", "fuer": "stadt", "werte": ["50 %", "150 %"]},
        {"id": "teuer", "art": "investition", "fuer": "c", "werte": [2]},
        {"id": "schwach", "art": "wirkung", "fuer": "c", "werte": ["0,2"]},
    )


def wert(menge: Menge, szenario: int) -> Decimal:
    faktor = Decimal("0.2") if "schwach" in SZENARIEN[szenario] else 1
    return sum((3 * WIRKUNG[m] * (faktor if m == "c" else Decimal(1)) for m in menge), Decimal(0))


def haelt(menge: Menge, szenario: int) -> bool:
    budget = {"50 %": 125_000, "150 %": 375_000}.get(str(SZENARIEN[szenario].get("haus")), 250_000)
    teuer = 2 if "teuer" in SZENARIEN[szenario] else 1
    return sum(KOSTEN[m] * (teuer if m == "c" else 1) for m in menge) <= budget


def bester(szenario: int) -> Menge:
    return max((menge for menge in MENGEN if haelt(menge, szenario)), key=lambda menge: wert(menge, szenario))


def laeufe() -> Iterator[Laufergebnis]:
    for nummer, werte in SZENARIEN.items():
        yield lauf(nummer, werte, bester(nummer), wert(bester(nummer), nummer), wert(bester(nummer), nummer) + 1)


def test_reue_wie_von_hand() -> None:
    """Best: a b with 250,000 … c with 375,000. Each value and each failure is that of the arithmetic above."""
    ergebnis = reue(fall(), groessen(), list(laeufe()), ohne_plan=2)
    je_plan = {kandidat.massnahmen: kandidat for kandidat in ergebnis.kandidaten}
    assert set(je_plan) == {bester(szenario) for szenario in SZENARIEN}
    assert len(je_plan) > 2
    for menge, kandidat in je_plan.items():
        assert [w.lauf for w in kandidat.werte] == list(SZENARIEN)
        for w in kandidat.werte:
            verlust = wert(bester(w.lauf), w.lauf) - wert(menge, w.lauf)
            assert (w.durchfuehrbar, w.reue, w.hoechstens) == (haelt(menge, w.lauf), verlust, verlust + 1)
            assert not w.durchfuehrbar or w.reue >= 0
            assert w.durchfuehrbar or "Haushalt" in w.verstoesse[0] or "€" in w.verstoesse[0]
    assert ergebnis.ohne_vergleich == 2
    assert (ergebnis.weitere_plaene, ergebnis.weitere_laeufe) == (0, 0)


def test_plan_der_kleinsten_groessten_reue_durch_durchzaehlen() -> None:
    kandidaten = {bester(szenario) for szenario in SZENARIEN}

    def rang(menge: Menge) -> tuple[int, Decimal]:
        gut = [s for s in SZENARIEN if haelt(menge, s)]
        return len(SZENARIEN) - len(gut), max(wert(bester(s), s) - wert(menge, s) for s in gut)

    ergebnis = reue(fall(), groessen(), list(laeufe()), ohne_plan=0)
    assert ergebnis.bester is not None
    assert ergebnis.bester.massnahmen == min(kandidaten, key=rang)
    assert [rang(k.massnahmen) for k in ergebnis.kandidaten] == sorted(rang(menge) for menge in kandidaten)
    assert ergebnis.bester.groesste_reue == rang(ergebnis.bester.massnahmen)[1]


def test_reue_unter_null_so_weit_die_luecke_reicht() -> None:
    """Run 2 stopped at a (30 t) with the bound 120: other plans are better there, and not beyond the bound."""
    alle = {einer.nummer: einer for einer in laeufe()}
    schwaecher = [alle[0], replace(lauf(2, SZENARIEN[2], "a", 30, 120), status="luecke"), alle[4]]
    ergebnis = reue(fall(), groessen(), schwaecher, ohne_plan=0)
    negative = [w for k in ergebnis.kandidaten for w in k.werte if w.durchfuehrbar and w.reue < 0]
    assert negative
    assert all(w.lauf == 2 and w.reue >= -(120 - 30) for w in negative)
    assert all(w.hoechstens is not None and w.hoechstens >= 0 for w in negative)


def test_ein_abgelegter_wert_der_nicht_stimmt_faellt_auf() -> None:
    falsch = [lauf(0, {}, "a", 31)]
    with pytest.raises(AbweichungsFehler, match="Lauf 0"):
        reue(fall(), groessen(), falsch, ohne_plan=0)


def test_ein_eigener_plan_der_eine_grenze_bricht_faellt_auf() -> None:
    with pytest.raises(AbweichungsFehler, match="verletzt eine Grenze"):
        reue(fall(), groessen(), [lauf(0, {}, "abc", 141)], ohne_plan=0)


def test_mehr_als_geprueft_werden_kann_wird_genannt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two candidates, four recounts: the case, and of the four other runs the first."""
    monkeypatch.setattr(MODUL, "HOECHSTENS_KANDIDATEN", 2)
    monkeypatch.setattr(MODUL, "HOECHSTENS_NACHRECHNUNGEN", 4)
    ergebnis = reue(fall(), groessen(), list(laeufe()), ohne_plan=0)
    plaene = {bester(szenario) for szenario in SZENARIEN}
    assert len(ergebnis.kandidaten) == 2
    assert ergebnis.weitere_plaene == len(plaene) - 2
    assert (ergebnis.laeufe, ergebnis.weitere_laeufe) == ((0, 1), 3)


def test_mehrere_prozesse_rechnen_dasselbe(monkeypatch: pytest.MonkeyPatch) -> None:
    hier = reue(fall(), groessen(), list(laeufe()), ohne_plan=0)
    monkeypatch.setattr(MODUL, "IM_HAUS", 0)
    assert reue(fall(), groessen(), list(laeufe()), ohne_plan=0, kerne=2) == hier
