"""What measures save that begin together, bundle by bundle."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from massnahmenplan.begriffe.beziehung import Beziehung, Beziehungsart
from massnahmenplan.begriffe.gebunden import gezahlt_eur
from massnahmenplan.begriffe.massnahme import PLANUNG
from massnahmenplan.ergebnis import Buendelersparnis, Massnahmenbilanz
from massnahmenplan.foerderung.eigenanteil import eigener_anteil
from massnahmenplan.foerderung.vorhaben import Zahlung
from massnahmenplan.grundlagen.zahlen import auf_cent
from massnahmenplan.nachrechnung.schritt import nominal
from massnahmenplan.planungsfall import Planungsfall

NICHTS = Decimal(0)


def spare_in_buendeln(fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz]) -> tuple[Massnahmenbilanz, ...]:
    """Return the measures with what they save; what is saved is worth nothing at the end of the plan."""
    arten = [b for b in fall.beziehungen if b.art is Beziehungsart.BUENDEL]
    ergebnis = []
    for bilanz in massnahmen:
        gespart = tuple(e for b in arten if (e := _ersparnis(fall, b, bilanz, massnahmen)) is not None)
        summe = sum((e.eigen_eur for e in gespart), NICHTS)
        rest = bilanz.restwert_eur
        if summe:
            rest -= rest * summe / bilanz.investition_eur
        ergebnis.append(replace(bilanz, buendel=gespart, restwert_eur=rest))
    return tuple(ergebnis)


def _ersparnis(
    fall: Planungsfall, buendel: Beziehung, bilanz: Massnahmenbilanz, alle: Sequence[Massnahmenbilanz]
) -> Buendelersparnis | None:
    """Return what a measure saves in a bundle; None if it is no member or too few begin with it."""
    reihe = fall.mitglieder(buendel)
    if bilanz.massnahme not in reihe:
        return None
    marke = _marke(fall, bilanz, buendel)
    zugleich = {m.massnahme for m in alle if _marke(fall, m, buendel) == marke} & set(reihe)
    if buendel.gemeinkosten_eur is not None:
        if bilanz.massnahme == next(kennung for kennung in reihe if kennung in zugleich):
            return None  # the first one bears the common cost
    elif len(zugleich) < (buendel.anzahl or 2):
        return None
    achse = fall.projekt.zeitachse
    bau = _baukosten(fall, bilanz)
    anteil = _gesparter_anteil(fall, buendel, bilanz)
    eigen = eigener_anteil(bilanz.antraege, bilanz.investition_eur)
    zahlungen = ((jahr, auf_cent(betrag * anteil * eigen)) for jahr, betrag in bau.items())
    return Buendelersparnis(
        buendel=buendel.bezeichnung,
        name=fall.buendelname(buendel),
        jahr=(bilanz.beginn if buendel.gleichzeitig == "beginn" else bilanz.baubeginn) // achse.je_jahr,
        zahlungen=tuple(Zahlung(jahr, betrag) for jahr, betrag in zahlungen if betrag),
        ganz_eur=auf_cent(sum(bau.values(), NICHTS) * anteil),
    )


def _marke(fall: Planungsfall, bilanz: Massnahmenbilanz, buendel: Beziehung) -> int:
    """Return what has to be the same: a period, or a year."""
    baujahr = bilanz.baubeginn // fall.projekt.zeitachse.je_jahr
    return {"baubeginn": bilanz.baubeginn, "beginn": bilanz.beginn, "baujahr": baujahr}[buendel.gleichzeitig]


def _baukosten(fall: Planungsfall, bilanz: Massnahmenbilanz) -> dict[int, Decimal]:
    """Return what falls due per year of everything but planning, and has not been paid or contracted."""
    massnahme = fall.ausfuehrungen[bilanz.massnahme][bilanz.variante]
    teile = [teil for teil in massnahme.investition_eur if teil != PLANUNG]
    return {
        jahr: sum((nominal(fall, massnahme, teil, bilanz.beginn, jahr) for teil in teile), NICHTS)
        for jahr in sorted({fall.projekt.zeitachse.jahr_von(p) for p in range(bilanz.beginn, bilanz.fertig + 1)})
        if jahr not in gezahlt_eur(massnahme)
    }


def _gesparter_anteil(fall: Planungsfall, buendel: Beziehung, bilanz: Massnahmenbilanz) -> Decimal:
    """Return the saved share of the building cost: as stated, or the stated amount by the cost in base prices."""
    if buendel.anteil is not None:
        return buendel.anteil
    teile = fall.ausfuehrungen[bilanz.massnahme][bilanz.variante].investition_eur
    kosten = sum((betrag for teil, betrag in teile.items() if teil != PLANUNG), NICHTS)
    betrag = buendel.gemeinkosten_eur
    if betrag is None:
        betrag = buendel.ersparnis_eur.get(bilanz.massnahme, NICHTS)
    return betrag / kosten if kosten else NICHTS
