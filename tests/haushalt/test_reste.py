"""Carry-over against money that is kept apart by the year it comes from.

The peer has a variable for what is left of each year's budget at the end of each year, and for what is spent of
it: nothing is summed up, so nothing depends on which money is spent first.
"""

import random
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linprog

from massnahmenplan.kassengang import fehlbetraege
from tests.fallbau import ansaetze, baue_fall, massnahme
from tests.massnahmenmodell.bausteine import daten, erlaubt, haushalt
from tests.nachrechnung.rechnen import bilanz, euro, kasse, schritt

JAHRE = range(2027, 2033)


def zahlbar(ansatz: list[float], ausgaben: list[float], anteile: list[float], frist: int | None) -> bool:
    """Return True if some use of the money pays for everything; u[j, t] is spent in t of the money of j."""
    stellen = [(j, t) for t in range(len(ansatz)) for j in range(t + 1)]
    nummer = {stelle: n for n, stelle in enumerate(stellen)}
    verlangt = np.zeros((len(ansatz), len(stellen)))
    grenzen, hoechstens = [], []
    for j, t in stellen:
        verlangt[t, nummer[j, t]] = 1
        # Spent up to t, each amount as it was worth in the year j: no more than the budget of j.
        zeile = np.zeros(len(stellen))
        for tau in range(j, t + 1):
            wert = float(np.prod(anteile[j:tau]))
            zu_alt = frist is not None and tau > j + frist
            if wert == 0 or zu_alt:
                verlangt[tau, nummer[j, tau]] = 0
            else:
                zeile[nummer[j, tau]] = 1 / wert
        grenzen.append(zeile)
        hoechstens.append(ansatz[j])
    loesung = linprog(
        np.zeros(len(stellen)), A_ub=np.array(grenzen), b_ub=hoechstens, A_eq=verlangt, b_eq=ausgaben
    )
    assert loesung.status in {0, 2}
    return bool(loesung.status == 0)


def zufallskasse(saat: int) -> dict[str, Any]:
    zufall = random.Random(saat)
    dauer = zufall.choice((3, 4, 5, 6))
    anteil = zufall.choice((0.0, 0.5, 0.5, 1.0))
    doppelt = zufall.choice((False, True))
    return {
        "ansatz": [float(zufall.choice((0, 40, 80, 100))) for _ in range(dauer)],
        "ausgaben": [float(zufall.choice((0, 0, 20, 20, 50, 100))) for _ in range(dauer)],
        "anteile": [1.0 if doppelt and t % 2 == 0 else anteil for t in range(dauer)],
        "frist": zufall.choice((None, 1, 1, 2, 2, 3)),
    }


@pytest.mark.parametrize("saat", range(120))
def test_reste_wie_nach_jahren_getrennt(saat: int) -> None:
    fall = zufallskasse(saat)
    netto = {t: {0: betrag} for t, betrag in enumerate(fall["ausgaben"])}
    dauer = len(fall["ansatz"])
    stelle = haushalt(fall["ansatz"], netto, uebertrag_anteil=fall["anteile"], uebertrag_jahre=fall["frist"])
    soll = zahlbar(**fall)
    eingabe = daten([(0, 0, dauer - 1)], perioden=dauer, haushalte=(stelle,))
    assert erlaubt(eingabe, 0) == soll
    gang = fehlbetraege(stelle, np.array(fall["ausgaben"])[:, None], np.zeros((dauer, 1)))
    assert bool(gang.sum() < 1e-9) == soll


def test_der_vergleich_kennt_beide_urteile() -> None:
    urteile = [zahlbar(**zufallskasse(saat)) for saat in range(120)]
    assert 30 < sum(urteile) < 90


def traegerfall(ansatz: list[Any], traeger: dict[str, Any], **felder: Any) -> Any:
    """Return: 100,000 EUR in the year in which measure A begins."""
    return baue_fall(
        [massnahme("A", **felder)],
        projekt={"ende": JAHRE[len(ansatz) - 1]},
        stadt=traeger,
        haushalt=ansaetze(ansatz, JAHRE[: len(ansatz)]),
    )


def test_reste_verfallen_nach_herkunft_in_der_nachrechnung() -> None:
    # As in the model: 800 in 2027, 400 in 2028; half is carried on, for two years. End of 2028: half of
    # (400 + 400) = 400. End of 2029: half of 400 were 200, but of 2028 only 200 are left: 100.
    traeger = {"uebertrag_anteil": "0.5", "uebertrag_jahre": 2}
    rechnung = bilanz(traegerfall(["800", "400", "0", "0"], traeger), schritt("A", 2030))
    assert [kasse(rechnung, jahr).rest_eur for jahr in (2027, 2028, 2029)] == [400, 400, 100]


def test_im_doppelhaushalt_bleibt_alles_am_ende_gilt_der_anteil() -> None:
    # 2028/29 is one budget, 2030/31 the next. 30 % of 50 = 15 pass into 2028, all of 15 + 100 into 2029; 30 % of
    # 115 + 200 = 94.50 into 2030, and all of it into 2031.
    traeger = {"doppelhaushalt_ab": 2028, "uebertrag_anteil": "0.3"}
    fall = traegerfall(["50", "100", "200", "0", "0"], traeger)
    rechnung = bilanz(fall, schritt("A", 2031))
    reste = [kasse(rechnung, jahr).rest_eur for jahr in range(2027, 2031)]
    assert reste == [15, 115, euro("94.50"), euro("94.50")]


def test_gesperrtes_ist_weder_nutzbar_noch_uebertragbar() -> None:
    ansatz = ansaetze(["100000", "100000"], JAHRE[:2])
    ansatz[1]["sperre_anteil"] = "10 %"
    fall = baue_fall([massnahme("A")], projekt={"ende": 2028}, stadt={"uebertrag_anteil": 1}, haushalt=ansatz)
    im_jahr = kasse(bilanz(fall, schritt("A", 2027)), 2028)
    assert (im_jahr.ansatz_eur, im_jahr.gesperrt_eur, im_jahr.frei_eur, im_jahr.rest_eur) == (
        100_000,
        10_000,
        90_000,
        90_000,
    )
