r"""The problem of a case in which every limit can be given room: the smallest room with which there is a plan.

.. math::
    \min \sum_h w_h s_h \quad \text{subject to} \quad A x + B s \le b, \quad 0 \le s_h \le S_h, \quad x \in X

s are the levers (``hebel.py``), B the rows that each loosens, w the weights. A lever that is not allowed in a
question is fixed at 0. Law, effects and the choice of at most one option per measure are never loosened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from massnahmenmodell import baue_modell
from massnahmenmodell.daten import Gruppe, Modelldaten
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.aufbereitung.optionen import Optionsliste, zaehle_optionen_auf
from massnahmenplan.lockerung.anwendung import weite
from massnahmenplan.lockerung.frist import Frist
from massnahmenplan.lockerung.hebel import Hebel, stelle_hebel_auf
from massnahmenplan.loeser import Ende, Loesung, Standardform, Wuensche, loese, uebersetze
from massnahmenplan.loeser.erweiterung import Zusatzspalte, Zusatzzeile, erweitere
from massnahmenplan.loeser.standardform import Reelle, Stelle
from massnahmenplan.planungsfall import Planungsfall

LUECKE = 0.005
"""Relative gap at which an amount of room counts as the smallest."""
JE_VERTEILUNG_S = 2.0
UNENTSCHIEDEN = 0.99
"""Gap where any plan will do."""
SPIEL = 1e-6
"""The solver's tolerance, in units of the model."""
Wahl = frozenset[tuple[object, ...]]
"""Options of a plan, in a form that other numberings of options know."""


@dataclass(frozen=True, slots=True)
class Raum:
    """The room that a plan needs: per lever, in units of the model."""

    je_hebel: dict[int, float]
    """Number of the lever -> room; levers that are not needed are left out."""
    groesse: float
    """Its size in the weights that were asked for."""
    mindestens: float | None
    """Proven bound on the size."""
    wahl: Wahl


@dataclass(frozen=True)
class Elastisch:
    """A case with levers."""

    fall: Planungsfall
    weit: Planungsfall
    aufbereitung: Aufbereitung
    """Of the widened case."""
    form: Standardform
    hebel: tuple[Hebel, ...]
    bekannte: Optionsliste | None = None
    """Options of the case itself."""

    def optionen_des_falls(self) -> Optionsliste:
        """Return the options of the case itself."""
        if self.bekannte is not None:
            return self.bekannte
        return self.aufbereitung.optionsliste if self.weit == self.fall else zaehle_optionen_auf(self.fall)

    @property
    def _spalte_von(self) -> dict[Stelle, int]:
        return {stelle: s for s, stelle in enumerate(self.form.spalten)}

    def _frage(self, erlaubt: Mapping[int, float], preise: Mapping[int, float]) -> Standardform:
        """Return the problem with only these levers, up to their most room, at prices per unit of the model."""
        spalte_von, oben, kosten = self._spalte_von, self.form.spalte_oben.copy(), self.form.kosten.copy()
        for n, hebel in enumerate(self.hebel):
            spalte = spalte_von[hebel.spalte]
            oben[spalte] = min(hebel.oben, erlaubt.get(n, 0.0))
            kosten[spalte] = preise.get(n, 0.0)
        return replace(self.form, spalte_oben=oben, kosten=kosten)

    def loese(
        self, erlaubt: Mapping[int, float], preise: Mapping[int, float], frist: Frist, hoechstens_s: float
    ) -> tuple[Ende, Raum | None]:
        """Return how the search for the smallest room ended, and the room. Errors: AngehaltenError."""
        form = self._frage(erlaubt, preise)
        wuensche = Wuensche(luecke=LUECKE, zeitlimit_s=frist.hoechstens(hoechstens_s))
        loesung = frist.pruefe(loese(form, wuensche))
        if loesung.werte is None:
            return loesung.ende, None
        werte = self._verteile(form, loesung, erlaubt, preise, frist)
        return loesung.ende, self._raum(form, werte, loesung.schranke)

    def geht(self, erlaubt: Mapping[int, float], frist: Frist, hoechstens_s: float) -> bool | None:
        """Return whether there is a plan within this room; None if it was not found out in time."""
        wuensche = Wuensche(luecke=UNENTSCHIEDEN, zeitlimit_s=frist.hoechstens(hoechstens_s))
        loesung = frist.pruefe(loese(self._frage(erlaubt, {}), wuensche))
        return True if loesung.werte is not None else (False if loesung.ende is Ende.UNERFUELLBAR else None)

    def fehlt_mindestens(self, nummer: int, frist: Frist, hoechstens_s: float) -> float:
        """Return how much room this lever needs at least if all others have all they can have, as far as proven.

        Errors: AngehaltenError.
        """
        erlaubt = {n: hebel.oben for n, hebel in enumerate(self.hebel)}
        wuensche = Wuensche(luecke=0.0, zeitlimit_s=frist.hoechstens(hoechstens_s))
        return frist.pruefe(loese(self._frage(erlaubt, {nummer: 1.0}), wuensche)).schranke or 0.0

    def _verteile(
        self,
        form: Standardform,
        loesung: Loesung,
        erlaubt: Mapping[int, float],
        preise: Mapping[int, float],
        frist: Frist,
    ) -> Reelle:
        """Return the same choice with the same size of room in as few levers as possible."""
        werte, spalte_von = loesung.werte, self._spalte_von
        assert werte is not None
        stufenlos = [n for n in erlaubt if not form.ganzzahlig[spalte_von[self.hebel[n].spalte]]]
        groesse = sum(preise[n] * werte[spalte_von[self.hebel[n].spalte]] for n in stufenlos)
        if groesse <= SPIEL or len(stufenlos) == 1:
            return werte
        fest = replace(
            form,
            kosten=np.zeros(len(form.spalten)),
            spalte_unten=np.where(form.ganzzahlig, werte, form.spalte_unten),
            spalte_oben=np.where(form.ganzzahlig, werte, form.spalte_oben),
        )
        schalter = [Zusatzspalte(("schalter", n), 1.0, ganzzahlig=True) for n in stufenlos]
        bindung = [
            Zusatzzeile(
                ("nur_wenn_ein", n),
                ((self.hebel[n].spalte, 1.0), (("schalter", n), -(groesse + 1.0) / preise[n])),
                oben=0.0,
            )
            for n in stufenlos
        ]
        summe = Zusatzzeile(
            ("groesse_bleibt", 0),
            tuple((self.hebel[n].spalte, preise[n]) for n in stufenlos),
            oben=groesse * (1.0 + SPIEL) + SPIEL,
        )
        knapp = erweitere(fest, schalter, [*bindung, summe])
        knapp.kosten[-len(schalter) :] = 1.0
        wuensche = Wuensche(luecke=0.0, zeitlimit_s=frist.hoechstens(JE_VERTEILUNG_S))
        neu = frist.pruefe(loese(knapp, wuensche)).werte
        return werte if neu is None else neu[: len(form.spalten)]

    def _raum(self, form: Standardform, werte: Reelle, schranke: float | None) -> Raum:
        spalte_von = self._spalte_von
        je_hebel = {n: float(werte[spalte_von[hebel.spalte]]) for n, hebel in enumerate(self.hebel)}
        gewaehlt = (o for (art, o), wert in form.nach_spalten(werte).items() if art == "x" and wert > 0.5)
        return Raum(
            je_hebel={n: wert for n, wert in je_hebel.items() if wert > SPIEL},
            groesse=float(form.kosten @ werte),
            mindestens=schranke,
            wahl=frozenset(_schluessel(self.aufbereitung, o) for o in gewaehlt),
        )


