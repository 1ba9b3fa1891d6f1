"""The two aims, from the balance: tonnes over the plan, and net present value of own money."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from massnahmenplan.ergebnis import Emissionsjahr, Haushaltsjahr, Massnahmenbilanz, Zielstand
from massnahmenplan.planungsfall import Planungsfall

NICHTS = Decimal(0)


def zielwerte(
    fall: Planungsfall,
    massnahmen: Sequence[Massnahmenbilanz],
    haushalt: Sequence[Haushaltsjahr],
    ziele: Sequence[Zielstand],
    emissionen: Sequence[Emissionsjahr],
    ersparnisverlust: Mapping[int, Decimal],
) -> dict[str, Decimal]:
    """Return ``co2`` in t CO2e and ``kosten`` in EUR, both unrounded."""
    projekt = fall.projekt
    je_jahr: dict[int, Decimal] = {}

    def buche(jahr: int, betrag_eur: Decimal) -> None:
        je_jahr[jahr] = je_jahr.get(jahr, NICHTS) + betrag_eur

    for massnahme in massnahmen:
        _buche_massnahme(buche, massnahme, projekt.ende)
    for zeile in haushalt:
        buche(zeile.jahr, zeile.zinsen_eur)
    for traeger in fall.kostentraeger:
        buche(projekt.ende + 1, _letzte_linie(haushalt, traeger.id, projekt.ende) * traeger.liquiditaetszins)
    for jahr, verlust in ersparnisverlust.items():
        buche(jahr, verlust)
    faktor = 1 + projekt.diskontsatz
    kapitalwert = sum((betrag / faktor ** (jahr - projekt.beginn + 1) for jahr, betrag in je_jahr.items()), NICHTS)
    strafen = sum((ziel.strafe_eur for ziel in ziele), NICHTS)
    return {
        "co2": sum((zeile.minderung_t for zeile in emissionen), NICHTS),
        "kosten": kapitalwert + strafen,
    }


def _buche_massnahme(buche: Callable[[int, Decimal], None], massnahme: Massnahmenbilanz, ende: int) -> None:
    for zahlung in massnahme.zahlungen:
        buche(zahlung.jahr, zahlung.betrag_eur)
    for antrag in massnahme.antraege:
        for auszahlung in antrag.auszahlungen:
            buche(auszahlung.jahr, -auszahlung.betrag_eur)
    for jahr, betrag in massnahme.betrieb_eur.items():
        buche(jahr, betrag)
    for jahr, betrag in massnahme.ersparnis_eur.items():
        buche(jahr, -betrag)
    buche(ende, -massnahme.restwert_eur)


def _letzte_linie(haushalt: Sequence[Haushaltsjahr], traeger: str, ende: int) -> Decimal:
    return sum((z.linie_eur for z in haushalt if z.traeger == traeger and z.jahr == ende), NICHTS)
