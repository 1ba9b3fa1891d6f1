"""``bericht``: reports again, from a plan that is there."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.optionen import Befehl, json_option, verlange_ordner_ohne_fall
from massnahmenplan.cli.planordner import lies_plan, plandatei

if TYPE_CHECKING:
    from massnahmenplan.bericht.beilagen import Beilagen
    from massnahmenplan.bericht.karte.kachelserver import Kachelserver
    from massnahmenplan.ergebnis import Ergebnis

HILFE = """Berichte zu einem Plan neu schreiben, aus seiner plan.json.

Der Plan wird dabei nachgerechnet: verletzt er eine Grenze, entsteht nichts (Rückgabewert 7). Ein von Hand
geänderter Plan wird als solcher bezeichnet; bewiesen ist dann nichts.

\b
  html  eine Seite für Rat und Verwaltung, ohne Netz lesbar
  xlsx  die Arbeitsmappe plan.xlsx
  pdf   dieselben Abschnitte als barrierefreies PDF (PDF/UA-1; Paket typst)
  docx  beschlussvorlage.docx: Entwurf einer Beschlussvorlage zum Fertigschreiben (Paket python-docx)
  md    Text mit Tabellen (Markdown)
  csv   jede Tabelle als Datei; ohne -o im Unterordner tabellen
  geojson, gpkg  die Karte, für QGIS

Mit --studie und --front zeigen html und pdf auch, was eine Studie („sensitivitaet“) und eine Front („pareto“)
desselben Falls sagen; die anderen Formate zeigen sie nicht.
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
    help="html, pdf: Ordner einer Studie dieses Falls; dazu kommt der Abschnitt Sensitivität.",
)  # fmt: skip
@click.option(
    "--front", type=click.Path(path_type=Path), metavar="ORDNER",
    help="html, pdf: Ordner einer Front dieses Falls; dazu kommt der Abschnitt Pareto.",
)  # fmt: skip
@json_option
def befehl(
    ordner: Path, formate: tuple[str, ...], neu: Path | None, kachelserver: str | None, kartenquelle: str | None,
    studie: Path | None, front: Path | None, als_json: bool,
) -> None:  # fmt: skip
    """Read the plan, recompute it, write the reports."""
    from massnahmenplan.bericht.datei import schreibe_dateien
    from massnahmenplan.bericht.karte.kachelserver import Kachelserver
    from massnahmenplan.nachpruefung.wiedergabe import gib_wieder

    if neu is not None:
        verlange_ordner_ohne_fall(neu)
    hinweis = _ohne_beilagen(formate) if studie or front else None
    server = None if kachelserver is None else Kachelserver.aus(kachelserver, kartenquelle)
    ergebnis, beilagen = gib_wieder(lies_plan(ordner)), _lies_beilagen(studie, front)
    ziel = plandatei(ordner).parent if neu is None else neu
    je_ordner: dict[Path, dict[str, bytes]] = {}
    for name in dict.fromkeys(formate):
        eigener = ziel / TABELLENORDNER if name == "csv" and neu is None else ziel
        je_ordner.setdefault(eigener, {}).update(_inhalte(name, ergebnis, server, beilagen))
    dateien = [datei for wo, inhalte in je_ordner.items() for datei in schreibe_dateien(wo, inhalte)]
    if hinweis is not None:
        ausgabe.melde(hinweis)
    _sage(dateien, ziel, ergebnis, als_json=als_json)


def _ohne_beilagen(formate: tuple[str, ...]) -> str | None:
    """Return which of the formats do not show a study and a front. Errors: UsageError if none of them does."""
    from massnahmenplan.bericht.formate import MIT_BEILAGEN

    ohne = [name for name in dict.fromkeys(formate) if name not in MIT_BEILAGEN]
    if len(ohne) == len(set(formate)):
        moegliche = " oder ".join(f"--format {name}" for name in MIT_BEILAGEN)
        raise click.UsageError(f"--studie und --front gehören zu {moegliche}.")
    return f"Hinweis: Studie und Front stehen nicht in {', '.join(ohne)}." if ohne else None


def _inhalte(
    name: str, ergebnis: "Ergebnis", server: "Kachelserver | None", beilagen: "Beilagen"
) -> dict[str, bytes]:
    """Return the files of a format and their contents."""
    from massnahmenplan.bericht.formate import FORMATE, MIT_BEILAGEN

    if name in MIT_BEILAGEN:
        return MIT_BEILAGEN[name](ergebnis, beilagen, server)
    return FORMATE[name](ergebnis)


def _sage(dateien: list[Path], ziel: Path, ergebnis: "Ergebnis", *, als_json: bool) -> None:
    """Print what was written."""
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
