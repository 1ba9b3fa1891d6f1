"""``verlauf``: the plans from which a plan has come."""

from pathlib import Path

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.ausgang import Ausgang
from massnahmenplan.cli.optionen import Befehl, json_option
from massnahmenplan.cli.planordner import lies_plan

HILFE = """Die Kette der Pläne nennen, aus denen ein Plan fortgeschrieben ist, mit ihm selbst am Ende.

Jeder Plan nennt seine Vorgänger mit der SHA-256-Prüfsumme ihrer plan.json: so ist belegt, welche Datei es war.
"""


@click.command("verlauf", cls=Befehl, help=HILFE, short_help="Die Kette der Vorgänger eines Plans.")
@click.argument("ordner", type=click.Path(path_type=Path), help="Ordner mit plan.json, oder die Datei selbst.")
@json_option
def befehl(ordner: Path, als_json: bool) -> int:
    """Read the plan, print its chain."""
    from massnahmenplan.bericht.json.fortschreibung import vorgaenger_als_daten
    from massnahmenplan.bericht.vergleich import kette_als_text
    from massnahmenplan.fortschreibung.letzter import nimm_auf

    kette = nimm_auf(lies_plan(ordner)).kette
    if als_json:
        ausgabe.gib_json_aus({"plaene": [vorgaenger_als_daten(plan) for plan in kette]})
    else:
        ausgabe.gib_aus(kette_als_text(kette))
    return Ausgang.GUT
