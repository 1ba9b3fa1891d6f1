"""``bericht.html`` in Chromium: opened from disk, network cut, by mouse, by keyboard, on a phone, in print."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from massnahmenplan import nachrechnung
from massnahmenplan.bericht.beilagen import Beilagen
from massnahmenplan.bericht.html import schreibe
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.fortschreibung import schreibe_fort
from tests.bericht import beilagenbau, beispiel
from tests.bericht.html.browser import Fenster, chromium, fenster
from tests.bericht.html.test_bericht import BOESE, umbenannt
from tests.fallbau import ansaetze


def _ergebnis() -> Ergebnis:
    eines = beispiel.ergebnis()
    return replace(
        eines, bilanz=replace(eines.bilanz, verbuende=nachrechnung.rechne(eines.fall, eines.plan).bilanz.verbuende)
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as einer:
        yield einer


@pytest.fixture(scope="module")
def datei(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pfad = tmp_path_factory.mktemp("bericht") / "bericht.html"
    pfad.write_bytes(schreibe(_ergebnis()))
    return pfad


@pytest.fixture
def offen(browser: Any, datei: Path) -> Iterator[Fenster]:
    with fenster(browser, datei) as eines:
        yield eines
        assert eines.meldungen == []
        assert eines.anfragen == [datei.as_uri()]


def _sichtbar(offen: Fenster) -> list[str]:
    blaetter = offen.seite.locator("details.blatt:visible")
    return [blaetter.nth(nr).get_attribute("data-massnahme") for nr in range(blaetter.count())]


def test_filter_waehlen_aus(offen: Fenster) -> None:
    seite = offen.seite
    assert _sichtbar(offen) == ["huelle", "led", "pumpe"]
    seite.select_option("#filter-feld", "beleuchtung")
    assert _sichtbar(offen) == ["led"]
    assert seite.locator("#filter-zahl").inner_text() == "1 von 3 Maßnahmen"
    assert seite.locator("figure.zeitplan tbody:visible").count() == 1
    assert seite.locator("figure.zeitplan tr[data-massnahme]:visible").count() == 1
    seite.click("button[type=reset]")
    assert seite.locator("figure.zeitplan tbody:visible").count() == 3
    assert _sichtbar(offen) == ["huelle", "led", "pumpe"]
    seite.fill("#filter-text", "nordblock")
    assert _sichtbar(offen) == ["huelle", "pumpe"]
    seite.select_option("#filter-traeger", "stadt")
    assert _sichtbar(offen) == []


def test_klick_auf_eine_zeile_des_zeitplans_oeffnet_ihr_blatt(offen: Fenster) -> None:
    seite = offen.seite
    seite.click("tr[data-massnahme=led] rect[data-phase=Bau]")
    assert seite.locator("details.blatt[data-massnahme=led]").get_attribute("open") is not None
    assert seite.evaluate("document.activeElement.id") == "m-led"


def test_dasselbe_mit_der_tastatur(offen: Fenster) -> None:
    seite = offen.seite
    seite.locator("tr[data-massnahme=pumpe] th a").focus()
    seite.keyboard.press("Enter")
    assert seite.locator("details.blatt[data-massnahme=pumpe]").get_attribute("open") is not None
    seite.locator("#filter-feld").focus()
    seite.keyboard.type("Bel")
    assert _sichtbar(offen) == ["led"]
    seite.locator("details.antrag > summary").first.focus()
    seite.keyboard.press("Enter")
    assert seite.get_by_text("Richtlinie Nr. 5").first.is_visible()


def test_erster_schritt_der_tastatur_fuehrt_zum_inhalt(offen: Fenster) -> None:
    offen.seite.keyboard.press("Tab")
    assert offen.seite.evaluate("document.activeElement.textContent") == "Zum Inhalt"


def test_auf_dem_telefon_laeuft_nichts_aus_dem_bild(browser: Any, datei: Path) -> None:
    with fenster(browser, datei, breite=360) as offen:
        assert offen.seite.evaluate("document.documentElement.scrollWidth") <= 360


def test_auf_dem_telefon_bleiben_legenden_und_begruendungen_im_bild(browser: Any, datei: Path) -> None:
    """A legend does not scroll with its figure, and each reason stands below its measure."""
    with fenster(browser, datei, breite=390) as offen:
        seite = offen.seite
        im_bild = "(e) => { const k = e.getBoundingClientRect(); return k.width > 0 && k.right <= 390 }"
        legenden, zellen = seite.locator("#geld > .bild .legende svg"), seite.locator(".karten td")
        assert legenden.count() >= 2
        assert all(legenden.nth(nr).evaluate(im_bild) for nr in range(legenden.count()))
        assert seite.locator("#geld > .bild [data-art=legende]:visible").count() == 0
        assert zellen.count() >= 6
        offen.seite.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        assert all(zellen.nth(nr).evaluate(im_bild) for nr in range(zellen.count()) if zellen.nth(nr).inner_text())
    with fenster(browser, datei) as offen:
        assert offen.seite.locator(".legende:visible").count() == 0


def test_ohne_script_ist_alles_da_und_der_filter_nicht(browser: Any, datei: Path) -> None:
    with fenster(browser, datei, java_script_enabled=False) as offen:
        assert offen.seite.locator("figure svg:visible").count() >= 6
        assert not offen.seite.locator("#filter").is_visible()


def test_gedruckt_ist_alles_auf_dem_papier(browser: Any, datei: Path) -> None:
    with fenster(browser, datei) as offen:
        offen.seite.emulate_media(media="print")
        assert not offen.seite.locator("nav").is_visible()
        # A4 without its margins is 182 mm wide, 688 pixels
        offen.seite.set_viewport_size({"width": 688, "height": 900})
        assert offen.seite.evaluate("document.documentElement.scrollWidth") <= 688
        assert offen.seite.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_barrieren_findet_axe_keine(browser: Any, datei: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="Paket axe-playwright-python fehlt")
    for breite in (1280, 390):
        with fenster(browser, datei, breite=breite) as offen:
            offen.seite.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
            gefunden = axe.Axe().run(offen.seite).response
            assert len(gefunden["passes"]) > 15
            assert [(v["id"], v["nodes"][0]["html"]) for v in gefunden["violations"]] == []


@pytest.fixture(scope="module")
def ganze_seite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An update with map, study and front: every section there is."""
    fall = beilagenbau.fall(haushalt=ansaetze(70_000, range(2027, 2031)), projekt={"stichtag": "2026-06-01"})
    fort = schreibe_fort(beilagenbau.ergebnis(), fall, vorgaben=beilagenbau.GENAU)
    pfad = tmp_path_factory.mktemp("ganz") / "bericht.html"
    pfad.write_bytes(schreibe(fort, beilagen=Beilagen(beilagenbau.antworten(), beilagenbau.front())))
    return pfad


