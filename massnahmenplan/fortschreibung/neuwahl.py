"""Measures that cannot stay as they were are decided anew as a whole: of their ways the one with the best value.

The fewest changes alone would keep a variant whatever it costs, also where the measure has to be moved anyway. So
at the end, with begins and all other measures held as found, each measure that is moved or carried out or funded
otherwise may take another variant, other programmes or other days, for a better net present value; no aim falls
behind. Kinds of changes whose price somebody stated do not become more, and ceilings and what is frozen hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from massnahmenmodell import baue_modell
from massnahmenmodell.bewertung import Vorrang
from massnahmenmodell.linearform import Ganze, Reelle
from massnahmenmodell.stabilitaetsdaten import Aenderungszahl, Stabilitaet
from massnahmenplan.aufbereitung import Aufbereitung, frage_nach
from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsart
from massnahmenplan.begriffe.planziel import Zielname, ist_besser
from massnahmenplan.ergebnis import Bilanz, Plan, Planschritt
from massnahmenplan.ergebnis.anlass import Folgeanlass, Geldanlass
from massnahmenplan.grundlagen.fehler import MassnahmenplanFehler
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.loeser import Standardform, Stelle, Wuensche, uebersetze
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.rangfolge import HAAR, mit_haar
from massnahmenplan.suche import Fund, suche

ANDERS = frozenset({Aenderungsart.VERSCHOBEN, Aenderungsart.ANDERE_VARIANTE, Aenderungsart.ANDERE_FOERDERUNG})
"""What opens a measure for choice; another day of application alone does not."""
RAND = 1e-7


@dataclass(frozen=True, slots=True)
class Neuwahl:
    """A better way for measures that had to be decided anew."""

    fund: Fund
    davor: Plan
    """With the fewest changes."""
    besser_eur: Decimal
    """By how much the net present value of the plan is better."""

    @property
    def massnahmen(self) -> frozenset[str]:
        """Measures that are carried out otherwise than with the fewest changes."""
        return frozenset(s.massnahme for s in self.fund.plan.schritte if s != self.davor.schritt(s.massnahme))

    def anlass(self, massnahme: str, art: str, bisher: Plan) -> Geldanlass | Folgeanlass | None:
        """Return money as the cause of a change of one kind where nothing else asked for it."""
        vorher, alt = (plan.schritt(massnahme) for plan in (self.davor, bisher))
        jetzt = self.fund.plan.schritt(massnahme)
        if vorher is None or alt is None or jetzt is None:
            return None
        eigens = [a for a, wie in _WIE.items() if wie(jetzt) != wie(vorher) and wie(vorher) == wie(alt)]
        if art in eigens:
            return Geldanlass(self.besser_eur)
        return Folgeanlass(eigens[0], Geldanlass(self.besser_eur)) if eigens and art == "zuschuss" else None


def _programme(schritt: Planschritt) -> object:
    return {(wahl.programm, wahl.mit, wahl.ohne) for wahl in schritt.foerderung}


def _variante(schritt: Planschritt) -> object:
    return schritt.variante


_WIE = {str(Aenderungsart.ANDERE_VARIANTE): _variante, str(Aenderungsart.ANDERE_FOERDERUNG): _programme}


def waehle_neu(
    fall: Planungsfall,
    aufbereitung: Aufbereitung,
    fund: Fund,
    ziele: Sequence[Zielname],
    bepreist: frozenset[Aenderungsart],
    wuensche: Wuensche,
    uhr: Uhr,
) -> Neuwahl | None:
    """Return the better choice, or None if there is none that is better by more than the asked gap."""
    start = fund.form.nach_spalten(fund.loesung.werte)
    frage = _frage(aufbereitung, fund.bilanz, start, ziele, bepreist)
    if frage is None:
        return None
    try:
        neu = suche(fall, *frage, replace(wuensche, luecke=0.0), uhr, None, start)
    except MassnahmenplanFehler:
        return None
    besser = _besser_um(fund.bilanz, neu.bilanz, ziele, wuensche.luecke)
    return None if besser is None else Neuwahl(neu, fund.plan, besser)


def _frage(
    aufbereitung: Aufbereitung,
    bilanz: Bilanz,
    werte: Mapping[Stelle, float],
    ziele: Sequence[Zielname],
    bepreist: frozenset[Aenderungsart],
) -> tuple[Aufbereitung, Standardform] | None:
    """Return which ways cost least, no aim worse than found, as a problem; None where there is no choice."""
    x = np.array([float(round(werte.get(("x", o), 0.0))) for o in range(len(aufbereitung.optionen))])
    stabilitaet = aufbereitung.daten.stabilitaet
    assert stabilitaet is not None
    wege = _wege(aufbereitung, stabilitaet, x)
    if all(len(optionen) == 1 for _, optionen in wege):
        return None
    stabil = replace(
        stabilitaet,
        zahlen=tuple(_begrenzt(zahl, x, bepreist) for zahl in stabilitaet.zahlen),
        fest=(*stabilitaet.fest, *wege),
    )
    vorrang = tuple(Vorrang(ziel, mit_haar(ziel, bilanz.zielwerte[ziel])) for ziel in ziele)
    frage = frage_nach(aufbereitung, "kosten", vorrang)
    frage = replace(frage, daten=replace(frage.daten, stabilitaet=stabil))
    return frage, _nur(uebersetze(baue_modell(frage.daten)), np.concatenate([optionen for _, optionen in wege]))


def _besser_um(bisher: Bilanz, neu: Bilanz, ziele: Sequence[Zielname], luecke: float) -> Decimal | None:
    """Return by how much the net present value is better; None if not by enough, or if an aim falls behind."""
    alt, jetzt = bisher.zielwerte, neu.zielwerte
    besser = alt["kosten"] - jetzt["kosten"]
    schlechter = any(ist_besser(z, alt[z], jetzt[z]) and abs(alt[z] - jetzt[z]) > 2 * HAAR[z] for z in ziele)
    if schlechter or besser <= max(HAAR["kosten"], Decimal(repr(luecke)) * abs(alt["kosten"])):
        return None
    return besser


def _wege(aufbereitung: Aufbereitung, stabilitaet: Stabilitaet, x: Reelle) -> tuple[tuple[str, Ganze], ...]:
    """Return, per measure of the plan, the options for choice: its own, of what is open all of the same begin."""
    lage, optionen = aufbereitung.daten.optionen, aufbereitung.optionen
    offen = np.zeros(len(x), dtype=bool)
    for zahl in stabilitaet.zahlen:
        if zahl.name in ANDERS:
            offen[zahl.form.optionen[zahl.form.werte > 0]] = True
    wege = []
    for o in np.flatnonzero(x).tolist():
        gleiche = (lage.massnahme == lage.massnahme[o]) & (lage.beginn == lage.beginn[o])
        wahl = np.flatnonzero(gleiche) if offen[o] else np.array([o])
        wege.append((optionen[o].massnahme, wahl.astype(np.int64)))
    return tuple(wege)


def _begrenzt(zahl: Aenderungszahl, x: Reelle, bepreist: frozenset[Aenderungsart]) -> Aenderungszahl:
    """Return a kind of change without its price, and of a stated price with what there is as its ceiling."""
    if Aenderungsart(zahl.name) not in bepreist:
        return replace(zahl, preis=0.0)
    return replace(zahl, preis=0.0, hoechstens=min(zahl.anzahl(x) + RAND, zahl.hoechstens or np.inf))


def _nur(form: Standardform, optionen: Ganze) -> Standardform:
    """Return the problem without all other options."""
    erlaubt = frozenset(optionen.tolist())
    weg = np.array([art == "x" and stelle not in erlaubt for art, stelle in form.spalten], dtype=bool)
    return replace(form, spalte_oben=np.where(weg, 0.0, form.spalte_oben))
