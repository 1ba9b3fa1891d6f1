"""All packages of a measure against an independent enumeration of all sets, in integers."""

import itertools
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from massnahmenplan.foerderung.paket import Paket
from massnahmenplan.foerderung.pakete import bilde_paket, zaehle_alle_pakete_auf
from massnahmenplan.foerderung.planbedingungen import Vorgang
from massnahmenplan.foerderung.planrecht import Recht, wende_an
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.umfeld import Umfeld
from massnahmenplan.foerderung.vorhaben import Vorhaben
from tests.foerderung.bausteine import baue_programm, baue_vorhaben, in_familie

BETRIEB = {"jahre": 2, "menge": "strom", "stelle": "§ Betrieb"}
BONUS_ISFP = {"wenn": {"merkmale": "isfp"}, "punkte": "5 %", "stelle": "§ 2"}
BONUS_WPB = {
    "wenn": {"merkmale": "wpb"},
    "punkte": "10 %",
    "stelle": "§ 3",
    "kontingent": {"name": "wpb", "anzahl": 3, "je": "objekt"},
}


def satz(anteil: str) -> dict[str, str]:
    return {"grund": anteil, "stelle": "§ Satz"}


NAMEN = "abc"


def _namen_ohne(eigener: str, hoechstens: int = 1) -> st.SearchStrategy[set[str]]:
    andere = sorted({*NAMEN, "f"} - {eigener})
    return st.one_of(st.just(set()), st.sets(st.sampled_from(andere), max_size=hoechstens))


def _regeln(eigener: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "satz": st.integers(0, 95),
            "satz_spaeter": st.one_of(st.none(), st.integers(1, 95)),
            "grenze": st.sampled_from([None, 400, 700]),
            "familie": st.sampled_from([None, None, "f"]),
            "ausgeschlossen": _namen_ohne(eigener),
            "am_objekt": _namen_ohne(eigener),
            "nachrangig": _namen_ohne(eigener),
            "nur_neben": st.one_of(st.just(set()), st.just(set()), _namen_ohne(eigener)),
            "allein": st.sampled_from([False, False, False, True]),
            "quote": st.sampled_from([None, 50, 60, 90]),
            "eigenanteil": st.sampled_from([0, 0, 10, 15]),
            "mindestens": st.sampled_from([0, 0, 100, 300]),
            "sammelantrag": st.booleans(),
            "plan": st.sampled_from([None, None, 5, 20]),
            "kontingent": st.sampled_from([None, None, 10]),
            "betrieb": st.sampled_from([None, None, 2]),
        }
    )


_umfelder = st.builds(
    Umfeld,
    toepfe=st.frozensets(st.sampled_from(NAMEN), max_size=1),
    planmerkmale=st.sampled_from([frozenset(), frozenset({"isfp"})]),
    sammelantraege=st.frozensets(st.sampled_from(NAMEN), max_size=2),
)


def als_programm(kennung: str, regel: dict[str, Any]) -> Programm:
    gemeinsam = {
        "hoechstgrenzen": []
        if regel["grenze"] is None
        else [{"je": "massnahme", "stufen": [{"eur": regel["grenze"]}], "stelle": "§"}],
        "kumulierung": {
            "ausgeschlossen": sorted(regel["ausgeschlossen"]),
            "ausgeschlossen_am_objekt": [
                {"programme": sorted(regel["am_objekt"]), "wartezeit_monate": 6, "stelle": "§"}
            ],
            "nachrangig_zu": sorted(regel["nachrangig"]),
            "nur_neben": sorted(regel["nur_neben"]),
            "allein": regel["allein"],
            "quote": None if regel["quote"] is None else f"{regel['quote']} %",
        },
        "minimum": {
            "eigenanteil": f"{regel['eigenanteil']} %",
            "zuschuss_eur": regel["mindestens"],
            "sammelantrag": regel["sammelantrag"],
        },
    }
    fassungen = [leistung(regel, regel["satz"]) | gemeinsam]
    if regel["satz_spaeter"] is not None:
        fassungen[0]["gilt_bis"] = "2027-03-31"
        fassungen.append({"gilt_ab": "2027-04-01"} | leistung(regel, regel["satz_spaeter"]) | gemeinsam)
    return in_familie(baue_programm(kennung, *fassungen), regel["familie"])


