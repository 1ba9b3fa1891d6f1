"""A plan in the model: what is chosen, and the problem of each aim, built once and changed only at its edges."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

import numpy as np

from massnahmenmodell import baue_modell
from massnahmenmodell.bewertung import Vorrang
from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.linearform import Ganze, Reelle
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf, frage_nach
from massnahmenplan.aufbereitung.einheiten import zielwert_aus_modell
from massnahmenplan.begriffe.planziel import EINHEITEN, JE_MEHR_DESTO_BESSER, Zielname
from massnahmenplan.ergebnis import Bilanz, Plan, Planschritt
from massnahmenplan.ergebnis.erklaerung import Abstand
from massnahmenplan.erklaerung.ziele import Zielangabe
from massnahmenplan.erklaerung.zuordnung import ordne_zu
from massnahmenplan.loeser import Standardform, Stelle, Wuensche, uebersetze
from massnahmenplan.loeser.erweiterung import Zusatzspalte, erweitere
from massnahmenplan.loeser.nachbarschaft import Wettbewerb, gruppiere
from massnahmenplan.loeser.relaxation import relaxiere
from massnahmenplan.loeser.unterbrechung import Unterbrechung
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.rangfolge import HAAR, mit_haar

RELAXATION_S = 20.0


@dataclass
class Planlage:
    """A plan of a case, and the questions of its aims as problems."""

    fall: Planungsfall
    """With its lists in their order."""
    plan: Plan
    bilanz: Bilanz
    ziele: tuple[Zielangabe, ...]
    ohne_grenzen: str = ""
    """What was asked of an update: no question here keeps it."""
    aufbereitung: Aufbereitung = field(init=False)
    hinweise: list[str] = field(default_factory=list)
    _formen: dict[int, Standardform] = field(default_factory=dict)
    _wettbewerbe: dict[int, Wettbewerb] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.aufbereitung = bereite_auf(self.fall, self.ziele[0].ziel)

    @property
    def daten(self) -> Modelldaten:
        """Sets and coefficients."""
        return self.aufbereitung.daten

    @property
    def letztes(self) -> int:
        """Number of the last aim: in it costs are stated."""
        return len(self.ziele) - 1

    @property
    def erstes_offenes_jahr(self) -> int:
        """First year in which anybody can still do anything: that of the Stichtag."""
        return max(self.fall.projekt.beginn, self.fall.projekt.planungstag.year)

    @cached_property
    def option_von(self) -> dict[int, int]:
        """Number of a measure in the plan -> number of its option."""
        nummern = {}
        for schritt, option, genau in ordne_zu(self.aufbereitung, self.plan):
            name = self.fall.massnahme_mit_id[schritt.massnahme].name
            if option is None:
                self.hinweise.append(
                    f"„{name}“ hat im Modell keine Option mit diesem Beginn und bleibt außer Acht."
                )
                continue
            if not genau:
                self.hinweise.append(
                    f"Die Förderung von „{name}“ im Plan ist keine, die ein bester Plan braucht; "
                    "gerechnet ist mit der ähnlichsten."
                )
            nummern[int(self.daten.optionen.massnahme[option])] = option
        return nummern

    @cached_property
    def modellplan(self) -> Plan:
        """The plan as the model knows it: with the options that its decisions are."""
        return Plan(tuple(self.schritt(option) for _, option in sorted(self.option_von.items())))

    @cached_property
    def nummer(self) -> dict[str, int]:
        """Id of a measure -> its number."""
        return {kennung: m for m, kennung in enumerate(self.daten.massnahmen)}

    def optionen(self, m: int) -> Ganze:
        """Return the numbers of a measure's options."""
        return np.arange(*np.searchsorted(self.daten.optionen.massnahme, (m, m + 1)))

    def schritt(self, option: int) -> Planschritt:
        """Return an option as a decision, without loans."""
        o = self.aufbereitung.optionen[option]
        return Planschritt(o.massnahme, o.variante, o.beginn, tuple(a.wahl for a in o.paket.antraege))

    def ziel(self, k: int) -> Zielname:
        """Return the aim of a stage; after the last one plans of equal worth are compared by their cost."""
        return self.ziele[k].ziel if k <= self.letztes else "kosten"

    def frage(self, k: int) -> Aufbereitung:
        """Return the problem of an aim under the limits of those before."""
        vorrang = tuple(Vorrang(z.ziel, self._grenze(z)) for z in self.ziele[:k])
        return frage_nach(self.aufbereitung, self.ziel(k), vorrang)

    def _grenze(self, angabe: Zielangabe) -> float:
        """Return what later aims may not fall behind, a hair looser: never more than the plan itself keeps."""
        wert = self.bilanz.zielwerte[angabe.ziel]
        lockerste = min if angabe.ziel in JE_MEHR_DESTO_BESSER else max
        return mit_haar(angabe.ziel, lockerste(angabe.grenze, wert))

    def form(self, k: int) -> Standardform:
        """Return the problem of an aim as arrays, built once."""
        if k not in self._formen:
            self._formen[k] = uebersetze(baue_modell(self.frage(k).daten))
        return self._formen[k]

    def wettbewerb(self, k: int) -> Wettbewerb:
        """Return which measures want the same, at the prices of the problem without integers."""
        if k not in self._wettbewerbe:
            form = self.form(k)
            with Unterbrechung() as unterbrechung:
                relaxation = relaxiere(form, Wuensche(zeitlimit_s=RELAXATION_S), unterbrechung)
            preise = np.zeros(len(form.zeilen)) if relaxation is None else relaxation.preise
            self._wettbewerbe[k] = Wettbewerb(form, gruppiere(form), preise)
        return self._wettbewerbe[k]

    def abstand(self, k: int, wert: Decimal, schranke: float | None) -> Abstand:
        """Return by how much an aim is worse than without what is asked."""
        ziel = self.ziel(k)
        vorrangig = k < self.letztes
        referenz = self.ziele[k].bester if vorrangig else self.bilanz.zielwerte[ziel]
        grenze = self.ziele[k].grenze if vorrangig else None
        bewiesen = None if schranke is None else zielwert_aus_modell(ziel, schranke)
        return Abstand(ziel, EINHEITEN[ziel], referenz, wert, bewiesen, grenze, self.ohne_grenzen)

    def haelt(self, k: int, wert: Decimal) -> bool:
        """Return True if a value keeps what the aims after ``k`` may not fall behind, but for rounding."""
        ziel, grenze, haar = self.ziele[k].ziel, self.ziele[k].grenze, 2 * HAAR[self.ziele[k].ziel]
        return wert >= grenze - haar if ziel in JE_MEHR_DESTO_BESSER else wert <= grenze + haar

    @cached_property
    def wahl(self) -> Reelle:
        """1 for each option that the plan chooses, 0 for the others."""
        x = np.zeros(len(self.daten.optionen))
        x[list(self.option_von.values())] = 1.0
        return x


