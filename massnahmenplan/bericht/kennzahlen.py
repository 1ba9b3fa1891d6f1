"""Sums that several formats show: of the whole plan, per payer, per field of action."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.bericht import worte
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz


@dataclass(frozen=True, slots=True)
class Summe:
    """Money and effect of a set of planned measures; the effect is before overlap."""

    kennung: str
    name: str
    anzahl: int
    investition_eur: Decimal
    zuschuss_eur: Decimal
    eigenmittel_eur: Decimal
    minderung_t_a: Decimal
    minderung_t: Decimal


def gesamt(ergebnis: Ergebnis) -> Summe:
    """Return the sum over all planned measures."""
    return _summe("gesamt", "Summe", ergebnis.bilanz.massnahmen)


def je_traeger(ergebnis: Ergebnis) -> tuple[Summe, ...]:
    """Return the sums per payer, in the order of the case; payers without a planned measure are left out."""
    namen = {traeger.id: traeger.name for traeger in ergebnis.fall.kostentraeger}
    return _gruppiere(ergebnis, namen, lambda massnahme: massnahme.kostentraeger)


def je_handlungsfeld(ergebnis: Ergebnis) -> tuple[Summe, ...]:
    """Return the sums per field of action, in the order in which the case names them first."""
    felder = dict.fromkeys(massnahme.handlungsfeld for massnahme in ergebnis.fall.massnahmen)
    namen = {feld: worte.handlungsfeld(feld) for feld in felder}
    return _gruppiere(ergebnis, namen, lambda massnahme: massnahme.handlungsfeld)


def _gruppiere(
    ergebnis: Ergebnis, namen: dict[str, str], schluessel: Callable[[Massnahme], str]
) -> tuple[Summe, ...]:
    gruppen: dict[str, list[Massnahmenbilanz]] = {kennung: [] for kennung in namen}
    for bilanz in ergebnis.bilanz.massnahmen:
        gruppen[schluessel(ergebnis.fall.massnahme_mit_id[bilanz.massnahme])].append(bilanz)
    return tuple(_summe(kennung, namen[kennung], gruppe) for kennung, gruppe in gruppen.items() if gruppe)


def _summe(kennung: str, name: str, bilanzen: Iterable[Massnahmenbilanz]) -> Summe:
    menge = tuple(bilanzen)
    null = Decimal(0)
    return Summe(
        kennung=kennung,
        name=name,
        anzahl=len(menge),
        investition_eur=sum((bilanz.investition_eur for bilanz in menge), null),
        zuschuss_eur=sum((bilanz.zuschuss_eur for bilanz in menge), null),
        eigenmittel_eur=sum((bilanz.eigenmittel_eur for bilanz in menge), null),
        minderung_t_a=sum((bilanz.minderung_t_a for bilanz in menge), null),
        minderung_t=sum((bilanz.minderung_summe_t for bilanz in menge), null),
    )
