"""The map as a section of a page: text is text, nothing is asked for, and in a real browser it moves and opens."""

import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from massnahmenplan.bericht.karte.ausschnitt import kartenausschnitt, skript, stil
from massnahmenplan.bericht.karte.kachelserver import Kachelserver
from massnahmenplan.bericht.karte.kartendaten import kartendaten
from massnahmenplan.bericht.karte.projektion import projektion
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.fehler import EingabeFehler
from tests.bericht.karte.ortsbeispiel import ergebnis

CHROMIUM = next(
    (pfad for name in ("chromium", "google-chrome") if (pfad := shutil.which(name))), "/usr/bin/chromium"
)
VORLAGE = "https://kacheln.example/{z}/{x}/{y}.png"
BOESE = {
    "huelle": "<script>alert(1)</script>",
    "pumpe": "\" onclick='alert(1)' x=\"",
    "led": "\u202eעברית 🚲",
    "radweg": "x" * 10_000,
}


def ausschnitt(bild: Ergebnis, **mehr: Any) -> str:
    html = kartenausschnitt(bild, **mehr)
    assert html is not None
    return html


def baum(html: str) -> ElementTree.Element:
    """Return the section as XML, which it is: every element closed, every text escaped."""
    return ElementTree.fromstring(html.replace("<br>", "<br/>"))


def seite(bild: Ergebnis, server: Kachelserver | None = None) -> str:
    quelle = "" if server is None else f"; img-src {server.ursprung}"
    regel = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'{quelle}"
    return (
        f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Karte</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{regel}"><style>{stil()}</style></head><body>'
        f"<main><h1>Plan</h1><h2>Karte</h2>{ausschnitt(bild, server=server)}</main>"
        f"<script>{skript()}</script></body></html>"
    )


def test_ohne_ort_keine_karte() -> None:
    assert kartenausschnitt(ergebnis(orte=False)) is None


def test_texte_aus_dem_fall_sind_text() -> None:
    wurzel = baum(ausschnitt(ergebnis(BOESE, objektname="</svg><img src=x onerror=alert(1)>")))
    namen = [teil.text for teil in wurzel.iter("bdi")]
    assert BOESE["huelle"] in namen
    assert BOESE["pumpe"] in namen
    assert not list(wurzel.iter("script")) + list(wurzel.iter("img"))
    assert not [n for teil in wurzel.iter() for n in teil.attrib if n.startswith("on") or n == "style"]
    assert max(len(name or "") for name in namen) <= 160


def test_jeder_ort_fuehrt_zu_seinen_massnahmen_und_alle_stehen_da() -> None:
    bild = ergebnis()
    wurzel = baum(ausschnitt(bild))
    kennungen = {teil.get("id") for teil in wurzel.iter() if teil.get("id")}
    ziele = {(teil.get("href") or "")[1:] for teil in wurzel.iter("a")}
    assert ziele == kennungen == {"karte-ort-1", "karte-ort-2", "karte-ort-3"}
    text = " ".join(wurzel.itertext())
    assert all(massnahme.name in text for massnahme in bild.fall.massnahmen)  # those without place as well
    assert "Investition 300.000 €; Zuschuss 60.000 €; Minderung 180,0 t" in text  # huelle: worked out in beispiel
    assert "Objekt Kita ohne Ort" in text
    marken = [teil.get("aria-label") for teil in wurzel.iter("a") if teil.get("class") == "karte-ort"]
    assert "Nordblock: 2 Maßnahmen, 2 im Plan" in marken
    assert "Platz: 1 Maßnahme, 0 im Plan" in marken


def test_zum_blatt_der_massnahme_wenn_die_seite_eines_hat() -> None:
    wurzel = baum(ausschnitt(ergebnis(), blatt=lambda kennung: f"blatt-{kennung}"))
    ziele = {teil.get("href") for teil in wurzel.iter("a")}
    assert {"#blatt-led", "#blatt-huelle", "#blatt-pumpe"} <= ziele
    assert "#blatt-radweg" not in ziele  # not in the plan, no sheet


class _Adressen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.gefunden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.gefunden += [wert for name, wert in attrs if name in {"src", "href"} and wert and wert[0] != "#"]


