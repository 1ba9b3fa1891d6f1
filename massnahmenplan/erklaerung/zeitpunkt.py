"""Why then: the nearest earlier and later begin of a measure with everything else as it is."""

from collections.abc import Iterator, Sequence

from massnahmenplan.ergebnis.erklaerung import Weg
from massnahmenplan.erklaerung.lage import Planlage
from massnahmenplan.erklaerung.nebenbei import bester_weg, was_fehlt
from massnahmenplan.foerderung.pakete import zaehle_alle_pakete_auf


def naechster_beginn(lage: Planlage, m: int, richtung: int) -> Weg | None:
    """Return the nearest begin before (−1) or after (1) the planned one in the same variant, if there is one."""
    geplant = lage.aufbereitung.optionen[lage.option_von[m]]
    gleiche = [int(o) for o in lage.optionen(m) if lage.aufbereitung.optionen[int(o)].variante == geplant.variante]
    abstaende = {o: richtung * (lage.aufbereitung.optionen[o].beginn - geplant.beginn) for o in gleiche}
    naechster = min((a for a in abstaende.values() if a > 0), default=None)
    if naechster is None:
        return None
    return beurteile(lage, m, [o for o in gleiche if abstaende[o] == naechster])


def beurteile(lage: Planlage, m: int, erlaubt: Sequence[int]) -> Weg:
    """Return the best of some options of a measure beside all others, or what stands in its way."""
    k = lage.letztes
    antwort = bester_weg(lage, k, m, erlaubt)
    if antwort.plan is not None and antwort.bilanz is not None:
        kennung = lage.daten.massnahmen[m]
        schritt, massnahme = antwort.plan.schritt(kennung), antwort.bilanz.massnahme(kennung)
        assert schritt is not None
        assert massnahme is not None
        option = next(o for o in erlaubt if lage.schritt(o).foerderung == schritt.foerderung)
        entfallen = tuple(_entfallende(lage, m, option))
        return Weg(schritt, True, antwort.abstand(lage, k), (), massnahme.alle_zuschuesse_eur, entfallen)
    fehlendes = was_fehlt(lage, m, erlaubt)
    option = erlaubt[0] if fehlendes is None or fehlendes.option is None else fehlendes.option
    engpaesse = () if fehlendes is None else fehlendes.engpaesse
    paket = lage.aufbereitung.optionen[option].paket
    entfallen = tuple(_entfallende(lage, m, option))
    return Weg(lage.schritt(option), False, None, engpaesse, paket.zuschuss_eur, entfallen)


def _entfallende(lage: Planlage, m: int, option: int) -> Iterator[tuple[str, str]]:
    """Yield programmes that the plan uses for the measure and that it cannot have this way, with the reason."""
    geplant, neu = lage.aufbereitung.optionen[lage.option_von[m]], lage.aufbereitung.optionen[option]
    programm_von = {programm.id: programm for programm in lage.fall.programme}
    hat = {antrag.programm for antrag in neu.paket.antraege}
    weg = [programm_von[a.programm] for a in geplant.paket.antraege if a.programm not in hat]
    for ablehnung in zaehle_alle_pakete_auf(neu.vorhaben, weg).ablehnungen if weg else ():
        yield ablehnung.programm, ablehnung.grund
