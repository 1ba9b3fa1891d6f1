"""From a case to one list of measures for several budgets, with a verified plan for each: reads as the story."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from massnahmenplan.aufbereitung import bereite_auf
from massnahmenplan.aufbereitung.einheiten import zielwert_aus_modell
from massnahmenplan.begriffe.planziel import JE_MEHR_DESTO_BESSER
from massnahmenplan.begriffe.szenario import Szenario
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.ergebnis.prioritaeten import Budgetstufe, Prioritaeten, Stufenausfall
from massnahmenplan.ergebnis.szenarioergebnis import Szenarioergebnis
from massnahmenplan.grundlagen.fehler import KeinPlanFehler, UnerfuellbarFehler
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.prioritaeten.rangliste import nie_gewaehlt, rangliste
from massnahmenplan.prioritaeten.staffel import Budgetstaffel
from massnahmenplan.prioritaeten.suche import Auswahl, Stufenlage, auswahl, enthaelt, im_rahmen, suche_liste
from massnahmenplan.szenarien.fall import angewandt_auf
from massnahmenplan.szenarien.teillauf import Teillauf
from massnahmenplan.vorgaben import Vorgaben

VERSUCHE = 10
GEMEINSAM_BIS = 2500
"""Options of all levels together up to which they are searched in one model."""
OHNE_SZENARIEN = "Zu diesem Fall liegt kein Ergebnis über Szenarien vor."


def priorisiere(
    fall: Planungsfall,
    vorgaben: Vorgaben | None = None,
    staffel: Budgetstaffel | None = None,
    szenarien: dict[str, Decimal] | None = None,
    melde: Callable[[str], None] | None = None,
) -> Prioritaeten:
    """Return the list of measures that is best over all budgets, and the best plan that follows it in each.

    What a budget carries out every larger one carries out as well; when and with which funding each decides for
    itself. ``szenarien`` says in which share of scenarios a measure is chosen (``szenarienanteile``).

    Errors: EingabeFehler for levels that make no sense for the case; UnerfuellbarFehler if no level can be met;
    KeinPlanFehler if the run was stopped before there was a plan for each; AbweichungsFehler as in ``plane``.
    Of several aims the first decides (``weitere_ziele``).
    """
    alle = (vorgaben or Vorgaben()).fuer(fall.projekt)
    staffel = staffel or Budgetstaffel()
    lauf = _Lauf(fall, alle.nur_erstes_ziel, staffel, melde or (lambda _: None))
    ergebnis = lauf.ergebnis(szenarien)
    return replace(ergebnis, kostentraeger=staffel.kostentraeger, weitere_ziele=alle.ziele[1:])


def szenarienanteile(ergebnis: Szenarioergebnis) -> dict[str, Decimal]:
    """Return measure -> probability of the scenarios in whose plan it is."""
    anteile: dict[str, Decimal] = {}
    for eintrag in ergebnis.werte:
        for schritt in eintrag.ergebnis.plan.schritte:
            anteile[schritt.massnahme] = anteile.get(schritt.massnahme, Decimal(0)) + eintrag.wahrscheinlichkeit
    return anteile


@dataclass(frozen=True, slots=True)
class _Stufe:
    """A level that can be met."""

    szenario: Szenario
    faktor: Decimal
    fall: Planungsfall
    allein: Ergebnis | None
    """The best plan for this budget alone; None if it was not found in time."""


@dataclass(frozen=True, slots=True)
class _Liste:
    """Nested plans, least money first, and what their search proved."""

    ergebnisse: tuple[Ergebnis, ...]
    gemeinsam: bool
    schranke: Decimal | None


class _Lauf:
    """One run: what is asked, what has been found."""

    def __init__(
        self, fall: Planungsfall, vorgaben: Vorgaben, staffel: Budgetstaffel, melde: Callable[[str], None]
    ) -> None:
        self.fall, self.vorgaben, self.melde = fall, vorgaben, melde
        self.budgets = tuple(zip(staffel.stufen(fall), staffel.faktoren, strict=True))
        self.lauf = Teillauf(vorgaben, 5 * staffel.anzahl)
        self.stufen: tuple[_Stufe, ...] = ()
        self.ausfaelle: list[Stufenausfall] = []

    def ergebnis(self, szenarien: dict[str, Decimal] | None) -> Prioritaeten:
        """Work through the steps."""
        self._plane_einzeln()
        liste = self._geschachtelt()
        gewichte = self._gewichte()
        stufen = tuple(
            self._budgetstufe(stufe, gewicht, ergebnis)
            for stufe, gewicht, ergebnis in zip(self.stufen, gewichte, liste.ergebnisse, strict=True)
        )
        return Prioritaeten(
            kostentraeger=(),
            stufen=stufen,
            ausfaelle=tuple(self.ausfaelle),
            liste=rangliste(self.fall, stufen, szenarien),
            nicht_gewaehlt=nie_gewaehlt(self.fall, stufen[-1], self.stufen[-1].allein),
            gemeinsam=liste.gemeinsam,
            schranke=self._engste(liste.schranke),
            verlangte_luecke=Decimal(repr(self.vorgaben.luecke)),
            dauer_s=self.lauf.uhr.vergangen_s,
            ohne_szenarien=OHNE_SZENARIEN if szenarien is None else None,
            signalnummer=self.lauf.signalnummer,
        )

    @property
    def viel_ist_gut(self) -> bool:
        """True if more of the aim is better."""
        return self.vorgaben.zielname in JE_MEHR_DESTO_BESSER

    def _gewichte(self) -> tuple[Decimal, ...]:
        """Return the weights of the levels that can be met, together 1; all equal if only levels of 0 are left."""
        gewichte = [stufe.szenario.wahrscheinlichkeit for stufe in self.stufen]
        summe = sum(gewichte, Decimal(0))
        return tuple(g / summe if summe else Decimal(1) / len(gewichte) for g in gewichte)

    def _plane_einzeln(self) -> None:
        """Plan for each budget alone; those that no plan can meet are left out and named."""
        stufen = []
        for szenario, faktor in self.budgets:
            fall = angewandt_auf(szenario, self.fall)
            self.melde(f"Budget {szenario.name} für sich")
            try:
                stufen.append(_Stufe(szenario, faktor, fall, self._allein(fall)))
            except UnerfuellbarFehler as fehler:
                self.ausfaelle.append(Stufenausfall(szenario.id, faktor, fehler.gruende))
        if not stufen:
            gruende = [f"Budget {self.budgets[-1][0].name}: {grund}" for grund in self.ausfaelle[-1].gruende]
            raise UnerfuellbarFehler(["Keine Budgetstufe lässt einen Plan zu.", *gruende])
        self.stufen = tuple(stufen)

    def _allein(self, fall: Planungsfall) -> Ergebnis | None:
        try:
            ergebnis = self.lauf.plane(fall)
        except KeinPlanFehler as fehler:
            if fehler.signalnummer is not None:
                raise
            return None
        if self.lauf.signalnummer is not None:
            text = "Abgebrochen, bevor es eine Liste für alle Budgets gab."
            raise KeinPlanFehler(text, self.lauf.signalnummer)
        return ergebnis

    def _geschachtelt(self) -> _Liste:
        """Return nested plans: the single ones if they are nested by themselves, else searched for."""
        allein = [stufe.allein for stufe in self.stufen if stufe.allein is not None]
        if len(allein) == len(self.stufen) and _ist_geschachtelt([auswahl(ergebnis) for ergebnis in allein]):
            return _Liste(tuple(allein), gemeinsam=True, schranke=None)
        lage = Stufenlage(
            tuple(bereite_auf(stufe.fall.geordnet(), self.vorgaben.zielname) for stufe in self.stufen),
            tuple(float(gewicht) for gewicht in self._gewichte()),
        )
        liste = self._nacheinander()
        if lage.groesse > GEMEINSAM_BIS or self.lauf.signalnummer is not None:
            return liste
        return self._gemeinsam(lage, liste)

    def _gemeinsam(self, lage: Stufenlage, bisher: _Liste) -> _Liste:
        """Return the best list that the recount of every level confirms; the one before if none is better."""
        self.melde("Eine Liste für alle Budgets")
        verworfen: list[list[dict[str, str]]] = []
        for _ in range(VERSUCHE):
            plaene = [ergebnis.plan for ergebnis in bisher.ergebnisse]
            gewaehlt, loesung = suche_liste(lage, self.lauf.wuensche(len(self.stufen)), plaene, verworfen)
            self.lauf.merke(loesung.signalnummer)
            if loesung.schranke is not None:
                schranke = zielwert_aus_modell(self.vorgaben.zielname, loesung.schranke)
                bisher = replace(bisher, gemeinsam=True, schranke=schranke)
            if gewaehlt is None:
                break
            try:
                paare = zip(self.stufen, gewaehlt, strict=True)
                neue = tuple(self._folge(stufe, wahl, wahl) for stufe, wahl in paare)
                return replace(bisher, ergebnisse=self._bessere(bisher.ergebnisse, neue))
            except UnerfuellbarFehler:  # held within the solver's tolerance, but not to the cent
                verworfen.append(gewaehlt)
            except KeinPlanFehler:
                break
        return bisher

    def _nacheinander(self) -> _Liste:
        """Return the better of two lists made level by level, each within those that stand already."""
        aufwaerts = self._in_reihenfolge(range(len(self.stufen)))
        try:
            einwaerts = self._in_reihenfolge(_von_aussen(len(self.stufen)))
        except UnerfuellbarFehler:  # the largest budget leaves nothing that keeps the limits with less
            einwaerts = aufwaerts
        return _Liste(self._bessere(aufwaerts, einwaerts), gemeinsam=False, schranke=None)

    def _bessere(self, eine: tuple[Ergebnis, ...], andere: tuple[Ergebnis, ...]) -> tuple[Ergebnis, ...]:
        return (max if self.viel_ist_gut else min)(eine, andere, key=self._wert)

    def _wert(self, ergebnisse: Sequence[Ergebnis]) -> Decimal:
        paare = zip(self._gewichte(), ergebnisse, strict=True)
        return sum((gewicht * ergebnis.nachweis.zielwert for gewicht, ergebnis in paare), Decimal(0))

    def _in_reihenfolge(self, folge: Sequence[int]) -> tuple[Ergebnis, ...]:
        fertig: dict[int, Ergebnis] = {}
        for k in folge:
            kleinere, groessere = [n for n in fertig if n < k], [n for n in fertig if n > k]
            mindestens = auswahl(fertig[max(kleinere)]) if kleinere else {}
            hoechstens = auswahl(fertig[min(groessere)]) if groessere else None
            fertig[k] = self._folge(self.stufen[k], mindestens, hoechstens)
        return tuple(fertig[k] for k in range(len(self.stufen)))

    def _folge(self, stufe: _Stufe, mindestens: Auswahl, hoechstens: Auswahl | None) -> Ergebnis:
        """Return the best plan of a level between two others; the one made for it alone if it fits."""
        if stufe.allein is not None:
            eigene = auswahl(stufe.allein)
            if enthaelt(eigene, mindestens) and (hoechstens is None or enthaelt(hoechstens, eigene)):
                return stufe.allein
        self.melde(f"Budget {stufe.szenario.name} nach der Liste")
        return self.lauf.plane(im_rahmen(stufe.fall, mindestens, hoechstens))

    def _budgetstufe(self, stufe: _Stufe, gewicht: Decimal, ergebnis: Ergebnis) -> Budgetstufe:
        eigener, wert = stufe.allein, ergebnis.nachweis.zielwert
        besser = max if self.viel_ist_gut else min
        return Budgetstufe(
            id=stufe.szenario.id,
            faktor=stufe.faktor,
            gewicht=gewicht,
            ergebnis=ergebnis,
            eigener_wert=None if eigener is None else besser(eigener.nachweis.zielwert, wert),
            eigene_luecke=None if eigener is None else eigener.nachweis.luecke,
        )

    def _engste(self, schranke: Decimal | None) -> Decimal | None:
        """Return the tighter bound: that of the joint search, or the mean of those of the levels alone."""
        einzelne = [None if stufe.allein is None else stufe.allein.nachweis.schranke for stufe in self.stufen]
        bekannte = [wert for wert in einzelne if wert is not None]
        schranken = [] if schranke is None else [schranke]
        if len(bekannte) == len(einzelne):
            paare = zip(self._gewichte(), bekannte, strict=True)
            schranken.append(sum((gewicht * wert for gewicht, wert in paare), Decimal(0)))
        if not schranken:
            return None
        return min(schranken) if self.viel_ist_gut else max(schranken)


def _ist_geschachtelt(liste: Sequence[Auswahl]) -> bool:
    return all(enthaelt(groessere, kleinere) for kleinere, groessere in itertools.pairwise(liste))


def _von_aussen(anzahl: int) -> list[int]:
    """Return the levels from the outside in: the largest, the smallest, then always the middle of what is open."""
    folge, offen = [anzahl - 1, 0], [(0, anzahl - 1)]
    while offen:
        unten, oben = offen.pop(0)
        if oben - unten > 1:
            mitte = (unten + oben) // 2
            folge.append(mitte)
            offen += [(unten, mitte), (mitte, oben)]
    return folge[:1] if anzahl == 1 else folge