@pytest.mark.parametrize("breite", [1280, 390])
def test_jeder_abschnitt_geht_auf_und_hat_keine_barriere(browser: Any, ganze_seite: Path, breite: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="Paket axe-playwright-python fehlt")
    with fenster(browser, ganze_seite, breite=breite) as offen:
        seite = offen.seite
        abschnitte = seite.locator("section").evaluate_all("teile => teile.map((teil) => teil.id)")
        assert {"aenderungen", "karte", "pareto", "sensitivitaet"} <= set(abschnitte)
        assert seite.locator("#aenderungen tbody tr").count() >= 2  # A goes, another one comes
        for abschnitt in abschnitte:
            seite.click(f"nav a[href='#{abschnitt}']")
            assert seite.locator(f"#{abschnitt} h2").is_visible()
        seite.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        assert seite.evaluate("document.documentElement.scrollWidth") <= breite
        gefunden = axe.Axe().run(seite).response
        assert [(v["id"], v["nodes"][0]["html"]) for v in gefunden["violations"]] == []
        assert offen.meldungen == []
        assert {anfrage.partition("#")[0] for anfrage in offen.anfragen} == {ganze_seite.as_uri()}


def test_namen_bleiben_auf_dem_telefon_neben_den_balken_stehen(browser: Any, datei: Path) -> None:
    with fenster(browser, datei, breite=390) as offen:
        name = offen.seite.locator("tr[data-massnahme=led] th")
        davor = name.bounding_box()["x"]
        offen.seite.locator(".tafel").evaluate("tafel => (tafel.scrollLeft = 200)")
        assert offen.seite.locator(".tafel").evaluate("tafel => tafel.scrollLeft") == 200
        assert name.bounding_box()["x"] == davor


@pytest.mark.parametrize("text", BOESE, ids=lambda text: text[:12])
def test_boese_namen_tun_nichts(browser: Any, tmp_path: Path, text: str) -> None:
    pfad = tmp_path / "bericht.html"
    pfad.write_bytes(schreibe(umbenannt(_ergebnis(), text)))
    with fenster(browser, pfad, breite=390) as offen:
        offen.seite.on("dialog", lambda dialog: offen.meldungen.append(dialog.message))
        assert offen.seite.locator("h1").count() == 1
        assert offen.seite.locator("section").count() == 9
        assert offen.seite.evaluate("document.documentElement.scrollWidth") <= 390
        assert offen.meldungen == []
        assert offen.anfragen == [pfad.as_uri()]


def test_grosse_betraege_machen_die_seite_auf_dem_telefon_nicht_breiter(browser: Any, tmp_path: Path) -> None:
    """520,000 EUR a million times: 16 characters are wider than half a phone, so their card takes a row."""
    eines = _ergebnis()
    massnahmen = tuple(
        replace(m, zahlungen=tuple(replace(z, betrag_eur=z.betrag_eur * 1_000_000) for z in m.zahlungen))
        for m in eines.bilanz.massnahmen
    )
    pfad = tmp_path / "bericht.html"
    pfad.write_bytes(schreibe(replace(eines, bilanz=replace(eines.bilanz, massnahmen=massnahmen))))
    with fenster(browser, pfad, breite=390) as offen:
        karten = offen.seite.locator(".kacheln dd")
        assert "520.000.000.000\u202f€" in karten.all_text_contents()
        assert karten.evaluate_all("karten => karten.every((k) => k.scrollWidth <= k.clientWidth)")
        assert offen.seite.evaluate("document.documentElement.scrollWidth") <= 390
