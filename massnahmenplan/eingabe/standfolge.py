"""The state of measures against that of the plan before: nothing is undone without a reason."""

from collections.abc import Iterable, Iterator, Mapping

from massnahmenplan.begriffe.stand import PHASEN, Massnahmenstand
from massnahmenplan.grundlagen.befund import Befund, Fundstelle
from massnahmenplan.grundlagen.schreibweise import datum


def pruefe_folge(
    alt: Iterable[Massnahmenstand],
    neu: Iterable[Massnahmenstand],
    orte: Mapping[str, Fundstelle] | None = None,
) -> tuple[Befund, ...]:
    """Return what goes backwards without a reason: E310 phase or condition, E311 day, E312 dates that were facts.

    orte: measure -> where its new state is said (``Standlesung.orte``).
    """
    vorige = {stand.massnahme: stand for stand in alt}
    return tuple(
        Befund(kennung, text, (orte or {}).get(stand.massnahme), f"stand[{stand.massnahme}].{feld}", wert, abhilfe)
        for stand in neu
        if stand.massnahme in vorige
        for kennung, feld, wert, text, abhilfe in _rueckschritte(vorige[stand.massnahme], stand)
    )


def _rueckschritte(alt: Massnahmenstand, neu: Massnahmenstand) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield code, field, value, text and remedy."""
    am = f"am {datum(alt.datum)}"
    if neu.datum < alt.datum:
        text = f"ist älter als der letzte Stand ({datum(alt.datum)})"
        yield "E311", "datum", datum(neu.datum), text, "Den neuen Stand angeben oder das Datum berichtigen."
    if neu.grund:
        return
    if PHASEN.index(neu.phase) < PHASEN.index(alt.phase):
        text = f"geht ohne Grund zurück: {am} war sie {alt.phase}"
        yield "E310", "phase", neu.phase, text, "Die Phase berichtigen oder grund angeben."
    if alt.ausgeschieden and not neu.ausgeschieden:
        text = f"kommt ohne Grund zurück: {am} war sie {alt.lage}"
        yield "E310", "lage", neu.lage, text, "Die Lage berichtigen oder grund angeben."
    if alt.gebunden and neu.gebunden:
        for feld in ("variante", "beginn"):
            war, ist = getattr(alt, feld), getattr(neu, feld)
            if None not in (war, ist) and war != ist:
                text = f"ändert sich ohne Grund, nachdem vergeben ist: {am} war es {war}"
                yield "E312", feld, str(ist), text, "Die Angabe berichtigen oder grund angeben."
