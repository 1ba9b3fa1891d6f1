"""Rows of a table as text: what stands behind a unit in its heading is a number of that unit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from massnahmenplan.bericht.tabellen import TABELLEN
from massnahmenplan.bericht.zelltext import als_text, art_von
from massnahmenplan.ergebnis import Ergebnis

_TEXTE = frozenset({"text", "mitte"})


@dataclass(frozen=True, slots=True)
class Spalte:
    """A heading, its unit, and whether numbers stand below."""

    titel: str
    einheit: str
    ist_zahl: bool


@dataclass(frozen=True, slots=True)
class Tabelle:
    """A table ready to be shown."""

    titel: str
    spalten: tuple[Spalte, ...]
    zeilen: tuple[tuple[str, ...], ...]
    summe: tuple[str, ...] = ()
    """The row below all others; empty where nothing is summed."""
    fussnote: str = ""


def tabelle_von(ergebnis: Ergebnis, name: str, titel: str, *, ohne: Sequence[str] = ()) -> Tabelle:
    """Return one of the tables of a result without columns in which nothing stands."""
    kopf, zeilen = TABELLEN[name]
    return tabelle(titel, kopf, zeilen(ergebnis), ohne=ohne)


def tabelle(
    titel: str,
    kopf: Sequence[str],
    zeilen: Iterable[Sequence[Any]],
    *,
    ohne: Sequence[str] = (),
    summe: Sequence[Any] = (),
    fussnote: str = "",
) -> Tabelle:
    """Return a table as text, without columns in which there is nothing but 0."""
    alle = [tuple(zeile) for zeile in zeilen]
    gezeigt = [nr for nr, titel_ in enumerate(kopf) if titel_ not in ohne and any(zeile[nr] for zeile in alle)]
    spalten = tuple(_spalte(kopf[nr], [zeile[nr] for zeile in alle]) for nr in gezeigt)
    arten = [art_von(spalte.einheit) for spalte in spalten]
    *texte, summentexte = (
        tuple(als_text(zeile[nr], art) for nr, art in zip(gezeigt, arten, strict=True) if zeile)
        for zeile in (*alle, summe)
    )
    return Tabelle(titel, spalten, tuple(texte), summentexte, fussnote)


def tabelle_mit_stil(
    titel: str, spalten: Iterable[tuple[str, str]], zeilen: Iterable[Sequence[Any]], zieleinheit: str = ""
) -> Tabelle:
    """Return rows under headings with the styles of a workbook as text; columns without any entry are left out.

    zieleinheit: what stands for the unit of the aim in headings.
    """
    alle, kopf = [tuple(zeile) for zeile in zeilen], list(spalten)
    gezeigt = [nr for nr in range(len(kopf)) if any(zeile[nr] not in {None, ""} for zeile in alle)]
    titelzeile = [_einheitlich(kopf[nr][0], zieleinheit) for nr in gezeigt]
    ist_zahl = [kopf[nr][1] not in _TEXTE for nr in gezeigt]
    return Tabelle(
        titel,
        tuple(Spalte(t.partition(" [")[0], t.partition(" [")[2].removesuffix("]"), z)
              for t, z in zip(titelzeile, ist_zahl, strict=True)),
        tuple(tuple(als_text(zeile[nr], kopf[nr][1]) for nr in gezeigt) for zeile in alle),
    )  # fmt: skip


def _einheitlich(titel: str, zieleinheit: str) -> str:
    """Return a heading with the aim's unit; counts need none, and a column beside names that of each row."""
    titel = titel.replace("[Zieleinheit]", f"[{zieleinheit}]")
    return titel.removesuffix(" [Einheit]").removesuffix(" [Anteil]").removesuffix(" [Index]")


def _spalte(kopf: str, werte: Sequence[Any]) -> Spalte:
    titel, _, einheit = kopf.partition(" [")
    ist_zahl = bool(einheit) or any(isinstance(wert, Decimal) for wert in werte)
    return Spalte(titel, einheit.removesuffix("]"), ist_zahl)
