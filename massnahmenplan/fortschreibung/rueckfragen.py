"""What an update has to be told of the past: without any state nobody knows what has become of the last plan.

To take a plan for what happened would make facts of intentions, payments and grants included; to take nothing for
begun would drop what stands. So an update asks: without any state it is refused, where some measures are reported
the others count as not begun, and a hint names them.
"""

from collections.abc import Iterator, Sequence

from massnahmenplan.begriffe.festlegung import Festlegungsart
from massnahmenplan.begriffe.planziel import EINHEITEN
from massnahmenplan.begriffe.stand import GEBAUT, Massnahmenstand
from massnahmenplan.begriffe.worte import PHASEN
from massnahmenplan.eingabe.standorte import Standorte
from massnahmenplan.eingabe.standzweifel import verfallene_bewilligungen
from massnahmenplan.ergebnis import Planschritt
from massnahmenplan.fortschreibung.letzter import Letzter
from massnahmenplan.grundlagen.befund import Befund, Schwere
from massnahmenplan.grundlagen.schreibweise import datum, gekuerzt, zielgroesse
from massnahmenplan.planungsfall import Planungsfall

HOECHSTENS_GENANNT = 5
AUSFUELLEN = "Das Blatt Status der plan.xlsx ausfüllen und mit --stand nennen; nicht Begonnenes als idee."


def pruefe_rueckblick(
    letzter: Letzter,
    fall: Planungsfall,
    neue: Sequence[Massnahmenstand],
    orte: Standorte | None = None,
) -> Iterator[Befund]:
    """Yield E314 what is contracted and no longer in the case, E315 no state at all, E317 a state of earlier days.

    neue: what is said since the last plan, in the case or beside it.
    """
    for stand in letzter.fall.staende:
        if stand.gebunden and stand.massnahme not in fall.massnahme_mit_id:
            name = letzter.fall.massnahme_mit_id[stand.massnahme].name
            war = f"war am {datum(stand.datum)} {PHASEN[stand.phase]}"
            text = f"„{name}“ {war} (letzter Stand), steht aber nicht mehr im Fall"
            abhilfe = "Die Maßnahme im Fall lassen: was vergeben oder gebaut ist, bleibt im Plan."
            yield Befund("E314", text, feld="massnahmen", wert=stand.massnahme, abhilfe=abhilfe)
    if not neue and not letzter.fall.staende and (offen := _haette_begonnen(letzter, fall)):
        bis = datum(fall.projekt.planungstag)
        text = f"fehlt: nach dem letzten Plan hätte bis zum {bis} begonnen: {_liste(fall, offen)}"
        yield Befund("E315", text, feld="stand", abhilfe=AUSFUELLEN)
    if neue and letzter.fall.staende:
        zuletzt = max(stand.datum for stand in letzter.fall.staende)
        neuester = max(neue, key=lambda stand: stand.datum)
        if neuester.datum < zuletzt:
            text = f"ist als Ganzes älter als der Stand des letzten Plans ({datum(zuletzt)})"
            abhilfe = "Den Stand von heute nennen; was noch so ist wie früher, mit dem Datum von heute."
            ort, wert = (orte or Standorte()).im_stand(neuester.massnahme, "datum")
            yield Befund("E317", text, ort, "stand", wert or datum(neuester.datum), abhilfe)


