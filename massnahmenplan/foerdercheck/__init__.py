"""Which funding a measure can have on a day: every package, best first, and whether waiting pays."""

from collections.abc import Collection
from datetime import date

from massnahmenplan.ergebnis.foerderauskunft import Foerderauskunft, Massnahmenauskunft
from massnahmenplan.foerdercheck.berater import Berater
from massnahmenplan.foerdercheck.verlauf import zeige_verlauf
from massnahmenplan.planungsfall import Planungsfall

__all__ = ["pruefe_foerderung"]


def pruefe_foerderung(
    fall: Planungsfall, antrag_am: date, massnahmen: Collection[str] | None = None, *, mit_verlauf: bool = False
) -> Foerderauskunft:
    """Return all packages of the measures (None: all) for applications on this day.

    antrag_am: not before the day of planning of the case. mit_verlauf: with the table over days of application.
    """
    berater = Berater(fall, antrag_am)
    auskuenfte: list[Massnahmenauskunft] = []
    for kennung, ausfuehrungen in fall.ausfuehrungen.items():
        if massnahmen is not None and kennung not in massnahmen:
            continue
        for variante, massnahme in ausfuehrungen.items():
            auskunft = berater.beantworte(massnahme, variante, antrag_am)
            auskuenfte.append(zeige_verlauf(berater, auskunft) if mit_verlauf else auskunft)
    return Foerderauskunft(fall, antrag_am, tuple(auskuenfte))
