"""Ways out of impossible cases: each works when it is applied, none is larger than it has to be."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from massnahmenplan.ergebnis.ausweg import Ausweg, Lockerungsart, Richtung
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.lockerung import repariere
from massnahmenplan.lockerung.frist import Frist
from massnahmenplan.lockerung.probe import erprobe
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme
from tests.lockerung.faelle import ARTEN, faelle

JAHRE = range(2027, 2031)
ZIEL_30 = {"id": "z", "name": "Klimaziel", "art": "minderung_jahr", "jahr": 2030, "wert": 30}


def unerfuellbar(fall: Planungsfall) -> UnerfuellbarFehler:
    with pytest.raises(UnerfuellbarFehler) as fehler:
        plane(fall, Vorgaben(luecke=0.0))
    return fehler.value


def auswege(fall: Planungsfall) -> tuple[Ausweg, ...]:
    return unerfuellbar(fall).alternativen


def geht(fall: Planungsfall) -> bool:
    """Any plan will do: for the aim ``kosten`` no second search looks for a cheaper one of the same value."""
    try:
        plane(fall, Vorgaben(ziel=("kosten",), luecke=0.5))
    except UnerfuellbarFehler:
        return False
    return True


def in_richtung(gefunden: Sequence[Ausweg], richtung: Richtung) -> Ausweg:
    return next(ausweg for ausweg in gefunden if ausweg.richtung is richtung)


@pytest.mark.parametrize("art", ARTEN)
def test_hundert_unmoegliche_faelle_werden_von_jedem_ausweg_repariert(art: str) -> None:
    """Planned anew by the ordinary way, from the changed case alone; and no change can be left out."""
    for name, fall in faelle():
        if not name.startswith(f"{art}-"):
            continue
        gefunden = auswege(fall)
        assert gefunden, name
        for ausweg in gefunden:
            assert geht(repariere(fall, ausweg)), (name, ausweg.satz)
            for lockerung in ausweg.lockerungen if ausweg.ist_minimal and len(ausweg.lockerungen) > 1 else ():
                uebrige = [eine for eine in ausweg.lockerungen if eine is not lockerung]
                if lockerung.art is not Lockerungsart.ENDE:  # the plan has to reach as far as its targets
                    assert erprobe(repariere(fall, uebrige), Frist(60), 60)[0] is False, (name, ausweg.satz)


def test_geld_ziel_und_zeit_auf_den_punkt() -> None:
    """Three of 100,000 EUR and 10 t, money for two in 2027, 40,000 in 2031 if the plan were longer.

    Money: 100,000 EUR more in one year. Target: 20 instead of 30 t. Later: three cannot be paid ever.
    """
    fall = baue_fall(
        [massnahme(k) for k in "ABC"], haushalt=ansaetze(["200000", "0", "0", "0"], JAHRE), ziele=[ZIEL_30]
    )
    gefunden = auswege(fall)
    geld, ziel = in_richtung(gefunden, Richtung.GELD), in_richtung(gefunden, Richtung.ZIEL)
    (mehr,) = geld.lockerungen
    assert (mehr.art, mehr.um, mehr.einheit) == (Lockerungsart.HAUSHALT, Decimal(100_000), "EUR")
    assert geld.mindestens == geld.groesse == 100_000
    (weniger,) = ziel.lockerungen
    assert (weniger.um, weniger.neu) == (Decimal(10), "20")
    assert ziel.satz == "Weniger verlangen: Ziel Klimaziel 2030: 10 t weniger verlangen (20 t statt 30 t)."
    assert len(gefunden) >= 3


def test_zeit_nennt_die_wenigsten_jahre() -> None:
    """One of 100,000 EUR a year: the third is finished in 2029, so that 30 t are there in 2030, not in 2029."""
    fall = baue_fall(
        [massnahme(k) for k in "ABC"],
        haushalt=ansaetze("100000", JAHRE),
        ziele=[ZIEL_30 | {"jahr": 2028}],
    )
    zeit = in_richtung(auswege(fall), Richtung.ZEIT)
    assert zeit.satz == "Mehr Zeit: Ziel Klimaziel erst 2030 statt 2028."
    assert zeit.mindestens == zeit.groesse == 2


def test_laengerer_plan_gibt_den_neuen_jahren_das_geld_des_letzten() -> None:
    """250,000 EUR at 50,000 a year with full carry-over: four years have 200,000, five have enough."""
    fall = baue_fall(
        [massnahme("A", investition_eur="250000", pflicht=True)],
        haushalt=ansaetze("50000", JAHRE),
        stadt={"uebertrag_anteil": "1"},
    )
    zeit = in_richtung(auswege(fall), Richtung.ZEIT)
    assert [eine.neu for eine in zeit.lockerungen] == ["2031"]
    laenger = repariere(fall, zeit)
    assert [a.betrag_eur for a in laenger.haushalt if a.jahr == 2031] == [Decimal(50_000)]
    assert fall.projekt.ende == 2030  # the given case stays as it is


def test_runder_betrag_reicht_noch() -> None:
    """100,060.60 EUR against 100,000: 60.60 are missing, 61 are asked for."""
    fall = baue_fall(
        [massnahme("A", investition_eur="100060.60", pflicht=True)], haushalt=ansaetze("100000", JAHRE)
    )
    (mehr,) = in_richtung(auswege(fall), Richtung.GELD).lockerungen
    assert mehr.um == 61
    knapp = baue_fall(
        [massnahme("A", investition_eur="102010.01", pflicht=True)], haushalt=ansaetze("100000", JAHRE)
    )
    (mehr,) = in_richtung(auswege(knapp), Richtung.GELD).lockerungen
    assert mehr.um == 2100  # whole hundreds from 1,000 EUR on


def test_gesperrtes_geld_wird_so_erhoeht_dass_der_freie_teil_reicht() -> None:
    """Half is locked: 100,000 EUR leave 50,000, and 100,000 more are needed for a measure of 100,000."""
    gesperrt = [a | {"sperre_anteil": "0.5"} for a in ansaetze("100000", JAHRE)]
    fall = baue_fall([massnahme("A", pflicht=True)], haushalt=gesperrt)
    (mehr,) = in_richtung(auswege(fall), Richtung.GELD).lockerungen
    assert mehr.um == 100_000


def test_personal_in_seiner_einheit() -> None:
    fall = baue_fall(
        [massnahme("A", pflicht=True, bedarf={"bau": "1.25"})],
        ressourcen=[{"id": "bau", "name": "Bauleitung", "einheit": "VZÄ", "menge": 1}],
    )
    ausweg = in_richtung(auswege(fall), Richtung.PERSONAL)
    assert "0,3 VZÄ mehr" in ausweg.satz  # 0.25, rounded up to tenths
    ressource = repariere(fall, ausweg).ressourcen[0]
    assert sorted(ressource.menge.im_jahr(jahr) or 0 for jahr in JAHRE) == [1, 1, 1, Decimal("1.3")]


def test_beschluss_der_weichen_muss_wird_genannt() -> None:
    fall = baue_fall(
        [massnahme("A", pflicht=True)],
        festlegungen=[{"massnahme": "A", "art": "darf_nicht", "beschluss": "B 7/2026"}],
    )
    ausweg = in_richtung(auswege(fall), Richtung.VORGABE)
    assert ausweg.satz == ("Auf Vorgaben verzichten: Festlegung darf_nicht für „Maßnahme A“ (B 7/2026) entfällt.")
    assert repariere(fall, ausweg).festlegungen == ()


def test_fenster_und_plan_muessen_beide_laenger_werden() -> None:
    """Five years of building, all to be completed in 2027: the plan ends in 2031, the window three years later."""
    fall = baue_fall([massnahme("A", pflicht=True, dauer_bau=5, spaetestes_ende=2027), massnahme("B")])
    zeit = in_richtung(auswege(fall), Richtung.ZEIT)
    assert {eine.art: eine.neu for eine in zeit.lockerungen} == {
        Lockerungsart.ENDE: "2031",
        Lockerungsart.SPAETESTES_ENDE: "2031",
    }


def test_verpflichtungsermaechtigung_wird_erhoeht() -> None:
    """Two years of building, half of 100,000 EUR in the second: a commitment of 50,000, stated are 20,000."""
    fall = baue_fall(
        [massnahme("A", pflicht=True, dauer_bau=2)],
        haushalt=ansaetze("100000", JAHRE),
        verpflichtungen=[{"kostentraeger": "stadt", "jahr": 2027, "betrag_eur": "20000"}],
    )
    ausweg = in_richtung(auswege(fall), Richtung.GELD)
    (mehr,) = ausweg.lockerungen
    assert (mehr.art, mehr.jahr, mehr.um) == (Lockerungsart.VERPFLICHTUNG, 2027, Decimal(30_000))


def test_knapp_verfehltes_ziel_ist_unerfuellbar_und_kein_fehler_des_programms() -> None:
    """30.0000005 t of 30: HiGHS takes it for met, the recount does not."""
    fall = baue_fall([massnahme(k) for k in "ABC"], ziele=[ZIEL_30 | {"wert": "30.0000005"}])
    fehler = unerfuellbar(fall)
    assert fehler.gruende[0].startswith("Um weniger verfehlt, als der Löser merkt: Ziel Klimaziel")
    assert in_richtung(fehler.alternativen, Richtung.ZIEL).lockerungen[0].neu == "29.9000005"


def test_ohne_fall_gibt_es_keine_auswege() -> None:
    fehler = UnerfuellbarFehler(["zu teuer"])
    assert (fehler.diagnose, fehler.alternativen) == (None, ())
