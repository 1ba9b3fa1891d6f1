"""Ways out that are other cases, not room in this one: a later target year, a longer plan, other funding."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from massnahmenplan.begriffe.festlegung import Festlegung, Festlegungsart
from massnahmenplan.begriffe.ziel import Ziel, Zielart
from massnahmenplan.ergebnis.ausweg import Lockerung, Lockerungsart, Richtung
from massnahmenplan.grundlagen.zahlen import SPAETESTES_JAHR
from massnahmenplan.lockerung.anwendung import OHNE_JAHR, repariere
from massnahmenplan.lockerung.auswege import Auswege, baue_ausweg
from massnahmenplan.lockerung.elastisch import baue_elastisch
from massnahmenplan.lockerung.worte import beziffere
from massnahmenplan.loeser import Ende
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.suche import Fund

JE_FALL_S = 6.0
WEITESTE = 5
"""How many years are tried."""
NICHT_SPAETER = OHNE_JAHR | {Zielart.CO2_SUMME}
"""Targets that a later year does not make easier: a sum of emissions only grows."""


Probe = tuple[bool | None, Fund | None]


def suche_zeit(auswege: Auswege) -> None:
    """Look for the least years that targets have to move, and the least that the plan has to be longer.

    Targets come first: a longer plan is of no use to one that keeps its year, and it takes time to try.
    """
    if ziele := _verfehlte(auswege):
        _suche_jahre(auswege, lambda um: _spaetere_ziele(auswege.fall, ziele, um))
    _suche_jahre(auswege, lambda um: [_laengerer_plan(auswege.fall, um)])
    if not any(ausweg.richtung is Richtung.ZEIT for ausweg in auswege.gefunden):
        _suche_laengere_fenster(auswege)


def _suche_laengere_fenster(auswege: Auswege) -> None:
    """Look for a longer plan in which latest completions are later as well; nothing is said of the least."""
    if all(m.spaetestes_ende is None for je in auswege.fall.ausfuehrungen.values() for m in je.values()):
        return
    for um in range(1, WEITESTE + 1):
        laenger = _laengerer_plan(auswege.fall, um)
        elastisch = baue_elastisch(repariere(auswege.fall, [laenger]))
        zeit = {n: h for n, h in enumerate(elastisch.hebel) if h.richtung is Richtung.ZEIT}
        preise = {n: h.gewicht for n, h in zeit.items()}
        ende, raum = elastisch.loese({n: h.oben for n, h in zeit.items()}, preise, auswege.frist, JE_FALL_S)
        if raum is None:
            auswege.offen = auswege.offen or ende is not Ende.UNERFUELLBAR
            continue
        fenster = [beziffere(auswege.fall, zeit[n], w, Decimal(0)) for n, w in raum.je_hebel.items()]
        probe = auswege.erprobe([*fenster, laenger], JE_FALL_S)
        groesse = um + sum(int(eine.um or 0) for eine in fenster)
        if _nimm(auswege, Richtung.ZEIT, [*fenster, laenger], probe, groesse, False):
            return


def suche_ohne_foerderung(auswege: Auswege) -> None:
    """Look for one decision on funding whose end is enough, else for the fewest of all of them."""
    alle = [_entfaellt(auswege.fall, f) for f in auswege.fall.festlegungen if f.art is Festlegungsart.FOERDERUNG]
    for lockerung in alle:
        if _nimm(auswege, Richtung.VORGABE, [lockerung], _erprobe(auswege, [lockerung]), 1, True):
            return
    if len(alle) > 1 and _erprobe(auswege, alle)[0]:
        bewiesen = True
        for lockerung in tuple(alle):
            geht, _ = _erprobe(auswege, [eine for eine in alle if eine != lockerung])
            bewiesen = bewiesen and geht is not None
            if geht:
                alle.remove(lockerung)
        _nimm(auswege, Richtung.VORGABE, alle, _erprobe(auswege, alle), len(alle), bewiesen)


def _verfehlte(auswege: Auswege) -> list[Ziel]:
    """Return the hard targets with a year that the smallest change of targets touches, or all of them."""
    raum = auswege.raeume.get(Richtung.ZIEL)
    genannte = {auswege.elastisch.hebel[n].kennung for n in raum.je_hebel} if raum else set()
    ziele = (ziel for ziel in auswege.fall.ziele if ziel.ist_hart and ziel.art not in NICHT_SPAETER)
    return [ziel for ziel in ziele if not genannte or ziel.id in genannte]


def _suche_jahre(auswege: Auswege, lockerungen: Callable[[int], list[Lockerung]]) -> None:
    """Take the way out with the least years; where one year and the most are in vain, no others are tried.

    What is found with the most years is kept if the time ends before one with fewer is.
    """
    proben: dict[int, Probe] = {}
    for um in (1, WEITESTE):
        if auswege.fall.projekt.ende + um > SPAETESTES_JAHR:
            return
        proben[um] = _erprobe(auswege, lockerungen(um))
        if proben[um][0]:
            break
    else:
        return
    try:
        for weniger in range(2, um):
            proben[weniger] = _erprobe(auswege, lockerungen(weniger))
            if proben[weniger][0]:
                um = weniger
                break
    finally:
        kleinste = all(jahre in proben and proben[jahre][0] is False for jahre in range(1, um))
        _nimm(auswege, Richtung.ZEIT, lockerungen(um), proben[um], um, kleinste)


def _erprobe(auswege: Auswege, lockerungen: Sequence[Lockerung]) -> Probe:
    """Try a case, from the plan on that keeps everything but targets, where one is known."""
    nah = auswege.raeume.get(Richtung.ZIEL)
    return auswege.erprobe(lockerungen, JE_FALL_S, nah.wahl if nah else frozenset(), ist_nah=True)


def _nimm(
    auswege: Auswege,
    richtung: Richtung,
    lockerungen: Sequence[Lockerung],
    probe: Probe,
    groesse: int,
    kleinste: bool,
) -> bool:
    """Take a way out if there is a plan for it; say if so."""
    fund = probe[1]
    if fund is None:
        return False
    mindestens = float(groesse) if kleinste else None
    auswege.nimm_auf(baue_ausweg(richtung, lockerungen, fund, Decimal(groesse), mindestens, kleinste))
    return True


def _laengerer_plan(fall: Planungsfall, um: int) -> Lockerung:
    alt = fall.projekt.ende
    satz = f"Planzeitraum bis {alt + um} statt {alt} (Ansätze und Kräfte der neuen Jahre wie {alt})"
    return Lockerung(Lockerungsart.ENDE, "", satz, Decimal(um), "Jahre", str(alt), str(alt + um))


def _spaetere_ziele(fall: Planungsfall, ziele: Sequence[Ziel], um: int) -> list[Lockerung]:
    """Return the changes of the years of targets, and of the plan's end where they lie beyond it."""
    lockerungen = []
    for ziel in ziele:
        alt = ziel.jahr or fall.projekt.ende
        satz = f"Ziel {ziel.name or ziel.id} erst {alt + um} statt {alt}"
        lockerung = Lockerung(Lockerungsart.ZIELJAHR, ziel.id, satz, Decimal(um), "Jahre", str(alt), str(alt + um))
        lockerungen.append(lockerung)
    laenger = max(int(eine.neu or 0) for eine in lockerungen) - fall.projekt.ende
    return [*lockerungen, _laengerer_plan(fall, laenger)] if laenger > 0 else lockerungen


def _entfaellt(fall: Planungsfall, festlegung: Festlegung) -> Lockerung:
    name = fall.massnahme_mit_id[festlegung.massnahme].name
    satz = f"Festlegung foerderung {festlegung.wert} für „{name}“ ({festlegung.beschluss}) entfällt"
    return Lockerung(
        Lockerungsart.FESTLEGUNG,
        festlegung.massnahme,
        satz,
        bisher=festlegung.wert,
        teil=festlegung.art.value,
    )
