"""The public names of the library with signature and docstring."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

import massnahmenplan as mp

KOPF = """# Die Bibliothek: alle Namen

`import massnahmenplan as mp`; was hier nicht steht, kann sich jederzeit ändern. Die Seite entsteht aus
dem Code, ihre Texte sind englisch (erneuern: `python -m docs.bau`). Beispiele:
[Ergebnisse in Python](../bibliothek.md).
"""
_PFAD = re.compile(r"\b(?:[a-z_]\w*\.)+(?=[A-Z]\w*)")
_ALS_TEXT = re.compile(r"'([\w.\[\], |]*[A-Z][\w.\[\], |]*)'")
"""An annotation that is written as a text; words that may be handed over have small letters."""


def seite() -> str:
    """Return the page: functions first, then what they take and return, then errors."""
    alle = {name: getattr(mp, name) for name in mp.__all__ if not name.startswith("_")}
    fehler = {n: o for n, o in alle.items() if inspect.isclass(o) and issubclass(o, Exception)}
    klassen = {n: o for n, o in alle.items() if inspect.isclass(o) and n not in fehler}
    funktionen = {n: o for n, o in alle.items() if n not in klassen and n not in fehler}
    teile = [("Funktionen", funktionen), ("Klassen", klassen), ("Fehler", fehler)]
    zeilen = [KOPF]
    for titel, namen in teile:
        zeilen += [f"## {titel}\n", *(_eintrag(name, was) for name, was in namen.items())]
    return "\n".join(zeilen)


def _eintrag(name: str, was: Any) -> str:
    text = _text(was)
    teile = [f"### {name}"]
    if inspect.isfunction(was) or (is_dataclass(was) and not issubclass(was, Exception)):
        teile.append(f"```text\nmp.{name}{_signatur(was)}\n```")
    teile.append(text)
    if inspect.isclass(was) and not issubclass(was, Exception):
        teile.append("\n".join(_methoden(was)))
    return "\n\n".join(teil for teil in teile if teil) + "\n"


def _signatur(was: Any) -> str:
    """Return the signature with bare names of types, a parameter per line if it is long."""
    signatur = inspect.signature(was)
    kurz = _kurz(signatur)
    if len(kurz) <= 90:
        return kurz
    angaben = [_kurz(angabe) for angabe in signatur.parameters.values()]
    rueckgabe = kurz[kurz.rindex(") -> ") :] if ") -> " in kurz else ")"  # a class returns itself
    return "(\n" + "".join(f"    {angabe},\n" for angabe in angaben) + rueckgabe


def _kurz(angabe: object) -> str:
    return _PFAD.sub("", _ALS_TEXT.sub(r"\1", str(angabe))).removesuffix(" -> None")


def _text(was: Any) -> str:
    """Return the docstring, if it is one of its own."""
    text = was.__doc__ or ""
    if is_dataclass(was) and text.startswith(f"{was.__name__}("):
        return ""
    return re.sub(r"``([^`]+)``", r"`\1`", inspect.cleandoc(text))


def _methoden(klasse: type) -> Iterator[str]:
    """Return a line per public method or property that the class itself defines."""
    for name, was in vars(klasse).items():
        kern = was.__func__ if isinstance(was, classmethod | staticmethod) else was
        if name.startswith("_") or not (inspect.isfunction(kern) or isinstance(kern, property)):
            continue
        erster = " ".join(_text(kern).partition("\n\n")[0].split())
        yield f"- `{name}`: {erster}"
