"""``neu``: a small runnable case to begin with."""

from importlib import resources
from pathlib import Path

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.optionen import Befehl, verlange_neuen_ordner

HILFE = """Einen kleinen lauffähigen Fall als Vorlage anlegen.

Als kommentierte fall.yaml, oder mit --xlsx als Arbeitsmappe. Was es schon gibt, wird nicht überschrieben.
"""


def vorlagen() -> tuple[str, ...]:
    """Return the names of all templates."""
    ordner = resources.files("massnahmenplan").joinpath("vorlagen")
    return tuple(sorted(eintrag.name for eintrag in ordner.iterdir() if eintrag.is_dir()))


@click.command("neu", cls=Befehl, help=HILFE, short_help="Kleinen lauffähigen Fall als Vorlage anlegen.")
@click.argument("ordner", type=click.Path(path_type=Path), help="Neuer Ordner für den Fall.")
@click.option("--vorlage", default="klein", show_default=True, metavar="NAME", help="Welche Vorlage.")
@click.option("--xlsx", is_flag=True, help="Als eine Arbeitsmappe statt als fall.yaml.")
def befehl(ordner: Path, vorlage: str, xlsx: bool) -> None:
    """Copy the template."""
    from massnahmenplan.bericht.datei import schreibe_dateien

    if vorlage not in vorlagen():
        raise click.UsageError(f"Die Vorlage „{vorlage}“ gibt es nicht; bekannt: {', '.join(vorlagen())}.")
    verlange_neuen_ordner(ordner)
    quelle = resources.files("massnahmenplan").joinpath("vorlagen", vorlage)
    with resources.as_file(quelle) as muster:
        if xlsx:
            fall = _lege_arbeitsmappe_an(muster, ordner)
        else:
            schreibe_dateien(ordner, {datei.name: datei.read_bytes() for datei in sorted(muster.iterdir())})
            fall = ordner
    ausgabe.gib_aus(f"{fall} ist angelegt. Weiter mit:\n{naechste_schritte(fall)}")


def naechste_schritte(fall: Path) -> str:
    """Return the commands that come next, ready to be copied."""
    name = f'"{fall}"' if " " in str(fall) else str(fall)
    return f"  massnahmenplan pruefen {name}\n  massnahmenplan optimieren {name} -o plan"


def _lege_arbeitsmappe_an(muster: Path, ordner: Path) -> Path:
    from massnahmenplan.cli.arbeitsmappe import schreibe_arbeitsmappe
    from massnahmenplan.eingabe.dateien import FALLDATEI, FALLMAPPE

    return schreibe_arbeitsmappe(muster / FALLDATEI, ordner / FALLMAPPE)
