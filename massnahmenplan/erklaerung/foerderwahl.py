"""Why that funding: other packages of the same begin, how much less they bring, or what excludes them."""

from decimal import Decimal

from massnahmenplan.ergebnis.erklaerung import Paketvergleich
from massnahmenplan.erklaerung.lage import Planlage
from massnahmenplan.erklaerung.zeitpunkt import beurteile
from massnahmenplan.foerderung.paket import Ablehnung, Paket
from massnahmenplan.foerderung.pakete import zaehle_alle_pakete_auf

HOECHSTENS = 3
"""So many other packages are compared, those with the most money first."""


def andere_pakete(lage: Planlage, m: int) -> tuple[tuple[Paketvergleich, ...], tuple[Ablehnung, ...]]:
    """Return the best packages of other programmes at the planned begin, and the programmes that refuse.

    Part of what the plan uses is no other package where it brings the same: then only a loan is missing.
    """
    geplant = lage.aufbereitung.optionen[lage.option_von[m]]
    in_frage = [p for p in lage.fall.programme if p.kommt_in_frage(geplant.vorhaben)]
    alle = zaehle_alle_pakete_auf(geplant.vorhaben, in_frage)
    bestes: dict[tuple[str, ...], Paket] = {}
    for paket in alle.pakete:
        bisher = bestes.get(_programme(paket))
        if bisher is None or paket.zuschuss_eur > bisher.zuschuss_eur:
            bestes[_programme(paket)] = paket
    bestes.pop(_programme(geplant.paket), None)
    folge = sorted(bestes.items(), key=lambda eintrag: (-eintrag[1].zuschuss_eur, eintrag[0]))
    bilanz = lage.bilanz.massnahme(lage.daten.massnahmen[m])
    hat = Decimal(0) if bilanz is None else bilanz.alle_zuschuesse_eur
    genutzt = set(_programme(geplant.paket))
    anders = [(p, paket) for p, paket in folge if not genutzt >= set(p) or paket.zuschuss_eur != hat]
    vergleiche = tuple(_vergleich(lage, m, programme, paket, hat) for programme, paket in anders[:HOECHSTENS])
    return vergleiche, tuple(a for a in alle.ablehnungen if a.programm not in genutzt)


def _programme(paket: Paket) -> tuple[str, ...]:
    return tuple(sorted(antrag.programm for antrag in paket.antraege))


def _vergleich(lage: Planlage, m: int, programme: tuple[str, ...], paket: Paket, hat: Decimal) -> Paketvergleich:
    geplant = lage.aufbereitung.optionen[lage.option_von[m]]
    gleiche = [
        int(o)
        for o in lage.optionen(m)
        if (option := lage.aufbereitung.optionen[int(o)]).variante == geplant.variante
        and option.beginn == geplant.beginn
        and _programme(option.paket) == programme
    ]
    weg = beurteile(lage, m, gleiche) if gleiche else None
    zuschuss = max((lage.aufbereitung.optionen[o].paket.zuschuss_eur for o in gleiche), default=paket.zuschuss_eur)
    return Paketvergleich(programme, zuschuss, hat - zuschuss, weg)
