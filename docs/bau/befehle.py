"""All commands with their arguments and options, from click: what ``--help`` says, as one page."""

import inspect

import click

from massnahmenplan.cli.deutsch import sprich_deutsch, uebersetze
from massnahmenplan.cli.gruppe import BEFEHLE, befehle

KOPF = """# Alle Befehle

Diese Seite entsteht aus den Befehlen selbst (`python -m docs.bau`); dasselbe sagt `massnahmenplan BEFEHL --help`.
Rückgabewerte aller Befehle stehen in der [README](../../README.de.md).
"""


def seite() -> str:
    """Return the page."""
    sprich_deutsch()
    oben = click.Context(befehle, info_name="massnahmenplan")
    return "\n".join([KOPF, *(_abschnitt(name, oben) for name in BEFEHLE)])


def _abschnitt(name: str, oben: click.Context) -> str:
    befehl = befehle.get_command(oben, name)
    assert befehl is not None
    with click.Context(befehl, info_name=name, parent=oben) as kontext:
        aufruf = befehl.get_usage(kontext).partition(": ")[2]
        angaben = [teil.get_help_record(kontext) for teil in befehl.get_params(kontext)]
    # Click keeps the option --help of a command, in the language of whoever asked for it first.
    zeilen = [f"| `{_zelle(wort)}` | {_zelle(uebersetze(text))} |" for wort, text in filter(None, angaben)]
    hilfe = "\n\n".join(_absatz(teil) for teil in inspect.cleandoc(befehl.help or "").split("\n\n"))
    teile = [f"## {name}", hilfe, f"```text\n{' '.join(aufruf.split())}\n```"]
    return "\n\n".join([*teile, "| Angabe | Bedeutung |\n|---|---|\n" + "\n".join(zeilen)]) + "\n"


def _absatz(text: str) -> str:
    """Return a paragraph; one that click must not wrap as it is, and a dollar as what it is: no formula."""
    als_ist = text.startswith("\b\n")
    return f"```text\n{text[2:].rstrip()}\n```" if als_ist else text.replace("$", "\\$")


def _zelle(text: str) -> str:
    """Return a text that cannot end its cell."""
    return " ".join(text.split()).replace("|", "\\|")
