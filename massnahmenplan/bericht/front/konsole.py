"""The front of several aims as plain text for a terminal."""

import textwrap
from pathlib import Path

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.front import zeilen
from massnahmenplan.bericht.front.daten import ORDNER
from massnahmenplan.bericht.terminal.tafel import Spalte, tafel
from massnahmenplan.bericht.terminal.zeile import BREITE
from massnahmenplan.ergebnis.front import Front, Frontpunkt
from massnahmenplan.grundlagen.schreibweise import FEHLT, gezaehlt, prozent, prozent_knapp, zahl


def zusammenfassung(front: Front, ordner: Path | None = None, breite: int = BREITE) -> str:
    """Return head, points, prices between them and what was searched, in so many columns; 100 at most are used."""
    breite = min(breite, BREITE)
    bloecke = [_kopf(front, breite), _punkte(front, breite), _preise(front, breite), _zahlen(front, breite)]
    if ordner is not None:
        bloecke.append([f"Die Front liegt in: {ordner}, je Punkt ein Plan in {ORDNER}/<id>"])
    return "\n\n".join("\n".join(block) for block in bloecke if block) + "\n"


def _kopf(front: Front, breite: int) -> list[str]:
    anzahl = gezaehlt(len(front.punkte), "Punkte")
    luecke = prozent_knapp(front.verlangte_luecke)
    offen = [punkt.id for punkt in front.punkte if not punkt.ist_bewiesen]
    zeilen_ = [
        f"{kurz(zeilen.fall_von(front).projekt.name, 60)}: {zeilen.zielgroessen(front)}, {anzahl}",
        *textwrap.wrap(f"Front:     {zeilen.ende(front)}", breite, subsequent_indent=" " * 11),
        f"Beweis:    jeder Punkt in jedem Ziel bis auf die verlangte Lücke von {luecke}",
    ]
    if offen:
        zeilen_[-1] = f"Beweis:    verlangte Lücke von {luecke} nicht bewiesen für: {kurz(', '.join(offen), 50)}"
    if len(front.punkte) == 1 and front.vollstaendig:
        zeilen_.append("Hinweis:   Ein einziger Plan ist in allen Zielen der beste; zu wählen gibt es nichts.")
    return zeilen_


def _punkte(front: Front, breite: int) -> list[str]:
    ziele = [
        spalte
        for ziel in front.ziele
        for spalte in (Spalte(f"{worte.zielgroesse(ziel)} [{zeilen.zeichen(ziel)}]"), Spalte("Lücke", 4))
    ]
    spalten = (
        *(Spalte("Punkt", ist_name=True), *ziele, Spalte("Preis", 2), Spalte("Maßn.", 3)),
        Spalte("", 1, ist_name=True),
    )
    reihen = tafel(spalten, [_punkt(front, punkt) for punkt in front.punkte], breite)
    legende = f"{zeilen.preistitel(front)}." if front.tausch else ""
    knie = zeilen.kniesatz(front) if len(front.punkte) > 2 else ""
    saetze = " ".join(filter(None, (legende, knie)))
    return [*reihen, *textwrap.wrap(saetze, breite, initial_indent=" ", subsequent_indent=" ")]


def _punkt(front: Front, punkt: Frontpunkt) -> tuple[str, ...]:
    felder = (
        feld
        for ziel in front.ziele
        for feld in (zeilen.wert(ziel, punkt.wert(ziel)), prozent(punkt.nachweis(ziel).luecke, 2))
    )
    preis, anzahl = zahl(zeilen.preis_bis(front, punkt), 2), str(kennzahlen.gesamt(punkt.ergebnis).anzahl)
    return punkt.id, *felder, preis, anzahl, zeilen.bemerkung(front, punkt)


def _preise(front: Front, breite: int) -> list[str]:
    if not front.tausch:
        return []
    return [
        zeile
        for tausch in front.tausch
        for zeile in textwrap.wrap(zeilen.preissatz(tausch), breite, initial_indent=" ", subsequent_indent="   ")
    ]


def _zahlen(front: Front, breite: int) -> list[str]:
    teile = [f"{was} {wieviel}" for was, wieviel in zeilen.zaehlung(front) if wieviel]
    return textwrap.wrap(f"Gesucht: {'; '.join(teile) or FEHLT}.", breite, subsequent_indent=" ")
