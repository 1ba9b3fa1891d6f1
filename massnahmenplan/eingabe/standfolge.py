"""The state of measures against that of the plan before: nothing is undone without a reason, no payment is lost.

A reason counts only if it is a new one: the sheet ``Status`` shows that of the last report, and whoever leaves it
there has given none.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from massnahmenplan.begriffe.stand import GEBAUT, PHASEN, Bescheid, Massnahmenstand
from massnahmenplan.begriffe.worte import wort
from massnahmenplan.eingabe.standorte import Standorte
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.schreibweise import datum, euro

Rueckschritt = tuple[str, str, str, str, str]
"""Code, field, value, text and remedy."""


def pruefe_folge(
    alt: Iterable[Massnahmenstand],
    neu: Iterable[Massnahmenstand],
    orte: Standorte | None = None,
) -> tuple[Befund, ...]:
    """Return what goes backwards without a new reason, and paid money that would no longer count.

    E310 phase or condition, E311 day, E312 what were facts, E313 payments of what is given up.

    orte: where the new state is said (``Standlesung.orte``).
    """
    vorige = {stand.massnahme: stand for stand in alt}
    return tuple(
        _befund(stand.massnahme, rueckschritt, orte or Standorte())
        for stand in neu
        if stand.massnahme in vorige
        for rueckschritt in _rueckschritte(vorige[stand.massnahme], stand)
    )


def _befund(massnahme: str, rueckschritt: Rueckschritt, orte: Standorte) -> Befund:
    """Return the finding at its cell, with the value as it is written there."""
    kennung, feld, wert, text, abhilfe = rueckschritt
    ort, geschrieben = orte.im_stand(massnahme, feld)
    return Befund(kennung, text, ort, f"stand[{massnahme}].{feld}", geschrieben or wert, abhilfe)


def _rueckschritte(alt: Massnahmenstand, neu: Massnahmenstand) -> Iterator[Rueckschritt]:
    if neu.datum < alt.datum:
        text = f"ist älter als der letzte Stand ({datum(alt.datum)})"
        yield "E311", "datum", datum(neu.datum), text, "Den neuen Stand angeben oder das Datum berichtigen."
    if not _ist_neu(alt.grund, neu.grund):
        yield from _zurueck(alt, neu)
        yield from _geaendert(alt, neu)
    yield from _verlorenes(alt, neu)


def _ist_neu(alt: str | None, neu: str | None) -> bool:
    """Return True if something is said that was not said the last time."""
    return bool(neu) and neu != alt


def _zurueck(alt: Massnahmenstand, neu: Massnahmenstand) -> Iterator[Rueckschritt]:
    """Yield E310: a phase or condition that is undone."""
    am = f"am {datum(alt.datum)}"
    ohne = "ohne neuen Grund" if neu.grund else "ohne Grund"
    if PHASEN.index(neu.phase) < PHASEN.index(alt.phase):
        text = f"geht {ohne} zurück: {am} war sie {wort(alt.phase)}"
        yield "E310", "phase", wort(neu.phase), text, f"Die Phase berichtigen oder {_grund(neu)}."
    if alt.ausgeschieden and not neu.ausgeschieden:
        text = f"kommt {ohne} zurück: {am} war sie {wort(alt.lage)}"
        yield "E310", "lage", wort(neu.lage), text, f"Die Lage berichtigen oder {_grund(neu)}."


def _geaendert(alt: Massnahmenstand, neu: Massnahmenstand) -> Iterator[Rueckschritt]:
    """Yield E312: facts of what is contracted that change, and payments of years gone by that shrink."""
    if not (alt.gebunden and neu.gebunden):
        return
    am = f"am {datum(alt.datum)}"
    felder = ("variante", "beginn", "fertig") if alt.phase in GEBAUT else ("variante", "beginn")
    for feld in felder:
        war, ist = getattr(alt, feld), getattr(neu, feld)
        if None not in (war, ist) and war != ist:
            text = f"ändert sich ohne Grund, nachdem vergeben ist: {am} war es {war}"
            yield "E312", feld, str(ist), text, f"Die Angabe berichtigen oder {_grund(neu)}."
    for jahr, war_eur in sorted(alt.kosten_eur.items()):
        ist_eur = neu.kosten_eur.get(jahr, war_eur)
        if ist_eur < war_eur and date(jahr, 12, 31) <= alt.datum:
            text = f"sinkt ohne Grund: {am} waren für dieses Jahr {euro(war_eur)} gemeldet"
            yield "E312", f"kosten_eur.{jahr}", euro(ist_eur), text, f"Den Betrag berichtigen oder {_grund(neu)}."


def _verlorenes(alt: Massnahmenstand, neu: Massnahmenstand) -> Iterator[Rueckschritt]:
    """Yield E313: payments that count no more, if they are neither taken back nor given up by a resolution."""
    if not alt.gebunden or neu.gebunden or _ist_neu(alt.beschluss, neu.beschluss):
        return
    bezahlt = {
        jahr: betrag for jahr, betrag in alt.kosten_eur.items() if betrag and neu.kosten_eur.get(jahr, betrag)
    }
    if bezahlt:
        summe, jahre = sum(bezahlt.values(), Decimal(0)), ", ".join(map(str, sorted(bezahlt)))
        wie = wort(neu.lage) if neu.ausgeschieden else f"in der Phase „{wort(neu.phase)}“"
        text = f"{euro(summe)} ({jahre}) sind bezahlt oder beauftragt; {wie} zählt davon nichts im Plan"
        abhilfe = (
            "War die Meldung falsch: eine 0 in kosten_eur dieser Jahre. Ist das Geld ausgegeben: beschluss "
            "nennen, die Beträge stehen lassen und den Haushalt dieser Jahre um sie senken."
        )
        yield "E313", "kosten_eur", euro(summe), text, abhilfe


def pruefe_auszahlungen(
    alt: Mapping[str, tuple[Bescheid, ...]],
    neu: Mapping[str, tuple[Bescheid, ...]],
    orte: Standorte | None = None,
) -> Iterator[Befund]:
    """Yield E319: grants that had arrived and no longer count, by measure the notices that hold."""
    orte = orte or Standorte()
    heutige = {(b.massnahme, b.programm): b for bescheide in neu.values() for b in bescheide}
    for davor in (b for bescheide in alt.values() for b in bescheide if b.bisher_ausgezahlt_eur):
        heute = heutige.get((davor.massnahme, davor.programm))
        antrag = davor.massnahme, davor.programm
        bereich = f"bescheide[{', '.join(antrag)}]"
        if heute is not None and not heute.bewilligt:
            text = f"{heute.art}, obwohl {euro(davor.bisher_ausgezahlt_eur)} ausgezahlt sind"
            abhilfe = "Zurückgezahltes: art bewilligt, ausgezahlt_eur 0, abgeschlossen ja, mit grund."
            ort, wert = orte.im_bescheid(*antrag, "art")
            yield Befund("E319", text, ort, f"{bereich}.art", wert or heute.art, abhilfe)
        elif heute is not None and not _ist_neu(davor.grund, heute.grund):
            for jahr, war in sorted(davor.ausgezahlt_eur.items()):
                if (ist := heute.ausgezahlt_eur.get(jahr, war)) < war:
                    text = f"sinkt ohne neuen Grund: ausgezahlt waren {euro(war)}"
                    abhilfe = "Den Betrag berichtigen oder in grund sagen, warum."
                    feld = f"ausgezahlt_eur.{jahr}"
                    ort, wert = orte.im_bescheid(*antrag, feld)
                    yield Befund("E319", text, ort, f"{bereich}.{feld}", wert or euro(ist), abhilfe)


def _grund(neu: Massnahmenstand) -> str:
    """Return what is to be stated."""
    return "einen neuen grund angeben (der alte gilt nicht)" if neu.grund else "grund angeben"
