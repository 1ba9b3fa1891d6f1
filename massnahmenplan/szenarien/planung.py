"""From a case with scenarios to one decision and a verified plan per scenario: reads as the story."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from massnahmenplan.aufbereitung import bereite_auf
from massnahmenplan.aufbereitung.einheiten import zielwert_aus_modell
from massnahmenplan.begriffe.planziel import JE_MEHR_DESTO_BESSER
from massnahmenplan.begriffe.risiko import Risikomass
from massnahmenplan.begriffe.szenario import Szenario
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.ergebnis.szenarioergebnis import Szenarioergebnis, Szenariowert
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, KeinPlanFehler, UnerfuellbarFehler
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.szenarien.fall import angewandt_auf, mit, nur_offenes
from massnahmenplan.szenarien.programmende import GRUNDFALL
from massnahmenplan.szenarien.suche import Entscheidung, Gemeinsam, Szenarienlage, suche_gemeinsam
from massnahmenplan.szenarien.teillauf import Teillauf
from massnahmenplan.szenarien.unterschiede import unterschiede
from massnahmenplan.vorgaben import Vorgaben

VERSUCHE = 10


def plane_szenarien(
    fall: Planungsfall,
    vorgaben: Vorgaben | None = None,
    risiko: Risikomass | None = None,
    melde: Callable[[str], None] | None = None,
) -> Szenarioergebnis:
    """Return the best decision for all scenarios of a case, and the best plan that follows it in each of them.

    Probabilities are taken in proportion, so that a selection of scenarios can be planned for; ``melde`` hears
    what is being worked on.

    Errors: UnerfuellbarFehler naming the scenario that cannot be met, or that nothing suits all; KeinPlanFehler if
    the run was stopped before there was a plan for each; AbweichungsFehler as in ``plane``. A signal after that
    ends the run with what is verified (``signalnummer``). Of several aims the first decides (``weitere_ziele``).
    """
    alle = (vorgaben or Vorgaben()).fuer(fall.projekt)
    lauf = _Lauf(fall, alle.nur_erstes_ziel, risiko or Risikomass(), melde or (lambda _: None))
    return replace(lauf.ergebnis(), weitere_ziele=alle.ziele[1:])


@dataclass(frozen=True, slots=True)
class _Grundfall:
    """The plan that would be made without scenarios, and what becomes of its decision in each of them."""

    entscheidung: Entscheidung | None
    ergebnisse: tuple[Ergebnis | None, ...]
    undurchfuehrbar: tuple[bool, ...]


class _Lauf:
    """One run: what is asked, what has been found."""

    def __init__(
        self, fall: Planungsfall, vorgaben: Vorgaben, risiko: Risikomass, melde: Callable[[str], None]
    ) -> None:
        if not fall.szenarien:
            raise ValueError("Der Fall nennt keine Szenarien.")
        self.fall, self.vorgaben, self.risiko, self.melde = fall, vorgaben, risiko, melde
        summe = sum((s.wahrscheinlichkeit for s in fall.szenarien), Decimal(0))
        self.anteile = tuple(s.wahrscheinlichkeit / summe for s in fall.szenarien)
        self.faelle = tuple(
            (szenario, angewandt_auf(szenario, fall))
            for szenario in (nur_offenes(szenario, fall) for szenario in fall.szenarien)
        )
        self.lauf = Teillauf(vorgaben, 5 * len(self.faelle) + 2)

    def ergebnis(self) -> Szenarioergebnis:
        """Work through the steps."""
        allein = tuple(self._allein(szenario, fall) for szenario, fall in self.faelle)
        gefunden = self._gemeinsam()
        grundfall = _Grundfall(None, (None,) * len(self.faelle), (False,) * len(self.faelle))
        with self.lauf.anhaltbar():
            grundfall = self._grundfall(grundfall)
        gemeinsam, ergebnisse = self._bessere(*gefunden, grundfall)
        ergebnis = self._zusammengestellt(gemeinsam, ergebnisse, allein, grundfall)
        with self.lauf.anhaltbar():
            ergebnis = self._mit_grundfall(ergebnis, gemeinsam.entscheidung)
        schranke = ergebnis.zielwert if gemeinsam.ohne_wahl else ergebnis.schranke
        return replace(
            ergebnis, schranke=schranke, dauer_s=self.lauf.uhr.vergangen_s, signalnummer=self.lauf.signalnummer
        )

    def _bessere(
        self, gemeinsam: Gemeinsam, ergebnisse: Sequence[Ergebnis], grundfall: _Grundfall
    ) -> tuple[Gemeinsam, Sequence[Ergebnis]]:
        """Return the decision of the plan without scenarios if it is better: the search ends within a gap."""
        andere = [ergebnis for ergebnis in grundfall.ergebnisse if ergebnis is not None]
        if grundfall.entscheidung is None or len(andere) < len(ergebnisse):
            return gemeinsam, ergebnisse
        bisher, neu = self._wert(ergebnisse), self._wert(andere)
        if (neu > bisher) if self.viel_ist_gut else (neu < bisher):
            return replace(gemeinsam, entscheidung=grundfall.entscheidung), andere
        return gemeinsam, ergebnisse

    @property
    def viel_ist_gut(self) -> bool:
        """True if more of the aim is better."""
        return self.vorgaben.zielname in JE_MEHR_DESTO_BESSER

    def _wert(self, ergebnisse: Sequence[Ergebnis]) -> Decimal:
        werte = (ergebnis.nachweis.zielwert for ergebnis in ergebnisse)
        return self.risiko.wert(list(zip(self.anteile, werte, strict=True)), self.viel_ist_gut)

    def _bester(self, allein: Decimal | None, *ergebnisse: Ergebnis | None) -> Decimal | None:
        """Return the best value known of a scenario: plans that follow a common decision are plans of it, too."""
        if allein is None:
            return None
        werte = [allein, *(ergebnis.nachweis.zielwert for ergebnis in ergebnisse if ergebnis is not None)]
        return max(werte) if self.viel_ist_gut else min(werte)

    def _zusammengestellt(
        self,
        gemeinsam: Gemeinsam,
        ergebnisse: Sequence[Ergebnis],
        allein: Sequence[Decimal | None],
        grundfall: _Grundfall,
    ) -> Szenarioergebnis:
        vergleich = ergebnisse[0]
        return Szenarioergebnis(
            massnahmen=gemeinsam.entscheidung.varianten,
            beginne=gemeinsam.entscheidung.beginne,
            werte=tuple(
                Szenariowert(
                    szenario=szenario,
                    wahrscheinlichkeit=anteil,
                    ergebnis=ergebnis,
                    eigener_wert=self._bester(eigener, ergebnis, andere),
                    grundfall_wert=None if andere is None else andere.nachweis.zielwert,
                    grundfall_undurchfuehrbar=gescheitert,
                    unterschiede=tuple(unterschiede(vergleich, ergebnis)),
                )
                for (szenario, _), anteil, ergebnis, eigener, andere, gescheitert in zip(
                    self.faelle,
                    self.anteile,
                    ergebnisse,
                    allein,
                    grundfall.ergebnisse,
                    grundfall.undurchfuehrbar,
                    strict=True,
                )
            ),
            grundfall=None,
            risiko=self.risiko,
            schranke=None
            if gemeinsam.schranke is None
            else zielwert_aus_modell(self.vorgaben.zielname, gemeinsam.schranke),
            verlangte_luecke=Decimal(repr(self.vorgaben.luecke)),
            dauer_s=self.lauf.uhr.vergangen_s,
        )

    def _allein(self, szenario: Szenario, fall: Planungsfall) -> Decimal | None:
        """Return the best value of one scenario by itself; None if it was not found in time."""
        self.melde(f"Szenario „{szenario.bezeichnung}“ für sich")
        try:
            wert = self.lauf.plane(fall).nachweis.zielwert
        except UnerfuellbarFehler as fehler:
            gruende = [f"Szenario {szenario.nennung}: {g}" for g in fehler.gruende]
            raise UnerfuellbarFehler(gruende) from fehler
        except KeinPlanFehler as fehler:
            if fehler.signalnummer is not None:
                raise
            return None
        if self.lauf.signalnummer is not None:
            text = "Abgebrochen, bevor es eine gemeinsame Entscheidung für alle Szenarien gab."
            raise KeinPlanFehler(text, self.lauf.signalnummer)
        return wert

    def _gemeinsam(self) -> tuple[Gemeinsam, tuple[Ergebnis, ...]]:
        """Return the best decision that the exact recount of every scenario confirms, and the plans."""
        self.melde("Gemeinsame Entscheidung")
        lage = Szenarienlage(
            self.faelle,
            tuple(bereite_auf(fall, self.vorgaben.zielname) for _, fall in self.faelle),
            tuple(float(anteil) for anteil in self.anteile),
        )
        verworfen: list[Entscheidung] = []
        for _ in range(VERSUCHE):
            gemeinsam = suche_gemeinsam(lage, self.risiko, self.lauf.wuensche(len(self.faelle)), verworfen)
            self.lauf.merke(gemeinsam.signalnummer)
            try:
                return gemeinsam, tuple(self._folge(gemeinsam.entscheidung, *paar) for paar in self.faelle)
            except UnerfuellbarFehler as fehler:  # held within the solver's tolerance, but not to the cent
                verworfen.append(gemeinsam.entscheidung)
                letzter = fehler
        raise AbweichungsFehler(letzter.gruende)

    def _folge(self, entscheidung: Entscheidung, szenario: Szenario, fall: Planungsfall) -> Ergebnis:
        self.melde(f"Szenario „{szenario.bezeichnung}“ unter der gemeinsamen Entscheidung")
        return self.lauf.plane(entscheidung.festgelegt_in(fall, szenario))

    def _mit_grundfall(self, ergebnis: Szenarioergebnis, entscheidung: Entscheidung) -> Szenarioergebnis:
        """Add the plan that follows the common decision in the case without any scenario."""
        if self.lauf.signalnummer is not None:
            return ergebnis
        self.melde("Gemeinsame Entscheidung im Grundfall")
        unveraendert = Szenario(id=GRUNDFALL, wahrscheinlichkeit=Decimal(0))
        try:
            plan = self.lauf.plane(entscheidung.festgelegt_in(mit(self.fall, szenarien=()), unveraendert))
        except UnerfuellbarFehler:
            return replace(ergebnis, grundfall_undurchfuehrbar=True)
        except KeinPlanFehler:
            return ergebnis
        return replace(ergebnis, grundfall=plan)

    def _grundfall(self, unbekannt: _Grundfall) -> _Grundfall:
        """Plan as if there were no scenarios, and see what becomes of it in each; a signal leaves it unknown."""
        if self.lauf.signalnummer is not None:
            return unbekannt
        self.melde("Plan ohne Szenarien zum Vergleich")
        try:
            plan = self.lauf.plane(mit(self.fall, szenarien=()))
        except (UnerfuellbarFehler, KeinPlanFehler):
            return unbekannt
        entscheidung = _entscheidung(self.fall, plan)
        ergebnisse: list[Ergebnis | None] = []
        gescheitert = []
        for paar in self.faelle:
            if self.lauf.signalnummer is not None:
                return unbekannt
            ergebnis, fehlt = None, False
            try:
                ergebnis = self._folge(entscheidung, *paar)
            except UnerfuellbarFehler:
                fehlt = True
            except KeinPlanFehler:
                pass
            ergebnisse.append(ergebnis)
            gescheitert.append(fehlt)
        return _Grundfall(entscheidung, tuple(ergebnisse), tuple(gescheitert))


def _entscheidung(fall: Planungsfall, ergebnis: Ergebnis) -> Entscheidung:
    """Return what a plan decides now."""
    schritte, bis = ergebnis.plan.schritte, fall.projekt.entscheidung_bis
    jahr_von = fall.projekt.zeitachse.jahr_von
    return Entscheidung(
        varianten=tuple((schritt.massnahme, schritt.variante) for schritt in schritte),
        beginne=tuple(
            (s.massnahme, jahr_von(s.beginn)) for s in schritte if bis is not None and jahr_von(s.beginn) <= bis
        ),
        bis=bis,
    )
