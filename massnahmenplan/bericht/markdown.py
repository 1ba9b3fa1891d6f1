"""The result as Markdown: the sentences of the Kurzfassung, then tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from massnahmenplan.bericht import abschnittsworte, worte
from massnahmenplan.bericht.auszeichnung import als_markdown as _text
from massnahmenplan.bericht.kurzfassung import saetze
from massnahmenplan.bericht.tabellen import TABELLEN
from massnahmenplan.bericht.zelltext import als_text, art_von
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import spanne

_TABELLEN = (
    ("aenderungen", abschnittsworte.AENDERUNGEN),
    ("massnahmen", abschnittsworte.PROJEKTPLAN),
    ("haushalt", "Haushalt"),
    ("foerderung", "Förderanträge"),
    ("foerdermix", abschnittsworte.FOERDERMIX),
    ("co2", abschnittsworte.CO2_PFAD),
    ("ziele", abschnittsworte.ZIELVORGABEN),
    ("mengenziele", "Weitere Zielvorgaben"),
    ("vermeidungskosten", "Vermeidungskosten"),
    ("nicht_gewaehlt", abschnittsworte.NICHT_GEWAEHLT),
    ("annahmen", "Annahmen und Quellen"),
)


def schreibe(ergebnis: Ergebnis) -> str:
    """Return the text of ``bericht.md``; texts of the case are escaped, so that they stay text."""
    projekt = ergebnis.fall.projekt
    bloecke = [f"# Maßnahmenplan {_text(projekt.name)}, {spanne(projekt.beginn, projekt.ende)}"]
    if projekt.hinweis:
        bloecke.append(f"> {_text(projekt.hinweis)}")
    punkte = "\n".join(f"{nr}. {_text(satz)}" for nr, satz in enumerate(saetze(ergebnis), 1))
    bloecke += [f"## {abschnittsworte.KURZFASSUNG}", punkte]
    for name, titel in _TABELLEN:
        kopf, zeilen = TABELLEN[name]
        if inhalt := tuple(zeilen(ergebnis)):
            bloecke += [f"## {titel}", "\n".join(_tabelle(kopf, inhalt))]
    nachweis = f"{worte.status(ergebnis.nachweis)}; {worte.beweis(ergebnis.nachweis)}"
    return "\n\n".join([*bloecke, f"## {abschnittsworte.NACHWEIS}", _text(nachweis)]) + "\n"


def _tabelle(kopf: Sequence[str], zeilen: Sequence[Sequence[Any]]) -> Iterator[str]:
    einheiten = [titel.partition(" [")[2].removesuffix("]") for titel in kopf]
    yield _zeile(_text(titel.removesuffix(" [Anteil]")) for titel in kopf)  # shares carry their %
    yield _zeile("---:" if einheit else "---" for einheit in einheiten)
    arten = [art_von(einheit) for einheit in einheiten]
    for zeile in zeilen:
        yield _zeile(_text(als_text(wert, art)) for wert, art in zip(zeile, arten, strict=True))


def _zeile(zellen: Iterable[str]) -> str:
    return f"| {' | '.join(zellen)} |"
