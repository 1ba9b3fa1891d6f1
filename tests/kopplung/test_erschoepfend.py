"""No plan that the recomputation accepts is better than the optimiser's: every decision of tiny cases is tried.

The judge is the recomputation with its checks, which knows neither options nor model; the law itself is tested by
hand calculations in ``tests/foerderung``.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import chain, combinations, product

import pytest

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.ergebnis import Plan, Planschritt
from massnahmenplan.foerderung.paket import Foerderwahl
from massnahmenplan.grundlagen.fehler import UnerfuellbarFehler
from massnahmenplan.planung import Vorgaben, plane
from massnahmenplan.planungsfall import Planungsfall
from tests.kopplung.faelle import erzeuge

HOECHSTENS = 3000
"""Plans per case: a recomputation takes most of a millisecond."""


def teilmengen(liste: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(liste, n) for n in range(len(liste) + 1))


def wege(fall: Planungsfall, kennung: str) -> list[Planschritt | None]:
    """Return every decision on a measure: not at all, or a begin with any applications at the end of any year.

    Where days decide who is first or what still counts on an account, the day before is tried as well.
    """
    massnahme = fall.massnahme_mit_id[kennung]
    schritte: list[Planschritt | None] = [None]
    for beginn in massnahme.beginne(fall.projekt.zeitachse):
        if massnahme.art != "led":
            schritte.append(Planschritt(kennung, "basis", beginn))
            continue
        je_programm = [[None, *_antraege(fall, programm, kennung, beginn)] for programm in ("p", "q")]
        for wahl in product(*je_programm):
            schritte.append(Planschritt(kennung, "basis", beginn, tuple(w for w in wahl if w is not None)))
    return schritte


def _antraege(fall: Planungsfall, programm: str, kennung: str, beginn: int) -> Iterator[Foerderwahl]:
    fassung = fall.programm_mit_id[programm].fassungen[0]
    auch_davor = (30, 31) if fassung.konten or fassung.hoechstgrenzen else (31,)
    tage = [date(jahr, 12, tag) for jahr in range(2026, beginn) for tag in auch_davor]
    geber = ("beleg",) if any(m.liefert for m in fall.massnahmen) and programm == "p" else ()
    verzicht = tuple(m for m in fall.massnahme_mit_id[kennung].merkmale if programm == "p")
    for tag in tage:
        for mit in teilmengen(geber):
            for ohne in teilmengen(verzicht):
                yield Foerderwahl(programm, tag, mit, ohne)


def bestes(fall: Planungsfall) -> Decimal | None:
    """Return the least net present value of all plans that break nothing."""
    bester = None
    for wahl in product(*(wege(fall, kennung) for kennung in sorted(fall.massnahme_mit_id))):
        plan = Plan(tuple(schritt for schritt in wahl if schritt is not None))
        rechnung = nachrechnung.rechne(fall, plan)
        wert = rechnung.bilanz.zielwerte["kosten"]
        zu_teuer = bester is not None and wert >= bester
        if not (zu_teuer or rechnung.verstoesse or pruefung.pruefe(fall, plan, rechnung.bilanz)):
            bester = wert
    return bester


def anzahl_plaene(fall: Planungsfall) -> int:
    ergebnis = 1
    for kennung in fall.massnahme_mit_id:
        ergebnis *= len(wege(fall, kennung))
    return ergebnis


@pytest.mark.parametrize("saat", [saat for saat in range(160) if anzahl_plaene(erzeuge(saat)) <= HOECHSTENS])
def test_kein_plan_ist_besser_als_der_gefundene(saat: int) -> None:
    fall = erzeuge(saat)
    erwartet = bestes(fall)
    if erwartet is None:
        with pytest.raises(UnerfuellbarFehler):
            plane(fall, Vorgaben(ziel=["kosten"], luecke=0.0))
        return
    gefunden = plane(fall, Vorgaben(ziel=["kosten"], luecke=0.0)).bilanz.zielwerte["kosten"]
    assert abs(gefunden - erwartet) <= Decimal("0.02")
