"""What comes out of several budgets: one list of measures, a plan for each budget, what the list costs against
knowing the budget."""

from dataclasses import dataclass
from decimal import Decimal

from massnahmenplan.begriffe.planziel import JE_MEHR_DESTO_BESSER
from massnahmenplan.ergebnis.ergebnis import Ergebnis
from massnahmenplan.ergebnis.nachweis import relative_luecke
from massnahmenplan.ergebnis.nichtwahl import Nichtwahl

NULL = Decimal(0)


@dataclass(frozen=True, slots=True)
class Budgetstufe:
    """One budget, and the plan that follows the list with it."""

    id: str
    faktor: Decimal
    """What the stated budgets are multiplied with."""
    gewicht: Decimal
    """Share of the level in the aim; all levels that can be met together: 1."""
    ergebnis: Ergebnis
    eigener_wert: Decimal | None
    """Aim of the best plan made for this budget alone; None if it was not found in time."""
    eigene_luecke: Decimal | None
    """Proven relative gap of that plan; None where nothing is proven."""

    @property
    def wert(self) -> Decimal:
        """Aim under the list."""
        return self.ergebnis.nachweis.zielwert

    @property
    def verlust(self) -> Decimal | None:
        """What is lost against knowing this budget beforehand, in the unit of the aim; never negative."""
        return None if self.eigener_wert is None else abs(self.wert - self.eigener_wert)

    @property
    def verlust_anteil(self) -> Decimal | None:
        """The loss as a share of the value that was possible; None without one."""
        if self.verlust is None or not self.eigener_wert:
            return None if self.verlust is None or self.verlust else NULL
        return self.verlust / abs(self.eigener_wert)


@dataclass(frozen=True, slots=True)
class Stufenausfall:
    """A budget with which no plan meets the hard limits: it is left out, and said."""

    id: str
    faktor: Decimal
    gruende: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rangplatz:
    """One measure of the list, with its figures in the plan of the lowest level that carries it out."""

    platz: int
    """Place in the whole list, from 1 on."""
    rang: int
    """Measures that come in with the same level have the same rank."""
    stufe: str
    """The level with which it comes in."""
    massnahme: str
    variante: str
    investition_eur: Decimal
    zuschuss_eur: Decimal
    eigenmittel_eur: Decimal
    einzelwirkung_t: Decimal
    """Reduction over the years of the plan, as if it stood alone."""
    wirkung_im_plan_t: Decimal
    """What the plan would reduce less without it."""
    szenarienanteil: Decimal | None = None
    """Probability of the scenarios in which it is chosen; None without a result over scenarios."""
    pflicht: str | None = None
    """Why it is compulsory: the resolution, else where the case says so; None if it is not."""

    @property
    def eur_je_t(self) -> Decimal | None:
        """Investment per tonne of the single effect; None without an effect."""
        return self.investition_eur / self.einzelwirkung_t if self.einzelwirkung_t > 0 else None

    @property
    def eigene_eur_je_t(self) -> Decimal | None:
        """Own money per tonne of the single effect; None without an effect."""
        return self.eigenmittel_eur / self.einzelwirkung_t if self.einzelwirkung_t > 0 else None

    @property
    def foerderanteil(self) -> Decimal | None:
        """Grants as a share of the investment; None without an investment."""
        return self.zuschuss_eur / self.investition_eur if self.investition_eur else None

    @property
    def anteil_im_plan(self) -> Decimal | None:
        """Effect in the plan as a share of the single effect; None without one."""
        return self.wirkung_im_plan_t / self.einzelwirkung_t if self.einzelwirkung_t > 0 else None


@dataclass(frozen=True, slots=True)
class Prioritaeten:
    """The list with its proof: the best over all budgets if what one carries out stays in all larger ones."""

    kostentraeger: tuple[str, ...]
    """Payers whose budgets change; empty: all."""
    stufen: tuple[Budgetstufe, ...]
    """Levels that can be met, least money first."""
    ausfaelle: tuple[Stufenausfall, ...]
    liste: tuple[Rangplatz, ...]
    nicht_gewaehlt: tuple[Nichtwahl, ...]
    """Measures that no level carries out."""
    gemeinsam: bool
    """True: all levels were searched together; False: one after the other, the bound is that without a list."""
    schranke: Decimal | None
    """Proven bound on the aim over all levels."""
    verlangte_luecke: Decimal
    dauer_s: float
    ohne_szenarien: str | None = None
    """Why no share of scenarios is known; None if it is."""
    weitere_ziele: tuple[str, ...] = ()
    """Aims that were asked for as well, but not looked at: the list is made for the first one."""
    signalnummer: int | None = None
    """Of the signal that ended a search."""

    @property
    def ziel(self) -> str:
        """The aim: ``co2``, ``kosten`` or ``nutzwert``."""
        return self.stufen[0].ergebnis.nachweis.ziel

    @property
    def einheit(self) -> str:
        """Unit of the aim."""
        return self.stufen[0].ergebnis.nachweis.einheit

    @property
    def viel_ist_gut(self) -> bool:
        """True if more of the aim is better."""
        return self.ziel in JE_MEHR_DESTO_BESSER

    @property
    def zielwert(self) -> Decimal:
        """What was optimised: the weighted mean of the levels."""
        return sum((stufe.gewicht * stufe.wert for stufe in self.stufen), NULL)

    @property
    def eigener_wert(self) -> Decimal | None:
        """The weighted mean of plans made for each budget alone; None if one of them is not known."""
        werte = [stufe.gewicht * stufe.eigener_wert for stufe in self.stufen if stufe.eigener_wert is not None]
        return sum(werte, NULL) if len(werte) == len(self.stufen) else None

    @property
    def verlust(self) -> Decimal | None:
        """What the list loses against knowing the budget, as a weighted mean in the unit of the aim."""
        return None if self.eigener_wert is None else abs(self.zielwert - self.eigener_wert)

    @property
    def verlust_anteil(self) -> Decimal | None:
        """The loss as a share of what was possible."""
        if self.verlust is None or not self.eigener_wert:
            return None
        return self.verlust / abs(self.eigener_wert)

    @property
    def luecke(self) -> Decimal | None:
        """Relative gap between bound and value; None without bound, or with a value of 0 and another bound."""
        return relative_luecke(self.schranke, self.zielwert)

    def stufe_mit_id(self, kennung: str) -> Budgetstufe:
        """Return a level that can be met. Errors: KeyError."""
        return {stufe.id: stufe for stufe in self.stufen}[kennung]
