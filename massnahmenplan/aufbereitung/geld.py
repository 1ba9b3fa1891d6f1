"""Coefficients of money: purses by payer and year, claims, and the present value of each option."""

from decimal import Decimal

import numpy as np

from massnahmenmodell.daten import Haushalt, Reelle
from massnahmenplan.aufbereitung.einheiten import ohne_rauschen, teur
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.aufbereitung.sammler import Sammler
from massnahmenplan.aufbereitung.wirkung import Wirkungen
from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.planungsfall import Planungsfall

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


def kapitalwerte(fall: Planungsfall, optionen: tuple[Option, ...], wirkungen: Wirkungen) -> Reelle:
    """Return the net present value of each option by itself, thousand EUR; positive is a cost."""
    ohne_foerderung: dict[tuple[str, str, int], float] = {}
    werte = []
    for option in optionen:
        stelle = option.massnahme, option.variante, option.beginn
        if stelle not in ohne_foerderung:
            ohne_foerderung[stelle] = _kapitalwert(fall, option, wirkungen[stelle][1])
        auszahlungen = [z for antrag in option.paket.antraege for z in antrag.auszahlungen]
        werte.append(ohne_foerderung[stelle] - sum(_heute(fall, z.jahr, z.betrag_eur) for z in auszahlungen))
    return ohne_rauschen(np.array(werte))


def _kapitalwert(fall: Planungsfall, option: Option, ersparnis_eur: dict[int, Decimal]) -> float:
    """Return the net present value without any grant."""
    ende, jaehrlich = fall.projekt.ende, option.ausfuehrung.betriebskosten_eur_a - option.ausfuehrung.ertrag_eur_a
    wert = sum(_heute(fall, zahlung.jahr, zahlung.betrag_eur) for zahlung in option.vorhaben.zahlungen)
    wert += sum(_heute(fall, jahr, jaehrlich) for jahr in betriebsjahre(option, ende))
    wert -= sum(_heute(fall, jahr, betrag) for jahr, betrag in ersparnis_eur.items())
    return wert - _heute(fall, ende, _restwert(option, ende))


def _heute(fall: Planungsfall, jahr: int, betrag_eur: Decimal) -> float:
    """Return what an amount at the end of a year is worth at the beginning of the plan, thousand EUR."""
    return teur(betrag_eur) * (1.0 + float(fall.projekt.diskontsatz)) ** -(jahr - fall.projekt.beginn + 1)


def _restwert(option: Option, ende: int) -> Decimal:
    dauer = option.ausfuehrung.nutzungsdauer_a
    if dauer is None:
        return Decimal(0)
    return option.vorhaben.kosten_eur * max(0, option.fertig + dauer - ende) / dauer
