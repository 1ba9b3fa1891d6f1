"""The districts of a portfolio, prepared for one model."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from massnahmenmodell.daten import Haushalt, Modelldaten
from massnahmenmodell.verbundkonten import Verbunddaten, Verbundkasse, Verbundzeile, Verbundziel
from massnahmenplan.aufbereitung import Aufbereitung
from massnahmenplan.aufbereitung.einheiten import teur
from massnahmenplan.begriffe.planziel import Zielname
from massnahmenplan.begriffe.portfolio import Gemeinschaftskonto, Kontoart
from massnahmenplan.begriffe.ziel import EMISSIONSZIELE, SUMMENZIELE, Ziel
from massnahmenplan.loeser import Stelle
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.portfolio.verbund import Portfolio
from massnahmenplan.portfolio.vorbereitung import bereite_faelle_auf

VERBUND = "verbund"
"""First part of the name of a limit that districts share; then the id, and the year or period where it has one."""


@dataclass(frozen=True, slots=True)
class Verbundlage:
    """Cases without the limits of shared accounts, their coefficients, and what binds them."""

    portfolio: Portfolio
    faelle: tuple[Planungsfall, ...]
    aufbereitungen: tuple[Aufbereitung, ...]
    daten: Verbunddaten

    @property
    def zeilen(self) -> dict[str, Stelle]:
        """Name of a shared limit -> the row of the model."""
        jahre = self.daten.quartiere[0].jahre
        zeilen: dict[str, Stelle] = {
            z.name: ("gemeinsames_konto_reicht", c) for c, z in enumerate(self.daten.zeilen)
        }
        zeilen |= {z.name: ("gemeinsames_ziel_erreicht", n) for n, z in enumerate(self.daten.ziele)}
        for k, kasse in enumerate(self.daten.kassen):
            namen = {f"{kasse.haushalt.name}:{jahr}": t for t, jahr in enumerate(jahre)}
            zeilen |= {name: ("gemeinsame_kasse_reicht", (k, t)) for name, t in namen.items()}
        return zeilen


def bereite_verbund_auf(
    portfolio: Portfolio, ziel: Zielname, kerne: int = 1, scheduler: str | None = None
) -> Verbundlage:
    """Return everything the model of all districts is built from, prepared on so many cores or a Dask cluster."""
    faelle = tuple(portfolio.ohne_grenzen(quartier).geordnet() for quartier in portfolio.quartiere)
    aufbereitungen = tuple(
        _ohne_eigene_regeln(aufbereitung, _geteilte_kassen(portfolio, quartier.id))
        for quartier, aufbereitung in zip(
            portfolio.quartiere, bereite_faelle_auf(faelle, ziel, kerne, scheduler), strict=True
        )
    )
    daten = tuple(aufbereitung.daten for aufbereitung in aufbereitungen)
    verbund = Verbunddaten(
        quartiere=daten,
        kassen=tuple(
            _kasse(portfolio, konto, daten) for konto in portfolio.konten if konto.art is Kontoart.HAUSHALT
        ),
        zeilen=tuple(
            zeile
            for konto in portfolio.konten
            if konto.art is not Kontoart.HAUSHALT
            for zeile in _zeilen(portfolio, konto, daten)
        ),
        ziele=tuple(_ziel(portfolio, ziel) for ziel in portfolio.ziele),
    )
    return Verbundlage(portfolio, faelle, aufbereitungen, verbund)


def kassenname(konto: Gemeinschaftskonto, quartier: str) -> str:
    """Return what model and balance of a district call the account."""
    kennung = konto.kennung_in(quartier)
    return f"haushalt:{kennung}:{konto.kasse}" if konto.art is Kontoart.HAUSHALT else f"{konto.art}:{kennung}"


def einheit(portfolio: Portfolio, konto: Gemeinschaftskonto) -> str:
    """Return ``EUR``, or the unit of the resource, which is the same in all districts."""
    if konto.art is not Kontoart.RESSOURCE:
        return "EUR"
    erstes = next(quartier for quartier in portfolio.quartiere if konto.gehoert_zu(quartier.id))
    return next(r.einheit for r in erstes.fall.ressourcen if r.id == konto.kennung_in(erstes.id))


def _geteilte_kassen(portfolio: Portfolio, quartier: str) -> set[str]:
    return {kassenname(konto, quartier) for konto in portfolio.konten_von(quartier)}


def _ohne_eigene_regeln(aufbereitung: Aufbereitung, geteilte: set[str]) -> Aufbereitung:
    """Return the coefficients with nothing to carry on or to borrow in purses that are shared."""
    daten = aufbereitung.daten
    nichts = np.zeros(daten.anzahl_jahre)
    haushalte = tuple(
        replace(h, uebertrag=nichts, linie=nichts) if h.name in geteilte else h for h in daten.haushalte
    )
    return replace(aufbereitung, daten=replace(daten, haushalte=haushalte))


def _beteiligte(portfolio: Portfolio, konto: Gemeinschaftskonto) -> Iterator[tuple[int, str]]:
    """Yield number and name of the districts that draw on an account."""
    for d, quartier in enumerate(portfolio.quartiere):
        if konto.gehoert_zu(quartier.id):
            yield d, quartier.id


def _kasse(portfolio: Portfolio, konto: Gemeinschaftskonto, daten: Sequence[Modelldaten]) -> Verbundkasse:
    stellen = [
        (
            d,
            next(
                h for h, haushalt in enumerate(daten[d].haushalte) if haushalt.name == kassenname(konto, quartier)
            ),
        )
        for d, quartier in _beteiligte(portfolio, konto)
    ]
    d, h = stellen[0]
    erste, jahre = portfolio.quartiere[d].fall, daten[d].jahre
    regeln = konto.regeln(erste.traeger_mit_id[daten[d].haushalte[h].traeger])
    haushalt = Haushalt(
        name=f"{VERBUND}:{konto.id}",
        traeger=konto.id,
        ansatz=np.array([teur(konto.im_jahr(jahr) or Decimal(0)) for jahr in jahre]),
        netto=(),
        forderung=(),
        uebertrag=np.array([float(regeln.uebertrag_am_ende(jahr)) for jahr in jahre]),
        uebertrag_jahre=regeln.uebertrag_jahre,
        linie=np.zeros(len(jahre)),
        zins=0.0,
    )
    return Verbundkasse(haushalt, tuple(stellen))


def _zeilen(
    portfolio: Portfolio, konto: Gemeinschaftskonto, daten: Sequence[Modelldaten]
) -> Iterator[Verbundzeile]:
    """Yield the years or periods in which any district can use the account."""
    stellen: dict[tuple[int, str], list[tuple[int, int, int]]] = {}
    for d, quartier in _beteiligte(portfolio, konto):
        for c, eigenes in enumerate(daten[d].konten):
            if eigenes.name == kassenname(konto, quartier):
                for t, jahr in enumerate(eigenes.jahre):
                    stellen.setdefault((jahr, eigenes.zeit(t)), []).append((d, c, t))
    for (jahr, zeit), orte in sorted(stellen.items()):
        menge = konto.im_jahr(jahr) or Decimal(0)
        yield Verbundzeile(
            name=f"{VERBUND}:{konto.id}:{zeit}",
            satz=f"{konto.bezeichnung} {zeit}",
            einheit=einheit(portfolio, konto),
            menge=teur(menge) if konto.art is Kontoart.TOPF else float(menge),
            stellen=tuple(orte),
        )


def verlangte_minderung(portfolio: Portfolio, ziel: Ziel) -> tuple[range, Decimal]:
    """Return the years of a target over all districts and the reduction that it asks for, t CO2e."""
    projekt = portfolio.quartiere[0].fall.projekt
    letztes = ziel.jahr if ziel.jahr is not None else projekt.ende
    jahre = range(projekt.beginn if ziel.art in SUMMENZIELE else letztes, letztes + 1)
    if ziel.art not in EMISSIONSZIELE:
        return jahre, ziel.wert
    ohne = [quartier.fall.projekt.ausgangsemission_t_a for quartier in portfolio.quartiere]
    summe = sum((werte.im_jahr(jahr) for werte in ohne if werte is not None for jahr in jahre), Decimal(0))
    return jahre, summe - ziel.wert


def _ziel(portfolio: Portfolio, ziel: Ziel) -> Verbundziel:
    jahre, minderung_t = verlangte_minderung(portfolio, ziel)
    achse = portfolio.quartiere[0].fall.projekt.zeitachse
    diskont = (1.0 + float(portfolio.diskontsatz)) ** -(jahre.stop - achse.beginn)
    return Verbundziel(
        name=f"{VERBUND}:{ziel.id}",
        satz=ziel.name or ziel.id,
        jahre=tuple(achse.jahresstelle(jahr) for jahr in jahre),
        minderung_t=float(minderung_t),
        preis=None if ziel.ist_hart else teur(ziel.preis_eur) * diskont,
    )
