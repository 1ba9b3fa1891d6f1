"""``foerdercheck``: every package of funding for a measure, best first, with calculation and duties."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.optionen import Befehl, Tag, fall_argument, json_option
from massnahmenplan.grundlagen.schreibweise import gezaehlt

if TYPE_CHECKING:
    from massnahmenplan.ergebnis.foerderauskunft import Foerderauskunft
    from massnahmenplan.planungsfall import Planungsfall

HILFE = """Alle Förderpakete einer Maßnahme oder aller, das beste zuerst.

Mit Rechnung, Bedingungen, Fristen, Quelle und Sicherheit jeder Zahl, und ob sich Warten lohnt. Ohne --massnahme
eine Übersicht über alle Maßnahmen. Wie das zu lesen ist: docs/foerdercheck.md.
"""


@click.command("foerdercheck", cls=Befehl, help=HILFE, short_help="Förderpakete je Maßnahme, mit Rechnung.")
@fall_argument
@click.option(
    "--massnahme", "massnahmen", multiple=True, metavar="KENNUNG", help="Nur diese Maßnahme; mehrfach möglich."
)
@click.option(
    "--datum", "antrag_am", type=Tag(), metavar="TT.MM.JJJJ",
    help="Tag des Antrags. Ohne Angabe heute, frühestens der Stichtag der Planung.",
)  # fmt: skip
@click.option(
    "--anzahl", type=click.IntRange(min=0), default=3, show_default=True, metavar="N",
    help="So viele Pakete je Maßnahme mit allen Einzelheiten.",
)  # fmt: skip
@click.option("--verlauf", is_flag=True, help="Jetzt oder warten, für alle Maßnahmen; für eine einzelne immer.")
@click.option(
    "--blatt", type=click.Path(path_type=Path, file_okay=False), metavar="ORDNER",
    help="Je Maßnahme ein Blatt für den Eigentümer schreiben (foerderblatt_KENNUNG.md).",
)  # fmt: skip
@json_option
def befehl(
    fall: Path,
    massnahmen: tuple[str, ...],
    antrag_am: date | None,
    anzahl: int,
    verlauf: bool,
    blatt: Path | None,
    als_json: bool,
) -> None:
    """Read the case, ask for the packages, print or write them."""
    from massnahmenplan import eingabe, kataloge
    from massnahmenplan.foerdercheck import pruefe_foerderung

    gelesen = eingabe.lies(fall, kataloge.lade_stammdaten()).fall
    tag = _antragstag(gelesen, antrag_am)
    gewaehlt = _gewaehlte(gelesen, massnahmen) if massnahmen else None
    mit_verlauf = verlauf or blatt is not None or (gewaehlt is not None and len(gewaehlt) == 1)
    antwort = pruefe_foerderung(gelesen, tag, gewaehlt, mit_verlauf=mit_verlauf)
    if blatt is not None:
        _schreibe_blaetter(antwort, blatt)
    if als_json:
        _gib_daten_aus(antwort)
    elif gewaehlt is None:
        _gib_uebersicht_aus(antwort, verlauf=verlauf)
    else:
        _gib_einzelheiten_aus(antwort, anzahl)


def _antragstag(fall: "Planungsfall", antrag_am: date | None) -> date:
    """Return the day asked for, or today but not before the day of planning."""
    stichtag = fall.projekt.planungstag
    if antrag_am is None:
        return max(date.today(), stichtag)
    if antrag_am < stichtag:
        raise click.BadParameter(
            f"{antrag_am:%d.%m.%Y} liegt vor dem Stichtag der Planung, dem {stichtag:%d.%m.%Y} "
            "(projekt.stichtag). Früher kann im Fall nichts beantragt werden.",
            param_hint="--datum",
        )
    return antrag_am


def _gewaehlte(fall: "Planungsfall", massnahmen: tuple[str, ...]) -> frozenset[str]:
    """Return the ids as the case writes them."""
    from massnahmenplan.begriffe.grundform import normalform
    from massnahmenplan.eingabe.namen import rat
    from massnahmenplan.grundlagen.befund import Befund
    from massnahmenplan.grundlagen.fehler import EingabeFehler

    bekannte = {normalform(kennung): kennung for kennung in fall.massnahme_mit_id}
    if fehlende := [name for name in massnahmen if normalform(name) not in bekannte]:
        raise EingabeFehler(
            Befund("E061", "diese Maßnahme gibt es im Fall nicht", feld="--massnahme", wert=name,
                   abhilfe=rat(name, bekannte.values(), "Maßnahmen"))
            for name in fehlende
        )  # fmt: skip
    return frozenset(bekannte[normalform(name)] for name in massnahmen)


def _schreibe_blaetter(antwort: "Foerderauskunft", ordner: Path) -> None:
    from massnahmenplan.bericht.datei import schreibe_dateien
    from massnahmenplan.bericht.foerdercheck import blatt

    dateien = schreibe_dateien(ordner, blatt.schreibe(antwort))
    anzahl = gezaehlt(len(dateien), "Förderblätter")
    ausgabe.melde(f"{anzahl} geschrieben in: {ordner}")


def _gib_daten_aus(antwort: "Foerderauskunft") -> None:
    from massnahmenplan.bericht.foerdercheck import daten

    ausgabe.gib_json_aus(daten.als_daten(antwort))


def _gib_uebersicht_aus(antwort: "Foerderauskunft", *, verlauf: bool) -> None:
    from massnahmenplan.bericht.foerdercheck import konsole

    ausgabe.gib_aus(konsole.uebersicht(antwort))
    if verlauf:
        ausgabe.gib_aus(f"\n{konsole.verlaeufe(antwort)}")


def _gib_einzelheiten_aus(antwort: "Foerderauskunft", anzahl: int) -> None:
    from massnahmenplan.bericht.foerdercheck import konsole

    ausgabe.gib_aus(konsole.einzelheiten(antwort, anzahl))
