"""Which Stellgroesse explains the spread of the aim: the leading index of a method with its interval."""

from decimal import Decimal

from massnahmenplan.bericht.schaubild.farben import Fuellung
from massnahmenplan.bericht.schaubild.querbalken import MEISTE, Querbild, Stueck, Zeile
from massnahmenplan.bericht.schaubild.schaubild import Schaubild
from massnahmenplan.bericht.studie import worte
from massnahmenplan.bericht.studie.tabellen import TABELLEN
from massnahmenplan.ergebnis.studienantworten import FUEHREND, Index, Indexsatz, Studienantworten
from massnahmenplan.grundlagen.schreibweise import zahl

_INDEX = Fuellung("#2f5d8a")


def indexbilder(antworten: Studienantworten) -> tuple[Schaubild, ...]:
    """Return a figure per method that the study has (Sobol, Morris, Latin hypercube), for the aim."""
    ziel = worte.zielkennzahl(antworten.ziel)
    saetze = (satz for satz in antworten.indizes if satz.kennzahl == ziel and satz.indizes)
    return tuple(_bild(antworten, satz) for satz in saetze)


def _bild(a: Studienantworten, satz: Indexsatz) -> Schaubild:
    eigene = sorted(
        (i for i in satz.indizes if i.name == FUEHREND[satz.verfahren]), key=lambda i: abs(i.wert), reverse=True
    )[:MEISTE]
    verfahren, index = worte.VERFAHREN[satz.verfahren], worte.INDIZES[FUEHREND[satz.verfahren]]
    titel = f"{worte.kennzahl(satz.kennzahl)}: {verfahren}, {index}"
    text = f"Am meisten: „{worte.groesse(eigene[0].stellgroesse, a)}“; dünner Strich: Bereich von 95 %."
    kennung = f"index-{satz.verfahren}"
    svg = Querbild(kennung, "Index", [_zeile(a, i) for i in eigene]).zeichne().svg(titel, text)
    tabelle = TABELLEN["indizes"]
    zeilen = tuple(z for z in tabelle.zeilen(a) if z[:2] == (verfahren, worte.kennzahl(satz.kennzahl)))
    return Schaubild(kennung, titel, text, svg, tuple(tabelle.kopf), zeilen)


def _zeile(a: Studienantworten, i: Index) -> Zeile:
    name = worte.groesse(i.stellgroesse, a)
    breite = i.vertrauen or Decimal(0)
    stueck = Stueck(Decimal(0), i.wert, _INDEX, f"{name}: {zahl(i.wert, 3)} ± {zahl(breite, 3)}")
    return Zeile(name, "", (stueck,), zahl(i.wert, 3), (i.wert - breite, i.wert + breite))
