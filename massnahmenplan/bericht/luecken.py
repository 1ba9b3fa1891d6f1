"""What the input does not state, so that something had to be left out or taken to the end of the plan."""

from collections.abc import Callable, Iterator

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.bericht.einzeiler import kurz
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.grundlagen.schreibweise import gekuerzt, gezaehlt
from massnahmenplan.planungsfall import Planungsfall

_HOECHSTENS = 8
"""So many names are listed."""


def fehlendes(ergebnis: Ergebnis) -> Iterator[str]:
    """Yield a German sentence for each kind of fact that is missing, with what follows from it."""
    fall = ergebnis.fall
    if fall.projekt.ausgangsemission_t_a is None:
        yield "Emission ohne Maßnahmen: nicht angegeben. Gezeigt wird nur die Minderung, nicht der Pfad."
    if fall.projekt.quelle is None:
        yield "Quelle der Eckdaten des Gebiets: nicht angegeben."
    for was, folge, fehlt in (
        ("Wirkung", "sie zählen mit 0 t CO2e", _ohne_wirkung(fall)),
        ("Nutzungsdauer", "sie wirken bis zum Ende des Plans", lambda m: m.nutzungsdauer_a is None),
        ("Quelle", "woher ihre Zahlen kommen, ist offen", lambda m: m.quelle is None),
    ):
        namen = [kurz(m.name, 60) for m in fall.massnahmen if fehlt(m)]
        if namen:
            anzahl = f"{len(namen)} von {gezaehlt(len(fall.massnahmen), 'Maßnahmen')}"
            yield f"{was}: bei {anzahl} nicht angegeben, {folge}: {gekuerzt(namen, _HOECHSTENS)}."


def _ohne_wirkung(fall: Planungsfall) -> Callable[[Massnahme], bool]:
    """Return what tells whether a measure states no effect, in none of its variants."""

    def fehlt(massnahme: Massnahme) -> bool:
        wege = fall.ausfuehrungen[massnahme.id].values()
        return not any(weg.co2_t_a or weg.endenergie_kwh_a or weg.physik for weg in wege)

    return fehlt
