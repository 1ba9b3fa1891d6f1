"""Grants as they are paid out: what came counts when it came, the rest is still to come, or never will."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from massnahmenplan.ergebnis import Bilanz, Ergebnis, Plan
from massnahmenplan.foerderung.auszahlung import wie_ausgezahlt
from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.foerderung.vorhaben import Zahlung
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.nachrechnung import rechne
from massnahmenplan.planung import plane
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.pruefung.stand import pruefe_stand
from tests.fallbau import ansaetze, baue_fall, massnahme, programm
from tests.familien.aufzaehlung import Modell, beurteile, plan_aus, wahlen
from tests.nachrechnung.rechnen import schritt
from tests.stand.bausteine import bescheid, mit, stand
from tests.stand.test_gegen_alle import EXAKT, mit_stand

A = "Maßnahme „Maßnahme a“ (a)"
"""How findings name it."""

KRL = programm("krl")
"""40 % for ``led``, paid at completion."""
HEUTE = {"stichtag": date(2029, 2, 1)}
VERGEBEN = stand("a", "fertig", datum=date(2029, 1, 15), beginn=2027, fertig=2027)


def geld(**betraege: int) -> tuple[Zahlung, ...]:
    return tuple(Zahlung(int(jahr[1:]), Decimal(betrag)) for jahr, betrag in betraege.items())


@pytest.mark.parametrize(
    ("ausgezahlt", "erwartet"),
    [
        ({}, geld(j2027=10000, j2028=30000)),
        ({2027: 10000}, geld(j2027=10000, j2028=30000)),
        # nothing came in 2027: all of it with the next instalment
        ({2027: 0}, geld(j2028=40000)),
        # of 40,000 only 25,000 by the end of the planned instalments: the rest in the year of the Stichtag
        ({2027: 5000, 2028: 20000}, geld(j2027=5000, j2028=20000, j2030=15000)),
        # a year that is not named, before one that is: nothing came
        ({2028: 40000}, geld(j2028=40000)),
        ({2030: 1}, geld(j2030=1, j2031=39999)),
    ],
)
def test_was_kam_und_was_noch_kommt(ausgezahlt: dict[int, int], erwartet: tuple[Zahlung, ...]) -> None:
    plan, stand_eur = geld(j2027=10000, j2028=30000), {jahr: Decimal(b) for jahr, b in ausgezahlt.items()}
    assert wie_ausgezahlt(plan, stand_eur, Decimal(40000), 2030) == erwartet


def test_der_rest_folgt_den_spaeteren_raten_und_eine_kuerzung_nimmt_die_letzten() -> None:
    """Of 100: 40 came instead of 10; 60 remain for instalments of 30 and 60. Cut to 30: ten of the 40 go back."""
    raten = geld(j2027=10, j2028=30, j2029=60)
    assert wie_ausgezahlt(raten, {2027: Decimal(40)}, Decimal(100), 2027) == geld(j2027=40, j2028=20, j2029=40)
    da = {2027: Decimal(25), 2028: Decimal(15)}
    assert wie_ausgezahlt(raten, da, Decimal(30), 2027) == geld(j2027=25, j2028=5)


def fall(ausgezahlt: Mapping[int, int] | None = None, **felder: Any) -> Planungsfall:
    """``a`` was built in 2027 for 100,000 EUR with an approved grant of 40,000; ``b`` can still be chosen."""
    haushalt = ansaetze([100000, 0, 0, 70000], range(2027, 2031))
    roh = baue_fall(
        [massnahme("a", art="led"), massnahme("b", pflicht=True, fruehester_beginn=2030)],
        programme=[KRL],
        haushalt=haushalt,
        stadt={"uebertrag_anteil": 1},
    )
    notiz = bescheid("a", antrag_am="2026-03-01", betrag_eur=40000, ausgezahlt_eur=ausgezahlt or {}, **felder)
    return mit(roh, [VERGEBEN], [notiz], **HEUTE)


def antrag(ergebnis: Ergebnis) -> Antrag:
    bilanz = ergebnis.bilanz.massnahme("a")
    assert bilanz is not None
    (einziger,) = bilanz.antraege
    return einziger


def eingang(bilanz: Bilanz) -> dict[int, Decimal]:
    return {h.jahr: h.zuschuesse_eur for h in bilanz.haushalt if h.zuschuesse_eur}


def test_ausgezahltes_steht_im_haushalt_des_jahres_in_dem_es_kam() -> None:
    """Approved 40,000, planned for 2027; 25,000 came in 2028, the rest is due in 2029, the Stichtag's year."""
    ergebnis = plane(fall({2028: 25000}), EXAKT)
    assert eingang(ergebnis.bilanz) == {2028: 25000, 2029: 15000}
    assert antrag(ergebnis).zuschuss_eur == 40000
    assert [(z.text, z.betrag_eur) for z in antrag(ergebnis).rechenweg] == [
        ("Bewilligt mit Bescheid vom 01.06.2026", 40000),
        ("davon ausgezahlt 2028", 25000),
    ]
    assert any("ein Rest in den Jahren danach: krl für Maßnahme a (a)" in satz for satz in ergebnis.annahmen)


