"""A fault planted in any single number of the rows that couple funding is caught, or provably harmless.

Every coefficient, right-hand side and bound of the small cases below is changed, up and down, one at a time, and
every row is left out once. The model is then solved as it is, and once more with each option forced into the plan;
each plan that it finds is recounted and compared as in every run. A fault

- is *noticed* if a plan breaks a limit, or a figure of the model is not the recomputed one;
- is *too strict* if a plan is correct but worse than the best one, or none is found: no recount can see that, only
  the truth, which is counted out over all plans;
- is *harmless* if all these plans are as good as the best counted ones. The kinds are listed with their reasons.

A plan that passes the recount is never better than the truth: then the truth would be wrong.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest

from massnahmenmodell import baue_modell
from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.abgleich import gleiche_ab
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.ergebnis import Plan
from massnahmenplan.loeser import Ende, Standardform, Wuensche, loese, uebersetze
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.suche import lies_plan
from tests.fallbau import ansaetze, baue_fall, massnahme, programm
from tests.kopplung.test_erschoepfend import wege
from tests.mutation.fehler import KOPPLUNGSFAMILIEN

GENAU = Decimal("0.02")
GELDZEILEN = ("haushalt_reicht", "linie_ueberbrueckt_zuschuesse", "konto_reicht")
"""Rows of other families: of these the columns of awards are disturbed."""
ABRUFGROESSEN = (
    "ansatz", "unten", "zuschuss", "bisher", "ausgeschoepft", "ueber_schwelle", "schon_ueber_schwelle", "weg",
)  # fmt: skip
HAUS = {"id": "haus", "name": "Haus", "art": "wohngebaeude", "wohneinheiten": 3}
ZEIT = {"beginn": 2027, "ende": 2028, "stichtag": "2026-11-01"}


def geteilte_grenze(eur: int, **regeln: Any) -> dict[str, Any]:
    grenze = {"je": "massnahme", "stufen": [{"eur": eur}], "geteilt": {"name": "k", "je": "objekt"}, "stelle": "2"}
    return programm("p", hoechstgrenzen=[grenze], **regeln)


def am_haus(kennung: str, eur: int, **felder: Any) -> dict[str, Any]:
    return massnahme(kennung, art="led", objekt="haus", investition_eur=eur, **felder)


def grenze_mit_schwelle() -> Planungsfall:
    """Three at one building share 150,000 for good, from 60,000 on 40 % instead of 20 %; pot, purse, credit."""
    bonus = {"punkte": "0.2", "ueber": {"je": "massnahme", "stufen": [{"eur": 60000}]}, "stelle": "3"}
    return baue_fall(
        [
            am_haus("a", 50000, pflicht="ja", spaetestes_ende=2027),
            am_haus("b", 70000, pflicht="ja", spaetestes_ende=2027),
            am_haus("c", 90000, ertrag_eur_a=40000),
        ],
        objekte=[HAUS],
        programme=[
            geteilte_grenze(
                150000,
                satz={"grund": "0.2", "stelle": "1", "staffelbonus": bonus},
                auszahlung={"art": "nach_nachweis", "verzug_monate": 6},
            )
        ],
        toepfe={"p": {2026: 47000, 2027: 30000}},
        haushalt=ansaetze([200000, 60000], range(2027, 2029)),
        stadt={"liquiditaetslinie_eur": 30000, "liquiditaetszins": "0.02", "uebertrag_anteil": "1"},
        projekt=ZEIT,
    )


def fallender_satz() -> Planungsfall:
    """Two share 100,000 for good; a later programme day knows another threshold; together with q a quota holds."""
    bonus = {"punkte": "0.1", "ueber": {"je": "massnahme", "stufen": [{"eur": 40000}]}, "stelle": "3"}
    return baue_fall(
        [
            am_haus("a", 60000, ertrag_eur_a=30000),
            am_haus("b", 55000, ertrag_eur_a=26000),
        ],
        objekte=[HAUS],
        programme=[
            geteilte_grenze(
                100000,
                satz={"grund": "0.2", "stelle": "1", "staffelbonus": bonus},
                kumulierung={"quote": "0.6"},
            ),
            programm("q", satz={"grund": "0.35", "stelle": "1"}),
        ],
        projekt=ZEIT,
    )


def konto(modus: str, grenze: int) -> list[dict[str, Any]]:
    return [
        {
            "id": "konto", "name": "Konto", "grenze_eur": grenze, "fenster_monate": 24, "bei_ueberschreitung": modus,
            "rechtsgrundlage": "Prüffall", "quelle": "Prüffall", "stand": "2026-01-01", "sicherheit": "V1",
        }
    ]  # fmt: skip


def konto_kuerzt() -> Planungsfall:
    """80,000 of 100,000 are left: three awards of 40 % are 32,000, 28,000 and 30,000; the last one is cut."""
    return baue_fall(
        [
            massnahme("a", art="led", investition_eur=80000, pflicht="ja", spaetestes_ende=2027),
            massnahme("b", art="led", investition_eur=70000, pflicht="ja", spaetestes_ende=2027),
            massnahme("c", art="led", investition_eur=75000, ertrag_eur_a=30000),
        ],
        programme=[programm("p", konten=["konto"])],
        foerderkonten=konto("kuerzen", 100000),
        beihilfen=[{"kostentraeger": "stadt", "konto": "konto", "datum": "2025-06-01", "betrag_eur": 20000}],
        haushalt=ansaetze([220000, 50000], range(2027, 2029)),
        stadt={"uebertrag_anteil": "1"},
        projekt=ZEIT,
    )


def konto_lehnt_ab_und_sammelantrag() -> Planungsfall:
    """q is only paid from 15,000 on, jointly too, and the account bears 60,000: a and b, or c."""
    return baue_fall(
        [
            massnahme("a", art="led", investition_eur=50000, pflicht="ja"),
            massnahme("b", art="led", investition_eur=40000, ertrag_eur_a=15000),
            massnahme("c", art="led", investition_eur=240000, pflicht="ja", spaetestes_ende=2027),
        ],
        programme=[
            programm(
                "q",
                satz={"grund": "0.2", "stelle": "1"},
                minimum={"zuschuss_eur": 15000, "sammelantrag": "ja"},
                konten=["konto"],
            )
        ],
        foerderkonten=konto("ablehnen", 60000),
        projekt=ZEIT,
    )


def unterlage_sperre_ausschluss() -> Planungsfall:
    """z provides a fact worth 15 points, shuts q off afterwards, and costs; p and q exclude each other here."""
    p = programm(
        "p",
        satz={"grund": "0.2", "stelle": "1", "boni": [{"wenn": {"merkmale": "beleg"}, "punkte": "0.3", "stelle": "5"}]},
        kumulierung={"ausgeschlossen_am_objekt": [{"programme": ["q"], "stelle": "7"}]},
    )  # fmt: skip
    q = programm("q", satz={"grund": "0.3", "stelle": "1"}, sperren=[{"massnahmenarten": ["beleg"], "stelle": "6"}])
    return baue_fall(
        [
            am_haus("a", 60000, ertrag_eur_a=9000, fruehester_beginn=2029),
            am_haus("b", 70000, ertrag_eur_a=40000, spaetestes_ende=2028),
            massnahme(
                "z", art="beleg", objekt="haus", investition_eur=2000, liefert="beleg", co2_t_a=0, spaetestes_ende=2027
            ),
        ],
        objekte=[HAUS],
        programme=[p, q],
        projekt={**ZEIT, "ende": 2029},
    )


def bonus_nur_einmal() -> Planungsfall:
    bonus = {"wenn": {"merkmale": "wpb"}, "punkte": "0.2", "stelle": "4"}
    bonus["kontingent"] = {"name": "wpb", "anzahl": 1, "je": "objekt"}
    return baue_fall(
        [am_haus(k, eur, merkmale="wpb", pflicht="ja") for k, eur in (("a", 60000), ("b", 50000))],
        objekte=[HAUS],
        programme=[programm("p", satz={"grund": "0.2", "stelle": "1", "boni": [bonus]})],
        projekt=ZEIT,
    )


def netz(**grenzen: Any) -> Planungsfall:
    """One connection is there anyway, two more cost 5,000 and 9,000; the grant of the network is 40,000."""
    return baue_fall(
        [
            massnahme("n", art="led", pflicht="ja", spaetestes_ende=2027, kennwerte={"angeschlossene_gebaeude": 1}),
            massnahme("x", art="anschluss", objekt="o1", netz="n", investition_eur=5000, spaetestes_ende=2027),
            massnahme("y", art="anschluss", objekt="o2", netz="n", investition_eur=9000, ertrag_eur_a=9500, spaetestes_ende=2027),
        ],
        objekte=[{**HAUS, "id": "o1", "wohneinheiten": 4}, {**HAUS, "id": "o2", "wohneinheiten": 9}],
        programme=[programm("p", netzgroesse={**grenzen, "stelle": "8"})],
        projekt=ZEIT,
    )  # fmt: skip


FAELLE: dict[str, Callable[[], Planungsfall]] = {
    "grenze_mit_schwelle": grenze_mit_schwelle,
    "fallender_satz": fallender_satz,
    "konto_kuerzt": konto_kuerzt,
    "konto_lehnt_ab_und_sammelantrag": konto_lehnt_ab_und_sammelantrag,
    "unterlage_sperre_ausschluss": unterlage_sperre_ausschluss,
    "bonus_nur_einmal": bonus_nur_einmal,
    "netz_eines": lambda: netz(gebaeude_mindestens=3, wohneinheiten_mindestens=6, mindestens="eines"),
    "netz_beides": lambda: netz(gebaeude_mindestens=2, wohneinheiten_mindestens=5),
    "netz_hoechstens": lambda: netz(gebaeude_hoechstens=2, wohneinheiten_hoechstens=8),
}


@dataclass(frozen=True)
class Lage:
    """A case, its model, and the truth: the best value of all, and of all with each option."""

    fall: Planungsfall
    aufbereitung: Aufbereitung
    form: Standardform
    bestes: dict[int | None, Decimal]
    """Option, or None for all plans -> best counted value."""


@cache
def lage(name: str) -> Lage:
    fall = FAELLE[name]()
    aufbereitung = bereite_auf(fall, "kosten")
    return Lage(fall, aufbereitung, uebersetze(baue_modell(aufbereitung.daten)), zaehle_aus(fall, aufbereitung))


def zaehle_aus(fall: Planungsfall, aufbereitung: Aufbereitung) -> dict[int | None, Decimal]:
    nummer = {
        (o.massnahme, o.variante, o.beginn, tuple(a.wahl for a in o.paket.antraege)): n
        for n, o in enumerate(aufbereitung.optionen)
    }
    bestes: dict[int | None, Decimal] = {}
    for wahl in product(*(wege(fall, kennung) for kennung in sorted(fall.massnahme_mit_id))):
        plan = Plan(tuple(schritt for schritt in wahl if schritt is not None))
        wert = rechne(fall, plan)
        if wert is not None:
            stellen = [nummer.get((s.massnahme, s.variante, s.beginn, s.foerderung)) for s in plan.schritte]
            for stelle in {None, *stellen}:
                bestes[stelle] = min(wert, bestes.get(stelle, wert))
    return bestes


def rechne(fall: Planungsfall, plan: Plan) -> Decimal | None:
    """Return the value of a plan; None if it breaks anything."""
    rechnung = nachrechnung.rechne(fall, plan)
    if rechnung.verstoesse or pruefung.pruefe(fall, plan, rechnung.bilanz):
        return None
    return rechnung.bilanz.zielwerte["kosten"]


@dataclass(frozen=True)
class Fehler:
    """A number of the form replaced, or a row left out."""

    familie: str
    art: str
    """What is changed, and how."""
    stelle: str
    form: Standardform


def alle_fehler(form: Standardform) -> Iterator[Fehler]:
    yield from _koeffizienten(form)
    yield from _rechte_seiten(form)
    yield from _schranken(form)
    for s in np.flatnonzero(form.kosten):
        if form.spalten[s][0] == "zuschuss":
            for faktor in (1.1, 0.9):
                kosten = form.kosten.copy()
                kosten[s] *= faktor
                yield Fehler("zielfunktion", f"x {faktor}", str(form.spalten[s]), replace(form, kosten=kosten))


def _koeffizienten(form: Standardform) -> Iterator[Fehler]:
    eintraege = form.matrix.tocoo()
    for z, s, wert in zip(eintraege.row.tolist(), eintraege.col.tolist(), eintraege.data.tolist(), strict=True):
        familie, (art, _) = form.zeilen[z][0], form.spalten[s]
        if familie in KOPPLUNGSFAMILIEN or (familie in GELDZEILEN and art == "zuschuss"):
            for faktor in (1.5, 0.5):
                matrix = form.matrix.tolil()
                matrix[z, s] = wert * faktor
                name = f"{form.zeilen[z]} {form.spalten[s]} = {wert:g}"
                yield Fehler(familie, f"{art} x {faktor}", name, replace(form, matrix=matrix.tocsc()))


def _rechte_seiten(form: Standardform) -> Iterator[Fehler]:
    for z, (familie, index) in enumerate(form.zeilen):
        if familie not in KOPPLUNGSFAMILIEN:
            continue
        name = f"{familie} {index}"
        for mehr in (1.0, -1.0):
            neu = []
            for grenzen in (form.zeile_unten, form.zeile_oben):
                grenzen = grenzen.copy()
                grenzen[z] += mehr * max(1.0, 0.5 * abs(grenzen[z])) if np.isfinite(grenzen[z]) else 0.0
                neu.append(grenzen)
            yield Fehler(familie, f"Grenze {mehr:+g}", name, replace(form, zeile_unten=neu[0], zeile_oben=neu[1]))
        unten, oben = form.zeile_unten.copy(), form.zeile_oben.copy()
        unten[z], oben[z] = -np.inf, np.inf
        yield Fehler(familie, "fehlt", name, replace(form, zeile_unten=unten, zeile_oben=oben))


def _schranken(form: Standardform) -> Iterator[Fehler]:
    for s, (art, index) in enumerate(form.spalten):
        if art in ABRUFGROESSEN:
            oben, unten = form.spalte_oben.copy(), form.spalte_unten.copy()
            oben[s] = 0.5 * oben[s] if np.isfinite(oben[s]) and not form.ganzzahlig[s] else 0.0
            yield Fehler(f"schranke_{art}", "oben kleiner", f"{art} {index}", replace(form, spalte_oben=oben))
            unten[s] = 1.0
            yield Fehler(f"schranke_{art}", "unten groesser", f"{art} {index}", replace(form, spalte_unten=unten))


def urteile(hier: Lage, form: Standardform) -> str:
    """Return what becomes of a fault."""
    ergebnis = "harmlos"
    spalte = {stelle: s for s, stelle in enumerate(form.spalten)}
    for option, bestes in hier.bestes.items():
        versuch = form
        if option is not None:
            unten = form.spalte_unten.copy()
            unten[spalte["x", option]] = 1.0
            versuch = replace(form, spalte_unten=unten)
        loesung = loese(versuch, Wuensche(luecke=0.0))
        if loesung.ende is Ende.UNERFUELLBAR:
            ergebnis = "zu streng"
            continue
        assert loesung.ende is Ende.OPTIMAL
        plan = lies_plan(hier.aufbereitung, versuch, loesung)
        wert = rechne(hier.fall, plan)
        bilanz = nachrechnung.rechne(hier.fall, plan).bilanz
        if wert is None or gleiche_ab(hier.aufbereitung, versuch, loesung, bilanz).abweichungen:
            return "bemerkt"
        assert wert >= bestes - GENAU
        if wert > bestes + GENAU:
            ergebnis = "zu streng"
    return ergebnis
