"""A figure: drawing, what it says in a sentence, and the table it is drawn from."""

from dataclasses import dataclass
from html import escape
from typing import Any
from xml.etree import ElementTree


@dataclass(frozen=True, slots=True)
class Schaubild:
    """A figure that shows itself in a notebook, a web page, or as a file ``.svg``."""

    kennung: str
    titel: str
    text: str
    """What there is to see, in one sentence: the text alternative."""
    svg: str
    kopf: tuple[str, ...]
    """Headings of the table behind the figure."""
    zeilen: tuple[tuple[Any, ...], ...]
    legende: str = ""
    """The legend by itself, for screens on which the figure scrolls; it is in the figure too."""

    @property
    def hoehe_je_breite(self) -> float:
        """How high the drawing is, as a share of its width."""
        wurzel = ElementTree.fromstring(self.svg)
        return float(wurzel.attrib["height"]) / float(wurzel.attrib["width"])

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_html_(self) -> str:
        return f"<figure><figcaption>{escape(self.titel)}</figcaption>{self.svg}</figure>"
