"""What a little more of a shared account would be worth: prices of the relaxation, in units that people use."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from massnahmenplan.aufbereitung.einheiten import eur
from massnahmenplan.begriffe.planziel import JE_MEHR_DESTO_BESSER, Zielname
from massnahmenplan.ergebnis.portfolioergebnis import Gemeinschaftsbilanz, Gemeinschaftsziel
from massnahmenplan.loeser import Stelle
from massnahmenplan.portfolio.lage import VERBUND, Verbundlage

RAUSCHEN = 1e-9


@dataclass(frozen=True, slots=True)
class Grenzwerte:
    """Prices of the shared rows: what a unit more of a limit changes the aim by, in units of the model."""

    lage: Verbundlage
    preise: Mapping[Stelle, float]
    ziel: Zielname

    def am_konto(self, konto: Gemeinschaftsbilanz) -> Gemeinschaftsbilanz:
        """Return the account with the value of 1,000 EUR more, or of one unit more, in each year."""
        jahre = (replace(jahr, grenzwert=self._wert(f"{VERBUND}:{konto.id}:{jahr.zeit}")) for jahr in konto.jahre)
        return replace(konto, jahre=tuple(jahre))

    def am_ziel(self, ziel: Gemeinschaftsziel) -> Gemeinschaftsziel:
        """Return the target with the value of one tonne less that is asked for."""
        preis = self._wert(f"{VERBUND}:{ziel.id}")
        return replace(ziel, grenzwert=None if preis is None else -preis)

    def _wert(self, grenze: str) -> Decimal | None:
        """Return what one more would bring: tonnes saved, or EUR saved; None without a price.

        What only one district can use has none where whole plans are put together: no price is asked for it.
        """
        stelle = self.lage.zeilen.get(grenze)
        preis = None if stelle is None else self.preise.get(stelle)
        if preis is None:
            return None
        besser = preis if self.ziel in JE_MEHR_DESTO_BESSER else -preis
        gewinn = besser if abs(besser) > RAUSCHEN else 0.0
        return eur(gewinn) if self.ziel == "kosten" else Decimal(repr(gewinn))
