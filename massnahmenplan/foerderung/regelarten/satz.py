"""Rates: base rate, rate by class, raised rate, additive boni with an overall cap (R1–R4, R7)."""

from decimal import Decimal

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.foerderung.bedingung import Bedingung
from massnahmenplan.foerderung.paket import Rechenzeile, Schritt, Vorhaben
from massnahmenplan.grundlagen.schreibweise import prozent_knapp
from massnahmenplan.grundlagen.zahlen import Anteil


class Satzklasse(Grundform):
    """Another base rate for projects that meet a condition."""

    wenn: Bedingung
    satz: Anteil
    finanzschwach: Anteil | None = None
    """Base rate of the class for financially weak municipalities; None means the same."""
    stelle: Text


class Bonus(Grundform):
    """Percentage points on top, for projects that meet a condition."""

    wenn: Bedingung
    punkte: Anteil
    stelle: Text


class Satz(Grundform):
    """Share of the eligible cost that is granted."""

    grund: Anteil
    finanzschwach: Anteil | None = None
    """Base rate for financially weak municipalities; None means the same."""
    klassen: tuple[Satzklasse, ...] = ()
    """Base rate by class: the first class whose condition holds replaces ``grund`` and ``finanzschwach``."""
    boni: tuple[Bonus, ...] = ()
    hoechstsatz: Anteil = Decimal(1)
    """Limit of base rate and boni together."""
    stelle: Text

    def bestimme(self, vorhaben: Vorhaben) -> Schritt:
        """Return the rate with its boni, limited by ``hoechstsatz``; the lines show rates, not amounts."""
        grund, zeilen = self._grundsatz(vorhaben)
        boni = [bonus for bonus in self.boni if bonus.wenn.gilt_fuer(vorhaben)]
        zeilen += [_zeile(f"Bonus {prozent_knapp(bonus.punkte)}", bonus.stelle) for bonus in boni]
        summe = grund + sum((bonus.punkte for bonus in boni), Decimal(0))
        if summe > self.hoechstsatz:
            text = f"Höchstsatz {prozent_knapp(self.hoechstsatz)} statt {prozent_knapp(summe)}"
            zeilen.append(_zeile(text, self.stelle))
        return Schritt(min(summe, self.hoechstsatz), tuple(zeilen))

    def _grundsatz(self, vorhaben: Vorhaben) -> tuple[Decimal, list[Rechenzeile]]:
        klasse = next((klasse for klasse in self.klassen if klasse.wenn.gilt_fuer(vorhaben)), None)
        satz, erhoeht, stelle = (
            (self.grund, self.finanzschwach, self.stelle)
            if klasse is None
            else (klasse.satz, klasse.finanzschwach, klasse.stelle)
        )
        if vorhaben.traeger.finanzschwach and erhoeht is not None:
            return erhoeht, [_zeile(f"Grundsatz {prozent_knapp(erhoeht)} für finanzschwache Kommunen", stelle)]
        return satz, [_zeile(f"Grundsatz {prozent_knapp(satz)}", stelle)]


def _zeile(text: str, stelle: str) -> Rechenzeile:
    return Rechenzeile(text, None, stelle)
