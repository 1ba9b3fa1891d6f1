"""``erklaeren``: why this measure, why then, why not that one, what each limit is worth."""

from pathlib import Path

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.optionen import Befehl, Zahl, json_option
from massnahmenplan.cli.planordner import lies_plan

HILFE = """Einen Plan erklären: warum diese Maßnahme, warum dann, warum mit dieser Förderung, warum jene nicht.

Für jede Frage wird vom vorliegenden Plan aus neu gerechnet. Für ausgelassene Maßnahmen nennt die Antwort, was sie
kosten und verdrängen und was sich ändern müsste, für Grenzen, was mehr davon wert wäre. Was in der Zeit nicht
abgeschlossen ist, steht dabei. Wie das zu lesen ist: docs/erklaeren.md.
"""


@click.command("erklaeren", cls=Befehl, help=HILFE, short_help="Warum der Plan so ist, und was ihn änderte.")
@click.argument("ordner", type=click.Path(path_type=Path), help="Ordner mit plan.json, oder die Datei selbst.")
@click.option("--massnahme", metavar="KENNUNG", help="Nur diese Maßnahme, dafür gründlicher.")
@click.option(
    "--zeitlimit", type=Zahl(), metavar="S",
    help="Sekunden für alle Suchen zusammen. Ohne Angabe 5 für eine Maßnahme, 105 für alle.",
)  # fmt: skip
@json_option
def befehl(ordner: Path, massnahme: str | None, zeitlimit: float | None, als_json: bool) -> None:
    """Read the plan, ask, print the answers."""
    from massnahmenplan.bericht.erklaerung import daten, konsole
    from massnahmenplan.cli.fortschritt import schrittzeile
    from massnahmenplan.erklaerung import erklaere as frage

    if zeitlimit is not None and not zeitlimit > 0:
        raise click.BadParameter("erlaubt ist mehr als 0 Sekunden.", param_hint="--zeitlimit")
    inhalt = lies_plan(ordner)
    with schrittzeile("Die Frage wird gestellt") as melde:
        erklaerung = frage(inhalt, massnahme, zeitlimit, melde)
    if als_json:
        ausgabe.gib_json_aus(daten.als_daten(erklaerung))
    else:
        ausgabe.gib_aus(konsole.text(erklaerung))
