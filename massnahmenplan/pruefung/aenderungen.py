"""Limits on what an update changes: ceilings per kind, and what is frozen."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from massnahmenplan.begriffe.aenderungsvorgaben import Aenderungsart, Aenderungsvorgaben
from massnahmenplan.begriffe.worte import AENDERUNGEN
from massnahmenplan.ergebnis import Plan, Planschritt, Verstoss
from massnahmenplan.grundlagen.schreibweise import gezaehlt
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.pruefung.auswahl import pruefe_auswahl


def pruefe_aenderungen(
    fall: Planungsfall,
    bisher: Plan,
    plan: Plan,
    vorgaben: Aenderungsvorgaben,
    zaehlung: Mapping[Aenderungsart, int],
) -> Iterator[Verstoss]:
    """Yield ceilings that the counted changes break, and frozen decisions that were changed."""
    for genannt, hoechstens in vorgaben.hoechstens.items():
        art = Aenderungsart(genannt)
        zu_viel = zaehlung[art] - hoechstens
        if zu_viel > 0:
            wie_oft = f"{AENDERUNGEN[art]} {zaehlung[art]}-mal"
            was = _perioden(fall, zaehlung) if art is Aenderungsart.VERSCHOBEN else wie_oft
            text = f"Gegenüber dem letzten Plan {was}, erlaubt ist höchstens {hoechstens}."
            yield Verstoss(f"aenderung:{art}", text, Decimal(zu_viel), "Anzahl")
    for schritt in bisher.schritte:
        yield from _festes(fall, schritt, plan.schritt(schritt.massnahme), vorgaben.fest_bis)


def _perioden(fall: Planungsfall, zaehlung: Mapping[Aenderungsart, int]) -> str:
    return f"verschoben um {gezaehlt(zaehlung[Aenderungsart.VERSCHOBEN], fall.projekt.zeitachse.einheit)}"


def _festes(
    fall: Planungsfall, alt: Planschritt, neu: Planschritt | None, fest_bis: int | None
) -> Iterator[Verstoss]:
    """Yield a decision in the frozen window that is not as it was, though by itself it could be."""
    achse, kennung = fall.projekt.zeitachse, alt.massnahme
    if fest_bis is None or achse.jahr_von(alt.beginn) > fest_bis or kennung not in fall.massnahme_mit_id:
        return
    bleibt = neu is not None and (neu.variante, neu.beginn) == (alt.variante, alt.beginn)
    if not bleibt and kann_bleiben(fall, alt):
        text = (
            f"Maßnahme {fall.benannt(kennung)} beginnt im letzten Plan {achse.name(alt.beginn)}: bis {fest_bis} "
            "festgeschrieben."
        )
        yield Verstoss(f"fest:{kennung}", text)


def kann_bleiben(fall: Planungsfall, schritt: Planschritt) -> bool:
    """Return True if dates and decisions from outside let the measure begin as it was planned, in its variant."""
    if schritt.variante not in fall.ausfuehrungen[schritt.massnahme]:
        return False
    if any(stand.massnahme == schritt.massnahme for stand in fall.staende):
        return False
    vor_stichtag = schritt.beginn < fall.projekt.zeitachse.periode_am(fall.projekt.planungstag)
    eigene = {f"{was}:{schritt.massnahme}" for was in ("fenster", "festlegung")}
    einzeln = pruefe_auswahl(fall, Plan((schritt,)))
    return not vor_stichtag and not any(verstoss.grenze in eigene for verstoss in einzeln)
