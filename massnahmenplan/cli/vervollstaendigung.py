"""``vervollstaendigung``: the script with which a shell completes commands and options."""

import os
from pathlib import PurePath

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.optionen import Befehl

SCHALEN = ("bash", "zsh", "fish", "powershell")
HILFE = """Das Skript ausgeben, mit dem die Shell Befehle und Optionen vervollständigt.

\b
bash        eval "$(massnahmenplan vervollstaendigung bash)"    in ~/.bashrc
zsh         eval "$(massnahmenplan vervollstaendigung zsh)"     in ~/.zshrc
fish        massnahmenplan vervollstaendigung fish | source     in ~/.config/fish/config.fish
powershell  massnahmenplan vervollstaendigung powershell | Out-String | Invoke-Expression     in $PROFILE

Ohne Angabe gilt die Shell, aus der aufgerufen wird.
"""


@click.command("vervollstaendigung", cls=Befehl, help=HILFE, short_help="Befehle in der Shell vervollständigen.")
@click.argument("shell", required=False, metavar="[bash|zsh|fish|powershell]")
def befehl(shell: str | None) -> None:
    """Print the script for the shell."""
    from click.shell_completion import get_completion_class

    from massnahmenplan.cli.gruppe import befehle

    name = shell or PurePath(os.environ.get("SHELL", "")).name
    klasse = get_completion_class(name)
    if klasse is None:
        raise click.UsageError(f"Welche Shell? Bekannt sind {', '.join(SCHALEN)}.")
    ausgabe.gib_quelltext_aus(klasse(befehle, {}, "massnahmenplan", "_MASSNAHMENPLAN_COMPLETE").source())
