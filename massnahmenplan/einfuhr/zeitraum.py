"""From which year to which: ``2021–2025``, ``ab 2021``, ``2020 ff``, ``01.01.2019 - 31.01.2021``."""

import re
from dataclasses import dataclass
from datetime import date

_JAHR = r"(?:\d{1,2}\.\d{1,2}\.|\d{1,2}[./])?(?P<%s>(?:19|20|21)\d\d)(?:-\d\d-\d\d)?"
_FORMEN = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_JAHR % 'von'}\s*(?:-|–|—|bis)\s*{_JAHR % 'bis'}$",
        rf"(?:ab|seit|from)\s+{_JAHR % 'von'}(?P<offen>)$",
        rf"{_JAHR % 'von'}\s*(?P<offen>ff\.?|-|–)$",
        rf"(?:bis|until)\s+{_JAHR % 'bis'}$",
        rf"{_JAHR % 'von'}$",
    )
)


@dataclass(frozen=True, slots=True)
class Zeitraum:
    """First and last year, as far as they are stated."""

    von: int | None
    bis: int | None


def lies_zeitraum(inhalt: object) -> Zeitraum | None:
    """Return the years that a cell names, a single year as both ends; None if they cannot be told."""
    if isinstance(inhalt, date):
        return Zeitraum(inhalt.year, inhalt.year)
    treffer = next((t for form in _FORMEN if (t := form.match(str(inhalt).strip()))), None)
    if treffer is None:
        return None
    teile = treffer.groupdict()
    von, bis = (None if teile.get(name) is None else int(teile[name]) for name in ("von", "bis"))
    offen = "offen" in teile
    return Zeitraum(von, von if bis is None and not offen else bis)
