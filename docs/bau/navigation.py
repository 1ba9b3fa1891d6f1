"""The start page is the navigation: its headings and links, so that no list of pages is kept twice.

A forge shows the links; Sphinx gets a hidden ``toctree`` per heading. A page that nobody can reach is a warning,
and warnings are errors. Links that only a forge can follow (folders, pages beside ``docs``) become what they mean
here, and notebooks become pages.
"""

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docs.bau.hefte import als_markdown

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ABSCHNITT = re.compile(r"^## (?P<titel>.+)$", re.MULTILINE)
_SEITE = re.compile(r"\]\((?P<seite>[\w/-]+)\.(?:md|ipynb)\)")
_VERWEIS = re.compile(r"\[(?P<text>[^\[\]]+)\]\((?P<ziel>[\w./-]+)\)")
_ALLE_DES_ORDNERS = "```{toctree}\n:glob:\n:maxdepth: 1\n\n0*\n```\n"
ENTSCHEIDUNGEN = "entscheidungen/index"


def verzeichnisse(text: str) -> str:
    """Return a directive for each heading of second order with links to pages below it."""
    teile = _ABSCHNITT.split(text)
    zeilen: list[str] = []
    for titel, inhalt in zip(teile[1::2], teile[2::2], strict=True):
        seiten = dict.fromkeys(_SEITE.findall(inhalt))
        if seiten:
            zeilen += ["```{toctree}", ":hidden:", f":caption: {titel}", "", *seiten, "```", ""]
    return "\n".join(zeilen)


def verweise(text: str, ordner: Path, wurzel: Path) -> str:
    """Return the text with links to folders as links to their first page, and none to pages outside."""

    def ersetzt(treffer: re.Match[str]) -> str:
        ziel = (ordner / treffer["ziel"]).resolve()
        if ziel.is_dir() and (ziel / "index.md").exists():
            return f"[{treffer['text']}]({PurePosixPath(treffer['ziel']) / 'index.md'})"
        fremd = not ziel.is_relative_to(wurzel) and (ziel.is_dir() or ziel.suffix == ".md")
        return treffer["text"] if fremd and ziel.exists() else treffer[0]

    return _VERWEIS.sub(ersetzt, text)


def _ergaenze(app: "Sphinx", name: str, quelle: list[str]) -> None:
    wurzel = Path(app.srcdir).resolve()
    if app.env.doc2path(name).suffix == ".ipynb":
        quelle[0] = als_markdown(quelle[0])
    quelle[0] = verweise(quelle[0], (wurzel / name).parent, wurzel)
    if name == "index":
        quelle[0] += "\n\n" + verzeichnisse(quelle[0])
    elif name == ENTSCHEIDUNGEN:
        quelle[0] += "\n\n" + _ALLE_DES_ORDNERS


def setup(app: "Sphinx") -> dict[str, bool]:
    """Sphinx calls this."""
    app.connect("source-read", _ergaenze)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
