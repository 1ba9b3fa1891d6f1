"""The purses, walked through year by year: what is left is carried on, what is missing is bridged."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from massnahmenplan.begriffe.deckung import Kasse
from massnahmenplan.begriffe.haushalt import Haushaltsansatz, Haushaltsart
from massnahmenplan.begriffe.kostentraeger import Kostentraeger
from massnahmenplan.ergebnis import Haushaltsjahr, Massnahmenbilanz, Mietjahr
from massnahmenplan.grundlagen.zahlen import auf_cent
from massnahmenplan.nachrechnung.ausgleich import Umbuchungen, gleiche_aus
from massnahmenplan.nachrechnung.kredite import Kassenjahr, Kreditstrom
from massnahmenplan.nachrechnung.reste import uebertrag
from massnahmenplan.nachrechnung.rueckfluss import rueckfluss
from massnahmenplan.nachrechnung.teilung import teil_von
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.wirkung.bilanz import Energieersparnis

NICHTS = Decimal(0)
KEIN_STROM = Kreditstrom()


def haushalte(
    fall: Planungsfall,
    massnahmen: Sequence[Massnahmenbilanz],
    ersparnisse: Sequence[Energieersparnis] = (),
    mieten: Sequence[Mietjahr] = (),
    stroeme: Mapping[Kassenjahr, Kreditstrom] | None = None,
) -> tuple[Haushaltsjahr, ...]:
    """Return every purse that has a budget or is used, by payer id, kind and year."""
    ansaetze: dict[tuple[str, Haushaltsart], dict[int, Haushaltsansatz]] = {}
    for ansatz in fall.haushalt:
        ansaetze.setdefault((ansatz.kostentraeger, ansatz.art), {})[ansatz.jahr] = ansatz
    bewegt = stroeme or {}
    gaenge: dict[Kasse, Callable[[Umbuchungen], list[Haushaltsjahr]]] = {}
    for kennung in sorted(fall.traeger_mit_id):
        traeger = fall.traeger_mit_id[kennung]
        for art in Haushaltsart:
            zurueck = {j: rueckfluss(traeger, art, ersparnisse, j) for j in fall.projekt.zeitachse.jahre}
            umlagen = _umlagen(mieten, kennung) if art is Haushaltsart.KONSUMTIV else {}
            eigene = ansaetze.get((kennung, art))
            gang = partial(_gehe_durch, fall, traeger, art, massnahmen, eigene, zurueck, umlagen, bewegt)
            gaenge[kennung, art] = gang
    kassen = gleiche_aus(fall, lambda umbuchungen: {kasse: gang(umbuchungen) for kasse, gang in gaenge.items()})
    return tuple(
        jahr
        for kasse, jahre in kassen.items()
        if kasse in ansaetze or any(map(_ist_bewegt, jahre))
        for jahr in jahre
    )


def _umlagen(mieten: Sequence[Mietjahr], vermieter: str) -> dict[int, Decimal]:
    """Return year -> levies that a landlord gets: revenue of the purse for running cost."""
    je_jahr: dict[int, Decimal] = {}
    for miete in mieten:
        if miete.vermieter == vermieter:
            je_jahr[miete.jahr] = je_jahr.get(miete.jahr, NICHTS) + miete.umlage_eur
    return je_jahr


def _ist_bewegt(jahr: Haushaltsjahr) -> bool:
    return any((jahr.ausgaben_eur, jahr.zuschuesse_eur, jahr.kreditaufnahme_eur, jahr.schuldendienst_eur))


def _gehe_durch(
    fall: Planungsfall,
    traeger: Kostentraeger,
    art: Haushaltsart,
    alle: Sequence[Massnahmenbilanz],
    ansaetze: dict[int, Haushaltsansatz] | None,
    zurueck: dict[int, Decimal],
    umlagen: dict[int, Decimal],
    stroeme: Mapping[Kassenjahr, Kreditstrom],
    umbuchungen: Umbuchungen,
) -> list[Haushaltsjahr]:
    massnahmen = [anteil for m in alle if (anteil := teil_von(fall, m, traeger.id)) is not None]
    stand: list[Haushaltsjahr] = []
    for jahr in fall.projekt.zeitachse.jahre:
        ausgaben, zuschuesse = bewegung(art, massnahmen, jahr)
        strom = stroeme.get((traeger.id, art, jahr), KEIN_STROM)
        ansatz = None if ansaetze is None else ansaetze[jahr]
        geliehen = stand[-1].linie_eur if stand else NICHTS
        offen = Haushaltsjahr(
            traeger=traeger.id,
            art=str(art),
            jahr=jahr,
            ansatz_eur=None if ansatz is None else ansatz.betrag_eur,
            gesperrt_eur=NICHTS if ansatz is None else ansatz.gesperrt_eur,
            ausgaben_eur=ausgaben - umlagen.get(jahr, NICHTS),
            zuschuesse_eur=zuschuesse,
            rueckfluss_eur=zurueck[jahr],
            umbuchungen=_umgebucht(umbuchungen, (traeger.id, art), jahr),
            kreditaufnahme_eur=strom.aufnahme_eur,
            tilgung_eur=strom.tilgung_eur,
            kreditzinsen_eur=strom.zinsen_eur,
            rest_vorjahr_eur=stand[-1].rest_eur if stand else NICHTS,
            rest_eur=NICHTS,
            linie_vorjahr_eur=geliehen,
            linie_eur=NICHTS,
            zinsen_eur=auf_cent(geliehen * traeger.liquiditaetszins),
            forderungen_eur=_forderungen(fall, massnahmen, jahr) if art is Haushaltsart.INVESTIV else NICHTS,
            fehlbetrag_eur=NICHTS,
        )
        stand.append(_schliesse_ab(traeger, [*stand, offen], geschehen=jahr < fall.offen_ab))
    return stand


def _schliesse_ab(traeger: Kostentraeger, jahre: Sequence[Haushaltsjahr], *, geschehen: bool) -> Haushaltsjahr:
    """Return the last of the years with what is borrowed, missing and carried on; without a limit nothing is.

    What is missing in a year that has happened was paid all the same: it is missing no more.
    """
    offen = jahre[-1]
    if offen.frei_eur is None:
        return offen
    grenze = min(traeger.liquiditaetslinie_im_jahr(offen.jahr), offen.forderungen_eur)
    linie = min(max(-offen.frei_eur, NICHTS), grenze)
    fehlt = max(-offen.frei_eur - linie, NICHTS)
    ansaetze = {jahr.jahr: (jahr.ansatz_eur or NICHTS) - jahr.gesperrt_eur for jahr in jahre}
    return replace(
        offen,
        linie_eur=linie,
        fehlbetrag_eur=NICHTS if geschehen else fehlt,
        mehrausgabe_eur=fehlt if geschehen else NICHTS,
        rest_eur=uebertrag(traeger, max(offen.frei_eur, NICHTS), ansaetze),
    )


def _umgebucht(umbuchungen: Umbuchungen, kasse: Kasse, jahr: int) -> dict[str, Decimal]:
    """Return the other purses with what is received from (or, negative, given to) each of them."""
    je_kasse: dict[str, Decimal] = {}
    for (von, nach, wann), betrag in umbuchungen.items():
        if wann == jahr and kasse in (von, nach):
            andere, erhalten = (von, betrag) if kasse == nach else (nach, -betrag)
            name = ":".join(andere)
            je_kasse[name] = je_kasse.get(name, NICHTS) + erhalten
    return je_kasse


def bewegung(art: Haushaltsart, massnahmen: Sequence[Massnahmenbilanz], jahr: int) -> tuple[Decimal, Decimal]:
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
    bezahlt = sum((z.betrag_eur for m in massnahmen for z in m.zahlungen if z.jahr == jahr), NICHTS)
    return bezahlt - _in_buendeln_gespart(massnahmen, jahr), zuschuesse


def _in_buendeln_gespart(massnahmen: Sequence[Massnahmenbilanz], jahr: int) -> Decimal:
    zahlungen = (z for m in massnahmen for ersparnis in m.buendel for z in ersparnis.zahlungen)
    return sum((z.betrag_eur for z in zahlungen if z.jahr == jahr), NICHTS)


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
