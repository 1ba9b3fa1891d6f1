"""The same model in linopy, as linopy likes it: whole families as arrays, no work per term in Python.

Every family is a list of rows; a row is a handful of arrays (variable, places in it, coefficients). All rows of a
family become padded arrays, which linopy turns into rows in one call. Two styles (``polster``):

- ``als_ausdruck``: linopy's own algebra, ``(coefficients * x.isel(...)).sum()``;
- ``aus_feldern``: padded arrays of labels put straight into ``LinearExpression``, past the algebra.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

import linopy
import numpy as np
import xarray as xr
from numpy.typing import NDArray

from benchmarks.polster import Summen, Teil, als_ausdruck
from massnahmenmodell.daten import Folge, Modelldaten
from massnahmenmodell.groessen import in_betrieb, optionen_je_massnahme
from massnahmenmodell.linearform import Linearform

Zeile = tuple[Sequence[Teil], float]
"""Parts of the left side, and the right side."""
Ort = tuple[str, int]
"""Name of a variable, and a place in it."""
VERLUSTE = ("verlust_t", "verlust_teur")


def baue_in_linopy(daten: Modelldaten, summen: Summen = als_ausdruck) -> linopy.Model:
    """Return the model with the rows and columns of ``massnahmenmodell.baue_modell``.

    Errors: ValueError if applications share limits or the choice is coupled, which is not mirrored here.
    """
    if daten.abrufe or daten.kopplungen or daten.alternativen:
        raise ValueError("Der Vergleich in linopy kennt keine Abrufe, Kopplungen und Alternativen.")
    modell = _Modell(daten, summen)
    modell.auswahl()
    modell.reihenfolge()
    modell.konten()
    modell.haushalt()
    modell.ueberlappung()
    modell.ziele()
    modell.zielfunktion()
    return modell.m


class _Modell:
    def __init__(self, daten: Modelldaten, summen: Summen) -> None:
        self.daten, self.summen = daten, summen
        self.m = linopy.Model()
        self.von = optionen_je_massnahme(daten)
        optionen = [np.arange(len(daten.optionen))]
        self.m.add_variables(binary=True, coords=optionen, dims=["x"], name="x")
        kassen = list(enumerate(daten.haushalte))
        self.rest = self._variablen("rest", [(h, t) for h, kasse in kassen for t in kasse.uebertraegt])
        self.linie = self._variablen("linie", [(h, t) for h, kasse in kassen for t in kasse.leiht])
        self.verluste = {groesse: self._verluste(groesse) for groesse in VERLUSTE}
        weiche = [(z,) for z, ziel in enumerate(daten.ziele) if ziel.preis is not None]
        self.verfehlung = self._variablen("verfehlung", weiche)

    def _variablen(
        self, name: str, stellen: Sequence[tuple[int, ...]], unten: Callable[..., float] = lambda *_: 0.0
    ) -> dict[tuple[int, ...], Ort]:
        """Add one variable per index; return where each stands."""
        if stellen:
            grenze = np.array([unten(*stelle) for stelle in stellen])
            self.m.add_variables(lower=xr.DataArray(grenze, dims=[name]), name=name)
        return {stelle: (name, platz) for platz, stelle in enumerate(stellen)}

    def _verluste(self, groesse: str) -> dict[tuple[int, ...], Ort]:
        formen = [getattr(paar, groesse) for paar in self.daten.ueberlappungen]
        stellen = [(p, t) for p, je_periode in enumerate(formen) for t, form in enumerate(je_periode) if len(form)]
        return self._variablen(groesse, stellen, lambda p, t: min(0.0, formen[p][t].werte.min()))

    def _zeilen(self, name: str, zeilen: Iterable[Zeile], vergleich: str) -> None:
        """Add all rows of a family at once."""
        zeilen = list(zeilen)
        if zeilen:
            rechts = np.array([grenze for _, grenze in zeilen])
            self.m.add_constraints(
                self.summen(self.m, [teile for teile, _ in zeilen]), vergleich, rechts, name=name
            )

    def auswahl(self) -> None:
        daten, von = self.daten, self.von
        frei = [m for m in range(len(von)) if m not in daten.pflicht and len(von[m])]
        self._zeilen("hoechstens_eine_option", [([_anzahl(von[m])], 1) for m in frei], "<=")
        self._zeilen("pflicht_wird_gewaehlt", [([_anzahl(von[m])], 1) for m in sorted(daten.pflicht)], "=")
        gruppen = [([_anzahl(von[m]) for m in gruppe.massnahmen], gruppe) for gruppe in daten.gruppen]
        oben = [(teile, gruppe.hoechstens) for teile, gruppe in gruppen if gruppe.hoechstens is not None]
        unten = [(teile, gruppe.mindestens) for teile, gruppe in gruppen if gruppe.mindestens is not None]
        self._zeilen("hoechstens_aus_gruppe", oben, "<=")
        self._zeilen("mindestens_aus_gruppe", unten, ">=")

    def reihenfolge(self) -> None:
        zu_frueh: list[Zeile] = []
        ohne_basis: list[Zeile] = []
        zu_spaet: list[Zeile] = []
        for folge in self.daten.folgen:
            j, i = self.von[folge.spaeter], self.von[folge.frueher]
            beginn, marke = self.daten.optionen.beginn[j], self._marke(folge, i)
            for t in np.unique(beginn).tolist():
                begonnen, unfertig = j[beginn <= t], i[marke > t - folge.abstand]
                if folge.verlangt and len(begonnen):
                    ohne_basis.append(([_anzahl(begonnen), _anzahl(i[marke <= t - folge.abstand], -1)], 0))
                elif len(begonnen) and len(unfertig):
                    zu_frueh.append(([_anzahl(begonnen), _anzahl(unfertig)], 1))
                if folge.hoechstabstand is not None:
                    spaet, lange_her = j[beginn >= t], i[marke < t - folge.hoechstabstand]
                    if len(spaet) and (len(lange_her) or folge.verlangt):
                        zu_spaet.append(([_anzahl(spaet), _anzahl(lange_her)], 1))
        self._zeilen("reihenfolge_eingehalten", zu_frueh, "<=")
        self._zeilen("voraussetzung_erfuellt", ohne_basis, "<=")
        self._zeilen("hoechstabstand_eingehalten", zu_spaet, "<=")

    def _marke(self, folge: Folge, optionen: NDArray[np.int64]) -> NDArray[np.int64]:
        lage = self.daten.optionen
        return lage.fertig[optionen] + 1 if folge.nach_ende else lage.beginn[optionen]

    def konten(self) -> None:
        zeilen = []
        for konto in self.daten.konten:
            for t in range(len(konto.jahre)):
                fenster = konto.verbrauch[max(0, t - konto.fenster + 1) : t + 1]
                if any(len(form) for form in fenster):
                    zeilen.append(([_summe(form) for form in fenster], konto.menge[t]))
        self._zeilen("konto_reicht", zeilen, "<=")

    def haushalt(self) -> None:
        haushalte = self.daten.haushalte
        stellen = [(h, t) for h in range(len(haushalte)) for t in range(self.daten.anzahl_jahre)]
        self._zeilen("haushalt_reicht", [self._kasse(h, t) for h, t in stellen], "<=")
        befristet = [([_eine(ort)], self._nutzbar(*stelle)) for stelle, ort in self.rest.items()]
        begrenzt = [([_eine(ort)], haushalte[h].linie[t]) for (h, t), ort in self.linie.items()]
        gedeckt = [([_eine(ort), _summe(haushalte[h].forderung[t], -1)], 0) for (h, t), ort in self.linie.items()]
        self._zeilen("rest_ist_befristet", befristet, "<=")
        self._zeilen("linie_ist_begrenzt", begrenzt, "<=")
        self._zeilen("linie_ueberbrueckt_zuschuesse", gedeckt, "<=")

    def _kasse(self, h: int, t: int) -> Zeile:
        haushalt = self.daten.haushalte[h]
        teile = [_summe(haushalt.netto[t])]
        if (h, t) in self.rest:
            teile.append(_eine(self.rest[h, t], 1 / haushalt.uebertrag[t]))
        if (h, t - 1) in self.rest:
            teile.append(_eine(self.rest[h, t - 1], -1))
        if (h, t) in self.linie:
            teile.append(_eine(self.linie[h, t], -1))
        if (h, t - 1) in self.linie:
            teile.append(_eine(self.linie[h, t - 1], 1 + haushalt.zins))
        return teile, haushalt.ansatz[t]

    def _nutzbar(self, h: int, t: int) -> float:
        haushalt = self.daten.haushalte[h]
        return float(haushalt.uebertrag[t]) * haushalt.unverfallen(t)

    def ueberlappung(self) -> None:
        for groesse, orte in self.verluste.items():
            einmal: list[Zeile] = []
            nur_im_betrieb: list[Zeile] = []
            for (p, t), ort in orte.items():
                paar = self.daten.ueberlappungen[p]
                form = getattr(paar, groesse)[t]
                erste = in_betrieb(self.daten, self.von[paar.erste], t)
                groesster, kleinster = max(0.0, form.werte.max()), form.werte.min()
                teile = [_eine(ort), _summe(form, -1)]
                einmal.append(([*teile, *([_anzahl(erste, -groesster)] if groesster else [])], -groesster))
                if kleinster < 0:
                    nur_im_betrieb.append(([_eine(ort), _anzahl(erste, -kleinster)], 0))
            self._zeilen(f"{groesse}_zaehlt_einmal", einmal, ">=")
            self._zeilen(f"{groesse}_nur_im_betrieb", nur_im_betrieb, ">=")

    def _minderung(self, jahre: Iterable[int]) -> Iterator[Teil]:
        jahre, je_jahr = set(jahre), self.daten.je_jahr
        yield from (_summe(self.daten.minderung[t]) for t in sorted(jahre))
        verlust_t = self.verluste["verlust_t"].items()
        verluste = [platz for (_, t), (_, platz) in verlust_t if t // je_jahr in jahre]
        if verluste:
            yield "verlust_t", np.array(verluste), np.full(len(verluste), -1.0)

    def ziele(self) -> None:
        zeilen = []
        for z, ziel in enumerate(self.daten.ziele):
            weich = [_eine(self.verfehlung[z,])] if ziel.preis is not None else []
            zeilen.append(([*self._minderung(ziel.jahre), *weich], ziel.minderung_t))
        self._zeilen("ziel_erreicht", zeilen, ">=")

    def zielfunktion(self) -> None:
        daten = self.daten
        if daten.zielfunktion == "co2":
            teile, sinn = list(self._minderung(range(daten.anzahl_jahre))), "max"
        else:
            teile, sinn = list(self._kapitalwert()), "min"
        self.m.add_objective(self.summen(self.m, [teile]).sum(), sense=sinn)

    def _kapitalwert(self) -> Iterator[Teil]:
        daten = self.daten
        yield "x", np.arange(len(daten.kosten)), daten.kosten
        for (h, t), ort in self.linie.items():
            yield _eine(ort, daten.diskont[t + 1] * daten.haushalte[h].zins)
        for (_, t), ort in self.verluste["verlust_teur"].items():
            yield _eine(ort, daten.diskont[t])
        for (z,), ort in self.verfehlung.items():
            yield _eine(ort, daten.ziele[z].preis)


def _anzahl(optionen: NDArray[np.int64], wert: float = 1) -> Teil:
    return "x", optionen, np.full(len(optionen), float(wert))


def _summe(form: Linearform, faktor: float = 1) -> Teil:
    return "x", form.optionen, faktor * form.werte


def _eine(ort: Ort, wert: float = 1) -> Teil:
    name, platz = ort
    return name, np.array([platz]), np.array([wert], dtype=float)
