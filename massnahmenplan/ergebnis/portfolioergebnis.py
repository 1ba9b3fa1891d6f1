"""What comes out of a portfolio: a plan per district, and who gets what of the shared accounts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from massnahmenplan.begriffe.planziel import JE_MEHR_DESTO_BESSER
from massnahmenplan.ergebnis.ergebnis import Ergebnis
from massnahmenplan.ergebnis.nachweis import relative_luecke

if TYPE_CHECKING:
    import pandas

NULL = Decimal(0)


@dataclass(frozen=True, slots=True)
class Kontojahr:
    """A shared account in one year or period, in EUR or the unit of the resource."""

    jahr: int
    zeit: str
    """Year, or the period where the account is a level within the year."""
    menge: Decimal
    """What is there, without what is carried on."""
    nutzung: Mapping[str, Decimal]
    """District -> what it uses; negative where it brings more money in than it spends."""
    rest_vorjahr: Decimal = NULL
    rest: Decimal = NULL
    """What is carried into the next year."""
    grenzwert: Decimal | None = None
    """What 1,000 EUR (or one unit) more would bring of the aim in the relaxation; None where it is not known."""

    @property
    def genutzt(self) -> Decimal:
        """What all districts use together."""
        return sum(self.nutzung.values(), NULL)

    @property
    def frei(self) -> Decimal:
        """What is left at the end of the year, before it is carried on; negative: missing."""
        return self.menge + self.rest_vorjahr - self.genutzt


@dataclass(frozen=True, slots=True)
class Gemeinschaftsbilanz:
    """A shared account over the years."""

    id: str
    name: str
    art: str
    einheit: str
    jahre: tuple[Kontojahr, ...]


@dataclass(frozen=True, slots=True)
class Gemeinschaftsziel:
    """How far a target over all districts is met."""

    id: str
    name: str
    satz: str
    """The target as a German sentence."""
    soll_t: Decimal
    """Reduction that is asked for."""
    ist_t: Decimal
    verfehlung_t: Decimal
    """0 if met."""
    hart: bool
    strafe_eur: Decimal
    """Overshoot price times the tonnes missed."""
    faktor: Decimal
    """Discount factor of the end of the target's year."""
    grenzwert: Decimal | None = None
    """What of the aim one tonne less would bring in the relaxation; None where it is not known."""

    @property
    def barwert_eur(self) -> Decimal:
        """Present value of the price."""
        return self.strafe_eur * self.faktor


def gesamtwert(ziel: str, werte: Iterable[Decimal], ziele: Iterable[Gemeinschaftsziel]) -> Decimal:
    """Return the aim over all districts: the sum of theirs, for ``kosten`` with the price of missed targets."""
    preis = sum((z.barwert_eur for z in ziele), NULL) if ziel == "kosten" else NULL
    return sum(werte, preis)


@dataclass(frozen=True, slots=True)
class Quartierergebnis:
    """A district and its plan; the case of the plan has the district's parts of the shared accounts as limits."""

    id: str
    name: str
    ergebnis: Ergebnis


@dataclass(frozen=True, slots=True)
class Portfolioergebnis:
    """Plans that keep every limit together, with the proof of all of them."""

    name: str
    hinweis: str | None
    quartiere: tuple[Quartierergebnis, ...]
    konten: tuple[Gemeinschaftsbilanz, ...]
    ziele: tuple[Gemeinschaftsziel, ...]
    weg: str
    """How plans and bound were found, in words."""
    schranke: Decimal | None
    """Proven bound on the aim over all districts."""
    verlangte_luecke: Decimal
    dauer_s: float
    versuche: tuple[str, ...] = ()
    weitere_ziele: tuple[str, ...] = ()
    """Aims that were asked for as well, but not looked at."""
    signalnummer: int | None = None

    @property
    def ziel(self) -> str:
        """The aim: ``co2`` or ``kosten``."""
        return self.quartiere[0].ergebnis.nachweis.ziel

    @property
    def einheit(self) -> str:
        """Unit of the aim."""
        return self.quartiere[0].ergebnis.nachweis.einheit

    @property
    def viel_ist_gut(self) -> bool:
        """True if more of the aim is better."""
        return self.ziel in JE_MEHR_DESTO_BESSER

    @property
    def zielwert(self) -> Decimal:
        """The recomputed aim over all districts; for ``kosten`` with the price of missed targets."""
        werte = (quartier.ergebnis.nachweis.zielwert for quartier in self.quartiere)
        return gesamtwert(self.ziel, werte, self.ziele)

    @property
    def zielverfehlung_eur(self) -> Decimal:
        """Present value of the prices of all targets over all districts that are missed."""
        return sum((ziel.barwert_eur for ziel in self.ziele), NULL)

    @property
    def luecke(self) -> Decimal | None:
        """Relative gap between bound and value; None without bound."""
        return relative_luecke(self.schranke, self.zielwert)

    def quartier_mit_id(self, kennung: str) -> Quartierergebnis:
        """Return a district. Errors: KeyError."""
        return {quartier.id: quartier for quartier in self.quartiere}[kennung]

    def tabelle(self, name: str = "quartiere") -> "pandas.DataFrame":
        """Return ``quartiere``, ``konten`` (shared, by year and district) or ``ziele`` (over all districts).

        Errors: KeyError with the known names for an unknown one.
        """
        from massnahmenplan.notizbuch.portfolio import portfoliotabelle

        return portfoliotabelle(self, name)

    def _repr_html_(self) -> str:
        return str(self.tabelle("quartiere").to_html(index=False, border=0))
