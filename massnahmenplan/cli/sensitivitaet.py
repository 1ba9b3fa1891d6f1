"""``sensitivitaet``: a study of many runs, each with its plan."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.ausgang import Ausgang
from massnahmenplan.cli.optionen import (
    Befehl,
    Zahl,
    Zielliste,
    fall_argument,
    json_option,
    luecke_option,
    saat_option,
    verlange_ordner_ohne_fall,
    zeitlimit_option,
)

if TYPE_CHECKING:
    from massnahmenplan.ausfuehrung import Ausfuehrungsart
    from massnahmenplan.ergebnis.studienantworten import Studienantworten
    from massnahmenplan.ergebnis.studienergebnis import Studienergebnis
    from massnahmenplan.grundlagen.befund import Befund

HILFE = """Viele Pläne für eine Frage: was bleibt, wenn sich Zahlen des Falls ändern?

studie.yaml nennt, was sich ändert und in welchen Läufen. Jeder Lauf ist ein ganzer, nachgerechneter Plan; ein Lauf
ohne Plan ist ein Ergebnis mit Grund. Jeder steht in studie.db, sobald er fertig ist: Strg-C oder ein Absturz
verlieren nichts, --fortsetzen rechnet weiter.
"""


@click.command("sensitivitaet", cls=Befehl, help=HILFE, short_help="Viele Läufe mit veränderten Zahlen.")
@fall_argument
@click.option(
    "--studie", "studiendatei", type=click.Path(path_type=Path), required=True, metavar="DATEI",
    help="Was sich ändert, und in welchen Läufen (studie.yaml).",
)  # fmt: skip
@click.option(
    "-o", "--ausgabe", "ordner", type=click.Path(path_type=Path), required=True, metavar="ORDNER",
    help="Ordner für studie.db, laeufe.csv (mit polars auch laeufe.parquet) und die Auswertung.",
)  # fmt: skip
@click.option(
    "--fortsetzen", is_flag=True,
    help="Weiterrechnen, was im Ordner begonnen ist; ohne Begonnenes von vorn.",
)  # fmt: skip
@click.option(
    "--ausfuehrung", type=click.Choice(("lokal", "dask")), default="lokal", show_default=True,
    metavar="lokal|dask", help="Auf Prozessen dieses Rechners, oder auf einem Dask-Cluster.",
)  # fmt: skip
@click.option(
    "--scheduler", metavar="ADRESSE",
    help="dask: Adresse des Schedulers (tcp://…:8786); ohne Angabe entsteht ein Cluster auf diesem Rechner.",
)  # fmt: skip
@click.option(
    "--kerne", type=click.IntRange(1, 1024), metavar="ZAHL",
    help="Wie viele Läufe gleichzeitig; ohne Angabe einer je Kern.",
)  # fmt: skip
@click.option(
    "--ziel", type=Zielliste(), metavar="co2|kosten|nutzwert[,…]",
    help="Wofür jeder Plan der beste ist; ohne Angabe die Ziele des Falls, sonst co2.",
)  # fmt: skip
@luecke_option("Bewiesener Abstand zum besten Plan, ab dem ein Lauf endet.")
@zeitlimit_option("Für jeden Lauf.")
@saat_option("in jedem Lauf denselben Plan")
@click.option(
    "--kern-ab", type=Zahl(), default="0.95", show_default=True, metavar="ANTEIL",
    help="Ab welchem Anteil der Läufe mit Plan eine Maßnahme zum robusten Kern gehört (0,95 oder 95 %).",
)  # fmt: skip
@click.option(
    "--ohne-reue", is_flag=True,
    help="Pläne nicht in anderen Läufen nachrechnen: die eine Antwort, die Zeit braucht.",
)  # fmt: skip
@json_option
def befehl(
    fall: Path, studiendatei: Path, ordner: Path, fortsetzen: bool, ausfuehrung: str, scheduler: str | None,
    kerne: int | None, ziel: tuple[str, ...] | None, luecke: float, zeitlimit: float | None, saat: int,
    kern_ab: float, ohne_reue: bool, als_json: bool,
) -> int:  # fmt: skip
    """Read, run, answer, print."""
    from massnahmenplan import eingabe, kataloge
    from massnahmenplan.bericht.studie.ordner import TABELLENORDNER
    from massnahmenplan.cli.fortschritt import studienzeile
    from massnahmenplan.cli.studienausgabe import beantworte
    from massnahmenplan.sensitivitaet.durchfuehrung import studiere
    from massnahmenplan.sensitivitaet.lesen import lies
    from massnahmenplan.vorgaben import Vorgaben

    if scheduler is not None and ausfuehrung != "dask":
        raise click.UsageError("--scheduler gehört zu --ausfuehrung dask.")
    if not 0 < kern_ab <= 1:
        raise click.UsageError("--kern-ab ist ein Anteil: größer als 0, höchstens 1 (100 %).")
    try:
        vorgaben = Vorgaben(ziel, luecke, zeitlimit, saat)
    except ValueError as fehler:
        raise click.UsageError(str(fehler)) from fehler
    lesung = eingabe.lies(fall, kataloge.lade_stammdaten())
    verlange_ordner_ohne_fall(ordner, fall, unter=TABELLENORDNER)
    studie = lies(studiendatei, lesung.fall)
    hinweise = (*lesung.hinweise, *studie.hinweise)
    with studienzeile() as melde:
        ergebnis = studiere(
            lesung.fall, studie.studie, ordner, vorgaben,
            ausfuehrung=cast("Ausfuehrungsart", ausfuehrung), kerne=kerne, scheduler=scheduler,
            fortsetzen=fortsetzen, melde=melde,
        )  # fmt: skip
    antworten = beantworte(
        lesung.fall, studie.studie, ergebnis, ordner, kern_ab, mit_reue=not ohne_reue, kerne=kerne
    )
    return _gib_aus(ergebnis, antworten, hinweise, ordner, als_json)


def _gib_aus(
    ergebnis: "Studienergebnis",
    antworten: "Studienantworten | None",
    hinweise: "tuple[Befund, ...]",
    ordner: Path,
    als_json: bool,
) -> int:
    """Print runs and answers and return the exit code."""
    from massnahmenplan.bericht.laeufe import als_daten, zusammenfassung
    from massnahmenplan.cli.studienausgabe import daten_von, saetze_von

    ausgang = ausgang_fuer_studie(ergebnis)
    if als_json:
        daten = {
            "antworten": daten_von(antworten),
            "ausgang": int(ausgang),
            "ordner": str(ordner),
            "hinweise": [ausgabe.befund_als_daten(hinweis) for hinweis in hinweise],
        }
        ausgabe.gib_json_aus({**als_daten(ergebnis), **daten})
    else:
        if hinweise:
            ausgabe.melde(f"{ausgabe.befundliste(hinweise)}\n")
        ausgabe.gib_aus(f"{zusammenfassung(ergebnis, ordner)}{saetze_von(antworten, ordner)}")
    return ausgang


def ausgang_fuer_studie(ergebnis: "Studienergebnis") -> int:
    """Return the exit code: a signal, or whether every run has an answer that is proven."""
    from massnahmenplan.ergebnis.laufergebnis import BEWIESEN

    if ergebnis.signalnummer is not None:
        return 128 + ergebnis.signalnummer
    return Ausgang.GUT if all(lauf.status in BEWIESEN for lauf in ergebnis.laeufe) else Ausgang.LUECKE
