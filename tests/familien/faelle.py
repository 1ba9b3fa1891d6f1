"""Seeded tiny cases of which every feature is a switch; a switch turned off leaves all other draws as they are."""

import random
from collections.abc import Callable, Collection
from functools import cache
from math import prod
from typing import Any

from massnahmenplan.aufbereitung.optionen import zaehle_optionen_auf
from massnahmenplan.kataloge.laden import lade_mietrecht
from massnahmenplan.planungsfall import Planungsfall
from tests.fallbau import Daten, ansaetze, falldaten, massnahme, programm

HOECHSTENS = 48
"""Plans per case that are aimed at: a recomputation takes more than a millisecond."""
JAHRE = range(2027, 2031)
PERIODEN = {"jahr": 1, "halbjahr": 2, "quartal": 4}
HAUS = {
    "id": "haus", "name": "Haus", "art": "wohngebaeude", "wohneinheiten": 6, "waermetraeger": "gas",
    "heizwaerme_kwh_a": 80_000, "warmwasser_kwh_a": 15_000, "nutzungsgrad": "0.9", "strom_kwh_a": 12_000,
    "stromtraeger": "strom", "flaeche_m2": {"wand": 500, "dach": 300}, "u_wert_w_m2k": {"wand": "1.4", "dach": 1},
    "lueftung_w_k": 150,
}  # fmt: skip
NETZ = {"id": "netz", "name": "Netz", "art": "netz", "waermetraeger": "fern", "netzverlust_anteil": "0.15",
        "sonstiger_absatz_kwh_a": 100_000}  # fmt: skip
TRAEGER = [
    {"id": "gas", "emissionsfaktor_g_kwh": 240, "preis_ct_kwh": {"2027": 11, "2029": 14}},
    {"id": "strom", "emissionsfaktor_g_kwh": {"2027": 380, "2030": 250}, "preis_ct_kwh": 30},
    {"id": "fern", "emissionsfaktor_g_kwh": 280, "preis_ct_kwh": 13},
]
TATEN: list[list[Any]] = [
    [{"art": "huelle", "wand_w_m2k": "0.2"}, {"art": "huelle", "dach_w_m2k": "0.15", "wand_w_m2k": "0.5"}],
    [
        {"art": "waermeerzeuger", "traeger": "strom", "nutzungsgrad": "2.8", "nutzungsgrad_saniert": "3.6"},
        {"art": "netzanschluss", "waermenetz": "netz", "nutzungsgrad": 1},
    ],
    [
        {"art": "photovoltaik", "ertrag_kwh_a": 20_000, "eigenverbrauch_anteil": "0.35"},
        {"art": "netzumbau", "traeger": "strom", "nutzungsgrad": 3, "anteil": "0.6", "netzverlust_anteil": "0.1"},
    ],
]
KONTO = {
    "id": "konto", "name": "De-minimis", "fenster_monate": 36, "rechtsgrundlage": "Prüffall",
    "quelle": "Prüffall", "stand": "2026-01-01", "sicherheit": "V1",
}  # fmt: skip
ALLE = {"antragsteller": ["kommune", "wohnungsunternehmen"], "massnahmenarten": ["led"]}
Schalter = Callable[[Daten, random.Random], None]


def wuerfle(saat: int) -> frozenset[str]:
    """Return the switches that are on: about three of ten."""
    zufall = random.Random(f"{saat}")
    gezogen = {name for name in SCHALTER if zufall.random() < 0.3}
    return frozenset(gezogen | {"foerderung"} if gezogen & BRAUCHEN_FOERDERUNG else gezogen)


def ohne(an: frozenset[str], schalter: str) -> frozenset[str]:
    """Return the switches with one turned off, and those that are nothing without it."""
    return an - {schalter} - (BRAUCHEN_FOERDERUNG if schalter == "foerderung" else frozenset())


def falldaten_zu(saat: int, an: Collection[str], engen: bool = True) -> Daten:
    """Return the data of the case with these switches on."""
    fall = _grundfall(random.Random(f"{saat}:grund"))
    for name, schalte in SCHALTER.items():
        if name in an:
            schalte(fall, random.Random(f"{saat}:{name}"))
    for nummer, verkleinere in _zu_viel(saat) if engen else ():
        verkleinere(fall, fall["massnahmen"][nummer])
    return fall