def spalten_der_optionen(form: Standardform) -> dict[int, int]:
    """Return option -> column; options without any coefficient have none."""
    return {int(index): s for s, (art, index) in enumerate(form.spalten) if art == "x"}


def mit_wahl(form: Standardform, unten: Mapping[int, float], oben: Mapping[int, float]) -> Standardform:
    """Return the problem with other bounds for some options."""
    stelle = spalten_der_optionen(form)
    spalte_unten, spalte_oben = form.spalte_unten.copy(), form.spalte_oben.copy()
    for grenzen, felder in ((unten, spalte_unten), (oben, spalte_oben)):
        for option, wert in grenzen.items():
            if option in stelle:
                felder[stelle[option]] = wert
    return replace(form, spalte_unten=spalte_unten, spalte_oben=spalte_oben)


def mit_zeile(form: Standardform, stelle: Stelle, unten: float) -> Standardform:
    """Return the problem with a larger lower bound of one row."""
    zeile_unten = form.zeile_unten.copy()
    zeile_unten[form.zeilen.index(stelle)] = unten
    return replace(form, zeile_unten=zeile_unten)


def grenzwert(form: Standardform, k: int) -> float:
    """Return the limit of aim ``k`` as the problem has it, without its sign."""
    zeile = form.zeilen.index(("vorrangiges_ziel_bleibt", k))
    unten, oben = float(form.zeile_unten[zeile]), float(form.zeile_oben[zeile])
    return abs(unten if np.isfinite(unten) else oben)


def fehlmenge(form: Standardform, k: int) -> Standardform:
    """Return the problem of missing the limit of aim ``k`` by the least; aims after it do not matter.

    The limit itself is added to what is minimised: so a gap is one of the aim, as in any other search, and not
    one of the little that is missing.
    """
    zeile = form.zeilen.index(("vorrangiges_ziel_bleibt", k))
    spaeter = np.array([name == "vorrangiges_ziel_bleibt" and index > k for name, index in form.zeilen])
    seite = 1.0 if np.isfinite(form.zeile_unten[zeile]) else -1.0
    weich = erweitere(form, [Zusatzspalte(("fehlmenge", k), eintraege=((form.zeilen[zeile], seite),))])
    return replace(
        weich,
        kosten=np.array([float(art == "fehlmenge") for art, _ in weich.spalten]),
        offset=grenzwert(form, k),
        maximiert=False,
        zeile_unten=np.where(spaeter, -np.inf, weich.zeile_unten),
        zeile_oben=np.where(spaeter, np.inf, weich.zeile_oben),
    )
