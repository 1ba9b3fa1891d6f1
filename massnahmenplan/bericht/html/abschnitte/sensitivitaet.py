"""Sensitivität: what a study beside the plan answers, each answer with its sentences, figure and table."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from massnahmenplan.bericht import worte as planworte
from massnahmenplan.bericht.beilagen import Beilagen
from massnahmenplan.bericht.html.zellen import Tabelle, tabelle_mit_stil
from massnahmenplan.bericht.schaubild import (
    Schaubild,
    anteile,
    bandbild,
    budgetbild,
    indexbilder,
    reuebild,
    tornado,
)
from massnahmenplan.bericht.studie import worte
from massnahmenplan.bericht.studie.gliederung import abschnitte
from massnahmenplan.bericht.studie.tabellen import TABELLEN
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.ergebnis.studienantworten import Studienantworten

TITEL = "Sensitivität"
_KENNZAHLEN = ("co2_t", "kosten_eur")
_BAENDER = ("minderung_t", "belastung_eur")


@dataclass(frozen=True, slots=True)
class Antwort:
    """One answer of the study."""

    titel: str
    saetze: tuple[str, ...]
    erklaerung: str
    bilder: tuple[tuple[Schaubild, Tabelle], ...]
    tabellen: tuple[Tabelle, ...]
    """Where there is no figure to stand behind."""


def daten(ergebnis: Ergebnis, beilagen: Beilagen) -> dict[str, Any] | None:
    """Return what the study answers; None without one."""
    a = beilagen.studie
    if a is None:
        return None
    return {
        "hinweise": [*filter(None, (beilagen.hinweis_zur_studie(ergebnis), _anderes_ziel(ergebnis, a)))],
        "antworten": [_antwort(ergebnis, a, *abschnitt) for abschnitt in abschnitte(a)],
    }


def _anderes_ziel(ergebnis: Ergebnis, a: Studienantworten) -> str | None:
    eigenes = ergebnis.nachweis.ziel
    if a.ziel == eigenes:
        return None
    ziele = planworte.zielgroesse(a.ziel), planworte.zielgroesse(eigenes)
    return f"Die Läufe der Studie planen für das Ziel {ziele[0]}, dieser Plan für {ziele[1]}."


def _antwort(
    ergebnis: Ergebnis, a: Studienantworten, titel: str, saetze: tuple[str, ...], erklaerung: str, name: str | None
) -> Antwort:
    bilder = tuple((bild, _tabelle(a, name, bild)) for bild in _bilder(ergebnis, a, name)) if name else ()
    ganze = () if bilder or name is None else (_tabelle(a, name, None),)
    return Antwort(titel, saetze, erklaerung, bilder, tuple(tabelle for tabelle in ganze if tabelle.zeilen))


def _bilder(ergebnis: Ergebnis, a: Studienantworten, name: str) -> Iterator[Schaubild]:
    """Yield the figures of an answer, by the name of its table."""
    bilder: tuple[Schaubild | None, ...] = ()
    if name == "massnahmen":
        bilder = (anteile(a, {schritt.massnahme for schritt in ergebnis.plan.schritte}),)
    elif name == "tornado":
        ziel = worte.zielkennzahl(a.ziel)
        bilder = tuple(tornado(a, kennzahl) for kennzahl in dict.fromkeys((ziel, *_KENNZAHLEN)))
    elif name == "indizes":
        bilder = indexbilder(a)
    elif name == "reue":
        bilder = (reuebild(a),)
    elif name == "baender":
        bilder = tuple(bandbild(a, kennzahl) for kennzahl in _BAENDER)
    elif name == "budgets":
        bilder = (budgetbild(a),)
    yield from (bild for bild in bilder if bild is not None)


def _tabelle(a: Studienantworten, name: str, bild: Schaubild | None) -> Tabelle:
    """Return the rows of a figure, or all of the answer."""
    tabelle = TABELLEN[name]
    zeilen = tabelle.zeilen(a) if bild is None else bild.zeilen
    einheit = worte.einheit(worte.zielkennzahl(a.ziel))
    return tabelle_mit_stil("Zahlen als Tabelle", tabelle.spalten, zeilen, einheit)
