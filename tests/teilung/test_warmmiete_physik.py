"""Warm rent where physics says what measures save together: envelope, heating, network."""

from decimal import Decimal
from itertools import product

import pytest

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.aufbereitung import bereite_auf
from massnahmenplan.ergebnis import Plan, Planschritt
from massnahmenplan.kataloge.laden import lade_mietrecht
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import Daten
from tests.nachrechnung.rechnen import bilanz, schritt
from tests.teilung.mietfall import HAUS as MIETHAUS
from tests.wirkung.haeuser import ANSCHLUSS, NETZROHRE, PUMPE, WAND, fall_mit, tat

MIETE = {k: MIETHAUS[k] for k in ("vermietet", "wohnflaeche_m2", "kaltmiete_eur_m2_monat")}
UMLAGE = {"umlage": True, "spaetestes_ende": 2028}


def mietfall(*massnahmen: Daten, grenze: str = "0") -> Planungsfall:
    haus = {**MIETE, "warmmietenanstieg_hoechstens_eur_m2_monat": grenze}
    fall = fall_mit(*massnahmen, haus=haus)
    return fall.model_copy(update={"mietrecht": lade_mietrecht()})


def test_gemeinsame_ersparnis_nicht_die_summe_der_einzelnen() -> None:
    # Wall: half of the loss, of which 0.8 is saved: 60,000 useful kWh of rooms + 20,000 of water. Alone it saves
    # 50,000 kWh gas = 5,000 EUR. The heat pump alone, at 2.5, turns 150,000 kWh gas (15,000 EUR) into 48,000 kWh
    # of power (14,400 EUR): 600. Together: effort 0.4 - 0.8 * (0.4 - 0.25) = 0.28, 22,400 kWh, 6,720 EUR: 8,280.
    fall = mietfall(tat("A", [WAND]), tat("B", [PUMPE]))
    zeile = next(m for m in bilanz(fall, schritt("A", 2027), schritt("B", 2027)).mieten if m.jahr == 2028)
    assert round(zeile.ersparnis_eur, 2) == Decimal("8280.00")


def test_was_das_netz_am_haus_spart_zaehlt_mit() -> None:
    # Connected: 120,000 kWh at 12 ct = 14,400 instead of 15,000. What the network does with its losses changes
    # nothing in what the house pays per kWh.
    fall = mietfall(tat("A", [ANSCHLUSS]), tat("N", [NETZROHRE], objekt="netz"))
    rechnung = bilanz(fall, schritt("A", 2027), schritt("N", 2027))
    zeile = next(m for m in rechnung.mieten if m.jahr == 2028)
    gruppe = next(g for g in rechnung.wirkungsgruppen if g.gruppe == "objekt:haus" and g.jahr == 2028)
    assert zeile.ersparnis_eur == gruppe.ersparnis_eur


@pytest.mark.parametrize("grenze", ["0", "0.1"])
@pytest.mark.parametrize("ziel", ["co2", "kosten"])
def test_gegen_alle_plaene(grenze: str, ziel: str) -> None:
    fall = mietfall(
        tat("A", [WAND], investition_eur=70_000, **UMLAGE),
        tat("B", [PUMPE], investition_eur=40_000, umlageart="heizung", **UMLAGE),
        tat("N", [NETZROHRE], objekt="netz", investition_eur=5_000, spaetestes_ende=2028),
        grenze=grenze,
    )
    optionen = bereite_auf(fall, ziel).optionen
    alle = [*product(*([None, *(o for o in optionen if o.massnahme == m)] for m in "ABN"))]
    werte = []
    for wahl in alle:
        schritte = (Planschritt(o.massnahme, o.variante, o.beginn) for o in wahl if o is not None)
        plan = Plan(tuple(schritte))
        rechnung = nachrechnung.rechne(fall, plan)
        if not pruefung.pruefe(fall, plan, rechnung.bilanz):
            werte.append(rechnung.bilanz.zielwerte[ziel])
    bestes = max(werte) if ziel == "co2" else min(werte)
    assert len(werte) < len(alle)
    ergebnis = plane(fall, Vorgaben(ziel=[ziel], luecke=0.0))
    assert abs(ergebnis.nachweis.zielwert - bestes) < Decimal("0.02")
    assert all(schritt.bestanden for schritt in ergebnis.protokoll)
