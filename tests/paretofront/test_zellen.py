"""Where is searched: by a solver that looks its answers up every front is found, and what is said of it holds."""

import itertools
import random
from collections.abc import Iterator, Sequence
from decimal import Decimal
from types import SimpleNamespace
from typing import Any, cast

import pytest

from massnahmenplan.begriffe.planziel import GENAUIGKEIT
from massnahmenplan.paretofront import planung
from massnahmenplan.paretofront.auslese import Kandidat, Werte
from massnahmenplan.paretofront.zellen import UNBEGRENZT, Kasten, Zellen, _ohne
from massnahmenplan.vorgaben import Vorgaben, erlaubter_abstand

ALLE = ("co2", "kosten", "nutzwert")


def wolke(saat: int, ziele: int, menge: int, rund: int) -> list[Werte]:
    """Return values of plans, turned so that more is better; ``rund`` makes ties in single aims."""
    zufall = random.Random(saat)
    orte = {tuple(zufall.randrange(0, 1000, rund) for _ in range(ziele)) for _ in range(menge)}
    return [tuple(Decimal(100 + wert) for wert in ort) for ort in sorted(orte)]


def front_von(plaene: Sequence[Werte]) -> set[Werte]:
    return {
        p for p in plaene if not any(q != p and all(b >= a for a, b in zip(p, q, strict=True)) for q in plaene)
    }


class Nachschlager:
    """Answers every search from a list of all plans; ``luecke`` lets it stop at any plan within the gap."""

    def __init__(self, plaene: Sequence[Werte], ziele: tuple[str, ...], luecke: Decimal, saat: int) -> None:
        self.plaene, self.ziele, self.luecke = plaene, ziele, luecke
        self.zufall, self.starts = random.Random(saat), 0

    def suche_erstes(self) -> Any:
        return self.suche(self.ziele[0], (UNBEGRENZT,) * (len(self.ziele) - 1), None)

    def suche(self, ziel: str, grenzen: Werte, start: Kandidat | None) -> Any:
        erlaubt = [p for p in self.plaene if all(w >= g for w, g in zip(p[1:], grenzen, strict=True))]
        if start is not None:
            assert start.werte in erlaubt  # a plan to begin with keeps the limits
            self.starts += 1
        folge, offen = (ziel, *(z for z in self.ziele if z != ziel)), Decimal(0)
        for eines in folge:
            k = self.ziele.index(eines)
            if not erlaubt:
                return SimpleNamespace(folge=folge, stufen=(), bewiesen=True)
            bester = max(p[k] for p in erlaubt)
            genug = [p for p in erlaubt if bester - p[k] <= self.luecke * p[k]]
            gewaehlt = self.zufall.choice(genug)
            erlaubt = [p for p in erlaubt if p[k] >= gewaehlt[k]]
            offen = bester - gewaehlt[k] if eines == ziel else offen
        return SimpleNamespace(folge=folge, stufen=(gewaehlt,), bewiesen=True, offen=offen)

    def offen(self, antwort: Any) -> Decimal:
        return cast(Decimal, antwort.offen)

    def werte(self, antwort: Any) -> Werte:
        return cast(Werte, antwort.stufen[0])

    def vollende(self, antwort: Any) -> Kandidat:
        return Kandidat(self.werte(antwort), cast(Any, None), {})


def laufe(
    monkeypatch: pytest.MonkeyPatch, plaene: Sequence[Werte], anzahl: int, luecke: float = 0.0, saat: int = 0
) -> tuple[Any, Nachschlager]:
    ziele = ALLE[: len(plaene[0])]
    sucher = Nachschlager(plaene, ziele, Decimal(repr(luecke)), saat)
    monkeypatch.setattr(planung, "Sucher", lambda *_: sucher)
    lauf = planung._Lauf(cast(Any, None), Vorgaben(ziele, luecke), anzahl, lambda _: None)
    lauf._suche()
    return lauf, sucher


@pytest.mark.parametrize("ziele", [2, 3])
@pytest.mark.parametrize("saat", range(12))
def test_alle_punkte_werden_gefunden_und_keiner_zweimal(
    monkeypatch: pytest.MonkeyPatch, saat: int, ziele: int
) -> None:
    plaene = wolke(saat, ziele, 60, rund=(10, 50, 200)[saat % 3])
    lauf, sucher = laufe(monkeypatch, plaene, 1000)
    gefunden = [kandidat.werte for kandidat in lauf.auslese.kandidaten]
    assert len(gefunden) == len(set(gefunden))
    assert set(gefunden) == front_von(plaene)
    zahlen = lauf._zahlen()
    assert zahlen.offene_zellen == zahlen.dominierte == zahlen.innerhalb_der_luecke == 0
    # every search has found a point, or has closed a cell, or was an end that had been found before
    assert zahlen.suchen <= len(gefunden) + zahlen.leere_zellen + ziele - 1
    assert sucher.starts >= zahlen.suchen - 1 - (0 if ziele == 2 else zahlen.leere_zellen)


