"""The result as plain text for a terminal: at most 60 lines, no more than 100 columns, no colour."""

import textwrap
from collections.abc import Sequence
from pathlib import Path

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz, Zielstand
from massnahmenplan.grundlagen import schreibweise

BREITE = 100
HOECHSTZEILEN = 60
_MEHR = "   … und {anzahl} weitere: siehe plan.xlsx"
_TRAEGER, _ZIELE, _NICHT_GEWAEHLT = 6, 4, 5
"""Most lines of the smaller blocks; the measures get what is left."""


def zusammenfassung(ergebnis: Ergebnis, ordner: Path | None = None) -> str:
    """Return what was decided, for what money, with which proof; ``ordner`` is named at the end."""
    kopf = _kopf(ergebnis)
    schluss = [
        _traeger(ergebnis),
        _ziele(ergebnis),
        _nicht_gewaehlt(ergebnis),
        [] if ordner is None else [f"Der Plan liegt in: {ordner}"],
    ]
    belegt = len(kopf) + sum(len(block) + 1 for block in schluss if block)
    bloecke = [kopf, _massnahmen(ergebnis, HOECHSTZEILEN - belegt - 1), *schluss]
    return "\n\n".join("\n".join(block) for block in bloecke if block) + "\n"


def _kopf(ergebnis: Ergebnis) -> list[str]:
    projekt, nachweis = ergebnis.fall.projekt, ergebnis.nachweis
    summe = kennzahlen.gesamt(ergebnis)
    zeilen = [
        f"{_kurz(projekt.name, BREITE - 12)}, {schreibweise.spanne(projekt.beginn, projekt.ende)}",
        f"Ziel:      {worte.ziel(nachweis.ziel)}",
        f"Ergebnis:  {schreibweise.zielgroesse(nachweis.zielwert, nachweis.einheit)}",
        f"Beweis:    {worte.beweis(nachweis)}",
        f"Status:    {worte.status(nachweis)}",
        f"Geld:      Investition {schreibweise.euro(summe.investition_eur, 0)}, davon Zuschüsse "
        f"{schreibweise.euro(summe.zuschuss_eur, 0)}, Eigenmittel {schreibweise.euro(summe.eigenmittel_eur, 0)}",
    ]
    if projekt.hinweis:
        zeilen += _hinweis(projekt.hinweis)
    return zeilen


def _hinweis(hinweis: str) -> list[str]:
    text = _kurz(hinweis, 3 * (BREITE - 20))
    return textwrap.wrap(text, BREITE, initial_indent="Hinweis:   ", subsequent_indent=" " * 11)


def _massnahmen(ergebnis: Ergebnis, platz: int) -> list[str]:
    bilanzen = sorted(ergebnis.bilanz.massnahmen, key=lambda bilanz: (bilanz.beginn, bilanz.massnahme))
    anzahl = f"{len(bilanzen)} von {len(ergebnis.fall.massnahmen)} Maßnahmen"
    if not bilanzen:
        return [f"Keine Maßnahme gewählt (0 von {len(ergebnis.fall.massnahmen)})"]
    summe = kennzahlen.gesamt(ergebnis)
    titel = (anzahl, "Beginn", "fertig", "Variante", "Eigenmittel", "Zuschuss", "t/a")
    zeilen = [_massnahmenzeile(ergebnis, bilanz) for bilanz in bilanzen]
    gezeigt = _hoechstens(zeilen, platz - 2)
    betraege = (schreibweise.euro(summe.eigenmittel_eur, 0), schreibweise.euro(summe.zuschuss_eur, 0))
    fuss = ("Summe", "", "", "", *betraege, schreibweise.zahl(summe.minderung_t_a, 1))
    return [_reihe(titel), *gezeigt, _reihe(fuss)]


def _massnahmenzeile(ergebnis: Ergebnis, bilanz: Massnahmenbilanz) -> str:
    fall = ergebnis.fall
    return _reihe(
        (
            worte.massnahme(fall, bilanz.massnahme),
            str(bilanz.beginn),
            str(bilanz.fertig),
            worte.variante(fall, bilanz.massnahme, bilanz.variante),
            schreibweise.euro(bilanz.eigenmittel_eur, 0),
            schreibweise.euro(bilanz.zuschuss_eur, 0),
            schreibweise.zahl(bilanz.minderung_t_a, 1),
        )
    )


def _reihe(felder: Sequence[str]) -> str:
    name, beginn, fertig, variante, eigen, zuschuss, tonnen = felder
    return (
        f"{_kurz(name, 33):<33} {beginn:>6} {fertig:>6}  {_kurz(variante, 15):<15} "
        f"{eigen:>13} {zuschuss:>13} {tonnen:>7}"
    )


def _traeger(ergebnis: Ergebnis) -> list[str]:
    zeilen = [
        f"{_kurz(summe.name, 34):<34} {summe.anzahl:>9} {schreibweise.euro(summe.investition_eur, 0):>16} "
        f"{schreibweise.euro(summe.zuschuss_eur, 0):>16} {schreibweise.euro(summe.eigenmittel_eur, 0):>16}"
        for summe in kennzahlen.je_traeger(ergebnis)
    ]
    titel = f"{'Kostenträger':<34} {'Maßnahmen':>9} {'Investition':>16} {'Zuschuss':>16} {'Eigenmittel':>16}"
    return [titel, *_hoechstens(zeilen, _TRAEGER)] if zeilen else []


def _ziele(ergebnis: Ergebnis) -> list[str]:
    zeilen = [f" {_zielzeile(ziel)}" for ziel in ergebnis.bilanz.ziele]
    return ["Zielvorgaben", *_hoechstens(zeilen, _ZIELE)] if zeilen else []


def _zielzeile(ziel: Zielstand) -> str:
    ist = f"erreicht: {schreibweise.tonnen(ziel.ist_t)}"
    if ziel.verfehlung_t == 0:
        stand = f"eingehalten ({ist})"
    else:
        stand = f"um {schreibweise.tonnen(ziel.verfehlung_t)} verfehlt ({ist})"
    return f"{_kurz(ziel.satz, BREITE - len(stand) - 3)}: {stand}"


def _nicht_gewaehlt(ergebnis: Ergebnis) -> list[str]:
    zeilen = [
        f" {_kurz(f'{_kurz(worte.massnahme(ergebnis.fall, eintrag.massnahme), 33)}: {eintrag.text}', BREITE - 1)}"
        for eintrag in ergebnis.nicht_gewaehlt
    ]
    return ["Nicht gewählt", *_hoechstens(zeilen, _NICHT_GEWAEHLT)] if zeilen else []


def _hoechstens(zeilen: Sequence[str], anzahl: int) -> Sequence[str]:
    """Return the lines, or the first of them and how many are left out."""
    if len(zeilen) <= anzahl:
        return zeilen
    return [*zeilen[: anzahl - 1], _MEHR.format(anzahl=len(zeilen) - anzahl + 1)]


def _kurz(text: str, breite: int) -> str:
    """Return the text on one line, without control characters, not longer than ``breite``."""
    einzeilig = " ".join("".join(zeichen if zeichen.isprintable() else " " for zeichen in text).split())
    return einzeilig if len(einzeilig) <= breite else einzeilig[: breite - 1].rstrip() + "…"
