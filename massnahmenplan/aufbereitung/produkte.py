"""What the measures of a Wirkungsgruppe bring together: set by set, or as products over measures; both exact."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np

from massnahmenmodell.daten import Optionen
from massnahmenmodell.linearform import Ganze, Reelle
from massnahmenmodell.zusammenwirken import Produkt, Verbund
from massnahmenplan.aufbereitung.einheiten import TAUSEND, teur
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.begriffe.beziehung import ausschlusspaare
from massnahmenplan.begriffe.ziel import Ziel, Zielart
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.wirkung.gruppe import Wirkungsgruppe
from massnahmenplan.wirkung.moebius import MENGEN_HOECHSTENS, Werte, koeffizienten, wesentliche, zulaessige_mengen

EIN_GRAMM, EIN_ZEHNTEL_CENT, EINE_ZEHNTEL_WATTSTUNDE = Decimal("1e-6"), Decimal("0.001"), Decimal("1e-4")
"""What a group may lose in a year by products that are left out."""
NACHKOMMASTELLEN = 7
"""Of t and thousand EUR: discounted and summed up, a value is still no smaller than the solver can hold."""
ZUSTAENDE_HOECHSTENS = 256
"""Groups of up to so many sets are written set by set: the tightest form, but one variable for each."""
ZUSTAENDE_ZUSAMMEN = 250_000
"""So many of these variables at most; what is beyond is written as products."""
Weg = tuple[str, tuple[str, ...]]
"""Measure, and its variants that do physically the same."""


@dataclass(slots=True)
class _Summe:
    """Values of one product over all groups that have it, by year."""

    minderung_t: Reelle
    ersparnis_teur: dict[str, Reelle] = field(default_factory=dict)
    mieter_teur: dict[str, Reelle] = field(default_factory=dict)
    energie_mwh: dict[str, Reelle] = field(default_factory=dict)

    def plus(self, andere: "_Summe") -> "_Summe":
        """Return the sum of both."""
        return _Summe(
            self.minderung_t + andere.minderung_t,
            _plus(self.ersparnis_teur, andere.ersparnis_teur),
            _plus(self.mieter_teur, andere.mieter_teur),
            _plus(self.energie_mwh, andere.energie_mwh),
        )


def _plus(eines: Mapping[str, Reelle], anderes: Mapping[str, Reelle]) -> dict[str, Reelle]:
    summe = dict(eines)
    for wer, werte in anderes.items():
        summe[wer] = summe[wer] + werte if wer in summe else werte
    return summe


def gemeinsames(
    fall: Planungsfall, optionen: Sequence[Option], lage: Optionen
) -> tuple[tuple[Produkt, ...], tuple[Verbund, ...]]:
    """Return what measures bring beyond single effects: small groups set by set, the others as products.

    Each figure stands for a year as a whole: in each of its periods it has the same share of the year's value.
    """
    achse = fall.projekt.zeitachse
    moeglich = {(option.massnahme, option.variante) for option in optionen}
    im_betrieb = _Betriebslage(optionen, lage, len(achse.perioden))
    paare = ausschlusspaare(fall.beziehungen)
    summen: dict[tuple[Weg, ...], _Summe] = {}
    verbuende: list[Verbund] = []
    platz = ZUSTAENDE_ZUSAMMEN
    for gruppe in fall.wirkungsgruppen:
        wege = _wege(fall, gruppe, moeglich)
        mengen, teile = _teile(fall, gruppe, wege, paare)
        if teile and len(mengen) <= ZUSTAENDE_HOECHSTENS and len(mengen) * len(achse.perioden) <= platz:
            platz -= len(mengen) * len(achse.perioden)
            verbuende.append(_verbund(gruppe, wege, mengen, teile, im_betrieb, achse.je_jahr))
        else:
            for beteiligt, teil in teile.items():
                summen[beteiligt] = summen[beteiligt].plus(teil) if beteiligt in summen else teil
    return _produkte(summen, im_betrieb, achse.je_jahr), tuple(verbuende)


def _produkte(
    summen: dict[tuple[Weg, ...], _Summe], im_betrieb: "_Betriebslage", je_jahr: int
) -> tuple[Produkt, ...]:
    return tuple(
        Produkt(
            name="zusammen:" + "+".join(massnahme for massnahme, _ in wege),
            in_kraft=tuple(zip(*(im_betrieb.je_periode(weg) for weg in wege), strict=True)),
            minderung_t=_je_periode(summe.minderung_t, je_jahr),
            ersparnis_teur=_je_wem(summe.ersparnis_teur, je_jahr),
            mieter_teur=_je_wem(summe.mieter_teur, je_jahr),
            energie_mwh=_je_wem(summe.energie_mwh, je_jahr),
        )
        for wege, summe in sorted(summen.items())
    )


def _verbund(
    gruppe: Wirkungsgruppe,
    wege: list[list[Weg]],
    mengen: Sequence[tuple[int, ...]],
    teile: Mapping[tuple[Weg, ...], _Summe],
    im_betrieb: "_Betriebslage",
    je_jahr: int,
) -> Verbund:
    """Return a group with the value of each of its sets: the sum of the products within it."""
    alle = [weg for massnahmenwege in wege for weg in massnahmenwege]
    zustaende = [frozenset(wege[m][stufe - 1] for m, stufe in enumerate(menge) if stufe) for menge in mengen]
    jahre = len(next(iter(teile.values())).minderung_t)
    summen = [_Summe(np.zeros(jahre)) for _ in zustaende]
    for s, zustand in enumerate(zustaende):
        for beteiligt, teil in teile.items():
            if zustand.issuperset(beteiligt):
                summen[s] = summen[s].plus(teil)
    return Verbund(
        name=gruppe.id,
        in_kraft=tuple(zip(*(im_betrieb.je_periode(weg) for weg in alle), strict=True)),
        zustaende=tuple(frozenset(map(alle.index, zustand)) for zustand in zustaende),
        minderung_t=np.array([_je_periode(summe.minderung_t, je_jahr) for summe in summen]),
        ersparnis_teur=_je_wem_und_menge([summe.ersparnis_teur for summe in summen], jahre, je_jahr),
        mieter_teur=_je_wem_und_menge([summe.mieter_teur for summe in summen], jahre, je_jahr),
        energie_mwh=_je_wem_und_menge([summe.energie_mwh for summe in summen], jahre, je_jahr),
    )


def _je_wem(werte: Mapping[str, Reelle], je_jahr: int) -> tuple[tuple[str, Reelle], ...]:
    reihen = ((wer, _je_periode(reihe, je_jahr)) for wer, reihe in sorted(werte.items()))
    return tuple((wer, reihe) for wer, reihe in reihen if reihe.any())


def _je_wem_und_menge(
    mengen: Sequence[Mapping[str, Reelle]], jahre: int, je_jahr: int
) -> tuple[tuple[str, Reelle], ...]:
    nichts = np.zeros(jahre)
    alle = sorted({wer for werte in mengen for wer in werte})
    return tuple((wer, np.array([_je_periode(w.get(wer, nichts), je_jahr) for w in mengen])) for wer in alle)


def _je_periode(werte: Reelle, je_jahr: int) -> Reelle:
    """Return the values of years as those of their periods; less than 0.1 g or 0.1 cent is noise."""
    return (werte / je_jahr).repeat(je_jahr).round(NACHKOMMASTELLEN)


def _teile(
    fall: Planungsfall, gruppe: Wirkungsgruppe, wege: list[list[Weg]], paare: set[frozenset[str]]
) -> tuple[list[tuple[int, ...]], dict[tuple[Weg, ...], _Summe]]:
    """Return all sets of a group, and the products of two and more measures; one alone is its single effect."""
    jahre = fall.projekt.zeitachse.jahre
    ziele = [ziel for ziel in fall.ziele if ziel.art is Zielart.ENERGIE]
    mengen, koeffizienten_je_menge = _entwickle(gruppe, wege, paare, jahre, ziele)
    teile: dict[tuple[Weg, ...], _Summe] = {}
    for menge, werte in koeffizienten_je_menge.items():
        beteiligt = tuple(wege[m][stufe - 1] for m, stufe in enumerate(menge) if stufe)
        if len(beteiligt) > 1:
            geld = np.array([teur(eur) for eur in werte[len(jahre) : 2 * len(jahre)]])
            teile[beteiligt] = _Summe(np.array([float(t) for t in werte[: len(jahre)]]))
            for ziel, kwh in zip(ziele, werte[2 * len(jahre) :], strict=True):
                teile[beteiligt].energie_mwh[f"ziel:{ziel.id}"] = _im_zieljahr(ziel, jahre, kwh)
            if gruppe.objekt is not None and gruppe.objekt.warmmiete_ist_begrenzt:
                teile[beteiligt].mieter_teur[f"warmmiete:{gruppe.objekt.id}"] = geld
            for traeger, anteil in _zahler(fall, gruppe, beteiligt):
                je_traeger = teile[beteiligt].ersparnis_teur
                je_traeger[traeger] = je_traeger.get(traeger, 0.0) + anteil * geld
    return mengen, teile


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
    gruppe: Wirkungsgruppe,
    wege: list[list[Weg]],
    paare: set[frozenset[str]],
    jahre: range,
    ziele: Sequence[Ziel],
) -> tuple[list[tuple[int, ...]], Mapping[tuple[int, ...], Werte]]:
    """Return all sets, and the coefficients of tonnes, then of EUR, by year, then of kWh by target for energy."""
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
            *(gruppe.einsparung_kwh(in_kraft, _zieljahr(ziel, jahre), ziel.energietraeger) for ziel in ziele),
        )

    spielraum = (
        *(EIN_GRAMM,) * len(jahre),
        *(EIN_ZEHNTEL_CENT,) * len(jahre),
        *(EINE_ZEHNTEL_WATTSTUNDE,) * len(ziele),
    )
    return mengen, wesentliche(koeffizienten(mengen, g), spielraum)


def _zieljahr(ziel: Ziel, jahre: range) -> int:
    return ziel.jahr if ziel.jahr is not None else jahre[-1]


def _im_zieljahr(ziel: Ziel, jahre: range, kwh: Decimal) -> Reelle:
    """Return the quantity in MWh in the year of the target, nothing in all others."""
    return np.array([float(kwh / TAUSEND) if jahr == _zieljahr(ziel, jahre) else 0.0 for jahr in jahre])


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
