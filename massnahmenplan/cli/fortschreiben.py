"""``fortschreiben``: the last plan, the state of things and the case as it is now give the next plan."""

import hashlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.ausgang import ausgang_fuer
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
from massnahmenplan.cli.planausgabe import plan_als_daten, plan_liegt_vor, zeige_plan
from massnahmenplan.cli.planordner import lies_plan, plandatei

if TYPE_CHECKING:
    from collections.abc import Iterable

    from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsvorgaben
    from massnahmenplan.bericht.json import Planinhalt
    from massnahmenplan.eingabe import Lesung
    from massnahmenplan.ergebnis import Ergebnis
    from massnahmenplan.grundlagen.befund import Befund
    from massnahmenplan.planung import Vorgaben

HILFE = """Den letzten Plan fortschreiben: was steht, bleibt; jede Änderung wird mit Ursache genannt.

FALL ist der Fall von heute: derselbe Beginn wie im letzten Plan, der neue Stichtag, geänderte Kosten, neue
Maßnahmen. Gebautes, Beauftragtes und Bewilligtes steht in den Listen stand und bescheide oder in --stand. Unter
allen Plänen innerhalb der verlangten Lücke entsteht der mit den wenigsten Änderungen.
"""
ARTEN = "gestrichen, neu, verschoben (je Periode), andere_variante, andere_foerderung, anderer_antrag"


