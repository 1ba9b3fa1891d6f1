"""The plan solved again without a measure, or with one that is left out: what the aims lose, what is displaced."""

from collections.abc import Callable
from dataclasses import dataclass, field

from massnahmenplan.aufbereitung.einheiten import in_modelleinheit
from massnahmenplan.begriffe.planziel import GENAUIGKEIT, JE_MEHR_DESTO_BESSER
from massnahmenplan.ergebnis.erklaerung import Abstand, Gegenprobe
from massnahmenplan.erklaerung.antwort import Antwort, frage, loese_von_hier
from massnahmenplan.erklaerung.lage import Planlage, fehlmenge, grenzwert, mit_wahl, mit_zeile
from massnahmenplan.erklaerung.nebenbei import was_fehlt
from massnahmenplan.erklaerung.unterschiede import mit_wenig_aenderung, unterschiede
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.loeser import Ende, Standardform, Stelle
from massnahmenplan.loeser.standardform import TOLERANZ

ANTEIL_VORRANGIGE = 0.75
"""Share of the time that is left for each aim that others follow: all of it only where the aim is lost."""
GENAU = 1e-8
"""Relative gap where a plan misses a limit by less than the usual gap: does another one keep it?"""
Aenderung = Callable[[Standardform], Standardform]


@dataclass(frozen=True, slots=True)
class _Frage:
    """What is asked of one measure."""

    lage: Planlage
    m: int
    aendere: Aenderung
    uhr: Uhr
    gefunden: dict[Stelle, float] = field(default_factory=dict)
    """The last plan that was found: the next search begins with it."""

    def loese(self, k: int, anteil: float = 1.0) -> Antwort:
        """Solve for aim ``k`` with a share of the time that is left."""
        return self._suche(k, self.aendere(self.lage.form(k)), anteil)

    def halte(self, k: int, anteil: float) -> Antwort:
        """Search for a plan that keeps the limit of aim ``k``, or misses it by the least."""
        letztes = self.lage.letztes
        form = self.aendere(fehlmenge(self.lage.form(letztes), k))
        antwort = self._suche(letztes, form, anteil)
        if antwort.loesung is None or antwort.loesung.ende is not Ende.OPTIMAL or self._ist_klar(k, antwort):
            return antwort
        genauer = frage(self.lage, letztes, form, (self.uhr.rest_s or 0.0) * anteil, self.gefunden, luecke=GENAU)
        return antwort if genauer.bilanz is None else genauer

    def _ist_klar(self, k: int, antwort: Antwort) -> bool:
        """Return False if the plan that was found misses the limit, by so little that another may keep it."""
        if antwort.bilanz is None or self.lage.haelt(k, antwort.bilanz.zielwerte[self.lage.ziel(k)]):
            return True
        return _fehlt(self.lage, k, antwort) > TOLERANZ

    def _suche(self, k: int, form: Standardform, anteil: float) -> Antwort:
        zeit_s = (self.uhr.rest_s or 0.0) * anteil
        antwort = loese_von_hier(self.lage, k, form, self.m, zeit_s, self.gefunden)
        if antwort.bilanz is not None and antwort.loesung is not None and antwort.loesung.werte is not None:
            werte = form.nach_spalten(antwort.loesung.werte)
            self.gefunden.update({stelle: wert for stelle, wert in werte.items() if stelle[0] != "fehlmenge"})
        return antwort


def ohne(lage: Planlage, m: int, zeit_s: float) -> Gegenprobe:
    """Return the best plan found without a measure of the plan."""
    if m in lage.daten.pflicht:
        return Gegenprobe(False)
    aus = {int(o): 0.0 for o in lage.optionen(m)}
    frage = _Frage(lage, m, lambda form: mit_wahl(form, {}, aus), Uhr.gestellt(zeit_s))
    return _probe(frage, ())


def mit(lage: Planlage, m: int, zeit_s: float) -> Gegenprobe:
    """Return the best plan found with a measure that the plan leaves out."""
    optionen = [int(o) for o in lage.optionen(m)]
    if not optionen:
        return Gegenprobe(False)
    zeile = ("hoechstens_eine_option", m)
    frage = _Frage(lage, m, lambda form: mit_zeile(form, zeile, 1.0), Uhr.gestellt(zeit_s))
    return _probe(frage, tuple(optionen))


