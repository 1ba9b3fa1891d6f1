"""The purses, walked through year by year: what is left is carried on, what is missing is bridged."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal

from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.ergebnis import Haushaltsjahr, Massnahmenbilanz
from massnahmenplan.grundlagen.zahlen import CENT, auf_cent
from massnahmenplan.planungsfall import Planungsfall

NICHTS = Decimal(0)


def haushalte(fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz]) -> tuple[Haushaltsjahr, ...]:
    """Return every purse that has a budget or is used, by payer id, kind and year."""
    ansaetze: dict[tuple[str, Haushaltsart], dict[int, Decimal]] = {}
    for ansatz in fall.haushalt:
        ansaetze.setdefault((ansatz.kostentraeger, ansatz.art), {})[ansatz.jahr] = ansatz.betrag_eur
    stellen: list[Haushaltsjahr] = []
    for kennung in sorted(fall.traeger_mit_id):
        traeger = fall.traeger_mit_id[kennung]
        eigene = [anteil for m in massnahmen if (anteil := _anteil(fall, m, kennung)) is not None]
        for art in Haushaltsart:
            jahre = _gehe_durch(fall, traeger, art, eigene, ansaetze.get((kennung, art)))
            if (kennung, art) in ansaetze or any(jahr.ausgaben_eur or jahr.zuschuesse_eur for jahr in jahre):
                stellen += jahre
    return tuple(stellen)


def _anteil(fall: Planungsfall, massnahme: Massnahmenbilanz, traeger: str) -> Massnahmenbilanz | None:
    """Return the measure with the payer's part of its money, or None if he has none."""
    return massnahme.je_traeger(fall.massnahme_mit_id[massnahme.massnahme].kostentraeger).get(traeger)


def _gehe_durch(
    fall: Planungsfall,
    traeger: Kostentraeger,
    art: Haushaltsart,
    massnahmen: Sequence[Massnahmenbilanz],
    ansaetze: dict[int, Decimal] | None,
) -> list[Haushaltsjahr]:
    stand: list[Haushaltsjahr] = []
    rest = linie = NICHTS
    for jahr in fall.projekt.zeitachse.jahre:
        ausgaben, zuschuesse = _bewegung(art, massnahmen, jahr)
        forderungen = _forderungen(fall, massnahmen, jahr) if art is Haushaltsart.INVESTIV else NICHTS
        zinsen = auf_cent(linie * traeger.liquiditaetszins)
        ansatz = None if ansaetze is None else ansaetze.get(jahr, NICHTS)
        gehabt, geliehen = rest, linie
        if ansatz is None:
            rest = linie = fehlt = NICHTS
        else:
            uebrig = ansatz + rest + zuschuesse - ausgaben - linie - zinsen
            grenze = min(traeger.liquiditaetslinie_eur, forderungen)
            linie = min(max(-uebrig, NICHTS), grenze)
            fehlt = max(-uebrig - linie, NICHTS)
            im_plan = {j: b for j, b in (ansaetze or {}).items() if fall.projekt.beginn <= j <= jahr}
            rest = _uebertrag(traeger, max(uebrig, NICHTS), im_plan, jahr)
        stand.append(
            Haushaltsjahr(
                traeger=traeger.id,
                art=str(art),
                jahr=jahr,
                ansatz_eur=ansatz,
                ausgaben_eur=ausgaben,
                zuschuesse_eur=zuschuesse,
                rest_vorjahr_eur=gehabt,
                rest_eur=rest,
                linie_vorjahr_eur=geliehen,
                linie_eur=linie,
                zinsen_eur=zinsen,
                forderungen_eur=forderungen,
                fehlbetrag_eur=fehlt,
            )
        )
    return stand


def _bewegung(art: Haushaltsart, massnahmen: Sequence[Massnahmenbilanz], jahr: int) -> tuple[Decimal, Decimal]:
    """Return expenditure and grants received in a year."""
    konsumtiv = art is Haushaltsart.KONSUMTIV
    zuschuesse = sum(
        (
            z.betrag_eur
            for m in massnahmen
            for a in m.antraege
            if a.in_finanzierung is not konsumtiv
            for z in a.auszahlungen
            if z.jahr == jahr
        ),
        NICHTS,
    )
    if konsumtiv:
        return sum((m.betrieb_eur.get(jahr, NICHTS) for m in massnahmen), NICHTS), zuschuesse
    return sum((z.betrag_eur for m in massnahmen for z in m.zahlungen if z.jahr == jahr), NICHTS), zuschuesse


def _forderungen(fall: Planungsfall, massnahmen: Sequence[Massnahmenbilanz], jahr: int) -> Decimal:
    """Return the granted money that is still to come at the end of a year, for works that have begun."""
    return sum(
        (
            z.betrag_eur
            for m in massnahmen
            if fall.projekt.zeitachse.jahr_von(m.baubeginn) <= jahr
            for a in m.antraege
            if a.in_finanzierung
            for z in a.auszahlungen
            if z.jahr > jahr
        ),
        NICHTS,
    )


def _uebertrag(traeger: Kostentraeger, uebrig: Decimal, ansaetze: dict[int, Decimal], jahr: int) -> Decimal:
    """Return what may be carried on: a share of what is left, and no older money than the rules allow.

    ``ansaetze``: budgets of the years of the plan up to ``jahr``.
    """
    frist = traeger.uebertrag_jahre
    nutzbar = sum((b for j, b in ansaetze.items() if frist is None or j > jahr - frist), NICHTS)
    return (traeger.uebertrag_anteil * min(uebrig, nutzbar)).quantize(CENT, rounding=ROUND_DOWN)
