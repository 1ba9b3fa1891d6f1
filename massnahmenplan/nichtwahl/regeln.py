"""Rules that keep a measure out of the plan: exclusions, what it requires, orders, limits on rents."""

from collections.abc import Iterator

from massnahmenplan.ergebnis import Plan, Planschritt
from massnahmenplan.grundlagen.schreibweise import euro
from massnahmenplan.nachrechnung import rechne
from massnahmenplan.nichtwahl.lage import Lage


def ausschluss(lage: Lage) -> Iterator[tuple[str, str]]:
    """As many measures of a group as may be chosen are chosen."""
    for gruppe in lage.stand.daten.gruppen:
        if lage.massnahme in gruppe.massnahmen and gruppe.hoechstens is not None:
            andere = [f"„{lage.stand.name(m)}“" for m in gruppe.massnahmen if m in lage.stand.option_von]
            if len(andere) >= gruppe.hoechstens:
                yield "ausgeschlossen", f"Ausgeschlossen durch {', '.join(andere)} ({gruppe.satz})."


def voraussetzung(lage: Lage) -> Iterator[tuple[str, str]]:
    """A measure that has to be there is not."""
    for folge in lage.stand.daten.folgen:
        fehlt = folge.frueher not in lage.stand.option_von
        if folge.verlangt and folge.spaeter == lage.massnahme and fehlt:
            name = lage.stand.name(folge.frueher)
            yield "voraussetzung", f"Setzt „{name}“ voraus, die nicht im Plan ist."


def reihenfolge(lage: Lage) -> Iterator[tuple[str, str]]:
    """Orders with chosen measures that no option of this one can keep."""
    if lage.erlaubt.any():
        return
    folgen = list(lage.folgen())
    allein = [(folge, andere) for folge, andere in folgen if not lage.haelt(folge).any()]
    namen = dict.fromkeys(f"„{lage.stand.name(andere)}“" for _, andere in allein or folgen)
    saetze = "; ".join(dict.fromkeys(folge.satz for folge, _ in allein or folgen))
    yield "reihenfolge", f"Passt zeitlich nicht zu {' und '.join(namen)}, wie im Plan vorgesehen ({saetze})."


def warmmiete(lage: Lage) -> Iterator[tuple[str, str]]:
    """A hard limit on the warm rent of the building that every option breaks beside the plan."""
    fall, objekt = lage.stand.fall, lage.stand.fall.massnahme_mit_id[lage.kennung].objekt
    begrenzt = {o.name for o in lage.stand.daten.mietobjekte if o.spielraum is not None and o.preis is None}
    if f"warmmiete:{objekt}" not in begrenzt:
        return
    am_objekt = [s for s in lage.stand.plan.schritte if fall.massnahme_mit_id[s.massnahme].objekt == objekt]
    zu_viel = []
    for option in lage.stand.aufbereitung.optionen[lage.von : lage.bis]:
        wahl = tuple(antrag.wahl for antrag in option.paket.antraege)
        schritt = Planschritt(option.massnahme, option.variante, option.beginn, wahl)
        mieten = rechne(fall, Plan((*am_objekt, schritt))).bilanz.mieten
        zu_viel.append(max(miete.ueberschreitung_eur for miete in mieten if miete.objekt == objekt))
    if min(zu_viel) > 0:
        name = fall.objekt_mit_id[objekt or ""].name
        yield (
            "warmmiete",
            f"Neben dem Plan läge die Warmmiete {name} auch auf dem günstigsten Weg um "
            f"{euro(min(zu_viel))} im Jahr über ihrer Grenze.",
        )
