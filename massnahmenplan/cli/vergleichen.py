"""``vergleichen``: two plans side by side."""

from pathlib import Path

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.ausgang import Ausgang
from massnahmenplan.cli.optionen import Befehl, json_option
from massnahmenplan.cli.planordner import lies_plan

HILFE = """Zwei Pläne nebeneinander: Entscheidungen mit Ursache, Geld je Träger und Jahr, CO2, Ziele, Eingaben.

ALT und NEU sind Ordner mit plan.json oder die Dateien selbst. Gezeigt wird, was nicht gleich ist; alle Zahlen sind
nachgerechnet.
"""


@click.command("vergleichen", cls=Befehl, help=HILFE, short_help="Zwei Pläne nebeneinander.")
@click.argument("alt", type=click.Path(path_type=Path), help="Der eine Plan: sein Ordner oder seine plan.json.")
@click.argument("neu", type=click.Path(path_type=Path), help="Der andere Plan.")
@json_option
def befehl(alt: Path, neu: Path, als_json: bool) -> int:
    """Read both, compare, print."""
    from massnahmenplan.bericht.json.vergleich import vergleich_als_daten
    from massnahmenplan.bericht.vergleich import als_text
    from massnahmenplan.fortschreibung import vergleiche

    vergleich = vergleiche(lies_plan(alt), lies_plan(neu))
    if als_json:
        ausgabe.gib_json_aus(vergleich_als_daten(vergleich))
    else:
        ausgabe.gib_aus(als_text(vergleich, (str(alt), str(neu))))
    return Ausgang.GUT
