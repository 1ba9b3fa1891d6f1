"""``pareto``: the plans of which none is better in one aim without being worse in another."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from massnahmenplan.cli.optionen import (
    Befehl,
    Zielliste,
    faeden_option,
    fall_argument,
    json_option,
    luecke_option,
    saat_option,
    verlange_ordner_ohne_fall,
    zeitlimit_option,
)
from massnahmenplan.cli.teilplanausgabe import gib_teilplaene_aus

if TYPE_CHECKING:
    from massnahmenplan.ergebnis.front import Front
    from massnahmenplan.planungsfall import Planungsfall
    from massnahmenplan.vorgaben import Vorgaben

HILFE = """Was kostet die nächste Tonne? Die Pläne, zu denen es keinen gibt, der in einem Ziel besser und in
keinem schlechter ist.

Jeder Punkt der Front ist ein ganzer, nachgerechneter Plan mit bewiesener Lücke in jedem Ziel. Dazu: was jede
weitere Tonne von Punkt zu Punkt kostet, das Knie der Front und ob bewiesen kein Punkt fehlt.
"""


@click.command("pareto", cls=Befehl, help=HILFE, short_help="Front über zwei oder drei Ziele.")
@fall_argument
@click.option(
    "--ziele", type=Zielliste(), default="co2,kosten", show_default=True, metavar="ZIEL,ZIEL[,ZIEL]",
    help="Zwei oder drei von co2, kosten, nutzwert.",
)  # fmt: skip
@click.option(
    "--punkte", type=int, default=10, show_default=True, metavar="ANZAHL",
    help="Höchstens so viele Punkte, die Enden mitgezählt.",
)  # fmt: skip
@click.option(
    "-o", "--ausgabe", "ordner", type=click.Path(path_type=Path), required=True, metavar="ORDNER",
    help="Ordner für front.json, .xlsx und .csv und einen Plan je Punkt.",
)  # fmt: skip
@luecke_option("Bewiesener Abstand zum Besten, ab dem jede Suche endet.")
@zeitlimit_option("Für alle Suchen zusammen.")
@saat_option("dieselbe Front")
@faeden_option
@json_option
def befehl(
    fall: Path, ziele: tuple[str, ...], punkte: int, ordner: Path, luecke: float, zeitlimit: float | None,
    saat: int, faeden: int, als_json: bool,
) -> int:  # fmt: skip
    """Read, search, write, print."""
    from massnahmenplan import eingabe, kataloge
    from massnahmenplan.bericht.front.daten import als_daten
    from massnahmenplan.bericht.front.konsole import zusammenfassung
    from massnahmenplan.paretofront.auftrag import verlange_auftrag
    from massnahmenplan.vorgaben import Vorgaben

    verlange_auftrag(ziele, punkte)
    try:
        vorgaben = Vorgaben(ziele, luecke, zeitlimit, saat, faeden)
    except ValueError as fehler:
        raise click.UsageError(str(fehler)) from fehler
    lesung = eingabe.lies(fall, kataloge.lade_stammdaten())
    verlange_ordner_ohne_fall(ordner, fall)
    front, dateien = _suche_und_schreibe(lesung.fall, vorgaben, punkte, ordner)
    return gib_teilplaene_aus(front, lesung, ordner, dateien, (als_daten, zusammenfassung), als_json)


def _suche_und_schreibe(
    fall: "Planungsfall", vorgaben: "Vorgaben", punkte: int, ordner: Path
) -> "tuple[Front, tuple[Path, ...]]":
    """Check the way out before the search, so that hours of work cannot end in nothing."""
    from massnahmenplan.bericht import Sperre
    from massnahmenplan.bericht.frontordner import FRONT, schreibe_front
    from massnahmenplan.cli.fortschritt import schrittzeile
    from massnahmenplan.paretofront.planung import pareto

    FRONT.pruefe_schreibbar(ordner)
    with Sperre(ordner):
        with schrittzeile("Die Enden der Front werden gesucht") as melde:
            front = pareto(fall, vorgaben.ziele, punkte, vorgaben, melde)
        return front, schreibe_front(front, ordner)
