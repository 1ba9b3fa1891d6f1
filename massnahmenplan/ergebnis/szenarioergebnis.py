"""What comes out of several scenarios: one common decision, a plan for each of them, and what it is all worth."""

from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.begriffe.planziel import JE_MEHR_DESTO_BESSER
from massnahmenplan.begriffe.risiko import Risikomass, Verteilung, cvar, erwartungswert
from massnahmenplan.begriffe.szenario import Szenario
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.ergebnis.nachweis import relative_luecke

UNDURCHFUEHRBAR = "undurchführbar"


@dataclass(frozen=True, slots=True)
class Szenariowert:
    """One scenario under the common decision, and beside it what else could have been."""

    szenario: Szenario
    wahrscheinlichkeit: Decimal
    ergebnis: Ergebnis
    """The best plan of the scenario that follows the common decision."""
    eigener_wert: Decimal | None
    """Aim of the scenario's own best plan, made as if one knew; None if it was not found in time."""
    grundfall_wert: Decimal | None
    """Aim if the plan without scenarios had been decided; None if impossible or not found in time."""
    grundfall_undurchfuehrbar: bool
    """True: the plan without scenarios cannot be carried out in this one."""
    unterschiede: tuple[str, ...]
    """How the plan differs from that of the first scenario, one German clause per measure."""

    @property
    def wert(self) -> Decimal:
        """Aim under the common decision."""
        return self.ergebnis.nachweis.zielwert

    @property
    def reue(self) -> Decimal | None:
        """What is lost against knowing beforehand, in the unit of the aim; 0 or more up to the asked gaps."""
        return None if self.eigener_wert is None else abs(self.wert - self.eigener_wert)


@dataclass(frozen=True, slots=True)
class Szenarioergebnis:
    """The common decision for all scenarios with its proof."""

    massnahmen: tuple[tuple[str, str], ...]
    """Measure and variant of what is carried out."""
    beginne: tuple[tuple[str, int], ...]
    """Measure and year of what is decided to begin by ``entscheidung_bis``."""
    werte: tuple[Szenariowert, ...]
    grundfall: Ergebnis | None
    """The common decision in the case without any scenario; None if it is impossible there, or was not found."""
    risiko: Risikomass
    schranke: Decimal | None
    """Proven bound on the aim over all scenarios."""
    verlangte_luecke: Decimal
    dauer_s: float
    grundfall_undurchfuehrbar: bool = False
    """True: the common decision cannot be carried out in the case without any scenario."""
    weitere_ziele: tuple[str, ...] = ()
    """Aims that were asked for as well, but not looked at: scenarios are decided by the first one."""
    signalnummer: int | None = None
    """Of the signal that ended the run; then what is not there was not worked out."""

    @property
    def ziel(self) -> str:
        """The aim: ``co2``, ``kosten`` or ``nutzwert``."""
        return self.werte[0].ergebnis.nachweis.ziel

    @property
    def einheit(self) -> str:
        """Unit of the aim."""
        return self.werte[0].ergebnis.nachweis.einheit

    @property
    def viel_ist_gut(self) -> bool:
        """True if more of the aim is better."""
        return self.ziel in JE_MEHR_DESTO_BESSER

    @property
    def verteilung(self) -> Verteilung:
        """Probability and value of each scenario."""
        return [(eintrag.wahrscheinlichkeit, eintrag.wert) for eintrag in self.werte]

    @property
    def zielwert(self) -> Decimal:
        """What was optimised: the mix of expected value and CVaR."""
        return self.risiko.wert(self.verteilung, self.viel_ist_gut)

    @property
    def erwartungswert(self) -> Decimal:
        """Expected value of the aim."""
        return erwartungswert(self.verteilung)

    @property
    def cvar(self) -> Decimal:
        """Mean of the worst share 1 − alpha."""
        return cvar(self.verteilung, self.risiko.alpha, self.viel_ist_gut)

    @property
    def wert_der_information(self) -> Decimal | None:
        """What knowing the scenario beforehand would be worth (EVPI), in the unit of the aim."""
        return self._abstand([(e.wahrscheinlichkeit, e.eigener_wert) for e in self.werte], 1)

    @property
    def wert_der_planung(self) -> Decimal | None:
        """What deciding for all scenarios is worth against the plan without them (VSS); None if that one fails."""
        return self._abstand([(e.wahrscheinlichkeit, e.grundfall_wert) for e in self.werte], -1)

    def _abstand(self, verteilung: list[tuple[Decimal, Decimal | None]], richtung: int) -> Decimal | None:
        """Return how much better (or worse, −1) the other values are; None if one is missing."""
        bekannte = [(anteil, wert) for anteil, wert in verteilung if wert is not None]
        if len(bekannte) < len(verteilung):
            return None
        abstand = self.risiko.wert(bekannte, self.viel_ist_gut) - self.zielwert
        return abstand * richtung * (1 if self.viel_ist_gut else -1)

    @property
    def luecke(self) -> Decimal | None:
        """Relative gap between bound and value; None without bound, or with a value of 0 and another bound."""
        return relative_luecke(self.schranke, self.zielwert)

    @property
    def undurchfuehrbar(self) -> tuple[str, ...]:
        """Scenarios in which the plan without scenarios fails."""
        return tuple(e.szenario.bezeichnung for e in self.werte if e.grundfall_undurchfuehrbar)
