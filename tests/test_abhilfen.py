"""Every error says what to do: in the source, where findings are made, and in whole German sentences.

``abbruch``, ``Befundsammler.fehler`` and ``Zeile.fehler`` demand a remedy by their types; a ``Befund`` may be a
hint and need none, so those that are made directly are looked up here.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PAKET = Path(__file__).parents[1] / "massnahmenplan"
STELLE = {"Befund": 5, "abbruch": 3, "fehler": 4, "befund": 4, "Aenderungsfehler": 2}
"""Who makes findings -> which of its arguments is the remedy, unless it is named."""
SCHWERE = 6
"""Which argument of ``Befund`` says that it is a hint."""
WEITERGEREICHT = {("eingabe/rohfall.py", "_befund"), ("eingabe/sammler.py", "hinweis")}
"""Functions whose callers state the remedy."""


@cache
def _baeume() -> tuple[tuple[str, ast.Module], ...]:
    texte = ((datei, datei.read_text(encoding="utf-8")) for datei in sorted(PAKET.rglob("*.py")))
    von_befunden = ((datei, text) for datei, text in texte if any(wer in text for wer in STELLE))
    return tuple((datei.relative_to(PAKET).as_posix(), ast.parse(text)) for datei, text in von_befunden)


def _aufrufe(knoten: ast.AST, in_funktion: str = "") -> Iterator[tuple[str, ast.Call, str]]:
    """Yield who is called, the call, and the function in which that is."""
    for kind in ast.iter_child_nodes(knoten):
        name = kind.name if isinstance(kind, ast.FunctionDef) else in_funktion
        if isinstance(kind, ast.Call):
            yield getattr(kind.func, "id", getattr(kind.func, "attr", "")), kind, in_funktion
        yield from _aufrufe(kind, name)


def _argument(aufruf: ast.Call, name: str, nummer: int) -> ast.expr | None:
    genannt = next((wort.value for wort in aufruf.keywords if wort.arg == name), None)
    return genannt if genannt is not None else (aufruf.args[nummer] if len(aufruf.args) > nummer else None)


def _text(knoten: ast.expr) -> str | None:
    """Return a text as it stands in the source, with a letter for each part that is worked out."""
    if isinstance(knoten, ast.JoinedStr):
        return "".join(str(teil.value) if isinstance(teil, ast.Constant) else "X" for teil in knoten.values)
    return knoten.value if isinstance(knoten, ast.Constant) and isinstance(knoten.value, str) else None


def _werte(baum: ast.Module, name: str) -> Iterator[ast.expr]:
    """Yield what is assigned to a name anywhere in a module."""
    for knoten in ast.walk(baum):
        for ziel in knoten.targets if isinstance(knoten, ast.Assign) else ():
            paare = [(ziel, knoten.value)]
            if isinstance(ziel, ast.Tuple) and isinstance(knoten.value, ast.Tuple):
                paare = list(zip(ziel.elts, knoten.value.elts, strict=True))
            yield from (wert for was, wert in paare if isinstance(was, ast.Name) and was.id == name)


def test_kein_befund_ohne_abhilfe() -> None:
    gezaehlt, ohne = 0, []
    for datei, baum in _baeume():
        for wer, aufruf, funktion in _aufrufe(baum):
            if wer != "Befund" or _argument(aufruf, "schwere", SCHWERE) or (datei, funktion) in WEITERGEREICHT:
                continue
            gezaehlt += 1
            abhilfe = _argument(aufruf, "abhilfe", STELLE["Befund"])
            if abhilfe is None or (isinstance(abhilfe, ast.Constant) and not abhilfe.value):
                ohne.append(f"{datei}:{aufruf.lineno}")
    assert gezaehlt > 40  # the search finds what it looks for
    assert ohne == []


@pytest.mark.parametrize("wer", STELLE)
def test_abhilfen_sind_saetze(wer: str) -> None:
    """What stands in the source ends as a sentence; ``stand:``-like names of fields may begin it."""
    gezaehlt, schlecht = 0, []
    for datei, baum in _baeume():
        for name, aufruf, _ in _aufrufe(baum):
            abhilfe = _argument(aufruf, "abhilfe", STELLE[wer]) if name == wer else None
            werte = _werte(baum, abhilfe.id) if isinstance(abhilfe, ast.Name) else (abhilfe,)
            texte = [text for wert in werte if wert is not None and (text := _text(wert))]
            gezaehlt += len(texte)
            schlecht += [f"{datei}:{aufruf.lineno}: {text}" for text in texte if text[-1] not in ".?!'}…X"]
    assert gezaehlt > 0
    assert schlecht == []
