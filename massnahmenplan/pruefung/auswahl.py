"""Choice: each measure once, in its window, as decided from outside; what is compulsory is there."""

from collections import Counter
from collections.abc import Iterator

from massnahmenplan.begriffe.beziehung import Beziehung, Beziehungsart
from massnahmenplan.begriffe.festlegung import OHNE_FOERDERUNG, ZEITARTEN, Festlegung, Festlegungsart
from massnahmenplan.begriffe.worte import FESTLEGUNGEN
from massnahmenplan.ergebnis import Plan, Planschritt, Verstoss
from massnahmenplan.planungsfall import Planungsfall

_VOR_VERGABE = ZEITARTEN | {Festlegungsart.VARIANTE}
"""Decisions on what is settled once a measure is contracted."""


def pruefe_auswahl(fall: Planungsfall, plan: Plan) -> Iterator[Verstoss]:
    """Yield what is wrong with choice and dates of single measures, and with groups."""
    for kennung, anzahl in Counter(schritt.massnahme for schritt in plan.schritte).items():
        if anzahl > 1:
            yield Verstoss(f"massnahme:{kennung}", f"Maßnahme {fall.benannt(kennung)} steht {anzahl}-mal im Plan.")
    for schritt in plan.schritte:
        yield from _fenster(fall, schritt)
    for massnahme in fall.massnahmen:
        if massnahme.pflicht and plan.schritt(massnahme.id) is None:
            wer = f"Pflichtmaßnahme {fall.benannt(massnahme.id)}"
            yield Verstoss(f"pflicht:{massnahme.id}", f"{wer} fehlt im Plan.")
    for festlegung in fall.festlegungen:
        yield from _festlegung(fall, festlegung, plan.schritt(festlegung.massnahme))
    for beziehung in fall.beziehungen:
        yield from _gruppe(fall, beziehung, plan)


def _fenster(fall: Planungsfall, schritt: Planschritt) -> Iterator[Verstoss]:
    massnahme = fall.ausfuehrungen.get(schritt.massnahme, {}).get(schritt.variante)
    if massnahme is None:
        return  # named by the recomputation
    achse = fall.projekt.zeitachse
    fertig, fenster = schritt.beginn + massnahme.dauer - 1, massnahme.fenster(achse)
    wer, name = f"Maßnahme {fall.benannt(schritt.massnahme)}", achse.name
    if schritt.beginn < fenster.start:
        yield Verstoss(
            f"fenster:{schritt.massnahme}",
            f"{wer} beginnt {name(schritt.beginn)}, frühestens erlaubt ist {name(fenster.start)}.",
        )
    if fertig >= fenster.stop:
        yield Verstoss(
            f"fenster:{schritt.massnahme}",
            f"{wer} wird Ende {name(fertig)} fertig, spätestens erlaubt ist {name(fenster.stop - 1)}.",
        )


def _festlegung(fall: Planungsfall, festlegung: Festlegung, schritt: Planschritt | None) -> Iterator[Verstoss]:
    art, wert, massnahme = festlegung.art, festlegung.wert, festlegung.massnahme
    stand = fall.stand_von.get(massnahme)
    if stand is not None and stand.gebunden and art in _VOR_VERGABE:
        return  # facts stand against an earlier decision
    if art is Festlegungsart.MUSS:
        verletzt = schritt is None
    elif schritt is None:
        verletzt = False
    else:
        zeit = fall.projekt.zeitachse.perioden_von(wert or "") if art in ZEITARTEN else range(0)
        programme = {wahl.programm for wahl in schritt.foerderung}
        verletzt = {
            Festlegungsart.DARF_NICHT: True,
            Festlegungsart.JAHR: schritt.beginn not in zeit,
            Festlegungsart.NICHT_VOR: schritt.beginn < zeit.start,
            Festlegungsart.VARIANTE: schritt.variante != wert,
            Festlegungsart.FOERDERUNG: bool(programme) if wert == OHNE_FOERDERUNG else wert not in programme,
        }[art]
    if verletzt:
        angabe = FESTLEGUNGEN[art] + (f" {wert}" if wert else "")
        text = f"Festlegung „{angabe}“ ({festlegung.beschluss}) nicht eingehalten."
        yield Verstoss(f"festlegung:{massnahme}", f"Maßnahme {fall.benannt(massnahme)}: {text}")


def _gruppe(fall: Planungsfall, beziehung: Beziehung, plan: Plan) -> Iterator[Verstoss]:
    arten, art = Beziehungsart, beziehung.art
    gewaehlt = sum(plan.schritt(mitglied) is not None for mitglied in beziehung.mitglieder)
    hoechstens = 1 if art is arten.AUSSCHLUSS else beziehung.anzahl or 0
    zu_viele = art in {arten.AUSSCHLUSS, arten.GRUPPE_HOECHSTENS, arten.GRUPPE_GENAU} and gewaehlt > hoechstens
    zu_wenige = art in {arten.GRUPPE_MINDESTENS, arten.GRUPPE_GENAU} and gewaehlt < hoechstens
    if zu_viele or zu_wenige:
        wort = "höchstens" if zu_viele else "mindestens"
        woraus = ", ".join(map(fall.benannt, beziehung.mitglieder))
        text = f"Aus {woraus} sind {gewaehlt} im Plan, erlaubt sind {wort} {hoechstens}."
        yield Verstoss(beziehung.bezeichnung, text)
