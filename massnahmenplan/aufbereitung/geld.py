"""Coefficients of money: purses by payer and year, claims, and the present value of each option."""

from decimal import Decimal

import numpy as np

from massnahmenmodell.daten import Haushalt, Reelle
from massnahmenplan.aufbereitung.einheiten import ohne_rauschen, teur
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.aufbereitung.sammler import Sammler
from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.wirkung.einzelwirkung import ersparnis_eur, wirkungsanteil

INVESTIV, KONSUMTIV = Haushaltsart.INVESTIV, Haushaltsart.KONSUMTIV


def haushalte(fall: Planungsfall, optionen: tuple[Option, ...]) -> tuple[Haushalt, ...]:
    """Return the purses that have a budget, in order of payer id and kind."""
    netto, forderung = Sammler(), Sammler()
    for o, option in enumerate(optionen):
        _sammle_investition(netto, forderung, o, option, fall.projekt.ende)
        _sammle_betrieb(netto, o, option, fall.projekt.ende)
    ansaetze = {(a.kostentraeger, a.art, a.jahr): a.betrag_eur for a in fall.haushalt}
    jahre = fall.projekt.zeitachse.jahre
    stellen = []
    for kennung, art in sorted({(traeger, art) for traeger, art, _ in ansaetze}):
        traeger = fall.traeger_mit_id[kennung]
        stellen.append(
            Haushalt(
                name=f"haushalt:{kennung}:{art}",
                traeger=kennung,
                ansatz=np.array([teur(ansaetze[kennung, art, jahr]) for jahr in jahre]),
                netto=tuple(netto.linearform((kennung, art, jahr)) for jahr in jahre),
                forderung=tuple(forderung.linearform((kennung, art, jahr)) for jahr in jahre),
                uebertrag_anteil=float(traeger.uebertrag_anteil),
                uebertrag_jahre=traeger.uebertrag_jahre,
                linie=teur(traeger.liquiditaetslinie_eur) if art is INVESTIV else 0.0,
                zins=float(traeger.liquiditaetszins),
            )
        )
    return tuple(stellen)


def _sammle_investition(netto: Sammler, forderung: Sammler, o: int, option: Option, ende: int) -> None:
    stelle = option.ausfuehrung.kostentraeger, INVESTIV
    for zahlung in option.vorhaben.zahlungen:
        netto.addiere((*stelle, zahlung.jahr), o, teur(zahlung.betrag_eur))
    for antrag in option.paket.antraege:
        for auszahlung in antrag.auszahlungen:
            netto.addiere((*stelle, auszahlung.jahr), o, -teur(auszahlung.betrag_eur))
            for jahr in range(option.vorhaben.baubeginn.year, min(auszahlung.jahr, ende + 1)):
                forderung.addiere((*stelle, jahr), o, teur(auszahlung.betrag_eur))


def _sammle_betrieb(netto: Sammler, o: int, option: Option, ende: int) -> None:
    jaehrlich = teur(option.ausfuehrung.betriebskosten_eur_a - option.ausfuehrung.ertrag_eur_a)
    for jahr in betriebsjahre(option, ende):
        netto.addiere((option.ausfuehrung.kostentraeger, KONSUMTIV, jahr), o, jaehrlich)


def betriebsjahre(option: Option, ende: int) -> range:
    """Return the years of operation within the plan."""
    dauer = option.ausfuehrung.nutzungsdauer_a
    letztes = ende if dauer is None else min(ende, option.fertig + dauer)
    return range(option.fertig + 1, letztes + 1)


def diskontfaktoren(fall: Planungsfall, anzahl: int) -> Reelle:
    """Return the factors of the ends of the first ``anzahl`` years of the plan."""
    faktor = 1.0 + float(fall.projekt.diskontsatz)
    return np.array([faktor ** -(t + 1) for t in range(anzahl)])


def kapitalwerte(fall: Planungsfall, optionen: tuple[Option, ...]) -> Reelle:
    """Return the net present value of each option by itself, thousand EUR; positive is a cost."""
    return ohne_rauschen(np.array([_kapitalwert(fall, option) for option in optionen]))


def _kapitalwert(fall: Planungsfall, option: Option) -> float:
    projekt, massnahme = fall.projekt, option.ausfuehrung
    faktor = 1.0 + float(projekt.diskontsatz)

    def heute(jahr: int, betrag_eur: Decimal) -> float:
        return teur(betrag_eur) * faktor ** -(jahr - projekt.beginn + 1)

    wert = sum((heute(z.jahr, z.betrag_eur) for z in option.vorhaben.zahlungen), 0.0)
    wert -= sum(heute(z.jahr, z.betrag_eur) for antrag in option.paket.antraege for z in antrag.auszahlungen)
    for jahr in betriebsjahre(option, projekt.ende):
        wert += heute(jahr, massnahme.betriebskosten_eur_a - massnahme.ertrag_eur_a)
    for jahr in range(option.beginn, projekt.ende + 1):
        anteil = wirkungsanteil(massnahme, option.beginn, jahr)
        wert -= heute(jahr, anteil * ersparnis_eur(massnahme, jahr, fall.energiepreise)) if anteil else 0.0
    return wert - heute(projekt.ende, _restwert(option, projekt.ende))


def _restwert(option: Option, ende: int) -> Decimal:
    dauer = option.ausfuehrung.nutzungsdauer_a
    if dauer is None:
        return Decimal(0)
    return option.vorhaben.kosten_eur * max(0, option.fertig + dauer - ende) / dauer