def test_ohne_server_keine_adresse_mit_server_seine_kacheln() -> None:
    server = Kachelserver.aus(VORLAGE, "© Vermessungsamt <b>")
    for html, anzahl in ((ausschnitt(ergebnis()), 0), (ausschnitt(ergebnis(), server=server), 4)):
        adressen = _Adressen()
        adressen.feed(html)
        assert len(adressen.gefunden) >= anzahl
        assert bool(adressen.gefunden) == bool(anzahl)
        assert all(adresse.startswith("https://kacheln.example/") for adresse in adressen.gefunden)
        assert ("Kartengrund: © Vermessungsamt &lt;b&gt;" in html) == bool(anzahl)
    assert server.ursprung == "https://kacheln.example"


@pytest.mark.parametrize(
    "vorlage",
    ["", "kacheln/{z}/{x}/{y}", "https://x/{z}/{x}", "javascript:alert({z}{x}{y})", "https://x/{z}/{x}/{y}'; *"],
)
def test_keine_adresse_von_kacheln(vorlage: str) -> None:
    with pytest.raises(EingabeFehler, match="E535"):
        Kachelserver.aus(vorlage)


def test_openstreetmap_wird_genannt() -> None:
    assert (
        Kachelserver.aus("https://tile.openstreetmap.org/{z}/{x}/{y}.png").hinweis == "© OpenStreetMap-Mitwirkende"
    )
    assert Kachelserver.aus(VORLAGE).hinweis == "kacheln.example"


def test_kacheln_liegen_wo_die_orte_liegen() -> None:
    """At zoom 14, 12.9165 50.8115: ⌊(λ + 180) / 360 · 2¹⁴⌋ = 8779, ⌊(1 − asinh(tan φ) / π) / 2 · 2¹⁴⌋ = 5498."""
    blatt = projektion(objekt.geometrie for objekt in kartendaten(ergebnis()).objekte)
    platz = next(objekt for objekt in kartendaten(ergebnis()).objekte if objekt.name == "Platz")
    x, y = blatt.punkt(platz.geometrie.orte[0])
    zoom, spalte, reihe = next(
        (z, s, r) for z, s, r, links, oben, groesse in blatt.kacheln()
        if links <= x < links + groesse and oben <= y < oben + groesse
    )  # fmt: skip
    assert (spalte >> (zoom - 14), reihe >> (zoom - 14)) == (8779, 5498)


def test_massstab_stimmt() -> None:
    """0.01 degrees of longitude at 50.81 degrees north are 0.01 · 111.32 km · cos 50.81° = 703.4 m."""
    objekte = kartendaten(ergebnis()).objekte
    blatt = projektion(objekt.geometrie for objekt in objekte)
    (strasse,) = [objekt.geometrie for objekt in objekte if objekt.name == "Nordstraße"]
    (x1, _), _, (x2, _) = map(blatt.punkt, strasse.orte)  # 0.009 degrees
    assert abs((x2 - x1) * blatt.meter - 0.9 * 703.4) < 2
    assert blatt.massstab == 100  # a sixth of the sheet is 120 m


def _blatt(bild: Ergebnis, ordner: Path, server: Kachelserver | None = None) -> Path:
    datei = ordner / "karte.html"
    datei.write_text(seite(bild, server), encoding="utf-8")
    return datei


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not Path(CHROMIUM).exists():
        pytest.skip("Chromium ist nicht installiert")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright ist nicht installiert")
    with sync_api.sync_playwright() as steuerung:
        eigener = steuerung.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield eigener
        eigener.close()


def _oeffne(browser: Any, datei: Path) -> tuple[Any, list[str], list[str]]:
    """Open a page from disk with the network cut; return it, what it complained of, what it asked for."""
    kontext = browser.new_context(viewport={"width": 1200, "height": 900}, offline=True)
    blatt, fehler, fragen = kontext.new_page(), [], []
    blatt.on("console", lambda meldung: fehler.append(meldung.text) if meldung.type == "error" else None)
    blatt.on("pageerror", lambda ausnahme: fehler.append(str(ausnahme)))
    blatt.on("request", lambda frage: fragen.append(frage.url))
    blatt.goto(datei.as_uri())
    return blatt, fehler, fragen


