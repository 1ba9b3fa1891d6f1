"""Plans of a portfolio from files, recomputed together: what they share, and what is stated of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from massnahmenplan import nachrechnung
from massnahmenplan.bericht.json import Planinhalt
from massnahmenplan.bericht.portfolio.angaben import Portfolioangaben
from massnahmenplan.bericht.portfolio.daten import gemeinsames_als_daten
from massnahmenplan.ergebnis import Bilanz, Verstoss
from massnahmenplan.ergebnis.portfolioergebnis import gesamtwert
from massnahmenplan.nachpruefung import SECHS_STELLEN, Nachrechnung, rechne_nach
from massnahmenplan.nachpruefung.unterschiede import Unterschied, unterschiede
from massnahmenplan.portfolio.gemeinschaft import gemeinschaftsbilanzen, gemeinschaftsziele, verstoesse
from massnahmenplan.portfolio.verbund import Portfolio, Quartier


@dataclass(frozen=True, slots=True)
class Portfolionachrechnung:
    """Plans of all districts, recomputed: every broken limit, every stated figure that differs."""

    quartiere: Mapping[str, Nachrechnung]
    zielwerte: Mapping[str, Decimal]
    """The aim of the portfolio -> its value over all districts."""
    verstoesse: tuple[Verstoss, ...]
    abweichungen: tuple[str, ...]
    fehlend: tuple[str, ...]
    """What portfolio.json does not state, so that it could not be compared."""
    geprueft: tuple[str, ...] = (
        "alle Pläne wie einzelne",
        "gemeinsame Konten und Ziele, neu gerechnet aus den Plänen aller Quartiere",
        "was portfolio.json von ihnen und vom Zielwert angibt",
    )

    @property
    def nicht_geprueft(self) -> tuple[str, ...]:
        """What is not stated, and what cannot be recomputed."""
        neu = "Schranke und Grenzwerte (sie nachzurechnen hieße neu zu optimieren)"
        return (*self.fehlend, neu, "ob die Fälle der Pläne noch die der Portfoliodatei sind")

    @property
    def geaendert(self) -> bool:
        """True if decisions of any district are not those that its figures belong to."""
        return any(gerechnet.geaendert for gerechnet in self.quartiere.values())

    @property
    def vollstaendig(self) -> bool:
        """True if plans and portfolio.json state everything that can be recomputed."""
        return not self.fehlend and all(gerechnet.vollstaendig for gerechnet in self.quartiere.values())

    @property
    def bestanden(self) -> bool:
        """True if nothing is broken and nothing differs."""
        return not self.verstoesse and not self.abweichungen


def rechne_portfolio_nach(
    portfolio: Portfolio, plaene: Mapping[str, Planinhalt], angaben: Portfolioangaben
) -> Portfolionachrechnung:
    """Recompute the plans of all districts; ``angaben`` is what portfolio.json states of them."""
    einzeln = {quartier.id: rechne_nach(plaene[quartier.id]) for quartier in portfolio.quartiere}
    bilanzen = {quartier.id: _bilanz(portfolio, quartier, plaene[quartier.id]) for quartier in portfolio.quartiere}
    konten, ziele = gemeinschaftsbilanzen(portfolio, bilanzen), gemeinschaftsziele(portfolio, bilanzen)
    ziel = angaben.ziel
    wert = gesamtwert(ziel, (bilanz.zielwerte[ziel] for bilanz in bilanzen.values()), ziele)
    zahlen = tuple(_gemeinsames(angaben, gemeinsames_als_daten(konten, ziele)))
    eigene = ((q, gerechnet.verstoesse) for q, gerechnet in einzeln.items())
    return Portfolionachrechnung(
        quartiere=einzeln,
        zielwerte={ziel: wert},
        verstoesse=(
            *(replace(v, text=f"Quartier {q}: {v.text}") for q, alle in eigene for v in alle),
            *verstoesse(konten, ziele),
        ),
        abweichungen=(
            *_zielwert(angaben.zielwert, wert),
            *(zahl.satz for zahl in zahlen if not zahl.fehlt),
            *(f"Quartier {q}: {satz}" for q, gerechnet in einzeln.items() for satz in gerechnet.abweichungen),
        ),
        fehlend=tuple(zahl.satz for zahl in zahlen if zahl.fehlt),
    )


def _bilanz(portfolio: Portfolio, quartier: Quartier, inhalt: Planinhalt) -> Bilanz:
    """Return what a plan means in its own case where shared accounts have no limit."""
    fall = portfolio.ohne_grenzen(replace(quartier, fall=inhalt.fall))
    return nachrechnung.rechne(fall, inhalt.plan).bilanz


def _zielwert(angegeben: float | None, wert: Decimal) -> Iterator[str]:
    if angegeben is not None and abs(Decimal(repr(angegeben)) - wert) > SECHS_STELLEN:
        yield f"zielwert: angegeben {angegeben}, nachgerechnet {wert:.6f}"


def _gemeinsames(angaben: Portfolioangaben, berechnet: Mapping[str, Any]) -> Iterator[Unterschied]:
    genannt = {liste: werte for liste in berechnet if (werte := getattr(angaben, liste)) is not None}
    return unterschiede("", _ohne_grenzwerte(genannt), _ohne_grenzwerte(berechnet))


def _ohne_grenzwerte(daten: Any) -> Any:
    """Return the data without prices of the relaxation: nobody can recompute them."""
    if isinstance(daten, list):
        return [_ohne_grenzwerte(eintrag) for eintrag in daten]
    if isinstance(daten, Mapping):
        return {name: _ohne_grenzwerte(wert) for name, wert in daten.items() if name != "grenzwert"}
    return daten
