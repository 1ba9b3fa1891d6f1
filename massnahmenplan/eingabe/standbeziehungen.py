"""Relations of measures that were merged or replaced: they do not pass on by themselves, and a hint says which."""

from collections.abc import Iterator

from massnahmenplan.begriffe.stand import Massnahmenstand
from massnahmenplan.begriffe.worte import LAGEN
from massnahmenplan.planungsfall import Planungsfall


def verwaiste_beziehungen(fall: Planungsfall, stand: Massnahmenstand) -> Iterator[tuple[str, str]]:
    """Yield text and remedy (W307) of what names the measure and not the one that took its place."""
    if not stand.ausgeschieden or stand.mit is None:
        return
    gilt_nicht = f"gilt nicht für {stand.mit}: sie nennt {stand.massnahme}, und die ist {LAGEN[stand.lage]}"
    for beziehung in fall.beziehungen:
        mitglieder = fall.mitglieder(beziehung)
        if stand.massnahme in mitglieder and stand.mit not in mitglieder and beziehung.objekt is None:
            text = f"Beziehung {beziehung.bezeichnung} {gilt_nicht}"
            yield text, f"Soll sie für {stand.mit} gelten: dort {stand.mit} als Mitglied nennen."
    for massnahme in fall.massnahmen:
        if massnahme.netz == stand.massnahme and massnahme.id != stand.mit:
            text = f"netz der Maßnahme {massnahme.id} {gilt_nicht}"
            yield text, f"Schließt sie sich jetzt an {stand.mit} an: dort {stand.mit} als netz nennen."
