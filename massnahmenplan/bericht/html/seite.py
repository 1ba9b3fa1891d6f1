"""The page: sections in the order of reading, and a policy that lets it ask for nothing."""

import base64
import hashlib
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from markupsafe import Markup

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.html import umgebung
from massnahmenplan.bericht.html.abschnitte import (
    aenderungen,
    annahmen,
    co2,
    foerdermix,
    geld,
    kosten_nutzen,
    kurzfassung,
    nachweis,
    nicht_gewaehlt,
    projektplan,
)
from massnahmenplan.ergebnis import Ergebnis

_ABSCHNITTE: tuple[ModuleType, ...] = (
    kurzfassung,
    aenderungen,
    projektplan,
    geld,
    foerdermix,
    co2,
    kosten_nutzen,
    nicht_gewaehlt,
    annahmen,
    nachweis,
)


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


def schreibe(ergebnis: Ergebnis) -> bytes:
    """Return the content of ``bericht.html``; equal results give equal bytes."""
    css, js = umgebung.lies("seite.css"), umgebung.lies("seite.js")
    abschnitte = [
        _Abschnitt(modul.__name__.rpartition(".")[2], modul.TITEL, daten)
        for modul in _ABSCHNITTE
        if (daten := modul.daten(ergebnis)) is not None
    ]
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
            regel=_regel(css, js),
        )
    )
    return text.encode("utf-8", "replace")


def _regel(css: str, js: str) -> str:
    """Return the content policy: our own style and script by their sums, nothing else, nothing from anywhere."""
    return (
        f"default-src 'none'; style-src {_summe(css)}; script-src {_summe(js)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _summe(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