@cache
def _zu_viel(saat: int) -> list[tuple[int, Callable[[Daten, Daten], None]]]:
    """Return which measures, by place, keep one begin or no funding so that few plans are left."""
    daten = falldaten_zu(saat, wuerfle(saat), engen=False)
    schritte: list[tuple[int, Callable[[Daten, Daten], None]]] = []
    for verkleinere in (_lass_einen_beginn, _foerdere_nicht):
        frei = list(range(len(daten["massnahmen"])))
        while frei:
            anzahl = _optionen(daten)
            if prod(zahl + 1 for zahl in anzahl) <= HOECHSTENS:
                return schritte
            groesste = max(frei, key=anzahl.__getitem__)
            frei.remove(groesste)
            schritte.append((groesste, verkleinere))
            verkleinere(daten, daten["massnahmen"][groesste])
    return schritte


def _optionen(daten: Daten) -> list[int]:
    optionen = zaehle_optionen_auf(_lies(daten)).optionen
    return [sum(o.massnahme == m["id"] for o in optionen) for m in daten["massnahmen"]]


def _foerdere_nicht(_: Daten, m: Daten) -> None:
    m["art"] = "radweg"


def _lass_einen_beginn(fall: Daten, m: Daten) -> None:
    teile = PERIODEN[fall["projekt"].get("raster", "jahr")]
    von, dauer = m["fruehester_beginn"], m["dauer_planung"] + m["dauer_bau"]
    if teile == 1:
        m["spaetestes_ende"] = von + dauer - 1
    else:
        jahr, teil = str(von).split("-")
        m["spaetestes_ende"] = _zeit(int(jahr) * teile + int(teil[1]) + dauer - 2, teile)


def erzeuge(saat: int, an: Collection[str] | None = None) -> Planungsfall:
    """Return the case of a seed, with its own switches or with the stated ones."""
    return _lies(falldaten_zu(saat, wuerfle(saat) if an is None else an))


def _lies(daten: Daten) -> Planungsfall:
    return Planungsfall.model_validate({**daten, "mietrecht": _mietrecht()})


@cache
def _mietrecht() -> Any:
    return lade_mietrecht()


def _tausend(zufall: random.Random, *werte: int) -> int:
    return zufall.choice(werte) * 1000


def _grundfall(zufall: random.Random) -> Daten:
    """Return two payers with purses and two to four measures at one house, in three or four years."""
    anzahl, jahre = zufall.choice((2, 3, 3, 3, 4)), list(JAHRE[: zufall.choice((3, 4))])
    return falldaten(
        [_massnahme(zufall, nummer, anzahl, jahre[-1]) for nummer in range(anzahl)],
        projekt={
            "ende": jahre[-1], "diskontsatz": zufall.choice(("0", "0.03")),
            "preissteigerung": zufall.choice(("0", "0", "0.02")), "stichtag": "2026-11-01",
        },
        weitere_traeger=[{"id": "werk", "name": "Werk", "art": "wohnungsunternehmen"}],
        haushalt=[
            zeile
            for kennung, art, stufen in (
                ("stadt", "investiv", (50, 80, 120, 160)),
                ("werk", "investiv", (30, 60, 120)),
                ("werk", "konsumtiv", (2, 5, 20)),
            )
            for zeile in ansaetze([_tausend(zufall, *stufen) for _ in jahre], jahre, kennung, art)
        ],
        objekte=[dict(HAUS), dict(NETZ)],
        energietraeger=[dict(traeger) for traeger in TRAEGER],
        beziehungen=[],
        ziele=[],
        programme=[],
    )  # fmt: skip


def _massnahme(zufall: random.Random, nummer: int, anzahl: int, ende: int) -> Daten:
    planung = zufall.choice((0, 0, 0, 1))
    bau = zufall.choice((1, 1, 1, 2))
    fruehestens = 2028 if planung + bau == 1 and zufall.random() < 0.3 else 2027
    felder: Daten = {
        "art": "led",
        "objekt": "haus",
        "kostentraeger": zufall.choice(("stadt", "stadt", "werk")),
        "investition_eur": {"planung": 10_000 * planung, "bau": _tausend(zufall, 30, 50, 80, 120)},
        "dauer_planung": planung,
        "dauer_bau": bau,
        "fruehester_beginn": fruehestens,
        "spaetestes_ende": min(ende, fruehestens + planung + bau - 1 + zufall.choice((1, 1, 1 + (anzahl < 4)))),
        "betriebskosten_eur_a": zufall.choice((0, 0, 1_501, 4_000)),
        "ertrag_eur_a": zufall.choice((0, 0, 9_000, 25_000)),
        "co2_t_a": zufall.choice((4, 9, 15)),
        "pflicht": zufall.random() < 0.08,
    }
    if zufall.random() < 0.5:
        felder["nutzungsdauer_a"] = zufall.choice((1, 10))
    if zufall.random() < 0.4:
        del felder["co2_t_a"]
        felder["endenergie_kwh_a"] = {"gas": zufall.choice((20, 60)) * 1000, "strom": zufall.choice((0, -5000))}
    return massnahme(f"m{nummer}", **felder)


