"""Operating aid: so many cents per kWh and year of operation, by zones or by formula (R12, R13, C13)."""

from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.foerderung.bedingung import Bedingung
from massnahmenplan.foerderung.rechenweg import Hindernis, Rechenzeile, Schritt
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import anzahl, euro_knapp, prozent_knapp, zahl
from massnahmenplan.grundlagen.zahlen import CENT, Anteil, Euro, Ganzzahl, Menge, Zahl, auf_cent
from massnahmenplan.grundlagen.zeit import Datum

_RAUSCHEN = Decimal("1E-9")
"""Finer digits are left over from a division."""
EURO_JE_MWH = 10
"""One ct per kWh is so many EUR per MWh."""


class Zone(Grundform):
    """ct per kWh for the part of the plant's size up to ``bis`` (included)."""

    bis: Menge | None = None
    ct_kwh: Zahl


class Degression(Grundform):
    """The amount falls by a factor in each period that has begun since a day, unrounded along the chain."""

    ab: Datum
    """First day of the first lower amount."""
    monate: Annotated[Ganzzahl, Field(ge=1)]
    faktor: Anteil
    stellen: Annotated[Ganzzahl, Field(ge=0, le=6)] | None = None
    """Decimals to which the lowered amount is rounded half up; None means that it is not rounded."""

    def wert(self, tag: date) -> Decimal:
        """Return the factor on a day of commissioning."""
        if tag < self.ab:
            return Decimal(1)
        vergangen = (tag.year - self.ab.year) * 12 + tag.month - self.ab.month - (tag.day < self.ab.day)
        return self.faktor ** (vergangen // self.monate + 1)

    def gesenkt(self, ct_kwh: Decimal, tag: date) -> Decimal:
        """Return the lowered amount on a day of commissioning, ct per kWh."""
        gesenkt = ct_kwh * self.wert(tag)
        if self.stellen is None:
            return gesenkt
        return gesenkt.quantize(Decimal(1).scaleb(-self.stellen), rounding=ROUND_HALF_UP)


class ScopFormel(Grundform):
    """Heat pump that feeds a network: ct per kWh of ambient heat, by its seasonal coefficient SCOP.

    The amount ``grund_ct`` - (``strom_ct`` - ``scop_ct`` / SCOP) * ``faktor`` is one per kWh of heat delivered
    (times SCOP / (SCOP - 1) per kWh of ambient heat) or of ambient heat, by ``grund_je``. It is capped per kWh of
    ambient heat; in total aid is at most a share of the cost of power. Ambient heat is (SCOP - 1) / SCOP of the
    heat delivered.
    """

    wenn: Bedingung = Bedingung()
    """The formula holds for projects that meet this."""
    grund_ct: Zahl
    strom_ct: Zahl
    scop_ct: Zahl
    faktor: Zahl
    grund_je: Literal["waerme", "umweltwaerme"] = "waerme"
    hoechstens_ct: Annotated[Zahl, Field(ge=0)]
    scop_mindestens: Annotated[Zahl, Field(gt=1)]
    anteil_stromkosten: Anteil | None = None
    """None means that the cost of power is no limit."""

    def ct_umweltwaerme(self, scop: Decimal) -> Decimal:
        """Return ct per kWh of ambient heat; divided once, at the end."""
        zaehler = self.grund_ct * scop - (self.strom_ct * scop - self.scop_ct) * self.faktor
        je_kwh = zaehler / (scop - 1 if self.grund_je == "waerme" else scop)
        return min(max(je_kwh, Decimal(0)), self.hoechstens_ct)

    def eur_a(self, mwh: Decimal, scop: Decimal) -> Decimal:
        """Return EUR per year for so much heat delivered, unrounded."""
        genau = self.ct_umweltwaerme(scop) * mwh * EURO_JE_MWH * (scop - 1) / scop
        return genau.quantize(_RAUSCHEN, rounding=ROUND_HALF_UP)

    def grenze_eur_a(self, mwh: Decimal, scop: Decimal, strompreis_eur_mwh: Decimal) -> Decimal:
        """Return the limit by the cost of power, EUR per year, rounded down to the cent."""
        assert self.anteil_stromkosten is not None
        genau = self.anteil_stromkosten * mwh * strompreis_eur_mwh / scop
        return genau.quantize(CENT, rounding=ROUND_DOWN)


def _liste(wert: Any) -> Any:
    return wert if isinstance(wert, list | tuple) else (wert,)


class Betrieb(Grundform):
    """A stream of payments for ``jahre`` years of operation."""

    jahre: Annotated[Ganzzahl, Field(ge=1, le=40)]
    menge: Kennung
    """Technical figure (``kennwerte``) that is paid for, in MWh per year."""
    groesse: Kennung | None = None
    """Technical figure that the zones divide, e.g. ``leistung_kwp``."""
    zonen: tuple[Zone, ...] = ()
    """Blended by size: each part of the plant has its own amount."""
    degression: Degression | None = None
    abzug_ct_kwh: Annotated[Zahl, Field(ge=0)] = Decimal(0)
    """Taken off the amount of each zone after the degression."""
    scop: Annotated[tuple[ScopFormel, ...], BeforeValidator(_liste)] = ()
    """One formula, or several with conditions: the first whose condition holds applies."""
    hoechstens_eur_a: Euro | None = None
    stelle: Text

    @model_validator(mode="after")
    def _zonen_oder_formel(self) -> Self:
        if bool(self.zonen) == bool(self.scop):
            raise PydanticCustomError("betrieb_unklar", "Entweder zonen oder scop angeben")
        for unten, oben in pairwise(zone.bis for zone in self.zonen):
            if unten is None or (oben is not None and oben <= unten):
                raise PydanticCustomError("stufen_ungeordnet", "Zonen müssen nach „bis“ aufsteigen")
        if self.groesse is None and any(zone.bis is not None for zone in self.zonen):
            raise PydanticCustomError("betrieb_unklar", "Zonen mit „bis“ brauchen groesse")
        return self

    def ct_kwh(self, groesse: Decimal, tag: date) -> Decimal:
        """Return the blended amount for a plant of this size commissioned on this day, ct per kWh, unrounded."""
        return self._nach_groesse(groesse, tag) / groesse

    def im_jahr(self, vorhaben: Vorhaben) -> Schritt | Hindernis:
        """Return EUR per year of operation, or which figure is missing or out of range."""
        mwh = self._kennwert(self.menge, vorhaben)
        if isinstance(mwh, Hindernis):
            return mwh
        schritt = self._nach_scop(mwh, vorhaben) if self.scop else self._nach_zonen(mwh, vorhaben)
        if (
            isinstance(schritt, Hindernis)
            or self.hoechstens_eur_a is None
            or schritt.wert <= self.hoechstens_eur_a
        ):
            return schritt
        grenze = self.hoechstens_eur_a
        return Schritt(grenze, (*schritt.zeilen, Rechenzeile("Höchstbetrag je Jahr", grenze, self.stelle)))

    def _nach_groesse(self, groesse: Decimal, tag: date) -> Decimal:
        """Return the sum of the amounts of all units of size."""
        summe = unten = Decimal(0)
        for zone in self.zonen:
            oben = groesse if zone.bis is None else min(groesse, zone.bis)
            ct = zone.ct_kwh if self.degression is None else self.degression.gesenkt(zone.ct_kwh, tag)
            summe += max(oben - unten, Decimal(0)) * max(ct - self.abzug_ct_kwh, Decimal(0))
            unten = max(unten, oben)
        return summe

    def _nach_zonen(self, mwh: Decimal, vorhaben: Vorhaben) -> Schritt | Hindernis:
        groesse = Decimal(1) if self.groesse is None else self._kennwert(self.groesse, vorhaben)
        if isinstance(groesse, Hindernis):
            return groesse
        betrag = auf_cent(self._nach_groesse(groesse, vorhaben.fertigstellung) * mwh * EURO_JE_MWH / groesse)
        text = f"{anzahl(mwh)} MWh/a × {zahl(self.ct_kwh(groesse, vorhaben.fertigstellung), 4)} ct/kWh"
        return Schritt(betrag, (Rechenzeile(text, betrag, self.stelle),))

    def _nach_scop(self, mwh: Decimal, vorhaben: Vorhaben) -> Schritt | Hindernis:
        formel = next((formel for formel in self.scop if formel.wenn.gilt_fuer(vorhaben)), None)
        if formel is None:
            return Hindernis("Keine der Formeln für Wärmepumpen gilt für diese Maßnahme.", self.stelle)
        scop = self._kennwert("scop", vorhaben)
        if isinstance(scop, Hindernis):
            return scop
        if scop < formel.scop_mindestens:
            grund = f"SCOP {anzahl(scop)} liegt unter dem Mindestwert {anzahl(formel.scop_mindestens)}."
            return Hindernis(grund, self.stelle)
        betrag = auf_cent(formel.eur_a(mwh, scop))
        ct = zahl(formel.ct_umweltwaerme(scop), 4)
        text = (
            f"{anzahl(mwh)} MWh/a Wärme, davon Umweltwärme (SCOP − 1)/SCOP bei SCOP {anzahl(scop)}, × {ct} ct/kWh"
        )
        schritt = Schritt(betrag, (Rechenzeile(text, betrag, self.stelle),))
        return (
            schritt
            if formel.anteil_stromkosten is None
            else self._nach_strom(schritt, formel, mwh, scop, vorhaben)
        )

    def _nach_strom(
        self, schritt: Schritt, formel: ScopFormel, mwh: Decimal, scop: Decimal, vorhaben: Vorhaben
    ) -> Schritt | Hindernis:
        assert formel.anteil_stromkosten is not None
        strompreis = self._kennwert("strompreis_eur_mwh", vorhaben)
        if isinstance(strompreis, Hindernis):
            return strompreis
        grenze = formel.grenze_eur_a(mwh, scop, strompreis)
        if schritt.wert <= grenze:
            return schritt
        text = f"höchstens {prozent_knapp(formel.anteil_stromkosten)} der Stromkosten: {euro_knapp(grenze)}"
        return Schritt(grenze, (*schritt.zeilen, Rechenzeile(text, grenze, self.stelle)))

    def _kennwert(self, kennung: str, vorhaben: Vorhaben) -> Decimal | Hindernis:
        """Return a technical figure of the measure, or that it is missing or not positive."""
        wert = vorhaben.massnahme.kennwerte.get(kennung)
        if wert is None:
            return Hindernis(f"Die Maßnahme nennt den Kennwert „{kennung}“ nicht (kennwerte).", self.stelle)
        if wert <= 0:
            grund = f"Der Kennwert „{kennung}“ muss größer als 0 sein, angegeben ist {anzahl(wert)} (kennwerte)."
            return Hindernis(grund, self.stelle)
        return wert
