"""Envelope: parts of a building get a new U-value, a ventilation plant holds heat back."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from massnahmenplan.begriffe.energie import BAUTEILE, Bauteil, UWert
from massnahmenplan.begriffe.grundform import Grundform
from massnahmenplan.grundlagen.zahlen import Anteil


class Huelle(Grundform):
    """New U-values in W/(m²K); a part that is not stated stays as it is."""

    art: Literal["huelle"]
    wand_w_m2k: UWert | None = None
    dach_w_m2k: UWert | None = None
    fenster_w_m2k: UWert | None = None
    boden_w_m2k: UWert | None = None
    lueftung_minderung_anteil: Anteil = Decimal(0)
    """Share of the heat lost by ventilation that is held back, e.g. by heat recovery."""

    @property
    def u_wert_w_m2k(self) -> Mapping[Bauteil, Decimal]:
        """The new U-values by part."""
        werte = {bauteil: getattr(self, f"{bauteil}_w_m2k") for bauteil in BAUTEILE}
        return {bauteil: wert for bauteil, wert in werte.items() if wert is not None}
