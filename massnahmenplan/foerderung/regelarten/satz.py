"""Rates: by class, boni (for all, pro rata, by income, on the excess), and their overall cap (R1–R9)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.begriffe.kostentraeger import FINANZSCHWACH
from massnahmenplan.foerderung.bedingung import Bedingung
from massnahmenplan.foerderung.rechenweg import Hindernis, Rechenzeile
from massnahmenplan.foerderung.stufengrenze import Stufengrenze
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import euro_knapp, prozent_knapp
from massnahmenplan.grundlagen.zahlen import Anteil, Euro, Ganzzahl, Wahrheitswert

EINS = Decimal(1)


class Satzklasse(Grundform):
    """Another base rate for projects that meet a condition."""

    wenn: Bedingung
    satz: Anteil
    finanzschwach: Anteil | None = None
    """Base rate of the class for financially weak municipalities; None means the same."""
    lesart: dict[Kennung, Kennung] | None = None
    """The class holds only under this reading of the programme."""
    stelle: Text


class Einkommensstufe(Grundform):
    """What holds up to a relevant household income."""

    bis_eur: Euro
    punkte: Anteil


class Kontingent(Grundform):
    """Only so many applications may have the bonus."""

    name: Kennung
    anzahl: Ganzzahl
    je: Literal["objekt", "antragsteller"]


class Bonus(Grundform):
    """Percentage points on top, for projects that meet a condition."""

    wenn: Bedingung = Bedingung()
    punkte: Anteil = Decimal(0)
    einkommensstufen: tuple[Einkommensstufe, ...] = ()
    """In place of ``punkte``: the points of the first step that the relevant income does not exceed."""
    nur_selbstnutzer: Wahrheitswert = False
    """True: only for the dwellings that their owners live in (pro rata)."""
    kontingent: Kontingent | None = None
    lesart: dict[Kennung, Kennung] | None = None
    """The bonus holds only under this reading of the programme."""
    stelle: Text


class Staffelbonus(Grundform):
    """Percentage points on the part of the eligible cost above a threshold (the marginal rate rises)."""

    wenn: Bedingung = Bedingung()
    punkte: Anteil
    ueber: Stufengrenze
    """Threshold: the cap that would hold without the bonus."""
    ab_kosten_eur: Euro = Decimal(0)
    """Least eligible cost before caps."""
    stelle: Text


class Einkommenshoechstsatz(Grundform):
    """Another overall cap of the rate up to a relevant household income."""

    bis_eur: Euro
    satz: Anteil


@dataclass(frozen=True, slots=True)
class Mischsatz:
    """Rate of an application: of ``alle`` dwellings, ``davon`` get the higher rate."""

    grund: Decimal
    hoch: Decimal
    davon: int
    alle: int
    zeilen: tuple[Rechenzeile, ...]

    @property
    def wert(self) -> Decimal:
        """The mean rate."""
        return self.mal(EINS)

    @property
    def text(self) -> str:
        """The rate in words: ``30 %``, or ``(7 × 30 % + 1 × 46 %) / 8``."""
        if self.grund == self.hoch or not self.davon:
            return prozent_knapp(self.grund)
        if self.davon == self.alle:
            return prozent_knapp(self.hoch)
        uebrige = f"{self.alle - self.davon} × {prozent_knapp(self.grund)}"
        return f"({uebrige} + {self.davon} × {prozent_knapp(self.hoch)}) / {self.alle}"

    def mal(self, betrag_eur: Decimal) -> Decimal:
        """Return the share of an amount; divided once, at the end, so that no digit is lost on the way."""
        if self.grund == self.hoch or not self.davon:
            return betrag_eur * self.grund
        return betrag_eur * (self.grund * (self.alle - self.davon) + self.hoch * self.davon) / self.alle


@dataclass(frozen=True, slots=True)
class Staffel:
    """A higher rate above a threshold of the eligible cost."""

    schwelle_eur: Decimal
    punkte: Decimal
    zeile: Rechenzeile


class Satz(Grundform):
    """Share of the eligible cost that is granted."""

    grund: Anteil
    finanzschwach: Anteil | None = None
    """Base rate for financially weak municipalities; None means the same."""
    klassen: tuple[Satzklasse, ...] = ()
    """Base rate by class: the first class whose condition holds replaces ``grund`` and ``finanzschwach``."""
    boni: tuple[Bonus, ...] = ()
    kinderabzug_eur: Euro = Decimal(0)
    """Taken off the household income if children live in the household."""
    staffelbonus: Staffelbonus | None = None
    hoechstsatz: Anteil = EINS
    """Limit of base rate and boni together."""
    hoechstsaetze: tuple[Einkommenshoechstsatz, ...] = ()
    """Higher limits up to an income: the first whose income is not exceeded replaces ``hoechstsatz``."""
    stelle: Text

    def bestimme(self, vorhaben: Vorhaben) -> Mischsatz:
        """Return the rate with its boni, limited by the overall cap; the lines show rates, not amounts."""
        grund, zeilen = self._grundsatz(vorhaben)
        fuer_alle = fuer_selbstnutzer = Decimal(0)
        alle, davon = _wohneinheiten(vorhaben)
        for bonus, punkte in self._boni(vorhaben):
            text = f"Bonus {prozent_knapp(punkte)}"
            if bonus.nur_selbstnutzer:
                if not davon:
                    continue
                fuer_selbstnutzer += punkte
                text += f" für {davon} von {alle} Wohneinheiten (selbstgenutzt)"
            else:
                fuer_alle += punkte
            zeilen.append(_zeile(text, bonus.stelle))
        grenze = self._hoechstsatz(vorhaben)
        hoch = grund + fuer_alle + fuer_selbstnutzer
        if hoch > grenze:
            zeilen.append(_zeile(f"Höchstsatz {prozent_knapp(grenze)} statt {prozent_knapp(hoch)}", self.stelle))
        return Mischsatz(min(grund + fuer_alle, grenze), min(hoch, grenze), davon, alle, tuple(zeilen))

    def staffel(self, vorhaben: Vorhaben, kosten_eur: Decimal) -> Staffel | Hindernis | None:
        """Return the higher rate above the threshold if it holds; ``kosten_eur`` are those before caps."""
        bonus = self.staffelbonus
        if bonus is None or kosten_eur < bonus.ab_kosten_eur or not bonus.wenn.gilt_fuer(vorhaben):
            return None
        ergebnis = bonus.ueber.rechne(vorhaben)
        if isinstance(ergebnis, str):
            return Hindernis(f"Schwelle des Bonus nicht bestimmbar: {ergebnis}.", bonus.stelle)
        text = f"Bonus {prozent_knapp(bonus.punkte)} auf den Teil über {euro_knapp(ergebnis[0])}"
        return Staffel(ergebnis[0], bonus.punkte, _zeile(text, bonus.stelle))

    def kontingente(self, vorhaben: Vorhaben) -> Iterator[Kontingent]:
        """Yield the limits on numbers of applications that this one counts on."""
        _, davon = _wohneinheiten(vorhaben)
        for bonus, _ in self._boni(vorhaben):
            if bonus.kontingent is not None and (davon or not bonus.nur_selbstnutzer):
                yield bonus.kontingent

    def _boni(self, vorhaben: Vorhaben) -> Iterator[tuple[Bonus, Decimal]]:
        for bonus in self.boni:
            if bonus.wenn.gilt_fuer(vorhaben):
                punkte = self._punkte(bonus, vorhaben)
                if punkte:
                    yield bonus, punkte

    def _punkte(self, bonus: Bonus, vorhaben: Vorhaben) -> Decimal:
        if not bonus.einkommensstufen:
            return bonus.punkte
        einkommen = self._einkommen(vorhaben)
        if einkommen is None:
            return Decimal(0)
        return next((s.punkte for s in bonus.einkommensstufen if einkommen <= s.bis_eur), Decimal(0))

    def _einkommen(self, vorhaben: Vorhaben) -> Decimal | None:
        """Return the relevant household income; None if it is not stated."""
        traeger = vorhaben.traeger
        if traeger.einkommen_eur is None:
            return None
        return traeger.einkommen_eur - (self.kinderabzug_eur if traeger.kinder else 0)

    def _hoechstsatz(self, vorhaben: Vorhaben) -> Decimal:
        einkommen = self._einkommen(vorhaben)
        if einkommen is None:
            return self.hoechstsatz
        return next((h.satz for h in self.hoechstsaetze if einkommen <= h.bis_eur), self.hoechstsatz)

    def _grundsatz(self, vorhaben: Vorhaben) -> tuple[Decimal, list[Rechenzeile]]:
        klasse = next((klasse for klasse in self.klassen if klasse.wenn.gilt_fuer(vorhaben)), None)
        satz, erhoeht, stelle = (
            (self.grund, self.finanzschwach, self.stelle)
            if klasse is None
            else (klasse.satz, klasse.finanzschwach, klasse.stelle)
        )
        if FINANZSCHWACH in vorhaben.merkmale and erhoeht is not None:
            return erhoeht, [_zeile(f"Grundsatz {prozent_knapp(erhoeht)} für finanzschwache Kommunen", stelle)]
        return satz, [_zeile(f"Grundsatz {prozent_knapp(satz)}", stelle)]


def _wohneinheiten(vorhaben: Vorhaben) -> tuple[int, int]:
    """Return how many dwellings the object has, and in how many of them their owners live."""
    objekt = vorhaben.objekt
    if objekt is None or not objekt.wohneinheiten:
        return 1, 0
    return objekt.wohneinheiten, min(objekt.selbstgenutzte_wohneinheiten or 0, objekt.wohneinheiten)


def _zeile(text: str, stelle: str) -> Rechenzeile:
    return Rechenzeile(text, None, stelle)
