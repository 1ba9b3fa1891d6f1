"""Every combination of plans of tiny districts that share accounts, counted out by hand.

Plans of one district, their values and their money come from ``erschoepfend.aufzaehlung``; what districts share is
added up here, in cents and fractions, without a line of the package.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

from tests.erschoepfend import aufzaehlung

VIEL = 10**9
Nutzung = tuple[tuple[int, ...], ...]
"""Per shared account and year: cents, or units of the resource."""
Tonnen = tuple[Fraction, ...]
"""Per target."""
Merkmal = tuple[Nutzung, Tonnen]
"""What others see of a plan."""


def bestes(
    faelle: list[dict[str, Any]],
    konten: list[dict[str, Any]],
    ziel: str,
    ziele: list[dict[str, Any]] | None = None,
) -> Fraction | None:
    """Return the best sum of values over all districts; None if no combination keeps the shared limits."""
    ziele = ziele or []
    je_quartier = [_beste_je_merkmal(_ohne_grenzen(fall, konten), konten, ziel, ziele) for fall in faelle]
    bester = None
    for wahl in product(*(beste.items() for beste in je_quartier)):
        strafe = _strafe(faelle[0], ziele, [tonnen for (_, tonnen), _ in wahl])
        if strafe is None:
            continue
        wert = sum((w for _, w in wahl), strafe if ziel == "kosten" else Fraction(0))
        schlechter = bester is not None and (wert <= bester if ziel == "co2" else wert >= bester)
        if not schlechter and _haelt(faelle[0], konten, [nutzung for (nutzung, _), _ in wahl]):
            bester = wert
    return bester


def _strafe(fall: dict[str, Any], ziele: list[dict[str, Any]], tonnen: list[Tonnen]) -> Fraction | None:
    """Return the present price of what all districts together miss; None if a hard target is missed."""
    summe = Fraction(0)
    for ziel, minderung in zip(ziele, map(sum, zip(*tonnen, strict=True)), strict=True):
        fehlt = ziel["wert"] - minderung
        if ziel["art"].startswith("co2"):
            ohne = fall["projekt"]["ausgangsemission_t_a"] * len(tonnen) * len(_zieljahre(fall, ziel))
            fehlt = ohne - minderung - ziel["wert"]
        if fehlt > 0:
            if "ueberschreitungspreis" not in ziel:
                return None
            faktor = 1 + Fraction(fall["projekt"]["diskontsatz"])
            summe += (
                fehlt * ziel["ueberschreitungspreis"] / faktor ** (ziel["jahr"] - fall["projekt"]["beginn"] + 1)
            )
    return summe


def _zieljahre(fall: dict[str, Any], ziel: dict[str, Any]) -> range:
    erstes = fall["projekt"]["beginn"] if ziel["art"].endswith("summe") else ziel["jahr"]
    return range(erstes, ziel["jahr"] + 1)


def _ohne_grenzen(fall: dict[str, Any], konten: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the district as if the shared accounts had no end; a payer without a budget is not limited."""
    frei = dict(fall)
    for konto in konten:
        if konto["art"] == "haushalt":
            frei["haushalt"] = [
                h
                for h in frei["haushalt"]
                if (h["kostentraeger"], h.get("art", "investiv")) != ("stadt", "investiv")
            ]
        elif konto["art"] == "topf":
            frei["toepfe"] = {"neu": dict.fromkeys(fall["toepfe"]["neu"], VIEL)}
        else:
            frei["ressourcen"] = [{**fall["ressourcen"][0], "menge": VIEL}]
    return frei


