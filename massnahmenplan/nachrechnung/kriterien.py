"""What a plan is worth by each criterion: the value, its place between worst and best, and the points for it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from massnahmenplan.begriffe.kriterium import Grundlage, Kriterium
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.ergebnis import Kriteriumsstand, Massnahmenbilanz
from massnahmenplan.planungsfall import Planungsfall

NICHTS = Decimal(0)
PUNKTE = 100
"""Points of a plan that is best in every criterion."""


def kriterienstaende(
    fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz], zielwerte: Mapping[str, Decimal]
) -> tuple[Kriteriumsstand, ...]:
    """Return the state of every criterion, in the order of the case."""
    return tuple(
        _planweit(kriterium, zielwerte[kriterium.grundlage])
        if kriterium.grundlage in {Grundlage.CO2, Grundlage.KOSTEN}
        else _aus_massnahmen(fall, kriterium, massnahmen)
        for kriterium in fall.kriterien
    )


def nutzwert(staende: Sequence[Kriteriumsstand]) -> dict[str, Decimal]:
    """Return the sum of all points as the value of the aim ``nutzwert``; nothing without criteria."""
    return {"nutzwert": sum((stand.punkte for stand in staende), NICHTS)} if staende else {}


def _planweit(kriterium: Kriterium, wert: Decimal) -> Kriteriumsstand:
    schlechtester, bester = kriterium.schlechtester, kriterium.bester
    assert schlechtester is not None  # checked on reading
    assert bester is not None
    einheit = "t CO2e" if kriterium.grundlage is Grundlage.CO2 else "EUR"
    return _stand(
        kriterium, einheit, schlechtester, bester, wert, (wert - schlechtester) / (bester - schlechtester)
    )


def _aus_massnahmen(
    fall: Planungsfall, kriterium: Kriterium, massnahmen: Sequence[Massnahmenbilanz]
) -> Kriteriumsstand:
    """Sum what the chosen measures are worth; all measures of the case in their best variants are the whole."""
    alle = {k: list(ausfuehrungen.values()) for k, ausfuehrungen in fall.ausfuehrungen.items()}
    schlechtester, bester = _grenzen(kriterium, [m for ausfuehrungen in alle.values() for m in ausfuehrungen])
    ganzes = sum(
        (max(_wert(kriterium, m, schlechtester, bester) for m in liste) for liste in alle.values()), NICHTS
    )
    if kriterium.grundlage is not Grundlage.MASSNAHME:
        ganzes = sum((max(_kosten(m) for m in liste) for liste in alle.values()), NICHTS)
    je_massnahme = {
        bilanz.massnahme: _wert(
            kriterium, fall.ausfuehrungen[bilanz.massnahme][bilanz.variante], schlechtester, bester
        )
        for bilanz in massnahmen
    }
    wert = sum(je_massnahme.values(), NICHTS)
    geld = kriterium.grundlage is not Grundlage.MASSNAHME
    faktor = PUNKTE * kriterium.gewicht / ganzes if ganzes else NICHTS
    return _stand(
        kriterium,
        "EUR" if geld else kriterium.einheit or "",
        NICHTS if geld else schlechtester,
        ganzes if geld else bester,
        wert,
        wert / ganzes if ganzes else NICHTS,
        {kennung: betrag * faktor for kennung, betrag in je_massnahme.items() if betrag},
    )


def _stand(
    kriterium: Kriterium,
    einheit: str,
    schlechtester: Decimal,
    bester: Decimal,
    wert: Decimal,
    anteil: Decimal,
    punkte_je_massnahme: Mapping[str, Decimal] | None = None,
) -> Kriteriumsstand:
    return Kriteriumsstand(
        kriterium=kriterium.id,
        name=kriterium.name,
        gruppe=kriterium.gruppe,
        gewicht=kriterium.gewicht,
        einheit=einheit,
        schlechtester=schlechtester,
        bester=bester,
        wert=wert,
        anteil=anteil,
        punkte=PUNKTE * kriterium.gewicht * anteil,
        punkte_je_massnahme=dict(punkte_je_massnahme or {}),
    )


def _grenzen(kriterium: Kriterium, ausfuehrungen: Sequence[Massnahme]) -> tuple[Decimal, Decimal]:
    """Return worst and best value of a single measure."""
    if kriterium.grundlage is not Grundlage.MASSNAHME:
        return NICHTS, Decimal(1)
    if (fest := kriterium.feste_grenzen) is not None:
        return fest
    werte = [m.kriterien[kriterium.id] for m in ausfuehrungen if kriterium.id in m.kriterien]
    kleinster, groesster = min(werte, default=NICHTS), max(werte, default=NICHTS)
    return (kleinster, groesster) if kriterium.richtung == "mehr" else (groesster, kleinster)


def _wert(kriterium: Kriterium, massnahme: Massnahme, schlechtester: Decimal, bester: Decimal) -> Decimal:
    """Return the place of a measure between worst (0) and best (1), or its investment if that is what counts."""
    if kriterium.grundlage is Grundlage.TAXONOMIE:
        return _kosten(massnahme) if massnahme.taxonomie == "konform" else NICHTS
    if kriterium.grundlage is Grundlage.DNSH:
        erfuellt = massnahme.dnsh and set(massnahme.dnsh.values()) == {"erfuellt"}
        return _kosten(massnahme) if erfuellt else NICHTS
    if kriterium.id not in massnahme.kriterien or schlechtester == bester:
        return NICHTS
    return (massnahme.kriterien[kriterium.id] - schlechtester) / (bester - schlechtester)


def _kosten(massnahme: Massnahme) -> Decimal:
    return sum(massnahme.investition_eur.values(), NICHTS)
