"""``bericht``: reports again, from a plan that is there."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.optionen import Befehl, json_option
from massnahmenplan.cli.planordner import lies_plan, plandatei

if TYPE_CHECKING:
    from massnahmenplan.bericht.beilagen import Beilagen

HILFE = """Berichte zu einem Plan neu schreiben, aus seiner plan.json.

Der Plan wird dabei nachgerechnet: verletzt er eine Grenze, entsteht nichts (Rückgabewert 7). Ein von Hand
geänderter Plan wird als solcher bezeichnet; bewiesen ist dann nichts.

\b
  html  eine Seite für Rat und Verwaltung, ohne Netz lesbar
  xlsx  die Arbeitsmappe plan.xlsx
  pdf   dieselbe Seite als barrierefreies PDF (PDF/UA-1; Paket typst)
  docx  beschlussvorlage.docx: Entwurf einer Beschlussvorlage zum Fertigschreiben (Paket python-docx)
  md    Text mit Tabellen (Markdown)
  csv   jede Tabelle als Datei; ohne -o im Unterordner tabellen
  geojson, gpkg  die Karte, für QGIS

Mit --studie und --front zeigt die Seite auch, was eine Studie („sensitivitaet“) und eine Front („pareto“)
desselben Falls sagen.
"""
FORMATNAMEN = ("html", "xlsx", "pdf", "docx", "md", "csv", "geojson", "gpkg")
TABELLENORDNER = "tabellen"


@click.command("bericht", cls=Befehl, help=HILFE, short_help="Berichte zu einem Plan neu schreiben.")
@click.argument("ordner", type=click.Path(path_type=Path), help="Ordner mit plan.json, oder die Datei selbst.")
@click.option(
    "--format", "formate", type=click.Choice(FORMATNAMEN), multiple=True, default=("html",), show_default=True,
    metavar="|".join(FORMATNAMEN), help="Was geschrieben wird; mehrfach angeben für mehrere.",
)  # fmt: skip
@click.option(
    "-o", "--ausgabe", "neu", type=click.Path(path_type=Path, file_okay=False), metavar="ORDNER",
    help="Ordner für die Berichte; ohne Angabe der des Plans.",
)  # fmt: skip
@click.option(
    "--kachelserver", metavar="URL",
    help="html: Kartengrund aus dem Netz, etwa https://…/{z}/{x}/{y}.png; sonst fragt die Seite nach nichts.",
)  # fmt: skip
@click.option("--kartenquelle", metavar="TEXT", help="Was der Kachelserver als Nachweis verlangt, etwa © Name.")
@click.option(
    "--studie", type=click.Path(path_type=Path), metavar="ORDNER",
    help="html: Ordner einer Studie dieses Falls; die Seite bekommt den Abschnitt Sensitivität.",
)  # fmt: skip
@click.option(
    "--front", type=click.Path(path_type=Path), metavar="ORDNER",
    help="html: Ordner einer Front dieses Falls; die Seite bekommt den Abschnitt Pareto.",
)  # fmt: skip
@json_option
def befehl(
    ordner: Path, formate: tuple[str, ...], neu: Path | None, kachelserver: str | None, kartenquelle: str | None,
    studie: Path | None, front: Path | None, als_json: bool,
) -> None:  # fmt: skip
    """Read the plan, recompute it, write the reports."""
    from massnahmenplan.bericht.datei import schreibe_dateien
    from massnahmenplan.bericht.formate import FORMATE
    from massnahmenplan.bericht.html import schreibe as schreibe_html
    from massnahmenplan.bericht.karte.kachelserver import Kachelserver
    from massnahmenplan.nachpruefung.wiedergabe import gib_wieder

    if "html" not in formate and (studie or front):
        raise click.UsageError("--studie und --front gehören zu --format html.")
    server = None if kachelserver is None else Kachelserver.aus(kachelserver, kartenquelle)
    ergebnis, beilagen = gib_wieder(lies_plan(ordner)), _lies_beilagen(studie, front)
    ziel = plandatei(ordner).parent if neu is None else neu
    je_ordner: dict[Path, dict[str, bytes]] = {}
    for name in dict.fromkeys(formate):
        eigener = ziel / TABELLENORDNER if name == "csv" and neu is None else ziel
        if name == "html":
            inhalte = {"bericht.html": schreibe_html(ergebnis, server, beilagen)}
        else:
            inhalte = FORMATE[name](ergebnis)
        je_ordner.setdefault(eigener, {}).update(inhalte)
    dateien = [datei for wo, inhalte in je_ordner.items() for datei in schreibe_dateien(wo, inhalte)]
    if als_json:
        namen = [datei.relative_to(ziel).as_posix() for datei in dateien]
        ausgabe.gib_json_aus({"ordner": str(ziel), "dateien": namen, "status": ergebnis.nachweis.status.value})
    else:
        ausgabe.gib_aus("\n".join(f"Geschrieben: {datei}" for datei in dateien))


def _lies_beilagen(studie: Path | None, front: Path | None) -> "Beilagen":
    from massnahmenplan.bericht.beilagen import Beilagen
    from massnahmenplan.paretofront.lesen import lies_front
    from massnahmenplan.sensitivitaet.antworten import lies_antworten

    return Beilagen(
        studie=None if studie is None else lies_antworten(studie),
        front=None if front is None else lies_front(front),
    )
