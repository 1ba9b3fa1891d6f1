"""The same model in linopy, written as linopy likes it: whole families as arrays, no work per term in Python.

Every family is a list of rows; a row is a handful of arrays (variable labels, coefficients). All rows of a family
become one padded array of labels (-1: no term) and one of coefficients, and one call adds them.
"""

from collections.abc import Iterable, Sequence

import linopy
import numpy as np
import xarray as xr
from numpy.typing import NDArray

from massnahmenmodell.daten import Folge, Linearform, Modelldaten
from massnahmenmodell.groessen import in_betrieb, optionen_je_massnahme

Teil = tuple[NDArray[np.int64], NDArray[np.float64]]
"""Labels of variables, and their coefficients."""
Zeile = tuple[Sequence[Teil], float]
"""Parts of the left side, and the right side."""


def baue_in_linopy(daten: Modelldaten) -> linopy.Model:
    """Return the model with the rows and columns of ``massnahmenmodell.baue_modell``."""
    modell = _Modell(daten)
    modell.auswahl()
    modell.reihenfolge()
    modell.konten()
    modell.haushalt()
    modell.ueberlappung()
    modell.ziele()
    modell.zielfunktion()
    return modell.m


class _Modell:
    def __init__(self, daten: Modelldaten) -> None:
        self.daten = daten
        self.m = linopy.Model()
        self.von = optionen_je_massnahme(daten)
        perioden = range(daten.anzahl_perioden)
        paare = list(enumerate(daten.ueberlappungen))
        stellen = list(enumerate(daten.haushalte))
        self.x = self._variablen("x", range(len(daten.optionen)), binaer=True)
        uebertragend = [(h, t) for h, kasse in stellen if kasse.uebertrag_anteil > 0 for t in perioden]
        self.rest = self._variablen("rest", uebertragend)
        self.linie = self._variablen(
            "linie", [(h, t) for h, kasse in stellen if kasse.linie > 0 for t in perioden]
        )
        self.verluste = {
            groesse: self._variablen(
                groesse,
                [(p, t) for p, paar in paare for t in perioden if len(getattr(paar, groesse)[t])],
                lambda p, t, groesse=groesse: min(0.0, getattr(daten.ueberlappungen[p], groesse)[t].werte.min()),
            )
            for groesse in ("verlust_t", "verlust_teur")
        }
        weiche = [z for z, ziel in enumerate(daten.ziele) if ziel.preis is not None]
        self.verfehlung = self._variablen("verfehlung", weiche)

    def _variablen(self, name, stellen, unten=None, *, binaer=False) -> dict:
        """Add one variable per place; return the label of each."""
        stellen = list(stellen)
        if not stellen:
            return {}
        koordinaten = [np.arange(len(stellen))]
        if binaer:
            variable = self.m.add_variables(binary=True, coords=koordinaten, dims=[name], name=name)
        else:
            grenze = np.zeros(len(stellen)) if unten is None else np.array([unten(*stelle) for stelle in stellen])
            variable = self.m.add_variables(lower=xr.DataArray(grenze, dims=[name]), name=name)
        return dict(zip(stellen, variable.labels.values.tolist(), strict=True))

    def _zeilen(self, name: str, zeilen: Iterable[Zeile], vergleich: str) -> None:
        """Add all rows of a family at once."""
        zeilen = list(zeilen)
        if zeilen:
            ausdruck = self._summen([teile for teile, _ in zeilen], name)
            self.m.add_constraints(ausdruck, vergleich, np.array([rechts for _, rechts in zeilen]), name=name)

    def _summen(self, zeilen: Sequence[Sequence[Teil]], name: str) -> linopy.LinearExpression:
        marken = [np.concatenate([marke for marke, _ in teile]) for teile in zeilen]
        werte = [np.concatenate([wert for _, wert in teile]) for teile in zeilen]
        laengen = np.array([len(marke) for marke in marken])
        belegt = np.arange(laengen.max()) < laengen[:, None]
        labels = np.full(belegt.shape, -1)
        labels[belegt] = np.concatenate(marken)
        koeffizienten = np.full(belegt.shape, np.nan)
        koeffizienten[belegt] = np.concatenate(werte)
        felder = {"coeffs": ((name, "_term"), koeffizienten), "vars": ((name, "_term"), labels)}
        return linopy.LinearExpression(xr.Dataset(felder, coords={name: np.arange(len(zeilen))}), self.m)

    def _optionen(self, optionen: NDArray[np.int64], wert: float = 1.0) -> Teil:
        return optionen + self.x[0], np.full(len(optionen), wert)

    def _form(self, form: Linearform, faktor: float = 1.0) -> Teil:
        return form.optionen + self.x[0], faktor * form.werte

    def auswahl(self) -> None:
        daten, von = self.daten, self.von
        frei = [m for m in range(len(von)) if m not in daten.pflicht and len(von[m])]
        self._zeilen("hoechstens_eine_option", [([self._optionen(von[m])], 1) for m in frei], "<=")
        self._zeilen("pflicht_wird_gewaehlt", [([self._optionen(von[m])], 1) for m in sorted(daten.pflicht)], "=")
        gruppen = [([self._optionen(von[m]) for m in g.massnahmen], g) for g in daten.gruppen]
        oben = [(teile, g.hoechstens) for teile, g in gruppen if g.hoechstens is not None]
        unten = [(teile, g.mindestens) for teile, g in gruppen if g.mindestens is not None]
        self._zeilen("hoechstens_aus_gruppe", oben, "<=")
        self._zeilen("mindestens_aus_gruppe", unten, ">=")

    def reihenfolge(self) -> None:
        zu_frueh, ohne_basis, zu_spaet = [], [], []
        for folge in self.daten.folgen:
            j, i = self.von[folge.spaeter], self.von[folge.frueher]
            beginn, marke = self.daten.optionen.beginn[j], self._marke(folge, i)
            for t in range(self.daten.anzahl_perioden):
                begonnen = j[beginn <= t]
                if folge.verlangt and len(begonnen):
                    basis = i[marke <= t - folge.abstand]
                    ohne_basis.append(([self._optionen(begonnen), self._optionen(basis, -1.0)], 0))
                elif len(begonnen) and len(unfertig := i[marke > t - folge.abstand]):
                    zu_frueh.append(([self._optionen(begonnen), self._optionen(unfertig)], 1))
                if folge.hoechstabstand is not None:
                    spaet, lange_her = j[beginn >= t], i[marke < t - folge.hoechstabstand]
                    if len(spaet) and (len(lange_her) or folge.verlangt):
                        zu_spaet.append(([self._optionen(spaet), self._optionen(lange_her)], 1))
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
                    zeilen.append(([self._form(form) for form in fenster], konto.menge[t]))
        self._zeilen("konto_reicht", zeilen, "<=")

    def haushalt(self) -> None:
        haushalte = self.daten.haushalte
        stellen = [(h, t) for h in range(len(haushalte)) for t in range(self.daten.anzahl_perioden)]
        self._zeilen("haushalt_reicht", [self._kasse(h, t) for h, t in stellen], "<=")
        befristet = [([_einzeln(label)], self._nutzbar(h, t)) for (h, t), label in self.rest.items()]
        begrenzt = [([_einzeln(label)], haushalte[h].linie) for (h, _), label in self.linie.items()]
        gedeckt = [
            ([_einzeln(label), self._form(haushalte[h].forderung[t], -1.0)], 0)
            for (h, t), label in self.linie.items()
        ]
        self._zeilen("rest_ist_befristet", befristet, "<=")
        self._zeilen("linie_ist_begrenzt", begrenzt, "<=")
        self._zeilen("linie_ueberbrueckt_zuschuesse", gedeckt, "<=")

    def _kasse(self, h: int, t: int) -> Zeile:
        haushalt = self.daten.haushalte[h]
        teile = [self._form(haushalt.netto[t])]
        if haushalt.uebertrag_anteil > 0:
            teile.append(_einzeln(self.rest[h, t], 1 / haushalt.uebertrag_anteil))
            teile += [_einzeln(self.rest[h, t - 1], -1)] if t else []
        if haushalt.linie > 0:
            teile.append(_einzeln(self.linie[h, t], -1))
            teile += [_einzeln(self.linie[h, t - 1], 1 + haushalt.zins)] if t else []
        return teile, haushalt.ansatz[t]

    def _nutzbar(self, h: int, t: int) -> float:
        haushalt = self.daten.haushalte[h]
        erste = 0 if haushalt.uebertrag_jahre is None else max(0, t - haushalt.uebertrag_jahre + 1)
        return float(haushalt.uebertrag_anteil * haushalt.ansatz[erste : t + 1].sum())

    def ueberlappung(self) -> None:
        for groesse, labels in self.verluste.items():
            einmal, nur_im_betrieb = [], []
            for (p, t), label in labels.items():
                paar = self.daten.ueberlappungen[p]
                form = getattr(paar, groesse)[t]
                erste = in_betrieb(self.daten, self.von[paar.erste], t)
                groesster, kleinster = max(0.0, form.werte.max()), form.werte.min()
                teile = [_einzeln(label), self._form(form, -1.0)]
                teile += [self._optionen(erste, -groesster)] if groesster else []
                einmal.append((teile, -groesster))
                if kleinster < 0:
                    nur_im_betrieb.append(([_einzeln(label), self._optionen(erste, -kleinster)], 0))
            self._zeilen(f"{groesse}_zaehlt_einmal", einmal, ">=")
            self._zeilen(f"{groesse}_nur_im_betrieb", nur_im_betrieb, ">=")

    def _minderung(self, perioden: Iterable[int]) -> list[Teil]:
        perioden = set(perioden)
        verlust = [label for (_, t), label in self.verluste["verlust_t"].items() if t in perioden]
        formen = [self._form(self.daten.minderung[t]) for t in sorted(perioden)]
        return [*formen, (np.array(verlust, dtype=np.int64), np.full(len(verlust), -1.0))]

    def ziele(self) -> None:
        zeilen = []
        for z, ziel in enumerate(self.daten.ziele):
            weich = [_einzeln(self.verfehlung[z])] if ziel.preis is not None else []
            zeilen.append(([*self._minderung(ziel.perioden), *weich], ziel.minderung_t))
        self._zeilen("ziel_erreicht", zeilen, ">=")

    def zielfunktion(self) -> None:
        daten = self.daten
        if daten.zielfunktion == "co2":
            teile, sinn = self._minderung(range(daten.anzahl_perioden)), "max"
        else:
            teile, sinn = self._kapitalwert(), "min"
        self.m.add_objective(self._summen([teile], "zielfunktion").sum(), sense=sinn)

    def _kapitalwert(self) -> list[Teil]:
        daten = self.daten
        zins = [(label, daten.diskont[t + 1] * daten.haushalte[h].zins) for (h, t), label in self.linie.items()]
        verlust = [(label, daten.diskont[t]) for (_, t), label in self.verluste["verlust_teur"].items()]
        strafe = [(label, daten.ziele[z].preis) for z, label in self.verfehlung.items()]
        einzelne = [_einzeln(label, wert) for label, wert in (*zins, *verlust, *strafe)]
        return [(np.arange(len(daten.kosten)) + self.x[0], daten.kosten), *einzelne]


def _einzeln(label: int, wert: float = 1.0) -> Teil:
    return np.array([label]), np.array([wert], dtype=float)
