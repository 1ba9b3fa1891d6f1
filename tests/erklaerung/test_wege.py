"""Why then and why with that funding: everything else as it is, so hand calculation says what it costs."""

from decimal import Decimal

import pytest

import massnahmenplan as mp
from massnahmenplan.ergebnis.erklaerung import Warum
from massnahmenplan.erklaerung import zuteilung
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme, programm

JAHRE = range(2027, 2031)


def warum(fall: Planungsfall) -> Warum:
    (grund,) = mp.erklaere(mp.plane(fall, mp.Vorgaben(luecke=0)), "A").warum
    return grund


def test_ein_jahr_spaeter_kostet_ein_jahr_wirkung() -> None:
    grund = warum(baue_fall([massnahme("A", co2_t_a=7)]))
    assert (grund.schritt.beginn, grund.frueher, grund.fenster) == (2027, None, (2027, 2030))
    assert grund.spaeter is not None
    assert grund.spaeter.abstand is not None
    assert (grund.spaeter.schritt.beginn, grund.spaeter.abstand.hoechstens) == (2028, 7)


def test_frueher_scheitert_an_der_kasse_um_genau_den_fehlbetrag() -> None:
    """A costs 100,000; 60,000 are there in 2027, and again in 2028 with what is carried on."""
    fall = baue_fall(
        [massnahme("A")], haushalt=ansaetze(["60000", "60000", "0", "0"], JAHRE), stadt={"uebertrag_anteil": "1"}
    )
    grund = warum(fall)
    assert grund.frueher is not None
    (engpass,) = grund.frueher.engpaesse
    assert (engpass.art, engpass.jahr, engpass.menge) == ("kasse", 2027, Decimal(40_000))


def test_frueher_scheitert_an_reihenfolge_und_leuten() -> None:
    """B is 30 t better in 2027; both need the one site, and A has to follow B."""
    fall = baue_fall(
        [massnahme("A", bedarf={"bau": 1}), massnahme("B", co2_t_a=40, bedarf={"bau": 1})],
        ressourcen=[{"id": "bau", "name": "Bauleitung", "einheit": "Stellen", "menge": 1}],
        beziehungen=[{"art": "vorgaenger", "mitglieder": ["B", "A"], "hinweis": "erst B"}],
    )
    grund = warum(fall)
    assert grund.frueher is not None
    assert {(e.art, e.name) for e in grund.frueher.engpaesse} == {
        ("konto", "Bauleitung"),
        ("reihenfolge", "erst B"),
    }


def test_programm_das_spaeter_endet_wird_mit_grund_genannt() -> None:
    """The version ends in 2027 and leaves twelve months: a year later 60,000 EUR have to do without a grant."""
    fristen = {"startsperre": "antrag", "bewilligungszeitraum_monate": 12}
    fall = baue_fall(
        [massnahme("A", art="led")],
        haushalt=ansaetze("60000", JAHRE),
        programme=[programm("kurz", gilt_bis="2027-06-30", fristen=fristen)],
    )
    grund = warum(fall)
    assert grund.zuschuss_eur == 40_000
    assert grund.spaeter is not None
    assert [programm for programm, _ in grund.spaeter.ohne_programme] == ["kurz"]
    assert (grund.spaeter.moeglich, [e.menge for e in grund.spaeter.engpaesse]) == (False, [Decimal(40_000)])


def test_andere_pakete_sagen_um_wie_viel_weniger() -> None:
    """40 % or 25 % of 100,000 EUR, not both; or nothing at all."""
    ausschluss = {"ausgeschlossen": ["gross"], "stelle": "1"}
    fall = baue_fall(
        [massnahme("A", art="led")],
        programme=[
            programm("gross"),
            programm("klein", satz={"grund": "0.25", "stelle": "1"}, kumulierung=ausschluss),
        ],
    )
    grund = warum(fall)
    assert grund.zuschuss_eur == 40_000
    assert [(p.programme, p.weniger_eur) for p in grund.andere_pakete] == [(("klein",), 15_000), ((), 40_000)]


def test_gemeinsam_ist_weniger_als_einzeln_wo_sich_wirkung_ueberschneidet() -> None:
    fall = baue_fall(
        [massnahme("A", co2_t_a=10), massnahme("B", co2_t_a=20)],
        beziehungen=[{"art": "ueberlappung", "mitglieder": ["B", "A"], "anteil": "0.5"}],
    )
    grund = warum(fall)
    assert (grund.einzeln_t, grund.gemeinsam_t) == (30, 15)


def test_zeit_reicht_zuerst_fuer_ganze_suchen_und_zuletzt_fuer_jede_noch_etwas() -> None:
    """25 questions in 75 s: 3 s close hardly one; 6 s do for ten, and a second is left for each of the others."""
    rest, anteile = 75.0, []
    for danach in range(24, -1, -1):
        anteile.append(zuteilung(rest, danach))
        rest -= anteile[-1]
    assert anteile[:10] == [6.0] * 10
    assert all(anteil >= 1.0 for anteil in anteile)
    assert sum(anteile) == pytest.approx(75.0)
    assert zuteilung(5.0, 0) == 5.0  # a single question has all of it
    assert zuteilung(300.0, 9) == 30.0  # with more time than that all have the same
