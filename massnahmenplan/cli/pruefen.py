"""``pruefen``: read and check a case, say what is there and what is missing."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.optionen import Befehl, fall_argument, json_option

if TYPE_CHECKING:
    from massnahmenplan.cli.studienuebersicht import Studienuebersicht
    from massnahmenplan.grundlagen.befund import Befund
    from massnahmenplan.planungsfall import Planungsfall

HILFE = """Einen Fall lesen und prüfen, ohne zu rechnen.

Zeigt, was angegeben ist, was fehlt, und alle Hinweise. Fehler der Eingabe kommen alle auf einmal.
Mit --studie auch eine Studie zum Fall: jeder Wert am Fall erprobt, und wie viele Läufe sie hat.
"""


@click.command("pruefen", cls=Befehl, help=HILFE, short_help="Fall lesen und prüfen, ohne zu rechnen.")
@fall_argument
@click.option("--studie", "studie", type=click.Path(path_type=Path), help="Datei der Studie, etwa studie.yaml.")
@json_option
def befehl(fall: Path, studie: Path | None, als_json: bool) -> None:
    """Read, check, print."""
    from massnahmenplan import eingabe, kataloge
    from massnahmenplan.cli.uebersicht import uebersicht

    lesung = eingabe.lies(fall, kataloge.lade_stammdaten())
    bild, hinweise = uebersicht(lesung.fall), lesung.hinweise
    studienbild = None
    if studie is not None:
        studienbild, weitere = _studie(studie, lesung.fall)
        hinweise += weitere
    if als_json:
        daten = {**bild.als_daten(), "hinweise": [ausgabe.befund_als_daten(hinweis) for hinweis in hinweise]}
        ausgabe.gib_json_aus(daten if studienbild is None else {**daten, "studie": studienbild.als_daten()})
        return
    ausgabe.gib_aus(bild.als_text())
    if studienbild is not None:
        ausgabe.gib_aus(f"\n{studienbild.als_text()}")
    if hinweise:
        ausgabe.gib_aus(f"\nHinweise\n{ausgabe.befundliste(hinweise)}")
    ausgabe.gib_aus("\nKeine Fehler.")


def _studie(datei: Path, fall: "Planungsfall") -> "tuple[Studienuebersicht, tuple[Befund, ...]]":
    from massnahmenplan.cli.studienuebersicht import studienuebersicht
    from massnahmenplan.sensitivitaet.lesen import lies

    lesung = lies(datei, fall)
    return studienuebersicht(lesung.studie, fall), lesung.hinweise
