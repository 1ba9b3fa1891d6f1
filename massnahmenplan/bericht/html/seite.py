"""The page: sections in the order of reading, and a policy that lets it ask for nothing."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from markupsafe import Markup

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.beilagen import Beilagen
from massnahmenplan.bericht.html import umgebung
from massnahmenplan.bericht.html.abschnitte import (
    aenderungen,
    annahmen,
    co2,
    foerdermix,
    geld,
    karte,
    kosten_nutzen,
    kurzfassung,
    nachweis,
    nicht_gewaehlt,
    pareto,
    projektplan,
    sensitivitaet,
)
from massnahmenplan.bericht.karte.ausschnitt import skript, stil
from massnahmenplan.bericht.karte.kachelserver import Kachelserver
from massnahmenplan.ergebnis import Ergebnis

_ABSCHNITTE: tuple[ModuleType, ...] = (
    kurzfassung,
    aenderungen,
    projektplan,
    geld,
    foerdermix,
    co2,
    karte,
    kosten_nutzen,
    pareto,
    sensitivitaet,
    nicht_gewaehlt,
    annahmen,
    nachweis,
)
_OHNE_BEILAGEN = Beilagen()


@dataclass(frozen=True, slots=True)
class _Abschnitt:
    """A section that has something to say."""

    kennung: str
    titel: str
    daten: dict[str, Any]

    @property
    def vorlage(self) -> str:
        """File of its template."""
        return f"{self.kennung}.html"


def schreibe(ergebnis: Ergebnis, server: Kachelserver | None = None, beilagen: Beilagen = _OHNE_BEILAGEN) -> bytes:
    """Return the content of ``bericht.html``; equal results give equal bytes.

    server: where the map may fetch its ground from; without it the page asks for nothing. beilagen: a study and a
    front to be shown beside the plan. Errors: EingabeFehler if these are of another case.
    """
    beilagen.verlange_gleichen_fall(ergebnis.fall)
    css, js = umgebung.lies("seite.css"), umgebung.lies("seite.js")
    abschnitte = [*_abschnitte(ergebnis, server, beilagen)]
    if any(abschnitt.kennung == "karte" for abschnitt in abschnitte):
        css, js = f"{css}\n{stil()}", f"{js}\n{skript()}"
    text = (
        umgebung.umgebung()
        .get_template("seite.html")
        .render(
            projekt=ergebnis.fall.projekt,
            ziel=worte.ziel(ergebnis.nachweis.ziel),
            pruefsumme=ergebnis.fall.pruefsumme(),
            version=ergebnis.versionen.get("massnahmenplan", ""),
            abschnitte=abschnitte,
            css=Markup(css),
            js=Markup(js),
            regel=_regel(css, js, server),
        )
    )
    return text.encode("utf-8", "replace")


def _abschnitte(ergebnis: Ergebnis, server: Kachelserver | None, beilagen: Beilagen) -> Iterator[_Abschnitt]:
    zusatz = {karte: (server,), pareto: (beilagen,), sensitivitaet: (beilagen,)}
    for modul in _ABSCHNITTE:
        daten = modul.daten(ergebnis, *zusatz.get(modul, ()))
        if daten is not None:
            yield _Abschnitt(modul.__name__.rpartition(".")[2], modul.TITEL, daten)


def _regel(css: str, js: str, server: Kachelserver | None) -> str:
    """Return the content policy: our own style and script by their sums, pictures from a server that was named."""
    bilder = "data:" if server is None else f"data: {server.ursprung}"
    return (
        f"default-src 'none'; style-src {_summe(css)}; script-src {_summe(js)}; img-src {bilder}; "
        "base-uri 'none'; form-action 'none'"
    )


def _summe(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
