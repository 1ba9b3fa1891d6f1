"""What is assumed of effects, and of criteria."""

from collections.abc import Iterator

from massnahmenplan.begriffe.kriterium import Grundlage
from massnahmenplan.begriffe.ziel import Zielart
from massnahmenplan.grundlagen.schreibweise import gezaehlt
from massnahmenplan.planungsfall import Planungsfall


def wirkung(fall: Planungsfall) -> Iterator[str]:
    """Where effects come from, how long they last, and what has no price."""
    yield from _physik(fall)
    ohne_dauer = sum(massnahme.nutzungsdauer_a is None for massnahme in fall.massnahmen)
    if ohne_dauer:
        wirken = "wirkt" if ohne_dauer == 1 else "wirken"
        bei = gezaehlt(ohne_dauer, "Maßnahmen")
        yield f"Bei {bei} ist keine Nutzungsdauer genannt: sie {wirken} bis zum Ende des Plans."
    if ohne_preis := sorted(_genutzte_energie(fall) - fall.energiepreise.keys()):
        namen = {traeger.id: traeger.name or traeger.id for traeger in fall.energietraeger}
        genannt = ", ".join(namen.get(kennung, kennung) for kennung in ohne_preis)
        yield f"Energieträger ohne Preis, deren Einsparung nicht in Geld zählt: {genannt}."
    if fall.projekt.ausgangsemission_t_a is None:
        yield "Die Emission ohne Maßnahmen ist nicht bekannt: gezeigt wird nur die Minderung."
    if energieziele := [ziel for ziel in fall.ziele if ziel.art is Zielart.ENERGIE]:
        genannte = ", ".join(ziel.name or ziel.id for ziel in energieziele)
        wovon = "was Maßnahmen als endenergie_kwh_a nennen und was aus physik folgt"
        yield f"Energieziele ({genannte}) zählen, {wovon}; was nur co2_t_a nennt, spart dafür 0 kWh."
    if any(not ziel.ist_hart for ziel in fall.ziele):
        yield "Weiche Ziele kosten ihren Überschreitungspreis nur im Ziel „kosten“; im Ziel „co2“ wird berichtet."


def _physik(fall: Planungsfall) -> Iterator[str]:
    if not fall.wirkungsgruppen:
        return
    physisch = sum(any(m.physik for m in wege.values()) for wege in fall.ausfuehrungen.values())
    genannt = len(fall.massnahmen) - physisch
    yield (
        f"Die Wirkung von {gezaehlt(physisch, 'Maßnahmen')} folgt aus der Physik ihrer Objekte, gemeinsam "
        f"gerechnet; die von {genannt} ist angegeben. Heizwärme ist dem Wärmeverlust der Hülle proportional."
    )
    betroffen = [gruppe.objekt for gruppe in fall.wirkungsgruppen if gruppe.objekt is not None]
    if geschaetzt := [o.name for o in betroffen if o.lueftung_w_k is None and o.flaeche_m2]:
        yield (
            "Lüftungsverlust aus der Nettogrundfläche geschätzt (0,34 Wh/(m³K), 0,7 Luftwechsel je Stunde, 2,5 m "
            f"Raumhöhe): {', '.join(geschaetzt)}."
        )
    if typisch := [o.name for o in betroffen if o.gebaeudetyp is not None]:
        yield f"U-Werte, die nicht angegeben sind, kommen vom Gebäudetyp des Katalogs: {', '.join(typisch)}."


def _genutzte_energie(fall: Planungsfall) -> set[str]:
    return {
        energie
        for ausfuehrungen in fall.ausfuehrungen.values()
        for massnahme in ausfuehrungen.values()
        for energie in massnahme.endenergie_kwh_a
    } | {traeger for gruppe in fall.wirkungsgruppen for traeger in gruppe.genutzte_traeger}


def kriterien(fall: Planungsfall) -> Iterator[str]:
    """Measures without a value by a criterion."""
    for kriterium in fall.kriterien:
        if kriterium.grundlage is Grundlage.MASSNAHME:
            ohne = sum(kriterium.id not in massnahme.kriterien for massnahme in fall.massnahmen)
            if ohne:
                zaehlt = f"ohne Wert {'zählt' if ohne == 1 else 'zählen'} als schlechteste"
                yield f"Kriterium {kriterium.name}: {gezaehlt(ohne, 'Maßnahmen')} {zaehlt}."
