"""Money as a council looks at it: by payer and year, and what each measure takes of a year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.bericht import kennzahlen
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz

_NULL = Decimal(0)


@dataclass(frozen=True, slots=True)
class Finanzjahr:
    """What a payer invests in one year, who pays for it, and what follows from it; or sums of such years."""

    traeger: str
    jahr: int | None
    """None for a sum."""
    investition_eur: Decimal
    zuwendungen_eur: Decimal
    """Paid out in this year, for the investment."""
    darlehen_eur: Decimal
    betrieb_eur: Decimal
    """Running cost minus revenue, operating aid and levies on rents."""
    schuldendienst_eur: Decimal
    """Principal and interest, that on the Liquiditätslinie included."""
    energie_eur: Decimal
    """Energy cost that is saved, of all measures together; in no purse."""

    @property
    def eigenanteil_eur(self) -> Decimal:
        """Investment without grants and loans of the year; negative where they come later than the bill."""
        return self.investition_eur - self.zuwendungen_eur - self.darlehen_eur

    @property
    def betraege(self) -> tuple[Decimal, ...]:
        """All of it in the order of the table."""
        geld = (self.investition_eur, self.zuwendungen_eur, self.darlehen_eur, self.eigenanteil_eur)
        return (*geld, self.betrieb_eur, self.schuldendienst_eur, self.energie_eur)


@dataclass(frozen=True, slots=True)
class Jahresrate:
    """What a payer pays for a measure in one year, and the grants that come in for it."""

    massnahme: str
    traeger: str
    jahr: int
    investition_eur: Decimal
    zuwendungen_eur: Decimal

    @property
    def betraege(self) -> tuple[Decimal, Decimal]:
        """Both in the order of the table."""
        return self.investition_eur, self.zuwendungen_eur


def finanzjahre(ergebnis: Ergebnis) -> tuple[Finanzjahr, ...]:
    """Return payers in the order of the case, year by year, without years in which nothing happens."""
    alle = (
        _finanzjahr(ergebnis, traeger.id, jahr)
        for traeger in ergebnis.fall.kostentraeger
        for jahr in ergebnis.fall.projekt.zeitachse.jahre
    )
    return tuple(jahr for jahr in alle if any(jahr.betraege))


def summe(jahre: Iterable[Finanzjahr]) -> Finanzjahr:
    """Return the sum of years of one payer."""
    alle = tuple(jahre)
    return Finanzjahr(
        alle[0].traeger,
        None,
        sum((j.investition_eur for j in alle), _NULL),
        sum((j.zuwendungen_eur for j in alle), _NULL),
        sum((j.darlehen_eur for j in alle), _NULL),
        sum((j.betrieb_eur for j in alle), _NULL),
        sum((j.schuldendienst_eur for j in alle), _NULL),
        sum((j.energie_eur for j in alle), _NULL),
    )


def ausgaben_eur(ergebnis: Ergebnis) -> dict[tuple[int, str], Decimal]:
    """Return year and payer -> what he spends, for investment and running cost together."""
    ausgaben: dict[tuple[int, str], Decimal] = {}
    for kasse in ergebnis.bilanz.haushalt:
        schluessel = kasse.jahr, kasse.traeger
        ausgaben[schluessel] = ausgaben.get(schluessel, _NULL) + kasse.ausgaben_eur
    return ausgaben


def restschuld_eur(ergebnis: Ergebnis, traeger: str) -> Decimal:
    """Return what a payer still owes after the last year of the plan."""
    ende = ergebnis.fall.projekt.ende
    schulden = ergebnis.bilanz.schulden
    return sum((s.schuld_eur for s in schulden if s.traeger == traeger and s.jahr == ende), _NULL)


def jahresraten(ergebnis: Ergebnis) -> tuple[Jahresrate, ...]:
    """Return what is paid by year, measure and payer, in this order."""
    raten = (
        rate
        for bilanz in ergebnis.bilanz.massnahmen
        for traeger, anteil in kennzahlen.anteile(ergebnis, bilanz)
        for rate in _raten(traeger, anteil)
    )
    return tuple(sorted(raten, key=lambda rate: (rate.jahr, rate.massnahme, rate.traeger)))


def _finanzjahr(ergebnis: Ergebnis, traeger: str, jahr: int) -> Finanzjahr:
    kassen = [k for k in ergebnis.bilanz.haushalt if k.traeger == traeger and k.jahr == jahr]
    investiv = [k for k in kassen if k.art == Haushaltsart.INVESTIV]
    konsumtiv = [k for k in kassen if k.art == Haushaltsart.KONSUMTIV]
    gespart = (e for e in ergebnis.bilanz.energieersparnis if e.traeger == traeger and e.jahr == jahr)
    return Finanzjahr(
        traeger,
        jahr,
        sum((k.ausgaben_eur for k in investiv), _NULL),
        sum((k.zuschuesse_eur for k in investiv), _NULL),
        sum((k.kreditaufnahme_eur for k in kassen), _NULL),
        sum((k.ausgaben_eur - k.zuschuesse_eur for k in konsumtiv), _NULL),
        sum((k.schuldendienst_eur + k.zinsen_eur for k in kassen), _NULL),
        sum((e.betrag_eur for e in gespart), _NULL),
    )


def _raten(traeger: str, anteil: Massnahmenbilanz) -> Iterator[Jahresrate]:
    bezahlt: dict[int, Decimal] = {}
    for zahlung in anteil.zahlungen:
        bezahlt[zahlung.jahr] = bezahlt.get(zahlung.jahr, _NULL) + zahlung.betrag_eur
    for zahlung in (z for ersparnis in anteil.buendel for z in ersparnis.zahlungen):
        bezahlt[zahlung.jahr] = bezahlt.get(zahlung.jahr, _NULL) - zahlung.betrag_eur
    erhalten: dict[int, Decimal] = {}
    for zahlung in (z for antrag in anteil.antraege if antrag.in_finanzierung for z in antrag.auszahlungen):
        erhalten[zahlung.jahr] = erhalten.get(zahlung.jahr, _NULL) + zahlung.betrag_eur
    for jahr in {*bezahlt, *erhalten}:
        werte = bezahlt.get(jahr, _NULL), erhalten.get(jahr, _NULL)
        if any(werte):
            yield Jahresrate(anteil.massnahme, traeger, jahr, *werte)
