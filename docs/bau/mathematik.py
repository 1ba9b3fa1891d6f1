"""The mathematics of the model, from the docstrings of its families: one section per family, in their order."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

MODELL = Path(__file__).parents[2] / "modelle" / "massnahmenmodell"
KOPF = """# Die Mathematik des Modells

Ein gemischt-ganzzahliges lineares Programm. Formeln und Sätze stehen so im Code (`modelle/massnahmenmodell/`, je
Familie eine Datei, englisch); diese Seite entsteht daraus (`python -m docs.bau`). Unter jeder Familie stehen ihre
Zeilen und Variablen, wie sie im Pyomo-Modell heißen. Was die Koeffizienten bedeuten und wie sie aus dem Fall
entstehen, sagt [Wie gezählt wird](../methode.md); eigene Grenzen ergänzt
[diese Anleitung](../anleitungen/eigene_familie.md).
"""
_FORMEL = re.compile(r"^\.\. math::\n((?:[ ]{4}.*\n?|\n(?=[ ]{4}))+)", re.MULTILINE)
_KOMPONENTEN = {"Constraint", "Var", "Expression", "Objective"}


def seite() -> str:
    """Return the page: letters, variables, families as ``aufbau.py`` calls them, and what is built on them."""
    namen = ["daten", *_familien()]
    weitere = sorted(datei.stem for datei in MODELL.glob("*.py") if datei.stem not in namen and _hat_formel(datei))
    return "\n".join([KOPF, *(_abschnitt(name) for name in [*namen, *weitere])])


def _familien() -> Iterator[str]:
    """Yield the modules whose ``ergaenze`` the page of the whole model calls, in its order."""
    for aufruf in ast.walk(_baum(MODELL / "aufbau.py")):
        if isinstance(aufruf, ast.Attribute) and aufruf.attr == "ergaenze" and isinstance(aufruf.value, ast.Name):
            yield aufruf.value.id


def _baum(datei: Path) -> ast.Module:
    return ast.parse(datei.read_text(encoding="utf-8"))


def _hat_formel(datei: Path) -> bool:
    return ".. math::" in (ast.get_docstring(_baum(datei)) or "")


def _abschnitt(name: str) -> str:
    baum = _baum(MODELL / f"{name}.py")
    kurz, _, lang = (ast.get_docstring(baum) or "").partition("\n\n")
    satz = als_markdown(" ".join(kurz.split()))
    zeilen = [f"- `{bezeichnung}`: {worte}" for bezeichnung, worte in _komponenten(baum)]
    teile = [f"## {name}", f"**{satz}**", als_markdown(lang), "\n".join(zeilen)]
    return "\n\n".join(teil for teil in teile if teil) + "\n"


def als_markdown(text: str) -> str:
    """Return the text of a docstring with formulas, names and code as Markdown has them."""
    text = re.sub(r":math:`([^`]+)`", r"$\1$", text)
    text = re.sub(r"``([^`]+)``", r"`\1`", text)
    return _FORMEL.sub(lambda t: f"```math\n{_ausgerueckt(t[1])}\n```\n", text + "\n").strip()


def _ausgerueckt(formel: str) -> str:
    return "\n".join(zeile.removeprefix("    ") for zeile in formel.strip("\n").splitlines())


def _komponenten(baum: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield name and sentence of each documented component of Pyomo."""
    for knoten in ast.walk(baum):
        if isinstance(knoten, ast.FunctionDef):
            for verzierung in knoten.decorator_list:
                yield from ((knoten.name, satz) for satz in _satz(verzierung))
        elif isinstance(knoten, ast.Assign) and isinstance(knoten.targets[0], ast.Attribute):
            yield from ((knoten.targets[0].attr, satz) for satz in _satz(knoten.value))


def _satz(ausdruck: ast.expr) -> Iterator[str]:
    if not isinstance(ausdruck, ast.Call) or not isinstance(ausdruck.func, ast.Attribute):
        return
    if ausdruck.func.attr in _KOMPONENTEN:
        for angabe in ausdruck.keywords:
            if angabe.arg == "doc" and isinstance(angabe.value, ast.Constant):
                yield str(angabe.value.value)
