"""Drawing in SVG: rectangles, lines, text; whatever comes from a case is text and nothing else.

Colours, patterns and sizes stand at the elements themselves, without CSS: so a figure looks the same in a web page
with a strict content policy, as a file and in a notebook. Each bar carries its figure (``data-wert``).
"""

from collections.abc import Iterable
from decimal import Decimal
from html import escape
from typing import Literal

from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.schaubild.farben import SCHRIFT, TEXT, Fuellung
from massnahmenplan.bericht.typografie import gesetzt

BREITE = 960
_ZEICHENBREITE = 0.58
"""Mean width of a letter, as a share of the size of the font."""
_LAENGSTER_TEXT = 400
Anker = Literal["start", "middle", "end"]
Angabe = str | int | Decimal


class Leinwand:
    """Collects elements; ``svg`` closes the drawing."""

    def __init__(self, kennung: str, hoehe: float, breite: float = BREITE) -> None:
        self.kennung = kennung
        self.breite, self.hoehe = breite, hoehe
        self.legende = ""
        """The same legend as a narrow drawing of its own, where the figure has one: it does not scroll with it."""
        self._teile: list[str] = []
        self._muster: dict[str, str] = {}

    def rechteck(
        self,
        x: float,
        y: float,
        breite: float,
        hoehe: float,
        fuellung: Fuellung,
        hinweis: str = "",
        **daten: Angabe,
    ) -> None:
        """Draw a rectangle; ``hinweis`` shows under the pointer, ``daten`` become ``data-…``."""
        form = f'x="{x:.2f}" y="{y:.2f}" width="{max(breite, 0):.2f}" height="{max(hoehe, 0):.2f}"'
        self._form("rect", form, self._malweise(fuellung), hinweis, daten)

    def flaeche(self, pfad: str, fuellung: Fuellung, hinweis: str = "", **daten: Angabe) -> None:
        """Draw an area along a path."""
        self._form("path", f'd="{pfad}"', f'{self._malweise(fuellung)} fill-opacity="0.55"', hinweis, daten)

    def linie(
        self,
        punkte: Iterable[tuple[float, float]],
        farbe: str,
        staerke: float = 1,
        strich: str = "",
        **daten: Angabe,
    ) -> None:
        """Draw a line through points."""
        orte = " ".join(f"{x:.2f},{y:.2f}" for x, y in punkte)
        art = f'fill="none" stroke="{farbe}" stroke-width="{staerke}"'
        self._form(
            "polyline", f'points="{orte}"', art + (f' stroke-dasharray="{strich}"' if strich else ""), "", daten
        )

    def senkrechte(self, orte: Iterable[float], oben: float, unten: float, farbe: str) -> None:
        """Draw a line from top to bottom at each place."""
        pfad = "".join(f"M{x:.2f} {oben:.0f}V{unten:.0f}" for x in orte)
        self._form("path", f'd="{pfad}"', f'stroke="{farbe}"', "", {})

    def raute(self, x: float, y: float, farbe: str, hinweis: str = "", halb: float = 6, **daten: Angabe) -> None:
        """Draw a mark."""
        ecken = f"{x:.2f},{y - halb:.2f} {x + halb:.2f},{y:.2f} {x:.2f},{y + halb:.2f} {x - halb:.2f},{y:.2f}"
        self._form("polygon", f'points="{ecken}"', f'fill="{farbe}" stroke="#fff"', hinweis, daten)

    def kreis(self, x: float, y: float, halb: float, farbe: str, hinweis: str = "", **daten: Angabe) -> None:
        """Draw a ring."""
        form = f'cx="{x:.2f}" cy="{y:.2f}" r="{halb}"'
        self._form("circle", form, f'fill="none" stroke="{farbe}" stroke-width="2.5"', hinweis, daten)

    def text(
        self, x: float, y: float, text: str, anker: Anker = "start", groesse: float = 13, *, fett: bool = False,
        farbe: str = TEXT, hof: bool = False,
    ) -> None:  # fmt: skip
        """Write a line; ``hof`` keeps it readable on any ground."""
        art = f'font-size="{groesse}" fill="{farbe}"' + (' font-weight="600"' if fett else "")
        art += ' stroke="#fff" stroke-width="3" paint-order="stroke" stroke-linejoin="round"' if hof else ""
        lage = "" if anker == "start" else f' text-anchor="{anker}"'
        self._teile.append(f'<text x="{x:.2f}" y="{y:.2f}"{lage} {art}>{_sauber(text)}</text>')

    def gruppe(self, ziel: str = "", **daten: Angabe) -> None:
        """Begin a group, a link into the page where ``ziel`` is given; ``ende`` closes it."""
        angaben = _angaben(daten)
        self._teile.append(f'<a href="#{escape(ziel)}"{angaben}>' if ziel else f"<g{angaben}>")

    def ende(self, ziel: str = "") -> None:
        """Close a group."""
        self._teile.append("</a>" if ziel else "</g>")

    def svg(self, titel: str, text: str, *, klickbar: bool = False, muster: bool = True) -> str:
        """Return the drawing; with links it is a group for readers who do not see it, otherwise a picture.

        ``muster``: without patterns where another drawing of the same name, on the same page, has them.
        """
        rolle = "group" if klickbar else "img"
        muster_ = f"<defs>{''.join(self._muster.values())}</defs>" if muster else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.breite:.0f} {self.hoehe:.0f}" '
            f'width="{self.breite:.0f}" height="{self.hoehe:.0f}" role="{rolle}" '
            f'aria-label="{_sauber(f"{titel}. {text}" if text else titel)}" font-family="{SCHRIFT}">'
            f"{muster_}{''.join(self._teile)}</svg>"
        )

    def _form(self, art: str, form: str, malweise: str, hinweis: str, daten: dict[str, Angabe]) -> None:
        kopf = f"<{art} {form} {malweise}{_angaben(daten)}"
        self._teile.append(f"{kopf}><title>{_sauber(hinweis)}</title></{art}>" if hinweis else f"{kopf}/>")

    def _malweise(self, fuellung: Fuellung) -> str:
        """Return fill and edge; a pattern is drawn once and referred to."""
        rand = f' stroke="{fuellung.rand}"' if fuellung.rand else ""
        if not fuellung.muster:
            return f'fill="{fuellung.farbe}"{rand}'
        name = f"{self.kennung}-{fuellung.muster}-{fuellung.farbe.removeprefix('#')}"
        self._muster.setdefault(name, fuellung.als_muster(name))
        return f'fill="url(#{name})"{rand}'


def passend(text: str, breite: float, groesse: float = 13) -> str:
    """Return the text cut to what fits into a width."""
    return kurz(text, max(2, int(breite / (groesse * _ZEICHENBREITE))))


def breite_von(text: str, groesse: float = 13) -> float:
    """Return about how wide a text is."""
    return len(text) * groesse * _ZEICHENBREITE


def _sauber(text: str) -> str:
    """Return a text for the drawing: without what could turn its direction, in German typography, escaped."""
    return escape(gesetzt(kurz(text, _LAENGSTER_TEXT)))


def _angaben(daten: dict[str, Angabe]) -> str:
    return "".join(f' data-{name}="{escape(kurz(str(wert), _LAENGSTER_TEXT))}"' for name, wert in daten.items())
