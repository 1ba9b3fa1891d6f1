"""The law that looks at all applications of a plan together: shared caps, accounts, conditions on other measures.

Applications are taken in the order of their days, on the same day in the order of measures and programmes; each
takes of a shared cap as much as is left, and counts on an account on the day of its approval.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from massnahmenplan.foerderung.angebot import Angebot
from massnahmenplan.foerderung.angebote import pruefe_angebot, sammle_angebote
from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.foerderung.kumulierung import verbinde, verteile_auszahlung
from massnahmenplan.foerderung.paket import Ablehnung, Antrag, Foerderwahl, Paket, Rechenzeile, Vorhaben
from massnahmenplan.foerderung.pakete import doppelt, uebergangene
from massnahmenplan.foerderung.planbedingungen import Vorgang, pruefe_planbedingungen
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.grundlagen.schreibweise import datum, euro_knapp

NICHTS = Decimal(0)
Konteninhaber = tuple[str, str]
"""Account and whose it is."""


@dataclass(frozen=True, slots=True)
class Planabsage:
    """An application that the plan cannot make, or not as decided."""

    massnahme: str
    programm: str
    grund: str


@dataclass(frozen=True, slots=True)
class Kontobelastung:
    """An account on the day of an award: what counts on it, this award included."""

    konto: str
    inhaber: str
    tag: date
    grenze_eur: Decimal
    belegt_eur: Decimal


@dataclass(frozen=True, slots=True)
class Planfoerderung:
    """What the law makes of all decisions on funding."""

    pakete: Mapping[str, Paket]
    """Measure -> its applications; what is refused brings no money and is not among them."""
    absagen: tuple[Planabsage, ...]
    belastungen: tuple[Kontobelastung, ...]


@dataclass(frozen=True, slots=True)
class Recht:
    """The rules in force for a case."""

    programme: Mapping[str, Programm]
    konten: Mapping[str, Foerderkonto]
    vergeben: Mapping[Konteninhaber, Sequence[tuple[date, Decimal]]]
    """Earlier awards: account and whose it is -> days and amounts."""
    netze: frozenset[str]
    """Network measures to which measures of the case connect."""


def wende_an(recht: Recht, vorgaenge: Sequence[Vorgang]) -> Planfoerderung:
    """Return the packages of all measures of a plan, and every application that is refused, with the reason."""
    absagen: list[Planabsage] = []
    angebote = _der_reihe_nach(recht, vorgaenge, absagen)
    pakete = {
        vorgang.massnahme: _paket(recht, vorgang, angebote[vorgang.massnahme], absagen) for vorgang in vorgaenge
    }
    belastungen: list[Kontobelastung] = []
    pakete = _belaste_konten(recht, vorgaenge, angebote, pakete, absagen, belastungen)
    for massnahme, programm, grund in pruefe_planbedingungen(recht.programme, recht.netze, vorgaenge, pakete):
        absagen.append(Planabsage(massnahme, programm, grund))
    return Planfoerderung(pakete, tuple(absagen), tuple(belastungen))


def _der_reihe_nach(
    recht: Recht, vorgaenge: Sequence[Vorgang], absagen: list[Planabsage]
) -> dict[str, list[Angebot]]:
    """Return the offers of every measure, each with what earlier ones leave of a shared cap."""
    belegt: dict[str, Decimal] = defaultdict(Decimal)
    angebote: dict[str, list[Angebot]] = {vorgang.massnahme: [] for vorgang in vorgaenge}
    antraege = ((wahl, vorgang) for vorgang in vorgaenge for wahl in vorgang.wahl)
    for wahl, vorgang in sorted(antraege, key=lambda a: (a[0].antrag_am, a[1].massnahme, a[0])):
        angebot = _angebot(recht, vorgang.vorhaben, wahl, belegt)
        if isinstance(angebot, Angebot) and any(
            a.programm == angebot.programm for a in angebote[vorgang.massnahme]
        ):
            angebot = doppelt(angebot)
        if isinstance(angebot, Ablehnung):
            absagen.append(Planabsage(vorgang.massnahme, wahl.programm, angebot.grund))
            continue
        if angebot.geteilt is not None:
            belegt[angebot.geteilt.schluessel] += angebot.geteilt.angesetzt_eur
        angebote[vorgang.massnahme].append(angebot)
    return angebote


def _angebot(
    recht: Recht, vorhaben: Vorhaben, wahl: Foerderwahl, belegt: Mapping[str, Decimal]
) -> Angebot | Ablehnung:
    programm = recht.programme[wahl.programm]
    mit_angaben = vorhaben.mit_angaben(wahl.mit, wahl.ohne)
    angebot = pruefe_angebot(mit_angaben, programm, wahl.antrag_am, mit_krediten=False)
    if isinstance(angebot, Ablehnung) or angebot.geteilt is None:
        return angebot
    schon = belegt.get(angebot.geteilt.schluessel, NICHTS)
    return pruefe_angebot(mit_angaben, programm, wahl.antrag_am, schon, mit_krediten=False) if schon else angebot


def _paket(recht: Recht, vorgang: Vorgang, angebote: Sequence[Angebot], absagen: list[Planabsage]) -> Paket:
    """Return the package of a measure; where it is not admissible, the package without any application."""
    geordnet = sorted(angebote, key=lambda angebot: angebot.programm)
    ergebnis = tuple(_uebergangene(recht, vorgang, geordnet)) or verbinde(
        geordnet, vorgang.vorhaben, gemeinsam=True
    )
    if isinstance(ergebnis, Paket):
        return ergebnis
    absagen += [Planabsage(vorgang.massnahme, a.programm, a.grund) for a in ergebnis]
    return Paket()


def _uebergangene(recht: Recht, vorgang: Vorgang, angebote: Sequence[Angebot]) -> Iterator[Ablehnung]:
    """Yield subordinate programmes beside which one that comes first could be had."""
    if not any(angebot.fassung.kumulierung.nachrangig_zu for angebot in angebote):
        return
    alle = {
        kennung: gefunden
        for kennung, programm in recht.programme.items()
        if not isinstance(gefunden := sammle_angebote(vorgang.vorhaben, programm), Ablehnung)
    }
    yield from uebergangene(angebote, alle)


def _belaste_konten(
    recht: Recht,
    vorgaenge: Sequence[Vorgang],
    angebote: Mapping[str, Sequence[Angebot]],
    pakete: Mapping[str, Paket],
    absagen: list[Planabsage],
    belastungen: list[Kontobelastung],
) -> dict[str, Paket]:
    """Count the awards on their accounts, day by day; return the packages after cuts."""
    vergeben = {inhaber: list(betraege) for inhaber, betraege in recht.vergeben.items()}
    neu = {massnahme: list(paket.antraege) for massnahme, paket in pakete.items()}
    vorhaben = {vorgang.massnahme: vorgang.vorhaben for vorgang in vorgaenge}
    reihe = sorted(
        (antrag.bewilligung_am, massnahme, platz)
        for massnahme, antraege in neu.items()
        for platz, antrag in enumerate(antraege)
        if antrag.konten
    )
    for tag, massnahme, platz in reihe:
        antrag, traeger = neu[massnahme][platz], vorhaben[massnahme].traeger
        konten = [recht.konten[kennung] for kennung in antrag.konten]
        angebot = next(a for a in angebote[massnahme] if a.programm == antrag.programm)
        for konto in konten:
            frei = konto.frei_eur(tag, vergeben.setdefault((konto.id, konto.inhaber(traeger)), []))
            if antrag.zuschuss_eur > frei:
                antrag, absage = _nimm_den_rest(konto, antrag, angebot, vorhaben[massnahme], frei)
                if absage is not None:
                    absagen.append(Planabsage(massnahme, antrag.programm, absage))
        for konto in konten:
            bisher = vergeben[konto.id, konto.inhaber(traeger)]
            bisher.append((tag, antrag.zuschuss_eur))
            belegt = sum((betrag for am, betrag in bisher if konto.im_fenster(am, tag)), NICHTS)
            belastungen.append(Kontobelastung(konto.id, konto.inhaber(traeger), tag, konto.grenze_eur, belegt))
        neu[massnahme][platz] = antrag
    return {
        massnahme: Paket(tuple(a for a in antraege if a.zuschuss_eur or not a.konten))
        for massnahme, antraege in neu.items()
    }


def _nimm_den_rest(
    konto: Foerderkonto, antrag: Antrag, angebot: Angebot, vorhaben: Vorhaben, frei_eur: Decimal
) -> tuple[Antrag, str | None]:
    """Return the award that the account still bears, and why it is refused if it is.

    What is left may be too little by itself and still part of a joint application (``planbedingungen``).
    """
    lage = (
        f"{konto.name}: am {datum(antrag.bewilligung_am)} sind von {euro_knapp(konto.grenze_eur)} noch "
        f"{euro_knapp(frei_eur)} frei, beantragt sind {euro_knapp(antrag.zuschuss_eur)}."
    )
    nichts = replace(antrag, zuschuss_eur=NICHTS, auszahlungen=())
    if konto.bei_ueberschreitung == "ablehnen":
        return nichts, lage
    minimum = angebot.fassung.minimum
    hindernis = minimum.pruefe_zuschuss(frei_eur, gemeinsam=True)
    if hindernis is not None:
        return nichts, f"{lage} {hindernis.grund}"
    zeilen = (
        Rechenzeile(f"Kürzung: {lage}", frei_eur - antrag.zuschuss_eur, konto.rechtsgrundlage),
        Rechenzeile("Zuschuss nach Kürzung", frei_eur, konto.rechtsgrundlage),
    )
    gekuerzt = replace(
        antrag,
        zuschuss_eur=frei_eur,
        auszahlungen=verteile_auszahlung(angebot, frei_eur, vorhaben),
        rechenweg=antrag.rechenweg + zeilen,
        nur_gemeinsam_ab_eur=minimum.zuschuss_eur if frei_eur < minimum.zuschuss_eur else None,
    )
    return gekuerzt, None
