"""Why a plan is as it is: each measure, each one left out, each limit, solved from the present plan."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.begriffe.grundform import normalform
from massnahmenplan.bericht.json import Planinhalt
from massnahmenplan.eingabe.namen import rat
from massnahmenplan.ergebnis import Bilanz, Ergebnis, Nachweis, Nichtwahl, Planschritt, Status, Zielstufe
from massnahmenplan.ergebnis.erklaerung import Erklaerung
from massnahmenplan.ergebnis.nachweis import gesamtluecke, relative_luecke, von_hand
from massnahmenplan.erklaerung.grenzen import grenzen
from massnahmenplan.erklaerung.lage import Planlage
from massnahmenplan.erklaerung.obergrenzen import grenzen_der_fortschreibung
from massnahmenplan.erklaerung.warum import warum
from massnahmenplan.erklaerung.warum_nicht import warum_nicht
from massnahmenplan.erklaerung.ziele import Zielangabe, aus_angaben, aus_nachweis
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.nichtwahl import begruende_nichtwahl
from massnahmenplan.punktplan import kein_punkt

__all__ = ["erklaere"]

EINE_S, ALLE_S = 5.0, 105.0
"""Seconds of search for one measure, and for all measures and limits; reading and building come on top."""
GRUENDLICH_S, KURZ_S = 6.0, 1.0
"""What most searches need until they are closed, and what is kept for each question that comes later."""
ANTEIL_MASSNAHMEN = 0.75
"""Share of the time for measures; limits have the rest."""
_ABGEWANDELT = (
    "Der Plan kommt aus einem Modell mit Änderungen, die nicht im Fall stehen. Die Antworten gelten für den Fall "
    "ohne sie; was im geänderten Modell bewiesen ist, zählt hier nicht."
)
Melder = Callable[[str], None]


def erklaere(
    inhalt: Ergebnis | Planinhalt,
    massnahme: str | None = None,
    zeitlimit_s: float | None = None,
    fortschritt: Melder | None = None,
) -> Erklaerung:
    """Return why a plan is as it is: for one measure, or for all of them and every limit.

    ``zeitlimit_s`` is for all searches together; what was not closed in time says so. ``fortschritt`` hears which
    measure is asked about.

    Errors: EingabeFehler for a measure that the case has not, and for a plan that breaks a limit;
    KeinPlanFehler if the run was interrupted.
    """
    kennung = None if massnahme is None else _kennung(inhalt, massnahme)
    uhr = Uhr.gestellt(zeitlimit_s or (ALLE_S if kennung is None else EINE_S))
    lage = _erfasse(inhalt)
    suchzeit = Uhr.gestellt(uhr.limit_s)
    melde = fortschritt or (lambda _: None)
    im_plan = [s for s in lage.plan.schritte if kennung in {None, s.massnahme}]
    ausgelassen = [n for n in _nichtwahl(lage, inhalt) if kennung in {None, n.massnahme}]
    zeit = _Zeit(suchzeit, len(im_plan) + len(ausgelassen), 1.0 if kennung else ANTEIL_MASSNAHMEN)
    nicht = [warum_nicht(lage, n, zeit.anteil(melde, n.massnahme)) for n in ausgelassen]
    gruende = {
        s.massnahme: warum(lage, s, zeit.anteil(melde, s.massnahme)) for s in _wichtigste_zuerst(lage, im_plan)
    }
    melde("Grenzen")
    return Erklaerung(
        fall=lage.fall,
        plan=lage.plan,
        bilanz=lage.bilanz,
        ziel=lage.ziel(lage.letztes),
        einheit=lage.ziele[-1].einheit,
        ziele=tuple(angabe.ziel for angabe in lage.ziele),
        offen=_offen(lage),
        warum=tuple(grund for s in im_plan if (grund := gruende[s.massnahme]) is not None),
        warum_nicht=tuple(nicht),
        grenzen=() if kennung else grenzen(lage, suchzeit.rest_s or 1.0),
        hinweise=tuple(lage.hinweise),
        dauer_s=uhr.vergangen_s,
        ohne_grenzen=lage.ohne_grenzen,
    )


class _Zeit:
    """Time that is left, handed out question by question.

    Most searches are closed after a few seconds, hardly one in half of them: so those asked first have all they
    need, as long as a little is left for each of the others.
    """

    def __init__(self, uhr: Uhr, fragen: int, teil: float) -> None:
        self._uhr, self._offen, self._limit = uhr, fragen, (uhr.limit_s or 0.0) * teil

    def anteil(self, melde: Melder, was: str) -> float:
        """Return the seconds for the next question, and say what it is."""
        melde(was)
        self._offen -= 1
        return zuteilung(self._limit - self._uhr.vergangen_s, self._offen)


def _wichtigste_zuerst(lage: Planlage, schritte: Iterable[Planschritt]) -> list[Planschritt]:
    """Return the measures with the largest effect first: theirs are the searches with time enough."""

    def minderung(schritt: Planschritt) -> Decimal:
        bilanz = lage.bilanz.massnahme(schritt.massnahme)
        return Decimal(0) if bilanz is None else -abs(bilanz.minderung_summe_t)

    return sorted(schritte, key=minderung)


def zuteilung(rest_s: float, danach: int) -> float:
    """Return the seconds for a question after which so many others are still to be asked."""
    rest = max(rest_s, 0.5)
    return max(rest / (danach + 1), min(GRUENDLICH_S, rest - danach * KURZ_S))


def _kennung(inhalt: Ergebnis | Planinhalt, massnahme: str) -> str:
    """Return the id as the case writes it."""
    bekannte = {normalform(kennung): kennung for kennung in inhalt.fall.massnahme_mit_id}
    if (gefunden := bekannte.get(normalform(massnahme))) is not None:
        return gefunden
    abhilfe = rat(massnahme, bekannte.values(), "Maßnahmen")
    text = "diese Maßnahme gibt es im Fall nicht"
    raise EingabeFehler([Befund("E061", text, feld="--massnahme", wert=massnahme, abhilfe=abhilfe)])


def _erfasse(inhalt: Ergebnis | Planinhalt) -> Planlage:
    fall = inhalt.fall.geordnet()
    rechnung = nachrechnung.rechne(fall, inhalt.plan)
    verstoesse = (*rechnung.verstoesse, *pruefung.pruefe(fall, inhalt.plan, rechnung.bilanz))
    if verstoesse:
        text = f"hält nicht alle Grenzen ein ({len(verstoesse)}), zuerst: {verstoesse[0].text}"
        abhilfe = "Erst mit „massnahmenplan nachrechnen“ alle nennen lassen und den Plan berichtigen."
        raise EingabeFehler([Befund("E370", text, feld="entscheidungen", abhilfe=abhilfe)])
    _verlange_ohne_grenzen(inhalt)
    if isinstance(inhalt, Ergebnis):
        ziele = aus_nachweis(inhalt.nachweis, rechnung.bilanz)
    else:
        ziele = aus_angaben(inhalt.nachweis, rechnung.bilanz)
    verlangt = grenzen_der_fortschreibung(inhalt.fortschreibung, ziele[0].ziel)
    if not _ist_abgewandelt(inhalt):
        return Planlage(fall, inhalt.plan, rechnung.bilanz, ziele, verlangt)
    ziele = tuple(replace(ziel, schranke=None) for ziel in ziele)
    lage = Planlage(fall, inhalt.plan, rechnung.bilanz, ziele, verlangt)
    lage.hinweise.append(_ABGEWANDELT)
    return lage


def _ist_abgewandelt(inhalt: Ergebnis | Planinhalt) -> bool:
    nachweis = inhalt.nachweis
    return bool(nachweis.abwandlungen if isinstance(nachweis, Nachweis) else nachweis.get("abwandlungen"))


def _verlange_ohne_grenzen(inhalt: Ergebnis | Planinhalt) -> None:
    """Refuse a point of a front: a plan better in one aim and worse in another explains nothing about it."""
    nachweis = inhalt.nachweis
    grenzen = nachweis.grenzen if isinstance(nachweis, Nachweis) else nachweis.get("grenzen")
    if grenzen:
        raise kein_punkt("nachweis.grenzen")


def _nichtwahl(lage: Planlage, inhalt: Ergebnis | Planinhalt) -> tuple[Nichtwahl, ...]:
    """Return the reason codes, worked out anew: a plan from a file does not state them in a form to rely on."""
    im_plan = {schritt.massnahme for schritt in inhalt.plan.schritte}
    gruende = begruende_nichtwahl(lage.fall, lage.aufbereitung, lage.modellplan, _nachweis(lage))
    return tuple(n for n in gruende if n.massnahme not in im_plan)


def _nachweis(lage: Planlage) -> Nachweis:
    """Return what is proven, as far as reasons need it."""
    erste, stufen = lage.ziele[0], tuple(_als_stufe(angabe, lage.bilanz) for angabe in lage.ziele)
    return von_hand(
        erste.ziel,
        erste.einheit,
        lage.bilanz.zielwerte[erste.ziel],
        erste.schranke,
        gesamtluecke(stufen),
        stufen if lage.letztes else (),
    )


def _als_stufe(angabe: Zielangabe, bilanz: Bilanz) -> Zielstufe:
    return Zielstufe(
        ziel=angabe.ziel,
        einheit=angabe.einheit,
        bester=angabe.bester,
        schranke=angabe.schranke,
        luecke=relative_luecke(angabe.schranke, angabe.bester),
        status=Status.VON_HAND,
        toleranz=angabe.toleranz,
        zielwert=bilanz.zielwerte[angabe.ziel],
        dauer_s=0.0,
    )


def _offen(lage: Planlage) -> Decimal | None:
    """Return how far the plan may be from the best one, in the unit of the last aim."""
    letzte = lage.ziele[-1]
    return None if letzte.schranke is None else abs(letzte.schranke - lage.bilanz.zielwerte[letzte.ziel])