def baue_elastisch(fall: Planungsfall, optionen: Optionsliste | None = None) -> Elastisch:
    """Return the elastic problem of a case; ``optionen`` are those of the case, if they are known.

    Errors: UnerfuellbarFehler where a limit of law can never hold.
    """
    fall = fall.geordnet()
    weit = weite(fall).geordnet()
    aufbereitung = bereite_auf(weit, "co2", optionen if weit == fall else None)
    werk = stelle_hebel_auf(fall, weit, aufbereitung)
    form = ohne_ziel(uebersetze(baue_modell(_weich(aufbereitung.daten))))
    return Elastisch(
        fall, weit, aufbereitung, erweitere(form, werk.spalten, werk.zeilen), tuple(werk.hebel), optionen
    )


def ohne_ziel(form: Standardform) -> Standardform:
    """Return the problem in which every plan is as good as any other."""
    return replace(form, kosten=np.zeros(len(form.spalten)), offset=0.0, maximiert=False)


def nummern(aufbereitung: Aufbereitung, wahl: Wahl) -> dict[Stelle, float]:
    """Return a choice as a start for a problem with other numbers of options."""
    return {("x", o): float(_schluessel(aufbereitung, o) in wahl) for o in range(len(aufbereitung.optionen))}


def _schluessel(aufbereitung: Aufbereitung, o: int) -> tuple[object, ...]:
    option = aufbereitung.optionen[o]
    return (option.massnahme, option.variante, option.beginn, *(a.wahl for a in option.paket.antraege))


def _weich(daten: Modelldaten) -> Modelldaten:
    """Make targets soft, and drop what no option could ever meet: its lever says that it has to go."""
    mit_option = set(daten.optionen.massnahme.tolist())

    def moeglich(gruppe: Gruppe) -> Gruppe:
        return gruppe if not mit_option.isdisjoint(gruppe.massnahmen) else replace(gruppe, mindestens=None)

    return replace(
        daten,
        pflicht=daten.pflicht & mit_option,
        gruppen=tuple(map(moeglich, daten.gruppen)),
        ziele=tuple(ziel if ziel.preis is not None else replace(ziel, preis=1.0) for ziel in daten.ziele),
        mengenziele=tuple(z if z.preis is not None else replace(z, preis=1.0) for z in daten.mengenziele),
    )
