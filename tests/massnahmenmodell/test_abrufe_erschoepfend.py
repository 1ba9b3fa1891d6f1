"""The rows of Abrufe against the law itself, for every choice of small random data.

The rows may leave no freedom: least and greatest sum of awards have to be the same, and the law's.
"""

import itertools
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np
import pytest

from massnahmenmodell import Modelldaten, baue_modell
from massnahmenmodell.daten import Abruf
from massnahmenplan.loeser import Ende, Standardform, Wuensche, loese, uebersetze
from tests.massnahmenmodell.bausteine import daten

GENAU = 1e-6
"""Thousand EUR: a tenth of a cent."""


def rechne_nach_gesetz(abrufe: tuple[Abruf, ...], wahl: Iterable[int]) -> dict[int, float] | None:
    """Return the award of each Abruf if exactly these options are chosen; None if that is not allowed."""
    gewaehlt = set(wahl)
    genommen = dict.fromkeys(range(len(abrufe)), 0.0)
    zuschuss = dict(genommen)
    for a, abruf in enumerate(abrufe):
        if abruf.option not in gewaehlt:
            continue
        bisher = sum(genommen[j] for j in abruf.vorher)
        if abruf.als_erster and any(abrufe[j].option in gewaehlt for j in abruf.vorher):
            return None
        genommen[a] = min(abruf.wunsch, abruf.grenze - bisher)
        if genommen[a] < GENAU or (abruf.ungekuerzt and genommen[a] < abruf.wunsch - GENAU):
            return None
        schwelle = np.inf if abruf.schwelle is None else abruf.schwelle
        unten = min(genommen[a], max(0.0, schwelle - bisher))
        zuschuss[a] = abruf.satz_unten * unten + abruf.satz_oben * (genommen[a] - unten)
        if zuschuss[a] < abruf.mindestens - GENAU:
            return None
    return zuschuss


def jede_wahl(eingabe: Modelldaten) -> Iterator[tuple[int, ...]]:
    """Yield every choice of at most one option per measure."""
    je_massnahme = [[o for o, m in enumerate(eingabe.optionen.massnahme) if m == n] for n in range(7)]
    for auswahl in itertools.product(*([None, *optionen] for optionen in je_massnahme)):
        yield tuple(o for o in auswahl if o is not None)


def loese_bei(form: Standardform, wahl: Iterable[int], richtung: int) -> Mapping[int, float] | None:
    """Return the awards with the least (1) or greatest (-1) sum for a fixed choice; None if not allowed."""
    gewaehlt = set(wahl)
    ist_x = np.array([name == "x" for name, _ in form.spalten])
    fest = np.array([float(name == "x" and index in gewaehlt) for name, index in form.spalten])
    bei_wahl = replace(
        form,
        kosten=richtung * form.kosten,
        spalte_unten=np.where(ist_x, fest, form.spalte_unten),
        spalte_oben=np.where(ist_x, fest, form.spalte_oben),
    )
    loesung = loese(bei_wahl, Wuensche(luecke=0.0))
    assert loesung.ende in {Ende.OPTIMAL, Ende.UNERFUELLBAR}
    werte = form.nach_spalten(loesung.werte)
    return {a: werte["zuschuss", a] for a in range(len(form.spalten)) if ("zuschuss", a) in werte} or None


def pruefe_jede_wahl(eingabe: Modelldaten) -> tuple[int, int]:
    """Compare model and law for every choice; return how many are allowed and how many are not."""
    form = uebersetze(baue_modell(replace(eingabe, abruf_kosten=np.ones(len(eingabe.abrufe)))))
    summen = []
    verboten = 0
    for wahl in jede_wahl(eingabe):
        soll = rechne_nach_gesetz(eingabe.abrufe, wahl)
        for richtung in (1, -1):
            ist = loese_bei(form, wahl, richtung)
            assert ist == (soll if soll is None else pytest.approx(soll, abs=GENAU)), (wahl, richtung)
        if soll is None:
            verboten += 1
        else:
            summen.append(sum(soll.values()))
    beste = loese(replace(form, kosten=-form.kosten), Wuensche(luecke=0.0)).zielwert
    assert beste == pytest.approx(-max(summen), abs=GENAU)  # and the solver finds the choice itself
    return len(summen), verboten


GRENZVERLAEUFE = {
    "gleich": lambda tag: 100.0,
    "fallend": lambda tag: 130.0 - 30.0 * tag,
    "steigend": lambda tag: 60.0 + 30.0 * tag,
}


def zufaellige_daten(saat: int, verlauf: str, fenster: int | None) -> Modelldaten:
    """Return 3 to 5 measures with one to three options on one of four days, one or two Abrufe each.

    Round amounts, so that limits and thresholds are often met exactly.
    """
    zufall = random.Random(f"{saat} {verlauf} {fenster}")
    massnahmen = zufall.randint(3, 5)
    optionen = sorted((m, zufall.randint(0, 3)) for m in range(massnahmen) for _ in range(zufall.randint(1, 3)))
    stellen = sorted(
        (tag, m, o) for o, (m, tag) in enumerate(optionen) for _ in range(zufall.choice([1, 1, 1, 2]))
    )
    schwellen = [zufall.choice([30.0, 50.0, 70.0])]
    if zufall.random() < 0.5:  # each its own
        schwellen += [None, 0.0, 20.0, 60.0, 99.99]
    abrufe: list[Abruf] = []
    for tag, m, o in stellen:
        vorher = [
            j
            for j, (tag_j, m_j, o_j) in enumerate(stellen[: len(abrufe)])
            if (fenster is None or tag - tag_j <= fenster) and (m_j != m or o_j == o or zufall.random() < 0.5)
        ]
        if zufall.random() < 0.15:  # a set that is no chain
            vorher = [j for j in vorher if zufall.random() < 0.7]
        unten, oben = zufall.choice([(0.15, 0.2), (0.3, 0.1), (0.2, 0.0), (0.0, 0.4), (0.25, 0.25)])
        wunsch, grenze = (
            zufall.choice([10.0, 20.0, 30.0, 40.0, 50.0, 70.0, 120.0, 33.33]),
            GRENZVERLAEUFE[verlauf](tag),
        )
        abrufe.append(
            Abruf(
                name="",
                option=o,
                wunsch=wunsch,
                grenze=grenze,
                vorher=tuple(vorher),
                schwelle=zufall.choice(schwellen),
                satz_unten=unten,
                satz_oben=oben,
                mindestens=zufall.choice([0.001, 0.001, 0.001, 2.0, 6.0]),
                als_erster=zufall.random() < 0.15,
                ungekuerzt=wunsch <= grenze and zufall.random() < 0.2,
            )
        )
    return daten([(m, tag, tag) for m, tag in optionen], perioden=4, abrufe=tuple(abrufe), zielfunktion="kosten")


@pytest.mark.parametrize("fenster", [None, 1], ids=["für immer", "rollend"])
@pytest.mark.parametrize("verlauf", GRENZVERLAEUFE)
@pytest.mark.parametrize("saat", [1, 2, 15])
def test_jede_wahl_erhaelt_was_das_gesetz_gibt(saat: int, verlauf: str, fenster: int | None) -> None:
    erlaubt, verboten = pruefe_jede_wahl(zufaellige_daten(saat, verlauf, fenster))
    assert erlaubt + verboten >= 8
