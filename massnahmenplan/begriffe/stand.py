"""What has happened since the plan was made: how far a measure is, and what was decided about its grants."""

import operator
from datetime import date
from decimal import Decimal
from typing import Literal, Self, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Text
from massnahmenplan.begriffe.massnahme import Phase
from massnahmenplan.grundlagen.zahlen import Euro, Jahr, Kilowattstunden, Tonnen, Wahrheitswert
from massnahmenplan.grundlagen.zeit import Datum, Zeitachse
from massnahmenplan.grundlagen.zeitangabe import Zeitangabe

PHASEN: tuple[Phase, ...] = get_args(Phase)
"""All phases, in the order in which a measure goes through them."""
GEBUNDEN: frozenset[Phase] = frozenset({"vergeben", "im_bau", "fertig", "in_betrieb"})
"""Phases in which a measure is contracted or built: a plan takes it as it is."""
GEBAUT: frozenset[Phase] = frozenset({"fertig", "in_betrieb"})
"""Phases in which building is done."""

Umsetzungslage = Literal[
    "planmaessig", "verspaetet", "blockiert", "zurueckgestellt", "verworfen", "zusammengelegt", "ersetzt"
]
LAGEN: tuple[Umsetzungslage, ...] = get_args(Umsetzungslage)
AUSGESCHIEDEN: frozenset[Umsetzungslage] = frozenset({"verworfen", "zusammengelegt", "ersetzt"})
"""Conditions in which a measure is no longer for choice; it stays visible with its reason."""
MIT_ANDERER: frozenset[Umsetzungslage] = frozenset({"zusammengelegt", "ersetzt"})
"""Conditions that name another measure."""
AUFGESCHOBEN: frozenset[Umsetzungslage] = frozenset({"blockiert", "zurueckgestellt"})
"""Conditions in which a measure has to wait."""

Bescheidart = Literal["beantragt", "bewilligt", "abgelehnt"]
"""``beantragt`` is no notice yet: an application that has been made and is not decided."""


class Massnahmenstand(Grundform):
    """How far one measure is on a day, and what it has cost and brought so far or is expected to now."""

    massnahme: Kennung
    phase: Phase
    lage: Umsetzungslage = "planmaessig"
    datum: Datum
    """Day as of which this holds."""
    variante: Kennung | None = None
    """The way in which it is contracted or built; None means as the last plan has it."""
    beginn: Zeitangabe | None = None
    """Period in which its planning began, or, without planning, its building."""
    fertig: Zeitangabe | None = None
    """Period in which its building ended or is expected to end now."""
    kosten_eur: dict[Jahr, Euro] = Field(default_factory=dict)
    """Year -> EUR of that year that are paid or contracted, before grants; years not named stay as planned."""
    co2_t_a: Tonnen | None = None
    """Measured or now expected reduction in t CO2e per year of operation."""
    endenergie_kwh_a: dict[Kennung, Kilowattstunden] = Field(default_factory=dict)
    """Measured or now expected saving per carrier in kWh per year of operation."""
    mit: Kennung | None = None
    """Measure with which it was merged, or which takes its place."""
    zurueck_bis: Zeitangabe | None = None
    """First period in which it may begin; None means that it has to wait for the whole plan."""
    grund: Text | None = None
    beschluss: Text | None = None
    """Reference of the resolution."""

    @property
    def gebunden(self) -> bool:
        """True if it is contracted or built, and not given up."""
        return self.phase in GEBUNDEN and not self.ausgeschieden

    @property
    def ausgeschieden(self) -> bool:
        """True if it is no longer for choice."""
        return self.lage in AUSGESCHIEDEN

    def beginnt_in(self, achse: Zeitachse) -> int | None:
        """Return the period of begin that is stated; of a year the first."""
        return None if self.beginn is None else achse.perioden_von(self.beginn).start

    def fertig_in(self, achse: Zeitachse) -> int | None:
        """Return the last period of building that is stated; of a year the last."""
        return None if self.fertig is None else achse.perioden_von(self.fertig).stop - 1

    @property
    def aufgeschoben(self) -> bool:
        """True if it has to wait: held up, and nothing is contracted yet."""
        return self.lage in AUFGESCHOBEN and not self.gebunden


class Bescheid(Grundform):
    """Approval or refusal of an application, or that it has been made."""

    massnahme: Kennung
    programm: Kennung
    art: Bescheidart
    datum: Datum
    """Day of the notice."""
    antrag_am: Datum | None = None
    """Day of application; None means the day of the notice."""
    betrag_eur: Euro | None = None
    """Grant that is approved."""
    frist: Datum | None = None
    """Last day by which building has to be done and proven."""
    aktenzeichen: Text | None = None
    grund: Text | None = None
    ausgezahlt_eur: dict[Jahr, Euro] = Field(default_factory=dict, exclude_if=operator.not_)
    """Year -> EUR of the grant that have arrived; up to the last year named nothing else has."""
    abgeschlossen: Wahrheitswert = Field(default=False, exclude_if=operator.not_)
    """True: proof of use is done; what has not been paid by now is not paid any more."""

    @model_validator(mode="after")
    def _betrag_nur_bewilligt(self) -> Self:
        if self.art == "bewilligt" and self.betrag_eur is None:
            raise PydanticCustomError("bescheid_ohne_betrag", "ist bewilligt, nennt aber keinen Betrag")
        if self.art != "bewilligt" and self.betrag_eur:
            raise PydanticCustomError("bescheid_mit_betrag", "ist nicht bewilligt, nennt aber einen Betrag")
        if self.art != "bewilligt" and (self.ausgezahlt_eur or self.abgeschlossen):
            raise PydanticCustomError("bescheid_mit_auszahlung", "ist nicht bewilligt, nennt aber Auszahlungen")
        return self

    @property
    def bewilligt(self) -> bool:
        """True for an approval."""
        return self.art == "bewilligt"

    @property
    def bisher_ausgezahlt_eur(self) -> Decimal:
        """Sum of what has arrived."""
        return sum(self.ausgezahlt_eur.values(), Decimal(0))

    @property
    def zuschuss_eur(self) -> Decimal:
        """The grant: as approved, or, when all is settled, as paid."""
        return self.bisher_ausgezahlt_eur if self.abgeschlossen else self.betrag_eur or Decimal(0)

    def nach(self, frueherer: "Bescheid | None") -> "Bescheid":
        """Return the notice with what was paid on an earlier one in the same matter; a refusal keeps nothing."""
        if frueherer is None or not frueherer.ausgezahlt_eur or not self.bewilligt:
            return self
        return self.model_copy(update={"ausgezahlt_eur": {**frueherer.ausgezahlt_eur, **self.ausgezahlt_eur}})

    @property
    def beantragt_am(self) -> date:
        """Day of the application as far as it is known, else of the notice."""
        return self.antrag_am or self.datum
