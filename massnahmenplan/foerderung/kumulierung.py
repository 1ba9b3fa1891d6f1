"""Several programmes for the same cost: may they stand together, and what is cut when they do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal
from itertools import combinations

from massnahmenplan.foerderung.angebot import Angebot, bindungen, lehne_ab
from massnahmenplan.foerderung.auszahlung import wie_ausgezahlt
from massnahmenplan.foerderung.darlehen import darlehen_am
from massnahmenplan.foerderung.paket import Ablehnung, Antrag, Leistungsart, Paket, Teilungsart
from massnahmenplan.foerderung.rechenweg import Hindernis, Rechenzeile, Schritt
from massnahmenplan.foerderung.umfeld import FUER_SICH, Umfeld
from massnahmenplan.foerderung.vorhaben import Vorhaben, Zahlung
from massnahmenplan.grundlagen.schreibweise import euro_knapp, prozent_knapp
from massnahmenplan.grundlagen.zahlen import CENT, verteile_cent
from massnahmenplan.grundlagen.zeit import Zeitachse


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
    return _vertraegt(eines, anderes) and _vertraegt(anderes, eines)


def _vertraegt(eines: Angebot, anderes: Angebot) -> bool:
    """Return True if the first, by its own rules, bears the second; a mere loan is no other grant."""
    return eines.fassung.kumulierung.vertraegt(anderes.namen, ist_zuschuss=anderes.zuschuss.betrag_eur > 0)


def verbinde(
    angebote: Sequence[Angebot], vorhaben: Vorhaben, umfeld: Umfeld = FUER_SICH, *, gemeinsam: bool = False
) -> Paket | tuple[Ablehnung, ...]:
    """Return the package of exactly these offers (in order of programme ids), or why it is not admissible.

    gemeinsam: least grants of joint applications are tested on their sum, over the whole plan, not here.
    """
    if ausschluesse := (*_ausschluesse(angebote), *_ohne_hauptfoerderung(angebote)):
        return ausschluesse
    gekuerzt = kuerze(angebote, vorhaben)
    sammel = [gemeinsam or angebot.programm in umfeld.sammelantraege for angebot in angebote]
    if verfehlt := tuple(_verfehlte_minima(angebote, gekuerzt, sammel)):
        return verfehlt
    angebote = [_in_gesellschaft(angebote, platz, vorhaben) for platz in range(len(angebote))]
    antraege = tuple(_stelle_antrag(*paar, vorhaben) for paar in zip(angebote, gekuerzt, strict=True))
    return Paket(antraege, frozenset(name for angebot in angebote for name in bindungen(angebot, umfeld)))


def _in_gesellschaft(angebote: Sequence[Angebot], platz: int, vorhaben: Vorhaben) -> Angebot:
    """Return the offer with what its share of a cap depends on when it stands beside the others."""
    angebot = angebote[platz]
    geteilt = angebot.geteilt
    if geteilt is None or geteilt.art is not Teilungsart.FREI or len(angebote) == 1:
        return angebot
    andere = (a.zuschuss.betrag_eur for p, a in enumerate(angebote) if p != platz and a.in_finanzierung)
    hoechstens = max(geteilt.satz_unten, geteilt.satz_oben) * geteilt.wunsch_eur + sum(andere, Decimal(0))
    grenzen = (*_quoten(angebote, vorhaben), *_eigenanteile(angebote, vorhaben))
    art = Teilungsart.FREI
    if any(grenze.ist_quote and grenze.platz == platz for grenze in grenzen):  # of what it takes of the cap
        art = Teilungsart.UNGEKUERZT if geteilt.wunsch_eur <= geteilt.grenze_eur else Teilungsart.ERSTER
    if any(hoechstens > grenze.genau_eur for grenze in grenzen):
        art = Teilungsart.ERSTER
    return replace(angebot, geteilt=replace(geteilt, art=art))


def pruefe_allein(angebot: Angebot, vorhaben: Vorhaben, *, gemeinsam: bool = False) -> Ablehnung | None:
    """Return why the offer is too little even without any other programme, or None."""
    return next(_verfehlte_minima((angebot,), kuerze((angebot,), vorhaben), (gemeinsam,)), None)


def kuerze(angebote: Sequence[Angebot], vorhaben: Vorhaben) -> tuple[Schritt, ...]:
    """Return every grant after the cuts, with the lines that show them.

    Operating aid neither counts nor is cut. Order of cuts: first the quotas (only where programmes are combined)
    in order of programme ids, then the own shares, the largest first, equal ones in order of ids. Each limit sees
    the sum that earlier cuts have left.
    """
    betraege = [angebot.zuschuss.betrag_eur for angebot in angebote]
    zeilen: list[tuple[Rechenzeile, ...]] = [()] * len(angebote)
    zaehlt = [platz for platz, angebot in enumerate(angebote) if angebot.in_finanzierung]
    for grenze in (*_quoten(angebote, vorhaben), *_eigenanteile(angebote, vorhaben)):
        platz, summe = grenze.platz, sum((betraege[p] for p in zaehlt), Decimal(0))
        if summe > grenze.genau_eur:
            kuerzung = min(betraege[platz], summe - grenze.betrag_eur)
            betraege[platz] -= kuerzung
            text = f"{grenze.beschreibe()}; zusammen {euro_knapp(summe)}"
            zeilen[platz] += zeige_kuerzung(text, kuerzung, betraege[platz], grenze.stelle)
    return tuple(Schritt(betrag, weg) for betrag, weg in zip(betraege, zeilen, strict=True))


def zeige_kuerzung(warum: str, kuerzung_eur: Decimal, rest_eur: Decimal, stelle: str) -> tuple[Rechenzeile, ...]:
    """Return the two lines that show a cut: what is taken off, and what is left."""
    return (
        Rechenzeile(f"Kürzung: {warum}", -kuerzung_eur, stelle),
        Rechenzeile("Zuschuss nach Kürzung", rest_eur, stelle),
    )


def _quoten(angebote: Sequence[Angebot], vorhaben: Vorhaben) -> Iterator[_Grenze]:
    if sum(angebot.in_finanzierung for angebot in angebote) < 2:
        return
    for platz, angebot in enumerate(angebote):
        if not angebot.in_finanzierung:
            continue
        regel = angebot.fassung.kumulierung
        quote = regel.hoechstquote(vorhaben.traeger)
        if quote is not None:
            stelle = regel.stelle or angebot.fassung.rechtsgrundlage
            yield _Grenze(platz, True, quote, angebot.zuschuss.foerderfaehig_eur, stelle)


def _eigenanteile(angebote: Sequence[Angebot], vorhaben: Vorhaben) -> Iterator[_Grenze]:
    befristet = vorhaben.traeger.hat_befristete_merkmale
    anteile = [
        a.fassung.minimum.verlangter_eigenanteil(vorhaben.am(a.antrag_am) if befristet else vorhaben)
        for a in angebote
    ]
    zaehlt = [platz for platz, angebot in enumerate(angebote) if angebot.in_finanzierung]
    for platz in sorted(zaehlt, key=lambda platz: (-anteile[platz], platz)):
        fassung = angebote[platz].fassung
        stelle = fassung.minimum.stelle or fassung.rechtsgrundlage
        yield _Grenze(platz, False, anteile[platz], vorhaben.kosten_eur, stelle)


def _ausschluesse(angebote: Sequence[Angebot]) -> Iterator[Ablehnung]:
    for paar in combinations(angebote, 2):
        for eines, anderes in (paar, paar[::-1]):
            regel = eines.fassung.kumulierung
            if not _vertraegt(eines, anderes):
                hindernis = Hindernis(f"Nicht zusammen mit „{anderes.programm}“ möglich.", regel.stelle)
                yield lehne_ab(eines.programm, hindernis, eines.fassung)


def _ohne_hauptfoerderung(angebote: Sequence[Angebot]) -> Iterator[Ablehnung]:
    """Yield programmes that are there only beside another one that is missing."""
    for angebot in angebote:
        regel = angebot.fassung.kumulierung
        andere = {name for anderes in angebote if anderes is not angebot for name in anderes.namen}
        if regel.nur_neben and andere.isdisjoint(regel.nur_neben):
            hindernis = Hindernis(f"Nur zusammen mit „{' oder '.join(regel.nur_neben)}“ möglich.", regel.stelle)
            yield lehne_ab(angebot.programm, hindernis, angebot.fassung)


def _verfehlte_minima(
    angebote: Sequence[Angebot], gekuerzt: Sequence[Schritt], gemeinsam: Sequence[bool]
) -> Iterator[Ablehnung]:
    for angebot, schritt, darf_klein_sein in zip(angebote, gekuerzt, gemeinsam, strict=True):
        if angebot.zuschuss.art is Leistungsart.KREDIT and schritt.wert == angebot.zuschuss.betrag_eur:
            continue  # a loan without repayment grant is still a loan
        hindernis = angebot.fassung.minimum.pruefe_zuschuss(schritt.wert, gemeinsam=darf_klein_sein)
        if hindernis is not None:
            yield lehne_ab(angebot.programm, hindernis, angebot.fassung)


def _stelle_antrag(angebot: Angebot, gekuerzt: Schritt, vorhaben: Vorhaben) -> Antrag:
    fassung, zuschuss = angebot.fassung, angebot.zuschuss
    fertig_bis = angebot.frist or fassung.fristen.fertig_bis(angebot.bewilligung_am)
    minimum = fassung.minimum.zuschuss_eur
    auszahlungen = verteile_auszahlung(angebot, gekuerzt.wert, vorhaben)
    return Antrag(
        programm=angebot.programm,
        antrag_am=angebot.antrag_am,
        bewilligung_am=angebot.bewilligung_am,
        fertig_bis=fertig_bis,
        foerderfaehig_eur=zuschuss.foerderfaehig_eur,
        satz=zuschuss.satz,
        zuschuss_eur=gekuerzt.wert,
        auszahlungen=auszahlungen,
        rechenweg=zuschuss.rechenweg + gekuerzt.zeilen,
        fassung_ab=fassung.gilt_ab,
        sicherheit=fassung.sicherheit,
        quelle=fassung.quelle,
        art=zuschuss.art,
        mit=angebot.mit,
        ohne=angebot.ohne,
        geteilt=angebot.geteilt,
        konten=angebot.konten,
        kontingente=angebot.kontingente,
        nur_gemeinsam_ab_eur=minimum if gekuerzt.wert < minimum else None,
        bedingungen=zuschuss.bedingungen,
        nachweis_bis=fassung.fristen.nachweis_bis(vorhaben.fertigstellung, fertig_bis),
        zweckbindung_bis=fassung.fristen.zweckbindung_bis(vorhaben.fertigstellung),
        aus_bescheid=angebot.aus_bescheid,
        darlehen=darlehen_am(vorhaben, fassung.kredit, angebot.bewilligung_am, auszahlungen),
    )


def verteile_auszahlung(angebot: Angebot, betrag_eur: Decimal, vorhaben: Vorhaben) -> tuple[Zahlung, ...]:
    """Return when the amount arrives: as far as it has, else as planned."""
    geplant = _plane_auszahlung(angebot, betrag_eur, vorhaben)
    return wie_ausgezahlt(geplant, angebot.ausgezahlt_eur, betrag_eur, vorhaben.stichtag.year)


def _plane_auszahlung(angebot: Angebot, betrag_eur: Decimal, vorhaben: Vorhaben) -> tuple[Zahlung, ...]:
    """Return when the amount is to arrive: a grant by its mode of payment, other forms year by year.

    Operating aid is for years from completion on, so that it begins in the year after where completion is on
    31 December; a tax reduction begins in the year of completion.
    """
    auszahlung, zuschuss = angebot.fassung.auszahlung, angebot.zuschuss
    if not zuschuss.raten_eur:
        return auszahlung.verteile(betrag_eur, vorhaben, angebot.bewilligung_am)
    raten = zuschuss.raten_eur
    if betrag_eur != zuschuss.betrag_eur:
        raten = verteile_cent(betrag_eur, raten)
    if zuschuss.art is Leistungsart.BETRIEB:
        raten = _nach_kalenderjahren(raten, vorhaben)
    return auszahlung.in_betriebsjahren(raten, vorhaben.fertigstellung.year)


def _nach_kalenderjahren(raten_eur: Sequence[Decimal], vorhaben: Vorhaben) -> tuple[Decimal, ...]:
    """Return amounts of years of operation as those of calendar years, the first of them that of completion.

    Each is split in proportion to the periods of the year that are left after completion.
    """
    jahr = vorhaben.fertigstellung.year
    achse = Zeitachse(jahr, jahr, vorhaben.je_jahr)
    rest = achse.jahresanteil(jahr, range(achse.periode_am(vorhaben.fertigstellung) + 1, achse.perioden.stop))
    je_jahr = [Decimal(0)] * (len(raten_eur) + 1)
    for nummer, rate in enumerate(raten_eur):
        for spaeter, teil in enumerate(verteile_cent(rate, (rest, 1 - rest))):
            je_jahr[nummer + spaeter] += teil
    return tuple(je_jahr)
