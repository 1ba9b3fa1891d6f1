"""What is wrong with criteria, aims and their targets is said with its place."""

from pathlib import Path

import pytest

from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planung import lies_fall

FALL = """\
projekt: {{name: Prüffall, beginn: 2027, ende: 2030{projekt}}}
kostentraeger: [{{id: stadt, name: Stadt, art: kommune}}]
energietraeger: [{{id: strom, emissionsfaktor_g_kwh: 400}}]
massnahmen:
  - {{id: a, name: A, handlungsfeld: gruen, kostentraeger: stadt, investition_eur: 5000, co2_t_a: 1,
      kriterien: {{k: 2}}{a}}}
  - {{id: b, name: B, handlungsfeld: gruen, kostentraeger: stadt, investition_eur: 1000, co2_t_a: 1,
      kriterien: {{k: 5}}}}
kriterien: [{kriterien}]
ziele: [{ziele}]
"""
EINES = "{id: k, name: K, gewicht: 1}"


def befunde(ordner: Path, **teile: str) -> list[tuple[str, str | None]]:
    """Return code and field of every finding."""
    text = FALL.format(**{"projekt": "", "a": "", "kriterien": EINES, "ziele": ""} | teile)
    (ordner / "fall.yaml").write_text(text, encoding="utf-8")
    try:
        lies_fall(ordner)
    except EingabeFehler as fehler:
        return [(befund.kennung, befund.feld) for befund in fehler.befunde]
    return []


@pytest.mark.parametrize(
    ("angaben", "erwartet"),
    [
        ("gewicht: 1", []),
        ("gewicht: 95 %", [("E262", "kriterien[k].gewicht")]),
        ("gewicht: 0.5}, {id: l, name: L, gewicht: 0.51, grundlage: dnsh", [("E262", "kriterien[l].gewicht")]),
        ("gewicht: 1, normierung: grenzen", [("E263", "kriterien[k].schlechtester")]),
        ("gewicht: 1, normierung: grenzen, schlechtester: 0", [("E263", "kriterien[k].bester")]),
        ("gewicht: 1, normierung: grenzen, schlechtester: 1, bester: 1", [("E263", "kriterien[k].bester")]),
        ("gewicht: 1, normierung: grenzen, schlechtester: 0, bester: 4", [("E263", "massnahmen[b].kriterien.k")]),
        ("gewicht: 1, bester: 4, schlechtester: 1", [("E263", "kriterien[k].bester")]),
        ("gewicht: 1, grundlage: co2", [("E263", "kriterien[k].schlechtester")]),
        ("gewicht: 1, grundlage: kosten, schlechtester: 0, bester: 9", [("E263", "kriterien[k].bester")]),
        ("gewicht: 1, grundlage: taxonomie, bester: 10", [("E263", "kriterien[k].bester")]),
    ],
)
def test_kriterien(angaben: str, erwartet: list[tuple[str, str]], tmp_path: Path) -> None:
    assert befunde(tmp_path, kriterien=f"{{id: k, name: K, {angaben}}}") == erwartet


def test_unbekanntes_kriterium(tmp_path: Path) -> None:
    gefunden = befunde(tmp_path, kriterien="{id: l, name: L, gewicht: 1}")
    unbekannt = [("E061", f"massnahmen[{kennung}].kriterien.k") for kennung in "ab"]
    assert sorted(gefunden) == [*unbekannt, ("E263", "kriterien[l].normierung")]


@pytest.mark.parametrize(
    ("ziel", "erwartet"),
    [
        ("{id: z, art: kriterium, kriterium: k, wert: 7}", []),
        ("{id: z, art: kriterium, wert: 7}", [("E202", "ziele[z].kriterium")]),
        ("{id: z, art: kriterium, kriterium: m, wert: 7}", [("E061", "ziele[z].kriterium")]),
        ("{id: z, art: kriterium, kriterium: k, wert: 7, jahr: 2028}", [("E217", "ziele[z].jahr")]),
        ("{id: z, art: minderung_jahr, kriterium: k, wert: 1}", [("E217", "ziele[z].kriterium")]),
        ("{id: z, art: mindestanzahl, wert: 3}", [("E074", "ziele[z].wert")]),
        ("{id: z, art: mindestanzahl, wert: 1.5}", [("E265", "ziele[z].wert")]),
        ("{id: z, art: mindestanzahl, handlungsfeld: laerm, wert: 1}", [("E074", "ziele[z].wert")]),
        ("{id: z, art: energie, energietraeger: gas, wert: 1}", [("E061", "ziele[z].energietraeger")]),
        ("{id: z, art: taxonomie_anteil, wert: 30}", [("E265", "ziele[z].wert")]),
        ("{id: z, art: taxonomie_anteil, wert: 0.3, hart: nein}", [("E217", "ziele[z].hart")]),
    ],
)
def test_ziele(ziel: str, erwartet: list[tuple[str, str]], tmp_path: Path) -> None:
    assert befunde(tmp_path, ziele=ziel) == erwartet


@pytest.mark.parametrize(
    ("projekt", "erwartet"),
    [
        ("zielfolge: [co2, nutzwert], zieltoleranz: {co2: 1 %}", []),
        ("zielfolge: [co2, geld]", [("E261", "projekt.zielfolge")]),
        ("zielfolge: [co2, co2]", [("E261", "projekt.zielfolge")]),
        ("zielfolge: [co2], zieltoleranz: {kosten: 1 %}", [("E261", "projekt.zieltoleranz.kosten")]),
        ("zielfolge: [co2], zieltoleranz: {co2: 100 %}", [("E261", "projekt.zieltoleranz.co2")]),
    ],
)
def test_zielfolge(projekt: str, erwartet: list[tuple[str, str]], tmp_path: Path) -> None:
    assert befunde(tmp_path, projekt=f", {projekt}") == erwartet


def test_nutzwert_ohne_kriterien(tmp_path: Path) -> None:
    assert befunde(tmp_path, projekt=", zielfolge: [nutzwert]", kriterien="") == [("E262", "projekt.zielfolge")]


def test_konform_und_schaedlich_widersprechen_sich(tmp_path: Path) -> None:
    gefunden = befunde(tmp_path, a=", taxonomie: konform, dnsh: {wasser: nicht}")
    assert gefunden == [("E264", "massnahmen[a].taxonomie")]
    assert befunde(tmp_path, a=", taxonomie: konform, dnsh: {wasser: offen}") == []
    assert befunde(tmp_path, a=", dnsh: {luft: nicht}")[0][0] == "E203"
