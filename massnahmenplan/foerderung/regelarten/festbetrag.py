"""Fixed amount per quantity (R11)."""

from decimal import Decimal

from massnahmenplan.begriffe.grundform import Text
from massnahmenplan.foerderung.rechenweg import Hindernis, Rechenzeile, Schritt
from massnahmenplan.foerderung.stufengrenze import Stufengrenze
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.zahlen import auf_cent


class Festbetrag(Stufengrenze):
    """EUR per unit, in steps; never more than the eligible cost."""

    stelle: Text

    def bestimme(self, vorhaben: Vorhaben, kosten_eur: Decimal) -> Schritt | Hindernis:
        """Return the grant before caps and rounding; a Hindernis if the quantity is not stated."""
        ergebnis = self.rechne_genau(vorhaben)
        if isinstance(ergebnis, str):
            return Hindernis(f"Festbetrag nicht bestimmbar: {ergebnis}.", self.stelle)
        betrag, rechnung = ergebnis
        zeile = Rechenzeile(f"Festbetrag {rechnung}", auf_cent(betrag), self.stelle)
        if betrag <= kosten_eur:
            return Schritt(betrag, (zeile,))
        return Schritt(
            kosten_eur, (zeile, Rechenzeile("höchstens die förderfähigen Kosten", kosten_eur, self.stelle))
        )
