"""Targets and criteria, and what is left out."""

from massnahmenplan.bericht import worte
from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.konsole.zeile import MITTEL, hoechstens
from massnahmenplan.bericht.terminal.zeile import BREITE, links
from massnahmenplan.ergebnis import Ergebnis, Mengenzielstand, Zielstand
from massnahmenplan.grundlagen import schreibweise

_ZIELE, _KRITERIEN, _NICHT_GEWAEHLT = 4, 6, 5
"""Most lines of a block; the measures get what is left."""


def ziele(ergebnis: Ergebnis) -> list[str]:
    """Return how far each target is met."""
    zeilen = [_zielzeilen(ziel, _stand(ziel)) for ziel in ergebnis.bilanz.ziele]
    zeilen += [_zielzeilen(ziel, _mengenstand(ziel)) for ziel in ergebnis.bilanz.mengenziele]
    return ["Zielvorgaben", *"\n".join(hoechstens(zeilen, _ZIELE)).split("\n")] if zeilen else []


def _zielzeilen(ziel: Zielstand | Mengenzielstand, stand: str) -> str:
    """Return the target with its name on one line; where that is too long, what it says stands below its name."""
    platz = BREITE - len(stand) - 3
    if ziel.name == ziel.ziel or len(ziel.benannt) <= platz:
        return f" {kurz(ziel.benannt, platz)}: {stand}"
    return f" {kurz(ziel.name, platz)}: {stand}\n   {kurz(ziel.satz, BREITE - 3)}"


def _stand(ziel: Zielstand) -> str:
    ist = f"erreicht: {schreibweise.tonnen(ziel.ist_t)}"
    if ziel.verfehlung_t == 0:
        return f"eingehalten ({ist})"
    return f"um {schreibweise.tonnen(ziel.verfehlung_t)} verfehlt ({ist})"


def _mengenstand(ziel: Mengenzielstand) -> str:
    ist = schreibweise.prozent(ziel.ist) if ziel.einheit == "Anteil" else f"{schreibweise.zahl(ziel.ist, 1)}"
    if not ziel.verfehlung:
        return f"eingehalten (erreicht: {ist})"
    fehlt = schreibweise.mit_einheit(ziel.verfehlung, ziel.verfehlung_einheit, 1)
    return f"um {fehlt} verfehlt (erreicht: {ist})"


def kriterien(ergebnis: Ergebnis, breite: int = BREITE) -> list[str]:
    """Return the points by criterion, if there are criteria; few columns have no room for the weights."""
    zeilen = []
    for stand in ergebnis.bilanz.kriterien:
        punkte = f"{schreibweise.prozent(stand.anteil):>8}: {schreibweise.zahl(stand.punkte, 1):>6} Punkte"
        gewicht = f" Gewicht {schreibweise.prozent_knapp(stand.gewicht):>7}, erreicht "
        mitte = gewicht if breite >= MITTEL else " "
        zeilen.append(f" {links(stand.name, breite - 24 - len(mitte))}{mitte}{punkte}")
    nutzwert = schreibweise.zahl(ergebnis.bilanz.zielwerte.get("nutzwert"), 1)
    return [f"Nutzwert: {nutzwert} von 100 Punkten", *hoechstens(zeilen, _KRITERIEN)] if zeilen else []


def nicht_gewaehlt(ergebnis: Ergebnis) -> list[str]:
    """Return the reasons of measures that are left out."""
    zeilen = [
        f" {kurz(f'{kurz(worte.massnahme(ergebnis.fall, eintrag.massnahme), 33)}: {eintrag.text}', BREITE - 1)}"
        for eintrag in ergebnis.nicht_gewaehlt
    ]
    return ["Nicht gewählt", *hoechstens(zeilen, _NICHT_GEWAEHLT)] if zeilen else []
