"""Order: begins and completions of pairs of measures, in periods."""

from collections.abc import Iterator

from massnahmenplan.begriffe.beziehung import REIHENFOLGE, Beziehung, Beziehungsart
from massnahmenplan.ergebnis import Bilanz, Verstoss
from massnahmenplan.planungsfall import Planungsfall


def pruefe_reihenfolge(fall: Planungsfall, bilanz: Bilanz) -> Iterator[Verstoss]:
    """Yield every pair whose order or distance is not kept; what is contracted or built has its dates."""
    gebunden = {stand.massnahme for stand in fall.staende if stand.gebunden}
    for beziehung in fall.beziehungen:
        if beziehung.art in REIHENFOLGE and beziehung.mitglieder[1] not in gebunden:
            yield from _paar(fall, beziehung, bilanz)


def _paar(fall: Planungsfall, beziehung: Beziehung, bilanz: Bilanz) -> Iterator[Verstoss]:
    eine, andere = beziehung.mitglieder
    frueher, spaeter = bilanz.massnahme(eine), bilanz.massnahme(andere)
    grenze = beziehung.bezeichnung
    if spaeter is None:
        return
    if frueher is None:
        if beziehung.art is Beziehungsart.VORAUSSETZUNG:
            text = f"Maßnahme {fall.benannt(andere)} setzt {fall.benannt(eine)} voraus; diese fehlt im Plan."
            yield Verstoss(grenze, text)
        return
    nach_ende = beziehung.art is not Beziehungsart.ANFANGSFOLGE
    fruehestens = (frueher.fertig + 1 if nach_ende else frueher.beginn) + beziehung.abstand
    name = fall.projekt.zeitachse.name
    stand = f"wird Ende {name(frueher.fertig)} fertig" if nach_ende else f"beginnt {name(frueher.beginn)}"
    bezug = f"{fall.benannt(eine)} {stand}"
    wer = f"Maßnahme {fall.benannt(andere)} beginnt {name(spaeter.beginn)}"
    if spaeter.beginn < fruehestens:
        yield Verstoss(grenze, f"{wer}; {bezug}, erlaubt ab {name(fruehestens)}.")
    if beziehung.hoechstabstand is not None:
        spaetestens = fruehestens - beziehung.abstand + beziehung.hoechstabstand
        if spaeter.beginn > spaetestens:
            yield Verstoss(grenze, f"{wer}; {bezug}, erlaubt bis {name(spaetestens)}.")
