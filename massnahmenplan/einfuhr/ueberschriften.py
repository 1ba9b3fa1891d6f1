"""The headings that a mapping names."""

import re
from collections.abc import Iterator

from massnahmenplan.einfuhr.zuordnung import Zuordnung

PLATZHALTER = re.compile(r"\{([^{}]+)\}")
"""A heading in a text that is put together."""


def ueberschriften(zuordnung: Zuordnung) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield all headings that a mapping names, with where it does."""
    for name, quelle in zuordnung.felder.items():
        for feld in ("spalte", "von", "bis", "grund"):
            if (genannt := getattr(quelle, feld)) is not None:
                yield ("felder", name, feld), genannt
        yield from ((("felder", name, "auch"), auch) for auch in quelle.auch)
        yield from ((("felder", name, "text"), teil) for teil in PLATZHALTER.findall(quelle.text or ""))
    for nummer, pruefung in enumerate(zuordnung.pruefungen):
        yield from ((("pruefungen", nummer, "spalten"), spalte) for spalte in pruefung.spalten)
        for feld in ("summe", "je"):
            if (genannt := getattr(pruefung, feld)) is not None:
                yield ("pruefungen", nummer, feld), genannt
    yield from ((("nicht_uebernommen", name), name) for name in zuordnung.nicht_uebernommen)
