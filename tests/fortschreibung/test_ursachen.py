"""What caused a change: each kind of cause in a case made for it; differences of cases."""

from typing import Any

import pytest

from massnahmenplan.bericht import unterschiede
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.fallunterschiede import fallunterschiede
from massnahmenplan.fortschreibung import schreibe_fort, vergleiche
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, falldaten, massnahme, programm

EXAKT = Vorgaben(["co2"], luecke=0.0)
JAHRE = range(2027, 2031)


def _daten(**abschnitte: Any) -> dict[str, Any]:
    """Return three measures of 100,000 EUR in three years with as much money: a 2027, b 2028, c 2029."""
    drei = [massnahme("a", co2_t_a=12), massnahme("b", co2_t_a=10), massnahme("c", co2_t_a=8)]
    massnahmen = abschnitte.pop("massnahmen", drei)
    haushalt = {"haushalt": ansaetze([100_000, 100_000, 100_000, 0], JAHRE)}
    return falldaten(massnahmen, **(haushalt | abschnitte))


@pytest.fixture(scope="module")
def alt() -> Ergebnis:
    ergebnis = plane(Planungsfall.model_validate(_daten()), EXAKT)
    assert [schritt.beginn for schritt in ergebnis.plan.schritte] == [2027, 2028, 2029]
    return ergebnis


def _ursachen(alt: Ergebnis, **abschnitte: Any) -> dict[tuple[str, str], tuple[str, str]]:
    neu = schreibe_fort(alt, Planungsfall.model_validate(_daten(**abschnitte)), vorgaben=EXAKT)
    return {(a.massnahme, a.art): (a.ursache.art.value, a.ursache.text) for a in neu.aenderungen}


def test_festlegung_mit_beschluss(alt: Ergebnis) -> None:
    festlegung = {"massnahme": "a", "art": "nicht_vor", "wert": "2028", "beschluss": "Rat 7/2027"}
    ursachen = _ursachen(alt, festlegungen=[festlegung])
    art, text = ursachen["a", "verschoben"]
    assert (art, text) == ("festlegung", "Festlegung „nicht vor 2028“ (Rat 7/2027)")
    # b takes the place of a (2027), or c does: money of 2027 is free, and nothing else changed
    art, text = ursachen["b", "verschoben"]
    assert art == "angestossen"
    assert "Haushalt von Stadt" in text
    assert "Rat 7/2027" in text


def test_eigene_kosten(alt: Ergebnis) -> None:
    teurer = [
        massnahme("a", co2_t_a=12),
        massnahme("b", co2_t_a=10, investition_eur="133000"),
        massnahme("c", co2_t_a=8),
    ]
    ursachen = _ursachen(alt, massnahmen=teurer)
    art, text = ursachen["b", "gestrichen"]
    assert art == "eingabe"
    assert "100.000 → 133.000 (+33 %)" in text
    assert ursachen["c", "verschoben"][0] == "angestossen"
    assert "Maßnahme b" in ursachen["c", "verschoben"][1]


def test_ueber_eine_ueberlappung_stoesst_nur_an_was_die_wirkung_aendert() -> None:
    """b and c overlap, all share a purse. a does not fit any more: b and c move up. c is 1 EUR cheaper as well.

    What is the cause of b's move is known from updates with only one of the two differences.
    """
    ueberlappung = [{"art": "ueberlappung", "mitglieder": ["c", "b"], "anteil": "0.1"}]
    drei = [massnahme("a", co2_t_a=12), massnahme("b", co2_t_a=10), massnahme("c", co2_t_a=8)]
    a_teurer, c_billiger = drei[0] | {"investition_eur": "133000"}, drei[2] | {"investition_eur": "99999"}
    alt = plane(Planungsfall.model_validate(_daten(beziehungen=ueberlappung)), EXAKT)
    assert [schritt.beginn for schritt in alt.plan.schritte] == [2027, 2028, 2029]

    def ursachen(*massnahmen: dict[str, Any]) -> dict[tuple[str, str], tuple[str, str]]:
        return _ursachen(alt, massnahmen=list(massnahmen), beziehungen=ueberlappung)

    assert ("b", "verschoben") not in ursachen(drei[0], drei[1], c_billiger)
    assert ("b", "verschoben") in ursachen(a_teurer, drei[1], drei[2])
    art, text = ursachen(a_teurer, drei[1], c_billiger)["b", "verschoben"]
    assert art == "angestossen"
    assert text.startswith("angestoßen über den Haushalt von Stadt durch Maßnahme a (")


