"""Choice: each measure once, in its window, as decided from outside; what is compulsory is there."""

from collections import Counter
from collections.abc import Iterator

from massnahmenplan.begriffe.beziehung import Beziehung, Beziehungsart
from massnahmenplan.begriffe.festlegung import OHNE_FOERDERUNG, Festlegung, Festlegungsart
from massnahmenplan.ergebnis import Plan, Planschritt, Verstoss
from massnahmenplan.planungsfall import Planungsfall


def pruefe_auswahl(fall: Planungsfall, plan: Plan) -> Iterator[Verstoss]:
    """Yield what is wrong with choice and dates of single measures, and with groups."""
    for kennung, anzahl in Counter(schritt.massnahme for schritt in plan.schritte).items():
        if anzahl > 1:
            yield Verstoss(f"massnahme:{kennung}", f"Maßnahme {kennung} steht {anzahl}-mal im Plan.")
    for schritt in plan.schritte:
        yield from _fenster(fall, schritt)
    for massnahme in fall.massnahmen:
        if massnahme.pflicht and plan.schritt(massnahme.id) is None:
            yield Verstoss(f"pflicht:{massnahme.id}", f"Pflichtmaßnahme {massnahme.id} fehlt im Plan.")
    for festlegung in fall.festlegungen:
        yield from _festlegung(festlegung, plan.schritt(festlegung.massnahme))
    for beziehung in fall.beziehungen:
        yield from _gruppe(beziehung, plan)


def _fenster(fall: Planungsfall, schritt: Planschritt) -> Iterator[Verstoss]:
    massnahme = fall.ausfuehrungen.get(schritt.massnahme, {}).get(schritt.variante)
    if massnahme is None:
        return  # named by the recomputation
    fertig = schritt.beginn + massnahme.dauer_planung + massnahme.dauer_bau - 1
    fruehestens = max(fall.projekt.beginn, massnahme.fruehester_beginn or fall.projekt.beginn)
    spaetestens = min(fall.projekt.ende, massnahme.spaetestes_ende or fall.projekt.ende)
    if schritt.beginn < fruehestens:
        yield Verstoss(
            f"fenster:{schritt.massnahme}",
            f"Maßnahme {schritt.massnahme} beginnt {schritt.beginn}, frühestens erlaubt ist {fruehestens}.",
        )
    if fertig > spaetestens:
        yield Verstoss(
            f"fenster:{schritt.massnahme}",
            f"Maßnahme {schritt.massnahme} wird Ende {fertig} fertig, spätestens erlaubt ist {spaetestens}.",
        )


def _festlegung(festlegung: Festlegung, schritt: Planschritt | None) -> Iterator[Verstoss]:
    art, wert, massnahme = festlegung.art, festlegung.wert, festlegung.massnahme
    if art is Festlegungsart.MUSS:
        verletzt = schritt is None
    elif schritt is None:
        verletzt = False
    else:
        programme = {wahl.programm for wahl in schritt.foerderung}
        verletzt = {
            Festlegungsart.DARF_NICHT: True,
            Festlegungsart.JAHR: str(schritt.beginn) != wert,
            Festlegungsart.NICHT_VOR: schritt.beginn < int(wert or 0) if (wert or "0").isdigit() else True,
            Festlegungsart.VARIANTE: schritt.variante != wert,
            Festlegungsart.FOERDERUNG: bool(programme) if wert == OHNE_FOERDERUNG else wert not in programme,
        }[art]
    if verletzt:
        angabe = f" {wert}" if wert else ""
        yield Verstoss(
            f"festlegung:{massnahme}",
            f"Maßnahme {massnahme}: Festlegung „{art}{angabe}“ ({festlegung.beschluss}) nicht eingehalten.",
        )


def _gruppe(beziehung: Beziehung, plan: Plan) -> Iterator[Verstoss]:
    arten, art = Beziehungsart, beziehung.art
    gewaehlt = sum(plan.schritt(mitglied) is not None for mitglied in beziehung.mitglieder)
    hoechstens = 1 if art is arten.AUSSCHLUSS else beziehung.anzahl or 0
    zu_viele = art in {arten.AUSSCHLUSS, arten.GRUPPE_HOECHSTENS, arten.GRUPPE_GENAU} and gewaehlt > hoechstens
    zu_wenige = art in {arten.GRUPPE_MINDESTENS, arten.GRUPPE_GENAU} and gewaehlt < hoechstens
    if zu_viele or zu_wenige:
        wort = "höchstens" if zu_viele else "mindestens"
        yield Verstoss(
            beziehung.bezeichnung,
            f"Aus {', '.join(beziehung.mitglieder)} sind {gewaehlt} im Plan, erlaubt sind {wort} {hoechstens}.",
        )
