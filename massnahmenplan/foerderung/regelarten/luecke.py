"""Grants limited by the funding gap (C12)."""

from decimal import Decimal

from massnahmenplan.begriffe.grundform import Grundform, Text
from massnahmenplan.foerderung.rechenweg import Rechenzeile, Schritt
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import euro_knapp


class Luecke(Grundform):
    """The grant is at most the Wirtschaftlichkeitslücke of the measure."""

    stelle: Text

    def begrenze(self, zuschuss_eur: Decimal, vorhaben: Vorhaben) -> Schritt:
        """Return the grant within the gap; where the case states no gap, it is not limited."""
        luecke = vorhaben.massnahme.wirtschaftlichkeitsluecke_eur
        if luecke is None or zuschuss_eur <= luecke:
            return Schritt(zuschuss_eur)
        text = f"Begrenzt auf die Wirtschaftlichkeitslücke von {euro_knapp(luecke)}"
        return Schritt(luecke, (Rechenzeile(text, luecke, self.stelle),))

    def bedingung(self, zuschuss_eur: Decimal, vorhaben: Vorhaben) -> str | None:
        """Return what has to be shown where the case states no gap."""
        if vorhaben.massnahme.wirtschaftlichkeitsluecke_eur is not None:
            return None
        return f"Eine Wirtschaftlichkeitslücke von mindestens {euro_knapp(zuschuss_eur)} ist nachzuweisen."
