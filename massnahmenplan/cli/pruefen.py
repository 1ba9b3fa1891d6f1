"""``pruefen``: read and check a case, say what is there and what is missing."""

from pathlib import Path

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.optionen import Befehl, fall_argument, json_option

HILFE = """Einen Fall lesen und prüfen, ohne zu rechnen.

Zeigt, was angegeben ist, was fehlt, und alle Hinweise. Fehler der Eingabe kommen alle auf einmal.
"""


@click.command("pruefen", cls=Befehl, help=HILFE, short_help="Fall lesen und prüfen, ohne zu rechnen.")
@fall_argument
@json_option
def befehl(fall: Path, als_json: bool) -> None:
    """Read, check, print."""
    from massnahmenplan import eingabe, kataloge
    from massnahmenplan.cli.uebersicht import uebersicht

    lesung = eingabe.lies(fall, kataloge.lade_stammdaten())
    bild = uebersicht(lesung.fall)
    if als_json:
        hinweise = [ausgabe.befund_als_daten(hinweis) for hinweis in lesung.hinweise]
        ausgabe.gib_json_aus({**bild.als_daten(), "hinweise": hinweise})
        return
    ausgabe.gib_aus(bild.als_text())
    if lesung.hinweise:
        ausgabe.gib_aus(f"\nHinweise\n{ausgabe.befundliste(lesung.hinweise)}")
    ausgabe.gib_aus("\nKeine Fehler.")
