"""All commands, in the order in which one meets them."""

from importlib import import_module

import click

BEFEHLE = (
    "neu",
    "importieren",
    "pruefen",
    "foerdercheck",
    "optimieren",
    "fortschreiben",
    "nachrechnen",
    "erklaeren",
    "vergleichen",
    "verlauf",
    "prioritaeten",
    "pareto",
    "portfolio",
    "sensitivitaet",
    "bericht",
    "jahresbericht",
    "katalog",
    "schema",
    "vervollstaendigung",
)
"""Each lives in the module of its name, as the function ``befehl``."""

HILFE = """Maßnahmenpläne für den Klimaschutz im Quartier: welche Maßnahme, wann, in welcher Variante,
mit welcher Förderung. Exakt gerechnet, jede Zahl nachgerechnet.

Der Anfang: „massnahmenplan neu mein-quartier“.
"""
SCHLUSS = """\b
Rückgabewerte:
  0  Plan innerhalb der verlangten Lücke, oder nichts zu beanstanden
  1  Programmfehler              2  falscher Aufruf
  3  fehlerhafte Eingabe         4  kein Plan hält alle harten Vorgaben ein
  5  Zeitlimit, Plan geschrieben, Lücke größer als verlangt
  6  angehalten ohne Plan        7  Nachrechnung beanstandet etwas
  8  Umgebung: Rechte, Platz, Löser, Ordner gesperrt
  130, 143  unterbrochen; der beste Plan bis dahin ist geschrieben, wenn es einen gab
"""


class FauleGruppe(click.Group):
    """Imports a command when it is asked for, so that the start stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of all commands, in their order."""
        return list(BEFEHLE)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of this name, or None if there is none."""
        if cmd_name not in BEFEHLE:
            return None
        befehl: click.Command = import_module(f"massnahmenplan.cli.{cmd_name}").befehl
        return befehl

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command; for an unknown name the usage error names similar ones."""
        if args[0] not in BEFEHLE and not args[0].startswith("-"):
            raise click.NoSuchCommand(args[0], possibilities=BEFEHLE, ctx=ctx)
        return super().resolve_command(ctx, args)


def _zeige_version(ctx: click.Context, _param: click.Parameter, wert: bool) -> None:
    if wert and not ctx.resilient_parsing:
        from massnahmenplan import __version__
        from massnahmenplan.cli.ausgabe import gib_aus

        gib_aus(f"massnahmenplan {__version__}")
        ctx.exit()


@click.group(
    cls=FauleGruppe,
    help=HILFE,
    epilog=SCHLUSS,
    options_metavar="[OPTIONEN]",
    subcommand_metavar="BEFEHL [ARGUMENTE] …",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_zeige_version,
    help="Die Version zeigen.",
)  # fmt: skip
def befehle() -> None:
    """Hold the commands together."""
