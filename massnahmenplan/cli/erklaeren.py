"""``erklaeren``: why this measure, why then, why not that one, what each limit is worth."""

import sys
from pathlib import Path

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.optionen import Befehl, Zahl, json_option
from massnahmenplan.grundlagen.befund import Befund, Fundstelle
from massnahmenplan.grundlagen.fehler import EingabeFehler

HILFE = """Einen Plan erklären: warum diese Maßnahme, warum dann, warum mit dieser Förderung, warum jene nicht.

Für jede Frage wird vom vorliegenden Plan aus neu gerechnet. Für ausgelassene Maßnahmen nennt die Antwort, was sie
kosten und verdrängen und was sich ändern müsste, für Grenzen, was mehr davon wert wäre. Was in der Zeit nicht
abgeschlossen ist, steht dabei. Wie das zu lesen ist: docs/erklaeren.md.
"""
ABHILFE = "Anzugeben ist der Ordner, in den „optimieren“ geschrieben hat, oder eine plan.json."


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
    from massnahmenplan.bericht import json as planbericht
    from massnahmenplan.bericht.erklaerung import daten, konsole
    from massnahmenplan.erklaerung import erklaere as frage

    if zeitlimit is not None and not zeitlimit > 0:
        raise click.BadParameter("erlaubt ist mehr als 0 Sekunden.", param_hint="--zeitlimit")
    datei = ordner / "plan.json" if ordner.is_dir() else ordner
    inhalt = planbericht.lies(_lies_text(datei), str(datei))
    melde = None if als_json else _melde
    erklaerung = frage(inhalt, massnahme, zeitlimit, melde)
    if als_json:
        ausgabe.gib_json_aus(daten.als_daten(erklaerung))
    else:
        ausgabe.gib_aus(konsole.text(erklaerung))


def _melde(was: str) -> None:
    """Say on a terminal what is asked about; a pipe hears nothing."""
    if sys.stderr.isatty():
        click.echo(f"\r… {was:<40}", nl=False, err=True)


def _lies_text(datei: Path) -> str:
    try:
        return datei.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        befund = Befund("E001", "Datei gibt es nicht", Fundstelle(str(datei)), abhilfe=ABHILFE)
    except UnicodeDecodeError:
        befund = Befund("E012", "Datei ist nicht in UTF-8 geschrieben", Fundstelle(str(datei)))
    raise EingabeFehler([befund])
