"""How far the targets are met."""

from collections.abc import Sequence
from decimal import Decimal

from massnahmenplan.begriffe.ziel import EMISSIONSZIELE, MENGENZIELE, SUMMENZIELE, Ziel
from massnahmenplan.ergebnis import Emissionsjahr, Zielstand
from massnahmenplan.grundlagen.schreibweise import anzahl
from massnahmenplan.planungsfall import Planungsfall

NICHTS = Decimal(0)
EIN_MG = Decimal("1e-9")
"""Less is noise of a division (a factor interpolated over three years), not a missed target."""


def zielstaende(fall: Planungsfall, emissionen: Sequence[Emissionsjahr]) -> tuple[Zielstand, ...]:
    """Return the state of every target in tonnes, in the order of the case."""
    return tuple(_stand(fall, ziel, emissionen) for ziel in fall.ziele if ziel.art not in MENGENZIELE)


def _stand(fall: Planungsfall, ziel: Ziel, emissionen: Sequence[Emissionsjahr]) -> Zielstand:
    jahr = ziel.jahr if ziel.jahr is not None else fall.projekt.ende
    summe = ziel.art in SUMMENZIELE
    zeilen = [e for e in emissionen if (e.jahr <= jahr if summe else e.jahr == jahr)]
    wann = f"{fall.projekt.beginn} bis {jahr}" if summe else f"{jahr}"
    einheit = "t CO2e" if summe else "t CO2e/a"
    if ziel.art in EMISSIONSZIELE:
        ist = sum((e.mit_plan_t or NICHTS for e in zeilen), NICHTS)
        satz = f"Emission {wann} höchstens {anzahl(ziel.wert)} {einheit}"
        verfehlung = max(NICHTS, ist - ziel.wert)
    else:
        ist = sum((e.minderung_t for e in zeilen), NICHTS)
        satz = f"Minderung {wann} mindestens {anzahl(ziel.wert)} {einheit}"
        verfehlung = max(NICHTS, ziel.wert - ist)
    verfehlung = verfehlung.quantize(EIN_MG)
    return Zielstand(
        ziel=ziel.id,
        name=ziel.name or ziel.id,
        satz=satz,
        jahr=jahr,
        soll_t=ziel.wert,
        ist_t=ist,
        verfehlung_t=verfehlung,
        hart=ziel.ist_hart,
        strafe_eur=verfehlung * ziel.preis_eur,
    )
