"""Why a measure changed, judged from both cases and both plans; ``bericht.ursachen`` puts it into words.

1. What changed at the measure itself, where nothing else is needed to explain the change: as it was it is not
   possible any more by itself (or as it is now it was not before), or it needs more of a limit than there is.
2. Otherwise the limits that stand in the way (``gegenrechnung.py``): who needs more of them than before, or who
   frees what the change needs. Nobody who frees a limit is named for pushing others out of it, and the other way
   round. A limit that is another one now counts alike.
3. Otherwise that the measure itself became better, and comes, or worse, and goes; then what others change of its
   effect or its grants, then the aim. What explains nothing is called so.

Nothing is solved: that the change would not have come otherwise is not proven.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsart
from massnahmenplan.ergebnis import Bilanz, Massnahmenbilanz, Plan
from massnahmenplan.ergebnis.anlass import (
    Anlass,
    Antragsanlass,
    Bescheidanlass,
    EigenerAnlass,
    Eingabeanlass,
    Engstelle,
    Festlegungsanlass,
    Folgeanlass,
    Mitwirkung,
    Programmanlass,
    Standanlass,
    Stichtagsanlass,
    Ungeklaert,
    Verdraengung,
    Vorgabenanlass,
    Zielanlass,
)
from massnahmenplan.ergebnis.fallunterschied import Fallunterschied
from massnahmenplan.fallunterschiede import fallunterschiede
from massnahmenplan.fortschreibung.eigenes import FOERDERARTEN, Eigenes
from massnahmenplan.fortschreibung.gegenrechnung import Gegenrechnung, Probe
from massnahmenplan.fortschreibung.letzter import Letzter
from massnahmenplan.fortschreibung.nachbarn import nachbarn
from massnahmenplan.fortschreibung.spielraum import Faelle, spielraum
from massnahmenplan.fortschreibung.verbrauch import verbrauch
from massnahmenplan.planungsfall import Planungsfall

NUR_TEXT = frozenset({"name", "hinweis", "quelle", "quellen", "breite", "laenge", "geometrie"})
"""Fields that decide nothing."""
BEWERTUNG = frozenset({"energietraeger", "emissionsreihen", "kriterien", "gebaeudetypen", "mietrecht", "ziele"})
"""Lists by which every measure is judged."""
WIRKT = frozenset({"neu", "gestrichen", "verschoben", "andere_variante", "wirkung"})
"""Changes of a measure that others notice where they have an effect together."""
ENTSCHEIDUNGEN = frozenset(map(str, Aenderungsart))
"""Changes that were decided; the others are figures of what stays as it was decided."""
ANDERS_AUSGEFUEHRT = ("andere_foerderung", "verschoben", "andere_variante")
"""Decisions that change the grants of a measure, the nearest first."""
GELDFELDER = frozenset(
    {
        *("investition_eur", "betriebskosten_eur_a", "ertrag_eur_a", "instandhaltung_eur"),
        *("wirtschaftlichkeitsluecke_eur", "kostenanteile", "betriebsanteile"),
    }
)
"""Fields of a measure that say only what it costs or earns, and who pays."""
NICHTS, ZEHNTEL, HALB = Decimal(0), Decimal("0.1"), Decimal("0.5")


class Ursachenfinder:
    """The differences of two cases and plans, asked for what caused a change."""

    def __init__(
        self, letzter: Letzter, fall: Planungsfall, plan: Plan, bilanz: Bilanz,
        geaendert: Iterable[tuple[str, str]], verlangt: str | None, ist_fortschreibung: bool,
    ) -> None:  # fmt: skip
        self._letzter, self._fall, self._plan, self._bilanz = letzter, fall, plan, bilanz
        self._verlangt, self._ist_fortschreibung = verlangt, ist_fortschreibung
        alle = fallunterschiede(letzter.fall, fall)
        geliehen = {(a.kredit, str(a.jahr)): a.betrag_eur for a in letzter.plan.kredite}
        self._faelle = Faelle(letzter.fall, fall, geliehen)
        self._anders = tuple(u for u in alle if u.feld.split(".")[0] not in NUR_TEXT)
        self._geaendert: dict[str, set[str]] = defaultdict(set)
        for massnahme, art in geaendert:
            self._geaendert[massnahme].add(art)
        self._eigenes = Eigenes(letzter, fall, plan, self._anders)
        self._gegen = Gegenrechnung(letzter, fall, plan)
        self._nachbarn = nachbarn(fall, (letzter.plan, plan))

    def anlass(self, massnahme: str, art: str) -> Anlass:
        """Return what caused a change of one kind (``Aenderung.art``)."""
        return (
            self._eigener(massnahme, art)
            or self._an_grenzen(massnahme, art, frozenset({massnahme}))
            or self._nach_wert(massnahme, art)
            or self._mit_anderen(massnahme, art)
            or self._am_ziel(massnahme, art)
        )

    def grund_der_zahl(self, massnahme: str, art: str) -> EigenerAnlass | None:
        """Return what changed at the measure and says something of a figure (``Aenderung.art``)."""
        return self._eigenes.zur_zahl(massnahme, art)

    def folge(self, massnahme: str) -> Folgeanlass:
        """Return the decision that a figure of the measure follows from, with its cause."""
        art = next(art for art in ANDERS_AUSGEFUEHRT if art in self._geaendert[massnahme])
        return Folgeanlass(art, self.anlass(massnahme, art))

    def allein_entschieden(self, massnahme: str) -> Massnahmenbilanz | None:
        """Return the measure as it is decided now, with the figures of the last case; None if it knew no such."""
        return self._gegen.wie_jetzt(massnahme).bilanz

    def _eigener(self, massnahme: str, art: str) -> EigenerAnlass | None:
        """Return what changed at the measure itself, if it explains the change."""
        anlaesse = self._eigenes.anlaesse(massnahme, art)
        if art not in ENTSCHEIDUNGEN:
            return self._eigenes.zur_zahl(massnahme, art) or next(anlaesse, None)
        return next((a for a in anlaesse if self._entscheidet(a, art) or self._erklaert(a, massnahme)), None)

    def _entscheidet(self, anlass: EigenerAnlass, art: str) -> bool:
        """Return True if nothing but this can be the reason."""
        match anlass:
            case Standanlass(stand):
                return stand.gebunden or stand.ausgeschieden or stand.aufgeschoben
            case Bescheidanlass() | Antragsanlass() | Programmanlass():
                return art in FOERDERARTEN
            case Eingabeanlass(unterschiede):
                return unterschiede[0].liste == "massnahmen" and unterschiede[0].art != "geaendert"
        return isinstance(anlass, Stichtagsanlass)

    def _erklaert(self, anlass: EigenerAnlass, massnahme: str) -> bool:
        """Return True if the measure is in its own way: not possible by itself, or in need of more of a limit."""
        bisher, jetzt = self._gegen.wie_bisher(massnahme), self._gegen.wie_jetzt(massnahme)
        if bisher.eigene or jetzt.eigene:
            return True
        if isinstance(anlass, Festlegungsanlass):
            return False
        davor = self._letzter.bilanz.massnahme(massnahme), bisher.bilanz
        danach = jetzt.bilanz, self._bilanz.massnahme(massnahme)
        mehr = [self._unterschied(e.grenze, *davor) or NICHTS for e in bisher.engstellen]
        weniger = [self._unterschied(e.grenze, *danach) or NICHTS for e in jetzt.engstellen]
        return any(um > 0 for um in mehr) or any(um < 0 for um in weniger)

    def _nach_wert(self, massnahme: str, art: str) -> EigenerAnlass | None:
        """Return what changed at the measure if with it the same decision is worse, and it goes, or better."""
        if art not in ENTSCHEIDUNGEN or not self._passt(massnahme, art):
            return None
        anlaesse = self._eigenes.anlaesse(massnahme, art)
        return next((anlass for anlass in anlaesse if not isinstance(anlass, Festlegungsanlass)), None)

    def _passt(self, massnahme: str, art: str) -> bool:
        """Return False if the same decision only became better and the measure goes, or the other way round."""
        if art == "neu":
            alt, neu = self._gegen.wie_jetzt(massnahme).bilanz, self._bilanz.massnahme(massnahme)
        else:
            alt, neu = self._letzter.bilanz.massnahme(massnahme), self._gegen.wie_bisher(massnahme).bilanz
        if alt is None or neu is None or art not in {"neu", "gestrichen", "verschoben"}:
            return True
        teurer, bringt_mehr = _kosten(neu) - _kosten(alt), neu.minderung_summe_t - alt.minderung_summe_t
        kommt = art == "neu" or (art == "verschoben" and self._rueckt_vor(massnahme))
        return teurer < 0 or bringt_mehr > 0 if kommt else teurer > 0 or bringt_mehr < 0

    def _rueckt_vor(self, massnahme: str) -> bool:
        alt, neu = (plan.schritt(massnahme) for plan in (self._letzter.plan, self._plan))
        return alt is not None and neu is not None and neu.beginn < alt.beginn

    def _unterschied(
        self, grenze: str, alt: Massnahmenbilanz | None, neu: Massnahmenbilanz | None
    ) -> Decimal | None:
        """Return how much more of a limit is taken; None: changed, and there is no quantity to it."""
        davor = NICHTS if alt is None else verbrauch(self._letzter.fall, grenze, alt)
        danach = NICHTS if neu is None else verbrauch(self._fall, grenze, neu)
        return None if davor is None or danach is None else danach - davor

    def _an_grenzen(self, massnahme: str, art: str, besucht: frozenset[str]) -> Anlass | None:
        """Return who is in the way of what was, or makes way for what is; best one with a reason of its own."""
        if art not in ENTSCHEIDUNGEN:
            return None
        for probe in self._proben(massnahme):
            anlaesse = [a for e in probe.engstellen if (a := self._an_grenze(e, besucht)) is not None]
            if anlaesse:
                return next((anlass for anlass in anlaesse if not _ist_weitergegeben(anlass)), anlaesse[0])
        return None

    def _proben(self, massnahme: str) -> list[Probe]:
        """Return both: of what moves forward first what kept it from there."""
        proben = [self._gegen.wie_bisher(massnahme), self._gegen.wie_jetzt(massnahme)]
        return proben[::-1] if self._rueckt_vor(massnahme) else proben

    def _an_grenze(self, engstelle: Engstelle, besucht: frozenset[str]) -> Anlass | None:
        """Return what weighs most at a limit and has a reason: a changed limit, or another measure."""
        vorgabe, gewicht = self._vorgabe(engstelle)
        alle = self._beteiligte(engstelle)
        mindestens = _mindestens(engstelle, [gewicht, *(menge or NICHTS for _, menge in alle)])
        for massnahme, menge in alle:
            if massnahme in besucht or (menge is not None and menge < mindestens):
                continue
            if vorgabe is not None and (menge is None or menge <= gewicht):
                break
            if (anlass := self._anlass_der_anderen(massnahme, besucht)) is not None:
                return Verdraengung(engstelle, massnahme, menge, anlass)
        return vorgabe if gewicht >= mindestens else None

    def _vorgabe(self, engstelle: Engstelle) -> tuple[Vorgabenanlass | None, Decimal]:
        """Return the differences that take room from a limit (or give it what was missing), and how much."""
        seite = 1 if engstelle.im_letzten else -1
        raeume = [(u, seite * spielraum(self._faelle, u, engstelle.grenze)) for u in self._anders]
        genannt = {(u.liste, u.schluessel): um for u, um in raeume if um > 0}  # of each row once
        if not genannt:
            return None, NICHTS
        unterschiede = tuple(u for u, um in raeume if um > 0)
        return Vorgabenanlass(unterschiede, engstelle), sum(genannt.values(), NICHTS)

    def _beteiligte(self, engstelle: Engstelle) -> list[tuple[str, Decimal | None]]:
        """Return the measures that take more of a limit now (or free it), the most first, each with how much."""
        seite, gefunden = -1 if engstelle.im_letzten else 1, list[tuple[str, Decimal | None]]()
        bilanzen = [*self._letzter.bilanz.massnahmen, *self._bilanz.massnahmen]
        for kennung in sorted({b.massnahme for b in bilanzen}):
            alt, neu = self._letzter.bilanz.massnahme(kennung), self._bilanz.massnahme(kennung)
            um = self._unterschied(engstelle.grenze, alt, neu)
            if um is None and self._geaendert.get(kennung, set()) & WIRKT - {"wirkung"}:
                gefunden.append((kennung, None))
            elif um is not None and seite * um > 0:
                gefunden.append((kennung, abs(um)))
        return sorted(gefunden, key=lambda eintrag: -(eintrag[1] or NICHTS))

    def _anlass_der_anderen(self, massnahme: str, besucht: frozenset[str]) -> Anlass | None:
        """Return why another measure changed: by itself, or because of limits in its turn."""
        arten = self._geaendert.get(massnahme, set())
        art = next((a for a in sorted(arten) if a in ENTSCHEIDUNGEN), "")
        eigener = next((a for eine in sorted(arten) or [""] if (a := self._eigener(massnahme, eine))), None)
        return (
            eigener or self._an_grenzen(massnahme, art, besucht | {massnahme}) or self._nach_wert(massnahme, art)
        )

    def _mit_anderen(self, massnahme: str, art: str) -> Anlass | None:
        """Return a measure that changes the effect of this one, or its grants: what is done, when and how well."""
        if art == "zuschuss" and "andere_foerderung" in self._geaendert[massnahme]:
            return self.anlass(massnahme, "andere_foerderung")
        for nachbar in self._nachbarn.get(massnahme, ()):
            ueber_geld = isinstance(nachbar.worueber, str) and nachbar.worueber in self._fall.programm_mit_id
            arten = self._geaendert.get(nachbar.massnahme, set())
            if ueber_geld != (art in FOERDERARTEN) or not arten & (ENTSCHEIDUNGEN if ueber_geld else WIRKT):
                continue
            if not ueber_geld and self._nur_geld(nachbar.massnahme):
                continue
            anlass = self._anlass_der_anderen(nachbar.massnahme, frozenset({massnahme}))
            if anlass is not None:
                return Mitwirkung(nachbar.massnahme, nachbar.worueber, anlass)
        return None

    def _nur_geld(self, massnahme: str) -> bool:
        """Return True if all that changed of a measure in the input is what it costs or earns."""
        eigene = [u for liste in ("massnahmen", "varianten") for u in self._eigenes.zeilen(liste, massnahme)]
        sonst = [u for liste in ("staende", "festlegungen") for u in self._eigenes.zeilen(liste, massnahme)]
        return bool(eigene) and not sonst and all(u.feld.split(".")[0] in GELDFELDER for u in eigene)

    def _am_ziel(self, massnahme: str, art: str) -> Anlass:
        """Return by what is judged otherwise now, or who has the place; else that nothing explains it."""
        if bewertung := tuple(u for u in self._anders if u.liste in BEWERTUNG or _ist_bewertung(u)):
            return Vorgabenanlass(bewertung)
        if self._verlangt is not None:
            return Zielanlass(self._verlangt)
        proben = self._proben(massnahme) if art in ENTSCHEIDUNGEN else []
        engstelle = next((engstelle for probe in proben for engstelle in probe.engstellen), None)
        alle = () if engstelle is None else self._beteiligte(engstelle)
        durch = next((kennung for kennung, _ in alle if kennung != massnahme), None)
        if durch is not None:
            return Zielanlass(None, self._ist_fortschreibung, engstelle, durch)
        if engstelle is None and self._ist_fortschreibung and art in ENTSCHEIDUNGEN:
            return Zielanlass(None, mit_preis=True)
        return Ungeklaert(self._ist_fortschreibung, engstelle)


def _kosten(bilanz: Massnahmenbilanz) -> Decimal:
    return bilanz.eigenmittel_eur + sum(bilanz.betrieb_eur.values(), NICHTS)


def _mindestens(engstelle: Engstelle, mengen: list[Decimal]) -> Decimal:
    """Return how much of a limit is a reason: a tenth of what is missing, half of the largest part."""
    endliche = [menge for menge in mengen if menge.is_finite()]
    return max(ZEHNTEL * (engstelle.fehlt or NICHTS), HALB * max(endliche, default=NICHTS))


def _ist_weitergegeben(anlass: Anlass) -> bool:
    """Return True if who is in the way was pushed itself: somebody with a reason of his own says more."""
    return isinstance(anlass, Verdraengung) and isinstance(anlass.anlass, Verdraengung)


def _ist_bewertung(unterschied: Fallunterschied) -> bool:
    return unterschied.liste == "projekt" and unterschied.feld.split(".")[0] != "stichtag"
