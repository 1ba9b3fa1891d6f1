"""Is the first row of a table its header? If not, one finding says so instead of one for every cell below."""

from collections.abc import Iterable, Sequence
from itertools import islice

from massnahmenplan.begriffe.grundform import Grundform, normalform
from massnahmenplan.eingabe.felder import pflichtfelder
from massnahmenplan.eingabe.listen import LISTEN
from massnahmenplan.eingabe.namen import naechster
from massnahmenplan.eingabe.quelle import Wert
from massnahmenplan.eingabe.sammler import abbruch
from massnahmenplan.grundlagen.befund import Fundstelle

_GESUCHTE_ZEILEN = 20


def pruefe_kopf(zeilen: Sequence[Sequence[Wert]], liste: str, stelle: Fundstelle) -> None:
    """Let a table with headings (misspelt ones too) pass. Errors (EingabeFehler): E033 the first row has none."""
    modell = LISTEN.get(liste)
    if modell is None or _ist_kopf(zeilen[0], modell):
        return
    gefunden = next((zeile for zeile in islice(zeilen, 1, _GESUCHTE_ZEILEN) if _bekannte(zeile, modell) > 1), None)
    if gefunden is not None:
        abhilfe = f"Die Überschriften stehen in {gefunden[0].stelle}; alles darüber löschen."
    else:
        abhilfe = f"Als erste Zeile die Überschriften einfügen, mindestens {', '.join(_pflichtspalten(modell))}."
    erste = next((wert for wert in zeilen[0] if wert.inhalt is not None), None)
    raise abbruch(
        "E033",
        f"in der ersten Zeile steht keine Spaltenüberschrift der Liste {liste}",
        stelle if erste is None else erste.stelle,
        abhilfe,
        None if erste is None else str(erste.inhalt)[:80],
    )


def passende_liste(kopf: Iterable[str]) -> str | None:
    """Return the list whose required columns are all in ``kopf``, the one with most of its columns; or None."""
    namen = {name.partition(".")[0] for name in kopf}
    moegliche = [(name, modell) for name, modell in LISTEN.items() if len(pflichtfelder(modell)) > 1]
    passende = [(len(namen & set(m.model_fields)), name) for name, m in moegliche if pflichtfelder(m) <= namen]
    return max(passende)[1] if passende else None


def _ist_kopf(zeile: Sequence[Wert], modell: type[Grundform]) -> bool:
    if _bekannte(zeile, modell):
        return True
    texte = [str(wert.inhalt).partition(".")[0] for wert in zeile if wert.inhalt is not None]
    aehnliche = [text for text in texte if naechster(text, modell.model_fields) is not None]
    return len(texte) > 1 and 2 * len(aehnliche) >= len(texte)


def _bekannte(zeile: Sequence[Wert], modell: type[Grundform]) -> int:
    felder = {normalform(name) for name in modell.model_fields}
    return sum(
        normalform(str(wert.inhalt).partition(".")[0]) in felder for wert in zeile if wert.inhalt is not None
    )


def _pflichtspalten(modell: type[Grundform]) -> list[str]:
    return [name for name in modell.model_fields if name in pflichtfelder(modell)]
