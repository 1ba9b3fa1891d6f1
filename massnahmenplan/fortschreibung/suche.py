"""The search for an update: the aims from the last plan on, then the fewest changes among plans as good.

1. The last plan as it can stand today (``ausgang.py``), completed by the solver: if all limits hold, the search
   begins with it. Otherwise the plan is searched for that changes least of it.
2. Each aim is searched for from there on; the price of the changes stands in the first one. Where the last plan
   is proven within the asked gap, it is the answer: a better one would be a change for nothing.
3. Otherwise, among all plans within the asked gap of the proven bound, the one with the fewest weighted changes;
   of several such plans a cheaper one. In a large problem that is the choice of 1 where it is within the gap and
   was proven to change least: then it is not searched for again.
4. At last, what cannot stay as it was is carried out in the way with the best net present value (``neuwahl.py``).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

import numpy as np

from massnahmenmodell import baue_modell
from massnahmenmodell.bewertung import Vorrang
from massnahmenmodell.stabilitaetsdaten import Stabilitaet
from massnahmenplan.aufbereitung import Aufbereitung, frage_nach
from massnahmenplan.aufbereitung.einheiten import in_modelleinheit, zielwert_aus_modell
from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsart
from massnahmenplan.begriffe.planziel import GENAUIGKEIT, JE_MEHR_DESTO_BESSER, Zielname, ist_besser
from massnahmenplan.begriffe.worte import AENDERUNGEN
from massnahmenplan.diagnose import unmoeglich
from massnahmenplan.fortschreibung.ausgang import Ausgang, waehle_ausgang
from massnahmenplan.fortschreibung.neuwahl import Neuwahl, waehle_neu
from massnahmenplan.grundlagen.fehler import KeinPlanFehler, MassnahmenplanFehler, UnerfuellbarFehler
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.lockerung import auswege_aus
from massnahmenplan.loeser import Ende, Fortschritt, Loesung, Standardform, Stelle, Wuensche, loese, uebersetze
from massnahmenplan.loeser.highs import loese as loese_in_einem
from massnahmenplan.loeser.pforte import lohnen_stufen
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.rangfolge import HAAR, MINDESTENS_S, in_eigener_einheit
from massnahmenplan.suche import Fund, suche
from massnahmenplan.vorgaben import Vorgaben

Start = Mapping[Stelle, float]
RAND = 1e-7
"""Share of a bound that is left for rounding in a limit on it."""
GROBE_LUECKE = 0.05
"""Of the plan that changes least, where it is only what the search begins with."""
FEINE_LUECKE = 0.02
"""The same in a large problem, where that plan is not searched for again: of whole weights up to 50 a proof."""


@dataclass(frozen=True, slots=True)
class Zielfund:
    """What the search for one aim ended with; values as the model has them, prices taken off."""

    ziel: Zielname
    toleranz: float
    fund: Fund
    wert: float
    haelt: float | None = None
    """Value of the last plan where that is good enough: within the asked gap of the bound, and the tolerance."""

    @property
    def grenze(self) -> float:
        """The worst value that later searches may have: none falls behind the last plan while that holds."""
        if self.haelt is not None:
            return self.haelt
        spielraum = self.toleranz * abs(self.wert)
        return self.wert - spielraum if self.ziel in JE_MEHR_DESTO_BESSER else self.wert + spielraum


@dataclass(frozen=True, slots=True)
class Bekanntes:
    """What is proven of an aim already, in the unit of the model: the case is that of the last plan."""

    bester: float
    schranke: float


@dataclass(frozen=True, slots=True)
class Suchlauf:
    """How the search went."""

    ziele: tuple[Zielfund, ...]
    fund: Fund
    """The plan."""
    haelt: bool
    """True: the last plan, as it can stand today, is the plan."""
    wenigste_bewiesen: bool
    """True: no plan within the asked gap has fewer weighted changes, but for those of ``neuwahl``."""
    neuwahl: Neuwahl | None = None

    @property
    def schranke(self) -> float | None:
        """Proven bound on the first aim, prices of changes taken off, in the unit of the model."""
        return self.ziele[0].fund.schranke


class Sucher:
    """One search; ``aufbereitung`` knows the last plan (``aufbereitung.stabilitaet``).

    ``schranke`` is a bound on the first aim that is known to hold, in the unit of the model: also where changes
    have a price, for that only takes off it. ``bepreist`` are the kinds of changes with a price that was stated.
    """

    def __init__(
        self,
        fall: Planungsfall,
        aufbereitung: Aufbereitung,
        vorgaben: Vorgaben,
        uhr: Uhr,
        bekanntes: Sequence[Bekanntes] = (),
        schranke: float | None = None,
        fortschritt: Callable[[Fortschritt], None] | None = None,
        bepreist: frozenset[Aenderungsart] = frozenset(),
    ) -> None:
        assert aufbereitung.daten.stabilitaet is not None
        self._fall, self._uhr, self._melde = fall, uhr, fortschritt
        self._aufbereitung = aufbereitung
        self._stabilitaet: Stabilitaet = aufbereitung.daten.stabilitaet
        self._vorgaben = vorgaben
        self._wuensche = Wuensche(vorgaben.luecke, None, vorgaben.saat, vorgaben.faeden)
        self._bekanntes = bekanntes
        self._schranke, self._bepreist = schranke, bepreist
        self._ausgang = waehle_ausgang(aufbereitung)
        self._erster = self._ausgang

    def suche(self) -> Suchlauf:
        """Return the plan that keeps as much as possible. Errors: as ``suche.suche``."""
        ziele: list[Zielfund] = []
        self._erster, start = self._waehle_ersten()
        for nummer, (ziel, toleranz) in enumerate(zip(self._vorgaben.ziele, self._toleranzen(), strict=True)):
            offen = len(self._vorgaben.ziele) - nummer
            try:
                fund = self._suche_ziel(ziel, ziele, start, toleranz if offen > 1 else 0.0)
            except MassnahmenplanFehler:
                if not ziele:
                    raise
                break
            ziele.append(fund)
            start = fund.fund.form.nach_spalten(fund.fund.loesung.werte)
            if fund.fund.loesung.ende is Ende.UNTERBROCHEN:
                break
        if all(ziel.haelt is not None for ziel in ziele) and len(ziele) == len(self._vorgaben.ziele):
            return self._neu_gewaehlt(Suchlauf(tuple(ziele), ziele[-1].fund, haelt=True, wenigste_bewiesen=True))
        return self._neu_gewaehlt(self._wenigste(tuple(ziele), start))

    def _neu_gewaehlt(self, lauf: Suchlauf) -> Suchlauf:
        """Return the plan with what cannot stay chosen anew; as it is where money is an aim, or time is up."""
        ziele, ist_ganz = self._vorgaben.ziele, len(lauf.ziele) == len(self._vorgaben.ziele)
        if "kosten" in ziele or not ist_ganz or lauf.ziele[-1].fund.loesung.ende is not Ende.OPTIMAL:
            return lauf
        neu = waehle_neu(
            self._fall, self._aufbereitung, lauf.fund, ziele, self._bepreist, self._wuensche, self._laengstens()
        )
        return lauf if neu is None else replace(lauf, fund=neu.fund, haelt=False, neuwahl=neu)

    def _waehle_ersten(self) -> tuple[Ausgang, Start]:
        """Return a plan to begin with: the last one, or if that breaks a limit the one that changes least."""
        form = uebersetze(baue_modell(self._aufbereitung.daten))
        ganz = self._loese(_mit_wahl(form, self._ausgang), 0.0)
        if ganz.werte is not None:
            return self._ausgang, form.nach_spalten(ganz.werte)
        stabil = replace(self._stabilitaet, ist_ziel=True)
        form = uebersetze(baue_modell(replace(self._aufbereitung.daten, stabilitaet=stabil)))
        luecke = FEINE_LUECKE if lohnen_stufen(form) else GROBE_LUECKE
        wuensche = replace(self._wuensche, luecke=luecke, zeitlimit_s=self._uhr.rest_s)
        loesung = loese_in_einem(form, wuensche, None, self._ausgang.start)  # stages are no use for a repair
        if loesung.ende is Ende.UNERFUELLBAR:
            self._melde_unerfuellbar()
        if loesung.ende is Ende.UNTERBROCHEN and loesung.werte is None:
            raise KeinPlanFehler("Abgebrochen, bevor ein gültiger Plan gefunden war.", loesung.signalnummer)
        werte = form.nach_spalten(loesung.werte)
        gewaehlt = frozenset(o for (art, o), wert in werte.items() if art == "x" and wert > 0.5)
        return Ausgang(gewaehlt, self._sind_wenigste(loesung)), werte

    def _sind_wenigste(self, loesung: Loesung) -> bool:
        """Return whether the bound leaves no plan with fewer weighted changes: whole weights have whole sums."""
        if loesung.zielwert is None or loesung.schranke is None:
            return False
        sind_ganz = all(zahl.gewicht.is_integer() for zahl in self._stabilitaet.zahlen)
        return loesung.zielwert - loesung.schranke <= (1 - RAND if sind_ganz else RAND)

    def _loese(self, form: Standardform, luecke: float, start: Start | None = None) -> Loesung:
        return loese(form, replace(self._wuensche, luecke=luecke, zeitlimit_s=self._uhr.rest_s), None, start)

    def _melde_unerfuellbar(self) -> NoReturn:
        """Say why there is no plan: the ceilings and the frozen window alone, or the limits of the case.

        Errors: UnerfuellbarFehler, with ways out where the case itself is to blame.
        """
        ohne = replace(self._stabilitaet, fest=(), zahlen=tuple(
            replace(zahl, hoechstens=None) for zahl in self._stabilitaet.zahlen
        ), ist_ziel=True)  # fmt: skip
        form = uebersetze(baue_modell(replace(self._aufbereitung.daten, stabilitaet=ohne)))
        frei = self._loese(form, 0.0, self._ausgang.start)
        if frei.werte is None:
            with auswege_aus(self._fall, self._uhr, self._aufbereitung.optionsliste):
                raise unmoeglich(self._fall, self._aufbereitung)
        satz = (
            "Mit diesen Obergrenzen für Änderungen und diesem festgeschriebenen Zeitraum hält kein Plan alle "
            f"harten Vorgaben ein. Der Plan mit den wenigsten Änderungen braucht: {self._zaehlung(form, frei)}."
        )
        raise UnerfuellbarFehler([satz])

    def _zaehlung(self, form: Standardform, loesung: Loesung) -> str:
        """Return the changes of a plan by kind, in words: there is no recount, for it is no plan to be kept."""
        werte = form.nach_spalten(loesung.werte)
        x = np.array([werte.get(("x", o), 0.0) for o in range(len(self._aufbereitung.daten.optionen))])
        zahlen = {
            AENDERUNGEN[Aenderungsart(zahl.name)]: round(zahl.anzahl(x)) for zahl in self._stabilitaet.zahlen
        }
        return ", ".join(f"{name} {anzahl}" for name, anzahl in zahlen.items() if anzahl) or "keine"

    def _toleranzen(self) -> tuple[float, ...]:
        toleranz = self._vorgaben.toleranz
        return toleranz if isinstance(toleranz, tuple) else (0.0,) * len(self._vorgaben.ziele)

    def _suche_ziel(self, ziel: Zielname, davor: list[Zielfund], start: Start, toleranz: float) -> Zielfund:
        """Search for one aim; the last plan is the answer where it is proven good enough."""
        frage = frage_nach(self._aufbereitung, ziel, tuple(_vorrang(z.ziel, z.grenze) for z in davor))
        form = uebersetze(baue_modell(frage.daten))
        ausgang = None if any(z.haelt is None for z in davor) else self._als_fund(frage, form)
        if ausgang is not None and self._bekanntes:
            bekannt = self._bekanntes[len(davor)]
            return Zielfund(
                ziel, toleranz, replace(ausgang, schranke=bekannt.schranke), bekannt.bester, _wert(ausgang)
            )
        uhr, offen = self._uhr, len(self._vorgaben.ziele) - len(davor)
        if offen > 1 and uhr.rest_s is not None:
            uhr = Uhr.gestellt(uhr.rest_s / offen)
        melde = in_eigener_einheit(ziel, self._melde)
        schranke = None if davor else self._schranke
        fund = suche(self._fall, frage, form, self._wuensche, uhr, melde, start, schranke)
        if schranke is not None and _schlaegt(fund, ziel, schranke):  # it is none, whatever the last plan says
            start = form.nach_spalten(fund.loesung.werte)
            fund = suche(self._fall, frage, form, self._wuensche, uhr, melde, start)
        if ausgang is None or not self._ist_nah(ausgang, fund.schranke, toleranz):
            return Zielfund(ziel, toleranz, fund, _wert(fund))
        if not self._ist_nah(ausgang, fund.schranke):
            return Zielfund(ziel, toleranz, fund, _wert(fund), _wert(ausgang))
        loesung = replace(fund.loesung, werte=ausgang.loesung.werte, zielwert=ausgang.loesung.zielwert)
        ausgang = replace(ausgang, loesung=loesung, schranke=fund.schranke)
        return Zielfund(ziel, toleranz, ausgang, _wert(ausgang), _wert(ausgang))

    def _als_fund(self, frage: Aufbereitung, form: Standardform) -> Fund | None:
        """Return the last plan as a plan of this question, or None where it breaks a limit."""
        fest = _mit_wahl(form, self._ausgang)
        if self._loese(fest, 0.0).werte is None:
            return None
        try:
            return suche(self._fall, frage, fest, replace(self._wuensche, luecke=0.0), self._uhr)
        except MassnahmenplanFehler:
            return None

    def _ist_nah(self, fund: Fund, schranke: float | None, toleranz: float = 0.0) -> bool:
        """Return True if a plan is within the asked gap of a bound, and a tolerance."""
        if schranke is None:
            return False
        spielraum = toleranz * abs(schranke)
        wert = _wert(fund) + (spielraum if fund.form.maximiert else -spielraum)
        fehlt = schranke - wert if fund.form.maximiert else wert - schranke
        return fehlt <= self._vorgaben.luecke * abs(wert) * (1 + RAND)

    def _wenigste(self, ziele: tuple[Zielfund, ...], start: Start) -> Suchlauf:
        """Return the plan with the fewest weighted changes within the gap; the plan found so far if that fails."""
        letzter = ziele[-1]
        bisher = Suchlauf(ziele, letzter.fund, haelt=False, wenigste_bewiesen=False)
        if letzter.fund.loesung.ende is not Ende.OPTIMAL or len(ziele) < len(self._vorgaben.ziele):
            return bisher
        vorrang = (*(_vorrang(z.ziel, z.grenze) for z in ziele[:-1]), self._mit_luecke(letzter))
        frage = frage_nach(self._aufbereitung, letzter.ziel, vorrang)
        stabil = replace(frage.daten, stabilitaet=replace(self._stabilitaet, ist_ziel=True))
        frage = replace(frage, daten=stabil)
        form = uebersetze(baue_modell(frage.daten))
        # a small problem is searched from the best plan on: of several with as few changes it finds the better one
        if lohnen_stufen(form) and self._loese(fest := _mit_wahl(form, self._erster), 0.0).werte is not None:
            form, start = fest if self._erster.ist_wenigstes else form, self._erster.start
        try:
            fund = suche(
                self._fall, frage, form, replace(self._wuensche, luecke=0.0), self._laengstens(), None, start
            )
        except MassnahmenplanFehler:
            return bisher
        bewiesen = fund.loesung.ende is Ende.OPTIMAL
        return Suchlauf(ziele, self._verbessere(fund, ziele) if bewiesen else fund, False, bewiesen)

    def _laengstens(self) -> Uhr:
        """Return a clock for a search after that for the aims: as long as they took, ten seconds at least."""
        laengstens = Uhr.gestellt(max(MINDESTENS_S, self._uhr.vergangen_s))
        if self._uhr.rest_s is None:
            return laengstens
        return replace(laengstens, limit_s=min(self._uhr.rest_s, laengstens.limit_s or self._uhr.rest_s))

    def _mit_luecke(self, zielfund: Zielfund) -> Vorrang:
        """Return the limit that a plan is within the asked gap of the bound; never better than was found."""
        schranke, luecke = zielfund.fund.schranke, self._vorgaben.luecke
        if schranke is None:
            return _vorrang(zielfund.ziel, zielfund.wert)
        if zielfund.ziel in JE_MEHR_DESTO_BESSER:
            erlaubt = schranke / (1 + luecke if schranke > 0 else 1 - luecke)
            return _vorrang(zielfund.ziel, min(zielfund.wert, erlaubt + RAND * abs(erlaubt)))
        erlaubt = schranke / (1 - luecke if schranke > 0 else 1 + luecke)
        return _vorrang(zielfund.ziel, max(zielfund.wert, erlaubt - RAND * abs(erlaubt)))

    def _gewicht(self, fund: Fund) -> float:
        """Return the weighted changes of whole options: the solver takes 0.9999999 for one, and counts less."""
        werte = fund.form.nach_spalten(fund.loesung.werte)
        x = np.array([round(werte.get(("x", o), 0.0)) for o in range(len(self._aufbereitung.daten.optionen))])
        return sum(zahl.gewicht * zahl.anzahl(x) for zahl in self._stabilitaet.zahlen)

    def _verbessere(self, fund: Fund, ziele: tuple[Zielfund, ...]) -> Fund:
        """Return the best plan found with as few changes, and of equally good ones a cheaper one; not proven."""
        stabil = replace(self._stabilitaet, hoechstgewicht=max(_wert(fund), self._gewicht(fund)) + RAND)
        ohne_kosten = all(ziel.ziel != "kosten" for ziel in ziele)
        folge: tuple[Zielname, ...] = (ziele[-1].ziel, *(("kosten",) if ohne_kosten else ()))
        vorrang = [_vorrang(ziel.ziel, ziel.grenze) for ziel in ziele[:-1]]
        for ziel in folge:
            frage = frage_nach(self._aufbereitung, ziel, tuple(vorrang))
            frage = replace(frage, daten=replace(frage.daten, stabilitaet=stabil))
            form = uebersetze(baue_modell(frage.daten))
            start = fund.form.nach_spalten(fund.loesung.werte)
            try:
                fund = suche(self._fall, frage, form, self._wuensche, self._laengstens(), None, start)
            except MassnahmenplanFehler:
                return fund
            vorrang.append(_vorrang(ziel, _wert(fund)))
        return fund


def _mit_wahl(form: Standardform, ausgang: Ausgang) -> Standardform:
    """Return the problem with the choice of options fixed."""
    ist_x = np.array([art == "x" for art, _ in form.spalten], dtype=bool)
    soll = np.array([float(art == "x" and stelle in ausgang.optionen) for art, stelle in form.spalten])
    return replace(
        form,
        spalte_unten=np.where(ist_x, soll, form.spalte_unten),
        spalte_oben=np.where(ist_x, soll, form.spalte_oben),
    )


def _wert(fund: Fund) -> float:
    assert fund.loesung.zielwert is not None
    return fund.loesung.zielwert


def _schlaegt(fund: Fund, ziel: Zielname, schranke: float) -> bool:
    """Return True if a plan that was found is better than a bound allows."""
    wert, hoechstens = fund.bilanz.zielwerte[ziel], zielwert_aus_modell(ziel, schranke)
    return ist_besser(ziel, wert, hoechstens) and abs(wert - hoechstens) > GENAUIGKEIT[ziel]


def _vorrang(ziel: Zielname, grenze: float) -> Vorrang:
    """Return the limit on an aim, a hair looser."""
    haar = in_modelleinheit(ziel, HAAR[ziel])
    return Vorrang(ziel, grenze - haar if ziel in JE_MEHR_DESTO_BESSER else grenze + haar)
