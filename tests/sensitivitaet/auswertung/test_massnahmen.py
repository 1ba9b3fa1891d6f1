"""Shares, years and classes by hand, and what sets runs apart; classes partition the measures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massnahmenplan.ergebnis.studienantworten import Massnahmenanteil
from massnahmenplan.sensitivitaet.auswertung.massnahmen import massnahmenanteile
from tests.sensitivitaet.auswertung.laufbau import KENNUNGEN, fall, lauf, studie


def je_massnahme(*laeufe: object, kern_ab: str = "0.95", mit: object = None) -> dict[str, Massnahmenanteil]:
    anteile = massnahmenanteile(fall(), mit or studie(), laeufe, Decimal(kern_ab))  # type: ignore[arg-type]
    return {anteil.massnahme: anteil for anteil in anteile}


def test_anteile_jahre_und_klassen() -> None:
    """Of four runs: a in all, b in two, c in one, d in none."""
    anteile = je_massnahme(
        lauf(0, {}, {"a": 2027, "b": 2028}),
        lauf(1, {"bau": 2}, {"a": 2028}),
        lauf(2, {"bau": "0,5"}, {"a": 2027, "b": 2030, "c": 2029}),
        lauf(3, {"haus": "50 %"}, {"a": 2030}),
    )
    assert [(m, a.anteil, a.klasse) for m, a in anteile.items()] == [
        ("a", 1, "kern"),
        ("b", Decimal("0.5"), "bedingt"),
        ("c", Decimal("0.25"), "bedingt"),
        ("d", 0, "nie"),
    ]
    a, b, d = anteile["a"], anteile["b"], anteile["d"]
    assert (a.fruehestes_jahr, a.uebliches_jahr, a.spaetestes_jahr) == (2027, 2027, 2030)  # 27 27 28 30
    assert (b.fruehestes_jahr, b.uebliches_jahr, b.spaetestes_jahr) == (2028, 2028, 2030)
    assert (d.fruehestes_jahr, d.uebliches_jahr, d.spaetestes_jahr, d.varianten) == (None, None, None, ())
    assert a.varianten == (("basis", 4),)


@pytest.mark.parametrize(
    ("gewaehlt", "klasse"), [(20, "kern"), (19, "kern"), (18, "bedingt"), (1, "bedingt"), (0, "nie")]
)
def test_kern_ab_95_prozent(gewaehlt: int, klasse: str) -> None:
    laeufe = [lauf(n, {"bau": n}, "a" if n < gewaehlt else "") for n in range(20)]
    assert je_massnahme(*laeufe)["a"].klasse == klasse


def test_kern_nur_wenn_immer() -> None:
    laeufe = [lauf(n, {"bau": n}, "a" if n else "") for n in range(20)]
    assert je_massnahme(*laeufe, kern_ab="1")["a"].klasse == "bedingt"


def test_trennung_nennt_die_stellgroesse_mit_den_verschiedensten_werten() -> None:
    """With b the budget is 100 % or more, without it 50 %; the cost of building lies on both sides."""
    anteile = je_massnahme(
        lauf(0, {}, "ab"),  # as the case: both factors are 1
        lauf(1, {"bau": 2, "haus": "150 %"}, "ab"),
        lauf(2, {"bau": "0,5", "haus": "50 %"}, "a"),
        lauf(3, {"bau": 2, "haus": "50 %"}, "a"),
    )
    trennung = anteile["b"].trennung
    assert trennung is not None
    assert (trennung.stellgroesse, trennung.staerke) == ("haus", 1)
    assert (trennung.mit, trennung.ohne) == (1, Decimal("0.5"))
    assert anteile["a"].trennung is None  # in every run: nothing to set apart


def test_staerke_ist_cliffs_delta() -> None:
    """With: 1 and 3, without: 2 and 4. Pairs: 1<2, 1<4, 3>2, 3<4, so (1 − 3) / 4 = −0.5."""
    laeufe = [lauf(n, {"bau": n}, "a" if n in (1, 3) else "") for n in (1, 2, 3, 4)]
    trennung = je_massnahme(*laeufe)["a"].trennung
    assert trennung is not None
    assert (trennung.staerke, trennung.mit, trennung.ohne) == (Decimal("0.5"), 1, 2)


def test_texte_trennen_nach_haeufigkeit() -> None:
    """With: hoch 2 of 3; without: hoch 0 of 2. Distance 2/3; the factor does not differ at all."""
    preise = {"id": "preis", "art": "szenario", "werte": ["hoch", "tief"]}
    bau = {"id": "bau", "art": "investition", "fuer": "alle", "von": 1, "bis": 2}
    werte = [("hoch", "a"), ("hoch", "a"), ("tief", "a"), ("tief", ""), ("tief", "")]
    laeufe = [lauf(n, {"preis": preis, "bau": 1}, massnahmen) for n, (preis, massnahmen) in enumerate(werte)]
    trennung = je_massnahme(*laeufe, mit=studie(bau, preise))["a"].trennung
    assert trennung is not None
    assert (trennung.stellgroesse, trennung.mit, trennung.ohne) == ("preis", "hoch", "tief")
    assert round(trennung.staerke, 6) == Decimal("0.666667")


def test_was_kaum_trennt_wird_nicht_genannt() -> None:
    laeufe = [lauf(n, {"bau": wert}, "a" if n < 2 else "") for n, wert in enumerate((1, 2, 1, 2))]
    assert je_massnahme(*laeufe)["a"].trennung is None


def test_ohne_laeufe_keine_aussage() -> None:
    assert massnahmenanteile(fall(), studie(), ()) == ()


@given(st.lists(st.dictionaries(st.sampled_from(KENNUNGEN), st.integers(2027, 2030)), min_size=1, max_size=30))
def test_klassen_teilen_die_massnahmen_auf(plaene: list[dict[str, int]]) -> None:
    laeufe = [lauf(nummer, {"bau": nummer}, plan) for nummer, plan in enumerate(plaene)]
    anteile = massnahmenanteile(FALL, STUDIE, laeufe)
    assert sorted(anteil.massnahme for anteil in anteile) == list(KENNUNGEN)
    for anteil in anteile:
        assert 0 <= anteil.anteil <= 1
        assert (anteil.klasse == "nie") == (anteil.gewaehlt == 0)
        assert (anteil.klasse == "kern") == (anteil.anteil >= Decimal("0.95"))
        assert sum(anzahl for _, anzahl in anteil.varianten) == anteil.gewaehlt
        if anteil.gewaehlt:
            jahre = sorted(plan[anteil.massnahme] for plan in plaene if anteil.massnahme in plan)
            mitte = jahre[(len(jahre) - 1) // 2]
            assert [anteil.fruehestes_jahr, anteil.uebliches_jahr, anteil.spaetestes_jahr] == [
                jahre[0], mitte, jahre[-1],
            ]  # fmt: skip
        if anteil.trennung is not None:
            assert 0.5 <= anteil.trennung.staerke <= 1


FALL, STUDIE = fall(), studie()