def _traeger(fall: Daten, kennung: str) -> Daten:
    return next(t for t in fall["kostentraeger"] if t["id"] == kennung)


def _physik(fall: Daten, zufall: random.Random) -> None:
    for m, taten in zip(fall["massnahmen"], TATEN, strict=False):
        m.pop("co2_t_a", None)
        m.pop("endenergie_kwh_a", None)
        m["physik"] = [dict(zufall.choice(taten))]
        if m["physik"][0]["art"] == "netzumbau":
            m["objekt"] = "netz"
    if zufall.random() < 0.4:
        fall["objekte"][0]["energiekostentraeger"] = "werk"


def _ueberlappung(fall: Daten, zufall: random.Random) -> None:
    maass = zufall.choice(({"anteil": "0.4"}, {"anteil": "0.8"}, {"co2_t_a": 3}))
    ohne_physik = [m["id"] for m in fall["massnahmen"] if "physik" not in m]
    if len(ohne_physik) > 1:
        fall["beziehungen"].append({"art": "ueberlappung", "mitglieder": zufall.sample(ohne_physik, 2), **maass})


def _varianten(fall: Daten, zufall: random.Random) -> None:
    m = fall["massnahmen"][-1]
    bau = int(m["investition_eur"]["bau"] * zufall.choice((0.6, 1.5)))
    variante = {"massnahme": m["id"], "id": "anders", "investition_eur": m["investition_eur"] | {"bau": bau}}
    if "physik" not in m:
        leer = {"endenergie_kwh_a": {"gas": zufall.choice((10, 80)) * 1000}}
        variante |= leer if "endenergie_kwh_a" in m else {"co2_t_a": zufall.choice((3, 20))}
    fall["varianten"] = [variante]


def _kostenanteile(fall: Daten, zufall: random.Random) -> None:
    for m in zufall.sample(fall["massnahmen"], zufall.choice((1, 2))):
        m["kostenanteile"] = zufall.choice(({"stadt": "0.6", "werk": "0.4"}, {"stadt": "0.333", "werk": "0.667"}))
        if zufall.random() < 0.4:
            m["betriebsanteile"] = {"werk": "1"}
        if zufall.random() < 0.4:
            m["zuschuss_an"] = "antragsteller"


def _miete(fall: Daten, zufall: random.Random) -> None:
    haus = fall["objekte"][0]
    haus |= {"vermietet": True, "vermieter": "werk", "wohnflaeche_m2": 400, "kaltmiete_eur_m2_monat": "6.90"}
    haus["warmmietenanstieg_hoechstens_eur_m2_monat"] = zufall.choice(("0", "0.3", "0.8"))
    if zufall.random() < 0.3:
        haus["warmmiete_ueberschreitungspreis"] = zufall.choice(("0.5", "2"))
    for nummer, m in enumerate(fall["massnahmen"][:2]):
        m |= {"umlage": True, "kostentraeger": "werk", "umlageart": ("modernisierung", "heizung")[nummer]}
        m["instandhaltungsanteil"] = zufall.choice(("0", "0.3"))


def _buendel(fall: Daten, zufall: random.Random) -> None:
    bund: Daten = zufall.choice(
        ({"anteil": "0.3"}, {"gemeinkosten_eur": 12_000}, {"ersparnis_eur": {"m0": 15_000, "m1": 9_000}})
    )
    wann = zufall.choice(("baubeginn", "beginn", "baujahr"))
    fall["beziehungen"].append(
        {"id": "b", "art": "buendel", "mitglieder": [m["id"] for m in fall["massnahmen"]], "gleichzeitig": wann}
        | bund
    )


