"""A figure read back: its shapes with the figures that they say they show."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from xml.etree import ElementTree

from massnahmenplan.bericht.schaubild import Schaubild

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Balken:
    """A rectangle with its figure."""

    angaben: dict[str, str]
    x: float
    y: float
    breite: float
    hoehe: float

    @property
    def wert(self) -> Decimal:
        return Decimal(self.angaben["wert"])


def lies(bild: Schaubild) -> ElementTree.Element:
    return ElementTree.fromstring(bild.svg)


def angaben(element: ElementTree.Element) -> dict[str, str]:
    return {name.removeprefix("data-"): wert for name, wert in element.attrib.items() if name.startswith("data-")}


def balken(bild: Schaubild, **nur: str) -> Iterator[Balken]:
    """Yield the rectangles that carry a figure, those with the given data."""
    for rechteck in lies(bild).iter(f"{SVG}rect"):
        eigene = angaben(rechteck)
        if "wert" in eigene and nur.items() <= eigene.items():
            masse = (float(rechteck.attrib[name]) for name in ("x", "y", "width", "height"))
            yield Balken(eigene, *masse)


def texte(bild: Schaubild) -> list[str]:
    return [text.text or "" for text in lies(bild).iter(f"{SVG}text")]