@pytest.mark.parametrize("ziele", [2, 3])
@pytest.mark.parametrize("saat", range(12))
def test_mit_luecke_fehlt_kein_punkt_um_mehr_als_sie(
    monkeypatch: pytest.MonkeyPatch, saat: int, ziele: int
) -> None:
    plaene, luecke = wolke(saat, ziele, 60, rund=10), 0.1
    lauf, _ = laufe(monkeypatch, plaene, 1000, luecke, saat)
    gefunden = [kandidat.werte for kandidat in lauf.auslese.kandidaten]
    assert lauf._zahlen().offene_zellen == 0
    for eine, andere in itertools.permutations(gefunden, 2):
        assert any(a > b for a, b in zip(eine, andere, strict=True))
    erlaubt = [
        erlaubter_abstand(ziel, Decimal(repr(luecke)), max(werte)) + GENAUIGKEIT[ziel]
        for ziel, werte in zip(ALLE, zip(*plaene, strict=True), strict=False)
    ]
    for punkt in front_von(plaene):
        assert any(
            all(wert >= soll - spiel for wert, soll, spiel in zip(werte, punkt, erlaubt, strict=True))
            for werte in gefunden
        )


@pytest.mark.parametrize("anzahl", [2, 3, 5, 9])
def test_wenige_punkte_liegen_weit_auseinander(monkeypatch: pytest.MonkeyPatch, anzahl: int) -> None:
    # A straight front of 101 points: the ends, then always the middle of what is widest open.
    plaene = [(Decimal(1000 - 10 * n), Decimal(10 * n)) for n in range(101)]
    lauf, _ = laufe(monkeypatch, plaene, anzahl)
    stellen = sorted(int(kandidat.werte[1]) for kandidat in lauf.auslese.kandidaten)
    assert len(stellen) == anzahl
    weiten = [b - a for a, b in itertools.pairwise(stellen)]
    assert max(weiten) <= 2 * 1000 / (anzahl - 1)
    assert lauf._zahlen().offene_zellen == anzahl - 1
    assert lauf._zahlen().suchen == anzahl


def test_was_eine_suche_mit_beantwortet_wird_nicht_noch_einmal_gesucht(monkeypatch: pytest.MonkeyPatch) -> None:
    # Between the ends (100, 0) and (0, 100) there is only (90, 90). The middle, 50, finds it and answers 50 to 90
    # as well. Left are (0, 50) and (90, 100): the middle, then the lower corner of each.
    plaene = [tuple(map(Decimal, ort)) for ort in ((100, 0), (90, 90), (0, 100))]
    lauf, _ = laufe(monkeypatch, plaene, 100)
    zahlen = lauf._zahlen()
    assert (zahlen.suchen, zahlen.leere_zellen, zahlen.doppelte) == (7, 4, 4)


def test_ein_einziger_bester_plan_laesst_nichts_offen(monkeypatch: pytest.MonkeyPatch) -> None:
    lauf, _ = laufe(monkeypatch, [tuple(map(Decimal, ort)) for ort in ((100, 90, 80), (50, 40, 30))], 10)
    zahlen = lauf._zahlen()
    assert len(lauf.auslese.kandidaten) == 1
    assert (zahlen.suchen, zahlen.doppelte, zahlen.offene_zellen) == (3, 2, 0)


# --- boxes -----------------------------------------------------------------------------------------------


def _stellen(kasten: Kasten) -> Iterator[tuple[int, ...]]:
    """Yield the whole numbers in a half-open box."""
    spannen = zip(kasten.unten, kasten.oben, strict=True)
    yield from itertools.product(*(range(int(u) + 1, int(o) + 1) for u, o in spannen))


@pytest.mark.parametrize("saat", range(30))
def test_was_uebrig_bleibt_ist_genau_der_rest(saat: int) -> None:
    zufall = random.Random(saat)

    def kasten() -> Kasten:
        paare = [sorted(zufall.sample(range(8), 2)) for _ in range(2)]
        return Kasten(tuple(Decimal(u) for u, _ in paare), tuple(Decimal(o) for _, o in paare))

    ganz, weg = kasten(), kasten()
    rest = [stelle for teil in _ohne(ganz, weg) for stelle in _stellen(teil)]
    assert len(rest) == len(set(rest))
    assert set(rest) == set(_stellen(ganz)) - set(_stellen(weg))


def test_eine_zelle_ohne_untergrenze_kommt_zuletzt() -> None:
    zwei = (Decimal(100), Decimal(100))
    zellen = Zellen(zwei, (Decimal(1), Decimal(1)), (Decimal(0), Decimal(0)))
    zellen.kenne((Decimal(0), Decimal(40)))
    # What is above 40 in the second aim is open; the part below is only open above 20 in the first.
    zellen.beantworte(None, (UNBEGRENZT, UNBEGRENZT), (Decimal(20), Decimal(40)), neu=True)
    erste = zellen.naechste()
    assert erste is not None
    assert zellen.grenzen(erste)[1] > 40 or zellen.grenzen(erste)[0] > 20
    zellen.lass(erste)
    zweite = zellen.naechste()
    assert zweite is not None
    assert {erste.kasten.unten, zweite.kasten.unten} == {
        (Decimal(20), UNBEGRENZT),
        (UNBEGRENZT, Decimal(40)),
    }
    zellen.lass(zweite)
    assert zellen.naechste() is None
