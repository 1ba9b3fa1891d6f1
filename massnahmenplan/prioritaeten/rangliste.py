"""Ranks of measures from nested plans, and the usual figures of each."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from massnahmenplan import nachrechnung
from massnahmenplan.begriffe.beziehung import Beziehungsart
from massnahmenplan.ergebnis import Ergebnis, Massnahmenbilanz, Nichtwahl, Plan
from massnahmenplan.ergebnis.prioritaeten import Budgetstufe, Rangplatz
from massnahmenplan.planungsfall import Planungsfall

VERDRAENGT = Nichtwahl(
    massnahme="",
    grund="verdraengt",
    text="Wäre allein mit dem größten Budget dabei, passt aber nicht zu einer Liste für alle Budgets.",
)


def rangliste(
    fall: Planungsfall, stufen: Sequence[Budgetstufe], szenarien: Mapping[str, Decimal] | None
) -> tuple[Rangplatz, ...]:
    """Return all measures that some level carries out: by rank, then by EUR per tonne.

    A measure that another one of its rank rests on (``voraussetzung``) stands before it, whatever it costs.
    """
    plaetze: list[Rangplatz] = []
    for stufe in stufen:
        bekannt = {platz.massnahme for platz in plaetze}
        neue = [b for b in stufe.ergebnis.bilanz.massnahmen if b.massnahme not in bekannt]
        rang = plaetze[-1].rang + 1 if plaetze else 1
        for bilanz in _in_ordnung(fall, neue):
            plaetze.append(_platz(stufe, bilanz, len(plaetze) + 1, rang, szenarien))
    return tuple(plaetze)


def nie_gewaehlt(fall: Planungsfall, oberste: Budgetstufe, allein: Ergebnis | None) -> tuple[Nichtwahl, ...]:
    """Return why measures are not even in the plan of the largest budget."""
    gewaehlt = {bilanz.massnahme for bilanz in oberste.ergebnis.bilanz.massnahmen}
    gruende = {} if allein is None else {eintrag.massnahme: eintrag for eintrag in allein.nicht_gewaehlt}
    return tuple(
        gruende.get(kennung, Nichtwahl(kennung, VERDRAENGT.grund, VERDRAENGT.text))
        for kennung in sorted(set(fall.massnahme_mit_id) - gewaehlt)
    )


def _in_ordnung(fall: Planungsfall, bilanzen: Sequence[Massnahmenbilanz]) -> list[Massnahmenbilanz]:
    """Return measures of one rank: always the least EUR per tonne of those that rest on none still to come."""
    offen = sorted(bilanzen, key=_schluessel)
    braucht = {
        (b.mitglieder[1], b.mitglieder[0]) for b in fall.beziehungen if b.art is Beziehungsart.VORAUSSETZUNG
    }
    geordnet: list[Massnahmenbilanz] = []
    while offen:
        kennungen = {bilanz.massnahme for bilanz in offen}
        frei = (b for b in offen if not any((b.massnahme, andere) in braucht for andere in kennungen))
        naechste = next(frei, offen[0])
        offen.remove(naechste)
        geordnet.append(naechste)
    return geordnet


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
