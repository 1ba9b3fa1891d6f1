"""Seeded cases of three purses that pay for each other, and what a linear program of its own says of plans."""

import random
from collections.abc import Iterator
from itertools import islice, product
from typing import Any

import numpy as np
from scipy.optimize import linprog

from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.ergebnis import Bilanz
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import ansaetze, baue_fall, massnahme, programm

JAHRE = range(2027, 2031)
KASSEN = (("stadt", "investiv"), ("stadt", "konsumtiv"), ("werk", "investiv"))
MISSLICH = 1e6
"""Weight of a missing euro beside a euro of interest."""


def deckungsfall(saat: int) -> Planungsfall:
    """Return the case: amounts are round, so that limits are met exactly again and again."""
    zufall = random.Random(saat)
    haushalt = [
        zeile
        for traeger, art in KASSEN
        for zeile in ansaetze([zufall.choice((0, 10_000, 20_000, 40_000)) for _ in JAHRE], JAHRE, traeger, art)
    ]
    for zeile in haushalt:
        zeile["sperre_anteil"] = zufall.choice(("0", "0", "0.25"))
    return baue_fall(
        [
            massnahme("A", art="led", investition_eur=zufall.choice((40_000, 60_000)), spaetestes_ende=2029),
            massnahme("B", kostentraeger="werk", investition_eur=zufall.choice((20_000, 40_000)), dauer_bau=2),
            massnahme("C", investition_eur=10_000, betriebskosten_eur_a=zufall.choice((2_000, 8_000))),
        ],
        projekt={"diskontsatz": "0.05"},
        stadt=_regeln(zufall),
        weitere_traeger=[{"id": "werk", "name": "Werk", "art": "unternehmen"} | _regeln(zufall)],
        haushalt=haushalt,
        deckungen=_deckungen(zufall),
        programme=[programm("alt", auszahlung={"verzug_monate": 6})],
    )


def _regeln(zufall: random.Random) -> dict[str, Any]:
    return {
        "uebertrag_anteil": zufall.choice(("0", "0.5", "1")),
        "uebertrag_jahre": zufall.choice((None, 1, 2)),
        "doppelhaushalt_ab": zufall.choice((None, None, 2027)),
        "liquiditaetslinie_eur": zufall.choice((0, 10_000, 30_000)),
        "liquiditaetszins": "0.05",
    }


def _deckungen(zufall: random.Random) -> list[dict[str, Any]]:
    paare = [(0, 1), (0, 2), (1, 2)]
    return [
        {
            "von": KASSEN[von][0],
            "von_art": KASSEN[von][1],
            "nach": KASSEN[nach][0],
            "nach_art": KASSEN[nach][1],
            "anteil": zufall.choice(("0.5", "1")),
            "hoechstens_eur": zufall.choice((None, 10_000)),
            "gegenseitig": zufall.random() < 0.3,
        }
        for von, nach in (zufall.sample(paar, 2) for paar in zufall.sample(paare, zufall.choice((1, 2, 3))))
    ]


def plaene(aufbereitung: Aufbereitung, hoechstens: int) -> Iterator[tuple[int, ...]]:
    """Yield plans as numbers of options, spread evenly over all there are."""
    massnahme = aufbereitung.daten.optionen.massnahme
    je_massnahme = [[None, *np.flatnonzero(massnahme == m).tolist()] for m in range(massnahme.max() + 1)]
    alle = list(product(*je_massnahme))
    for wahl in islice(alle, None, None, max(1, len(alle) // hoechstens)):
        yield tuple(option for option in wahl if option is not None)


def fehlbetrag_und_zins(fall: Planungsfall, bilanz: Bilanz) -> tuple[float, float]:
    """Return the least that can be missing over all purses and years, and then the least discounted interest.

    From expenditure and grants alone. Columns: missing, rest, credit of each purse and year, then what is given.
    """
    dauer, anzahl = len(JAHRE), len(KASSEN)
    wege = [(KASSEN.index(von), KASSEN.index(nach), r) for r in fall.deckungen for von, nach in r.richtungen]
    breite = 3 * anzahl * dauer + len(wege) * dauer

    def ort(art: int, k: int, t: int) -> int:
        return (art * anzahl + k) * dauer + t

    zeilen, rechts = [], []
    kosten, oben = np.zeros(breite), np.full(breite, np.inf)
    for k, (kennung, art) in enumerate(KASSEN):
        traeger = fall.traeger_mit_id[kennung]
        kasse = [z for z in bilanz.haushalt if (z.traeger, z.art) == (kennung, art)]
        nutzbar = [float(a.nutzbar_eur) for a in fall.haushalt if (a.kostentraeger, a.art) == (kennung, art)]
        doppelt = traeger.doppelhaushalt_ab is not None
        anteile = [1.0 if doppelt and t % 2 == 0 else float(traeger.uebertrag_anteil) for t in range(dauer)]
        for t, zeile in enumerate(kasse):
            reihe = np.zeros(breite)
            reihe[ort(0, k, t)] = reihe[ort(2, k, t)] = -1
            kosten[ort(0, k, t)] = MISSLICH
            kosten[ort(2, k, t)] = 0.05 * 1.05 ** -(t + 2)
            frist = traeger.uebertrag_jahre or dauer
            alt = range(max(0, t - frist + 1), t + 1)
            oben[ort(1, k, t)] = anteile[t] * sum(nutzbar[j] * float(np.prod(anteile[j:t])) for j in alt)
            if anteile[t]:
                reihe[ort(1, k, t)] = 1 / anteile[t]
            linie = float(traeger.liquiditaetslinie_im_jahr(zeile.jahr))
            oben[ort(2, k, t)] = min(linie, float(zeile.forderungen_eur))
            if t:
                reihe[ort(1, k, t - 1)] = -1
                reihe[ort(2, k, t - 1)] = 1.05
            for w, (von, nach, regel) in enumerate(wege):
                stelle = 3 * anzahl * dauer + w * dauer + t
                reihe[stelle] = (k == von) - (k == nach)
                if k == von:
                    grenze = np.inf if regel.hoechstens_eur is None else float(regel.hoechstens_eur)
                    oben[stelle] = min(grenze, float(regel.anteil) * nutzbar[t])
            zeilen.append(reihe)
            rechts.append(nutzbar[t] - float(zeile.ausgaben_eur - zeile.zuschuesse_eur))
    loesung = linprog(kosten, A_ub=np.array(zeilen), b_ub=rechts, bounds=[(0, grenze) for grenze in oben])
    assert loesung.status == 0
    fehlt = float(loesung.x[: anzahl * dauer].sum())
    return fehlt, float(loesung.fun) - MISSLICH * fehlt