def test_abgeschlossen_ist_der_zuschuss_was_kam() -> None:
    """``b`` costs 100,000 in 2030: 70,000 and what came of the grant; 30,000 are enough, 29,999.99 are not."""
    ergebnis = plane(fall({2028: 30000}, abgeschlossen=True, frist="2026-12-31"), EXAKT)
    assert eingang(ergebnis.bilanz) == {2028: 30000}
    assert antrag(ergebnis).zuschuss_eur == 30000
    assert antrag(ergebnis).fertig_bis is None
    assert antrag(ergebnis).rechenweg[-1].text == "Abgeschlossen: Zuschuss, wie ausgezahlt"
    with pytest.raises(UnerfuellbarFehler):
        plane(fall({2028: Decimal("29999.99")}, abgeschlossen=True), EXAKT)
    with pytest.raises(UnerfuellbarFehler):
        plane(fall({}, abgeschlossen=True), EXAKT)
    assert plane(fall({2028: Decimal("29999.99")}), EXAKT).plan.schritte  # the rest is still to come


def test_ohne_zuschuss_abgeschlossen_ist_keine_foerderung_und_kein_verstoss() -> None:
    leer = fall({}, abgeschlossen=True)
    rechnung = rechne(leer, Plan((schritt("a", 2027),)))
    assert rechnung.bilanz.massnahmen[0].antraege == ()
    assert not [v for v in pruefe_stand(leer, rechnung.bilanz) if v.grenze.startswith("bescheid")]
    (absage,) = rechne(leer, Plan((schritt("a", 2027, ("krl", "2026-03-01")),))).verstoesse
    assert "ist abgeschlossen, ohne dass etwas ausgezahlt ist" in absage.text


def test_pruefung_bemerkt_andere_auszahlungen() -> None:
    """Blind to how the payments come about: any balance is held against what is reported."""
    bezahlt = fall({2028: 25000})
    bilanz = rechne(bezahlt, Plan((schritt("a", 2027, ("krl", "2026-03-01")),))).bilanz
    assert not [v for v in pruefe_stand(bezahlt, bilanz) if v.grenze == "bescheid:a"]
    (a,) = bilanz.massnahmen
    falsch = replace(a, antraege=(replace(a.antraege[0], auszahlungen=geld(j2027=40000)),))
    texte = [v.text for v in pruefe_stand(bezahlt, replace(bilanz, massnahmen=(falsch,)))]
    assert texte[:2] == [
        f"{A}: krl 2027: ausgezahlt sind 0,00 €, im Plan stehen 40.000,00 €.",
        f"{A}: krl 2028: ausgezahlt sind 25.000,00 €, im Plan stehen 0,00 €.",
    ]


def test_spaeterer_bescheid_behaelt_was_auf_den_frueheren_gezahlt_ist() -> None:
    alt = bescheid("a", antrag_am="2026-03-01", betrag_eur=40000, ausgezahlt_eur={2027: 10000})
    neu = bescheid("a", datum="2028-05-01", antrag_am="2026-03-01", betrag_eur=38000, ausgezahlt_eur={2028: 20000})
    beide = mit(fall(), [VERGEBEN], [neu, alt], **HEUTE)
    assert eingang(plane(beide, EXAKT).bilanz) == {2027: 10000, 2028: 20000, 2029: 8000}


def mit_auszahlungen(saat: int) -> Planungsfall:
    """Return a random case with state, in which some approved grants have been paid in part."""
    roh, zufall = mit_stand(saat), random.Random(f"{saat}:auszahlung")
    jahre = [jahr for jahr in roh.projekt.zeitachse.jahre if jahr <= roh.projekt.planungstag.year + 1]
    bescheide = []
    for notiz in roh.bescheide:
        kam = (
            {j: notiz.betrag_eur * zufall.choice((0, 1, 2)) / 4 for j in jahre[:2] if zufall.random() < 0.7}
            if notiz.betrag_eur
            else {}
        )
        update = {"ausgezahlt_eur": kam, "abgeschlossen": bool(kam) and zufall.random() < 0.3}
        bescheide.append(notiz.model_copy(update=update))
    return mit(roh, roh.staende, bescheide)


@pytest.mark.parametrize("saat", [1, 10, 12, 14, 19, 25, 29, 40, 55, 66, 84, 97])
def test_modell_und_nachrechnung_sagen_dasselbe(saat: int) -> None:
    """Plans drawn from all options of seeded cases: what the model refuses or counts, the recount does too."""
    planungsfall = mit_auszahlungen(saat).geordnet()
    modell = Modell.von(planungsfall, EXAKT.fuer(planungsfall.projekt).zielname)
    alle = list(wahlen(modell.aufbereitung))
    for wahl in random.Random(saat).sample(alle, min(6, len(alle))):
        plan = plan_aus(modell.aufbereitung, wahl)
        assert modell.widerspruch(wahl, beurteile(planungsfall, plan)) is None, plan


def test_die_faelle_haben_auszahlungen() -> None:
    notizen = [
        b for saat in (1, 10, 12, 14, 19, 25, 29, 40, 55, 66, 84, 97) for b in mit_auszahlungen(saat).bescheide
    ]
    assert sum(bool(b.bisher_ausgezahlt_eur) and not b.abgeschlossen for b in notizen) >= 4
    assert sum(b.abgeschlossen for b in notizen) >= 1
