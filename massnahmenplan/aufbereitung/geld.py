"""Coefficients of money: purses by payer and year, claims, and the present value of each option."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from massnahmenmodell.bewertung import Buendelersparnis
from massnahmenmodell.daten import Haushalt
from massnahmenmodell.linearform import Linearform, Reelle
from massnahmenplan.aufbereitung.abrufe import Zuteilung, offene_antraege
from massnahmenplan.aufbereitung.einheiten import eur, ohne_rauschen, teur
from massnahmenplan.aufbereitung.kredite import Kreditweg, kreditstroeme
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.aufbereitung.sammler import Sammler
from massnahmenplan.aufbereitung.teilung import Traegerzahlung, teile_auf
from massnahmenplan.aufbereitung.wirkung import Wirkungen
from massnahmenplan.aufbereitung.zahlungen import betriebsbetraege, lasten
from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.foerderung.paket import Antrag
from massnahmenplan.grundlagen.zahlen import auf_cent
from massnahmenplan.grundlagen.zeit import Zeitachse
from massnahmenplan.planungsfall import Planungsfall

INVESTIV, KONSUMTIV = Haushaltsart.INVESTIV, Haushaltsart.KONSUMTIV


@dataclass(frozen=True, slots=True)
class _Buchungen:
    """Money by payer, kind of purse and year: per option, and per award that the model works out."""

    netto: Sammler
    forderung: Sammler


def haushalte(
    fall: Planungsfall,
    optionen: tuple[Option, ...],
    zugeteilt: Sequence[Zuteilung] = (),
    ersparnisse: Sequence[Buendelersparnis] = (),
    kredite: Sequence[Kreditweg] = (),
) -> tuple[Haushalt, ...]:
    """Return the purses that have a budget, in order of payer id and kind."""
    fest = _buche_optionen(fall, optionen, zugeteilt)
    abrufe = _buche_abrufe(fall, optionen, zugeteilt)
    gespart = buche_ersparnisse(fall, optionen, ersparnisse)
    ansaetze = {(a.kostentraeger, a.art, a.jahr): a.nutzbar_eur for a in fall.haushalt}
    jahre, darlehen = fall.projekt.zeitachse.jahre, kreditstroeme(kredite)
    stellen = []
    for kennung, art in sorted({(traeger, art) for traeger, art, _ in ansaetze}):
        traeger = fall.traeger_mit_id[kennung]
        stellen.append(
            Haushalt(
                name=f"haushalt:{kennung}:{art}",
                traeger=kennung,
                ansatz=np.array([teur(ansaetze[kennung, art, jahr]) for jahr in jahre]),
                netto=tuple(fest.netto.linearform((kennung, art, jahr)) for jahr in jahre),
                forderung=tuple(fest.forderung.linearform((kennung, art, jahr)) for jahr in jahre),
                uebertrag=np.array([float(traeger.uebertrag_am_ende(jahr)) for jahr in jahre]),
                uebertrag_jahre=traeger.uebertrag_jahre,
                linie=np.array([_linie(traeger, art, jahr) for jahr in jahre]),
                zins=float(traeger.liquiditaetszins),
                rueckfluss=_rueckfluss(traeger, art, jahre),
                abruf_netto=_nicht_leer(abrufe.netto.linearform((kennung, art, jahr)) for jahr in jahre),
                abruf_forderung=_nicht_leer(abrufe.forderung.linearform((kennung, art, jahr)) for jahr in jahre),
                ersparnis_netto=_nicht_leer(gespart.linearform((kennung, art, jahr)) for jahr in jahre),
                kredit_netto=_nicht_leer(darlehen.linearform((kennung, art, jahr)) for jahr in jahre),
            )
        )
    return tuple(stellen)


def _rueckfluss(traeger: Kostentraeger, art: Haushaltsart, jahre: range) -> Reelle:
    """Return the shares of saved energy cost; nothing at all where there are none."""
    anteile = np.array([float(traeger.rueckflussanteil(art, jahr)) for jahr in jahre])
    return anteile if anteile.any() else np.zeros(0)


def _linie(traeger: Kostentraeger, art: Haushaltsart, jahr: int) -> float:
    """Return the limit of the bridging credit, thousand EUR; grants for investments only are bridged."""
    return teur(traeger.liquiditaetslinie_im_jahr(jahr)) if art is INVESTIV else 0.0


def _buche_optionen(
    fall: Planungsfall, optionen: tuple[Option, ...], zugeteilt: Sequence[Zuteilung]
) -> _Buchungen:
    """Note investment, running cost and whole awards of each option."""
    buchungen, offen = _Buchungen(Sammler(), Sammler()), offene_antraege(zugeteilt)
    for o, option in enumerate(optionen):
        for traeger, zahlung in option.teilung.zahlungen:
            buchungen.netto.addiere((traeger, INVESTIV, zahlung.jahr), o, teur(zahlung.betrag_eur))
        for antrag in option.paket.antraege:
            if antrag.fliesst and (o, antrag.wahl) not in offen:
                _buche_auszahlungen(
                    buchungen, o, option, antrag, option.teilung.auszahlungen(antrag), fall.projekt.ende
                )
        for traeger, zahlung in option.teilung.betrieb:
            buchungen.netto.addiere((traeger, KONSUMTIV, zahlung.jahr), o, teur(zahlung.betrag_eur))
    return buchungen


def _buche_abrufe(fall: Planungsfall, optionen: tuple[Option, ...], zugeteilt: Sequence[Zuteilung]) -> _Buchungen:
    """Note when each thousand EUR of an award arrives that the model works out."""
    buchungen = _Buchungen(Sammler(), Sammler())
    for a, zuteilung in enumerate(zugeteilt):
        if zuteilung.frei and zuteilung.antrag.fliesst:
            o, antrag = zuteilung.abruf.option, zuteilung.antrag
            auszahlungen = optionen[o].teilung.je_tausend(antrag)
            _buche_auszahlungen(buchungen, a, optionen[o], antrag, auszahlungen, fall.projekt.ende)
    return buchungen


def buche_ersparnisse(
    fall: Planungsfall, optionen: tuple[Option, ...], ersparnisse: Sequence[Buendelersparnis]
) -> Sammler:
    """Note what bundles spare the purses of a measure's payers, in the proportion of each year's payment."""
    gespart = Sammler()
    for n, ersparnis in enumerate(ersparnisse):
        option = optionen[int(ersparnis.optionen[0])]
        gewichte = lasten(option.ausfuehrung, option.beginn, fall.projekt)
        for jahr, betrag in zip(fall.projekt.zeitachse.jahre, ersparnis.betrag.tolist(), strict=True):
            for traeger, teil in teile_auf(auf_cent(eur(betrag)), gewichte[jahr]).items() if betrag else ():
                gespart.addiere((traeger, INVESTIV, jahr), n, -teur(teil))
    return gespart


def _nicht_leer(formen: Iterable[Linearform]) -> tuple[Linearform, ...]:
    """Return the sums, or nothing at all if none of them has a term."""
    liste = tuple(formen)
    return liste if any(len(form) for form in liste) else ()


def _buche_auszahlungen(
    buchungen: _Buchungen,
    nummer: int,
    option: Option,
    antrag: Antrag,
    auszahlungen: Iterable[Traegerzahlung],
    ende: int,
) -> None:
    """Note when the payers get their parts of an award, and how long these are still to come."""
    kasse = INVESTIV if antrag.in_finanzierung else KONSUMTIV
    for traeger, auszahlung in auszahlungen:
        betrag = teur(auszahlung.betrag_eur)
        buchungen.netto.addiere((traeger, kasse, auszahlung.jahr), nummer, -betrag)
        if antrag.in_finanzierung:
            for jahr in range(option.vorhaben.baubeginn.year, min(auszahlung.jahr, ende + 1)):
                buchungen.forderung.addiere((traeger, INVESTIV, jahr), nummer, betrag)


def diskontfaktoren(fall: Planungsfall, anzahl: int) -> Reelle:
    """Return the factors of the ends of the first ``anzahl`` years of the plan."""
    faktor = 1.0 + float(fall.projekt.diskontsatz)
    return np.array([faktor ** -(t + 1) for t in range(anzahl)])


def kapitalwerte(
    fall: Planungsfall, optionen: tuple[Option, ...], wirkungen: Wirkungen, zugeteilt: Sequence[Zuteilung] = ()
) -> Reelle:
    """Return the net present value of each option by itself, thousand EUR; positive is a cost."""
    ohne_foerderung: dict[tuple[str, str, int], float] = {}
    offen = offene_antraege(zugeteilt)
    werte = []
    for o, option in enumerate(optionen):
        stelle = option.massnahme, option.variante, option.beginn
        if stelle not in ohne_foerderung:
            ohne_foerderung[stelle] = _kapitalwert(fall, option, wirkungen[stelle][1])
        fest = (a for a in option.paket.antraege if a.fliesst and (o, a.wahl) not in offen)
        werte.append(ohne_foerderung[stelle] - sum(_wert_heute(fall, antrag) for antrag in fest))
    return ohne_rauschen(np.array(werte))


def abrufwerte(fall: Planungsfall, zugeteilt: Sequence[Zuteilung]) -> Reelle:
    """Return the present value of each thousand EUR of an award that the model works out; 0 for the others."""
    werte = [
        -_wert_heute(fall, z.antrag) / teur(z.antrag.zuschuss_eur) if z.frei and z.antrag.fliesst else 0.0
        for z in zugeteilt
    ]
    return ohne_rauschen(np.array(werte, dtype=np.float64))


def _wert_heute(fall: Planungsfall, antrag: Antrag) -> float:
    """Return the present value of an award, thousand EUR; operating aid counts to the end of the plan."""
    gezaehlt = (z for z in antrag.auszahlungen if antrag.in_finanzierung or z.jahr <= fall.projekt.ende)
    return sum(_heute(fall, zahlung.jahr, zahlung.betrag_eur) for zahlung in gezaehlt)


def _kapitalwert(fall: Planungsfall, option: Option, ersparnis_eur: dict[int, Decimal]) -> float:
    """Return the net present value without any grant."""
    achse = fall.projekt.zeitachse
    wert = sum(_heute(fall, zahlung.jahr, zahlung.betrag_eur) for zahlung in option.vorhaben.zahlungen)
    for jahr, kosten, ertrag in betriebsbetraege(option.ausfuehrung, option.beginn, achse):
        wert += _heute(fall, jahr, kosten - ertrag)
    wert -= sum(_heute(fall, jahr, betrag) for jahr, betrag in ersparnis_eur.items())
    return wert - _heute(fall, achse.ende, restwert(option, achse))


def _heute(fall: Planungsfall, jahr: int, betrag_eur: Decimal) -> float:
    """Return what an amount at the end of a year is worth at the beginning of the plan, thousand EUR."""
    return teur(betrag_eur) * (1.0 + float(fall.projekt.diskontsatz)) ** -(jahr - fall.projekt.beginn + 1)


def restwert(option: Option, achse: Zeitachse) -> Decimal:
    """Return the value at the end of the plan (linear), EUR."""
    if option.ausfuehrung.nutzungsdauer_a is None:
        return Decimal(0)
    dauer = option.ausfuehrung.nutzungsdauer_a * achse.je_jahr
    return option.vorhaben.kosten_eur * max(0, option.fertig + 1 + dauer - achse.perioden.stop) / dauer
