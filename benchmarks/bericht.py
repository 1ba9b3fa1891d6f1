"""How long do the reports of a plan take to write, and how long does bericht.html take to open?

    python -m benchmarks.bericht [--anzahl 300] [--zeitlimit 60] [--laeufe 3]

Altchemnitz, and a synthetic case whose search a time limit ends; every measure of it gets a place, so that it has
a map. Wall-clock seconds, medians; bericht.pdf with its pages. To open: headless Chromium from the address of the
file until a typed filter is answered, network cut, in a fresh window each time. Goals: Altchemnitz under 3 MB and
2 s, 300 measures under 8 MB and 5 s; plan.xlsx of 300 measures in under 5 s.
"""

import argparse
import io
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdf
from playwright.sync_api import sync_playwright

from benchmarks.erzeuger import erzeuge
from benchmarks.messung import zeige
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.bericht.formate import als_html, als_pdf, als_xlsx
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.planung import Vorgaben, lies_fall, plane
from massnahmenplan.planungsfall import Planungsfall

ALTCHEMNITZ = Path(__file__).parent.parent / "beispiele" / "altchemnitz"
SPALTEN = (
    *("Fall", "im Plan", "bericht.html [MB]", "schreiben [s]", "öffnen [s]", "plan.xlsx [MB]", "xlsx [s]"),
    *("bericht.pdf [MB]", "pdf [s]", "Seiten"),
)


def main() -> None:
    """Plan, write, open, print the table."""
    frage = argparse.ArgumentParser(description="Berichte schreiben und öffnen")
    frage.add_argument("--anzahl", type=int, default=300)
    frage.add_argument("--zeitlimit", type=float, default=60.0)
    frage.add_argument("--laeufe", type=int, default=3)
    angaben = frage.parse_args()
    faelle = {
        "Altchemnitz": (lies_fall(ALTCHEMNITZ), Vorgaben(("co2",))),
        f"{angaben.anzahl} Maßnahmen": (
            mit_orten(erzeuge(angaben.anzahl)),
            Vorgaben(("co2",), zeitlimit_s=angaben.zeitlimit),
        ),
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        zeilen = [
            _zeile(name, plane(fall, vorgaben), browser, angaben.laeufe)
            for name, (fall, vorgaben) in faelle.items()
        ]
        browser.close()
    zeige(SPALTEN, zeilen)


def mit_orten(fall: Planungsfall) -> Planungsfall:
    """Return the case with a place for every measure, within three kilometres."""
    zufall = random.Random(1)
    objekte = tuple(
        Objekt(
            id=f"ort-{m.id}",
            name=f"Ort {m.id}",
            art="nichtwohngebaeude",
            laenge=Decimal(round(12.9 + zufall.uniform(0, 0.04), 5)).quantize(Decimal("1e-5")),
            breite=Decimal(round(50.8 + zufall.uniform(0, 0.025), 5)).quantize(Decimal("1e-5")),
        )
        for m in fall.massnahmen
    )
    massnahmen = tuple(m.model_copy(update={"objekt": f"ort-{m.id}"}) for m in fall.massnahmen)
    neu: Planungsfall = fall.model_copy(update={"massnahmen": massnahmen, "objekte": (*fall.objekte, *objekte)})
    return neu


def _zeile(name: str, ergebnis: Ergebnis, browser: Any, laeufe: int) -> tuple[object, ...]:
    seite, seite_s = _gemessen(lambda: als_html(ergebnis), laeufe)
    mappe, mappe_s = _gemessen(lambda: als_xlsx(ergebnis), laeufe)
    papier, papier_s = _gemessen(lambda: als_pdf(ergebnis), laeufe)
    with tempfile.TemporaryDirectory() as ablage:
        datei = Path(ablage) / "bericht.html"
        datei.write_bytes(seite)
        oeffnen_s = statistics.median(_oeffne(browser, datei) for _ in range(laeufe))
    seiten = len(pypdf.PdfReader(io.BytesIO(papier)).pages)
    return (
        *(name, len(ergebnis.plan.schritte), len(seite) / 1e6, seite_s, oeffnen_s, len(mappe) / 1e6, mappe_s),
        *(len(papier) / 1e6, papier_s, seiten),
    )


def _gemessen(schreibe: Callable[[], bytes], laeufe: int) -> tuple[bytes, float]:
    inhalt, dauern = schreibe(), []
    for _ in range(laeufe):
        beginn = time.perf_counter()
        inhalt = schreibe()
        dauern.append(time.perf_counter() - beginn)
    return inhalt, statistics.median(dauern)


def _oeffne(browser: Any, datei: Path) -> float:
    """Return how long it takes until a filter is answered."""
    kontext = browser.new_context(offline=True)
    seite = kontext.new_page()
    beginn = time.perf_counter()
    seite.goto(datei.as_uri())
    seite.fill("#filter-text", "a")
    seite.wait_for_function("document.getElementById('filter-zahl').value.includes(' von ')")
    dauer = time.perf_counter() - beginn
    kontext.close()
    return dauer


if __name__ == "__main__":
    main()
