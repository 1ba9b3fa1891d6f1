"""Which pages are generated, and where they lie."""

from collections.abc import Callable, Mapping
from pathlib import Path

from docs.bau import befehle, bibliothek, felder, mathematik

WURZEL = Path(__file__).parents[1]
SEITEN: Mapping[str, Callable[[], str]] = {
    "nachschlagen/befehle.md": befehle.seite,
    "nachschlagen/felder.md": felder.seite,
    "nachschlagen/bibliothek.md": bibliothek.seite,
    "hintergrund/mathematik.md": mathematik.seite,
}
