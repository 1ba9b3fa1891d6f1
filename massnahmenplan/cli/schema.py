"""``schema``: the JSON Schemas with which editors complete and check while typing."""

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.optionen import Befehl

HILFE = """Das JSON-Schema von fall.yaml ausgeben, mit --studie das von studie.yaml, mit --zuordnung das von
zuordnung.yaml, mit --katalog das eines Förderprogramms im Katalog.

Damit ergänzen und prüfen Editoren schon beim Schreiben: Datei mit
„massnahmenplan schema > fall.schema.json“ anlegen und in die erste Zeile von fall.yaml
„# yaml-language-server: $schema=fall.schema.json“ setzen.
"""


@click.command("schema", cls=Befehl, help=HILFE, short_help="JSON-Schema von fall.yaml ausgeben.")
@click.option("--katalog", is_flag=True, help="Das Schema einer Datei des Programmkatalogs.")
@click.option("--studie", is_flag=True, help="Das Schema einer Studie für „sensitivitaet“.")
@click.option("--zuordnung", is_flag=True, help="Das Schema einer Zuordnung für „importieren“.")
def befehl(katalog: bool, studie: bool, zuordnung: bool) -> None:
    """Print the schema."""
    from massnahmenplan.einfuhr.zuordnung import Zuordnung
    from massnahmenplan.eingabe.schema import json_schema, katalog_schema, schema_von
    from massnahmenplan.kataloge.laden import lade_stammdaten
    from massnahmenplan.sensitivitaet.studie import Studie

    if katalog + studie + zuordnung > 1:
        raise click.UsageError("Entweder --katalog oder --studie oder --zuordnung angeben.")
    if studie or zuordnung:
        ausgabe.gib_json_aus(schema_von(Studie if studie else Zuordnung))
        return
    ausgabe.gib_json_aus(katalog_schema() if katalog else json_schema(lade_stammdaten().programme))
