"""Every plan of a tiny case with half-years or quarters, counted out by hand: shares no line with the package.

Time is counted in months from January of year 0; money in integer cents, tonnes and shares as fractions. A way
is (first month, with grant or not). Days of application: the latest one before building begins.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

Fall = dict[str, Any]
Weg = tuple[int, bool]
Plan = dict[str, Weg]
MONATE = {"jahr": 12, "halbjahr": 6, "quartal": 3}


def kleiner_fall(saat: int) -> Fall:
    """Return a case of two or three years with three measures, one payer, one programme open for some months."""
    zufall = random.Random(saat)
    raster = zufall.choice(("halbjahr", "quartal"))
    jahre = [2027, 2028] if raster == "quartal" else [2027, 2028, 2029]
    offen = zufall.choice((("2026-01-01", None), ("2027-02-15", "2027-08-20"), ("2026-01-01", "2027-05-31")))
    programm = {
        "id": "p",
        "name": "p",
        "geber": "Land",
        "fassungen": [
            {
                "gilt_ab": offen[0],
                **({"gilt_bis": offen[1]} if offen[1] else {}),
                "rechtsgrundlage": "Prüffall",
                "quelle": "Prüffall",
                "stand": "2026-01-01",
                "sicherheit": "V1",
                "filter": {"antragsteller": ["kommune"], "massnahmenarten": ["led"]},
                "satz": {"grund": zufall.choice(("0.4", "0.25")), "stelle": "1"},
                "fristen": {"startsperre": "antrag"},
                "auszahlung": {"art": "nach_nachweis", "verzug_monate": zufall.choice((0, 4))},
            }
        ],
    }
    return {
        "projekt": {
            "name": f"Fall {saat}",
            "beginn": 2027,
            "ende": jahre[-1],
            "raster": raster,
            "stichtag": "2026-03-01",
            "diskontsatz": zufall.choice(("0", "0.05")),
            "preissteigerung": zufall.choice(("0", "0.02")),
        },
        "kostentraeger": [{"id": "stadt", "name": "Stadt", "art": "kommune"}],
        "haushalt": [
            {"kostentraeger": "stadt", "jahr": jahr, "betrag_eur": zufall.choice((60_000, 100_000, 150_000))}
            for jahr in jahre
        ],
        "massnahmen": [_massnahme(zufall, nummer) for nummer in range(3)],
        "beziehungen": [
            {
                "id": "B",
                "mitglieder": ["M0", "M1"],
                **zufall.choice(
                    (
                        {"art": "ueberlappung", "anteil": "0.4"},
                        {"art": "ueberlappung", "co2_t_a": 3},
                        {"art": "vorgaenger", "abstand": 1},
                        {"art": "voraussetzung", "abstand": 0, "hoechstabstand": 1},
                    )
                ),
            }
        ],
        "ressourcen": [
            {"id": "amt", "einheit": "VZÄ", "menge": zufall.choice((1, 2)), "fenster": zufall.choice((1, 1, 2))}
        ],
        "programme": [programm],
    }


def _massnahme(zufall: random.Random, nummer: int) -> Fall:
    felder: Fall = {
        "id": f"M{nummer}",
        "name": f"M{nummer}",
        "handlungsfeld": "gruen",
        "kostentraeger": "stadt",
        "art": zufall.choice(("led", "led", "rad")),
        "investition_eur": {"planung": zufall.choice((0, 7_001)), "bau": zufall.choice((50_000, 80_003, 100_000))},
        "dauer_planung": zufall.choice((0, 0, 1)),
        "dauer_bau": zufall.choice((1, 2, 3)),
        "betriebskosten_eur_a": zufall.choice((0, 501)),
        "ertrag_eur_a": zufall.choice((0, 9_000, 30_003)),
        "co2_t_a": zufall.choice((6, 10, 20)),
        "bedarf": {"amt": zufall.choice((0, 1))},
    }
    if zufall.random() < 0.7:
        felder["nutzungsdauer_a"] = zufall.choice((1, 5, 20))
    return felder


def bestes(fall: Fall, ziel: str) -> tuple[Fraction, int]:
    """Return the best value of the aim (t, or EUR) over all feasible plans, and how many there are."""
    wege = {m["id"]: [None, *_wege(fall, m)] for m in fall["massnahmen"]}
    werte = []
    for wahl in product(*wege.values()):
        plan = {kennung: weg for kennung, weg in zip(wege, wahl, strict=True) if weg is not None}
        if _ordnung_ok(fall, plan) and _ressource_ok(fall, plan) and _haushalt_ok(fall, plan):
            werte.append(_tonnen(fall, plan) if ziel == "co2" else _kapitalwert(fall, plan))
    return (max(werte) if ziel == "co2" else min(werte)), len(werte)


def _laenge(fall: Fall) -> int:
    return MONATE[fall["projekt"]["raster"]]


def _jahre(fall: Fall) -> range:
    return range(fall["projekt"]["beginn"], fall["projekt"]["ende"] + 1)


def _bau(fall: Fall, m: Fall, beginn: int) -> tuple[int, int]:
    """Return the first month of building and the first month after it."""
    von = beginn + m["dauer_planung"] * _laenge(fall)
    return von, von + m["dauer_bau"] * _laenge(fall)


def _wege(fall: Fall, m: Fall) -> Iterator[Weg]:
    jahre = _jahre(fall)
    for beginn in range(12 * jahre.start, 12 * jahre.stop, _laenge(fall)):
        if _bau(fall, m, beginn)[1] <= 12 * jahre.stop:
            yield beginn, False
            if m["art"] == "led" and _antrag_moeglich(fall, m, beginn):
                yield beginn, True


def _antrag_moeglich(fall: Fall, m: Fall, beginn: int) -> bool:
    fassung = fall["programme"][0]["fassungen"][0]
    von = _bau(fall, m, beginn)[0]
    tag = date(von // 12, von % 12 + 1, 1) - timedelta(days=1)
    letzter = min(tag, date.fromisoformat(fassung["gilt_bis"])) if "gilt_bis" in fassung else tag
    return letzter >= max(date.fromisoformat(fassung["gilt_ab"]), date.fromisoformat(fall["projekt"]["stichtag"]))


def _halb_auf(wert: Fraction) -> int:
    return int((wert + Fraction(1, 2)) // 1)


def _zahlungen(fall: Fall, m: Fall, beginn: int) -> dict[int, int]:
    """Return year -> cents: month by month, then whole cents by the largest remainder, then prices of the year."""
    von, bis = _bau(fall, m, beginn)
    faktor = 1 + Fraction(fall["projekt"]["preissteigerung"])
    ergebnis: dict[int, int] = {}
    planung = (beginn, von) if von > beginn else (von, bis)
    for teil, (erster, ende) in (("planung", planung), ("bau", (von, bis))):
        cent = m["investition_eur"][teil] * 100
        monate = [monat // 12 for monat in range(erster, ende)]
        genau = {jahr: Fraction(cent * monate.count(jahr), len(monate)) for jahr in monate}
        ganz = {jahr: int(wert) for jahr, wert in genau.items()}
        offen = sorted(genau, key=lambda jahr: (ganz[jahr] - genau[jahr], jahr))[: cent - sum(ganz.values())]
        for jahr in genau:
            rate = (ganz[jahr] + (jahr in offen)) * faktor ** (jahr - fall["projekt"]["beginn"])
            ergebnis[jahr] = ergebnis.get(jahr, 0) + _halb_auf(rate)
    return ergebnis


def _zuschuss(fall: Fall, m: Fall, weg: Weg) -> tuple[int, int]:
    """Return year of payment and cents; 0 without a grant."""
    fassung = fall["programme"][0]["fassungen"][0]
    letzter_monat = _bau(fall, m, weg[0])[1] - 1
    cent = _halb_auf(Fraction(fassung["satz"]["grund"]) * sum(_zahlungen(fall, m, weg[0]).values()))
    return (letzter_monat + fassung["auszahlung"]["verzug_monate"]) // 12, cent if weg[1] else 0


def _betrieb(fall: Fall, m: Fall, weg: Weg) -> range:
    """Return the months of operation within the plan."""
    fertig, ende = _bau(fall, m, weg[0])[1], 12 * _jahre(fall).stop
    return range(fertig, min(ende, fertig + 12 * m["nutzungsdauer_a"]) if "nutzungsdauer_a" in m else ende)


def _mit_wegen(fall: Fall, plan: Plan) -> list[tuple[Fall, Weg]]:
    return [(m, plan[m["id"]]) for m in fall["massnahmen"] if m["id"] in plan]


def _ordnung_ok(fall: Fall, plan: Plan) -> bool:
    (b,) = fall["beziehungen"]
    eine, andere = b["mitglieder"]
    if b["art"] == "ueberlappung" or andere not in plan:
        return True
    if eine not in plan:
        return b["art"] == "vorgaenger"
    fertig = _bau(fall, fall["massnahmen"][0], plan[eine][0])[1]
    abstand, rest = divmod(plan[andere][0] - fertig, _laenge(fall))
    assert rest == 0
    return b["abstand"] <= abstand <= b.get("hoechstabstand", 1000)


def _ressource_ok(fall: Fall, plan: Plan) -> bool:
    """A level in each month; over two years, need counts in years."""
    (r,) = fall["ressourcen"]
    erster, ende = 12 * _jahre(fall).start, 12 * _jahre(fall).stop
    bedarf = dict.fromkeys(range(erster - 24, ende), 0)
    for m, weg in _mit_wegen(fall, plan):
        for monat in range(weg[0], _bau(fall, m, weg[0])[1]):
            bedarf[monat] += m["bedarf"]["amt"]
    if r["fenster"] == 1:
        return max(bedarf.values()) <= r["menge"]
    enden = range(erster + _laenge(fall), ende + 1, _laenge(fall))
    return all(sum(bedarf[monat] for monat in range(e - 24, e)) <= 12 * r["menge"] for e in enden)


def _haushalt_ok(fall: Fall, plan: Plan) -> bool:
    netto: dict[int, int] = {}
    for m, weg in _mit_wegen(fall, plan):
        for jahr, cent in _zahlungen(fall, m, weg[0]).items():
            netto[jahr] = netto.get(jahr, 0) + cent
        jahr, cent = _zuschuss(fall, m, weg)
        netto[jahr] = netto.get(jahr, 0) - cent
    return all(netto.get(a["jahr"], 0) <= 100 * a["betrag_eur"] for a in fall["haushalt"])


def _tonnen(fall: Fall, plan: Plan) -> Fraction:
    summe = Fraction(0)
    for m, weg in _mit_wegen(fall, plan):
        summe += Fraction(m["co2_t_a"] * len(_betrieb(fall, m, weg)), 12)
    (b,) = fall["beziehungen"]
    if b["art"] == "ueberlappung" and set(b["mitglieder"]) <= set(plan):
        erste, zweite = (_betrieb(fall, m, plan[m["id"]]) for m in fall["massnahmen"][:2])
        verlust = Fraction(b["anteil"]) * fall["massnahmen"][1]["co2_t_a"] if "anteil" in b else b["co2_t_a"]
        summe -= verlust * Fraction(len(set(erste) & set(zweite)), 12)
    return summe


def _kapitalwert(fall: Fall, plan: Plan) -> Fraction:
    """Return EUR."""
    zeilen: list[tuple[int, Fraction]] = []
    for m, weg in _mit_wegen(fall, plan):
        zahlungen = _zahlungen(fall, m, weg[0])
        zeilen += [(jahr, Fraction(cent)) for jahr, cent in zahlungen.items()]
        jahr, cent = _zuschuss(fall, m, weg)
        zeilen.append((jahr, Fraction(-cent)))
        monate = [monat // 12 for monat in _betrieb(fall, m, weg)]
        for jahr in set(monate):
            kosten, ertrag = (
                _halb_auf(Fraction(100 * m[feld] * monate.count(jahr), 12))
                for feld in ("betriebskosten_eur_a", "ertrag_eur_a")
            )
            zeilen.append((jahr, Fraction(kosten - ertrag)))
        if "nutzungsdauer_a" in m:
            dauer = 12 * m["nutzungsdauer_a"]
            uebrig = max(0, _bau(fall, m, weg[0])[1] + dauer - 12 * _jahre(fall).stop)
            zeilen.append((_jahre(fall).stop - 1, -Fraction(sum(zahlungen.values()) * uebrig, dauer)))
    faktor = 1 + Fraction(fall["projekt"]["diskontsatz"])
    return sum((cent / faktor ** (jahr - _jahre(fall).start + 1) for jahr, cent in zeilen), Fraction(0)) / 100
