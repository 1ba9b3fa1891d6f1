"""How far a figure of each year spreads over the runs of a study."""

from collections.abc import Sequence
from decimal import Decimal

from massnahmenplan.bericht.farben import GRUEN
from massnahmenplan.bericht.schaubild import legende
from massnahmenplan.bericht.schaubild.achse import Achse
from massnahmenplan.bericht.schaubild.farben import TINTE, Fuellung, Strich
from massnahmenplan.bericht.schaubild.leinwand import Leinwand
from massnahmenplan.bericht.schaubild.schaubild import Schaubild
from massnahmenplan.bericht.schaubild.stapel import LINKS, Stapelbild
from massnahmenplan.bericht.studie import worte
from massnahmenplan.bericht.studie.tabellen import TABELLEN
from massnahmenplan.ergebnis.studienantworten import Band, Studienantworten

_AUSSEN, _INNEN = Fuellung("#cfe3da"), Fuellung("#7fae9b")
_ZEICHEN = (("90 % der Läufe", _AUSSEN), ("50 % der Läufe", _INNEN))
_LINIEN = (("Median", Strich(GRUEN)), ("im Fall", Strich(TINTE, "5 3")))


def bandbild(antworten: Studienantworten, kennzahl: str = "minderung_t") -> Schaubild | None:
    """Return the band of a figure over the years (``minderung_t``, ``emission_t``, ``belastung_eur``).

    None if the study does not keep it by year.
    """
    eigene = [b for b in antworten.baender if b.kennzahl == kennzahl and b.jahr is not None]
    if not eigene:
        return None
    werte = [wert for b in eigene for wert in (b.quantile[0], b.quantile[-1], b.basis) if wert is not None]
    jahre: dict[int, list[Sequence[tuple[str, Decimal]]]] = {b.jahr: [] for b in eigene if b.jahr is not None}
    bild = Stapelbild(
        f"band-{kennzahl}", worte.einheit(kennzahl), jahre, {},
        mindestens_bis=max(werte), mindestens_von=min(werte),
    )  # fmt: skip
    leinwand, achse = bild.zeichne()
    _zeichne_baender(leinwand, bild, achse, eigene)
    legende.zeichne(leinwand, (*_ZEICHEN, *_LINIEN), LINKS + 16, 4)
    titel, text = f"{worte.kennzahl(kennzahl)}: wie weit die Läufe auseinanderliegen", _text(eigene[-1])
    tabelle = TABELLEN["baender"]
    name = worte.kennzahl(kennzahl)
    zeilen = tuple(z for z in tabelle.zeilen(antworten) if z[0] == name and z[2] is not None)
    return Schaubild(
        bild.kennung, titel, text, leinwand.svg(titel, text), tuple(tabelle.kopf), zeilen, leinwand.legende
    )


def _zeichne_baender(leinwand: Leinwand, bild: Stapelbild, achse: Achse, baender: list[Band]) -> None:
    def punkte(werte: list[Decimal]) -> list[tuple[float, float]]:
        return [(bild.mitte(b.jahr or 0), achse.y(wert)) for b, wert in zip(baender, werte, strict=True)]

    for aussen, (name, fuellung) in enumerate(_ZEICHEN):
        oben = punkte([b.quantile[-1 - aussen] for b in baender])
        unten = punkte([b.quantile[aussen] for b in baender])
        ecken = "L".join(f"{x:.2f},{y:.2f}" for x, y in [*oben, *reversed(unten)])
        leinwand.flaeche(f"M{ecken}z", fuellung, name, art=name)
    mitten = [b.quantile[2] for b in baender]
    leinwand.linie(punkte(mitten), GRUEN, 3, art="Median", werte=" ".join(map(str, mitten)))
    basen = [b.basis for b in baender if b.basis is not None]
    if len(basen) == len(baender):
        leinwand.linie(punkte(basen), TINTE, 2, "5 3", art="im Fall", werte=" ".join(map(str, basen)))


def _text(letztes: Band) -> str:
    von, mitte, bis, fall = (
        worte.betrag(wert, letztes.kennzahl)
        for wert in (letztes.quantile[0], letztes.quantile[2], letztes.quantile[-1], letztes.basis)
    )
    return f"{letztes.jahr}: in 90 % der Läufe zwischen {von} und {bis}, Median {mitte}, im Fall {fall}."
