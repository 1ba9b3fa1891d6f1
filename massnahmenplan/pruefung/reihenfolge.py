"""Order: begins and completions of pairs of measures, in years."""

from collections.abc import Iterator

from massnahmenplan.begriffe.beziehung import REIHENFOLGE, Beziehung, Beziehungsart
from massnahmenplan.ergebnis import Bilanz, Verstoss
from massnahmenplan.planungsfall import Planungsfall


def pruefe_reihenfolge(fall: Planungsfall, bilanz: Bilanz) -> Iterator[Verstoss]:
    """Yield every pair whose order or distance is not kept."""
    for beziehung in fall.beziehungen:
        if beziehung.art in REIHENFOLGE:
            yield from _paar(beziehung, bilanz)


def _paar(beziehung: Beziehung, bilanz: Bilanz) -> Iterator[Verstoss]:
    eine, andere = beziehung.mitglieder
    frueher, spaeter = bilanz.massnahme(eine), bilanz.massnahme(andere)
    grenze = beziehung.bezeichnung
    if spaeter is None:
        return
    if frueher is None:
        if beziehung.art is Beziehungsart.VORAUSSETZUNG:
            yield Verstoss(grenze, f"Maßnahme {andere} setzt {eine} voraus, {eine} fehlt im Plan.")
        return
    nach_ende = beziehung.art is not Beziehungsart.ANFANGSFOLGE
    fruehestens = (frueher.fertig + 1 if nach_ende else frueher.beginn) + beziehung.abstand
    bezug = f"{eine} wird Ende {frueher.fertig} fertig" if nach_ende else f"{eine} beginnt {frueher.beginn}"
    if spaeter.beginn < fruehestens:
        yield Verstoss(grenze, f"Maßnahme {andere} beginnt {spaeter.beginn}; {bezug}, erlaubt ab {fruehestens}.")
    if beziehung.hoechstabstand is not None:
        spaetestens = fruehestens - beziehung.abstand + beziehung.hoechstabstand
        if spaeter.beginn > spaetestens:
            yield Verstoss(
                grenze, f"Maßnahme {andere} beginnt {spaeter.beginn}; {bezug}, erlaubt bis {spaetestens}."
            )