def test_andere_wirkung_stoesst_ueber_die_ueberlappung_an() -> None:
    """c is done first and takes nine tenths of b's effect: for once that it works better, b is not worth it."""
    ueberlappung = [{"art": "ueberlappung", "mitglieder": ["c", "b"], "anteil": "0.9"}]
    alt = plane(Planungsfall.model_validate(_daten(beziehungen=ueberlappung)), EXAKT)
    besser = [massnahme("a", co2_t_a=12), massnahme("b", co2_t_a=10), massnahme("c", co2_t_a=80)]
    ursachen = _ursachen(alt, massnahmen=besser, beziehungen=ueberlappung)
    angestossen = [text for (m, _), (art, text) in ursachen.items() if m == "b" and art == "angestossen"]
    assert angestossen
    assert all("Überlappung der Wirkung" in text and "durch Maßnahme c" in text for text in angestossen)


def test_haushalt_des_jahres(alt: Ergebnis) -> None:
    """Only c is paid in 2029: it alone has its budget as the cause."""
    ursachen = _ursachen(alt, haushalt=ansaetze([100_000, 100_000, 0, 0], JAHRE))
    assert set(ursachen) == {("c", "gestrichen")}
    art, text = ursachen["c", "gestrichen"]
    assert art == "vorgabe"
    assert text == "Haushalt Stadt (investiv) 2029: betrag_eur 100.000 → 0 (−100 %)"


def test_neue_und_entfallene_massnahme(alt: Ergebnis) -> None:
    neue = [massnahme("a", co2_t_a=12), massnahme("c", co2_t_a=8), massnahme("d", co2_t_a=9)]
    ursachen = _ursachen(alt, massnahmen=neue)
    assert ursachen["b", "gestrichen"] == ("eingabe", "nicht mehr im Fall")
    assert ursachen["d", "neu"] == ("eingabe", "neu im Fall")


def test_stichtag(alt: Ergebnis) -> None:
    """With any state at all nothing begins in the past: a was not begun in 2027."""
    stand = {"massnahme": "c", "phase": "vorbereitet", "datum": "2028-01-10"}
    projekt = {"stichtag": "2028-02-01"}
    ursachen = _ursachen(alt, projekt=projekt, staende=[stand], haushalt=ansaetze(100_000, JAHRE))
    assert ursachen["a", "verschoben"] == ("stichtag", "2027 nicht begonnen, der Stichtag 01.02.2028 ist später")


def test_programm_endet() -> None:
    """40 % of 100,000 EUR: with 60,000 EUR a year a is possible with the programme alone."""
    led = [massnahme("a", co2_t_a=12, art="led")]
    mit = _daten(massnahmen=led, haushalt=ansaetze(60_000, JAHRE), programme=[programm("led40")])
    alt = plane(Planungsfall.model_validate(mit), EXAKT)
    assert [w.programm for w in alt.plan.schritte[0].foerderung] == ["led40"]
    neu = schreibe_fort(alt, Planungsfall.model_validate(mit | {"programme": []}), vorgaben=EXAKT)
    assert [(a.massnahme, a.art, a.ursache.art, a.ursache.durch) for a in neu.aenderungen] == [
        ("a", "gestrichen", "programm", "led40")
    ]
    assert neu.aenderungen[0].ursache.text == "Programm led40 ist nicht mehr im Fall"
    assert any("led40" in satz for satz in neu.fortschreibung.nicht_zu_halten)  # type: ignore[union-attr]


def test_unterschiede_zweier_faelle_haengen_nicht_an_der_reihenfolge(alt: Ergebnis) -> None:
    gedreht = alt.fall.model_copy(
        update={"massnahmen": alt.fall.massnahmen[::-1], "haushalt": alt.fall.haushalt[::-1]}
    )
    assert fallunterschiede(alt.fall, gedreht) == ()
    anders = Planungsfall.model_validate(_daten(haushalt=ansaetze([100_000, 90_000, 100_000, 0], JAHRE)))
    assert [(u.art, u.zeile, u.feld, u.alt, u.neu) for u in fallunterschiede(alt.fall, anders)] == [
        ("geaendert", "stadt · investiv · 2028", "betrag_eur", "100000", "90000"),
    ]


def test_unterschied_in_worten(alt: Ergebnis) -> None:
    teurer = [massnahme("a", co2_t_a=12, investition_eur="50000", pflicht=True), *_daten()["massnahmen"][1:]]
    saetze = [
        unterschiede.satz(u)
        for u in fallunterschiede(alt.fall, Planungsfall.model_validate(_daten(massnahmen=teurer)))
    ]
    assert saetze == [
        "Maßnahme „Maßnahme a“: investition_eur.bau 100.000 → 50.000 (−50 %)",
        "Maßnahme „Maßnahme a“: pflicht nein → ja",
    ]


def test_vergleich_mit_sich_selbst(alt: Ergebnis) -> None:
    vergleich = vergleiche(alt, alt)
    assert (vergleich.entscheidungen, vergleich.haushalt, vergleich.emissionen, vergleich.eingabe) == (
        (),
        (),
        (),
        (),
    )
    assert all(zeile.unterschied == 0 for zeile in vergleich.ziele)
    assert not vergleich.ist_fortschreibung
