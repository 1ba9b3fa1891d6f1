"""The result as Markdown: the sentences of the Kurzfassung, then tables."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.auszeichnung import als_markdown as _text
from massnahmenplan.bericht.kurzfassung import saetze
from massnahmenplan.bericht.tabellen import TABELLEN
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import FEHLT, anzahl, datum, spanne

_TABELLEN = (
    ("aenderungen", "Änderungen gegenüber dem letzten Plan"),
    ("massnahmen", "Projektplan"),
    ("haushalt", "Haushalt"),
    ("foerderung", "Förderanträge"),
    ("foerdermix", "Fördermix"),
    ("co2", "CO2-Pfad"),
    ("ziele", "Zielvorgaben"),
    ("mengenziele", "Weitere Zielvorgaben"),
    ("vermeidungskosten", "Vermeidungskosten"),
    ("nicht_gewaehlt", "Nicht gewählt"),
    ("annahmen", "Annahmen und Quellen"),
)


def schreibe(ergebnis: Ergebnis) -> str:
    """Return the text of ``bericht.md``; texts of the case are escaped, so that they stay text."""
    projekt = ergebnis.fall.projekt
    bloecke = [f"# Maßnahmenplan {_text(projekt.name)}, {spanne(projekt.beginn, projekt.ende)}"]
    if projekt.hinweis:
        bloecke.append(f"> {_text(projekt.hinweis)}")
    bloecke += ["## Kurzfassung", "\n".join(f"{nr}. {_text(s)}" for nr, s in enumerate(saetze(ergebnis), 1))]
    for name, titel in _TABELLEN:
        kopf, zeilen = TABELLEN[name]
        if inhalt := tuple(zeilen(ergebnis)):
            bloecke += [f"## {titel}", "\n".join(_tabelle(kopf, inhalt))]
    nachweis = f"{worte.status(ergebnis.nachweis)}; {worte.beweis(ergebnis.nachweis)}"
    return "\n\n".join([*bloecke, "## Nachweis", _text(nachweis)]) + "\n"


def _tabelle(kopf: Sequence[str], zeilen: Sequence[Sequence[Any]]) -> Iterator[str]:
    yield _zeile(kopf)
    yield _zeile(["---:" if titel.endswith("]") else "---" for titel in kopf], roh=True)
    yield from (_zeile(zeile) for zeile in zeilen)


def _zeile(zellen: Sequence[Any], *, roh: bool = False) -> str:
    return f"| {' | '.join(str(zelle) if roh else _zelle(zelle) for zelle in zellen)} |"


def _zelle(wert: Any) -> str:
    if wert is None:
        return FEHLT
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    if isinstance(wert, date):
        return datum(wert)
    return _text(anzahl(round(wert, 2)) if isinstance(wert, Decimal) else str(wert))
