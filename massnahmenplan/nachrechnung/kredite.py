"""Loans of a plan, exactly: what is drawn, interest, principal, repayment grant, and the debt of each payer."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from massnahmenplan.begriffe.haushalt import Haushaltsart
from massnahmenplan.ergebnis import (
    Kreditaufnahme,
    Kreditbilanz,
    Massnahmenbilanz,
    Planschritt,
    Schuldenjahr,
    Verstoss,
)
from massnahmenplan.foerderung.paket import Antrag, Paket
from massnahmenplan.foerderung.rechenweg import Rechenzeile
from massnahmenplan.foerderung.tilgungsplan import tilgungsplan
from massnahmenplan.grundlagen.schreibweise import euro_knapp
from massnahmenplan.planungsfall import Planungsfall

NICHTS = Decimal(0)
Kassenjahr = tuple[str, Haushaltsart, int]
"""Payer, kind of purse, year."""


@dataclass(frozen=True, slots=True)
class Kreditstrom:
    """What loans bring into a purse and take out of it in a year."""

    aufnahme_eur: Decimal = NICHTS
    tilgung_eur: Decimal = NICHTS
    zinsen_eur: Decimal = NICHTS


def nimm_darlehen_auf(
    fall: Planungsfall, schritte: Sequence[tuple[Planschritt, Massnahmenbilanz]], verstoesse: list[Verstoss]
) -> tuple[tuple[Massnahmenbilanz, ...], tuple[Kreditbilanz, ...]]:
    """Return the measures with their repayment grants, and the loans of programmes; faults are appended."""
    massnahmen, kredite = [], []
    for schritt, bilanz in schritte:
        betraege = dict(_betraege(schritt, bilanz, verstoesse))
        for antrag in bilanz.antraege:
            if antrag.programm in betraege:
                kredite.append(_programmkredit(fall, bilanz, antrag, betraege[antrag.programm]))
        antraege = tuple(_mit_darlehen(a, betraege.get(a.programm, NICHTS)) for a in bilanz.antraege)
        massnahmen.append(replace(bilanz, antraege=antraege))
    return tuple(massnahmen), tuple(kredite)


def _betraege(
    schritt: Planschritt, bilanz: Massnahmenbilanz, verstoesse: list[Verstoss]
) -> Iterator[tuple[str, Decimal]]:
    """Yield programme and amount of every loan that can be drawn."""
    gewaehrt = {antrag.programm for antrag in bilanz.antraege if antrag.darlehen is not None}
    for wahl in schritt.darlehen:
        if wahl.programm in gewaehrt and wahl.betrag_eur > 0:
            yield wahl.programm, wahl.betrag_eur
        elif wahl.betrag_eur:
            grenze = f"kredit:{schritt.massnahme}:{wahl.programm}"
            was = f"{euro_knapp(wahl.betrag_eur)} aus „{wahl.programm}“"
            text = f"Maßnahme {schritt.massnahme}: {was} sind nicht aufzunehmen, ein Kredit ist nicht zugesagt."
            verstoesse.append(Verstoss(grenze, text))


def _programmkredit(
    fall: Planungsfall, bilanz: Massnahmenbilanz, antrag: Antrag, betrag_eur: Decimal
) -> Kreditbilanz:
    assert antrag.darlehen is not None  # otherwise there is no amount
    darlehen = antrag.darlehen
    gutschrift = {darlehen.gutschrift_jahr: antrag.tilgungszuschuss_eur(betrag_eur)}
    return Kreditbilanz(
        kredit=antrag.programm,
        name=fall.programm_mit_id[antrag.programm].name,
        traeger=fall.massnahme_mit_id[bilanz.massnahme].kostentraeger,
        massnahme=bilanz.massnahme,
        bedingungen=darlehen.bedingungen,
        betrag_eur=betrag_eur,
        hoechstens_eur=Paket(bilanz.antraege).darlehen_hoechstens_eur(antrag),
        jahre=tuple(tilgungsplan(darlehen.bedingungen, darlehen.abrufe(betrag_eur), gutschrift)),
    )


def begrenze_auf_den_eigenen_teil(
    massnahmen: Sequence[Massnahmenbilanz], kredite: Sequence[Kreditbilanz]
) -> tuple[Kreditbilanz, ...]:
    """Return the loans with their limits where others share the cost: who applies borrows for his own part."""
    eigene = {
        (bilanz.massnahme, traeger): teil.investition_eur
        for bilanz in massnahmen
        for traeger, teil in bilanz.anteile.items()
    }
    geteilte = {bilanz.massnahme for bilanz in massnahmen if bilanz.anteile}
    return tuple(
        replace(k, hoechstens_eur=min(k.hoechstens_eur or NICHTS, eigene.get((k.massnahme, k.traeger), NICHTS)))
        if k.massnahme in geteilte
        else k
        for k in kredite
    )


def _mit_darlehen(antrag: Antrag, betrag_eur: Decimal) -> Antrag:
    """Return the application with the repayment grant on what is drawn; it is no payment."""
    if antrag.fliesst:
        return antrag
    zuschuss_eur = antrag.tilgungszuschuss_eur(betrag_eur)
    text = f"davon auf das aufgenommene Darlehen von {euro_knapp(betrag_eur)}"
    zeile = Rechenzeile(text, zuschuss_eur, antrag.rechenweg[-1].stelle)
    return replace(antrag, zuschuss_eur=zuschuss_eur, auszahlungen=(), rechenweg=(*antrag.rechenweg, zeile))


def nimm_eigene_auf(
    fall: Planungsfall, aufnahmen: Sequence[Kreditaufnahme], verstoesse: list[Verstoss]
) -> tuple[Kreditbilanz, ...]:
    """Return the loans of the payers' own, one for each year of disbursement; faults are appended."""
    kredite = []
    for aufnahme in sorted(aufnahmen, key=lambda a: (a.kredit, a.jahr)):
        angebot = fall.kredit_mit_id.get(aufnahme.kredit)
        if angebot is None or aufnahme.betrag_eur <= 0:
            text = f"{euro_knapp(aufnahme.betrag_eur)} aus dem Kredit „{aufnahme.kredit}“ sind nicht aufzunehmen."
            verstoesse.append(Verstoss(f"kredit:{aufnahme.kredit}:{aufnahme.jahr}", text))
            continue
        kredite.append(
            Kreditbilanz(
                kredit=angebot.id,
                name=angebot.name,
                traeger=angebot.kostentraeger,
                massnahme=None,
                bedingungen=angebot,
                betrag_eur=aufnahme.betrag_eur,
                hoechstens_eur=angebot.hoechstens_eur_a,
                jahre=tuple(tilgungsplan(angebot, {aufnahme.jahr: aufnahme.betrag_eur})),
            )
        )
    return tuple(kredite)


