"""What lies ahead: the path of emissions, targets, and the money of the next year."""

from collections.abc import Iterator

from massnahmenplan.ergebnis.jahresbericht import Mittelbedarf, Pfadjahr, Zahlungsposten, Zielaussicht
from massnahmenplan.rueckblick.einzelblick import NICHTS
from massnahmenplan.rueckblick.kosten import gezahlt
from massnahmenplan.rueckblick.plaene import Plaene


def pfad(plaene: Plaene) -> Iterator[Pfadjahr]:
    """Yield all years of the plan as it is now."""
    soll = {jahr.jahr: jahr.minderung_t for jahr in plaene.soll.emissionen}
    for neu in plaene.neu.emissionen:
        yield Pfadjahr(neu.jahr, neu.ohne_plan_t, soll.get(neu.jahr), neu.minderung_t)


def ziele(plaene: Plaene) -> Iterator[Zielaussicht]:
    """Yield the targets of the case as it is now."""
    tonnen = {stand.ziel: stand.ist_t for stand in plaene.soll.ziele}
    mengen = {stand.ziel: stand.ist for stand in plaene.soll.mengenziele}
    for z in plaene.neu.ziele:
        soll = tonnen.get(z.ziel)
        yield Zielaussicht(z.ziel, z.name, z.satz, z.jahr, "t CO2e", z.soll_t, soll, z.ist_t, z.verfehlung_t)
    for m in plaene.neu.mengenziele:
        menge = mengen.get(m.ziel)
        yield Zielaussicht(m.ziel, m.name, m.satz, m.jahr, m.einheit, m.soll, menge, m.ist, m.verfehlung)


def mittelbedarf(plaene: Plaene) -> Iterator[Mittelbedarf]:
    """Yield the purses that are used in the next year."""
    for kasse in plaene.neu.haushalt:
        if kasse.jahr == plaene.jahr + 1 and (kasse.ausgaben_eur or kasse.netto_eur or kasse.zinsen_eur):
            yield Mittelbedarf(
                traeger=kasse.traeger,
                art=kasse.art,
                jahr=kasse.jahr,
                ausgaben_eur=kasse.ausgaben_eur,
                schuldendienst_eur=kasse.schuldendienst_eur + kasse.zinsen_eur,
                zuschuesse_eur=kasse.zuschuesse_eur,
                kredite_eur=kasse.kreditaufnahme_eur,
                eigenmittel_eur=kasse.netto_eur + kasse.zinsen_eur,
                ansatz_eur=None if kasse.ansatz_eur is None else kasse.ansatz_eur - kasse.gesperrt_eur,
                rest_vorjahr_eur=kasse.rest_vorjahr_eur,
            )


def posten(plaene: Plaene) -> Iterator[Zahlungsposten]:
    """Yield what each measure costs each payer in the next year, and the grants that come in for it."""
    jahr = plaene.jahr + 1
    for bilanz in plaene.neu.massnahmen:
        antragsteller = plaene.fall.massnahme_mit_id[bilanz.massnahme].kostentraeger
        for traeger, teil in sorted(bilanz.je_traeger(antragsteller).items()):
            fluesse = (z for a in teil.antraege if a.in_finanzierung for z in a.auszahlungen if z.jahr == jahr)
            kosten, zuschuesse = gezahlt(teil, jahr), sum((z.betrag_eur for z in fluesse), NICHTS)
            if kosten or zuschuesse:
                yield Zahlungsposten(bilanz.massnahme, traeger, kosten, zuschuesse)
