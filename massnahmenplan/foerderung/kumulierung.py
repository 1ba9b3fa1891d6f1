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
from massnahmenplan.grundlagen.schreibweise import euro_knapp, prozent_knapp
from massnahmenplan.grundlagen.zahlen import CENT


@dataclass(frozen=True, slots=True)
class _Grenze:
    """A limit on the sum of all grants: 1 - ``anteil`` (own share) or ``anteil`` (quota) of ``basis_eur``.

    The programme at place ``platz`` absorbs the cut.
    """

    platz: int
    ist_quote: bool
    anteil: Decimal
    basis_eur: Decimal
    stelle: str

    @property
    def genau_eur(self) -> Decimal:
        """The limit with its fractions of a cent."""
        return (self.anteil if self.ist_quote else 1 - self.anteil) * self.basis_eur

    @property
    def betrag_eur(self) -> Decimal:
        """The limit in whole cents, never rounded up: not even a fraction of a cent is above it."""
        return self.genau_eur.quantize(CENT, rounding=ROUND_DOWN)

    def beschreibe(self) -> str:
        """Return the limit in words."""
        if self.ist_quote:
            wovon = f"{prozent_knapp(self.anteil)} von {euro_knapp(self.basis_eur)}"
            return f"alle Zuschüsse zusammen höchstens {wovon} = {euro_knapp(self.betrag_eur)}"
        eigen = prozent_knapp(self.anteil)
        return f"Eigenanteil mindestens {eigen}, alle Zuschüsse höchstens {euro_knapp(self.betrag_eur)}"


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


def pruefe_allein(angebot: Angebot, vorhaben: Vorhaben) -> Ablehnung | None:
    """Return why the offer is too little even without any other programme, or None."""
    return next(_verfehlte_minima((angebot,), kuerze((angebot,), vorhaben)), None)


def kuerze(angebote: Sequence[Angebot], vorhaben: Vorhaben) -> tuple[Schritt, ...]:
    """Return every grant after the cuts, with the lines that show them.

    Order of cuts: first the quotas (only where programmes are combined) in order of programme ids, then the own
    shares, the largest first, equal ones in order of ids. Each limit sees the sum that earlier cuts have left.
    """
    betraege = [angebot.zuschuss.betrag_eur for angebot in angebote]
    zeilen: list[tuple[Rechenzeile, ...]] = [()] * len(angebote)
    for grenze in (*_quoten(angebote, vorhaben), *_eigenanteile(angebote, vorhaben)):
        platz, summe = grenze.platz, sum(betraege, Decimal(0))
        if summe > grenze.genau_eur:
            kuerzung = min(betraege[platz], summe - grenze.betrag_eur)
            betraege[platz] -= kuerzung
            text = f"Kürzung: {grenze.beschreibe()}; zusammen {euro_knapp(summe)}"
            zeilen[platz] += (
                Rechenzeile(text, -kuerzung, grenze.stelle),
                Rechenzeile("Zuschuss nach Kürzung", betraege[platz], grenze.stelle),
            )
    return tuple(Schritt(betrag, weg) for betrag, weg in zip(betraege, zeilen, strict=True))


def _quoten(angebote: Sequence[Angebot], vorhaben: Vorhaben) -> Iterator[_Grenze]:
    if len(angebote) < 2:
        return
    for platz, angebot in enumerate(angebote):
        regel = angebot.fassung.kumulierung
        quote = regel.hoechstquote(vorhaben.traeger)
        if quote is not None:
            stelle = regel.stelle or angebot.fassung.rechtsgrundlage
            yield _Grenze(platz, True, quote, angebot.zuschuss.foerderfaehig_eur, stelle)


def _eigenanteile(angebote: Sequence[Angebot], vorhaben: Vorhaben) -> Iterator[_Grenze]:
    anteile = [angebot.fassung.minimum.verlangter_eigenanteil(vorhaben.traeger) for angebot in angebote]
    for platz in sorted(range(len(angebote)), key=lambda platz: (-anteile[platz], platz)):
        fassung = angebote[platz].fassung
        stelle = fassung.minimum.stelle or fassung.rechtsgrundlage
        yield _Grenze(platz, False, anteile[platz], vorhaben.kosten_eur, stelle)


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
