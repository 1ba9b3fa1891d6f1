"""The front of several aims as plain text for a terminal."""

import textwrap
from pathlib import Path

from massnahmenplan.bericht import kennzahlen, worte
from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.bericht.front import zeilen
from massnahmenplan.bericht.front.daten import ORDNER
from massnahmenplan.ergebnis.front import Front
from massnahmenplan.grundlagen.schreibweise import FEHLT, gezaehlt, prozent, prozent_knapp, zahl

BREITE = 100


def zusammenfassung(front: Front, ordner: Path | None = None) -> str:
    """Return head, points, prices between them and what was searched."""
    bloecke = [_kopf(front), _punkte(front), _preise(front), _zahlen(front)]
    if ordner is not None:
        bloecke.append([f"Die Front liegt in: {ordner}, je Punkt ein Plan in {ORDNER}/<id>"])
    return "\n\n".join("\n".join(block) for block in bloecke if block) + "\n"


def _kopf(front: Front) -> list[str]:
    anzahl = gezaehlt(len(front.punkte), "Punkte")
    luecke = prozent_knapp(front.verlangte_luecke)
    offen = [punkt.id for punkt in front.punkte if not punkt.ist_bewiesen]
    zeilen_ = [
        f"{kurz(zeilen.fall_von(front).projekt.name, 60)}: {zeilen.zielgroessen(front)}, {anzahl}",
        *textwrap.wrap(f"Front:     {zeilen.ende(front)}", BREITE, subsequent_indent=" " * 11),
        f"Beweis:    jeder Punkt in jedem Ziel bis auf die verlangte Lücke von {luecke}",
    ]
    if offen:
        zeilen_[-1] = f"Beweis:    verlangte Lücke von {luecke} nicht bewiesen für: {kurz(', '.join(offen), 50)}"
    if len(front.punkte) == 1 and front.vollstaendig:
        zeilen_.append("Hinweis:   Ein einziger Plan ist in allen Zielen der beste; zu wählen gibt es nichts.")
    return zeilen_


def _punkte(front: Front) -> list[str]:
    kopf = [
        titel for ziel in front.ziele for titel in (f"{worte.zielgroesse(ziel)} [{zeilen.zeichen(ziel)}]", "Lücke")
    ]
    reihen = [_reihe("Punkt", kopf, "Preis", "Maßn.", "")]
    for punkt in front.punkte:
        felder = [
            feld
            for ziel in front.ziele
            for feld in (zeilen.wert(ziel, punkt.wert(ziel)), prozent(punkt.nachweis(ziel).luecke, 2))
        ]
        preis = zahl(zeilen.preis_bis(front, punkt), 2)
        anzahl = str(kennzahlen.gesamt(punkt.ergebnis).anzahl)
        reihen.append(_reihe(punkt.id, felder, preis, anzahl, zeilen.bemerkung(front, punkt)))
    legende = f"{zeilen.preistitel(front)}." if front.tausch else ""
    knie = zeilen.kniesatz(front) if len(front.punkte) > 2 else ""
    saetze = " ".join(filter(None, (legende, knie)))
    return [*reihen, *textwrap.wrap(saetze, BREITE, initial_indent=" ", subsequent_indent=" ")]


def _reihe(name: str, felder: list[str], preis: str, anzahl: str, bemerkung: str) -> str:
    werte = " ".join(f"{feld:>{22 if stelle % 2 == 0 else 8}}" for stelle, feld in enumerate(felder))
    return f"{name:<10} {werte} {preis:>12} {anzahl:>5}  {bemerkung}".rstrip()


def _preise(front: Front) -> list[str]:
    if not front.tausch:
        return []
    return [
        zeile
        for tausch in front.tausch
        for zeile in textwrap.wrap(zeilen.preissatz(tausch), BREITE, initial_indent=" ", subsequent_indent="   ")
    ]


def _zahlen(front: Front) -> list[str]:
    teile = [f"{was} {wieviel}" for was, wieviel in zeilen.zaehlung(front) if wieviel]
    return textwrap.wrap(f"Gesucht: {'; '.join(teile) or FEHLT}.", BREITE, subsequent_indent=" ")
