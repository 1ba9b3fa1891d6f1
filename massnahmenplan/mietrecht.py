"""The law on rises of the rent: what one measure allows by itself, and how far the rent of a building may rise."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from massnahmenplan.begriffe.massnahme import Massnahme, gesamtkosten
from massnahmenplan.begriffe.mietrecht import Kappungsgrenze, Mietrechtsfassung
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.grundlagen.zahlen import CENT, auf_cent

MONATE = 12
HEIZUNG = "heizung"
Ausfuehrungen = Mapping[str, Mapping[str, Massnahme]]
"""Measure -> variant -> the measure as it is carried out."""


def fassung_am(fassungen: Iterable[Mietrechtsfassung], tag: date) -> Mietrechtsfassung | None:
    """Return the version in force on a day, or None if the catalogue has none."""
    return next((f for f in fassungen if f.gilt_ab <= tag and (f.gilt_bis is None or tag <= f.gilt_bis)), None)


def vermieter_je_objekt(vermietete: Iterable[Objekt], ausfuehrungen: Ausfuehrungen) -> dict[str, str]:
    """Return rented object -> who gets its rent: as stated, else the applicant of the first measure with levy."""
    zahlende: dict[str, str] = {}
    for wege in ausfuehrungen.values():
        for massnahme in wege.values():
            if massnahme.umlage and massnahme.objekt is not None:
                zahlende.setdefault(massnahme.objekt, massnahme.kostentraeger)
    genannt = {objekt.id: objekt.vermieter or zahlende.get(objekt.id) for objekt in vermietete}
    return {objekt: traeger for objekt, traeger in genannt.items() if traeger is not None}


def mietmaengel(
    vermietete: Iterable[Objekt], ausfuehrungen: Ausfuehrungen, vermieter: Mapping[str, str]
) -> Iterator[str]:
    """Yield what rents and levies lack, as German phrases."""
    for objekt in vermietete:
        begrenzt = objekt.warmmietenspielraum_eur_m2_monat is not None
        if not objekt.wohnflaeche_m2 and (begrenzt or objekt.id in vermieter):
            yield f"Objekt {objekt.id}: wohnflaeche_m2 fehlt oder ist 0"
    for kennung, wege in ausfuehrungen.items():
        for massnahme in wege.values():
            if massnahme.umlage and massnahme.objekt not in vermieter:
                yield f"Maßnahme {kennung}: Umlage braucht ein vermietetes Objekt"


def umlagesatz(fassung: Mietrechtsfassung, massnahme: Massnahme, gefoerdert: bool) -> tuple[Decimal, Fraction]:
    """Return rate, and share of the cost that counts as maintenance.

    A heating system without a grant falls under the general rule (§ 559e Abs. 1 Satz 2 BGB).
    """
    ist_heizung = massnahme.umlageart == HEIZUNG and gefoerdert
    regel = fassung.heizung if ist_heizung else fassung.modernisierung
    if regel.erhaltung_pauschal is not None:
        return regel.satz, Fraction(regel.erhaltung_pauschal)
    if massnahme.instandhaltung_eur is None:
        return regel.satz, Fraction(massnahme.instandhaltungsanteil)
    kosten = gesamtkosten(massnahme)
    return regel.satz, Fraction(massnahme.instandhaltung_eur) / Fraction(kosten) if kosten else Fraction(0)


def jahresumlage_eur(
    fassung: Mietrechtsfassung, massnahme: Massnahme, kosten_eur: Decimal, zuschuss_eur: Decimal, gefoerdert: bool
) -> Decimal:
    """Return by how much the rent of a year may rise, before any limit.

    Rate · (cost − maintenance − grants), with cost and grants of the landlord: what others pay is not his cost
    (§ 559a BGB). ``gefoerdert``: a grant is used at all.
    """
    satz, erhaltung = umlagesatz(fassung, massnahme, gefoerdert)
    rest = Fraction(kosten_eur) * (1 - erhaltung) - Fraction(zuschuss_eur)
    umlage = Fraction(satz) * max(rest, Fraction(0))
    return auf_cent(Decimal(umlage.numerator) / Decimal(umlage.denominator))


def kappung_eur_a(grenze: Kappungsgrenze, objekt: Objekt) -> Decimal:
    """Return by how much the rent of a year may rise within the years of the limit, for the whole building."""
    je_m2 = grenze.eur_m2_monat
    schwelle, niedrig = grenze.niedrigmiete_unter_eur_m2_monat, grenze.eur_m2_monat_bei_niedrigmiete
    miete = objekt.kaltmiete_eur_m2_monat
    if schwelle is not None and niedrig is not None and miete is not None and miete < schwelle:
        je_m2 = niedrig
    assert objekt.wohnflaeche_m2 is not None, "checked on reading"
    return (je_m2 * objekt.wohnflaeche_m2 * MONATE).quantize(CENT, rounding=ROUND_DOWN)
