"""A real Chromium without network that takes down whatever a page asks for and complains about."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OHNE = "kein Chromium installiert (Debian: apt-get install chromium)"


@dataclass
class Fenster:
    """An open page."""

    seite: Any
    meldungen: list[str] = field(default_factory=list)
    anfragen: list[str] = field(default_factory=list)


@contextmanager
def chromium() -> Iterator[Any]:
    """Start the browser; the test is skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Paket playwright fehlt")
    if CHROMIUM is None:
        pytest.skip(OHNE)
    with playwright.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def fenster(browser: Any, datei: Path, breite: int = 1280, **optionen: Any) -> Iterator[Fenster]:
    """Open a file from disk with the network cut."""
    kontext = browser.new_context(offline=True, viewport={"width": breite, "height": 900}, **optionen)
    offen = Fenster(kontext.new_page())
    offen.seite.on("console", lambda meldung: offen.meldungen.append(meldung.text))
    offen.seite.on("pageerror", lambda fehler: offen.meldungen.append(str(fehler)))
    offen.seite.on("request", lambda anfrage: offen.anfragen.append(anfrage.url))
    offen.seite.goto(datei.as_uri())
    yield offen
    kontext.close()