def kreditstroeme(kredite: Sequence[Kreditbilanz]) -> Mapping[Kassenjahr, Kreditstrom]:
    """Return what loans do to the purses: capital moves in the purse ``investiv``, interest in ``konsumtiv``."""
    stroeme: dict[Kassenjahr, Kreditstrom] = defaultdict(Kreditstrom)
    for kredit in kredite:
        auszahlung = kredit.auszahlung_eur
        for zeile in kredit.jahre:
            kapital = kredit.traeger, Haushaltsart.INVESTIV, zeile.jahr
            laufend = kredit.traeger, Haushaltsart.KONSUMTIV, zeile.jahr
            bisher, zins = stroeme[kapital], stroeme[laufend].zinsen_eur + zeile.zins_eur
            stroeme[kapital] = Kreditstrom(
                bisher.aufnahme_eur + auszahlung.get(zeile.jahr, NICHTS), bisher.tilgung_eur + zeile.tilgung_eur
            )
            stroeme[laufend] = Kreditstrom(zinsen_eur=zins)
    return stroeme


def schulden(fall: Planungsfall, kredite: Sequence[Kreditbilanz]) -> tuple[Schuldenjahr, ...]:
    """Return debt and debt service of each payer in each year with either."""
    stand: dict[tuple[str, int], list[Decimal]] = defaultdict(lambda: [NICHTS, NICHTS])
    for kredit in kredite:
        for zeile in kredit.jahre:
            stelle = stand[kredit.traeger, zeile.jahr]
            stelle[0] += zeile.rest_eur
            stelle[1] += zeile.rate_eur
    return tuple(
        Schuldenjahr(
            traeger=traeger,
            jahr=jahr,
            schuld_eur=schuld,
            dienst_eur=dienst,
            schuldengrenze_eur=fall.traeger_mit_id[traeger].schuldengrenze_eur,
            dienstgrenze_eur=fall.traeger_mit_id[traeger].schuldendienst_eur_a,
        )
        for (traeger, jahr), (schuld, dienst) in sorted(stand.items())
        if schuld or dienst
    )
