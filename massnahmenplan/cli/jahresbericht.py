"""``jahresbericht``: a year of the plan, planned against reported, as data and as a draft."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.optionen import Befehl, json_option, verlange_ordner_ohne_fall
from massnahmenplan.cli.planordner import lies_plan

if TYPE_CHECKING:
    from massnahmenplan.ergebnis.jahresbericht import Jahresbericht

HILFE = """Den Jahresbericht zu einem Plan schreiben: was geplant war, was gemeldet ist, was ansteht.

Geplant ist, was der Plan vom Anfang des Jahres sagt (--vorgaenger), gemeldet, was im Stand der Maßnahmen steht.
Was nicht gemeldet ist, wird genannt und zählt nirgends als 0. Es entstehen jahresbericht.json, .xlsx, .md und
.docx, ein Entwurf zum Fertigschreiben, und im Ordner tabellen jede Tabelle als .csv.
Wie das zu lesen ist: docs/jahresbericht.md.
"""


@click.command("jahresbericht", cls=Befehl, help=HILFE, short_help="Jahresbericht: geplant gegen gemeldet.")
@click.argument("ordner", type=click.Path(path_type=Path), help="Ordner mit plan.json, oder die Datei selbst.")
@click.option("--jahr", type=int, required=True, metavar="JJJJ", help="Das Berichtsjahr, ein Jahr des Plans.")
@click.option(
    "--vorgaenger", type=click.Path(path_type=Path), metavar="ORDNER",
    help="Ordner mit dem Plan, der am Anfang des Jahres galt.",
)  # fmt: skip
@click.option(
    "-o", "--ausgabe", "neu", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="ORDNER",
    help="Ordner für den Bericht.",
)  # fmt: skip
@click.option("--ohne-word", is_flag=True, help="Kein Word-Dokument (dafür ist das Paket python-docx nötig).")
@json_option
def befehl(ordner: Path, jahr: int, vorgaenger: Path | None, neu: Path, ohne_word: bool, als_json: bool) -> None:
    """Read the plans, put them side by side, write the report."""
    from massnahmenplan.bericht.jahresbericht import daten, dokument
    from massnahmenplan.bericht.jahresbericht.ordner import schreibe_jahresbericht
    from massnahmenplan.rueckblick import jahresbericht

    verlange_ordner_ohne_fall(neu)
    if not ohne_word:
        dokument.pruefe_paket()
    frueher = None if vorgaenger is None else lies_plan(vorgaenger)
    bericht = jahresbericht(lies_plan(ordner), jahr, frueher)
    dateien = schreibe_jahresbericht(bericht, neu, mit_word=not ohne_word)
    if als_json:
        namen = [datei.relative_to(neu).as_posix() for datei in dateien]
        ablage: dict[str, Any] = {"ordner": str(neu), "dateien": namen}
        ausgabe.gib_json_aus(daten.als_daten(bericht) | ablage)
    else:
        ausgabe.gib_aus("\n".join(_als_text(bericht, neu, dateien)))


def _als_text(bericht: "Jahresbericht", ordner: Path, dateien: tuple[Path, ...]) -> list[str]:
    """Return the indicators, and where the report lies."""
    from massnahmenplan.bericht.jahresbericht.gliederung import satz, titel, vorbehalt
    from massnahmenplan.bericht.jahresbericht.ordner import TABELLENORDNER

    offen, hinweis = len(bericht.offen), vorbehalt(bericht)
    tabellen = [datei for datei in dateien if datei.suffix == ".csv"]
    rest = f"{len(tabellen)} Tabellen als .csv in {TABELLENORDNER}"
    genannt = [*(datei.name for datei in dateien if datei not in tabellen), rest]
    return [
        titel(bericht),
        *([hinweis] if hinweis is not None else []),
        *(f"  {satz(indikator)}" for indikator in bericht.indikatoren),
        "1 offener Punkt" if offen == 1 else f"{offen} offene Punkte",
        f"Der Bericht liegt in: {ordner} ({', '.join(genannt)})",
    ]
