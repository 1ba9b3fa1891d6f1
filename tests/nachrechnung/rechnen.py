"""Plans in short form, and what the recomputation makes of them."""

from datetime import date
from decimal import Decimal

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.ergebnis import Bilanz, Foerderwahl, Haushaltsjahr, Plan, Planschritt, Verstoss
from massnahmenplan.planungsfall import Planungsfall


def schritt(massnahme: str, beginn: int, *foerderung: tuple[str, str], variante: str = "basis") -> Planschritt:
    """Return one decision; ``foerderung`` are pairs of programme and ISO date."""
    wahl = tuple(Foerderwahl(programm, date.fromisoformat(tag)) for programm, tag in foerderung)
    return Planschritt(massnahme, variante, beginn, wahl)


def bilanz(fall: Planungsfall, *schritte: Planschritt) -> Bilanz:
    """Return the balance of a plan whose decisions can be carried out."""
    rechnung = nachrechnung.rechne(fall, Plan(schritte))
    assert rechnung.verstoesse == ()
    return rechnung.bilanz


def verstoesse(fall: Planungsfall, *schritte: Planschritt) -> list[Verstoss]:
    """Return every violation of a plan."""
    plan = Plan(schritte)
    rechnung = nachrechnung.rechne(fall, plan)
    return [*rechnung.verstoesse, *pruefung.pruefe(fall, plan, rechnung.bilanz)]


def kasse(bilanz: Bilanz, jahr: int, traeger: str = "stadt", art: str = "investiv") -> Haushaltsjahr:
    """Return a purse in one year."""
    return next(z for z in bilanz.haushalt if (z.traeger, z.art, z.jahr) == (traeger, art, jahr))


def euro(text: str) -> Decimal:
    """Return an amount."""
    return Decimal(text)