def leistung(regel: dict[str, Any], punkte: int) -> dict[str, Any]:
    if regel["betrieb"]:
        return {"satz": None, "betrieb": BETRIEB | {"zonen": [{"ct_kwh": punkte}]}}
    boni = []
    if regel["plan"] is not None:
        boni.append(BONUS_ISFP | {"punkte": f"{regel['plan']} %"})
    if regel["kontingent"] is not None:
        boni.append(BONUS_WPB | {"punkte": f"{regel['kontingent']} %"})
    return {"satz": satz(f"{punkte} %") | {"boni": boni}}


Naivangebot = tuple[str, str, int, bool]
"""Programme, its application by name, points, whether it rests on the plan."""


def naive_angebote(name: str, regel: dict[str, Any], umfeld: Umfeld) -> list[Naivangebot]:
    """Every day and every set of facts, in plain words."""
    je_jahr = name in umfeld.toepfe | umfeld.sammelantraege
    spaeter = regel["satz_spaeter"]
    tage = [("2027-03-31" if spaeter is not None else "2027-12-31", regel["satz"])]
    if je_jahr:
        tage.append(("2026-12-31", regel["satz"]))
    if spaeter is not None:
        tage.append(("2027-12-31", spaeter))
    angebote = []
    for tag, punkte in tage:
        if regel["betrieb"]:
            angebote.append((name, f"{name}@{tag}", punkte, False))
            continue
        for mit, verzicht in itertools.product((False, True), repeat=2):
            if (mit and (regel["plan"] is None or not umfeld.planmerkmale)) or (
                verzicht and regel["kontingent"] is None
            ):
                continue
            summe = punkte + (regel["plan"] if mit else 0) + (0 if verzicht else regel["kontingent"] or 0)
            kennung = f"{name}@{tag}{'+isfp' if mit else ''}{'-wpb' if verzicht else ''}"
            angebote.append((name, kennung, min(summe, 100), mit))
    return angebote


def naive_pakete(kosten: int, regeln: dict[str, dict[str, Any]], umfeld: Umfeld) -> dict[str, tuple[int, ...]]:
    """Package name -> grants in cents, from all subsets, in integers, without any code of the package."""
    angebote = {name: naive_angebote(name, regel, umfeld) for name, regel in regeln.items()}
    allein_zu_haben = {
        name
        for name, liste in angebote.items()
        if any(not a[3] and naiv_gekuerzt(kosten, regeln, [a], frozenset(), haupt=False) for a in liste)
    }
    ergebnis = {}
    for wahl in itertools.product(*([None, *liste] for liste in angebote.values())):
        menge = [a for a in wahl if a is not None]
        cent = naiv_gekuerzt(kosten, regeln, menge, umfeld.sammelantraege)
        if cent is not None and not naiv_uebergangen(regeln, {a[0] for a in menge}, allein_zu_haben):
            ergebnis["+".join(a[1] for a in menge) or "ohne"] = cent
    return ergebnis


def naiv_uebergangen(regeln: dict[str, dict[str, Any]], gewaehlt: set[str], zu_haben: set[str]) -> bool:
    for name in gewaehlt:
        zuerst = {p for p in zu_haben - {name} if trifft(regeln[name]["nachrangig"], p, regeln)}
        if zuerst and not zuerst & gewaehlt:
            return True
    return False


def trifft(genannt: set[str], name: str, regeln: dict[str, dict[str, Any]]) -> bool:
    return name in genannt or regeln[name]["familie"] in genannt