def test_im_browser_ohne_netz(browser: Any, tmp_path: Path) -> None:
    datei = _blatt(ergebnis(BOESE), tmp_path)
    blatt, fehler, fragen = _oeffne(browser, datei)
    bild = blatt.locator(".karte-bild")
    assert bild.bounding_box()["width"] > 500
    blatt.get_by_role("button", name="Karte vergrößern").click()
    assert float(bild.get_attribute("data-faktor")) == pytest.approx(1.6)
    assert blatt.locator(".karte-ort circle").first.bounding_box()["width"] < 30  # marks do not grow
    blatt.get_by_role("button", name="Ganze Karte zeigen").click()
    assert bild.get_attribute("viewBox") == "0 0 960 600"
    blatt.locator(".karte-ort").nth(1).click()
    assert blatt.locator("#karte-ort-2").is_visible()
    assert blatt.evaluate("document.activeElement.id") == "karte-ort-2"
    blatt.locator(".karte-ort").nth(2).focus()
    blatt.keyboard.press("Enter")
    assert blatt.locator("#karte-ort-3").is_visible()
    assert fehler == []
    assert fragen == [datei.as_uri()]


def test_marken_sind_auf_dem_telefon_so_gross_dass_man_sie_trifft(browser: Any, tmp_path: Path) -> None:
    kontext = browser.new_context(viewport={"width": 390, "height": 800}, offline=True)
    blatt = kontext.new_page()
    blatt.goto(_blatt(ergebnis(), tmp_path).as_uri())
    kreis, bild = blatt.locator(".karte-ort circle").first, blatt.locator(".karte-bild")
    # 22 with its edge, enlarged by 2.2 at most where the sheet of 960 is drawn smaller
    assert kreis.bounding_box()["width"] == pytest.approx(22 * 2.2 * bild.bounding_box()["width"] / 960, abs=0.5)
    blatt.set_viewport_size({"width": 1200, "height": 800})
    assert bild.bounding_box()["width"] < 960
    assert kreis.bounding_box()["width"] == pytest.approx(22, abs=0.5)
    kontext.close()


def test_zwei_finger_vergroessern_um_den_punkt_zwischen_ihnen(browser: Any, tmp_path: Path) -> None:
    kontext = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, offline=True)
    blatt = kontext.new_page()
    blatt.goto(_blatt(ergebnis(), tmp_path).as_uri())
    bild = blatt.locator(".karte-bild")
    kasten = bild.bounding_box()
    mitte = kasten["x"] + kasten["width"] / 2, kasten["y"] + kasten["height"] / 2
    finger = kontext.new_cdp_session(blatt)

    def lege(art: str, *abstaende: float) -> None:
        punkte = [{"x": mitte[0] + d, "y": mitte[1], "id": nr} for nr, d in enumerate(abstaende)]
        finger.send("Input.dispatchTouchEvent", {"type": art, "touchPoints": punkte})

    lege("touchStart", -30, 30)
    for weit in (40, 50, 60):
        lege("touchMove", -weit, weit)
    lege("touchEnd")
    assert float(bild.get_attribute("data-faktor")) == pytest.approx(2, abs=0.05)
    x, y, breite, hoehe = map(float, bild.get_attribute("viewBox").split())
    assert (x + breite / 2, y + hoehe / 2) == (pytest.approx(480, abs=5), pytest.approx(300, abs=5))
    assert blatt.evaluate("visualViewport.scale") == 1  # the page did not grow
    kontext.close()


def test_ohne_skript_ist_die_karte_lesbar(browser: Any, tmp_path: Path) -> None:
    kontext = browser.new_context(java_script_enabled=False, offline=True)
    blatt = kontext.new_page()
    blatt.goto(_blatt(ergebnis(), tmp_path).as_uri())
    assert blatt.locator(".karte-name >> text=Nordblock").is_visible()
    assert blatt.locator(".karte-massstab").text_content() == "100 m"
    assert blatt.locator(".karte-knoepfe").count() == 0


def test_mit_server_fragt_sie_nur_ihn(browser: Any, tmp_path: Path) -> None:
    datei = _blatt(ergebnis(), tmp_path, Kachelserver.aus(VORLAGE))
    _, fehler, fragen = _oeffne(browser, datei)
    assert len(fragen) > 1
    assert all(frage.startswith("https://kacheln.example/") for frage in fragen if frage != datei.as_uri())
    assert not [
        text for text in fehler if "Content Security Policy" in text
    ]  # that it is offline is another error
