"""The page: its sections, and a policy that lets it ask for nothing."""

import base64
import hashlib
from functools import partial

from markupsafe import Markup

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.beilagen import KEINE, Beilagen
from massnahmenplan.bericht.html import umgebung
from massnahmenplan.bericht.html.abschnitte import karte
from massnahmenplan.bericht.html.gliederung import Abschnitt, abschnitte
from massnahmenplan.bericht.karte.ausschnitt import skript, stil
from massnahmenplan.bericht.karte.kachelserver import Kachelserver
from massnahmenplan.ergebnis import Ergebnis


def schreibe(ergebnis: Ergebnis, server: Kachelserver | None = None, beilagen: Beilagen = KEINE) -> bytes:
    """Return the content of ``bericht.html``; equal results give equal bytes.

    server: where the map may fetch its ground from; without it the page asks for nothing. beilagen: a study and a
    front to be shown beside the plan. Errors: EingabeFehler if these are of another case.
    """
    beilagen.verlange_gleichen_fall(ergebnis.fall)
    gezeigt = tuple(abschnitte(ergebnis, beilagen, {karte: partial(karte.daten, server=server)}))
    css, js = _stil_und_skript(gezeigt)
    text = (
        umgebung.umgebung()
        .get_template("seite.html")
        .render(
            projekt=ergebnis.fall.projekt,
            ziel=worte.ziel(ergebnis.nachweis.ziel),
            pruefsumme=ergebnis.fall.pruefsumme(),
            version=ergebnis.versionen.get("massnahmenplan", ""),
            abschnitte=gezeigt,
            css=Markup(css),
            js=Markup(js),
            regel=_regel(css, js, server),
        )
    )
    return text.encode("utf-8", "replace")


def _stil_und_skript(gezeigt: tuple[Abschnitt, ...]) -> tuple[str, str]:
    """Return style and script of the page, with those of the map where it is shown."""
    css, js = umgebung.lies("seite.css"), umgebung.lies("seite.js")
    if any(abschnitt.kennung == "karte" for abschnitt in gezeigt):
        return f"{css}\n{stil()}", f"{js}\n{skript()}"
    return css, js


def _regel(css: str, js: str, server: Kachelserver | None) -> str:
    """Return the content policy: our own style and script by their sums, pictures from a server that was named."""
    bilder = "data:" if server is None else f"data: {server.ursprung}"
    return (
        f"default-src 'none'; style-src {_summe(css)}; script-src {_summe(js)}; img-src {bilder}; "
        "base-uri 'none'; form-action 'none'"
    )


def _summe(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
