"""From a case to the front of two or three aims, each point a verified plan: reads as the story.

Augmented epsilon-constraint method: the first aim is searched for while the others have to keep limits; then,
keeping what was reached, each of the others. That is how what is left of a limit is rewarded here: with a search
of its own, for as a small term of the aim it would vanish in the asked gap. Where limits are set: ``zellen.py``.
"""

import operator
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from massnahmenplan.begriffe.planziel import GENAUIGKEIT, Zielname
from massnahmenplan.bericht import worte
from massnahmenplan.ergebnis import Ergebnis
from massnahmenplan.ergebnis.front import Front, Frontende, Frontpunkt, Suchzahlen, tauschfolge
from massnahmenplan.grundlagen.fehler import KeinPlanFehler, UnerfuellbarFehler
from massnahmenplan.paretofront.auftrag import verlange_auftrag
from massnahmenplan.paretofront.auslese import Auslese, Kandidat, gedreht
from massnahmenplan.paretofront.knie import knie
from massnahmenplan.paretofront.suche import Antwort, Sucher
from massnahmenplan.paretofront.zellen import UNBEGRENZT, Ort, Zelle, Zellen, ort
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.szenarien.leerplan import leerer_plan
from massnahmenplan.szenarien.teillauf import Teillauf
from massnahmenplan.vorgaben import Vorgaben, erlaubter_abstand, verlange_kriterien

PUNKTE = 10


def pareto(
    fall: Planungsfall,
    ziele: Sequence[str] = ("co2", "kosten"),
    punkte: int = PUNKTE,
    vorgaben: Vorgaben | None = None,
    melde: Callable[[str], None] | None = None,
) -> Front:
    """Return plans of which none is better in one aim without being worse in another, at most so many.

    Each is a whole, recounted plan with a bound per aim; few points lie far apart, and with enough points it is
    proven that none is missing. Aims and tolerances in ``vorgaben`` do not count here.

    Errors: EingabeFehler for aims or a number that make no sense; UnerfuellbarFehler, with ways out, if no plan
    meets the hard limits; KeinPlanFehler if the run was stopped, or its time was over, before there was any;
    AbweichungsFehler as in ``plane``.
    """
    namen = verlange_auftrag(ziele, punkte)
    alle = replace(vorgaben or Vorgaben(), ziel=namen, toleranz=None)
    verlange_kriterien(fall, alle)
    lauf = _Lauf(fall, alle, punkte, melde or (lambda _: None))
    try:
        return lauf.front()
    except UnerfuellbarFehler:
        leer = leerer_plan(fall, alle)  # without a single option there is nothing to search for
        if leer is None:
            raise
        return lauf.nur(leer)


