"""Which studies and fronts a report shows: those of its case, with a sentence where the case has changed since."""

from dataclasses import replace
from pathlib import Path

import pytest

from massnahmenplan.bericht import schreibe_bericht
from massnahmenplan.bericht.beilagen import Beilagen
from massnahmenplan.bericht.html import schreibe
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planungsfall import Planungsfall
from tests.bericht import beilagenbau
from tests.fallbau import ansaetze, baue_fall, massnahme


def _beilagen(fall: Planungsfall) -> Beilagen:
    front = beilagenbau.front()
    punkte = tuple(replace(p, ergebnis=replace(p.ergebnis, fall=fall)) for p in front.punkte)
    return Beilagen(replace(beilagenbau.antworten(), fall=fall), replace(front, punkte=punkte))


def test_derselbe_fall_braucht_keinen_hinweis() -> None:
    for fall in (beilagenbau.fall(), beilagenbau.fall().geordnet()):
        beilagen = _beilagen(fall)
        beilagen.verlange_gleichen_fall(beilagenbau.ergebnis().fall)
        assert beilagen.hinweis_zur_studie(beilagenbau.ergebnis()) is None
        assert beilagen.hinweis_zur_front(beilagenbau.ergebnis()) is None


def test_ein_anderer_stand_wird_gesagt() -> None:
    anderer = beilagenbau.fall(haushalt=ansaetze(90_000, range(2027, 2031)), projekt={"stichtag": "2026-01-15"})
    beilagen, ergebnis = _beilagen(anderer), beilagenbau.ergebnis()
    beilagen.verlange_gleichen_fall(ergebnis.fall)
    for satz, was in (
        (beilagen.hinweis_zur_studie(ergebnis), "Studie"),
        (beilagen.hinweis_zur_front(ergebnis), "Front"),
    ):
        assert satz is not None
        assert satz.startswith(
            f"Die {was} gehört zu einem anderen Stand dieses Falls als der Plan (Stichtag 15.01.2026"
        )
        assert anderer.geordnet().pruefsumme()[:12] in satz


def test_bericht_mit_studie_und_front_ist_eine_seite(tmp_path: Path) -> None:
    ergebnis, beilagen = beilagenbau.ergebnis(), Beilagen(beilagenbau.antworten(), beilagenbau.front())
    pfad = schreibe_bericht(ergebnis, tmp_path / "b.html", studie=beilagen.studie, front=beilagen.front)
    assert pfad.read_bytes() == schreibe(ergebnis, beilagen=beilagen)
    with pytest.raises(EingabeFehler, match="zeigt keine Studie und keine Front"):
        schreibe_bericht(ergebnis, tmp_path / "b.md", front=beilagen.front)


FREMDE = {
    "andere Maßnahmen": baue_fall([massnahme("x"), massnahme("y"), massnahme("A")]),
    "andere Jahre": beilagenbau.fall(projekt={"beginn": 2026}, haushalt=ansaetze(100_000, range(2026, 2031))),
    "anderes Raster": beilagenbau.fall(projekt={"raster": "halbjahr"}),
    "gleiche Kennungen in einem anderen Projekt": baue_fall(
        [massnahme(k, name=f"Ganz anderes {k}") for k in "ABC"], projekt={"name": "Anderswo"}
    ),
}


@pytest.mark.parametrize("name", FREMDE)
def test_ein_anderer_fall_wird_abgelehnt(name: str) -> None:
    with pytest.raises(EingabeFehler) as fehler:
        _beilagen(FREMDE[name]).verlange_gleichen_fall(beilagenbau.fall())
    assert [(b.kennung, b.feld) for b in fehler.value.befunde] == [("E456", "--studie"), ("E456", "--front")]
    for befund in fehler.value.befunde:
        assert FREMDE[name].projekt.name in (befund.wert or "")
        assert befund.abhilfe
        assert "Prüffall" in befund.text