def _uebertrag(fall: Daten, zufall: random.Random) -> None:
    for kennung in ("stadt", "werk"):
        regeln = {"uebertrag_anteil": zufall.choice(("0.5", "1")), "uebertrag_jahre": zufall.choice((None, 1, 2))}
        _traeger(fall, kennung).update(regeln)


def _doppelhaushalt(fall: Daten, zufall: random.Random) -> None:
    _traeger(fall, zufall.choice(("stadt", "stadt", "werk")))["doppelhaushalt_ab"] = zufall.choice((2027, 2028))


def _sperre(fall: Daten, zufall: random.Random) -> None:
    for zeile in fall["haushalt"]:
        zeile["sperre_anteil"] = zufall.choice(("0", "0.25", "0.4"))


def _verpflichtung(fall: Daten, zufall: random.Random) -> None:
    je_jahr = zufall.random() < 0.4
    fall["verpflichtungen"] = [
        {"kostentraeger": "stadt", "jahr": jahr, "betrag_eur": _tausend(zufall, 0, 20, 60)}
        | ({"faellig": jahr + 1} if je_jahr else {})
        for jahr in (2027, 2028)
    ]
    lange = next((m for m in fall["massnahmen"] if m["kostentraeger"] == "stadt"), fall["massnahmen"][0])
    lange |= {"dauer_bau": 2, "fruehester_beginn": 2027, "spaetestes_ende": 2029}


def _deckung(fall: Daten, zufall: random.Random) -> None:
    eigene = {"von": "werk", "von_art": "konsumtiv", "nach": "werk"}
    regeln = [eigene] if "robustheit_gamma" in _traeger(fall, "stadt") else zufall.choice(
        ([eigene], [{"von": "werk", "nach": "stadt"}], [eigene, {"von": "stadt", "nach": "werk"}])
    )  # fmt: skip
    fall["deckungen"] = [
        regel | {"anteil": zufall.choice(("0.5", "1")), "gegenseitig": zufall.random() < 0.4} for regel in regeln
    ]


def _intracting(fall: Daten, zufall: random.Random) -> None:
    for kennung in ("stadt", "werk"):
        _traeger(fall, kennung).update(
            intracting_anteil=zufall.choice(("0.5", "1")), intracting_bis=zufall.choice((None, 2028))
        )
    _traeger(fall, "werk")["intracting_art"] = zufall.choice(("investiv", "konsumtiv"))
    m = fall["massnahmen"][0]
    if "physik" not in m:
        m.pop("co2_t_a", None)
        m["endenergie_kwh_a"] = {"gas": 90_000}


def _linie(fall: Daten, zufall: random.Random) -> None:
    for kennung in ("stadt", "werk"):
        _traeger(fall, kennung).update(liquiditaetslinie_eur=_tausend(zufall, 10, 40), liquiditaetszins="0.05")


def _kredit(fall: Daten, zufall: random.Random) -> None:
    """Add a loan that is never worth drawing for its own sake: what is missing, in the year in which it is.

    It is paid back after the plan, and nothing else can stand in for it: no bridging credit, no other purse.
    """
    grenze = {"hoechstens_eur": zufall.choice((20_000, 60_000))} if zufall.random() < 0.5 else {}
    bank = {"id": "bank", "name": "Bank", "kostentraeger": "stadt", "sollzins": "0.05", "tilgung": "endfaellig"}
    fall["kredite"] = [bank | {"laufzeit_jahre": 10} | grenze]
    stadt = _traeger(fall, "stadt")
    stadt.pop("liquiditaetslinie_eur", None)
    if zufall.random() < 0.5:
        stadt["schuldengrenze_eur"] = zufall.choice((30_000, 80_000))
    if "deckungen" in fall:
        fall["deckungen"] = [d for d in fall["deckungen"] if "stadt" not in (d["von"], d["nach"])]
    for zeile in fall["haushalt"]:
        if zeile["kostentraeger"] == "stadt":
            zeile["betrag_eur"] //= 2


def _raster(fall: Daten, zufall: random.Random) -> None:
    raster = zufall.choice(("halbjahr", "quartal"))
    fall["projekt"]["raster"] = raster
    teile = PERIODEN[raster]
    for m in fall["massnahmen"]:
        von = m["fruehester_beginn"] * teile + zufall.randrange(teile)
        dauer = m["dauer_planung"] + m["dauer_bau"]
        bis = von + dauer - 1 + zufall.choice((0, 1, 1, 2))
        m |= {"fruehester_beginn": _zeit(von, teile), "spaetestes_ende": _zeit(bis, teile)}


