"""Several programmes for the same cost: may they stand together, and what is cut when they do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from itertools import combinations

from massnahmenplan.foerderung.angebot import Angebot, lehne_ab
from massnahmenplan.foerderung.paket import (
    Ablehnung,
    Antrag,
    Hindernis,
    Paket,
    Rechenzeile,
    Schritt,
    Vorhaben,
)
from massnahmenplan.foerderung.worte import euro, prozent
from massnahmenplan.grundlagen.zahlen import CENT


@dataclass(frozen=True, slots=True)
class _Grenze:
    """A limit on the sum of all grants; the programme at place ``platz`` absorbs the cut."""

    platz: int
    betrag_eur: Decimal
    text: str
    stelle: str


def sind_vereinbar(eines: Angebot, anderes: Angebot) -> bool:
    """Return True if neither programme excludes the other."""
    return eines.fassung.kumulierung.vertraegt(anderes.programm) and anderes.fassung.kumulierung.vertraegt(
        eines.programm
    )


def verbinde(angebote: Sequence[Angebot], vorhaben: Vorhaben) -> Paket | tuple[Ablehnung, ...]:
    """Return the package of exactly these offers (in order of programme ids), or why it is not admissible."""
    if ausschluesse := tuple(_ausschluesse(angebote)):
        return ausschluesse
    gekuerzt = kuerze(angebote, vorhaben)
    if verfehlt := tuple(_verfehlte_minima(angebote, gekuerzt)):
        return verfehlt
    return Paket(tuple(_stelle_antrag(*paar, vorhaben) for paar in zip(angebote, gekuerzt, strict=True)))


def kuerze(angebote: Sequence[Angebot], vorhaben: Vorhaben) -> tuple[Schritt, ...]:
    """Return every grant after the cuts, with the lines that show them.

    Order of cuts: first the quotas (only where programmes are combined) in order of programme ids, then the own
    shares, the largest first, equal ones in order of ids. Each limit sees the sum that earlier cuts have left.
    """
    betraege = [angebot.zuschuss.betrag_eur for angebot in angebote]
    zeilen: list[tuple[Rechenzeile, ...]] = [()] * len(angebote)
    for grenze in (*_quoten(angebote, vorhaben), *_eigenanteile(angebote, vorhaben)):
        summe = sum(betraege, Decimal(0))
        if summe > grenze.betrag_eur:
            kuerzung = min(betraege[grenze.platz], summe - grenze.betrag_eur)
            betraege[grenze.platz] -= kuerzung
            zeilen[grenze.platz] += (
                Rechenzeile(f"Kürzung: {grenze.text}; zusammen {euro(summe)}", -kuerzung, grenze.stelle),
                Rechenzeile("Zuschuss nach Kürzung", betraege[grenze.platz], grenze.stelle),
            )
    return tuple(Schritt(betrag, weg) for betrag, weg in zip(betraege, zeilen, strict=True))


def _quoten(angebote: Sequence[Angebot], vorhaben: Vorhaben) -> Iterator[_Grenze]:
    if len(angebote) < 2:
        return
    for platz, angebot in enumerate(angebote):
        regel = angebot.fassung.kumulierung
        quote = regel.hoechstquote(vorhaben.traeger)
        if quote is not None:
            basis = angebot.zuschuss.foerderfaehig_eur
            grenze = _abgerundet(quote * basis)
            text = f"alle Zuschüsse zusammen höchstens {prozent(quote)} von {euro(basis)} = {euro(grenze)}"
            yield _Grenze(platz, grenze, text, regel.stelle or angebot.fassung.rechtsgrundlage)


def _eigenanteile(angebote: Sequence[Angebot], vorhaben: Vorhaben) -> Iterator[_Grenze]:
    kosten_eur = vorhaben.kosten_eur
    anteile = [angebot.fassung.minimum.verlangter_eigenanteil(vorhaben.traeger) for angebot in angebote]
    for platz in sorted(range(len(angebote)), key=lambda platz: (-anteile[platz], platz)):
        fassung = angebote[platz].fassung
        grenze = _abgerundet((1 - anteile[platz]) * kosten_eur)
        text = f"Eigenanteil mindestens {prozent(anteile[platz])}, alle Zuschüsse höchstens {euro(grenze)}"
        yield _Grenze(platz, grenze, text, fassung.minimum.stelle or fassung.rechtsgrundlage)


def _abgerundet(grenze_eur: Decimal) -> Decimal:
    """A limit is never rounded up: not even by a fraction of a cent may it be exceeded."""
    return grenze_eur.quantize(CENT, rounding=ROUND_DOWN)


def _ausschluesse(angebote: Sequence[Angebot]) -> Iterator[Ablehnung]:
    for paar in combinations(angebote, 2):
        for eines, anderes in (paar, paar[::-1]):
            regel = eines.fassung.kumulierung
            if not regel.vertraegt(anderes.programm):
                hindernis = Hindernis(f"Nicht zusammen mit „{anderes.programm}“ möglich.", regel.stelle)
                yield lehne_ab(eines.programm, hindernis, eines.fassung)


def _verfehlte_minima(angebote: Sequence[Angebot], gekuerzt: Sequence[Schritt]) -> Iterator[Ablehnung]:
    for angebot, schritt in zip(angebote, gekuerzt, strict=True):
        hindernis = angebot.fassung.minimum.pruefe_zuschuss(schritt.wert)
        if hindernis is not None:
            yield lehne_ab(angebot.programm, hindernis, angebot.fassung)


def _stelle_antrag(angebot: Angebot, gekuerzt: Schritt, vorhaben: Vorhaben) -> Antrag:
    fassung, zuschuss = angebot.fassung, angebot.zuschuss
    return Antrag(
        programm=angebot.programm,
        antrag_am=angebot.antrag_am,
        bewilligung_am=angebot.bewilligung_am,
        fertig_bis=fassung.fristen.fertig_bis(angebot.bewilligung_am),
        foerderfaehig_eur=zuschuss.foerderfaehig_eur,
        satz=zuschuss.satz,
        zuschuss_eur=gekuerzt.wert,
        auszahlungen=fassung.auszahlung.verteile(gekuerzt.wert, vorhaben, angebot.bewilligung_am),
        rechenweg=zuschuss.rechenweg + gekuerzt.zeilen,
        fassung_ab=fassung.gilt_ab,
        sicherheit=fassung.sicherheit,
        quelle=fassung.quelle,
    )
