"""Modelldaten of a few options: everything that a test does not state is missing or without limit."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from massnahmenmodell import Modelldaten, baue_modell
from massnahmenmodell.daten import Abruf, Haushalt, Optionen, Ueberlappung
from massnahmenmodell.linearform import Linearform
from massnahmenmodell.zusammenwirken import Produkt, Verbund
from massnahmenplan.loeser import Ende, Wuensche, loese, uebersetze

ERSTES_JAHR = 2027
ABRUFARTEN = ("abruf_netto", "abruf_forderung", "kredit_netto")


def form(werte: Mapping[int, float] | None = None) -> Linearform:
    """Return Σ value · x from option -> value."""
    werte = werte or {}
    return Linearform(np.array(list(werte), dtype=np.int64), np.array(list(werte.values()), dtype=float))


def je_periode(perioden: int, werte: Mapping[int, Mapping[int, float]] | None = None) -> tuple[Linearform, ...]:
    """Return one sum per period from period -> option -> value."""
    return tuple(form((werte or {}).get(t)) for t in range(perioden))


def haushalt(ansatz: Sequence[float], netto: Mapping[int, Mapping[int, float]], **rest: Any) -> Haushalt:
    """Return a purse in thousand EUR; without carry-over and credit unless stated, in all periods or in each."""
    forderung = je_periode(len(ansatz), rest.pop("forderung", None))
    zuschuesse = {art: je_periode(len(ansatz), rest.pop(art)) for art in ABRUFARTEN if art in rest}
    uebertrag, linie = rest.pop("uebertrag_anteil", 0.0), rest.pop("linie", 0.0)
    return Haushalt(
        name="haushalt:stadt:investiv",
        traeger="stadt",
        ansatz=np.array(ansatz, dtype=float),
        netto=je_periode(len(ansatz), netto),
        forderung=forderung,
        uebertrag=np.broadcast_to(np.array(uebertrag, dtype=float), len(ansatz)),
        linie=np.broadcast_to(np.array(linie, dtype=float), len(ansatz)),
        **{"uebertrag_jahre": None, "zins": 0.0} | zuschuesse | rest,
    )


def abruf(option: int, wunsch: float, grenze: float, vorher: Iterable[int] = (), **rest: Any) -> Abruf:
    """Return what an option takes of a shared limit, thousand EUR; half of it is the award unless stated."""
    vorgaben: dict[str, Any] = {
        "schwelle": None,
        "satz_unten": 0.5,
        "satz_oben": 0.5,
        "mindestens": 0.001,
        "als_erster": False,
    }
    return Abruf(
        name=f"abruf:{option}",
        option=option,
        wunsch=wunsch,
        grenze=grenze,
        vorher=tuple(vorher),
        **vorgaben | rest,
    )


def ueberlappung(
    erste: int,
    perioden: int,
    verlust_t: Mapping[int, Mapping[int, float]] | None = None,
    verlust_teur: Mapping[int, Mapping[int, float]] | None = None,
) -> Ueberlappung:
    """Return what options of another measure lose per period while measure ``erste`` works."""
    return Ueberlappung(
        "ueberlappung:a:b", erste, je_periode(perioden, verlust_t), je_periode(perioden, verlust_teur)
    )


def produkt(
    in_kraft: Sequence[Sequence[Sequence[int]]],
    minderung_t: Sequence[float],
    ersparnis_teur: Sequence[float] | None = None,
    traeger: str = "stadt",
) -> Produkt:
    """Return what measures bring together; ``in_kraft``: per period and measure its options in operation."""
    return Produkt(
        "produkt",
        tuple(tuple(np.array(teil, dtype=np.int64) for teil in teile) for teile in in_kraft),
        np.array(minderung_t, dtype=float),
        ((traeger, np.array(ersparnis_teur, dtype=float)),) if ersparnis_teur else (),
    )


def verbund(
    in_kraft: Sequence[Sequence[Sequence[int]]],
    werte: Mapping[tuple[int, ...], Sequence[float]],
    ersparnis_teur: Mapping[tuple[int, ...], Sequence[float]] | None = None,
) -> Verbund:
    """Return a group by its sets of parts: what each brings beyond single effects, per period."""
    geld = ersparnis_teur or {}
    return Verbund(
        "verbund",
        tuple(tuple(np.array(teil, dtype=np.int64) for teil in teile) for teile in in_kraft),
        tuple(map(frozenset, werte)),
        np.array(list(werte.values()), dtype=float),
        (("stadt", np.array([geld[menge] for menge in werte], dtype=float)),) if geld else (),
    )


def daten(optionen: Iterable[tuple[int, int, int]], perioden: int = 3, **rest: Any) -> Modelldaten:
    """Return the data of options (measure, begin, done), sorted by measure, working to the end of the plan.

    minderung: period -> option -> t; kosten: thousand EUR per option.
    """
    liste = np.array(list(optionen), dtype=np.int64).reshape(-1, 3)
    anzahl = rest.pop("anzahl_massnahmen", int(liste[:, 0].max()) + 1)
    betrieb_bis = rest.pop("betrieb_bis", [perioden - 1] * len(liste))
    vorgaben: dict[str, Any] = {
        "pflicht": frozenset(),
        "gruppen": (),
        "folgen": (),
        "konten": (),
        "haushalte": (),
        "ueberlappungen": (),
        "ziele": (),
        "zielfunktion": "co2",
        "kosten": np.array(rest.pop("kosten", [0.0] * len(liste)), dtype=float),
        "abruf_kosten": np.array(rest.pop("abruf_kosten", []), dtype=float),
        "diskont": np.array(rest.pop("diskont", [1.0] * (perioden + 1)), dtype=float),
    }
    return Modelldaten(
        massnahmen=tuple(f"M{m}" for m in range(anzahl)),
        jahre=tuple(range(ERSTES_JAHR, ERSTES_JAHR + perioden)),
        optionen=Optionen(liste[:, 0], liste[:, 1], liste[:, 2], np.array(betrieb_bis, dtype=np.int64)),
        minderung=je_periode(perioden, rest.pop("minderung", None)),
        **vorgaben | rest,
    )


def loese_mit(eingabe: Modelldaten, wahl: Iterable[int]) -> float | None:
    """Return the value of the aim if exactly these options are chosen; None if that is not allowed."""
    modell = baue_modell(eingabe)
    for option in modell.x:
        modell.x[option].setlb(float(option in set(wahl)))
        modell.x[option].setub(float(option in set(wahl)))
    loesung = loese(uebersetze(modell), Wuensche(luecke=0.0))
    assert loesung.ende in {Ende.OPTIMAL, Ende.UNERFUELLBAR}
    return loesung.zielwert


def erlaubt(eingabe: Modelldaten, *wahl: int) -> bool:
    """Return True if exactly these options may be chosen together."""
    return loese_mit(eingabe, wahl) is not None
