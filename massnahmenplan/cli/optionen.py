"""What several commands share: their form, ``--json``, ``--fehlersuche``, numbers as people type them."""

from pathlib import Path
from typing import Any

import click

json_option = click.option("--json", "als_json", is_flag=True, help="Ergebnis als ein JSON-Objekt ausgeben.")
fall_argument = click.argument(
    "fall", type=click.Path(path_type=Path), help="Ordner mit fall.yaml und Tabellen, oder eine Arbeitsmappe."
)


class Befehl(click.Command):
    """A command with German placeholders that knows ``--fehlersuche``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options_metavar = "[OPTIONEN]"
        hilfe = "Bei einem Fehler den Programmablauf zeigen."
        self.params.append(click.Option(["--fehlersuche"], is_flag=True, expose_value=False, help=hilfe))


class Zahl(click.ParamType[float]):
    """A number with decimal comma or point; ``0,1 %`` is 0.001."""

    name = "zahl"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number; a text that is none is a usage error."""
        text = str(value).strip()
        try:
            zahl = float(text.removesuffix("%").strip().replace(",", "."))
        except ValueError:
            self.fail(f"„{value}“ ist keine Zahl.", param, ctx)
        return zahl / 100 if text.endswith("%") else zahl
