"""Ranks of measures from nested plans, and the usual figures of each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from massnahmenplan import nachrechnung
from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.begriffe.festlegung import Festlegungsart
from massnahmenplan.begriffe.worte import PHASEN
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz, Nichtwahl, Plan
from massnahmenplan.ergebnis.prioritaeten import Budgetstufe, Rangplatz
from massnahmenplan.planungsfall import Planungsfall

VERDRAENGT = "Wäre allein mit dem größten Budget dabei, passt aber nicht zu einer Liste für alle Budgets."


def rangliste(
    fall: Planungsfall, stufen: Sequence[Budgetstufe], szenarien: Mapping[str, Decimal] | None
) -> tuple[Rangplatz, ...]:
    """Return all measures that some level carries out: by rank, then by EUR per tonne.

    A measure that another one of its rank rests on (``voraussetzung``) stands right before it, whatever it costs.
    """
    plaetze: list[Rangplatz] = []
    for stufe in stufen:
        bekannt = {platz.massnahme for platz in plaetze}
        neue = [b for b in stufe.ergebnis.bilanz.massnahmen if b.massnahme not in bekannt]
        rang = plaetze[-1].rang + 1 if plaetze else 1
        for bilanz in _in_ordnung(fall, neue):
            platz = _platz(stufe, bilanz, len(plaetze) + 1, rang, szenarien)
            plaetze.append(replace(platz, pflicht=_pflicht(fall, bilanz.massnahme)))
    return tuple(plaetze)


def _pflicht(fall: Planungsfall, massnahme: str) -> str | None:
    """Return the resolutions that a measure rests on, else that it is contracted or compulsory by itself."""
    arten = (f.beschluss for f in fall.festlegungen if (f.massnahme, f.art) == (massnahme, Festlegungsart.MUSS))
    if beschluesse := "; ".join(arten):
        return beschluesse
    stand = fall.stand_von.get(massnahme)
    if stand is not None and stand.gebunden:
        return PHASEN[stand.phase]
    return "laut Maßnahmenliste" if fall.massnahme_mit_id[massnahme].pflicht else None


def nie_gewaehlt(fall: Planungsfall, oberste: Budgetstufe, allein: Ergebnis | None) -> tuple[Nichtwahl, ...]:
    """Return why measures are not even in the plan of the largest budget."""
    gewaehlt = {bilanz.massnahme for bilanz in oberste.ergebnis.bilanz.massnahmen}
    gruende = {} if allein is None else {eintrag.massnahme: eintrag for eintrag in allein.nicht_gewaehlt}
    return tuple(
        gruende.get(kennung, Nichtwahl(kennung, "verdraengt", VERDRAENGT))
        for kennung in sorted(set(fall.massnahme_mit_id) - gewaehlt)
    )


def _in_ordnung(fall: Planungsfall, bilanzen: Sequence[Massnahmenbilanz]) -> list[Massnahmenbilanz]:
    """Return measures of one rank by EUR per tonne, each right behind those that it rests on."""
    je_massnahme = {bilanz.massnahme: bilanz for bilanz in sorted(bilanzen, key=_schluessel)}
    braucht: dict[str, list[str]] = {}
    for beziehung in fall.beziehungen:
        if beziehung.art is Beziehungsart.VORAUSSETZUNG:
            braucht.setdefault(beziehung.mitglieder[1], []).append(beziehung.mitglieder[0])
    geordnet: dict[str, Massnahmenbilanz] = {}

    def stelle_an(kennung: str) -> None:
        for davor in sorted(set(braucht.get(kennung, ())) & (je_massnahme.keys() - geordnet.keys())):
            stelle_an(davor)
        geordnet.setdefault(kennung, je_massnahme[kennung])

    for kennung in je_massnahme:
        stelle_an(kennung)
    return list(geordnet.values())


def _schluessel(bilanz: Massnahmenbilanz) -> tuple[bool, Decimal, str]:
    """Measures without an effect come last; equal ones in the order of their ids."""
    wirkung = bilanz.minderung_summe_t
    if wirkung <= 0:
        return True, bilanz.investition_eur, bilanz.massnahme
    return False, bilanz.investition_eur / wirkung, bilanz.massnahme


def _platz(
    stufe: Budgetstufe,
    bilanz: Massnahmenbilanz,
    platz: int,
    rang: int,
    szenarien: Mapping[str, Decimal] | None,
) -> Rangplatz:
    return Rangplatz(
        platz=platz,
        rang=rang,
        stufe=stufe.id,
        massnahme=bilanz.massnahme,
        variante=bilanz.variante,
        investition_eur=bilanz.investition_eur,
        zuschuss_eur=bilanz.zuschuss_eur,
        eigenmittel_eur=bilanz.eigenmittel_eur,
        einzelwirkung_t=bilanz.minderung_summe_t,
        wirkung_im_plan_t=_wirkung_im_plan(stufe.ergebnis, bilanz.massnahme),
        szenarienanteil=None if szenarien is None else szenarien.get(bilanz.massnahme, Decimal(0)),
    )


def _wirkung_im_plan(ergebnis: Ergebnis, massnahme: str) -> Decimal:
    """Return what the plan reduces less if one measure is taken out and all else stays: recounted, not solved."""
    ohne = tuple(schritt for schritt in ergebnis.plan.schritte if schritt.massnahme != massnahme)
    rest = nachrechnung.rechne(ergebnis.fall, Plan(ohne, ergebnis.plan.kredite))
    return ergebnis.bilanz.zielwerte["co2"] - rest.bilanz.zielwerte["co2"]
