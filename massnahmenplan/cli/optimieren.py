"""``optimieren``: from a case to a verified plan."""

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from massnahmenplan.begriffe.planziel import KAPITALWERTFORMEL
from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.ausgang import ausgang_fuer
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
from massnahmenplan.cli.planausgabe import plan_als_daten, plan_liegt_vor, zeige_plan
from massnahmenplan.cli.szenariolauf import Programmende, plane_und_zeige

if TYPE_CHECKING:
    from massnahmenplan.eingabe import Lesung
    from massnahmenplan.ergebnis import Ergebnis
    from massnahmenplan.planung import Vorgaben

HILFE = """Den besten Plan suchen, nachrechnen und schreiben.

Strg-C hält die Suche an; der beste Plan bis dahin wird geschrieben, wenn es schon einen gibt.
"""


@click.command("optimieren", cls=Befehl, help=HILFE, short_help="Besten Plan suchen, nachrechnen, schreiben.")
@fall_argument
@click.option(
    "-o", "--ausgabe", "ordner", type=click.Path(path_type=Path), required=True, metavar="ORDNER",
    help="Ordner für plan.json, plan.xlsx, bericht.html, protokoll.json und, sind Orte genannt, karte.geojson.",
)  # fmt: skip
@click.option(
    "--ziel", type=Zielliste(), metavar="co2|kosten|nutzwert[,…]",
    help=f"co2: größte Minderung; kosten: kleinster Kapitalwert ({KAPITALWERTFORMEL}); nutzwert: größter "
    "Nutzwert nach den Kriterien des Falls. Mehrere mit Komma in ihrer Rangfolge. Ohne Angabe die Ziele des "
    "Falls, sonst co2.",
)  # fmt: skip
@click.option(
    "--toleranz", type=Zahl(), multiple=True, metavar="ANTEIL",
    help="Was die folgenden Ziele ein vorrangiges kosten dürfen, als Anteil seines besten Werts (1 %); mehrfach "
    "angeben je Ziel.",
)  # fmt: skip
@luecke_option("Bewiesener Abstand zum besten Plan, ab dem die Suche endet.")
@zeitlimit_option()
@saat_option("denselben Plan")
@faeden_option
@click.option(
    "--szenarien", metavar="alle|ID,…",
    help="Eine Entscheidung für alle (oder die genannten) Szenarien des Falls, ein Plan je Szenario.",
)  # fmt: skip
@click.option(
    "--programm-endet", "enden", type=Programmende(), multiple=True, metavar="PROGRAMM=JAHR[:ANTEIL]",
    help="Szenario: ab diesem Jahr sind im Programm keine Anträge mehr möglich; ohne Anteil mit 50 %.",
)  # fmt: skip
@click.option(
    "--risiko", type=click.Choice(("erwartung", "cvar")), default="erwartung", show_default=True,
    metavar="erwartung|cvar", help="Wie Szenarien zusammen zählen: im Mittel, oder mit Blick auf die schlechten.",
)  # fmt: skip
@click.option(
    "--cvar-alpha", type=Zahl(), default="0.9", show_default=True, metavar="ANTEIL",
    help="cvar: Mittel der schlechtesten 1 − ANTEIL.",
)  # fmt: skip
@click.option(
    "--cvar-gewicht", type=Zahl(), default="0.5", show_default=True, metavar="ANTEIL",
    help="cvar: Gewicht des CVaR; der Rest gilt dem Erwartungswert.",
)  # fmt: skip
@json_option
def befehl(
    fall: Path, ordner: Path, ziel: tuple[str, ...] | None, toleranz: tuple[float, ...], luecke: float,
    zeitlimit: float | None, saat: int, faeden: int,
    szenarien: str | None, enden: tuple[tuple[str, int, Decimal], ...],
    risiko: str, cvar_alpha: float, cvar_gewicht: float, als_json: bool,
) -> int:  # fmt: skip
    """Read, optimise, write, print."""
    from massnahmenplan import eingabe, kataloge
    from massnahmenplan.planung import Vorgaben

    try:
        vorgaben = Vorgaben(ziel, luecke, zeitlimit, saat, faeden, toleranz or None)
    except ValueError as fehler:
        raise click.UsageError(str(fehler)) from fehler
    lesung = eingabe.lies(fall, kataloge.lade_stammdaten())
    verlange_ordner_ohne_fall(ordner, fall)
    cvar = (cvar_gewicht, cvar_alpha) if risiko == "cvar" else None
    if szenarien is not None or enden:
        return plane_und_zeige(lesung, vorgaben, ordner, szenarien, enden, cvar, als_json)
    if cvar is not None:
        raise click.UsageError("--risiko cvar braucht Szenarien: --szenarien oder --programm-endet angeben.")
    ergebnis, dateien = _plane_und_schreibe(lesung, vorgaben, ordner)
    ausgang = ausgang_fuer(ergebnis.nachweis)
    with plan_liegt_vor(ordner, als_json):
        if als_json:
            ausgabe.gib_json_aus(plan_als_daten(ergebnis, lesung, ordner, dateien, ausgang))
        else:
            zeige_plan(ergebnis, lesung, ordner)
    return ausgang


def _plane_und_schreibe(
    lesung: "Lesung", vorgaben: "Vorgaben", ordner: Path
) -> "tuple[Ergebnis, tuple[Path, ...]]":
    """Check the way out before the search, so that hours of work cannot end in a folder without write access."""
    from massnahmenplan import planung
    from massnahmenplan.bericht import schreibe_ordner
    from massnahmenplan.bericht.ordner import pruefe_schreibbar
    from massnahmenplan.bericht.sperre import Sperre
    from massnahmenplan.bericht.szenarioordner import entferne_szenarien
    from massnahmenplan.cli.fortschritt import fortschrittszeile

    pruefe_schreibbar(ordner)
    with Sperre(ordner):
        with fortschrittszeile(vorgaben.fuer(lesung.fall.projekt).zielname) as melde:
            ergebnis = planung.plane(lesung.fall, vorgaben, melde)
        dateien = schreibe_ordner(ergebnis, ordner)
        entferne_szenarien(ordner)
        return ergebnis, dateien
