"""Every plan of a tiny case, counted out by hand: shares no line and no rule with the package.

Money in integer cents, tonnes and shares as fractions. A way is (begin, grants); a grant is
(programme, year of approval, cents, year of payment). A plan is one way or None per measure.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

Weg = tuple[int, tuple[tuple[str, int, int, int], ...]]
Plan = dict[str, Weg]


def bestes(fall: dict[str, Any], ziel: str) -> tuple[Fraction | None, int]:
    """Return the best value of the aim over all feasible plans (None if there is none), and their number."""
    wege = {m["id"]: [None, *_wege(fall, m)] for m in fall["massnahmen"]}
    bester, zulaessige = None, 0
    for wahl in product(*wege.values()):
        plan = {kennung: weg for kennung, weg in zip(wege, wahl, strict=True) if weg is not None}
        wert = bewerte(fall, plan, ziel)
        if wert is not None:
            zulaessige += 1
            if bester is None or (wert > bester if ziel == "co2" else wert < bester):
                bester = wert
    return bester, zulaessige


def bewerte(fall: dict[str, Any], plan: Plan, ziel: str) -> Fraction | None:
    """Return the aim's value (t, or EUR) of one plan; None if it breaks a limit."""
    if not (_auswahl_ok(fall, plan) and _ordnung_ok(fall, plan) and _konten_ok(fall, plan)):
        return None
    zinsen = _zinsen(fall, plan)
    if zinsen is None:
        return None
    tonnen = {jahr: _tonnen(fall, plan, jahr) for jahr in _jahre(fall)}
    strafe = _strafe(fall, tonnen)
    if strafe is None:
        return None
    if ziel == "co2":
        return sum(tonnen.values(), Fraction(0))
    return _kapitalwert(fall, plan, zinsen) + strafe


def _jahre(fall: dict[str, Any]) -> range:
    return range(fall["projekt"]["beginn"], fall["projekt"]["ende"] + 1)


def _massnahme(fall: dict[str, Any], kennung: str) -> dict[str, Any]:
    return next(m for m in fall["massnahmen"] if m["id"] == kennung)


