"""``nachrechnen``: recompute any plan from its own input, hand-made ones included."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from massnahmenplan.cli import ausgabe
from massnahmenplan.cli.ausgang import Ausgang
from massnahmenplan.cli.optionen import Befehl, json_option
from massnahmenplan.cli.planordner import lies_plan, plandatei
from massnahmenplan.grundlagen.schreibweise import gezaehlt

if TYPE_CHECKING:
    from massnahmenplan.nachpruefung import Nachrechnung
    from massnahmenplan.portfolio.nachpruefung import Portfolionachrechnung

HILFE = """Einen Plan aus seinen eigenen Eingaben nachrechnen, auch einen von Hand geänderten.

Nennt zuerst, ob alle Grenzen eingehalten sind, dann jede angegebene Zahl, die nicht stimmt, und was nicht zu
prüfen war. Rückgabewert 7, wenn eine Grenze verletzt ist oder eine Zahl nicht stimmt.

Mit --schreiben entsteht aus einem geänderten Plan, der alle Grenzen einhält, ein vollständiger neuer. Mit
--portfolio werden alle Pläne eines Portfolios nachgerechnet, mit den gemeinsamen Konten und Zielen.
"""
HOECHSTENS_ZAHLEN = 20
"""How many figures that differ are shown to people; machines get all of them."""


@click.command("nachrechnen", cls=Befehl, help=HILFE, short_help="Plan nachrechnen, auch einen handgemachten.")
@click.argument("ordner", type=click.Path(path_type=Path), help="Ordner mit plan.json, oder die Datei selbst.")
@click.option("--schreiben", is_flag=True, help="Nachgerechneten Plan schreiben, wenn er alle Grenzen einhält.")
@click.option(
    "-o", "--ausgabe", "neu", type=click.Path(path_type=Path), metavar="NEU",
    help="Neuer Ordner für den nachgerechneten Plan; nur mit --schreiben.",
)  # fmt: skip
@click.option(
    "--portfolio", "portfoliodatei", type=click.Path(path_type=Path), metavar="PORTFOLIO",
    help="Portfoliodatei, zu der die Pläne in ORDNER gehören (geschrieben von portfolio -o ORDNER).",
)  # fmt: skip
@json_option
def befehl(
    ordner: Path, schreiben: bool, neu: Path | None, portfoliodatei: Path | None, als_json: bool
) -> int:  # fmt: skip
    """Read the plan, recompute, print what does not hold, write the recomputed plan if asked to."""
    if portfoliodatei is not None:
        if schreiben or neu is not None:
            raise click.UsageError("--schreiben gibt es nur für einzelne Pläne, nicht mit --portfolio.")
        return _rechne_portfolio_nach(ordner, portfoliodatei, als_json)
    from massnahmenplan.nachpruefung import rechne_nach

    datei = plandatei(ordner)
    if schreiben != (neu is not None):
        raise click.UsageError("--schreiben und -o NEU gehören zusammen.")
    if neu is not None and neu.resolve() == datei.parent.resolve():
        raise click.UsageError("NEU muss ein anderer Ordner sein als der des Plans.")
    gerechnet = rechne_nach(lies_plan(datei))
    geschrieben = neu is not None and not gerechnet.verstoesse
    if neu is not None and geschrieben:
        _schreibe(gerechnet, neu)
    if als_json:
        ausgabe.gib_json_aus(_als_daten(gerechnet, gerechnet.bilanz.zielwerte, neu if geschrieben else None))
    else:
        geplant, alle = len(gerechnet.plan.schritte), len(gerechnet.fall.massnahmen)
        kopf = f"{datei}: {geplant} von {gezaehlt(alle, 'Maßnahmen')}"
        ausgabe.gib_aus("\n".join([*_als_text(gerechnet, kopf), *_was_geschrieben(neu, geschrieben)]))
    return Ausgang.GUT if geschrieben or gerechnet.bestanden else Ausgang.NACHRECHNUNG


def _rechne_portfolio_nach(ordner: Path, portfoliodatei: Path, als_json: bool) -> int:
    from massnahmenplan.bericht.portfolioordner import lies_portfoliodaten
    from massnahmenplan.kataloge import lade_stammdaten
    from massnahmenplan.portfolio.datei import lies_portfoliodatei
    from massnahmenplan.portfolio.nachpruefung import rechne_portfolio_nach

    portfolio = lies_portfoliodatei(portfoliodatei, lade_stammdaten()).portfolio
    angaben, plaene = lies_portfoliodaten(ordner)
    inhalte = {quartier.id: lies_plan(plaene / quartier.id) for quartier in portfolio.quartiere}
    gerechnet = rechne_portfolio_nach(portfolio, inhalte, angaben)
    if als_json:
        ausgabe.gib_json_aus(_als_daten(gerechnet, gerechnet.zielwerte, None))
    else:
        kopf = f"{ordner}: {gezaehlt(len(portfolio.quartiere), 'Quartiere')} zusammen"
        ausgabe.gib_aus("\n".join(_als_text(gerechnet, kopf)))
    return Ausgang.GUT if gerechnet.bestanden else Ausgang.NACHRECHNUNG


def _schreibe(gerechnet: "Nachrechnung", neu: Path) -> None:
    from massnahmenplan.bericht import schreibe_ordner
    from massnahmenplan.bericht.sperre import Sperre
    from massnahmenplan.nachpruefung import als_ergebnis

    with Sperre(neu):
        schreibe_ordner(als_ergebnis(gerechnet), neu)


def _was_geschrieben(neu: Path | None, geschrieben: bool) -> list[str]:
    if neu is None:
        return []
    if geschrieben:
        return ["", f"Nachgerechneter Plan (von Hand, nichts bewiesen) liegt in: {neu}"]
    return ["", "Nichts geschrieben: erst müssen alle Grenzen eingehalten sein."]


def _als_text(gerechnet: "Nachrechnung | Portfolionachrechnung", kopf: str) -> list[str]:
    """Return the verdict on limits, the verdict on figures, and what both rest on."""
    grenzen = [f"  - {verstoss.text}" for verstoss in gerechnet.verstoesse]
    if grenzen:
        grenzen = ["", f"Verletzte Grenzen ({len(grenzen)})", *grenzen, ""]
    return [
        kopf,
        *grenzen,
        _urteil(gerechnet),
        *(f"  - {satz}" for satz in gerechnet.abweichungen[:HOECHSTENS_ZAHLEN]),
        *_weitere(len(gerechnet.abweichungen) - HOECHSTENS_ZAHLEN),
        f"Geprüft: {'; '.join(gerechnet.geprueft)}.",
        f"Nicht geprüft: {'; '.join(gerechnet.nicht_geprueft)}.",
    ]


def _urteil(gerechnet: "Nachrechnung | Portfolionachrechnung") -> str:
    anzahl = len(gerechnet.abweichungen)
    grenzen = "Grenzen sind verletzt" if gerechnet.verstoesse else "Alle Grenzen sind eingehalten"
    if anzahl:
        eine = anzahl == 1
        zahlen = "1 angegebene Zahl" if eine else f"{anzahl} angegebene Zahlen"
        veraltet = f"{'ist' if eine else 'sind'} veraltet (Plan geändert)"
        falsch = "stimmt nicht" if eine else "stimmen nicht"
        return f"{grenzen}; {zahlen} {veraltet if gerechnet.geaendert else falsch}:"
    if len(gerechnet.geprueft) == 1:
        return f"{grenzen}; Zahlen zum Vergleichen sind nicht angegeben."
    return f"{grenzen}, alle {'' if gerechnet.vollstaendig else 'verglichenen '}Zahlen stimmen."


def _weitere(anzahl: int) -> list[str]:
    return [f"  … und {anzahl} weitere"] if anzahl > 0 else []


def _als_daten(
    gerechnet: "Nachrechnung | Portfolionachrechnung", zielwerte: Mapping[str, Decimal], neu: Path | None
) -> dict[str, Any]:
    verstoesse = [
        {
            "grenze": verstoss.grenze,
            "text": verstoss.text,
            "betrag": None if verstoss.betrag is None else str(verstoss.betrag),
            "einheit": verstoss.einheit,
        }
        for verstoss in gerechnet.verstoesse
    ]
    return {
        "bestanden": gerechnet.bestanden,
        "grenzen_eingehalten": not gerechnet.verstoesse,
        "plan_geaendert": gerechnet.geaendert,
        "zielwerte": {ziel: float(round(wert, 6)) for ziel, wert in zielwerte.items()},
        "verstoesse": verstoesse,
        "abweichungen": list(gerechnet.abweichungen),
        "geprueft": list(gerechnet.geprueft),
        "nicht_geprueft": list(gerechnet.nicht_geprueft),
        "geschrieben": None if neu is None else str(neu),
    }
