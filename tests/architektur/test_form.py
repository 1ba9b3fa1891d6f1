"""What ruff and mypy do not check: length, language, docstrings, one door for units."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

WURZEL = Path(__file__).parents[2]
DATEIEN = sorted([*(WURZEL / "massnahmenplan").rglob("*.py"), *(WURZEL / "modelle").rglob("*.py")])
HOECHSTENS_ZEILEN_FUNKTION = 50
HOECHSTENS_ZEILEN_DATEI = 400


def _name(datei: Path) -> str:
    return str(datei.relative_to(WURZEL))


def _baum(datei: Path) -> ast.Module:
    return ast.parse(datei.read_text(encoding="utf-8"))


def _funktionen(datei: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (k for k in ast.walk(_baum(datei)) if isinstance(k, ast.FunctionDef | ast.AsyncFunctionDef))


def _oeffentliche(knoten: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for kind in knoten.body:
        if isinstance(kind, ast.FunctionDef | ast.ClassDef) and not kind.name.startswith("_"):
            yield kind
            if isinstance(kind, ast.ClassDef):
                yield from _oeffentliche(kind)


def test_es_gibt_etwas_zu_pruefen() -> None:
    assert len(DATEIEN) > 60


def test_alles_oeffentliche_ist_beschrieben() -> None:
    ohne = [
        f"{_name(datei)}: {getattr(knoten, 'name', 'module')}"
        for datei in DATEIEN
        for knoten in (_baum(datei), *_oeffentliche(_baum(datei)))
        if not ast.get_docstring(knoten)
    ]
    assert ohne == []


def test_bezeichner_sind_ascii() -> None:
    fremd = {
        f"{_name(datei)}: {name}"
        for datei in DATEIEN
        for knoten in ast.walk(_baum(datei))
        for feld in ("name", "id", "arg", "attr")
        if isinstance(name := getattr(knoten, feld, None), str) and not name.isascii()
    }
    assert fremd == set()


def test_keine_funktion_ist_laenger_als_fuenfzig_zeilen() -> None:
    lang = [
        f"{_name(datei)}: {funktion.name}"
        for datei in DATEIEN
        for funktion in _funktionen(datei)
        if (funktion.end_lineno or 0) - funktion.lineno >= HOECHSTENS_ZEILEN_FUNKTION
    ]
    assert lang == []


def test_keine_datei_ist_laenger_als_vierhundert_zeilen() -> None:
    lang = [d for d in DATEIEN if len(d.read_text(encoding="utf-8").splitlines()) > HOECHSTENS_ZEILEN_DATEI]
    assert lang == []


def _rechnet_mit_tausend(knoten: ast.AST) -> bool:
    """Return True for ``… * 1000``, ``… / 1000`` and the same with 1e3, 0.001 or a Decimal of them."""
    if not isinstance(knoten, ast.BinOp) or not isinstance(knoten.op, ast.Mult | ast.Div):
        return False
    return any(_ist_tausend(seite) for seite in (knoten.left, knoten.right))


def _ist_tausend(knoten: ast.expr) -> bool:
    if isinstance(knoten, ast.Call) and knoten.args:
        return _ist_tausend(knoten.args[0])
    if not isinstance(knoten, ast.Constant) or isinstance(knoten.value, bool):
        return False
    try:
        return float(knoten.value) in {1000.0, 0.001}
    except (TypeError, ValueError):
        return False


def test_faktor_tausend_steht_nur_in_der_aufbereitung() -> None:
    stellen = [
        f"{_name(datei)}:{knoten.lineno}"
        for datei in DATEIEN
        if "aufbereitung" not in datei.parts
        for knoten in ast.walk(_baum(datei))
        if isinstance(knoten, ast.BinOp) and _rechnet_mit_tausend(knoten)
    ]
    assert stellen == []


@pytest.mark.parametrize("text", ["a * 1000", "1000 / b", "a / 1e3", "a * Decimal('0.001')", "a * Decimal(1000)"])
def test_faktor_tausend_wird_erkannt(text: str) -> None:
    assert any(_rechnet_mit_tausend(knoten) for knoten in ast.walk(ast.parse(text)))
