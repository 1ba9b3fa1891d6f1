"""The chain of predecessors in ``plan.json``: what no chain of plans can say."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from massnahmenplan.begriffe.planziel import EINHEITEN
from massnahmenplan.bericht.json.fortschreibung import Fortschreibungsbloecke, Vorgaengerangabe
from massnahmenplan.bericht.json.stellen import Pfad, Stellen
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.schreibweise import datum
from massnahmenplan.planungsfall import Planungsfall

KENNUNG = "E354"
ABHILFE = "Die plan.json verwenden, wie „fortschreiben“ sie geschrieben hat."
RUNDUNG = Decimal("2e-6")
"""Prices and their sum stand with six decimals in the file."""


def pruefe_kette(bloecke: Fortschreibungsbloecke, fall: Planungsfall, stellen: Stellen) -> Iterator[Befund]:
    """Yield what contradicts itself: sums that cannot be, days that run backward, another last plan, price."""
    kette = bloecke.vorgaenger
    gefunden = [*_pruefsummen(kette), *_tage(kette, fall), *_ziele(kette), *_letzter(bloecke), *_preis(bloecke)]
    for pfad, text, wert in gefunden:
        feld = "".join(f"[{teil}]" if isinstance(teil, int) else f".{teil}" for teil in pfad)[1:]
        yield Befund(KENNUNG, text, stellen.von(pfad), feld, wert, ABHILFE)


Fund = tuple[Pfad, str, str]


def _pruefsummen(kette: tuple[Vorgaengerangabe, ...]) -> Iterator[Fund]:
    erste: dict[str, int] = {}
    for nummer, plan in enumerate(kette):
        pfad, summe = ("vorgaenger", nummer, "pruefsumme"), plan.pruefsumme
        if len(set(summe)) == 1:
            yield pfad, "ist von keiner Datei: lauter gleiche Zeichen", summe
        elif summe in erste:
            yield pfad, f"steht schon bei vorgaenger[{erste[summe]}]: jeder Plan kommt einmal vor", summe
        erste.setdefault(summe, nummer)


def _tage(kette: tuple[Vorgaengerangabe, ...], fall: Planungsfall) -> Iterator[Fund]:
    """A plan is updated on its own day of planning or later; the oldest one stands first."""
    for nummer, (plan, danach) in enumerate(pairwise(kette), start=1):
        if danach.stichtag < plan.stichtag:
            text = f"liegt vor dem Stichtag des Plans davor ({datum(plan.stichtag)})"
            yield ("vorgaenger", nummer, "stichtag"), text, datum(danach.stichtag)
    letzter, heute = kette[-1].stichtag, fall.projekt.planungstag
    if letzter > heute:
        text = f"liegt nach dem Stichtag dieses Plans ({datum(heute)})"
        yield ("vorgaenger", len(kette) - 1, "stichtag"), text, datum(letzter)


def _ziele(kette: tuple[Vorgaengerangabe, ...]) -> Iterator[Fund]:
    for nummer, plan in enumerate(kette):
        for ziel in sorted({plan.ziel, *plan.zielwerte} - EINHEITEN.keys()):
            yield ("vorgaenger", nummer, "ziel"), "ist kein Ziel eines Plans", ziel
        if plan.ziel in EINHEITEN and plan.ziel not in plan.zielwerte:
            yield ("vorgaenger", nummer, "zielwerte"), "nennt den Wert seines Ziels nicht", plan.ziel


def _letzter(bloecke: Fortschreibungsbloecke) -> Iterator[Fund]:
    genannt, entschieden = bloecke.vorgaenger[-1].massnahmen, len(bloecke.fortschreibung.bisher.entscheidungen)
    if genannt != entschieden:
        pfad: Pfad = ("vorgaenger", len(bloecke.vorgaenger) - 1, "massnahmen")
        yield pfad, f"ist nicht die Zahl der Entscheidungen in fortschreibung.bisher ({entschieden})", str(genannt)


def _preis(bloecke: Fortschreibungsbloecke) -> Iterator[Fund]:
    """What the changes cost is what each kind costs, times how many there are."""
    angabe, nichts = bloecke.fortschreibung, Decimal(0)
    if angabe.preis is None:
        return
    soll = sum((angabe.preise.get(art, nichts) * anzahl for art, anzahl in angabe.zaehlung.items()), nichts)
    if abs(angabe.preis - soll) > RUNDUNG * (1 + sum(angabe.zaehlung.values())):
        text = f"folgt nicht aus Preisen und Zählung: das sind {round(soll, 6)}"
        yield ("fortschreibung", "preis"), text, str(angabe.preis)
