"""``prioritaeten``: one list of measures for several budgets (Nachrückliste)."""

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from massnahmenplan.cli.optionen import (
    Befehl,
    Zahl,
    Zielliste,
    faeden_option,
    fall_argument,
    json_option,
    luecke_option,
    saat_option,
    verlange_ordner_ohne_fall,
    zeitlimit_option,
)
from massnahmenplan.cli.teilplanausgabe import gib_teilplaene_aus

if TYPE_CHECKING:
    from massnahmenplan.ergebnis.prioritaeten import Prioritaeten
    from massnahmenplan.planungsfall import Planungsfall
    from massnahmenplan.prioritaeten.staffel import Budgetstaffel
    from massnahmenplan.vorgaben import Vorgaben

HILFE = """Eine Rangliste (Nachrückliste), die über mehrere Budgets die beste bleibt.

Für jede Budgetstufe entsteht ein ganzer Plan: Was eine Stufe ausführt, führt jede größere auch aus, in derselben
Variante; Zeiten und Förderung darf jede anders wählen. Beste Liste heißt: das gewichtete Mittel aller Stufen ist
am besten. Daneben steht, was die Liste gegenüber vorher bekanntem Budget verliert.
"""


class Zahlenliste(click.ParamType[tuple[Decimal, ...]]):
    """Numbers with commas between them and points in them: ``1,2,0.5``; with semicolons also ``1;2;0,5``."""

    name = "zahlen"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Decimal, ...]:
        """Return the numbers; a text that is none is a usage error."""
        trenner = ";" if ";" in str(value) else ","
        zahlen = (Zahl().convert(teil, param, ctx) for teil in str(value).split(trenner))
        return tuple(Decimal(repr(zahl)) for zahl in zahlen)


@click.command("prioritaeten", cls=Befehl, help=HILFE, short_help="Rangliste über mehrere Budgets.")
@fall_argument
@click.option(
    "-o", "--ausgabe", "ordner", type=click.Path(path_type=Path), required=True, metavar="ORDNER",
    help="Ordner für prioritaeten.json, .xlsx und .csv und einen Plan je Stufe.",
)  # fmt: skip
@click.option(
    "--kostentraeger", multiple=True, metavar="ID",
    help="Nur dessen Budget ändert sich; mehrfach angeben für mehrere. Ohne Angabe ändern sich alle.",
)  # fmt: skip
@click.option(
    "--von", type=Zahl(), default="0.5", show_default=True, metavar="FAKTOR",
    help="Kleinste Stufe, als Faktor auf die Haushaltsansätze (0,5 oder 50 %).",
)  # fmt: skip
@click.option("--bis", type=Zahl(), default="1.5", show_default=True, metavar="FAKTOR", help="Größte Stufe.")
@click.option("--stufen", type=int, default=5, show_default=True, metavar="ANZAHL", help="Wie viele Stufen.")
@click.option(
    "--gewichte", type=Zahlenliste(), metavar="ZAHL,…",
    help="Gewicht jeder Stufe, die kleinste zuerst, zum Beispiel wie wahrscheinlich sie ist; ohne Angabe gleich.",
)  # fmt: skip
@click.option(
    "--ziel", type=Zielliste(), metavar="co2|kosten|nutzwert",
    help="Wofür die Liste die beste ist; ohne Angabe das erste Ziel des Falls, sonst co2.",
)  # fmt: skip
@click.option(
    "--szenarien", type=click.Path(path_type=Path), metavar="ORDNER",
    help="Ergebnis von „optimieren --szenarien“: die Kennzahlen nennen dann, in welchem Anteil der Szenarien eine "
    "Maßnahme dabei ist.",
)  # fmt: skip
@luecke_option("Bewiesener Abstand zum Besten, ab dem jede Suche endet.")
@zeitlimit_option("Für alle Suchen zusammen.")
@saat_option("dieselbe Liste")
@faeden_option
@json_option
def befehl(
    fall: Path, ordner: Path, kostentraeger: tuple[str, ...], von: float, bis: float, stufen: int,
    gewichte: tuple[Decimal, ...] | None, ziel: tuple[str, ...] | None, szenarien: Path | None,
    luecke: float, zeitlimit: float | None, saat: int, faeden: int, als_json: bool,
) -> int:  # fmt: skip
    """Read, search, write, print."""
    from massnahmenplan import eingabe, kataloge
    from massnahmenplan.bericht.prioritaeten.daten import als_daten
    from massnahmenplan.bericht.prioritaeten.konsole import zusammenfassung
    from massnahmenplan.prioritaeten.staffel import Budgetstaffel
    from massnahmenplan.vorgaben import Vorgaben

    try:
        vorgaben = Vorgaben(ziel, luecke, zeitlimit, saat, faeden)
    except ValueError as fehler:
        raise click.UsageError(str(fehler)) from fehler
    von_bis = (Decimal(repr(von)), Decimal(repr(bis)))
    staffel = Budgetstaffel(*von_bis, stufen, gewichte or (), tuple(dict.fromkeys(kostentraeger)))
    lesung = eingabe.lies(fall, kataloge.lade_stammdaten())
    verlange_ordner_ohne_fall(ordner, fall)
    ergebnis, dateien = _priorisiere_und_schreibe(lesung.fall, vorgaben, staffel, szenarien, ordner)
    return gib_teilplaene_aus(ergebnis, lesung, ordner, dateien, (als_daten, zusammenfassung), als_json)


def _priorisiere_und_schreibe(
    fall: "Planungsfall", vorgaben: "Vorgaben", staffel: "Budgetstaffel", szenarien: Path | None, ordner: Path
) -> "tuple[Prioritaeten, tuple[Path, ...]]":
    """Check what is asked and the way out before the search, so that hours of work cannot end in nothing."""
    from massnahmenplan.bericht import Sperre
    from massnahmenplan.bericht.prioritaetenordner import PRIORITAETEN, schreibe_prioritaeten
    from massnahmenplan.bericht.szenarioordner import lies_anteile
    from massnahmenplan.cli.fortschritt import schrittzeile
    from massnahmenplan.prioritaeten.planung import priorisiere

    staffel.stufen(fall)
    anteile = None if szenarien is None else lies_anteile(szenarien, fall.massnahme_mit_id)
    PRIORITAETEN.pruefe_schreibbar(ordner)
    with Sperre(ordner):
        with schrittzeile("Die Budgets werden aufgestellt") as melde:
            ergebnis = priorisiere(fall, vorgaben, staffel, anteile, melde)
        return ergebnis, schreibe_prioritaeten(ergebnis, ordner)
