"""The front of a real district with few points: its ends are those of the guide, every point is a whole plan."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from massnahmenplan.bericht.json import lies, schreibe
from massnahmenplan.ergebnis.front import Front, Frontende
from massnahmenplan.nachpruefung import rechne_nach
from massnahmenplan.paretofront.planung import pareto
from massnahmenplan.planung import Vorgaben, lies_fall

WURZEL = Path(__file__).parents[2]
LUECKE = Decimal("0.01")


@pytest.fixture(scope="module")
def front() -> Front:
    """Both ends and one point between them; ten points and 0.1 % are those of ``docs/pareto.md``."""
    fall = lies_fall(WURZEL / "beispiele" / "altchemnitz")
    return pareto(fall, ("co2", "kosten"), 3, Vorgaben(luecke=float(LUECKE)))


def _zahl(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", ".").replace("−", "-"))


def _tabelle_der_anleitung() -> list[tuple[Decimal, Decimal]]:
    """Return tonnes and EUR of the points that the guide shows."""
    text = (WURZEL / "docs" / "pareto.md").read_text(encoding="utf-8")
    zeilen = re.findall(r"^\| punkt-\d+ \| ([\d.,]+) \| ([−\d.,]+) \|", text, flags=re.MULTILINE)
    return [(_zahl(tonnen), _zahl(euro)) for tonnen, euro in zeilen]


def test_enden_sind_die_der_anleitung(front: Front) -> None:
    gezeigt = _tabelle_der_anleitung()
    assert len(gezeigt) == 10
    for punkt, (tonnen, euro) in ((front.punkte[0], gezeigt[0]), (front.punkte[-1], gezeigt[-1])):
        assert abs(punkt.wert("co2") - tonnen) <= LUECKE * tonnen
        assert abs(punkt.wert("kosten") - euro) <= LUECKE * abs(euro)
    assert [punkt.bester_in for punkt in front.punkte] == [("kosten",), (), ("co2",)]


def test_kein_punkt_ist_so_gut_wie_ein_anderer_und_keiner_schlechter_als_die_gezeigten(front: Front) -> None:
    werte = [(punkt.wert("co2"), punkt.wert("kosten")) for punkt in front.punkte]
    assert sorted(werte) == werte
    assert [euro for _, euro in werte] == sorted({euro for _, euro in werte})  # more tonnes for more money
    tonnen, euro = werte[1]
    for andere_t, andere_euro in _tabelle_der_anleitung():
        assert andere_t <= tonnen * (1 + LUECKE) or andere_euro >= euro - LUECKE * abs(euro)
    assert front.knie == "punkt-2"
    assert (front.ende, front.ist_wie_verlangt) == (Frontende.ANZAHL, True)


def test_jeder_punkt_ist_bewiesen_und_rechnet_sich_nach(front: Front) -> None:
    for punkt in front.punkte:
        assert all((punkt.nachweis(ziel).luecke or 0) <= LUECKE for ziel in front.ziele)
        nachrechnung = rechne_nach(lies(schreibe(punkt.ergebnis)))
        assert nachrechnung.bestanden
        assert nachrechnung.bilanz.zielwerte["kosten"] == punkt.wert("kosten")
