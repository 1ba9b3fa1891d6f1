"""The documentation as a site: it builds without a warning, is found in, and asks nobody for anything."""

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from docs.bau.navigation import verweise, verzeichnisse
from tests.bericht.html.browser import chromium, fenster

pytest.importorskip("sphinx", reason="Extra docs fehlt")
WURZEL = Path(__file__).parents[2]
DOKU = WURZEL / "docs"
LADEND = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href", "object": "data"}


def baue(quelle: Path, ziel: Path) -> subprocess.CompletedProcess[str]:
    befehl = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-c", str(DOKU)]
    befehl += ["-d", str(ziel.with_suffix(".baeume")), str(quelle), str(ziel)]
    return subprocess.run(befehl, cwd=WURZEL, capture_output=True, encoding="utf-8", check=False)


def test_seiten_sind_vollstaendig_laden_nichts_und_suchen_ohne_netz(tmp_path: Path) -> None:
    """One build for all: it takes longer than what is looked at in it."""
    lauf = baue(DOKU, tmp_path / "seiten")
    assert lauf.returncode == 0, lauf.stderr
    jede_seite_ist_gebaut(tmp_path / "seiten")
    keine_seite_laedt_etwas_von_woanders(tmp_path / "seiten")
    suche_kennt_deutsche_endungen(tmp_path / "seiten")


class Ladeliste(HTMLParser):
    """Whatever a page loads by itself; a link that somebody has to click is none of it."""

    def __init__(self) -> None:
        super().__init__()
        self.ziele: list[str] = []
        self.formeln = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        werte = dict(attrs)
        self.formeln += tag == "math"
        if tag in LADEND and werte.get("rel") not in {"next", "prev", "index", "search"}:
            self.ziele.append(werte.get(LADEND[tag]) or "")


def keine_seite_laedt_etwas_von_woanders(seiten: Path) -> None:
    geladen = formeln = 0
    for seite in seiten.rglob("*.html"):
        liste = Ladeliste()
        liste.feed(seite.read_text(encoding="utf-8"))
        fremd = [ziel for ziel in liste.ziele if "//" in ziel]
        assert fremd == [], seite.name
        geladen += len(liste.ziele)
        formeln += liste.formeln
    assert geladen > len(list(DOKU.rglob("*.md")))
    assert formeln > 40  # drawn by the browser
    for stil in seiten.rglob("*.css"):
        text = stil.read_text(encoding="utf-8")
        assert "url(http" not in text.replace('"', "").replace("'", ""), stil.name
        assert "url(//" not in text
        assert "@import" not in text


def jede_seite_ist_gebaut(seiten: Path) -> None:
    gebaut = {str(seite.relative_to(seiten).with_suffix("")) for seite in seiten.rglob("*.html")}
    quellen = {seite for art in ("*.md", "*.ipynb") for seite in DOKU.rglob(art)}
    assert gebaut == {"search", "genindex"} | {str(seite.relative_to(DOKU).with_suffix("")) for seite in quellen}


def suche_kennt_deutsche_endungen(seiten: Path) -> None:
    """The page says "unmöglich" and "Widerspruch" in other forms: the search knows the stems."""
    with chromium() as browser, fenster(browser, seiten / "index.html") as offen:
        feld = offen.seite.locator("input[name=q]").first
        feld.fill("unmöglicher Widersprüchen")
        feld.press("Enter")
        offen.seite.wait_for_selector("#search-results li a")
        treffer = offen.seite.locator("#search-results li a").all_inner_texts()
        assert "Wenn nichts passt: der unmögliche Fall" in treffer
        gezaehlt = "Eine Seite gefunden." if len(treffer) == 1 else f"{len(treffer)} Seiten gefunden."
        assert offen.seite.inner_text(".search-summary") == gezaehlt
        assert offen.meldungen == []
        assert all(adresse.startswith(("file:", "data:")) for adresse in offen.anfragen)


def test_tote_verweise_verwaiste_seiten_und_falsche_formeln_sind_fehler(tmp_path: Path) -> None:
    quelle = tmp_path / "quelle"
    quelle.mkdir()
    (quelle / "index.md").write_text(
        "# Anfang\n\n## Da\n\n[gibt es nicht](fehlt.md), [kein Abschnitt](index.md#so-nicht), $\\falsch$\n",
        encoding="utf-8",
    )
    (quelle / "verwaist.md").write_text("# Verwaist\n", encoding="utf-8")
    lauf = baue(quelle, tmp_path / "ziel")
    assert lauf.returncode != 0
    for meldung in ("'fehlt.md'", "'so-nicht'", "no formula", "verwaist.md: WARNING: document isn't included"):
        assert meldung in lauf.stderr


def test_startseite_ist_die_navigation() -> None:
    text = "# A\n[oben](x.md)\n## B\n- [eins](eins.md)\n- [zwei](b/zwei.md), [eins](eins.md)\n## C\nnichts\n"
    assert verzeichnisse(text) == "```{toctree}\n:hidden:\n:caption: B\n\neins\nb/zwei\n```\n"


def test_verweise_der_forge_werden_solche_der_seiten(tmp_path: Path) -> None:
    (tmp_path / "docs" / "ordner").mkdir(parents=True)
    (tmp_path / "docs" / "ordner" / "index.md").touch()
    (tmp_path / "anderswo.md").touch()
    docs = tmp_path / "docs"
    text = "[a](ordner/) [b](../anderswo.md) [c](../fehlt.md) [d](seite.md)"
    assert verweise(text, docs, docs) == "[a](ordner/index.md) b [c](../fehlt.md) [d](seite.md)"
