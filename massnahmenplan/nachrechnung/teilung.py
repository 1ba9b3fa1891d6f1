"""A measure as each of its payers sees it: his part of cost, grants, running cost and what is left in the end."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.ergebnis import Buendelersparnis, Massnahmenbilanz
from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.foerderung.vorhaben import Zahlung
from massnahmenplan.nachrechnung.schritt import betrieb, nominal
from massnahmenplan.planungsfall import Planungsfall

NICHTS = Decimal(0)
Teile = dict[str, Decimal]


def teile_unter_traegern(
    fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz]
) -> tuple[Massnahmenbilanz, ...]:
    """Return the measures with the parts of their payers; those of one payer stay as they are."""
    return tuple(_geteilt(fall, bilanz) for bilanz in massnahmen)


def teil_von(fall: Planungsfall, massnahme: Massnahmenbilanz, traeger: str) -> Massnahmenbilanz | None:
    """Return the measure with the payer's part of its money, or None if he has none."""
    return massnahme.je_traeger(fall.massnahme_mit_id[massnahme.massnahme].kostentraeger).get(traeger)


def _geteilt(fall: Planungsfall, bilanz: Massnahmenbilanz) -> Massnahmenbilanz:
    massnahme = fall.ausfuehrungen[bilanz.massnahme][bilanz.variante]
    if len(massnahme.beteiligte) == 1:
        return bilanz
    kosten = {zahlung.jahr: _kostenteile(fall, massnahme, bilanz.beginn, zahlung) for zahlung in bilanz.zahlungen}
    anteile = {}
    for traeger in sorted(massnahme.beteiligte):
        zahlungen = (Zahlung(jahr, teile.get(traeger, NICHTS)) for jahr, teile in kosten.items())
        gespart = tuple(_ersparnis(fall, bilanz, ersparnis, traeger) for ersparnis in bilanz.buendel)
        anteile[traeger] = replace(bilanz, zahlungen=tuple(z for z in zahlungen if z.betrag_eur), buendel=gespart)
    gewichte = {traeger: Fraction(teil.investition_eur) for traeger, teil in anteile.items()}
    return replace(
        bilanz, anteile={t: _sicht(fall, massnahme, bilanz, t, teil, gewichte) for t, teil in anteile.items()}
    )


def _sicht(
    fall: Planungsfall,
    massnahme: Massnahme,
    bilanz: Massnahmenbilanz,
    traeger: str,
    teil: Massnahmenbilanz,
    gewichte: Mapping[str, Fraction],
) -> Massnahmenbilanz:
    """Return the measure as one payer sees it; ``teil`` has his cost already."""
    anteil = massnahme.anteile_am_betrieb.get(traeger, NICHTS)
    return replace(
        teil,
        antraege=tuple(_antrag(massnahme, antrag, gewichte, traeger) for antrag in bilanz.antraege),
        minderung_t=bilanz.minderung_t if traeger == massnahme.kostentraeger else {},
        ersparnis_eur={jahr: anteil * betrag for jahr, betrag in bilanz.ersparnis_eur.items()},
        betrieb_eur=_betrieb_eur(fall, massnahme, bilanz, traeger),
        restwert_eur=_restwert(bilanz, teil),
    )


def _ersparnis(
    fall: Planungsfall, bilanz: Massnahmenbilanz, ersparnis: Buendelersparnis, traeger: str
) -> Buendelersparnis:
    """Return what one payer has of a saving: his share of each year's payment."""
    massnahme = fall.ausfuehrungen[bilanz.massnahme][bilanz.variante]
    zahlungen = (
        Zahlung(z.jahr, _kostenteile(fall, massnahme, bilanz.beginn, z).get(traeger, NICHTS))
        for z in ersparnis.zahlungen
    )
    return replace(ersparnis, zahlungen=tuple(zahlung for zahlung in zahlungen if zahlung.betrag_eur))


def _kostenteile(fall: Planungsfall, massnahme: Massnahme, beginn: int, zahlung: Zahlung) -> Teile:
    """Return what each bears of an amount of a year, in the proportion of the payments of this year."""
    gewichte: dict[str, Fraction] = {}
    for teil in massnahme.investition_eur:
        betrag = Fraction(nominal(fall, massnahme, teil, beginn, zahlung.jahr))
        for traeger, anteil in massnahme.anteile_am_teil(teil).items():
            gewichte[traeger] = gewichte.get(traeger, Fraction(0)) + betrag * Fraction(anteil)
    return groesste_reste(zahlung.betrag_eur, gewichte)


def _antrag(massnahme: Massnahme, antrag: Antrag, kosten: Mapping[str, Fraction], traeger: str) -> Antrag:
    """Return the application with the money that one payer gets of it; a repayment grant is his who borrows."""
    if not antrag.fliesst:
        return antrag if traeger == massnahme.kostentraeger else replace(antrag, zuschuss_eur=NICHTS)
    gewichte = kosten if antrag.in_finanzierung else _brueche(massnahme.anteile_am_betrieb)
    if massnahme.zuschuss_an == "antragsteller" or not any(gewichte.values()):
        gewichte = {massnahme.kostentraeger: Fraction(1)}
    auszahlungen = tuple(
        Zahlung(zahlung.jahr, groesste_reste(zahlung.betrag_eur, gewichte).get(traeger, NICHTS))
        for zahlung in antrag.auszahlungen
    )
    summe = sum((zahlung.betrag_eur for zahlung in auszahlungen), NICHTS)
    return replace(antrag, auszahlungen=auszahlungen, zuschuss_eur=summe)


def _betrieb_eur(
    fall: Planungsfall, massnahme: Massnahme, bilanz: Massnahmenbilanz, traeger: str
) -> dict[int, Decimal]:
    """Return a payer's part of running cost minus revenue by year; each of them is split by itself."""
    anteile = _brueche(massnahme.anteile_am_betrieb)

    def eigener(betrag_eur: Decimal) -> Decimal:
        return groesste_reste(betrag_eur, anteile).get(traeger, NICHTS)

    je_jahr = betrieb(massnahme, fall.projekt.zeitachse, bilanz.fertig, bilanz.wirkt_bis)
    return {jahr: eigener(kosten) - eigener(ertrag) for jahr, (kosten, ertrag) in je_jahr.items()}


def _restwert(bilanz: Massnahmenbilanz, teil: Massnahmenbilanz) -> Decimal:
    """Return the part of what is left at the end, in the proportion of the cost."""
    return (
        bilanz.restwert_eur * teil.investition_eur / bilanz.investition_eur if bilanz.investition_eur else NICHTS
    )


def _brueche(anteile: Mapping[str, Decimal]) -> dict[str, Fraction]:
    return {traeger: Fraction(anteil) for traeger, anteil in anteile.items()}


def groesste_reste(betrag_eur: Decimal, gewichte: Mapping[str, Fraction]) -> Teile:
    """Return whole cents by weight: first all full cents, then one each to the largest remainders, then by id."""
    nenner = sum(gewichte.values(), Fraction(0))
    cent = int(betrag_eur.scaleb(2))
    voll = {traeger: divmod(cent * gewicht, nenner) for traeger, gewicht in gewichte.items() if gewicht}
    fehlend = cent - sum(ganze for ganze, _ in voll.values())
    reihenfolge = sorted(voll, key=lambda traeger: (-voll[traeger][1], traeger))
    mehr = set(reihenfolge[:fehlend])
    return {traeger: Decimal(int(ganze) + (traeger in mehr)).scaleb(-2) for traeger, (ganze, _) in voll.items()}