def _zeit(periode: int, teile: int) -> str:
    jahr, teil = divmod(periode, teile)
    return f"{jahr}-{'H' if teile == 2 else 'Q'}{teil + 1}"


def _vorsorge(fall: Daten, zufall: random.Random) -> None:
    _traeger(fall, "stadt")["robustheit_gamma"] = zufall.choice(("1", "1.5", "2"))
    for m in fall["massnahmen"]:
        m["kostenrisiko_anteil"] = zufall.choice(("0.1", "0.3", "0.5"))


def _kriterien(fall: Daten, zufall: random.Random) -> None:
    if "kriterien" not in fall:
        fall["kriterien"] = [
            {"id": "baeume", "name": "Bäume", "gewicht": "0.6"},
            {"id": "sozial", "name": "Sozial", "gewicht": "0.4", "normierung": "skala"},
        ]
        baeume = zufall.sample((0, 10, 35, 20), len(fall["massnahmen"]))
        for m, anzahl in zip(fall["massnahmen"], baeume, strict=True):
            m["kriterien"] = {"baeume": anzahl, "sozial": zufall.choice((1, 3, 5))}


def _ziel(fall: Daten, zufall: random.Random, preis: str, **ziel: Any) -> None:
    weich = {"ueberschreitungspreis": preis} if zufall.random() < 0.6 else {}
    fall["ziele"].append({"id": f"z{len(fall['ziele'])}", **ziel} | weich)


def _kriterienziel(fall: Daten, zufall: random.Random) -> None:
    _kriterien(fall, zufall)
    _ziel(fall, zufall, "900", art="kriterium", kriterium="baeume", wert=zufall.choice((10, 20, 45)))


def _mindestanzahl(fall: Daten, zufall: random.Random) -> None:
    jahr = zufall.choice((2028, fall["projekt"]["ende"]))
    _ziel(fall, zufall, "30000", art="mindestanzahl", wert=zufall.choice((1, 2)), jahr=jahr)


def _taxonomie(fall: Daten, zufall: random.Random) -> None:
    for m in fall["massnahmen"]:
        m["taxonomie"] = zufall.choice(("konform", "nicht"))
    _ziel(fall, zufall, "0.4", art="taxonomie_anteil", wert=zufall.choice(("0.3", "0.5", "0.7")))


def _energieziel(fall: Daten, zufall: random.Random) -> None:
    _ziel(fall, zufall, "0.5", art="energie", energietraeger="gas", wert=zufall.choice((15_000, 40_000)))


def _tonnenziel(fall: Daten, zufall: random.Random) -> None:
    art = zufall.choice(("minderung_jahr", "minderung_summe"))
    _ziel(fall, zufall, "1500", art=art, wert=zufall.choice((3, 6, 12)))


def _emissionsziel(fall: Daten, zufall: random.Random) -> None:
    fall["projekt"]["ausgangsemission_t_a"] = 50
    _ziel(fall, zufall, "1500", art="co2_jahr", wert=zufall.choice((47, 44, 38)))


def _reihenfolge(fall: Daten, zufall: random.Random) -> None:
    eine, andere = zufall.sample([m["id"] for m in fall["massnahmen"]], 2)
    regel = zufall.choice(
        (
            {"art": "vorgaenger"},
            {"art": "voraussetzung", "hoechstabstand": 1},
            {"art": "anfangsfolge", "abstand": 1},
            {"art": "ausschluss"},
            {"art": "gruppe_genau", "anzahl": 1},
        )
    )
    fall["beziehungen"].append(regel | {"mitglieder": [eine, andere]})


def _festlegung(fall: Daten, zufall: random.Random) -> None:
    art = zufall.choice(("muss", "darf_nicht"))
    eine = {"massnahme": zufall.choice(fall["massnahmen"])["id"], "art": art, "beschluss": "BV 7"}
    if not next(m for m in fall["massnahmen"] if m["id"] == eine["massnahme"])["pflicht"]:
        fall["festlegungen"] = [eine]


def _ressource(fall: Daten, zufall: random.Random) -> None:
    fenster = zufall.choice((1, 1, 2))
    fall["ressourcen"] = [{"id": "amt", "einheit": "Stellen", "menge": zufall.choice((1, 2)), "fenster": fenster}]
    for m in fall["massnahmen"]:
        m["bedarf"] = {"amt": zufall.choice((0, 1, 1))}