def _beste_je_merkmal(
    fall: dict[str, Any], konten: list[dict[str, Any]], ziel: str, ziele: list[dict[str, Any]]
) -> dict[Merkmal, Fraction]:
    """Return the best value of plans with the same use of accounts and the same tonnes of targets."""
    beste: dict[Merkmal, Fraction] = {}
    for plan in _plaene(fall):
        wert = aufzaehlung.bewerte(fall, plan, ziel)
        if wert is None:
            continue
        nutzung = tuple(_nutzung(fall, konto, plan) for konto in konten)
        tonnen = tuple(
            sum((aufzaehlung._tonnen(fall, plan, jahr) for jahr in _zieljahre(fall, z)), Fraction(0))
            for z in ziele
        )
        merkmal = nutzung, tonnen
        if merkmal not in beste or (wert > beste[merkmal] if ziel == "co2" else wert < beste[merkmal]):
            beste[merkmal] = wert
    return beste


def _plaene(fall: dict[str, Any]) -> Iterator[aufzaehlung.Plan]:
    wege = {m["id"]: [None, *aufzaehlung._wege(fall, m)] for m in fall["massnahmen"]}
    for wahl in product(*wege.values()):
        yield {kennung: weg for kennung, weg in zip(wege, wahl, strict=True) if weg is not None}


def _jahre(fall: dict[str, Any]) -> range:
    return range(fall["projekt"]["beginn"] - 1, fall["projekt"]["ende"] + 1)


def _nutzung(fall: dict[str, Any], konto: dict[str, Any], plan: aufzaehlung.Plan) -> tuple[int, ...]:
    """Return the use by year, from the year before the plan on: applications can be approved then."""
    return tuple(_im_jahr(fall, konto, plan, jahr) for jahr in _jahre(fall))


def _im_jahr(fall: dict[str, Any], konto: dict[str, Any], plan: aufzaehlung.Plan, jahr: int) -> int:
    if konto["art"] == "topf":
        return sum(z[2] for _, zuschuesse in plan.values() for z in zuschuesse if z[:2] == ("neu", jahr))
    summe = 0
    for kennung, weg in plan.items():
        m = aufzaehlung._massnahme(fall, kennung)
        if konto["art"] == "ressource":
            erstes = weg[0] + (m["dauer_planung"] if fall["ressourcen"][0]["phase"] == "bau" else 0)
            summe += m["bedarf"]["leitung"] if erstes <= jahr <= aufzaehlung._fertig(m, weg) else 0
        elif m["kostentraeger"] == "stadt":
            summe += aufzaehlung.zahlungen(fall, m, weg[0]).get(jahr, 0)
            summe -= sum(z[2] for z in weg[1] if z[3] == jahr)
    return summe


def _haelt(fall: dict[str, Any], konten: list[dict[str, Any]], nutzungen: list[Nutzung]) -> bool:
    return all(
        _reicht(fall, konto, [sum(jahr) for jahr in zip(*(nutzung[k] for nutzung in nutzungen), strict=True)])
        for k, konto in enumerate(konten)
    )


def _reicht(fall: dict[str, Any], konto: dict[str, Any], summen: list[int]) -> bool:
    je_jahr = dict(zip(_jahre(fall), summen, strict=True))
    if konto["art"] == "topf":
        return all(summe <= konto["betrag_eur"].get(jahr, 0) * 100 for jahr, summe in je_jahr.items())
    if konto["art"] == "ressource":
        fenster = fall["ressourcen"][0]["fenster"]
        erstes = fall["projekt"]["beginn"]
        return all(
            sum(je_jahr[j] for j in range(max(erstes, jahr - fenster + 1), jahr + 1)) <= konto["menge"]
            for jahr in je_jahr
            if jahr >= erstes
        )
    return _kasse_reicht(konto, {jahr: s for jahr, s in je_jahr.items() if jahr >= fall["projekt"]["beginn"]})


def _kasse_reicht(konto: dict[str, Any], netto: dict[int, int]) -> bool:
    ansatz = {jahr: konto["betrag_eur"][jahr] * 100 for jahr in netto}
    rest: list[tuple[int, Fraction]] = []
    for jahr, summe in netto.items():
        stand = ansatz[jahr] + sum((betrag for _, betrag in rest), Fraction(0)) - summe
        if stand < 0:
            return False
        rest = aufzaehlung._uebertrag(konto, ansatz, jahr, Fraction(stand))
    return True
