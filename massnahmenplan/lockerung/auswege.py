"""The search for ways out: in one direction after the other, then from several, each proven on a changed case."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal

from massnahmenplan.aufbereitung.optionen import Optionsliste
from massnahmenplan.begriffe.massnahme import gesamtkosten
from massnahmenplan.ergebnis.ausweg import Ausweg, Lockerung, Lockerungsart, Richtung
from massnahmenplan.lockerung.anwendung import repariere
from massnahmenplan.lockerung.elastisch import SPIEL, Elastisch, Raum, Wahl
from massnahmenplan.lockerung.frist import Frist, ZeitUmError
from massnahmenplan.lockerung.hebel import Hebel
from massnahmenplan.lockerung.probe import erprobe
from massnahmenplan.lockerung.worte import beziffere, nenne
from massnahmenplan.loeser import Ende
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.suche import Fund

JE_SUCHE_S = 5.0
JE_PROBE_S = 5.0
JE_PRUEFUNG_S = 2.0
"""For the question whether any change of a way out is idle."""
VERSUCHE = 3
"""How often an amount is made a step larger if the recount does not confirm it."""
GENUG = 3
"""With so many ways out none is looked for that only differs from another one in its details."""
GLEICHE_OPTIONEN = frozenset(
    {
        Lockerungsart.HAUSHALT,
        Lockerungsart.VERPFLICHTUNG,
        Lockerungsart.ZIEL,
        Lockerungsart.ZIELJAHR,
        Lockerungsart.RESSOURCE,
    }
)
"""Changes that leave every measure with the same options."""
NACHKOMMA = Decimal("0.001")


@dataclass(slots=True)
class Auswege:
    """What was found so far, and the means to find more."""

    fall: Planungsfall
    elastisch: Elastisch
    frist: Frist
    gefunden: list[Ausweg] = field(default_factory=list)
    raeume: dict[Richtung, Raum] = field(default_factory=dict)
    """Direction -> smallest room in it alone."""
    offen: bool = False
    """True: a search ended without an answer."""
    erschoepft: set[Richtung] = field(default_factory=set)
    """Directions in which every search has ended with an answer."""
    _optionen: Optionsliste | None = None
    _geloest: list[tuple[Ausweg, Raum]] = field(default_factory=list)

    @contextmanager
    def suchend_in(self, richtung: Richtung) -> Iterator[None]:
        """Note whether all searches in a direction end with an answer: then nothing is left open in it."""
        bisher, self.offen = self.offen, False
        try:
            yield
            if not self.offen:
                self.erschoepft.add(richtung)
        finally:
            self.offen = self.offen or bisher

    def suche_in(self, richtung: Richtung) -> None:
        """Look for the smallest change in one direction alone; for another one if it does not stand the proof."""
        preise = {n: hebel.gewicht * hebel.faktor for n, hebel in self._hebel({richtung})}
        ganz = True
        for _ in range(VERSUCHE):
            raum = self._kleinster({n: self.elastisch.hebel[n].oben for n in preise}, preise, ganz)
            if raum is None:
                return
            if richtung is Richtung.ZIEL and not raum.je_hebel:  # missed by less than the solver's tolerance
                raum = replace(raum, je_hebel=dict.fromkeys(preise, SPIEL))
            if self._nimm(richtung, raum):
                self.raeume[richtung] = raum
                return
            preise = {n: preis for n, preis in preise.items() if n not in raum.je_hebel}
            ganz = False
        self.offen = True  # other levers might stand the proof

    def suche_halbe(self) -> None:
        """Look for the smallest target that is missed with half of the money that would do alone."""
        geld = self.raeume.get(Richtung.GELD)
        if geld is None or Richtung.ZIEL not in self.raeume:
            return
        preise = self._punkte({Richtung.GELD, Richtung.ZIEL})
        halb = {n: geld.je_hebel.get(n, 0.0) / 2 for n, _ in self._hebel({Richtung.GELD})}
        erlaubt = {n: halb.get(n, self.elastisch.hebel[n].oben) for n in preise}
        if raum := self._kleinster(erlaubt, preise, False):
            self._nimm(Richtung.GEMISCHT, raum)

    def suche_gemischt(self) -> None:
        """Look for the smallest change of whatever kind."""
        preise = self._punkte(set(Richtung))
        if raum := self._kleinster({n: self.elastisch.hebel[n].oben for n in preise}, preise):
            self._nimm(self._richtung_von(raum), raum)

    def suche_andere(self) -> None:
        """Look for ways out that do without something that each found one needs, until there are enough."""
        for ausweg, raum in tuple(self._geloest):
            je_richtung: dict[Richtung, set[int]] = {}
            for n in raum.je_hebel:
                je_richtung.setdefault(self.elastisch.hebel[n].richtung, set()).add(n)
            for richtung, nummern in je_richtung.items():
                if len(self.gefunden) >= GENUG:
                    return
                gemischt = len(je_richtung) > 1
                ohne = {n for n, _ in self._hebel({richtung})} if gemischt else nummern
                self._suche_ohne(ausweg.richtung, ohne)

    def _suche_ohne(self, richtung: Richtung, ohne: set[int]) -> None:
        """Look without some levers: in the same direction, then in all."""
        bisher = len(self.gefunden)
        if richtung is not Richtung.GEMISCHT:
            preise = {n: h.gewicht * h.faktor for n, h in self._hebel({richtung}) if n not in ohne}
            if raum := self._kleinster({n: self.elastisch.hebel[n].oben for n in preise}, preise, False):
                self._nimm(richtung, raum)
        if len(self.gefunden) == bisher:
            preise = {n: wert for n, wert in self._punkte(set(Richtung)).items() if n not in ohne}
            if raum := self._kleinster({n: self.elastisch.hebel[n].oben for n in preise}, preise, False):
                self._nimm(self._richtung_von(raum), raum)

    def erprobe(
        self,
        lockerungen: Sequence[Lockerung],
        hoechstens_s: float,
        wahl: Wahl = frozenset(),
        ist_nah: bool = False,
    ) -> tuple[bool | None, Fund | None]:
        """Return whether the case has a plan with these changes, and the plan; from ``wahl`` on."""
        optionen = None
        if all(lockerung.art in GLEICHE_OPTIONEN for lockerung in lockerungen):
            optionen = self._optionen = self._optionen or self.elastisch.optionen_des_falls()
        geht, fund = erprobe(repariere(self.fall, lockerungen), self.frist, hoechstens_s, wahl, optionen, ist_nah)
        self.offen = self.offen or geht is None
        return geht, fund

    def nimm_auf(self, ausweg: Ausweg) -> None:
        """Take a way out, unless another one changes nothing more; and leave those that change more than it."""
        if not any(_kommt_aus_mit(a, ausweg) for a in self.gefunden):
            self.gefunden = [a for a in self.gefunden if not _kommt_aus_mit(ausweg, a)] + [ausweg]

    def _hebel(self, richtungen: Iterable[Richtung]) -> list[tuple[int, Hebel]]:
        erlaubt = set(richtungen)
        return [(n, hebel) for n, hebel in enumerate(self.elastisch.hebel) if hebel.richtung in erlaubt]

    def _punkte(self, richtungen: Iterable[Richtung]) -> dict[int, float]:
        return {n: hebel.punkte * hebel.faktor for n, hebel in self._hebel(richtungen)}

    def _richtung_von(self, raum: Raum) -> Richtung:
        richtungen = {self.elastisch.hebel[n].richtung for n in raum.je_hebel}
        return next(iter(richtungen)) if len(richtungen) == 1 else Richtung.GEMISCHT

    def _kleinster(
        self, erlaubt: Mapping[int, float], preise: Mapping[int, float], ganz: bool = True
    ) -> Raum | None:
        """Return the smallest room; its bound says something only if ``ganz``, all of a direction, is allowed."""
        if not erlaubt:
            return None
        ende, raum = self.elastisch.loese(erlaubt, preise, self.frist, JE_SUCHE_S)
        if raum is None and ende is not Ende.UNERFUELLBAR:
            self.offen = True
        return raum if raum is None or ganz else replace(raum, mindestens=None)

    def _nimm(self, richtung: Richtung, raum: Raum) -> bool:
        """Round, drop what is idle, prove, and keep; say if there is a plan."""
        investition = self._investition(raum.wahl)
        je_hebel, ist_minimal = self._ohne_ueberfluessige(raum, investition)
        wahl = raum.wahl if len(je_hebel) == len(raum.je_hebel) else frozenset()
        hebel = [self.elastisch.hebel[n] for n in je_hebel]
        for mehr in range(VERSUCHE if hebel else 0):
            lockerungen = [
                beziffere(self.fall, einer, wert, investition, mehr)
                for einer, wert in zip(hebel, je_hebel.values(), strict=True)
            ]
            geht, fund = self.erprobe(lockerungen, JE_PROBE_S, wahl)
            if fund is not None:
                groesse = _groesse(richtung, hebel, lockerungen)
                ausweg = baue_ausweg(richtung, lockerungen, fund, groesse, raum.mindestens, ist_minimal)
                self.nimm_auf(ausweg)
                self._geloest.append((ausweg, raum))
                return True
            if geht is None or all(lockerung.um is None for lockerung in lockerungen):
                return False
        return False

    def _investition(self, wahl: Wahl) -> Decimal:
        weit = self.elastisch.aufbereitung.optionen
        gewaehlt = {(eintrag[0], eintrag[1]) for eintrag in wahl}
        arten = {(o.massnahme, o.variante): gesamtkosten(o.ausfuehrung) for o in weit}
        return sum((arten[stelle] for stelle in gewaehlt if stelle in arten), Decimal(0))

    def _ohne_ueberfluessige(self, raum: Raum, investition: Decimal) -> tuple[dict[int, float], bool]:
        """Return the room without levers that the others, rounded up, make idle; and if that is proven."""
        je_hebel, bewiesen = dict(raum.je_hebel), True
        frist = self.frist.teil(JE_PRUEFUNG_S)
        try:
            for n in tuple(je_hebel) if len(je_hebel) > 1 else ():
                ohne = {m: self._gerundet(m, wert, investition) for m, wert in je_hebel.items() if m != n}
                geht = self.elastisch.geht(ohne, frist, JE_PRUEFUNG_S)
                if geht:
                    del je_hebel[n]
                bewiesen = bewiesen and geht is not None
        except ZeitUmError:
            bewiesen = False
        return je_hebel, bewiesen

    def _gerundet(self, n: int, raum: float, investition: Decimal) -> float:
        hebel = self.elastisch.hebel[n]
        um = beziffere(self.fall, hebel, raum, investition).um
        if um is None or hebel.art in {Lockerungsart.ZIEL, Lockerungsart.SPAETESTES_ENDE}:
            return raum
        return max(raum, float(um) / hebel.faktor)


def baue_ausweg(
    richtung: Richtung,
    lockerungen: Sequence[Lockerung],
    fund: Fund,
    groesse: Decimal,
    mindestens: float | None,
    ist_minimal: bool,
) -> Ausweg:
    """Return a way out with the figures of the plan that proves it."""
    bewiesen = None if mindestens is None else min(groesse, Decimal(repr(max(mindestens, 0.0))))
    return Ausweg(
        richtung=richtung,
        lockerungen=tuple(lockerungen),
        satz=nenne(richtung, lockerungen),
        groesse=groesse.quantize(NACHKOMMA),
        mindestens=None if bewiesen is None else bewiesen.quantize(NACHKOMMA),
        ist_minimal=ist_minimal,
        massnahmen=len(fund.plan.schritte),
        zielwerte=dict(fund.bilanz.zielwerte),
    )


def _groesse(richtung: Richtung, hebel: Sequence[Hebel], lockerungen: Sequence[Lockerung]) -> Decimal:
    """Return the sum of all changes in the weights of the direction; something that is dropped counts as one."""
    return sum(
        (
            Decimal(repr(einer.punkte if richtung is Richtung.GEMISCHT else einer.gewicht))
            * (lockerung.um if lockerung.um is not None else Decimal(1))
            for einer, lockerung in zip(hebel, lockerungen, strict=True)
        ),
        Decimal(0),
    )


def _kommt_aus_mit(eine: Ausweg, andere: Ausweg) -> bool:
    """Return whether the one changes nothing that the other does not change as much."""
    braucht, hat = _betraege(eine.lockerungen), _betraege(andere.lockerungen)
    return all(stelle in hat and um <= hat[stelle] for stelle, um in braucht.items())


def _betraege(lockerungen: Iterable[Lockerung]) -> dict[tuple[object, ...], Decimal]:
    return {
        (eine.art, eine.kennung, eine.jahr, eine.teil, eine.bisher): eine.um if eine.um is not None else Decimal(0)
        for eine in lockerungen
    }