def _probe(frage: _Frage, optionen: tuple[int, ...]) -> Gegenprobe:
    """Search for plans that keep the aims which come first; among these for the best of the last aim."""
    lage = frage.lage
    for k in range(lage.letztes):
        antwort = frage.halte(k, ANTEIL_VORRANGIGE)
        if antwort.bilanz is None:
            return _ohne_plan(frage, antwort, optionen)
        if not lage.haelt(k, antwort.bilanz.zielwerte[lage.ziel(k)]):
            return _fertig(frage, antwort, _verfehlt(lage, k, antwort), None)
    antwort = frage.loese(lage.letztes)
    abstand, nebenbei = antwort.abstand(lage, lage.letztes), None
    if abstand is None:
        return _ohne_plan(frage, antwort, optionen)
    if _ist_gleich(abstand) and not _nach_kosten(lage):
        antwort, nebenbei = _billigste(frage, antwort)
    else:
        form = frage.aendere(lage.form(lage.letztes))
        antwort = mit_wenig_aenderung(lage, lage.letztes, form, antwort, frage.m)
    return _fertig(frage, antwort, abstand, nebenbei)


def _ohne_plan(frage: _Frage, antwort: Antwort, optionen: tuple[int, ...]) -> Gegenprobe:
    """Say what stands in the way beside the plan, if it is proven that there is none."""
    fehlendes = was_fehlt(frage.lage, frage.m, optionen) if antwort.moeglich is False else None
    return Gegenprobe(antwort.moeglich, engpaesse=() if fehlendes is None else fehlendes.engpaesse)


def _fertig(frage: _Frage, antwort: Antwort, abstand: Abstand, nebenbei: Abstand | None) -> Gegenprobe:
    assert antwort.plan is not None
    lage = frage.lage
    geaendert = unterschiede(lage.modellplan, antwort.plan, lage.daten.massnahmen[frage.m])
    return Gegenprobe(True, abstand, nebenbei, geaendert, bilanz=antwort.bilanz, plan=antwort.plan)


def _verfehlt(lage: Planlage, k: int, antwort: Antwort) -> Abstand:
    """Return what an aim that comes first loses.

    The bound is on what is missing of its limit: without one the limit may be kept, and no more is known.
    """
    assert antwort.bilanz is not None
    ziel, fehlt = lage.ziel(k), _fehlt(lage, k, antwort)
    grenze = in_modelleinheit(ziel, lage.ziele[k].grenze)
    bewiesen = (grenze - fehlt if ziel in JE_MEHR_DESTO_BESSER else grenze + fehlt) if fehlt > TOLERANZ else None
    return lage.abstand(k, antwort.bilanz.zielwerte[ziel], bewiesen)


def _fehlt(lage: Planlage, k: int, antwort: Antwort) -> float:
    """Return what is proven to be missing of the limit of aim ``k``, in units of the model."""
    return 0.0 if antwort.schranke is None else antwort.schranke - grenzwert(lage.form(lage.letztes), k)


def _ist_gleich(abstand: Abstand | None) -> bool:
    return abstand is not None and abs(abstand.hoechstens) <= GENAUIGKEIT[abstand.ziel]


def _nach_kosten(lage: Planlage) -> bool:
    """Return True if cost is among the aims, so that plans of equal worth were compared by it already."""
    return any(angabe.ziel == "kosten" for angabe in lage.ziele)


def _billigste(frage: _Frage, antwort: Antwort) -> tuple[Antwort, Abstand | None]:
    """Return the cheapest plan found of those that lose nothing of the aims, and what it costs more."""
    lage, k = frage.lage, frage.lage.letztes + 1
    billiger = frage.loese(k)
    if billiger.bilanz is None:
        return antwort, None
    abstand = billiger.abstand(lage, k)
    return Antwort(True, billiger.loesung, billiger.plan, billiger.bilanz, antwort.schranke), abstand
