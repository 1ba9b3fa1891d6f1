"""Names and amounts of the model's limits in words of the case: for reasons and diagnoses."""

from collections.abc import Sequence
from decimal import Decimal

from massnahmenmodell.daten import Haushalt, Konto
from massnahmenmodell.linearform import Reelle
from massnahmenplan.aufbereitung.einheiten import eur
from massnahmenplan.begriffe.stand import GEBAUT
from massnahmenplan.grundlagen.schreibweise import anzahl, euro
from massnahmenplan.grundlagen.zahlen import auf_cent
from massnahmenplan.planungsfall import Planungsfall


def hausname(fall: Planungsfall, haushalt: Haushalt) -> str:
    """Return ``Haushalt Stadt (investiv)``."""
    art = haushalt.name.rpartition(":")[2]
    return f"Haushalt {fall.traeger_mit_id[haushalt.traeger].name} ({art})"


def pflichtwort(fall: Planungsfall, massnahme: str) -> str:
    """Return what a measure that has to be is called: ``Pflichtmaßnahme``, or what its Stand says of it."""
    stand = fall.stand_von.get(massnahme)
    if stand is None or not stand.gebunden:
        return "Pflichtmaßnahme"
    return "Gebaute Maßnahme" if stand.phase in GEBAUT else "Vergebene Maßnahme"


def kontoname(konto: Konto) -> str:
    """Return the name of an account without its unit."""
    return konto.satz.rpartition(" [")[0]


def zaehlt_geld(konto: Konto) -> bool:
    """Return True for pots and commitments, whose unit is thousand EUR."""
    return konto.name.startswith(("topf:", "ve:"))


def in_einheit(konto: Konto, menge: float) -> str:
    """Return a quantity of an account with its unit; money in EUR."""
    if zaehlt_geld(konto):
        return betrag_teur(menge)
    einheit = konto.satz.rpartition(" [")[2].removesuffix("]")
    return f"{anzahl(Decimal(repr(round(menge, 6))))} {einheit}"


def betrag_teur(betrag: float) -> str:
    """Return thousand EUR as EUR: whole ones, below one euro in cents."""
    genau = auf_cent(eur(betrag))
    return euro(genau, 0 if abs(genau) >= 1 else 2)


def je_jahr(jahre: Sequence[int], betraege: Reelle) -> str:
    """Return ``2027: 1.234 €, 2029: 0,50 €``; years without an amount are left out."""
    genannt = zip(jahre, betraege.tolist(), strict=True)
    return ", ".join(f"{jahr}: {betrag_teur(betrag)}" for jahr, betrag in genannt if auf_cent(eur(betrag)))
