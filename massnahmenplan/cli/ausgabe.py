"""What is printed, and how: results to stdout, everything else to stderr, nothing that a pipe cannot bear."""

import io
import json
import os
import re
import sys
from collections.abc import Iterable
from typing import Any, TextIO

import click

from massnahmenplan.cli import zeichen
from massnahmenplan.cli.umbruch import breite_von, umbrochen
from massnahmenplan.grundlagen.befund import Befund

HOECHSTENS_BEFUNDE = 50
"""How many findings are shown to people; machines get all of them."""
_UNSICHTBAR = re.compile(r"[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")
"""What JSON may hold as it is, but a terminal would obey or no stream can encode."""


def bereite_stroeme_vor() -> None:
    """Print a replacement for what the stream cannot encode (``CO2`` for ``CO₂`` on cp1252) instead of failing."""
    zeichen.melde_ersatz_an()
    for strom in (sys.stdout, sys.stderr):
        if isinstance(strom, io.TextIOWrapper):
            strom.reconfigure(errors=zeichen.ERSATZVERFAHREN)


def farbig() -> bool | None:
    """Return False where NO_COLOR is set; None leaves it to the stream: colours on a terminal only."""
    return False if os.environ.get("NO_COLOR") else None


def gib_aus(text: str) -> None:
    """Print a result. A reader who has had enough (``| head``) is no error: the work is done."""
    _schreibe(_fuer_menschen(text, sys.stdout), sys.stdout)


def gib_quelltext_aus(text: str) -> None:
    """Print what another program is to read: every line as it is."""
    _schreibe(text, sys.stdout)


def gib_json_aus(objekt: dict[str, Any]) -> None:
    """Print one machine readable object; what the stream lacks or a terminal obeys is escaped."""
    kodierung = getattr(sys.stdout, "encoding", None) or "utf-8"
    text = json.dumps(objekt, ensure_ascii=not kodierung.lower().startswith("utf"), indent=2)
    gib_quelltext_aus(_UNSICHTBAR.sub(lambda treffer: f"\\u{ord(treffer[0]):04x}", text))


def melde(text: str, titel: str = "") -> None:
    """Print a remark or an error, beside the result; the title of an error is red."""
    zeilen = _fuer_menschen(f"{titel} {text}" if titel else text, sys.stderr)
    _schreibe(
        click.style(titel, fg="red", bold=True) + zeilen.removeprefix(titel) if titel else zeilen, sys.stderr
    )


def _fuer_menschen(text: str, strom: TextIO) -> str:
    """Return the text as a terminal may be given it, whatever names a case has, and no wider than it is."""
    breite = breite_von(strom)
    return zeichen.harmlos(text) if breite is None else umbrochen(zeichen.harmlos(text), breite)


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
