"""What a model, given as a matrix, says of plans: kept or broken, and the value of both aims.

With the options fixed, the rest of the model is small enough to be solved in closed form, for all plans at
once: a loss is as small as its rows allow, a purse draws as little credit and carries on as much as it can.
``test_mutation.py`` compares this with the solver.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from massnahmenmodell.daten import Modelldaten
from massnahmenplan.loeser import Standardform

Reelle = NDArray[np.float64]
Wahr = NDArray[np.bool_]
HAAR = 1e-6
VERLUSTZEILEN = {
    "minderung_zaehlt_einmal": "verlust_t",
    "ersparnis_zaehlt_einmal": "verlust_teur",
    "mehremission_entfaellt_nur_im_betrieb": "verlust_t",
    "mehrkosten_entfallen_nur_im_betrieb": "verlust_teur",
}


def grenze(daten: Modelldaten, familie: str, index: Any) -> str:
    """Return the name under which ``pruefung`` reports a broken row; a purse has one name for all years."""
    if familie in {"hoechstens_eine_option", "pflicht_wird_gewaehlt"}:
        return f"massnahme:{daten.massnahmen[index]}"
    if familie in {"hoechstens_aus_gruppe", "mindestens_aus_gruppe"}:
        return daten.gruppen[index].name
    if familie == "ziel_erreicht":
        return daten.ziele[index].name
    if familie == "konto_reicht":
        konto, t = index
        return f"{daten.konten[konto].name}:{daten.konten[konto].jahre[t]}"
    return daten.folgen[index[0]].name


@dataclass
class Modell:
    """A model as dense arrays; ``co2`` and ``kosten`` are the two aims over the same columns."""

    matrix: Reelle
    unten: Reelle
    oben: Reelle
    co2: Reelle
    kosten: Reelle
    zeilen: tuple[tuple[str, object], ...]
    spalten: tuple[tuple[str, object], ...]
    spalte_unten: Reelle

    def kopie(self) -> "Modell":
        return replace(
            self,
            matrix=self.matrix.copy(),
            unten=self.unten.copy(),
            oben=self.oben.copy(),
            co2=self.co2.copy(),
            kosten=self.kosten.copy(),
        )


def fasse_zusammen(mit_kosten: Standardform, mit_co2: Standardform) -> Modell:
    """Return the model with both aims; the limits of the two forms have to be the same."""
    stelle = {spalte: s for s, spalte in enumerate(mit_kosten.spalten)}
    platz = [stelle[spalte] for spalte in mit_co2.spalten]
    matrix = mit_kosten.matrix.toarray()
    gleich = np.zeros_like(matrix)
    gleich[:, platz] = mit_co2.matrix.toarray()
    assert mit_co2.zeilen == mit_kosten.zeilen
    assert (matrix == gleich).all()
    co2 = np.zeros(len(mit_kosten.spalten))
    co2[platz] = mit_co2.kosten
    return Modell(
        matrix=matrix,
        unten=mit_kosten.zeile_unten,
        oben=mit_kosten.zeile_oben,
        co2=co2,
        kosten=mit_kosten.kosten,
        zeilen=mit_kosten.zeilen,
        spalten=mit_kosten.spalten,
        spalte_unten=mit_kosten.spalte_unten,
    )


@dataclass(frozen=True)
class Ausgang:
    """Limit -> plans that break it, and the aims in t and thousand EUR by plan."""

    verletzt: dict[str, Wahr]
    co2: Reelle
    kosten: Reelle


class Auswertung:
    """The structure of a model that stays the same while single numbers change."""

    def __init__(self, modell: Modell, daten: Modelldaten, x: Reelle) -> None:
        self.spalte = {spalte: s for s, spalte in enumerate(modell.spalten)}
        self.zeile = {zeile: z for z, zeile in enumerate(modell.zeilen)}
        self.optionen = [self.spalte["x", o] for o in range(x.shape[1])]
        self.daten = daten
        self.x = x
        self.uebrige = [(s, *spalte) for spalte, s in self.spalte.items() if spalte[0] != "x"]
        rest = [s for s, _, _ in self.uebrige]
        self.reine_zeilen = [z for z in range(len(modell.zeilen)) if not modell.matrix[z, rest].any()]
        self.kassen = sorted({index[0] for familie, index in modell.zeilen if familie == "haushalt_reicht"})

    def werte_aus(self, modell: Modell) -> Ausgang:
        """Return what the model says of all plans."""
        aktivitaet = modell.matrix[:, self.optionen] @ self.x.T
        verletzt: dict[str, Wahr] = {}
        for z in self.reine_zeilen:
            if modell.zeilen[z][0] != "haushalt_reicht":
                zu_viel = (aktivitaet[z] > modell.oben[z] + HAAR) | (aktivitaet[z] < modell.unten[z] - HAAR)
                name = grenze(self.daten, *modell.zeilen[z])
                verletzt[name] = verletzt.get(name, False) | zu_viel
        werte = self._verluste(modell, aktivitaet)
        verletzt |= self._ziele(modell, aktivitaet, werte)
        for h in self.kassen:
            verletzt[self.daten.haushalte[h].name] = ~self._kasse(modell, aktivitaet, werte, h)
        ergebnis = []
        for ziel in (modell.co2, modell.kosten):
            fest = self.x @ ziel[self.optionen]
            ergebnis.append(fest + sum(ziel[s] * wert for s, wert in werte.items()))
        return Ausgang(verletzt, *ergebnis)

    def _verluste(self, modell: Modell, aktivitaet: Reelle) -> dict[int, Reelle]:
        werte = {
            s: np.full(len(self.x), modell.spalte_unten[s])
            for s, art, _ in self.uebrige
            if art in {"verlust_t", "verlust_teur"}
        }
        for (familie, index), z in self.zeile.items():
            if familie in VERLUSTZEILEN:
                s = self.spalte[VERLUSTZEILEN[familie], index]
                werte[s] = np.maximum(werte[s], (modell.unten[z] - aktivitaet[z]) / modell.matrix[z, s])
        return werte

    def _ziele(self, modell: Modell, aktivitaet: Reelle, werte: dict[int, Reelle]) -> dict[str, Wahr]:
        verletzt = {}
        for (familie, ziel), z in self.zeile.items():
            if familie != "ziel_erreicht":
                continue
            erreicht = aktivitaet[z] + sum(modell.matrix[z, s] * wert for s, wert in werte.items())
            fehlt = modell.unten[z] - erreicht
            if ("verfehlung", ziel) in self.spalte:
                s = self.spalte["verfehlung", ziel]
                werte[s] = np.maximum(0, fehlt / modell.matrix[z, s])
            else:
                verletzt[grenze(self.daten, familie, ziel)] = fehlt > HAAR
        return verletzt

    def _kasse(self, modell: Modell, aktivitaet: Reelle, werte: dict[int, Reelle], h: int) -> Wahr:
        """Walk through the years of a purse: credit only if needed, then as much carried on as possible."""
        zulaessig = np.full(len(self.x), True)
        t = 0
        while ("haushalt_reicht", (h, t)) in self.zeile:
            z = self.zeile["haushalt_reicht", (h, t)]
            uebrig = modell.oben[z] - aktivitaet[z]
            for art in ("rest", "linie"):
                if (s := self.spalte.get((art, (h, t - 1)))) is not None:
                    uebrig = uebrig - modell.matrix[z, s] * werte[s]
            if (s := self.spalte.get(("linie", (h, t)))) is not None:
                noetig = np.maximum(0, uebrig / modell.matrix[z, s])
                zulaessig &= noetig <= self._hoechstens(modell, aktivitaet, "linie", s, (h, t)) + HAAR
                werte[s] = noetig
            else:
                zulaessig &= uebrig >= -HAAR
            if (s := self.spalte.get(("rest", (h, t)))) is not None:
                grenze = self._hoechstens(modell, aktivitaet, "rest", s, (h, t))
                werte[s] = np.clip(uebrig / modell.matrix[z, s], 0, grenze)
            t += 1
        return zulaessig

    def _hoechstens(self, modell: Modell, aktivitaet: Reelle, art: str, s: int, index: object) -> Reelle:
        familien = {
            "rest": ["rest_ist_befristet"],
            "linie": ["linie_ist_begrenzt", "linie_ueberbrueckt_zuschuesse"],
        }
        zeilen = [self.zeile[familie, index] for familie in familien[art]]
        return np.min([(modell.oben[z] - aktivitaet[z]) / modell.matrix[z, s] for z in zeilen], axis=0)