class _Lauf:
    """One run: what is asked, what has been found."""

    def __init__(self, fall: Planungsfall, vorgaben: Vorgaben, punkte: int, melde: Callable[[str], None]) -> None:
        self.fall, self.vorgaben, self.anzahl, self.melde = fall, vorgaben, punkte, melde
        self.ziele, self.luecke = vorgaben.ziele, Decimal(repr(vorgaben.luecke))
        self.lauf = Teillauf(vorgaben, punkte)
        self.auslese = Auslese(self.ziele, self.luecke)
        self.zellen: Zellen | None = None
        self.gesuchte_enden: list[Zielname] = []
        self.offene_enden = list(self.ziele)
        self.suchen = self.leere = 0
        self.ohne_antwort = 1  # all there is, until ends are found

    def front(self) -> Front:
        """Work through the steps; a signal ends them with what there is."""
        with self.lauf.anhaltbar():
            self._suche()
        if not self.auslese.kandidaten:
            text = "Abgebrochen, bevor ein gültiger Plan gefunden war."
            raise KeinPlanFehler(text, self.lauf.signalnummer)
        return self._ergebnis()

    def nur(self, plan: Ergebnis) -> Front:
        """Return the front of a case that has a single plan."""
        self.auslese.nimm(Kandidat(gedreht(self.ziele, plan.bilanz), plan, {}))
        self.ohne_antwort = 0
        self.gesuchte_enden, self.offene_enden = list(self.ziele), []
        return self._ergebnis()

    def _suche(self) -> None:
        """Search for the ends, then in the largest cell as long as there is one."""
        sucher = Sucher(self.fall, self.vorgaben, self.lauf)
        enden: list[Antwort] = []
        for ziel in self.ziele:
            if enden and self._ist_schluss:
                return
            self.melde(f"Ende der Front: {worte.ziel(ziel)}")
            start = self.auslese.kandidaten[0] if enden else None
            enden.append(sucher.suche(ziel, self._unbegrenzt, start) if enden else sucher.suche_erstes())
            self._sammle(sucher, enden[-1])
            self._merke_ende(sucher, enden[-1])
        self._lege_zellen(sucher, enden)
        assert self.zellen is not None
        while len(self.auslese.kandidaten) < self.anzahl and not self._ist_schluss:
            zelle = self.zellen.naechste()
            if zelle is None:
                return
            grenzen = self.zellen.grenzen(zelle)
            self.melde(f"Punkt {len(self.auslese.kandidaten) + 1} von höchstens {self.anzahl}")
            antwort = sucher.suche(self.ziele[0], grenzen, self.auslese.naechster(grenzen))
            self._werte_aus(sucher, antwort, zelle, grenzen)

    def _merke_ende(self, sucher: Sucher, ende: Antwort) -> None:
        """Take note of which aims have an end, and of which it is proven."""
        if not ende.stufen:
            return
        ziel, offen = ende.folge[0], sucher.offen(ende)
        self.gesuchte_enden.append(ziel)
        wert = sucher.werte(ende)[self.ziele.index(ziel)]
        if offen is not None and offen <= erlaubter_abstand(ziel, self.luecke, wert):
            self.offene_enden.remove(ziel)

    @property
    def _ist_schluss(self) -> bool:
        limit = self.vorgaben.zeitlimit_s
        return self.lauf.signalnummer is not None or (limit is not None and self.lauf.uhr.vergangen_s >= limit)

    @property
    def _unbegrenzt(self) -> Ort:
        return (UNBEGRENZT,) * (len(self.ziele) - 1)

    def _lege_zellen(self, sucher: Sucher, enden: Sequence[Antwort]) -> None:
        """Open the space between the ends, less what they have answered."""
        gefunden = {antwort.folge[0]: sucher.werte(antwort) for antwort in enden if antwort.stufen}
        beste = tuple(max(spalte) for spalte in zip(*gefunden.values(), strict=True))
        genau = tuple(GENAUIGKEIT[ziel] for ziel in self.ziele[1:])
        self.zellen = Zellen(ort(beste), genau, tuple(self._spiel(sucher, antwort) for antwort in enden[1:]))
        self.ohne_antwort = 0
        for antwort in enden:
            self.ohne_antwort += not antwort.bewiesen
            if (werte := gefunden.get(antwort.folge[0])) is None:
                continue
            self.zellen.kenne(ort(werte))
            stelle = self.ziele.index(antwort.folge[0])
            grenzen = tuple(w if k == stelle else UNBEGRENZT for k, w in enumerate(werte))
            self.zellen.beantworte(None, ort(grenzen), ort(werte), neu=True, bewiesen=antwort.bewiesen)

    def _spiel(self, sucher: Sucher, ende: Antwort) -> Decimal:
        """Return what of the asked gap in an aim its end leaves: a plan may have more of it than the end has."""
        offen = sucher.offen(ende) if ende.stufen else None
        if offen is None:
            return Decimal(0)
        wert = sucher.werte(ende)[self.ziele.index(ende.folge[0])]
        return max(Decimal(0), erlaubter_abstand(ende.folge[0], self.luecke, wert) - offen)

    def _werte_aus(self, sucher: Sucher, antwort: Antwort, zelle: Zelle, grenzen: Ort) -> None:
        """Say what is left of the cells after a search in one of them."""
        assert self.zellen is not None
        self.ohne_antwort += not antwort.bewiesen
        if not antwort.stufen and not antwort.bewiesen:
            self.suchen += 1
            self.zellen.lass(zelle)
            return
        bekannter = self._sammle(sucher, antwort)
        neu = bool(antwort.stufen) and bekannter is None
        self.leere += antwort.bewiesen and not neu
        werte = bekannter.werte if bekannter else sucher.werte(antwort) if antwort.stufen else None
        if werte is not None:
            self.zellen.kenne(ort(werte))
        stelle = None if werte is None else ort(werte)
        self.zellen.beantworte(zelle, grenzen, stelle, neu=neu, bewiesen=antwort.bewiesen)

    def _sammle(self, sucher: Sucher, antwort: Antwort) -> Kandidat | None:
        """Keep the plan that was found, or return the one that makes it needless."""
        self.suchen += 1
        if not antwort.stufen:
            return None
        bekannter = self.auslese.bekannter(sucher.werte(antwort))
        if bekannter is None:
            self.auslese.nimm(sucher.vollende(antwort))
        return bekannter

    def _ergebnis(self) -> Front:
        kandidaten = sorted(
            self.auslese.kandidaten, key=lambda k: [k.ergebnis.bilanz.zielwerte[z] for z in self.ziele]
        )
        beste = [max(spalte) for spalte in zip(*(k.werte for k in kandidaten), strict=True)]
        nicht_gesucht = tuple(ziel for ziel in self.ziele if ziel not in self.gesuchte_enden)
        stellen = len(str(len(kandidaten)))
        punkte = tuple(
            Frontpunkt(f"punkt-{nummer:0{stellen}}", k.ergebnis, self._bester_in(k, beste), nicht_gesucht)
            for nummer, k in enumerate(kandidaten, 1)
        )
        enden = [k.werte for k in kandidaten if any(map(operator.eq, k.werte, beste))]
        am_knie = None if nicht_gesucht else knie([k.werte for k in kandidaten], enden)
        return Front(
            ziele=self.ziele,
            punkte=punkte,
            knie=next((p.id for k, p in zip(kandidaten, punkte, strict=True) if k.werte == am_knie), None),
            tausch=tauschfolge(self.ziele, punkte),
            verlangte_punkte=self.anzahl,
            verlangte_luecke=self.luecke,
            ende=self._ende(),
            zahlen=self._zahlen(),
            dauer_s=self.lauf.uhr.vergangen_s,
            signalnummer=self.lauf.signalnummer,
            offene_enden=tuple(self.offene_enden),
        )

    def _bester_in(self, kandidat: Kandidat, beste: Sequence[Decimal]) -> tuple[Zielname, ...]:
        paare = zip(self.ziele, kandidat.werte, beste, strict=True)
        return tuple(z for z, wert, b in paare if wert == b and z not in self.offene_enden)

    def _ende(self) -> Frontende:
        if self.lauf.signalnummer is not None:
            return Frontende.ABGEBROCHEN
        if not self._offene_zellen:
            return Frontende.VOLLSTAENDIG
        if len(self.auslese.kandidaten) >= self.anzahl and not self.offene_enden:
            return Frontende.ANZAHL
        return Frontende.LUECKE_OFFEN if self.vorgaben.zeitlimit_s is None else Frontende.ZEITLIMIT

    @property
    def _offene_zellen(self) -> int:
        return self.ohne_antwort + (0 if self.zellen is None else len(self.zellen))

    def _zahlen(self) -> Suchzahlen:
        auslese, zellen = self.auslese, self.zellen
        return Suchzahlen(
            suchen=self.suchen,
            doppelte=auslese.doppelte,
            dominierte=auslese.dominierte,
            innerhalb_der_luecke=auslese.innerhalb_der_luecke,
            leere_zellen=self.leere,
            uebersprungene_zellen=0 if zellen is None else zellen.uebersprungen,
            schmale_zellen=0 if zellen is None else zellen.schmal,
            offene_zellen=self._offene_zellen,
        )
