"""Effect of single measures: tonnes and end energy, before overlap with other measures."""

from decimal import Decimal

from massnahmenplan.ergebnis import Massnahmenbilanz
from massnahmenplan.ergebnis.jahresbericht import Sollist
from massnahmenplan.nachrechnung.schritt import jahressummen, wirkungsanteile
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.rueckblick.einzelblick import NICHTS, Einzelblick


def minderung(blick: Einzelblick) -> Sollist:
    """Return t CO2e."""
    return blick.sollist(
        (jahr, blick.vergleich(_minderung_t(blick.soll, jahr), blick.meldung.minderung_t(jahr)))
        for jahr in blick.jahre_bisher
    )


def endenergie(blick: Einzelblick) -> Sollist:
    """Return kWh of end energy saved, all carriers together."""
    fall = blick.plaene.sollfall
    return blick.sollist(
        (jahr, blick.vergleich(_einsparung_kwh(fall, blick.soll, jahr), blick.meldung.endenergie_kwh(jahr)))
        for jahr in blick.jahre_bisher
    )


def _minderung_t(bilanz: Massnahmenbilanz | None, jahr: int) -> Decimal:
    return NICHTS if bilanz is None else bilanz.minderung_t.get(jahr, NICHTS)


def _einsparung_kwh(fall: Planungsfall, bilanz: Massnahmenbilanz | None, jahr: int) -> Decimal:
    """Return what is stated, and what the groups would save in which this measure alone is in force."""
    if bilanz is None:
        return NICHTS
    genannt = sum((je.get(jahr, NICHTS) for je in bilanz.endenergie_kwh.values()), NICHTS)
    achse, weise = fall.projekt.zeitachse, fall.ausfuehrungen[bilanz.massnahme][bilanz.variante]
    anteile = wirkungsanteile(weise, achse, bilanz.beginn, bilanz.fertig, bilanz.wirkt_bis)
    anteil = jahressummen(anteile, achse).get(jahr, NICHTS) / achse.je_jahr
    allein, gruppen = {bilanz.massnahme: bilanz.variante}, fall.gruppen_der_massnahme.get(bilanz.massnahme, ())
    return genannt + anteil * sum((gruppe.einsparung_kwh(allein, jahr, None) for gruppe in gruppen), NICHTS)
