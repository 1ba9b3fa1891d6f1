"""``bericht``: reports again, from a plan that is there."""

from pathlib import Path

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.optionen import Befehl, json_option
from massnahmenplan.cli.planordner import lies_plan, plandatei

HILFE = """Berichte zu einem Plan neu schreiben, aus seiner plan.json.

Der Plan wird dabei nachgerechnet: verletzt er eine Grenze, entsteht nichts (Rückgabewert 7). Ein von Hand
geänderter Plan wird als solcher bezeichnet; bewiesen ist dann nichts.

\b
  html  eine Seite für Rat und Verwaltung, ohne Netz lesbar
  xlsx  die Arbeitsmappe plan.xlsx
  docx  beschlussvorlage.docx: Entwurf einer Beschlussvorlage zum Fertigschreiben (Paket python-docx)
  md    Text mit Tabellen (Markdown)
  csv   jede Tabelle als Datei; ohne -o im Unterordner tabellen
  geojson, gpkg  die Karte, für QGIS
"""
FORMATNAMEN = ("html", "xlsx", "docx", "md", "csv", "geojson", "gpkg")
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
@json_option
def befehl(
    ordner: Path, formate: tuple[str, ...], neu: Path | None, kachelserver: str | None, kartenquelle: str | None,
    als_json: bool,
) -> None:  # fmt: skip
    """Read the plan, recompute it, write the reports."""
    from massnahmenplan.bericht.datei import schreibe_dateien
    from massnahmenplan.bericht.formate import FORMATE
    from massnahmenplan.bericht.html import schreibe as schreibe_html
    from massnahmenplan.bericht.karte.kachelserver import Kachelserver
    from massnahmenplan.nachpruefung.wiedergabe import gib_wieder

    server = None if kachelserver is None else Kachelserver.aus(kachelserver, kartenquelle)
    ergebnis = gib_wieder(lies_plan(ordner))
    ziel = plandatei(ordner).parent if neu is None else neu
    je_ordner: dict[Path, dict[str, bytes]] = {}
    for name in dict.fromkeys(formate):
        eigener = ziel / TABELLENORDNER if name == "csv" and neu is None else ziel
        mit_grund = server is not None and name == "html"
        inhalte = {"bericht.html": schreibe_html(ergebnis, server)} if mit_grund else FORMATE[name](ergebnis)
        je_ordner.setdefault(eigener, {}).update(inhalte)
    dateien = [datei for wo, inhalte in je_ordner.items() for datei in schreibe_dateien(wo, inhalte)]
    if als_json:
        namen = [datei.relative_to(ziel).as_posix() for datei in dateien]
        ausgabe.gib_json_aus({"ordner": str(ziel), "dateien": namen, "status": ergebnis.nachweis.status.value})
    else:
        ausgabe.gib_aus("\n".join(f"Geschrieben: {datei}" for datei in dateien))
