"""``importieren``: a measure list with headings of its own becomes a case."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.optionen import Befehl, json_option, verlange_neuen_ordner
from massnahmenplan.grundlagen.schreibweise import gezaehlt

if TYPE_CHECKING:
    from massnahmenplan.einfuhr import Importergebnis
    from massnahmenplan.grundlagen.befund import Befund

HILFE = """Eine Maßnahmenliste mit eigenen Überschriften (.xlsx, .csv) zu einem Fall machen.

Was die Spalten bedeuten, sagt eine Zuordnung (zuordnung.yaml). Nichts wird geraten: Was sie nicht entscheidet,
was sich widerspricht oder fehlt, bleibt leer und steht gezählt in importbericht.md und Zelle für Zelle in
importbericht.csv.
Eine erste Zuordnung schreibt „massnahmenplan importieren TABELLE --vorschlag > zuordnung.yaml“.
Rückgabewert 0: Fall und Bericht sind geschrieben, auch wenn dem Fall noch etwas fehlt. Ob er vollständig ist,
sagen „vollstaendig“ und „befunde“ in --json und der Rückgabewert von „massnahmenplan pruefen ORDNER“ (sonst 3).
"""


@click.command("importieren", cls=Befehl, help=HILFE, short_help="Eine Maßnahmenliste zu einem Fall machen.")
@click.argument("tabelle", type=click.Path(path_type=Path), help="Die Liste, als .xlsx oder .csv.")
@click.option("--zuordnung", type=click.Path(path_type=Path), metavar="DATEI", help="Was die Spalten bedeuten.")
@click.option(
    "-o", "--ausgabe", "ordner", type=click.Path(path_type=Path, file_okay=False), metavar="ORDNER",
    help="Neuer Ordner für den Fall und den Importbericht.",
)  # fmt: skip
@click.option("--vorschlag", is_flag=True, help="Nur eine erste Zuordnung ausgeben.")
@click.option("--blatt", metavar="NAME", help="--vorschlag: welches Blatt; sonst nennt es die Zuordnung.")
@json_option
def befehl(
    tabelle: Path, zuordnung: Path | None, ordner: Path | None, vorschlag: bool, blatt: str | None, als_json: bool
) -> None:
    """Suggest a mapping, or import."""
    if vorschlag:
        _schlage_vor(tabelle, blatt, zuordnung is None and ordner is None and not als_json)
        return
    if zuordnung is None or ordner is None:
        raise click.UsageError("--zuordnung und -o angeben, oder --vorschlag für eine erste Zuordnung.")
    if blatt is not None:
        raise click.UsageError("--blatt gilt für --vorschlag; sonst nennt die Zuordnung das Blatt (blatt:).")
    verlange_neuen_ordner(ordner)
    _importiere(tabelle, zuordnung, ordner, als_json)


def _schlage_vor(tabelle: Path, blatt: str | None, allein: bool) -> None:
    from massnahmenplan.einfuhr.vorschlag import schlage_vor

    if not allein:
        raise click.UsageError("--vorschlag steht allein: ohne --zuordnung, -o und --json.")
    ausgabe.gib_aus(schlage_vor(tabelle, blatt).rstrip())


def _importiere(tabelle: Path, zuordnung: Path, ordner: Path, als_json: bool) -> None:
    from massnahmenplan.bericht.einfuhr.ordner import schreibe_import
    from massnahmenplan.einfuhr import importiere, lies_zuordnung
    from massnahmenplan.einfuhr.grundlage import dateien_der_grundlage

    lesung = lies_zuordnung(zuordnung, tabelle)
    ergebnis = importiere(tabelle, lesung)
    dateien = schreibe_import(ergebnis, dateien_der_grundlage(lesung, ergebnis.name), ordner)
    fehler, hinweise = _pruefe(ordner)
    if als_json:
        ausgabe.gib_json_aus(_als_daten(ergebnis, ordner, dateien, fehler, hinweise))
    else:
        ausgabe.gib_aus(_als_text(ergebnis, ordner, fehler, hinweise))


def _pruefe(ordner: Path) -> "tuple[tuple[Befund, ...], tuple[Befund, ...]]":
    """Return the errors and hints that ``pruefen`` would say of the new case."""
    from massnahmenplan import eingabe, kataloge
    from massnahmenplan.grundlagen.fehler import EingabeFehler

    try:
        return (), eingabe.lies(ordner, kataloge.lade_stammdaten()).hinweise
    except EingabeFehler as fehler:
        return fehler.befunde, ()


def _als_text(
    ergebnis: "Importergebnis", ordner: Path, fehler: "tuple[Befund, ...]", hinweise: "tuple[Befund, ...]"
) -> str:
    from massnahmenplan.bericht.einfuhr.markdown import saetze

    zeilen = [f"{ergebnis.name}: {ordner} ist angelegt.", *(f"  {satz}" for satz in saetze(ergebnis))]
    if ergebnis.befunde:
        zeilen += ["Hinweise zur Tabelle", ausgabe.befundliste(ergebnis.befunde)]
    zeilen.append(f"Was offen ist und was die Zuordnung entscheidet: {ordner / 'importbericht.md'}")
    if fehler:
        zeilen += [f"Dem Fall fehlt noch etwas ({gezaehlt(len(fehler), 'Fehler')}):", ausgabe.befundliste(fehler)]
    else:
        dazu = f"; {gezaehlt(len(hinweise), 'Hinweise')} zeigt pruefen" if hinweise else ""
        zeilen.append(f"Der Fall hat keine Fehler{dazu}. Weiter mit: massnahmenplan optimieren {ordner} -o plan")
    return "\n".join(zeilen)


def _als_daten(
    ergebnis: "Importergebnis", ordner: Path, dateien: tuple[Path, ...], fehler: "tuple[Befund, ...]",
    hinweise: "tuple[Befund, ...]",
) -> dict[str, Any]:  # fmt: skip
    from massnahmenplan.einfuhr.verbleib import OFFEN, Verbleib

    return {
        "ordner": str(ordner),
        "dateien": [datei.name for datei in dateien],
        "zeilen": len(ergebnis.zeilen),
        "massnahmen": len(ergebnis.massnahmen),
        "zellen": {verbleib.value: ergebnis.anzahl[verbleib] for verbleib in Verbleib},
        "offene_zellen": sum(ergebnis.anzahl[verbleib] for verbleib in OFFEN),
        "summen": {"geprueft": len(ergebnis.vergleiche), "stimmen_nicht": len(ergebnis.gebrochene)},
        "hinweise": [ausgabe.befund_als_daten(befund) for befund in (*ergebnis.befunde, *hinweise)],
        "vollstaendig": not fehler,
        "befunde": [ausgabe.befund_als_daten(befund) for befund in fehler],
    }