class Paar(click.ParamType[tuple[str, str]]):
    """``ART=WERT``."""

    name = "paar"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Return both sides; a text without ``=`` is a usage error."""
        if isinstance(value, tuple):
            return value
        art, gleich, wert = str(value).partition("=")
        if not gleich or not art.strip() or not wert.strip():
            self.fail(f"„{value}“ ist nicht in der Form ART=WERT.", param, ctx)
        return art.strip(), wert.strip()


@click.command(
    "fortschreiben", cls=Befehl, help=HILFE, short_help="Letzten Plan fortschreiben, Änderungen nennen."
)
@fall_argument
@click.option(
    "--plan", "alt", type=click.Path(path_type=Path), required=True, metavar="ALT",
    help="Der letzte Plan: sein Ordner oder seine plan.json.",
)  # fmt: skip
@click.option(
    "-o", "--ausgabe", "ordner", type=click.Path(path_type=Path), required=True, metavar="ORDNER",
    help="Ordner für den neuen Plan, ein anderer als der des letzten.",
)  # fmt: skip
@click.option(
    "--stand", "standdatei", type=click.Path(path_type=Path), metavar="DATEI",
    help="Stand und Bescheide: eine plan.xlsx mit ausgefülltem Blatt Status, eine Tabelle, ein Ordner oder YAML.",
)  # fmt: skip
@click.option(
    "--ziel", type=Zielliste(), metavar="co2|kosten|nutzwert[,…]",
    help="Ziele in ihrer Rangfolge; ohne Angabe die des letzten Plans.",
)  # fmt: skip
@click.option(
    "--aenderungspreis", "preise", type=Paar(), multiple=True, metavar="ART=WERT",
    help=f"Was eine Änderung dem ersten Ziel mindestens bringen muss, in seiner Einheit; Arten: {ARTEN}. Ohne "
    "Angabe ein kleiner Preis.",
)  # fmt: skip
@click.option(
    "--hoechstens", "grenzen", type=Paar(), multiple=True, metavar="ART=N",
    help="So viele Änderungen dieser Art höchstens; was der Stand entscheidet, zählt nicht.",
)  # fmt: skip
@click.option(
    "--fest-bis", type=click.IntRange(1990, 2150), metavar="JAHR",
    help="Was der letzte Plan bis zum Ende dieses Jahres beginnt, bleibt wie geplant, wenn nichts es verbietet.",
)  # fmt: skip
@luecke_option("Bewiesener Abstand zum besten Plan, ab dem die Suche endet.")
@zeitlimit_option()
@saat_option("denselben Plan")
@json_option
def befehl(
    fall: Path, alt: Path, ordner: Path, standdatei: Path | None, ziel: tuple[str, ...] | None,
    preise: tuple[tuple[str, str], ...], grenzen: tuple[tuple[str, str], ...], fest_bis: int | None,
    luecke: float, zeitlimit: float | None, saat: int, als_json: bool,
) -> int:  # fmt: skip
    """Read, update, write, print."""
    from massnahmenplan import eingabe, kataloge
    from massnahmenplan.planung import Vorgaben

    _schuetze_eingabe(ordner, fall, alt, standdatei)
    try:
        vorgaben = Vorgaben(ziel, luecke, zeitlimit, saat)
        aenderung = _aenderungsvorgaben(preise, grenzen, fest_bis)
    except ValueError as fehler:
        raise click.UsageError(str(fehler)) from fehler
    letzter = lies_plan(alt)
    _schuetze_vorgaenger(ordner, letzter)
    lesung = eingabe.lies(fall, kataloge.lade_stammdaten())
    lesung = replace(lesung, hinweise=_noch_gueltig(lesung.hinweise))
    hinweise: list[Befund] = []
    ergebnis, dateien = _schreibe_fort(letzter, lesung, standdatei, vorgaben, aenderung, ordner, hinweise)
    ausgang = ausgang_fuer(ergebnis.nachweis)
    with plan_liegt_vor(ordner, als_json):
        if als_json:
            daten = plan_als_daten(ergebnis, lesung, ordner, dateien, ausgang)
            daten["hinweise"] = [*map(ausgabe.befund_als_daten, hinweise), *daten["hinweise"]]
            ausgabe.gib_json_aus(daten | _aenderungen_als_daten(ergebnis))
        else:
            zeige_plan(ergebnis, lesung, ordner)
    return ausgang


def _schuetze_eingabe(ordner: Path, fall: Path, alt: Path, standdatei: Path | None) -> None:
    """Refuse a folder in which the new plan would lie among, or on, what it is made from."""
    ziel = ordner.resolve()
    if ziel == plandatei(alt).parent.resolve():
        raise click.UsageError("ORDNER muss ein anderer sein als der des letzten Plans: der bleibt, wie er ist.")
    verlange_ordner_ohne_fall(ordner, fall)
    if standdatei is not None and standdatei.is_file() and standdatei.parent.resolve() == ziel:
        raise click.UsageError("ORDNER muss ein anderer sein als der von --stand: dort liegt die Eingabe.")


def _schuetze_vorgaenger(ordner: Path, letzter: "Planinhalt") -> None:
    """Refuse a folder that holds the last plan or one of those before it: the chain names them by their sums."""
    kette = () if letzter.fortschreibung is None else letzter.fortschreibung.kette
    datei = plandatei(ordner) if ordner.is_dir() else None
    if datei is None or not datei.is_file():
        return
    summe = hashlib.sha256(datei.read_bytes()).hexdigest()
    if summe in {letzter.pruefsumme, *(vorgaenger.pruefsumme for vorgaenger in kette)}:
        text = "ORDNER enthält einen Vorgänger des neuen Plans: er bleibt, wie er ist. Einen anderen angeben."
        raise click.UsageError(text)


def _aenderungsvorgaben(
    preise: tuple[tuple[str, str], ...], grenzen: tuple[tuple[str, str], ...], fest_bis: int | None
) -> "Aenderungsvorgaben":
    from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsvorgaben

    je_art = {art: Decimal(repr(Zahl().convert(wert, None, None))) for art, wert in preise}
    hoechstens = {}
    for art, wert in grenzen:
        if not wert.isdecimal():
            raise ValueError(f"Obergrenze für {art} {wert}: erlaubt ist eine ganze Zahl ab 0.")
        hoechstens[art] = int(wert)
    return Aenderungsvorgaben(je_art, hoechstens, fest_bis)


def _schreibe_fort(
    letzter: "Planinhalt",
    lesung: "Lesung",
    standdatei: Path | None,
    vorgaben: "Vorgaben",
    aenderung: "Aenderungsvorgaben",
    ordner: Path,
    hinweise: "list[Befund]",
) -> "tuple[Ergebnis, tuple[Path, ...]]":
    """Check the way out before the search, as ``optimieren`` does; append hints about the state."""
    from massnahmenplan.bericht import schreibe_ordner
    from massnahmenplan.bericht.ordner import pruefe_schreibbar
    from massnahmenplan.bericht.sperre import Sperre
    from massnahmenplan.cli.fortschritt import fortschrittszeile
    from massnahmenplan.eingabe.standdatei import lies_stand
    from massnahmenplan.fortschreibung import schreibe_fort

    stand = None if standdatei is None else lies_stand(standdatei, lesung.fall)
    for hinweis in _noch_gueltig(stand.hinweise) if stand is not None else ():
        _melde(hinweis, hinweise)
    pruefe_schreibbar(ordner)
    with Sperre(ordner):
        with fortschrittszeile(vorgaben.fuer(lesung.fall.projekt).zielname) as melde:
            ergebnis = schreibe_fort(
                letzter,
                lesung.fall,
                stand.staende if stand else (),
                stand.bescheide if stand else (),
                vorgaben,
                aenderung,
                melde,
                lesung.orte.mit(stand.orte) if stand else lesung.orte,
                lambda hinweis: _melde(hinweis, hinweise),
                stand.kreditstand if stand else (),
            )
        return ergebnis, schreibe_ordner(ergebnis, ordner)


def _noch_gueltig(hinweise: "Iterable[Befund]") -> "tuple[Befund, ...]":
    """Return the hints without those that are too early.

    The begin (W300) and loans (W312) that are not named are those of the last plan; W318 is judged again with the
    state that was handed in.
    """
    return tuple(hinweis for hinweis in hinweise if hinweis.kennung not in {"W300", "W312", "W318"})


def _melde(hinweis: "Befund", gemeldet: "list[Befund]") -> None:
    """Say it before the search: it may be why there is no plan."""
    gemeldet.append(hinweis)
    ausgabe.melde(str(hinweis))


def _aenderungen_als_daten(ergebnis: "Ergebnis") -> dict[str, Any]:
    from massnahmenplan.bericht.json.fortschreibung import bloecke_von

    bloecke = bloecke_von(ergebnis.fortschreibung, ergebnis.nachweis.ziel, ergebnis.fall.projekt.zeitachse)
    return {
        **{name: bloecke["fortschreibung"][name] for name in ("zaehlung", "preis", "nicht_zu_halten")},
        "vorgaenger": bloecke["vorgaenger"],
        "aenderungen": bloecke["aenderungen"],
    }
