"""What could come differently: a set of changes to the case, with its probability."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.begriffe.jahreswerte import Jahresmengen, Jahreswerte
from massnahmenplan.grundlagen.zahlen import Anteil, Faktor, Ganzzahl, Jahr, Wahrheitswert

ALLE = "alle"
"""Key of a factor for everything that is not named itself."""


def _fuer_alle(wert: Any) -> Any:
    return wert if isinstance(wert, dict) or wert is None else {ALLE: wert}


Faktoren = Annotated[dict[Kennung, Faktor], BeforeValidator(_fuer_alle)]
"""Factors by id; a single figure is for all."""
Jahresfaktoren = Annotated[dict[Kennung, Jahresmengen], BeforeValidator(_fuer_alle)]
"""Factors by id, for all years or for single ones; years that are not stated stay as they are."""
Verzug = Annotated[Ganzzahl, Field(ge=0, le=30)]


class Szenario(Grundform):
    """One way in which things may come; what it does not name stays as the case says."""

    id: Kennung
    name: Text | None = None
    wahrscheinlichkeit: Anteil
    """All scenarios of a case together: 1."""
    kosten_faktor: Faktoren = Field(default_factory=dict)
    """Investment, by measure, Handlungsfeld or ``alle``; the nearest of these counts."""
    wirkung_faktor: Faktoren = Field(default_factory=dict)
    """Stated effect (t, kWh), e.g. a connection rate; keys as for ``kosten_faktor``."""
    ertrag_faktor: Faktoren = Field(default_factory=dict)
    """Revenue; keys as for ``kosten_faktor``."""
    energiepreis_faktor: Faktoren = Field(default_factory=dict)
    """Price of energy, by carrier or ``alle``."""
    energiepreis_ct_kwh: dict[Kennung, Jahreswerte] = Field(default_factory=dict)
    """Another price path by carrier; factors do not apply to it."""
    emissionsfaktor_g_kwh: dict[Kennung, Jahreswerte] = Field(default_factory=dict)
    """Another path of the emission factor by carrier."""
    haushalt_faktor: Jahresfaktoren = Field(default_factory=dict)
    """Budgets, by payer or ``alle``, for all years or single ones."""
    programm_endet: dict[Kennung, Jahr] = Field(default_factory=dict)
    """Programme -> first year in which nothing can be applied for any more."""
    beginn_verzug_a: dict[Kennung, Verzug] = Field(default_factory=dict)
    """Measure -> years by which it begins later than decided."""
    verzicht: Wahrheitswert = False
    """True: measures that have been decided on but have not begun may be given up."""
    quelle: Text | None = None

    @property
    def bezeichnung(self) -> str:
        """Return the name, or the id where there is none."""
        return self.name or self.id

    @property
    def nennung(self) -> str:
        """Return what a finding calls it: the name in quotation marks, and the id where it is another one."""
        return f"„{self.bezeichnung}“" + ("" if self.bezeichnung == self.id else f" ({self.id})")
