"""What is printed, and how: results to stdout, everything else to stderr, nothing that a pipe cannot bear."""

import io
import json
import os
import sys
from collections.abc import Iterable
from typing import Any, TextIO

import click

from massnahmenplan.grundlagen.befund import Befund

HOECHSTENS_BEFUNDE = 50
"""How many findings are shown to people; machines get all of them."""


def bereite_stroeme_vor() -> None:
    """Print a replacement for what the stream cannot encode (``CO₂`` on a cp1252 console) instead of failing."""
    for strom in (sys.stdout, sys.stderr):
        if isinstance(strom, io.TextIOWrapper):
            strom.reconfigure(errors="replace")


def farbig() -> bool | None:
    """Return False where NO_COLOR is set; None leaves it to the stream: colours on a terminal only."""
    return False if os.environ.get("NO_COLOR") else None


def gib_aus(text: str) -> None:
    """Print a result. A reader who has had enough (``| head``) is no error: the work is done."""
    _schreibe(text, sys.stdout)


def gib_json_aus(objekt: dict[str, Any]) -> None:
    """Print one machine readable object."""
    gib_aus(json.dumps(objekt, ensure_ascii=False, indent=2))


def melde(text: str) -> None:
    """Print a remark or an error, beside the result."""
    _schreibe(text, sys.stderr)


def verstumme(strom: TextIO) -> None:
    """Point a stream whose reader has gone to nowhere, so that the interpreter can flush it at its end."""
    nirgends = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nirgends, strom.fileno())
    os.close(nirgends)


def _schreibe(text: str, strom: TextIO) -> None:
    try:
        click.echo(text, file=strom, color=farbig())
    except BrokenPipeError:
        verstumme(strom)


def befundliste(befunde: Iterable[Befund]) -> str:
    """Return findings as people read them, at most fifty and then their number."""
    alle = tuple(befunde)
    zeilen = [str(befund) for befund in alle[:HOECHSTENS_BEFUNDE]]
    if len(alle) > HOECHSTENS_BEFUNDE:
        zeilen.append(f"… und {len(alle) - HOECHSTENS_BEFUNDE} weitere")
    return "\n".join(zeilen)


def befund_als_daten(befund: Befund) -> dict[str, Any]:
    """Return a finding as plain data; what does not apply is null."""
    stelle = befund.stelle
    return {
        "kennung": befund.kennung,
        "schwere": befund.schwere.value,
        "text": befund.text,
        "datei": stelle.datei if stelle else None,
        "zeile": stelle.zeile if stelle else None,
        "spalte": stelle.spalte if stelle else None,
        "zelle": stelle.zelle if stelle else None,
        "feld": befund.feld,
        "wert": befund.wert,
        "abhilfe": befund.abhilfe,
    }