def hinweise(letzter: Letzter, fall: Planungsfall, orte: Standorte | None = None) -> Iterator[Befund]:
    """Yield hints about a case with its state.

    W304 measures without one, W305 applications not reported, W309 ends that are past and not stated anew, W317
    figures of the last plan that are not those of its decisions, W318 approvals that no plan can use.
    """
    for ziel, genannt, gezaehlt in letzter.veraltet:
        werte = [zielgroesse(wert, EINHEITEN[ziel]) for wert in (genannt, gezaehlt)]
        text = (
            f"nennt {werte[0]} ({ziel}), seine Entscheidungen ergeben {werte[1]}: die Zahlen der Datei sind "
            "veraltet, ihr Nachweis gilt nicht als erbracht"
        )
        abhilfe = "Mit „massnahmenplan nachrechnen“ prüfen und den Plan neu schreiben lassen."
        yield Befund("W317", text, feld="--plan", abhilfe=abhilfe, schwere=Schwere.HINWEIS)
    if fall.staende and (ohne := _haette_begonnen(letzter, fall)):
        text = (
            f"kein Stand für {_liste(fall, ohne)}: nach dem letzten Plan begonnen, zählt hier als nicht begonnen"
        )
        yield Befund("W304", text, feld="stand", abhilfe=AUSFUELLEN, schwere=Schwere.HINWEIS)
    for schritt in letzter.plan.schritte:
        stand = fall.stand_von.get(schritt.massnahme)
        if stand is not None and stand.gebunden:
            yield from _ungemeldete_antraege(fall, schritt)
            yield from _vergangenes_ende(letzter, fall, stand)
    for bescheid, (kennung, feld, text, abhilfe) in verfallene_bewilligungen(fall):
        ort, wert = (orte or Standorte()).im_bescheid(bescheid.massnahme, bescheid.programm, feld)
        name = f"bescheide[{bescheid.massnahme}].{feld}"
        yield Befund(kennung, text, ort, name, wert, abhilfe, Schwere.HINWEIS)


def _vergangenes_ende(letzter: Letzter, fall: Planungsfall, stand: Massnahmenstand) -> Iterator[Befund]:
    """Yield that building goes on past the planned end: its payments are spread over the longer time."""
    achse, davor = fall.projekt.zeitachse, letzter.bilanz.massnahme(stand.massnahme)
    heute = achse.periode_am(stand.datum)
    if davor is None or stand.fertig is not None or stand.phase in GEBAUT or davor.fertig >= heute:
        return
    text = (
        f"fehlt: geplant war {achse.name(davor.fertig)}, am {datum(stand.datum)} ist sie {PHASEN[stand.phase]}; "
        f"gerechnet wird mit {achse.name(heute)} und mit Raten in jedem Jahr bis dahin, das kosten_eur nicht nennt"
    )
    abhilfe = "fertig und kosten_eur angeben, wie sie jetzt erwartet werden."
    feld = f"stand[{stand.massnahme}].fertig"
    yield Befund("W309", text, None, feld, abhilfe=abhilfe, schwere=Schwere.HINWEIS)


def _ungemeldete_antraege(fall: Planungsfall, schritt: Planschritt) -> Iterator[Befund]:
    """Yield applications of a contracted measure whose planned day is past and of which no notice speaks."""
    gemeldet = {bescheid.programm for bescheid in fall.bescheide_fuer.get(schritt.massnahme, ())}
    for wahl in schritt.foerderung:
        programm = fall.programm_mit_id.get(wahl.programm)
        if wahl.antrag_am < fall.projekt.planungstag and programm is not None and wahl.programm not in gemeldet:
            kredit = any(fassung.kredit is not None for fassung in programm.fassungen)
            was = "der Kredit" if kredit else "die Förderung"
            text = (
                f"{programm.name}: der Antrag war zum {datum(wahl.antrag_am)} geplant und ist nicht gemeldet; "
                f"er gilt als nicht gestellt, und {was} fehlt, wenn heute kein Antrag mehr möglich ist"
            )
            abhilfe = "Im Blatt Bescheide art beantragt oder bewilligt, datum und antrag_am eintragen."
            abhilfe += " Reiner Kredit: betrag_eur 0." if kredit else ""
            feld = f"bescheide[{schritt.massnahme}]"
            yield Befund("W305", text, None, feld, wahl.programm, abhilfe, Schwere.HINWEIS)


def _haette_begonnen(letzter: Letzter, fall: Planungsfall) -> list[str]:
    """Return the measures that the last plan begins between its day and today, and of which nobody speaks."""
    achse, davor = fall.projekt.zeitachse, letzter.fall.projekt.planungstag
    gesagt = {*fall.stand_von, *(f.massnahme for f in fall.festlegungen if f.art is Festlegungsart.JAHR)}
    seither = range(achse.periode_am(davor), achse.periode_am(fall.projekt.planungstag))
    return [
        schritt.massnahme
        for schritt in letzter.plan.schritte
        if schritt.beginn in seither and schritt.massnahme in fall.massnahme_mit_id.keys() - gesagt
    ]


def _liste(fall: Planungsfall, kennungen: Sequence[str]) -> str:
    return gekuerzt([*map(fall.benannt, kennungen)], HOECHSTENS_GENANNT)
