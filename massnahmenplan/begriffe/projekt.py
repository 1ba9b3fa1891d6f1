"""The case as a whole: its years, its rates, its day of planning."""

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from massnahmenplan.begriffe.grundform import Grundform, Kennung, Kennungen, Name, Text, Texte
from massnahmenplan.begriffe.jahreswerte import Jahreswerte
from massnahmenplan.begriffe.sicherheit import Sicherheit
from massnahmenplan.grundlagen.zahlen import Aenderungsrate, Anteil, Anzahl, Jahr, Kostenspanne
from massnahmenplan.grundlagen.zeit import Datum, Zeitachse

PERIODEN_IM_JAHR = {"jahr": 1, "halbjahr": 2, "quartal": 4}


class Projekt(Grundform):
    """One row of general facts about the district case."""

    name: Name
    beginn: Jahr
    """First year of the plan."""
    ende: Jahr
    """Last year of the plan, included."""
    raster: Literal["jahr", "halbjahr", "quartal"] = "jahr"
    """Length of a period, in which begins, durations and distances are counted; money stays by calendar year."""
    diskontsatz: Anteil = Decimal("0.03")
    """Discount rate per year for the aim ``kosten``."""
    preissteigerung: Aenderungsrate = Decimal(0)
    """Rise of construction prices per year, from ``basisjahr`` on."""
    basisjahr: Jahr | None = None
    """Price year of all stated investments; None means ``beginn``."""
    kostenrisiko_anteil: Kostenspanne = Decimal(0)
    """By which share the investment of a measure that does not say it itself can become dearer."""
    robustheit_gamma: Anzahl = Decimal(0)
    """How many measures of a payer may become dearer; 0 means that cost is taken as stated."""
    entscheidung_bis: Jahr | None = None
    """Last year whose begins are the same in all scenarios; None leaves every begin to each scenario."""
    stichtag: Datum | None = None
    """Day of planning, before which nothing can be applied for; None means 1 January of the year before."""
    emissionssystem: Literal["gmodg", "bafa", "bisko", "iinas", "uba"] | None = None
    """System of emission factors; two systems must not be mixed in one case."""
    ausgangsemission_t_a: Jahreswerte | None = None
    """Emission of the district without any measure, t CO2e per year; None means it is not known."""
    mindestsicherheit: Sicherheit = Sicherheit.V2
    """Versions of programmes that are less sure than this are not used."""
    zielfolge: Kennungen = ()
    """Aims of the plan, the most important one first; empty means ``co2``."""
    zieltoleranz: dict[Kennung, Anteil] = Field(default_factory=dict)
    """Aim -> share of its best value that later aims may cost; 0 where none is stated."""
    quartiere: Texte = ()
    hinweis: Text | None = None
    """A note printed with every result, e.g. that a set of measures is illustrative."""
    quelle: Text | None = None

    @property
    def zeitachse(self) -> Zeitachse:
        """The years of the plan and its periods."""
        return Zeitachse(self.beginn, self.ende, PERIODEN_IM_JAHR[self.raster])

    @property
    def preisjahr(self) -> int:
        """The year in whose prices investments are stated."""
        return self.basisjahr if self.basisjahr is not None else self.beginn

    @property
    def planungstag(self) -> date:
        """The day from which applications can be made."""
        return self.stichtag if self.stichtag is not None else date(self.beginn - 1, 1, 1)