def naiv_gekuerzt(
    kosten: int,
    regeln: dict[str, dict[str, Any]],
    menge: list[Naivangebot],
    sammel: frozenset[str],
    haupt: bool = True,
) -> tuple[int, ...] | None:
    namen = [a[0] for a in menge]
    for name in namen:
        regel, andere = regeln[name], [n for n in namen if n != name]
        if andere and (
            regel["allein"] or any(trifft(regel["ausgeschlossen"] | regel["am_objekt"], n, regeln) for n in andere)
        ):
            return None
        if haupt and regel["nur_neben"] and not any(trifft(regel["nur_neben"], n, regeln) for n in andere):
            return None
    basis = {n: 100 * min(kosten, regeln[n]["grenze"] or kosten) for n in namen}
    cent = {n: basis[n] * punkte // 100 for n, _, punkte, _ in menge}  # whole EUR: no fractions arise
    betrieb = {n: 20_000 * punkte for n, _, punkte, _ in menge if regeln[n]["betrieb"]}  # 10 MWh, 2 years
    zaehlt = [n for n in namen if n not in betrieb]
    cent = {n: cent[n] for n in zaehlt}
    if len(zaehlt) > 1:
        for n in zaehlt:
            if regeln[n]["quote"] is not None:
                cent[n] = max(0, cent[n] - max(0, sum(cent.values()) - basis[n] * regeln[n]["quote"] // 100))
    for n in sorted(zaehlt, key=lambda n: (-regeln[n]["eigenanteil"], n)):
        cent[n] = max(0, cent[n] - max(0, sum(cent.values()) - kosten * (100 - regeln[n]["eigenanteil"])))
    cent |= betrieb
    for n in namen:
        klein_genuegt = n in sammel and regeln[n]["sammelantrag"]
        if cent[n] == 0 or (cent[n] < 100 * regeln[n]["mindestens"] and not klein_genuegt):
            return None
    return tuple(cent[n] for n in namen)


@settings(max_examples=120, deadline=None)
@given(
    kosten=st.integers(100, 1200),
    regeln=st.fixed_dictionaries({}, optional={name: _regeln(name) for name in NAMEN}),
    umfeld=_umfelder,
)
def test_aufzaehlung_ist_gleich_der_naiven_suche_ueber_alle_mengen(
    kosten: int, regeln: dict[str, dict[str, Any]], umfeld: Umfeld
) -> None:
    benannt = dict(sorted(regeln.items()))
    projekt = baue_vorhaben(
        kosten, traeger={"art": "privat"}, massnahme={"merkmale": "wpb", "kennwerte": {"strom": 10}}, objekt={}
    )
    programme = [als_programm(n, r) for n, r in benannt.items()]
    pakete = zaehle_alle_pakete_auf(projekt, programme, umfeld).pakete
    berechnet = {p.kennung: tuple(int(a.zuschuss_eur * 100) for a in p.antraege) for p in pakete}
    assert berechnet == naive_pakete(kosten, benannt, umfeld)
    assert len(berechnet) == len(pakete)
    pruefe_nachbau(projekt, programme, pakete[:12])


def pruefe_nachbau(projekt: Vorhaben, programme: list[Programm], pakete: tuple[Paket, ...]) -> None:
    """Every package is recomputed from its decisions alone; what is too small by itself is refused."""
    bericht = {"id": "bericht", "liefert": "isfp"}
    geber = baue_vorhaben(1, massnahme=bericht, objekt={}, baubeginn=date(2025, 1, 1), fertig=date(2025, 12, 31))
    recht = Recht({programm.id: programm for programm in programme}, {}, {}, frozenset())
    for paket in pakete:
        wahl = tuple(antrag.wahl for antrag in reversed(paket.antraege))
        plan = wende_an(recht, (Vorgang("m", projekt, wahl), Vorgang("bericht", geber, ())))
        assert plan.pakete["m"].antraege == tuple(a for a in paket.antraege if a.nur_gemeinsam_ab_eur is None)
        if not any(a.mit or a.ohne or a.nur_gemeinsam_ab_eur for a in paket.antraege):
            assert plan.absagen == ()
            assert bilde_paket(projekt, [(recht.programme[w.programm], w.antrag_am) for w in wahl]) == paket
