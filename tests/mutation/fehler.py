"""Faults in single numbers of a model, and the few that provably change nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from tests.mutation.auswertung import Modell

REIHENFOLGE = ("reihenfolge_eingehalten", "voraussetzung_erfuellt", "hoechstabstand_eingehalten")
KOMBINATORIK = (
    "hoechstens_eine_option",
    "pflicht_wird_gewaehlt",
    "hoechstens_aus_gruppe",
    "mindestens_aus_gruppe",
    *REIHENFOLGE,
)
"""Rows of zeros and ones: here a fault is a whole unit, for 10 % more may be the same to whole numbers."""

KOPPLUNGSFAMILIEN = (
    "anteil_nur_an_der_grenze_gekuerzt",
    "anteil_nur_wenn_gewaehlt",
    "anteil_ungekuerzt",
    "bisher_summiert",
    "ein_weg_trifft_zu",
    "gekuerzt_nur_wenn_gewaehlt",
    "grenze_ausgeschoepft",
    "grenze_eingehalten",
    "kopplung_eingehalten",
    "mindestzuschuss_bleibt",
    "nur_als_erster",
    "nur_ungekuerzt",
    "weg_erreicht_schwelle",
    "zuschuss_berechnet",
)
"""Rows that only funding needs that depends on other measures: ``tests/kopplung/test_mutation_kopplung.py``."""

BEWERTUNGSFAMILIEN = (
    "im_buendel_wird_gespart",
    "menge_zaehlt_einmal",
    "mengenziel_erreicht",
    "spart_nur_im_buendel",
    "spart_nur_wenn_gewaehlt",
    "vorrangiges_ziel_bleibt",
)
"""Rows of bundles, targets in other units and orders of aims: every choice is tried in
``massnahmenmodell/test_buendel.py``, ``test_mengenziele.py`` and ``test_rangfolge.py``."""

MIETFAMILIEN = (
    "kappung_ausgeschoepft",
    "kappung_eingehalten",
    "keine_umlage_wo_gedeckt",
    "umlage_hoechstens",
    "umlage_hoechstens_rest",
    "umlage_mindestens_rest",
    "umlage_nach_zuschuss",
    "umlage_ungekappt",
    "umlage_voll",
    "warmmiete_haelt_grenze",
)
"""Families of rents; ``tests/teilung/test_mutation_mieten.py`` plants faults in their numbers."""

VORSORGEFAMILIEN = (
    "haushalt_traegt_anstieg",
    "schutzlinie_ueberbrueckt_zuschuesse",
    "spanne_der_option",
    "vorsorge_deckt_spanne",
)
"""Rows of the reserve for rising cost: ``massnahmenmodell/test_robustheit.py`` tries every set of overruns."""

KREDITFAMILIEN = ("darlehen_nur_mit_massnahme", "darlehen_neben_zuschuessen", "kreditgrenze_eingehalten")
"""Rows of loans: ``kredite/test_planen.py`` compares with an independent linear program."""


@dataclass(frozen=True)
class Fehler:
    """One number replaced by another one."""

    wo: Literal["matrix", "rechte_seite", "co2", "kosten"]
    zeile: int | None
    spalte: int | None
    alt: float
    neu: float

    def einbauen(self, modell: Modell) -> Modell:
        """Return the model with the fault."""
        kopie = modell.kopie()
        if self.wo == "matrix":
            kopie.matrix[self.zeile, self.spalte] = self.neu
        elif self.wo == "rechte_seite":
            for grenzen in (kopie.unten, kopie.oben):
                if np.isfinite(grenzen[self.zeile]):
                    grenzen[self.zeile] = self.neu
        else:
            getattr(kopie, self.wo)[self.spalte] = self.neu
        return kopie

    def familie(self, modell: Modell) -> str:
        """Return the constraint, or the aim, that the number belongs to."""
        return f"zielfunktion_{self.wo}" if self.zeile is None else modell.zeilen[self.zeile][0]

    def beschreibe(self, modell: Modell) -> str:
        """Return place, old and new value."""
        zeile = self.wo if self.zeile is None else modell.zeilen[self.zeile]
        spalte = "" if self.spalte is None else modell.spalten[self.spalte]
        return f"{zeile} {spalte}: {self.alt:g} -> {self.neu:g}"


def alle_fehler(modell: Modell) -> Iterator[Fehler]:
    """Yield two faults, one up and one down, for every number of the model."""
    for z, s in np.argwhere(modell.matrix):
        alt = float(modell.matrix[z, s])
        for neu in _andere(alt, ganz=modell.zeilen[z][0] in KOMBINATORIK):
            yield Fehler("matrix", int(z), int(s), alt, neu)
    for z, (familie, _) in enumerate(modell.zeilen):
        alt = float(modell.oben[z] if np.isfinite(modell.oben[z]) else modell.unten[z])
        neue = (alt + 1, alt - 1) if alt == 0 or familie in KOMBINATORIK else _andere(alt, ganz=False)
        for neu in neue:
            yield Fehler("rechte_seite", z, None, alt, neu)
    for ziel in ("co2", "kosten"):
        for s in np.flatnonzero(getattr(modell, ziel)):
            alt = float(getattr(modell, ziel)[s])
            for neu in _andere(alt, ganz=False):
                yield Fehler(ziel, None, int(s), alt, neu)


def _andere(alt: float, ganz: bool) -> tuple[float, float]:
    return (2 * alt, 0.0) if ganz else (1.1 * alt, 0.9 * alt)


def warum_gleichwertig(modell: Modell, fehler: Fehler) -> str | None:
    """Return why a fault changes neither the plans that are allowed nor their value, or None."""
    if fehler.zeile is None:
        return None
    familie, index = modell.zeilen[fehler.zeile]
    letzte = max(i[1] for f, i in modell.zeilen if f == "haushalt_reicht")
    spalte = None if fehler.spalte is None else modell.spalten[fehler.spalte]
    rest = spalte if spalte is not None and spalte[0] == "rest" else ("rest", index)
    if (familie == "rest_ist_befristet" or rest == spalte) and rest[1][1] == letzte:
        return "der Rest des letzten Jahres geht nirgends hin"
    if familie == "rest_ist_befristet" and _lockert(fehler) and _reicht_zum_anfang(modell, fehler.zeile, index):
        return "die Frist reicht bis zum ersten Ansatz zurück: mehr ist ohnehin nicht übrig"
    if (
        familie == "haushalt_reicht"
        and index[1] == 0
        and _lockert(fehler)
        and _ohne_optionen(modell, fehler.zeile)
    ):
        return "in dieser Zeile steht keine Option, und den Rest begrenzt schon seine Frist"
    if familie == "voraussetzung_erfuellt" and fehler.alt < 0 and fehler.neu < fehler.alt:
        return "die linke Seite ist höchstens 1: mehr als 1 freizugeben, gibt nicht mehr frei"
    if familie in REIHENFOLGE and _lockert(fehler) and _anderswo_verboten(modell, fehler):
        return "eine andere Zeile verbietet dieselben Paare"
    return None


def _lockert(fehler: Fehler) -> bool:
    """In rows with ``≤`` and positive numbers."""
    return fehler.neu > fehler.alt if fehler.wo == "rechte_seite" else fehler.neu < fehler.alt


def _ohne_optionen(modell: Modell, zeile: int) -> bool:
    return not any(modell.matrix[zeile, s] for s, (art, _) in enumerate(modell.spalten) if art == "x")


def _reicht_zum_anfang(modell: Modell, zeile: int, index: tuple[int, int]) -> bool:
    h, t = index
    uebrig = 0.0
    for jahr in range(t + 1):
        kasse = modell.zeilen.index(("haushalt_reicht", (h, jahr)))
        anteil = 1 / modell.matrix[kasse, modell.spalten.index(("rest", (h, jahr)))]
        uebrig = anteil * (uebrig + modell.oben[kasse])
    return bool(np.isclose(modell.oben[zeile], uebrig))


def _anderswo_verboten(modell: Modell, fehler: Fehler) -> bool:
    """Every pair of options that only this row (or this number in it) forbids is forbidden by another row."""
    zeile = modell.matrix[fehler.zeile]
    if modell.zeilen[fehler.zeile][0] == "voraussetzung_erfuellt":
        return _strengere_zeile(modell, fehler)
    stellen = [s for s in np.flatnonzero(zeile) if fehler.spalte in {None, s}]
    return all(
        _paar_anderswo(modell, fehler.zeile, int(s), int(partner))
        for s in stellen
        for partner in np.flatnonzero(zeile)
        if partner != s
    )


def _strengere_zeile(modell: Modell, fehler: Fehler) -> bool:
    """Every option on the left side stands in another row of the order that accepts no more predecessors."""
    familie, (folge, _) = modell.zeilen[fehler.zeile]
    zeile = modell.matrix[fehler.zeile]
    links = [s for s in np.flatnonzero(zeile > 0) if fehler.spalte in {None, s}]
    andere = [
        modell.matrix[z]
        for z, (f, index) in enumerate(modell.zeilen)
        if f == familie and index[0] == folge and z != fehler.zeile
    ]
    return all(any(a[s] > 0 and not ((a < 0) & (zeile >= 0)).any() for a in andere) for s in links)


def _paar_anderswo(modell: Modell, zeile: int, eine: int, andere: int) -> bool:
    return any(
        modell.matrix[z, eine] == modell.matrix[z, andere] == modell.oben[z] == 1
        for z, (familie, _) in enumerate(modell.zeilen)
        if z != zeile and familie in KOMBINATORIK
    )
