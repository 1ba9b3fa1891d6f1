"""``portfolio``: several districts that share accounts, a plan for each."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from massnahmenplan.cli.optionen import (
    Befehl,
    Zielliste,
    json_option,
    luecke_option,
    saat_option,
    verlange_ordner_ohne_fall,
    zeitlimit_option,
)
from massnahmenplan.cli.teilplanausgabe import gib_teilplaene_aus

if TYPE_CHECKING:
    from massnahmenplan.ergebnis.portfolioergebnis import Portfolioergebnis
    from massnahmenplan.portfolio.suche import Weg
    from massnahmenplan.portfolio.verbund import Portfolio
    from massnahmenplan.vorgaben import Vorgaben

HILFE = """Mehrere Quartiere, die sich Konten teilen: den Haushalt der Stadt, einen Fördertopf, Personal.

Die Portfoliodatei (YAML) nennt die Fälle und die gemeinsamen Konten. Für jedes Quartier entsteht ein ganzer,
nachgerechneter Plan, alle zusammen sind bewiesen gut. Daneben steht, wer was von den Konten nutzt und was mehr
davon wert wäre.
"""


class Summenziele(Zielliste):
    """Aims in their order; points of different cases cannot be added."""

    ziele = ("co2", "kosten")


@click.command("portfolio", cls=Befehl, help=HILFE, short_help="Mehrere Quartiere mit gemeinsamen Konten.")
@click.argument(
    "portfoliodatei", type=click.Path(path_type=Path), metavar="PORTFOLIO",
    help="YAML-Datei mit Quartieren und Konten, oder ein Ordner mit portfolio.yaml.",
)  # fmt: skip
@click.option(
    "-o", "--ausgabe", "ordner", type=click.Path(path_type=Path), required=True, metavar="ORDNER",
    help="Ordner für portfolio.json, .xlsx, gemeinsame_konten.csv und einen Plan je Quartier.",
)  # fmt: skip
@click.option(
    "--ziel", type=Summenziele(), metavar="co2|kosten",
    help="co2: größte Minderung aller Quartiere; kosten: kleinster Kapitalwert. Ohne Angabe das erste Ziel des "
    "ersten Falls, sonst co2.",
)  # fmt: skip
@luecke_option("Bewiesener Abstand zum Besten über alle Quartiere, ab dem die Suche endet.")
@zeitlimit_option()
@saat_option("dieselben Pläne")
@click.option(
    "--kerne", type=click.IntRange(1, 256), default=1, show_default=True, metavar="ZAHL",
    help="Wie viele Prozessorkerne mitrechnen.",
)  # fmt: skip
@click.option(
    "--weg", type=click.Choice(("auto", "monolith", "spalten")), default="auto", show_default=True,
    metavar="auto|monolith|spalten",
    help="monolith: alles in einem Modell; spalten: aus ganzen Plänen der Quartiere zusammengesetzt, mit Preisen "
    "der gemeinsamen Konten; auto: nach Größe.",
)  # fmt: skip
@click.option(
    "--scheduler", metavar="ADRESSE",
    help="Ein Dask-Cluster (tcp://…:8786) bereitet die Quartiere vor und rechnet sie, wo aus ganzen Plänen "
    "zusammengesetzt wird; ohne Angabe Prozesse dieses Rechners.",
)  # fmt: skip
@json_option
def befehl(
    portfoliodatei: Path, ordner: Path, ziel: tuple[str, ...] | None, luecke: float, zeitlimit: float | None,
    saat: int, kerne: int, weg: "Weg", scheduler: str | None, als_json: bool,
) -> int:  # fmt: skip
    """Read, search, write, print."""
    from massnahmenplan import kataloge
    from massnahmenplan.bericht.portfolio.daten import ORDNER, als_daten
    from massnahmenplan.bericht.portfolio.konsole import zusammenfassung
    from massnahmenplan.portfolio.datei import lies_portfoliodatei
    from massnahmenplan.vorgaben import Vorgaben

    try:
        vorgaben = Vorgaben(ziel, luecke, zeitlimit, saat, kerne)
    except ValueError as fehler:
        raise click.UsageError(str(fehler)) from fehler
    lesung = lies_portfoliodatei(portfoliodatei, kataloge.lade_stammdaten())
    verlange_ordner_ohne_fall(ordner, portfoliodatei, *lesung.faelle, unter=ORDNER)
    ergebnis, dateien = _plane_und_schreibe(lesung.portfolio, vorgaben, weg, scheduler, ordner)
    return gib_teilplaene_aus(ergebnis, lesung, ordner, dateien, (als_daten, zusammenfassung), als_json)


def _plane_und_schreibe(
    portfolio: "Portfolio", vorgaben: "Vorgaben", weg: "Weg", scheduler: str | None, ordner: Path
) -> "tuple[Portfolioergebnis, tuple[Path, ...]]":
    """Check the way out before the search, so that hours of work cannot end in nothing."""
    from massnahmenplan.bericht import Sperre
    from massnahmenplan.bericht.portfolioordner import PORTFOLIO, schreibe_portfolio
    from massnahmenplan.cli.fortschritt import fortschrittszeile
    from massnahmenplan.portfolio.planung import plane_portfolio

    PORTFOLIO.pruefe_schreibbar(ordner)
    with Sperre(ordner):
        ziel = vorgaben.fuer(portfolio.quartiere[0].fall.projekt).zielname
        with fortschrittszeile(ziel) as melde:
            ergebnis = plane_portfolio(portfolio, vorgaben, weg, melde, scheduler)
        return ergebnis, schreibe_portfolio(ergebnis, ordner)
