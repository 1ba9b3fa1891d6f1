"""A front: what each of its plans has of two aims, with the knee and the plan at hand."""

from decimal import Decimal

from massnahmenplan.begriffe.planziel import Zielname
from massnahmenplan.bericht import worte
from massnahmenplan.bericht.farben import GRUEN
from massnahmenplan.bericht.front import zeilen
from massnahmenplan.bericht.schaubild.achse import Achse, Querachse, skala_um
from massnahmenplan.bericht.schaubild.farben import LEISE, TINTE, ZIELFARBE
from massnahmenplan.bericht.schaubild.leinwand import BREITE, Leinwand
from massnahmenplan.bericht.schaubild.schaubild import Schaubild
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.ergebnis.front import Front, Frontpunkt
from massnahmenplan.grundlagen.schreibweise import gezaehlt

_LINKS, _RECHTS, _OBEN, _HOEHE = 84.0, BREITE - 24.0, 44.0, 380.0
_RAND = 90
"""Kept free on the right, for the name of a plan that lies at the end of the axis."""
_HALB = 8
_ALLE_BESCHRIFTET = 20
"""From more points on only the ends, the knee and the plan have their names written."""


def frontbild(front: Front, plan: Ergebnis | None = None) -> Schaubild:
    """Return the points of a front by its first two aims; ``plan``: drawn as well, wherever it lies."""
    feld = _Feld(front, plan)
    leinwand = Leinwand("front", _OBEN + _HOEHE + 48)
    feld.zeichne_achsen(leinwand)
    if len(front.ziele) == 2:
        orte = [feld.ort(punkt.ergebnis) for punkt in front.punkte]
        leinwand.linie(orte, LEISE, 1.5, "6 4", art="front")
    selbst = None if plan is None else punkt_des_plans(front, plan)
    for punkt in front.punkte:
        _zeichne_punkt(leinwand, feld, front, punkt, _beschriftung(front, punkt, selbst))
    if plan is not None:
        _zeichne_plan(leinwand, feld.ort(plan), schon_benannt=selbst is not None)
    titel = f"Front: {zeilen.zielgroessen(front)}"
    text = _text(front)
    kopf = tuple(titel_ for titel_, _ in zeilen.spalten(front))
    return Schaubild("front", titel, text, leinwand.svg(titel, text), kopf, tuple(zeilen.reihen(front)))


def punkt_des_plans(front: Front, plan: Ergebnis) -> Frontpunkt | None:
    """Return the point whose decisions are those of a plan; None if the front does not hold it."""
    return next((punkt for punkt in front.punkte if punkt.ergebnis.plan == plan.plan), None)


class _Feld:
    """Values of the first two aims as places."""

    def __init__(self, front: Front, plan: Ergebnis | None) -> None:
        self.ziele = front.ziele[:2]
        alle = [*(punkt.ergebnis for punkt in front.punkte), *(() if plan is None else (plan,))]
        quer, hoch = (skala_um([_wert(e, ziel) for e in alle], mit_null=False) for ziel in self.ziele)
        self.quer = Querachse(quer.mindest, quer.hoechst, _LINKS, _RECHTS - _RAND)
        self.hoch = Achse(hoch.mindest, hoch.hoechst, _OBEN, _OBEN + _HOEHE)

    def ort(self, ergebnis: Ergebnis) -> tuple[float, float]:
        """Return where a plan lies."""
        x, y = (_wert(ergebnis, ziel) for ziel in self.ziele)
        return self.quer.x(x), self.hoch.y(y)

    def zeichne_achsen(self, leinwand: Leinwand) -> None:
        """Draw both axes with the names of their aims."""
        x, y = (zeilen.zeichen(ziel) for ziel in self.ziele)
        self.quer.zeichne(leinwand, _OBEN, _OBEN + _HOEHE, x)
        self.hoch.zeichne(leinwand, _LINKS, _RECHTS, y)
        namen = [worte.zielgroesse(ziel) for ziel in self.ziele]
        leinwand.text(_LINKS, 14, f"↑ {namen[1]}", groesse=12, fett=True)
        leinwand.text(_LINKS, _OBEN + _HOEHE + 36, f"{namen[0]} →", groesse=12, fett=True)


def _wert(ergebnis: Ergebnis, ziel: Zielname) -> Decimal:
    return ergebnis.bilanz.zielwerte[ziel]


def _beschriftung(front: Front, punkt: Frontpunkt, selbst: Frontpunkt | None) -> str:
    """Return what is written beside a point: its number, and what is special about it."""
    knie = "Knie" if punkt.id == front.knie else ""
    plan = "dieser Plan" if punkt is selbst else ""
    besonders = ", ".join(filter(None, (knie, plan)))
    if len(front.punkte) > _ALLE_BESCHRIFTET and not besonders and not punkt.bester_in:
        return ""
    nummer = punkt.id.removeprefix("punkt-").lstrip("0")
    return f"{nummer}: {besonders}" if besonders else nummer


def _zeichne_punkt(leinwand: Leinwand, feld: _Feld, front: Front, punkt: Frontpunkt, text: str) -> None:
    x, y = feld.ort(punkt.ergebnis)
    werte = ", ".join(f"{zeilen.wert(ziel, punkt.wert(ziel))} {zeilen.zeichen(ziel)}" for ziel in front.ziele)
    ist_knie = punkt.id == front.knie
    leinwand.raute(
        x, y, ZIELFARBE if ist_knie else GRUEN, f"{punkt.id}: {werte}", _HALB + 3 if ist_knie else _HALB,
        punkt=punkt.id, **{f"wert-{ziel}": punkt.wert(ziel) for ziel in feld.ziele},
    )  # fmt: skip
    leinwand.text(x - 12, y - 10, text, "end", 12, fett=ist_knie, hof=True)


def _zeichne_plan(leinwand: Leinwand, ort: tuple[float, float], *, schon_benannt: bool) -> None:
    """Draw a ring around the place of the plan at hand."""
    x, y = ort
    leinwand.kreis(x, y, 15, TINTE, "dieser Plan", plan="dieser")
    if not schon_benannt:
        leinwand.text(x + 20, y + 5, "dieser Plan", groesse=12, fett=True, hof=True)


def _text(front: Front) -> str:
    knie = f"; Knie bei {front.knie}" if front.knie else ""
    erster, letzter = front.punkte[0], front.punkte[-1]
    ziel = front.ziele[0]
    von, bis = (f"{zeilen.wert(ziel, p.wert(ziel))} {zeilen.zeichen(ziel)}" for p in (erster, letzter))
    anzahl = gezaehlt(len(front.punkte), "Punkte")
    return f"{anzahl}, {worte.zielgroesse(ziel)} von {von} bis {bis}{knie}. {_ende(front)}"


def _ende(front: Front) -> str:
    satz = zeilen.ende(front)
    return f"{satz[0].upper()}{satz[1:]}."
