"""What the measures of a Wirkungsgruppe bring together, as products over measures: exact, few, shared."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np

from massnahmenmodell.daten import Ganze, Optionen, Produkt, Reelle
from massnahmenplan.aufbereitung.einheiten import teur
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.begriffe.beziehung import ausschlusspaare
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.wirkung.gruppe import Wirkungsgruppe
from massnahmenplan.wirkung.moebius import MENGEN_HOECHSTENS, Werte, koeffizienten, wesentliche, zulaessige_mengen

EIN_GRAMM, EIN_ZEHNTEL_CENT = Decimal("1e-6"), Decimal("0.001")
"""What a group may lose in a year by products that are left out."""
NACHKOMMASTELLEN = 7
"""Of t and thousand EUR: discounted and summed up, a value is still no smaller than the solver can hold."""
Weg = tuple[str, tuple[str, ...]]
"""Measure, and its variants that do physically the same."""


@dataclass(slots=True)
class _Summe:
    """Values of one product over all groups that have it, by year."""

    minderung_t: Reelle
    ersparnis_teur: dict[str, Reelle] = field(default_factory=dict)
    mieter_teur: dict[str, Reelle] = field(default_factory=dict)


def produkte(fall: Planungsfall, optionen: Sequence[Option], lage: Optionen) -> tuple[Produkt, ...]:
    """Return the products of two and more measures; those of one measure are its single effect.

    Each stands for a year as a whole: in each of its periods it has the same share of the year's value.
    """
    summen = _summen(fall, {(option.massnahme, option.variante) for option in optionen})
    je_jahr = fall.projekt.zeitachse.je_jahr
    im_betrieb = _Betriebslage(optionen, lage, len(fall.projekt.zeitachse.perioden))
    return tuple(
        Produkt(
            name="zusammen:" + "+".join(massnahme for massnahme, _ in wege),
            in_kraft=tuple(zip(*(im_betrieb.je_periode(weg) for weg in wege), strict=True)),
            minderung_t=_je_periode(summe.minderung_t, je_jahr),
            ersparnis_teur=_je_wem(summe.ersparnis_teur, je_jahr),
            mieter_teur=_je_wem(summe.mieter_teur, je_jahr),
        )
        for wege, summe in sorted(summen.items())
    )


def _je_wem(werte: Mapping[str, Reelle], je_jahr: int) -> tuple[tuple[str, Reelle], ...]:
    reihen = ((wer, _je_periode(reihe, je_jahr)) for wer, reihe in sorted(werte.items()))
    return tuple((wer, reihe) for wer, reihe in reihen if reihe.any())


def _je_periode(werte: Reelle, je_jahr: int) -> Reelle:
    """Return the values of years as those of their periods; less than 0.1 g or 0.1 cent is noise."""
    return (werte / je_jahr).repeat(je_jahr).round(NACHKOMMASTELLEN)


def _summen(fall: Planungsfall, moeglich: set[tuple[str, str]]) -> dict[tuple[Weg, ...], _Summe]:
    jahre = fall.projekt.zeitachse.jahre
    summen: dict[tuple[Weg, ...], _Summe] = defaultdict(lambda: _Summe(np.zeros(len(jahre))))
    paare = ausschlusspaare(fall.beziehungen)
    for gruppe in fall.wirkungsgruppen:
        wege = _wege(fall, gruppe, moeglich)
        for menge, werte in _entwickle(gruppe, wege, paare, jahre).items():
            beteiligt = tuple(wege[m][stufe - 1] for m, stufe in enumerate(menge) if stufe)
            if len(beteiligt) > 1:
                summe = summen[beteiligt]
                summe.minderung_t += np.array([float(t) for t in werte[: len(jahre)]])
                geld = np.array([teur(eur) for eur in werte[len(jahre) :]])
                if gruppe.objekt is not None and gruppe.objekt.warmmiete_ist_begrenzt:
                    summe.mieter_teur[f"warmmiete:{gruppe.objekt.id}"] = geld
                for traeger, anteil in _zahler(fall, gruppe, beteiligt):
                    summe.ersparnis_teur[traeger] = summe.ersparnis_teur.get(traeger, 0.0) + anteil * geld
    return dict(summen)


def _wege(fall: Planungsfall, gruppe: Wirkungsgruppe, moeglich: set[tuple[str, str]]) -> list[list[Weg]]:
    """Return, per measure with any option, its ways: variants that do the same for the same payers are one."""
    alle = []
    for massnahme, varianten in sorted(gruppe.physik.items()):
        gleiche: dict[object, list[str]] = {}
        for variante, physik in varianten.items():
            if (massnahme, variante) in moeglich:
                wer_spart = tuple(fall.ausfuehrungen[massnahme][variante].anteile_am_betrieb.items())
                gleiche.setdefault((physik, wer_spart), []).append(variante)
        if gleiche:
            alle.append([(massnahme, tuple(namen)) for namen in gleiche.values()])
    return alle


def _entwickle(
    gruppe: Wirkungsgruppe, wege: list[list[Weg]], paare: set[frozenset[str]], jahre: range
) -> Mapping[tuple[int, ...], Werte]:
    """Return the coefficients of tonnes, then of EUR, by year."""
    nummer = {massnahmenwege[0][0]: m for m, massnahmenwege in enumerate(wege)}
    verboten = {frozenset(nummer[m] for m in paar) for paar in paare if paar <= nummer.keys()}
    mengen = zulaessige_mengen([len(massnahmenwege) for massnahmenwege in wege], verboten, MENGEN_HOECHSTENS)
    assert len(mengen) <= MENGEN_HOECHSTENS, f"{gruppe.id}: checked on reading"
    heute = [gruppe.stand({}, jahr) for jahr in jahre]

    def g(menge: tuple[int, ...]) -> Werte:
        gewaehlt = (wege[m][stufe - 1] for m, stufe in enumerate(menge) if stufe)
        in_kraft = {massnahme: varianten[0] for massnahme, varianten in gewaehlt}
        staende = [gruppe.stand(in_kraft, jahr) for jahr in jahre]
        return (
            *(vorher.emission_t - stand.emission_t for vorher, stand in zip(heute, staende, strict=True)),
            *(vorher.kosten_eur - stand.kosten_eur for vorher, stand in zip(heute, staende, strict=True)),
        )

    spielraum = (EIN_GRAMM,) * len(jahre) + (EIN_ZEHNTEL_CENT,) * len(jahre)
    return wesentliche(koeffizienten(mengen, g), spielraum)


def _zahler(fall: Planungsfall, gruppe: Wirkungsgruppe, beteiligt: Sequence[Weg]) -> Iterator[tuple[str, float]]:
    """Yield who keeps which share of what a product saves: who pays the energy, else all measures alike."""
    if gruppe.energiekostentraeger is not None:
        yield gruppe.energiekostentraeger, 1.0
        return
    for massnahme, varianten in beteiligt:
        for traeger, anteil in fall.ausfuehrungen[massnahme][varianten[0]].anteile_am_betrieb.items():
            yield traeger, float(anteil) / len(beteiligt)


class _Betriebslage:
    """Which options of a measure are in operation in which period."""

    def __init__(self, optionen: Sequence[Option], lage: Optionen, perioden: int) -> None:
        self._lage, self._perioden = lage, perioden
        self._von: dict[tuple[str, str], list[int]] = defaultdict(list)
        for o, option in enumerate(optionen):
            self._von[option.massnahme, option.variante].append(o)
        self._gefunden: dict[Weg, tuple[Ganze, ...]] = {}

    def je_periode(self, weg: Weg) -> tuple[Ganze, ...]:
        """Return the options of a way that are in operation, per period."""
        if weg not in self._gefunden:
            massnahme, varianten = weg
            alle = np.array(sorted(o for v in varianten for o in self._von[massnahme, v]), dtype=np.int64)
            fertig, bis = self._lage.fertig[alle], self._lage.betrieb_bis[alle]
            self._gefunden[weg] = tuple(alle[(fertig < t) & (t <= bis)] for t in range(self._perioden))
        return self._gefunden[weg]
