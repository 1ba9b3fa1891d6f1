"""No output for people shows the code of a kind where there is a word: every worked example, every format."""

import io
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path
from pkgutil import iter_modules
from typing import Literal, get_args, get_origin

import openpyxl
import pytest

import massnahmenplan as mp
from massnahmenplan import begriffe, ergebnis
from massnahmenplan.begriffe.worte import HANDLUNGSFELDER
from massnahmenplan.bericht import beschlussvorlage, konsole, vergleich, xlsx
from massnahmenplan.bericht.erklaerung import konsole as erklaerung
from massnahmenplan.bericht.jahresbericht import dokument, mappe, markdown
from massnahmenplan.fortschreibung import vergleiche

BEISPIELE = Path(__file__).parents[2] / "beispiele"
IRGENDEIN = mp.Vorgaben(["co2"], luecke=0.5)
"""Any plan will do: what is looked at are words."""
AUSZUFUELLEN = frozenset({"Status", "Bescheide"})
"""Sheets whose headings and cells are read back: there the codes are what a person types."""
UMLAUT = re.compile(r"(?<![aeq])(?:ae|oe|ue)")


def _kennungen() -> frozenset[str]:
    """Return the codes of all kinds in the terms and results that are no words: with a line, or a split umlaut."""
    werte: set[str] = set()
    for paket in (begriffe, ergebnis):
        for modul in iter_modules(paket.__path__, f"{paket.__name__}."):
            for _, ding in getmembers(import_module(modul.name)):
                if isclass(ding) and issubclass(ding, StrEnum):
                    werte |= {str(wert) for wert in ding}
                elif get_origin(ding) is Literal:
                    werte |= {wert for wert in get_args(ding) if isinstance(wert, str)}
    werte |= HANDLUNGSFELDER.keys()
    return frozenset(wert for wert in werte if "_" in wert or UMLAUT.search(wert)) - {"neue"}


KENNUNGEN = _kennungen()
MUSTER = re.compile(rf"(?<![\w./@-])(?:{'|'.join(sorted(KENNUNGEN))})(?![\w@-]|\.\w)")


@cache
def _plan(name: str) -> mp.Ergebnis:
    return mp.plane(mp.lies_fall(BEISPIELE / name), IRGENDEIN)


@cache
def _fortgeschrieben() -> mp.Ergebnis:
    fall = mp.lies_fall(BEISPIELE / "altchemnitz_fortschreibung" / "2028")
    return mp.schreibe_fort(_plan("altchemnitz"), fall, vorgaben=IRGENDEIN)


def _zellen(mappe: openpyxl.Workbook) -> Iterator[tuple[str, str]]:
    for blatt in mappe:
        if blatt.title not in AUSZUFUELLEN:
            for zeile in blatt.iter_rows(values_only=True):
                yield from ((blatt.title, wert) for wert in zeile if isinstance(wert, str))


def _aus_mappe(inhalt: bytes) -> Iterator[tuple[str, str]]:
    yield from _zellen(openpyxl.load_workbook(io.BytesIO(inhalt)))


def _aus_word(inhalt: bytes) -> Iterator[tuple[str, str]]:
    gelesen = pytest.importorskip("docx").Document(io.BytesIO(inhalt))
    yield from (("docx", absatz.text) for absatz in gelesen.paragraphs)
    yield from (("docx", zelle.text) for t in gelesen.tables for zeile in t.rows for zelle in zeile.cells)


def _gefunden(texte: Iterator[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return place and code -> a text with it."""
    gelesen = [(wo, text.replace("\\_", "_")) for wo, text in texte]
    assert any(len(text) > 20 for _, text in gelesen)
    return {(wo, fund): text for wo, text in gelesen for fund in MUSTER.findall(text)}


def test_kennungen_werden_erkannt() -> None:
    """The guard itself: codes in a sentence are found, words, file names and addresses are not."""
    assert {
        "im_bau",
        "planmaessig",
        "ueberlappung",
        "nicht_vor",
        "andere_foerderung",
        "gebaeudesanierung",
    } <= KENNUNGEN
    assert _gefunden(iter([("hier", "Stand 10.01.2028: im_bau, planmaessig")])).keys() == {
        ("hier", "im_bau"),
        ("hier", "planmaessig"),
    }
    saetze = "Sie ist im Bau, planmäßig; siehe mobilitaet.sachsen.de und stand/im_bau.csv, muss neu, Quelle BAFA."
    assert _gefunden(iter([("hier", saetze)])) == {}


@pytest.mark.parametrize("name", ["altchemnitz", "muenster2030", "wohnquartier"])
def test_plan(name: str) -> None:
    plan = _plan(name)
    assert _gefunden(iter([("konsole", konsole.zusammenfassung(plan))])) == {}
    eingabe = {("Annahmen und Quellen", kennung) for kennung in KENNUNGEN}
    gefunden = _gefunden(_aus_mappe(xlsx.schreibe(plan)))
    assert gefunden.keys() - eingabe == set()
    assert all(text in KENNUNGEN for (blatt, _), text in gefunden.items() if blatt == "Annahmen und Quellen")


def test_fortschreibung_vergleich_und_jahresbericht() -> None:
    alt, neu = _plan("altchemnitz"), _fortgeschrieben()
    nebeneinander = vergleich.als_text(vergleiche(alt, neu), ("alt", "neu"))
    assert _gefunden(iter([("konsole", konsole.zusammenfassung(neu)), ("vergleichen", nebeneinander)])) == {}
    assert {wo for wo, _ in _gefunden(_aus_mappe(xlsx.schreibe(neu)))} <= {"Annahmen und Quellen"}
    assert _gefunden(_aus_word(beschlussvorlage.schreibe(neu))) == {}
    bericht = mp.jahresbericht(neu, 2027, alt)
    assert _gefunden(iter([("md", markdown.schreibe(bericht).decode())])) == {}
    assert _gefunden(_aus_mappe(mappe.schreibe(bericht))) == {}
    assert _gefunden(_aus_word(dokument.schreibe(bericht))) == {}


def test_erklaerung() -> None:
    for kennung in ("EV04", "GR01"):
        text = erklaerung.text(mp.erklaere(_fortgeschrieben(), kennung, 0.5))
        assert _gefunden(iter([("erklaeren", text)])) == {}
