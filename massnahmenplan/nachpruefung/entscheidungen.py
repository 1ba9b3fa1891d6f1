"""What two plans decide differently, measure by measure, in words."""

from collections.abc import Iterator
from decimal import Decimal

from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsart
from massnahmenplan.bericht import worte
from massnahmenplan.bericht.aenderungsworte import antragstage, beschrieben, programme
from massnahmenplan.ergebnis import Plan, Planschritt
from massnahmenplan.nachrechnung.aenderungen import unterschied
from massnahmenplan.planungsfall import Planungsfall

Rohe = tuple[str, str, str, str, Decimal | None, str]
"""Measure, kind, old, new, difference, unit: a change without its cause."""


def geaenderte_entscheidungen(
    frueher: Planungsfall, bisher: Plan, fall: Planungsfall, plan: Plan
) -> Iterator[Rohe]:
    """Yield everything that is decided otherwise; ``frueher`` has the names that the old decisions used."""
    achse, art = fall.projekt.zeitachse, Aenderungsart
    for kennung in sorted({s.massnahme for p in (bisher, plan) for s in p.schritte}):
        alt, neu = bisher.schritt(kennung), plan.schritt(kennung)
        if alt is None and neu is not None:
            yield kennung, art.NEU, "", beschrieben(fall, neu), None, ""
        elif neu is None and alt is not None:
            yield kennung, art.GESTRICHEN, beschrieben(frueher, alt), "", None, ""
        elif alt is not None and neu is not None:
            if alt.beginn != neu.beginn:
                um = Decimal(neu.beginn - alt.beginn)
                yield kennung, art.VERSCHOBEN, achse.name(alt.beginn), achse.name(neu.beginn), um, achse.einheit
            if alt.variante != neu.variante:
                davor = worte.variante(frueher, kennung, alt.variante)
                danach = worte.variante(fall, kennung, neu.variante)
                yield kennung, art.ANDERE_VARIANTE, davor, danach, None, ""
            yield from _foerderung(frueher, fall, alt, neu)


def _foerderung(frueher: Planungsfall, fall: Planungsfall, alt: Planschritt, neu: Planschritt) -> Iterator[Rohe]:
    gezaehlt = unterschied(alt, neu, {b.programm for b in fall.bescheide if b.massnahme == alt.massnahme})
    if gezaehlt.get(Aenderungsart.ANDERER_ANTRAG):
        yield alt.massnahme, Aenderungsart.ANDERER_ANTRAG, antragstage(alt), antragstage(neu), None, ""
    elif gezaehlt.get(Aenderungsart.ANDERE_FOERDERUNG):
        davor, danach = programme(frueher, alt), programme(fall, neu)
        yield alt.massnahme, Aenderungsart.ANDERE_FOERDERUNG, davor, danach, None, ""
