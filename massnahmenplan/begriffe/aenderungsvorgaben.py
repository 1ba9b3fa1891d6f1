"""What an update may change of the last plan: a price and a ceiling per kind of change, a frozen window."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any


class Aenderungsart(StrEnum):
    """Kinds of changes that a plan decides, each counted."""

    GESTRICHEN = "gestrichen"
    """Measures of the last plan that are not carried out any more."""
    NEU = "neu"
    """Measures that the last plan did not have."""
    VERSCHOBEN = "verschoben"
    """Periods by which begins move, earlier or later."""
    ANDERE_VARIANTE = "andere_variante"
    ANDERE_FOERDERUNG = "andere_foerderung"
    """Measures with other programmes, or other facts that an application rests on."""
    ANDERER_ANTRAG = "anderer_antrag"
    """Measures with the same applications on other days."""


GEWICHTE: dict[Aenderungsart, Decimal] = {
    Aenderungsart.GESTRICHEN: Decimal(4),
    Aenderungsart.NEU: Decimal(2),
    Aenderungsart.VERSCHOBEN: Decimal(1),
    Aenderungsart.ANDERE_VARIANTE: Decimal(2),
    Aenderungsart.ANDERE_FOERDERUNG: Decimal(1),
    Aenderungsart.ANDERER_ANTRAG: Decimal("0.25"),
}
"""How the kinds weigh against each other where no price is stated."""
KLEINER_PREIS = Decimal("0.00001")
"""Price of a change of weight 1 where none is stated: a hundred-thousandth of what the last plan reaches."""
MINDESTPREIS = Decimal("0.0001")
TEILBAR = 4
"""Where no price is stated a quarter of the small one is not rounded, so that whole weights stay whole: then a
bound of more than 24 is a proof of 25."""
GROESSTER_PREIS = Decimal("1e9")


@dataclass(frozen=True, slots=True)
class Aenderungsvorgaben:
    """What is asked of an update. Errors: ValueError for an unknown kind or a figure out of range."""

    preise: Mapping[Any, Any] = field(default_factory=dict)
    """Kind -> what each such change has to bring, in the unit of the first aim; not named: a small price."""
    hoechstens: Mapping[Any, int] = field(default_factory=dict)
    """Kind -> how many such changes there may be (of ``verschoben``: periods in all)."""
    fest_bis: int | None = None
    """Year up to whose end what the last plan begins stays as planned."""

    def __post_init__(self) -> None:
        _pruefe_arten((*self.preise, *self.hoechstens))
        preise = {Aenderungsart(art): _preis(art, wert) for art, wert in self.preise.items()}
        object.__setattr__(self, "preise", preise)
        object.__setattr__(self, "hoechstens", {Aenderungsart(a): _zahl(a, n) for a, n in self.hoechstens.items()})

    def mit_preisen(self, zielwert: Decimal) -> "Aenderungsvorgaben":
        """Return the same with a price for every kind, where none is stated a small one by what was reached."""
        teilbar = 1 if self.preise else TEILBAR
        klein = max(MINDESTPREIS, round(KLEINER_PREIS * abs(zielwert) / teilbar, 6) * teilbar)
        preise = {art: self.preise.get(art, round(klein * gewicht, 6)) for art, gewicht in GEWICHTE.items()}
        return Aenderungsvorgaben(preise, self.hoechstens, self.fest_bis)

    def genannte_preise(self, zielwert: Decimal) -> dict[Aenderungsart, Decimal]:
        """Return the prices that are more than the small ones: those that can keep a change out."""
        kleine = {art: 2 * max(MINDESTPREIS, KLEINER_PREIS * abs(zielwert)) * g for art, g in GEWICHTE.items()}
        return {art: preis for art, preis in self.preise.items() if preis > kleine[art]}

    def preis(self, zaehlung: Mapping[Aenderungsart, int]) -> Decimal:
        """Return the price of counted changes, in the unit of the first aim."""
        return sum((self.preise.get(art, Decimal(0)) * anzahl for art, anzahl in zaehlung.items()), Decimal(0))


def _pruefe_arten(genannt: tuple[str, ...]) -> None:
    unbekannt = [str(art) for art in genannt if art not in tuple(Aenderungsart)]
    if unbekannt:
        raise ValueError(f"Änderungsart {', '.join(unbekannt)}: erlaubt sind {', '.join(Aenderungsart)}.")


def _preis(art: str, wert: Any) -> Decimal:
    try:
        preis = wert if isinstance(wert, Decimal) else Decimal(str(wert))
    except InvalidOperation:
        raise ValueError(f"Preis für {art}: „{wert}“ ist keine Zahl.") from None
    if not preis.is_finite() or not 0 <= preis <= GROESSTER_PREIS:
        raise ValueError(f"Preis für {art} {wert}: erlaubt ist 0 bis eine Milliarde.")
    return preis


def _zahl(art: str, anzahl: int) -> int:
    if isinstance(anzahl, bool) or not isinstance(anzahl, int) or anzahl < 0:
        raise ValueError(f"Obergrenze für {art} {anzahl}: erlaubt ist eine ganze Zahl ab 0.")
    return anzahl