def _halb_auf(wert: Fraction) -> int:
    return int((wert + Fraction(1, 2)) // 1)


def zahlungen(fall: dict[str, Any], m: dict[str, Any], beginn: int) -> dict[int, int]:
    """Return year -> cents."""
    projekt = fall["projekt"]
    faktor = 1 + Fraction(projekt["preissteigerung"])
    ergebnis: dict[int, int] = {}
    bau = [beginn + m["dauer_planung"] + i for i in range(m["dauer_bau"])]
    planung = [beginn + i for i in range(m["dauer_planung"])]
    for betrag, jahre in ((m["investition_eur"]["planung"], planung), (m["investition_eur"]["bau"], bau)):
        for stelle, jahr in enumerate(jahre):
            cent, rest = divmod(betrag * 100, len(jahre))
            rate = (cent + (stelle < rest)) * faktor ** (jahr - projekt["basisjahr"])
            ergebnis[jahr] = ergebnis.get(jahr, 0) + _halb_auf(rate)
    return ergebnis


def gespart(fall: dict[str, Any], plan: Plan, kennung: str) -> dict[int, int]:
    """Return year -> cents that a measure saves because others of its bundles begin to build in the same year."""
    ergebnis: dict[int, int] = {}
    m, (beginn, zuschuesse) = _massnahme(fall, kennung), plan[kennung]
    bau = m["investition_eur"]["bau"]
    raten = zahlungen(fall, {**m, "investition_eur": {"bau": bau, "planung": 0}}, beginn)
    kosten = sum(zahlungen(fall, m, beginn).values())
    eigen = 1 - Fraction(sum(zuschuss[2] for zuschuss in zuschuesse), kosten)
    for b in fall["beziehungen"]:
        if b["art"] != "buendel" or kennung not in b["mitglieder"]:
            continue
        baut = {k: w[0] + _massnahme(fall, k)["dauer_planung"] for k, w in plan.items()}
        zugleich = [k for k in b["mitglieder"] if k in plan and baut[k] == baut[kennung]]
        if "anteil" in b:
            anteil = Fraction(b["anteil"]) if len(zugleich) >= b.get("anzahl", 2) else Fraction(0)
        else:
            anteil = Fraction(b["gemeinkosten_eur"], bau) if zugleich[0] != kennung else Fraction(0)
        for jahr, cent in raten.items():
            ergebnis[jahr] = ergebnis.get(jahr, 0) + _halb_auf(cent * anteil * eigen)
    return ergebnis


def _fertig(m: dict[str, Any], weg: Weg) -> int:
    return weg[0] + m["dauer_planung"] + m["dauer_bau"] - 1


def _wege(fall: dict[str, Any], m: dict[str, Any]) -> Iterator[Weg]:
    letzter = m["spaetestes_ende"] - m["dauer_planung"] - m["dauer_bau"] + 1
    alt, neu = fall["programme"]
    allein = bool(neu["fassungen"][0]["kumulierung"]["ausgeschlossen"])
    for beginn in range(m["fruehester_beginn"], letzter + 1):
        yield beginn, ()
        if m["art"] != "led":
            continue
        erstes = fall["projekt"]["beginn"] - 1
        vor_bau = beginn + m["dauer_planung"] - 1
        aus_alt = _zuschuss(fall, m, beginn, alt, vor_bau)
        yield beginn, (aus_alt,)
        for jahr in range(erstes, vor_bau + 1):
            aus_neu = _zuschuss(fall, m, beginn, neu, jahr)
            yield beginn, (aus_neu,)
            if not allein:
                yield beginn, (aus_alt, aus_neu)


def _zuschuss(fall: dict[str, Any], m: dict[str, Any], beginn: int, programm: dict[str, Any], jahr: int):
    regel = programm["fassungen"][0]
    kosten = sum(zahlungen(fall, m, beginn).values())
    grenze = regel["hoechstgrenzen"][0]["stufen"][0]["eur"] * 100
    cent = _halb_auf(Fraction(regel["satz"]["grund"]) * min(kosten, grenze))
    verzug = 1 if regel["auszahlung"]["verzug_monate"] else 0
    fertig = beginn + m["dauer_planung"] + m["dauer_bau"] - 1
    return programm["id"], jahr, cent, fertig + verzug


def _auswahl_ok(fall: dict[str, Any], plan: Plan) -> bool:
    if any(m.get("pflicht") and m["id"] not in plan for m in fall["massnahmen"]):
        return False
    for b in fall["beziehungen"]:
        zahl = sum(kennung in plan for kennung in b["mitglieder"])
        if b["art"] == "ausschluss" and zahl > 1:
            return False
        if b["art"] == "gruppe_mindestens" and zahl < b["anzahl"]:
            return False
    return True


def _ordnung_ok(fall: dict[str, Any], plan: Plan) -> bool:
    for b in fall["beziehungen"]:
        if b["art"] not in ("vorgaenger", "anfangsfolge", "voraussetzung"):
            continue
        eine, andere = b["mitglieder"]
        if andere not in plan:
            continue
        if eine not in plan:
            if b["art"] == "voraussetzung":
                return False
            continue
        marke = plan[eine][0] if b["art"] == "anfangsfolge" else _fertig(_massnahme(fall, eine), plan[eine]) + 1
        abstand = plan[andere][0] - marke
        if abstand < b["abstand"] or (b["hoechstabstand"] is not None and abstand > b["hoechstabstand"]):
            return False
    return True


def _konten_ok(fall: dict[str, Any], plan: Plan) -> bool:
    topf = fall["toepfe"]["neu"]
    for jahr in topf:
        if sum(z[2] for _, zs in plan.values() for z in zs if z[0] == "neu" and z[1] == jahr) > topf[jahr] * 100:
            return False
    ressource = fall["ressourcen"][0]

    def bedarf(jahr: int) -> int:
        summe = 0
        for kennung, weg in plan.items():
            m = _massnahme(fall, kennung)
            erstes = weg[0] + (m["dauer_planung"] if ressource["phase"] == "bau" else 0)
            summe += m["bedarf"]["leitung"] if erstes <= jahr <= _fertig(m, weg) else 0
        return summe

    beginn = fall["projekt"]["beginn"]
    return all(
        sum(bedarf(j) for j in range(max(beginn, jahr - ressource["fenster"] + 1), jahr + 1)) <= ressource["menge"]
        for jahr in _jahre(fall)
    )


def _in_betrieb(m: dict[str, Any], weg: Weg, jahr: int) -> bool:
    fertig = _fertig(m, weg)
    return fertig < jahr <= fertig + m.get("nutzungsdauer_a", 10**6)


def _anteil(m: dict[str, Any], weg: Weg, jahr: int) -> Fraction:
    if _in_betrieb(m, weg, jahr):
        return Fraction(1)
    if m["hochlauf"] and weg[0] <= jahr <= _fertig(m, weg):
        return Fraction(jahr - weg[0], m["dauer_planung"] + m["dauer_bau"])
    return Fraction(0)


def _strecke(pfad: dict[int, int], jahr: int) -> Fraction:
    (a, von), (b, bis) = sorted(pfad.items())
    return Fraction(von) + Fraction(bis - von, b - a) * (jahr - a)


def _einzeln(fall: dict[str, Any], m: dict[str, Any], weg: Weg, jahr: int) -> tuple[Fraction, Fraction]:
    """Return tonnes and saved EUR of one measure in a year."""
    anteil = _anteil(m, weg, jahr)
    if "co2_t_a" in m:
        return anteil * m["co2_t_a"], Fraction(0)
    strom = fall["energietraeger"][0]
    kwh = m["endenergie_kwh_a"]["strom"]
    tonnen = kwh * _strecke(strom["emissionsfaktor_g_kwh"], jahr) / 1_000_000
    cent = _halb_auf(kwh * _strecke(strom["preis_ct_kwh"], jahr))
    return anteil * tonnen, anteil * Fraction(cent, 100)


def _ueberlappt(fall: dict[str, Any], plan: Plan, jahr: int) -> tuple[Fraction, Fraction]:
    """Return lost tonnes and lost EUR."""
    tonnen = geld = Fraction(0)
    for b in fall["beziehungen"]:
        if b["art"] != "ueberlappung" or not all(kennung in plan for kennung in b["mitglieder"]):
            continue
        eine, andere = b["mitglieder"]
        if not _in_betrieb(_massnahme(fall, eine), plan[eine], jahr):
            continue
        zweite = _massnahme(fall, andere)
        t, eur = _einzeln(fall, zweite, plan[andere], jahr)
        if "anteil" in b:
            tonnen, geld = tonnen + Fraction(b["anteil"]) * t, geld + Fraction(b["anteil"]) * eur
        elif _in_betrieb(zweite, plan[andere], jahr):
            tonnen += b["co2_t_a"]
    return tonnen, geld


def _tonnen(fall: dict[str, Any], plan: Plan, jahr: int) -> Fraction:
    einzeln = sum((_einzeln(fall, _massnahme(fall, k), w, jahr)[0] for k, w in plan.items()), Fraction(0))
    return einzeln - _ueberlappt(fall, plan, jahr)[0]


def _strafe(fall: dict[str, Any], tonnen: dict[int, Fraction]) -> Fraction | None:
    """Return the present price of missed soft targets in EUR; None if a hard one is missed."""
    summe = Fraction(0)
    for ziel in fall["ziele"]:
        jahre = [j for j in tonnen if (j <= ziel["jahr"] if ziel["art"].endswith("summe") else j == ziel["jahr"])]
        minderung = sum((tonnen[j] for j in jahre), Fraction(0))
        if ziel["art"].startswith("co2"):
            fehlt = 500 * len(jahre) - minderung - ziel["wert"]
        else:
            fehlt = ziel["wert"] - minderung
        if fehlt > 0:
            if "ueberschreitungspreis" not in ziel:
                return None
            abgezinst = ziel["jahr"] - fall["projekt"]["beginn"] + 1
            faktor = (1 + Fraction(fall["projekt"]["diskontsatz"])) ** abgezinst
            summe += fehlt * ziel["ueberschreitungspreis"] / faktor
    return summe


def _zinsen(fall: dict[str, Any], plan: Plan) -> dict[int, Fraction] | None:
    """Return the interest paid per year in EUR; None if a purse does not suffice."""
    zinsen: dict[int, Fraction] = {}
    for traeger in fall["kostentraeger"]:
        for art in ("investiv", "konsumtiv"):
            ansatz = {
                h["jahr"]: h["betrag_eur"] * 100
                for h in fall["haushalt"]
                if h["kostentraeger"] == traeger["id"] and h.get("art", "investiv") == art
            }
            if ansatz and not _kasse(fall, plan, traeger, art, ansatz, zinsen):
                return None
    return zinsen


def _kasse(fall, plan, traeger, art, ansatz, zinsen) -> bool:
    linie = 0
    topf: list[tuple[int, Fraction]] = []  # year the money is of, and how much there is; the oldest first
    eigene = {k: w for k, w in plan.items() if _massnahme(fall, k)["kostentraeger"] == traeger["id"]}
    for jahr in _jahre(fall):
        aus = ein = offen = 0
        for kennung, weg in eigene.items():
            m = _massnahme(fall, kennung)
            if art == "konsumtiv":
                if _in_betrieb(m, weg, jahr):
                    aus += (m.get("betriebskosten_eur_a", 0) - m.get("ertrag_eur_a", 0)) * 100
                continue
            aus += zahlungen(fall, m, weg[0]).get(jahr, 0) - gespart(fall, plan, kennung).get(jahr, 0)
            ein += sum(z[2] for z in weg[1] if z[3] == jahr)
            if weg[0] + m["dauer_planung"] <= jahr:
                offen += sum(z[2] for z in weg[1] if z[3] > jahr)
        zins = _halb_auf(linie * Fraction(traeger["liquiditaetszins"]))
        zinsen[jahr] = zinsen.get(jahr, Fraction(0)) + Fraction(zins, 100)
        stand = ansatz[jahr] + sum((betrag for _, betrag in topf), Fraction(0)) + ein - aus - linie - zins
        linie = 0
        if stand < 0:
            linie = -stand
            if linie > min(traeger["liquiditaetslinie_eur"] * 100 if art == "investiv" else 0, offen):
                return False
        topf = _uebertrag(traeger, ansatz, jahr, max(Fraction(0), Fraction(stand)))
    ende = fall["projekt"]["ende"] + 1
    zinsen[ende] = zinsen.get(ende, Fraction(0)) + Fraction(linie, 100) * Fraction(traeger["liquiditaetszins"])
    return True


def _uebertrag(traeger, ansatz, jahr: int, stand: Fraction) -> list[tuple[int, Fraction]]:
    """Return what goes into the next year, money by money: what was not spent is the newest, and no year can
    have more left than it brought, less what each carry-over took. Old money lapses; fractions of a cent too.
    """
    anteil, frist = Fraction(traeger["uebertrag_anteil"]), traeger["uebertrag_jahre"] or 10**6
    topf: list[tuple[int, Fraction]] = []
    for j in sorted((j for j in ansatz if j <= jahr), reverse=True):
        uebrig = min(stand, ansatz[j] * anteil ** (jahr - j))
        stand -= uebrig
        if jahr < j + frist:
            topf.insert(0, (j, anteil * uebrig))
    bruchteil = sum((betrag for _, betrag in topf), Fraction(0)) % 1
    for stelle, (j, betrag) in enumerate(topf):
        weniger = min(bruchteil, betrag)
        topf[stelle], bruchteil = (j, betrag - weniger), bruchteil - weniger
    return topf


def _kapitalwert(fall: dict[str, Any], plan: Plan, zinsen: dict[int, Fraction]) -> Fraction:
    je_jahr = dict(zinsen)

    def buche(jahr: int, eur: Fraction) -> None:
        je_jahr[jahr] = je_jahr.get(jahr, Fraction(0)) + eur

    ende = fall["projekt"]["ende"]
    for kennung, weg in plan.items():
        m = _massnahme(fall, kennung)
        raten = zahlungen(fall, m, weg[0])
        for jahr, cent in gespart(fall, plan, kennung).items():
            raten[jahr] -= cent
        for jahr, cent in raten.items():
            buche(jahr, Fraction(cent, 100))
        for _, _, cent, jahr in weg[1]:
            buche(jahr, -Fraction(cent, 100))
        for jahr in _jahre(fall):
            if _in_betrieb(m, weg, jahr):
                buche(jahr, Fraction(m.get("betriebskosten_eur_a", 0) - m.get("ertrag_eur_a", 0)))
            buche(jahr, -_einzeln(fall, m, weg, jahr)[1])
        if "nutzungsdauer_a" in m:
            uebrig = max(0, _fertig(m, weg) + m["nutzungsdauer_a"] - ende)
            buche(ende, -Fraction(sum(raten.values()), 100) * uebrig / m["nutzungsdauer_a"])
    for jahr in _jahre(fall):
        buche(jahr, _ueberlappt(fall, plan, jahr)[1])
    faktor = 1 + Fraction(fall["projekt"]["diskontsatz"])
    beginn = fall["projekt"]["beginn"]
    return sum((eur / faktor ** (jahr - beginn + 1) for jahr, eur in je_jahr.items()), Fraction(0))
