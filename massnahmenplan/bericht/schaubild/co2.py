"""Tonnes by year: emission with and without the plan, and what the measures reduce, singly and together."""

from collections.abc import Iterable
from decimal import Decimal

from massnahmenplan.begriffe.ziel import Ziel, Zielart
from massnahmenplan.bericht import kennzahlen
from massnahmenplan.bericht.farben import GRUEN
from massnahmenplan.bericht.schaubild import farben
from massnahmenplan.bericht.schaubild.achse import Achse
from massnahmenplan.bericht.schaubild.farben import OHNE_PLAN, TINTE, ZIELFARBE, Strich
from massnahmenplan.bericht.schaubild.leinwand import BREITE, Leinwand, breite_von
from massnahmenplan.bericht.schaubild.schaubild import Schaubild
from massnahmenplan.bericht.schaubild.stapel import LINKS, Stapelbild
from massnahmenplan.bericht.tabellen.wirkung import CO2, HANDLUNGSFELDER
from massnahmenplan.ergebnis import Emissionsjahr, Ergebnis
from massnahmenplan.grundlagen.schreibweise import tonnen

EINHEIT = "t CO2e"
_NULL = Decimal(0)
_LINIEN = {"ohne Plan": Strich(OHNE_PLAN, "7 5"), "mit Plan": Strich(GRUEN)}
_ZEILE = 15.0
"""Labels over each other are this far apart."""


def co2_pfad(ergebnis: Ergebnis) -> Schaubild | None:
    """Return the path of emission with and without the plan; None if the case does not state the emission."""
    bekannt = [jahr for jahr in ergebnis.bilanz.emissionen if jahr.ohne_plan_t is not None]
    if not bekannt:
        return None
    ziele = ziele_von(ergebnis, Zielart.CO2_JAHR)
    hoechst = max([jahr.ohne_plan_t or _NULL for jahr in bekannt] + [ziel.wert for ziel in ziele])
    je_jahr: dict[int, list[list[tuple[str, Decimal]]]] = {jahr.jahr: [] for jahr in bekannt}
    bild = Stapelbild("co2-pfad", EINHEIT, je_jahr, {}, mindestens_bis=hoechst, linien=_LINIEN)
    leinwand, achse = bild.zeichne()
    _zeichne_linien(leinwand, bild, achse, bekannt)
    _zeichne_ziele(leinwand, bild, achse, ergebnis, ziele)
    titel, letztes = "Emission des Gebiets mit und ohne Plan", bekannt[-1]
    text = (
        f"{letztes.jahr} ohne Plan {tonnen(letztes.ohne_plan_t, 0)} CO2e, mit Plan "
        f"{tonnen(letztes.mit_plan_t, 0)} CO2e: {tonnen(letztes.minderung_t, 0)} weniger."
    )
    kopf, zeilen = tuple(CO2[0]), tuple(CO2[1](ergebnis))
    return Schaubild("co2-pfad", titel, text, leinwand.svg(titel, text), kopf, zeilen, leinwand.legende)


def minderungsbild(ergebnis: Ergebnis) -> Schaubild:
    """Return what the measures of each field would reduce singly, and what all reduce together."""
    felder = [summe.name for summe in kennzahlen.je_handlungsfeld(ergebnis)]
    zeilen = tuple(HANDLUNGSFELDER[1](ergebnis))
    je_jahr: dict[int, list[tuple[str, Decimal]]] = {j.jahr: [] for j in ergebnis.bilanz.emissionen}
    for jahr, feld, menge_t in zeilen:
        je_jahr[jahr].append((feld, menge_t))
    ziele = ziele_von(ergebnis, Zielart.MINDERUNG_JAHR)
    bild = Stapelbild(
        "minderung", EINHEIT, {jahr: [stapel] for jahr, stapel in je_jahr.items()},
        {feld: farben.von(nr) for nr, feld in enumerate(felder)}, stellen=1,
        mindestens_bis=max([ziel.wert for ziel in ziele], default=_NULL),
    )  # fmt: skip
    leinwand, achse = bild.zeichne()
    _zeichne_gemeinsam(leinwand, bild, achse, ergebnis.bilanz.emissionen)
    _zeichne_ziele(leinwand, bild, achse, ergebnis, ziele)
    titel, text = "Minderung je Jahr: Handlungsfelder einzeln, alle gemeinsam", _minderungstext(ergebnis)
    return Schaubild(
        "minderung", titel, text, leinwand.svg(titel, text), tuple(HANDLUNGSFELDER[0]), zeilen, leinwand.legende
    )