def _foerderung(fall: Daten, zufall: random.Random) -> None:
    satz = {"grund": zufall.choice(("0.25", "0.4")), "stelle": "1"}
    frist = {"art": "nach_nachweis", "verzug_monate": zufall.choice((0, 3, 9))}
    fall["programme"].append(programm("p", filter=ALLE, satz=satz, auszahlung=frist))


def _fassung(fall: Daten) -> Daten:
    fassung: Daten = fall["programme"][0]["fassungen"][0]
    return fassung


def _zweites_programm(fall: Daten, zufall: random.Random) -> None:
    fall["programme"].append(programm("q", filter=ALLE, satz={"grund": "0.15", "stelle": "1"}))
    if zufall.random() < 0.5:
        _fassung(fall)["kumulierung"] = {"quote": "0.45"}


def _topf(fall: Daten, zufall: random.Random) -> None:
    fall["toepfe"] = {"p": _tausend(zufall, 10, 20, 35)}


def _kappe(fall: Daten, zufall: random.Random) -> None:
    """Add a shared cap; what else would cut the same grant is not found exactly (record 0007) and left out."""
    je = zufall.choice(("objekt", "objekt_jahr"))
    _fassung(fall).pop("kumulierung", None)
    _fassung(fall)["hoechstgrenzen"] = [
        {"je": "massnahme", "stufen": [{"eur": _tausend(zufall, 60, 100)}], "geteilt": {"name": "k", "je": je},
         "stelle": "2"}
    ]  # fmt: skip


def _de_minimis(fall: Daten, zufall: random.Random) -> None:
    wie = "ablehnen" if "hoechstgrenzen" in _fassung(fall) else zufall.choice(("ablehnen", "kuerzen"))
    fall["foerderkonten"] = [KONTO | {"grenze_eur": _tausend(zufall, 20, 30, 45), "bei_ueberschreitung": wie}]
    _fassung(fall)["konten"] = ["konto"]


def _zielfolge(fall: Daten, zufall: random.Random) -> None:
    folge = zufall.choice((["co2", "kosten"], ["kosten", "co2"], ["nutzwert", "kosten"], ["co2", "nutzwert"]))
    if "nutzwert" in folge:
        _kriterien(fall, zufall)
    fall["projekt"] |= {"zielfolge": folge, "zieltoleranz": {folge[0]: zufall.choice(("0", "0.1", "0.3"))}}


def _nutzwert(fall: Daten, zufall: random.Random) -> None:
    _kriterien(fall, zufall)
    if "zielfolge" not in fall["projekt"]:
        fall["projekt"]["zielfolge"] = ["nutzwert"]


def _ziel_kosten(fall: Daten, zufall: random.Random) -> None:
    fall["projekt"].setdefault("zielfolge", ["kosten"])


BRAUCHEN_FOERDERUNG = frozenset({"zweites_programm", "topf", "kappe", "de_minimis"})
SCHALTER: dict[str, Schalter] = {
    "physik": _physik,
    "ueberlappung": _ueberlappung,
    "varianten": _varianten,
    "kostenanteile": _kostenanteile,
    "miete": _miete,
    "buendel": _buendel,
    "uebertrag": _uebertrag,
    "doppelhaushalt": _doppelhaushalt,
    "sperre": _sperre,
    "verpflichtung": _verpflichtung,
    "vorsorge": _vorsorge,
    "deckung": _deckung,
    "intracting": _intracting,
    "linie": _linie,
    "kredit": _kredit,
    "raster": _raster,
    "kriterienziel": _kriterienziel,
    "mindestanzahl": _mindestanzahl,
    "taxonomie": _taxonomie,
    "energieziel": _energieziel,
    "tonnenziel": _tonnenziel,
    "emissionsziel": _emissionsziel,
    "reihenfolge": _reihenfolge,
    "festlegung": _festlegung,
    "ressource": _ressource,
    "foerderung": _foerderung,
    "zweites_programm": _zweites_programm,
    "topf": _topf,
    "kappe": _kappe,
    "de_minimis": _de_minimis,
    "zielfolge": _zielfolge,
    "nutzwert": _nutzwert,
    "ziel_kosten": _ziel_kosten,
}
