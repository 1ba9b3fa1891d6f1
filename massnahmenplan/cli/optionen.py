"""What several commands share: their form, ``--json``, ``--fehlersuche``, numbers as people type them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

FRUEHESTES_JAHR, SPAETESTES_JAHR = 1990, 2150
"""As for years in the input."""

json_option = click.option("--json", "als_json", is_flag=True, help="Ergebnis als ein JSON-Objekt ausgeben.")
fall_argument = click.argument(
    "fall", type=click.Path(path_type=Path), help="Ordner mit fall.yaml und Tabellen, oder eine Arbeitsmappe."
)

faeden_option = click.option(
    "--faeden", type=click.IntRange(1, 256), default=1, show_default=True, metavar="ZAHL",
    help="Wie viele Rechenfäden der Löser nutzt.",
)  # fmt: skip
Dekorierer = Callable[[Callable[..., Any]], Callable[..., Any]]


def verlange_neuen_ordner(ordner: Path) -> None:
    """Errors: UsageError unless a command may fill the folder, because it is not there yet or empty."""
    if ordner.exists() and not (ordner.is_dir() and not any(ordner.iterdir())):
        raise click.UsageError(f"{ordner} gibt es schon; es wird nichts überschrieben.")


def verlange_ordner_ohne_fall(ordner: Path, *faelle: Path, unter: str = "") -> None:
    """Errors: UsageError if results would lie among, or on, what they are made from, or in the folder of any case.

    ``faelle`` are folders of cases, or files in them, or the file of a portfolio; ``unter`` names where in the
    folder more is written: neither a case there nor one below is among what is written.
    """
    from massnahmenplan.eingabe.dateien import FALLDATEI, FALLMAPPE

    ziel = ordner.resolve()
    hat_fall = any((ziel / name).exists() for name in (FALLDATEI, FALLMAPPE))
    orte = {(fall if fall.is_dir() else fall.parent).resolve() for fall in faelle}
    darunter = unter and any(ziel / unter in (ort, *ort.parents) for ort in orte)
    if hat_fall or ziel in orte or darunter:
        eingabe = "ein anderer Ordner sein als der eines Falls oder der Portfoliodatei"
        raise click.UsageError(f"--ausgabe muss {eingabe}: dort liegt die Eingabe.")


def luecke_option(hilfe: str) -> Dekorierer:
    """Return ``--luecke`` with what it means for the command."""
    return click.option(
        "--luecke", type=Zahl(), default="0.001", show_default=True, metavar="ANTEIL", help=hilfe
    )  # fmt: skip


def zeitlimit_option(hilfe: str = "Spätestens nach dieser Zeit aufhören.") -> Dekorierer:
    """Return ``--zeitlimit`` with what it means for the command."""
    return click.option("--zeitlimit", type=Zahl(), metavar="SEKUNDEN", help=hilfe)


def saat_option(gibt: str) -> Dekorierer:
    """Return ``--saat``; ``gibt`` is what the same seed gives."""
    return click.option(
        "--saat", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True, metavar="ZAHL",
        help=f"Startwert des Lösers; dieselbe Saat gibt {gibt}.",
    )  # fmt: skip


class Befehl(click.Command):
    """A command with German placeholders that knows ``--fehlersuche``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options_metavar = "[OPTIONEN]"
        hilfe = "Bei einem Fehler den Programmablauf zeigen."
        self.params.append(click.Option(["--fehlersuche"], is_flag=True, expose_value=False, help=hilfe))


class Zahl(click.ParamType[float]):
    """A number with decimal comma or point; ``0,1 %`` is 0.001."""

    name = "zahl"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number; a text that is none is a usage error."""
        text = str(value).strip()
        try:
            zahl = float(text.removesuffix("%").strip().replace(",", "."))
        except ValueError:
            self.fail(f"„{value}“ ist keine Zahl.", param, ctx)
        return zahl / 100 if text.endswith("%") else zahl


class Zielliste(click.ParamType[tuple[str, ...]]):
    """Aims in their order, separated by commas: ``co2,kosten``."""

    name = "ziele"
    ziele: tuple[str, ...] = ("co2", "kosten", "nutzwert")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the aims; an unknown one is a usage error."""
        genannt = tuple(teil.strip() for teil in str(value).split(","))
        for ziel in genannt:
            if ziel not in self.ziele:
                bekannt = ", ".join(f"'{eines}'" for eines in self.ziele)
                self.fail(f"'{ziel}' ist keines von {bekannt}.", param, ctx)
        return genannt

    def shell_complete(
        self, _ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer one more aim behind those that are written already."""
        davor, komma, teil = incomplete.rpartition(",")
        offen = (ziel for ziel in self.ziele if ziel not in davor.split(",") and ziel.startswith(teil))
        return [CompletionItem(f"{davor}{komma}{ziel}") for ziel in offen]


class Tag(click.ParamType[date]):
    """A day, written ``28.02.2027`` or ``2027-02-28``."""

    name = "datum"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; a text that is none is a usage error."""
        from pydantic_core import PydanticCustomError

        from massnahmenplan.grundlagen.zeit import lies_datum

        try:
            tag: date = lies_datum(value)
        except PydanticCustomError as fehler:
            self.fail(
                f"„{value}“ {fehler.message()}; bitte TT.MM.JJJJ schreiben, zum Beispiel 15.12.2026.", param, ctx
            )
        if not FRUEHESTES_JAHR <= tag.year <= SPAETESTES_JAHR:
            self.fail(f"„{value}“ liegt außerhalb der Jahre {FRUEHESTES_JAHR} bis {SPAETESTES_JAHR}.", param, ctx)
        return tag