def _minderungstext(ergebnis: Ergebnis) -> str:
    einzeln, gemeinsam = ergebnis.bilanz.einzelsumme_t, ergebnis.bilanz.minderung_t
    return (
        f"Säulen: Summe der Einzelwirkungen, im Zeitraum {tonnen(einzeln, 0)} CO2e; schwarze Marke: gemeinsame "
        f"Wirkung ohne Doppelzählung, im Zeitraum {tonnen(gemeinsam, 0)} CO2e."
    )


def ziele_von(ergebnis: Ergebnis, art: Zielart) -> list[Ziel]:
    """Return the targets of a kind, in order of their years."""
    ende = ergebnis.fall.projekt.ende
    return sorted((z for z in ergebnis.fall.ziele if z.art == art), key=lambda z: (z.jahr or ende, z.wert))


def _zeichne_linien(leinwand: Leinwand, bild: Stapelbild, achse: Achse, jahre: list[Emissionsjahr]) -> None:
    ohne, mit = ([j.ohne_plan_t or _NULL for j in jahre], [j.mit_plan_t or _NULL for j in jahre])
    for (name, strich), werte, abstand in zip(_LINIEN.items(), (ohne, mit), (-10, 20), strict=True):
        punkte = [(bild.mitte(jahr.jahr), achse.y(wert)) for jahr, wert in zip(jahre, werte, strict=True)]
        leinwand.linie(punkte, strich.farbe, 3, strich.luecken, art=name, werte=" ".join(map(str, werte)))
        _beschrifte_enden(leinwand, punkte, werte, abstand, strich.farbe)


def _beschrifte_enden(
    leinwand: Leinwand, punkte: list[tuple[float, float]], werte: list[Decimal], abstand: float, farbe: str
) -> None:
    for nr in sorted({0, len(punkte) - 1}):
        x, y = punkte[nr]
        text = tonnen(werte[nr], 0)
        halb = breite_von(text, 12) / 2
        x = min(max(x, LINKS + halb), BREITE - halb)  # neither over the figures of the axis nor cut at the edge
        leinwand.text(x, y + abstand, text, "middle", 12, farbe=farbe, hof=True)


def _zeichne_gemeinsam(leinwand: Leinwand, bild: Stapelbild, achse: Achse, jahre: Iterable[Emissionsjahr]) -> None:
    halb = min(36.0, bild.jahresbreite * 0.42)
    for jahr in jahre:
        if jahr.einzelsumme_t or jahr.minderung_t:
            x, y = bild.mitte(jahr.jahr), achse.y(jahr.minderung_t)
            leinwand.linie([(x - halb, y), (x + halb, y)], "#fff", 6)
            marke = [(x - halb, y), (x + halb, y)]
            leinwand.linie(marke, TINTE, 3, jahr=jahr.jahr, art="gemeinsam", wert=jahr.minderung_t)


def _zeichne_ziele(
    leinwand: Leinwand, bild: Stapelbild, achse: Achse, ergebnis: Ergebnis, ziele: list[Ziel]
) -> None:
    belegt: list[tuple[float, float]] = []
    for ziel in ziele:
        jahr = ziel.jahr or ergebnis.fall.projekt.ende
        if jahr in bild.jahre:
            x, y = bild.mitte(jahr), achse.y(ziel.wert)
            text = f"Ziel {tonnen(ziel.wert, 0)}"
            name = ziel.name or "Ziel"
            leinwand.raute(
                x, y, ZIELFARBE, f"{name} {jahr}: {tonnen(ziel.wert, 0)}", 7, ziel=ziel.id, wert=ziel.wert
            )
            breite = breite_von(text, 12)
            mitte, oben = min(x, BREITE - breite / 2), min(y, achse.y(bild.gipfel(jahr, breite))) - 12
            for ort, hoehe in belegt:
                if abs(ort - mitte) < breite and abs(hoehe - oben) < _ZEILE:
                    oben = hoehe - _ZEILE
            belegt.append((mitte, oben))
            leinwand.text(mitte, oben, text, "middle", 12, fett=True, farbe=ZIELFARBE, hof=True)
