"""Counts of dwellings: no part is larger than the whole, and a measure at dwellings concerns one at least."""

from massnahmenplan.begriffe.massnahme import Massnahme, Variante
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.eingabe.rohfall import Rohfall, Zeile
from massnahmenplan.eingabe.sammler import Befundsammler
from massnahmenplan.grundlagen.schreibweise import gezaehlt


def pruefe_wohneinheiten(fall: Rohfall, sammler: Befundsammler) -> None:
    """Note E217 for more dwellings than the object has, and for none of those it has."""
    objekte = {zeile.gegenstand.id: zeile.gegenstand for zeile in fall.objekte}
    for objekt in fall.objekte:
        _pruefe_selbstgenutzte(objekt, sammler)
    zeilen: tuple[Zeile[Massnahme] | Zeile[Variante], ...] = (*fall.massnahmen, *fall.varianten)
    for zeile in zeilen:
        gegenstand = zeile.gegenstand
        massnahme = gegenstand if isinstance(gegenstand, Massnahme) else fall.massnahme.get(gegenstand.massnahme)
        objekt_id = massnahme.objekt if massnahme is not None else None
        _pruefe_betroffene(zeile, objekte.get(objekt_id) if objekt_id is not None else None, sammler)


def _pruefe_selbstgenutzte(zeile: Zeile[Objekt], sammler: Befundsammler) -> None:
    alle, selbst = zeile.gegenstand.wohneinheiten, zeile.gegenstand.selbstgenutzte_wohneinheiten
    if alle is not None and selbst is not None and selbst > alle:
        text = f"sind mehr als die {gezaehlt(alle, 'Wohneinheiten')} des Objekts"
        abhilfe = "wohneinheiten oder selbstgenutzte_wohneinheiten berichtigen."
        zeile.fehler(sammler, "E217", "selbstgenutzte_wohneinheiten", text, abhilfe)


def _pruefe_betroffene(
    zeile: Zeile[Massnahme] | Zeile[Variante], objekt: Objekt | None, sammler: Befundsammler
) -> None:
    betroffene = zeile.gegenstand.betroffene_wohneinheiten
    if betroffene is None:
        return
    alle = None if objekt is None else objekt.wohneinheiten
    if objekt is not None and alle is not None and betroffene > alle:
        text = f"sind mehr als die {gezaehlt(alle, 'Wohneinheiten')} des Objekts {objekt.id}"
        abhilfe = "betroffene_wohneinheiten oder wohneinheiten des Objekts berichtigen."
        zeile.fehler(sammler, "E217", "betroffene_wohneinheiten", text, abhilfe)
    elif betroffene == 0 and alle != 0:
        text = "0 heißt, dass keine Wohneinheit etwas davon hat: Zuschüsse je Wohneinheit entfallen"
        abhilfe = "Die Zahl angeben; das Feld weglassen, wenn alle Wohneinheiten des Objekts betroffen sind."
        zeile.fehler(sammler, "E217", "betroffene_wohneinheiten", text, abhilfe)
