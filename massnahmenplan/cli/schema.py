"""``schema``: the JSON Schema of ``fall.yaml``, with which editors complete and check while typing."""

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.optionen import Befehl

HILFE = """Das JSON-Schema von fall.yaml ausgeben.

Damit ergänzen und prüfen Editoren schon beim Schreiben: Datei mit
„massnahmenplan schema > fall.schema.json“ anlegen und in die erste Zeile von fall.yaml
„# yaml-language-server: $schema=fall.schema.json“ setzen.
"""


@click.command("schema", cls=Befehl, help=HILFE, short_help="JSON-Schema von fall.yaml ausgeben.")
def befehl() -> None:
    """Print the schema."""
    from massnahmenplan.eingabe.schema import json_schema
    from massnahmenplan.kataloge.laden import lade_stammdaten

    ausgabe.gib_json_aus(json_schema(lade_stammdaten().programme))
