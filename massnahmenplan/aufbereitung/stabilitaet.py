"""The last plan as coefficients: which option changes what of it, at which price."""

from dataclasses import replace
from datetime import date

import numpy as np

from massnahmenmodell.linearform import Linearform
from massnahmenmodell.stabilitaetsdaten import Aenderungszahl, Stabilitaet
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.aufbereitung.einheiten import in_modelleinheit
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.begriffe.aenderungsvorgaben import GEWICHTE, Aenderungsart, Aenderungsvorgaben
from massnahmenplan.begriffe.planziel import Zielname
from massnahmenplan.ergebnis import Foerderwahl, Plan, Planschritt
from massnahmenplan.planungsfall import Planungsfall

Kosten = dict[Aenderungsart, int]


def halte_am(
    bisher: Plan, fall: Planungsfall, aufbereitung: Aufbereitung, vorgaben: Aenderungsvorgaben, ziel: Zielname
) -> Aufbereitung:
    """Return the problem with prices, ceilings and frozen decisions against the last plan.

    ``vorgaben`` name a price for every kind. What a status decides is no change of the plan's own.
    """
    frei = {
        schritt.massnahme: schritt for schritt in bisher.schritte if not ist_entschieden(fall, schritt.massnahme)
    }
    je_option = [_kosten(fall, frei, option) for option in aufbereitung.optionen]
    kleinster = min(_gewicht(vorgaben, art) for art in Aenderungsart)
    zahlen = []
    for art in Aenderungsart:
        betroffen = [o for o, kosten in enumerate(je_option) if kosten.get(art)]
        werte = np.array([je_option[o][art] for o in betroffen], dtype=np.float64)
        zahlen.append(
            Aenderungszahl(
                name=art.value,
                konstante=float(len(frei)) if art is Aenderungsart.GESTRICHEN else 0.0,
                form=Linearform(np.array(betroffen, dtype=np.int64), werte),
                preis=in_modelleinheit(ziel, vorgaben.preise[art]),
                gewicht=_gewicht(vorgaben, art) / kleinster,
                hoechstens=vorgaben.hoechstens.get(art),
            )
        )
    fest = _festes(fall, aufbereitung, frei, vorgaben.fest_bis)
    stabilitaet = Stabilitaet(tuple(zahlen), ziel, fest)
    return replace(aufbereitung, daten=replace(aufbereitung.daten, stabilitaet=stabilitaet))


def ist_entschieden(fall: Planungsfall, massnahme: str) -> bool:
    """Return True if not the plan decides on the measure: it is no part of the case, contracted, or given up."""
    if massnahme not in fall.massnahme_mit_id:
        return True
    return any(s.massnahme == massnahme and (s.gebunden or s.ausgeschieden) for s in fall.staende)


def _gewicht(vorgaben: Aenderungsvorgaben, art: Aenderungsart) -> float:
    """Return the price, and where it is 0 the usual weight beside the dearest: all else equal the plan stays."""
    preis = vorgaben.preise[art]
    return float(preis or GEWICHTE[art] * max((*vorgaben.preise.values(),), default=1) / 1000 or GEWICHTE[art])


def _kosten(fall: Planungsfall, frei: dict[str, Planschritt], option: Option) -> Kosten:
    """Return the changes that an option means, by kind; −1 ``gestrichen`` for a measure that stays."""
    if ist_entschieden(fall, option.massnahme):
        return {}
    alt = frei.get(option.massnahme)
    if alt is None:
        return {Aenderungsart.NEU: 1}
    return {
        Aenderungsart.GESTRICHEN: -1,
        Aenderungsart.VERSCHOBEN: abs(option.beginn - alt.beginn),
        Aenderungsart.ANDERE_VARIANTE: int(option.variante != alt.variante),
        **_foerderung(option, alt, _beschieden(fall, option.massnahme)),
    }


def _beschieden(fall: Planungsfall, massnahme: str) -> frozenset[str]:
    """Return programmes that have answered: day and facts of the application are as in the notice."""
    return frozenset(bescheid.programm for bescheid in fall.bescheide if bescheid.massnahme == massnahme)


def _foerderung(option: Option, alt: Planschritt, beschieden: frozenset[str]) -> Kosten:
    wahlen = {antrag.wahl for antrag in option.paket.antraege}
    neu, bisher = (
        {Foerderwahl(w.programm, date.min) if w.programm in beschieden else w for w in menge}
        for menge in (wahlen, alt.foerderung)
    )
    anders = {(w.programm, w.mit, w.ohne) for w in neu} != {(w.programm, w.mit, w.ohne) for w in bisher}
    antrag = not anders and neu != bisher
    return {Aenderungsart.ANDERE_FOERDERUNG: int(anders), Aenderungsart.ANDERER_ANTRAG: int(antrag)}


def _festes(
    fall: Planungsfall, aufbereitung: Aufbereitung, frei: dict[str, Planschritt], fest_bis: int | None
) -> tuple[tuple[str, np.ndarray], ...]:
    """Return, per measure that begins in the frozen window, its options that change nothing, or the funding alone.

    A measure without such an option cannot stay: law, dates or a decision forbid it.
    """
    if fest_bis is None:
        return ()
    achse = fall.projekt.zeitachse
    fest = []
    for massnahme, schritt in sorted(frei.items()):
        if achse.jahr_von(schritt.beginn) > fest_bis:
            continue
        beschieden = _beschieden(fall, massnahme)
        gleiche = [
            (o, not _foerderung(option, schritt, beschieden)[Aenderungsart.ANDERE_FOERDERUNG])
            for o, option in enumerate(aufbereitung.optionen)
            if (option.massnahme, option.variante, option.beginn) == (massnahme, schritt.variante, schritt.beginn)
        ]
        bleiben = [o for o, mit_foerderung in gleiche if mit_foerderung] or [o for o, _ in gleiche]
        if bleiben:
            fest.append((massnahme, np.array(bleiben, dtype=np.int64)))
    return tuple(fest)
